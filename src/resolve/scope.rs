//! Who is who in a policy: local titles, posts, committees and vendors, its own and those of its parents.
//! The holder of a role counts as the role and the role as its holder, where there is only one.

pub(super) mod meaning;
mod names;
mod set_up;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use self::meaning::{Lines, Meanings};
use self::names::{CountsAs, is_qualified};
use super::policy::{Policy, PolicyId};
use crate::model::order::Names;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::{NameId, ValueType, Vocabulary, WordId};
use crate::syntax::keyword::Keyword;
use crate::text::{misspelling, step};

pub(crate) use names::OwnNames;

/// A list of more names is no list of a person's.
const SLIPS_AMONG: usize = 64;

/// The names that a policy knows: its own over those of its ancestors, which it shares with them.
#[derive(Debug)]
pub struct Scope {
    /// The vocabulary.
    pub vocabulary: Arc<Vocabulary>,
    /// The policy and its ancestors, nearest first.
    chain: Vec<Arc<Policy>>,
    /// What names mean where they are written.
    meanings: Meanings,
    /// Reserved names that the policy gives to somebody who is none of those for whom they are reserved: they make nobody one of these.
    usurped: BTreeSet<NameId>,
}

impl Scope {
    /// The names of a policy and its ancestors, nearest first; `parents`: what those of its parents mean. Who inherits from whom is asked
    /// where some name means different ones.
    pub(super) fn new<'s>(
        chain: Vec<Arc<Policy>>,
        parents: impl ExactSizeIterator<Item = &'s Self>,
        lines: impl Fn() -> Lines,
        vocabulary: &Arc<Vocabulary>,
    ) -> Self {
        let contested = meaning::contested(&chain, parents.map(|parent| &parent.meanings));
        let meanings = Meanings::new(&chain, &contested, &BTreeSet::new(), &lines);
        let usurped = chain.iter().filter(|policy| is_own(&chain, policy)).flat_map(|policy| policy.names.reserved());
        let usurped = usurped.map(|(name, _)| name).collect();
        let scope = Self { vocabulary: Arc::clone(vocabulary), chain, meanings, usurped };
        let usurped: BTreeSet<NameId> = scope.usurped.iter().copied().filter(|&name| !scope.is_genuine(name)).collect();
        if usurped.is_empty() {
            return Self { usurped, ..scope };
        }
        // What the policy calls so is not what others do.
        let meanings = Meanings::new(&scope.chain, &contested, &usurped, &lines);
        Self { meanings, usurped, ..scope }
    }

    /// Whether one of those to whom the policy gives a reserved name is one for whom it is reserved.
    fn is_genuine(&self, name: NameId) -> bool {
        let given = self.chain.iter().filter(|policy| is_own(&self.chain, policy)).flat_map(|policy| policy.names.reserved());
        let mut holders = given.filter(|(other, _)| *other == name).flat_map(|(_, holders)| holders);
        let wider = std::iter::once(name).chain(self.vocabulary.wider_names(name));
        let roots: Vec<Name> = wider.filter(|&wider| self.vocabulary.name_entry(wider).reserved).map(Name::Known).collect();
        holders.any(|holder| roots.iter().any(|root| self.name_is(holder, root)))
    }

    /// Whether a name counts as another one because a policy of the chain says so: as one that is usurped not on the policy's own word.
    fn confers(&self, writer: usize, wide: &Name) -> bool {
        let is_usurped = matches!(wide, Name::Known(name) if self.usurped.contains(name));
        !is_usurped || self.chain.get(writer).is_some_and(|policy| !is_own(&self.chain, policy))
    }

    /// A name as a policy of the chain means it; none where it means what it says.
    fn meant(&self, writer: usize, name: &Name) -> Option<Name> {
        self.meanings.of(&self.chain, writer, name, &self.vocabulary)
    }

    fn place(&self, policy: PolicyId) -> Option<usize> {
        self.chain.iter().position(|other| other.id() == policy)
    }

    /// Whether some name may mean another one than it says.
    pub(super) fn is_contested(&self) -> bool {
        !self.meanings.is_plain()
    }

    /// A name as a policy of the chain means it where it writes it.
    pub fn name_meant_by(&self, policy: PolicyId, name: &Name) -> Name {
        self.place(policy).and_then(|writer| self.meant(writer, name)).unwrap_or_else(|| name.clone())
    }

    /// A value as a policy of the chain means it where it writes it; none where it means what it says.
    pub fn meant_by(&self, policy: PolicyId, value: &Value) -> Option<Value> {
        let (Value::Names(names), Some(writer)) = (value, self.place(policy)) else { return None };
        let differs = |name: &Name| is_qualified(name) || self.meanings.is_contested(name);
        if !names.iter().any(differs) {
            return None;
        }
        Some(Value::Names(names.iter().map(|name| self.meant(writer, name).unwrap_or_else(|| name.clone())).collect()))
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
            Name::Own(key) => {
                Keyword::ACTORS.iter().any(|&kind| self.defines(kind, key))
                    || self.meanings.looked_for(0, name, &self.vocabulary).is_some_and(|of_parent| self.knows_actor(&of_parent))
            }
            Name::Of(of) => self.knows_actor(&of.name),
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
        // Among so many it is not looked which is a slip.
        names.len() <= SLIPS_AMONG
            && names.iter().any(|name| match name {
                Name::Own(key) => {
                    let known = |(kind, other): (Keyword, &str)| kinds.contains(&kind) && misspelling(key, other).is_some();
                    !kinds.iter().any(|&kind| self.defines(kind, key))
                        && (self.own_names().flat_map(OwnNames::defined).any(known)
                            || kinds.iter().flat_map(|&kind| self.vocabulary.names_of(kind)).any(|(_, entry)| {
                                misspelling(key, &entry.spelling.ja).is_some() || misspelling(key, &entry.spelling.en).is_some()
                            }))
                }
                Name::Known(_) | Name::Of(_) => false,
            })
    }

    /// Whether posts or other roles of the vocabulary count as a role.
    fn is_general(&self, role: NameId) -> bool {
        [Keyword::Post, Keyword::Role].iter().any(|&kind| self.vocabulary.names_of(kind).any(|(_, entry)| entry.is.contains(&role)))
    }

    /// What a name also counts as, beside what the vocabulary says. The nearest policy says who holds a role.
    fn counts_as<'s>(&'s self, name: &'s Name) -> impl Iterator<Item = &'s Name> {
        self.own_names().enumerate().flat_map(move |(nth, names)| {
            let of_role = move |role: &NameId| !self.is_said_nearer(nth, *role);
            let counts = move |also: &&CountsAs| also.held.as_ref().is_none_or(of_role) && self.confers(nth, &also.wide);
            names.counts_as(name).filter(counts).map(|also| &also.wide)
        })
    }

    /// Whether a policy nearer than one of the chain says who holds a role.
    fn is_said_nearer(&self, nth: usize, role: NameId) -> bool {
        self.own_names().take(nth).any(|nearer| nearer.says_who_holds(role))
    }

    /// The same where some names are contested: each counts as what it does where it is meant so.
    fn counts_as_meant(&self, name: &Name) -> Vec<Name> {
        let mut wider = Vec::new();
        for (writer, names) in self.own_names().enumerate() {
            let is_it = |narrow: &Name| self.meant(writer, narrow).map_or_else(|| narrow == name, |meant| meant == *name);
            // Who holds a contested role is said by whoever means it.
            let holds = |role: NameId| self.meanings.is_contested(&Name::Known(role)) || !self.is_said_nearer(writer, role);
            let counts = |also: &&CountsAs| is_it(&also.narrow) && also.held.is_none_or(holds) && self.confers(writer, &also.wide);
            let also = names.all_counts().filter(counts);
            wider.extend(also.map(|also| self.meant(writer, &also.wide).unwrap_or_else(|| also.wide.clone())));
        }
        if let Name::Of(of) = name {
            let owner = self.chain.iter().position(|policy| policy.path == of.path);
            let set_up = owner.and_then(|owner| self.chain.get(owner)?.names.set_up(&of.name));
            let means_it = set_up.is_none_or(|set_up| !set_up.means_another(&of.name));
            if means_it && owner.is_none_or(|owner| self.confers(owner, &of.name)) {
                wider.push(of.name.clone());
            }
        }
        wider
    }

    /// What the vocabulary says that a name counts as.
    fn known_wider(&self, name: &Name) -> impl Iterator<Item = Name> {
        let known = if let Name::Known(id) = name { self.vocabulary.name_entry(*id).is.as_slice() } else { &[] };
        let is_usurped = matches!(name, Name::Known(id) if self.usurped.contains(id)) && !self.meanings.is_contested(name);
        known.iter().filter(move |wider| !is_usurped || !self.vocabulary.is_reserved(**wider)).map(|&wider| Name::Known(wider))
    }

    /// Whether a name means what it says.
    fn is_plain(&self, name: &Name) -> bool {
        self.meanings.is_plain() && !is_qualified(name)
    }

    /// Goes through all that a name counts as, itself first, each once, until some is what is sought; whether it was found.
    fn walk(&self, narrow: &Name, mut is_sought: impl FnMut(&Name) -> bool) -> bool {
        let is_plain = self.is_plain(narrow);
        // Most names count as themselves alone.
        if is_plain && self.counts_as(narrow).next().is_none() && self.known_wider(narrow).next().is_none() {
            return is_sought(narrow);
        }
        let first = if is_plain { vec![narrow.clone()] } else { self.stands_for(narrow) };
        if first.iter().any(&mut is_sought) {
            return true;
        }
        let mut seen = Seen { all: first, looked_up: HashSet::new() };
        let mut at = 0;
        while let Some(name) = seen.all.get(at).cloned() {
            let also: Vec<Name> = if is_plain { self.counts_as(&name).cloned().collect() } else { self.counts_as_meant(&name) };
            for wider in also.into_iter().chain(self.known_wider(&name)) {
                if seen.has(&wider) {
                    continue;
                }
                if is_sought(&wider) {
                    return true;
                }
                seen.add(wider);
            }
            at += 1;
        }
        false
    }

    /// What a name stands for where this policy writes it.
    fn stands_for(&self, name: &Name) -> Vec<Name> {
        if let Some(meant) = self.meant(0, name) {
            return vec![meant];
        }
        let setters = self.meanings.setters(0, name).iter().filter_map(|&setter| self.chain.get(setter));
        // Of several parents' it is any: none of them comes first.
        std::iter::once(name.clone()).chain(setters.map(|policy| meaning::called_by(policy, name))).collect()
    }
}

/// Names that were met, in the order of their discovery. A role that thousands hold counts as each of them.
#[derive(Debug)]
struct Seen {
    all: Vec<Name>,
    /// The same, where they are many.
    looked_up: HashSet<Name>,
}

impl Seen {
    /// So many are looked through one by one.
    const FEW: usize = 32;

    fn has(&self, name: &Name) -> bool {
        step(1);
        if self.looked_up.is_empty() { self.all.contains(name) } else { self.looked_up.contains(name) }
    }

    fn add(&mut self, name: Name) {
        if self.looked_up.is_empty() && self.all.len() >= Self::FEW {
            self.looked_up.extend(self.all.iter().cloned());
        }
        if !self.looked_up.is_empty() {
            self.looked_up.insert(name.clone());
        }
        self.all.push(name);
    }
}

/// Whether a policy of a chain is of the institution at its end.
fn is_own(chain: &[Arc<Policy>], policy: &Policy) -> bool {
    chain.first().is_some_and(|own| own.id() == policy.id() || own.is_of_same_institution(policy))
}

impl Names for Scope {
    fn word_is(&self, narrow: WordId, wide: WordId) -> bool {
        self.vocabulary.word_is(narrow, wide)
    }

    fn name_is(&self, narrow: &Name, wide: &Name) -> bool {
        let qualified = self.as_wider(wide);
        let wide = qualified.as_ref().unwrap_or(wide);
        narrow == wide && self.is_plain(narrow) || self.walk(narrow, |name| name == wide)
    }

    fn wider_names(&self, narrow: &Name) -> Vec<Name> {
        let mut all = Vec::new();
        self.walk(narrow, |name| {
            all.push(name.clone());
            false
        });
        all
    }

    fn as_wider(&self, name: &Name) -> Option<Name> {
        Some(name).filter(|name| is_qualified(name)).and_then(|name| self.meant(0, name))
    }

    fn narrower_names(&self) -> Vec<Name> {
        let own = self.own_names().flat_map(OwnNames::narrower).filter(|name| self.counts_as(name).next().is_some());
        let known = self.vocabulary.narrower_names().map(Name::Known).chain(own.cloned());
        if self.meanings.is_plain() {
            return known.collect();
        }
        let meant = self
            .chain
            .iter()
            .enumerate()
            .flat_map(|(writer, policy)| policy.names.all_counts().filter_map(move |also| self.meant(writer, &also.narrow)));
        let all: BTreeSet<Name> = known.chain(meant).collect();
        all.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_met_once_however_many_they_are() {
        let name = |nth: usize| Name::Own(Arc::from(format!("役{nth}")));
        for first in [1, Seen::FEW - 1, Seen::FEW, Seen::FEW + 1, 3 * Seen::FEW] {
            let mut seen = Seen { all: (0..first).map(name).collect(), looked_up: HashSet::new() };
            for nth in (0..4 * Seen::FEW).chain(0..4 * Seen::FEW) {
                if !seen.has(&name(nth)) {
                    seen.add(name(nth));
                }
            }
            assert_eq!(seen.all, (0..4 * Seen::FEW).map(name).collect::<Vec<_>>(), "{first}");
        }
    }
}
