//! `kitei check`: judges policies.

use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, framed, option, options, say};
use super::{Outcome, input, language, output, today};
use crate::diagnostic::Lang;
use crate::report::{Extent, Format, Report};
use crate::workspace::{self, FailOn, Options};

pub(super) const NAME: &str = "check";

const FORMATS: [(&str, Format); 3] = [("human", Format::Human), ("concise", Format::Concise), ("json", Format::Json)];
pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "規程を検査します", "check policies");
    let usage = say(lang, "kitei check [オプション] [パス]...", "kitei check [OPTIONS] [PATH]...");
    let command = Command::new(NAME)
        .arg(input::paths_argument(
            lang,
            say(
                lang,
                "結果を表示する規程又はフォルダー（- は標準入力、省略すると起点の全部）",
                "policies or folders to report on (- for the standard input; default: all below the root)",
            ),
        ))
        .arg(
            option(lang, "format", "human|concise|json")
                .value_parser(PossibleValuesParser::new(FORMATS.map(|(name, _)| name)))
                .default_value("human")
                .hide_default_value(true)
                .help(say(lang, "出力の形式（既定は human）", "output format (default: human)")),
        )
        .arg(as_of(lang))
        .arg(
            option(lang, "fail-on", "error|warning|info|never")
                .value_parser(PossibleValuesParser::new(FailOn::NAMES.map(|(name, _)| name)))
                .help(say(lang, "終了コードを 1 にする重さ（既定は error）", "lowest severity that exits with 1 (default: error)")),
        )
        .arg(input::stdin_filename(lang))
        .arg(Arg::new("quiet").long("quiet").short('q').action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "指摘だけを表示します",
            "print findings only",
        )));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let mut paths = input::paths(matches);
    let replaced = match input::replaced(matches, &paths, lang) {
        Ok(replaced) => replaced,
        Err(failed) => return failed,
    };
    paths.retain(|path| !input::is_stdin(path));
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let run = workspace::check(&Options {
        directory,
        paths,
        replaced,
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        today: today::said(matches),
        fail_on: named(matches, "fail-on", &FailOn::NAMES),
    });
    let report = Report {
        sources: &run.sources,
        as_of: run.as_of,
        lang: language::of_run(matches, run.lang, lang),
        findings: &run.findings,
        suppressed: &run.suppressed,
        policies: &run.policies,
        files: run.files,
    };
    let extent = if matches.get_flag("quiet") { Extent::Findings } else { Extent::Full };
    let mut written = Vec::new();
    if let Err(error) = report.write(named(matches, "format", &FORMATS).unwrap_or(Format::Human), output::screen(extent), &mut written) {
        return output::failed(&error.to_string());
    }
    let outcome = match (run.failed, run.has_failing_findings()) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    };
    output::to_stdout(&written, outcome)
}

fn named<T: Copy>(matches: &ArgMatches, argument: &str, names: &[(&str, T)]) -> Option<T> {
    let chosen = matches.get_one::<String>(argument)?;
    names.iter().find(|(name, _)| name == chosen).map(|(_, meaning)| *meaning)
}
