//! Which requirement is which: a number belongs to an edition, and the next edition may give it to another requirement.

use std::fmt;
use std::sync::Arc;

use super::{Requirement, Standard};
use crate::model::item::{Number, short_number};

/// A requirement, the same in every edition that carries it over: the edition in which it first stood, with its number there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId(Arc<str>);

/// A number that a requirement had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The edition: the name of its standard.
    pub edition: Arc<str>,
    /// The number there.
    pub number: Number,
}

impl RequirementId {
    /// Of a requirement that a standard has first.
    pub(in crate::model) fn new(standard: &str, number: &Number) -> Self {
        Self(Arc::from(format!("{standard}/{}", short_number(number, None))))
    }
}

impl Former {
    /// The number with its edition, as `midori-1/K1-1`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.edition, short_number(&self.number, None))
    }
}

impl fmt::Display for RequirementId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Standard {
    /// Where a requirement stands in this edition.
    pub fn position(&self, id: &RequirementId) -> Option<usize> {
        self.requirements.iter().position(|requirement| requirement.id == *id)
    }

    /// Whether a requirement of it is taken over from an edition before, and nothing is said of it here: that text and number are still the
    /// same rests on that alone.
    pub fn carries(&self, requirement: &Requirement) -> bool {
        requirement.edition != self.id
    }

    /// Whether it numbers some requirement otherwise than an edition before.
    pub fn renumbers(&self) -> bool {
        self.requirements.iter().any(|requirement| !requirement.formerly.is_empty())
    }
}

impl Requirement {
    /// Gives it another number than it had in an edition before.
    pub(super) fn renumber(&mut self, edition: &Arc<str>, number: Number) {
        let former = std::mem::replace(&mut self.number, number);
        self.formerly.insert(0, Former { edition: Arc::clone(edition), number: former });
    }
}
