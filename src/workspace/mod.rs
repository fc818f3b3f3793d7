//! A run: configuration, discovery, reading, judging, levels, order.

pub mod judge;
mod lock;
pub(crate) mod packs;
pub(crate) mod repository;
mod suppression;
pub mod texts;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::config::level::Level;
pub use crate::config::{FailOn, Options, Replaced};
use crate::diagnostic::{Diagnostic, Findings, Lang, PolicyCounts, Suppressed};
use crate::io::root::Root;
use crate::io::{self, discover, homes, read, root};
use crate::resolve::each;
use crate::syntax::document::Document;
use crate::text::{FileId, Sources};
use judge::Judged;
use lock::{Locks, Setting};

/// What a run gives back.
#[derive(Debug)]
pub struct Run {
    /// The texts that the findings point into.
    pub sources: Sources,
    /// The findings on the files asked for, sorted by path, line, column and rule.
    pub findings: Vec<Diagnostic>,
    /// What comments suppress on the files asked for, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// Counts of coverage of the policies asked for.
    pub policies: Vec<PolicyCounts>,
    /// Number of policy files asked for and read.
    pub files: usize,
    /// The day as of which was judged.
    pub as_of: Date,
    /// The language that the configuration sets, if it does.
    pub lang: Option<Lang>,
    /// Whether something of the run itself went wrong: configuration, paths, unreadable files.
    pub failed: bool,
    fail_on: FailOn,
}

impl Run {
    /// Whether a finding is at or above the severity that fails a run.
    pub fn has_failing_findings(&self) -> bool {
        self.fail_on.severity().is_some_and(|least| self.findings.iter().any(|finding| finding.severity >= least))
    }
}

/// Judges the policies of a root as of a day.
pub fn check(options: &Options) -> Run {
    let none = BTreeSet::new();
    let Attempt { run, mut taken, beside } = attempt(options, &none);
    if beside == Beside::Locked {
        // A policy that the configuration excludes may be what a lock binds: that shows when it is read.
        taken.extend(attempt(options, &BTreeSet::from([Setting::Exclude])).taken);
    }
    // What a lock takes away is known only when it is known who inherits from whom.
    if taken.is_empty() { run } else { attempt(options, &taken).run }
}

/// A run, and what it shows of locks.
struct Attempt {
    run: Run,
    /// Settings of the root's configuration that a lock takes away.
    taken: BTreeSet<Setting>,
    beside: Beside,
}

/// Whether what is excluded lies beside a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Locked,
    Free,
}

fn attempt(options: &Options, taken: &BTreeSet<Setting>) -> Attempt {
    let mut sources = Sources::default();
    let mut trouble = Findings::default();
    let host = io::host(options);
    let root = root::find(&host, options, &mut sources, &mut trouble);
    let config = &root.config;
    let exclude = if taken.contains(&Setting::Exclude) { &[] } else { config.exclude.as_slice() };
    let found = discover::discover(&host, options, &root.folder, exclude, &mut sources, &mut trouble);
    let homes = homes::read(&host, &root, found.files.iter().map(|file| file.path.as_path()), &mut sources, &mut trouble);
    let beside = if exclude.is_empty() { Beside::Free } else { beside(options, &root) };
    let read = read::read(&host, &found.files, &mut sources, &mut trouble);
    let set = config.as_of.map(|set| set.value).filter(|_| !taken.contains(&Setting::AsOf));
    let as_of = options.as_of.or(set).unwrap_or(options.today);

    let mut findings = Findings::default();
    let documents = documents(&sources, &read, &mut findings);
    let Judged { mut policies, lineages } = judge::judge(&mut sources, &documents, as_of, &config.standards, &mut findings, &mut trouble);

    let locks = Locks::new(&root, &homes, &lineages, &sources);
    let failed = !trouble.is_empty();
    let reported = |file: FileId| sources.file(file).is_some_and(|file| found.reported.contains(&file.path));
    let leveled = |finding: Diagnostic| {
        let (rule, file) = (finding.rule, finding.span.file);
        let level = config.levels.of(rule, sources.path(file)).unwrap_or(Level::On(finding.severity));
        match level.max(locks.least(rule, file).map_or(Level::Off, Level::On)) {
            Level::Off => None,
            Level::On(severity) => Some(finding.severity(severity)),
        }
    };
    let (findings, suppressed) = suppression::part(findings.into_vec(), &documents, &sources, &locks, as_of);
    let mut findings: Vec<Diagnostic> = findings.into_iter().filter(|finding| reported(finding.span.file)).filter_map(leveled).collect();
    let suppressed = suppressed.into_iter().filter(|one| reported(one.finding.span.file));
    let mut suppressed: Vec<Suppressed> = suppressed.filter_map(|one| Some(Suppressed { finding: leveled(one.finding)?, ..one })).collect();
    locks.report(options, &mut trouble);
    findings.extend(trouble.into_vec());
    sort(&mut findings, &sources);
    suppressed.sort_by(|one, other| place(&one.finding, &sources).cmp(&place(&other.finding, &sources)));
    policies.retain(|policy| reported(policy.file));
    let run = Run {
        findings,
        suppressed,
        policies,
        files: read.iter().filter(|file| reported(**file)).count(),
        as_of,
        lang: config.lang,
        failed,
        fail_on: locks.fail_on(options.fail_on.or(config.fail_on.map(|set| set.value)).unwrap_or(FailOn::Error)),
        sources: Sources::default(),
    };
    let settings = locks.taken();
    Attempt { run: Run { sources, ..run }, taken: settings, beside }
}

/// Whether a lock lies in the folders of what is excluded, or over them.
fn beside(options: &Options, root: &Root) -> Beside {
    let (mut sources, mut unsaid) = (Sources::default(), Findings::default());
    let host = io::host(options);
    let all = discover::discover(&host, options, &root.folder, &[], &mut sources, &mut unsaid);
    let homes = homes::read(&host, root, all.files.iter().map(|file| file.path.as_path()), &mut sources, &mut unsaid);
    if homes::any_locks(&homes) { Beside::Locked } else { Beside::Free }
}

/// Reads the texts; the order of documents and findings is that of `files`.
pub(crate) fn documents(sources: &Sources, files: &[FileId], findings: &mut Findings) -> Vec<Document> {
    let read = |file, findings: &mut Findings| Some(crate::syntax::read(file, sources.file(file)?.read(), findings));
    each(files.to_vec(), findings, read).into_iter().flatten().collect()
}

/// Path, line, column, rule; what is left equal keeps the order in which it was found.
pub(crate) fn sort(findings: &mut [Diagnostic], sources: &Sources) {
    findings.sort_by(|one, other| place(one, sources).cmp(&place(other, sources)));
}

fn place<'a>(finding: &Diagnostic, sources: &'a Sources) -> (&'a str, u32, &'static str) {
    (sources.path(finding.span.file), finding.span.start, finding.rule.name)
}
