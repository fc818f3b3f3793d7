//! Counts of outcomes, policy by policy: what a run says of coverage beside its findings.

use super::outcome::Outcome;
use crate::text::FileId;

/// How many requirements have which outcome for one policy. The outcomes exclude each other; the last five fields mark some of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Met by the policy's own data.
    pub covered: u32,
    /// Met by something that the policy declares to be equivalent.
    pub covered_by_equivalence: u32,
    /// Claimed by wording, where no data is expected.
    pub covered_by_wording: u32,
    /// Met by a parent's data.
    pub inherited: u32,
    /// Claimed by a parent's wording, where no data is expected.
    pub inherited_by_wording: u32,
    /// What would meet it is declared, and the wording, which is the whole of the text, does not say it.
    pub declared_not_said: u32,
    /// Some points met, others not.
    pub partly: u32,
    /// Claimed, but the data does not meet it.
    pub unmet: u32,
    /// Met by data, but no article claims it.
    pub unclaimed: u32,
    /// Neither claimed nor met.
    pub missing: u32,
    /// Left by a parent to those below, who have yet to take it up.
    pub delegated: u32,
    /// Excepted for a time.
    pub excepted: u32,
    /// Does not apply.
    pub not_applicable: u32,
    /// Not judged: something that could not be read, or a parent that is not there, may say anything of it.
    pub unknown: u32,
    /// Outside what the policy says that it covers, and so not judged.
    pub out_of_scope: u32,
    /// Of those that do not apply: excluded by the policy itself, where the standard leaves it to judgement.
    pub excluded: u32,
    /// Of those that do not apply: another volume is met in their place (deemed compliance).
    pub deemed: u32,
    /// Of all these: taken to apply because a fact is not stated.
    pub assumed_applicable: u32,
    /// Of those that were judged: the text of the requirement was not seen.
    pub unverified: u32,
    /// Of those that were judged: the text of the requirement could not be had.
    pub not_available: u32,
    /// Of those that were judged: taken over from the edition before, while its number in this one is not known.
    pub carried: u32,
}

/// What is to be known of a requirement beside its outcome: how certain it is that it is asked, and that it is asked so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Whose say it is that it does not apply, where no fact says so.
    pub put_aside: Option<PutAside>,
    /// Taken to apply because something is not stated.
    pub assumed: bool,
    /// How well its text is known.
    pub text: Known,
    /// It is taken over from the edition before, while its number in this one is not known.
    pub carried: bool,
}

/// Whose say it is that a requirement does not apply, where no fact says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PutAside {
    /// The policy itself excludes it, where the standard leaves that to judgement.
    Excluded,
    /// Another volume of the standard is met in its place.
    Deemed,
}

/// How well the text of a requirement is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Known {
    /// It was read, whole or in part.
    #[default]
    Read,
    /// It was not seen.
    Unverified,
    /// It could not be had.
    NotAvailable,
}

impl Counts {
    /// Counts a requirement. What was not judged is no more certain for its text, and so bears no mark of it.
    pub(crate) fn enter(&mut self, outcome: Outcome, marks: Marks) {
        *self.place(outcome) += 1;
        self.excluded += u32::from(marks.put_aside == Some(PutAside::Excluded));
        self.deemed += u32::from(marks.put_aside == Some(PutAside::Deemed));
        if outcome.is_judged() {
            self.assumed_applicable += u32::from(marks.assumed);
            self.unverified += u32::from(marks.text == Known::Unverified);
            self.not_available += u32::from(marks.text == Known::NotAvailable);
            self.carried += u32::from(marks.carried);
        }
    }

    /// How many have an outcome.
    pub fn of(mut self, outcome: Outcome) -> u32 {
        *self.place(outcome)
    }

    /// How many have one of some outcomes.
    pub fn of_those(self, which: impl Fn(Outcome) -> bool) -> u32 {
        Outcome::ALL.into_iter().filter(|outcome| which(*outcome)).map(|outcome| self.of(outcome)).sum()
    }

    /// How many there are in all.
    pub fn all(self) -> u32 {
        Outcome::ALL.into_iter().map(|outcome| self.of(outcome)).sum()
    }

    fn place(&mut self, outcome: Outcome) -> &mut u32 {
        match outcome {
            Outcome::Covered => &mut self.covered,
            Outcome::CoveredByEquivalence => &mut self.covered_by_equivalence,
            Outcome::CoveredByWording => &mut self.covered_by_wording,
            Outcome::Inherited => &mut self.inherited,
            Outcome::InheritedByWording => &mut self.inherited_by_wording,
            Outcome::Unsaid => &mut self.declared_not_said,
            Outcome::Partly => &mut self.partly,
            Outcome::Unmet => &mut self.unmet,
            Outcome::Unclaimed => &mut self.unclaimed,
            Outcome::Missing => &mut self.missing,
            Outcome::Delegated => &mut self.delegated,
            Outcome::Excepted => &mut self.excepted,
            Outcome::NotApplicable => &mut self.not_applicable,
            Outcome::Unknown => &mut self.unknown,
            Outcome::OutOfScope => &mut self.out_of_scope,
        }
    }
}

/// The counts of one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyCounts {
    /// The policy's file.
    pub file: FileId,
    /// The facility that the counts are of, where the policy has several.
    pub facility: Option<String>,
    /// Its counts.
    pub counts: Counts,
}
