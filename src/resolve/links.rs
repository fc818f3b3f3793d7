//! Sets of documents, and who inherits from whom: paths, loops, versions.

use std::collections::HashMap;

use jiff::civil::Date;

use super::digest;
use super::policy::{Policy, PolicyId};
use super::report;
use crate::diagnostic::Findings;
use crate::syntax::document::{Document, DocumentKind, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Sources, path};

/// The documents by path.
#[derive(Debug)]
pub(super) struct Paths<'a> {
    sources: &'a Sources,
    documents: &'a [Document],
    /// By their paths in composed form: systems that store names decomposed show other bytes than people type.
    by_path: HashMap<String, usize>,
}

impl<'a> Paths<'a> {
    pub(super) fn new(sources: &'a Sources, documents: &'a [Document]) -> Self {
        let by_path = documents.iter().enumerate().map(|(index, document)| (path::composed(sources.path(document.file)), index)).collect();
        Self { sources, documents, by_path }
    }

    pub(super) fn path(&self, file: FileId) -> &'a str {
        self.sources.path(file)
    }

    /// The document that a file refers to by a relative path.
    fn find(&self, from: FileId, relative: &str) -> Result<Option<usize>, path::OutsideRoot> {
        let joined = path::join(self.path(from), relative)?;
        Ok(self.by_path.get(&path::composed(&joined)).copied())
    }

    /// Sets of policy documents: each root with what it includes, directly and further on.
    pub(super) fn sets(&self, findings: &mut Findings) -> Vec<Vec<usize>> {
        let mut included = vec![false; self.documents.len()];
        let mut members: Vec<Vec<usize>> = Vec::new();
        for (index, document) in self.documents.iter().enumerate() {
            let mut own = Vec::new();
            for word in included_by(document) {
                match self.find(document.file, word.text) {
                    Ok(Some(found)) if found != index => own.push(found),
                    Ok(Some(_)) => report::includes_itself(findings, word),
                    Ok(None) => report::document_not_found(findings, word),
                    Err(_) => report::outside_root(findings, word),
                }
            }
            for &found in &own {
                if let Some(included) = included.get_mut(found) {
                    *included = true;
                }
            }
            members.push(own);
        }
        let is_policy = |index: usize| self.documents.get(index).is_some_and(|document| document.kind == DocumentKind::Policy);
        let mut sets = Vec::new();
        for index in (0..self.documents.len()).filter(|&index| is_policy(index)) {
            // Documents that include each other have no root: the first of them, in the order of paths, is taken as one.
            let root = !included.get(index).copied().unwrap_or(false)
                || sets.iter().all(|set: &Vec<usize>| !set.contains(&index)) && !self.reached(&members, &included, index);
            if !root {
                continue;
            }
            let mut set = vec![index];
            let mut next = 0;
            while let Some(&document) = set.get(next) {
                for &member in members.get(document).into_iter().flatten() {
                    if is_policy(member) && !set.contains(&member) {
                        set.push(member);
                    }
                }
                next += 1;
            }
            sets.push(set);
        }
        sets
    }

    /// The standards and vocabularies that the documents of a set include.
    pub(super) fn packs(&self, set: &[usize]) -> Vec<usize> {
        let members = set.iter().filter_map(|&index| self.documents.get(index));
        let included = members.flat_map(|document| included_by(document).map(move |word| self.find(document.file, word.text)));
        let is_pack = |index: &usize| self.documents.get(*index).is_some_and(|document| document.kind != DocumentKind::Policy);
        included.filter_map(|found| found.ok().flatten()).filter(is_pack).collect()
    }

    /// Whether a document is reached from a document that nothing includes.
    fn reached(&self, members: &[Vec<usize>], included: &[bool], target: usize) -> bool {
        let mut seen = vec![false; members.len()];
        let mut stack: Vec<usize> = (0..self.documents.len()).filter(|&index| !included.get(index).copied().unwrap_or(true)).collect();
        while let Some(index) = stack.pop() {
            if index == target {
                return true;
            }
            if let Some(seen) = seen.get_mut(index).filter(|seen| !**seen) {
                *seen = true;
                stack.extend(members.get(index).into_iter().flatten());
            }
        }
        false
    }

    /// Finds the parents of every policy.
    pub(super) fn link(&self, policies: &mut [Policy], as_of: Date, findings: &mut Findings) {
        let root_of: HashMap<usize, PolicyId> = policies
            .iter()
            .enumerate()
            .flat_map(|(id, policy)| policy.documents.iter().map(move |&document| (document, PolicyId(id))))
            .collect();
        let mut found: Vec<Vec<Option<PolicyId>>> = Vec::new();
        for policy in policies.iter() {
            let mut parents = Vec::new();
            for parent in &policy.parents {
                let Some(document) = policy.documents.first().and_then(|&root| self.documents.get(root)) else { continue };
                let word = Word { text: document.text(parent.span), span: parent.span, quoted: true };
                let word = inherited(document, parent.span).unwrap_or(word);
                parents.push(match self.find(document.file, word.text) {
                    Ok(Some(index)) => root_of.get(&index).copied().or_else(|| {
                        report::parent_not_found(findings, word);
                        None
                    }),
                    Ok(None) => {
                        report::parent_not_found(findings, word);
                        None
                    }
                    Err(_) => {
                        report::outside_root(findings, word);
                        None
                    }
                });
            }
            found.push(parents);
        }
        for (policy, parents) in policies.iter_mut().zip(found) {
            for (parent, found) in policy.parents.iter_mut().zip(parents) {
                parent.policy = found;
            }
        }
        cut_loops(policies, findings);
        check_versions(policies, as_of, findings);
        self.check_digests(policies, findings);
    }
}

impl Paths<'_> {
    /// A parent whose text is not the one that the digest was taken of.
    fn check_digests(&self, policies: &[Policy], findings: &mut Findings) {
        for parent in policies.iter().flat_map(|policy| &policy.parents) {
            let (Some((named, span)), Some(target)) = (&parent.digest, parent.policy.and_then(|id| policies.get(id.0))) else { continue };
            let Some(file) = self.sources.file(target.file) else { continue };
            let actual = digest::sha256(&file.text);
            if !named.eq_ignore_ascii_case(&actual) {
                report::digest(findings, *span, &actual, target.header);
            }
        }
    }
}

fn inherited(document: &Document, span: crate::text::Span) -> Option<Word<'_>> {
    let head = document.statements_of(Keyword::Policy).next()?;
    head.children_of(Keyword::Inherits).map(crate::syntax::document::Statement::operands).find(|operands| operands.span() == span)?.first()
}

fn included_by(document: &Document) -> impl Iterator<Item = Word<'_>> {
    document
        .statements()
        .filter(|statement| matches!(statement.keyword(), Some(Keyword::Policy)))
        .flat_map(|head| head.children_of(Keyword::Includes).flat_map(|includes| includes.operands().words()))
}

/// Cuts every loop of inheritance at the policy where it is found, and reports it once.
fn cut_loops(policies: &mut [Policy], findings: &mut Findings) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnTheWay,
        Done,
    }
    let mut seen = vec![Seen::Not; policies.len()];
    for from in 0..policies.len() {
        // The way up from a policy: each on it with how many of its parents were visited.
        let mut way = vec![(from, 0)];
        if seen.get(from) != Some(&Seen::Not) {
            continue;
        }
        while let Some((at, visited)) = way.last_mut() {
            let (at, nth) = (*at, *visited);
            *visited += 1;
            if let Some(seen) = seen.get_mut(at) {
                *seen = Seen::OnTheWay;
            }
            let Some(parent) = policies.get(at).and_then(|policy| policy.parents.get(nth)) else {
                if let Some(seen) = seen.get_mut(at) {
                    *seen = Seen::Done;
                }
                way.pop();
                continue;
            };
            let Some(PolicyId(parent)) = parent.policy else { continue };
            match seen.get(parent) {
                Some(Seen::Not) => way.push((parent, 0)),
                Some(Seen::OnTheWay) => {
                    let header = policies.get(parent).map(|policy| policy.header);
                    if let Some(link) = policies.get_mut(at).and_then(|policy| policy.parents.get_mut(nth)) {
                        link.policy = None;
                        report::cycle(findings, link.span, header);
                    }
                }
                Some(Seen::Done) | None => {}
            }
        }
    }
}

/// A parent in another version than the one named.
fn check_versions(policies: &[Policy], as_of: Date, findings: &mut Findings) {
    for policy in policies {
        for parent in &policy.parents {
            let Some(target) = parent.policy.and_then(|id| policies.get(id.0)) else { continue };
            if let Some((named, span)) = &parent.version {
                match &target.version {
                    Some((version, _)) if version == named => {}
                    actual => report::version(findings, named, *span, actual.as_ref(), target.header),
                }
            }
            if let Some((effective, place)) = target.head.effective
                && effective > as_of
            {
                report::parent_not_in_force(findings, parent.span, effective, place);
            }
        }
    }
}
