//! A run: configuration, discovery, reading, judging, levels, order.

mod assessed;
pub(crate) mod baseline;
mod contained;
mod fingerprint;
mod incremental;
mod kin;
pub(crate) mod knowledge;
mod lock;
pub(crate) mod one;
pub(crate) mod opened;
pub(crate) mod packs;
pub(crate) mod portion;
mod reading;
pub(crate) mod stream;
mod suppression;
mod unseen;

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
use crate::text::Sources;
pub use incremental::Workspace;
pub(crate) use incremental::editor::{OnDisk, Progress, home, on_disk, real};
use opened::Opened;
use stream::{Retention, Told};

/// The standard input, which may be no larger than a file.
pub(crate) fn standard_input() -> Result<Vec<u8>, Unread> {
    io::open::limited(std::io::stdin().lock(), LARGEST)
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
    io::changes::stamp(&top.unwrap_or_else(|_| home(&folder.join(FILE_NAME), |_| false, folder).to_owned()))
}

/// The top of the work tree of git that a folder lies in, and where git looks for its hooks.
pub(crate) fn of_git(folder: &Path) -> Result<(PathBuf, PathBuf), Text> {
    let git = io::git::Git::around(folder)?;
    Ok((git.top()?, git.hooks()?))
}

/// A file that the command line names, which may be no larger than any policy.
pub(crate) fn named_file(path: &Path) -> Result<Vec<u8>, Unread> {
    io::open::bytes(path, LARGEST)
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

    /// Where the root lies in the work tree of git, with a `/` at its end where that is not its top.
    pub(crate) fn root_in_tree(&self) -> &str {
        &self.opened.from_top
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

/// Judges the policies of a root on the disk as of a day.
pub fn check(options: &Options) -> Run {
    check_in(&io::host(options), options)
}

/// Judges the policies that a host has, as of a day.
pub fn check_in(host: &dyn Host, options: &Options) -> Run {
    let (mut findings, mut suppressed, mut policies) = (Vec::new(), Vec::new(), Vec::new());
    let (opened, end) = streamed(host, options, Retention::Keep, |_, told| {
        findings.extend(told.findings);
        suppressed.extend(told.suppressed);
        policies.extend(told.policies);
    });
    sort(&mut findings, &opened.sources);
    Run { sources: Arc::clone(&opened.sources), findings, suppressed, policies, end, opened }
}

/// The same, told a portion at a time, in the order of a run. What was told is let go, so that a repository of any size takes little
/// memory.
pub fn stream(options: &Options, tell: impl FnMut(&Part<'_>)) -> End {
    stream_in(&io::host(options), options, tell)
}

/// The same of the policies that a host has.
pub(crate) fn stream_in(host: &dyn Host, options: &Options, mut tell: impl FnMut(&Part<'_>)) -> End {
    streamed(host, options, Retention::LetGo, |opened, told| {
        let (sources, as_of, lang) = (&opened.sources, opened.as_of, opened.config().lang);
        tell(&Part { sources, as_of, lang, findings: &told.findings, suppressed: &told.suppressed, policies: &told.policies, opened });
    })
    .1
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

impl<'a> Part<'a> {
    /// Where the root lies in the work tree of git, with a `/` at its end where that is not its top.
    pub(crate) fn root_in_tree(&self) -> &'a str {
        &self.opened.from_top
    }

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

fn streamed(host: &dyn Host, options: &Options, retention: Retention, mut tell: impl FnMut(&Opened, Told)) -> (Opened, End) {
    let mut opened = Opened::open_locked(host, options);
    let mut end = End {
        summary: Summary {
            files: opened.told().count(),
            totals: Totals::default(),
            grounds: Grounds { unread: opened.left_out(), ..Grounds::default() },
        },
        as_of: opened.as_of,
        lang: opened.config().lang,
        passed_over: opened.passed_over().to_vec(),
        failed: !opened.trouble.is_empty(),
        faulty: false,
        fails: false,
    };
    let fail_on = opened.fail_on;
    let (mut judged, files) = (0, end.summary.files);
    stream::stream(host, &mut opened, retention, |opened, told| {
        judged = files.min(judged + stream::PORTION);
        options.progress.iter().for_each(|progress| progress(judged, files));
        end.fails |= fails(fail_on, &told);
        end.faulty |= told.findings.iter().any(|finding| *finding.rule == report::input::FAULT);
        end.summary.totals += Totals::of(&told.findings);
        end.summary.grounds += told.grounds;
        tell(opened, told);
    });
    (opened, end)
}

/// Whether what was found fails the run. What is unknown does, whatever severity is asked for: a green run says that all was judged.
fn fails(fail_on: FailOn, told: &Told) -> bool {
    let at_least = |least| told.findings.iter().any(|finding| finding.severity >= least);
    let unknown = || told.policies.iter().any(|policy| policy.counts.unknown > 0);
    fail_on != FailOn::Never && (fail_on.severity().is_some_and(at_least) || unknown())
}

/// Path, line, column, rule; what is left equal keeps the order in which it was found.
pub(crate) fn sort(findings: &mut [Diagnostic], sources: &Sources) {
    findings.sort_by(|one, other| place(one, sources).cmp(&place(other, sources)));
}

fn place<'a>(finding: &Diagnostic, sources: &'a Sources) -> (&'a str, u32, &'static str) {
    (sources.path(finding.span.file), finding.span.start, finding.rule.name)
}
