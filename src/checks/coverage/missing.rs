//! `coverage/missing`

use super::outcome::{Judged, Outcome};
use super::skeleton::{Around, Skeleton};
use super::tell;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Findings, Lang, Text};
use crate::model::condition::Truth;
use crate::model::item::ItemRef;
use crate::model::standard::Cited;
use crate::resolve::state::Case;

declare_rule! {
    /// A requirement that applies to the institution is claimed by no article, of its own or inherited, and the data do not meet it either.
    /// The fix writes a skeleton article in which `?` stands for what is to be decided.
    ///
    /// ---
    /// その機関に適用される遵守事項に対応する条が、自らの規程にも上位規程にもなく、宣言された内容からも満たされていません。
    /// 修正案として条のひな形を示します。「?」の箇所を決めて書いてください。
    pub static RULE = {
        name: "coverage/missing", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "遵守事項に対応する規定がない", en: "a requirement has no counterpart in the policy",
    };
}

/// The language of a policy's keywords.
pub(super) fn language(cx: &Context<'_>) -> Lang {
    if cx.text(cx.policy.header).starts_with(|first: char| first.is_ascii_alphabetic()) { Lang::En } else { Lang::Ja }
}

pub(super) fn check<'a>(cx: &Context<'a>, judged: &Judged<'a>, around: &Around<'a>, findings: &mut Findings) {
    // An exclusion that is not allowed has a finding of its own.
    let is_excluded = |item: &ItemRef| (item.standard, item.requirement) == (judged.standard_index, judged.index);
    if judged.outcome != Outcome::Missing || cx.policy.exclusions.iter().any(|exclusion| is_excluded(&exclusion.item)) {
        return;
    }
    let name = tell::name(judged);
    let message = Text::new(format!("{}に対応する条がありません", name.ja), format!("no article covers {}", name.en));
    let finding = tell::finding(cx, judged, &RULE, message);
    let case = Case { state: cx.state, attribute: &|_| Vec::new() };
    let vocabulary = cx.resolved.vocabulary;
    let binds = |cited: &&Cited| cited.when.as_ref().is_none_or(|when| when.judge(&case, vocabulary) == Truth::True);
    let skeleton = Skeleton {
        vocabulary,
        standard: judged.standard,
        requirement: judged.index,
        point: None,
        parts: judged.failing().map(|part| part.part).collect(),
        cites: judged.requirement.cites.iter().filter(binds).collect(),
        lang: language(cx),
        around: Some(around),
    };
    findings.push(match around.insertion(&skeleton.article()) {
        Some(edit) => finding.fix(Text::new("条のひな形を書き加える", "add a skeleton article"), vec![edit]),
        None => finding,
    });
}
