//! From documents to findings and counts: the packs, resolution, checks.

use std::sync::Arc;

use jiff::civil::Date;

use super::packs;
use crate::checks;
use crate::config::{self, Word};
use crate::diagnostic::{Findings, PolicyCounts};
use crate::model::standard::{Origin, Standard};
use crate::model::vocabulary::Vocabulary;
use crate::resolve::policy::{Policy, PolicyId};
use crate::resolve::{self, Resolved, View};
use crate::syntax::document::{Document, DocumentKind};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Sources, path};
use crate::write::{Table, offered};

/// The vocabulary and the standards of a run.
#[derive(Debug)]
pub struct Knowledge {
    /// The built-in vocabulary and what the documents add to it.
    pub vocabulary: Arc<Vocabulary>,
    /// The built-in standards, then those among the documents.
    pub standards: Vec<Standard>,
}

impl Knowledge {
    /// Reads vocabularies and standards: `packs` and what a repository brings.
    pub fn read(sources: &Sources, packs: &[Document], documents: &[Document], findings: &mut Findings) -> Self {
        let all: Vec<&Document> = packs.iter().chain(documents).collect();
        let vocabularies: Vec<&Document> = all.iter().copied().filter(|document| document.kind == DocumentKind::Vocabulary).collect();
        let vocabulary = Arc::new(Vocabulary::read(&vocabularies, findings));
        let mut standards = Vec::new();
        // Built-in standards first: theirs are the names.
        for (heads, origin) in [(packs, Origin::BuiltIn), (documents, Origin::Repository)] {
            let heads: Vec<&Document> = heads.iter().collect();
            for head in amended_first(&heads) {
                standards.extend(Standard::read(&members(sources, head, &all), origin, &standards, &vocabulary, findings));
            }
        }
        Self { vocabulary, standards }
    }
}

/// What a run says of policies beside its findings.
pub(crate) struct Judged {
    /// Counts of coverage.
    pub(crate) policies: Vec<PolicyCounts>,
    /// From what each policy inherits.
    pub(crate) lineages: Vec<Lineage>,
}

/// The files of a policy and of those that it inherits from.
pub(crate) struct Lineage {
    /// Its own: documents, standards and vocabularies that it includes.
    pub(crate) files: Vec<FileId>,
    /// Those of its ancestors.
    pub(crate) above: Vec<FileId>,
}

/// Judges `documents` as of a day; `standards` are those that every policy is judged by besides its own. Of these, one that is not
/// there is `trouble` of the run itself.
pub(crate) fn judge(
    sources: &mut Sources,
    documents: &[Document],
    as_of: Date,
    standards: &[Word],
    findings: &mut Findings,
    trouble: &mut Findings,
) -> Judged {
    let packs = packs::read(sources, findings);
    let knowledge = Knowledge::read(sources, &packs, documents, findings);
    let further: Vec<usize> = standards.iter().filter_map(|named| config::standard(named, &knowledge.standards, trouble)).collect();
    let resolved = resolve::resolve(sources, documents, &knowledge.vocabulary, &knowledge.standards, &further, as_of, findings);
    Judged { policies: checked(&resolved, findings), lineages: lineages(&resolved) }
}

/// Runs the checks.
pub(crate) fn checked(resolved: &Resolved<'_>, findings: &mut Findings) -> Vec<PolicyCounts> {
    let mut found = Findings::default();
    let counts = checks::run(resolved, &mut found);
    let words = Table::new(resolved.vocabulary, resolved.documents.iter());
    for finding in found.into_vec() {
        findings.push(offered(finding, &words));
    }
    counts
}

fn lineages(resolved: &Resolved<'_>) -> Vec<Lineage> {
    let lineage = |(_, policy, view): (PolicyId, &Policy, &View)| {
        let above = view.ancestors.iter().filter_map(|ancestor| resolved.policy(*ancestor));
        Lineage { files: policy.files().collect(), above: above.flat_map(Policy::files).collect() }
    };
    resolved.iter().map(lineage).collect()
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

/// The document that heads a standard and those that it includes.
fn members<'a>(sources: &Sources, head: &'a Document, all: &[&'a Document]) -> Vec<&'a Document> {
    let mut members = vec![head];
    let includes = head.statements_of(Keyword::Standard).flat_map(|statement| statement.children_of(Keyword::Includes).collect::<Vec<_>>());
    for word in includes.flat_map(|includes| includes.operands().words().collect::<Vec<_>>()) {
        let Ok(wanted) = path::join(sources.path(head.file), word.text) else { continue };
        let wanted = path::composed(&wanted);
        members.extend(all.iter().copied().filter(|document| path::composed(sources.path(document.file)) == wanted));
    }
    members
}
