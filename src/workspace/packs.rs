//! The built-in packs: the vocabulary and the standards of `rules/`, embedded, parsed and lowered when kitei was built.

use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::syntax::document::Document;
use crate::text::{FileId, Sources};

/// Every embedded document: path, text, and the text as it was read. A folder of `rules/` is an edition; `build.rs` lists them.
const FILES: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Adds the packs to the texts.
pub(crate) fn add(sources: &mut Sources) -> Vec<FileId> {
    FILES.iter().map(|(path, text, _)| sources.add_built_in(*path, *text)).collect()
}

/// Their documents. What is wrong in them is told by the tests.
pub(crate) fn documents(sources: &Sources, packs: &[FileId]) -> Vec<Document> {
    let read = |(&file, (.., stored)): (&FileId, &(&str, &str, &[u8]))| {
        let text = &sources.file(file)?.text;
        let document = Document::from_bytes(file, Arc::clone(text), stored);
        Some(document.unwrap_or_else(|| crate::syntax::read(file, text, &mut Findings::default())))
    };
    packs.iter().zip(FILES).filter_map(read).collect()
}

/// Adds the packs to the texts and gives their documents.
pub(crate) fn read(sources: &mut Sources) -> Vec<Document> {
    let packs = add(sources);
    documents(sources, &packs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_documents_are_what_reading_gives_without_a_finding() {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        for (document, (path, text, _)) in read(&mut sources).into_iter().zip(FILES) {
            let read = crate::syntax::read(document.file, &Arc::from(*text), &mut findings);
            assert!(document == read, "{path}");
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
