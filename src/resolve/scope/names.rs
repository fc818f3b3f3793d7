//! The names that one policy brings in, whatever it inherits.

use std::sync::Arc;

use jiff::civil::Date;

use super::set_up::{self, SetUp};
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::resolve::policy::Policy;
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// Names that a policy defines and declares, each list in its order and without repetition.
#[derive(Debug, Clone, Default)]
pub struct OwnNames {
    /// Entities, posts and committees by their titles too, and local titles, by kind and key.
    defined: Vec<(Keyword, Arc<str>)>,
    /// Roles that are declared.
    roles: Vec<NameId>,
    /// Roles of which it says who holds them.
    held: Vec<NameId>,
    /// What counts as something else.
    counts_as: Vec<CountsAs>,
    /// Reserved names that it gives to somebody, and to whom.
    reserved: Vec<(NameId, Vec<Name>)>,
    /// Whom it sets up, by name.
    set_up: Vec<(Name, SetUp)>,
    /// Whether somebody may be called by the policy that sets him up (法人規程.CSIRT).
    qualifies: bool,
}

/// A name that counts as another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CountsAs {
    pub(super) narrow: Name,
    pub(super) wide: Name,
    /// The role of which one of the two is the only holder; none for a local title.
    pub(super) held: Option<NameId>,
}

impl OwnNames {
    /// The names of a policy, whose entities, declarations and articles are all there, as of a day: who held an office, or will, is not
    /// its holder.
    pub(in crate::resolve) fn new(policy: &Policy, vocabulary: &Vocabulary, day: Date) -> Self {
        let mut names = Self::default();
        for entity in &policy.entities {
            names.defined.push((entity.kind, Arc::clone(&entity.key)));
            let called = entity.title.as_deref().filter(|_| matches!(entity.kind, Keyword::Post | Keyword::Committee));
            if let Some(title) = called.map(look_up_key).filter(|title| **title != *entity.key) {
                names.defined.push((entity.kind, Arc::from(&*title)));
                let name = entity.known.map_or_else(|| Name::Own(Arc::clone(&entity.key)), Name::Known);
                names.title(Name::actor(&title, vocabulary), name);
            }
        }
        for declaration in policy.declarations.iter().filter(|declaration| declaration.kind == Keyword::Role) {
            let role = Name::Known(declaration.name);
            names.roles.push(declaration.name);
            if let Some((title, _)) = &declaration.title {
                let key = look_up_key(title);
                names.defined.push((Keyword::Role, Arc::from(&*key)));
                names.title(Name::actor(&key, vocabulary), role.clone());
            }
            let held_by = vocabulary.known().held_by;
            for stated in declaration.attributes.iter().filter(|stated| Some(stated.attribute) == held_by && stated.is_in_force(day)) {
                let Some(Value::Names(holders)) = &stated.value else { continue };
                names.held.push(declaration.name);
                if let (Some(holder), 1) = (holders.first(), holders.len()) {
                    let held = Some(declaration.name);
                    names.counts_as.push(CountsAs { narrow: role.clone(), wide: holder.clone(), held });
                    names.counts_as.push(CountsAs { narrow: holder.clone(), wide: role.clone(), held });
                }
            }
        }
        names.reserved = set_up::reserved(policy, vocabulary, day);
        names.set_up = set_up::set_up(policy, vocabulary, day);
        names.qualifies = actors(policy).any(is_qualified);
        names.defined.sort();
        names.defined.dedup();
        names.roles.sort();
        names.roles.dedup();
        names.held.sort();
        names.held.dedup();
        names.counts_as.sort();
        names.counts_as.dedup();
        names
    }

    /// A title is another name for what bears it; one that the vocabulary gives to somebody else makes nobody that one.
    fn title(&mut self, title: Name, name: Name) {
        if title == name {
            return;
        }
        if let Name::Own(_) = title {
            self.counts_as.push(CountsAs { narrow: name.clone(), wide: title.clone(), held: None });
        }
        self.counts_as.push(CountsAs { narrow: title, wide: name, held: None });
    }

    pub(super) fn defines(&self, kind: Keyword, key: &str) -> bool {
        self.defined.binary_search_by(|(other, defined)| (*other, &**defined).cmp(&(kind, key))).is_ok()
    }

    pub(super) fn defined(&self) -> impl Iterator<Item = (Keyword, &str)> {
        self.defined.iter().map(|(kind, key)| (*kind, &**key))
    }

    pub(super) fn declares_role(&self, role: NameId) -> bool {
        self.roles.binary_search(&role).is_ok()
    }

    pub(super) fn says_who_holds(&self, role: NameId) -> bool {
        self.held.binary_search(&role).is_ok()
    }

    /// What a name also counts as.
    pub(super) fn counts_as<'n>(&'n self, name: &'n Name) -> impl Iterator<Item = &'n CountsAs> {
        let first = self.counts_as.partition_point(|also| also.narrow < *name);
        self.counts_as.iter().skip(first).take_while(move |also| also.narrow == *name)
    }

    /// All that counts as something else.
    pub(super) fn all_counts(&self) -> impl Iterator<Item = &CountsAs> {
        self.counts_as.iter()
    }

    /// The reserved names that the policy gives to somebody, and to whom.
    pub(super) fn reserved(&self) -> impl Iterator<Item = (NameId, &[Name])> {
        self.reserved.iter().map(|(name, holders)| (*name, holders.as_slice()))
    }

    /// Whom the policy sets up by each name.
    pub(super) fn all_set_up(&self) -> impl Iterator<Item = (&Name, &SetUp)> {
        self.set_up.iter().map(|(name, set_up)| (name, set_up))
    }

    /// Whom the policy sets up by a name.
    pub(super) fn set_up(&self, name: &Name) -> Option<&SetUp> {
        let at = self.set_up.binary_search_by(|(other, _)| other.cmp(name)).ok()?;
        self.set_up.get(at).map(|(_, set_up)| set_up)
    }

    /// The names that count as others.
    pub(super) fn narrower(&self) -> impl Iterator<Item = &Name> {
        self.counts_as.iter().map(|also| &also.narrow)
    }

    pub(super) fn qualifies(&self) -> bool {
        self.qualifies
    }
}

/// The names in what a policy states.
fn actors(policy: &Policy) -> impl Iterator<Item = &Name> {
    let declared = policy.declarations.iter().flat_map(|declaration| &declaration.attributes);
    let stated = declared.chain(policy.entities.iter().flat_map(|entity| &entity.attributes)).filter_map(|stated| stated.value.as_ref());
    let approved = policy.head.approvers().map(|(value, _)| value);
    let excepted = policy.exceptions.iter().filter_map(|exception| exception.approved_by.as_ref());
    stated.chain(approved).chain(excepted).filter_map(Value::names).flatten()
}

/// Whether a name may be one with that of a policy before it: 法人規程.CSIRT.
pub(super) fn is_qualified(name: &Name) -> bool {
    matches!(name, Name::Own(key) if key.contains('.'))
}
