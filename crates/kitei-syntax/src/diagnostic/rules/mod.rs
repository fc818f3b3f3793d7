//! Rules that are raised while reading or resolving: their names, severities and pages. The code that raises them lies elsewhere.

pub mod config;
pub mod consistency;
pub mod expectation;
pub mod inheritance;
pub mod input;
pub mod standard;
pub mod suppression;
pub mod syntax;
pub mod vocabulary;

use super::Rule;

/// The rules of every family here, each once.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    config::all()
        .chain(input::all())
        .chain(syntax::all())
        .chain(vocabulary::all())
        .chain(standard::all())
        .chain(suppression::all())
        .chain(expectation::RULES.iter().copied())
        .chain(inheritance::all())
        .chain(consistency::all())
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
