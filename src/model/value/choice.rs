//! One word of a list, weak to strict where it is ordered.

use super::Value;
use crate::diagnostic::Findings;
use crate::model::comparison::Comparison;
use crate::model::read::report;
use crate::model::vocabulary::{Direction, Vocabulary, WordId};
use crate::syntax::document::Operands;

pub(super) fn read(operands: Operands<'_>, words: &[WordId], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let word = operands.first()?;
    if let Some(further) = operands.words().nth(1) {
        report::too_many(findings, further);
    }
    let found = vocabulary.word(&word.key()).filter(|id| words.contains(id));
    if found.is_none() {
        report::unknown_word(findings, word, words, report::Further::Nothing, vocabulary);
    }
    found.map(Value::Choice)
}

/// By their places in the list of the attribute.
pub(super) fn compare(one: WordId, other: WordId, list: &[WordId], direction: Direction) -> Comparison {
    match direction {
        Direction::Ordered => {
            let place = |word: WordId| list.iter().position(|&other| other == word);
            Comparison::of(place(one).zip(place(other)).map(|(one, other)| one.cmp(&other)))
        }
        Direction::Higher
        | Direction::Lower
        | Direction::Subset
        | Direction::Superset
        | Direction::Yes
        | Direction::No
        | Direction::Exact
        | Direction::Free => Comparison::Incomparable,
    }
}
