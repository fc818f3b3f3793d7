//! Texts that are not saved yet, over the files of the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use super::{Disk, Host, Kind, Listing, Unread};

/// The disk, of which some files have other bytes. A file that is only here is not listed: it is there where it is named.
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
        self.under.list(folder, excluded)
    }
}
