//! Law citations in canonical form: a citation only equals itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Value;
use crate::diagnostic::Findings;
use crate::model::comparison::Comparison;
use crate::model::read;
use crate::model::vocabulary::Direction;
use crate::syntax::document::Operands;
use crate::text::narrow;

type Set = BTreeSet<Arc<str>>;

pub(super) fn read(operands: Operands<'_>, findings: &mut Findings) -> Value {
    read::beyond_places(operands, findings);
    let laws = operands.parts().map(|part| {
        let text = part.text();
        let end = read::beyond_place(part).map_or(text.len(), |word| word.span.start.saturating_sub(part.span().start) as usize);
        Arc::from(narrow(text.get(..end).unwrap_or(text)).replace([' ', '「', '」', '"'], ""))
    });
    Value::Laws(laws.collect())
}

pub(super) fn compare(one: &Set, other: &Set, direction: Direction) -> Comparison {
    match direction {
        Direction::Superset => Comparison::from_both(one.is_superset(other), other.is_superset(one)),
        Direction::Subset => Comparison::from_both(one.is_subset(other), other.is_subset(one)),
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            Comparison::Incomparable
        }
    }
}

pub(super) fn join(one: &Set, other: &Set, direction: Direction) -> Option<Set> {
    match direction {
        Direction::Superset => Some(one | other),
        Direction::Subset => Some(one & other).filter(|both: &Set| !both.is_empty()),
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            None
        }
    }
}

pub(super) fn show(laws: &Set) -> Vec<String> {
    laws.iter().map(ToString::to_string).collect()
}
