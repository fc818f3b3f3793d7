//! What a run says on the whole.

use super::{Grounds, Totals};

/// The sums of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Number of policy files asked for and read.
    pub files: usize,
    /// Number of findings by severity.
    pub totals: Totals,
    /// On what grounds something is no finding.
    pub grounds: Grounds,
}
