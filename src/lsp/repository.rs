//! One repository behind the editor: which files it has, and what of it is new.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::buffer::Buffer;
use super::places::Places;
use super::position::Encoding;
use crate::diagnostic::Diagnostic;
use crate::text::FileId;
use crate::workspace::{self, EXTENSION, OnDisk, Options, Progress, Workspace, on_disk};

/// A repository that is open.
#[derive(Debug)]
pub(super) struct Repository {
    /// The folder from which it was opened.
    pub(super) home: PathBuf,
    /// The folder from which its paths are shown.
    pub(super) folder: PathBuf,
    pub(super) workspace: Workspace,
    pub(super) built_in: Vec<FileId>,
    options: Options,
    /// Files below the folder that are not judged: ignored, excluded or unreadable.
    passed_over: BTreeSet<PathBuf>,
    /// Where something was found of the run itself when that was last told.
    pub(super) troubled: BTreeSet<PathBuf>,
    /// Whether it is told that all is.
    pub(super) progress: Progress,
}

/// How a repository took note of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// As it was opened.
    In,
    /// It was opened anew.
    Reopened,
}

/// What is found in a file.
pub(super) type News = (FileId, Vec<Diagnostic>);

/// The documents that are open, by their real paths.
pub(super) type Buffers = BTreeMap<PathBuf, Buffer>;

impl Repository {
    /// Opens the repository of a folder.
    pub(super) fn open(home: &Path, as_of: Option<Date>, today: Date, buffers: &Buffers) -> Self {
        let options = Options { root: Some(home.to_owned()), as_of, ..Options::new(home, today) };
        let workspace = Workspace::on_disk(&options, texts(buffers));
        let (folder, built_in) = (workspace.opened().folder().to_owned(), workspace::built_in().collect());
        let (passed_over, troubled) = (BTreeSet::new(), BTreeSet::new());
        Self { home: home.to_owned(), folder, workspace, built_in, options, passed_over, troubled, progress: Progress::Going }
    }

    /// Opens it anew: which files it has is found again.
    fn reopen(&mut self, buffers: &Buffers) {
        self.workspace = Workspace::on_disk(&self.options, texts(buffers));
        self.folder = self.workspace.opened().folder().to_owned();
        self.built_in = workspace::built_in().collect();
        self.passed_over.clear();
        self.progress = Progress::Going;
    }

    /// The path of a file as it is shown from the root; none where it does not lie below.
    pub(super) fn shown(&self, path: &Path) -> Option<String> {
        let within = path.strip_prefix(&self.folder).ok()?;
        Some(within.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))
    }

    /// The file at a path, where it is one that is judged.
    pub(super) fn file(&self, path: &Path) -> Option<FileId> {
        self.workspace.file(&self.shown(path)?)
    }

    /// Takes note of what became of a file.
    pub(super) fn take(&mut self, path: &Path, buffers: &Buffers) -> Taken {
        let Some(shown) = self.shown(path).filter(|_| is_judged(path)) else { return Taken::In };
        self.progress = Progress::Going;
        let is_known = self.workspace.file(&shown).is_some();
        let held = buffers.get(path).map_or_else(|| on_disk(path), |buffer| OnDisk::Text(buffer.text.as_str().into()));
        match held {
            OnDisk::Text(text) if is_known => self.workspace.set_text(&shown, Some(&text)),
            OnDisk::Absent => self.workspace.set_text(&shown, None),
            // Whether it is one of the repository is for those to say who look for its files.
            OnDisk::Text(_) | OnDisk::Unreadable if !self.passed_over.contains(path) => {
                self.reopen(buffers);
                if self.workspace.file(&shown).is_none() {
                    self.passed_over.insert(path.to_owned());
                }
                return Taken::Reopened;
            }
            OnDisk::Text(_) | OnDisk::Unreadable => {}
        }
        Taken::In
    }

    /// Judges some of it, the policies of these files first, and gives what is new.
    pub(super) fn judge(&mut self, first: &[FileId]) -> Vec<News> {
        self.progress = self.workspace.judge_some(first.iter().copied());
        self.workspace.news()
    }

    pub(super) fn places<'d>(&'d self, buffers: &'d Buffers, encoding: Encoding) -> Places<'d> {
        Places { folder: &self.folder, buffers, built_in: &self.built_in, encoding }
    }
}

/// Whether a path is that of something that is judged.
pub(super) fn is_judged(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == EXTENSION)
}

/// The texts of open documents, as they stand over those of the disk.
pub(super) fn texts(buffers: &Buffers) -> BTreeMap<PathBuf, Vec<u8>> {
    buffers.iter().map(|(path, buffer)| (path.clone(), buffer.text.clone().into_bytes())).collect()
}
