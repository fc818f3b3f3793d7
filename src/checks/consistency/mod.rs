//! Consistency: what a policy says fits together. Names lead somewhere, nothing is said in two ways, nothing is left open.

pub(crate) mod broken_placeholder;
pub(crate) mod conflict;
pub(crate) mod contradicts_fact;
pub(crate) mod denied;
pub(crate) mod dual_role;
pub(crate) mod implausible_value;
mod implemented;
mod lookup;
mod placeholder;
pub(crate) mod says_nothing;
pub(crate) mod undecided;
pub(crate) mod undefined_name;
pub(crate) mod unknown_actor;
pub(crate) mod unread_sentence;
pub(crate) mod unsaid;
pub(crate) mod vacant_role;
pub(crate) mod vendor_in_office;
pub(crate) mod wording_disagrees;

use crate::checks::Context;
use crate::diagnostic::{Findings, Rule};

/// The rules of this family that are raised here only; `conflict` and `undefined-name` are raised while names are bound, too.
pub(crate) const RULES: &[&Rule] = &[
    &broken_placeholder::RULE,
    &contradicts_fact::RULE,
    &denied::RULE,
    &dual_role::RULE,
    &implausible_value::RULE,
    &says_nothing::RULE,
    &undecided::RULE,
    &unknown_actor::RULE,
    &unread_sentence::RULE,
    &unsaid::RULE,
    &vacant_role::RULE,
    &vendor_in_office::RULE,
    &wording_disagrees::RULE,
];

/// Judges a policy.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    contradicts_fact::check(cx, findings);
    conflict::check(cx, findings);
    undefined_name::check(cx, findings);
    placeholder::check(cx, findings);
    broken_placeholder::check(cx, findings);
    unknown_actor::check(cx, findings);
    vacant_role::check(cx, findings);
    vendor_in_office::check(cx, findings);
    implausible_value::check(cx, findings);
    wording_disagrees::check(cx, findings);
    denied::check(cx, findings);
    unsaid::check(cx, findings);
    undecided::check(cx, findings);
    says_nothing::check(cx, findings);
    dual_role::check(cx, findings);
}

#[cfg(test)]
mod tests;
