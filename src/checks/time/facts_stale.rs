//! `time/facts-stale`

use super::ago;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::value::Duration;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, in_era};

declare_rule! {
    /// Everything is judged on the facts, so they must be confirmed as often as the policy is reviewed: the day of `confirmed` is too long ago, or there is none.
    ///
    /// What to do: Confirm the facts, and state the day.
    ///
    /// ---
    /// 判定はすべて現況に基づくので、現況は規程の見直しと同じ間隔で確かめる必要があります。「確認」の日が古すぎるか、書かれていません。
    ///
    /// 対処：現況を確かめ、「確認」の日を改めます。
    pub static RULE = {
        name: "time/facts-stale", severity: Warning, since: "0.1.0", fix: None,
        ja: "現況が確かめられていない", en: "the facts were not confirmed in time",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (policy, as_of) = (cx.policy, cx.resolved.as_of);
    let Some(header) = policy.facts_header else { return };
    let Some((confirmed, place)) = policy.facts_confirmed else {
        let is_empty = policy.facts.is_empty() && policy.entities.is_empty();
        if !(is_empty || is_written(cx) || policy.unknown.any) {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    header,
                    Text::new("現況がいつ確かめられたかが書かれていません", "the facts do not say when they were confirmed"),
                )
                .help(Text::new("「確認 日付 承認者 …」を書いてください", "write `confirmed DATE approved_by WHO`")),
            );
        }
        return;
    };
    let Some((interval, review)) = review(cx) else { return };
    let Some(due) = interval.after(confirmed).filter(|due| *due < as_of) else { return };
    let late = ago(due, as_of);
    findings.push(
        Diagnostic::new(
            &RULE,
            place,
            Text::new(
                format!("現況を確かめ直す期限（{due}）が{}に過ぎています", late.ja, due = in_era(due)),
                format!("the facts were to be confirmed again by {due}, {}", late.en),
            ),
        )
        .at(
            review,
            Text::new(
                format!("{}の見直し", interval.interval(Lang::Ja)),
                format!("the policy is reviewed {}", interval.interval(Lang::En)),
            ),
        )
        .help(Text::new("現況を確かめ、確認の日を書き改めてください", "confirm the facts, and write the new day")),
    );
}

/// Whether `confirmed` is there, though its day is not decided or could not be read.
fn is_written(cx: &Context<'_>) -> bool {
    let documents = cx.policy.documents.iter().filter_map(|&file| cx.resolved.documents.get(file));
    documents.flat_map(|document| document.statements_of(Keyword::Facts)).any(|facts| facts.child(Keyword::Confirmed).is_some())
}

/// How often the policy is reviewed: what it says itself, else what the nearest policy above says.
fn review(cx: &Context<'_>) -> Option<(Duration, Span)> {
    cx.policy.head.review.or_else(|| cx.ancestors().find_map(|(_, policy)| policy.head.review))
}
