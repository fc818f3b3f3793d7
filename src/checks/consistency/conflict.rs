//! `consistency/conflict`, among declarations

use std::collections::BTreeSet;

use crate::checks::{Context, inheritance, words};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::Value;
use crate::resolve::CONFLICT;
use crate::resolve::effective::Conflict;

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for conflict in &cx.view.conflicts {
        let (Some(one), Some(other)) = (&conflict.one.value, &conflict.other.value) else { continue };
        // What is not decided yet contradicts nothing; it has a finding of its own.
        let is_open = *one == Value::Undecided || *other == Value::Undecided;
        // What is weaker than the parent's floor, too, is told once, there.
        let is_told = || conflict.floor && inheritance::weakens(cx, &conflict.key, conflict.attribute);
        // Several names may share one body.
        if !is_open && !is_told() && seen.insert((conflict.one.span, conflict.other.span)) {
            findings.push(finding(cx, conflict, one, other));
        }
    }
}

fn finding(cx: &Context<'_>, conflict: &Conflict, one: &Value, other: &Value) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
    let attribute = vocabulary.attribute(conflict.attribute);
    let spelling = &attribute.spelling;
    let owner = words::named(vocabulary, conflict.key.kind, Some(conflict.key.name), conflict.key.label.as_deref());
    let (here, there) = (words::show(vocabulary, attribute, one), words::show(vocabulary, attribute, other));
    let label = |shown: &Text| Text::new(format!("ここでは「{}」です", shown.ja), format!("here it is \"{}\"", shown.en));
    let place = conflict.one.value_span;
    if !conflict.floor {
        let message = Text::new(
            format!("{}の「{}」が二通りに定められています", owner.ja, spelling.ja),
            format!("\"{}\" of {} is laid down in two ways", spelling.en, owner.en),
        );
        return Diagnostic::new(&CONFLICT, place, message).label(label(&here)).at(conflict.other.value_span, label(&there)).help(
            Text::new(
                "正しい方だけを残すか、別のものであれば呼び名を付けて分けてください",
                "keep the one that is meant, or tell the two apart by labels",
            ),
        );
    }
    let message = Text::new(
        format!("{}の「{}」が「{}」であり、呼び名のない定めの「{}」より緩くなっています", owner.ja, spelling.ja, here.ja, there.ja),
        format!("\"{}\" of {} is \"{}\", weaker than the \"{}\" that holds for every label", spelling.en, owner.en, here.en, there.en),
    );
    Diagnostic::new(&CONFLICT, place, message)
        .label(label(&here))
        .at(conflict.other.value_span, Text::new("すべてに及ぶ定めです", "this holds for every label"))
        .help(Text::new(
            format!("「{}」か、それより厳しい値を書いてください", there.ja),
            format!("write \"{}\" or a stricter value", there.en),
        ))
        .replace(
            Text::new("すべてに及ぶ定めの値にする", "take the value that holds for every label"),
            place,
            cx.text(conflict.other.value_span),
        )
}
