//! The built-in packs: the vocabulary and the standards of `rules/`, embedded, parsed and lowered when kitei was built.

use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::syntax::document::Document;
use crate::text::Sources;

/// Every embedded document: path, text, and the text as it was read. A folder of `rules/` is an edition; `build.rs` lists them.
const FILES: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Adds the packs to the texts and gives their documents.
pub(crate) fn read(sources: &mut Sources, findings: &mut Findings) -> Vec<Document> {
    let read = |&(path, text, stored): &(&str, &str, &[u8])| {
        let text: Arc<str> = text.into();
        let file = sources.add(path, Arc::clone(&text));
        Document::from_bytes(file, Arc::clone(&text), stored).unwrap_or_else(|| crate::syntax::read(file, &text, findings))
    };
    FILES.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_documents_are_what_reading_gives_without_a_finding() {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        for (document, (path, text, _)) in read(&mut sources, &mut findings).into_iter().zip(FILES) {
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
