//! The laws of the order, over generated values of every type in every direction that it can have.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::model::value::Duration;
use crate::model::vocabulary::{NameId, Spelling, UnitId};
use crate::text::{FileId, Span};

/// Wider words by number: 0 holds 1 and 2, 1 holds 3 and 4, 2 holds 5; 6 and 7 stand alone. Names are nested alike.
const WIDER: [Option<u32>; 8] = [None, Some(0), Some(0), Some(1), Some(1), Some(2), None, None];

struct Forest;

impl Forest {
    fn is(narrow: u32, wide: u32) -> bool {
        narrow == wide || WIDER[narrow as usize].is_some_and(|wider| Self::is(wider, wide))
    }
}

impl Names for Forest {
    fn word_is(&self, narrow: WordId, wide: WordId) -> bool {
        Self::is(narrow.0, wide.0)
    }

    fn name_is(&self, narrow: &Name, wide: &Name) -> bool {
        match (narrow, wide) {
            (Name::Known(narrow), Name::Known(wide)) => Self::is(narrow.0, wide.0),
            _ => narrow == wide,
        }
    }
}

fn attribute(value: ValueType, direction: Direction) -> Attribute {
    let spelling = Spelling { en: Arc::from("strength"), ja: Arc::from("強さ") };
    Attribute { spelling, value, direction, required: false, range: None, span: Span::at(FileId(0), 0) }
}

/// Every type with the directions that the vocabulary lets it have.
fn attributes() -> Vec<Attribute> {
    use Direction::{Exact, Free, Higher, Lower, No, Ordered, Subset, Superset, Yes};
    let words: Vec<WordId> = (0..8).map(WordId).collect();
    let quantity = &[Higher, Lower, Exact, Free][..];
    let set = &[Subset, Superset, Exact, Free][..];
    let types = [
        (ValueType::Count(UnitId(0)), quantity),
        (ValueType::Duration, quantity),
        (ValueType::Date, quantity),
        (ValueType::YesNo, &[Yes, No, Exact, Free]),
        (ValueType::Choice(words.clone()), &[Ordered, Exact, Free]),
        (ValueType::Words(words.clone()), set),
        (ValueType::Extent(words), set),
        (ValueType::Actors, set),
        (ValueType::Laws, set),
        (ValueType::Text, &[Exact, Free]),
    ];
    types.into_iter().flat_map(|(value, directions)| directions.iter().map(move |&direction| attribute(value.clone(), direction))).collect()
}

fn short(text: &str) -> impl Strategy<Value = Arc<str>> {
    select(text.chars().map(|letter| Arc::from(letter.to_string())).collect::<Vec<Arc<str>>>())
}

fn duration() -> impl Strategy<Value = Duration> {
    let minutes = prop_oneof![Just(0), 0..90_u64, (0..800_u64).prop_map(|days| days * 24 * 60)];
    let months = prop_oneof![Just(0), 0..40_u32, (0..20_u32).prop_map(|years| years * 12)];
    (months, minutes).prop_map(|(months, minutes)| Duration { months, minutes })
}

fn value(wanted: &ValueType) -> BoxedStrategy<Value> {
    let decided = match wanted {
        ValueType::Count(_) => (0..5_u64, 0..2_u32).prop_map(|(count, unit)| Value::Count(count, UnitId(unit))).boxed(),
        ValueType::Duration => duration().prop_map(Value::Duration).boxed(),
        ValueType::Date => (1..28_i8).prop_map(|day| Value::Date(Date::constant(2026, 4, day))).boxed(),
        ValueType::YesNo => any::<bool>().prop_map(Value::YesNo).boxed(),
        ValueType::Choice(_) => (0..8_u32).prop_map(|word| Value::Choice(WordId(word))).boxed(),
        ValueType::Words(_) | ValueType::Extent(_) => {
            let member = prop_oneof![4 => (0..8_u32).prop_map(|word| Member::Word(WordId(word))), 1 => short("甲乙").prop_map(Member::Own)];
            proptest::collection::btree_set(member, 1..5).prop_map(Value::Words).boxed()
        }
        ValueType::Actors | ValueType::References(_) => {
            let name = prop_oneof![4 => (0..8_u32).prop_map(|name| Name::Known(NameId(name))), 1 => short("甲乙").prop_map(Name::Own)];
            proptest::collection::btree_set(name, 1..5).prop_map(Value::Names).boxed()
        }
        ValueType::Laws => proptest::collection::btree_set(short("甲乙丙"), 1..4).prop_map(Value::Laws).boxed(),
        ValueType::Text => short("甲乙").prop_map(Value::Text).boxed(),
    };
    prop_oneof![9 => decided, 1 => Just(Value::Undecided)].boxed()
}

/// An attribute and three values of it.
fn cases() -> impl Strategy<Value = (Attribute, [Value; 3])> {
    select(attributes()).prop_flat_map(|attribute| {
        let value = value(&attribute.value);
        (Just(attribute), [value.clone(), value.clone(), value])
    })
}

/// The value without the members of its set that say nothing more.
fn normal_form(attribute: &Attribute, value: &Value) -> Value {
    fn only<T: Ord + Clone>(set: &BTreeSet<T>, implies: impl Fn(&T, &T) -> bool) -> BTreeSet<T> {
        set.iter().filter(|member| !set.iter().any(|other| other != *member && implies(other, member))).cloned().collect()
    }
    let extent = matches!(attribute.value, ValueType::Extent(_));
    match (attribute.direction, value) {
        // What is covered by the narrower word says nothing more; an extent is covered by the wider.
        (Direction::Superset, Value::Words(set)) if extent => Value::Words(only(set, |other, member| member_is(member, other, &Forest))),
        (Direction::Superset, Value::Words(set)) => Value::Words(only(set, |other, member| member_is(other, member, &Forest))),
        (Direction::Superset, Value::Names(set)) => Value::Names(only(set, |other, member| Forest.name_is(other, member))),
        // What is allowed is allowed by the wider word.
        (Direction::Subset, Value::Words(set)) => Value::Words(only(set, |other, member| member_is(member, other, &Forest))),
        (Direction::Subset, Value::Names(set)) => Value::Names(only(set, |other, member| Forest.name_is(member, other))),
        _ => value.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8000) })]

    #[test]
    fn a_value_is_at_least_as_strict_as_itself((attribute, [a, ..]) in cases()) {
        prop_assert_eq!(compare(&attribute, &a, &a, &Forest), Comparison::Equal);
    }

    #[test]
    fn the_other_way_round_is_the_opposite((attribute, [a, b, _]) in cases()) {
        let opposite = match compare(&attribute, &a, &b, &Forest) {
            Comparison::Stricter => Comparison::Weaker,
            Comparison::Weaker => Comparison::Stricter,
            same @ (Comparison::Equal | Comparison::Incomparable) => same,
        };
        prop_assert_eq!(compare(&attribute, &b, &a, &Forest), opposite);
    }

    #[test]
    fn equally_strict_values_have_one_normal_form((attribute, [a, b, _]) in cases()) {
        let equal = compare(&attribute, &a, &b, &Forest) == Comparison::Equal;
        if attribute.direction != Direction::Free {
            prop_assert_eq!(equal, normal_form(&attribute, &a) == normal_form(&attribute, &b));
        }
    }

    #[test]
    fn strictness_is_transitive((attribute, [a, b, c]) in cases()) {
        if at_least(&attribute, &a, &b, &Forest) && at_least(&attribute, &b, &c, &Forest) {
            prop_assert!(at_least(&attribute, &a, &c, &Forest));
        }
    }

    #[test]
    fn nothing_is_weaker_than_what_is_undecided((attribute, [a, ..]) in cases()) {
        prop_assert!(at_least(&attribute, &a, &Value::Undecided, &Forest));
        if attribute.direction != Direction::Free && a != Value::Undecided {
            prop_assert!(!at_least(&attribute, &Value::Undecided, &a, &Forest));
        }
    }

    #[test]
    fn the_join_is_the_least_value_as_strict_as_both((attribute, [a, b, c]) in cases()) {
        if let Some(both) = join(&attribute, &a, &b, &Forest) {
            prop_assert!(at_least(&attribute, &both, &a, &Forest) && at_least(&attribute, &both, &b, &Forest));
            if at_least(&attribute, &c, &a, &Forest) && at_least(&attribute, &c, &b, &Forest) {
                prop_assert!(at_least(&attribute, &c, &both, &Forest));
            }
        }
    }

    #[test]
    fn the_join_does_not_depend_on_the_order_of_parents((attribute, [a, b, _]) in cases()) {
        let (one, other) = (join(&attribute, &a, &b, &Forest), join(&attribute, &b, &a, &Forest));
        match (one, other) {
            (Some(one), Some(other)) => prop_assert_eq!(compare(&attribute, &one, &other, &Forest), Comparison::Equal),
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn days_and_months_compare_as_every_calendar_would(months in 1..60_u32, days in 1..2000_u64, from in (1990..2050_i16, 1..=12_i8, 1..=28_i8)) {
        let start = Date::new(from.0, from.1, from.2).unwrap();
        let end = start.checked_add(jiff::Span::new().months(i64::from(months))).unwrap();
        let lasts = u64::try_from(start.until(end).unwrap().get_days()).unwrap();
        if let Some(ordering) = Duration::of_months(months).compare(Duration::of_days(days)) {
            prop_assert_eq!(lasts.cmp(&days), ordering);
        } else {
            prop_assert!(days.abs_diff(lasts) <= 5, "{} months against {} days are settled by no calendar", months, days);
        }
    }
}

#[test]
fn the_same_length_in_two_families_is_incomparable() {
    let attribute = attribute(ValueType::Duration, Direction::Lower);
    let of = |duration| Value::Duration(duration);
    let compared = |a, b| compare(&attribute, &of(a), &of(b), &Forest);
    assert_eq!(compared(Duration::of_months(1), Duration::of_days(30)), Comparison::Incomparable);
    assert_eq!(compared(Duration::of_days(27), Duration::of_months(1)), Comparison::Stricter);
    assert_eq!(compared(Duration::of_days(32), Duration::of_months(1)), Comparison::Weaker);
    assert_eq!(join(&attribute, &of(Duration::of_months(1)), &of(Duration::of_days(30)), &Forest), None);
}

#[test]
fn what_may_be_used_shrinks_and_what_is_covered_grows() {
    let words: Vec<WordId> = (0..8).map(WordId).collect();
    let of = |words: &[u32]| Value::Words(words.iter().map(|&word| Member::Word(WordId(word))).collect());
    let subset = attribute(ValueType::Words(words.clone()), Direction::Subset);
    let superset = attribute(ValueType::Words(words.clone()), Direction::Superset);
    let extent = attribute(ValueType::Extent(words), Direction::Superset);
    assert_eq!(compare(&subset, &of(&[3]), &of(&[1]), &Forest), Comparison::Stricter);
    assert_eq!(compare(&subset, &of(&[3, 6]), &of(&[1]), &Forest), Comparison::Incomparable);
    assert_eq!(compare(&superset, &of(&[3]), &of(&[1]), &Forest), Comparison::Stricter);
    assert_eq!(compare(&extent, &of(&[3]), &of(&[1]), &Forest), Comparison::Weaker);
    assert_eq!(join(&subset, &of(&[0, 6]), &of(&[3, 7]), &Forest), Some(of(&[3])));
    assert_eq!(join(&subset, &of(&[6]), &of(&[7]), &Forest), None);
    assert_eq!(join(&extent, &of(&[3]), &of(&[6]), &Forest), Some(of(&[3, 6])));
}
