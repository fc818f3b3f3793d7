//! Levels that a configuration gives to rules: the last override whose paths fit before `[rules]`, a rule's own before its family's.

use super::pattern::Patterns;
use super::rules::Named;
use crate::diagnostic::{Rule, Severity};
use crate::text::Span;

/// What a rule's findings weigh in this run. Ordered: what is off is least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// They are not reported.
    Off,
    /// They are reported with this severity.
    On(Severity),
}

/// One line of a table of levels.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) named: Named,
    pub(crate) level: Level,
    pub(crate) span: Span,
}

/// A table of levels: `[rules]`, or that of an override.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

impl Table {
    /// The entry that counts for a rule.
    pub(crate) fn of(&self, rule: &Rule) -> Option<&Entry> {
        let fitting = || self.entries.iter().filter(|entry| entry.named.covers(rule));
        fitting().find(|entry| matches!(entry.named, Named::Rule(_))).or_else(|| fitting().next_back())
    }
}

/// `[[overrides]]`: levels for some paths.
#[derive(Debug, Clone)]
pub(crate) struct Override {
    pub(crate) paths: Patterns,
    pub(crate) table: Table,
}

/// The levels of a configuration.
#[derive(Debug, Clone, Default)]
pub(crate) struct Levels {
    pub(crate) rules: Table,
    pub(crate) overrides: Vec<Override>,
}

impl Levels {
    /// The level that is set for a rule in a file, shown from the root.
    pub(crate) fn of(&self, rule: &Rule, path: &str) -> Option<Level> {
        let fits = |entry: &&Override| entry.paths.meet(path);
        let overridden = self.overrides.iter().rev().filter(fits).find_map(|entry| entry.table.of(rule));
        overridden.or_else(|| self.rules.of(rule)).map(|entry| entry.level)
    }

    /// All tables.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &Table> {
        std::iter::once(&self.rules).chain(self.overrides.iter().map(|entry| &entry.table))
    }
}
