//! `consistency/unknown-actor`

use std::collections::{BTreeMap, BTreeSet};

use super::lookup::{self, Candidate, Places};
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::ValueType;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

declare_rule! {
    /// Somebody is to do, hold, approve or be told something, and nobody sets them up: neither the vocabulary's common posts, nor the posts, roles, committees and vendors of the policy and its parents, have the name. A role that only roles hold which come back to itself is held by nobody, too.
    ///
    /// What to do: Set up the post among the facts, declare the role, or write a name that is set up.
    ///
    /// ---
    /// 実施者、承認者、報告先などに挙げられた者が、どこにも定められていません。語彙にある一般の職のほか、この規程と上位規程の職、役割、委員会、事業者の中から探しています。役割どうしが互いに充てられ、誰にも行き着かない場合も示します。
    ///
    /// 対処：現況に職として定めるか、役割を宣言するか、定められている名前に改めます。
    pub static RULE = {
        name: "consistency/unknown-actor", severity: Warning, since: "0.1.0", fix: SafeOrProposal,
        ja: "どこにも定められていない者", en: "an actor that nothing sets up",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    held_by_nobody(cx, findings);
    let mut seen = BTreeSet::new();
    // A role that nothing sets up is one omission, however often it is named.
    let mut roles: BTreeMap<&Name, (Diagnostic, Vec<Span>)> = BTreeMap::new();
    for (value, place) in named(cx) {
        let Value::Names(names) = value else { continue };
        let mut places = None;
        for name in names.iter().filter(|name| !cx.view.scope.knows_actor(name)) {
            let places = places.get_or_insert_with(|| Places::of(cx, place));
            let finding = match name {
                Name::Own(key) => undefined((cx, findings), key, (place, places)),
                Name::Known(_) | Name::Of(_) => undeclared(cx, name, (place, places)),
            };
            let Some(finding) = finding.filter(|finding| seen.insert((finding.span, name.clone()))) else { continue };
            match (name, roles.get_mut(name)) {
                (Name::Own(_), _) => findings.push(finding),
                (Name::Known(_) | Name::Of(_), None) => {
                    roles.insert(name, (finding, Vec::new()));
                }
                (Name::Known(_) | Name::Of(_), Some((_, further))) => further.push(finding.span),
            }
        }
    }
    for (first, further) in roles.into_values() {
        let here_too = |finding: Diagnostic, place: Span| finding.at(place, Text::new("ここにも書かれています", "named here too"));
        findings.push(further.into_iter().take(SHOWN).fold(first, here_too));
    }
}

/// So many further places are shown of a role that nothing sets up.
const SHOWN: usize = 3;

/// Roles that hold each other, or themselves: nobody does.
fn held_by_nobody(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for declared in cx.view.effective.own.values().filter(|declared| cx.view.unheld.contains(&declared.key.name)) {
        let name = &vocabulary.name_entry(declared.key.name).spelling;
        let held_by = vocabulary.known().held_by;
        let Some(held) = held_by.and_then(|held_by| declared.values.get(&held_by)?.first()).filter(|_| declared.key.kind == Keyword::Role)
        else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                held.value_span,
                Text::new(
                    format!("役割「{}」に充てる者をたどっても、職、人又は委員会に行き着きません", name.ja),
                    format!("role \"{}\" is held by roles that come back to itself, and so by nobody", name.en),
                ),
            )
            .note(Text::new("充職は、定められていないものとして判定しています", "who holds it counts as not stated"))
            .help(Text::new("その役割に就く職、人又は委員会を書いてください", "write the post, person or committee that holds it")),
        );
    }
}

/// Every value that names actors, with its place.
fn named<'a>(cx: &Context<'a>) -> Vec<(&'a Value, Span)> {
    let mut named: Vec<(&Value, Span)> = Vec::new();
    for site in cx.stated() {
        if let (ValueType::Actors, Some(value)) = (&site.attribute.value, &site.stated.value) {
            named.push((value, site.stated.value_span));
        }
    }
    named.extend(cx.policy.head.approvers().map(|(value, span)| (value, *span)));
    named.extend(cx.policy.exceptions.iter().filter_map(|exception| Some((exception.approved_by.as_ref()?, exception.span))));
    named
}

fn undefined((cx, findings): (&Context<'_>, &mut Findings), key: &str, (place, places): (Span, &Places<'_>)) -> Option<Diagnostic> {
    if lookup::may_be_hidden(cx, key) {
        return None;
    }
    let own = places.first(&[key]);
    let written = own.map_or(key, |own| cx.text(own));
    let finding = Diagnostic::new(
        &RULE,
        own.unwrap_or(place),
        Text::new(
            format!("「{written}」という職、役割、委員会又は事業者は定められていません"),
            format!("no post, role, committee or vendor \"{written}\" is set up"),
        ),
    );
    let otherwise = Text::new(
        format!("「{} {written}」のように現況に定めるか、定められている名前を書いてください", Keyword::Post.ja()),
        format!("set it up as in `{} {written}` among the facts, or write a name that is set up", Keyword::Post.en()),
    );
    Some(lookup::suggest((cx, findings), finding, written, own, || candidates(cx), otherwise))
}

/// A role of the vocabulary that neither this policy nor a parent declares.
fn undeclared(cx: &Context<'_>, name: &Name, (place, places): (Span, &Places<'_>)) -> Option<Diagnostic> {
    let Name::Known(id) = name else { return None };
    let spelling = &cx.resolved.vocabulary.name_entry(*id).spelling;
    let key = look_up_key(&spelling.ja);
    if [&*key, &*spelling.en].iter().any(|name| lookup::may_be_hidden(cx, name)) {
        return None;
    }
    let span = places.first(&[&key, &spelling.en]).unwrap_or(place);
    Some(
        Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("役割「{}」を置く定めが、この規程にも上位規程にもありません", spelling.ja),
                format!("neither this policy nor a parent sets up the role \"{}\"", spelling.en),
            ),
        )
        .help(Text::new(
            format!("「{} {}」を宣言し、充てる職を書いてください", Keyword::Role.ja(), spelling.ja),
            format!("declare `{} {}` and say who holds it", Keyword::Role.en(), spelling.en),
        )),
    )
}

/// The actors that are known.
fn candidates(cx: &Context<'_>) -> Vec<Candidate> {
    let vocabulary = cx.resolved.vocabulary;
    let mut candidates = Vec::new();
    let chain = std::iter::once(cx.policy).chain(cx.ancestors().map(|(_, policy)| policy));
    for policy in chain {
        for entity in policy.entities.iter().filter(|entity| matches!(entity.kind, Keyword::Post | Keyword::Committee | Keyword::Vendor)) {
            candidates.push(Candidate::new(&entity.name));
            candidates.extend(entity.title.as_ref().map(|title| Candidate::titled(title, &entity.name)));
        }
        candidates.extend(
            policy.declarations.iter().filter_map(|declaration| declaration.title.as_ref()).map(|(title, _)| Candidate::new(title)),
        );
    }
    let known = [Keyword::Post, Keyword::Committee, Keyword::Role].into_iter().flat_map(|kind| vocabulary.names_of(kind));
    for (_, entry) in known.filter(|(id, _)| cx.view.scope.knows_actor(&Name::Known(*id))) {
        candidates.push(Candidate::known(vocabulary, &entry.spelling));
    }
    candidates
}
