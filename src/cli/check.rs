//! `kitei check`: judges policies.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use super::arguments::{AS_OF, as_of, framed, named, option, options, say};
use super::fit::Fit;
use super::outputs::{self, Outputs};
use super::{Outcome, baselining, fixing, input, language, output, progress, threads, today, watch};
use crate::config::rules;
use crate::diagnostic::{Lang, Text};
use crate::report::{Baselined, Besides, Detail, Ended, Ending, Extent, Fingerprints, ListFormat, Report, Screen, write_settings};
use crate::workspace::{self, End, FailOn, Host, Options, Part, Run};

pub(super) const NAME: &str = "check";
/// The rule by which requirements are judged that are in order.
const MISSING: &str = "coverage/missing";
const CHANGED_SINCE: &str = "changed-since";
const SHOW_SETTINGS: &str = "show-settings";

pub(super) fn command(lang: Lang) -> Command {
    let about = say(lang, "規程を検査します", "check policies");
    let usage = say(lang, "kitei check [オプション] [パス]...", "kitei check [OPTIONS] [PATH]...");
    let command = Command::new(NAME)
        .arg(input::paths_argument(
            lang,
            say(
                lang,
                "結果を表示する規程又はフォルダー（- は標準入力、省略すると最上位フォルダーの下の全部）",
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
        .arg(option(lang, threads::JOBS, "N").value_parser(value_parser!(usize)).help(say(
            lang,
            "同時に使うスレッドの数（既定はコアの数。結果は変わりません）",
            "number of threads (default: one a core; makes no difference to the result)",
        )))
        .arg(input::root(lang))
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
        .arg(
            option(lang, CHANGED_SINCE, "REV")
                .conflicts_with_all(["staged", "stdin-filename", "fix", "unsafe-fixes", "diff", "write-baseline"])
                .help(say(
                    lang,
                    "git の版 REV から変わった規程と、それを継承する規程だけについて表示します。その間に加えた例外と抑制は認めません",
                    "report on what was touched since a git revision and on all that inherits from it; exceptions and suppressions added since then do not count",
                )),
        )
        .arg(Arg::new("full").long("full").action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "規程に足りないものも一件ずつ、箇所と理由を付けて表示します（human 形式）",
            "tell what a policy lacks one by one, with place and reasons (human format)",
        )))
        .arg(Arg::new(SHOW_SETTINGS).long(SHOW_SETTINGS).action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "検査せずに、効いている設定と入力の上限を表示します（--format json も使えます）",
            "check nothing: show the settings that count and the limits of what is read (--format json as well)",
        )))
        .arg(Arg::new("quiet").long("quiet").short('q').action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "指摘だけを表示します",
            "print findings only",
        )));
    framed(baselining::flags(fixing::flags(command.arg(watch::argument(lang)), lang), lang), lang, about, usage)
}

pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
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
    let mut options = Options {
        root: input::root_of(matches),
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
    let host = match host(matches, &mut options) {
        Ok(host) => host,
        Err(why) => return output::failed(&format!("{}: {}", say(lang, "エラー", "error"), why.get(lang))),
    };
    let of_run = |configured| language::of_run(matches, configured, lang);
    if matches.get_flag(SHOW_SETTINGS) {
        let settings = workspace::settings(&*host, &options);
        let format = if outputs.are_json() { ListFormat::Json } else { ListFormat::Table };
        let (lang, width) = (of_run(settings.lang), output::screen(extent).width);
        let write = |out: &mut dyn std::io::Write| write_settings(&settings, format, lang, width, out);
        return output::streamed(write, Fit::json_if(format == ListFormat::Json), Outcome::Clean);
    }
    let is_watched = matches.get_flag(watch::NAME);
    let is_told_meanwhile = outputs.are_of_portions() && !is_watched;
    let options = if extent == Extent::Full { progress::shown(options, is_told_meanwhile) } else { options };
    let end = if is_told_meanwhile {
        told(&*host, &options, &mut outputs, of_run)
    } else {
        whole(&*host, &options, &mut outputs, of_run, if is_watched { watch::cleared } else { || () })
    };
    output::to_stderr(&(output::passed_over(&end.passed_over, of_run(end.lang)) + &days(&end, of_run(end.lang))));
    outputs.finish(&Ending { summary: end.summary, as_of: end.as_of, lang: of_run(end.lang) }, outcome(&end))
}

/// The files that are judged.
fn host(matches: &ArgMatches, options: &mut Options) -> Result<Box<dyn Host>, Text> {
    if let Some(revision) = matches.get_one::<String>(CHANGED_SINCE) {
        let (host, touched) = workspace::since::since(&options.directory, revision)?;
        options.touched = Some(Arc::new(touched));
        return Ok(host);
    }
    if matches.get_flag("staged") { workspace::staged(options) } else { Ok(workspace::disk(options)) }
}

/// The day of each repository, where they differ.
fn days(end: &End, lang: Lang) -> String {
    let line = |(folder, day): &(String, Date)| match lang {
        Lang::Ja => format!("{folder}: {day}現在で判定しました\n"),
        Lang::En => format!("{folder}: judged as of {day}\n"),
    };
    end.summary.days.iter().flat_map(|_| end.days.iter().map(line)).collect()
}

/// Tells what is found as it comes.
fn told(host: &dyn Host, options: &Options, outputs: &mut Outputs, lang: impl Fn(Option<Lang>) -> Lang) -> End {
    workspace::stream_in(host, options, |part| {
        let Part { sources, as_of, findings, suppressed, policies, .. } = *part;
        let (named, of_suppressed) = if outputs.show_fingerprints() { part.fingerprints() } else { Default::default() };
        let fingerprints = Fingerprints { findings: &named, suppressed: &of_suppressed };
        outputs.part(&Report { suppressed, fingerprints, policies, ..Report::of_findings(sources, as_of, lang(part.lang), findings) });
    })
}

/// Tells all at once, when everything is `ready`; repositories one after another.
fn whole(host: &dyn Host, options: &Options, outputs: &mut Outputs, lang: impl Fn(Option<Lang>) -> Lang, ready: fn()) -> End {
    let mut runs = workspace::check_each(host, options);
    let end = workspace::end_of(&runs, options);
    let sources = runs.last().map(|run| Arc::clone(&run.sources)).unwrap_or_default();
    let fingerprints = runs.iter().filter(|_| outputs.show_fingerprints()).map(Run::fingerprints);
    let (names, of_suppressed): (Vec<_>, Vec<_>) = fingerprints.unzip();
    let assessed = runs.iter().filter(|_| outputs.tell_requirements()).flat_map(Run::assessed).collect::<Vec<_>>();
    let mut catalogues = runs.iter().filter(|_| outputs.name_items()).flat_map(Run::catalogues).collect::<Vec<_>>();
    catalogues.sort_by(|one, other| one.id.cmp(&other.id));
    catalogues.dedup_by(|one, other| one.id == other.id);
    let (within, of_set_aside): (Vec<_>, Vec<_>) = runs.iter().filter(|_| outputs.name_items()).map(Run::within).unzip();
    let (within, of_set_aside) = (within.concat(), of_set_aside.concat());
    let (mut findings, mut suppressed, mut policies) = (Vec::new(), Vec::new(), Vec::new());
    for run in &mut runs {
        findings.append(&mut run.findings);
        suppressed.append(&mut run.suppressed);
        policies.append(&mut run.policies);
    }
    let baseline = if runs.iter().any(Run::has_baseline) { Baselined::Yes } else { Baselined::No };
    let ended = if end.failed { Ended::Badly } else { Ended::Well };
    ready();
    outputs.part(&Report {
        sources: &sources,
        as_of: end.as_of,
        lang: lang(end.lang),
        findings: &findings,
        suppressed: &suppressed,
        fingerprints: Fingerprints { findings: &names.concat(), suppressed: &of_suppressed.concat() },
        policies: &policies,
        summary: end.summary,
        besides: Besides {
            assessed: &assessed,
            catalogues: &catalogues,
            rule: rules::find(MISSING),
            ended,
            within: (&within, &of_set_aside),
            baseline,
        },
    });
    end
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
            days: Vec::new(),
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
