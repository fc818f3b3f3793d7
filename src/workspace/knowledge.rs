//! What is known beside the policies: the vocabulary and the standards, built in and of the repository.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::model::standard::{Origin, Standard};
use crate::model::vocabulary::Vocabulary;
use crate::syntax::document::{Document, DocumentKind};
use crate::syntax::keyword::Keyword;
use crate::text::{Sources, path};

/// The vocabulary and the standards of a run.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// The built-in vocabulary and what the documents add to it.
    pub vocabulary: Arc<Vocabulary>,
    /// The built-in standards, then those among the documents.
    pub standards: Arc<[Standard]>,
}

impl Knowledge {
    /// Reads vocabularies and standards: `packs` and what a repository brings.
    pub fn read(sources: &Sources, packs: &[Document], documents: &[Arc<Document>], findings: &mut Findings) -> Self {
        let all: Vec<&Document> = packs.iter().chain(documents.iter().map(AsRef::as_ref)).collect();
        let vocabularies: Vec<&Document> = all.iter().copied().filter(|document| document.kind == DocumentKind::Vocabulary).collect();
        let vocabulary = Arc::new(Vocabulary::read(&vocabularies, findings));
        let mut standards = Vec::new();
        // Built-in standards first: theirs are the names.
        let (built_in, own) = all.split_at(packs.len());
        let by_path = by_path(sources, &all);
        for (heads, origin) in [(built_in, Origin::BuiltIn), (own, Origin::Repository)] {
            for head in amended_first(heads) {
                standards.extend(Standard::read(&members(sources, head, &by_path), origin, &standards, &vocabulary, findings));
            }
        }
        Self { vocabulary, standards: standards.into() }
    }
}

/// The documents that head standards, each after the one that it amends.
fn amended_first<'a>(all: &[&'a Document]) -> Vec<&'a Document> {
    let name =
        |document: &Document| document.statements_of(Keyword::Standard).next()?.operands().first().map(|word| word.key().into_owned());
    let amended = |document: &Document| {
        let head = document.statements_of(Keyword::Standard).next()?;
        head.clause(Keyword::Amends)?.operands.first().map(|word| word.key().into_owned())
    };
    let mut waiting: Vec<&Document> = all.iter().copied().filter(|document| name(document).is_some()).collect();
    let mut ordered: Vec<&Document> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let is_ready = |document: &&Document, waiting: &[&Document]| {
            amended(document).is_none_or(|wanted| !waiting.iter().any(|other| name(other).as_ref() == Some(&wanted)))
        };
        let (ready, later): (Vec<&Document>, Vec<&Document>) = waiting.iter().copied().partition(|document| is_ready(document, &waiting));
        if ready.is_empty() {
            // Standards that amend each other: read in the order of the files, each misses its base and says so.
            ordered.extend(later);
            break;
        }
        ordered.extend(ready);
        waiting = later;
    }
    ordered
}

/// Documents by their paths in composed form; the first of those whose paths are then one.
fn by_path<'a>(sources: &Sources, all: &[&'a Document]) -> HashMap<String, &'a Document> {
    let mut by_path = HashMap::with_capacity(all.len());
    for &document in all {
        by_path.entry(path::composed(sources.path(document.file))).or_insert(document);
    }
    by_path
}

/// The document that heads a standard and those that it includes.
fn members<'a>(sources: &Sources, head: &'a Document, by_path: &HashMap<String, &'a Document>) -> Vec<&'a Document> {
    let mut members = vec![head];
    let includes = head.statements_of(Keyword::Standard).flat_map(|statement| statement.children_of(Keyword::Includes).collect::<Vec<_>>());
    for word in includes.flat_map(|includes| includes.operands().words().collect::<Vec<_>>()) {
        let Ok(wanted) = path::join(sources.path(head.file), word.text) else { continue };
        members.extend(by_path.get(&path::composed(&wanted)));
    }
    members
}
