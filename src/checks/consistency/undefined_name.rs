//! `consistency/undefined-name`, for references: to systems, vendors, documents and records, to a parent's articles, to excepted entities
//! and facilities

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::implemented;
use super::lookup::{self, Candidate, Places};
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
    added(cx, findings);
}

/// Meanings that come to what a parent says of a term, and none says anything of it.
fn added(cx: &Context<'_>, findings: &mut Findings) {
    for definition in cx.policy.definitions.iter().filter(|definition| definition.added) {
        let term = cx.text(definition.term);
        if cx.resolved.meant(cx.policy, cx.view, definition).is_some() || lookup::may_be_hidden(cx, term) {
            continue;
        }
        let finding = Diagnostic::new(
            &UNDEFINED_NAME,
            definition.term,
            Text::new(
                format!("「{term}」の定義は上位規程になく、意味を加えることができません"),
                format!("no parent defines \"{term}\", so nothing can be added to its meaning"),
            ),
        );
        findings.push(
            finding.help(Text::new("「追加」を消して、意味のすべてを書いてください", "remove `added`, and write the whole of the meaning")),
        );
    }
}

fn references(cx: &Context<'_>, findings: &mut Findings) {
    let mut defined = None;
    for site in cx.stated() {
        let mut places = None;
        let (ValueType::References(kinds), Some(Value::Names(names))) = (&site.attribute.value, &site.stated.value) else { continue };
        for key in names.iter().filter_map(|name| match name {
            Name::Own(key) => Some(key),
            Name::Known(_) | Name::Of(_) => None,
        }) {
            let defined = defined.get_or_insert_with(|| Defined::of(cx));
            if kinds.iter().any(|&kind| defined.holds(cx, kind, key)) || lookup::may_be_hidden(cx, key) {
                continue;
            }
            let place = places.get_or_insert_with(|| Places::of(cx, site.stated.value_span)).first(&[key]);
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
            let finding = lookup::suggest((cx, findings), finding, written, place, || candidates(cx, kinds), define(kind, written));
            findings.push(finding);
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

/// What a policy sets up and labels, by kinds and look-up keys.
struct Defined<'a> {
    entities: HashSet<(Keyword, &'a str)>,
    labels: HashSet<(Keyword, Cow<'a, str>)>,
    titles: HashSet<Cow<'a, str>>,
}

impl<'a> Defined<'a> {
    fn of(cx: &Context<'a>) -> Self {
        let labelled = cx.view.effective.all.keys().filter_map(|key| Some((key.kind, look_up_key(key.label.as_deref()?))));
        Self {
            entities: cx.policy.entities.iter().map(|entity| (entity.kind, &*entity.key)).collect(),
            labels: labelled.collect(),
            titles: titles(cx).map(look_up_key).collect(),
        }
    }

    /// Whether something of a kind bears the name. Systems are the institution's own; the rest may be a parent's.
    fn holds(&self, cx: &Context<'_>, kind: Keyword, key: &str) -> bool {
        match kind {
            Keyword::System | Keyword::Information | Keyword::Facility => self.entities.contains(&(kind, key)),
            _ if kind.is_entity_kind() => cx.view.scope.defines(kind, key),
            _ => self.labels.contains(&(kind, Cow::Borrowed(key))) || kind == Keyword::Document && self.titles.contains(key),
        }
    }
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
    let known: HashSet<&str> = cx.policy.entities.iter().map(|entity| &*entity.key).collect();
    for (key, span) in named {
        if known.contains(&**key) || lookup::may_be_hidden(cx, key) || !seen.insert(*span) {
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
        let finding = lookup::suggest((cx, findings), finding, written, Some(*span), || entities, otherwise);
        findings.push(finding);
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
        let facilities = || candidates_of(cx.policy, Keyword::Facility);
        let finding = lookup::suggest((cx, findings), finding, written, Some(*span), facilities, define(Keyword::Facility, written));
        findings.push(finding);
    }
}
