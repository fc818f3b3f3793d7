//! `inheritance/stale-parent`

use jiff::civil::Date;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::resolve::policy::{HeadDates, Policy};
use crate::text::Span;

declare_rule! {
    /// The parent was enacted or revised after this policy was last reviewed, so nobody has looked whether this policy still fits below it. A policy is reviewed when it is approved, revised or enacted.
    /// What a parent's revision says is known from the day on which it was approved, where that is given; else from the day of the revision itself, or the one on which the parent took effect.
    ///
    /// What to do: Review against the revised parent, and state the day.
    ///
    /// ---
    /// この規程を最後に見直した後に、上位規程が制定され、又は改正されています。改正後の上位規程に合っているかが、まだ確かめられていません。最後の承認、改正又は制定の日を、見直した日とします。
    /// 上位規程の改正は、承認の日が書かれていればその日から、書かれていなければ改正、制定又は施行の日から知ることができたものとします。
    ///
    /// 対処：改正後の上位規程に照らして見直し、承認、沿革又は再承認の日を書きます。
    pub static RULE = {
        name: "inheritance/stale-parent", severity: Warning, since: "0.1.0", fix: None,
        ja: "上位規程の改正の後に見直していない", en: "not reviewed since the parent was revised",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let as_of = cx.resolved.as_of;
    let Some((reviewed, place)) = last(cx.policy.head.reviewed(), as_of) else { return };
    for (parent, id) in cx.parents().filter(|(parent, _)| !parent.for_class) {
        let Some(target) = id.and_then(|id| cx.resolved.policy(id)) else { continue };
        let Some((known, change)) = newest(target, as_of).filter(|(known, _)| *known > reviewed) else { continue };
        findings.push(
            Diagnostic::new(
                &RULE,
                parent.span,
                Text::new(
                    format!("上位規程「{}」は{known}に改められていますが、その後この規程を見直していません", target.title),
                    format!("the parent \"{}\" is of {known}, and this policy was not reviewed since", target.title),
                ),
            )
            .at(change, Text::new("上位規程の日付です", "the parent's day"))
            .at(place, Text::new(format!("最後の見直しは{reviewed}です"), format!("last reviewed on {reviewed}")))
            .help(Text::new(
                "上位規程の改正を確かめて見直し、承認の日又は沿革を書き改めてください",
                "review the policy against the parent, and write the new day of approval, or a `revised` line",
            )),
        );
    }
}

/// The days on which a policy was enacted and revised.
fn reviews(head: &HeadDates) -> impl Iterator<Item = (Date, Span)> {
    head.enacted.into_iter().chain(head.revised.iter().copied())
}

fn last(days: impl Iterator<Item = (Date, Span)>, as_of: Date) -> Option<(Date, Span)> {
    days.filter(|(day, _)| *day <= as_of).max_by_key(|(day, _)| *day)
}

/// The day from which the text of a policy, as it is now, could be known.
fn newest(policy: &Policy, as_of: Date) -> Option<(Date, Span)> {
    let head = &policy.head;
    let change = last(reviews(head), as_of).or_else(|| last(head.effective.into_iter(), as_of));
    let (Some((changed, _)), Some((approved, _))) = (change, head.approved.filter(|(day, _)| *day <= as_of)) else {
        return change.or(head.approved.filter(|(day, _)| *day <= as_of));
    };
    // An approval after the change before is that of the last one.
    let before = reviews(head).map(|(day, _)| day).filter(|day| *day < changed).max();
    if before.is_none_or(|before| before < approved) { head.approved } else { change }
}
