//! Files in memory: what a test, an editor or another program has at hand.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use ignore::overrides::Override;

use super::{Host, Kind, Listing, Unread, listed};

/// Files in memory, by absolute paths with `/`.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// The files at these paths; what is relative lies below `/`.
    pub fn new<P: Into<PathBuf>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let mut memory = Self::default();
        for (path, bytes) in files {
            memory.insert(path, bytes);
        }
        memory
    }

    /// Puts a file at a path, in place of what was there.
    pub fn insert(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(plain(&path.into()), bytes.into());
    }

    /// Takes the file at a path away.
    pub fn remove(&mut self, path: &Path) {
        self.files.remove(&plain(path));
    }
}

/// The path from `/`, without `.` and `..`.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::from("/");
    for part in path.components() {
        match part {
            Component::Normal(name) => plain.push(name),
            Component::ParentDir => {
                plain.pop();
            }
            // A drive begins anew, its root goes on.
            Component::RootDir | Component::Prefix(_) => plain.push(part),
            Component::CurDir => {}
        }
    }
    plain
}

impl Host for Memory {
    fn real(&self, path: &Path) -> PathBuf {
        plain(path)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        listed::kind(path, |path| self.files.contains_key(path), self.files.keys().map(PathBuf::as_path))
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        self.files.get(path).cloned().ok_or_else(|| Unread::Refused(std::io::ErrorKind::NotFound.into()))
    }

    fn list(&self, folder: &Path, excluded: &Override) -> Listing {
        let paths = || self.files.keys().map(PathBuf::as_path);
        let ignored = listed::ignored(paths().filter(|path| path.starts_with(folder)), |path| {
            Some(String::from_utf8_lossy(self.files.get(path)?).into_owned())
        });
        listed::of(folder, paths, excluded, &ignored)
    }
}

#[cfg(test)]
mod tests {
    use ignore::overrides::OverrideBuilder;

    use super::*;
    use crate::io::Disk;

    /// Paths with what is hidden, ignored by an outer and an inner file, taken back, excluded, and no policy.
    const FILES: [(&str, &str); 11] = [
        (".gitignore", "drafts/\n*.old.kitei\n"),
        ("hospital/.gitignore", "!kept.old.kitei\nprivate.kitei\n"),
        ("policy.kitei", ""),
        ("policy.old.kitei", ""),
        ("drafts/policy.kitei", ""),
        (".hidden/policy.kitei", ""),
        ("hospital/policy.kitei", ""),
        ("hospital/kept.old.kitei", ""),
        ("hospital/private.kitei", ""),
        ("archive/policy.kitei", ""),
        ("hospital/notes.txt", ""),
    ];

    #[test]
    fn a_plain_path_has_no_parts_that_lead_back() {
        assert_eq!(plain(Path::new("/a/./b/../c")), Path::new("/a/c"));
        assert_eq!(plain(Path::new("a/../../c")), Path::new("/c"));
    }

    #[cfg(windows)]
    #[test]
    fn a_plain_path_keeps_its_drive() {
        assert_eq!(plain(Path::new(r"C:\a\..\b")), Path::new(r"C:\b"));
    }

    #[test]
    fn memory_lists_what_the_disk_lists() {
        let folder = tempfile::tempdir().unwrap();
        let root = Disk.real(folder.path());
        let mut memory = Memory::default();
        for (path, text) in FILES {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
            memory.insert(path, text);
        }
        let excluded = OverrideBuilder::new(&root).add("!archive/").unwrap().build().unwrap();
        let listed = |host: &dyn Host| {
            let mut files = host.list(&root, &excluded).files;
            files.sort();
            files
        };
        let expected = ["hospital/kept.old.kitei", "hospital/policy.kitei", "policy.kitei"].map(|path| root.join(path));
        assert_eq!(listed(&memory), expected);
        assert_eq!(listed(&Disk), expected);
        memory.remove(&root.join("policy.kitei"));
        assert_eq!(memory.kind(&root.join("policy.kitei")), None);
        assert_eq!(memory.kind(&root.join("hospital")), Some(Kind::Folder));
    }
}
