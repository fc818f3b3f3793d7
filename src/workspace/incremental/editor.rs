//! What an editor asks of a repository beside its findings: unsaved texts, a judgement in steps, and what of it is new.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::portion::{Portion, with_ancestors};
use super::{PORTION, Workspace};
use crate::config::Options;
use crate::diagnostic::{Diagnostic, Lang};
use crate::io::read::text_of;
use crate::io::{Disk, Host as _, Overlay, roots};
use crate::resolve::policy::PolicyId;
use crate::resolve::{Below, Resolved};
use crate::syntax::document::Document;
use crate::text::{ByFile, FileId};

/// The path without links and `..`, as a repository of the disk knows its files.
pub(crate) fn real(path: &Path) -> PathBuf {
    Disk.real(path)
}

/// Whether a path, as seen from a folder, leads by a link out of what one works in there.
pub(crate) fn leads_out(directory: &Path, path: &Path) -> bool {
    roots::leads_out(&Disk, directory, path)
}

/// What lies at a path of the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OnDisk {
    /// Nothing.
    Absent,
    /// Something that cannot be read as a text.
    Unreadable,
    /// A file with a text.
    Text(Arc<str>),
}

/// What lies at a path of the disk.
pub(crate) fn on_disk(path: &Path) -> OnDisk {
    match text_of(&Disk, &Disk.real(path)) {
        Ok(text) => OnDisk::Text(text),
        Err(_) if Disk.kind(path).is_none() => OnDisk::Absent,
        Err(_) => OnDisk::Unreadable,
    }
}

/// Finds the folder in which the repository around another begins, on the disk or in `texts` that are not saved yet; none where nothing is
/// configured.
pub(crate) fn homes(texts: BTreeMap<PathBuf, Vec<u8>>) -> impl Fn(&Path) -> Option<PathBuf> {
    let host = Overlay { under: Disk, files: texts };
    move |folder| roots::begun(&host, folder)
}

/// Whether all of a repository is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Some of it is not.
    Going,
    /// All is.
    Done,
}

impl Workspace {
    /// Opens a repository of the disk in which some files, by their real paths, have other texts than there.
    pub(crate) fn on_disk(options: &Options, texts: BTreeMap<PathBuf, Vec<u8>>) -> Self {
        Self::open(Box::new(Overlay { under: Disk, files: texts }), options)
    }

    /// The language that the configuration sets, if it does.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.opened.lang()
    }

    /// The file at a path, as it is shown from the root, where it is one that is judged.
    pub(crate) fn file(&self, path: &str) -> Option<FileId> {
        self.ids.get(path).copied().filter(|file| self.opened.paths.survey(*file).is_some())
    }

    /// Judges some of what is not judged; first the policies to which these files belong.
    pub(crate) fn judge_some(&mut self, first: impl IntoIterator<Item = FileId>) -> Progress {
        let first: BTreeSet<FileId> = first.into_iter().filter_map(|file| self.opened.paths.root_of(file)).collect();
        let (seen, others): (Vec<FileId>, Vec<FileId>) = self.waiting().partition(|root| first.contains(root));
        let next = if seen.is_empty() { others } else { seen };
        if next.is_empty() {
            return Progress::Done;
        }
        // A portion is as long as somebody waits who types meanwhile.
        self.judge(&next.into_iter().take(PORTION / 32).collect::<Vec<_>>());
        if self.waiting().next().is_some() { Progress::Going } else { Progress::Done }
    }

    /// Judged files of which something else may be found than when this was last asked, each with what is found in it.
    pub(crate) fn news(&mut self) -> Vec<(FileId, Vec<Diagnostic>)> {
        let is_judged = |file: &FileId| self.opened.paths.root_of(*file).is_none_or(|root| self.verdicts.get(root).is_some());
        let (ready, waiting): (BTreeSet<FileId>, BTreeSet<FileId>) = std::mem::take(&mut self.changed).into_iter().partition(is_judged);
        self.changed = waiting;
        let files: Vec<FileId> = ready.iter().copied().filter(|file| self.opened.paths.survey(*file).is_some()).collect();
        let mut news: BTreeMap<FileId, Vec<Diagnostic>> = ready.into_iter().map(|file| (file, Vec::new())).collect();
        let mut findings = self.told(&files).findings;
        super::super::sort(&mut findings, &self.opened.sources);
        for finding in findings {
            news.entry(finding.span.file).or_default().push(finding);
        }
        news.into_iter().collect()
    }

    /// What is found of the run itself: configuration, and files that cannot be read.
    pub(crate) fn trouble(&self) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = self.opened.trouble.iter().chain(&self.opened.loosened).cloned().collect();
        super::super::sort(&mut found, &self.opened.sources);
        found
    }

    /// What is found in a file, of which no more is judged than is needed.
    pub(crate) fn found_in(&mut self, file: FileId) -> Vec<Diagnostic> {
        let root = self.opened.paths.root_of(file);
        if let Some(root) = root.filter(|root| self.verdicts.get(*root).is_none()) {
            self.judge(&[root]);
        }
        let mut findings = self.told(&[file]).findings;
        super::super::sort(&mut findings, &self.opened.sources);
        findings
    }

    /// The documents of the policy to which a file belongs, of those above it and of those below it.
    pub(crate) fn family(&mut self, file: FileId) -> Vec<Arc<Document>> {
        let Some(root) = self.opened.paths.root_of(file) else { return Vec::new() };
        let mut roots = with_ancestors(&self.opened, [root]);
        roots.extend(self.children.below(root));
        let files: Vec<FileId> = roots.into_iter().flat_map(|root| self.opened.paths.members(root)).copied().collect();
        self.opened.load(&*self.host, &files);
        files.iter().filter_map(|&file| self.opened.documents.get(file)).map(|(document, _)| Arc::clone(document)).collect()
    }

    /// Looks at the policy to which a file belongs, with all that reaches it; none where it belongs to none.
    pub(crate) fn policy_of<T>(&mut self, file: FileId, of: impl FnOnce(&Resolved<'_>, PolicyId) -> T) -> Option<T> {
        let root = self.opened.paths.root_of(file)?;
        let portion = Portion::new(&self.opened, &self.replacements, vec![root]);
        let needed = portion.files(&self.opened);
        self.opened.load(&*self.host, &needed);
        let (resolved, _) = portion.resolve(&self.opened, &mut self.made, Below::These(ByFile::default()));
        Some(of(&resolved, PolicyId(root)))
    }
}
