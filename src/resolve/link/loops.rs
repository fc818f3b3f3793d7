//! Loops of inheritance. Where a loop is cut hangs on the loop alone, not on who else inherits from its policies: each is cut where a
//! walk up from the first of them, in the order of their paths, comes back.

use super::Links;
use crate::diagnostic::Findings;
use crate::resolve::policies::Policies;
use crate::resolve::policy::PolicyId;
use crate::resolve::report;
use crate::text::ByFile;

/// Where a walk stands with a policy.
#[derive(Clone, Copy)]
enum Seen {
    OnTheWay,
    Done,
}

impl Links {
    /// Cuts every loop at the policy where it is found, and reports it once.
    pub(super) fn cut_loops(&mut self, policies: &Policies, findings: &mut Findings) {
        let knot = self.knots(&policies.iter().map(|policy| policy.id()).collect::<Vec<_>>());
        let mut seen: ByFile<Seen> = ByFile::default();
        for from in policies.iter() {
            if seen.get(from.file).is_some() {
                continue;
            }
            // The way up from a policy: each on it with how many of its parents were visited.
            let mut way = vec![(from.id(), 0)];
            while let Some((at, visited)) = way.last_mut() {
                let (at, nth) = (*at, *visited);
                *visited += 1;
                seen.insert(at.0, Seen::OnTheWay);
                let Some(link) = self.parents.get_mut(at.0).and_then(|parents| parents.get_mut(nth)) else {
                    seen.insert(at.0, Seen::Done);
                    way.pop();
                    continue;
                };
                // No loop leads out of its knot.
                let Some(parent) = *link else { continue };
                if knot.get(parent.0) != knot.get(at.0) {
                    continue;
                }
                match seen.get(parent.0) {
                    None => way.push((parent, 0)),
                    Some(Seen::OnTheWay) => {
                        *link = None;
                        let header = policies.get(parent).map(|policy| policy.header);
                        if let Some(stated) = policies.get(at).and_then(|policy| policy.parents.get(nth)) {
                            report::cycle(findings, stated.span, header);
                        }
                    }
                    Some(Seen::Done) => {}
                }
            }
        }
    }

    /// For each policy the number of its knot: policies that inherit from each other, whichever way, have the same (the strongly
    /// connected components of the links, by Kosaraju's two walks). Those above others have the higher numbers.
    pub(super) fn knots(&self, policies: &[PolicyId]) -> ByFile<usize> {
        let mut children: ByFile<Vec<PolicyId>> = policies.iter().map(|policy| (policy.0, Vec::new())).collect();
        for &policy in policies {
            for parent in self.of(policy).iter().flatten() {
                if let Some(children) = children.get_mut(parent.0) {
                    children.push(policy);
                }
            }
        }
        let mut finished = Vec::new();
        let mut met: ByFile<()> = ByFile::default();
        for &from in policies {
            // Each policy comes twice: when it is met, and when all above it are done.
            let mut waiting = vec![(from, false)];
            while let Some((at, is_done)) = waiting.pop() {
                if is_done {
                    finished.push(at);
                } else if met.get(at.0).is_none() {
                    met.insert(at.0, ());
                    waiting.push((at, true));
                    waiting.extend(self.of(at).iter().flatten().map(|&parent| (parent, false)));
                }
            }
        }
        let mut knots: ByFile<usize> = ByFile::default();
        for (number, &from) in finished.iter().rev().enumerate() {
            let mut waiting = vec![from];
            while let Some(at) = waiting.pop() {
                if knots.get(at.0).is_none() {
                    knots.insert(at.0, number);
                    waiting.extend(children.get(at.0).into_iter().flatten());
                }
            }
        }
        knots
    }
}
