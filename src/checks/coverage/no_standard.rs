//! `coverage/no-standard`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};

declare_rule! {
    /// The policy names no standard that it conforms to, and inherits none. Without one nothing could be missing, so nothing would be checked.
    ///
    /// ---
    /// 規程にも上位規程にも「準拠」がありません。準拠する基準がなければ何も欠けていないことになり、検査になりません。
    pub static RULE = {
        name: "coverage/no-standard", severity: Error, since: "0.1.0", fix: None,
        ja: "準拠する基準がない", en: "the policy conforms to no standard",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
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
