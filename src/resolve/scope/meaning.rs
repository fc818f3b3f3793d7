//! What a name means where it is written. Whoever sets somebody up by a name means this one; who sets up nobody means whom those above
//! mean. Where two policies of a chain mean different ones by one name it is *contested*, and each is called by whoever sets it up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::names::is_qualified;
use super::set_up::SetUp;
use crate::model::value::{Name, OfPolicy};
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::resolve::policy::Policy;

/// A parent of a policy in a chain.
#[derive(Debug, Clone)]
pub(in crate::resolve) struct Above {
    /// Its place in the chain.
    pub(in crate::resolve) at: usize,
    /// The short name that the policy gives it, as a look-up key.
    pub(in crate::resolve) short: Option<Arc<str>>,
}

/// Who inherits from whom in a chain of policies.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Lines {
    /// The parents of each, by its place in the chain.
    pub(in crate::resolve) above: Vec<Vec<Above>>,
    /// The places in the chain, those above before those below.
    pub(in crate::resolve) from_above: Vec<usize>,
}

/// What the names of a chain of policies mean where they are written.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    lines: Lines,
    /// Contested names, and whom each policy means by them: the places of those who set them up. Several where its parents differ.
    contested: BTreeMap<Name, Vec<Vec<usize>>>,
    /// Whether names may be written with that of the policy before them.
    qualifies: bool,
}

/// Names by which policies of a chain mean different ones; `parents`: those that are contested among the ancestors.
pub(super) fn contested<'n>(chain: &[Arc<Policy>], parents: impl ExactSizeIterator<Item = &'n Meanings>) -> BTreeSet<Name> {
    let Some((policy, ancestors)) = chain.split_first() else { return BTreeSet::new() };
    let several = parents.len() > 1;
    let mut contested: BTreeSet<Name> = parents.flat_map(|parent| parent.contested.keys().cloned()).collect();
    let differs = |name: &Name, nearer: &Policy, farther: &Policy| {
        let both = nearer.names.set_up(name).zip(farther.names.set_up(name));
        both.is_some_and(|(one, other)| !other.is_open && !one.restates(other) && !nearer.is_of_same_institution(farther))
    };
    for (name, set_up) in policy.names.all_set_up() {
        if set_up.means_another(name) || ancestors.iter().any(|ancestor| differs(name, policy, ancestor)) {
            contested.insert(name.clone());
        }
    }
    // Two parents may each set somebody up by one name.
    for (at, one) in ancestors.iter().enumerate().filter(|_| several) {
        for (name, _) in one.names.all_set_up() {
            if ancestors.iter().skip(at + 1).any(|other| differs(name, one, other) && differs(name, other, one)) {
                contested.insert(name.clone());
            }
        }
    }
    contested
}

impl Meanings {
    /// What the names mean, of which some are contested, and some mean nobody else's than those of the policy at the end of the chain.
    pub(super) fn new(chain: &[Arc<Policy>], contested: &BTreeSet<Name>, usurped: &BTreeSet<NameId>, lines: &dyn Fn() -> Lines) -> Self {
        let qualifies = chain.iter().any(|policy| policy.names.qualifies());
        let lines = if contested.is_empty() && usurped.is_empty() && !qualifies { Lines::default() } else { lines() };
        let usurped: BTreeSet<Name> = usurped.iter().copied().map(Name::Known).collect();
        let mut meant = BTreeMap::new();
        for name in contested.union(&usurped) {
            let mut by: Vec<Vec<usize>> = vec![Vec::new(); chain.len()];
            for &at in &lines.from_above {
                let mut above: Vec<usize> = Vec::new();
                for parent in lines.above.get(at).into_iter().flatten() {
                    above.extend(by.get(parent.at).into_iter().flatten());
                }
                above.sort_unstable();
                above.dedup();
                let own = chain.get(at).and_then(|policy| Some((policy, policy.names.set_up(name)?)));
                let is_own = own.is_some_and(|(policy, set_up)| {
                    let is_same = |other: &usize| {
                        chain.get(*other).is_some_and(|other| {
                            let restates = |of: &SetUp| of.is_open || set_up.restates(of);
                            policy.is_of_same_institution(other) || other.names.set_up(name).is_some_and(restates)
                        })
                    };
                    above.is_empty() || !above.iter().all(is_same)
                });
                if let Some(meant) = by.get_mut(at) {
                    *meant = if is_own { vec![at] } else { above };
                }
            }
            if let Some(own) = by.first_mut().filter(|_| usurped.contains(name)) {
                *own = vec![0];
            }
            meant.insert(name.clone(), by);
        }
        Self { lines, contested: meant, qualifies }
    }

    /// Whether every name means the same wherever it is written.
    pub(super) fn is_plain(&self) -> bool {
        self.contested.is_empty() && !self.qualifies
    }

    /// Whether different policies mean different ones by a name.
    pub(super) fn is_contested(&self, name: &Name) -> bool {
        self.contested.contains_key(name)
    }

    /// Those who set up whom a policy means by a contested name.
    pub(super) fn setters(&self, writer: usize, name: &Name) -> &[usize] {
        self.contested.get(name).and_then(|by| by.get(writer)).map_or(&[], Vec::as_slice)
    }

    /// The parent, and the name that it is to be looked for with there, of a name with that of a policy before it.
    pub(super) fn qualified(&self, writer: usize, name: &Name, vocabulary: &Vocabulary) -> Option<(usize, Name)> {
        let Name::Own(key) = name else { return None };
        if !is_qualified(name) {
            return None;
        }
        let parents = self.lines.above.get(writer)?;
        let named = parents.iter().filter_map(|parent| {
            let rest = key.strip_prefix(&**parent.short.as_ref()?)?.strip_prefix('.')?;
            Some((parent.at, rest))
        });
        let (at, rest) = named.min_by_key(|(_, rest)| rest.len())?;
        Some((at, Name::actor(rest, vocabulary)))
    }

    /// The name that one with those of policies before it is looked for with.
    pub(super) fn looked_for(&self, writer: usize, name: &Name, vocabulary: &Vocabulary) -> Option<Name> {
        let (parent, rest) = self.qualified(writer, name, vocabulary)?;
        Some(self.looked_for(parent, &rest, vocabulary).unwrap_or(rest))
    }

    /// A name as it is meant by the policy that writes it; none where it means what it says.
    pub(super) fn of(&self, chain: &[Arc<Policy>], writer: usize, name: &Name, vocabulary: &Vocabulary) -> Option<Name> {
        if let Some((parent, rest)) = self.qualified(writer, name, vocabulary) {
            return Some(self.of(chain, parent, &rest, vocabulary).unwrap_or(rest));
        }
        let [only] = self.setters(writer, name) else { return None };
        chain.get(*only).map(|policy| called_by(policy, name))
    }
}

/// A name as a policy means it.
pub(super) fn called_by(policy: &Policy, name: &Name) -> Name {
    Name::Of(Arc::new(OfPolicy { name: name.clone(), title: Arc::from(policy.title.as_str()), path: Arc::clone(&policy.path) }))
}
