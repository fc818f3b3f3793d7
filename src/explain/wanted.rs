//! What requirements ask of an attribute: the values that would do, each with the requirement that asks for it.

use super::word::demands;
use crate::diagnostic::{Lang, Text};
use crate::model::condition::Relation;
use crate::model::item;
use crate::model::standard::{Atom, AtomTest, Expectation, Requirement};
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, NameId};
use crate::resolve::{Resolved, View};
use crate::syntax::keyword::Keyword;

/// So many are told: whoever decides looks at a few.
const MOST: usize = 5;

/// The values that requirements of the standards of a policy ask of what is declared, in the order of the standards.
pub(super) fn wanted(
    resolved: &Resolved<'_>,
    view: &View,
    (kind, name): (Keyword, Option<NameId>),
    attribute: AttributeId,
) -> Vec<(Value, Text)> {
    let mut all: Vec<(Value, Text)> = Vec::new();
    let is_it = |wanted: NameId| name.is_some_and(|name| resolved.vocabulary.name_is(name, wanted));
    for (standard, at) in view.standards.iter().filter_map(|(index, _)| resolved.standards.get(*index)).flat_map(|standard| {
        let count = standard.requirements.len();
        (0..count).map(move |at| (standard, at))
    }) {
        let Some(requirement) = standard.requirements.get(at) else { continue };
        for value in values(requirement, kind, &is_it, attribute) {
            if all.len() < MOST && !all.iter().any(|(known, _)| known == value) {
                let official = |lang| item::official(standard, at, None, lang);
                let who = Text::new(format!("{}が求めるもの", official(Lang::Ja)), format!("asked for by {}", official(Lang::En)));
                all.push((value.clone(), who));
            }
        }
    }
    all
}

/// The values that a requirement asks for.
fn values<'r>(requirement: &'r Requirement, kind: Keyword, is_it: &dyn Fn(NameId) -> bool, attribute: AttributeId) -> Vec<&'r Value> {
    let mut found = Vec::new();
    for expected in requirement.parts().flat_map(|(_, part)| &part.expects) {
        demands(expected, &mut |demand| {
            if demand.kind == kind && demand.name.is_none_or(is_it) {
                for part in &demand.body {
                    of(part, attribute, &mut found);
                }
            }
        });
    }
    found
}

fn of<'r>(expected: &'r Expectation, attribute: AttributeId, found: &mut Vec<&'r Value>) {
    match expected {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
            for part in parts {
                of(part, attribute, found);
            }
        }
        Expectation::Atom(Atom { attribute: of, test, .. }) if *of == attribute => match test {
            AtomTest::AsStrictAs(value) => found.push(value),
            AtomTest::Compare(Relation::Equal | Relation::AtLeast | Relation::AtMost, values) => found.extend(values),
            AtomTest::Compare(..) | AtomTest::AtLeastOf(..) | AtomTest::Stated => {}
        },
        Expectation::Atom(_) | Expectation::Demand(_) | Expectation::Has(_) => {}
    }
}
