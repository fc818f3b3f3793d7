//! The values that hold for one declaration on both sides: the value itself, its duty, its last day, and how it binds those below.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::declarations::{Keys, duty, is_hidden, unread};
use super::pair::{Found, Origin, Pair, holding, place, until};
use crate::answer::difference::{Change, Effect, Matter};
use crate::checks::{Context, words};
use crate::diagnostic::Text;
use crate::model::vocabulary::{Attribute, AttributeId, Direction};
use crate::resolve::effective::{Declared, Held, Key};
use crate::resolve::policy::{Mode, PolicyId};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// Every change to the values of a declaration that both sides have.
pub(super) fn changes(pair: &Pair<'_>, keys: &Keys, before: &Declared, after: &Declared) -> Vec<Found> {
    let mut changes = Vec::new();
    for sides in sides(pair, keys, Some(before), Some(after)) {
        changes.extend(sides.value(pair, keys));
        changes.extend(sides.duty(pair, keys, before, after));
        changes.extend(sides.expiry(pair, keys));
        changes.extend(sides.mode(pair, keys));
    }
    changes.extend(left_open(pair, keys, before, after));
    changes
}

/// An attribute with what holds of it on each side.
pub(super) struct Sides<'a> {
    old: Option<AttributeId>,
    new: Option<AttributeId>,
    before: &'a [Held],
    after: &'a [Held],
}

/// The attributes that either declaration has.
pub(super) fn sides<'a>(pair: &Pair<'a>, keys: &Keys, before: Option<&Declared>, after: Option<&Declared>) -> Vec<Sides<'a>> {
    let old = before.into_iter().flat_map(|declared| declared.values.keys().map(|&attribute| spelled(&pair.old, attribute)));
    let new = after.into_iter().flat_map(|declared| declared.values.keys().map(|&attribute| spelled(&pair.new, attribute)));
    let mut all: Vec<Arc<str>> = old.chain(new).collect();
    all.sort_unstable();
    all.dedup();
    let find = |cx: &Context<'a>, key: Option<&Key>, spelled: &str| {
        let key = key?;
        let attribute = cx.resolved.vocabulary.attribute_of(key.kind, Some(key.name), spelled)?;
        Some((attribute, cx.view.held(key, attribute)))
    };
    all.iter()
        .map(|spelled| {
            let (old, new) = (find(&pair.old, keys.old.as_ref(), spelled), find(&pair.new, keys.new.as_ref(), spelled));
            Sides {
                old: old.map(|(attribute, _)| attribute),
                new: new.map(|(attribute, _)| attribute),
                before: old.map_or(&[], |(_, held)| held),
                after: new.map_or(&[], |(_, held)| held),
            }
        })
        .collect()
}

fn spelled(cx: &Context<'_>, attribute: AttributeId) -> Arc<str> {
    Arc::clone(&cx.resolved.vocabulary.attribute(attribute).spelling.en)
}

impl<'a> Sides<'a> {
    /// What the change of the value does; none where there is none.
    pub(super) fn step(&self, pair: &Pair<'a>) -> Option<Effect> {
        let read = |held: &[Held]| held.iter().all(|held| held.value.is_some());
        if !read(self.before) || !read(self.after) {
            // What cannot be read is the same only where it is written the same.
            let written = |cx: &Context<'a>, held: &[Held]| held.iter().map(|held| cx.text(held.value_span)).collect::<Vec<_>>();
            return (written(&pair.old, self.before) != written(&pair.new, self.after)).then_some(Effect::Incomparable);
        }
        if self.before.len() <= 1 && self.after.len() <= 1 {
            return pair.step(stated(self.old, self.before.first()), stated(self.new, self.after.first()));
        }
        // Several only where they contradict each other, or are free.
        let same = |one: &Held, other: &Held| pair.step(stated(self.old, Some(one)), stated(self.new, Some(other))).is_none();
        let all_kept = self.before.iter().all(|one| self.after.iter().any(|other| same(one, other)))
            && self.after.iter().all(|other| self.before.iter().any(|one| same(one, other)));
        if all_kept {
            return None;
        }
        let is_free = self.attribute(pair).is_some_and(|attribute| attribute.direction == Direction::Free);
        Some(if is_free { Effect::Neutral } else { Effect::Incomparable })
    }

    fn attribute(&self, pair: &Pair<'a>) -> Option<&'a Attribute> {
        let new = self.new.map(|attribute| pair.new.resolved.vocabulary.attribute(attribute));
        new.or_else(|| self.old.map(|attribute| pair.old.resolved.vocabulary.attribute(attribute)))
    }

    fn value(&self, pair: &Pair<'a>, keys: &Keys) -> Option<Found> {
        let mut step = self.step(pair)?;
        let hidden = self.is_hidden(pair, keys);
        if hidden && step != Effect::Neutral {
            step = Effect::Incomparable;
        }
        let shown = |cx: &Context<'a>, attribute: Option<AttributeId>, held: &[Held]| {
            let vocabulary = cx.resolved.vocabulary;
            let show = |held: &Held| match (&held.value, attribute) {
                (Some(value), Some(attribute)) => words::show(vocabulary, vocabulary.attribute(attribute), value),
                _ => Text::same(cx.text(held.value_span)),
            };
            (!held.is_empty()).then(|| words::joined(&held.iter().map(show).collect::<Vec<_>>(), "／", " / "))
        };
        let change = Change {
            before: shown(&pair.old, self.old, self.before),
            after: shown(&pair.new, self.new, self.after),
            note: hidden.then(unread),
            ..pair.change(step, Matter::Value, self.subject(pair, keys))
        };
        Some(self.found(pair, change))
    }

    /// Whether what one side states may stand on the other in what could not be read.
    fn is_hidden(&self, pair: &Pair<'a>, keys: &Keys) -> bool {
        let is_own = |cx: &Context<'a>, held: &[Held]| held.first().is_some_and(|held| held.origin == cx.id);
        let (was_own, own) = (is_own(&pair.old, self.before), is_own(&pair.new, self.after));
        let hides = |cx: &Context<'a>, key: &Option<Key>, attribute| key.as_ref().is_some_and(|key| is_hidden(cx, key, attribute));
        (self.after.is_empty() || was_own && !own) && hides(&pair.new, &keys.new, self.new)
            || (self.before.is_empty() || own && !was_own) && hides(&pair.old, &keys.old, self.old)
    }

    /// The duty of a value, where it is not told with that of its declaration.
    fn duty(&self, pair: &Pair<'a>, keys: &Keys, before: &Declared, after: &Declared) -> Option<Found> {
        let (one, other) = self.pair()?;
        if one.duty == other.duty || (one.duty, other.duty) == (before.duty, after.duty) {
            return None;
        }
        let change = Change {
            before: Some(words::duty(one.duty)),
            after: Some(words::duty(other.duty)),
            ..pair.change(duty(one.duty, other.duty), Matter::Duty, self.subject(pair, keys))
        };
        Some(self.found(pair, change))
    }

    /// The day on which a value expires: what holds for longer asks more.
    fn expiry(&self, pair: &Pair<'a>, keys: &Keys) -> Option<Found> {
        let (one, other) = self.pair()?;
        let last = |held: &Held| held.until.map(|(until, _)| until);
        let (was, is) = (last(one), last(other));
        if was == is {
            return None;
        }
        let change = pair.change(holding(was, is), Matter::Expiry, self.subject(pair, keys));
        let change = Change { before: Some(until(was)), after: Some(until(is)), ..change };
        Some(self.found(pair, change))
    }

    /// How a value binds those below: a `default` binds nobody but by what a parent laid down.
    fn mode(&self, pair: &Pair<'a>, keys: &Keys) -> Option<Found> {
        let (one, other) = self.pair()?;
        let is_free = self.attribute(pair)?.direction == Direction::Free;
        let binds = |held: &'a Held| if held.mode == Mode::Default { held.bound.as_deref() } else { Some(held) };
        let (was, is) = (binds(one), binds(other));
        if one.mode == other.mode && was.is_some() == is.is_some() {
            return None;
        }
        let effect = match (was, is) {
            _ if self.is_hidden(pair, keys) => Effect::Incomparable,
            // What has no direction is bound by nothing but `final`.
            _ if is_free => match (one.mode == Mode::Final, other.mode == Mode::Final) {
                (true, false) => Effect::Weakened,
                (false, true) => Effect::Strengthened,
                _ => Effect::Neutral,
            },
            (Some(_), None) | (None, Some(_)) => pair.step(stated(self.old, was), stated(self.new, is)).unwrap_or(Effect::Neutral),
            _ => Effect::Neutral,
        };
        let change = Change {
            before: Some(mode(one.mode)),
            after: Some(mode(other.mode)),
            note: Some(Text::new("下位の規程に対する拘束の変更です", "how it binds the policies below")),
            ..pair.change(effect, Matter::Mode, self.subject(pair, keys))
        };
        Some(self.found(pair, change))
    }

    /// The value of each side, where both have one.
    fn pair(&self) -> Option<(&'a Held, &'a Held)> {
        self.before.first().zip(self.after.first())
    }

    /// 「対策「パスワード」の「最短文字数」」
    fn subject(&self, pair: &Pair<'a>, keys: &Keys) -> Text {
        self.attribute(pair).map_or_else(|| keys.name(pair), |attribute| of(&keys.name(pair), attribute))
    }

    fn found(&self, pair: &Pair<'a>, change: Change) -> Found {
        let at = |cx: &Context<'a>, held: &[Held]| held.first().and_then(|held| place(cx, held.span));
        let change = Change { old: at(&pair.old, self.before), new: at(&pair.new, self.after), ..change };
        let above = |cx: &Context<'a>, held: &[Held]| -> (bool, Option<PolicyId>) {
            let owner = held.first().map(|held| held.origin);
            (owner == Some(cx.id), owner)
        };
        let ((own_before, old), (own_after, new)) = (above(&pair.old, self.before), above(&pair.new, self.after));
        Found { change, origin: (!own_before && !own_after).then_some(Origin { old, new }) }
    }
}

/// Attributes that are left to those below on one side only.
fn left_open(pair: &Pair<'_>, keys: &Keys, before: &Declared, after: &Declared) -> Vec<Found> {
    let open = |cx: &Context<'_>, declared: &Declared| -> BTreeMap<Arc<str>, (AttributeId, PolicyId, Span)> {
        // With a value, the change of the value says it.
        let open = declared.open.iter().filter(|(attribute, _)| !declared.states(**attribute));
        open.map(|(&attribute, &(by, span))| (spelled(cx, attribute), (attribute, by, span))).collect()
    };
    let (was, is) = (open(&pair.old, before), open(&pair.new, after));
    let states = |cx: &Context<'_>, declared: &Declared, name: &str| {
        declared.values.keys().any(|&attribute| &*spelled(cx, attribute) == name && declared.states(attribute))
    };
    let mut changes = Vec::new();
    let gone = was.iter().filter(|(name, _)| !is.contains_key(*name) && !states(&pair.new, after, name));
    let come = is.iter().filter(|(name, _)| !was.contains_key(*name) && !states(&pair.old, before, name));
    let told = || Some(Text::new("下位に委任", "left to those below"));
    for (effect, cx, (attribute, by, span)) in
        gone.map(|(_, open)| (Effect::Weakened, &pair.old, open)).chain(come.map(|(_, open)| (Effect::Strengthened, &pair.new, open)))
    {
        let subject = of(&keys.name(pair), cx.resolved.vocabulary.attribute(*attribute));
        let change = pair.change(effect, Matter::Delegation, subject);
        let above = (*by != cx.id).then_some(*by);
        let (change, origin) = if effect == Effect::Weakened {
            (Change { before: told(), old: place(cx, *span), ..change }, Origin { old: above, new: None })
        } else {
            (Change { after: told(), new: place(cx, *span), ..change }, Origin { old: None, new: above })
        };
        changes.push(Found { change, origin: above.is_some().then_some(origin) });
    }
    changes
}

fn of(name: &Text, attribute: &Attribute) -> Text {
    let spelling = &attribute.spelling;
    Text::new(format!("{}の「{}」", name.ja, spelling.ja), format!("\"{}\" of {}", spelling.en, name.en))
}

/// A value that is stated, for the order.
fn stated(attribute: Option<AttributeId>, held: Option<&Held>) -> Option<super::pair::Stated<'_>> {
    Some((attribute?, held?.value.as_ref()?))
}

/// What is said to those below, in words.
fn mode(mode: Mode) -> Text {
    let keyword = match mode {
        Mode::Minimum => Keyword::Minimum,
        Mode::Default => Keyword::Default,
        Mode::Final => Keyword::Final,
        Mode::Delegated => Keyword::Delegated,
    };
    Text::new(keyword.ja(), keyword.en())
}
