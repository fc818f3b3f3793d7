//! The documents of a run.

use crate::syntax::document::Document;
use crate::text::{ByFile, FileId};

/// Documents in the order of their paths, each found by its file.
#[derive(Debug, Clone, Default)]
pub struct Documents<'a> {
    all: Vec<&'a Document>,
    by_file: ByFile<&'a Document>,
}

impl<'a> Documents<'a> {
    /// The document of a file.
    pub fn get(&self, file: FileId) -> Option<&'a Document> {
        self.by_file.get(file).copied()
    }

    /// All of them, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &'a Document> {
        self.all.iter().copied()
    }
}

impl<'a> FromIterator<&'a Document> for Documents<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Document>>(documents: I) -> Self {
        let all: Vec<&Document> = documents.into_iter().collect();
        let by_file = all.iter().map(|document| (document.file, *document)).collect();
        Self { all, by_file }
    }
}
