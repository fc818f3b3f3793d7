//! The registry of rules: those of reading, of putting policies together, of the checks, and of the run itself. Each stands beside what is
//! said when it is broken.

use super::report;
use crate::diagnostic::Rule;
use crate::{checks, model, resolve, syntax};

/// Every rule, in the order of their names.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let mut rules: Vec<&'static Rule> = syntax::report::rules().collect();
    rules.extend(model::rules());
    rules.extend(resolve::rules());
    rules.extend(checks::rules());
    rules.extend(report::rules());
    rules.sort_by_key(|rule| rule.name);
    rules.into_iter()
}

/// Families that speak of the run itself; to switch them off would hide why it failed, or what it put aside.
pub(crate) const OWN_FAMILIES: [&str; 3] = ["config", "input", "baseline"];

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
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LEAST_LIKENESS: f64 = 0.6;
    known
        .filter_map(|candidate| Some((candidate, crate::text::half_alike(word, candidate)?)))
        .filter(|(_, likeness)| *likeness >= LEAST_LIKENESS)
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(candidate, _)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let mut seen = HashSet::new();
        for rule in all() {
            assert!(seen.insert(rule.name), "{} is declared twice", rule.name);
        }
    }

    #[test]
    fn names_are_kebab_case_in_a_family() {
        let kebab = |part: &str| {
            !part.is_empty() && part.split('-').all(|word| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase()))
        };
        for rule in all() {
            let (family, name) = rule.name.split_once('/').unwrap();
            assert!(kebab(family) && kebab(name), "{}", rule.name);
        }
    }

    #[test]
    fn every_rule_speaks_both_languages() {
        let japanese = |text: &str| text.contains(|letter: char| matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
        for rule in all() {
            assert!(japanese(rule.summary_ja), "{}: the Japanese summary", rule.name);
            assert!(!rule.summary_en.is_empty() && !japanese(rule.summary_en), "{}: the English summary", rule.name);
            let pages: Vec<&str> = rule.page.split("\n ---\n").collect();
            assert_eq!(pages.len(), 2, "{}: the page is English, a line `---`, Japanese", rule.name);
            assert!(!pages[0].trim().is_empty(), "{}: the English page", rule.name);
            assert!(japanese(pages[1]), "{}: the Japanese page", rule.name);
        }
    }
}
