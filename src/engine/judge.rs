//! From documents to findings and counts: the packs, resolution, checks.

use jiff::civil::Date;

use super::packs;
use crate::checks;
use crate::diagnostic::{Findings, PolicyCounts};
use crate::model::standard::Standard;
use crate::model::vocabulary::Vocabulary;
use crate::resolve;
use crate::syntax::document::{Document, DocumentKind};
use crate::syntax::keyword::Keyword;
use crate::text::{Sources, path};

/// The vocabulary and the standards of a run.
#[derive(Debug)]
pub struct Knowledge {
    /// The built-in vocabulary and what the documents add to it.
    pub vocabulary: Vocabulary,
    /// The built-in standards, then those among the documents.
    pub standards: Vec<Standard>,
}

impl Knowledge {
    /// Reads vocabularies and standards: `packs` and what a repository brings.
    pub fn read(sources: &Sources, packs: &[Document], documents: &[Document], findings: &mut Findings) -> Self {
        let all: Vec<&Document> = packs.iter().chain(documents).collect();
        let vocabularies: Vec<&Document> = all.iter().copied().filter(|document| document.kind == DocumentKind::Vocabulary).collect();
        let vocabulary = Vocabulary::read(&vocabularies, findings);
        let heads = all.iter().copied().filter(|document| document.statements_of(Keyword::Standard).next().is_some());
        let standards = heads.filter_map(|head| Standard::read(&members(sources, head, &all), &vocabulary, findings)).collect();
        Self { vocabulary, standards }
    }
}

/// Judges `documents` as of a day; `standards` are those that every policy is judged by besides its own.
pub(super) fn judge(
    sources: &mut Sources,
    documents: &[Document],
    as_of: Date,
    standards: &[String],
    findings: &mut Findings,
) -> Vec<PolicyCounts> {
    let packs = packs::read(sources, findings);
    let knowledge = Knowledge::read(sources, &packs, documents, findings);
    let further: Vec<usize> =
        standards.iter().filter_map(|name| knowledge.standards.iter().position(|standard| *standard.id == *name.to_lowercase())).collect();
    let resolved = resolve::resolve(sources, documents, &knowledge.vocabulary, &knowledge.standards, &further, as_of, findings);
    checks::run(&resolved, findings)
}

/// The document that heads a standard and those that it includes.
fn members<'a>(sources: &Sources, head: &'a Document, all: &[&'a Document]) -> Vec<&'a Document> {
    let mut members = vec![head];
    let includes = head.statements_of(Keyword::Standard).flat_map(|statement| statement.children_of(Keyword::Includes).collect::<Vec<_>>());
    for word in includes.flat_map(|includes| includes.operands().words().collect::<Vec<_>>()) {
        let Ok(wanted) = path::join(sources.path(head.file), word.text) else { continue };
        members.extend(all.iter().copied().filter(|document| sources.path(document.file) == wanted));
    }
    members
}
