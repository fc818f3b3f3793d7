//! Who inherits from whom, with what each policy changes of what it inherits: what a run says of the policies of a repository
//! beside their findings.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::text::FileId;

/// A policy among those of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// The file of its root document.
    pub file: FileId,
    /// Its title.
    pub title: String,
    /// The day as of which it was judged.
    pub as_of: Date,
    /// The kind of institution.
    pub institution: Option<Text>,
    /// Its version, as written.
    pub version: Option<String>,
    /// The day from which it is in force, in ISO 8601.
    pub effective: Option<String>,
    /// Names of the standards that it is judged by.
    pub standards: Vec<String>,
    /// What `digest` of a child names: the digest of all its documents.
    pub digest: String,
    /// What it inherits from, in the order in which it says so.
    pub links: Vec<Link>,
    /// What it says where its parents say something too.
    pub overrides: Overrides,
    /// Its findings by severity.
    pub findings: Totals,
}

/// One `inherits`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The path as written.
    pub written: String,
    /// The parent.
    pub parent: Parent,
    /// Its short name.
    pub short: Option<String>,
    /// The version meant.
    pub version: Option<String>,
    /// The class of information for which alone the parent governs.
    pub class: Option<String>,
}

/// Where an `inherits` leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parent {
    /// To a policy, an index of the members.
    Found(usize),
    /// Nowhere.
    NotFound,
    /// Out of the root.
    OutsideRoot,
    /// Back to the policy itself, over others or at once.
    Cycle,
    /// Through more levels than are followed.
    NotFollowed,
}

/// How many of a policy's own values are what to those that its parents lay down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Overrides {
    /// Stricter.
    pub stricter: usize,
    /// The same.
    pub same: usize,
    /// Others where the parent says `default`.
    pub by_default: usize,
    /// Others where no value is stricter than another.
    pub free: usize,
    /// Weaker, which is not allowed.
    pub weakened: usize,
    /// Neither stricter nor weaker, which is not allowed.
    pub incomparable: usize,
    /// Others where the parent says `final`, which is not allowed.
    pub of_final: usize,
    /// Things delegated by parents and not taken up.
    pub open: usize,
}

/// Number of findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
}

impl Totals {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut totals = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => totals.errors += 1,
                Severity::Warning => totals.warnings += 1,
                Severity::Info => totals.infos += 1,
            }
        }
        totals
    }
}

impl std::ops::AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
    }
}

impl Member {
    /// Whether some `inherits` leads to no policy.
    pub(crate) fn has_lost_parent(&self) -> bool {
        self.links.iter().any(|link| !matches!(link.parent, Parent::Found(_)))
    }
}
