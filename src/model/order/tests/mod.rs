//! What the order is held to: its laws over generated vocabularies and values, and a model that counts by brute force.

mod generate;
mod laws;
mod reference;

use std::collections::BTreeSet;

use super::*;
use crate::model::value::{Duration, Member, Name};
use crate::model::vocabulary::{Sense, ValueType, WordId};
use generate::{Wider, attribute};

#[test]
fn the_same_length_in_two_families_is_incomparable() {
    let attribute = attribute(ValueType::Duration(Sense::Length), Direction::Lower);
    let of = |duration| Value::Duration(duration);
    let compared = |a, b| compare(&attribute, &of(a), &of(b), &Wider::forest());
    let (month, days) = (Duration::of_months(1), Duration::of_days);
    assert_eq!(compared(days(28), month), Comparison::Stricter);
    assert_eq!(compared(days(29), month), Comparison::Incomparable);
    assert_eq!(compared(days(30), month), Comparison::Incomparable);
    assert_eq!(compared(days(31), month), Comparison::Weaker);
    assert_eq!(compared(month, days(31)), Comparison::Stricter);
    assert_eq!(join(&attribute, &of(month), &of(days(30)), &Wider::forest()), None);
}

#[test]
fn what_may_be_used_shrinks_and_what_is_covered_grows() {
    let words: Vec<WordId> = (0..8).map(WordId).collect();
    let of = |words: &[u32]| Value::Words(words.iter().map(|&word| Member::Word(WordId(word))).collect());
    let subset = attribute(ValueType::Words(words.clone()), Direction::Subset);
    let superset = attribute(ValueType::Words(words.clone()), Direction::Superset);
    let extent = attribute(ValueType::Extent(words), Direction::Superset);
    let forest = Wider::forest();
    assert_eq!(compare(&subset, &of(&[3]), &of(&[1]), &forest), Comparison::Stricter);
    assert_eq!(compare(&subset, &of(&[3, 6]), &of(&[1]), &forest), Comparison::Incomparable);
    assert_eq!(compare(&superset, &of(&[3]), &of(&[1]), &forest), Comparison::Stricter);
    assert_eq!(compare(&extent, &of(&[3]), &of(&[1]), &forest), Comparison::Weaker);
    assert_eq!(join(&subset, &of(&[0, 6]), &of(&[3, 7]), &forest), Some(of(&[3])));
    assert_eq!(join(&subset, &of(&[6]), &of(&[7]), &forest), None);
    assert_eq!(join(&extent, &of(&[3]), &of(&[6]), &forest), Some(of(&[3, 6])));
}

/// A word that counts as two wider ones (a virtual desktop over a VPN is both) lies within both, though neither names it.
#[test]
fn a_word_of_two_wider_ones_joins_them() {
    let words: Vec<WordId> = (0..8).map(WordId).collect();
    let one = |word: u32| Value::Words(BTreeSet::from([Member::Word(WordId(word))]));
    let subset = attribute(ValueType::Words(words), Direction::Subset);
    let both = Wider::from([(5, 6), (5, 7)]);
    assert_eq!(join(&subset, &one(6), &one(7), &both), Some(one(5)));
}

/// Whoever holds a role is the role: it counts both ways.
#[test]
fn other_words_for_the_same_are_the_same() {
    let name = |name: u32| Value::Names(BTreeSet::from([Name::Known(crate::model::vocabulary::NameId(name))]));
    let holder = Wider::from([(1, 2), (2, 1), (3, 1)]);
    for direction in [Direction::Exact, Direction::Subset, Direction::Superset] {
        let attribute = attribute(ValueType::Actors, direction);
        assert_eq!(compare(&attribute, &name(1), &name(2), &holder), Comparison::Equal, "{direction:?}");
        assert_ne!(compare(&attribute, &name(1), &name(3), &holder), Comparison::Equal, "{direction:?}");
        assert_eq!(join(&attribute, &name(1), &name(2), &holder), join(&attribute, &name(2), &name(1), &holder));
    }
}
