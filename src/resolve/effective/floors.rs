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
pub(super) fn fill(all: &mut Declarations, own: &Declarations, above: &Declarations, scope: &Scope<'_>) {
    let vocabulary = scope.vocabulary;
    for floor in above.values().filter(|declared| declared.key.label.is_none() && declared.delegated.is_none()) {
        let narrower: Vec<Key> = all.keys().filter(|key| is_wider(&floor.key, key, vocabulary)).cloned().collect();
        for key in narrower {
            let reaching = floor.values.iter().filter(|(attribute, _)| reaches(&key, **attribute, vocabulary));
            for (attribute, values) in reaching {
                raise(all, own, &key, *attribute, values, scope);
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

/// Whether one declaration speaks of a wider name than the other, and of every label of it.
pub fn is_wider(wide: &Key, narrow: &Key, vocabulary: &Vocabulary) -> bool {
    wide.label.is_none() && wide.kind == narrow.kind && wide.name != narrow.name && vocabulary.name_is(narrow.name, wide.name)
}

/// Whether a floor of a wider name speaks of an attribute of a narrower one: where both have it and it has a direction.
pub fn reaches(narrow: &Key, attribute: AttributeId, vocabulary: &Vocabulary) -> bool {
    let entry = vocabulary.attribute(attribute);
    !matches!(entry.direction, Direction::Free | Direction::Exact)
        && vocabulary.attribute_of(narrow.kind, Some(narrow.name), &entry.spelling.en) == Some(attribute)
}

/// Lays a floor under an attribute of a declaration. What the policy itself decides is left to be judged.
fn raise(all: &mut Declarations, own: &Declarations, key: &Key, attribute: AttributeId, values: &[Held], scope: &Scope<'_>) {
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
