//! `kitei diff`: what changed between two sides.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, format, format_of, framed, options, positionals, say};
use super::fit::Fit;
use super::today::{self, today};
use super::{Outcome, input, language, output};
use crate::compare::editions::are_editions;
use crate::compare::{Comparison, Request, Sides, Unreadable, diff};
use crate::diagnostic::Lang;
use crate::report::diff::{DiffFormat, DiffReport};
use crate::report::{Extent, Format, Report};

pub(super) const NAME: &str = "diff";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "規程の変更が何を強め、何を緩めるかを示します", "show what a change of policies strengthens and weakens");
    let usage = say(
        lang,
        "kitei diff [オプション] 旧 新\n       kitei diff [オプション] --rev A..B\n       kitei diff [オプション] 基準 基準 [--policy 規程]",
        "kitei diff [OPTIONS] OLD NEW\n       kitei diff [OPTIONS] --rev A..B\n       kitei diff [OPTIONS] EDITION EDITION [--policy POLICY]",
    );
    let side = |name: &'static str, place: usize, value: &'static str, help: &'static str| {
        Arg::new(name)
            .display_order(place)
            .value_name(value)
            .value_parser(value_parser!(PathBuf))
            .required_unless_present("rev")
            .conflicts_with("rev")
            .help_heading(positionals(lang))
            .help(help)
    };
    let command = Command::new(NAME)
        .arg(side(
            "old",
            1,
            say(lang, "旧", "OLD"),
            say(lang, "変更前の規程、又は規程のフォルダー", "the policy, or folder of policies, before the change"),
        ))
        .arg(side(
            "new",
            2,
            say(lang, "新", "NEW"),
            say(lang, "変更後の規程、又は規程のフォルダー", "the policy, or folder of policies, after the change"),
        ))
        .arg(Arg::new("rev").long("rev").value_name("A..B").help_heading(options(lang)).help(say(
            lang,
            "git の版 A と B を比べます（A...B は分岐点から、A だけなら作業中のファイルと）",
            "compare the git revisions A and B (A...B: from where they parted; A alone: with the work tree)",
        )))
        .arg(
            Arg::new("policy")
                .long("policy")
                .value_name(say(lang, "規程", "POLICY"))
                .value_parser(value_parser!(PathBuf))
                .requires("new")
                .help_heading(options(lang))
                .help(say(
                    lang,
                    "この規程が旧の版から新の版に移るときに、何が変わるかを示します",
                    "show what changes for this policy when it moves from the old edition to the new",
                )),
        )
        .arg(format(lang, &DiffFormat::NAMES))
        .arg(as_of(lang))
        .arg(Arg::new("fail-on-weakened").long("fail-on-weakened").action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "緩和、比較不能、遵守事項の充足・適用の喪失があれば、終了コードを 1 にします",
            "exit with 1 if anything is weakened, incomparable, or no longer covered or applying",
        )));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let name = |name: &str| path(name).to_str().map(str::to_owned).filter(|name| !directory.join(name).exists());
    let editions = name("old").zip(name("new")).filter(|(old, new)| are_editions(old, new));
    let sides = match (matches.get_one::<String>("rev"), editions, matches.get_one::<PathBuf>("policy")) {
        (Some(revisions), ..) => Sides::Revisions(revisions.clone()),
        (None, Some((from, to)), Some(policy)) => Sides::Conforming { path: policy.clone(), from, to },
        (None, Some((old, new)), None) => Sides::Editions(old, new),
        (None, None, Some(_)) => {
            let why = say(
                lang,
                "エラー: --policy を使うときは、旧と新に組み込みの基準の名前を書いてください（mhlw-6.0 mhlw-7.0）",
                "error: with --policy, name two built-in standards as old and new (mhlw-6.0 mhlw-7.0)",
            );
            return output::failed(why);
        }
        (None, None, None) => Sides::Paths(path("old"), path("new")),
    };
    let today = today::said(matches);
    let compared = diff(&Request { directory, sides, as_of: matches.get_one::<Date>(AS_OF).copied(), today });
    let Comparison { difference, as_of, lang: configured } = match compared {
        Ok(comparison) => comparison,
        Err(why) => return output::failed(&told(&why, lang)),
    };
    let asked = matches.get_one::<String>("lang").and_then(|name| language::named(name));
    let report = DiffReport { difference: &difference, as_of, lang: asked.or(configured).unwrap_or(lang) };
    let format = format_of(matches, &DiffFormat::NAMES).unwrap_or(DiffFormat::Human);
    let mut written = Vec::new();
    if let Err(error) = report.write(format, output::screen(Extent::Full).width, &mut written) {
        return output::failed(&error.to_string());
    }
    let fails = matches.get_flag("fail-on-weakened") && difference.weakens();
    output::to_stdout(&written, Fit::json_if(format == DiffFormat::Json), if fails { Outcome::Findings } else { Outcome::Clean })
}

/// Why a side cannot be read.
pub(super) fn told(why: &Unreadable, lang: Lang) -> String {
    match why {
        Unreadable::Told(why) => format!("{}: {}", say(lang, "エラー", "error"), why.get(lang)),
        Unreadable::Found { sources, findings } => {
            let mut told = Vec::new();
            let report = Report::of_findings(sources, today(), lang, findings);
            // Writing to memory does not fail.
            let _ = report.write(Format::Concise, output::screen(Extent::Findings), &mut told);
            String::from_utf8_lossy(&told).into_owned()
        }
    }
}
