//! The declarations that requirements ask for, those of one thing put together.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::checks::words;
use crate::diagnostic::Lang;
use crate::model::condition::Relation;
use crate::model::order::{self, Names};
use crate::model::standard::{Atom, AtomTest, Demand, Expectation, Quantifier};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{AttributeId, NameId, Vocabulary, WordId};
use crate::syntax::keyword::Keyword;

/// What a declaration is to hold: attributes in the order in which they are asked for; none: to be decided.
pub(super) type Attributes = Vec<(AttributeId, Option<Value>)>;

/// A declaration as it is to be written.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::checks::coverage) struct Drafted {
    pub(super) kind: Keyword,
    pub(super) name: NameId,
    pub(super) label: Option<String>,
    pub(super) attributes: Attributes,
    /// Of which words an attribute is to have some, and how many.
    pub(super) some_of: Vec<(AttributeId, u64, Value)>,
}

impl Drafted {
    /// Whether two drafts speak of one thing.
    pub(super) fn is_same(&self, other: &Drafted) -> bool {
        (self.kind, self.name, &self.label) == (other.kind, other.name, &other.label)
    }
}

/// Expectations as declarations, and those that are about the present state.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub(super) declarations: Vec<Drafted>,
    /// Demands on entities that ask something of the entity itself.
    pub(super) facts: Vec<&'a Expectation>,
}

/// What drafts are made with.
#[derive(Clone, Copy)]
pub(super) struct Drafter<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) names: &'a dyn Names,
    pub(super) lang: Lang,
}

impl Drafter<'_> {
    pub(super) fn expectation<'e>(&self, expectation: &'e Expectation, draft: &mut Draft<'e>) {
        match expectation {
            Expectation::All(parts) => parts.iter().for_each(|part| self.expectation(part, draft)),
            // The first alternative stands for all: the author sees the others in the finding.
            Expectation::Any(parts) => parts.iter().take(1).for_each(|part| self.expectation(part, draft)),
            Expectation::AtLeast(count, parts) => {
                parts.iter().take(usize::try_from(*count).unwrap_or(usize::MAX)).for_each(|part| self.expectation(part, draft));
            }
            Expectation::Demand(demand) | Expectation::Has(demand) if demand.kind.is_entity_kind() => {
                if demand.body.iter().any(asks_attributes) && !draft.facts.contains(&expectation) {
                    draft.facts.push(expectation);
                }
                demand.body.iter().for_each(|part| self.expectation(part, draft));
            }
            Expectation::Demand(demand) | Expectation::Has(demand) => {
                if let Some(drafted) = self.declaration(demand) {
                    self.put(drafted, &mut draft.declarations);
                }
            }
            Expectation::Atom(_) => {}
        }
    }

    /// Adds to the declaration of the same thing: what meets both.
    pub(super) fn put(&self, drafted: Drafted, declarations: &mut Vec<Drafted>) {
        let Some(known) = declarations.iter_mut().find(|known| known.is_same(&drafted)) else {
            declarations.push(drafted);
            return;
        };
        known.some_of.extend(drafted.some_of);
        for (id, value) in drafted.attributes {
            match known.attributes.iter_mut().find(|(other, _)| *other == id) {
                Some((_, present)) => *present = self.both(id, present.take(), value),
                None => known.attributes.push((id, value)),
            }
        }
    }

    /// A value that is as strict as two; none where somebody must decide. Which laws are to be named is decided by somebody, whichever one of
    /// them is asked for: a register that names that one alone would tell nothing.
    pub(super) fn both(&self, attribute: AttributeId, one: Option<Value>, other: Option<Value>) -> Option<Value> {
        match (one, other) {
            (Some(one), Some(other)) => order::join(self.vocabulary.attribute(attribute), &one, &other, self.names),
            (Some(Value::Laws(_)), None) | (None, Some(Value::Laws(_))) => None,
            (one, other) => one.or(other),
        }
    }

    /// Where something is written of an attribute, the first of the words of which some are asked for stand beside it: an author who
    /// sees no `?` there has nothing to decide. Alone they are to be chosen from.
    pub(super) fn settle(&self, declarations: &mut [Drafted]) {
        for drafted in declarations {
            for (id, count, words) in std::mem::take(&mut drafted.some_of) {
                let attribute = self.vocabulary.attribute(id);
                let decided = drafted.attributes.iter_mut().find_map(|(other, value)| (*other == id).then_some(value.as_mut()?));
                let left = Cell::new(count);
                let first = words.members_that(|_| left.replace(left.get().saturating_sub(1)) > 0);
                if let Some(value) = decided.filter(|value| (value.shared(&words, attribute, self.names) as u64) < count)
                    && let Some(both) = first.and_then(|first| order::join(attribute, value, &first, self.names))
                {
                    *value = both;
                }
            }
        }
    }

    fn declaration(&self, demand: &Demand) -> Option<Drafted> {
        let (kind, name) = (demand.kind, demand.name?);
        let mut drafted = Drafted { kind, name, label: None, attributes: Attributes::new(), some_of: Vec::new() };
        for id in self.vocabulary.attributes_of(kind, Some(name)) {
            if self.vocabulary.attribute(id).required {
                drafted.attributes.push((id, None));
            }
        }
        self.atoms(&demand.body, &mut drafted);
        drafted.label = self.label(&drafted.attributes);
        Some(drafted)
    }

    /// Records on different subjects are different records: each is called by its own.
    fn label(&self, attributes: &Attributes) -> Option<String> {
        let attribute = |id: AttributeId| self.vocabulary.attribute(id);
        let (subject, value) = attributes.iter().find(|(id, _)| attribute(*id).distinguishes)?;
        Some(words::show(self.vocabulary, attribute(*subject), value.as_ref()?).get(self.lang).to_owned())
    }

    fn atoms(&self, body: &[Expectation], drafted: &mut Drafted) {
        for expectation in body {
            match expectation {
                Expectation::All(parts) => self.atoms(parts, drafted),
                Expectation::Any(parts) | Expectation::AtLeast(_, parts) => self.atoms(parts.get(..1).unwrap_or(&[]), drafted),
                Expectation::Demand(_) | Expectation::Has(_) => {}
                Expectation::Atom(atom) => {
                    if let AtomTest::AtLeastOf(count, words) = &atom.test {
                        drafted.some_of.push((atom.attribute, *count, words.clone()));
                    }
                    let value = wanted(atom);
                    match drafted.attributes.iter_mut().find(|(id, _)| *id == atom.attribute) {
                        Some((id, present)) => *present = self.both(*id, present.take(), value),
                        None => drafted.attributes.push((atom.attribute, value)),
                    }
                }
            }
        }
    }
}

/// The least that an atom asks for, where that is one value.
fn wanted(atom: &Atom) -> Option<Value> {
    match &atom.test {
        AtomTest::AsStrictAs(Value::Text(_) | Value::Undecided) => None,
        AtomTest::AsStrictAs(value) => Some(value.clone()),
        AtomTest::Compare(Relation::Equal | Relation::AtMost | Relation::AtLeast, values) => match values.as_slice() {
            [value] => Some(value.clone()),
            _ => None,
        },
        AtomTest::Stated | AtomTest::AtLeastOf(..) | AtomTest::Compare(..) => None,
    }
}

/// Whether an expectation asks something of the entity itself, not only of what is linked to it.
fn asks_attributes(expected: &Expectation) -> bool {
    match expected {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => parts.iter().any(asks_attributes),
        Expectation::Demand(_) | Expectation::Has(_) => false,
        Expectation::Atom(_) => true,
    }
}

/// The names of a vocabulary apart from any policy.
#[derive(Debug)]
pub(super) struct Plain<'a>(pub(super) &'a Vocabulary);

impl Names for Plain<'_> {
    fn word_is(&self, narrow: WordId, wide: WordId) -> bool {
        self.0.word_is(narrow, wide)
    }

    fn name_is(&self, narrow: &Name, wide: &Name) -> bool {
        match (narrow, wide) {
            (Name::Known(narrow), Name::Known(wide)) => self.0.name_is(*narrow, *wide),
            _ => narrow == wide,
        }
    }

    fn wider_names(&self, narrow: &Name) -> Vec<Name> {
        let wider =
            if let Name::Known(narrow) = narrow { self.0.wider_names(*narrow).into_iter().map(Name::Known).collect() } else { Vec::new() };
        std::iter::once(narrow.clone()).chain(wider).collect()
    }

    fn narrower_names(&self) -> Vec<Name> {
        self.0.narrower_names().map(Name::Known).collect()
    }
}

/// What is asked of each record of a wider name than one that is drafted: it is asked of that too.
pub(super) fn of_wider_names<'e>(
    vocabulary: &Vocabulary,
    asked: impl Iterator<Item = &'e Expectation>,
    drafted: &[Drafted],
) -> Vec<Expectation> {
    let demands = asked.filter_map(|expectation| match expectation {
        Expectation::Demand(demand) if demand.quantifier == Quantifier::Each && demand.condition.is_none() => Some(demand),
        Expectation::All(_)
        | Expectation::Any(_)
        | Expectation::AtLeast(..)
        | Expectation::Demand(_)
        | Expectation::Has(_)
        | Expectation::Atom(_) => None,
    });
    let is_wider = |demand: &Demand, own: &Drafted| {
        (demand.kind, own.kind) == (Keyword::Record, Keyword::Record)
            && demand.name.is_some_and(|name| name != own.name && vocabulary.name_is(own.name, name))
    };
    let of_own = |demand: &Demand| -> Vec<Expectation> {
        let own = drafted.iter().filter(|own| is_wider(demand, own));
        own.map(|own| Expectation::Demand(Demand { name: Some(own.name), ..demand.clone() })).collect()
    };
    demands.flat_map(of_own).collect()
}

/// What several requirements ask for, declaration by declaration.
pub(super) fn joined<'a>(drafter: Drafter<'_>, expectations: impl Iterator<Item = &'a Expectation>) -> Vec<Drafted> {
    let mut draft = Draft::default();
    // What cannot be joined once is to be decided, whatever else asks for it.
    let mut undecided: BTreeMap<usize, Vec<AttributeId>> = BTreeMap::new();
    let expectations: Vec<&Expectation> = expectations.collect();
    let mut drafts = Draft::default();
    for expectation in &expectations {
        drafter.expectation(expectation, &mut drafts);
    }
    let wider = of_wider_names(drafter.vocabulary, expectations.iter().copied(), &drafts.declarations);
    for expectation in expectations.iter().copied().chain(&wider) {
        let mut one = Draft::default();
        drafter.expectation(expectation, &mut one);
        for drafted in one.declarations {
            let known = draft.declarations.iter().position(|known| known.is_same(&drafted));
            if let Some((at, known)) = known.and_then(|at| Some((at, draft.declarations.get(at)?))) {
                let clashes = drafted.attributes.iter().filter_map(|(id, value)| {
                    let (_, present) = known.attributes.iter().find(|(other, _)| other == id)?;
                    let clash = value.is_some() && present.is_some() && drafter.both(*id, present.clone(), value.clone()).is_none();
                    clash.then_some(*id)
                });
                undecided.entry(at).or_default().extend(clashes.collect::<Vec<_>>());
            }
            drafter.put(drafted, &mut draft.declarations);
        }
    }
    drafter.settle(&mut draft.declarations);
    for (at, attributes) in undecided {
        let Some(clashing) = draft.declarations.get_mut(at) else { continue };
        for (_, value) in clashing.attributes.iter_mut().filter(|(id, _)| attributes.contains(id)) {
            *value = None;
        }
    }
    draft.declarations
}
