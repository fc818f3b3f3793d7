//! Who is who in a policy: local titles, posts, committees and vendors, its own and those of its parents.
//! The holder of a role counts as the role and the role as its holder, where there is only one.

mod names;

use std::sync::Arc;

use super::policy::Policy;
use crate::model::order::Names;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{NameId, ValueType, Vocabulary, WordId};
use crate::syntax::keyword::Keyword;
use crate::text::misspelling;

pub(crate) use names::OwnNames;

/// The names that a policy knows: its own over those of its ancestors, which it shares with them.
#[derive(Debug)]
pub struct Scope {
    /// The vocabulary.
    pub vocabulary: Arc<Vocabulary>,
    /// The policy and its ancestors, nearest first.
    chain: Vec<Arc<Policy>>,
}

impl Scope {
    /// The names of a policy and its ancestors, nearest first.
    pub(super) fn new(chain: Vec<Arc<Policy>>, vocabulary: &Arc<Vocabulary>) -> Self {
        Self { vocabulary: Arc::clone(vocabulary), chain }
    }

    fn own_names(&self) -> impl Iterator<Item = &OwnNames> {
        self.chain.iter().map(|policy| &policy.names)
    }

    /// Whether an entity of a kind, or for [`Keyword::Role`] a local title, is defined.
    pub fn defines(&self, kind: Keyword, key: &str) -> bool {
        self.own_names().any(|names| names.defines(kind, key))
    }

    /// Whether a role is declared here or above.
    pub fn declares_role(&self, role: NameId) -> bool {
        self.own_names().any(|names| names.declares_role(role))
    }

    /// Whether a name is an actor that somebody has defined: a post, committee, vendor, declared role or local title.
    /// Roles that posts of the vocabulary count as (経営層) and bodies need no declaration.
    pub fn knows_actor(&self, name: &Name) -> bool {
        match name {
            Name::Own(key) => Keyword::ACTORS.iter().any(|&kind| self.defines(kind, key)),
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
        let kinds = wanted.kinds();
        let Value::Names(names) = value else { return false };
        names.iter().any(|name| match name {
            Name::Own(key) => {
                let known = |(kind, other): (Keyword, &str)| kinds.contains(&kind) && misspelling(key, other).is_some();
                !kinds.iter().any(|&kind| self.defines(kind, key))
                    && (self.own_names().flat_map(OwnNames::defined).any(known)
                        || kinds.iter().flat_map(|&kind| self.vocabulary.names_of(kind)).any(|(_, entry)| {
                            misspelling(key, &entry.spelling.ja).is_some() || misspelling(key, &entry.spelling.en).is_some()
                        }))
            }
            Name::Known(_) => false,
        })
    }

    /// Whether posts or other roles of the vocabulary count as a role.
    fn is_general(&self, role: NameId) -> bool {
        [Keyword::Post, Keyword::Role].iter().any(|&kind| self.vocabulary.names_of(kind).any(|(_, entry)| entry.is.contains(&role)))
    }

    /// What a name also counts as, beside what the vocabulary says. The nearest policy says who holds a role.
    fn counts_as<'s>(&'s self, name: &'s Name) -> impl Iterator<Item = &'s Name> {
        self.own_names().enumerate().flat_map(move |(nth, names)| {
            let is_said_nearer = move |role: NameId| self.own_names().take(nth).any(|nearer| nearer.says_who_holds(role));
            names.counts_as(name).filter(move |also| also.held.is_none_or(|role| !is_said_nearer(role))).map(|also| &also.wide)
        })
    }
}

impl Names for Scope {
    fn word_is(&self, narrow: WordId, wide: WordId) -> bool {
        self.vocabulary.word_is(narrow, wide)
    }

    fn name_is(&self, narrow: &Name, wide: &Name) -> bool {
        if narrow == wide {
            return true;
        }
        let mut seen: Vec<Name> = vec![narrow.clone()];
        let mut at = 0;
        while let Some(name) = seen.get(at).cloned() {
            let known = if let Name::Known(id) = name { &*self.vocabulary.name_entry(id).is } else { &[] };
            for wider in self.counts_as(&name).cloned().chain(known.iter().map(|&wider| Name::Known(wider))) {
                if wider == *wide {
                    return true;
                }
                if !seen.contains(&wider) {
                    seen.push(wider);
                }
            }
            at += 1;
        }
        false
    }

    fn narrower_names(&self) -> Vec<Name> {
        let own = self.own_names().flat_map(OwnNames::narrower).filter(|name| self.counts_as(name).next().is_some());
        self.vocabulary.narrower_names().map(Name::Known).chain(own.cloned()).collect()
    }
}
