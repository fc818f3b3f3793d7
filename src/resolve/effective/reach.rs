//! How far declarations reach: for whom and for what they hold. What says nothing of it holds for all; what is said for less is said
//! beside it and does not take its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Declarations, Declared, Key};
use crate::diagnostic::Lang;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, Mark, Vocabulary};
use crate::resolve::policy::Declaration;

/// What a declaration says of whom and what it holds for.
type Reach<'a> = BTreeMap<AttributeId, &'a Value>;

/// By what a declaration without a label is told from others of its name that hold for more, or for something else: for what it holds.
/// None where it is told from none.
pub(super) fn label(
    declaration: &Declaration,
    others: &[&Declaration],
    above: &[Declarations],
    vocabulary: &Vocabulary,
) -> Option<Arc<str>> {
    if declaration.label.is_some() {
        return None;
    }
    let own = of_declaration(declaration, vocabulary);
    if own.is_empty() {
        return None;
    }
    let key = Key { kind: declaration.kind, name: declaration.name, label: None };
    let mut laid_down =
        above.iter().filter_map(|above| above.get(&key)).filter(|declared| declared.delegated.is_none() && !declared.values.is_empty());
    // A bare name says nothing for anybody.
    let mut saying = others.iter().filter(|other| !other.attributes.is_empty());
    let is_beside = saying.any(|other| is_narrower(&own, &of_declaration(other, vocabulary)))
        || laid_down.any(|declared| is_narrower(&own, &of_declared(declared, vocabulary)));
    is_beside.then(|| {
        let shown: Vec<String> = own.values().map(|value| value.show(vocabulary, Lang::Ja)).collect();
        Arc::from(shown.join("・"))
    })
}

fn of_declaration<'a>(declaration: &'a Declaration, vocabulary: &Vocabulary) -> Reach<'a> {
    let stated = declaration.attributes.iter().filter(|stated| vocabulary.attribute(stated.attribute).is_marked(Mark::Reach));
    stated.filter_map(|stated| Some((stated.attribute, decided(stated.value.as_ref()?)?))).collect()
}

fn of_declared<'a>(declared: &'a Declared, vocabulary: &Vocabulary) -> Reach<'a> {
    let stated = declared.values.iter().filter(|(attribute, _)| vocabulary.attribute(**attribute).is_marked(Mark::Reach));
    stated.filter_map(|(attribute, values)| Some((*attribute, decided(values.first()?.value.as_ref()?)?))).collect()
}

fn decided(value: &Value) -> Option<&Value> {
    (*value != Value::Undecided).then_some(value)
}

/// Whether one leaves out something for which the other holds: it names what the other leaves open, or other things. Of ranges that
/// both name the order tells.
fn is_narrower(one: &Reach<'_>, other: &Reach<'_>) -> bool {
    one.iter().any(|(attribute, value)| match (value.names(), other.get(attribute)) {
        (_, None) => true,
        (Some(names), Some(others)) => others.names().is_some_and(|others| !others.is_subset(names)),
        (None, Some(_)) => false,
    })
}
