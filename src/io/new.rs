//! Files that are new: whole or not at all, and never in the place of anything that is there.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// What a new file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Something to be read.
    Text,
    /// Something to be run.
    Program,
}

/// What came of a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    /// It was written.
    Written,
    /// Something lay there, and still does.
    There,
}

/// Writes a file where nothing lies, with the folders on the way.
pub(crate) fn make(path: &Path, text: &str, sort: Sort) -> io::Result<Made> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(Made::There);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kitei-").suffix(".tmp");
    let mut beside = permitted(&mut builder, sort).tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    match beside.persist_noclobber(path) {
        Ok(_) => Ok(Made::Written),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(Made::There),
        Err(error) => Err(error.error),
    }
}

/// As any file that is made: who may read and run it, the umask says.
#[cfg(unix)]
fn permitted<'a, 'b>(builder: &'a mut tempfile::Builder<'b, 'b>, sort: Sort) -> &'a mut tempfile::Builder<'b, 'b> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = if sort == Sort::Program { 0o777 } else { 0o666 };
    builder.permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn permitted<'a, 'b>(builder: &'a mut tempfile::Builder<'b, 'b>, _: Sort) -> &'a mut tempfile::Builder<'b, 'b> {
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b");
        assert_eq!(make(&path, "first", Sort::Text).unwrap(), Made::Written);
        assert_eq!(make(&path, "second", Sort::Text).unwrap(), Made::There);
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(make(&folder.path().join("a"), "third", Sort::Text).unwrap(), Made::There);
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_something_too_and_a_program_can_be_run() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (link, program) = (folder.path().join("link"), folder.path().join("program"));
        std::os::unix::fs::symlink(folder.path().join("nowhere"), &link).unwrap();
        assert_eq!(make(&link, "", Sort::Text).unwrap(), Made::There);
        assert_eq!(make(&program, "", Sort::Program).unwrap(), Made::Written);
        assert_eq!(fs::metadata(&program).unwrap().permissions().mode() & 0o100, 0o100);
    }
}
