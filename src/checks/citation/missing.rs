//! `citation/missing`

use super::{Cited, Ground, Setting, purpose_mismatch};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Lang, Text};
use crate::law::{Binding, Place, Resolution, resolve};
use crate::text::Span;

declare_rule! {
    /// None of the articles that claim a requirement, here or in a parent, cites the law on which it rests. A citation that has a finding of its own (a former number, an article that the law does not have, the law of another kind of institution, something that cannot be read) counts, as may what else could not be read in the article: it is to be mended, not added to.
    ///
    /// What to do: Write the law that is named as `cites` in the article that speaks of it.
    ///
    /// ---
    /// 遵守事項を「対応」に挙げた条のいずれも(上位の規程を含む)、その根拠となる法令を引用していません。旧条番号、存在しない条、他の種類の機関の規定による引用や、読み取れない引用(条の中に読み取れない部分があるときを含む)は、それぞれの指摘に従って改めれば足りるため、引用のあるものとして扱います。
    ///
    /// 対処：示された法令を、その事柄を述べる条に「根拠法令」として書きます。
    pub static RULE = {
        name: "citation/missing", severity: Warning, since: "0.1.0", fix: Proposal,
        ja: "遵守事項の根拠法令が引用されていない", en: "the law on which a claimed requirement rests is not cited",
    };
}

/// An article that claims a requirement.
#[derive(Debug, Clone)]
pub(crate) struct Claiming<'a> {
    /// What is to be pointed at: the claim or the article's header.
    pub span: Span,
    /// The laws that the article cites, in clauses and wording.
    pub cited: &'a [Cited<'a>],
    /// Whether something in it could not be read, which may be a `cites`.
    pub unreadable: bool,
    /// Whether all that it claims rests on one provision: its `cites` of that law can be meant for nothing else.
    pub sole: bool,
    /// Where a `cites` can be added, and what to write around the citation (indent and keyword, line end).
    pub insertion: Option<(Span, String, String)>,
}

/// Whether a law on which a requirement rests is cited where the requirement is claimed. Where the citation of another provision can only
/// be meant for it, that one is to be mended. The first of `articles` is pointed at; the policy's own come first.
pub(crate) fn missing(
    setting: &Setting<'_>,
    ground: &Ground<'_>,
    name: &dyn Fn() -> Text,
    articles: &[Claiming<'_>],
) -> Option<Diagnostic> {
    let first = articles.first()?;
    let right = ground.on_day(setting)?;
    if articles.iter().any(|article| article.unreadable)
        || articles.iter().flat_map(|article| article.cited).any(|cited| answers(setting, cited, ground))
    {
        return None;
    }
    let name = name();
    if let Some(finding) = purpose_mismatch::of_claim(setting, ground, &right, &name, articles) {
        return Some(finding);
    }
    let law = setting.registry.display(&right, Lang::Ja);
    let message = Text::new(
        format!("{}の根拠である「{law}」が引用されていません", name.ja),
        format!("\"{law}\", on which {} rests, is not cited", name.en),
    );
    let mut finding = Diagnostic::new(&RULE, first.span, message)
        .help(Text::new(format!("根拠法令に「{law}」を書いてください"), format!("write \"cites {law}\"")))
        .requirement(&*ground.requirement)
        .law(&*law);
    for other in articles.iter().skip(1) {
        finding = finding.at(other.span, Text::new("この条も対応に挙げています", "this article claims it too"));
    }
    if let Some((span, before, after)) = &first.insertion {
        let edit = Edit { span: *span, replacement: format!("{before}{law}{after}") };
        finding = finding.fix(Text::new(format!("根拠法令「{law}」を書き加える"), format!("add \"{law}\"")), vec![edit]);
    }
    Some(finding)
}

/// Whether a citation is for the ground: its place, one that holds it or lies in it, a former number of it, or its counterpart for other institutions.
fn answers(setting: &Setting<'_>, cited: &Cited<'_>, ground: &Ground<'_>) -> bool {
    let counterpart = match setting.binding(cited) {
        Binding::Other { counterpart, .. } => crate::law::read(&counterpart, setting.registry).unwrap_or_default().into_iter().next(),
        Binding::Binds | Binding::NotSaid => None,
    };
    if cited.may_be_own() {
        return false;
    }
    let citation = counterpart.as_ref().unwrap_or(&cited.citation);
    match resolve(setting.registry, citation, setting.day, None) {
        Resolution::UnknownLaw { near: Some(near) } => return setting.registry.find(&near) == ground.citation.id,
        Resolution::UnknownPlace(_) | Resolution::NotYetHeld if citation.id == ground.citation.id => return true,
        _ => {}
    }
    if citation.id != ground.citation.id {
        return false;
    }
    let (Some(place), Some(wanted)) = (citation.place, ground.citation.place) else { return true };
    if place.overlaps(&wanted) || citation.through.is_some_and(|through| within(&place, &through, &wanted)) {
        return true;
    }
    let purpose = cited.purpose.as_deref().or(ground.purpose);
    let former = setting.registry.law_of(citation).into_iter().flat_map(|law| &law.purpose);
    let mut former = former.filter(|known| known.place.overlaps(&wanted) && purpose.is_none_or(|purpose| known.names(purpose)));
    former.any(|known| known.formerly.iter().any(|former| former.place.overlaps(&place)))
}

/// Whether a range of articles holds a place.
fn within(from: &Place, through: &Place, wanted: &Place) -> bool {
    from.article <= wanted.article && wanted.article <= through.article && from.supplement == wanted.supplement
}
