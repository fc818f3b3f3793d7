//! The built-in packs: the vocabulary and the standards of `rules/`, embedded, read like any other document.

use rayon::prelude::*;

use crate::diagnostic::Findings;
use crate::syntax::document::Document;
use crate::text::Sources;

/// Every embedded document: path and text. A folder of `rules/` is an edition; `build.rs` lists them.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Adds the packs to the texts and reads them.
pub(crate) fn read(sources: &mut Sources, findings: &mut Findings) -> Vec<Document> {
    let files: Vec<_> = FILES.iter().map(|(path, text)| sources.add(*path, *text)).collect();
    let sources = &*sources;
    let read: Vec<_> = files
        .par_iter()
        .filter_map(|&file| {
            let mut found = Findings::default();
            Some((crate::syntax::read(file, &sources.file(file)?.text, &mut found), found))
        })
        .collect();
    read.into_iter()
        .map(|(document, found)| {
            findings.append(found);
            document
        })
        .collect()
}
