//! What documents name by their paths: those that they include, and the policies that these make up together.

use std::collections::HashMap;

use crate::diagnostic::Findings;
use crate::resolve::{Documents, report};
use crate::syntax::document::{Document, DocumentKind, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, FileId, Sources, Span, path};

/// The documents by path.
#[derive(Debug)]
pub struct Paths<'a> {
    sources: &'a Sources,
    documents: &'a Documents<'a>,
    /// By their paths in composed form: systems that store names decomposed show other bytes than people type.
    by_path: HashMap<String, FileId>,
}

/// The documents that make up a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The files of its documents, root first.
    pub documents: Vec<FileId>,
    /// Those of the standards and vocabularies that they include, directly and further on: each with where the set names it.
    pub packs: Vec<(FileId, Span)>,
}

impl<'a> Paths<'a> {
    /// The paths of the documents.
    pub fn new(sources: &'a Sources, documents: &'a Documents<'a>) -> Self {
        let by_path = documents.iter().map(|document| (path::composed(sources.path(document.file)), document.file)).collect();
        Self { sources, documents, by_path }
    }

    /// The document that a file refers to by a relative path.
    pub(super) fn find(&self, from: FileId, relative: &str) -> Result<Option<&'a Document>, path::OutsideRoot> {
        let joined = path::join(self.sources.path(from), relative)?;
        let found = self.by_path.get(&path::composed(&joined));
        Ok(found.and_then(|&found| self.documents.get(found)))
    }

    /// Sets of policy documents: each root with what it includes, directly and further on.
    pub fn sets(&self, findings: &mut Findings) -> Vec<Set> {
        let mut included: ByFile<()> = ByFile::default();
        let mut members: ByFile<Vec<&Document>> = ByFile::default();
        for document in self.documents.iter() {
            let mut own = Vec::new();
            for word in included_by(document) {
                match self.find(document.file, word.text) {
                    Ok(Some(found)) if found.file != document.file => own.push(found),
                    Ok(Some(_)) => report::includes_itself(findings, word),
                    Ok(None) => report::document_not_found(findings, word),
                    Err(_) => report::outside_root(findings, word),
                }
            }
            for found in &own {
                included.insert(found.file, ());
            }
            members.insert(document.file, own);
        }
        let mut sets: Vec<Set> = Vec::new();
        for document in self.documents.iter().filter(|document| document.kind == DocumentKind::Policy) {
            // Documents that include each other have no root: the first of them, in the order of paths, is taken as one.
            let root = included.get(document.file).is_none()
                || is_in_none(&sets, document.file) && !self.reached(&members, &included, document.file);
            if root {
                let documents = with_members(document, &members);
                let packs = self.packs(&documents);
                sets.push(Set { documents, packs });
            }
        }
        sets
    }

    /// The standards and vocabularies that the documents of a set include, directly and further on: each with where the set names it.
    fn packs(&self, set: &[FileId]) -> Vec<(FileId, Span)> {
        let mut packs: Vec<(FileId, Span)> = Vec::new();
        let add = |document: &Document, place: Option<Span>, packs: &mut Vec<(FileId, Span)>| {
            for word in included_by(document) {
                let Ok(Some(found)) = self.find(document.file, word.text) else { continue };
                if found.kind != DocumentKind::Policy && !packs.iter().any(|(known, _)| *known == found.file) {
                    packs.push((found.file, place.unwrap_or(word.span)));
                }
            }
        };
        for document in set.iter().filter_map(|&file| self.documents.get(file)) {
            add(document, None, &mut packs);
        }
        let mut next = 0;
        while let Some(&(file, place)) = packs.get(next) {
            if let Some(document) = self.documents.get(file) {
                add(document, Some(place), &mut packs);
            }
            next += 1;
        }
        packs
    }

    /// Whether a document is reached from a document that nothing includes.
    fn reached(&self, members: &ByFile<Vec<&Document>>, included: &ByFile<()>, target: FileId) -> bool {
        let mut seen: ByFile<()> = ByFile::default();
        let mut stack: Vec<FileId> =
            self.documents.iter().map(|document| document.file).filter(|&file| included.get(file).is_none()).collect();
        while let Some(file) = stack.pop() {
            if file == target {
                return true;
            }
            if seen.get(file).is_none() {
                seen.insert(file, ());
                stack.extend(members.get(file).into_iter().flatten().map(|member| member.file));
            }
        }
        false
    }
}

/// Whether no set holds a document.
fn is_in_none(sets: &[Set], file: FileId) -> bool {
    sets.iter().all(|set| !set.documents.contains(&file))
}

/// The policy documents that a root includes, directly and further on, after the root itself.
fn with_members(root: &Document, members: &ByFile<Vec<&Document>>) -> Vec<FileId> {
    let mut set = vec![root.file];
    let mut next = 0;
    while let Some(&file) = set.get(next) {
        for member in members.get(file).into_iter().flatten() {
            if member.kind == DocumentKind::Policy && !set.contains(&member.file) {
                set.push(member.file);
            }
        }
        next += 1;
    }
    set
}

fn included_by(document: &Document) -> impl Iterator<Item = Word<'_>> {
    document
        .statements()
        .filter(|statement| matches!(statement.keyword(), Some(Keyword::Policy | Keyword::Standard)))
        .flat_map(|head| head.children_of(Keyword::Includes).flat_map(|includes| includes.operands().words()))
}
