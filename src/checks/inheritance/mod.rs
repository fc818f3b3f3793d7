//! Inheritance: nothing of a parent's weakened, everything delegated taken up. Overrides are judged here, merged in `resolve`.

mod basis;
mod compare;
pub(crate) mod csirt_unlinked;
mod definitions;
mod delegated;
mod delegating;
pub(crate) mod excluded;
pub(crate) mod final_value;
pub(crate) mod incomparable;
mod narrowed;
pub(crate) mod not_delegated;
pub(crate) mod other_class;
pub(crate) mod own_matters_hollow;
pub(crate) mod stale_parent;
pub(crate) mod unimplemented_delegation;
pub(crate) mod weakened;
pub(crate) mod without_policy;

use crate::checks::Context;
use crate::diagnostic::{Findings, Rule};
pub(crate) use compare::{Change, changes};
pub(crate) use delegated::takes_up;
pub(crate) use not_delegated::MOST_SOUGHT as MOST_SOUGHT_ABOVE;
pub(super) use weakened::weakens;

/// The rules of this family that are raised here; the others are raised while parents are found.
pub(crate) const RULES: &[&Rule] = &[
    &weakened::RULE,
    &incomparable::RULE,
    &final_value::RULE,
    &unimplemented_delegation::RULE,
    &not_delegated::RULE,
    &excluded::RULE,
    &excluded::BINDING,
    &excluded::UNAPPROVED,
    &other_class::RULE,
    &stale_parent::RULE,
    &own_matters_hollow::RULE,
    &csirt_unlinked::RULE,
    &without_policy::RULE,
];

/// Compares a policy with what its parents lay on it; gives how often something of them does not reach it, in order.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) -> u32 {
    for change in changes(cx) {
        weakened::check(cx, &change, findings);
        incomparable::check(cx, &change, findings);
        final_value::check(cx, &change, findings);
    }
    weakened::check_duties(cx, findings);
    narrowed::check(cx, findings);
    incomparable::check_parents(cx, findings);
    unimplemented_delegation::check(cx, findings);
    not_delegated::check(cx, findings);
    definitions::check(cx, findings);
    let left_out = excluded::check(cx, findings);
    other_class::check(cx, findings);
    stale_parent::check(cx, findings);
    own_matters_hollow::check(cx, findings);
    csirt_unlinked::check(cx, findings);
    without_policy::check(cx, findings);
    left_out
}

#[cfg(test)]
mod tests;
