//! Judging policies that were resolved.

use crate::checks;
use crate::diagnostic::{Findings, PolicyCounts};
use crate::resolve::Resolved;
use crate::resolve::policy::PolicyId;

/// Runs the checks on some policies, in parallel; what comes of each is in the order of the policies.
pub(crate) fn judged(resolved: &Resolved<'_>, ids: Vec<PolicyId>) -> Vec<(PolicyId, Vec<PolicyCounts>, Findings)> {
    let judging = checks::Judging::new(resolved);
    crate::resolve::each(ids, &mut Findings::default(), |id, _| {
        let mut found = Findings::default();
        let counts = judging.judge(id, &mut found);
        (id, counts, found)
    })
}

/// Runs the checks on all policies; counts come in their order.
pub(crate) fn checked(resolved: &Resolved<'_>, findings: &mut Findings) -> Vec<PolicyCounts> {
    let ids = resolved.iter().map(|(id, ..)| id).collect();
    let mut all = Vec::new();
    for (_, counts, found) in judged(resolved, ids) {
        all.extend(counts);
        findings.append(found);
    }
    all
}
