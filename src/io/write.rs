//! Writing a formatted file: whole or not at all, and never over what somebody else wrote meanwhile.

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::Path;

use super::read::LARGEST;
use super::{Unread, open};

/// Why a file was not written.
#[derive(Debug)]
pub enum Unwritten {
    /// It is no longer what was read.
    Changed,
    /// The system does not let it.
    Refused(io::Error),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::Refused(error)
    }
}

/// Puts the canonical text in the place of a file, with its permissions and owner: written beside it, then renamed.
pub(crate) fn write(path: &Path, before: &str, after: &str) -> Result<(), Unwritten> {
    unchanged(path, before)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Removed where it does not come to the end.
    let mut written = tempfile::Builder::new().prefix(".kitei-").suffix(".tmp").tempfile_in(folder)?;
    written.write_all(after.as_bytes())?;
    let replaced = fs::metadata(path)?;
    keep_owner(written.as_file(), &replaced);
    written.as_file().set_permissions(replaced.permissions())?;
    written.as_file().sync_all()?;
    unchanged(path, before)?;
    written.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a file the owner and group of the one that it replaces. Only the superuser may give a file away: whoever may not keeps it, as a
/// file that is written anew is theirs.
#[cfg(unix)]
pub(super) fn keep_owner(written: &File, replaced: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(written, Some(replaced.uid()), Some(replaced.gid())).or_else(|_| fchown(written, None, Some(replaced.gid())));
}

#[cfg(not(unix))]
pub(super) fn keep_owner(_: &File, _: &Metadata) {}

fn unchanged(path: &Path, before: &str) -> Result<(), Unwritten> {
    match open::bytes(path, LARGEST) {
        Ok(bytes) if bytes == before.as_bytes() => Ok(()),
        Ok(_) | Err(Unread::TooLarge) => Err(Unwritten::Changed),
        Err(Unread::Refused(error)) => Err(error.into()),
    }
}
