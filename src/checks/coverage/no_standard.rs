//! `coverage/no-standard`

use crate::checks::Context;
use crate::checks::standard::superseded;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

declare_rule! {
    /// The policy names no standard that it conforms to, and inherits none; or those that it names hold no requirements (editions that are known by name and date only), or are not known; or they would come from a parent that is not there. Nothing could be missing then, so nothing would be checked. A city or a university (`機関 自治体`, `機関 大学`) without systems or vendors of its own needs none: a hospital's guideline does not judge it, and its floors bind its hospital all the same. While `conforms`, the name behind it, `inherits` or its path is half typed, that alone is told, where it stands.
    ///
    /// What to do: Write `conforms mhlw-6.0` in the head.
    ///
    /// ---
    /// 規程にも上位規程にも「準拠」がありません。準拠する基準がなければ何も欠けていないことになり、検査になりません。遵守事項のない基準（名称と公表の時期だけが収録された版など）にだけ準拠するとき、書かれた基準がないとき、基準を受け継ぐはずの上位規程がないときも同じです。自らのシステムも事業者も持たない自治体と大学には求めません。病院のためのガイドラインで判定されるものではなく、その定めは準拠がなくても病院を縛るからです。「準拠」とその後の名前、又は「継承」とその後のパスが書きかけであるときは、そのことだけを、書かれた箇所で示します。
    ///
    /// 対処：見出しに「準拠 mhlw-6.0」のように書きます。
    pub static RULE = {
        name: "coverage/no-standard", severity: Error, since: "0.1.0", fix: None,
        ja: "準拠する基準がない", en: "the policy conforms to no standard", hides: Judgement,
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    without_requirements(cx, findings);
    if !cx.view.standards.is_empty() {
        return;
    }
    if !cx.policy.named_standards && !cx.view.base_unknown && is_judged_by_none(cx) {
        return;
    }
    // What is half typed is told where it stands, and may become the name of a standard.
    if cx.policy.begun_base || cx.ancestors().any(|(_, policy)| policy.begun_base) {
        return;
    }
    let named = cx.policy.named_standards || cx.ancestors().any(|(_, policy)| policy.named_standards);
    let finding = |ja, en| Diagnostic::new(&RULE, cx.policy.header, Text::new(ja, en));
    findings.push(if named || cx.view.base_unknown {
        finding(
            "準拠する基準が分からないため、どの遵守事項も判定していません",
            "it is not known which standard the policy conforms to: no requirement was judged",
        )
        .help(Text::new("「準拠」と「継承」についての指摘を直してください", "mend what is found of `conforms` and `inherits`"))
    } else {
        finding("準拠する基準が書かれていません", "the policy names no standard that it conforms to")
            .help(Text::new("見出しに「準拠 mhlw-6.0」のように書いてください", "write as in `conforms mhlw-6.0` in the head"))
    });
}

/// Whether a policy is of an institution that no standard for hospitals speaks to: of a city or a university, whose floors bind its hospital
/// all the same. One that runs systems or has vendors of its own is judged as anybody.
fn is_judged_by_none(cx: &Context<'_>) -> bool {
    let known = cx.resolved.vocabulary.known();
    let kind = cx.state.institution();
    let is_above = kind.is_some() && [known.municipality, known.university].contains(&kind);
    is_above && !cx.policy.entities.iter().any(|entity| matches!(entity.kind, Keyword::System | Keyword::Vendor))
}

/// Standards without requirements. An edition that is superseded besides has its own finding.
fn without_requirements(cx: &Context<'_>, findings: &mut Findings) {
    let standards = || cx.view.standards.iter().filter_map(|&(index, span)| Some((cx.resolved.standards.get(index)?, span)));
    // What an ancestor names is told there; what the configuration names is named for every policy.
    let is_above = |span: Span| cx.ancestors().any(|(_, policy)| policy.includes(span.file));
    let Some((standard, span)) = standards().find(|(_, span)| !is_above(*span)) else { return };
    let span = if cx.policy.includes(span.file) { span } else { cx.policy.header };
    if standards().any(|(standard, _)| !standard.requirements.is_empty() || superseded::is_superseded(cx, standard)) {
        return;
    }
    findings.push(
        Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("「{}」に判定のもとになる遵守事項がありません", standard.title.ja),
                format!("\"{}\" has no requirements to judge by", standard.title.en),
            ),
        )
        .help(Text::new("遵守事項のある基準を「準拠」に書いてください", "conform to a standard that has requirements as well")),
    );
}
