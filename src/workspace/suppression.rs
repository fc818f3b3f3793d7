//! Findings that a comment beside them suppresses, and what is wrong with such comments.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;

use super::lock::Locks;
use crate::config::report;
use crate::config::suppression as read;
use crate::diagnostic::{Diagnostic, Findings, Rule, Severity, Suppressed};
use crate::syntax::document::Document;
use crate::text::{FileId, Sources, Span};
use read::{Reach, Suppression};

/// Parts the findings: those that stay, with what is found about the suppressions, and those that are suppressed.
pub(crate) fn part<'d>(
    found: Vec<Diagnostic>,
    documents: impl Iterator<Item = &'d Document>,
    sources: &Sources,
    locks: &Locks,
    as_of: Date,
) -> (Vec<Diagnostic>, Vec<Suppressed>) {
    let mut own = Findings::default();
    let mut by_file: BTreeMap<FileId, OfFile> = BTreeMap::new();
    for document in documents {
        let Some(file) = sources.file(document.file) else { continue };
        let read = read::read(document, &|| file.lines(), &mut own);
        let counting: Vec<Counting> = read.into_iter().filter_map(|one| Counting::new(one, locks, sources, as_of, &mut own)).collect();
        if !counting.is_empty() {
            by_file.insert(document.file, OfFile::new(counting));
        }
    }
    let (mut kept, mut suppressed) = (Vec::new(), Vec::new());
    for finding in found {
        let by = by_file.get_mut(&finding.span.file);
        let line = by.as_ref().and_then(|_| Some(sources.file(finding.span.file)?.lines().line(finding.span.start).0));
        match by.zip(line).and_then(|(by, line)| by.taking(finding.rule, line)) {
            Some(said) => {
                let (until, reason) = (said.until.map(|(day, _)| day.to_string()), said.reason.clone());
                suppressed.push(Suppressed { finding, reason, until, by: said.span });
            }
            None => kept.push(finding),
        }
    }
    let unreadable: BTreeSet<FileId> = kept.iter().filter(|finding| is_unreadable(finding)).map(|finding| finding.span.file).collect();
    for (file, of_file) in &by_file {
        // What could not be read was not judged: there, nothing is said to be without use.
        if !unreadable.contains(file) {
            of_file.report_unused(&mut own);
        }
    }
    kept.extend(own.into_vec());
    (kept, suppressed)
}

/// Whether a finding says that something could not be read.
pub(super) fn is_unreadable(finding: &Diagnostic) -> bool {
    finding.rule.family() == "syntax" && finding.severity == Severity::Error
}

/// The suppressions of a file that count on the day, those that reach least first.
#[derive(Debug)]
struct OfFile {
    all: Vec<Counting>,
    /// By the name of a rule, those that allow it.
    by_rule: HashMap<&'static str, OfRule>,
    /// Which of them has suppressed what.
    used: HashSet<(usize, &'static str)>,
}

/// The suppressions of a rule in a file.
#[derive(Debug, Default)]
struct OfRule {
    /// Those of lines, by the first of them, each with the furthest last line so far.
    lines: Vec<(usize, u32)>,
    /// The first that reaches all of the file.
    file: Option<usize>,
}

/// A suppression, with its rules.
#[derive(Debug)]
struct Counting {
    said: Suppression,
    rules: Vec<(&'static Rule, Span)>,
}

impl OfFile {
    fn new(mut all: Vec<Counting>) -> Self {
        all.sort_by_key(|counting| counting.said.reach);
        let mut by_rule: HashMap<&'static str, OfRule> = HashMap::new();
        for (at, counting) in all.iter().enumerate() {
            for (rule, _) in &counting.rules {
                let of_rule = by_rule.entry(rule.name).or_default();
                match counting.said.reach {
                    Reach::Lines(_, last) => {
                        let furthest = of_rule.lines.last().map_or(0, |(_, furthest)| *furthest);
                        of_rule.lines.push((at, last.max(furthest)));
                    }
                    Reach::File => of_rule.file = of_rule.file.or(Some(at)),
                }
            }
        }
        Self { all, by_rule, used: HashSet::new() }
    }

    /// The suppression that takes what a rule found on a line; that it does is kept in mind.
    fn taking(&mut self, rule: &'static Rule, line: u32) -> Option<&Suppression> {
        let of_rule = self.by_rule.get(rule.name)?;
        // Of those that begin first, the first that reaches as far as the line.
        let first = of_rule.lines.partition_point(|(_, furthest)| *furthest < line);
        let of_lines = of_rule.lines.get(first).map(|(at, _)| *at);
        let of_lines = of_lines.filter(|at| self.all.get(*at).is_some_and(|counting| counting.said.reach.holds(line)));
        let at = of_lines.or(of_rule.file)?;
        self.used.insert((at, rule.name));
        self.all.get(at).map(|counting| &counting.said)
    }

    fn report_unused(&self, findings: &mut Findings) {
        for (at, counting) in self.all.iter().enumerate() {
            for (rule, place) in counting.rules.iter().filter(|(rule, _)| !self.used.contains(&(at, rule.name))) {
                findings.push(report::suppression::unused(*place, rule));
            }
        }
    }
}

impl Counting {
    fn new(said: Suppression, locks: &Locks, sources: &Sources, as_of: Date, findings: &mut Findings) -> Option<Self> {
        if let Some((day, place)) = said.until.filter(|(day, _)| *day < as_of) {
            findings.push(report::suppression::expired(place, day));
            return None;
        }
        let mut allowed = Vec::new();
        for &(rule, place) in &said.rules {
            match locks.forbids(rule, sources, place.file) {
                None => allowed.push((rule, place)),
                Some(lock) => findings.push(report::suppression_is_locked(place, rule, lock)),
            }
        }
        Some(Self { said, rules: allowed })
    }
}
