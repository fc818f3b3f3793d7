//! Several parents: their declarations joined, value by value.

use super::{Conflict, Declared, Held};
use crate::model::order;
use crate::model::vocabulary::{Attribute, Direction};
use crate::resolve::policy::Mode;
use crate::resolve::scope::Scope;

/// Two parents: the stricter value; where neither is, it counts as unstated until the child settles it.
pub(super) fn join(present: &mut Declared, other: &Declared, scope: &Scope<'_>, clashes: &mut Vec<Conflict>) {
    let vocabulary = scope.vocabulary;
    present.duty = present.duty.max(other.duty);
    present.stated.extend(other.stated.iter().copied());
    present.damaged |= other.damaged;
    present.delegated = present.delegated.or(other.delegated);
    present.title = present.title.take().or_else(|| other.title.clone());
    for (attribute, open) in &other.open {
        present.open.entry(*attribute).or_insert(*open);
    }
    for (&attribute, theirs) in &other.values {
        let ours = present.values.entry(attribute).or_default();
        let (Some(mine), Some(new)) = (ours.first(), theirs.first()) else {
            ours.extend(theirs.iter().cloned());
            continue;
        };
        let (joined, clash) = join_values(vocabulary.attribute(attribute), mine, new, scope);
        if clash {
            clashes.push(Conflict { key: present.key.clone(), attribute, one: mine.clone(), other: new.clone(), floor: false });
        }
        *ours = joined.into_iter().collect();
    }
}

/// What holds of the values of two parents, and whether they clash.
fn join_values(attribute: &Attribute, mine: &Held, new: &Held, scope: &Scope<'_>) -> (Option<Held>, bool) {
    let (binding, other) = if rank(new.mode) > rank(mine.mode) { (new, mine) } else { (mine, new) };
    let (Some(bound), Some(value)) = (&binding.value, &other.value) else { return (Some(mine.clone()), false) };
    if bound == value {
        return (Some(binding.clone()), false);
    }
    let is_free = attribute.direction == Direction::Free;
    match (binding.mode, other.mode) {
        // Nothing but the final value may stand below: it clashes with another one, and with a minimum that it does not reach.
        (Mode::Final, Mode::Final) => (Some(binding.clone()), true),
        (Mode::Final, Mode::Minimum | Mode::Delegated) => {
            (Some(binding.clone()), !is_free && !order::at_least(attribute, bound, value, scope))
        }
        // A default binds nobody.
        (Mode::Final | Mode::Minimum | Mode::Delegated, Mode::Default) => (Some(binding.clone()), false),
        _ if is_free => (None, false),
        _ => match order::join(attribute, bound, value, scope) {
            Some(joined) => {
                let nearer = if joined == *new.value.as_ref().unwrap_or(value) { new } else { mine };
                (Some(Held { value: Some(joined), ..nearer.clone() }), false)
            }
            None => (None, true),
        },
    }
}

/// How much a mode binds those below.
fn rank(mode: Mode) -> u8 {
    match mode {
        Mode::Default => 0,
        Mode::Minimum | Mode::Delegated => 1,
        Mode::Final => 2,
    }
}
