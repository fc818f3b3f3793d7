//! A policy's own values beside those that its parents lay on them.

use crate::checks::Context;
use crate::checks::words;
use crate::diagnostic::Text;
use crate::model::order::{self, Comparison};
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, Direction};
use crate::resolve::effective::{Declared, Held, Key};
use crate::resolve::policy::Mode;

/// A value of the policy's own where its parents have one.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// The declaration.
    pub(super) key: &'a Key,
    /// The attribute.
    pub(super) attribute: AttributeId,
    /// What the policy states.
    pub(super) own: &'a Held,
    /// What holds above.
    pub(super) above: &'a Held,
    /// What the one is to the other.
    pub(super) comparison: Comparison,
}

impl Change<'_> {
    /// Whether the parents let the value be changed only to a stricter one.
    pub(super) fn is_minimum(&self, cx: &Context<'_>) -> bool {
        matches!(self.above.mode, Mode::Minimum | Mode::Delegated)
            && cx.resolved.vocabulary.attribute(self.attribute).direction != Direction::Free
    }

    /// A value of the attribute in words.
    pub(super) fn show(&self, cx: &Context<'_>, held: &Held) -> Text {
        let vocabulary = cx.resolved.vocabulary;
        let shown = |value| words::show(vocabulary, vocabulary.attribute(self.attribute), value);
        held.value.as_ref().map_or_else(|| Text::same("?"), shown)
    }

    /// 「対策「パスワード」の「最短文字数」」, and both values.
    pub(super) fn words(&self, cx: &Context<'_>) -> Words {
        let vocabulary = cx.resolved.vocabulary;
        let attribute = vocabulary.attribute(self.attribute);
        let name = words::named(vocabulary, self.key.kind, Some(self.key.name), self.key.label.as_deref());
        Words {
            subject: Text::new(
                format!("{}の「{}」", name.ja, attribute.spelling.ja),
                format!("\"{}\" of {}", attribute.spelling.en, name.en),
            ),
            own: self.show(cx, self.own),
            above: self.show(cx, self.above),
            parent: cx.resolved.policy(self.above.origin).map_or_else(String::new, |policy| policy.title.clone()),
        }
    }
}

/// A change in words.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) subject: Text,
    pub(super) own: Text,
    pub(super) above: Text,
    /// The title of the policy that lays down the value above.
    pub(super) parent: String,
}

/// Every value of the policy's own for which its parents have one.
pub(super) fn changes<'a>(cx: &Context<'a>) -> Vec<Change<'a>> {
    let above = &cx.view.effective.above;
    let mut changes = Vec::new();
    for declared in cx.view.effective.own.values() {
        let same = above.get(&declared.key);
        // What a parent says without a label is the floor of every label.
        let floor = declared.key.label.is_some().then(|| above.get(&Key { label: None, ..declared.key.clone() })).flatten();
        for (&attribute, values) in &declared.values {
            let held_above = |declared: Option<&'a Declared>| {
                declared.and_then(|declared| declared.values.get(&attribute)).and_then(|values| values.first())
            };
            let Some(upper) = held_above(same).or_else(|| held_above(floor)) else { continue };
            let Some((own, comparison)) = best(cx, attribute, values, upper) else { continue };
            changes.push(Change { key: &declared.key, attribute, own, above: upper, comparison });
        }
    }
    changes
}

/// The value that stands best against the one above, and how. What is undecided or unreadable is told elsewhere.
fn best<'a>(cx: &Context<'_>, attribute: AttributeId, values: &'a [Held], above: &Held) -> Option<(&'a Held, Comparison)> {
    let entry = cx.resolved.vocabulary.attribute(attribute);
    let upper = above.value.as_ref().filter(|value| **value != Value::Undecided)?;
    let rank = |comparison| match comparison {
        Comparison::Equal => 0,
        Comparison::Stricter => 1,
        Comparison::Incomparable => 2,
        Comparison::Weaker => 3,
    };
    values
        .iter()
        .filter_map(|held| {
            let value = held.value.as_ref().filter(|value| **value != Value::Undecided)?;
            let comparison = if entry.direction == Direction::Free {
                if value == upper { Comparison::Equal } else { Comparison::Incomparable }
            } else {
                order::compare(entry, value, upper, &cx.view.scope)
            };
            Some((held, comparison))
        })
        .min_by_key(|(_, comparison)| rank(*comparison))
}
