//! A number with its unit. Not negative.

use super::{Value, linear};
use crate::diagnostic::{Findings, Lang};
use crate::model::comparison::Comparison;
use crate::model::read::{self, grammar, report};
use crate::model::vocabulary::{Direction, UnitId, Vocabulary};
use crate::syntax::document::Operands;

/// What people write between the ends of a range.
const RANGE_SIGNS: [char; 6] = ['〜', '~', '…', '-', '―', '–'];

pub(super) fn read(operands: Operands<'_>, unit: UnitId, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let (text, span) = read::plain(operands, findings, false);
    let spelling = vocabulary.unit_spelling(unit);
    let Some((count, counter)) = grammar::counted(&text) else {
        report::no_count(findings, span, operands.text(), &text, spelling);
        return None;
    };
    let counter = crate::text::look_up_key(counter.trim()).into_owned();
    let begins_with_digit = |text: &str| text.trim_start().starts_with(|first: char| first.is_ascii_digit());
    if counter.strip_prefix('.').is_some_and(begins_with_digit) {
        report::fraction(findings, span, operands.text());
        return None;
    }
    if counter.split_once(RANGE_SIGNS).or_else(|| counter.split_once("から")).is_some_and(|(_, end)| begins_with_digit(end)) {
        report::range(findings, span, operands.text());
        return None;
    }
    if !counter.is_empty() && vocabulary.unit(&counter) != Some(unit) && vocabulary.unit(&format!("{counter}s")) != Some(unit) {
        report::wrong_unit(findings, span, &counter, spelling);
        return None;
    }
    Some(Value::Count(count, unit))
}

/// Of the same unit only.
pub(super) fn compare(one: (u64, UnitId), other: (u64, UnitId), direction: Direction) -> Comparison {
    linear((one.1 == other.1).then(|| one.0.cmp(&other.0)), direction)
}

pub(super) fn show(count: u64, unit: UnitId, vocabulary: &Vocabulary, lang: Lang) -> String {
    let unit = vocabulary.unit_spelling(unit);
    match lang {
        Lang::Ja => format!("{count}{}", unit.ja),
        Lang::En if count == 1 => format!("1 {}", unit.en.strip_suffix('s').unwrap_or(&unit.en)),
        Lang::En => format!("{count} {}", unit.en),
    }
}

/// In the unit of another vocabulary; none where that lacks it.
pub(super) fn translate(count: u64, unit: UnitId, from: &Vocabulary, to: &Vocabulary) -> Option<Value> {
    Some(Value::Count(count, to.unit(&from.unit_spelling(unit).en)?))
}
