//! The texts under judgement: each file once, by id, with the path it is shown under.

use std::sync::{Arc, OnceLock};

use super::{FileId, LineIndex, Span, ideographs, step};

/// One file's text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the root, with `/`; what every output shows.
    pub path: String,
    /// The text, UTF-8, as it is written (a byte-order mark included).
    pub text: Arc<str>,
    /// The text as it is read, where that is another.
    read: Option<Arc<str>>,
    lines: OnceLock<LineIndex>,
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
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let text = text.into();
        let read = ideographs(&text).map(Arc::from);
        self.files.push(SourceFile { path: path.into(), text, read, lines: OnceLock::new() });
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

    /// The path that is shown for a file (empty for a foreign id).
    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| file.path.as_str())
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
