//! A length of time or the interval of something that recurs: how it stands among values. How long it is, is in `model/duration`.

use super::{Value, linear};
use crate::diagnostic::{Findings, Lang};
use crate::model::comparison::Comparison;
use crate::model::duration::Duration;
use crate::model::read;
use crate::model::vocabulary::{Direction, Sense};
use crate::syntax::document::Operands;

pub(super) fn read(operands: Operands<'_>, findings: &mut Findings) -> Option<Value> {
    read::duration(operands, findings).map(Value::Duration)
}

pub(super) fn compare(one: Duration, other: Duration, direction: Direction) -> Comparison {
    linear(one.compare(other), direction)
}

/// What recurs as a frequency, all else as a length.
pub(super) fn show(duration: Duration, sense: Sense, lang: Lang) -> String {
    match sense {
        Sense::Interval => duration.interval(lang),
        Sense::Length | Sense::Deadline => duration.length(lang),
    }
}
