//! The registry of rules: those of reading and resolving, and those of the checks.

use crate::diagnostic::Rule;

/// Every rule, in the order of their names.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    crate::checks::rules().into_iter()
}

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// The known word that `word` was probably meant to be.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LEAST_LIKENESS: f64 = 0.6;
    known
        .map(|candidate| (candidate, crate::text::likeness(word, candidate)))
        .filter(|(_, likeness)| *likeness >= LEAST_LIKENESS)
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(candidate, _)| candidate)
}
