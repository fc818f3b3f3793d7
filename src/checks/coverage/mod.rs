//! Coverage: which requirements a policy meets, by data and not by claim. Judged once, then told by one rule a file.

mod answer;
mod assess;
mod atom;
mod claim;
mod claims;
pub(crate) mod deemed;
pub(crate) mod describe;
mod evaluate;
pub(crate) mod exception;
pub(crate) mod hollow;
mod lack;
mod link;
mod lost;
pub(crate) mod missing;
mod needed;
pub(crate) mod no_standard;
mod outcome;
pub(crate) mod overclaim;
pub(crate) mod partial_scope;
pub(crate) mod partly;
mod pending;
mod reach;
mod said;
pub(crate) mod skeleton;
mod task;
mod tell;
pub(crate) mod too_many_facilities;
pub(crate) mod unclaimed;
pub(crate) mod unjustified_exclusion;
pub(crate) mod unknown_fact;
pub(crate) mod unmet;
pub(crate) mod unsaid;
pub(crate) mod unverified;

use crate::answer::{Counts, Outcome};
use crate::checks::Context;
use crate::diagnostic::{Findings, Rule};
pub(crate) use assess::assess;
pub use outcome::{Judged, JudgedPart, judge};
use pending::{OfPolicy, Trouble};

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &missing::RULE,
    &unmet::RULE,
    &partly::RULE,
    &unsaid::RULE,
    &unclaimed::RULE,
    &unverified::RULE,
    &unknown_fact::RULE,
    &unjustified_exclusion::RULE,
    &exception::RULE,
    &hollow::RULE,
    &overclaim::RULE,
    &no_standard::RULE,
    &partial_scope::RULE,
    &deemed::RULE,
    &too_many_facilities::RULE,
];

/// Judges the requirements and says what is wrong.
pub(super) fn check<'a>(cx: &Context<'a>, findings: &mut Findings) -> Vec<Judged<'a>> {
    let judged = judge(cx);
    no_standard::check(cx, findings);
    partial_scope::check(cx, findings);
    deemed::check(cx, findings);
    let of = OfPolicy::new(cx);
    for requirement in &judged {
        let trouble = match requirement.outcome {
            // An exclusion that is not allowed has a finding of its own.
            Outcome::Missing if !missing::is_excluded(cx, requirement) => Trouble::Missing,
            Outcome::Unmet => Trouble::Unmet,
            Outcome::Unsaid => Trouble::Unsaid,
            Outcome::Partly => Trouble::Partly,
            Outcome::Unclaimed => Trouble::Unclaimed,
            Outcome::Missing
            | Outcome::Covered
            | Outcome::CoveredByEquivalence
            | Outcome::CoveredByWording
            | Outcome::Inherited
            | Outcome::InheritedByWording
            | Outcome::Delegated
            | Outcome::Excepted
            | Outcome::NotApplicable
            | Outcome::Unknown
            | Outcome::OutOfScope => continue,
        };
        findings.push(pending::finding(cx, &of, requirement, trouble));
    }
    unknown_fact::check(cx, &judged, findings);
    unverified::check(cx, &judged, findings);
    unjustified_exclusion::check(cx, findings);
    exception::check(cx, &judged, findings);
    hollow::check(cx, findings);
    overclaim::check(cx, &judged, findings);
    judged
}

/// How many requirements came out how.
pub(super) fn counts(cx: &Context<'_>, judged: &[Judged<'_>]) -> Counts {
    let mut counts = Counts { out_of_scope: partial_scope::outside(cx).count().try_into().unwrap_or(u32::MAX), ..Counts::default() };
    for requirement in judged {
        counts.enter(requirement.outcome, requirement.marks());
    }
    counts
}
