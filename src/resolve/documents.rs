//! The documents of a run.

use std::sync::Arc;

use crate::syntax::document::Document;
use crate::text::{ByFile, FileId};

/// Documents in the order of their paths, each found by its file. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Documents(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    all: Vec<Arc<Document>>,
    by_file: ByFile<usize>,
}

impl Documents {
    /// The document of a file.
    pub fn get(&self, file: FileId) -> Option<&Document> {
        self.0.all.get(*self.0.by_file.get(file)?).map(AsRef::as_ref)
    }

    /// All of them, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.0.all.iter().map(AsRef::as_ref)
    }
}

impl FromIterator<Arc<Document>> for Documents {
    fn from_iter<I: IntoIterator<Item = Arc<Document>>>(documents: I) -> Self {
        let all: Vec<Arc<Document>> = documents.into_iter().collect();
        let by_file = all.iter().enumerate().map(|(place, document)| (document.file, place)).collect();
        Self(Arc::new(Shared { all, by_file }))
    }
}
