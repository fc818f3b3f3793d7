//! `coverage/missing`

use super::outcome::{Judged, judge};
use super::pending::OfPolicy;
use super::skeleton::{Around, Basis, Joined, Skeleton, wanted};
use super::tell;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Edit, Fix, FixSafety, Lang, Text};
use crate::model::condition::Truth;
use crate::model::item::ItemRef;
use crate::model::standard::Cited;
use crate::resolve::state::Case;
use crate::say::{Values, Voice};

declare_rule! {
    /// A requirement that applies to the institution is claimed by no article, of its own or inherited, and the data do not meet it either.
    /// The fix writes a skeleton article in which `?` stands for what is to be decided; where an article declares the thing already, it writes
    /// the claim and what is lacking into that article.
    ///
    /// What to do: Take the fix and decide each `?`; where it does not apply, state the fact that says so.
    ///
    /// ---
    /// その機関に適用される遵守事項に対応する条が、自らの規程にも上位規程にもなく、宣言された内容からも満たされていません。
    /// 修正案として条のひな形を示します。その事柄を宣言している条が既にあるときは、その条に書き加えるものを示します。「?」の箇所を決めて書いてください。
    ///
    /// 対処：修正案を写し、「?」を決めます。行わないことによって適用されないのであれば、現況にその事実を書きます。
    pub static RULE = {
        name: "coverage/missing", severity: Error, since: "0.1.0", fix: Placeholder,
        ja: "遵守事項に対応する規定がない", en: "a requirement has no counterpart in the policy",
    };
}

/// Whether the policy excludes the requirement.
pub(super) fn is_excluded(cx: &Context<'_>, judged: &Judged<'_>) -> bool {
    let names = |item: &ItemRef| (item.standard, item.requirement) == (judged.standard_index, judged.index);
    cx.policy.exclusions.iter().any(|exclusion| names(&exclusion.item))
}

pub(super) fn message(judged: &Judged<'_>) -> Text {
    let name = tell::name(judged);
    Text::new(format!("{}に対応する条がありません", name.ja), format!("no article covers {}", name.en))
}

/// A skeleton article, in the form that `kitei fmt` gives it; where an article declares the thing, what that lacks.
pub(super) fn fix(cx: &Context<'_>, judged: &Judged<'_>, of: &OfPolicy) -> Option<Fix> {
    let around = around(cx, of);
    let skeleton = skeleton(judged, &around);
    let canonical = |text: &str| of.corpus().words().canonical(text);
    if let Some(Joined { article, edits }) = skeleton.joined(&around, canonical) {
        let title = Text::new(format!("{}に書き加える", article.ja), format!("add to {}", article.en));
        return Some(Fix { title, edits, safety: FixSafety::Placeholder });
    }
    let Edit { span, replacement } = around.insertion(&skeleton.article())?;
    let replacement = canonical(&replacement);
    let title = Text::new("条のひな形を書き加える", "add a skeleton article");
    Some(Fix { title, edits: vec![Edit { span, replacement }], safety: FixSafety::Placeholder })
}

/// What the skeleton follows from.
pub(super) fn basis(cx: &Context<'_>, judged: &Judged<'_>, of: &OfPolicy) -> Basis {
    let around = around(cx, of);
    skeleton(judged, &around).basis(&around)
}

fn around<'a>(cx: &Context<'a>, of: &'a OfPolicy) -> Around<'a> {
    let lang = language(cx);
    Around { cx: *cx, lang, wanted: of.wanted(|| wanted(cx, &judge(cx), lang)) }
}

fn skeleton<'a>(judged: &'a Judged<'a>, around: &'a Around<'a>) -> Skeleton<'a> {
    let cx = &around.cx;
    Skeleton {
        vocabulary: cx.resolved.vocabulary,
        standard: judged.standard,
        requirement: judged.index,
        numbering: judged.numbering,
        point: None,
        parts: judged.failing().map(|part| part.part).collect(),
        cites: binding(cx, judged).collect(),
        voice: Voice { lang: around.lang, ..Voice::of(cx.resolved, cx.policy, cx.view, Values::Placed) },
        around: Some(around),
    }
}

/// Whether a skeleton cites the same laws in two circumstances.
pub(super) fn cites_alike((cx, judged): (&Context<'_>, &Judged<'_>), (of, also): (&Context<'_>, &Judged<'_>)) -> bool {
    binding(cx, judged).map(|cited| cited.span).eq(binding(of, also).map(|cited| cited.span))
}

/// The laws of a requirement that bind the institution.
fn binding<'j>(cx: &Context<'j>, judged: &Judged<'j>) -> impl Iterator<Item = &'j Cited> {
    let (state, vocabulary) = (cx.state, cx.resolved.vocabulary);
    judged.requirement.cites.iter().filter(move |cited| {
        let case = Case { state, attribute: &|_| Vec::new() };
        cited.when.as_ref().is_none_or(|when| when.judge(&case, vocabulary) == Truth::True)
    })
}

/// The language of a policy's keywords.
fn language(cx: &Context<'_>) -> Lang {
    if cx.text(cx.policy.header).starts_with(|first: char| first.is_ascii_alphabetic()) { Lang::En } else { Lang::Ja }
}
