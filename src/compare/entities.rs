//! Vendors, systems, posts, committees and the like. They describe, and where the vocabulary says which way of an attribute is
//! stricter (how often a committee meets), a change of it counts. That one comes or goes says nothing by itself, but for a
//! committee, which a policy sets up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::pair::{Pair, holding, place, together, until};
use crate::answer::difference::{Change, Effect, Matter};
use crate::checks::{Context, words};
use crate::diagnostic::Text;
use crate::model::order;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, Direction};
use crate::resolve::policy::{Entity, Stated};
use crate::syntax::keyword::Keyword;

/// Every change of the entities.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Change> {
    let (before, after) = (entities(&pair.old), entities(&pair.new));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    keys.into_iter()
        .flat_map(|key| match (before.get(key), after.get(key)) {
            (Some(old), Some(new)) => altered(pair, old, new),
            (Some(old), None) => {
                let effect = if old.kind == Keyword::Committee { Effect::Weakened } else { Effect::Neutral };
                vec![Change { before: Some(present()), old: place(&pair.old, old.span), ..pair.change(effect, Matter::Entity, name(old)) }]
            }
            (None, Some(new)) => {
                let effect = if new.kind == Keyword::Committee { Effect::Strengthened } else { Effect::Neutral };
                vec![Change { after: Some(present()), new: place(&pair.new, new.span), ..pair.change(effect, Matter::Entity, name(new)) }]
            }
            (None, None) => Vec::new(),
        })
        .collect()
}

fn entities<'a>(cx: &Context<'a>) -> BTreeMap<(&'static str, Arc<str>), &'a Entity> {
    cx.policy.entities.iter().map(|entity| ((entity.kind.en(), Arc::clone(&entity.key)), entity)).collect()
}

fn name(entity: &Entity) -> Text {
    Text::new(format!("{}「{}」", entity.kind.ja(), entity.name), format!("{} \"{}\"", entity.kind.en(), entity.name))
}

fn present() -> Text {
    Text::new("あり", "present")
}

/// An entity that is on both sides.
fn altered(pair: &Pair<'_>, old: &Entity, new: &Entity) -> Vec<Change> {
    let subject = |ja: &str, en: &str| {
        let name = name(new);
        Text::new(format!("{}の「{ja}」", name.ja), format!("\"{en}\" of {}", name.en))
    };
    let at = |change: Change| Change { old: place(&pair.old, old.span), new: place(&pair.new, new.span), ..change };
    let told = |effect, subject: Text, before: Option<Text>, after: Option<Text>| {
        at(Change { before, after, ..pair.change(effect, Matter::Entity, subject) })
    };
    let mut changes = Vec::new();
    let title = |entity: &Entity| entity.title.as_ref().map(|title| Text::same(&**title));
    if old.title != new.title {
        changes.push(told(Effect::Neutral, name(new), title(old), title(new)));
    }
    let kind = |cx: &Context<'_>, entity: &Entity| {
        entity.institution.map(|kind| words::spelled(cx.resolved.vocabulary.institution_spelling(kind)))
    };
    let (was, is) = (kind(&pair.old, old), kind(&pair.new, new));
    if was != is {
        changes.push(told(Effect::Neutral, subject(Keyword::Institution.ja(), Keyword::Institution.en()), was, is));
    }
    let facts = |cx: &Context<'_>, entity: &Entity| -> BTreeMap<String, (Text, Text)> {
        let vocabulary = cx.resolved.vocabulary;
        let stated = entity.facts.iter().map(|stated| {
            let spelling = &vocabulary.fact_entry(stated.fact).spelling;
            (spelling.en.to_string(), (words::spelled(spelling), words::plain(vocabulary, &stated.value)))
        });
        stated.collect()
    };
    let (was, is) = (facts(&pair.old, old), facts(&pair.new, new));
    for key in was.keys().chain(is.keys()).collect::<BTreeSet<_>>() {
        let value = |facts: &BTreeMap<String, (Text, Text)>| facts.get(key).map(|(_, value)| value.clone());
        if let Some((fact, _)) = is.get(key).or_else(|| was.get(key)).filter(|_| value(&was) != value(&is)) {
            changes.push(told(Effect::Neutral, subject(&fact.ja, &fact.en), value(&was), value(&is)));
        }
    }
    let (was, is) = (attributes(&pair.old, old), attributes(&pair.new, new));
    let none = Vec::new();
    for key in was.keys().chain(is.keys()).collect::<BTreeSet<_>>() {
        let (before, after) = (was.get(key).unwrap_or(&none), is.get(key).unwrap_or(&none));
        let Some(effect) = step(pair, before, after) else { continue };
        let spelling = after.first().map(|stated| &pair.new.resolved.vocabulary.attribute(stated.attribute).spelling);
        let spelling = spelling.or_else(|| before.first().map(|stated| &pair.old.resolved.vocabulary.attribute(stated.attribute).spelling));
        let Some(spelling) = spelling else { continue };
        changes.push(told(effect, subject(&spelling.ja, &spelling.en), shown(&pair.old, before), shown(&pair.new, after)));
    }
    changes
}

/// What is stated of an entity, by the spelling of the attribute.
fn attributes<'a>(cx: &Context<'_>, entity: &'a Entity) -> BTreeMap<Arc<str>, Vec<&'a Stated>> {
    let mut all: BTreeMap<Arc<str>, Vec<&Stated>> = BTreeMap::new();
    for stated in &entity.attributes {
        all.entry(Arc::clone(&cx.resolved.vocabulary.attribute(stated.attribute).spelling.en)).or_default().push(stated);
    }
    all
}

/// What a change of an attribute does: of its values taken together, and of the days until which they hold.
fn step(pair: &Pair<'_>, before: &[&Stated], after: &[&Stated]) -> Option<Effect> {
    let is_free = |cx: &Context<'_>, stated: &[&Stated]| {
        stated.first().is_some_and(|stated| cx.resolved.vocabulary.attribute(stated.attribute).direction == Direction::Free)
    };
    let free = is_free(&pair.new, after) || is_free(&pair.old, before);
    let of_value = match (joined(&pair.old, before), joined(&pair.new, after)) {
        (Ok(was), Ok(is)) => {
            pair.step(was.as_ref().map(|(attribute, value)| (*attribute, value)), is.as_ref().map(|(attribute, value)| (*attribute, value)))
        }
        _ if shown(&pair.old, before) == shown(&pair.new, after) => None,
        _ if free => Some(Effect::Neutral),
        _ => Some(Effect::Incomparable),
    };
    let days = |stated: &[&Stated]| stated.iter().map(|stated| stated.until.map(|(day, _)| day)).collect::<Vec<_>>();
    let (was, is) = (days(before), days(after));
    let of_days = (was.len() == is.len() && was != is).then(|| together(was.iter().zip(&is).map(|(was, is)| holding(*was, *is))));
    match (of_value, of_days) {
        (None, None) => None,
        (one, other) if free => one.or(other).map(|_| Effect::Neutral),
        (one, other) => Some(together(one.into_iter().chain(other))),
    }
}

/// The values together; `Err` where they are not one, or one cannot be read.
fn joined(cx: &Context<'_>, stated: &[&Stated]) -> Result<Option<(AttributeId, Value)>, ()> {
    let mut all: Option<(AttributeId, Value)> = None;
    for stated in stated {
        let value = stated.value.clone().ok_or(())?;
        let attribute = cx.resolved.vocabulary.attribute(stated.attribute);
        let value = match all {
            Some((_, other)) => order::join(attribute, &other, &value, &cx.view.scope).ok_or(())?,
            None => value,
        };
        all = Some((stated.attribute, value));
    }
    Ok(all)
}

fn shown(cx: &Context<'_>, stated: &[&Stated]) -> Option<Text> {
    let vocabulary = cx.resolved.vocabulary;
    let show = |stated: &&Stated| {
        let value = stated.value.as_ref().map_or_else(
            || Text::same(cx.text(stated.value_span)),
            |value| words::show(vocabulary, vocabulary.attribute(stated.attribute), value),
        );
        match stated.until {
            Some((day, _)) => {
                let until = until(Some(day));
                Text::new(format!("{}（{}）", value.ja, until.ja), format!("{} ({})", value.en, until.en))
            }
            None => value,
        }
    };
    let texts: Vec<Text> = stated.iter().map(show).collect();
    (!texts.is_empty()).then(|| words::list(&texts))
}
