//! Two editions of one policy, and what a value of the one is to a value of the other.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::translate::Translation;
use crate::answer::difference::{Change, Effect, Matter, Place};
use crate::checks::Context;
use crate::diagnostic::Text;
use crate::model::order::{self, Comparison};
use crate::model::value::Value;
use crate::model::vocabulary::AttributeId;
use crate::resolve::policy::PolicyId;
use crate::text::{Span, in_era};

/// A policy as it was and as it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    /// Its place among all that are compared.
    pub(super) index: usize,
    pub(super) places: &'a Places,
    pub(super) old: Context<'a>,
    pub(super) new: Context<'a>,
}

/// Where the policies of both sides stand among those that are compared.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) old: BTreeMap<PolicyId, usize>,
    pub(super) new: BTreeMap<PolicyId, usize>,
}

/// A value of an attribute, in the words of its side.
pub(super) type Stated<'a> = (AttributeId, &'a Value);

/// A change, and who above laid down what changed; none: the policy itself.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) change: Change,
    pub(super) origin: Option<Origin>,
}

/// An ancestor on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) old: Option<PolicyId>,
    pub(super) new: Option<PolicyId>,
}

impl From<Change> for Found {
    fn from(change: Change) -> Self {
        Self { change, origin: None }
    }
}

impl<'a> Pair<'a> {
    /// From the words of the old side to those of the new one.
    pub(super) fn forth(&self) -> Translation<'a> {
        Translation { from: self.old.resolved.vocabulary, to: self.new.resolved.vocabulary }
    }

    /// From the words of the new side to those of the old one.
    pub(super) fn back(&self) -> Translation<'a> {
        Translation { from: self.new.resolved.vocabulary, to: self.old.resolved.vocabulary }
    }

    /// A change of the policy of which nothing more is said yet.
    pub(super) fn change(&self, effect: Effect, matter: Matter, subject: Text) -> Change {
        let (before, after, note, old, new) = (None, None, None, None, None);
        Change { policy: self.index, effect, matter, subject, before, after, note, old, new, reaches: Vec::new() }
    }

    /// What the step from one value to another does; none where they are the same. What is not stated counts as `?`.
    pub(super) fn step(&self, before: Option<Stated<'_>>, after: Option<Stated<'_>>) -> Option<Effect> {
        let absent = &Value::Undecided;
        match (before, after) {
            (None, None) => None,
            (Some((attribute, value)), None) => {
                let attribute = self.old.resolved.vocabulary.attribute(attribute);
                Some(effect(order::compare(attribute, absent, value, &self.old.view.scope)))
            }
            (None, Some((attribute, value))) => {
                let attribute = self.new.resolved.vocabulary.attribute(attribute);
                Some(effect(order::compare(attribute, value, absent, &self.new.view.scope)))
            }
            (Some(before), Some(after)) => self.between(before, after),
        }
    }

    /// Each side's vocabulary, and its own people and posts, may say which value is stricter: they must agree.
    fn between(&self, (old_attribute, before): Stated<'_>, (new_attribute, after): Stated<'_>) -> Option<Effect> {
        let (was, is) = (self.old.resolved.vocabulary.attribute(old_attribute), self.new.resolved.vocabulary.attribute(new_attribute));
        let before_in_new = self.forth().value(before);
        let after_in_old = self.back().value(after);
        let in_new = before_in_new.as_ref().map(|before| order::compare(is, after, before, &self.new.view.scope));
        let in_old = after_in_old.as_ref().map(|after| order::compare(was, after, before, &self.old.view.scope));
        let comparison = match (in_old, in_new) {
            (Some(one), Some(other)) if one == other => one,
            (Some(one), None) | (None, Some(one)) => one,
            _ => Comparison::Incomparable,
        };
        if before_in_new.as_ref() == Some(after) && comparison == Comparison::Equal {
            // The same value under another direction asks for something else.
            return (was.direction != is.direction).then_some(Effect::Incomparable);
        }
        Some(effect(comparison))
    }
}

/// What a change to something that compares so does.
pub(super) fn effect(comparison: Comparison) -> Effect {
    match comparison {
        Comparison::Equal => Effect::Neutral,
        Comparison::Stricter => Effect::Strengthened,
        Comparison::Weaker => Effect::Weakened,
        Comparison::Incomparable => Effect::Incomparable,
    }
}

/// What several steps do together.
pub(super) fn together(steps: impl Iterator<Item = Effect>) -> Effect {
    steps.fold(Effect::Neutral, |all, step| match (all, step) {
        (one, other) if one == other => one,
        (Effect::Neutral, one) | (one, Effect::Neutral) => one,
        _ => Effect::Incomparable,
    })
}

/// What a change of the day until which something holds does: what holds for longer asks more.
pub(super) fn holding(before: Option<Date>, after: Option<Date>) -> Effect {
    match (before, after) {
        _ if before == after => Effect::Neutral,
        (None, Some(_)) => Effect::Weakened,
        (Some(was), Some(is)) if is < was => Effect::Weakened,
        _ => Effect::Strengthened,
    }
}

/// The day until which something holds, in words.
pub(super) fn until(day: Option<Date>) -> Text {
    day.map_or_else(|| Text::new("期限なし", "no end"), |day| Text::new(format!("{day}まで", day = in_era(day)), format!("until {day}")))
}

/// Where a span stands on its side.
pub(super) fn place(cx: &Context<'_>, span: Span) -> Option<Place> {
    let file = cx.resolved.sources.file(span.file)?;
    Some(Place { path: cx.resolved.sources.path(span.file).to_owned(), line: file.lines().position(&file.text, span.start).line })
}
