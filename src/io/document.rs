//! Documents that are no policies: the official texts that a standard is held against.

use std::path::Path;

use super::{Unread, open};

/// The bytes of a document of at most so many.
pub(crate) fn document(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    open::bytes_of_named(path, most)
}
