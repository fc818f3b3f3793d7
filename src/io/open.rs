//! The one way by which bytes come in: of regular files, opened without waiting for anybody, and never more of them than a limit allows.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::Unread;

/// The bytes of a file, at most so many.
///
/// # Errors
/// Where the system does not give them, where it is no regular file (a device or a pipe may have no end), or where it is larger.
pub(crate) fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let mut options = OpenOptions::new();
    options.read(true);
    do_not_wait(&mut options);
    let file = options.open(path)?;
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
        return Ok(Named::Stream(limited(OpenOptions::new().read(true).open(path)?, most)?));
    }
    Ok(Named::Path)
}

/// The bytes that a reader gives, at most so many. What says that it is short may not be.
pub(crate) fn limited(reader: impl Read, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Unread::TooLarge) } else { Ok(bytes) }
}

/// A pipe that nobody writes to would else be waited for before it can be seen that it is one.
#[cfg(unix)]
fn do_not_wait(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
}

#[cfg(not(unix))]
fn do_not_wait(_: &mut OpenOptions) {}

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
        }
    }
}
