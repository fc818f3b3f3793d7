//! The effective policy: what holds for an institution when its parents' declarations and its own are put together.
//! Every value keeps where it came from. Whether an override is allowed is judged in `checks/inheritance`, not here.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::policy::{Declaration, Mode, Policy, PolicyId, Stated};
use super::scope::Scope;
use crate::model::order::{self, Duty};
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, Direction, NameId, Vocabulary};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// What a declaration speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: Keyword,
    /// Its name.
    pub name: NameId,
    /// Its label; none: every label of that name.
    pub label: Option<Arc<str>>,
}

/// A declaration with all that holds for it.
#[derive(Debug, Clone)]
pub struct Declared {
    /// What it speaks of.
    pub key: Key,
    /// Duty of its existence: the strictest of its statements.
    pub duty: Duty,
    /// A role's local title.
    pub title: Option<Arc<str>>,
    /// Where it is stated, nearest policy first: the policy and the index in its declarations.
    pub stated: Vec<(PolicyId, usize)>,
    /// Values. Several only where each carries a day.
    pub values: BTreeMap<AttributeId, Vec<Held>>,
    /// Delegated and not taken up below: covers nothing.
    pub delegated: Option<Delegation>,
    /// Attributes delegated without a value and not taken up.
    pub open: BTreeMap<AttributeId, (PolicyId, Span)>,
    /// Whether some of it could not be read.
    pub damaged: bool,
}

/// A delegation by a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delegation {
    /// Who delegates.
    pub by: PolicyId,
    /// Where.
    pub span: Span,
}

/// A value that holds.
#[derive(Debug, Clone)]
pub struct Held {
    /// The value; none where it could not be read (unknown).
    pub value: Option<Value>,
    /// What was said to those below.
    pub mode: Mode,
    /// Its duty.
    pub duty: Duty,
    /// Who stated it.
    pub origin: PolicyId,
    /// Where.
    pub span: Span,
    /// Where its value stands.
    pub value_span: Span,
    /// The day on which it expires.
    pub until: Option<(Date, Span)>,
    /// The day from which it holds.
    pub from: Option<Date>,
}

/// Declarations by what they speak of.
pub type Declarations = BTreeMap<Key, Declared>;

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
/// Those in the articles `without` are left out.
pub(super) fn own(
    id: PolicyId,
    policy: &Policy,
    scope: &Scope<'_>,
    day: Date,
    without: &[usize],
    conflicts: &mut Vec<Conflict>,
) -> Declarations {
    let vocabulary = scope.vocabulary;
    let mut merged = Declarations::new();
    let in_force = |days: (Option<Date>, Option<Date>)| days.0.is_none_or(|from| from <= day) && days.1.is_none_or(|until| day <= until);
    let counts = |declaration: &Declaration| {
        in_force(declaration.duty_days) && !declaration.article.is_some_and(|article| without.contains(&article))
    };
    for (index, declaration) in policy.declarations.iter().enumerate().filter(|(_, declaration)| counts(declaration)) {
        let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        let declared = merged.entry(key.clone()).or_insert_with(|| Declared {
            key: key.clone(),
            duty: declaration.duty,
            title: None,
            stated: Vec::new(),
            values: BTreeMap::new(),
            delegated: (declaration.mode == Mode::Delegated).then_some(Delegation { by: id, span: declaration.header }),
            open: BTreeMap::new(),
            damaged: false,
        });
        declared.duty = declared.duty.max(declaration.duty);
        declared.title = declared.title.take().or_else(|| declaration.title.as_ref().map(|title| Arc::clone(&title.0)));
        declared.stated.push((id, index));
        declared.damaged |= declaration.damaged;
        if declaration.mode != Mode::Delegated {
            declared.delegated = None;
        }
        for (attribute, span) in &declaration.delegated {
            declared.open.insert(*attribute, (id, *span));
        }
        for stated in &declaration.attributes {
            let held = held(id, declaration, stated, scope);
            let values = declared.values.entry(stated.attribute).or_default();
            let differs = values.iter().find(|other| other.value != held.value && other.value.is_some() && held.value.is_some());
            match differs {
                Some(other) if other.until.is_none() && held.until.is_none() => {
                    conflicts.push(Conflict {
                        key: key.clone(),
                        attribute: stated.attribute,
                        one: held,
                        other: other.clone(),
                        floor: false,
                    });
                }
                None if !values.is_empty() => {}
                _ => values.push(held),
            }
        }
    }
    for declared in merged.values() {
        let Some(floor) = declared.key.label.is_some().then(|| merged.get(&Key { label: None, ..declared.key.clone() })).flatten() else {
            continue;
        };
        for (&attribute, held, other) in pairs(declared, floor) {
            if let (Some(value), Some(least)) = (&held.value, &other.value)
                && matches!(
                    order::compare(vocabulary.attribute(attribute), value, least, scope),
                    order::Comparison::Weaker | order::Comparison::Incomparable
                )
                && vocabulary.attribute(attribute).direction != Direction::Free
            {
                conflicts.push(Conflict { key: declared.key.clone(), attribute, one: held.clone(), other: other.clone(), floor: true });
            }
        }
    }
    merged
}

/// The attributes that both state.
fn pairs<'a>(one: &'a Declared, other: &'a Declared) -> impl Iterator<Item = (&'a AttributeId, &'a Held, &'a Held)> {
    one.values.iter().filter_map(|(attribute, held)| Some((attribute, held.first()?, other.values.get(attribute)?.first()?)))
}

/// A name that can only be a slip has a finding of its own; what it is meant for is unknown.
fn held(id: PolicyId, declaration: &Declaration, stated: &Stated, scope: &Scope<'_>) -> Held {
    let wanted = &scope.vocabulary.attribute(stated.attribute).value;
    Held {
        value: stated.value.clone().filter(|value| !scope.is_misspelt(value, wanted)),
        mode: stated.mode.unwrap_or(declaration.mode),
        duty: declaration.duty,
        origin: id,
        span: stated.span,
        value_span: stated.value_span,
        until: stated.until,
        from: stated.from,
    }
}

/// Puts a policy's own declarations on those of its parents.
pub(super) fn effective(own: Declarations, parents: &[&Declarations], scope: &Scope<'_>) -> Effective {
    let vocabulary = scope.vocabulary;
    let mut above = Declarations::new();
    let mut clashes = Vec::new();
    for parent in parents {
        for (key, declared) in *parent {
            match above.get_mut(key) {
                Some(present) => join(present, declared, scope, &mut clashes),
                None => {
                    above.insert(key.clone(), declared.clone());
                }
            }
        }
    }
    let mut all = above.clone();
    for (key, declared) in &own {
        match all.get_mut(key) {
            Some(present) => lay_on(present, declared),
            None => {
                all.insert(key.clone(), declared.clone());
            }
        }
    }
    take_up(&mut all, &own);
    fill_floors(&mut all, &own, vocabulary, scope);
    Effective { own, above, all, clashes }
}

/// A delegated declaration without a label is taken up by any label of its name.
fn take_up(all: &mut Declarations, own: &Declarations) {
    for (key, declared) in all.iter_mut() {
        if key.label.is_none() && own.keys().any(|other| other.kind == key.kind && other.name == key.name) && !own.contains_key(key) {
            declared.delegated = None;
        }
    }
}

/// Two parents: the stricter value; where neither is, it counts as unstated until the child settles it.
fn join(present: &mut Declared, other: &Declared, scope: &Scope<'_>, clashes: &mut Vec<Conflict>) {
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
        let (Some(a), Some(b)) = (&mine.value, &new.value) else { continue };
        if a == b {
            continue;
        }
        match order::join(vocabulary.attribute(attribute), a, b, scope) {
            Some(value) if vocabulary.attribute(attribute).direction != Direction::Free => {
                let nearer = if value == *b { new.clone() } else { mine.clone() };
                *ours = vec![Held { value: Some(value), ..nearer }];
            }
            None if vocabulary.attribute(attribute).direction != Direction::Free => {
                clashes.push(Conflict { key: present.key.clone(), attribute, one: mine.clone(), other: new.clone(), floor: false });
                ours.clear();
            }
            _ => ours.clear(),
        }
    }
}

/// The nearer policy's statements win.
fn lay_on(present: &mut Declared, own: &Declared) {
    let restates = own.values.is_empty() || own.values.keys().any(|attribute| present.values.contains_key(attribute));
    // A declaration that only adds to its parent's leaves the parent's duty as it is.
    present.duty = if restates { own.duty } else { present.duty.max(own.duty) };
    present.damaged |= own.damaged;
    present.delegated = own.delegated;
    present.title = own.title.clone().or_else(|| present.title.take());
    let mut stated = own.stated.clone();
    stated.append(&mut present.stated);
    present.stated = stated;
    // `?` counts as unstated: what holds above goes on holding.
    let decided = |values: &[Held]| values.iter().any(|held| held.value != Some(Value::Undecided));
    for (attribute, values) in own
        .values
        .iter()
        .filter(|(attribute, values)| decided(values) || !present.values.contains_key(attribute))
        .map(|(a, v)| (*a, v))
        .collect::<Vec<_>>()
    {
        let attribute = &attribute;
        let kept = present.values.get(attribute).and_then(|values| values.first()).map(|held| held.mode);
        let mut values = values.clone();
        // What a parent made final stays final further down.
        if kept == Some(Mode::Final) {
            for held in &mut values {
                held.mode = Mode::Final;
            }
        }
        present.open.remove(attribute);
        present.values.insert(*attribute, values);
    }
    for (attribute, open) in &own.open {
        present.open.insert(*attribute, *open);
    }
}

/// A labelled declaration holds all that the unlabelled one of its name says.
fn fill_floors(all: &mut Declarations, own: &Declarations, vocabulary: &Vocabulary, scope: &Scope<'_>) {
    let floors: Vec<Declared> = all.values().filter(|declared| declared.key.label.is_none()).cloned().collect();
    for floor in floors {
        let above = Key { label: Some(Arc::from("")), ..floor.key.clone() };
        let labelled: Vec<Key> = all
            .range(above..)
            .take_while(|(key, _)| key.kind == floor.key.kind && key.name == floor.key.name)
            .map(|(key, _)| key.clone())
            .collect();
        for key in labelled {
            let stated_here = own.get(&key);
            let Some(declared) = all.get_mut(&key) else { continue };
            for (&attribute, values) in &floor.values {
                let Some(least) = values.first() else { continue };
                match declared.values.get(&attribute).and_then(|held| held.first()) {
                    None => {
                        declared.values.insert(attribute, values.clone());
                        declared.open.remove(&attribute);
                    }
                    Some(held) if stated_here.is_none_or(|own| !own.values.contains_key(&attribute)) => {
                        if let (Some(value), Some(floor_value)) = (&held.value, &least.value)
                            && order::compare(vocabulary.attribute(attribute), floor_value, value, scope) == order::Comparison::Stricter
                        {
                            declared.values.insert(attribute, values.clone());
                        }
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
