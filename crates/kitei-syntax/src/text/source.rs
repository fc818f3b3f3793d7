//! The texts under judgement: each file once, by id, with the path it is shown under.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::{FileId, LineIndex, Span, ideographs, path, step};

/// From where the files of a repository are looked at. Its folders are absolute, with `/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standpoint {
    /// The root, from which the paths of the files start.
    pub root: String,
    /// The folder that kitei was run in.
    pub here: String,
    /// The top of the work tree of git; the root where there is none.
    pub top: String,
}

/// One file's text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the root, with `/`: by it documents name each other. What is shown is [`Sources::shown`].
    path: String,
    /// The text, UTF-8, as it is written (a byte-order mark included).
    pub text: Arc<str>,
    /// The text as it is read, where that is another.
    read: Option<Arc<str>>,
    lines: OnceLock<LineIndex>,
    /// Which of the standpoints is that of its repository; none where it is of no repository.
    standpoint: Option<usize>,
}

impl SourceFile {
    /// The text as it is read: with the characters that its radicals look like, every place the same.
    pub fn read(&self) -> &Arc<str> {
        self.read.as_ref().unwrap_or(&self.text)
    }

    /// The line index, made when first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// All files of a run, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    standpoints: Vec<Standpoint>,
}

impl Sources {
    /// Says from where the files that are added from now on are looked at: those of a repository.
    pub fn stand(&mut self, standpoint: Standpoint) {
        self.standpoints.push(standpoint);
    }

    /// Adds a file of the repository whose standpoint was said last, and returns its id.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        self.push(path.into(), text, self.standpoints.len().checked_sub(1))
    }

    /// Adds a file that is built in: it lies nowhere.
    pub fn add_built_in(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        self.push(path.into(), text, None)
    }

    fn push(&mut self, path: String, text: impl Into<Arc<str>>, standpoint: Option<usize>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let text = text.into();
        let read = ideographs(&text).map(Arc::from);
        self.files.push(SourceFile { path, text, read, lines: OnceLock::new(), standpoint });
        id
    }

    /// Gives a file another text.
    pub fn set(&mut self, id: FileId, text: impl Into<Arc<str>>) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            file.text = text.into();
            file.read = ideographs(&file.text).map(Arc::from);
            file.lines = OnceLock::new();
        }
    }

    /// The file of an id; `None` only for an id of another set.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The path of a file from its root (empty for a foreign id).
    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| file.path.as_str())
    }

    /// The path of a file as every output shows it: from the folder that kitei was run in.
    pub fn shown(&self, id: FileId) -> Cow<'_, str> {
        self.seen(id, |standpoint| &standpoint.here)
    }

    /// The path of a file that is not among these as every output shows it; `path`: from the root whose standpoint was said last.
    pub fn shown_path(&self, path: &str) -> String {
        self.standpoints.last().map_or_else(|| path.to_owned(), |standpoint| path::seen(&standpoint.here, &standpoint.root, path))
    }

    /// The path of a file from the top of the work tree of git: a forge knows no other folder.
    pub fn from_top(&self, id: FileId) -> Cow<'_, str> {
        self.seen(id, |standpoint| &standpoint.top)
    }

    fn seen(&self, id: FileId, from: impl Fn(&Standpoint) -> &str) -> Cow<'_, str> {
        let Some(file) = self.file(id) else { return Cow::Borrowed("") };
        let standpoint = file.standpoint.and_then(|index| self.standpoints.get(index));
        match standpoint.map(|standpoint| (standpoint, from(standpoint))).filter(|(standpoint, from)| standpoint.root != *from) {
            Some((standpoint, from)) => Cow::Owned(path::seen(from, &standpoint.root, &file.path)),
            None => Cow::Borrowed(&file.path),
        }
    }

    /// The text of a place as it is read (empty where the span does not fit its file).
    pub fn text(&self, span: Span) -> &str {
        step(1);
        self.file(span.file).and_then(|file| file.read().get(span.start as usize..span.end as usize)).unwrap_or("")
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
