//! A run: configuration, discovery, reading, judging, levels, order. The only layer besides `cli` that touches files.

pub mod config;
pub mod diff;
mod discover;
mod encoding;
pub mod explain;
pub mod format;
pub mod judge;
mod level;
pub(crate) mod packs;
mod read;
mod root;
pub mod rules;
pub mod texts;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Findings, Lang, PolicyCounts};
pub use crate::model::read::day;
use crate::resolve::each;
use crate::syntax::document::Document;
use crate::text::{FileId, Sources};
pub use config::FailOn;

/// What a run is asked to do. What is `None` is taken from `kitei.toml`, then from the default.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder from which relative paths start.
    pub directory: PathBuf,
    /// Policies, or folders of policies, that are reported on; empty: all of the root.
    pub paths: Vec<PathBuf>,
    /// A text that takes the place of a file.
    pub replaced: Option<Replaced>,
    /// The day as of which to judge.
    pub as_of: Option<Date>,
    /// The day it is, where neither the command line nor the configuration names one.
    pub today: Date,
    /// The lowest severity that fails the run.
    pub fail_on: Option<FailOn>,
}

/// A text that an editor has not saved yet.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The file whose place it takes; need not exist.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a run gives back.
#[derive(Debug)]
pub struct Run {
    /// The texts that the findings point into.
    pub sources: Sources,
    /// The findings on the files asked for, sorted by path, line, column and rule.
    pub findings: Vec<Diagnostic>,
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
    let mut sources = Sources::default();
    let mut trouble = Findings::default();
    let root = root::find(options, &mut sources, &mut trouble);
    let config = root.config;
    let found = discover::discover(options, &root.folder, &config.exclude, &mut sources, &mut trouble);
    let read = read::read(options, &found.files, &mut sources, &mut trouble);
    let as_of = options.as_of.or(config.as_of).unwrap_or(options.today);

    let mut findings = Findings::default();
    let documents = documents(&sources, &read, &mut findings);
    let mut policies = judge::judge(&mut sources, &documents, as_of, &config.standards, &mut findings, &mut trouble);

    let reported = |file: FileId| sources.file(file).is_some_and(|file| found.reported.contains(&file.path));
    let failed = !trouble.is_empty();
    let mut findings: Vec<Diagnostic> = findings
        .into_vec()
        .into_iter()
        .filter(|finding| reported(finding.span.file))
        .filter_map(|finding| config.levels.apply(finding))
        .collect();
    findings.extend(trouble.into_vec());
    sort(&mut findings, &sources);
    policies.retain(|policy| reported(policy.file));
    Run {
        findings,
        policies,
        files: read.iter().filter(|file| reported(**file)).count(),
        as_of,
        lang: config.lang,
        failed,
        fail_on: options.fail_on.or(config.fail_on).unwrap_or(FailOn::Error),
        sources,
    }
}

/// Reads the texts; the order of documents and findings is that of `files`.
fn documents(sources: &Sources, files: &[FileId], findings: &mut Findings) -> Vec<Document> {
    let read = |file, findings: &mut Findings| Some(crate::syntax::read(file, &sources.file(file)?.text, findings));
    each(files.to_vec(), findings, read).into_iter().flatten().collect()
}

/// Path, line, column, rule; what is left equal keeps the order in which it was found.
fn sort(findings: &mut [Diagnostic], sources: &Sources) {
    fn key<'a>(finding: &Diagnostic, sources: &'a Sources) -> (&'a str, u32, &'static str) {
        (sources.path(finding.span.file), finding.span.start, finding.rule.name)
    }
    findings.sort_by(|one, other| key(one, sources).cmp(&key(other, sources)));
}
