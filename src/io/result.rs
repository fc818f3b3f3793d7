//! A file that a result goes to: written beside it, and put in its place when all of it is there. Never through a link: whoever made the
//! repository may have put one there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::write::keep_owner;

/// A result that is being written.
#[derive(Debug)]
pub(crate) struct Pending {
    path: PathBuf,
    to: To,
}

#[derive(Debug)]
enum To {
    /// Removed where it does not come to the end.
    Beside(NamedTempFile),
    /// What is no file (a device, a pipe) is written to as it is.
    Through(File),
}

/// Why a result is not written.
#[derive(Debug)]
pub(crate) enum Unplaced {
    /// A link lies at the path.
    Link,
    /// The system does not let it.
    Refused(io::Error),
}

impl From<io::Error> for Unplaced {
    fn from(error: io::Error) -> Self {
        Self::Refused(error)
    }
}

impl Pending {
    /// Begins a result.
    pub(crate) fn new(path: &Path) -> Result<Self, Unplaced> {
        let there = match fs::symlink_metadata(path) {
            Ok(there) if there.is_symlink() => return Err(Unplaced::Link),
            Ok(there) if there.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
            Ok(there) => Some(there),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            return Ok(Self { path: path.to_owned(), to: To::Through(OpenOptions::new().write(true).open(path)?) });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kitei-").suffix(".tmp");
        let beside = match there {
            Some(there) => {
                // What may not be written is not replaced either.
                OpenOptions::new().append(true).open(path)?;
                let beside = builder.tempfile_in(folder)?;
                keep_owner(beside.as_file(), &there);
                beside.as_file().set_permissions(there.permissions())?;
                beside
            }
            None => readable(&mut builder).tempfile_in(folder)?,
        };
        Ok(Self { path: path.to_owned(), to: To::Beside(beside) })
    }

    /// Puts it in its place.
    pub(crate) fn keep(mut self) -> Result<(), Unplaced> {
        self.flush()?;
        if let To::Beside(beside) = self.to {
            if fs::symlink_metadata(&self.path).is_ok_and(|there| there.is_symlink()) {
                return Err(Unplaced::Link);
            }
            beside.persist(&self.path).map_err(|error| error.error)?;
        }
        Ok(())
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            To::Beside(beside) => beside.write(bytes),
            To::Through(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Beside(beside) => beside.flush(),
            To::Through(file) => file.flush(),
        }
    }
}

/// As any file that is made: who may read it, the umask says.
#[cfg(unix)]
fn readable<'a, 'b>(builder: &'a mut tempfile::Builder<'b, 'b>) -> &'a mut tempfile::Builder<'b, 'b> {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable<'a, 'b>(builder: &'a mut tempfile::Builder<'b, 'b>) -> &'a mut tempfile::Builder<'b, 'b> {
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_there_until_all_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("result");
        fs::write(&path, "before").unwrap();
        let mut pending = Pending::new(&path).unwrap();
        pending.write_all(b"after").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"before");
        drop(pending);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let mut pending = Pending::new(&path).unwrap();
        pending.write_all(b"after").unwrap();
        pending.keep().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"after");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (aim, link) = (folder.path().join("aim"), folder.path().join("link"));
        fs::write(&aim, "").unwrap();
        std::os::unix::fs::symlink(&aim, &link).unwrap();
        assert!(matches!(Pending::new(&link), Err(Unplaced::Link)));
        // One that comes while the result is written is not followed either.
        let late = folder.path().join("late");
        let mut pending = Pending::new(&late).unwrap();
        pending.write_all(b"x").unwrap();
        std::os::unix::fs::symlink(&aim, &late).unwrap();
        assert!(matches!(pending.keep(), Err(Unplaced::Link)));
        assert_eq!(fs::read(&aim).unwrap(), b"");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_the_file_before_or_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (any, new, old) = (folder.path().join("any"), folder.path().join("new"), folder.path().join("old"));
        fs::write(&any, "").unwrap();
        Pending::new(&new).unwrap().keep().unwrap();
        assert_eq!(mode(&new), mode(&any));
        fs::write(&old, "").unwrap();
        fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
        Pending::new(&old).unwrap().keep().unwrap();
        assert_eq!(mode(&old), 0o640);
    }
}
