//! Coverage: which requirements a policy meets, by data and not by claim. Judged once, then told by one rule a file.

mod answer;
mod atom;
pub(crate) mod describe;
mod evaluate;
pub mod exception;
pub mod hollow;
mod lack;
pub mod missing;
pub mod no_standard;
mod outcome;
pub mod overclaim;
pub mod partial_scope;
pub mod partly;
pub(crate) mod skeleton;
mod tell;
pub mod unclaimed;
pub mod unjustified_exclusion;
pub mod unknown_fact;
pub mod unmet;
pub mod unverified;

use crate::checks::Context;
use crate::diagnostic::{Counts, Findings, Rule, Text};
pub use outcome::{Judged, JudgedPart, Outcome, judge};

/// The rules of this family.
pub const RULES: [&Rule; 12] = [
    &missing::RULE,
    &unmet::RULE,
    &partly::RULE,
    &unclaimed::RULE,
    &unverified::RULE,
    &unknown_fact::RULE,
    &unjustified_exclusion::RULE,
    &exception::RULE,
    &hollow::RULE,
    &overclaim::RULE,
    &no_standard::RULE,
    &partial_scope::RULE,
];

/// Judges the requirements and says what is wrong.
pub(super) fn check<'a>(cx: &Context<'a>, findings: &mut Findings) -> Vec<Judged<'a>> {
    let judged = judge(cx);
    let mut found = Findings::default();
    rules(cx, &judged, &mut found);
    // Where a policy is judged by several standards, a number alone does not say of which.
    let several = cx.view.standards.len() > 1;
    for mut finding in found.into_vec() {
        let standard = finding.requirement.as_deref().and_then(|path| path.split_once('/')).map(|(standard, _)| standard.to_owned());
        if let Some(standard) = standard.filter(|_| several) {
            finding.message = Text::new(format!("{}（{standard}）", finding.message.ja), format!("{} ({standard})", finding.message.en));
        }
        findings.push(finding);
    }
    judged
}

fn rules<'a>(cx: &Context<'a>, judged: &[Judged<'a>], findings: &mut Findings) {
    no_standard::check(cx, findings);
    partial_scope::check(cx, findings);
    let around = skeleton::Around::new(cx, judged, missing::language(cx));
    for requirement in judged {
        missing::check(cx, requirement, &around, findings);
        unmet::check(cx, requirement, findings);
        partly::check(cx, requirement, findings);
        unclaimed::check(cx, requirement, findings);
    }
    unknown_fact::check(cx, judged, findings);
    unverified::check(cx, judged, findings);
    unjustified_exclusion::check(cx, findings);
    exception::check(cx, judged, findings);
    hollow::check(cx, findings);
    overclaim::check(cx, judged, findings);
}

/// How many requirements came out how.
pub(super) fn counts(judged: &[Judged<'_>]) -> Counts {
    let mut counts = Counts::default();
    for requirement in judged {
        let place = match requirement.outcome {
            Outcome::Covered => &mut counts.covered,
            Outcome::CoveredByEquivalence => &mut counts.covered_by_equivalence,
            Outcome::CoveredByWording => &mut counts.covered_by_wording,
            Outcome::Inherited => &mut counts.inherited,
            Outcome::InheritedByWording => &mut counts.inherited_by_wording,
            Outcome::Partly => &mut counts.partly,
            Outcome::Unmet => &mut counts.unmet,
            Outcome::Unclaimed => &mut counts.unclaimed,
            Outcome::Missing => &mut counts.missing,
            Outcome::Delegated => &mut counts.delegated,
            Outcome::Excepted => &mut counts.excepted,
            Outcome::NotApplicable => &mut counts.not_applicable,
            Outcome::Unknown => continue,
        };
        *place += 1;
        if requirement.outcome == Outcome::NotApplicable {
            continue;
        }
        if !requirement.missing.is_empty() {
            counts.assumed_applicable += 1;
        }
        if !requirement.is_verified() {
            counts.unverified += 1;
        }
    }
    counts
}
