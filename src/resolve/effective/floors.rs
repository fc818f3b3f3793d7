//! Floors: what is said without a label speaks of every label of that name, and what a parent says of a wider name of every
//! narrower one.

use std::sync::Arc;

use super::{Declarations, Declared, Held, Key};
use crate::model::order::{self, Comparison};
use crate::model::vocabulary::{AttributeId, Direction, Vocabulary};
use crate::resolve::scope::Scope;

/// A delegated declaration without a label is taken up by any label of its name.
pub(super) fn take_up(all: &mut Declarations, own: &Declarations) {
    for (key, declared) in all.iter_mut() {
        let takes_up = |(other, own): (&Key, &Declared)| other.kind == key.kind && other.name == key.name && own.decides();
        if key.label.is_none() && own.iter().any(takes_up) && !own.contains_key(key) {
            declared.delegated = None;
        }
    }
}

/// Fills in floors: first what parents say of wider names, then what is said without a label.
pub(super) fn fill(all: &mut Declarations, own: &Declarations, above: &Declarations, scope: &Scope) {
    let vocabulary = &*scope.vocabulary;
    let keys: Vec<Key> = all.keys().cloned().collect();
    for key in &keys {
        for floor in wider(key, above, vocabulary).filter(|floor| floor.delegated.is_none()) {
            for (attribute, values) in floor.values.iter().filter(|(attribute, _)| reaches(key, **attribute, vocabulary)) {
                raise(all, own, key, *attribute, values, scope);
            }
        }
    }
    let floors: Vec<Declared> = all.values().filter(|declared| declared.key.label.is_none()).cloned().collect();
    for floor in floors {
        let first = Key { label: Some(Arc::from("")), ..floor.key.clone() };
        let labelled: Vec<Key> = all
            .range(first..)
            .take_while(|(key, _)| key.kind == floor.key.kind && key.name == floor.key.name)
            .map(|(key, _)| key.clone())
            .collect();
        for key in labelled {
            for (attribute, values) in &floor.values {
                raise(all, own, &key, *attribute, values, scope);
            }
        }
    }
}

/// What is said of the wider names of a declaration's, and of every label of them.
pub fn wider<'a>(narrow: &Key, above: &'a Declarations, vocabulary: &Vocabulary) -> impl Iterator<Item = &'a Declared> {
    let kind = narrow.kind;
    let floors = vocabulary.wider_names(narrow.name).into_iter().map(move |name| Key { kind, name, label: None });
    floors.filter_map(|floor| above.get(&floor))
}

/// Whether a floor of a wider name speaks of an attribute of a narrower one: where both have it and it has a direction.
pub fn reaches(narrow: &Key, attribute: AttributeId, vocabulary: &Vocabulary) -> bool {
    let entry = vocabulary.attribute(attribute);
    !matches!(entry.direction, Direction::Free | Direction::Exact)
        && vocabulary.attribute_of(narrow.kind, Some(narrow.name), &entry.spelling.en) == Some(attribute)
}

/// Lays a floor under an attribute of a declaration. What the policy itself decides is left to be judged.
fn raise(all: &mut Declarations, own: &Declarations, key: &Key, attribute: AttributeId, values: &[Held], scope: &Scope) {
    let Some(least) = values.first() else { return };
    let Some(declared) = all.get_mut(key) else { return };
    match declared.values.get(&attribute).and_then(|held| held.first()) {
        None => {
            declared.values.insert(attribute, values.to_vec());
            declared.open.remove(&attribute);
        }
        Some(held) if own.get(key).is_none_or(|own| !own.states(attribute)) => {
            if let (Some(value), Some(floor)) = (&held.value, &least.value)
                && order::compare(scope.vocabulary.attribute(attribute), floor, value, scope) == Comparison::Stricter
            {
                declared.values.insert(attribute, values.to_vec());
            }
        }
        Some(_) => {}
    }
}
