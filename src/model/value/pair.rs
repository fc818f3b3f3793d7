//! Two values of one kind: what is asked of two at once is asked here, and each kind is named once.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Duration, Member, Name, Reach, Value, choice, count, date, duration, hours, laws, names, words, yes_no};
use crate::model::comparison::{Comparison, Names};
use crate::model::hours::Hours;
use crate::model::vocabulary::{Attribute, Direction, UnitId, Vocabulary, WordId};

enum Pair<'a> {
    YesNo(bool, bool),
    Count((u64, UnitId), (u64, UnitId)),
    Duration(Duration, Duration),
    Date(Date, Date),
    Hours(&'a Hours, &'a Hours),
    Choice(WordId, WordId),
    Words(&'a BTreeSet<Member>, &'a BTreeSet<Member>),
    Names(&'a BTreeSet<Name>, &'a BTreeSet<Name>),
    Laws(&'a BTreeSet<Arc<str>>, &'a BTreeSet<Arc<str>>),
    /// Texts, what is not decided, and values of two kinds: in no order, and the same only where they are equal.
    Apart,
}

impl<'a> Pair<'a> {
    fn of(one: &'a Value, other: &'a Value) -> Self {
        match (one, other) {
            (Value::YesNo(one), Value::YesNo(other)) => Self::YesNo(*one, *other),
            (Value::Count(one, unit), Value::Count(other, of)) => Self::Count((*one, *unit), (*other, *of)),
            (Value::Duration(one), Value::Duration(other)) => Self::Duration(*one, *other),
            (Value::Date(one), Value::Date(other)) => Self::Date(*one, *other),
            (Value::Hours(one), Value::Hours(other)) => Self::Hours(one, other),
            (Value::Choice(one), Value::Choice(other)) => Self::Choice(*one, *other),
            (Value::Words(one), Value::Words(other)) => Self::Words(one, other),
            (Value::Names(one), Value::Names(other)) => Self::Names(one, other),
            (Value::Laws(one), Value::Laws(other)) => Self::Laws(one, other),
            (
                Value::Undecided
                | Value::Text(_)
                | Value::YesNo(_)
                | Value::Count(..)
                | Value::Duration(_)
                | Value::Date(_)
                | Value::Hours(_)
                | Value::Choice(_)
                | Value::Words(_)
                | Value::Names(_)
                | Value::Laws(_),
                _,
            ) => Self::Apart,
        }
    }
}

impl Value {
    /// What it is to another value of an attribute that is not free, both of them decided.
    pub(in crate::model) fn compare(&self, other: &Self, attribute: &Attribute, names: &dyn Names) -> Comparison {
        let direction = attribute.direction;
        match Pair::of(self, other) {
            Pair::YesNo(one, other) => yes_no::compare(one, other, direction),
            Pair::Count(one, other) => count::compare(one, other, direction),
            Pair::Duration(one, other) => duration::compare(one, other, direction),
            Pair::Date(one, other) => date::compare(one, other, direction),
            Pair::Hours(one, other) => hours::compare(one, other, direction),
            Pair::Choice(one, other) => choice::compare(one, other, attribute.value.words(), direction),
            Pair::Words(one, other) => words::compare(one, other, Reach::of(attribute), direction, names),
            Pair::Names(one, other) => names::compare(one, other, direction, names),
            Pair::Laws(one, other) => laws::compare(one, other, direction),
            Pair::Apart => Comparison::Incomparable,
        }
    }

    /// Whether it is at least as strict, where [`compare`](Self::compare) may be asked. Of sets that is half of the work.
    pub(in crate::model) fn at_least(&self, other: &Self, attribute: &Attribute, names: &dyn Names) -> bool {
        match Pair::of(self, other) {
            Pair::Words(one, other) if attribute.direction == Direction::Superset => {
                words::all_met(other, one, Reach::of(attribute), names)
            }
            Pair::Words(..)
            | Pair::YesNo(..)
            | Pair::Count(..)
            | Pair::Duration(..)
            | Pair::Date(..)
            | Pair::Hours(..)
            | Pair::Choice(..)
            | Pair::Names(..)
            | Pair::Laws(..)
            | Pair::Apart => matches!(self.compare(other, attribute, names), Comparison::Equal | Comparison::Stricter),
        }
    }

    /// The least strict value that is at least as strict as both, of two that are incomparable; `None` where there is none.
    pub(in crate::model) fn join(&self, other: &Self, attribute: &Attribute, names: &dyn Names) -> Option<Self> {
        let direction = attribute.direction;
        match Pair::of(self, other) {
            Pair::Words(one, other) => {
                words::join(one, other, (attribute.value.words(), Reach::of(attribute)), direction, names).map(Self::Words)
            }
            Pair::Names(one, other) => names::join(one, other, direction, names).map(Self::Names),
            Pair::Laws(one, other) => laws::join(one, other, direction).map(Self::Laws),
            Pair::Hours(one, other) => hours::join(one, other, direction).map(Self::Hours),
            Pair::YesNo(..) | Pair::Count(..) | Pair::Duration(..) | Pair::Date(..) | Pair::Choice(..) | Pair::Apart => None,
        }
    }

    /// How it stands to another quantity in the calendar in which it is least against it, and in the one in which it is most: a month may
    /// be shorter than 30 days, or longer. None for what is no quantity.
    pub fn orderings(&self, other: &Self) -> Option<(Ordering, Ordering)> {
        let always = |ordering: Ordering| Some((ordering, ordering));
        match Pair::of(self, other) {
            Pair::Count((one, _), (other, _)) => always(one.cmp(&other)),
            Pair::Duration(one, other) => Some(one.orderings(other)),
            Pair::Date(one, other) => always(one.cmp(&other)),
            Pair::YesNo(..) | Pair::Hours(..) | Pair::Choice(..) | Pair::Words(..) | Pair::Names(..) | Pair::Laws(..) | Pair::Apart => None,
        }
    }

    /// Which of two quantities is greater; none where the calendar decides, or for what is no quantity.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        match Pair::of(self, other) {
            Pair::Count((one, _), (other, _)) => Some(one.cmp(&other)),
            Pair::Duration(one, other) => one.compare(other),
            Pair::Date(one, other) => Some(one.cmp(&other)),
            Pair::YesNo(..) | Pair::Hours(..) | Pair::Choice(..) | Pair::Words(..) | Pair::Names(..) | Pair::Laws(..) | Pair::Apart => None,
        }
    }

    /// Whether it is what a condition asks for: the same; for words and names, one that counts as it; of sets, one that they share.
    pub fn fits(&self, wanted: &Self, vocabulary: &Vocabulary) -> bool {
        match Pair::of(self, wanted) {
            Pair::Words(stated, wanted) => words::fits(stated, wanted, vocabulary),
            Pair::Choice(narrow, wide) => vocabulary.word_is(narrow, wide),
            Pair::Names(stated, wanted) => names::fits(stated, wanted, vocabulary),
            Pair::YesNo(..) | Pair::Count(..) | Pair::Duration(..) | Pair::Date(..) | Pair::Hours(..) | Pair::Laws(..) | Pair::Apart => {
                self == wanted
            }
        }
    }

    /// How many of the words or names that are wanted of an attribute it has.
    pub fn shared(&self, wanted: &Self, attribute: &Attribute, names: &dyn Names) -> usize {
        match Pair::of(self, wanted) {
            Pair::Words(given, wanted) => words::shared(given, wanted, Reach::of(attribute), names),
            Pair::Names(given, wanted) => names::shared(given, wanted, names),
            Pair::Choice(given, wanted) => usize::from(names.word_is(given, wanted)),
            Pair::YesNo(..) | Pair::Count(..) | Pair::Duration(..) | Pair::Date(..) | Pair::Hours(..) | Pair::Laws(..) | Pair::Apart => 0,
        }
    }
}
