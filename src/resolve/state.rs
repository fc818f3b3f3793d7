//! The present state of an institution: facts stated, implied by its entities, shown by its own declarations, derived.
//! A fact that nothing says is unknown. Facts are never inherited.

use std::collections::HashMap;

use super::effective::{Declarations, Declared};
use super::policy::{Entity, Policy};
use super::scope::Scope;
use crate::model::condition::{Circumstances, Truth};
use crate::model::order::Names;
use crate::model::standard::Pattern;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{AttributeId, FactId, InstitutionId, Vocabulary};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// What is known of the facts of one policy.
#[derive(Debug, Clone, Default)]
pub struct State {
    institution: Option<InstitutionId>,
    facts: HashMap<FactId, Known>,
    /// Facts that are stated `no` and shown, implied or derived otherwise: the fact, where it is stated, what contradicts it.
    pub contradictions: Vec<(FactId, Span, Span)>,
}

/// A fact that is known.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its value.
    pub value: Value,
    /// Where it is said or shown; none where it is derived.
    pub span: Option<Span>,
}

/// What the chain above a policy makes known of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above {
    /// Whether it inherits from another institution that governs the same information.
    pub(super) parent: bool,
    /// Whether a parent could not be read, so that what it says is unknown.
    pub(super) lost: bool,
    /// Whether a parent sets up a CSIRT.
    pub(super) csirt: bool,
}

/// What a parent makes known of the corporation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Corporate {
    /// Whether the corporation has a policy.
    pub(super) policy: bool,
    /// Whether it has a CSIRT.
    pub(super) csirt: bool,
}

impl State {
    /// What is known of the corporation.
    pub(super) fn above(&self, vocabulary: &Vocabulary) -> Corporate {
        let is_yes = |fact: Option<FactId>| fact.and_then(|fact| self.fact(fact)).is_some_and(|known| known.value == Value::YesNo(true));
        Corporate { policy: is_yes(vocabulary.known().parent_policy), csirt: is_yes(vocabulary.known().corporate_csirt) }
    }

    pub(super) fn new(policy: &Policy, own: &Declarations, above: Above, scope: &Scope) -> Self {
        let vocabulary = &scope.vocabulary;
        let mut state = State { institution: policy.institution.map(|(kind, _)| kind), ..State::default() };
        for stated in &policy.facts {
            state.facts.insert(stated.fact, Known { value: stated.value.clone(), span: Some(stated.span) });
        }
        let known = vocabulary.known();
        let derived = [(known.parent_policy, above.parent, true), (known.corporate_csirt, above.csirt, above.csirt || !above.lost)];
        for (fact, yes, is_known) in derived {
            if let Some(fact) = fact.filter(|_| is_known) {
                let stated = state.facts.insert(fact, Known { value: Value::YesNo(yes), span: None });
                if let Some(Known { value, span: Some(span) }) = stated
                    && value != Value::YesNo(yes)
                {
                    state.contradictions.push((fact, span, policy.header));
                }
            }
        }
        for (fact, entry) in vocabulary.facts() {
            let implied = entry.implied_by.iter().filter_map(|shown| {
                policy.entities_of(shown.kind).find(|entity| {
                    let case = Case { state: &state, attribute: &|attribute| entity_values(entity, attribute) };
                    shown.name.is_none_or(|name| entity.known == Some(name))
                        && shown.condition.as_ref().is_none_or(|condition| condition.judge(&case, vocabulary) == Truth::True)
                })
            });
            let mut declared = entry.shown_by.iter().filter_map(|shown| {
                own.values().find(|declared| {
                    let case = Case { state: &state, attribute: &|attribute| declared_values(declared, attribute) };
                    declared.key.kind == shown.kind
                        && declared.delegated.is_none()
                        && shown.name.is_none_or(|name| vocabulary.name_is(declared.key.name, name))
                        // What does not say that it is forbidden shows it.
                        && shown.condition.as_ref().is_none_or(|condition| condition.judge(&case, vocabulary) != Truth::False)
                })
            });
            let evidence = implied.map(|entity| entity.span).next().or_else(|| declared.find_map(|declared| place(declared, policy)));
            let Some(evidence) = evidence else { continue };
            match state.facts.get(&fact) {
                Some(Known { value: Value::YesNo(false), span }) => {
                    if let Some(span) = *span {
                        state.contradictions.push((fact, span, evidence));
                    }
                }
                Some(Known { value, .. }) if *value != Value::Undecided => {}
                _ => {
                    state.facts.insert(fact, Known { value: Value::YesNo(true), span: Some(evidence) });
                }
            }
        }
        state
    }

    /// The state of a facility that is an institution by itself: its own kind and facts go before those of the whole.
    pub(super) fn of_facility(&self, facility: &Entity) -> Self {
        let mut state = State { institution: facility.institution.or(self.institution), ..self.clone() };
        for stated in &facility.facts {
            state.facts.insert(stated.fact, Known { value: stated.value.clone(), span: Some(stated.span) });
        }
        state
    }

    /// What is known of a fact; none where it is not stated or not decided.
    pub fn fact(&self, fact: FactId) -> Option<&Known> {
        self.facts.get(&fact).filter(|known| known.value != Value::Undecided)
    }

    /// Whether it does itself what those are judged for that are below: it has such systems, beds or patients.
    pub fn is_judged_here(&self, vocabulary: &Vocabulary) -> bool {
        let holds = |value: &Value| match value {
            Value::YesNo(yes) => *yes,
            Value::Count(count, _) => *count > 0,
            Value::Undecided
            | Value::Duration(_)
            | Value::Date(_)
            | Value::Hours(_)
            | Value::Choice(_)
            | Value::Words(_)
            | Value::Text(_)
            | Value::Names(_)
            | Value::Laws(_) => false,
        };
        vocabulary.facts().any(|(fact, entry)| entry.judged_here && self.fact(fact).is_some_and(|known| holds(&known.value)))
    }

    /// The kind of institution.
    pub fn institution(&self) -> Option<InstitutionId> {
        self.institution
    }

    /// The reference pattern of a system (システム運用編): its hosting, and whether there is dedicated staff.
    /// `Err`: what must be stated for it to be known.
    pub fn pattern(&self, system: &Entity, vocabulary: &Vocabulary) -> Result<Pattern, Vec<Missing>> {
        let mut missing = Vec::new();
        let known = vocabulary.known();
        let hosting = known.hosting;
        let word = hosting.and_then(|hosting| entity_values(system, hosting).first()?.choice());
        let cloud = word.map(|word| Some(word) == known.cloud);
        if cloud.is_none() {
            missing.extend(hosting.map(|hosting| Missing::Attribute(hosting, system.span)));
        }
        let dedicated = known.dedicated_staff.and_then(|fact| {
            let known = self.fact(fact).map(|known| known.value == Value::YesNo(true));
            if known.is_none() {
                missing.push(Missing::Fact(fact));
            }
            known
        });
        match (cloud, dedicated) {
            (Some(false), Some(true)) => Ok(Pattern::One),
            (Some(true), Some(true)) => Ok(Pattern::Two),
            (Some(false), Some(false)) => Ok(Pattern::Three),
            (Some(true), Some(false)) => Ok(Pattern::Four),
            _ => Err(missing),
        }
    }
}

/// What must be stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// The kind of institution.
    Institution,
    /// A fact.
    Fact(FactId),
    /// An attribute of an entity, and where the entity stands.
    Attribute(AttributeId, Span),
    /// An entity of a kind.
    Entity(Keyword),
}

/// A state together with the attributes of one entity or declaration.
pub(crate) struct Case<'a> {
    /// The state.
    pub state: &'a State,
    /// The values of an attribute.
    pub attribute: &'a dyn Fn(AttributeId) -> Vec<Value>,
}

impl std::fmt::Debug for Case<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Case").field("state", self.state).finish_non_exhaustive()
    }
}

impl Circumstances for Case<'_> {
    fn institution(&self) -> Option<InstitutionId> {
        self.state.institution
    }

    fn fact(&self, fact: FactId) -> Option<Value> {
        self.state.fact(fact).map(|known| known.value.clone())
    }

    fn attribute(&self, attribute: AttributeId) -> Vec<Value> {
        (self.attribute)(attribute)
    }
}

/// The values that an entity states for an attribute.
pub(crate) fn entity_values(entity: &Entity, attribute: AttributeId) -> Vec<Value> {
    entity.attributes.iter().filter(|stated| stated.attribute == attribute).filter_map(|stated| stated.value.clone()).collect()
}

/// The values that hold for an attribute of a declaration.
pub(crate) fn declared_values(declared: &Declared, attribute: AttributeId) -> Vec<Value> {
    declared.values.get(&attribute).into_iter().flatten().filter_map(|held| held.value.clone()).collect()
}

/// Where a declaration of a policy's own stands.
fn place(declared: &Declared, policy: &Policy) -> Option<Span> {
    declared.stated.first().and_then(|&(_, index)| policy.declarations.get(index)).map(|declaration| declaration.header)
}

/// The CSIRT that declarations set up; to leave it to those below is not to have one.
pub(crate) fn csirt<'a>(all: &'a Declarations, scope: &Scope) -> Option<&'a Declared> {
    let csirt = scope.vocabulary.known().csirt?;
    let mut roles = all.values().filter(|declared| declared.key.kind == Keyword::Role && declared.delegated.is_none());
    roles.find(|declared| scope.name_is(&Name::Known(declared.key.name), &Name::Known(csirt)))
}
