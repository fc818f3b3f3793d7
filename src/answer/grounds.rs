//! On what grounds nothing is found where something could be: all that lawfully keeps a finding away, counted by kind.

use super::coverage::Counts;

/// How often something lawfully keeps a finding away. Requirements are counted for each policy, and for each facility that is judged by
/// itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Requirements that a policy's own declarations or wording meet.
    pub met: u32,
    /// Requirements that something meets which the policy declares to be equivalent.
    pub equivalent: u32,
    /// Requirements that a parent's declarations or wording meet.
    pub inherited: u32,
    /// Requirements that a parent leaves to those below it.
    pub delegated: u32,
    /// Requirements that do not apply, by the stated facts.
    pub not_applicable: u32,
    /// Requirements that a policy excludes with a reason, where the standard leaves it to judgement.
    pub excluded: u32,
    /// Requirements in whose place another volume is met (deemed compliance).
    pub deemed: u32,
    /// Policies that say until when, and by whose decision, they stay with an edition that has been superseded.
    pub transition: u32,
    /// Requirements that an exception in order lets wait.
    pub excepted: u32,
    /// Requirements outside what a policy says that it covers.
    pub out_of_scope: u32,
    /// Times that something of a parent does not reach a policy or a facility, with the parent's approval or by its leave.
    pub left_out: u32,
    /// Findings that a comment suppresses.
    pub suppressed: u32,
    /// Findings that a baseline knows.
    pub baselined: u32,
    /// Findings that weigh less than they would, by a level in the configuration.
    pub lowered: u32,
    /// Findings that the configuration switches off.
    pub switched_off: u32,
    /// Policy files that the configuration leaves out.
    pub unread: u32,
    /// Policy files that a `.gitignore` names.
    pub ignored: u32,
    /// Policy files that neither were touched nor inherit from what was, where only that is asked for.
    pub untouched: u32,
}

impl Grounds {
    /// Those on which the requirements of one policy are no finding.
    pub(crate) fn of_counts(counts: &Counts) -> Self {
        Self {
            met: counts.covered + counts.covered_by_wording,
            equivalent: counts.covered_by_equivalence,
            inherited: counts.inherited + counts.inherited_by_wording,
            delegated: counts.delegated,
            not_applicable: counts.not_applicable - counts.excluded - counts.deemed,
            excluded: counts.excluded,
            deemed: counts.deemed,
            excepted: counts.excepted,
            out_of_scope: counts.out_of_scope,
            ..Self::default()
        }
    }
}

impl std::ops::AddAssign for Grounds {
    fn add_assign(&mut self, other: Self) {
        self.met += other.met;
        self.equivalent += other.equivalent;
        self.inherited += other.inherited;
        self.delegated += other.delegated;
        self.not_applicable += other.not_applicable;
        self.excluded += other.excluded;
        self.deemed += other.deemed;
        self.transition += other.transition;
        self.excepted += other.excepted;
        self.out_of_scope += other.out_of_scope;
        self.left_out += other.left_out;
        self.suppressed += other.suppressed;
        self.baselined += other.baselined;
        self.lowered += other.lowered;
        self.switched_off += other.switched_off;
        self.unread += other.unread;
        self.ignored += other.ignored;
        self.untouched += other.untouched;
    }
}
