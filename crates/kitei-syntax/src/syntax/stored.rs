//! A lowered document as bytes. The build script stores the built-in packs so, and a run reads them back without parsing.
//! The bytes never leave a build: both sides are these types.

use std::sync::Arc;

use super::document::Document;
use crate::text::FileId;

impl Document {
    /// The document as bytes, its text and the id of its file left out.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// The document that was stored; `text` is the one that it was read from.
    pub fn from_bytes(file: FileId, text: Arc<str>, bytes: &[u8]) -> Option<Self> {
        let mut document = Self { file, text, ..postcard::from_bytes(bytes).ok()? };
        let of_nodes = document.nodes.iter_mut().flat_map(|node| [&mut node.head_span, &mut node.header, &mut node.span]);
        let of_terms = document.terms.iter_mut().map(|term| &mut term.span);
        let of_clauses = document.clauses.iter_mut().map(|clause| &mut clause.head);
        let others = document.comments.iter_mut().chain(&mut document.damaged);
        of_nodes.chain(of_terms).chain(of_clauses).chain(others).for_each(|span| span.file = file);
        Some(document)
    }
}
