//! `consistency/implausible-value`

use std::cmp::Ordering;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::Value;
use crate::text::in_era;

declare_rule! {
    /// A value lies outside the range that the vocabulary calls plausible: a slip of the pen, or a figure chosen to satisfy a check and not to be kept. So does a day more than a hundred years ago, or more than fifty ahead.
    ///
    /// What to do: Look at the value, and mend it.
    ///
    /// ---
    /// 値が、語彙の定める妥当な範囲の外にあります。書き誤りか、守るつもりのない値でないかを確かめます。百年より前、又は五十年より先の日付も示します。
    ///
    /// 対処：値を確かめて改めます。
    pub static RULE = {
        name: "consistency/implausible-value", severity: Warning, since: "0.1.0", fix: None,
        ja: "値が妥当な範囲にない", en: "a value that is not plausible",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for &(day, place) in &cx.policy.past_service {
        findings.push(
            Diagnostic::new(
                &RULE,
                place,
                Text::new(
                    format!("現況にあるシステムの稼働予定（{day}）が過ぎています", day = in_era(day)),
                    format!("a system among the facts was to be in service until {day} only, which has passed"),
                ),
            )
            .note(Text::new("この日は、書かれていないものとして判定しています", "the day counts as not stated"))
            .help(Text::new(
                "稼働を続けるなら新しい予定を書き、廃止したならそのシステムを現況から消してください",
                "write the new day, or remove the system if it is out of service",
            )),
        );
    }
    head_review(cx, findings);
    days(cx, findings);
    for site in cx.stated() {
        let (Some((least, most)), Some(value)) = (&site.attribute.range, &site.stated.value) else { continue };
        if value.order(least) != Some(Ordering::Less) && value.order(most) != Some(Ordering::Greater) {
            continue;
        }
        let name = site.name(vocabulary);
        let show = |value: &Value| words::show(vocabulary, site.attribute, value);
        let (shown, least, most) = (show(value), show(least), show(most));
        findings.push(
            Diagnostic::new(
                &RULE,
                site.stated.value_span,
                Text::new(
                    format!("{}の値「{}」は、通常考えられる範囲にありません", name.ja, shown.ja),
                    format!("{} is \"{}\", outside the plausible range", name.en, shown.en),
                ),
            )
            .help(Text::new(
                format!("「{}」から「{}」までの値であるかを確かめてください", least.ja, most.ja),
                format!("write a value from \"{}\" to \"{}\"", least.en, most.en),
            )),
        );
    }
}

/// A review of the policy itself that never comes: what is plausible of documents is of this one.
fn head_review(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let Some((interval, place)) = cx.policy.head.review else { return };
    let Some(attribute) = vocabulary.known().review.map(|review| vocabulary.attribute(review)) else { return };
    let (value, Some((least, most))) = (Value::Duration(interval), &attribute.range) else { return };
    if value.order(least) != Some(Ordering::Less) && value.order(most) != Some(Ordering::Greater) {
        return;
    }
    let show = |value: &Value| words::show(vocabulary, attribute, value);
    let (shown, least, most) = (show(&value), show(least), show(most));
    findings.push(
        Diagnostic::new(
            &RULE,
            place,
            Text::new(
                format!("この規程の見直しの間隔「{}」は、通常考えられる範囲にありません", shown.ja),
                format!("this policy is reviewed \"{}\", outside the plausible range", shown.en),
            ),
        )
        .help(Text::new(
            format!("「{}」から「{}」までの値であるかを確かめてください", least.ja, most.ja),
            format!("write a value from \"{}\" to \"{}\"", least.en, most.en),
        )),
    );
}

/// So many years before and after the day of the check a day may lie.
const YEARS: (i32, i32) = (100, 50);

/// Days that nobody means.
fn days(cx: &Context<'_>, findings: &mut Findings) {
    let head = &cx.policy.head;
    // That a policy is not in force for long is told by itself.
    let of_head = [head.enacted, head.approved, cx.policy.facts_confirmed].into_iter().flatten();
    let stated = cx.stated().map(|site| site.stated);
    let of_values = stated.flat_map(|stated| {
        let value = stated.value.as_ref().and_then(Value::day).map(|day| (day, stated.value_span));
        value.into_iter().chain(stated.until)
    });
    let as_of = cx.resolved.as_of;
    let far = |day: Date| {
        let earliest = as_of.checked_sub(YEARS.0.years()).is_ok_and(|earliest| day < earliest);
        earliest || as_of.checked_add(YEARS.1.years()).is_ok_and(|latest| day > latest)
    };
    for (day, place) in of_head.chain(of_values).filter(|(day, _)| far(*day)) {
        findings.push(
            Diagnostic::new(
                &RULE,
                place,
                Text::new(format!("{day}は、通常考えられる日付ではありません", day = in_era(day)), format!("{day} is no plausible day")),
            )
            .help(Text::new("日付を確かめて正してください", "correct the day")),
        );
    }
}
