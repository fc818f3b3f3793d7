//! Judging a repository a portion at a time, in the order of the paths. What nobody inherits from is judged, told and let go, so that
//! a repository of any size takes the memory of its parents and of one portion.

use std::collections::{BTreeMap, BTreeSet};

use super::contained::{self, Around, Judged};
use super::opened::Opened;
use super::place;
use super::portion::{Children, Made, Replacements};
use super::{baseline, suppression};
use crate::answer::{Grounds, PolicyCounts};
use crate::config::level::Level;
use crate::diagnostic::{Diagnostic, Hides, Severity, Suppressed};
use crate::io::Host;
use crate::resolve::parallel;
use crate::text::FileId;

/// Files that are judged at a time: enough to keep every thread busy, few enough to hold at hand and in a processor's cache.
pub(super) const PORTION: usize = 64;

/// What is told of some files, in the order of their paths.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The findings, sorted by path, line, column and rule.
    pub(crate) findings: Vec<Diagnostic>,
    /// What comments suppress, in the same order.
    pub(crate) suppressed: Vec<Suppressed>,
    /// Counts of coverage of the policies among the files, in the order of their paths.
    pub(crate) policies: Vec<PolicyCounts>,
    /// On what grounds something is no finding.
    pub(crate) grounds: Grounds,
}

/// What becomes of the texts of files that were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retention {
    /// They stay at hand.
    Keep,
    /// They go.
    LetGo,
}

/// Judges the files that are reported on and hands on what is told of them, portion by portion.
pub(crate) fn stream(host: &dyn Host, opened: &mut Opened, retention: Retention, mut tell: impl FnMut(&Opened, Told)) {
    let replacements = Replacements::new(opened);
    let children = Children::new(opened);
    let mut made = Made::default();
    let mut found = Found::default();
    for finding in std::mem::take(&mut opened.found) {
        found.add(finding);
    }
    let mut trouble = std::mem::take(&mut opened.trouble);
    trouble.append(&mut opened.loosened);
    super::sort(&mut trouble, &opened.sources);
    let mut trouble = trouble.into_iter().peekable();
    let reported: Vec<FileId> = opened.told().collect();
    let mut judged: BTreeSet<FileId> = BTreeSet::new();
    for files in reported.chunks(PORTION) {
        let mut roots: Vec<FileId> =
            files.iter().filter_map(|&file| opened.paths.root_of(file)).filter(|root| judged.insert(*root)).collect();
        roots.sort_by(|one, other| opened.sources.path(*one).cmp(opened.sources.path(*other)));
        let around = Around { host, replacements: &replacements, children: &children };
        let Judged { verdicts, needed, .. } = contained::judge(&around, opened, &mut made, &roots, files);
        for (root, verdict) in verdicts {
            verdict.findings.into_iter().for_each(|finding| found.add(finding));
            found.counts.insert(root, (verdict.counts, verdict.grounds));
        }
        let mut told = told(opened, files, &mut found);
        // What went wrong with the run itself stands where its path does.
        let last = files.last().map(|&file| opened.sources.path(file).to_owned()).unwrap_or_default();
        while let Some(finding) = trouble.next_if(|finding| opened.sources.path(finding.span.file) <= last.as_str()) {
            told.findings.push(finding);
        }
        super::sort(&mut told.findings, &opened.sources);
        tell(opened, told);
        if retention == Retention::LetGo {
            let is_leaf = |root: &FileId| children.of(*root).is_empty();
            let leaves = roots.iter().filter(|root| is_leaf(root));
            let done: Vec<_> = leaves.map(|root| (made.views.remove(*root), made.policies.remove(*root))).collect();
            parallel::drop_each(done);
            let waits = |file: FileId| {
                opened.paths.root_of(file).is_none_or(|root| {
                    !is_leaf(&root) || opened.paths.members(root).iter().any(|member| found.findings.contains_key(member))
                })
            };
            let done: Vec<FileId> = needed.into_iter().filter(|&file| !waits(file)).collect();
            opened.release(done);
        }
    }
    let mut rest = Told { findings: trouble.collect(), ..Told::default() };
    super::sort(&mut rest.findings, &opened.sources);
    tell(opened, rest);
}

/// What was found so far and not told yet.
#[derive(Debug, Default)]
pub(crate) struct Found {
    findings: BTreeMap<FileId, Vec<Diagnostic>>,
    /// By the roots of policies: what was counted, and on what grounds something is no finding.
    pub(crate) counts: BTreeMap<FileId, (Vec<PolicyCounts>, Grounds)>,
}

impl Found {
    pub(crate) fn add(&mut self, finding: Diagnostic) {
        self.findings.entry(finding.span.file).or_default().push(finding);
    }
}

/// What is told of some files: levels and suppressions count.
pub(crate) fn told(opened: &Opened, files: &[FileId], of: &mut Found) -> Told {
    let mut found = Vec::new();
    for &file in files {
        found.extend(opened.documents.get(file).into_iter().flat_map(|(_, found)| found).cloned());
        found.extend(of.findings.remove(&file).into_iter().flatten());
    }
    let documents = files.iter().filter_map(|&file| opened.documents.get(file)).map(|(document, _)| &**document);
    let (kept, suppressed) = suppression::part(found, documents, &opened.sources, &opened.locks, opened.as_of);
    let leveled = |finding: Diagnostic| {
        let (rule, file) = (finding.rule, finding.span.file);
        let own = Level::On(finding.severity);
        let level = opened.level(rule, file).unwrap_or(own);
        let least = match rule.hides {
            Hides::Judgement => own,
            Hides::Nothing => Level::Off,
        };
        let locked = opened.locks.least(rule, finding.severity, &opened.sources, file).map_or(Level::Off, Level::On);
        match level.max(least).max(locked) {
            Level::Off => None,
            Level::On(severity) => Some(finding.severity(severity)),
        }
    };
    let mut grounds = Grounds::default();
    let mut counted = |own: Severity, leveled: Option<Diagnostic>| {
        grounds.switched_off += u32::from(leveled.is_none());
        grounds.lowered += u32::from(leveled.as_ref().is_some_and(|finding| finding.severity < own));
        leveled
    };
    let findings = kept.into_iter().filter_map(|finding| counted(finding.severity, leveled(finding))).collect();
    let (mut of_comments, all) = (Vec::new(), suppressed.len());
    of_comments.extend(suppressed.into_iter().filter_map(|one| Some(Suppressed { finding: leveled(one.finding)?, ..one })));
    of_comments.sort_by(|one, other| place(&one.finding, &opened.sources).cmp(&place(&other.finding, &opened.sources)));
    let count = |number: usize| number.try_into().unwrap_or(u32::MAX);
    grounds.suppressed = count(of_comments.len());
    // What is switched off needs no comment.
    grounds.switched_off += count(all - of_comments.len());
    let (findings, known) = baseline::part(opened, files, findings, &of_comments);
    grounds.baselined = count(known.len());
    of_comments.extend(known);
    of_comments.sort_by(|one, other| place(&one.finding, &opened.sources).cmp(&place(&other.finding, &opened.sources)));
    let mut policies = Vec::new();
    for (counts, of_policy) in files.iter().filter_map(|file| of.counts.remove(file)) {
        policies.extend(counts);
        grounds += of_policy;
    }
    Told { findings, suppressed: of_comments, policies, grounds }
}
