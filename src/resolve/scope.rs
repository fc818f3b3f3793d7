//! Who is who in a policy: local titles, posts, committees and vendors, its own and those of its parents.
//! The holder of a role counts as the role and the role as its holder, where there is only one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::policy::Policy;
use crate::model::order::Names;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{NameId, ValueType, Vocabulary, WordId};
use crate::syntax::keyword::Keyword;
use crate::text::{look_up_key, slip};

/// The names that a policy knows.
#[derive(Debug)]
pub struct Scope {
    /// The vocabulary.
    pub vocabulary: Arc<Vocabulary>,
    /// What a name also counts as, beside what the vocabulary says.
    counts_as: HashMap<Name, Vec<Name>>,
    /// Entities and local titles, by kind and key.
    defined: HashSet<(Keyword, Arc<str>)>,
    /// Roles that are declared.
    roles: HashSet<NameId>,
}

impl Scope {
    /// The names of a policy and its ancestors, nearest first.
    pub(super) fn new(chain: &[&Policy], vocabulary: &Arc<Vocabulary>) -> Self {
        let mut scope =
            Scope { vocabulary: Arc::clone(vocabulary), counts_as: HashMap::new(), defined: HashSet::new(), roles: HashSet::new() };
        let held_by = |role: NameId| vocabulary.attribute_of(Keyword::Role, Some(role), "held_by");
        let mut held: HashSet<NameId> = HashSet::new();
        for policy in chain {
            for entity in &policy.entities {
                scope.defined.insert((entity.kind, Arc::clone(&entity.key)));
            }
            let mut here: HashSet<NameId> = HashSet::new();
            for declaration in policy.declarations.iter().filter(|declaration| declaration.kind == Keyword::Role) {
                let role = Name::Known(declaration.name);
                scope.roles.insert(declaration.name);
                if let Some((title, _)) = &declaration.title {
                    let key: Arc<str> = Arc::from(&*look_up_key(title));
                    scope.defined.insert((Keyword::Role, Arc::clone(&key)));
                    scope.counts_as.entry(Name::Own(key)).or_default().push(role.clone());
                }
                for stated in declaration.attributes.iter().filter(|stated| Some(stated.attribute) == held_by(declaration.name)) {
                    // The nearest policy says who holds a role.
                    if let Some(Value::Names(names)) = &stated.value
                        && !held.contains(&declaration.name)
                    {
                        here.insert(declaration.name);
                        if let (Some(holder), 1) = (names.first(), names.len()) {
                            scope.counts_as.entry(role.clone()).or_default().push(holder.clone());
                            scope.counts_as.entry(holder.clone()).or_default().push(role.clone());
                        }
                    }
                }
            }
            held.extend(here);
        }
        scope
    }

    /// Whether an entity of a kind, or for [`Keyword::Role`] a local title, is defined.
    pub fn defines(&self, kind: Keyword, key: &str) -> bool {
        self.defined.contains(&(kind, Arc::from(key)))
    }

    /// Whether a role is declared here or above.
    pub fn declares_role(&self, role: NameId) -> bool {
        self.roles.contains(&role)
    }

    /// Whether a name is an actor that somebody has defined: a post, committee, vendor, declared role or local title.
    /// Roles that posts of the vocabulary count as (経営層) and bodies need no declaration.
    pub fn knows_actor(&self, name: &Name) -> bool {
        match name {
            Name::Own(key) => {
                [Keyword::Post, Keyword::Role, Keyword::Committee, Keyword::Vendor].iter().any(|&kind| self.defines(kind, key))
            }
            Name::Known(id) => {
                let entry = self.vocabulary.name_entry(*id);
                match entry.kind {
                    Keyword::Role => self.declares_role(*id) || !entry.is.is_empty() || self.is_general(*id),
                    _ => true,
                }
            }
        }
    }

    /// Whether a value holds a name that nothing defines and that is a slip of one that is known where it stands.
    pub(super) fn is_misspelt(&self, value: &Value, wanted: &ValueType) -> bool {
        let kinds: &[Keyword] = match wanted {
            ValueType::Actors => &[Keyword::Post, Keyword::Role, Keyword::Committee, Keyword::Vendor],
            ValueType::References(kinds) => kinds,
            _ => return false,
        };
        let Value::Names(names) = value else { return false };
        names.iter().any(|name| match name {
            Name::Own(key) => {
                let known = |(kind, other): &(Keyword, Arc<str>)| kinds.contains(kind) && slip(key, other).is_some();
                !kinds.iter().any(|&kind| self.defines(kind, key))
                    && (self.defined.iter().any(known)
                        || kinds
                            .iter()
                            .flat_map(|&kind| self.vocabulary.names_of(kind))
                            .any(|(_, entry)| slip(key, &entry.spelling.ja).is_some() || slip(key, &entry.spelling.en).is_some()))
            }
            Name::Known(_) => false,
        })
    }

    /// Whether posts or other roles of the vocabulary count as a role.
    fn is_general(&self, role: NameId) -> bool {
        [Keyword::Post, Keyword::Role].iter().any(|&kind| self.vocabulary.names_of(kind).any(|(_, entry)| entry.is.contains(&role)))
    }
}

impl Names for Scope {
    fn word_is(&self, narrow: WordId, wide: WordId) -> bool {
        self.vocabulary.word_is(narrow, wide)
    }

    fn name_is(&self, narrow: &Name, wide: &Name) -> bool {
        let mut seen: Vec<Name> = vec![narrow.clone()];
        let mut at = 0;
        while let Some(name) = seen.get(at).cloned() {
            if name == *wide {
                return true;
            }
            let mut next: Vec<Name> = self.counts_as.get(&name).cloned().unwrap_or_default();
            if let Name::Known(id) = name {
                next.extend(self.vocabulary.name_entry(id).is.iter().map(|&wider| Name::Known(wider)));
            }
            for name in next {
                if !seen.contains(&name) {
                    seen.push(name);
                }
            }
            at += 1;
        }
        false
    }

    fn narrower_names(&self) -> Vec<Name> {
        self.vocabulary.narrower_names().map(Name::Known).chain(self.counts_as.keys().cloned()).collect()
    }
}
