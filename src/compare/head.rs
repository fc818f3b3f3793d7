//! The head of a policy: what it rests on, and the days and names in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::named::{Named, one_sided, reversed};
use super::pair::{Pair, effect, place};
use crate::answer::difference::{Change, Effect, Matter};
use crate::checks::{Context, words};
use crate::diagnostic::Text;
use crate::model::order::{self, Comparison};
use crate::model::value::{Duration, Value};
use crate::resolve::policy::{Except, HeadDates, Parent, Policy, PolicyId, Printing, Reapproved, Transition};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// Every change of the head.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Change> {
    let (old, new) = (pair.old.policy, pair.new.policy);
    let mut changes = Vec::new();
    changes.extend(standards(pair));
    changes.extend(parents(pair));
    // Every field of a head is named, so that none is passed over.
    let HeadDates {
        effective,
        approved,
        reapproved,
        enacted,
        revised,
        review,
        approved_by,
        issuer,
        wording,
        replaces,
        transition,
        institutions_below,
    } = &old.head;
    let is = &new.head;
    changes.extend(reviewed(pair, *review, is.review));
    for (keyword, was, is) in [
        (Keyword::Effective, effective, &is.effective),
        (Keyword::Approved, approved, &is.approved),
        (Keyword::Enacted, enacted, &is.enacted),
    ] {
        let told = |day: &Option<(Date, Span)>| day.map(|(day, span)| (Text::day(day), span));
        changes.extend(stated(pair, keyword, told(was), told(is)));
    }
    let days = |revised: &[(Date, Span)]| {
        let (_, span) = *revised.last()?;
        let days: Vec<Text> = revised.iter().map(|(day, _)| Text::day(*day)).collect();
        Some((words::list(&days), span))
    };
    changes.extend(stated(pair, Keyword::Revised, days(revised), days(&is.revised)));
    let again = |reapproved: &[Reapproved]| days(&reapproved.iter().map(|again| again.day).collect::<Vec<_>>());
    changes.extend(stated(pair, Keyword::Reapproved, again(reapproved), again(&is.reapproved)));
    let named = |named: &Option<(Arc<str>, Span)>| named.as_ref().map(|(name, span)| (Text::same(&**name), *span));
    changes.extend(kept(pair, transition.as_ref(), is.transition.as_ref()));
    changes.extend(stated(pair, Keyword::Version, named(&old.version), named(&new.version)));
    changes.extend(stated(pair, Keyword::Replaces, named(replaces), named(&is.replaces)));
    let all = |named: &[(Arc<str>, Span)]| {
        let listed: Vec<Text> = named.iter().map(|(name, _)| Text::same(&**name)).collect();
        named.first().map(|(_, span)| (words::list(&listed), *span))
    };
    changes.extend(stated(pair, Keyword::InstitutionsBelow, all(institutions_below), all(&is.institutions_below)));
    let printing = |wording: &Option<(Printing, Span)>| {
        let (printing, span) = (*wording)?;
        let keyword = match printing {
            Printing::Supplemented => Keyword::Supplemented,
            Printing::Verbatim => Keyword::Verbatim,
        };
        Some((Text::new(keyword.ja(), keyword.en()), span))
    };
    changes.extend(stated(pair, Keyword::Wording, printing(wording), printing(&is.wording)));
    let by = |issuer: &Option<Arc<str>>, policy: &Policy| issuer.as_ref().map(|issuer| (Text::same(&**issuer), policy.header));
    changes.extend(stated(pair, Keyword::Issuer, by(issuer, old), by(&is.issuer, new)));
    let actors = |cx: &Context<'_>, actors: &Option<(Value, Span)>| {
        let (value, span) = actors.as_ref()?;
        Some((words::plain(cx.resolved.vocabulary, value), *span))
    };
    changes.extend(stated(pair, Keyword::ApprovedBy, actors(&pair.old, approved_by), actors(&pair.new, &is.approved_by)));
    let title = |policy: &Policy| Some((Text::same(&policy.title), policy.header));
    changes.extend(stated(pair, Keyword::Policy, title(old), title(new)));
    let kind = |cx: &Context<'_>| {
        let (kind, span) = cx.policy.institution?;
        Some((words::spelled(cx.resolved.vocabulary.institution_spelling(kind)), span))
    };
    changes.extend(stated(pair, Keyword::Institution, kind(&pair.old), kind(&pair.new)));
    let scope = |cx: &Context<'_>| {
        let scope = cx.policy.scope.as_ref()?;
        Some((Text::same(cx.text(scope.span).split_whitespace().collect::<Vec<_>>().join(" ")), scope.span))
    };
    changes.extend(stated(pair, Keyword::Scope, scope(&pair.old), scope(&pair.new)));
    changes
}

/// Something with no direction, which is told and no more.
fn stated(pair: &Pair<'_>, keyword: Keyword, before: Option<(Text, Span)>, after: Option<(Text, Span)>) -> Option<Change> {
    let ((before, old), (after, new)) = (before.unzip(), after.unzip());
    if before == after {
        return None;
    }
    let (old, new) = (old.and_then(|span| place(&pair.old, span)), new.and_then(|span| place(&pair.new, span)));
    Some(Change { before, after, old, new, ..pair.change(Effect::Neutral, Matter::Head, quoted(keyword)) })
}

/// The interval of review: a shorter one is stricter, as for any document.
fn reviewed(pair: &Pair<'_>, was: Option<(Duration, Span)>, is: Option<(Duration, Span)>) -> Option<Change> {
    let value = |(interval, span)| (Value::Duration(interval), span);
    let (before, after) = (was.map(value), is.map(value));
    let vocabulary = pair.new.resolved.vocabulary;
    let attribute = vocabulary.known().review?;
    let entry = vocabulary.attribute(attribute);
    let value = |told: &Option<(Value, Span)>| told.as_ref().map_or(Value::Undecided, |(value, _)| value.clone());
    let step = order::compare(entry, &value(&after), &value(&before), &pair.new.view.scope);
    if step == Comparison::Equal && value(&before) == value(&after) {
        return None;
    }
    let shown = |told: &Option<(Value, Span)>| told.as_ref().map(|(value, span)| (words::show(vocabulary, entry, value), *span));
    let change = stated(pair, Keyword::Review, shown(&before), shown(&after))?;
    Some(Change { effect: effect(step), ..change })
}

/// How long a superseded edition is kept: a later day is weaker, as none at all is stricter than any.
fn kept(pair: &Pair<'_>, was: Option<&Transition>, is: Option<&Transition>) -> Option<Change> {
    let until = |transition: Option<&Transition>| transition.map(|kept| (Text::same(kept.until.to_string()), kept.span));
    let change = stated(pair, Keyword::Transition, until(was), until(is))?;
    let (was, is) = (was.map(|kept| kept.until), is.map(|kept| kept.until));
    Some(Change { effect: if is > was { Effect::Weakened } else { Effect::Strengthened }, ..change })
}

/// Standards that are named on one side only.
fn standards(pair: &Pair<'_>) -> Vec<Change> {
    let named = |cx: &Context<'_>| -> Vec<Named> {
        let named = cx.policy.conforms.iter().filter_map(|&(standard, span)| Some((cx.resolved.standards.get(standard)?, span)));
        named.map(|(standard, span)| Named::by_name(&standard.id, span)).collect()
    };
    one_sided(pair, Matter::Standard, &quoted(Keyword::Conforms), &named(&pair.old), &named(&pair.new))
}

/// Parents: one that is gone binds no longer, and so does an article of one that is left out.
fn parents(pair: &Pair<'_>) -> Vec<Change> {
    let binding = |parents: Vec<(Named, &'_ Parent)>| -> Vec<Named> {
        parents.into_iter().filter(|(_, parent)| !parent.for_class).map(|(named, _)| named).collect()
    };
    let mut changes = one_sided(
        pair,
        Matter::Parent,
        &quoted(Keyword::Inherits),
        &binding(named_parents(&pair.old, &pair.places.old)),
        &binding(named_parents(&pair.new, &pair.places.new)),
    );
    let former = named_parents(&pair.old, &pair.places.old);
    for (named, parent) in named_parents(&pair.new, &pair.places.new) {
        let Some((_, former)) = former.iter().find(|(former, _)| former.id == named.id) else { continue };
        let name = &named.name;
        let left_out = |cx: &Context<'_>, parent: &Parent| -> Vec<Named> {
            let named = |except: &Except| {
                let facility = except.facility.as_ref().map(|(_, span)| *span);
                let words: Vec<&str> = except.article.into_iter().chain(facility).map(|span| cx.text(span)).collect();
                Some(Named::by_name(&words.join(" "), except.span()?))
            };
            parent.except.iter().filter_map(named).collect()
        };
        let subject = Text::new(format!("「{name}」から除く条"), format!("articles left out of \"{name}\""));
        let excepted = one_sided(pair, Matter::Parent, &subject, &left_out(&pair.old, former), &left_out(&pair.new, parent));
        changes.extend(excepted.into_iter().map(reversed));
        for (keyword, before, after) in
            [(Keyword::Version, &former.version, &parent.version), (Keyword::Digest, &former.digest, &parent.digest)]
        {
            let told = |told: &Option<(Arc<str>, Span)>| told.as_ref().map(|(text, span)| (Text::same(&**text), *span));
            let subject =
                Text::new(format!("上位規程「{name}」の「{}」", keyword.ja()), format!("\"{}\" of the parent \"{name}\"", keyword.en()));
            let change = stated(pair, keyword, told(before), told(after));
            changes.extend(change.map(|change| Change { matter: Matter::Parent, subject, ..change }));
        }
    }
    changes
}

/// The parents that a policy names: by the place of their policies among those that are compared, so that a new title makes no other
/// parent; else by title; where they were not found, as they are written.
fn named_parents<'a>(cx: &Context<'a>, places: &BTreeMap<PolicyId, usize>) -> Vec<(Named, &'a Parent)> {
    let named = |(parent, found): (&'a Parent, Option<PolicyId>)| {
        let title = found.and_then(|id| cx.resolved.policy(id)).map(|policy| policy.title.clone());
        let name = title.unwrap_or_else(|| cx.text(parent.span).split_whitespace().collect::<Vec<_>>().join(" "));
        let id = found.and_then(|id| places.get(&id)).map_or_else(|| name.clone(), ToString::to_string);
        (Named { id, name, span: parent.span }, parent)
    };
    cx.resolved.parents(cx.id).map(named).collect()
}

fn quoted(keyword: Keyword) -> Text {
    Text::new(format!("「{}」", keyword.ja()), format!("\"{}\"", keyword.en()))
}
