//! Whom a wording names as who holds a role, does something or is told of it, where the data name somebody else.

use crate::checks::{Context, words};
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::order::Names as _;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::Declared;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::wording::Reading;
use crate::wording::assignment::{Assignment, Part};

/// Finds the sentences that name others than the data. One that names some of them, or somebody whom nobody sets up, says no more than that.
pub(super) fn check(cx: &Context<'_>, wording: Reading<'_>, findings: &mut Findings) {
    for (assignment, range) in wording.assignments() {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let span = wording.span.part(offset(range.start), offset(range.end));
        check_one(cx, &assignment, span, findings);
    }
}

/// 定義 「企画管理者」 「医事課長をいう。」: a term that is a role is whoever holds it.
pub(super) fn check_definitions(cx: &Context<'_>, findings: &mut Findings) {
    for definition in &cx.policy.definitions {
        let Some(meaning) = definition.meaning else { continue };
        let said = cx.text(meaning).trim().trim_end_matches('。');
        let Some(whom) = said.strip_suffix("をいう") else { continue };
        let assignment = Assignment { topic: cx.text(definition.term), part: Part::Holds, whom: vec![whom] };
        check_one(cx, &assignment, meaning, findings);
    }
}

fn check_one(cx: &Context<'_>, assignment: &Assignment<'_>, span: Span, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    let persons: Vec<Name> = assignment.whom.iter().map(|whom| Name::actor(&key(whom), vocabulary)).collect();
    if persons.is_empty() || !persons.iter().all(|person| cx.view.scope.knows_actor(person)) {
        return;
    }
    let named = cx
        .view
        .effective
        .all
        .values()
        .filter(|declared| is_about_any(cx, assignment.part, declared) && is_named(cx, declared, assignment.topic));
    let mut other: Option<(&Declared, AttributeId, &Value, Span)> = None;
    for declared in named {
        for (attribute, held) in &declared.values {
            if !is_about(cx, assignment.part, declared.key.kind, *attribute) {
                continue;
            }
            for held in held {
                // Who is meant by a name that nobody sets up, or by what could not be read, nobody can tell.
                let Some(value @ Value::Names(names)) = &held.value else { return };
                if !names.iter().all(|name| cx.view.scope.knows_actor(name)) {
                    return;
                }
                let is_same = |person: &Name| {
                    let is = |one: &Name, other: &Name| cx.view.scope.name_is(one, other) || cx.view.scope.name_is(other, one);
                    names.iter().any(|name| is(name, person))
                };
                if persons.iter().any(is_same) {
                    return;
                }
                other = other.or(Some((declared, *attribute, value, held.value_span)));
            }
        }
    }
    let Some((declared, attribute, value, place)) = other else { return };
    let whom = Text::same(assignment.whom.join("、"));
    let shown = Text::new(value.show(vocabulary, Lang::Ja), value.show(vocabulary, Lang::En));
    let (name, attribute) =
        (words::named(vocabulary, declared.key.kind, Some(declared.key.name), None), &vocabulary.attribute(attribute).spelling);
    findings.push(
        Diagnostic::new(
            &super::RULE,
            span,
            Text::new(
                format!("{}の「{}」は「{}」と宣言されていますが、文言では「{}」とされています", name.ja, attribute.ja, shown.ja, whom.ja),
                format!("\"{}\" of {} is declared to be \"{}\", and the wording names \"{}\"", attribute.en, name.en, shown.en, whom.en),
            ),
        )
        .at(place, Text::new("ここで宣言されています", "declared here"))
        .help(Text::new("文言か宣言のどちらかを正してください", "correct the wording or the data")),
    );
}

/// The look-up key of a name: in English a name of several words is one.
fn key(name: &str) -> String {
    let name = if name.is_ascii() { name.replace(' ', "_") } else { name.to_owned() };
    look_up_key(&name).into_owned()
}

/// Whether a declaration has a name as written: by the vocabulary, by what people call it, or by its local title.
fn is_named(cx: &Context<'_>, declared: &Declared, topic: &str) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    let id = declared.key.name;
    let spelling = &vocabulary.name_entry(id).spelling;
    declared.delegated.is_none()
        && (vocabulary.name(declared.key.kind, &key(topic)) == Some(id)
            || vocabulary.others(spelling).iter().any(|other| **other == *topic)
            || declared.title.as_deref().is_some_and(|title| look_up_key(title) == look_up_key(topic)))
}

/// Whether a declaration says at all who has that part.
fn is_about_any(cx: &Context<'_>, part: Part, declared: &Declared) -> bool {
    declared.values.keys().any(|attribute| is_about(cx, part, declared.key.kind, *attribute))
}

/// Whether an attribute says who has that part.
fn is_about(cx: &Context<'_>, part: Part, kind: Keyword, attribute: AttributeId) -> bool {
    let known = cx.resolved.vocabulary.known();
    match part {
        Part::Holds => kind == Keyword::Role && known.held_by == Some(attribute),
        Part::Does => known.performed_by.contains(&attribute),
        Part::IsTold => known.reports_to.contains(&attribute),
    }
}
