//! Texts that are not saved yet, over the files of the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use super::{Disk, Host, Kind, Listing, Unread, listed};

/// The disk, of which some files have other bytes. A file that is only here is listed as if it were there.
#[derive(Debug)]
pub(crate) struct Overlay {
    pub(crate) under: Disk,
    /// By their real paths.
    pub(crate) files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Host for Overlay {
    fn real(&self, path: &Path) -> PathBuf {
        self.under.real(path)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        self.under.kind(path).or_else(|| self.files.contains_key(path).then_some(Kind::File))
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        self.files.get(path).map_or_else(|| self.under.read(path), |bytes| Ok(bytes.clone()))
    }

    fn list(&self, folder: &Path, excluded: &Override) -> Listing {
        let mut listing = self.under.list(folder, excluded);
        let only_here = || self.files.keys().map(PathBuf::as_path).filter(|path| self.under.kind(path).is_none());
        let around = only_here().flat_map(|path| path.ancestors().skip(1).take_while(|within| within.starts_with(folder)));
        let lists: BTreeSet<PathBuf> = around.map(|within| within.join(listed::IGNORE_FILE)).collect();
        let ignored = listed::ignored(lists.iter().map(PathBuf::as_path), |list| String::from_utf8(self.read(list).ok()?).ok());
        let here = listed::of(folder, only_here, excluded, &ignored);
        listing.files.extend(here.files);
        listing.configurations.extend(here.configurations);
        listing.ignored = listing.ignored.saturating_add(here.ignored);
        listing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_saved_yet_is_listed_where_it_would_be() {
        let folder = tempfile::tempdir().unwrap();
        let root = Disk.real(folder.path());
        std::fs::write(root.join("saved.kitei"), "").unwrap();
        std::fs::write(root.join(".gitignore"), "drafts/\n").unwrap();
        let files = ["saved.kitei", "new.kitei", "ward/new.kitei", "drafts/new.kitei", ".hidden/new.kitei", "kitei.toml", "../other.kitei"];
        let files = files.into_iter().map(|path| (root.join(path), Vec::new())).collect();
        let mut listed = Overlay { under: Disk, files }.list(&root, &Override::empty()).files;
        listed.sort();
        assert_eq!(listed, ["new.kitei", "saved.kitei", "ward/new.kitei"].map(|path| root.join(path)));
    }
}
