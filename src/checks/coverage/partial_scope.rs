//! `coverage/partial-scope`

use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Severity, Text};
use crate::model::item;
use crate::model::standard::{Origin, Standard};

declare_rule! {
    /// The policy says that it covers a part of its standards only (`scope … because`). What lies outside is not judged, unless an article claims it, and this finding says so: the numbers of coverage speak of that part alone. Without a reason the scope is not taken: an error, and everything is judged. Where most of the standards lies outside, the reason names the policy that lays down the rest, or the policy inherits from one of the same institution: a warning otherwise. What a parent's own standard requires no scope takes away.
    ///
    /// What to do: See that another policy lays down the rest.
    ///
    /// ---
    /// 規程が、基準の一部だけを扱うとしています（「適用範囲 … 理由」）。範囲の外にある遵守事項は、「対応」に挙げたものを除いて判定しません。適合の件数がその部分だけのものであることを、この指摘で示します。理由がないときは範囲を認めず、エラーとしてすべてを判定します。基準の大部分を範囲の外に置くときは、残りを定める規程の名前を理由に書きます。同じ機関の規程を継承していれば要りません。どちらもないときは警告します。上位規程が自ら定めた基準は、範囲を限っても外せません。
    ///
    /// 対処：残りを定める規程があることを確かめます。
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
        && !is_of_parent(cx, standard)
        && !claims.any(|item| item.standard == standard && item.requirement == requirement)
}

/// The requirements of its standards that lie outside what the policy covers, each with its standard. What a corporation does not claim is judged below it anyway.
pub(super) fn outside<'a>(cx: &Context<'a>) -> impl Iterator<Item = (usize, &'a Standard, usize)> {
    let judged = (!cx.is_parent_kind()).then_some(&cx.view.standards).into_iter().flatten();
    let standards = judged.filter_map(move |&(index, _)| Some((index, cx.resolved.standards.get(index)?)));
    let each =
        standards.flat_map(|(index, standard)| (0..standard.requirements.len()).map(move |requirement| (index, standard, requirement)));
    each.filter(|&(index, _, requirement)| leaves_out(cx, index, requirement))
}

/// Whether a standard is a parent's own: nobody takes a requirement of it away by his own scope.
fn is_of_parent(cx: &Context<'_>, standard: usize) -> bool {
    let is_own = cx.resolved.standards.get(standard).is_some_and(|standard| standard.origin == Origin::Repository);
    is_own && cx.ancestors().any(|(_, policy)| policy.conforms.iter().any(|(other, _)| *other == standard))
}

/// Whether a reason says where the rest is: it names a document.
fn names_document(because: &str) -> bool {
    DOCUMENTS.iter().any(|kind| {
        because.match_indices(kind).any(|(at, _)| {
            let before = because.get(..at).unwrap_or("");
            let name: String = before.chars().rev().take_while(|character| character.is_alphanumeric()).collect();
            let name: String = name.chars().rev().collect();
            let unnamed = ["この", "本", "別の", "他の", "当該", "定める", "the", "another"];
            name.chars().count() > 1 && !unnamed.iter().any(|unnamed| name.ends_with(unnamed))
        })
    })
}

/// What a document is called that others refer to by name.
const DOCUMENTS: [&str; 14] = [
    "規程",
    "規則",
    "要綱",
    "要領",
    "細則",
    "基本方針",
    "対策基準",
    "手順書",
    "実施手順",
    "ポリシー",
    "マニュアル",
    " policy",
    " regulation",
    " charter",
];

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(scope) = &cx.policy.scope else { return };
    if scope.because.is_none() {
        findings.push(
            Diagnostic::new(&RULE, scope.span, Text::new("適用範囲を限る理由がありません", "the scope is limited without a reason"))
                .severity(Severity::Error)
                .note(Text::new("範囲を限らないものとして判定しています", "judged as if the scope were not limited"))
                .help(words::give_reason()),
        );
        return;
    }
    let outside: Vec<_> = outside(cx).collect();
    if outside.is_empty() {
        return;
    }
    let numbers = |lang, comma: &str, more: &str| {
        let shown = outside.iter().take(LISTED).map(|&(_, standard, requirement)| item::listed(standard, requirement, lang));
        let rest = outside.len().saturating_sub(LISTED);
        let more = (rest > 0).then(|| more.replace('N', &rest.to_string()));
        shown.chain(more).collect::<Vec<_>>().join(comma)
    };
    let all: usize = cx.view.standards.iter().filter_map(|&(index, _)| Some(cx.resolved.standards.get(index)?.requirements.len())).sum();
    let same = || cx.ancestors().any(|(_, policy)| policy.is_of_same_institution(cx.policy));
    let is_lost = outside.len() * 2 > all && !same() && !scope.because.as_deref().is_some_and(names_document);
    let finding = Diagnostic::new(
        &RULE,
        scope.span,
        Text::new(
            format!("適用範囲の外にある遵守事項{}件は判定していません", outside.len()),
            format!("{} requirements outside the scope are not judged", outside.len()),
        ),
    )
    .note(Text::new(numbers(Lang::Ja, "、", "ほかN件"), numbers(Lang::En, ", ", "N more")));
    findings.push(if is_lost {
        finding.severity(Severity::Warning).help(Text::new(
            "基準の大部分が範囲の外にあります。残りを定める規程の名前を、理由に書いてください",
            "most of the standard lies outside: name in the reason the policy that lays down the rest",
        ))
    } else {
        finding
    });
}
