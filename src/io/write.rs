//! Writing a formatted file: whole or not at all, and never over what somebody else wrote meanwhile.

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::read::{LARGEST, decode};
use super::{Unread, attributes, folder, open};

/// Why a file was not written.
#[derive(Debug)]
pub enum Unwritten {
    /// It is no longer what was read.
    Changed,
    /// It is there under other names too, under which it would stay what it was.
    Linked,
    /// Nobody may write to it.
    ReadOnly,
    /// What the system keeps beside its text (labels, access lists) cannot be given to a new one.
    Attributes,
    /// The system does not let it.
    Refused(io::Error),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::Refused(error)
    }
}

/// What the names of files begin and end with that are being written.
const UNFINISHED: (&str, &str) = (".kitei-", ".tmp");
/// Somebody who clears away what others left behind may have taken a new file for one of these, which hardly happens twice.
const ATTEMPTS: usize = 4;

/// Puts the canonical text in the place of a file, with its permissions, owner and attributes: written beside it, then renamed.
pub(crate) fn write(path: &Path, before: &str, after: &str) -> Result<(), Unwritten> {
    let (folder, name) = folder::of(path)?;
    let replaced = folder.file(name)?;
    unchanged(replaced.try_clone()?, before)?;
    let there = replaced.metadata()?;
    if is_linked(&there) {
        return Err(Unwritten::Linked);
    }
    if there.permissions().readonly() {
        return Err(Unwritten::ReadOnly);
    }
    let mut written = unfinished(folder_of(path))?;
    // Something else may lie at the path of the folder by now.
    if !folder.holds(written.path().file_name().unwrap_or_default(), written.as_file())? {
        return Err(Unwritten::Changed);
    }
    written.write_all(after.as_bytes())?;
    keep_owner(written.as_file(), &there);
    written.as_file().set_permissions(there.permissions())?;
    attributes::keep(&replaced, written.as_file()).map_err(|_| Unwritten::Attributes)?;
    // Windows puts nothing in the place of what is open.
    drop(replaced);
    written.as_file().sync_all()?;
    unchanged(folder.file(name)?, before)?;
    Ok(folder.put(written, name)?)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new file, which is removed where it does not come to the end. Whoever writes it holds its lock, by which others know that it is not
/// left behind.
fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    let (begins, ends) = UNFINISHED;
    for _ in 0..ATTEMPTS {
        let new = tempfile::Builder::new().prefix(begins).suffix(ends).tempfile_in(folder)?;
        match new.as_file().try_lock() {
            Ok(()) | Err(fs::TryLockError::Error(_)) if new.path().exists() => return Ok(new),
            _ => {}
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Removes what was left behind in the folder of a file where somebody was stopped while writing.
pub(crate) fn clear_remains(path: &Path) {
    let (begins, ends) = UNFINISHED;
    // What cannot be looked into or removed stays; nothing hangs on it.
    for entry in fs::read_dir(folder_of(path)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_unfinished = name.to_str().is_some_and(|name| name.starts_with(begins) && name.ends_with(ends));
        if is_unfinished && entry.file_type().is_ok_and(|kind| kind.is_file()) && is_left_behind(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether nobody is writing a file.
fn is_left_behind(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(unix)]
fn is_linked(file: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.nlink() > 1
}

#[cfg(not(unix))]
fn is_linked(_: &Metadata) -> bool {
    false
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

fn unchanged(file: File, before: &str) -> Result<(), Unwritten> {
    match open::regular(file, LARGEST) {
        Ok(bytes) if bytes == before.as_bytes() => Ok(()),
        // A line may have ended otherwise than in the text that was read of it.
        Ok(bytes) if bytes.len() == before.len() && decode(bytes.clone()).is_ok_and(|text| *text == *before) => Ok(()),
        Ok(_) | Err(Unread::TooLarge) => Err(Unwritten::Changed),
        Err(Unread::Refused(error)) => Err(error.into()),
    }
}
