//! A day.

use jiff::civil::Date;

use super::{Value, linear};
use crate::diagnostic::Findings;
use crate::model::comparison::Comparison;
use crate::model::read;
use crate::model::vocabulary::Direction;
use crate::syntax::document::Operands;

pub(super) fn read(operands: Operands<'_>, findings: &mut Findings) -> Option<Value> {
    read::date(operands, findings).map(Value::Date)
}

pub(super) fn compare(one: Date, other: Date, direction: Direction) -> Comparison {
    linear(Some(one.cmp(&other)), direction)
}
