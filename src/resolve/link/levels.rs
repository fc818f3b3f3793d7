//! How far up policies are followed. What holds for a policy is put together from all above it, so that what a chain of policies costs
//! grows with the square of its levels: beyond some the links are not followed, and that is told.

use std::collections::HashSet;

use super::Links;
use crate::resolve::policy::PolicyId;
use crate::text::{ByFile, FileId};

/// So many policies may stand one above the other: no corporation has a tenth of them.
pub(crate) const MOST_LEVELS: usize = 64;

/// So many `inherits` of a policy are followed: nobody stands below as many.
pub(crate) const MOST_PARENTS: usize = 64;

/// The links, from the root of a policy to that of its parent, that lead through more levels than are followed. Those that are left lead
/// through no more, wherever the loops among them are cut: a loop counts as all of its policies, and one of more is not followed at all.
pub(super) fn unfollowed(links: &Links, roots: &[FileId]) -> HashSet<(FileId, FileId)> {
    let mut unfollowed = HashSet::new();
    let parents: HashSet<PolicyId> = roots.iter().flat_map(|&root| links.of(PolicyId(root))).flatten().copied().collect();
    if parents.len() < MOST_LEVELS {
        return unfollowed;
    }
    let policies: Vec<PolicyId> = roots.iter().map(|&root| PolicyId(root)).collect();
    let knots = links.knots(&policies);
    let mut members: Vec<(usize, PolicyId)> = policies.into_iter().filter_map(|policy| Some((*knots.get(policy.0)?, policy))).collect();
    // Those above have the higher numbers.
    members.sort_by_key(|(knot, _)| std::cmp::Reverse(*knot));
    let mut levels: ByFile<usize> = ByFile::default();
    for knot in members.chunk_by(|(one, _), (other, _)| one == other) {
        let is_followed = knot.len() <= MOST_LEVELS;
        let own = if is_followed { knot.len() } else { 1 };
        let mut highest = own;
        for &(_, PolicyId(member)) in knot {
            for &PolicyId(parent) in links.of(PolicyId(member)).iter().flatten() {
                let reached = match knots.get(parent) == knots.get(member) {
                    true if is_followed => continue,
                    true => None,
                    false => levels.get(parent).map(|level| level + own).filter(|level| *level <= MOST_LEVELS),
                };
                match reached {
                    Some(level) => highest = highest.max(level),
                    None => {
                        unfollowed.insert((member, parent));
                    }
                }
            }
        }
        for (_, member) in knot {
            levels.insert(member.0, highest);
        }
    }
    unfollowed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: usize) -> FileId {
        FileId(u32::try_from(number).unwrap())
    }

    /// Links from each policy to others, and which of them are not followed.
    fn cut(of: usize, parents: impl Fn(usize) -> Vec<usize>) -> Vec<(u32, u32)> {
        let roots: Vec<FileId> = (0..of).map(id).collect();
        let above = |at: usize| parents(at).into_iter().map(|parent| Some(PolicyId(id(parent)))).collect();
        let links = Links { parents: (0..of).map(|at| (id(at), above(at))).collect() };
        let mut cut: Vec<(u32, u32)> = unfollowed(&links, &roots).into_iter().map(|(child, parent)| (child.0, parent.0)).collect();
        cut.sort_unstable();
        cut
    }

    #[test]
    fn a_chain_is_followed_through_so_many_levels() {
        let chain = |of: usize| cut(of, |at| if at == 0 { Vec::new() } else { vec![at - 1] });
        assert!(chain(MOST_LEVELS).is_empty());
        assert_eq!(chain(MOST_LEVELS + 1), [(64, 63)]);
        assert_eq!(chain(3 * MOST_LEVELS), [(64, 63), (128, 127)]);
        // From the last to the first it is the same.
        let downwards = |of: usize| cut(of, |at| if at + 1 == of { Vec::new() } else { vec![at + 1] });
        assert_eq!(downwards(MOST_LEVELS + 1), [(0, 1)]);
        // A way that is short is followed beside one that is not.
        assert_eq!(cut(MOST_LEVELS + 1, |at| if at == 0 { Vec::new() } else { vec![0, at - 1] }), [(64, 63)]);
    }

    #[test]
    fn many_children_and_many_parents_are_no_levels() {
        assert!(cut(1000, |at| if at == 0 { Vec::new() } else { vec![0] }).is_empty());
        assert!(cut(1000, |at| if at == 0 { (1..1000).collect() } else { Vec::new() }).is_empty());
        let diamonds = |at: usize| if at < 2 { Vec::new() } else { vec![(at / 2 - 1) * 2, (at / 2 - 1) * 2 + 1] };
        assert!(cut(2 * MOST_LEVELS, diamonds).is_empty());
        assert_eq!(cut(2 * MOST_LEVELS + 2, diamonds), [(128, 126), (128, 127), (129, 126), (129, 127)]);
    }

    #[test]
    fn a_loop_counts_as_all_of_its_policies() {
        let ring = |of: usize| cut(of, |at| vec![(at + 1) % of]);
        assert!(ring(MOST_LEVELS).is_empty());
        assert_eq!(ring(MOST_LEVELS + 1).len(), MOST_LEVELS + 1);
        // Forty in a ring, above which stand thirty.
        let below = |at: usize| match at {
            0 => Vec::new(),
            1..30 => vec![at - 1],
            69 => vec![30, 29],
            _ => vec![at + 1],
        };
        assert_eq!(cut(70, below), [(69, 29)]);
    }
}
