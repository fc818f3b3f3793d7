//! Floors: what is said without a label speaks of every label of that name, and what a parent says of a wider name of every
//! narrower one.

use std::sync::Arc;

use super::{Declarations, Declared, Held, Key};
use crate::model::order::{self, Comparison};
use crate::model::vocabulary::{AttributeId, Direction, Vocabulary};
use crate::resolve::scope::Scope;

/// A delegated declaration without a label is taken up by any label of its name.
pub(super) fn take_up(all: &mut Declarations, own: &Declarations) {
    for (key, _) in own.iter().filter(|(key, declared)| key.label.is_some() && declared.decides()) {
        let floor = key.unlabelled();
        let is_open = all.get(&floor).is_some_and(|floor| floor.delegated.is_some());
        if is_open
            && !own.contains_key(&floor)
            && let Some(floor) = all.change(&floor)
        {
            floor.delegated = None;
        }
    }
}

/// Fills in floors: first what parents say of wider names, then what is said without a label.
pub(super) fn fill(all: &mut Declarations, own: &Declarations, above: &Declarations, scope: &Scope) {
    let vocabulary = &scope.vocabulary;
    let keys: Vec<Key> = all.keys().cloned().collect();
    for key in &keys {
        for floor in wider(key, above, vocabulary).filter(|floor| floor.delegated.is_none()) {
            for (attribute, values) in floor.values.iter().filter(|(attribute, _)| reaches(key, **attribute, vocabulary)) {
                raise(all, own, key, *attribute, values, scope);
            }
        }
    }
    for key in keys.iter().filter(|key| key.label.is_some()) {
        let Some(floor) = all.find(&key.unlabelled()).map(Arc::clone) else { continue };
        for (attribute, values) in &floor.values {
            raise(all, own, key, *attribute, values, scope);
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
    let (Some(least), Some(declared)) = (values.first(), all.get(key)) else { return };
    let held = declared.values.get(&attribute).and_then(|held| held.first());
    let is_raised = held.is_none_or(|held| match (&held.value, &least.value) {
        (Some(value), Some(floor)) if own.get(key).is_none_or(|own| !own.states(attribute)) => {
            order::compare(scope.vocabulary.attribute(attribute), floor, value, scope) == Comparison::Stricter
        }
        _ => false,
    });
    let is_new = held.is_none();
    if !is_raised {
        return;
    }
    let Some(declared) = all.change(key) else { return };
    declared.values.insert(attribute, values.to_vec());
    if is_new {
        declared.open.remove(&attribute);
    }
}
