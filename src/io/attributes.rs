//! What a system keeps of a file beside its text: labels and access lists. A file that takes the place of another one takes them over.

use std::fs::File;
use std::io;

/// No attribute, and no list of their names, is larger.
#[cfg(unix)]
const LARGEST: usize = 64 * 1024;

/// Gives a new file the attributes of the one that it replaces.
///
/// # Errors
/// Where one of them cannot be read or given.
#[cfg(unix)]
pub(super) fn keep(replaced: &File, written: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};
    use rustix::io::Errno;
    let mut names = vec![0; LARGEST];
    let length = match flistxattr(replaced, names.as_mut_slice()) {
        Ok(length) => length,
        Err(Errno::NOTSUP) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let (mut value, mut given) = (vec![0; LARGEST], vec![0; LARGEST]);
    for name in names.get(..length).unwrap_or(&[]).split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let length = fgetxattr(replaced, name, value.as_mut_slice())?;
        let value = value.get(..length).unwrap_or(&[]);
        // A label that the system gives by itself need not, and often may not, be given.
        let has = fgetxattr(written, name, given.as_mut_slice()).is_ok_and(|length| given.get(..length) == Some(value));
        if !has {
            fsetxattr(written, name, value, XattrFlags::empty())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn keep(_: &File, _: &File) -> io::Result<()> {
    Ok(())
}
