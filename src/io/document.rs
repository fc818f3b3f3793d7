//! Documents that are no policies: the official texts that a standard is held against.

use std::fs;
use std::path::Path;

use super::Unread;

/// The bytes of a document of at most so many.
pub(crate) fn document(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let metadata = fs::metadata(path)?;
    if metadata.len() > most {
        return Err(Unread::TooLarge);
    }
    // A device or a pipe may have no end.
    if !metadata.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    Ok(fs::read(path)?)
}
