//! A policy's own values beside those that its parents lay on them.

use std::collections::BTreeSet;

use crate::checks::Context;
use crate::checks::later::{AsJudged, later};
use crate::checks::words;
use crate::diagnostic::{About, Diagnostic, Lang, Rule, Text};
use crate::model::order::{self, Comparison};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{AttributeId, Direction};
use crate::resolve::binding::{Binding, Reach};
use crate::resolve::effective::{Declared, Held, Key};
use crate::resolve::policy::Mode;
use crate::text::Span;

/// A value of the policy's own where its parents have one.
#[derive(Debug)]
pub(crate) struct Change<'a> {
    /// The declaration.
    pub(crate) key: &'a Key,
    /// The attribute.
    pub(crate) attribute: AttributeId,
    /// What the policy states.
    pub(crate) own: &'a Held,
    /// What holds above.
    pub(crate) above: Binding<'a>,
    /// What the one is to the other.
    pub(crate) comparison: Comparison,
}

impl Change<'_> {
    /// Whether the parents let the value be changed only to a stricter one.
    pub(super) fn is_minimum(&self, cx: &Context<'_>) -> bool {
        matches!(self.above.mode, Mode::Minimum | Mode::Delegated)
            && cx.resolved.vocabulary.attribute(self.attribute).direction != Direction::Free
    }

    /// The value above as it is to be written here; none where a name in it means somebody else here.
    pub(super) fn above_as_written<'s>(&self, cx: &Context<'s>) -> Option<&'s str> {
        let mut names = self.above.held.value.iter().filter_map(Value::names).flatten();
        (!names.any(|name| matches!(name, Name::Of(_)))).then(|| cx.text(self.above.held.value_span))
    }

    /// What is to be known of names in the value above that mean somebody else here.
    pub(super) fn on_names(&self, cx: &Context<'_>) -> Option<Text> {
        let mut names = self.above.held.value.iter().filter_map(Value::names).flatten();
        let of = names.find_map(|name| if let Name::Of(of) = name { Some(of) } else { None })?;
        let vocabulary = cx.resolved.vocabulary;
        let shown = |lang| vocabulary.show(&Value::Names(BTreeSet::from([of.name.clone()])), lang);
        let (ja, en) = (shown(Lang::Ja), shown(Lang::En));
        Some(Text::new(
            format!("「{ja}」は、「{}」が置くものを指します。ここでは、その名称か、「略称.{ja}」のように書いてください", of.title),
            format!(
                "\"{en}\" is the one that \"{}\" sets up: here it is written by its title, or as in `SHORT.{en}` with the short name of that parent",
                of.title
            ),
        ))
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
            above: self.show(cx, self.above.held),
            parent: cx.resolved.policy(self.above.held.origin).map_or_else(String::new, |policy| policy.title.clone()),
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

/// A change by what it is of, to be found again.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    policy: AsJudged,
    key: Key,
    attribute: AttributeId,
    value: Span,
}

/// A finding about a change, of which the words are made later.
pub(super) fn told_later(cx: &Context<'_>, rule: &'static Rule, change: &Change<'_>, tell: fn(&Place) -> Diagnostic) -> Diagnostic {
    let span = change.own.value_span;
    let place = Place { policy: AsJudged::new(cx), key: change.key.clone(), attribute: change.attribute, value: span };
    later(rule, span, About::default(), place, tell)
}

impl Place {
    /// Looks at the change again. It is there, as it was judged; else nothing more is said than by which rule.
    pub(super) fn tell(&self, rule: &'static Rule, tell: impl Fn(&Context<'_>, &Change<'_>) -> Diagnostic) -> Diagnostic {
        let told = self.policy.with(|cx| {
            let declared = cx.view.effective.own.get(&self.key)?;
            let change = changes_of(cx, declared, self.attribute).into_iter().find(|change| change.own.value_span == self.value)?;
            Some(tell(cx, &change))
        });
        told.flatten().unwrap_or_else(|| Diagnostic::new(rule, self.value, Text::same(rule.name)))
    }
}

/// Every value of the policy's own for which its parents have one.
pub(crate) fn changes<'a>(cx: &Context<'a>) -> Vec<Change<'a>> {
    let own = cx.view.effective.own.values();
    let mut changes = Vec::new();
    for declared in own {
        let said_above: Vec<(Reach, &Declared)> = cx.view.said_above(&declared.key).collect();
        for &attribute in declared.values.keys().filter(|_| !said_above.is_empty()) {
            let bindings = cx.view.binding_among(said_above.iter().copied(), &declared.key, attribute);
            changes.extend(changes_among(cx, declared, attribute, &bindings));
        }
    }
    changes
}

/// Those of one attribute. Each of several values is judged: the best of them excuses none.
fn changes_of<'a>(cx: &Context<'a>, declared: &'a Declared, attribute: AttributeId) -> Vec<Change<'a>> {
    changes_among(cx, declared, attribute, &cx.view.binding(&declared.key, attribute)).collect()
}

fn changes_among<'a>(
    cx: &Context<'a>,
    declared: &'a Declared,
    attribute: AttributeId,
    bindings: &[Binding<'a>],
) -> impl Iterator<Item = Change<'a>> {
    let values = declared.values.get(&attribute).into_iter().flatten();
    let change = move |own| {
        let judged = bindings.iter().filter_map(|&above| {
            let comparison = compare(cx, attribute, own, above.held)?;
            Some(Change { key: &declared.key, attribute, own, above, comparison })
        });
        first_at_fault(judged)
    };
    values.filter_map(change)
}

/// The change against which most is to be said: the first that is not as strict, else the first.
fn first_at_fault<'a>(judged: impl Iterator<Item = Change<'a>>) -> Option<Change<'a>> {
    let rank = |change: &Change<'_>| match change.comparison {
        Comparison::Weaker => 0,
        Comparison::Incomparable => 1,
        Comparison::Stricter if change.above.mode == Mode::Final => 0,
        Comparison::Stricter | Comparison::Equal => 2,
    };
    judged.min_by_key(rank)
}

/// How a value stands to the one above. What is undecided or unreadable is told elsewhere.
fn compare(cx: &Context<'_>, attribute: AttributeId, own: &Held, above: &Held) -> Option<Comparison> {
    let entry = cx.resolved.vocabulary.attribute(attribute);
    let value = own.value.as_ref().filter(|value| **value != Value::Undecided)?;
    let upper = above.value.as_ref().filter(|value| **value != Value::Undecided)?;
    let free = || if value == upper { Comparison::Equal } else { Comparison::Incomparable };
    let is_free = entry.direction == Direction::Free;
    Some(if is_free { free() } else { order::compare(entry, value, upper, &cx.view.scope) })
}
