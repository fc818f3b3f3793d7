//! `coverage/partial-scope`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Severity, Text};
use crate::model::item;

declare_rule! {
    /// The policy says that it covers a part of its standards only (`scope … because`). What lies outside is not judged, unless an article claims it, and this finding says so: the numbers of coverage speak of that part alone. Without a reason the scope is not taken: an error, and everything is judged.
    ///
    /// ---
    /// 規程が、基準の一部だけを扱うとしています（「適用範囲 … 理由」）。範囲の外にある遵守事項は、「対応」に挙げたものを除いて判定しません。適合の件数がその部分だけのものであることを、この指摘で示します。理由がないときは範囲を認めず、エラーとしてすべてを判定します。
    pub static RULE = {
        name: "coverage/partial-scope", severity: Info, since: "0.1.0", fix: None,
        ja: "基準の一部だけを扱う規程", en: "a policy covers a part of its standard only",
    };
}

/// How many numbers a note lists.
const LISTED: usize = 12;

/// Whether a requirement lies outside what the policy covers. What it claims all the same is judged.
pub(super) fn leaves_out(cx: &Context<'_>, standard: usize, requirement: usize) -> bool {
    let Some(scope) = cx.policy.scope.as_ref().filter(|scope| scope.because.is_some() && !scope.areas.is_empty()) else { return false };
    let mut claims = cx.policy.articles.iter().filter(|article| !article.deleted).flat_map(|article| &article.claims);
    !scope.areas.hold(cx.resolved.standards, standard, requirement)
        && !claims.any(|item| item.standard == standard && item.requirement == requirement)
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(scope) = &cx.policy.scope else { return };
    if scope.because.is_none() {
        findings.push(
            Diagnostic::new(&RULE, scope.span, Text::new("適用範囲を限る理由がありません", "the scope is limited without a reason"))
                .severity(Severity::Error)
                .note(Text::new("範囲を限らないものとして判定しています", "judged as if the scope were not limited"))
                .help(Text::new("「理由 「…」」を書いてください", "write `because \"…\"`")),
        );
        return;
    }
    let standards = cx.view.standards.iter().filter_map(|&(index, _)| Some((index, cx.resolved.standards.get(index)?)));
    let outside: Vec<_> = standards
        .flat_map(|(index, standard)| (0..standard.requirements.len()).map(move |requirement| (index, standard, requirement)))
        .filter(|&(index, _, requirement)| leaves_out(cx, index, requirement))
        .collect();
    if outside.is_empty() || cx.is_parent_kind() {
        return;
    }
    let numbers = |lang, comma: &str, more: &str| {
        let shown = outside.iter().take(LISTED).map(|&(_, standard, requirement)| item::official(standard, requirement, None, lang));
        let rest = outside.len().saturating_sub(LISTED);
        let more = (rest > 0).then(|| more.replace('N', &rest.to_string()));
        shown.chain(more).collect::<Vec<_>>().join(comma)
    };
    findings.push(
        Diagnostic::new(
            &RULE,
            scope.span,
            Text::new(
                format!("適用範囲の外にある遵守事項{}件は判定していません", outside.len()),
                format!("{} requirements outside the scope are not judged", outside.len()),
            ),
        )
        .note(Text::new(numbers(Lang::Ja, "、", "ほかN件"), numbers(Lang::En, ", ", "N more"))),
    );
}
