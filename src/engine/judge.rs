//! From documents to findings and counts: resolution, effective policies, checks.

use jiff::civil::Date;

use crate::diagnostic::{Counts, Findings, PolicyCounts};
use crate::syntax::document::{Document, DocumentKind};
use crate::text::Sources;

/// Judges `documents` as of a day; `standards` are the further ones that the configuration names.
pub(super) fn judge(
    _sources: &Sources,
    documents: &[Document],
    _as_of: Date,
    _standards: &[String],
    _findings: &mut Findings,
) -> Vec<PolicyCounts> {
    let policies = documents.iter().filter(|document| document.kind == DocumentKind::Policy);
    policies.map(|document| PolicyCounts { file: document.file, counts: Counts::default() }).collect()
}
