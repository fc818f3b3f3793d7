//! Judging texts in memory: what an editor, a test or another program has at hand. No file is touched.

use std::sync::Arc;

use jiff::civil::Date;

use super::knowledge::Knowledge;
use super::{documents, packs, sort};
use crate::answer::PolicyCounts;
use crate::checks;
use crate::diagnostic::{Diagnostic, Findings};
use crate::resolve::{self, Resolved};
use crate::syntax::document::Document;
use crate::text::{FileId, Sources};

/// The built-in packs, read once for many judgements.
#[derive(Debug)]
pub struct Packs {
    sources: Sources,
    documents: Vec<Document>,
    found: Findings,
}

impl Packs {
    /// Reads the built-in packs.
    pub fn read() -> Self {
        let mut sources = Sources::default();
        let mut found = Findings::default();
        let documents = packs::read(&mut sources, &mut found);
        Self { sources, documents, found }
    }
}

/// Texts, read, with the built-in packs and what the texts add to them.
#[derive(Debug)]
pub struct Texts {
    /// The packs, then the texts.
    pub sources: Arc<Sources>,
    /// The documents of the texts, in the order of their paths.
    pub documents: Vec<Arc<Document>>,
    /// The vocabulary and the standards.
    pub knowledge: Knowledge,
    /// What was found while reading.
    pub found: Vec<Diagnostic>,
}

impl Texts {
    /// Reads texts, each with the path that it is shown under and that `inherits` and `includes` name; their order makes no difference.
    pub fn read<P: Into<String>, T: Into<Arc<str>>>(packs: &Packs, files: impl IntoIterator<Item = (P, T)>) -> Self {
        let mut sources = packs.sources.clone();
        let mut found = Findings::default();
        let mut files: Vec<(String, Arc<str>)> = files.into_iter().map(|(path, text)| (path.into(), text.into())).collect();
        files.sort();
        let files: Vec<FileId> = files.into_iter().map(|(path, text)| sources.add(path, text)).collect();
        let documents = documents(&sources, &files, &mut found);
        let knowledge = Knowledge::read(&sources, &packs.documents, &documents, &mut found);
        let found = packs.found.iter().cloned().chain(found.into_vec()).collect();
        Self { sources: Arc::new(sources), documents, knowledge, found }
    }

    /// The policies among the texts with what holds for them.
    pub fn resolve(&self, as_of: Date, findings: &mut Findings) -> Resolved<'_> {
        let Knowledge { vocabulary, standards, .. } = &self.knowledge;
        resolve::resolve(&self.sources, &self.documents, vocabulary, standards, &[], as_of, findings)
    }

    /// Judges the policies among the texts: findings in the order of a run, and counts of coverage.
    pub fn judge(&self, as_of: Date) -> (Vec<Diagnostic>, Vec<PolicyCounts>) {
        let mut findings = Findings::default();
        let resolved = self.resolve(as_of, &mut findings);
        let counts = checks::judge_all(&resolved, &mut findings);
        let mut findings: Vec<Diagnostic> = self.found.iter().cloned().chain(findings.into_vec()).collect();
        sort(&mut findings, &self.sources);
        (findings, counts)
    }
}
