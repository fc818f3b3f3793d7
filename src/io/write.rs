//! Writing a formatted file: whole or not at all, and never over what somebody else wrote meanwhile.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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

/// Puts the canonical text in the place of a file, with its permissions: written beside it, then renamed.
pub(crate) fn write(path: &Path, before: &str, after: &str) -> Result<(), Unwritten> {
    unchanged(path, before)?;
    let beside = Beside::new(path)?;
    let mut written = OpenOptions::new().write(true).create_new(true).open(&beside.0)?;
    written.write_all(after.as_bytes())?;
    written.set_permissions(fs::metadata(path)?.permissions())?;
    written.sync_all()?;
    drop(written);
    unchanged(path, before)?;
    Ok(fs::rename(&beside.0, path)?)
}

fn unchanged(path: &Path, before: &str) -> Result<(), Unwritten> {
    if fs::read(path)? == before.as_bytes() { Ok(()) } else { Err(Unwritten::Changed) }
}

/// The file that takes another's place; removed where it does not come to that.
struct Beside(PathBuf);

impl Beside {
    fn new(path: &Path) -> io::Result<Self> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
        Ok(Self(path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After the rename nothing is there any more; what cannot be removed is no reason to fail.
        let _ = fs::remove_file(&self.0);
    }
}
