//! Findings that a comment beside them suppresses, and what is wrong with such comments.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::lock::Locks;
use crate::config::report;
use crate::config::suppression as read;
use crate::diagnostic::{Diagnostic, Findings, Rule, Severity, Suppressed};
use crate::syntax::document::Document;
use crate::text::{FileId, Sources, Span};
use read::Suppression;

/// Parts the findings: those that stay, with what is found about the suppressions, and those that are suppressed.
pub(crate) fn part<'d>(
    found: Vec<Diagnostic>,
    documents: impl Iterator<Item = &'d Document>,
    sources: &Sources,
    locks: &Locks,
    as_of: Date,
) -> (Vec<Diagnostic>, Vec<Suppressed>) {
    let mut own = Findings::default();
    let mut by_file: BTreeMap<FileId, Vec<Counting>> = BTreeMap::new();
    for document in documents {
        let Some(file) = sources.file(document.file) else { continue };
        let read = read::read(document, &|| file.lines(), &mut own);
        let counting: Vec<Counting> = read.into_iter().filter_map(|one| Counting::new(one, locks, sources, as_of, &mut own)).collect();
        if !counting.is_empty() {
            let mut counting = counting;
            // What reaches least is asked first.
            counting.sort_by_key(|counting| counting.said.reach);
            by_file.insert(document.file, counting);
        }
    }
    let (mut kept, mut suppressed) = (Vec::new(), Vec::new());
    for finding in found {
        let by = by_file.get_mut(&finding.span.file);
        let line = by.as_ref().and_then(|_| Some(sources.file(finding.span.file)?.lines().line(finding.span.start).0));
        let by = by.into_iter().flatten();
        match by.filter(|by| line.is_some_and(|line| by.said.reach.holds(line))).find_map(|by| by.takes(finding.rule).then_some(&by.said)) {
            Some(said) => {
                let (until, reason) = (said.until.map(|(day, _)| day.to_string()), said.reason.clone());
                suppressed.push(Suppressed { finding, reason, until, by: said.span });
            }
            None => kept.push(finding),
        }
    }
    for (file, counting) in &by_file {
        // What could not be read was not judged: there, nothing is said to be without use.
        if !kept.iter().any(|finding| finding.span.file == *file && is_unreadable(finding)) {
            for counting in counting {
                counting.report_unused(&mut own);
            }
        }
    }
    kept.extend(own.into_vec());
    (kept, suppressed)
}

/// Whether a finding says that something could not be read.
pub(super) fn is_unreadable(finding: &Diagnostic) -> bool {
    finding.rule.family() == "syntax" && finding.severity == Severity::Error
}

/// A suppression that counts on the day, and which of its rules have found something.
#[derive(Debug)]
struct Counting {
    said: Suppression,
    rules: Vec<(&'static Rule, Span, Use)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Used,
    Unused,
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
                None => allowed.push((rule, place, Use::Unused)),
                Some(lock) => findings.push(report::suppression_is_locked(place, rule, lock)),
            }
        }
        Some(Self { said, rules: allowed })
    }

    /// Whether it suppresses what a rule found; that it does is kept in mind.
    fn takes(&mut self, found: &Rule) -> bool {
        let mut taken = false;
        for (rule, _, used) in &mut self.rules {
            if *rule == found {
                *used = Use::Used;
                taken = true;
            }
        }
        taken
    }

    fn report_unused(&self, findings: &mut Findings) {
        for (rule, place, _) in self.rules.iter().filter(|(_, _, used)| *used == Use::Unused) {
            findings.push(report::suppression::unused(*place, rule));
        }
    }
}
