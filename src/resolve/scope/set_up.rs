//! Whom a policy sets up by a name: a role with its holder or title, a post, a committee. What is delegated, or left to be changed, those
//! below may set up in its stead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::value::{Name, Value};
use crate::model::vocabulary::{AttributeId, NameId, Vocabulary};
use crate::resolve::policy::{Declaration, Entity, Mode, Policy, Stated};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// Whom a policy sets up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SetUp {
    whom: Whom,
    /// Whether it is left to those below to say who it is. For the policy itself it is whom it says.
    pub(super) is_open: bool,
}

/// Whom a name stands for where it is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Whom {
    /// A role of the vocabulary.
    Role(Office),
    /// The role that has the name for its local title.
    Titled(NameId, Office),
    /// A post or committee.
    Entity { kind: Keyword, title: Option<Arc<str>>, attributes: Vec<(AttributeId, Option<Value>)> },
}

/// What makes a role the one that it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Office {
    title: Option<Arc<str>>,
    held_by: Option<Value>,
}

impl SetUp {
    /// Whether it says nothing that another one does not say: who names somebody again sets up nobody else.
    pub(super) fn restates(&self, other: &Self) -> bool {
        self.whom.restates(&other.whom)
    }

    /// Whether a name of the vocabulary stands for somebody else than the vocabulary says: it is the local title of another role.
    pub(super) fn means_another(&self, name: &Name) -> bool {
        matches!((&self.whom, name), (Whom::Titled(role, _), Name::Known(known)) if role != known)
    }
}

impl Whom {
    fn restates(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Role(one), Self::Role(other)) => one.restates(other),
            (Self::Titled(one, office), Self::Titled(other, of)) => one == other && office.restates(of),
            (
                Self::Entity { kind, title, attributes },
                Self::Entity { kind: other_kind, title: other_title, attributes: other_attributes },
            ) => {
                kind == other_kind
                    && (title.is_none() || title == other_title)
                    && attributes.iter().all(|stated| other_attributes.contains(stated))
            }
            (Self::Role(_) | Self::Titled(..) | Self::Entity { .. }, _) => false,
        }
    }
}

impl Office {
    fn restates(&self, other: &Self) -> bool {
        (self.title.is_none() || self.title == other.title) && (self.held_by.is_none() || self.held_by == other.held_by)
    }
}

/// Whom a policy sets up as of a day, by their names and in the order of these.
pub(super) fn set_up(policy: &Policy, vocabulary: &Vocabulary, day: Date) -> Vec<(Name, SetUp)> {
    let mut all: BTreeMap<Name, SetUp> = BTreeMap::new();
    for entity in policy.entities.iter().filter(|entity| matches!(entity.kind, Keyword::Post | Keyword::Committee)) {
        let is_open = is_delegated(policy, entity);
        let name = entity.known.map_or_else(|| Name::actor(&entity.key, vocabulary), Name::Known);
        let whom = Whom::Entity {
            kind: entity.kind,
            title: entity.title.as_deref().map(|title| Arc::from(&*look_up_key(title))),
            attributes: entity.attributes.iter().map(|stated| (stated.attribute, stated.value.clone())).collect(),
        };
        let set_up = SetUp { whom, is_open };
        if let Some(title @ Name::Own(_)) = entity.title.as_deref().map(|title| Name::actor(&look_up_key(title), vocabulary)) {
            all.entry(title).or_insert_with(|| set_up.clone());
        }
        all.insert(name, set_up);
    }
    let mut offices: BTreeMap<NameId, (Office, bool)> = BTreeMap::new();
    for role in policy.declarations.iter().filter(|declaration| declaration.kind == Keyword::Role) {
        let (office, is_open) = offices.entry(role.name).or_default();
        office.title = office.title.take().or_else(|| role.title.as_ref().map(|(title, _)| Arc::from(&*look_up_key(title))));
        office.held_by = office.held_by.take().or_else(|| held_by(role, vocabulary, day));
        *is_open |= leaves_open(role, vocabulary);
    }
    for (role, (office, is_open)) in offices {
        if let Some(title) = &office.title {
            all.insert(Name::actor(title, vocabulary), SetUp { whom: Whom::Titled(role, office.clone()), is_open: false });
        }
        if office != Office::default() {
            all.insert(Name::Known(role), SetUp { whom: Whom::Role(office), is_open });
        }
    }
    all.into_iter().collect()
}

fn held_by(role: &Declaration, vocabulary: &Vocabulary, day: Date) -> Option<Value> {
    let held_by = vocabulary.known().held_by;
    let stated = role.attributes.iter().find(|stated| Some(stated.attribute) == held_by && stated.is_in_force(day))?;
    stated.value.clone().filter(|value| *value != Value::Undecided)
}

/// Whether those below say who holds a role: it is delegated to them, or what is said here is what holds where they say nothing.
fn leaves_open(role: &Declaration, vocabulary: &Vocabulary) -> bool {
    let held_by = vocabulary.known().held_by;
    let mut stated = role.attributes.iter().filter(|stated| Some(stated.attribute) == held_by);
    matches!(role.mode, Mode::Delegated)
        || role.delegated.iter().any(|(attribute, _)| Some(*attribute) == held_by)
        || stated.any(|stated| matches!(stated.mode.unwrap_or(role.mode), Mode::Default | Mode::Delegated))
}

/// Whether an entity stands in an article that is delegated.
fn is_delegated(policy: &Policy, entity: &Entity) -> bool {
    let around = |article: &&crate::resolve::policy::Article| article.span.file == entity.span.file && article.span.contains(entity.span);
    policy.articles.iter().filter(around).any(|article| article.mode == Mode::Delegated)
}

/// The reserved names that a policy gives to somebody, and to whom: as a role, as a body, or as what somebody is called.
pub(super) fn reserved(policy: &Policy, vocabulary: &Vocabulary, day: Date) -> Vec<(NameId, Vec<Name>)> {
    let is_reserved = |name: &Name| matches!(name, Name::Known(id) if vocabulary.is_reserved(*id));
    let mut given: BTreeMap<NameId, BTreeSet<Name>> = BTreeMap::new();
    let mut give = |name: Name, holders: Vec<Name>| {
        if let Name::Known(id) = name {
            given.entry(id).or_default().extend(holders);
        }
    };
    for role in policy.declarations.iter().filter(|declaration| declaration.kind == Keyword::Role) {
        let holders = holders(&role.attributes, vocabulary.known().held_by, &vocabulary.known().members, day);
        let name = Name::Known(role.name);
        if is_reserved(&name) && (role.title.is_some() || !holders.is_empty()) {
            give(name, holders);
        }
    }
    for entity in policy.entities.iter().filter(|entity| matches!(entity.kind, Keyword::Post | Keyword::Committee)) {
        let name = Name::actor(&entity.key, vocabulary);
        let holders = holders(&entity.attributes, vocabulary.known().chair, &vocabulary.known().members, day);
        let is_body = entity.kind == Keyword::Committee && !holders.is_empty();
        let is_post = entity.kind == Keyword::Post && entity.known.is_none();
        if is_reserved(&name) && (is_body || is_post) {
            give(name, holders);
        }
    }
    given.into_iter().map(|(name, holders)| (name, holders.into_iter().collect())).collect()
}

/// Who is said to hold an office on a day, else who is of a body.
fn holders(attributes: &[Stated], held_by: Option<AttributeId>, members: &[AttributeId], day: Date) -> Vec<Name> {
    let of = |wanted: &dyn Fn(AttributeId) -> bool| -> Vec<Name> {
        let stated = attributes.iter().filter(|stated| wanted(stated.attribute) && stated.is_in_force(day));
        stated.filter_map(|stated| stated.value.as_ref()?.names()).flatten().cloned().collect()
    };
    let heads = of(&|attribute| Some(attribute) == held_by);
    if heads.is_empty() { of(&|attribute| members.contains(&attribute)) } else { heads }
}
