//! `inheritance/incomparable`

use super::compare::{Change, told_later};
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::{self, Comparison};
use crate::model::value::{Measure, Value};
use crate::model::vocabulary::{Attribute, Direction};
use crate::resolve::effective::{Conflict, Held};
use crate::resolve::policy::Mode;

declare_rule! {
    /// A value is neither stricter nor weaker than the parent's, so nobody can say that nothing is lost; or two parents lay down such values and the policy does not settle it.
    ///
    /// What to do: Write a value that can be compared with the parent's.
    ///
    /// ---
    /// 上位規程の値より厳しいとも緩いとも言えない値であり、弱めていないことを確かめられません。又は、二つの上位規程の値が両立せず、この規程で定められていません。
    ///
    /// 対処：上位規程の値と比べられる値に改めます。
    pub static RULE = {
        name: "inheritance/incomparable", severity: Error, since: "0.1.0", fix: None,
        ja: "上位規程の定めと比べられない値", en: "a value that cannot be compared with the parent's",
    };
}

pub(super) fn check(cx: &Context<'_>, change: &Change<'_>, findings: &mut Findings) {
    if change.comparison != Comparison::Incomparable || !change.is_minimum(cx) {
        return;
    }
    findings.push(told_later(cx, &RULE, change, |place| place.tell(&RULE, tell)));
}

fn tell(cx: &Context<'_>, change: &Change<'_>) -> Diagnostic {
    let words = change.words(cx);
    let finding = Diagnostic::new(
        &RULE,
        change.own.value_span,
        Text::new(
            format!("{}の値「{}」は、上位規程の「{}」より厳しいとは言えません", words.subject.ja, words.own.ja, words.above.ja),
            format!("{}, \"{}\", cannot be said to be as strict as the parent's \"{}\"", words.subject.en, words.own.en, words.above.en),
        ),
    )
    .label(Text::new("この規程の値", "the value here"))
    .at(change.above.held.value_span, Text::new(format!("「{}」の定め", words.parent), format!("laid down by \"{}\"", words.parent)))
    .help(help(change.above.held.value.as_ref(), &words.above));
    change.on_names(cx).into_iter().fold(finding, Diagnostic::note)
}

/// What to write instead of a value that cannot be compared.
fn help(value: Option<&Value>, above: &Text) -> Text {
    match value {
        // A month is of no certain number of days.
        Some(Value::Duration(duration)) => {
            let unit = if duration.months > 0 { Text::new("月又は年", "months or years") } else { Text::new("日数", "days") };
            Text::new(
                format!("「{}」と比べられるよう、{}で書いてください", above.ja, unit.ja),
                format!("write it in {}, as \"{}\" is, so that the two can be compared", unit.en, above.en),
            )
        }
        Some(value) if value.measure() == Measure::Set => Text::new(
            format!("「{}」を含む値にするか、上位規程に変更できる旨（既定）を定めてもらってください", above.ja),
            format!("write a value that holds \"{}\", or have the parent make it a \"default\"", above.en),
        ),
        None | Some(_) => Text::new(
            format!("「{}」にするか、上位規程に変更できる旨（既定）を定めてもらってください", above.ja),
            format!("write \"{}\", or have the parent make it a \"default\"", above.en),
        ),
    }
}

/// Values of two parents that have no common stricter one, and that the policy does not settle.
pub(super) fn check_parents(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for clash in &cx.view.effective.clashes {
        let attribute = vocabulary.attribute(clash.attribute);
        let own = cx
            .view
            .effective
            .own
            .get(&clash.key)
            .and_then(|declared| declared.values.get(&clash.attribute))
            .and_then(|values| values.first());
        let is_final = [&clash.one, &clash.other].iter().any(|held| held.mode == Mode::Final);
        if !is_final && own.is_some_and(|own| settles(cx, own, clash)) {
            continue;
        }
        let name = words::named(vocabulary, clash.key.kind, Some(clash.key.name), clash.key.label.as_deref());
        let title = |id| cx.resolved.policy(id).map_or("", |policy| policy.title.as_str());
        let value = |held: &Held| held.value.as_ref().map_or_else(|| Text::same("?"), |value| words::show(vocabulary, attribute, value));
        let (one, other) = (value(&clash.one), value(&clash.other));
        findings.push(
            Diagnostic::new(
                &RULE,
                own.filter(|_| !is_final).map_or(cx.policy.header, |own| own.value_span),
                Text::new(
                    format!(
                        "二つの上位規程で、{}の「{}」が「{}」と「{}」に分かれています",
                        name.ja, attribute.spelling.ja, one.ja, other.ja
                    ),
                    format!("two parents lay down \"{}\" and \"{}\" for \"{}\" of {}", one.en, other.en, attribute.spelling.en, name.en),
                ),
            )
            .at(
                clash.one.value_span,
                Text::new(format!("「{}」の定め", title(clash.one.origin)), format!("laid down by \"{}\"", title(clash.one.origin))),
            )
            .at(
                clash.other.value_span,
                Text::new(format!("「{}」の定め", title(clash.other.origin)), format!("laid down by \"{}\"", title(clash.other.origin))),
            )
            .help(if is_final {
                Text::new(
                    "この規程では解決できません。どちらかの上位規程で変更不可を外すか、値を改めてもらってください",
                    "no value here can meet both: have one of the parents drop \"final\" or change its value",
                )
            } else if own.is_some() && has_common(attribute) {
                Text::new("どちらよりも緩くない値を書いてください", "write a value that is as strict as both")
            } else {
                Text::new("この規程でどちらによるかを定めてください", "settle it in this policy")
            }),
        );
    }
}

/// Whether a value of the policy's own settles what its parents cannot agree on: it is as strict as both, or where no value is, as one.
/// What could not be read may be such a value.
fn settles(cx: &Context<'_>, own: &Held, clash: &Conflict) -> bool {
    let attribute = cx.resolved.vocabulary.attribute(clash.attribute);
    let Some(value) = &own.value else { return true };
    let reached = [&clash.one, &clash.other].map(|upper| match &upper.value {
        Some(upper) => order::at_least(attribute, value, upper, &cx.view.scope),
        None => true,
    });
    if has_common(attribute) { !reached.contains(&false) } else { reached.contains(&true) }
}

/// Whether of any two values there is one that is as strict as both.
fn has_common(attribute: &Attribute) -> bool {
    !matches!(attribute.direction, Direction::Subset | Direction::Exact)
}
