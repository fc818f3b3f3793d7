//! Who asks for a thing: the requirements of the standards whose expectations or conditions name it.

use super::Thing;
use crate::diagnostic::{Lang, Text};
use crate::explain::Pages;
use crate::model::condition::{Condition, Subject, Values};
use crate::model::item;
use crate::model::standard::{AtomTest, Expectation, Requirement, Standard};
use crate::model::value::{Member, Value};
use crate::model::vocabulary::{AttributeId, WordId};

/// The items that ask for a thing, as the standards print them; what an edition takes over is told of the edition that numbers it.
pub(super) fn items(pages: &Pages<'_>, thing: Thing) -> Vec<Text> {
    let mut items = Vec::new();
    for standard in pages.knowledge.standards.iter() {
        for (at, requirement) in standard.requirements.iter().enumerate().filter(|(_, requirement)| requirement.carried_from.is_none()) {
            if asks(requirement, thing) {
                items.push(named(standard, at, requirement));
            }
        }
    }
    items
}

fn named(standard: &Standard, at: usize, requirement: &Requirement) -> Text {
    let official = |lang| item::official(standard, at, None, lang);
    Text::new(
        format!("{}「{}」（{}）", official(Lang::Ja), requirement.title.ja, standard.id),
        format!("{} {} ({})", official(Lang::En), requirement.title.en, standard.id),
    )
}

/// The value that a requirement asks for first of an attribute.
pub(super) fn value<'a>(pages: &'a Pages<'_>, attribute: AttributeId) -> Option<&'a Value> {
    let requirements = pages.knowledge.standards.iter().flat_map(|standard| &standard.requirements);
    requirements.flat_map(Requirement::parts).flat_map(|(_, part)| &part.expects).find_map(|expected| asked(expected, attribute))
}

/// The attributes that requirements ask of what bears a name, in the order in which they are asked.
pub(super) fn attributes(pages: &Pages<'_>, thing: Thing) -> Vec<AttributeId> {
    let mut found = Vec::new();
    let requirements = pages.knowledge.standards.iter().flat_map(|standard| &standard.requirements);
    for expected in requirements.flat_map(Requirement::parts).flat_map(|(_, part)| &part.expects) {
        expected.demands(&mut |demand| {
            if demand.name.map(Thing::Name) == Some(thing) {
                found.extend(
                    demand.body.iter().filter_map(|part| if let Expectation::Atom(atom) = part { Some(atom.attribute) } else { None }),
                );
            }
        });
    }
    found
}

fn asked(expected: &Expectation, attribute: AttributeId) -> Option<&Value> {
    match expected {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
            parts.iter().find_map(|part| asked(part, attribute))
        }
        Expectation::Demand(demand) | Expectation::Has(demand) => demand.body.iter().find_map(|part| asked(part, attribute)),
        Expectation::Atom(atom) if atom.attribute == attribute => match &atom.test {
            AtomTest::AsStrictAs(value) | AtomTest::AtLeastOf(_, value) => Some(value),
            AtomTest::Compare(..) | AtomTest::Stated => None,
        },
        Expectation::Atom(_) => None,
    }
}

fn asks(requirement: &Requirement, thing: Thing) -> bool {
    let points = requirement.points.iter().map(|point| &point.demand);
    std::iter::once(&requirement.demand).chain(points).any(|part| {
        part.applies.iter().any(|condition| tests(condition, thing)) || part.expects.iter().any(|expected| names(expected, thing))
    })
}

fn names(expected: &Expectation, thing: Thing) -> bool {
    match expected {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => parts.iter().any(|part| names(part, thing)),
        Expectation::Demand(demand) | Expectation::Has(demand) => {
            let is_it = match thing {
                Thing::Name(name) => demand.name == Some(name),
                // What every kind has is asked for of that kind.
                Thing::Attribute(kind, name, attribute) => {
                    let is_of = demand.kind == kind && name.is_none_or(|name| demand.name == Some(name));
                    is_of && demand.body.iter().any(|part| states(part, attribute))
                }
                Thing::Word(_) | Thing::Fact(_) | Thing::Institution(_) | Thing::Unit(_) => false,
            };
            is_it || demand.condition.iter().any(|condition| tests(condition, thing)) || demand.body.iter().any(|part| names(part, thing))
        }
        Expectation::Atom(atom) => match (thing, &atom.test) {
            (Thing::Word(word), AtomTest::AsStrictAs(value) | AtomTest::AtLeastOf(_, value)) => holds(value, word),
            (Thing::Word(word), AtomTest::Compare(_, values)) => values.iter().any(|value| holds(value, word)),
            _ => false,
        },
    }
}

/// Whether an attribute is asked for, without looking into what is linked.
fn states(expected: &Expectation, attribute: AttributeId) -> bool {
    match expected {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
            parts.iter().any(|part| states(part, attribute))
        }
        Expectation::Demand(_) | Expectation::Has(_) => false,
        Expectation::Atom(atom) => atom.attribute == attribute,
    }
}

fn holds(value: &Value, word: WordId) -> bool {
    match value {
        Value::Choice(choice) => *choice == word,
        Value::Words(words) => words.contains(&Member::Word(word)),
        _ => false,
    }
}

fn tests(condition: &Condition, thing: Thing) -> bool {
    condition.tests().into_iter().any(|test| match (thing, test.subject, &test.values) {
        (Thing::Fact(fact), Subject::Fact(tested), _) => fact == tested,
        (Thing::Institution(kind), Subject::Institution, Values::Institutions(kinds)) => kinds.contains(&kind),
        (Thing::Word(word), _, Values::Values(values)) => values.iter().any(|value| holds(value, word)),
        _ => false,
    })
}
