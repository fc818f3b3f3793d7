//! Structure: numbers run on, references lead somewhere, terms are defined and used, documents of a set say their tier.

pub(crate) mod dangling_reference;
pub(crate) mod duplicate_number;
pub(crate) mod missing_tier;
pub(crate) mod number_order;
mod provision;
mod references;
mod series;
pub(crate) mod undefined_term;
pub(crate) mod uneven_row;
pub(crate) mod unused_definition;

pub(crate) use references::NumberedReference;
pub(super) use references::numbered;

use super::citation::Citations;
use crate::checks::Context;
use crate::diagnostic::{Findings, Rule};

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &duplicate_number::RULE,
    &number_order::RULE,
    &dangling_reference::RULE,
    &undefined_term::RULE,
    &unused_definition::RULE,
    &missing_tier::RULE,
    &uneven_row::RULE,
];

/// Judges a policy.
pub(super) fn check(cx: &Context<'_>, citations: &Citations<'_>, findings: &mut Findings) {
    for series in series::all(cx) {
        duplicate_number::check(&series, findings);
        number_order::check(&series, findings);
    }
    dangling_reference::check(cx, citations, findings);
    undefined_term::check(cx, citations, findings);
    unused_definition::check(cx, findings);
    missing_tier::check(cx, findings);
    uneven_row::check(cx, findings);
}
