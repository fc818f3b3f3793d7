//! `inheritance/weakened`, where a declaration holds for fewer than its parents' and says nothing stricter for these.

use super::weakened::RULE;
use crate::checks::{Context, words};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::{self, Comparison};
use crate::model::value::ValueType;
use crate::model::vocabulary::{AttributeId, Direction, Mark};
use crate::resolve::binding::Reach;
use crate::resolve::effective::{Declared, Held};
use crate::resolve::policy::{Declaration, Mode};

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for declared in cx.view.effective.own.values() {
        let mut own = declared.stated.iter().filter_map(|&(_, index)| cx.policy.declarations.get(index));
        if own.all(|declaration| declaration.label.is_some()) {
            continue;
        }
        let floors = cx.view.said_above(&declared.key).filter(|(reach, _)| *reach != Reach::Wider).map(|(_, floor)| floor);
        let mut floors = floors.filter(|floor| floor.delegated.is_none() && binds(floor) && !adds(cx, declared, floor));
        let told = floors.find_map(|floor| Some((narrowed(cx, declared, floor)?, upper(cx, floor)?)));
        if let Some(((attribute, held), upper)) = told {
            findings.push(finding(cx, declared, (attribute, held), upper));
        }
    }
}

fn finding(
    cx: &Context<'_>,
    declared: &Declared,
    (attribute, held): (AttributeId, &Held),
    (title, upper): (&str, &Declaration),
) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
    let name = words::named(vocabulary, declared.key.kind, Some(declared.key.name), None);
    let entry = vocabulary.attribute(attribute);
    let spelling = &entry.spelling;
    let value = held.value.as_ref().map_or_else(|| Text::same("?"), |value| words::show(vocabulary, entry, value));
    Diagnostic::new(
        &RULE,
        held.value_span,
        Text::new(
            format!("{}の「{}」が「{}」に限られています。上位規程の定めはすべてに及びます", name.ja, spelling.ja, value.ja),
            format!("\"{}\" of {} is \"{}\" only, where the parent's holds for all", spelling.en, name.en, value.en),
        ),
    )
    .label(Text::new("この規程の値", "the value here"))
    .at(upper.header, Text::new(format!("「{title}」の定め"), format!("laid down by \"{title}\"")))
    .help(Text::new(
        format!("「{}」を消すか、その範囲について上位規程より厳しい値を定めてください", spelling.ja),
        format!("remove \"{}\", or lay down something stricter for these", spelling.en),
    ))
}

/// The range that a declaration names and a parent leaves open.
fn narrowed<'a>(cx: &Context<'_>, declared: &'a Declared, floor: &Declared) -> Option<(AttributeId, &'a Held)> {
    let is_range = |attribute: AttributeId| {
        let entry = cx.resolved.vocabulary.attribute(attribute);
        entry.is_marked(Mark::Reach) && matches!(entry.value, ValueType::Extent(_))
    };
    let (attribute, values) = declared.values.iter().find(|(attribute, _)| is_range(**attribute) && !floor.states(**attribute))?;
    let held = values.first().filter(|held| held.value.is_some() && held.is_decided())?;
    Some((*attribute, held))
}

/// Where a parent's declaration stands.
fn upper<'a>(cx: &Context<'a>, floor: &Declared) -> Option<(&'a str, &'a Declaration)> {
    floor.stated.iter().find_map(|&(id, index)| {
        let policy = cx.resolved.policy(id)?;
        Some((policy.title.as_str(), policy.declarations.get(index)?))
    })
}

/// Whether some of what a parent lays down is more than a default.
fn binds(floor: &Declared) -> bool {
    floor.values.is_empty() || floor.values.values().flatten().any(|held| held.mode != Mode::Default)
}

/// Whether a declaration says something that a parent's does not: a stricter value, or one for what the parent leaves open.
fn adds(cx: &Context<'_>, declared: &Declared, floor: &Declared) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    declared.values.iter().any(|(attribute, values)| {
        let entry = vocabulary.attribute(*attribute);
        let (Some(own), false, true) = (values.first(), entry.is_marked(Mark::Reach), entry.direction != Direction::Free) else {
            return false;
        };
        let upper = floor.values.get(attribute).and_then(|values| values.first());
        match (&own.value, upper.and_then(|upper| upper.value.as_ref())) {
            (Some(value), Some(upper)) => order::compare(entry, value, upper, &cx.view.scope) == Comparison::Stricter,
            _ => true,
        }
    })
}
