//! Counts of outcomes, policy by policy: what a run says of coverage beside its findings.

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
    /// Of all these: taken over from the edition before, whose number in this one is not known.
    pub carried: u32,
    /// Of all these: taken to apply because a fact is not stated.
    pub assumed_applicable: u32,
    /// Of all these: the text of the requirement is not confirmed.
    pub unverified: u32,
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
