//! The policies of a run.

use std::sync::Arc;

use super::policy::{Policy, PolicyId};
use crate::text::ByFile;

/// Policies in the order of their paths, each found by its id. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Policies(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    all: Vec<Arc<Policy>>,
    places: ByFile<usize>,
}

impl Policies {
    /// A policy; `None` only for an id of another run.
    pub fn get(&self, id: PolicyId) -> Option<&Arc<Policy>> {
        self.0.all.get(self.place(id)?)
    }

    /// Where a policy stands in the order of their paths.
    pub fn place(&self, id: PolicyId) -> Option<usize> {
        self.0.places.get(id.0).copied()
    }

    /// All of them, in the order of their paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<Policy>> {
        self.0.all.iter()
    }
}

impl FromIterator<Arc<Policy>> for Policies {
    fn from_iter<I: IntoIterator<Item = Arc<Policy>>>(policies: I) -> Self {
        let all: Vec<Arc<Policy>> = policies.into_iter().collect();
        let places = all.iter().enumerate().map(|(place, policy)| (policy.file, place)).collect();
        Self(Arc::new(Shared { all, places }))
    }
}
