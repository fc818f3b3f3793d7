//! A folder that is open: what is done in it is done there, whatever somebody puts in the place of its path meanwhile. Whoever may write to a
//! folder may put a link in the place of what was looked at, between the look and what is done.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// An open folder.
#[derive(Debug)]
pub(super) struct Folder {
    #[cfg(unix)]
    opened: rustix::fd::OwnedFd,
    #[cfg(not(unix))]
    path: std::path::PathBuf,
}

/// The folder of a file, and its name there.
pub(super) fn of(path: &Path) -> io::Result<(Folder, &OsStr)> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok((Folder::open(folder)?, name))
}

#[cfg(unix)]
mod unix {
    use std::path::Component;

    use rustix::fd::{AsFd, BorrowedFd};
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, fstat, openat, renameat, statat};

    use super::{File, Folder, NamedTempFile, OsStr, Path, io};

    /// What one may pass through but not list is opened so, too.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const PASSED: OFlags = OFlags::PATH;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const PASSED: OFlags = OFlags::RDONLY;

    impl Folder {
        /// Opens the folder at a path of which nothing is a link: one folder within another.
        pub(super) fn open(path: &Path) -> io::Result<Self> {
            let flags = PASSED | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let start = if path.is_absolute() { "/" } else { "." };
            let mut opened = openat(CWD, start, flags, Mode::empty())?;
            for part in path.components().filter(|part| !matches!(part, Component::RootDir | Component::CurDir)) {
                opened = openat(&opened, part.as_os_str(), flags, Mode::empty())?;
            }
            Ok(Self { opened })
        }

        /// Opens a file in it that is no link. Nobody is waited for.
        pub(in super::super) fn file(&self, name: &OsStr) -> io::Result<File> {
            read(self.opened.as_fd(), Path::new(name), OFlags::NOFOLLOW)
        }

        /// Whether a name in it is that of a file.
        pub(in super::super) fn holds(&self, name: &OsStr, file: &File) -> io::Result<bool> {
            let (there, file) = (statat(&self.opened, name, AtFlags::SYMLINK_NOFOLLOW)?, fstat(file)?);
            Ok((there.st_dev, there.st_ino) == (file.st_dev, file.st_ino))
        }

        /// Puts a file that was made in it in the place of what has a name.
        pub(in super::super) fn put(&self, made: NamedTempFile, name: &OsStr) -> io::Result<()> {
            renameat(&self.opened, made.path().file_name().unwrap_or_default(), &self.opened, name)?;
            // By its first name, which is no longer its own, it would be removed.
            made.keep()?;
            Ok(())
        }
    }

    /// Opens what a path leads to. Nobody is waited for.
    pub(in super::super) fn named(path: &Path) -> io::Result<File> {
        read(CWD, path, OFlags::empty())
    }

    /// A pipe that nobody writes to would else be waited for before it can be seen that it is one.
    fn read(folder: BorrowedFd<'_>, path: &Path, flags: OFlags) -> io::Result<File> {
        let flags = flags | OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        Ok(openat(folder, path, flags, Mode::empty())?.into())
    }
}

#[cfg(not(unix))]
mod other {
    use super::{File, Folder, NamedTempFile, OsStr, Path, io};

    impl Folder {
        /// The folder at a path.
        pub(super) fn open(path: &Path) -> io::Result<Self> {
            Ok(Self { path: path.to_owned() })
        }

        /// Opens a file in it.
        pub(in super::super) fn file(&self, name: &OsStr) -> io::Result<File> {
            File::open(self.path.join(name))
        }

        /// Whether a name in it is that of a file.
        pub(in super::super) fn holds(&self, name: &OsStr, _: &File) -> io::Result<bool> {
            self.path.join(name).try_exists()
        }

        /// Puts a file that was made in it in the place of what has a name.
        pub(in super::super) fn put(&self, made: NamedTempFile, name: &OsStr) -> io::Result<()> {
            made.persist(self.path.join(name)).map_err(|error| error.error)?;
            Ok(())
        }
    }

    /// Opens what a path leads to.
    pub(in super::super) fn named(path: &Path) -> io::Result<File> {
        File::open(path)
    }
}

#[cfg(not(unix))]
pub(super) use other::named;
#[cfg(unix)]
pub(super) use unix::named;

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn what_is_done_in_a_folder_is_done_there() {
        let held = tempfile::tempdir().unwrap();
        let top = held.path().canonicalize().unwrap();
        for folder in ["inside", "outside"] {
            fs::create_dir(top.join(folder)).unwrap();
            fs::write(top.join(folder).join("x"), folder).unwrap();
        }
        let made = NamedTempFile::new_in(top.join("inside")).unwrap();
        fs::write(made.path(), "new").unwrap();
        let (folder, name) = of(&top.join("inside/x")).map(|(folder, name)| (folder, name.to_owned())).unwrap();
        fs::rename(top.join("inside"), top.join("moved")).unwrap();
        symlink(top.join("outside"), top.join("inside")).unwrap();
        assert!(folder.holds(&name, &File::open(top.join("moved/x")).unwrap()).unwrap());
        assert!(!folder.holds(&name, &File::open(top.join("inside/x")).unwrap()).unwrap());
        folder.put(made, &name).unwrap();
        assert_eq!(fs::read_to_string(top.join("moved/x")).unwrap(), "new");
        assert_eq!(fs::read_to_string(top.join("outside/x")).unwrap(), "outside");
        assert!(of(&top.join("inside/x")).is_err());
    }
}
