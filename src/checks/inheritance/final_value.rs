//! `inheritance/final`

use super::compare::{Change, told_later};
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::Comparison;
use crate::resolve::policy::Mode;

declare_rule! {
    /// A parent lays down a value as final: no other value stands below it, not even a stricter one. Stating the same value again is no finding.
    ///
    /// What to do: Write the parent's value, or none.
    ///
    /// ---
    /// 上位規程が変更不可とした値と異なる値が定められています。より厳しい値であっても定められません。同じ値を重ねて書くことは差し支えありません。
    ///
    /// 対処：上位規程と同じ値に改めるか、書くのをやめます。
    pub static RULE = {
        name: "inheritance/final", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "変更不可の定めを変えている", en: "a final value is changed",
    };
}

pub(super) fn check(cx: &Context<'_>, change: &Change<'_>, findings: &mut Findings) {
    if change.above.mode != Mode::Final || change.comparison == Comparison::Equal {
        return;
    }
    findings.push(told_later(cx, &RULE, change, |place| place.tell(&RULE, tell)));
}

fn tell(cx: &Context<'_>, change: &Change<'_>) -> Diagnostic {
    let words = change.words(cx);
    let mut finding = Diagnostic::new(
        &RULE,
        change.own.value_span,
        Text::new(
            format!("{}は上位規程で「{}」と定められ、変更できません", words.subject.ja, words.above.ja),
            format!("{} is final: \"{}\"", words.subject.en, words.above.en),
        ),
    )
    .label(Text::new(format!("ここでは「{}」です", words.own.ja), format!("here it is \"{}\"", words.own.en)))
    .at(
        change.above.held.value_span,
        Text::new(format!("「{}」が変更不可としています", words.parent), format!("made final by \"{}\"", words.parent)),
    )
    .help(Text::new(
        format!("「{}」にするか、この定めを消してください", words.above.ja),
        format!("write \"{}\", or remove it here", words.above.en),
    ));
    finding = change.on_names(cx).into_iter().fold(finding, Diagnostic::note);
    match change.above_as_written(cx) {
        Some(value) => finding.replace(Text::new("上位規程の値にする", "take the parent's value"), change.own.value_span, value.to_owned()),
        None => finding,
    }
}
