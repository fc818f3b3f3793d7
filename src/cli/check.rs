//! `kitei check`: judges policies.

use std::io::{self, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, framed, options, positionals, say};
use super::{Outcome, language, output};
use crate::diagnostic::Lang;
use crate::engine::{self, FailOn, Options, Replaced};
use crate::report::{Extent, Format, Report};

pub(super) const NAME: &str = "check";

const FORMATS: [(&str, Format); 3] = [("human", Format::Human), ("concise", Format::Concise), ("json", Format::Json)];
/// The path that stands for the standard input.
const STDIN: &str = "-";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "規程を検査します", "check policies");
    let usage = say(lang, "kitei check [オプション] [パス]...", "kitei check [OPTIONS] [PATH]...");
    let option = |name: &'static str, value: &'static str| {
        Arg::new(name).long(name).value_name(value).help_heading(options(lang)).hide_possible_values(true)
    };
    let command = Command::new(NAME)
        .arg(
            Arg::new("path")
                .value_name(say(lang, "パス", "PATH"))
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .help_heading(positionals(lang))
                .help(say(
                    lang,
                    "結果を表示する規程又はフォルダー（- は標準入力、省略すると起点の全部）",
                    "policies or folders to report on (- for the standard input; default: all below the root)",
                )),
        )
        .arg(
            option("format", "human|concise|json")
                .value_parser(PossibleValuesParser::new(FORMATS.map(|(name, _)| name)))
                .default_value("human")
                .hide_default_value(true)
                .help(say(lang, "出力の形式（既定は human）", "output format (default: human)")),
        )
        .arg(as_of(lang))
        .arg(
            option("fail-on", "error|warning|info|never")
                .value_parser(PossibleValuesParser::new(FailOn::NAMES.map(|(name, _)| name)))
                .help(say(lang, "終了コードを 1 にする重さ（既定は error）", "lowest severity that exits with 1 (default: error)")),
        )
        .arg(option("stdin-filename", say(lang, "パス", "PATH")).value_parser(value_parser!(PathBuf)).help(say(
            lang,
            "標準入力が代わりとなるファイル",
            "the file whose place the standard input takes",
        )))
        .arg(Arg::new("quiet").long("quiet").short('q').action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "指摘だけを表示します",
            "print findings only",
        )));
    framed(command, lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    let mut paths: Vec<PathBuf> = matches.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    let wants_stdin = paths.iter().any(|path| path.as_os_str() == STDIN);
    paths.retain(|path| path.as_os_str() != STDIN);
    let replaced = match matches.get_one::<PathBuf>("stdin-filename") {
        Some(path) => {
            let mut bytes = Vec::new();
            if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
                return output::failed(&error.to_string());
            }
            Some(Replaced { path: path.clone(), bytes })
        }
        None if wants_stdin => {
            return output::failed(say(
                lang,
                "エラー: 標準入力を検査するときは --stdin-filename でファイル名を指定してください",
                "error: name the file with --stdin-filename where the standard input is checked",
            ));
        }
        None => None,
    };
    let directory = match std::env::current_dir() {
        Ok(directory) => directory,
        Err(error) => return output::failed(&error.to_string()),
    };
    let run = engine::check(&Options {
        directory,
        paths,
        replaced,
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        today: jiff::ZonedDateTime::now().date(),
        fail_on: named(matches, "fail-on", &FailOn::NAMES),
    });
    let report = Report {
        sources: &run.sources,
        as_of: run.as_of,
        lang: matches.get_one::<String>("lang").and_then(|name| language::named(name)).or(run.lang).unwrap_or(lang),
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
