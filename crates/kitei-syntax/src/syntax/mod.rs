//! From text to documents: pieces ([`tree`]), words ([`keyword`]), statements in their blocks ([`lower`]).
//! Values, names and citations stay places in the text here; `model` and `law` read them.

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

/// Reads one file: its pieces, then its statements. Never fails; what is wrong is a finding and a damaged slice.
pub fn read(file: FileId, text: &Arc<str>, findings: &mut Findings) -> document::Document {
    lower::lower(tree::parse(file, text), text, findings)
}
