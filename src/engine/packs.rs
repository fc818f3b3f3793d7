//! The built-in packs: the vocabulary and the standards of `rules/`, embedded, read like any other document.

use rayon::prelude::*;

use crate::diagnostic::Findings;
use crate::syntax::document::Document;
use crate::text::Sources;

/// Every embedded document: path and text. A folder of `rules/` is an edition.
const FILES: &[(&str, &str)] = &[
    ("kitei:vocabulary.kitei", include_str!("../../rules/vocabulary.kitei")),
    ("kitei:mhlw-6.0/standard.kitei", include_str!("../../rules/mhlw-6.0/standard.kitei")),
    ("kitei:mhlw-6.0/governance.kitei", include_str!("../../rules/mhlw-6.0/governance.kitei")),
    ("kitei:mhlw-6.0/management.kitei", include_str!("../../rules/mhlw-6.0/management.kitei")),
    ("kitei:mhlw-6.0/control.kitei", include_str!("../../rules/mhlw-6.0/control.kitei")),
    ("kitei:mhlw-7.0/standard.kitei", include_str!("../../rules/mhlw-7.0/standard.kitei")),
    ("kitei:mhlw-5.2/standard.kitei", include_str!("../../rules/mhlw-5.2/standard.kitei")),
    ("kitei:mhlw-5.1/standard.kitei", include_str!("../../rules/mhlw-5.1/standard.kitei")),
];

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
