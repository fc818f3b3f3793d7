//! The files of a repository with its configuration, from wherever they come.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::git::Git;
use super::revision::Revision;
use super::root::shown;
use super::{Disk, Host, Kind, discover, read, root};
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
    /// The folder of the root.
    pub(crate) folder: PathBuf,
    pub(crate) config: Config,
    pub(crate) trouble: Findings,
    /// What the paths of one side begin with and those of the other need not.
    pub(crate) base: String,
    pub(crate) notes: Vec<Text>,
}

impl Files {
    /// The files that the options name, and those around them, as `kitei check` finds them.
    pub(crate) fn asked_for(host: &dyn Host, options: &Options) -> Self {
        let (mut sources, mut trouble) = (Sources::default(), Findings::default());
        let root = root::find(host, options, &mut sources, &mut trouble);
        let found = discover::discover(host, options, &root.folder, &root.config.exclude, &mut sources, &mut trouble);
        let read = read::read(host, &found.files, &mut sources, &mut trouble);
        let (base, notes) = (String::new(), Vec::new());
        Self { sources, read, reported: found.reported, folder: root.folder, config: root.config, trouble, base, notes }
    }

    /// The files of a policy, or of a folder of policies, as `kitei check` would find them.
    pub(crate) fn of_path(directory: &Path, path: &Path, today: Date) -> Self {
        let whole = Disk.real(&directory.join(path));
        let is_folder = Disk.kind(&whole) == Some(Kind::Folder);
        // A folder is a repository by itself where no configuration above says otherwise; a file is one of those around.
        let start = if is_folder { whole.clone() } else { directory.to_owned() };
        let named = if is_folder { whole.clone() } else { path.to_owned() };
        let mut files = Self::asked_for(&Disk, &below(start, vec![named], today));
        if is_folder {
            files.base = format!("{}/", shown(&files.folder, &whole));
        }
        files
    }

    /// The files below the root in which one stands.
    pub(crate) fn of_work_tree(directory: &Path, today: Date) -> Self {
        Self::asked_for(&Disk, &below(directory.to_owned(), Vec::new(), today))
    }

    /// The files of a commit of the repository in which one stands.
    pub(crate) fn of_commit(git: &Git, commit: &str, today: Date) -> Result<Self, Unreadable> {
        let mut revision = Revision::read(git, commit)?;
        let directory = Path::new("/").join(git.prefix()?);
        let notes = std::mem::take(&mut revision.notes);
        Ok(Self { notes, ..Self::asked_for(&revision, &below(directory, Vec::new(), today)) })
    }
}

fn below(directory: PathBuf, paths: Vec<PathBuf>, today: Date) -> Options {
    Options { directory, paths, replaced: None, as_of: None, today, fail_on: None }
}
