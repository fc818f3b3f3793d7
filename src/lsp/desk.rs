//! What lies before whoever edits: the documents that are open, the repositories that they belong to, and what is shown of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gen_lsp_types::{FileEvent, PublishDiagnosticsParams, TextDocumentContentChangeEvent, Uri, WorkspaceSymbol};

use super::Settings;
use super::buffer::Buffer;
use super::client::Client;
use super::diagnostic::shown;
use super::here::Here;
use super::message::Refusal;
use super::repository::{Buffers, News, Repository, Taken, is_judged, texts};
use super::shown::{Shown, Told};
use super::{outline, uri};
use crate::diagnostic::Lang;
use crate::text::{FileId, Sources};
use crate::workspace::{FILE_NAME, Progress, homes, real};

/// Files by which it is decided what belongs to a repository.
const DECIDING: [&str; 2] = [FILE_NAME, ".gitignore"];

/// Whether the repositories are those that the open folders and documents are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    /// They are.
    All,
    /// Some may be missing.
    Some,
    /// None is, until something changes.
    None,
}

/// The desk.
#[derive(Debug)]
pub(super) struct Desk {
    settings: Settings,
    pub(super) client: Client,
    pub(super) buffers: Buffers,
    /// The innermost last.
    pub(super) repositories: Vec<Repository>,
    /// Files that became something else since the repositories were told.
    touched: BTreeSet<PathBuf>,
    opened: Opened,
    shown: Shown,
}

impl Desk {
    pub(super) fn new(settings: Settings, client: Client) -> Self {
        let (buffers, touched, shown) = (Buffers::new(), BTreeSet::new(), Shown::default());
        Self { settings, client, buffers, repositories: Vec::new(), touched, opened: Opened::Some, shown }
    }

    /// The language in which a file of a repository is spoken of: asked for, else the client's, else configured, else its own.
    fn lang(settings: &Settings, client: &Client, repository: &Repository, file: Option<FileId>) -> Lang {
        let opened = repository.workspace.opened();
        let own = || file.and_then(|file| opened.documents.get(file)).map(|(document, _)| document.lang());
        settings.lang.or(client.lang).or(repository.workspace.lang()).or_else(own).unwrap_or(settings.environment)
    }

    pub(super) fn open(&mut self, uri: Uri, version: i32, text: String) {
        if let Some(path) = path(&uri) {
            self.buffers.insert(path.clone(), Buffer { uri, version, text });
            self.opened = Opened::Some;
            self.touched.insert(path);
        }
    }

    /// Gives back the path of a document that has become larger than any policy, and is held no more.
    pub(super) fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) -> Option<PathBuf> {
        let path = path(uri)?;
        let buffer = self.buffers.get_mut(&path)?;
        buffer.version = version;
        let outcome = buffer.change(changes, self.client.encoding);
        self.touched.insert(path.clone());
        outcome.is_err().then(|| {
            self.buffers.remove(&path);
            path
        })
    }

    pub(super) fn close(&mut self, uri: &Uri) {
        if let Some(path) = path(uri).filter(|path| self.buffers.remove(path).is_some()) {
            self.touched.insert(path);
        }
    }

    /// Files that were written, came or went behind the editor. What is open stands as it is in the editor.
    pub(super) fn watched(&mut self, events: &[FileEvent]) {
        let paths = events.iter().filter_map(|event| path(&event.uri));
        self.touched.extend(paths.filter(|path| !self.buffers.contains_key(path)));
    }

    pub(super) fn folders(&mut self, added: &[Uri], removed: &[Uri]) {
        let removed: Vec<PathBuf> = removed.iter().filter_map(path).collect();
        self.client.folders.retain(|folder| !removed.contains(folder));
        self.client.folders.extend(added.iter().filter_map(path));
        self.restart();
    }

    /// Forgets the repositories; what is shown of them stays until it is known anew.
    pub(super) fn restart(&mut self) {
        self.repositories.clear();
        self.opened = Opened::Some;
    }

    /// Judges no more until something changes.
    pub(super) fn give_up(&mut self) {
        self.repositories.clear();
        self.touched.clear();
        self.opened = Opened::None;
    }

    /// Brings the repositories to what is open and to what lies on the disk.
    fn settle(&mut self) {
        let touched = std::mem::take(&mut self.touched);
        if self.opened == Opened::None && !touched.is_empty() {
            self.opened = Opened::Some;
        }
        let decides = |path: &PathBuf| path.file_name().is_some_and(|name| DECIDING.iter().any(|deciding| name == *deciding));
        if touched.iter().any(decides) {
            self.restart();
        }
        for repository in &mut self.repositories {
            for path in &touched {
                if repository.take(path, &self.buffers) == Taken::Reopened {
                    self.shown.age(&repository.home);
                }
            }
        }
        if self.opened != Opened::Some {
            return;
        }
        self.opened = Opened::All;
        let home = homes(texts(&self.buffers));
        let documents = self.buffers.keys().filter(|path| is_judged(path));
        let of_documents = documents.map(|path| path.parent().and_then(&home).unwrap_or_else(|| self.folder_of(path).to_owned()));
        // A folder without policies of its own is looked into when one is opened.
        let of_folders = self.client.folders.iter().filter_map(|folder| home(folder));
        let homes: BTreeSet<PathBuf> = of_documents.chain(of_folders).collect();
        for home in homes {
            if !self.repositories.iter().any(|repository| repository.home == home) {
                let (as_of, today) = (self.settings.as_of, (self.settings.today)());
                self.shown.age(&home);
                self.repositories.push(Repository::open(&home, as_of, today, &self.buffers));
            }
        }
        self.repositories.sort_by_key(|repository| repository.folder.components().count());
    }

    /// The folder of the client in which a file lies, else its own.
    fn folder_of<'p>(&'p self, path: &'p Path) -> &'p Path {
        let around = self.client.folders.iter().filter(|folder| path.starts_with(folder)).max_by_key(|folder| folder.components().count());
        around.map_or_else(|| path.parent().unwrap_or(path), PathBuf::as_path)
    }

    /// The innermost repository in whose folder a file lies.
    fn owner(&self, path: &Path) -> Option<usize> {
        self.repositories.iter().rposition(|repository| path.starts_with(&repository.folder))
    }

    /// A document that a client speaks of, with all around it.
    pub(super) fn here(&mut self, uri: &Uri) -> Result<Here<'_>, Refusal> {
        self.settle();
        let none = || Refusal::no_document(&uri.0);
        let path = path(uri).ok_or_else(none)?;
        let owner = self.owner(&path).ok_or_else(none)?;
        let Self { settings, client, repositories, buffers, .. } = self;
        let repository = repositories.get_mut(owner).ok_or_else(none)?;
        let file = repository.file(&path).ok_or_else(none)?;
        let lang = Self::lang(settings, client, repository, Some(file));
        let Repository { folder, workspace, built_in, .. } = repository;
        Ok(Here { workspace, file, lang, folder, built_in, buffers, encoding: client.encoding, snippets: client.snippets })
    }

    /// What of all repositories has a name in which some words stand.
    pub(super) fn symbols(&mut self, query: &str) -> Vec<WorkspaceSymbol> {
        self.settle();
        let encoding = self.client.encoding;
        let all = self
            .repositories
            .iter()
            .flat_map(|repository| outline::found(&repository.workspace, &repository.places(&self.buffers, encoding), query));
        all.collect()
    }

    /// Whether something is to be done when nobody asks for anything.
    pub(super) fn is_busy(&self) -> bool {
        !self.touched.is_empty()
            || self.opened == Opened::Some
            || self.repositories.iter().any(|repository| repository.progress == Progress::Going)
    }

    /// Judges some of what is not judged, what is on the screen first, and gives what is new of it.
    pub(super) fn work(&mut self) -> Vec<PublishDiagnosticsParams> {
        self.settle();
        let mut told = Vec::new();
        for nth in 0..self.repositories.len() {
            told.extend(self.work_on(nth));
        }
        if !self.is_busy() {
            let homes: Vec<&Path> = self.repositories.iter().map(|repository| repository.home.as_path()).collect();
            told.extend(self.shown.sweep(&homes));
        }
        told
    }

    fn work_on(&mut self, nth: usize) -> Vec<PublishDiagnosticsParams> {
        let Some(repository) = self.repositories.get_mut(nth).filter(|repository| repository.progress == Progress::Going) else {
            return Vec::new();
        };
        let open: Vec<FileId> = self.buffers.keys().filter_map(|path| repository.file(path)).collect();
        let mut news = repository.judge(&open);
        let sources = Arc::clone(&repository.workspace.opened().sources);
        let mut troubled = BTreeSet::new();
        for finding in repository.workspace.trouble() {
            let Some(path) = repository.places(&self.buffers, self.client.encoding).path(&sources, finding.span.file) else { continue };
            // A folder is no document; that it has no policy shows.
            if path != repository.folder {
                troubled.insert(path);
                match news.iter_mut().find(|(file, _)| *file == finding.span.file) {
                    Some((_, found)) => found.push(finding),
                    None => news.push((finding.span.file, vec![finding])),
                }
            }
        }
        let mended: Vec<PathBuf> = repository.troubled.difference(&troubled).cloned().collect();
        repository.troubled = troubled;
        let is_done = repository.progress == Progress::Done;
        let home = repository.home.clone();
        let mended: Vec<PathBuf> = mended.into_iter().filter(|path| self.owner(path) == Some(nth)).collect();
        let mut told: Vec<_> = mended.iter().filter_map(|path| self.shown.clear(path)).collect();
        told.extend(self.told(nth, &sources, news));
        if is_done {
            told.extend(self.shown.settle(&home));
        }
        told
    }

    /// What of the news of a repository is another thing than what is shown.
    fn told(&mut self, nth: usize, sources: &Sources, news: Vec<News>) -> Vec<PublishDiagnosticsParams> {
        let mut told = Vec::new();
        for (file, found) in news {
            let Some(repository) = self.repositories.get(nth) else { continue };
            let places = repository.places(&self.buffers, self.client.encoding);
            let Some((path, uri)) = places.path(sources, file).zip(places.uri(sources, file)) else { continue };
            let is_below_owner = path.starts_with(&repository.folder);
            if is_below_owner && self.owner(&path) != Some(nth) {
                continue;
            }
            let lang = Self::lang(&self.settings, &self.client, repository, Some(file));
            let diagnostics = found.iter().map(|finding| shown(finding, sources, &places, lang)).collect();
            let version = self.buffers.get(&path).map(|buffer| buffer.version);
            let home = repository.home.clone();
            told.extend(self.shown.tell(path, home, Told { uri, version, diagnostics }));
        }
        told
    }
}

/// The real path of a document.
fn path(uri: &Uri) -> Option<PathBuf> {
    uri::path(uri).map(|path| real(&path))
}
