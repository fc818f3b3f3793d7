//! Who inherits from a policy: few rules ask, and of many policies nobody has all documents at hand.

use std::fmt::Debug;
use std::sync::Arc;

use super::policies::Policies;
use super::policy::PolicyId;
use super::view::View;
use crate::syntax::document::Document;
use crate::text::ByFile;

/// Where those are found that inherit from a policy.
#[derive(Debug)]
pub enum Below<'a> {
    /// They are among the policies at hand: by each policy those below it, directly and further on, in the order of their paths.
    These(ByFile<Vec<PolicyId>>),
    /// Somebody else knows them.
    Others(&'a dyn Descendants),
}

/// The documents of those that inherit from policies.
pub trait Descendants: Debug + Sync {
    /// Whether some document in which `text` stands, of a policy below one, is wanted.
    fn any(&self, id: PolicyId, text: &str, wanted: &dyn Fn(&Document) -> bool) -> bool;
}

impl Below<'_> {
    /// Those among the policies at hand.
    pub(super) fn of(policies: &Policies, views: &ByFile<Arc<View>>) -> Self {
        let mut below: ByFile<Vec<PolicyId>> = policies.iter().map(|policy| (policy.file, Vec::new())).collect();
        for policy in policies.iter() {
            for ancestor in views.get(policy.file).into_iter().flat_map(|view| &view.ancestors) {
                if let Some(below) = below.get_mut(ancestor.0) {
                    below.push(policy.id());
                }
            }
        }
        Self::These(below)
    }
}
