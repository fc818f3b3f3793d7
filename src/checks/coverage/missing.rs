//! `coverage/missing`

use super::outcome::{Judged, Outcome};
use super::{skeleton, tell};
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Edit, Findings, Text};

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

pub(super) fn check(cx: &Context<'_>, judged: &Judged<'_>, findings: &mut Findings) {
    if judged.outcome != Outcome::Missing {
        return;
    }
    let name = tell::name(judged);
    let message = Text::new(format!("{}に対応する条がありません", name.ja), format!("no article covers {}", name.en));
    let finding = tell::finding(cx, judged, &RULE, message);
    let Some(end) =
        cx.policy.documents.first().and_then(|&root| cx.resolved.documents.get(root)).map(crate::syntax::document::Document::end)
    else {
        findings.push(finding);
        return;
    };
    let article = skeleton::article(cx, judged);
    findings
        .push(finding.fix(Text::new("条のひな形を書き加える", "add a skeleton article"), vec![Edit { span: end, replacement: article }]));
}
