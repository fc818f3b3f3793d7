//! Generated vocabularies (which word is a narrower one of which), attributes of every type and direction, and their values.

use std::sync::Arc;

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::hours::{Days, Hours};
use crate::model::order::Names;
use crate::model::value::{Duration, Member, Name, Value};
use crate::model::vocabulary::{Attribute, Direction, NameId, Sense, Spelling, UnitId, ValueType, WordId};
use crate::text::{FileId, Span};

/// So many words and names there are.
pub(super) const WORDS: u32 = 8;

/// Which words, and which names, count as which: for each a bit for every wider one.
#[derive(Debug, Clone)]
pub(super) struct Wider([u8; WORDS as usize]);

impl Wider {
    /// 0 holds 1 and 2, 1 holds 3 and 4, 2 holds 5; 6 and 7 stand alone.
    pub(super) fn forest() -> Self {
        Self::from([(1, 0), (2, 0), (3, 1), (4, 1), (5, 2)])
    }

    /// A narrower and a wider word at a time, and what follows from them.
    pub(super) fn from<const N: usize>(pairs: [(u32, u32); N]) -> Self {
        let mut wider = Self(std::array::from_fn(|word| 1 << word));
        for (narrow, wide) in pairs {
            wider.0[narrow as usize] |= 1 << wide;
        }
        for _ in 0..WORDS {
            for word in 0..WORDS {
                let reached = (0..WORDS).filter(|&other| wider.is(word, other)).fold(0, |all, other| all | wider.0[other as usize]);
                wider.0[word as usize] |= reached;
            }
        }
        wider
    }

    pub(super) fn is(&self, narrow: u32, wide: u32) -> bool {
        self.0[narrow as usize] & (1 << wide) != 0
    }
}

impl Names for Wider {
    fn word_is(&self, narrow: WordId, wide: WordId) -> bool {
        self.is(narrow.0, wide.0)
    }

    fn name_is(&self, narrow: &Name, wide: &Name) -> bool {
        match (narrow, wide) {
            (Name::Known(narrow), Name::Known(wide)) => self.is(narrow.0, wide.0),
            _ => narrow == wide,
        }
    }

    fn wider_names(&self, narrow: &Name) -> Vec<Name> {
        let known = (0..WORDS).map(|name| Name::Known(NameId(name))).filter(|wide| wide != narrow && self.name_is(narrow, wide));
        std::iter::once(narrow.clone()).chain(known).collect()
    }

    fn narrower_names(&self) -> Vec<Name> {
        (0..WORDS).map(|name| Name::Known(NameId(name))).collect()
    }
}

/// A vocabulary: a word may count as any of those before it. Often one, sometimes several, never a circle.
pub(super) fn wider() -> impl Strategy<Value = Wider> {
    proptest::collection::vec((0..WORDS, 0..WORDS), 0..9).prop_map(|pairs| {
        let mut given = [(0, 0); 9];
        for (place, (one, other)) in given.iter_mut().zip(pairs) {
            *place = (one.max(other), one.min(other));
        }
        Wider::from(given)
    })
}

pub(super) fn attribute(value: ValueType, direction: Direction) -> Attribute {
    let spelling = Spelling { en: Arc::from("strength"), ja: Arc::from("強さ") };
    Attribute {
        spelling,
        value,
        direction,
        required: false,
        said_as: Vec::new(),
        mark: None,
        distinguishes: false,
        sentence: None,
        negated: None,
        word_sentences: Vec::new(),
        range: None,
        span: Span::at(FileId(0), 0),
    }
}

/// Every type with the directions that the vocabulary lets it have.
pub(super) fn attributes() -> Vec<Attribute> {
    use Direction::{Exact, Free, Higher, Lower, No, Ordered, Subset, Superset, Yes};
    let words: Vec<WordId> = (0..WORDS).map(WordId).collect();
    let quantity = &[Higher, Lower, Exact, Free][..];
    let set = &[Subset, Superset, Exact, Free][..];
    let types = [
        (ValueType::Count(UnitId(0)), quantity),
        (ValueType::Duration(Sense::Length), quantity),
        (ValueType::Date, quantity),
        (ValueType::YesNo, &[Yes, No, Exact, Free]),
        (ValueType::Choice(words.clone()), &[Ordered, Exact, Free]),
        (ValueType::Words(words.clone()), set),
        (ValueType::Extent(words), set),
        (ValueType::Actors, set),
        (ValueType::Laws, set),
        (ValueType::Hours, set),
        (ValueType::Text, &[Exact, Free]),
    ];
    types.into_iter().flat_map(|(value, directions)| directions.iter().map(move |&direction| attribute(value.clone(), direction))).collect()
}

fn short(text: &str) -> impl Strategy<Value = Arc<str>> {
    select(text.chars().map(|letter| Arc::from(letter.to_string())).collect::<Vec<Arc<str>>>())
}

fn hours() -> impl Strategy<Value = Hours> {
    let stretch = (select(vec![Days::EVERY, Days::WEEKDAYS, Days::HOLIDAYS]), 0..6_u16, 1..6_u16);
    let stretches = proptest::collection::vec(stretch, 1..3);
    stretches.prop_map(|all| Hours::new(all.into_iter().map(|(days, from, length)| (days, from * 60, (from + length) * 60))))
}

fn duration() -> impl Strategy<Value = Duration> {
    let minutes = prop_oneof![Just(0), 0..90_u64, (0..800_u64).prop_map(|days| days * 24 * 60)];
    let months = prop_oneof![Just(0), 0..40_u32, (0..20_u32).prop_map(|years| years * 12)];
    (months, minutes).prop_map(|(months, minutes)| Duration { months, minutes })
}

pub(super) fn value(wanted: &ValueType) -> BoxedStrategy<Value> {
    let decided = match wanted {
        ValueType::Count(_) => (0..5_u64).prop_map(|count| Value::Count(count, UnitId(0))).boxed(),
        ValueType::Duration(_) => duration().prop_map(Value::Duration).boxed(),
        ValueType::Date => (1..28_i8).prop_map(|day| Value::Date(Date::constant(2026, 4, day))).boxed(),
        ValueType::YesNo => any::<bool>().prop_map(Value::YesNo).boxed(),
        ValueType::Choice(_) => (0..WORDS).prop_map(|word| Value::Choice(WordId(word))).boxed(),
        ValueType::Words(_) | ValueType::Extent(_) => {
            let member = prop_oneof![4 => (0..WORDS).prop_map(|word| Member::Word(WordId(word))), 1 => short("甲乙").prop_map(Member::Own)];
            proptest::collection::btree_set(member, 1..5).prop_map(Value::Words).boxed()
        }
        ValueType::Actors | ValueType::References(_) => {
            let name = prop_oneof![4 => (0..WORDS).prop_map(|name| Name::Known(NameId(name))), 1 => short("甲乙").prop_map(Name::Own)];
            proptest::collection::btree_set(name, 1..5).prop_map(Value::Names).boxed()
        }
        ValueType::Hours => hours().prop_map(Value::Hours).boxed(),
        ValueType::Laws => proptest::collection::btree_set(short("甲乙丙"), 1..4).prop_map(Value::Laws).boxed(),
        ValueType::Text => short("甲乙").prop_map(Value::Text).boxed(),
    };
    prop_oneof![9 => decided, 1 => Just(Value::Undecided)].boxed()
}
