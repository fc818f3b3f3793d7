//! Whether a parent is the one that was meant: its version, its text, whether it is in force, and that it is named once.

use jiff::civil::Date;

use super::policy::{Parent, Policy};
use super::{digest, report};
use crate::diagnostic::Findings;
use crate::syntax::document::Document;
use crate::text::Sources;

/// Says of every parent what of it is not as the child has it.
pub(super) fn check(policies: &[Policy], documents: &[Document], sources: &Sources, as_of: Date, findings: &mut Findings) {
    for policy in policies {
        for (nth, parent) in policy.parents.iter().enumerate() {
            let Some(target) = parent.policy.and_then(|id| policies.get(id.0)) else { continue };
            let before = policy.parents.iter().take(nth).find(|other| other.policy == parent.policy && other.for_class == parent.for_class);
            if let Some(before) = before {
                report::parent_twice(findings, parent.span, before.span);
            }
            version(parent, target, findings);
            if let Some((effective, place)) = target.head.effective
                && effective > as_of
            {
                report::parent_not_in_force(findings, parent.span, effective, place);
            }
            if let Some((named, span)) = &parent.digest {
                let actual = digest::of_policy(target, documents, sources);
                if !named.eq_ignore_ascii_case(&actual) {
                    let named = if digest::is_digest(named) { report::Named::Digest } else { report::Named::Else };
                    report::digest(findings, *span, &actual, target.header, named);
                }
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
