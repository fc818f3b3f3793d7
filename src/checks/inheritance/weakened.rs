//! `inheritance/weakened`

use super::compare::Change;
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::Comparison;
use crate::resolve::effective::Key;

declare_rule! {
    /// A value is less strict than the one that a parent lays down as a minimum (which it is unless the parent says otherwise), or a duty is weaker. Which way is stricter is said by the vocabulary.
    ///
    /// ---
    /// 上位規程が下限として定めた値（特に断りのない値はすべて下限です）より緩い値、又は弱い義務が定められています。どちらが厳しいかは語彙が定めています。
    pub static RULE = {
        name: "inheritance/weakened", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "上位規程の定めを弱めている", en: "a parent's rule is weakened",
    };
}

pub(super) fn check(cx: &Context<'_>, change: &Change<'_>, findings: &mut Findings) {
    if change.comparison != Comparison::Weaker || !change.is_minimum(cx) {
        return;
    }
    let words = change.words(cx);
    let value = cx.text(change.above.value_span).to_owned();
    findings.push(
        Diagnostic::new(
            &RULE,
            change.own.value_span,
            Text::new(
                format!("{}が「{}」であり、上位規程の「{}」より緩くなっています", words.subject.ja, words.own.ja, words.above.ja),
                format!("{} is \"{}\", weaker than the parent's \"{}\"", words.subject.en, words.own.en, words.above.en),
            ),
        )
        .label(Text::new("この規程の値", "the value here"))
        .at(change.above.value_span, Text::new(format!("「{}」の定め", words.parent), format!("laid down by \"{}\"", words.parent)))
        .help(Text::new(
            format!("「{}」か、それより厳しい値を書いてください", words.above.ja),
            format!("write \"{}\" or a stricter value", words.above.en),
        ))
        .replace(Text::new("上位規程の値にする", "take the parent's value"), change.own.value_span, value),
    );
}

/// Declarations whose duty is weaker than above.
pub(super) fn check_duties(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for declared in cx.view.effective.own.values() {
        let floor = Key { label: None, ..declared.key.clone() };
        let Some(above) = cx.view.effective.above.get(&declared.key).or_else(|| cx.view.effective.above.get(&floor)) else { continue };
        let restates = declared.values.is_empty()
            || declared.values.keys().any(|attribute| above.values.contains_key(attribute))
            || above.delegated.is_some();
        if declared.duty >= above.duty || !restates {
            continue;
        }
        let Some(own) = declared.stated.iter().find_map(|&(policy, index)| cx.resolved.policy(policy)?.declarations.get(index)) else {
            continue;
        };
        let Some((origin, upper)) = above.stated.iter().find_map(|&(id, index)| {
            let policy = cx.resolved.policy(id)?;
            Some((policy, policy.declarations.get(index)?))
        }) else {
            continue;
        };
        let name = words::named(vocabulary, declared.key.kind, Some(declared.key.name), declared.key.label.as_deref());
        let (here, there) = (words::duty(declared.duty), words::duty(above.duty));
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
