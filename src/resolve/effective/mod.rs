//! The effective policy: what holds for an institution when its parents' declarations and its own are put together.
//! Every value keeps where it came from. Whether an override is allowed is judged in `checks/inheritance`, not here.

mod declarations;
mod declared;
pub(crate) mod floors;
mod masked;
mod meant;
mod parents;
mod reach;
mod unstated;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use self::masked::masks;
pub(super) use self::meant::as_meant;
use self::meant::meant;
use super::policy::{ArticleId, Damage, Declaration, Mode, Policy, PolicyId, Stated};
use super::scope::Scope;
use crate::model::order::{self, Comparison};
use crate::model::vocabulary::{Attribute, AttributeId, Direction, NameId};
use crate::syntax::keyword::Keyword;

pub(crate) use declarations::Declarations;
pub use declared::Key;
pub(crate) use declared::{Declared, Delegation, Held};
pub(crate) use unstated::Unstated;

/// A policy with what it inherits.
#[derive(Debug, Default)]
pub struct Effective {
    /// Its own declarations, merged.
    pub own: Declarations,
    /// What its parents lay on it, joined.
    pub above: Declarations,
    /// Everything that holds for it, floors filled in.
    pub all: Declarations,
    /// Values of two parents that have no common stricter one.
    pub clashes: Vec<Conflict>,
    /// Declarations of which something binds those below that is stricter than what holds here.
    masked: Vec<Key>,
}

/// An attribute stated twice with different values in one policy, or weaker than the unlabelled declaration.
#[derive(Debug)]
pub struct Conflict {
    /// The declaration.
    pub key: Key,
    /// The attribute.
    pub attribute: AttributeId,
    /// The statement at fault.
    pub one: Held,
    /// The one that it contradicts.
    pub other: Held,
    /// Whether the other is the unlabelled floor.
    pub floor: bool,
}

/// Merges the declarations of a policy that are in force on a day.
/// Those in the articles `without` are left out; none among them: the document that the policy itself is.
pub(super) fn own(
    id: PolicyId,
    policy: &Policy,
    scope: &Scope,
    day: Date,
    without: &BTreeSet<Option<ArticleId>>,
    above: &[Declarations],
    conflicts: &mut Vec<Conflict>,
) -> Declarations {
    let vocabulary = &scope.vocabulary;
    let mut merged: BTreeMap<Key, Declared> = BTreeMap::new();
    let counts = |declaration: &Declaration| {
        is_in_force(declaration.duty_days, day) && !without.contains(&declaration.article) && declaration.holds_on(day, vocabulary)
    };
    let mut unlabelled: BTreeMap<(Keyword, NameId), Vec<&Declaration>> = BTreeMap::new();
    for declaration in policy.declarations.iter().filter(|declaration| declaration.label.is_none() && counts(declaration)) {
        unlabelled.entry((declaration.kind, declaration.name)).or_default().push(declaration);
    }
    for (index, declaration) in policy.declarations.entries().filter(|(_, declaration)| counts(declaration)) {
        let others = unlabelled.get(&(declaration.kind, declaration.name)).map_or(&[][..], Vec::as_slice);
        let label = declaration.label.clone().or_else(|| reach::label(declaration, others, above, vocabulary));
        let key = Key { kind: declaration.kind, name: declaration.name, label };
        let declared = merged.entry(key.clone()).or_insert_with(|| Declared {
            key: key.clone(),
            duty: declaration.duty,
            bound_duty: declaration.duty,
            title: None,
            stated: Vec::new(),
            values: BTreeMap::new(),
            lapsed: BTreeMap::new(),
            delegated: (declaration.mode == Mode::Delegated).then_some(Delegation { by: id, span: declaration.header }),
            open: BTreeMap::new(),
            damage: Damage::None,
        });
        declared.duty = declared.duty.max(declaration.duty);
        declared.bound_duty = declared.duty;
        declared.title = declared.title.take().or_else(|| declaration.title.as_ref().map(|title| Arc::clone(&title.0)));
        declared.stated.push((id, index));
        declared.damage = declared.damage.max(declaration.damage);
        if declaration.mode != Mode::Delegated {
            declared.delegated = None;
        }
        for (attribute, span) in &declaration.delegated {
            declared.open.insert(*attribute, (id, *span));
        }
        for stated in &declaration.attributes {
            let held = held(id, declaration, stated, scope);
            if !held.is_in_force(day) {
                declared.lapsed.entry(stated.attribute).or_default().push(held);
                continue;
            }
            // Nearly always it is one value.
            let values = declared.values.entry(stated.attribute).or_insert_with(|| Vec::with_capacity(1));
            if let Some(other) = state(values, held, vocabulary.attribute(stated.attribute), scope) {
                conflicts.push(Conflict { key: key.clone(), attribute: stated.attribute, one: other.0, other: other.1, floor: false });
            }
        }
    }
    for declared in merged.values() {
        let Some(floor) = declared.key.label.is_some().then(|| merged.get(&declared.key.unlabelled())).flatten() else {
            continue;
        };
        if floors::are_of_different(declared, floor, vocabulary) {
            continue;
        }
        for (&attribute, held, other) in pairs(declared, floor) {
            if let (Some(value), Some(least)) = (&held.value, &other.value)
                && matches!(
                    order::compare(vocabulary.attribute(attribute), value, least, scope),
                    Comparison::Weaker | Comparison::Incomparable
                )
                && vocabulary.attribute(attribute).direction != Direction::Free
            {
                conflicts.push(Conflict { key: declared.key.clone(), attribute, one: held.clone(), other: other.clone(), floor: true });
            }
        }
    }
    merged.into_iter().map(|(key, declared)| (key, Arc::new(declared))).collect()
}

/// Whether something with these days, both inclusive, holds on a day.
fn is_in_force((from, until): (Option<Date>, Option<Date>), day: Date) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// Adds a value in force to those that are; returns the two that contradict each other, the new one first. Of the same value said
/// twice, what binds more holds.
/// Of a superset (two certificates) values that carry a day are taken together; of anything else they contradict while both hold.
fn state(values: &mut Vec<Held>, held: Held, attribute: &Attribute, scope: &Scope) -> Option<(Held, Held)> {
    let differs = |other: &&mut Held| other.value != held.value && other.value.is_some() && held.value.is_some();
    let Some(other) = values.iter_mut().find(differs) else {
        if let Some(same) = values.iter_mut().find(|other| other.value == held.value) {
            let duty = same.duty.max(held.duty);
            if binds(held.mode) > binds(same.mode) {
                *same = held;
            }
            same.duty = duty;
        } else if values.is_empty() {
            values.push(held);
        }
        return None;
    };
    let dated = |held: &Held| held.until.is_some() || held.from.is_some();
    if !dated(other) && !dated(&held) {
        return Some((held, other.clone()));
    }
    match attribute.direction {
        Direction::Superset => {
            let joined = other.value.as_ref().zip(held.value.as_ref()).and_then(|(one, two)| order::join(attribute, one, two, scope));
            if joined.is_some() {
                other.value = joined;
                return None;
            }
        }
        Direction::Free => {
            values.push(held);
            return None;
        }
        Direction::Higher
        | Direction::Lower
        | Direction::Subset
        | Direction::Ordered
        | Direction::Yes
        | Direction::No
        | Direction::Exact => {}
    }
    let both = (held.clone(), other.clone());
    values.push(held);
    Some(both)
}

/// How much a mode binds those below.
fn binds(mode: Mode) -> u8 {
    match mode {
        Mode::Default => 0,
        Mode::Minimum | Mode::Delegated => 1,
        Mode::Final => 2,
    }
}

/// The attributes that both state.
fn pairs<'a>(one: &'a Declared, other: &'a Declared) -> impl Iterator<Item = (&'a AttributeId, &'a Held, &'a Held)> {
    one.values.iter().filter_map(|(attribute, held)| Some((attribute, held.first()?, other.values.get(attribute)?.first()?)))
}

/// A name that can only be a slip has a finding of its own; what it is meant for is unknown.
fn held(id: PolicyId, declaration: &Declaration, stated: &Stated, scope: &Scope) -> Held {
    let wanted = &scope.vocabulary.attribute(stated.attribute).value;
    Held {
        value: stated.value.as_ref().filter(|value| !scope.is_misspelt(value, wanted)).map(|value| meant(id, value, scope)),
        mode: stated.mode.unwrap_or(declaration.mode),
        duty: declaration.duty,
        origin: id,
        span: stated.span,
        value_span: stated.value_span,
        until: stated.until,
        from: stated.from,
        bound: None,
    }
}

/// Puts a policy's own declarations on those of its parents.
pub(super) fn effective(own: Declarations, parents: &[Declarations], scope: &Scope) -> Effective {
    let mut clashes = Vec::new();
    let above = parents::join(parents, scope, &mut clashes);
    let mut all = above.clone();
    let mut masked = Vec::new();
    for (key, declared) in own.entries() {
        match all.change(key) {
            Some(present) => {
                if lay_on(present, declared, scope) {
                    masked.push(key.clone());
                }
            }
            None => all.put(key.clone(), Arc::clone(declared)),
        }
    }
    floors::take_up(&mut all, &own);
    floors::fill(&mut all, &own, &above, scope);
    Effective { own, above, all, clashes, masked }
}

/// What parents lay on a policy, whether or not they can agree.
pub(super) fn above(parents: &[Declarations], scope: &Scope) -> Declarations {
    parents::join(parents, scope, &mut Vec::new())
}

/// The nearer policy's statements win. Whether some of what they take the place of goes on binding those below.
fn lay_on(present: &mut Declared, own: &Declared, scope: &Scope) -> bool {
    let restates = own.values.is_empty() || own.values.keys().any(|attribute| present.values.contains_key(attribute));
    // A declaration that only adds to its parent's leaves the parent's duty as it is.
    present.bound_duty = present.bound_duty.max(own.duty);
    present.duty = if restates { own.duty } else { present.duty.max(own.duty) };
    let mut masked = present.duty < present.bound_duty;
    present.damage = present.damage.max(own.damage);
    // What is delegated is taken up by a decision, not by a `?`.
    if own.decides() {
        present.delegated = own.delegated;
    }
    for (attribute, values) in &own.lapsed {
        present.lapsed.insert(*attribute, values.clone());
    }
    present.title = own.title.clone().or_else(|| present.title.take());
    let mut stated = own.stated.clone();
    stated.append(&mut present.stated);
    present.stated = stated;
    for (attribute, values) in &own.values {
        // `?` counts as unstated: what holds above goes on holding, what is delegated stays open.
        if !own.states(*attribute) {
            present.values.entry(*attribute).or_insert_with(|| values.clone());
            continue;
        }
        let mut values = values.clone();
        if let Some(kept) = present.values.get(attribute).and_then(|values| values.first()) {
            for held in &mut values {
                // A parent's default may stand for what binds him.
                let binding = if kept.mode == Mode::Default { kept.bound.as_deref() } else { Some(kept) };
                if let Some(binding) = binding.filter(|binding| masks(scope.vocabulary.attribute(*attribute), held, binding, scope)) {
                    held.bound = Some(Arc::new(binding.clone()));
                    masked = true;
                }
                match (kept.mode, held.mode) {
                    // What a parent made final stays final further down.
                    (Mode::Final, _) => held.mode = Mode::Final,
                    // Nobody gives away what binds himself.
                    (Mode::Minimum | Mode::Delegated, Mode::Default) => held.bound = Some(Arc::new(kept.clone())),
                    (Mode::Default, Mode::Default) => held.bound.clone_from(&kept.bound),
                    _ => {}
                }
            }
        }
        present.open.remove(attribute);
        present.values.insert(*attribute, values);
    }
    for (attribute, open) in &own.open {
        present.open.insert(*attribute, *open);
    }
    masked
}
