//! Which policy of the old side is which of the new one: the same path, else the same title and kind of institution.

use std::collections::BTreeMap;

use super::paired::Paired;
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;

/// The policies of a side that are compared, each with the path by which it is known on both.
#[derive(Debug, Clone)]
pub(super) struct Seen<'a> {
    pub(super) resolved: &'a Resolved<'a>,
    pub(super) policies: Vec<(PolicyId, String)>,
}

/// The paths of policies.
pub(super) type Paths<'a> = BTreeMap<PolicyId, &'a str>;

impl Seen<'_> {
    /// The paths of its policies.
    pub(super) fn paths(&self) -> Paths<'_> {
        self.policies.iter().map(|(id, path)| (*id, path.as_str())).collect()
    }
}

/// A policy on both sides, or on one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) old: Option<PolicyId>,
    pub(super) new: Option<PolicyId>,
}

/// How a policy is known.
struct Known {
    id: PolicyId,
    path: String,
    /// Title and kind of institution.
    name: (String, Option<String>),
}

/// Matches the policies of both sides, in the order of their paths. Two single files are compared whatever they are called.
pub(super) fn matches(old: &Seen<'_>, new: &Seen<'_>) -> Vec<Match> {
    let (before, after) = (known(old), known(new));
    if let ([one], [other]) = (before.as_slice(), after.as_slice()) {
        return vec![Match { old: Some(one.id), new: Some(other.id) }];
    }
    let paired = Paired::new(&before, &after).by(|known| Some(&known.path)).by(|known| Some(&known.name));
    let there = paired.new_ones().map(|(one, other)| (other.path.as_str(), Match { old: one.map(|one| one.id), new: Some(other.id) }));
    let gone = paired.gone().map(|one| (one.path.as_str(), Match { old: Some(one.id), new: None }));
    let mut all: Vec<(&str, Match)> = there.chain(gone).collect();
    all.sort_by_key(|(path, _)| *path);
    all.into_iter().map(|(_, found)| found).collect()
}

fn known(seen: &Seen<'_>) -> Vec<Known> {
    let known = seen.policies.iter().filter_map(|(id, path)| {
        let policy = seen.resolved.policy(*id)?;
        let kind = policy.institution.map(|(kind, _)| seen.resolved.vocabulary.institution_spelling(kind).en.to_string());
        Some(Known { id: *id, path: path.clone(), name: (policy.title.clone(), kind) })
    });
    known.collect()
}
