//! Hours of the day: how they stand among values. What they are is in `model/hours`.

use super::Value;
use crate::diagnostic::Findings;
use crate::model::comparison::Comparison;
use crate::model::hours::Hours;
use crate::model::read;
use crate::model::vocabulary::Direction;
use crate::syntax::document::Operands;

pub(super) fn read(operands: Operands<'_>, findings: &mut Findings) -> Option<Value> {
    read::hours(operands, findings).map(Value::Hours)
}

/// In which something is allowed: less is stricter; in which something is done: more.
pub(super) fn compare(one: &Hours, other: &Hours, direction: Direction) -> Comparison {
    let within = (one.is_within(other), other.is_within(one));
    match direction {
        Direction::Subset => Comparison::from_both(within.0, within.1),
        Direction::Superset => Comparison::from_both(within.1, within.0),
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            Comparison::Incomparable
        }
    }
}

pub(super) fn join(one: &Hours, other: &Hours, direction: Direction) -> Option<Hours> {
    match direction {
        Direction::Subset => one.common(other),
        Direction::Superset => Some(one.union(other)),
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            None
        }
    }
}
