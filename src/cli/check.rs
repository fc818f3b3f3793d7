//! `kitei check`: judges policies.

use std::path::Path;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, framed, named, option, options, say};
use super::outputs::{self, Outputs};
use super::{Outcome, baselining, fixing, input, language, output, progress, today, watch};
use crate::config::rules;
use crate::diagnostic::Lang;
use crate::report::{Besides, Detail, Ended, Ending, Extent, Fingerprints, Report, Screen};
use crate::workspace::{self, End, FailOn, Host, Options, Part};

pub(super) const NAME: &str = "check";
/// The rule by which requirements are judged that are in order.
const MISSING: &str = "coverage/missing";

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
        .args(outputs::arguments(lang))
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
        .arg(
            Arg::new("staged")
                .long("staged")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["stdin-filename", "fix", "unsafe-fixes", "diff", "write-baseline"])
                .help_heading(options(lang))
                .help(say(
                    lang,
                    "作業中のファイルではなく、git の次のコミットに入るものを検査します",
                    "check what the next commit of git would hold, not what lies in the work tree",
                )),
        )
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
    framed(baselining::flags(fixing::flags(command.arg(watch::argument(lang)), lang), lang), lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    if let Some(&jobs) = matches.get_one::<usize>("jobs") {
        // Threads that cannot be had are done without.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let directory = match input::directory() {
        Ok(directory) => directory,
        Err(failed) => return failed,
    };
    let once = || once(matches, &directory, lang);
    if matches.get_flag(watch::NAME) { watch::watched(&directory, lang, once) } else { once() }
}

fn once(matches: &ArgMatches, directory: &Path, lang: Lang) -> ExitCode {
    let mut paths = input::paths(matches);
    let replaced = match input::replaced(matches, &paths, lang) {
        Ok(replaced) => replaced,
        Err(failed) => return failed,
    };
    paths.retain(|path| !input::is_stdin(path));
    let options = Options {
        paths,
        replaced,
        as_of: matches.get_one::<Date>(AS_OF).copied(),
        fail_on: named(matches, "fail-on", &FailOn::NAMES),
        baseline: baselining::named(matches),
        ..Options::new(directory, today::said(matches))
    };
    let extent = if matches.get_flag("quiet") { Extent::Findings } else { Extent::Full };
    let detail = if matches.get_flag("full") { Detail::Each } else { Detail::Work };
    let mut outputs = match Outputs::of(matches, Screen { detail, ..output::screen(extent) }, lang) {
        Ok(outputs) => outputs,
        Err(failed) => return failed,
    };
    if let Some(end) = fixing::fixed(matches, &options, lang).or_else(|| baselining::written(matches, &options, lang)) {
        return end;
    }
    let host = match if matches.get_flag("staged") { workspace::staged(&options) } else { Ok(workspace::disk(&options)) } {
        Ok(host) => host,
        Err(why) => return output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
    };
    let of_run = |configured| language::of_run(matches, configured, lang);
    let is_watched = matches.get_flag(watch::NAME);
    let is_told_meanwhile = outputs.are_of_portions() && !is_watched;
    let options = if extent == Extent::Full { progress::shown(options, is_told_meanwhile) } else { options };
    let end = if is_told_meanwhile {
        told(&*host, &options, &mut outputs, of_run)
    } else {
        whole(&*host, &options, &mut outputs, of_run, if is_watched { watch::cleared } else { || () })
    };
    output::to_stderr(&output::passed_over(&end.passed_over, of_run(end.lang)));
    outputs.finish(&Ending { summary: end.summary, as_of: end.as_of, lang: of_run(end.lang) }, outcome(&end))
}

/// Tells what is found as it comes.
fn told(host: &dyn Host, options: &Options, outputs: &mut Outputs, lang: impl Fn(Option<Lang>) -> Lang) -> End {
    workspace::stream_in(host, options, |part| {
        let Part { sources, as_of, findings, suppressed, policies, .. } = *part;
        let (named, of_suppressed) = if outputs.show_fingerprints() { part.fingerprints() } else { Default::default() };
        let fingerprints = Fingerprints { findings: &named, suppressed: &of_suppressed };
        let besides = Besides { from_top: part.root_in_tree(), ..Besides::default() };
        outputs.part(&Report {
            suppressed,
            fingerprints,
            policies,
            besides,
            ..Report::of_findings(sources, as_of, lang(part.lang), findings)
        });
    })
}

/// Tells all at once, when everything is `ready`.
fn whole(host: &dyn Host, options: &Options, outputs: &mut Outputs, lang: impl Fn(Option<Lang>) -> Lang, ready: fn()) -> End {
    let run = workspace::check_in(host, options);
    let (findings, suppressed) = if outputs.show_fingerprints() { run.fingerprints() } else { Default::default() };
    let assessed = if outputs.tell_requirements() { run.assessed() } else { Vec::new() };
    let catalogues = if outputs.name_items() { run.catalogues() } else { Vec::new() };
    let ended = if run.failed { Ended::Badly } else { Ended::Well };
    ready();
    outputs.part(&Report {
        sources: &run.sources,
        as_of: run.as_of,
        lang: lang(run.lang),
        findings: &run.findings,
        suppressed: &run.suppressed,
        fingerprints: Fingerprints { findings: &findings, suppressed: &suppressed },
        policies: &run.policies,
        summary: run.summary,
        besides: Besides { assessed: &assessed, catalogues: &catalogues, rule: rules::find(MISSING), from_top: run.root_in_tree(), ended },
    });
    (*run).clone()
}

fn outcome(end: &End) -> Outcome {
    match (end.faulty, end.failed, end.fails) {
        (true, ..) => Outcome::Faulty,
        (_, true, _) => Outcome::Failed,
        (.., true) => Outcome::Findings,
        (.., false) => Outcome::Clean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_kitei_goes_before_all_else() {
        let end = End {
            summary: crate::answer::Summary::default(),
            as_of: jiff::civil::date(2026, 5, 1),
            lang: None,
            passed_over: Vec::new(),
            failed: true,
            faulty: true,
            fails: true,
        };
        assert_eq!(ExitCode::from(outcome(&end)), ExitCode::from(3));
        assert_eq!(outcome(&End { faulty: false, ..end.clone() }), Outcome::Failed);
        assert_eq!(outcome(&End { faulty: false, failed: false, ..end }), Outcome::Findings);
    }
}
