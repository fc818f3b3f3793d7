//! Which policies replace which: a policy names by its title what it replaces.

use std::collections::HashMap;

use super::policies::Policies;
use super::policy::{Policy, PolicyId};
use crate::text::{ByFile, look_up_key};

/// Policies that replace others, and what they replace.
#[derive(Debug, Default)]
pub(super) struct Succession {
    replacing: ByFile<Vec<PolicyId>>,
    replaced: ByFile<Vec<PolicyId>>,
}

impl Succession {
    pub(super) fn new(policies: &Policies) -> Self {
        let mut succession = Self::default();
        let names = |policy: &Policy| policy.head.replaces.as_ref().map(|(title, _)| look_up_key(title).into_owned());
        let replacing: Vec<(PolicyId, String)> = policies.iter().filter_map(|policy| Some((policy.id(), names(policy)?))).collect();
        if replacing.is_empty() {
            return succession;
        }
        let mut by_title: HashMap<String, Vec<PolicyId>> = HashMap::new();
        for policy in policies.iter() {
            by_title.entry(look_up_key(&policy.title).into_owned()).or_default().push(policy.id());
        }
        for (id, title) in replacing {
            let others: Vec<PolicyId> = by_title.get(&title).into_iter().flatten().copied().filter(|other| *other != id).collect();
            for other in &others {
                succession.replacing.entry(other.0).push(id);
            }
            succession.replaced.insert(id.0, others);
        }
        succession
    }

    /// The policies that say of one that they replace it.
    pub(super) fn replacing(&self, id: PolicyId) -> &[PolicyId] {
        self.replacing.get(id.0).map_or(&[], Vec::as_slice)
    }

    /// The policies that one says it replaces.
    pub(super) fn replaced_by(&self, id: PolicyId) -> &[PolicyId] {
        self.replaced.get(id.0).map_or(&[], Vec::as_slice)
    }
}
