//! `time/review-overdue`

use super::{ago, head, latest};
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::syntax::keyword::Keyword;
use crate::text::in_era;

declare_rule! {
    /// The policy says how often it is reviewed, and more time than that has passed since it was last approved, approved again as it is (`reapproved`, with who approved it), revised or enacted. Where it gives none of these days nobody can tell.
    ///
    /// What to do: Review the policy; where nothing changes, state `reapproved` with the day and by whom.
    ///
    /// ---
    /// 「見直し」に書かれた間隔より長い間、規程が見直されていません。最後の承認、改正せずに承認した日（承認者を書いた「再承認」）、改正又は制定の日から数えます。どの日も書かれていないときは、見直したかどうかが分かりません。
    ///
    /// 対処：規程を見直し、改めなくても「再承認」に日と承認者を書きます。
    pub static RULE = {
        name: "time/review-overdue", severity: Warning, since: "0.1.0", fix: None,
        ja: "規程の見直しの時期が過ぎている", en: "the review of the policy is overdue",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let (stated, as_of) = (&cx.policy.head, cx.resolved.as_of);
    // A policy that is not in force yet has a finding of its own.
    let Some((interval, place)) = stated.review.filter(|_| stated.effective.is_none_or(|(day, _)| day <= as_of)) else { return };
    let shown = |lang| interval.interval(lang);
    let days = || stated.reviewed();
    if days().next().is_none() {
        // A day that is not decided or could not be read is not missing.
        let written = [Keyword::Approved, Keyword::Enacted, Keyword::Revised];
        let is_written = head(cx, cx.policy).is_some_and(|head| written.iter().any(|&keyword| head.child(keyword).is_some()));
        if !is_written && !cx.policy.unknown.any {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    place,
                    Text::new(
                        format!("{}に見直すとされていますが、承認、改正、制定のいずれの日も書かれていません", shown(Lang::Ja)),
                        format!("the policy is reviewed {}, but no day of approval, revision or enactment is given", shown(Lang::En)),
                    ),
                )
                .help(Text::new("「承認 日付 承認者 …」を書いてください", "write `approved DATE approved_by WHO`")),
            );
        }
        return;
    }
    let Some((last, last_place)) = latest(days(), as_of) else { return };
    let Some(due) = interval.after(last).filter(|due| *due < as_of) else { return };
    let late = ago(due, as_of);
    findings.push(
        Diagnostic::new(
            &RULE,
            place,
            Text::new(
                format!("規程の見直しの期限（{due}）が{}に過ぎています", late.ja, due = in_era(due)),
                format!("the policy was due for review on {due}, {}", late.en),
            ),
        )
        .label(Text::new(format!("{}の見直し", shown(Lang::Ja)), format!("reviewed {}", shown(Lang::En))))
        .at(last_place, Text::new("最後に見直した日", "last reviewed"))
        .help(Text::new(
            "規程を見直し、改正したときは承認の日又は沿革を、改正しなかったときは「再承認 日付 承認者 …」を書いてください",
            "review the policy, and write the new day of approval, a `revised` line, or `reapproved DATE approved_by WHO`",
        )),
    );
}
