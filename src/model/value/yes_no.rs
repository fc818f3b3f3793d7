//! Yes or no.

use super::Value;
use crate::diagnostic::{Findings, Lang};
use crate::model::comparison::Comparison;
use crate::model::read::report;
use crate::model::vocabulary::Direction;
use crate::syntax::document::Operands;

pub(super) fn read(operands: Operands<'_>, findings: &mut Findings) -> Option<Value> {
    let word = operands.first()?;
    if let Some(further) = operands.words().nth(1).filter(|_| matches!(&*word.key(), "yes" | "no" | "有" | "無")) {
        report::too_many(findings, further);
    }
    match &*word.key() {
        "yes" | "有" => Some(Value::YesNo(true)),
        "no" | "無" => Some(Value::YesNo(false)),
        _ => {
            report::not_yes_or_no(findings, operands.span(), word);
            None
        }
    }
}

pub(super) fn compare(one: bool, other: bool, direction: Direction) -> Comparison {
    match direction {
        Direction::Yes => Comparison::of(Some(one.cmp(&other))),
        Direction::No => Comparison::of(Some(other.cmp(&one))),
        Direction::Higher
        | Direction::Lower
        | Direction::Subset
        | Direction::Superset
        | Direction::Ordered
        | Direction::Exact
        | Direction::Free => Comparison::Incomparable,
    }
}

pub(super) fn show(yes: bool, lang: Lang) -> String {
    let shown = match (yes, lang) {
        (true, Lang::Ja) => "有",
        (true, Lang::En) => "yes",
        (false, Lang::Ja) => "無",
        (false, Lang::En) => "no",
    };
    shown.to_owned()
}
