//! What a policy leaves out: exceptions for a time, and requirements that it says do not apply.

use super::named::{Named, one_sided, reversed};
use super::pair::{Pair, holding, place, until};
use crate::answer::difference::{Change, Effect, Matter};
use crate::checks::{Context, words};
use crate::diagnostic::{Lang, Text};
use crate::model::item::{self, ItemRef};
use crate::resolve::policy::Exception;
use crate::syntax::keyword::Keyword;

/// Every change of what is left out.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Change> {
    let excluded =
        |cx: &Context<'_>| -> Vec<Named> { cx.policy.exclusions.iter().map(|exclusion| named(cx, &exclusion.item, "")).collect() };
    let subject = Text::new(Keyword::NotApplicable.ja(), Keyword::NotApplicable.en());
    let mut changes: Vec<Change> =
        one_sided(pair, Matter::Exclusion, &subject, &excluded(&pair.old), &excluded(&pair.new)).into_iter().map(reversed).collect();
    let subject = Text::new(Keyword::Exception.ja(), Keyword::Exception.en());
    let (before, after) = (excepted(&pair.old), excepted(&pair.new));
    let (gone, come) = (alone(&before, &after), alone(&after, &before));
    let over =
        gone.iter().map(|named| is_over(&pair.old, &before, named)).chain(come.iter().map(|named| is_over(&pair.new, &after, named)));
    let exceptions = one_sided(pair, Matter::Exception, &subject, &gone, &come).into_iter().map(reversed);
    changes.extend(exceptions.zip(over).map(|(change, over)| if over { excusing_nothing(change) } else { change }));
    for (named, new) in &after {
        let Some((_, old)) = before.iter().find(|(former, _)| former.id == named.id) else { continue };
        changes.extend(altered(pair, named, old, new));
    }
    changes
}

/// The exceptions of a policy, by their items and for whom they are.
fn excepted<'a>(cx: &Context<'a>) -> Vec<(Named, &'a Exception)> {
    let called = |exception: &'a Exception| {
        let mut names: Vec<&str> = exception.entities.iter().map(|(name, _)| &**name).collect();
        names.sort_unstable();
        let whom = if names.is_empty() { String::new() } else { format!("（{}）", names.join("、")) };
        (named(cx, &exception.item, &whom), exception)
    };
    let mut all: Vec<(Named, &Exception)> = Vec::new();
    for (named, exception) in cx.policy.exceptions.iter().map(called) {
        // An item is one in every edition that has it.
        if !all.iter().any(|(known, of)| known.id == named.id && of.span == exception.span) {
            all.push((named, exception));
        }
    }
    all
}

/// An item as every side calls it, and as people write it.
fn named(cx: &Context<'_>, item: &ItemRef, whom: &str) -> Named {
    let standard = cx.resolved.standards.get(item.standard);
    let requirement = standard.and_then(|standard| standard.requirements.get(item.requirement));
    let point = requirement.and_then(|requirement| requirement.points.get(item.point?)).map_or("", |point| &*point.key);
    let id = requirement.map_or_else(String::new, |requirement| format!("{}.{point}", requirement.id));
    let name = standard.map_or_else(String::new, |standard| item::official(standard, item.requirement, item.point, Lang::Ja));
    Named { id: format!("{id}{whom}"), name: format!("{name}{whom}"), span: item.span }
}

/// What one side excepts and the other does not.
fn alone(one: &[(Named, &Exception)], other: &[(Named, &Exception)]) -> Vec<Named> {
    let is_known = |named: &Named| other.iter().any(|(known, _)| known.id == named.id);
    one.iter().map(|(named, _)| named).filter(|named| !is_known(named)).cloned().collect()
}

/// Whether the day of every exception from an item has passed.
fn is_over(cx: &Context<'_>, all: &[(Named, &Exception)], named: &Named) -> bool {
    let mut same = all.iter().filter(|(other, _)| other.id == named.id);
    same.all(|(_, exception)| exception.until.is_some_and(|(until, _)| until < cx.resolved.as_of))
}

/// An exception whose day has passed excuses nothing, there or not.
fn excusing_nothing(change: Change) -> Change {
    Change { effect: Effect::Neutral, note: Some(Text::new("期限が過ぎた例外です", "the exception is over")), ..change }
}

/// An exception that both sides have: one that lasts longer leaves out more.
fn altered(pair: &Pair<'_>, named: &Named, old: &Exception, new: &Exception) -> Vec<Change> {
    let subject = Text::new(format!("{}の例外", named.name), format!("exception from {}", named.name));
    let places = |change: Change| Change { old: place(&pair.old, old.span), new: place(&pair.new, new.span), ..change };
    let mut changes = Vec::new();
    let (was, is) = (old.until.map(|(until, _)| until), new.until.map(|(until, _)| until));
    if was != is {
        let change = reversed(pair.change(holding(was, is), Matter::Exception, subject.clone()));
        changes.push(places(Change { before: Some(until(was)), after: Some(until(is)), ..change }));
    }
    let said = |cx: &Context<'_>, exception: &Exception| {
        let by = exception.approved_by.as_ref().map(|by| words::plain(cx.resolved.vocabulary, by).en);
        (exception.approved.map(|(day, _)| day), by, exception.because.clone(), exception.instead.clone())
    };
    if said(&pair.old, old) != said(&pair.new, new) {
        let note = Some(Text::new("承認、理由又は代替措置の変更です", "its approval, reason or substitute changed"));
        changes.push(places(Change { note, ..pair.change(Effect::Neutral, Matter::Exception, subject) }));
    }
    changes
}
