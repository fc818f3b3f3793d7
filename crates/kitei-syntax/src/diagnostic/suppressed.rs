//! A finding that a comment beside it suppresses, or that a baseline knows: not counted, not lost.

use super::Diagnostic;
use crate::text::Span;

/// A finding and why it is suppressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// The finding.
    pub finding: Diagnostic,
    /// The reason, as written; the path of the baseline, where that needs none.
    pub reason: String,
    /// The last day on which it is suppressed, as `2027-03-31`.
    pub until: Option<String>,
    /// The comment that suppresses it, or the entry of the baseline.
    pub by: Span,
}
