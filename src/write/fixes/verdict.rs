//! Whether applied fixes may stay: what they mend is gone, and nothing came that they do not account for.

use std::collections::BTreeMap;

use super::choice::Candidate;
use crate::diagnostic::{About, Diagnostic, FixSafety, Hides, Rule, Severity};
use crate::text::FileId;

/// What a placeholder is told as until it is decided.
const UNDECIDED: &str = "consistency/undecided";

/// What tells findings apart without words: the same of other places is one of several.
pub(super) type Key = (&'static str, FileId, Option<String>, Option<String>);

pub(super) fn key(finding: &Diagnostic) -> Key {
    let About { requirement, law } = finding.about();
    (finding.rule.name, finding.span.file, requirement, law)
}

/// The same, where one finding that comes takes the place of one that goes: an article that leaves something open turns a requirement that
/// is missing into one that is not met.
fn place(finding: &Diagnostic) -> Key {
    let (_, file, requirement, law) = key(finding);
    let rule = if finding.rule.family() == "coverage" { "coverage" } else { finding.rule.name };
    (rule, file, requirement, law)
}

/// Whether a round may be kept. What hid something from judgement brings to light what it hid, a placeholder is told as undecided, and what
/// only informs may come with what is covered.
pub(super) fn is_better(before: &[Diagnostic], after: &[Diagnostic], round: &[&Candidate]) -> bool {
    let (had, has) = (counted(before, key), counted(after, key));
    let count = |of: &BTreeMap<Key, Counted>, key: &Key| of.get(key).map_or(0, |counted| counted.times);
    if round.iter().any(|one| count(&has, &one.key) >= count(&had, &one.key)) {
        return false;
    }
    let reveals = round.iter().any(|one| one.rule.hides == Hides::Judgement);
    let leaves_open = round.iter().any(|one| one.fix.safety == FixSafety::Placeholder);
    let had = counted(before, place);
    let came = counted(after, place).into_iter().filter(|(key, counted)| counted.times > count(&had, key));
    came.into_iter().all(|(_, Counted { rule, severity, .. })| {
        severity == Severity::Info || (reveals && rule.hides == Hides::Nothing) || (leaves_open && rule.name == UNDECIDED)
    })
}

/// Findings that have a key in common.
struct Counted {
    times: usize,
    rule: &'static Rule,
    /// That of the gravest.
    severity: Severity,
}

fn counted(found: &[Diagnostic], key: fn(&Diagnostic) -> Key) -> BTreeMap<Key, Counted> {
    let mut all: BTreeMap<Key, Counted> = BTreeMap::new();
    for finding in found {
        let counted = all.entry(key(finding)).or_insert(Counted { times: 0, rule: finding.rule, severity: finding.severity });
        counted.times += 1;
        counted.severity = counted.severity.max(finding.severity);
    }
    all
}
