//! The facts of the present state. They describe and bind nobody, so that no change of them is weaker; what they do to requirements
//! is told with these.

use std::collections::BTreeMap;

use super::pair::{Pair, place};
use crate::answer::difference::{Change, Effect, Matter, Place};
use crate::checks::{Context, words};
use crate::diagnostic::Text;

/// Every fact that is known otherwise: stated, shown, implied or derived.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Change> {
    let (before, after) = (facts(&pair.old), facts(&pair.new));
    let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let differing = keys.into_iter().map(|key| (before.get(key), after.get(key)));
    let text = |fact: Option<&Fact>| fact.map(|fact| fact.text.clone());
    differing
        .filter(|(old, new)| text(*old) != text(*new))
        .filter_map(|(old, new)| {
            let change = pair.change(Effect::Neutral, Matter::Fact, new.or(old)?.subject.clone());
            let at = |fact: Option<&Fact>| fact.and_then(|fact| fact.at.clone());
            Some(Change { before: text(old), after: text(new), old: at(old), new: at(new), ..change })
        })
        .collect()
}

/// What is known of a fact, what it is called, and where it is said.
struct Fact {
    subject: Text,
    text: Text,
    at: Option<Place>,
}

fn facts(cx: &Context<'_>) -> BTreeMap<String, Fact> {
    let vocabulary = cx.resolved.vocabulary;
    let known = vocabulary.facts().filter_map(|(fact, entry)| {
        let known = cx.state.fact(fact)?;
        let subject = Text::new(format!("現況「{}」", entry.spelling.ja), format!("fact \"{}\"", entry.spelling.en));
        let at = known.span.and_then(|span| place(cx, span));
        Some((entry.spelling.en.to_string(), Fact { subject, text: words::plain(vocabulary, &known.value), at }))
    });
    known.collect()
}
