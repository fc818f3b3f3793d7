//! `inheritance/weakened`

use super::compare::{Change, changes, told_later};
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::{self, Comparison, Duty};
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::{Declared, Held, Key};
use crate::resolve::policy::{Declaration, Mode};

declare_rule! {
    /// A value is less strict than the one that a parent lays down as a minimum (which it is unless the parent says otherwise), or a duty is weaker. Which way is stricter is said by the vocabulary.
    ///
    /// What to do: Write the parent's value or a stricter one.
    ///
    /// ---
    /// 上位規程が下限として定めた値（特に断りのない値はすべて下限です）より緩い値、又は弱い義務が定められています。どちらが厳しいかは語彙が定めています。
    ///
    /// 対処：上位規程の値か、それより厳しい値に改めます。
    pub static RULE = {
        name: "inheritance/weakened", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "上位規程の定めを弱めている", en: "a parent's rule is weakened",
    };
}

pub(super) fn check(cx: &Context<'_>, change: &Change<'_>, findings: &mut Findings) {
    if change.comparison != Comparison::Weaker || !change.is_minimum(cx) {
        return;
    }
    findings.push(told_later(cx, &RULE, change, |place| place.tell(&RULE, tell)));
}

fn tell(cx: &Context<'_>, change: &Change<'_>) -> Diagnostic {
    let words = change.words(cx);
    // What the policy itself says of every label may be stricter still; then only that mends it.
    let floor = own_floor(cx, change);
    let least = floor.map_or_else(|| words.above.clone(), |held| change.show(cx, held));
    let value = floor.map_or_else(|| change.above_as_written(cx), |floor| Some(cx.text(floor.value_span)));
    let mut finding = Diagnostic::new(
        &RULE,
        change.own.value_span,
        Text::new(
            format!("{}が「{}」であり、上位規程の「{}」より緩くなっています", words.subject.ja, words.own.ja, words.above.ja),
            format!("{} is \"{}\", weaker than the parent's \"{}\"", words.subject.en, words.own.en, words.above.en),
        ),
    )
    .label(Text::new("この規程の値", "the value here"))
    .at(change.above.held.value_span, Text::new(format!("「{}」の定め", words.parent), format!("laid down by \"{}\"", words.parent)))
    .help(Text::new(
        format!("「{}」か、それより厳しい値を書いてください", least.ja),
        format!("write \"{}\" or a stricter value", least.en),
    ));
    let title = match floor {
        Some(floor) => {
            finding = finding.at(floor.value_span, Text::new("すべてに及ぶこの規程の定め", "this holds for every label here"));
            Text::new("すべてに及ぶ定めの値にする", "take the value that holds for every label")
        }
        None => Text::new("上位規程の値にする", "take the parent's value"),
    };
    finding = change.on_names(cx).into_iter().fold(finding, Diagnostic::note);
    match value {
        Some(value) => finding.replace(title, change.own.value_span, value.to_owned()),
        None => finding,
    }
}

/// The value that the policy lays down for every label, where it is stricter than the parent's.
fn own_floor<'a>(cx: &Context<'a>, change: &Change<'_>) -> Option<&'a Held> {
    let unlabelled = change.key.unlabelled();
    let own = cx.view.effective.own.get(&unlabelled).filter(|_| change.key.label.is_some())?.values.get(&change.attribute)?.first()?;
    let (value, above) = (own.value.as_ref()?, change.above.held.value.as_ref()?);
    let attribute = cx.resolved.vocabulary.attribute(change.attribute);
    (order::compare(attribute, value, above, &cx.view.scope) == Comparison::Stricter).then_some(own)
}

/// Whether the value of a declaration weakens a parent's.
pub(in crate::checks) fn weakens(cx: &Context<'_>, key: &Key, attribute: AttributeId) -> bool {
    changes(cx).iter().any(|change| {
        change.key == key && change.attribute == attribute && change.comparison == Comparison::Weaker && change.is_minimum(cx)
    })
}

/// Declarations whose duty is weaker than above, in whole or for a value that the parents lay down.
pub(super) fn check_duties(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for declared in cx.view.effective.own.values() {
        let Some(above) = cx.view.stated_above(&declared.key) else { continue };
        let Some((here, there, own)) = weaker_duty(cx, declared, above) else { continue };
        let Some((origin, upper)) = above.stated.iter().find_map(|&(id, index)| {
            let policy = cx.resolved.policy(id)?;
            Some((policy, policy.declarations.get(index)?))
        }) else {
            continue;
        };
        let name = words::named(vocabulary, declared.key.kind, Some(declared.key.name), declared.key.label.as_deref());
        let (here, there) = (words::duty(here), words::duty(there));
        findings.push(
            Diagnostic::new(
                &RULE,
                own.duty_span.unwrap_or(own.header),
                Text::new(
                    format!("{}が「{}」であり、上位規程の「{}」より弱くなっています", name.ja, here.ja, there.ja),
                    format!("{} is \"{}\", weaker than the parent's \"{}\"", name.en, here.en, there.en),
                ),
            )
            .label(Text::new("この規程の定め", "laid down here"))
            .at(upper.header, Text::new(format!("「{}」の定め", origin.title), format!("laid down by \"{}\"", origin.title)))
            .help(Text::new(format!("「{}」としてください", there.ja), format!("make it \"{}\"", there.en))),
        );
    }
}

/// The duty here and the stricter one above, and the statement at fault.
fn weaker_duty<'a>(cx: &Context<'a>, declared: &Declared, above: &Declared) -> Option<(Duty, Duty, &'a Declaration)> {
    let mut stated = declared.stated.iter().filter_map(|&(policy, index)| cx.resolved.policy(policy)?.declarations.get(index));
    let restates = declared.values.is_empty()
        || declared.values.keys().any(|attribute| above.values.contains_key(attribute))
        || above.delegated.is_some();
    if declared.duty < above.duty && restates {
        return Some((declared.duty, above.duty, stated.next()?));
    }
    // As a whole it may be as strict, and restate a value where less is asked.
    let weaker = |(attribute, values): (&AttributeId, &Vec<Held>)| {
        let (own, upper) = (values.first()?, above.values.get(attribute)?.first()?);
        (own.duty < upper.duty && upper.mode != Mode::Default).then_some((own.duty, upper.duty, own.span))
    };
    let (here, there, span) = declared.values.iter().find_map(weaker)?;
    let own = stated.find(|own| own.attributes.iter().any(|stated| stated.span == span))?;
    Some((here, there, own))
}
