//! The built-in packs: the vocabulary and the standards of `rules/`, embedded, parsed and lowered when kitei was built.

use std::sync::{Arc, LazyLock};

use super::knowledge::Knowledge;
use crate::diagnostic::{Diagnostic, Findings};
use crate::syntax::document::Document;
use crate::text::{SourceFile, Sources};

/// Every embedded document: path, text, and the text as it was read. A folder of `rules/` is an edition; `build.rs` lists them.
const FILES: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// What is built in, read once however many repositories a program opens: their texts stand before all others, so that their places are
/// the same everywhere.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    /// Their documents.
    pub(crate) documents: Vec<Document>,
    /// What is known by them alone.
    pub(crate) knowledge: Knowledge,
    /// What was found while they were read. What is wrong in them is told by the tests.
    pub(crate) found: Vec<Diagnostic>,
}

static TEXTS: LazyLock<Sources> = LazyLock::new(|| {
    let mut sources = Sources::default();
    for (path, text, _) in FILES {
        sources.add_built_in(*path, *text);
    }
    sources
});

static READ: LazyLock<BuiltIn> = LazyLock::new(|| {
    let mut found = Findings::default();
    let documents = documents(&TEXTS);
    let knowledge = Knowledge::read(&TEXTS, &documents, &[], &mut found);
    BuiltIn { documents, knowledge, found: found.into_vec() }
});

/// The texts of the packs: those of a repository are added behind them.
pub(crate) fn texts() -> Sources {
    TEXTS.clone()
}

/// What they hold.
pub(crate) fn built_in() -> &'static BuiltIn {
    &READ
}

fn documents(sources: &Sources) -> Vec<Document> {
    let read = |((file, source), (.., stored)): ((_, &SourceFile), &(&str, &str, &[u8]))| {
        let document = Document::from_bytes(file, Arc::clone(&source.text), stored);
        document.unwrap_or_else(|| crate::syntax::read(file, &source.text, &mut Findings::default()))
    };
    sources.iter().zip(FILES).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_documents_are_what_reading_gives_without_a_finding() {
        let mut findings = Findings::default();
        for (document, (path, text, _)) in built_in().documents.iter().zip(FILES) {
            let read = crate::syntax::read(document.file, &Arc::from(*text), &mut findings);
            assert!(*document == read, "{path}");
        }
        assert!(findings.is_empty(), "{:?}", findings.into_vec());
    }

    #[test]
    fn bytes_cut_short_are_no_document() {
        for (_, text, stored) in FILES {
            let cut = stored.get(..stored.len() - 1).unwrap();
            assert!(Document::from_bytes(crate::text::FileId(0), Arc::from(*text), cut).is_none());
        }
    }
}
