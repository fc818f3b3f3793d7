//! `kitei check`: judges policies.

use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, format, format_of, framed, named, option, options, say};
use super::fit::Fit;
use super::{Outcome, input, language, output, today};
use crate::diagnostic::Lang;
use crate::report::{Colour, Detail, Extent, Fingerprints, Format, Report, Screen};
use crate::workspace::{self, End, FailOn, Options, Part};

pub(super) const NAME: &str = "check";

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
        .arg(format(lang, &Format::NAMES))
        .arg(as_of(lang))
        .arg(
            option(lang, "fail-on", "error|warning|info|unknown|never")
                .value_parser(PossibleValuesParser::new(FailOn::NAMES.map(|(name, _)| name)))
                .help(say(
                    lang,
                    "終了コードを 1 にする重大度（既定は error）。判定できない項目があるときも 1（unknown はそれだけ）",
                    "lowest severity that exits with 1 (default: error); what is unknown does as well (`unknown`: that alone)",
                )),
        )
        .arg(option(lang, "jobs", "N").value_parser(value_parser!(usize)).help(say(
            lang,
            "同時に使うスレッドの数（既定はコアの数。結果は変わりません）",
            "number of threads (default: one a core; makes no difference to the result)",
        )))
        .arg(input::stdin_filename(lang))
        .arg(Arg::new("full").long("full").action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "規程に足りないものも一件ずつ、箇所と理由を付けて表示します（human 形式）",
            "tell what a policy lacks one by one, with place and reasons (human format)",
        )))
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
    let options = Options {
        directory,
        paths,
        replaced,
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        today: today::said(matches),
        fail_on: named(matches, "fail-on", &FailOn::NAMES),
    };
    if let Some(&jobs) = matches.get_one::<usize>("jobs") {
        // Threads that cannot be had are done without.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let format = format_of(matches, &Format::NAMES).unwrap_or(Format::Human);
    if format.is_of_lines() {
        return told_in_lines(&options, matches, format, lang);
    }
    let run = workspace::check(&options);
    let (findings, suppressed) = if format.shows_fingerprints() { run.fingerprints() } else { (Vec::new(), Vec::new()) };
    let report = Report {
        sources: &run.sources,
        as_of: run.as_of,
        lang: language::of_run(matches, run.lang, lang),
        findings: &run.findings,
        suppressed: &run.suppressed,
        fingerprints: Fingerprints { findings: &findings, suppressed: &suppressed },
        policies: &run.policies,
        summary: run.summary,
    };
    let extent = if matches.get_flag("quiet") { Extent::Findings } else { Extent::Full };
    let detail = if matches.get_flag("full") { Detail::Each } else { Detail::Work };
    let screen = Screen { detail, ..output::screen(extent) };
    output::streamed(|out| report.write(format, screen, out), fit(format, screen.colour), outcome(&run))
}

/// How what is told is made fit to show.
fn fit(format: Format, colour: Colour) -> Fit {
    match (format, colour) {
        (Format::Json | Format::Jsonl, _) => Fit::Json,
        (Format::Human, Colour::Ansi) => Fit::Coloured,
        (Format::Human | Format::Concise, _) => Fit::Plain,
    }
}

/// Tells findings as they come: a format of lines has no need of the whole.
fn told_in_lines(options: &Options, matches: &ArgMatches, format: Format, lang: Lang) -> ExitCode {
    let mut out = output::Lines::new(fit(format, Colour::Plain));
    let end = workspace::stream(options, |part| {
        let lang = language::of_run(matches, part.lang, lang);
        let Part { sources, as_of, findings, .. } = *part;
        let named = if format.shows_fingerprints() { part.fingerprints() } else { Vec::new() };
        let fingerprints = Fingerprints { findings: &named, suppressed: &[] };
        let report = Report { fingerprints, ..Report::of_findings(sources, as_of, lang, findings) };
        out.write(report.lines(format));
    });
    out.write(Report::last_line(format, &end.summary));
    out.finish(outcome(&end))
}

fn outcome(end: &End) -> Outcome {
    match (end.failed, end.fails) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    }
}
