//! The files of a repository with its configuration, as they lie on the disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::root::{real, shown};
use super::{discover, read, root};
use crate::config::{Config, Options};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::text::{FileId, Sources};

/// Why files cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// In one sentence.
    Told(Text),
    /// Findings about files and configuration.
    Found {
        /// The texts that the findings point into.
        sources: Sources,
        /// The findings.
        findings: Vec<Diagnostic>,
    },
}

impl From<Text> for Unreadable {
    fn from(text: Text) -> Self {
        Self::Told(text)
    }
}

/// The files of a repository: on disk, or of a revision.
pub(crate) struct Files {
    pub(crate) sources: Sources,
    pub(crate) read: Vec<FileId>,
    /// Those that are compared, by the path that is shown; the others are there for what is inherited from them.
    pub(crate) reported: BTreeSet<String>,
    pub(crate) config: Config,
    pub(crate) trouble: Findings,
    /// What the paths of one side begin with and those of the other need not.
    pub(crate) base: String,
    pub(crate) notes: Vec<Text>,
}

impl Files {
    /// The files of a policy, or of a folder of policies, as `kitei check` would find them.
    pub(crate) fn of_path(directory: &Path, path: &Path, today: Date) -> Self {
        let whole = real(&directory.join(path));
        // A folder is a repository by itself where no configuration above says otherwise; a file is one of those around.
        let start = if whole.is_dir() { whole.clone() } else { directory.to_owned() };
        let named = if whole.is_dir() { whole.clone() } else { path.to_owned() };
        let (mut files, root) = Self::found(start, vec![named], today);
        if whole.is_dir() {
            files.base = format!("{}/", shown(&root, &whole));
        }
        files
    }

    /// The files below the root in which one stands.
    pub(crate) fn of_work_tree(directory: &Path, today: Date) -> Self {
        Self::found(directory.to_owned(), Vec::new(), today).0
    }

    fn found(directory: PathBuf, paths: Vec<PathBuf>, today: Date) -> (Self, PathBuf) {
        let (mut sources, mut trouble) = (Sources::default(), Findings::default());
        let options = Options { directory, paths, replaced: None, as_of: None, today, fail_on: None };
        let root = root::find(&options, &mut sources, &mut trouble);
        let found = discover::discover(&options, &root.folder, &root.config.exclude, &mut sources, &mut trouble);
        let read = read::read(&options, &found.files, &mut sources, &mut trouble);
        let (base, notes) = (String::new(), Vec::new());
        (Self { sources, read, reported: found.reported, config: root.config, trouble, base, notes }, root.folder)
    }
}
