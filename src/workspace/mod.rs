//! A run: configuration, discovery, reading, judging, levels, order.

mod assessed;
pub(crate) mod baseline;
mod contained;
mod fingerprint;
mod in_force;
mod incremental;
mod kin;
pub(crate) mod knowledge;
mod lock;
pub(crate) mod one;
pub(crate) mod opened;
mod opening;
pub(crate) mod packs;
pub(crate) mod portion;
mod reading;
pub(crate) mod settings;
pub(crate) mod since;
pub(crate) mod stream;
mod suppression;
mod unseen;
mod within;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::answer::{Grounds, PolicyCounts, Summary, Totals};
use crate::config::report;
pub(crate) use crate::config::{FILE_NAME, FailOn, Options, Replaced};
use crate::diagnostic::{Diagnostic, Fingerprint, Lang, Suppressed, Text};
use crate::io;
pub(crate) use crate::io::Host;
pub(crate) use crate::io::changes::Stamp;
pub(crate) use crate::io::new::{Made, Sort, make};
pub(crate) use crate::io::read::LARGEST;
pub(crate) use crate::io::result::{Pending, Unplaced};
pub(crate) use crate::io::{EXTENSION, Unread};
use crate::text::{FileId, Sources};
pub(crate) use in_force::settings;
pub use incremental::Workspace;
pub(crate) use incremental::editor::{OnDisk, Progress, homes, leads_out, on_disk, real};
use opened::Opened;
use stream::{Retention, Told};

/// The standard input, which may be no larger than a file.
pub(crate) fn standard_input() -> Result<Vec<u8>, Unread> {
    io::open::limited(std::io::stdin().lock(), LARGEST)
}

/// The files that are built in: the same in every repository.
pub(crate) fn built_in() -> impl Iterator<Item = FileId> {
    Opened::built_in()
}

/// The files of the disk.
pub(crate) fn disk(options: &Options) -> Box<dyn Host> {
    Box::new(io::host(options))
}

/// The files that the next commit would hold.
pub(crate) fn staged(options: &Options) -> Result<Box<dyn Host>, Text> {
    Ok(Box::new(io::revision::Revision::staged(&options.directory)?))
}

/// How the files lie that runs in a folder may rest on: those of its work tree of git, else those below its root.
pub(crate) fn stamp(folder: &Path) -> Stamp {
    let top = io::git::Git::around(folder).and_then(|git| git.top());
    io::changes::stamp(&top.ok().or_else(|| io::roots::begun(&io::Disk, folder)).unwrap_or_else(|| folder.to_owned()))
}

/// The top of the work tree of git that a folder lies in, and where git looks for its hooks.
pub(crate) fn of_git(folder: &Path) -> Result<(PathBuf, PathBuf), Text> {
    let git = io::git::Git::around(folder)?;
    Ok((git.top()?, git.hooks()?))
}

/// A file that the command line names, which may be no larger than any policy.
pub(crate) fn named_file(path: &Path) -> Result<Vec<u8>, Unread> {
    io::open::bytes_of_named(path, LARGEST)
}

/// What a run gives back.
#[derive(Debug)]
pub struct Run {
    /// The texts that the findings point into.
    pub sources: Arc<Sources>,
    /// The findings on the files asked for, sorted by path, line, column and rule.
    pub findings: Vec<Diagnostic>,
    /// What comments suppress on the files asked for, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// Counts of coverage of the policies asked for.
    pub policies: Vec<PolicyCounts>,
    end: End,
    opened: Opened,
}

/// What is known when all has been told.
#[derive(Debug, Clone)]
pub struct End {
    /// Its sums.
    pub summary: Summary,
    /// The day as of which was judged.
    pub as_of: Date,
    /// Each repository, as seen from where one stands, with its day.
    pub days: Vec<(String, Date)>,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
    /// What was named and is excluded all the same, as shown: it was not judged.
    pub passed_over: Vec<String>,
    /// Whether something of the run itself went wrong: configuration, paths, unreadable files.
    pub failed: bool,
    /// Whether kitei itself failed on a policy.
    pub faulty: bool,
    /// Whether a finding is at or above the severity that fails a run, or a requirement could not be judged.
    pub fails: bool,
}

impl End {
    /// That of a run that judged nothing.
    fn of_nothing(as_of: Date) -> Self {
        let (summary, days, passed_over) = (Summary::default(), Vec::new(), Vec::new());
        Self { summary, as_of, days, lang: None, passed_over, failed: false, faulty: false, fails: false }
    }

    /// That of two repositories. The day and the language are those of the first.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.summary.files += other.summary.files;
        self.summary.totals += other.summary.totals;
        self.summary.grounds += other.summary.grounds;
        self.passed_over.extend(other.passed_over);
        self.days.extend(other.days);
        let days = || self.days.iter().map(|(_, day)| *day);
        self.summary.days = days().min().zip(days().max()).filter(|(first, last)| first != last);
        Self {
            lang: self.lang.or(other.lang),
            failed: self.failed || other.failed,
            faulty: self.faulty || other.faulty,
            fails: self.fails || other.fails,
            ..self
        }
    }
}

impl std::ops::Deref for Run {
    type Target = End;

    fn deref(&self) -> &End {
        &self.end
    }
}

impl Run {
    /// The fingerprints of the findings, then those of what comments suppress. A suppressed finding is numbered among its twins.
    pub fn fingerprints(&self) -> (Vec<Fingerprint>, Vec<Fingerprint>) {
        named(&self.opened, &self.findings, &self.suppressed)
    }

    /// What was judged.
    pub(crate) fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Whether something that was found fails a run.
    pub fn has_failing_findings(&self) -> bool {
        self.end.fails
    }
}

/// Judges the policies of a repository on the disk as of a day: the first, where what the options name lies in several.
pub fn check(options: &Options) -> Run {
    check_in(&io::host(options), options)
}

/// Judges the policies of a repository that a host has, as of a day.
pub fn check_in(host: &dyn Host, options: &Options) -> Run {
    checked(host, &io::roots::first(host, options), Sources::default())
}

/// Judges all repositories in which what the options name lies, in the order of their folders. The texts of each stand behind those of the
/// ones before, so that a place names one file of all: the last run has them all.
pub(crate) fn check_each(host: &dyn Host, options: &Options) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for options in repositories(host, options) {
        let beside = runs.last().map_or_else(Sources::default, |run| (*run.sources).clone());
        runs.push(checked(host, &options, beside));
    }
    runs
}

/// What is known at the end of the runs of several repositories.
pub(crate) fn end_of(runs: &[Run], options: &Options) -> End {
    let ends = runs.iter().map(|run| run.end.clone());
    ends.reduce(End::and).unwrap_or_else(|| End::of_nothing(options.as_of.unwrap_or(options.today)))
}

/// The repositories in which what the options name lies, in the order of their folders, each with what is named of it.
pub(crate) fn repositories(host: &dyn Host, options: &Options) -> Vec<Options> {
    io::roots::repositories(host, options)
}

fn checked(host: &dyn Host, options: &Options, beside: Sources) -> Run {
    let (mut findings, mut suppressed, mut policies) = (Vec::new(), Vec::new(), Vec::new());
    let (mut opened, end) = streamed(host, options, Retention::Keep, beside, |_, told| {
        findings.extend(told.findings);
        suppressed.extend(told.suppressed);
        policies.extend(told.policies);
    });
    sort(&mut findings, &opened.sources);
    opened.restore(options);
    Run { sources: Arc::clone(&opened.sources), findings, suppressed, policies, end, opened }
}

/// Judges all repositories in which what the options name lies, told a portion at a time, in the order of a run. What was told is let go, so
/// that a repository of any size takes little memory.
pub fn stream(options: &Options, tell: impl FnMut(&Part<'_>)) -> End {
    stream_in(&io::host(options), options, tell)
}

/// The same of the policies that a host has.
pub(crate) fn stream_in(host: &dyn Host, options: &Options, mut tell: impl FnMut(&Part<'_>)) -> End {
    let (mut ended, mut beside): (Option<End>, Sources) = (None, Sources::default());
    for options in repositories(host, options) {
        let told = |opened: &Opened, told: Told| {
            let (sources, as_of, lang) = (&opened.sources, opened.as_of, opened.lang());
            tell(&Part { sources, as_of, lang, findings: &told.findings, suppressed: &told.suppressed, policies: &told.policies, opened });
        };
        // A place names one file of all of them.
        let (opened, end) = streamed(host, &options, Retention::LetGo, beside, told);
        beside = Arc::unwrap_or_clone(opened.sources);
        ended = Some(match ended {
            Some(ended) => ended.and(end),
            None => end,
        });
    }
    ended.unwrap_or_else(|| End::of_nothing(options.as_of.unwrap_or(options.today)))
}

/// What is told at a time.
#[derive(Debug)]
pub struct Part<'a> {
    /// The texts that the findings point into.
    pub sources: &'a Sources,
    /// The day as of which was judged.
    pub as_of: Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
    /// The findings, sorted by path, line, column and rule.
    pub findings: &'a [Diagnostic],
    /// What comments suppress, in the same order.
    pub suppressed: &'a [Suppressed],
    /// Counts of coverage of the policies among the files.
    pub policies: &'a [PolicyCounts],
    opened: &'a Opened,
}

impl Part<'_> {
    /// The fingerprints of the findings, then those of what comments suppress. A suppressed finding is numbered among its twins.
    pub fn fingerprints(&self) -> (Vec<Fingerprint>, Vec<Fingerprint>) {
        named(self.opened, self.findings, self.suppressed)
    }
}

fn named(opened: &Opened, findings: &[Diagnostic], suppressed: &[Suppressed]) -> (Vec<Fingerprint>, Vec<Fingerprint>) {
    let all = findings.iter().chain(suppressed.iter().map(|suppressed| &suppressed.finding));
    let mut ordered: Vec<(usize, &Diagnostic)> = all.enumerate().collect();
    ordered.sort_by(|(_, one), (_, other)| place(one, &opened.sources).cmp(&place(other, &opened.sources)));
    let named = opened.fingerprints(ordered.iter().map(|(_, finding)| *finding));
    let mut named: Vec<(usize, Fingerprint)> = ordered.iter().map(|(index, _)| *index).zip(named).collect();
    named.sort_unstable();
    let mut all: Vec<Fingerprint> = named.into_iter().map(|(_, fingerprint)| fingerprint).collect();
    let suppressed = all.split_off(findings.len());
    (all, suppressed)
}

fn streamed(
    host: &dyn Host,
    options: &Options,
    retention: Retention,
    beside: Sources,
    mut tell: impl FnMut(&Opened, Told),
) -> (Opened, End) {
    let mut opened = Opened::open_locked(host, options, beside);
    let mut end = End {
        summary: Summary {
            files: opened.told().count(),
            totals: Totals::default(),
            days: None,
            grounds: Grounds { unread: opened.left_out(), ignored: opened.ignored(), untouched: opened.untouched(), ..Grounds::default() },
        },
        days: vec![(io::root::shown(&host.real(&options.directory), opened.folder()), opened.as_of)],
        lang: opened.lang(),
        passed_over: opened.passed_over().to_vec(),
        failed: !opened.trouble.is_empty(),
        faulty: opened.trouble.iter().any(|finding| *finding.rule == report::input::FAULT),
        ..End::of_nothing(opened.as_of)
    };
    let (mut judged, files) = (0, end.summary.files);
    stream::stream(host, &mut opened, retention, |opened, told| {
        judged = files.min(judged + stream::PORTION);
        options.progress.iter().for_each(|progress| progress(judged, files));
        end.fails |= fails(opened, &told);
        end.faulty |= told.findings.iter().any(|finding| *finding.rule == report::input::FAULT);
        end.summary.totals += Totals::of(&told.findings);
        end.summary.grounds += told.grounds;
        tell(opened, told);
    });
    (opened, end)
}

/// Whether what was found fails the run. What is unknown does, whatever severity is asked for: a green run says that all was judged.
fn fails(opened: &Opened, told: &Told) -> bool {
    let fails = |finding: &Diagnostic| opened.fails_on(finding.span.file).severity().is_some_and(|least| finding.severity >= least);
    let is_unknown = |policy: &PolicyCounts| policy.counts.unknown > 0 && opened.fails_on(policy.file) != FailOn::Never;
    told.findings.iter().any(fails) || told.policies.iter().any(is_unknown)
}

/// Path, line, column, rule; what is left equal keeps the order in which it was found.
pub(crate) fn sort(findings: &mut [Diagnostic], sources: &Sources) {
    findings.sort_by(|one, other| place(one, sources).cmp(&place(other, sources)));
}

fn place<'a>(finding: &Diagnostic, sources: &'a Sources) -> (&'a str, u32, &'static str) {
    (sources.path(finding.span.file), finding.span.start, finding.rule.name)
}
