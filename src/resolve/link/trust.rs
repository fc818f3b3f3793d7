//! Whether a parent is the one that was meant: its version, its text, whether it is in force, and that it is named once.

use crate::diagnostic::Findings;
use crate::resolve::policies::Policies;
use crate::resolve::policy::{Parent, Policy, PolicyId};
use crate::resolve::{Input, digest, report};

/// Says of every parent of a policy what of it is not as the child has it; `parents`: what each `inherits` leads to.
pub(super) fn check(input: &Input<'_>, policies: &Policies, policy: &Policy, parents: &[Option<PolicyId>], findings: &mut Findings) {
    let named: Vec<(&Parent, PolicyId)> = policy.parents.iter().zip(parents).filter_map(|(parent, id)| Some((parent, (*id)?))).collect();
    for (nth, &(parent, id)) in named.iter().enumerate() {
        let Some(target) = policies.get(id) else { continue };
        let before = named.iter().take(nth).find(|(other, of)| *of == id && other.for_class == parent.for_class);
        if let Some((before, _)) = before {
            report::parent_twice(findings, parent.span, before.span);
        }
        version(parent, target, findings);
        if let Some((effective, place)) = target.head.effective
            && effective > input.as_of
        {
            report::parent_not_in_force(findings, parent.span, effective, place);
        }
        if let Some((named, span)) = &parent.digest {
            let actual = digest::of_policy(target, &input.documents);
            if !digest::is_of(named, &actual, target, &input.documents) {
                let named = if digest::is_digest(named) { report::Named::Digest } else { report::Named::Else };
                report::digest(findings, *span, &actual, target.header, named);
            }
        }
    }
}

/// A parent in another version than the one named.
fn version(parent: &Parent, target: &Policy, findings: &mut Findings) {
    let Some((named, span)) = &parent.version else { return };
    match &target.version {
        Some((version, _)) if version == named => {}
        actual => report::version(findings, named, *span, actual.as_ref(), target.header),
    }
}
