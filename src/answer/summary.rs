//! What a run says on the whole.

use jiff::civil::Date;

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
    /// The first and the last day as of which was judged, where repositories have days of their own.
    pub days: Option<(Date, Date)>,
}
