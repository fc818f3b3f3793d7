//! What holds for a policy, its own and inherited, compared declaration by declaration. What a label or a narrower name no longer
//! says is still said by the wider one, so that only what that leaves out is lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pair::{Found, Origin, Pair, effect, place, together};
use super::values;
use crate::answer::difference::{Change, Effect, Matter, Place};
use crate::checks::{Context, words};
use crate::diagnostic::Text;
use crate::model::order::{Comparison, Duty};
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::{Declared, Key};
use crate::syntax::keyword::Keyword;

/// Every change of what holds.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Found> {
    keys(pair).into_values().flat_map(|keys| keys.changes(pair)).collect()
}

/// What one declaration is called on each side.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pub(super) old: Option<Key>,
    pub(super) new: Option<Key>,
}

type Spelled = (Keyword, Arc<str>, Option<Arc<str>>);

/// All declarations of both sides, by how they are spelled.
fn keys(pair: &Pair<'_>) -> BTreeMap<Spelled, Keys> {
    let spelled =
        |cx: &Context<'_>, key: &Key| (key.kind, Arc::clone(&cx.resolved.vocabulary.name_entry(key.name).spelling.en), key.label.clone());
    let mut all: BTreeMap<Spelled, Keys> = BTreeMap::new();
    for key in pair.old.view.effective.all.keys() {
        all.entry(spelled(&pair.old, key)).or_default().old = Some(key.clone());
    }
    for key in pair.new.view.effective.all.keys() {
        all.entry(spelled(&pair.new, key)).or_default().new = Some(key.clone());
    }
    let (forth, back) = (pair.forth(), pair.back());
    for keys in all.values_mut() {
        keys.new = keys.new.take().or_else(|| forth.key(keys.old.as_ref()?));
        keys.old = keys.old.take().or_else(|| back.key(keys.new.as_ref()?));
    }
    all
}

impl Keys {
    fn changes(&self, pair: &Pair<'_>) -> Vec<Found> {
        let exact = |cx: &Context<'_>, key: &Option<Key>| cx.view.effective.all.get(key.as_ref()?).cloned();
        match (exact(&pair.old, &self.old), exact(&pair.new, &self.new)) {
            (Some(before), Some(after)) => self.within(pair, &before, &after),
            (Some(before), None) => self.one_sided(pair, Some(&before), None),
            (None, Some(after)) => self.one_sided(pair, None, Some(&after)),
            (None, None) => Vec::new(),
        }
    }

    /// A declaration that both have.
    fn within(&self, pair: &Pair<'_>, before: &Declared, after: &Declared) -> Vec<Found> {
        let mut changes = Vec::new();
        let name = self.name(pair);
        let origin = origin(pair, Some(before), Some(after));
        let whole = |effect, matter| Change {
            old: declared_at(&pair.old, before),
            new: declared_at(&pair.new, after),
            ..pair.change(effect, matter, name.clone())
        };
        if before.duty != after.duty {
            changes.push(Found {
                change: Change {
                    before: Some(words::duty(before.duty)),
                    after: Some(words::duty(after.duty)),
                    ..whole(duty(before.duty, after.duty), Matter::Duty)
                },
                origin,
            });
        }
        if let Some(step) = delegated(before.delegated.is_some(), after.delegated.is_some()) {
            let said = |is_delegated| {
                Some(if is_delegated {
                    Text::new("下位に委任", "left to those below")
                } else {
                    Text::new("自ら定める", "laid down")
                })
            };
            let (was, is) = (said(before.delegated.is_some()), said(after.delegated.is_some()));
            changes.push(Found { change: Change { before: was, after: is, ..whole(step, Matter::Delegation) }, origin });
        }
        if before.title != after.title {
            let title = |title: &Option<Arc<str>>| title.as_ref().map(|title| Text::same(&**title));
            let change = Change { before: title(&before.title), after: title(&after.title), ..whole(Effect::Neutral, Matter::Declaration) };
            changes.push(Found { change, origin });
        }
        changes.extend(values::changes(pair, self, before, after));
        changes
    }

    /// A declaration that only one has: what it says beyond that which the other says more widely.
    fn one_sided(&self, pair: &Pair<'_>, before: Option<&Declared>, after: Option<&Declared>) -> Vec<Found> {
        let (there, missing_key) = match before {
            Some(_) => (&pair.new, &self.new),
            None => (&pair.old, &self.old),
        };
        let Some(present) = before.or(after) else { return Vec::new() };
        let wider: Vec<&Declared> = missing_key.iter().flat_map(|key| there.view.holds_around(key)).collect();
        let mut step = if wider.is_empty() {
            if before.is_some() { Effect::Weakened } else { Effect::Strengthened }
        } else {
            let binds = wider.iter().map(|wider| wider.duty).max().unwrap_or(Duty::May);
            let of_duty = if before.is_some() { duty(present.duty, binds) } else { duty(binds, present.duty) };
            let of_values = values::sides(pair, self, before, after).into_iter().filter_map(|sides| sides.step(pair));
            together(of_values.chain([of_duty]))
        };
        let hidden = missing_key.as_ref().is_some_and(|key| is_hidden(there, key, None));
        if hidden && step != Effect::Neutral {
            step = Effect::Incomparable;
        }
        let change = Change {
            before: before.map(|declared| summary(&pair.old, declared)),
            after: after.map(|declared| summary(&pair.new, declared)),
            note: hidden.then(unread),
            old: before.and_then(|declared| declared_at(&pair.old, declared)),
            new: after.and_then(|declared| declared_at(&pair.new, declared)),
            ..pair.change(step, Matter::Declaration, self.name(pair))
        };
        vec![Found { change, origin: origin(pair, before, after) }]
    }

    /// 「対策「パスワード」（一般）」
    pub(super) fn name(&self, pair: &Pair<'_>) -> Text {
        let named = |cx: &Context<'_>, key: &Key| words::named(cx.resolved.vocabulary, key.kind, Some(key.name), key.label.as_deref());
        let new = self.new.as_ref().map(|key| named(&pair.new, key));
        new.or_else(|| self.old.as_ref().map(|key| named(&pair.old, key))).unwrap_or_else(|| Text::same(""))
    }
}

/// Whether what is not there may stand in what could not be read.
pub(super) fn is_hidden(cx: &Context<'_>, key: &Key, attribute: Option<AttributeId>) -> bool {
    let damaged = cx.view.effective.all.get(key).is_some_and(|declared| declared.damage.is_any() && attribute.is_some());
    damaged
        || cx.view.base_unknown
        || cx
            .unknowns()
            .any(|unknown| unknown.names.contains(&key.name) || attribute.is_some_and(|attribute| unknown.attributes.contains(&attribute)))
}

/// Why something that is not there is not called lost.
pub(super) fn unread() -> Text {
    Text::new("読み取れない箇所にあるかもしれません", "it may stand in what could not be read")
}

/// Who above states a declaration, where the policy itself does not.
fn origin(pair: &Pair<'_>, before: Option<&Declared>, after: Option<&Declared>) -> Option<Origin> {
    let states = |cx: &Context<'_>, declared: Option<&Declared>| {
        declared.is_some_and(|declared| declared.stated.iter().any(|(policy, _)| *policy == cx.id))
    };
    if states(&pair.old, before) || states(&pair.new, after) {
        return None;
    }
    let first = |declared: Option<&Declared>| declared.and_then(|declared| declared.stated.last()).map(|(policy, _)| *policy);
    Some(Origin { old: first(before), new: first(after) })
}

/// Where a declaration stands, nearest first.
fn declared_at(cx: &Context<'_>, declared: &Declared) -> Option<Place> {
    let (policy, index) = *declared.stated.first()?;
    place(cx, cx.resolved.policy(policy)?.declarations.get(index)?.header)
}

/// What a declaration says, in brief.
fn summary(cx: &Context<'_>, declared: &Declared) -> Text {
    let vocabulary = cx.resolved.vocabulary;
    let told = declared.values.iter().filter_map(|(&attribute, values)| {
        let entry = vocabulary.attribute(attribute);
        let value = words::show(vocabulary, entry, values.first()?.value.as_ref()?);
        Some(Text::new(format!("{} {}", entry.spelling.ja, value.ja), format!("{} {}", entry.spelling.en, value.en)))
    });
    let told: Vec<Text> = [words::duty(declared.duty)].into_iter().chain(told).collect();
    words::joined(&told, "、", "; ")
}

/// What a change of duty does.
pub(super) fn duty(before: Duty, after: Duty) -> Effect {
    effect(match after.cmp(&before) {
        std::cmp::Ordering::Less => Comparison::Weaker,
        std::cmp::Ordering::Equal => Comparison::Equal,
        std::cmp::Ordering::Greater => Comparison::Stricter,
    })
}

/// What it does to leave to those below what was laid down, and the reverse.
fn delegated(before: bool, after: bool) -> Option<Effect> {
    match (before, after) {
        (false, true) => Some(Effect::Weakened),
        (true, false) => Some(Effect::Strengthened),
        _ => None,
    }
}
