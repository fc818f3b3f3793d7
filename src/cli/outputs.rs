//! Where what `kitei check` tells goes: one format to the standard output, and any others into files, all of one run.

use std::env;
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::Outcome;
use super::arguments::{format, format_of, option, options, say};
use super::coverage::{bom, mark};
use super::fit::{Fit, Fitting};
use super::output::{self, unplaced};
use super::output_file::is_policy;
use crate::config::limits::MOST_FINDINGS;
use crate::diagnostic::Lang;
use crate::report::{
    Ambiguous, Assessment, Body, Bounded, Colour, Counts, Ending, Format, Look, Reach, Report, Screen, SetAside, Statistics, Writer,
    summary,
};
use crate::workspace::Pending;

const AMBIGUOUS_WIDTH: &str = "ambiguous-width";
const OUTPUT: &str = "output";
const ASSESSED: &str = "assessed";
const MAX_FINDINGS: &str = "max-findings";
const SHOW_SUPPRESSED: &str = "show-suppressed";
const STATISTICS: &str = "statistics";
/// The variable that names the file in which GitHub Actions gathers the summary of a step.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// What `--format` asks for.
#[derive(Debug, Clone, Copy)]
enum Asked {
    /// One format.
    Format(Format),
    /// What the CI that runs kitei shows best; without one, what people read.
    Auto,
}

/// `--format`, `--output`, and what they can be told besides.
pub(super) fn arguments(lang: Lang) -> [Arg; 8] {
    let names: Vec<&str> = Format::NAMES.iter().map(|(name, _)| *name).collect();
    let wrong = match lang {
        Lang::Ja => format!("sarif=result.sarif のように書いてください。形式は {}", names.join("、")),
        Lang::En => format!("write it like sarif=result.sarif; a format is one of {}", names.join(", ")),
    };
    let policy = say(lang, "規程（.kitei）でないファイルを指定してください", "name a file that is no policy (.kitei)");
    let parser = move |text: &str| {
        let (format, file) = named(text).ok_or_else(|| wrong.clone())?;
        if is_policy(&file) { Err(policy.to_owned()) } else { Ok((format, file)) }
    };
    let output = option(lang, OUTPUT, say(lang, "形式=ファイル", "FORMAT=FILE")).action(ArgAction::Append).value_parser(parser);
    [
        format(lang, &asked()),
        output.help(say(
            lang,
            "結果をその形式でファイルにも書き込みます（繰り返せます）",
            "write the result into a file too, in that format (repeatable)",
        )),
        Arg::new(ASSESSED).long(ASSESSED).action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "満たしている遵守事項、適用しない遵守事項も記します（sarif 形式）",
            "tell requirements that are met or do not apply too (sarif format)",
        )),
        option(lang, AMBIGUOUS_WIDTH, "1|2|auto").value_parser(["1", "2", "auto"]).help(say(
            lang,
            "①、※、…のように幅が定まらない文字を、端末が表示する桁数（human 形式。既定は auto）",
            "columns in which the terminal draws characters of ambiguous width: ①, ※, … (human format; default: auto)",
        )),
        bom(lang),
        Arg::new(STATISTICS).long(STATISTICS).action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "規則ごとの件数を終わりに示します（human、plain、concise、json 形式）",
            "count findings by their rules at the end (human, plain, concise and json formats)",
        )),
        Arg::new(SHOW_SUPPRESSED).long(SHOW_SUPPRESSED).action(ArgAction::SetTrue).help_heading(options(lang)).help(say(
            lang,
            "抑制した指摘と基準線にある指摘も、理由とともに示します（human、plain、concise 形式）",
            "tell what is suppressed or in the baseline, too, with the reason (human, plain and concise formats)",
        )),
        option(lang, MAX_FINDINGS, "N").value_parser(value_parser!(usize)).help(say(
            lang,
            "表示する指摘の数の上限（human、concise 形式。既定は 500、0 は無制限）。残りは規則ごとの件数を示します",
            "how many findings to show in human and concise (default: 500; 0: all); the rest are counted by their rules",
        )),
    ]
}

/// How many findings are shown to people; none: all.
fn most(matches: &ArgMatches, format: Format) -> Option<usize> {
    let asked = matches.get_one::<usize>(MAX_FINDINGS).copied();
    let is_read = matches!(format, Format::Human | Format::Concise);
    is_read.then(|| asked.unwrap_or(MOST_FINDINGS)).filter(|most| *most > 0)
}

fn asked() -> Vec<(&'static str, Asked)> {
    let named = Format::NAMES.into_iter().map(|(name, format)| (name, Asked::Format(format)));
    named.chain([("auto", Asked::Auto)]).collect()
}

/// How wide the terminal draws characters of ambiguous width. Where nobody says so, terminals of the VTE library do.
fn ambiguous(matches: &ArgMatches) -> Ambiguous {
    let asked = matches.get_one::<String>(AMBIGUOUS_WIDTH).map(String::as_str);
    let is_wide = || env::var("VTE_CJK_WIDTH").is_ok_and(|value| value == "wide");
    match asked {
        Some("2") => Ambiguous::Wide,
        Some("1") => Ambiguous::Narrow,
        _ if is_wide() => Ambiguous::Wide,
        _ => Ambiguous::Narrow,
    }
}

/// `sarif=result.sarif`.
fn named(text: &str) -> Option<(Format, PathBuf)> {
    let (name, file) = text.split_once('=')?;
    let (_, format) = Format::NAMES.into_iter().find(|(known, _)| *known == name)?;
    (!file.is_empty()).then(|| (format, PathBuf::from(file)))
}

/// The format that the CI shows best by whose variables kitei was started.
fn of_environment() -> Format {
    let is_set = |name| env::var(name).is_ok_and(|value| value == "true");
    match (is_set("GITHUB_ACTIONS"), is_set("GITLAB_CI")) {
        (true, _) => Format::Github,
        (false, true) => Format::Gitlab,
        (false, false) => Format::Human,
    }
}

/// The summary of the step, where GitHub Actions asks for one.
fn step_summary(screen: Screen) -> Option<Output<Fitting<File>>> {
    let path = env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty())?;
    match File::options().append(true).create(true).open(path) {
        Ok(file) => {
            let out = Fitting::new(file, Fit::Plain);
            Some(Output { format: Format::Markdown, writer: Box::new(summary(screen.extent)), out, fault: None })
        }
        Err(error) => {
            output::to_stderr(&format!("{STEP_SUMMARY}: {error}\n"));
            None
        }
    }
}

/// All that a run is told by.
pub(super) struct Outputs {
    shown: Output<Fitting<io::BufWriter<Shown>>>,
    /// What of it goes to the screen.
    bounded: Bounded,
    /// What is counted by rules, where that is asked for.
    statistics: Option<Statistics>,
    files: Vec<(PathBuf, Output<Fitting<Pending>>)>,
    /// The summary of the step, in GitHub Actions.
    summary: Option<Output<Fitting<File>>>,
    assessment: Assessment,
    lang: Lang,
}

type Shown = anstream::AutoStream<io::StdoutLock<'static>>;

/// One format and what it is written to.
struct Output<W> {
    format: Format,
    writer: Box<dyn Writer>,
    out: W,
    /// What went wrong: after it nothing more is written.
    fault: Option<io::Error>,
}

impl Outputs {
    /// Those that the arguments ask for.
    pub(super) fn of(matches: &ArgMatches, screen: Screen, lang: Lang) -> Result<Self, ExitCode> {
        let format = match format_of(matches, &asked()) {
            Some(Asked::Format(format)) => format,
            Some(Asked::Auto) => of_environment(),
            None => Format::Human,
        };
        let assessment = if matches.get_flag(ASSESSED) { Assessment::All } else { Assessment::Findings };
        let screen = Screen { ambiguous: ambiguous(matches), ..screen };
        let is_counted = matches.get_flag(STATISTICS);
        let counts = if is_counted { Counts::ByRule } else { Counts::Totals };
        let set_aside = if matches.get_flag(SHOW_SUPPRESSED) { SetAside::Told } else { SetAside::Counted };
        let look = Look { screen, mark: mark(matches), assessment, counts, set_aside };
        let shown = Fitting::new(io::BufWriter::new(anstream::stdout().lock()), fit(format, screen.colour));
        let shown = Output { format, writer: format.writer(look), out: shown, fault: None };
        let mut files: Vec<(PathBuf, Output<Fitting<Pending>>)> = Vec::new();
        for (format, path) in matches.get_many::<(Format, PathBuf)>(OUTPUT).into_iter().flatten().cloned() {
            if files.iter().any(|(other, _)| *other == path) {
                let path = path.display();
                return Err(output::failed(&match lang {
                    Lang::Ja => {
                        format!("エラー: 「{path}」に書き込む形式が二つあります。--output には形式ごとに別のファイルを指定してください")
                    }
                    Lang::En => format!("error: \"{path}\" is named for two formats; name another file for each --output"),
                }));
            }
            let pending = match Pending::new(&path) {
                Ok(pending) => pending,
                Err(why) => return Err(output::failed(&format!("{}: {}", say(lang, "エラー", "error"), unplaced(&path, &why).get(lang)))),
            };
            let look = Look { screen: output::no_screen(screen), ..look };
            let out = Fitting::new(pending, fit(format, Colour::Plain));
            files.push((path, Output { format, writer: format.writer(look), out, fault: None }));
        }
        let summary = if shown.format == Format::Github { step_summary(screen) } else { None };
        let bounded = Bounded::at_most(most(matches, format));
        let statistics = is_counted.then(Statistics::default);
        Ok(Self { shown, bounded, statistics, files, summary, assessment, lang })
    }

    fn formats(&self) -> impl Iterator<Item = Format> {
        [self.shown.format].into_iter().chain(self.files.iter().map(|(_, file)| file.format))
    }

    /// Whether what is shown is for programs.
    pub(super) fn are_json(&self) -> bool {
        self.shown.format.body() == Body::Json
    }

    /// Whether what is told of some files can be written before the rest is known.
    pub(super) fn are_of_portions(&self) -> bool {
        self.formats().all(|format| format.reach() == Reach::Portion)
    }

    /// Whether one tells requirements that are in order too.
    pub(super) fn tell_requirements(&self) -> bool {
        let all = self.assessment == Assessment::All;
        self.formats().any(|format| format.tells_requirements() || all && format.names_items())
    }

    /// Whether one names the items of standards.
    pub(super) fn name_items(&self) -> bool {
        self.formats().any(Format::names_items)
    }

    /// Whether one shows the names of findings that last.
    pub(super) fn show_fingerprints(&self) -> bool {
        self.formats().any(Format::shows_fingerprints)
    }

    /// Writes what is told of some files, or of all.
    pub(super) fn part(&mut self, report: &Report<'_>) {
        self.statistics.iter_mut().for_each(|statistics| statistics.count(report.findings));
        let few = self.bounded.of(report.findings, report.sources);
        let shown = Report { findings: &few, ..*report };
        self.shown.write(&mut |writer: &mut dyn Writer, out: &mut dyn Write| writer.part(&shown, out));
        self.beside(|writer, out| writer.part(report, out));
    }

    fn each(&mut self, mut write: impl FnMut(&mut dyn Writer, &mut dyn Write) -> io::Result<()>) {
        self.shown.write(&mut write);
        self.beside(write);
    }

    /// The same for all that no screen shows.
    fn beside(&mut self, mut write: impl FnMut(&mut dyn Writer, &mut dyn Write) -> io::Result<()>) {
        self.files.iter_mut().for_each(|(_, file)| file.write(&mut write));
        self.summary.iter_mut().for_each(|summary| summary.write(&mut write));
    }

    /// Writes what stands at the end and puts the files in their places. The outcome stands unless something could not be written.
    pub(super) fn finish(mut self, end: &Ending, outcome: Outcome) -> ExitCode {
        self.each(|writer, out| writer.end(end, out));
        if let Some(statistics) = &self.statistics {
            let format = self.shown.format;
            self.shown.write(&mut |_: &mut dyn Writer, out: &mut dyn Write| statistics.write(format, end.lang, out));
        }
        if let Some(rest) = self.bounded.left_out(end.lang) {
            output::to_stderr(&format!("{rest}\n"));
        }
        let mut failures = Vec::new();
        for (path, file) in self.files {
            let kept = file.finish().map_err(Into::into).and_then(Pending::keep);
            failures.extend(kept.err().map(|why| unplaced(&path, &why).get(self.lang).to_owned()));
        }
        if let Some(error) = self.summary.and_then(|summary| summary.finish().err()) {
            // What was found was told all the same.
            output::to_stderr(&format!("{STEP_SUMMARY}: {error}\n"));
        }
        match self.shown.finish().err() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => failures.push(error.to_string()),
            _ => {}
        }
        if failures.is_empty() {
            return outcome.into();
        }
        let lines: Vec<String> = failures.iter().map(|why| format!("{}: {why}", say(self.lang, "エラー", "error"))).collect();
        output::failed(&lines.join("\n"))
    }
}

impl<W: Write> Output<Fitting<W>> {
    fn write(&mut self, write: &mut impl FnMut(&mut dyn Writer, &mut dyn Write) -> io::Result<()>) {
        if self.fault.is_none() {
            self.fault = write(self.writer.as_mut(), &mut self.out).err();
        }
    }

    fn finish(mut self) -> io::Result<W> {
        self.fault.take().map_or_else(|| self.out.finish(), Err)?;
        Ok(self.out.into_inner())
    }
}

/// How what is told is made fit to show.
fn fit(format: Format, colour: Colour) -> Fit {
    match (format.body(), format, colour) {
        (Body::Json, ..) => Fit::Json,
        (Body::Text, Format::Human, Colour::Ansi) => Fit::Coloured,
        (Body::Commands, ..) => Fit::Whole,
        (Body::Text, ..) => Fit::Plain,
    }
}
