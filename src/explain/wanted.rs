//! What requirements ask of an attribute: the values that would do, each with the requirement that asks for it, and with what it asks for
//! beside them where that is one way of several.

use crate::checks::coverage::describe;
use crate::diagnostic::{Lang, Text};
use crate::model::condition::Relation;
use crate::model::item;
use crate::model::standard::{Atom, AtomTest, Expectation, Requirement};
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, NameId, Vocabulary};
use crate::resolve::{Resolved, View};
use crate::syntax::keyword::Keyword;

/// So many are told: whoever decides looks at a few.
const MOST: usize = 5;

/// A value that would do.
struct Wanted<'r> {
    value: &'r Value,
    /// What has to be there beside it, where it does so by itself in one alternative of several.
    beside: Vec<Text>,
}

/// The values that requirements of the standards of a policy ask of what is declared, in the order of the standards: before all those that
/// do by themselves.
pub(super) fn wanted(
    resolved: &Resolved<'_>,
    view: &View,
    declared: (Keyword, Option<NameId>),
    attribute: AttributeId,
) -> Vec<(Value, Text)> {
    let mut all: Vec<(bool, Value, Text)> = Vec::new();
    for standard in view.standards.iter().filter_map(|(index, _)| resolved.standards.get(*index)) {
        for (at, requirement) in standard.requirements.iter().enumerate() {
            let mut found: Vec<(&Value, Vec<Vec<Text>>)> = Vec::new();
            for Wanted { value, beside } in values(resolved.vocabulary, requirement, declared, attribute) {
                match found.iter_mut().find(|(known, _)| *known == value) {
                    Some((_, ways)) => ways.push(beside),
                    None => found.push((value, vec![beside])),
                }
            }
            let official = |lang| item::official(standard, at, None, lang);
            for (value, ways) in found {
                let with = with(&ways);
                let who = match &with {
                    None => Text::new(format!("{}が求めるもの", official(Lang::Ja)), format!("asked for by {}", official(Lang::En))),
                    Some(with) => Text::new(
                        format!("{}が、{}と併せて求めるもの", official(Lang::Ja), with.ja),
                        format!("asked for by {} together with {}", official(Lang::En), with.en),
                    ),
                };
                all.push((with.is_some(), value.clone(), who));
            }
        }
    }
    all.sort_by_key(|(is_not_enough, _, _)| *is_not_enough);
    let mut first: Vec<(Value, Text)> = Vec::new();
    for (_, value, who) in all {
        if !first.iter().any(|(known, _)| *known == value) {
            first.push((value, who));
        }
    }
    first.truncate(MOST);
    first
}

/// What has to be there beside a value, in one way or another; none where there is a way without.
fn with(ways: &[Vec<Text>]) -> Option<Text> {
    let said = |way: &Vec<Text>, and: &str, lang| way.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join(and);
    let all = |and: &str, or: &str, lang| ways.iter().map(|way| said(way, and, lang)).collect::<Vec<_>>().join(or);
    ways.iter().all(|way| !way.is_empty()).then(|| Text::new(all("及び", "、又は", Lang::Ja), all(" and ", ", or with ", Lang::En)))
}

/// The values that a requirement asks for.
fn values<'r>(
    vocabulary: &Vocabulary,
    requirement: &'r Requirement,
    declared: (Keyword, Option<NameId>),
    attribute: AttributeId,
) -> Vec<Wanted<'r>> {
    let search = Search { vocabulary, declared, attribute };
    requirement.parts().flat_map(|(_, part)| &part.expects).flat_map(|expected| search.of(expected, Around::All, IsOfIt::No)).collect()
}

/// Whether what is expected is expected of what is declared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum IsOfIt {
    Yes,
    No,
}

/// What a part of an expectation is one of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// All of them are asked for anyway.
    All,
    /// It is in one way of several.
    Way,
}

struct Search<'v> {
    vocabulary: &'v Vocabulary,
    declared: (Keyword, Option<NameId>),
    attribute: AttributeId,
}

impl Search<'_> {
    fn of<'r>(&self, expected: &'r Expectation, around: Around, is_of_it: IsOfIt) -> Vec<Wanted<'r>> {
        match expected {
            Expectation::All(parts) => self.all(parts, around, is_of_it),
            Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
                let mut found: Vec<Wanted<'r>> = parts.iter().flat_map(|part| self.of(part, Around::Way, is_of_it)).collect();
                // What every way asks for tells none of them from the others.
                let first = found.first().map(|first| first.beside.clone()).unwrap_or_default();
                let common: Vec<Text> = first.into_iter().filter(|part| found.iter().all(|one| one.beside.contains(part))).collect();
                for one in &mut found {
                    one.beside.retain(|part| !common.contains(part));
                }
                found
            }
            Expectation::Demand(demand) | Expectation::Has(demand) => {
                let is_it = |wanted| self.declared.1.is_some_and(|name| self.vocabulary.name_is(name, wanted));
                let is_of_it = demand.kind == self.declared.0 && demand.name.is_none_or(is_it);
                self.all(&demand.body, around, if is_of_it { IsOfIt::Yes } else { IsOfIt::No })
            }
            Expectation::Atom(Atom { attribute, test, .. }) if *attribute == self.attribute && is_of_it == IsOfIt::Yes => {
                let values = match test {
                    AtomTest::AsStrictAs(value) => std::slice::from_ref(value),
                    AtomTest::Compare(Relation::Equal | Relation::AtLeast | Relation::AtMost, values) => values,
                    AtomTest::Compare(..) | AtomTest::AtLeastOf(..) | AtomTest::Stated => &[],
                };
                values.iter().map(|value| Wanted { value, beside: Vec::new() }).collect()
            }
            Expectation::Atom(_) => Vec::new(),
        }
    }

    fn all<'r>(&self, parts: &'r [Expectation], around: Around, is_of_it: IsOfIt) -> Vec<Wanted<'r>> {
        let of = |(nth, part): (usize, &'r Expectation)| {
            let mut found = self.of(part, around, is_of_it);
            if around == Around::Way && !found.is_empty() {
                let others = parts.iter().enumerate().filter(|(other, _)| *other != nth);
                let others: Vec<Text> = others.map(|(_, other)| describe::expectation(self.vocabulary, other)).collect();
                for one in &mut found {
                    one.beside.extend(others.iter().cloned());
                }
            }
            found
        };
        parts.iter().enumerate().flat_map(of).collect()
    }
}
