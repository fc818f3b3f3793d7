//! How a value can be changed, by its direction alone: the order under test is not asked.

use std::collections::BTreeSet;

use kitei::Lang;
use kitei::internals::model::order::Names;
use kitei::internals::model::value::{Duration, Hours, Member, Name, Value};
use kitei::internals::model::vocabulary::{Attribute, Direction, ValueType, WordId};
use kitei::internals::resolve::scope::Scope;
use kitei::internals::syntax::keyword::Keyword;

/// What a child does to its parent's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    Same,
    Weaker,
    Stricter,
    Other,
}

/// A value, and how a child may change it.
pub(crate) fn changes(attribute: &Attribute, value: &Value, scope: &Scope) -> Vec<(Change, Value)> {
    let mut changes = vec![(Change::Same, value.clone())];
    let more_is_stricter = |more: bool| match attribute.direction {
        Direction::Higher if more => Change::Stricter,
        Direction::Lower if !more => Change::Stricter,
        Direction::Higher | Direction::Lower => Change::Weaker,
        _ => Change::Other,
    };
    match value {
        Value::Count(count, unit) => {
            changes.push((more_is_stricter(true), Value::Count(count + 1, *unit)));
            if *count > 0 {
                changes.push((more_is_stricter(false), Value::Count(count - 1, *unit)));
            }
        }
        Value::Duration(Duration { months, minutes }) => {
            // No calendar has a month of 27 or of 32 days.
            let days = u64::from(*months);
            let (shorter, longer) = if *months > 0 { (days * 27, days * 32) } else { (0, 0) };
            let day = 24 * 60;
            let mut of_days = |change, days| changes.push((change, Value::Duration(Duration { months: 0, minutes: days * day })));
            if (1..12).contains(months) && matches!(attribute.direction, Direction::Higher | Direction::Lower) {
                // Some calendar makes them longer, some shorter.
                of_days(Change::Other, days * 61 / 2);
            }
            if *months == 1 {
                // No calendar has a longer month, or a shorter one.
                of_days(more_is_stricter(true), 31);
                of_days(more_is_stricter(false), 28);
            }
            changes.push((more_is_stricter(true), Value::Duration(Duration { months: 0, minutes: minutes + longer * day + 1 })));
            changes.push((more_is_stricter(false), Value::Duration(Duration { months: 0, minutes: (minutes + shorter * day) - 1 })));
        }
        Value::Date(date) => {
            changes.push((more_is_stricter(true), Value::Date(date.tomorrow().unwrap())));
            changes.push((more_is_stricter(false), Value::Date(date.yesterday().unwrap())));
        }
        Value::Hours(hours) => {
            let (more, less) = match attribute.direction {
                Direction::Superset => (Change::Stricter, Change::Weaker),
                Direction::Subset => (Change::Weaker, Change::Stricter),
                _ => (Change::Other, Change::Other),
            };
            for (change, other) in other_hours(hours) {
                changes.push((if change { more } else { less }, Value::Hours(other)));
            }
        }
        Value::YesNo(yes) => {
            let change = match attribute.direction {
                Direction::Yes | Direction::No if (attribute.direction == Direction::Yes) == *yes => Change::Weaker,
                Direction::Yes | Direction::No => Change::Stricter,
                _ => Change::Other,
            };
            changes.push((change, Value::YesNo(!yes)));
        }
        Value::Choice(word) => {
            let ValueType::Choice(words) = &attribute.value else { unreachable!() };
            let at = words.iter().position(|other| other == word).unwrap();
            for (other, &word) in words.iter().enumerate().filter(|(other, _)| *other != at) {
                let change = match attribute.direction {
                    Direction::Ordered if other < at => Change::Weaker,
                    Direction::Ordered => Change::Stricter,
                    _ => Change::Other,
                };
                changes.push((change, Value::Choice(word)));
            }
        }
        Value::Words(members) => {
            let all: Vec<Member> = words_of(attribute).into_iter().map(Member::Word).collect();
            let is = |one: &Member, other: &Member| match (one, other) {
                (Member::Word(one), Member::Word(other)) => scope.word_is(*one, *other),
                _ => one == other,
            };
            sets(attribute.direction, members, &all, is, &mut |change, set| changes.push((change, Value::Words(set))));
        }
        Value::Names(names) => {
            let all = names_of(attribute, scope);
            let is = |one: &Name, other: &Name| scope.name_is(one, other);
            sets(attribute.direction, names, &all, is, &mut |change, set| changes.push((change, Value::Names(set))));
        }
        Value::Text(text) => changes.push((Change::Other, Value::Text(format!("{text}等").into()))),
        Value::Laws(laws) => {
            let more: BTreeSet<_> = laws.iter().cloned().chain(["医療法第1条".into()]).collect();
            changes.push((Change::Other, Value::Laws(more)));
        }
        Value::Undecided => {}
    }
    changes
}

/// A minute more, and one stretch of several less: whether it is more, and the hours.
pub(crate) fn other_hours(hours: &Hours) -> Vec<(bool, Hours)> {
    let written = hours.written(Lang::Ja);
    let more = format!("{written}、毎日3:07-3:08").parse().ok().filter(|more| more != hours);
    let less = written.rsplit_once('、').and_then(|(less, _)| less.parse().ok());
    more.map(|more| (true, more)).into_iter().chain(less.map(|less| (false, less))).collect()
}

/// One member more, one less, and another set altogether.
fn sets<T: Ord + Clone>(
    direction: Direction,
    set: &BTreeSet<T>,
    all: &[T],
    is: impl Fn(&T, &T) -> bool,
    push: &mut dyn FnMut(Change, BTreeSet<T>),
) {
    let apart = |one: &T, other: &T| !is(one, other) && !is(other, one);
    let (more, less) = match direction {
        Direction::Superset => (Change::Stricter, Change::Weaker),
        Direction::Subset => (Change::Weaker, Change::Stricter),
        _ => (Change::Other, Change::Other),
    };
    if let Some(new) = all.iter().find(|new| set.iter().all(|member| apart(member, new))) {
        push(more, set.iter().chain([new]).cloned().collect());
        push(Change::Other, [new.clone()].into());
    }
    for left in set.iter().filter(|left| set.len() > 1 && set.iter().all(|member| member == *left || apart(member, left))) {
        push(less, set.iter().filter(|member| member != &left).cloned().collect());
    }
}

pub(crate) fn words_of(attribute: &Attribute) -> Vec<WordId> {
    match &attribute.value {
        ValueType::Choice(words) | ValueType::Words(words) | ValueType::Extent(words) => words.clone(),
        _ => Vec::new(),
    }
}

fn names_of(attribute: &Attribute, scope: &Scope) -> Vec<Name> {
    let kinds = match &attribute.value {
        ValueType::Actors => vec![Keyword::Post],
        ValueType::References(kinds) => kinds.clone(),
        _ => Vec::new(),
    };
    kinds.iter().flat_map(|&kind| scope.vocabulary.names_of(kind)).map(|(name, _)| Name::Known(name)).collect()
}
