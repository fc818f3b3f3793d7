//! `consistency/implausible-value`

use std::cmp::Ordering;

use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::Value;

declare_rule! {
    /// A value lies outside the range that the vocabulary calls plausible: a slip of the pen, or a figure chosen to satisfy a check and not to be kept.
    ///
    /// ---
    /// 値が、語彙の定める妥当な範囲の外にあります。書き誤りか、守るつもりのない値でないかを確かめます。
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
                    format!("現況にあるシステムの稼働予定（{day}）が過ぎています"),
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
