//! The one order: "at least as strict as". Each attribute has a direction; *incomparable* is a result of its own.
//! How the values of one kind compare is in the file of that kind.

pub(crate) use super::comparison::Comparison;
pub use super::comparison::Names;

use super::value::Value;
use super::vocabulary::{Attribute, Direction};

/// How binding a declaration is: `may` < `should` < `must`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// 任意.
    May,
    /// 努力義務.
    Should,
    /// 義務.
    Must,
}

/// Compares two values of an attribute. `?` is the bottom: every value is stricter. Values of `free` attributes are all equal here.
pub(crate) fn compare(attribute: &Attribute, one: &Value, other: &Value, names: &dyn Names) -> Comparison {
    if attribute.direction == Direction::Free || one == other {
        return Comparison::Equal;
    }
    if *one == Value::Undecided {
        Comparison::Weaker
    } else if *other == Value::Undecided {
        Comparison::Stricter
    } else {
        one.compare(other, attribute, names)
    }
}

/// Whether `one` is at least as strict as `other`.
pub fn at_least(attribute: &Attribute, one: &Value, other: &Value, names: &dyn Names) -> bool {
    attribute.direction == Direction::Free
        || one == other
        || *other == Value::Undecided
        || *one != Value::Undecided && one.at_least(other, attribute, names)
}

/// The least strict value that is at least as strict as both, the same in whichever order they come; `None` where there is none.
/// Values of a free attribute have one only if they are the same.
pub(crate) fn join(attribute: &Attribute, one: &Value, other: &Value, names: &dyn Names) -> Option<Value> {
    if attribute.direction == Direction::Free {
        return (one == other).then(|| one.clone());
    }
    match compare(attribute, one, other, names) {
        Comparison::Equal => Some(one.min(other).clone()),
        Comparison::Stricter => Some(one.clone()),
        Comparison::Weaker => Some(other.clone()),
        Comparison::Incomparable => one.join(other, attribute, names),
    }
}

#[cfg(test)]
#[allow(clippy::wildcard_enum_match_arm, reason = "a model that counts says what it counts")]
mod tests;
