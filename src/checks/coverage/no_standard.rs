//! `coverage/no-standard`

use crate::checks::Context;
use crate::checks::standard::superseded;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};

declare_rule! {
    /// The policy names no standard that it conforms to, and inherits none; or those that it names hold no requirements (editions that are known by name and date only). Nothing could be missing then, so nothing would be checked.
    ///
    /// ---
    /// 規程にも上位規程にも「準拠」がありません。準拠する基準がなければ何も欠けていないことになり、検査になりません。遵守事項のない基準（名称と公表の時期だけが収録された版など）にだけ準拠するときも同じです。
    pub static RULE = {
        name: "coverage/no-standard", severity: Error, since: "0.1.0", fix: None,
        ja: "準拠する基準がない", en: "the policy conforms to no standard",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    without_requirements(cx, findings);
    // A standard that is named but not known has its own finding.
    let named = cx.policy.named_standards || cx.ancestors().any(|(_, policy)| policy.named_standards);
    if !cx.view.standards.is_empty() || cx.view.base_unknown || named {
        return;
    }
    findings.push(
        Diagnostic::new(
            &RULE,
            cx.policy.header,
            Text::new("準拠する基準が書かれていません", "the policy names no standard that it conforms to"),
        )
        .help(Text::new("見出しに「準拠 mhlw-6.0」のように書いてください", "write as in `conforms mhlw-6.0` in the head")),
    );
}

/// Standards without requirements. An edition that is superseded besides has its own finding.
fn without_requirements(cx: &Context<'_>, findings: &mut Findings) {
    let standards = || cx.view.standards.iter().filter_map(|&(index, span)| Some((cx.resolved.standards.get(index)?, span)));
    let Some((standard, span)) = standards().find(|(_, span)| cx.policy.includes(span.file)) else { return };
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
