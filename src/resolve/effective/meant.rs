//! Values with their names as they are meant where they are written, where policies of a chain mean different ones by a name.

use std::sync::Arc;

use super::{Declarations, Declared, Held, Key};
use crate::model::value::Value;
use crate::resolve::policy::PolicyId;
use crate::resolve::scope::Scope;

/// A value as the policy that states it means its names.
pub(super) fn meant(by: PolicyId, value: &Value, scope: &Scope) -> Value {
    scope.meant_by(by, value).unwrap_or_else(|| value.clone())
}

/// Has what is laid down above say whom its names mean, where those below mean others by them.
pub(in crate::resolve) fn as_meant(above: &mut Declarations, scope: &Scope) {
    let other = |held: &Held| scope.meant_by(held.origin, held.value.as_ref()?);
    let means_others = |held: &Held| other(held).is_some() || held.bound.as_deref().is_some_and(|bound| other(bound).is_some());
    let is_other = |declared: &Declared| declared.values.values().flatten().any(means_others);
    let concerned: Vec<Key> = above.iter().filter(|(_, declared)| is_other(declared)).map(|(key, _)| key.clone()).collect();
    for key in concerned {
        let Some(declared) = above.change(&key) else { continue };
        for held in declared.values.values_mut().flatten() {
            held.value = other(held).or_else(|| held.value.take());
            if let Some(bound) = held.bound.as_deref().filter(|bound| other(bound).is_some()) {
                held.bound = Some(Arc::new(Held { value: other(bound), ..bound.clone() }));
            }
        }
    }
}
