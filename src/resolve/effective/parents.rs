//! Several parents: their declarations joined, value by value, all parents at once, so that none of them comes first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Conflict, Declarations, Declared, Held, Key};
use crate::model::order::{self, Comparison};
use crate::model::value::Value;
use crate::model::vocabulary::{Attribute, AttributeId, Direction};
use crate::resolve::policy::Mode;
use crate::resolve::scope::Scope;
use crate::text::step;

/// What the parents lay on a policy, and the values on which they cannot agree.
pub(super) fn join(parents: &[Declarations], scope: &Scope, clashes: &mut Vec<Conflict>) -> Declarations {
    if let [only] = parents {
        return only.clone();
    }
    let mut declared: BTreeMap<&Key, Vec<&Arc<Declared>>> = BTreeMap::new();
    for (key, of_parent) in parents.iter().flat_map(Declarations::entries) {
        declared.entry(key).or_default().push(of_parent);
    }
    declared.into_iter().filter_map(|(key, declared)| Some((key.clone(), declarations(&declared, scope, clashes)?))).collect()
}

/// What several parents say of one thing.
fn declarations(all: &[&Arc<Declared>], scope: &Scope, clashes: &mut Vec<Conflict>) -> Option<Arc<Declared>> {
    let (&first, rest) = all.split_first()?;
    // What two parents have from one grandparent as it is there is no more than that.
    if rest.iter().all(|other| Arc::ptr_eq(first, other)) {
        return Some(Arc::clone(first));
    }
    let mut joined = Declared::clone(first);
    let mut titles = all.iter().filter_map(|declared| declared.title.as_ref());
    joined.title = titles.next().filter(|title| titles.all(|other| other == *title)).cloned();
    for other in rest {
        joined.duty = joined.duty.max(other.duty);
        joined.bound_duty = joined.bound_duty.max(other.bound_duty);
        joined.damage = joined.damage.max(other.damage);
        joined.delegated = joined.delegated.or(other.delegated);
        // What two parents have from one grandparent is stated once.
        for stated in &other.stated {
            if !joined.stated.contains(stated) {
                joined.stated.push(*stated);
            }
        }
        for (attribute, open) in &other.open {
            joined.open.entry(*attribute).or_insert(*open);
        }
        for (attribute, lapsed) in &other.lapsed {
            joined.lapsed.entry(*attribute).or_insert_with(|| lapsed.clone());
        }
    }
    let attributes: BTreeSet<AttributeId> = all.iter().flat_map(|declared| declared.values.keys().copied()).collect();
    let mut values: BTreeMap<AttributeId, Vec<Held>> = BTreeMap::new();
    for attribute in attributes {
        let said: Vec<&Vec<Held>> = all.iter().filter_map(|declared| declared.values.get(&attribute)).collect();
        let (held, clash) = values_of(scope.vocabulary.attribute(attribute), &said, scope);
        values.insert(attribute, held);
        if let Some((one, other)) = clash {
            clashes.push(Conflict { key: joined.key.clone(), attribute, one, other, floor: false });
        }
    }
    joined.values = values;
    Some(Arc::new(joined))
}

/// Two values that no value can meet, or of which none is known to.
type Clash = (Held, Held);

/// What holds of the values of several parents for one attribute. `?` counts as unstated.
fn values_of(attribute: &Attribute, said: &[&Vec<Held>], scope: &Scope) -> (Vec<Held>, Option<Clash>) {
    let decided: Vec<&Vec<Held>> = said.iter().copied().filter(|held| held.first().is_some_and(Held::is_decided)).collect();
    match decided.as_slice() {
        [] => (said.iter().find(|held| !held.is_empty()).map_or_else(Vec::new, |held| (*held).clone()), None),
        [only] => ((*only).clone(), None),
        several => {
            let firsts: Vec<&Held> = several.iter().filter_map(|held| held.first()).collect();
            let (held, clash) = joined(attribute, &firsts, scope);
            (held.into_iter().collect(), clash)
        }
    }
}

fn joined(attribute: &Attribute, held: &[&Held], scope: &Scope) -> (Option<Held>, Option<Clash>) {
    // Of several that contradict each other one is shown, the same whoever states it; what could not be read comes last.
    let finals = held.iter().copied().filter(|held| held.mode == Mode::Final);
    if let Some(last_word) = finals.min_by_key(|held| (held.value.is_none(), &held.value)) {
        // Nothing but the final value may stand below: it clashes with another one, and with a minimum that it does not reach.
        let meets = |other: &Held| match (&last_word.value, &other.value) {
            (Some(value), Some(bound)) if attribute.direction == Direction::Free => other.mode != Mode::Final || value == bound,
            (Some(value), Some(bound)) if other.mode == Mode::Final => order::compare(attribute, value, bound, scope) == Comparison::Equal,
            (Some(value), Some(bound)) => order::at_least(attribute, value, bound, scope),
            _ => true,
        };
        let clash = held.iter().filter_map(|held| binding(held)).find(|other| !meets(other));
        return (Some(last_word.clone()), clash.map(|other| (last_word.clone(), other.clone())));
    }
    let defaults = held.iter().all(|held| held.mode == Mode::Default);
    if attribute.direction == Direction::Free {
        // A default binds nobody; of what binds, differing values count as unstated until the policy below decides.
        let binds = |held: &&Held| defaults || held.mode != Mode::Default;
        let binding: Vec<&Held> = held.iter().copied().filter(binds).collect();
        let same = binding.windows(2).all(|pair| matches!(pair, [one, other] if one.value == other.value));
        return (binding.first().filter(|_| same).map(|held| (*held).clone()), None);
    }
    let bounds: Vec<&Held> = held.iter().filter_map(|held| binding(held)).collect();
    if !defaults {
        return strictest(attribute, &bounds, scope);
    }
    let (value, differing) = strictest(attribute, held, scope);
    let (bound, clash) = strictest(attribute, &bounds, scope);
    (value.map(|value| Held { bound: bound.map(Arc::new), ..value }), clash.or(differing))
}

/// What of a parent's value binds those below: a default may stand for a bound of those above it.
fn binding(held: &Held) -> Option<&Held> {
    if held.mode == Mode::Default { held.bound.as_deref() } else { Some(held) }
}

/// The least strict value that is as strict as all, with the strictest duty; where there is none, two that have none in common.
/// What could not be read is left out where another is known.
fn strictest(attribute: &Attribute, held: &[&Held], scope: &Scope) -> (Option<Held>, Option<Clash>) {
    let duty = held.iter().map(|held| held.duty).max();
    let with = |held: &Held, value: Option<Value>| Held { value, duty: duty.unwrap_or(held.duty), ..held.clone() };
    let at_least = |value: &Value, other: &Value| {
        step(1);
        order::at_least(attribute, value, other, scope)
    };
    let known: Vec<(&Held, &Value)> = held.iter().filter_map(|held| Some((*held, held.value.as_ref()?))).collect();
    let Some(&(nearest, first)) = known.first() else { return (held.first().map(|held| with(held, None)), None) };
    // If one reaches all, it takes the place of what was so before it, and what takes its place reaches all too.
    let highest = known.iter().fold(first, |highest, (_, value)| if at_least(value, highest) { value } else { highest });
    if known.iter().all(|(_, other)| at_least(highest, other)) {
        let reaches_all = |(_, value): &&(&Held, &Value)| at_least(value, highest);
        let strictest = known.iter().filter(reaches_all).min_by_key(|(_, value)| *value);
        return (strictest.map(|(strictest, value)| with(strictest, Some((*value).clone()))), None);
    }
    // In the order of the values: whoever states them, the join is the same.
    let values: BTreeSet<&Value> = known.iter().map(|(_, value)| *value).collect();
    let mut joined: Option<Value> = None;
    for value in values {
        joined = match joined {
            None => Some(value.clone()),
            Some(one) => match order::join(attribute, &one, value, scope) {
                None => return (None, apart(attribute, &known, scope)),
                both => both,
            },
        };
    }
    (Some(with(nearest, joined)), None)
}

/// The first two that no value meets both; where each two have one and all together have none, the first and the last.
fn apart(attribute: &Attribute, known: &[(&Held, &Value)], scope: &Scope) -> Option<Clash> {
    let pairs = known.iter().enumerate().flat_map(|(at, one)| known.iter().skip(at + 1).map(move |other| (one, other)));
    let two = pairs.into_iter().find(|((_, one), (_, other))| order::join(attribute, one, other, scope).is_none());
    let ((one, _), (other, _)) = two.or(known.first().zip(known.last()))?;
    Some(((*one).clone(), (*other).clone()))
}
