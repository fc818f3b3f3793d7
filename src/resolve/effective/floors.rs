//! Floors: what is said without a label speaks of every label of that name, and what a parent says of a wider name of every
//! narrower one.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Declarations, Declared, Held, Key};
use crate::model::order::{self, Comparison};
use crate::model::value::Value;
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
    let raised_by_wider = raised(all, |key, laid| {
        for floor in wider(key, above, vocabulary).filter(|floor| floor.delegated.is_none()) {
            for (attribute, values) in floor.values.iter().filter(|(attribute, _)| reaches(key, **attribute, vocabulary)) {
                laid.under(own.get(key), *attribute, values, scope);
            }
        }
    });
    all.extend(raised_by_wider);
    let raised_by_unlabelled = raised(all, |key, laid| {
        let floor = key.label.is_some().then(|| all.get(&key.unlabelled())).flatten();
        let floor = floor.filter(|floor| !are_of_different(&laid.0, floor, vocabulary));
        for (attribute, values) in floor.into_iter().flat_map(|floor| &floor.values) {
            laid.under(own.get(key), *attribute, values, scope);
        }
    });
    all.extend(raised_by_unlabelled);
}

/// Whether two declarations of a name are of different things by what distinguishes them (`distinguishes`): records of decisions on
/// different subjects. Then neither is a floor of the other.
pub(crate) fn are_of_different(one: &Declared, other: &Declared, vocabulary: &Vocabulary) -> bool {
    let words = |declared: &Declared, attribute| match declared.values.get(&attribute)?.first()?.value.as_ref()? {
        Value::Words(words) => Some(words.clone()),
        _ => None,
    };
    let told = one.values.keys().filter(|attribute| vocabulary.attribute(**attribute).distinguishes);
    told.filter_map(|&attribute| words(one, attribute).zip(words(other, attribute))).any(|(one, other)| one.is_disjoint(&other))
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

/// The declarations that floors raise, as they are raised.
fn raised(all: &Declarations, floors: impl Fn(&Key, &mut Laid<'_>)) -> Vec<(Key, Arc<Declared>)> {
    let lay = |(key, declared): (&Key, _)| {
        let mut laid = Laid(Cow::Borrowed(declared));
        floors(key, &mut laid);
        match laid.0 {
            Cow::Owned(raised) => Some((key.clone(), Arc::new(raised))),
            Cow::Borrowed(_) => None,
        }
    };
    all.iter().filter_map(lay).collect()
}

/// A declaration under which floors are laid: copied when one raises it.
struct Laid<'a>(Cow<'a, Declared>);

impl Laid<'_> {
    /// Lays a floor under an attribute. What the policy itself decides is left to be judged.
    fn under(&mut self, own: Option<&Declared>, attribute: AttributeId, values: &[Held], scope: &Scope) {
        let Some(least) = values.first() else { return };
        match self.0.values.get(&attribute).and_then(|held| held.first()) {
            None => {
                let declared = self.0.to_mut();
                declared.values.insert(attribute, values.to_vec());
                declared.open.remove(&attribute);
            }
            Some(held) if own.is_none_or(|own| !own.states(attribute)) => {
                if let (Some(value), Some(floor)) = (&held.value, &least.value)
                    && order::compare(scope.vocabulary.attribute(attribute), floor, value, scope) == Comparison::Stricter
                {
                    self.0.to_mut().values.insert(attribute, values.to_vec());
                }
            }
            Some(_) => {}
        }
    }
}
