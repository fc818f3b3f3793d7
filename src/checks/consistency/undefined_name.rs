//! `consistency/undefined-name`, for references: to systems, vendors, documents and records, to a parent's articles, to excepted entities
//! and facilities

use std::collections::BTreeSet;
use std::sync::Arc;

use super::implemented;
use super::lookup::{self, Candidate};
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::ValueType;
use crate::resolve::UNDEFINED_NAME;
use crate::resolve::policy::{Entity, Policy};
use crate::syntax::document::DocumentKind;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    references(cx, findings);
    implemented::check(cx, findings);
    excepted(cx, findings);
    left_out(cx, findings);
}

fn references(cx: &Context<'_>, findings: &mut Findings) {
    for site in cx.stated() {
        let (ValueType::References(kinds), Some(Value::Names(names))) = (&site.attribute.value, &site.stated.value) else { continue };
        for key in names.iter().filter_map(|name| match name {
            Name::Own(key) => Some(key),
            Name::Known(_) | Name::Of(_) => None,
        }) {
            if kinds.iter().any(|&kind| is_defined(cx, kind, key)) || lookup::may_be_hidden(cx, key) {
                continue;
            }
            let place = lookup::place_of(cx, site.stated.value_span, &[key]);
            let written = place.map_or(&**key, |place| cx.text(place));
            let kind = kinds.first().copied().unwrap_or(Keyword::Document);
            let owner = site.name(cx.resolved.vocabulary);
            let finding = Diagnostic::new(
                &UNDEFINED_NAME,
                place.unwrap_or(site.stated.value_span),
                Text::new(
                    format!("{}に挙げられた{}「{written}」は定められていません", owner.ja, kind.ja()),
                    format!("{} names the {} \"{written}\", which nothing defines", owner.en, kind.en()),
                ),
            );
            findings.push(lookup::suggest(cx, finding, written, place, candidates(cx, kinds).into_iter(), define(kind, written)));
        }
    }
}

fn define(kind: Keyword, written: &str) -> Text {
    let (ja, en) = (kind.ja(), kind.en());
    if kind.is_entity_kind() {
        Text::new(
            format!("現況に「{ja} {written}」として定めるか、定められている名前を書いてください"),
            format!("set it up as `{en} {written}` among the facts, or write a name that is set up"),
        )
    } else {
        Text::new(
            format!("語彙にある{ja}の名前か、この規程で{ja}に付けた呼び名を書いてください"),
            format!("write a {en} of the vocabulary, or the label of one that the policy declares"),
        )
    }
}

/// Whether something of a kind bears the name. Systems are the institution's own; the rest may be a parent's.
fn is_defined(cx: &Context<'_>, kind: Keyword, key: &str) -> bool {
    match kind {
        Keyword::System | Keyword::Information | Keyword::Facility => is_entity(cx.policy, kind, key),
        _ if kind.is_entity_kind() => cx.view.scope.defines(kind, key),
        _ => {
            let labelled =
                cx.view.effective.all.keys().filter(|declared| declared.kind == kind).filter_map(|declared| declared.label.as_deref());
            labelled.map(look_up_key).any(|label| *label == *key)
                || kind == Keyword::Document && titles(cx).any(|title| *look_up_key(title) == *key)
        }
    }
}

fn is_entity(policy: &Policy, kind: Keyword, key: &str) -> bool {
    policy.entities.iter().any(|entity| entity.kind == kind && *entity.key == *key)
}

/// Titles of the documents of the set and of those above it.
fn titles<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a str> {
    let resolved = cx.resolved;
    std::iter::once(cx.policy)
        .chain(cx.ancestors().map(|(_, policy)| policy))
        .flat_map(|policy| &policy.documents)
        .filter_map(|&file| resolved.documents.get(file))
        .filter(|document| document.kind == DocumentKind::Policy)
        .filter_map(|document| document.statements_of(Keyword::Policy).next()?.operands().first())
        .map(|title| title.text)
}

fn candidates(cx: &Context<'_>, kinds: &[Keyword]) -> Vec<Candidate> {
    let vocabulary = cx.resolved.vocabulary;
    let mut candidates = Vec::new();
    for &kind in kinds {
        candidates.extend(candidates_of(cx.policy, kind));
        if kind != Keyword::System {
            candidates.extend(cx.ancestors().flat_map(|(_, policy)| candidates_of(policy, kind)));
        }
        candidates.extend(vocabulary.names_of(kind).map(|(_, entry)| Candidate::known(vocabulary, &entry.spelling)));
    }
    candidates
}

/// Entities of a policy, by name and title.
fn candidates_of(policy: &Policy, kind: Keyword) -> Vec<Candidate> {
    let names = |entity: &Entity| {
        let titles = [Some(&entity.name), entity.title.as_ref()].into_iter().flatten();
        titles.map(|title| Candidate::titled(title, &entity.name)).collect::<Vec<_>>()
    };
    policy.entities.iter().filter(|entity| entity.kind == kind).flat_map(names).collect()
}

/// `for` of an exception: the entity is the institution's own.
fn excepted(cx: &Context<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    let named: Vec<&(Arc<str>, Span)> = cx.policy.exceptions.iter().flat_map(|exception| &exception.entities).collect();
    for (key, span) in named {
        let known = cx.policy.entities.iter().any(|entity| *entity.key == **key);
        if known || lookup::may_be_hidden(cx, key) || !seen.insert(*span) {
            continue;
        }
        let written = cx.text(*span);
        let finding = Diagnostic::new(
            &UNDEFINED_NAME,
            *span,
            Text::new(
                format!("例外の対象「{written}」は現況にありません"),
                format!("the exception is for \"{written}\", which is not among the facts"),
            ),
        );
        let entities = cx.policy.entities.iter().map(|entity| Candidate::new(&entity.name));
        let otherwise =
            Text::new("現況に定めたシステムなどの名前を書いてください", "write the name of a system or the like that the facts set up");
        findings.push(lookup::suggest(cx, finding, written, Some(*span), entities, otherwise));
    }
}

/// Facilities for which something is left out: the policy knows those of its facts.
fn left_out(cx: &Context<'_>, findings: &mut Findings) {
    let by_link = cx.policy.parents.iter().flat_map(|parent| &parent.except).filter_map(|except| except.facility.as_ref());
    let named: BTreeSet<&(Arc<str>, Span)> = by_link.chain(cx.policy.releases.iter().map(|release| &release.facility)).collect();
    for (key, span) in named {
        if cx.policy.facility(key).is_some() || lookup::may_be_hidden(cx, key) {
            continue;
        }
        let written = cx.text(*span);
        let finding = Diagnostic::new(
            &UNDEFINED_NAME,
            *span,
            Text::new(
                format!("除外された施設「{written}」は現況にありません"),
                format!("the facility \"{written}\" that is left out is not among the facts"),
            ),
        );
        let facilities = candidates_of(cx.policy, Keyword::Facility).into_iter();
        findings.push(lookup::suggest(cx, finding, written, Some(*span), facilities, define(Keyword::Facility, written)));
    }
}
