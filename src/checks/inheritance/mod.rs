//! Inheritance: nothing of a parent's weakened, everything delegated taken up. Overrides are judged here, merged in `resolve`.

mod compare;
mod delegated;
pub mod excluded;
pub mod final_value;
pub mod incomparable;
pub mod unimplemented_delegation;
pub mod weakened;

use crate::checks::Context;
use crate::diagnostic::{Findings, Rule};
pub(crate) use compare::{Change, changes};
pub(crate) use delegated::takes_up;
pub(super) use weakened::weakens;

/// The rules of this family that are raised here; the others are raised while parents are found.
pub const RULES: [&Rule; 6] =
    [&weakened::RULE, &incomparable::RULE, &final_value::RULE, &unimplemented_delegation::RULE, &excluded::RULE, &excluded::BINDING];

/// Compares a policy with what its parents lay on it.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for change in changes(cx) {
        weakened::check(cx, &change, findings);
        incomparable::check(cx, &change, findings);
        final_value::check(cx, &change, findings);
    }
    weakened::check_duties(cx, findings);
    incomparable::check_parents(cx, findings);
    unimplemented_delegation::check(cx, findings);
    excluded::check(cx, findings);
}

#[cfg(test)]
mod tests;
