//! Values of attributes and facts, as typed as the vocabulary asks. One file a kind of value: how it is read, compared, joined, shown
//! and written. Here each question goes to the kind; nobody else matches kinds of value with an arm for all others.

mod choice;
mod count;
mod date;
mod duration;
mod hours;
mod kind;
mod laws;
mod names;
mod pair;
mod text;
mod words;
mod yes_no;

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

pub(crate) use self::kind::Sense;
pub use self::kind::ValueType;
pub use self::names::Name;
pub(crate) use self::names::OfPolicy;
pub use self::words::Member;
use super::comparison::Comparison;
pub use super::duration::Duration;
pub use super::hours::Hours;
use super::read::{self as tools, Open};
use super::vocabulary::{Attribute, AttributeId, Direction, UnitId, Vocabulary, WordId};
use crate::diagnostic::{Findings, Lang, Text};
use crate::syntax::document::Operands;

use self::words::Reach;

/// A value that a document states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// `?` (未定): counts as unstated everywhere.
    Undecided,
    /// Yes or no.
    YesNo(bool),
    /// A number with its unit. Not negative.
    Count(u64, UnitId),
    /// A length of time or the interval of something that recurs.
    Duration(Duration),
    /// A day.
    Date(Date),
    /// Hours of the day.
    Hours(Hours),
    /// One word of a `choice`.
    Choice(WordId),
    /// Words of a list, and strings that only equal themselves.
    Words(BTreeSet<Member>),
    /// Free text.
    Text(Arc<str>),
    /// References to actors, documents, systems, records ….
    Names(BTreeSet<Name>),
    /// Law citations in canonical form.
    Laws(BTreeSet<Arc<str>>),
}

/// What a value is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// A number of things.
    Number,
    /// A length of time: shorter and longer.
    Time,
    /// A day of the calendar: before and after.
    Day,
    /// Nothing: several things, each of which is there or not.
    Set,
    /// Nothing: it is what it is.
    None,
}

/// Reads a value of an attribute. `None`: reported, the value is unknown.
pub(crate) fn of_attribute(
    operands: Operands<'_>,
    attribute: AttributeId,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Option<Value> {
    read(operands, &vocabulary.attribute(attribute).value, vocabulary, findings)
}

/// Reads a value of a type. `None`: reported, the value is unknown.
pub(crate) fn read(operands: Operands<'_>, wanted: &ValueType, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let open = tools::open(operands);
    if matches!(open, Some(Open::Undecided)) || !matches!(wanted, ValueType::Choice(_)) && tools::is_empty_text(operands) {
        return Some(Value::Undecided);
    }
    if let Some(Open::Pending(word)) = open.filter(|_| *wanted != ValueType::Text) {
        tools::report::pending(findings, operands.span(), word);
        return None;
    }
    match wanted {
        ValueType::Text => Some(text::read(operands, findings)),
        ValueType::YesNo => yes_no::read(operands, findings),
        ValueType::Count(unit) => count::read(operands, *unit, vocabulary, findings),
        ValueType::Duration(_) => duration::read(operands, findings),
        ValueType::Date => date::read(operands, findings),
        ValueType::Hours => hours::read(operands, findings),
        ValueType::Choice(words) => choice::read(operands, words, vocabulary, findings),
        ValueType::Words(words) | ValueType::Extent(words) => words::read(operands, words, vocabulary, findings),
        ValueType::Actors => actors(operands, vocabulary, findings),
        ValueType::References(kinds) => names::read(operands, kinds, vocabulary, findings).map(Value::Names),
        ValueType::Laws => Some(laws::read(operands, findings)),
    }
}

/// Reads posts, roles, committees and vendors.
pub(crate) fn actors(operands: Operands<'_>, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    names::actors(operands, vocabulary, findings)
}

impl Value {
    /// The names that it holds, where it holds names.
    pub fn names(&self) -> Option<&BTreeSet<Name>> {
        if let Self::Names(names) = self { Some(names) } else { None }
    }

    /// The words that it holds, where it holds words.
    pub fn words(&self) -> Option<&BTreeSet<Member>> {
        if let Self::Words(words) = self { Some(words) } else { None }
    }

    /// The word that it is, where it is a choice.
    pub fn choice(&self) -> Option<WordId> {
        if let Self::Choice(word) = self { Some(*word) } else { None }
    }

    /// The day that it is, where it is one.
    pub fn day(&self) -> Option<Date> {
        if let Self::Date(day) = self { Some(*day) } else { None }
    }

    /// What it is measured by.
    pub fn measure(&self) -> Measure {
        match self {
            Self::Count(..) => Measure::Number,
            Self::Duration(_) => Measure::Time,
            Self::Date(_) => Measure::Day,
            Self::Hours(_) | Self::Words(_) | Self::Names(_) | Self::Laws(_) => Measure::Set,
            Self::Undecided | Self::YesNo(_) | Self::Choice(_) | Self::Text(_) => Measure::None,
        }
    }

    /// The members that, each alone, fit; none for what has no members.
    pub fn members_that(&self, fits: impl Fn(&Self) -> bool) -> Option<Self> {
        match self {
            Self::Words(words) => {
                Some(Self::Words(words.iter().filter(|word| fits(&Self::Words([(*word).clone()].into()))).cloned().collect()))
            }
            Self::Names(names) => {
                Some(Self::Names(names.iter().filter(|name| fits(&Self::Names([(*name).clone()].into()))).cloned().collect()))
            }
            Self::Undecided
            | Self::YesNo(_)
            | Self::Count(..)
            | Self::Duration(_)
            | Self::Date(_)
            | Self::Hours(_)
            | Self::Choice(_)
            | Self::Text(_)
            | Self::Laws(_) => None,
        }
    }

    /// As a person would write it.
    pub fn show(&self, vocabulary: &Vocabulary, lang: Lang) -> String {
        match self {
            Self::Undecided => undecided(lang),
            Self::YesNo(yes) => yes_no::show(*yes, lang),
            Self::Count(count, unit) => count::show(*count, *unit, vocabulary, lang),
            Self::Duration(duration) => duration::show(*duration, Sense::Length, lang),
            Self::Date(date) => Text::day(*date).get(lang).to_owned(),
            Self::Hours(hours) => hours.written(lang),
            Self::Choice(word) => vocabulary.word_spelling(*word).get(lang).to_owned(),
            Self::Words(members) => list(&words::show(members, vocabulary, lang), lang),
            Self::Text(text) => text.to_string(),
            Self::Names(names) => list(&names::show(names, vocabulary, lang), lang),
            Self::Laws(laws) => list(&laws::show(laws), lang),
        }
    }

    /// As a person would write it of an attribute: intervals as frequencies.
    pub fn show_of(&self, attribute: &Attribute, vocabulary: &Vocabulary, lang: Lang) -> String {
        match (self, &attribute.value) {
            (Self::Duration(duration), ValueType::Duration(sense)) => duration::show(*duration, *sense, lang),
            (value, _) => value.show(vocabulary, lang),
        }
    }

    /// As it is written in a document: what is not the vocabulary's in quotes.
    pub fn write(&self, vocabulary: &Vocabulary, lang: Lang) -> String {
        match self {
            Self::Words(members) => list(&words::write(members, vocabulary, lang), lang),
            Self::Text(text) => text::write(text),
            Self::Undecided
            | Self::YesNo(_)
            | Self::Count(..)
            | Self::Duration(_)
            | Self::Date(_)
            | Self::Hours(_)
            | Self::Choice(_)
            | Self::Names(_)
            | Self::Laws(_) => self.show(vocabulary, lang),
        }
    }

    /// As it is written behind the name of its attribute: a unit that is spelled like the attribute would begin another (`generations 2`).
    pub fn write_of(&self, attribute: &Attribute, vocabulary: &Vocabulary, lang: Lang) -> String {
        match self {
            Self::Count(count, unit) if vocabulary.unit_spelling(*unit).get(lang) == attribute.spelling.get(lang) => count.to_string(),
            Self::Count(..)
            | Self::Undecided
            | Self::YesNo(_)
            | Self::Duration(_)
            | Self::Date(_)
            | Self::Hours(_)
            | Self::Choice(_)
            | Self::Words(_)
            | Self::Text(_)
            | Self::Names(_)
            | Self::Laws(_) => self.show(vocabulary, lang),
        }
    }

    /// The look-up keys of the words and names in it, in both spellings.
    pub fn keys(&self, vocabulary: &Vocabulary) -> Vec<String> {
        match self {
            Self::Choice(word) => vocabulary.word_spelling(*word).keys().to_vec(),
            Self::Words(members) => words::keys(members, vocabulary),
            Self::Names(names) => names::keys(names, vocabulary),
            Self::Undecided
            | Self::YesNo(_)
            | Self::Count(..)
            | Self::Duration(_)
            | Self::Date(_)
            | Self::Hours(_)
            | Self::Text(_)
            | Self::Laws(_) => Vec::new(),
        }
    }

    /// In the words of another vocabulary; none where that lacks one.
    pub fn translate(&self, from: &Vocabulary, to: &Vocabulary) -> Option<Self> {
        match self {
            Self::Count(count, unit) => count::translate(*count, *unit, from, to),
            Self::Choice(word) => to.word(&from.word_spelling(*word).en).map(Self::Choice),
            Self::Words(members) => words::translate(members, from, to).map(Self::Words),
            Self::Names(names) => names::translate(names, from, to).map(Self::Names),
            Self::Undecided | Self::YesNo(_) | Self::Duration(_) | Self::Date(_) | Self::Hours(_) | Self::Text(_) | Self::Laws(_) => {
                Some(self.clone())
            }
        }
    }
}

/// What is measured: more or less of it is stricter, or neither.
fn linear(ordering: Option<Ordering>, direction: Direction) -> Comparison {
    match direction {
        Direction::Higher => Comparison::of(ordering),
        Direction::Lower => Comparison::of(ordering.map(Ordering::reverse)),
        Direction::Subset
        | Direction::Superset
        | Direction::Ordered
        | Direction::Yes
        | Direction::No
        | Direction::Exact
        | Direction::Free => Comparison::Incomparable,
    }
}

fn undecided(lang: Lang) -> String {
    match lang {
        Lang::Ja => "未定".to_owned(),
        Lang::En => "?".to_owned(),
    }
}

fn list(shown: &[String], lang: Lang) -> String {
    shown.join(match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    })
}
