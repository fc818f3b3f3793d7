//! A run: configuration, discovery, reading, judging, levels, order.

mod judge;
pub mod knowledge;
mod lock;
mod opened;
pub(crate) mod packs;
mod portion;
pub(crate) mod repository;
mod stream;
mod suppression;
pub mod texts;

use jiff::civil::Date;

pub use crate::config::{FailOn, Options, Replaced};
use crate::diagnostic::{Diagnostic, Findings, Lang, PolicyCounts, Suppressed};
use crate::io;
use crate::resolve::each;
use crate::syntax::document::Document;
use crate::text::{FileId, Sources};
use opened::Opened;

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
    let host = io::host(options);
    let mut opened = Opened::open(&host, options);
    let failed = !opened.trouble.is_empty();
    let files = opened.files.iter().filter(|file| opened.reported.get(**file).is_some()).count();
    let (mut findings, mut suppressed, mut policies) = (Vec::new(), Vec::new(), Vec::new());
    stream::stream(&host, &mut opened, stream::Texts::Stay, |_, told| {
        findings.extend(told.findings);
        suppressed.extend(told.suppressed);
        policies.extend(told.policies);
    });
    let Opened { sources, as_of, fail_on, config, .. } = opened;
    Run { sources, findings, suppressed, policies, files, as_of, lang: config.lang, failed, fail_on }
}

/// Reads the texts; the order of documents and findings is that of `files`.
pub(crate) fn documents(sources: &Sources, files: &[FileId], findings: &mut Findings) -> Vec<Document> {
    let read = |file, findings: &mut Findings| Some(crate::syntax::read(file, &sources.file(file)?.text, findings));
    each(files.to_vec(), findings, read).into_iter().flatten().collect()
}

/// Path, line, column, rule; what is left equal keeps the order in which it was found.
pub(crate) fn sort(findings: &mut [Diagnostic], sources: &Sources) {
    findings.sort_by(|one, other| place(one, sources).cmp(&place(other, sources)));
}

fn place<'a>(finding: &Diagnostic, sources: &'a Sources) -> (&'a str, u32, &'static str) {
    (sources.path(finding.span.file), finding.span.start, finding.rule.name)
}
