//! The one way by which bytes come in: of regular files, opened without waiting for anybody, and never more of them than a limit allows.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::{Unread, folder};

/// The bytes of a file at a path of which nothing is a link, at most so many. Whoever may write to a folder may put a link in the place of
/// what was looked at before it is opened.
///
/// # Errors
/// Where the system does not give them, where it is no regular file (a device or a pipe may have no end), where a link leads there, or where
/// it is larger.
pub(crate) fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let (folder, name) = folder::of(path)?;
    regular(folder.file(name)?, most)
}

/// The bytes of a file that the command line names, wherever it leads, at most so many.
///
/// # Errors
/// As for [`bytes`], but for links.
pub(crate) fn bytes_of_named(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    regular(folder::named(path)?, most)
}

/// The bytes of a file that is open, where it is a regular one.
pub(super) fn regular(file: File, most: u64) -> Result<Vec<u8>, Unread> {
    // Of what was opened: the name may stand for something else by now.
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    if metadata.len() > most {
        return Err(Unread::TooLarge);
    }
    limited(file, most)
}

/// What a path of the command line leads to.
#[derive(Debug)]
pub(crate) enum Named {
    /// Whatever lies there.
    Path,
    /// Nothing: so git names the side of a file that is not there.
    Nothing,
    /// What a program writes: the shell names it by the number of a stream.
    Stream(Vec<u8>),
}

/// What a path of the command line leads to. Nobody is waited for but a program that the shell started for it.
pub(crate) fn named(path: &Path, most: u64) -> Result<Named, Unread> {
    if path == Path::new("/dev/null") {
        return Ok(Named::Nothing);
    }
    if ["/dev/fd", "/proc/self/fd"].iter().any(|streams| path.parent() == Some(Path::new(streams))) {
        return Ok(Named::Stream(limited(File::open(path)?, most)?));
    }
    Ok(Named::Path)
}

/// The bytes that a reader gives, at most so many. What says that it is short may not be.
pub(crate) fn limited(reader: impl Read, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Unread::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_allowed() {
        assert_eq!(limited(&b"abc"[..], 3).unwrap(), b"abc");
        assert!(matches!(limited(&b"abcd"[..], 3), Err(Unread::TooLarge)));
        assert!(matches!(limited(std::io::repeat(0), 1 << 20), Err(Unread::TooLarge)));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_not_waited_for() {
        for path in ["/dev/zero", "/dev/tty", "/dev/stdin"] {
            assert!(matches!(bytes(Path::new(path), 1 << 20), Err(Unread::Refused(_))), "{path}");
            assert!(matches!(bytes_of_named(Path::new(path), 1 << 20), Err(Unread::Refused(_))), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_wherever_it_stands_in_a_path() {
        use std::os::unix::fs::symlink;
        let held = tempfile::tempdir().unwrap();
        let top = held.path().canonicalize().unwrap();
        std::fs::create_dir_all(top.join("outside/a")).unwrap();
        std::fs::write(top.join("outside/a/x"), "secret").unwrap();
        for (link, aim) in [("file", "outside/a/x"), ("folder", "outside"), ("outside/within", "a")] {
            symlink(top.join(aim), top.join(link)).unwrap();
        }
        assert_eq!(bytes(&top.join("outside/a/x"), 9).unwrap(), b"secret");
        for path in ["file", "folder/a/x", "outside/within/x", "outside/a/x/y", "outside/none", ".."] {
            assert!(matches!(bytes(&top.join(path), 9), Err(Unread::Refused(_))), "{path}");
        }
        for named in ["file", "folder/a/x"] {
            assert_eq!(bytes_of_named(&top.join(named), 9).unwrap(), b"secret", "{named}");
        }
    }
}
