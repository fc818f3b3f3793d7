//! Standards: whether what a policy conforms to is the edition of the day, and holds something to judge by.

pub(crate) mod former_edition;
pub(crate) mod superseded;
pub(crate) mod unofficial;

use crate::checks::Context;
use crate::diagnostic::{Findings, Rule};

/// The rules of this family that are raised here; the others are raised while references are looked up.
pub(crate) const RULES: &[&Rule] = &[&superseded::RULE, &former_edition::RULE, &unofficial::RULE];

/// Judges a policy. Gives the number of superseded editions that it keeps for a time that it states.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) -> u32 {
    let kept = superseded::check(cx, findings);
    former_edition::check(cx, findings);
    unofficial::check(cx, findings);
    kept
}

#[cfg(test)]
mod tests;
