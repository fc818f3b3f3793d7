//! `time/not-in-force`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::text::in_era;

declare_rule! {
    /// On the day of the check the policy is not in force: its effective day is still to come, or another policy that replaces it (`replaces`) is in force. It is judged all the same, as it will be or was.
    ///
    /// What to do: Judge the policy that is in force, or wait for the day.
    ///
    /// ---
    /// 点検の基準日に、その規程が効力を持っていません。施行日がまだ来ていないか、その規程を「全部改正」した規程が既に施行されています。判定は、効力があるものとして行います。
    ///
    /// 対処：効力のある規程を判定するか、施行の日まで待ちます。
    pub static RULE = {
        name: "time/not-in-force", severity: Warning, since: "0.1.0", fix: None,
        ja: "規程が施行されていない", en: "the policy is not in force",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let as_of = cx.resolved.as_of;
    if let Some((effective, span)) = cx.policy.head.effective.filter(|(day, _)| *day > as_of) {
        findings.push(
            Diagnostic::new(
                &RULE,
                span,
                Text::new(
                    format!(
                        "この規程は{effective}に施行され、基準日の{as_of}にはまだ効力がありません",
                        effective = in_era(effective),
                        as_of = in_era(as_of)
                    ),
                    format!("this policy takes effect on {effective} and is not in force on {as_of}"),
                ),
            )
            .help(Text::new(
                "施行日を確かめるか、施行後の日を基準日として点検してください",
                "check the effective date, or check as of a later day (`--as-of`)",
            )),
        );
    }
    replaced(cx, findings);
}

/// Another policy that replaces this one is in force.
fn replaced(cx: &Context<'_>, findings: &mut Findings) {
    let as_of = cx.resolved.as_of;
    for (_, other, title) in cx.resolved.replacing(cx.id) {
        let Some(since) = other.head.effective.or(other.head.enacted).map(|(day, _)| day).filter(|day| *day <= as_of) else { continue };
        findings.push(
            Diagnostic::new(
                &RULE,
                cx.policy.header,
                Text::new(
                    format!("この規程は、{since}に施行された「{}」により全部改正されています", other.title, since = in_era(since)),
                    format!("this policy was replaced by \"{}\" on {since}", other.title),
                ),
            )
            .at(title, Text::new("ここで全部改正されています", "replaced here"))
            .help(Text::new(
                "効力のない規程を点検の対象から外してください",
                "leave the policy that is no longer in force out of the check",
            )),
        );
    }
}
