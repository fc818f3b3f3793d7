//! Whether two expectations ask the same, wherever they are written.

use super::{Atom, Demand, Expectation, Part, Pattern, Requirement, Standard};
use crate::model::condition::Condition;

impl Standard {
    /// Whether all that an edition before asks is asked by this one too: only what is known of its text, its numbers and what is added
    /// differ. Who conforms to this one then conforms to that one.
    pub fn carries_over(&self, before: &Standard) -> bool {
        let binds = |standard: &Standard, requirement: &Requirement, pattern: Pattern| {
            standard.patterns(requirement).is_none_or(|patterns| patterns.contains(&pattern))
        };
        let all = [Pattern::One, Pattern::Two, Pattern::Three, Pattern::Four];
        self.in_place_of.len() == before.in_place_of.len()
            && before.requirements.iter().all(|asked| {
                let own = self.position(&asked.id).and_then(|at| self.requirements.get(at));
                own.is_some_and(|own| {
                    own.holds(asked) && all.into_iter().all(|pattern| !binds(before, asked, pattern) || binds(self, own, pattern))
                })
            })
    }
}

impl Requirement {
    /// Whether it asks all that another asks; points may be added.
    fn holds(&self, other: &Self) -> bool {
        let point = |asked: &super::Point| self.points.iter().find(|point| point.key == asked.key);
        self.judged == other.judged
            && self.demand.asks_alike(&other.demand)
            && other.points.iter().all(|asked| point(asked).is_some_and(|own| own.demand.asks_alike(&asked.demand)))
    }
}

impl Part {
    /// Whether another part asks the same.
    fn asks_alike(&self, other: &Self) -> bool {
        let applies = match (&self.applies, &other.applies) {
            (None, None) => true,
            (Some(one), Some(other)) => one.asks_alike(other),
            (Some(_), None) | (None, Some(_)) => false,
        };
        applies
            && (self.duty, self.days, self.is_unreadable) == (other.duty, other.days, other.is_unreadable)
            && self.wording_only.is_some() == other.wording_only.is_some()
            && self.readings == other.readings
            && all_alike(&self.expects, &other.expects)
    }
}

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
