//! Whether two expectations ask the same, wherever they are written.

use super::{Atom, Demand, Expectation};
use crate::model::condition::Condition;

impl Expectation {
    /// Whether another expectation asks the same.
    pub fn asks_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Expectation::All(one), Expectation::All(other)) | (Expectation::Any(one), Expectation::Any(other)) => all_alike(one, other),
            (Expectation::AtLeast(count, one), Expectation::AtLeast(same, other)) => count == same && all_alike(one, other),
            (Expectation::Demand(one), Expectation::Demand(other)) | (Expectation::Has(one), Expectation::Has(other)) => {
                one.asks_alike(other)
            }
            (Expectation::Atom(one), Expectation::Atom(other)) => one.asks_alike(other),
            (
                Expectation::All(_)
                | Expectation::Any(_)
                | Expectation::AtLeast(..)
                | Expectation::Demand(_)
                | Expectation::Has(_)
                | Expectation::Atom(_),
                _,
            ) => false,
        }
    }
}

impl Demand {
    /// Whether another demand speaks of the same declarations or entities.
    pub fn selects_alike(&self, other: &Self) -> bool {
        (self.kind, self.name) == (other.kind, other.name)
            && match (&self.condition, &other.condition) {
                (None, None) => true,
                (Some(one), Some(other)) => one.asks_alike(other),
                (Some(_), None) | (None, Some(_)) => false,
            }
    }

    /// Whether another demand asks the same of the same.
    pub fn asks_alike(&self, other: &Self) -> bool {
        self.quantifier == other.quantifier && self.selects_alike(other) && all_alike(&self.body, &other.body)
    }
}

impl Atom {
    /// Whether another atom asks the same.
    pub fn asks_alike(&self, other: &Self) -> bool {
        (self.attribute, self.equivalent) == (other.attribute, other.equivalent) && self.test == other.test
    }
}

impl Condition {
    /// Whether another condition asks the same.
    pub fn asks_alike(&self, other: &Self) -> bool {
        let alike = |one: &[Condition], other: &[Condition]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.asks_alike(other))
        };
        match (self, other) {
            (Condition::All(one), Condition::All(other)) | (Condition::Any(one), Condition::Any(other)) => alike(one, other),
            (Condition::Test(one), Condition::Test(other)) => {
                (one.subject, one.relation) == (other.subject, other.relation) && one.values == other.values
            }
            (Condition::All(_) | Condition::Any(_) | Condition::Test(_), _) => false,
        }
    }
}

fn all_alike(one: &[Expectation], other: &[Expectation]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.asks_alike(other))
}
