//! The registry of rules: those of reading and resolving, and those of the checks.

use crate::diagnostic::{Rule, Severity};

/// Every rule, in the order of their names.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    crate::checks::rules().into_iter()
}

/// Families that speak of the run itself; to switch them off would hide why it failed.
pub(crate) const OWN_FAMILIES: [&str; 2] = ["config", "input"];

/// Whether a rule's findings say that something could not be read, and so was not judged.
pub(crate) fn says_what_is_unreadable(rule: &Rule) -> bool {
    rule.family() == "syntax" && rule.severity == Severity::Error
}

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// What a name in a configuration stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    /// One rule, by its name.
    Rule(&'static str),
    /// The rules of a family.
    Family(&'static str),
}

impl Named {
    /// What `inheritance/weakened`, `inheritance` or `inheritance/*` stands for.
    pub(crate) fn read(name: &str) -> Option<Self> {
        let family = name.strip_suffix("/*").unwrap_or(name);
        find(name)
            .map(|rule| Self::Rule(rule.name))
            .or_else(|| all().find(|rule| rule.family() == family).map(|rule| Self::Family(rule.family())))
    }

    /// Whether a rule is the one, or one of the family.
    pub(crate) fn covers(&self, rule: &Rule) -> bool {
        match self {
            Self::Rule(name) => rule.name == *name,
            Self::Family(family) => rule.family() == *family,
        }
    }
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
