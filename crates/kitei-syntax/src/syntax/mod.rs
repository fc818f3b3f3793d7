//! From text to documents: pieces ([`tree`]), words ([`keyword`]), statements in their blocks ([`lower`]).
//! Values, names and citations stay places in the text here; `model` and `law` read them.

pub mod around;
mod damage;
pub mod document;
pub mod keyword;
pub mod list;
pub mod lower;
pub mod report;
mod reworded;
mod stored;
pub mod tree;

use std::sync::Arc;

pub use reworded::Reworded;

use crate::diagnostic::Findings;
use crate::text::FileId;

/// So many mistakes of one document are told: a text with more of them is no policy.
pub const MOST_MISTAKES: usize = 2000;

/// Reads one file: its pieces, then its statements. Never fails; what is wrong is a finding and a damaged slice.
pub fn read(file: FileId, text: &Arc<str>, findings: &mut Findings) -> document::Document {
    let mut found = Findings::at_most(MOST_MISTAKES);
    let document = lower::lower(tree::parse(file, text), text, &mut found);
    let beyond = found.beyond();
    findings.append(found);
    if let Some((count, first)) = beyond {
        findings.push(report::illegible::illegible(first, count));
    }
    document
}
