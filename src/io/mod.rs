//! What is read from and written to the disk, and what is read through git: the only room that knows a file system.
//! The rest of kitei asks a [`Host`].

mod attributes;
pub(crate) mod baseline;
pub(crate) mod changes;
pub(crate) mod discover;
mod disk;
pub(crate) mod document;
mod encoding;
pub(crate) mod exclude;
mod folder;
pub(crate) mod git;
mod glob;
pub(crate) mod homes;
mod listed;
mod memory;
pub(crate) mod new;
pub(crate) mod open;
mod overlay;
pub(crate) mod read;
pub(crate) mod result;
pub(crate) mod revision;
pub(crate) mod root;
pub(crate) mod roots;
mod work_tree;
pub(crate) mod write;

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use crate::config::Options;
pub(crate) use crate::text::path::EXTENSION;

pub use disk::Disk;
pub use memory::Memory;
pub(crate) use overlay::Overlay;
pub(crate) use read::Trouble;

/// Where the files of a repository come from. Paths are absolute, as [`Host::real`] gives them.
pub trait Host: Debug + Sync {
    /// The path without links and `..`; what of it does not exist stays as written.
    fn real(&self, path: &Path) -> PathBuf;

    /// What lies at a path; none where nothing does.
    fn kind(&self, path: &Path) -> Option<Kind>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// Where it cannot be read, or is larger than any policy.
    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread>;

    /// The policies, standards and vocabularies below a folder, and the folders with a configuration, without those that are hidden, ignored by `.gitignore` or `excluded`.
    fn list(&self, folder: &Path, excluded: &Override) -> Listing;
}

/// The disk, with the text that takes the place of a file.
pub(crate) fn host(options: &Options) -> Overlay {
    let replaced = options.replaced.iter().map(|replaced| (Disk.real(&options.directory.join(&replaced.path)), replaced.bytes.clone()));
    Overlay { under: Disk, files: replaced.collect() }
}

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Why the bytes of a file cannot be had.
#[derive(Debug)]
pub enum Unread {
    /// The system does not give them.
    Refused(std::io::Error),
    /// It is larger than any policy.
    TooLarge,
}

impl From<std::io::ErrorKind> for Unread {
    fn from(kind: std::io::ErrorKind) -> Self {
        Self::Refused(kind.into())
    }
}

impl From<std::io::Error> for Unread {
    fn from(error: std::io::Error) -> Self {
        Self::Refused(error)
    }
}

/// What lies below a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// The policies, standards and vocabularies.
    pub files: Vec<PathBuf>,
    /// What would be among them but for capitals in its extension (`POLICY.KITEI`).
    pub capitals: Vec<PathBuf>,
    /// The folders with a `kitei.toml`.
    pub configurations: Vec<PathBuf>,
    /// How many more there are that a `.gitignore` names.
    pub ignored: u32,
    /// What could not be looked into, where it is known what that is.
    pub errors: Vec<(Option<PathBuf>, std::io::Error)>,
}
