//! Definitions of attributes: type, direction, range.

#![allow(clippy::wildcard_enum_match_arm, reason = "of the keywords those that a definition knows")]

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Reader, count, keys, report, words_of};
use crate::model::value::Value;
use crate::model::vocabulary::{Attribute, AttributeId, Direction, Mark, Sense, Spelling, ValueType};
use crate::syntax::document::{Head, Operands, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

impl<'d> Reader<'_, 'd> {
    /// Adds attributes to those that are there, here or in the frame of a kind. One that is defined already is reported and left out.
    pub(super) fn add(
        &mut self,
        present: &mut FxHashMap<Arc<str>, AttributeId>,
        more: FxHashMap<Arc<str>, AttributeId>,
        frame: Option<Keyword>,
    ) {
        let frame = frame.and_then(|kind| self.vocabulary.frames.get(&kind));
        let is_taken = |key: &Arc<str>| present.contains_key(key) || frame.is_some_and(|frame| frame.contains_key(key));
        let taken: BTreeSet<AttributeId> = more.iter().filter(|(key, _)| is_taken(key)).map(|(_, id)| *id).collect();
        for &id in &taken {
            let attribute = self.vocabulary.attribute(id);
            self.findings.push(report::attribute_twice(attribute.span, &attribute.spelling));
        }
        present.extend(more.into_iter().filter(|(_, id)| !taken.contains(id)));
    }

    pub(super) fn attributes(&mut self, statement: Statement<'d>) -> FxHashMap<Arc<str>, AttributeId> {
        let mut attributes = FxHashMap::default();
        for child in statement.children().filter(|child| child.head() == Head::Name) {
            let Some(attribute) = self.attribute(child) else { continue };
            let id = AttributeId(count(self.vocabulary.attributes.len()));
            Self::enter(&mut attributes, self.findings, keys(&attribute.spelling), id, &attribute.spelling, attribute.span);
            self.vocabulary.attributes.push(attribute);
        }
        attributes
    }

    /// `NAME JA TYPE… DIRECTION [also …] [covers …] [in house] [reach] [begins] [ends] [required] [recurring] [deadline] [said as …] [sentence "…" [en "…"]] [negated "…" [en "…"]] [distinguishes] [range A..B] [{ words }]`.
    fn attribute(&mut self, statement: Statement<'d>) -> Option<Attribute> {
        let mut words = statement.operands().words();
        let ja = words.next()?;
        let spelling = Spelling { en: Arc::from(&*look_up_key(statement.head_text())), ja: Arc::from(ja.text) };
        let rest: Vec<Word<'d>> = words.collect();
        let (value, used) = self.value_type(&rest, statement)?;
        self.others(&spelling, statement, rest.get(used + 1).copied());
        let direction = match rest.get(used) {
            None => {
                self.findings.push(report::no_direction(statement.header(), &spelling));
                return None;
            }
            Some(&word) => match direction(&word.key()) {
                Some(direction) => direction,
                None => {
                    self.unknown(word, "向き", "direction");
                    return None;
                }
            },
        };
        if !value.has(direction) {
            self.findings.push(report::wrong_direction(statement.header(), &spelling));
        }
        let sentence = self.phrase(statement, Keyword::Sentence);
        let negated = self.phrase(statement, Keyword::Negated);
        let word_sentences = self.word_phrases(statement, &value);
        let mut range = None;
        if let Some(clause) = statement.clause(Keyword::Range) {
            range = plausible(clause.operands, &value);
            if range.is_none() {
                self.findings.push(report::bad_range(clause.operands.span()));
            }
        }
        let attribute = Attribute {
            spelling,
            value,
            direction,
            mark: self.mark(statement),
            required: statement.clause(Keyword::Required).is_some(),
            said_as: words_of(statement, Keyword::SaidAs).map(|word| Arc::from(word.text.to_lowercase())).collect(),
            distinguishes: statement.clause(Keyword::Distinguishes).is_some(),
            sentence,
            negated,
            word_sentences,
            range,
            span: statement.header(),
        };
        self.check_sentence(statement, &attribute);
        Some(attribute)
    }

    fn mark(&mut self, statement: Statement<'d>) -> Option<Mark> {
        if self.is_marked(statement, Keyword::InHouse) {
            return Some(Mark::InHouse);
        }
        let marks = [(Keyword::Reach, Mark::Reach), (Keyword::Begins, Mark::Begins), (Keyword::Ends, Mark::Ends)];
        marks.into_iter().find_map(|(keyword, mark)| statement.clause(keyword).map(|_| mark))
    }

    /// The type, and how many words it took.
    pub(super) fn value_type(&mut self, words: &[Word<'d>], statement: Statement<'d>) -> Option<(ValueType, usize)> {
        let Some(&first) = words.first() else {
            self.findings.push(report::no_type(statement.header()));
            return None;
        };
        let simple = |value| Some((value, 1));
        match Keyword::spelled(&first.key()) {
            Some(Keyword::Text) => simple(ValueType::Text),
            Some(Keyword::YesNo) => simple(ValueType::YesNo),
            Some(Keyword::Duration) => simple(ValueType::Duration(sense(statement))),
            Some(Keyword::Date) => simple(ValueType::Date),
            Some(Keyword::Hours) => simple(ValueType::Hours),
            Some(Keyword::Actor) => simple(ValueType::Actors),
            Some(Keyword::Laws) => simple(ValueType::Laws),
            Some(Keyword::Choice) => Some((ValueType::Choice(self.words(statement)), 1)),
            Some(Keyword::Count) => {
                let unit = words.get(1).copied().unwrap_or(first);
                match self.vocabulary.unit(&unit.key()) {
                    Some(unit) => Some((ValueType::Count(unit), 2)),
                    None => {
                        self.unknown(unit, "単位", "unit");
                        None
                    }
                }
            }
            Some(keyword @ (Keyword::Words | Keyword::Extent)) => {
                let list = words.get(1).and_then(|word| self.vocabulary.lists.get(&*word.key()).cloned());
                let (mut list, used) = match list {
                    Some(list) => (list, 2),
                    None => (Vec::new(), 1),
                };
                list.extend(self.words(statement));
                Some((if keyword == Keyword::Words { ValueType::Words(list) } else { ValueType::Extent(list) }, used))
            }
            Some(Keyword::Ref) => {
                let kinds: Vec<Keyword> = words
                    .iter()
                    .skip(1)
                    .map_while(|word| Keyword::spelled(&word.key()).filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind()))
                    .collect();
                let used = 1 + kinds.len();
                Some((ValueType::References(kinds), used))
            }
            _ => {
                self.unknown(first, "型", "type");
                None
            }
        }
    }
}

/// What a duration says, as clauses tell.
fn sense(statement: Statement<'_>) -> Sense {
    if statement.clause(Keyword::Recurring).is_some() {
        Sense::Interval
    } else if statement.clause(Keyword::Deadline).is_some() {
        Sense::Deadline
    } else {
        Sense::Length
    }
}

/// `A..B`.
fn plausible(operands: Operands<'_>, value: &ValueType) -> Option<(Value, Value)> {
    let (from, to) = operands.text().split_once("..")?;
    Some((value.bare(from.trim())?, value.bare(to.trim())?))
}

fn direction(key: &str) -> Option<Direction> {
    Some(match Keyword::spelled(key)? {
        Keyword::Higher => Direction::Higher,
        Keyword::Lower => Direction::Lower,
        Keyword::Subset => Direction::Subset,
        Keyword::Superset => Direction::Superset,
        Keyword::Ordered => Direction::Ordered,
        Keyword::Yes => Direction::Yes,
        Keyword::No => Direction::No,
        Keyword::Exact => Direction::Exact,
        Keyword::Free => Direction::Free,
        _ => return None,
    })
}
