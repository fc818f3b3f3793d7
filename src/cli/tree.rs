//! `kitei tree`: who inherits from whom.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, format, format_of, framed, options, say};
use super::fit::Fit;
use super::{Outcome, input, language, output, today};
use crate::answer::lineage::Member;
use crate::diagnostic::Lang;
use crate::explain::lineage as tree;
use crate::report::{Digests, Extent, Shape, Tree};
use crate::workspace::Options;

pub(super) const NAME: &str = "tree";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "規程の継承関係を表示します", "show which policies inherit from which");
    let usage = say(lang, "kitei tree [オプション] [パス]...", "kitei tree [OPTIONS] [PATH]...");
    let command = Command::new(NAME)
        .arg(input::paths_argument(
            lang,
            say(
                lang,
                "表示する規程又はフォルダー（上位規程も表示します。省略すると最上位フォルダーの下の全部）",
                "policies or folders to show, with those above them (default: all below the root)",
            ),
        ))
        .arg(format(lang, &Shape::NAMES))
        .arg(Arg::new("digest").long("digest").action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "各規程の照合値（kitei1:…）も表示します",
            "show the digest of each policy (kitei1:…), as a child names it",
        )))
        .arg(input::root(lang))
        .arg(as_of(lang));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let lineage = tree::tree(&Options {
        root: input::root_of(matches),
        paths: input::paths(matches),
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        ..Options::new(directory, today::said(matches))
    });
    let lang = language::of_run(matches, lineage.lang, lang);
    output::to_stderr(&output::concise(&lineage.sources, &lineage.trouble, lineage.as_of, lang));
    let shape = format_of(matches, &Shape::NAMES).unwrap_or(Shape::Text);
    let tree = Tree {
        sources: &lineage.sources,
        as_of: lineage.as_of,
        lang,
        members: &lineage.members,
        digests: if matches.get_flag("digest") { Digests::Shown } else { Digests::Hidden },
    };
    let mut written = Vec::new();
    if let Err(error) = tree.write(shape, output::screen(Extent::Full).width, &mut written) {
        return output::failed(&error.to_string());
    }
    let outcome = match (lineage.trouble.is_empty(), lineage.members.iter().any(Member::has_lost_parent)) {
        (false, _) => Outcome::Failed,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    };
    output::to_stdout(&written, Fit::json_if(shape == Shape::Json), outcome)
}
