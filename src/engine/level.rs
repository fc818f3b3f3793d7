//! Levels that the configuration gives to rules: a rule's own before that of its family.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};

/// What a rule's findings weigh in this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// They are not reported.
    Off,
    /// They are reported with this severity.
    On(Severity),
}

/// Levels by name of rule or family.
#[derive(Debug, Clone, Default)]
pub(super) struct Levels {
    by_name: BTreeMap<String, Level>,
}

impl Levels {
    /// Sets the level of a rule or family.
    pub(super) fn set(&mut self, name: impl Into<String>, level: Level) {
        self.by_name.insert(name.into(), level);
    }

    /// The finding with its level; `None` where its rule is off.
    pub(super) fn apply(&self, finding: Diagnostic) -> Option<Diagnostic> {
        let level = self.by_name.get(finding.rule.name).or_else(|| self.by_name.get(finding.rule.family()));
        match level {
            None => Some(finding),
            Some(Level::Off) => None,
            Some(Level::On(severity)) => Some(finding.severity(*severity)),
        }
    }
}
