//! A model of the order that counts instead of reasoning. A value stands for all conduct that meets it; it is at least as strict
//! as another where whatever meets it meets the other too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::generate::{WORDS, Wider, attribute};
use crate::model::order::*;
use crate::model::value::{Duration, Member, Name};
use crate::model::vocabulary::{NameId, Sense, UnitId, ValueType, WordId};

/// Words and names that only equal themselves, beside those of the vocabulary.
const OWN: [&str; 2] = ["甲", "乙"];
const MEMBERS: u32 = WORDS + 2;

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 16) % u64::from(end)).unwrap()
    }

    /// A vocabulary without circles.
    fn wider(&mut self) -> Wider {
        Wider::from(std::array::from_fn::<_, 6, _>(|_| {
            let (one, other) = (self.below(WORDS), self.below(WORDS));
            (one.max(other), one.min(other))
        }))
    }

    /// A set of one to four members, a bit each.
    fn set(&mut self) -> u32 {
        (0..=self.below(4)).fold(0, |set, _| set | 1 << self.below(MEMBERS))
    }
}

fn comparison(forth: bool, back: bool) -> Comparison {
    match (forth, back) {
        (true, true) => Comparison::Equal,
        (true, false) => Comparison::Stricter,
        (false, true) => Comparison::Weaker,
        (false, false) => Comparison::Incomparable,
    }
}

/// Compares by inclusion: of each conduct whether it meets the one, and whether it meets the other.
fn by_conduct(conduct: impl Iterator<Item = (bool, bool)>) -> Comparison {
    let (forth, back) = conduct.fold((true, true), |(forth, back), (one, other)| (forth && (!one || other), back && (!other || one)));
    comparison(forth, back)
}

fn members(set: u32) -> impl Iterator<Item = u32> {
    (0..MEMBERS).filter(move |member| set & (1 << member) != 0)
}

fn words(set: u32) -> Value {
    let member = |member: u32| match OWN.get(member.wrapping_sub(WORDS) as usize) {
        Some(own) => Member::Own(Arc::from(*own)),
        None => Member::Word(WordId(member)),
    };
    Value::Words(members(set).map(member).collect())
}

fn names(set: u32) -> Value {
    let name = |name: u32| match OWN.get(name.wrapping_sub(WORDS) as usize) {
        Some(own) => Name::Own(Arc::from(*own)),
        None => Name::Known(NameId(name)),
    };
    Value::Names(members(set).map(name).collect())
}

/// What can be asked of a set, and what each set has done for it: a bit for every thing that meets a member.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asked {
    /// Only what is in it is used: a narrower thing is in it too.
    Subset,
    /// All of it is done: a narrower thing does it too.
    Superset,
    /// All of it is reached: a wider thing reaches it too.
    Extent,
}

impl Asked {
    /// Whether conduct (the things used, done or reached) meets a set.
    fn met(self, set: u32, conduct: u32, is: &[[bool; MEMBERS as usize]]) -> bool {
        let is = |one: u32, other: u32| is[one as usize][other as usize];
        match self {
            Asked::Subset => members(conduct).all(|used| members(set).any(|allowed| is(used, allowed))),
            Asked::Superset => members(set).all(|wanted| members(conduct).any(|done| is(done, wanted))),
            Asked::Extent => members(set).all(|wanted| members(conduct).any(|reached| is(wanted, reached))),
        }
    }

    fn attribute(self, value: ValueType) -> Attribute {
        attribute(value, if self == Asked::Subset { Direction::Subset } else { Direction::Superset })
    }

    fn word_type(self) -> ValueType {
        let words = (0..WORDS).map(WordId).collect();
        if self == Asked::Extent { ValueType::Extent(words) } else { ValueType::Words(words) }
    }
}

fn table(wider: &Wider) -> [[bool; MEMBERS as usize]; MEMBERS as usize] {
    let known = |one: usize, other: usize| one.max(other) < WORDS as usize;
    let is = |one: usize, other: usize| wider.is(u32::try_from(one).unwrap(), u32::try_from(other).unwrap());
    std::array::from_fn(|one| std::array::from_fn(|other| one == other || known(one, other) && is(one, other)))
}

/// Every conduct that meets a set, a bit for each.
type Conduct = Vec<u64>;

fn conduct(asked: Asked, set: u32, is: &[[bool; MEMBERS as usize]]) -> Conduct {
    let met = |conduct: u32| asked.met(set, conduct, is);
    (0..1_u32 << MEMBERS).step_by(64).map(|first| (0..64).fold(0, |bits, at| bits | u64::from(met(first + at)) << at)).collect()
}

fn includes(one: &Conduct, other: &Conduct) -> bool {
    one.iter().zip(other).all(|(one, other)| other & !one == 0)
}

/// Compares random sets with the model; how many pairs.
fn sets(pairs: u32) -> u32 {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut compared = 0;
    for asked in [Asked::Subset, Asked::Superset, Asked::Extent] {
        for _ in 0..6 {
            let wider = numbers.wider();
            let is = table(&wider);
            let given: Vec<(Conduct, Value, Value)> =
                (0..24).map(|_| numbers.set()).map(|set| (conduct(asked, set, &is), words(set), names(set))).collect();
            let (of_words, of_names) = (asked.attribute(asked.word_type()), asked.attribute(ValueType::Actors));
            for _ in 0..pairs / 36 {
                let mut any = || &given[numbers.below(24) as usize];
                let ((one, one_word, one_name), (other, other_word, other_name)) = (any(), any());
                let wanted = comparison(includes(other, one), includes(one, other));
                assert_eq!(compare(&of_words, one_word, other_word, &wider), wanted, "{asked:?} {one_word:?} {other_word:?} {wider:?}");
                if asked != Asked::Extent {
                    assert_eq!(compare(&of_names, one_name, other_name, &wider), wanted, "{asked:?} {one_name:?} {other_name:?} {wider:?}");
                    compared += 1;
                }
                compared += 1;
            }
        }
    }
    compared
}

/// Compares random quantities, days, answers and choices with the model; how many pairs.
fn quantities(pairs: u32) -> u32 {
    const MOST: u32 = 40;
    let mut numbers = Numbers(0xD1B5_4A32_D192_ED03);
    let forest = Wider::forest();
    let choices: Vec<WordId> = (0..MOST).map(WordId).collect();
    let day = |number: u32| Value::Date(Date::constant(2026, 4, 1).checked_add(jiff::Span::new().days(i64::from(number))).unwrap());
    let days: Vec<Value> = (0..MOST).map(day).collect();
    let of = |value: &ValueType, number: u32| match value {
        ValueType::Count(unit) => Value::Count(number.into(), *unit),
        ValueType::Date => days[number as usize].clone(),
        ValueType::YesNo => Value::YesNo(number > 0),
        _ => Value::Choice(WordId(number)),
    };
    let kinds = [
        (ValueType::Count(UnitId(0)), Direction::Higher),
        (ValueType::Count(UnitId(0)), Direction::Lower),
        (ValueType::Count(UnitId(0)), Direction::Exact),
        (ValueType::Date, Direction::Higher),
        (ValueType::Date, Direction::Lower),
        (ValueType::YesNo, Direction::Yes),
        (ValueType::YesNo, Direction::No),
        (ValueType::YesNo, Direction::Exact),
        (ValueType::Choice(choices.clone()), Direction::Ordered),
        (ValueType::Choice(choices), Direction::Exact),
    ];
    let met = |direction: Direction, asked: u32, done: u32| match direction {
        Direction::Higher | Direction::Yes | Direction::Ordered => done >= asked,
        Direction::Lower | Direction::No => done <= asked,
        _ => done == asked,
    };
    for (value, direction) in &kinds {
        let attribute = attribute(value.clone(), *direction);
        let end = if *value == ValueType::YesNo { 2 } else { MOST };
        for _ in 0..pairs / 10 {
            let (one, other) = (numbers.below(end), numbers.below(end));
            let wanted = by_conduct((0..end).map(|done| (met(*direction, one, done), met(*direction, other, done))));
            assert_eq!(compare(&attribute, &of(value, one), &of(value, other), &forest), wanted, "{direction:?} {one} {other}");
        }
    }
    pairs / 10 * 10
}

/// For two numbers of months: how many days both last, from each month of four hundred years on, each pair of lengths once.
struct Calendar {
    begins: Vec<u64>,
    lengths: BTreeMap<(u32, u32), BTreeSet<(u64, u64)>>,
}

impl Calendar {
    fn new() -> Self {
        let mut begins: Vec<u64> = vec![0];
        for month in 0..2 * 4800_u16 {
            let first = Date::constant(1600 + i16::try_from(month / 12).unwrap(), i8::try_from(month % 12).unwrap() + 1, 1);
            begins.push(begins[begins.len() - 1] + u64::from(first.days_in_month().unsigned_abs()));
        }
        Self { begins, lengths: BTreeMap::new() }
    }

    fn compare(&mut self, direction: Direction, one: Duration, other: Duration) -> Comparison {
        let Self { begins, lengths } = self;
        let days = |start: usize, months: u32| begins[start + months as usize] - begins[start];
        let lengths = lengths
            .entry((one.months, other.months))
            .or_insert_with(|| (0..4800).map(|start| (days(start, one.months), days(start, other.months))).collect());
        let minutes = lengths.iter().map(|(a, b)| (a * 24 * 60 + one.minutes, b * 24 * 60 + other.minutes));
        // A length of conduct between the two meets the one and not the other: none between them, in no calendar.
        let (shorter, longer) = minutes.fold((true, true), |(shorter, longer), (a, b)| (shorter && a <= b, longer && a >= b));
        if direction == Direction::Lower { comparison(shorter, longer) } else { comparison(longer, shorter) }
    }
}

/// Compares random durations with the calendar; how many pairs.
fn durations(pairs: u32) -> u32 {
    let mut numbers = Numbers(0xA076_1D64_78BD_642F);
    let mut calendar = Calendar::new();
    let forest = Wider::forest();
    let mut settled_by_the_calendar = 0;
    for direction in [Direction::Lower, Direction::Higher] {
        let attribute = attribute(ValueType::Duration(Sense::Length), direction);
        for _ in 0..pairs / 2 {
            let mut months = || [0, 1, 2, 3, 6, 11, 12, 24, 48, 96][numbers.below(10) as usize];
            let (one, other) = (months(), months());
            // Near to each other, so that the calendar has something to say.
            let mut duration = |months: u32, lacking: u32| {
                let days = lacking * 365 / 12 + numbers.below(8);
                Duration { months, minutes: u64::from(days) * 24 * 60 + u64::from(numbers.below(2) * 30) }
            };
            let (one, other) = (duration(one, other.saturating_sub(one)), duration(other, one.saturating_sub(other)));
            let wanted = calendar.compare(direction, one, other);
            settled_by_the_calendar += u32::from(wanted == Comparison::Incomparable);
            let found = compare(&attribute, &Value::Duration(one), &Value::Duration(other), &forest);
            assert_eq!(found, wanted, "{direction:?} {one:?} {other:?}");
        }
    }
    assert!(settled_by_the_calendar > pairs / 10, "{settled_by_the_calendar}");
    pairs / 2 * 2
}

#[test]
fn a_million_random_pairs_compare_as_the_model_counts() {
    let compared = sets(500_000) + quantities(300_000) + durations(300_000);
    assert!(compared >= 1_000_000, "{compared}");
}

/// Every pair of sets of six members, against every set: the join is the least of those that are as strict as both.
#[test]
fn the_join_of_sets_is_the_least_there_is() {
    let mut numbers = Numbers(0xE703_7ED1_A0B4_28DB);
    let (mut joined, mut none) = (0, 0);
    for asked in [Asked::Subset, Asked::Superset, Asked::Extent] {
        for _ in 0..4 {
            let wider = Wider::from(std::array::from_fn::<_, 5, _>(|_| {
                let (one, other) = (numbers.below(5), numbers.below(5));
                (one.max(other), one.min(other))
            }));
            let is = table(&wider);
            // Five words, and one that only equals itself.
            let spread = |set: u32| set & 0b1_1111 | (set >> 5) << WORDS;
            let all: Vec<(Conduct, Value, Value)> =
                (1..1 << 6).map(spread).map(|set| (conduct(asked, set, &is), words(set), names(set))).collect();
            let narrow = (0..5).map(WordId).collect();
            let words = if asked == Asked::Extent { ValueType::Extent(narrow) } else { ValueType::Words(narrow) };
            let (of_words, of_names) = (asked.attribute(words), asked.attribute(ValueType::Actors));
            for (one, one_word, one_name) in &all {
                for (other, other_word, other_name) in &all {
                    let above: Vec<_> = all.iter().filter(|(value, ..)| includes(one, value) && includes(other, value)).collect();
                    let least = above.iter().find(|(value, ..)| above.iter().all(|(stricter, ..)| includes(value, stricter)));
                    let equal = |attribute: &Attribute, found: Option<Value>, wanted: Option<&Value>| match (&found, wanted) {
                        (Some(found), Some(wanted)) => compare(attribute, found, wanted, &wider) == Comparison::Equal,
                        (found, wanted) => found.is_none() && wanted.is_none(),
                    };
                    let found = join(&of_words, one_word, other_word, &wider);
                    assert!(equal(&of_words, found, least.map(|(_, word, _)| word)), "{asked:?} {one_word:?} {other_word:?} {wider:?}");
                    if asked != Asked::Extent {
                        let found = join(&of_names, one_name, other_name, &wider);
                        assert!(equal(&of_names, found, least.map(|(.., name)| name)), "{asked:?} {one_name:?} {other_name:?} {wider:?}");
                    }
                    *if least.is_some() { &mut joined } else { &mut none } += 1;
                }
            }
        }
    }
    assert!(joined > 10_000 && none > 500, "{joined} {none}");
}
