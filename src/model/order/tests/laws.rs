//! The laws of `docs/order.md`, over generated vocabularies and values of every type in every direction that it can have.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;

use super::generate::{Wider, attributes, value, wider};
use crate::model::order::*;
use crate::model::value::{Duration, Member};
use crate::model::vocabulary::{Attribute, ValueType};

/// A vocabulary, an attribute and three values of it.
fn cases() -> impl Strategy<Value = (Wider, Attribute, [Value; 3])> {
    (wider(), select(attributes())).prop_flat_map(|(wider, attribute)| {
        let value = value(&attribute.value);
        (Just(wider), Just(attribute), [value.clone(), value.clone(), value])
    })
}

/// The value without the members of its set that say nothing more.
fn normal_form(attribute: &Attribute, value: &Value, wider: &Wider) -> Value {
    fn only<T: Ord + Clone>(set: &BTreeSet<T>, implies: impl Fn(&T, &T) -> bool) -> BTreeSet<T> {
        set.iter().filter(|member| !set.iter().any(|other| other != *member && implies(other, member))).cloned().collect()
    }
    fn member_is(narrow: &Member, wide: &Member, wider: &Wider) -> bool {
        match (narrow, wide) {
            (Member::Word(narrow), Member::Word(wide)) => wider.word_is(*narrow, *wide),
            _ => narrow == wide,
        }
    }
    let extent = matches!(attribute.value, ValueType::Extent(_));
    match (attribute.direction, value) {
        // What is covered by the narrower word says nothing more; an extent is covered by the wider.
        (Direction::Superset, Value::Words(set)) if extent => Value::Words(only(set, |other, member| member_is(member, other, wider))),
        (Direction::Superset, Value::Words(set)) => Value::Words(only(set, |other, member| member_is(other, member, wider))),
        (Direction::Superset, Value::Names(set)) => Value::Names(only(set, |other, member| wider.name_is(other, member))),
        // What is allowed is allowed by the wider word.
        (Direction::Subset, Value::Words(set)) => Value::Words(only(set, |other, member| member_is(member, other, wider))),
        (Direction::Subset, Value::Names(set)) => Value::Names(only(set, |other, member| wider.name_is(member, other))),
        _ => value.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8000) })]

    #[test]
    fn a_value_is_at_least_as_strict_as_itself((wider, attribute, [a, ..]) in cases()) {
        prop_assert_eq!(compare(&attribute, &a, &a, &wider), Comparison::Equal);
    }

    #[test]
    fn the_other_way_round_is_the_opposite((wider, attribute, [a, b, _]) in cases()) {
        let opposite = match compare(&attribute, &a, &b, &wider) {
            Comparison::Stricter => Comparison::Weaker,
            Comparison::Weaker => Comparison::Stricter,
            same @ (Comparison::Equal | Comparison::Incomparable) => same,
        };
        prop_assert_eq!(compare(&attribute, &b, &a, &wider), opposite);
    }

    #[test]
    fn equally_strict_values_have_one_normal_form((wider, attribute, [a, b, _]) in cases()) {
        let equal = compare(&attribute, &a, &b, &wider) == Comparison::Equal;
        if attribute.direction != Direction::Free {
            prop_assert_eq!(equal, normal_form(&attribute, &a, &wider) == normal_form(&attribute, &b, &wider));
        }
    }

    #[test]
    fn strictness_is_transitive((wider, attribute, [a, b, c]) in cases()) {
        if at_least(&attribute, &a, &b, &wider) && at_least(&attribute, &b, &c, &wider) {
            prop_assert!(at_least(&attribute, &a, &c, &wider));
        }
    }

    #[test]
    fn nothing_is_weaker_than_what_is_undecided((wider, attribute, [a, ..]) in cases()) {
        prop_assert!(at_least(&attribute, &a, &Value::Undecided, &wider));
        if attribute.direction != Direction::Free && a != Value::Undecided {
            prop_assert!(!at_least(&attribute, &Value::Undecided, &a, &wider));
        }
    }

    #[test]
    fn the_join_is_the_least_value_as_strict_as_both((wider, attribute, [a, b, c]) in cases()) {
        if let Some(both) = join(&attribute, &a, &b, &wider) {
            prop_assert!(at_least(&attribute, &both, &a, &wider) && at_least(&attribute, &both, &b, &wider));
            if at_least(&attribute, &c, &a, &wider) && at_least(&attribute, &c, &b, &wider) {
                prop_assert!(at_least(&attribute, &c, &both, &wider));
            }
        }
    }

    #[test]
    fn the_join_does_not_depend_on_the_order_of_parents((wider, attribute, [a, b, _]) in cases()) {
        prop_assert_eq!(join(&attribute, &a, &b, &wider), join(&attribute, &b, &a, &wider));
    }

    #[test]
    fn days_and_months_compare_as_every_calendar_would(months in 1..60_u32, days in 1..2000_u64, from in (1990..2050_i16, 1..=12_i8, 1..=28_i8)) {
        let start = Date::new(from.0, from.1, from.2).unwrap();
        let end = start.checked_add(jiff::Span::new().months(i64::from(months))).unwrap();
        let lasts = u64::try_from(start.until(end).unwrap().get_days()).unwrap();
        let compared = Duration::of_months(months).compare(Duration::of_days(days));
        match compared {
            Some(Ordering::Greater) => prop_assert!(lasts >= days),
            Some(Ordering::Less) => prop_assert!(lasts <= days),
            Some(Ordering::Equal) => prop_assert_eq!(lasts, days),
            None => prop_assert!(days.abs_diff(lasts) <= 5, "{} months against {} days are settled by no calendar", months, days),
        }
    }
}
