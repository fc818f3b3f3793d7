//! Which policy of the old side is which of the new one: the same path, else the same title and kind of institution.

use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;

/// The policies of a side that are compared, each with the path by which it is known on both.
#[derive(Debug, Clone)]
pub(super) struct Seen<'a> {
    pub(super) resolved: &'a Resolved<'a>,
    pub(super) policies: Vec<(PolicyId, String)>,
}

impl Seen<'_> {
    /// The path of a policy.
    pub(super) fn path(&self, id: PolicyId) -> Option<String> {
        self.policies.iter().find(|(policy, _)| *policy == id).map(|(_, path)| path.clone())
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
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let same: [fn(&Known, &Known) -> bool; 2] = [|one, other| one.path == other.path, |one, other| one.name == other.name];
    for same in same {
        for (at, one) in before.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(old, _)| old == at)).collect::<Vec<_>>() {
            let other = after.iter().enumerate().find(|(to, other)| same(one, other) && !pairs.iter().any(|(_, new)| new == to));
            pairs.extend(other.map(|(to, _)| (at, to)));
        }
    }
    let mut all: Vec<(&str, Match)> = Vec::new();
    for (to, other) in after.iter().enumerate() {
        let one = pairs.iter().find(|(_, new)| *new == to).and_then(|(at, _)| before.get(*at));
        all.push((&other.path, Match { old: one.map(|one| one.id), new: Some(other.id) }));
    }
    let gone = before.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(old, _)| old == at));
    all.extend(gone.map(|(_, one)| (one.path.as_str(), Match { old: Some(one.id), new: None })));
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
