//! What documents name by their paths: those that they include, the policies that these make up together, and the policies that they
//! inherit from. Found from what the heads say alone, so that no document has to be at hand that nobody asks about.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Links;
use super::levels::{self, MOST_PARENTS};
use super::survey::{Inherited, Survey};
use super::withheld::{Withheld, WithheldFiles};
use crate::diagnostic::Findings;
use crate::resolve::policy::PolicyId;
use crate::resolve::{Input, report};
use crate::syntax::document::{Document, DocumentKind, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, FileId, Sources, Span, path};

/// The files of a repository and what they say of each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paths {
    /// By their paths in composed form: systems that store names decomposed show other bytes than people type.
    by_path: HashMap<String, FileId>,
    surveys: ByFile<Survey>,
    /// The root documents of policies, in the order of their paths.
    roots: Vec<FileId>,
    /// The documents of each policy, by its root, which comes first.
    members: ByFile<Vec<FileId>>,
    /// The policy to which a document belongs, by its root.
    root_of: ByFile<FileId>,
    /// The policy documents of each institution, by its name, that have a title.
    titled: HashMap<(Box<str>, Box<str>), Vec<FileId>>,
    /// Files that are there and were not read.
    withheld: WithheldFiles,
    /// From the root of a policy to that of a parent: the links that lead through more levels than are followed.
    beyond: HashSet<(FileId, FileId)>,
}

/// The documents that make up a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set {
    /// The files of its documents, root first.
    pub documents: Vec<FileId>,
    /// Those of the standards and vocabularies that they include, directly and further on: each with where the set names it.
    pub packs: Vec<(FileId, Span)>,
    /// Whether a document is named that is not there, or whose name is not: what stands in it is unknown.
    pub is_part_missing: bool,
}

impl Paths {
    /// The files, in the order of their paths.
    pub(crate) fn new(sources: &Sources, files: Vec<(FileId, Survey)>) -> Self {
        let by_path = files.iter().map(|(file, _)| (path::composed(sources.path(*file)), *file)).collect();
        let order: Vec<FileId> = files.iter().map(|(file, _)| *file).collect();
        let mut paths = Self { by_path, surveys: files.into_iter().collect(), ..Self::default() };
        for &file in &order {
            if let Some(of) = paths.surveys.get(file).filter(|survey| survey.kind == DocumentKind::Policy).and_then(of_institution) {
                paths.titled.entry(of).or_default().push(file);
            }
        }
        for set in paths.sets(sources, &order) {
            let Some(&root) = set.first() else { continue };
            for &file in &set {
                paths.root_of.insert(file, root);
            }
            paths.roots.push(root);
            paths.members.insert(root, set);
        }
        paths.beyond = paths.beyond(sources);
        paths
    }

    /// The links that lead through more levels than are followed.
    fn beyond(&self, sources: &Sources) -> HashSet<(FileId, FileId)> {
        // Most repositories have fewer policies than levels are followed.
        if self.roots.len() <= levels::MOST_LEVELS {
            return HashSet::new();
        }
        let parents = |root: FileId| self.parents(sources, root).map(|(parent, _)| Some(PolicyId(parent))).collect();
        levels::unfollowed(&Links { parents: self.roots.iter().map(|&root| (root, parents(root))).collect() }, &self.roots)
    }

    /// Whether a link leads through more levels than are followed, from the root of a policy to a document of its parent.
    pub(crate) fn is_beyond(&self, root: FileId, parent: FileId) -> bool {
        !self.beyond.is_empty() && self.root_of(parent).is_some_and(|parent| self.beyond.contains(&(root, parent)))
    }

    /// The same files with what a file says of others now; none: it is no longer there. `files` are those that are there, in the order of
    /// their paths.
    #[must_use]
    pub(crate) fn with(mut self, sources: &Sources, files: &[FileId], file: FileId, survey: Option<Survey>) -> Self {
        self.surveys.remove(file);
        if let Some(survey) = survey {
            self.surveys.insert(file, survey);
        }
        let surveys = files.iter().filter_map(|&file| Some((file, self.surveys.remove(file)?))).collect();
        Self::new(sources, surveys)
    }

    /// Tells which files to which paths lead are there and were not read.
    pub(crate) fn withhold(&mut self, files: WithheldFiles) {
        self.withheld = files;
    }

    /// Why the file that another one refers to was not read, where it is there.
    pub(crate) fn withheld(&self, sources: &Sources, from: FileId, relative: &str) -> Option<Withheld> {
        self.withheld.of(&path::join(sources.path(from), relative).ok()?)
    }

    /// Policy documents to policies: each root with what it includes, directly and further on.
    fn sets(&self, sources: &Sources, order: &[FileId]) -> Vec<Vec<FileId>> {
        let included_by = |file: FileId| {
            let named = self.surveys.get(file).into_iter().flat_map(|survey| &survey.includes);
            let found = named.filter_map(|written| self.find(sources, file, written).ok().flatten());
            found.filter(|found| *found != file).collect::<Vec<_>>()
        };
        let includes: ByFile<Vec<FileId>> = order.iter().map(|&file| (file, included_by(file))).collect();
        let parts: BTreeSet<FileId> = order.iter().filter_map(|&file| includes.get(file)).flatten().copied().collect();
        let further = |from: Vec<FileId>, policies_only: bool| {
            let mut seen: BTreeSet<FileId> = from.iter().copied().collect();
            let mut all = from;
            let mut next = 0;
            while let Some(&file) = all.get(next) {
                let wanted = |file: &FileId| !policies_only || self.is_policy(*file);
                all.extend(includes.get(file).into_iter().flatten().copied().filter(|file| wanted(file) && seen.insert(*file)));
                next += 1;
            }
            all
        };
        let reached: BTreeSet<FileId> =
            further(order.iter().copied().filter(|file| !parts.contains(file)).collect(), false).into_iter().collect();
        let mut taken: BTreeSet<FileId> = BTreeSet::new();
        let mut sets: Vec<Vec<FileId>> = Vec::new();
        for &file in order.iter().filter(|file| self.is_policy(**file)) {
            // Documents that include each other have no root: the first of them, in the order of paths, is taken as one.
            if !parts.contains(&file) || !taken.contains(&file) && !reached.contains(&file) {
                let set = further(vec![file], true);
                taken.extend(&set);
                sets.push(set);
            }
        }
        sets
    }

    fn is_policy(&self, file: FileId) -> bool {
        self.surveys.get(file).is_some_and(|survey| survey.kind == DocumentKind::Policy)
    }

    /// What a file says of others.
    pub(crate) fn survey(&self, file: FileId) -> Option<&Survey> {
        self.surveys.get(file)
    }

    /// The root documents of the policies, in the order of their paths.
    pub(crate) fn roots(&self) -> &[FileId] {
        &self.roots
    }

    /// The root of the policy to which a document belongs.
    pub(crate) fn root_of(&self, file: FileId) -> Option<FileId> {
        self.root_of.get(file).copied()
    }

    /// The documents of the policy with a root, that first.
    pub(crate) fn members(&self, root: FileId) -> &[FileId] {
        self.members.get(root).map_or(&[], Vec::as_slice)
    }

    /// The files of a policy: its documents, and the standards and vocabularies that they include, directly and further on.
    pub(crate) fn files(&self, sources: &Sources, root: FileId) -> Vec<FileId> {
        let mut files = self.members(root).to_vec();
        let mut next = 0;
        while let Some(&file) = files.get(next) {
            let named = self.surveys.get(file).into_iter().flat_map(|survey| &survey.includes);
            let packs =
                named.filter_map(|written| self.find(sources, file, written).ok().flatten()).filter(|found| !self.is_policy(*found));
            let new: Vec<FileId> = packs.filter(|found| !files.contains(found)).collect();
            files.extend(new);
            next += 1;
        }
        files
    }

    /// The policies that a policy inherits from, by their roots, as far as they are there and are followed.
    pub(crate) fn parents<'p>(&'p self, sources: &'p Sources, root: FileId) -> impl Iterator<Item = (FileId, &'p Inherited)> {
        let inherits = self.surveys.get(root).into_iter().flat_map(|survey| &survey.inherits).take(MOST_PARENTS);
        let found = inherits.filter_map(move |named| Some((self.root_of(self.find(sources, root, &named.path).ok()??)?, named)));
        found.filter(move |(parent, _)| self.beyond.is_empty() || !self.beyond.contains(&(root, *parent)))
    }

    /// The files of the policies that others hold to a text by a digest.
    pub(crate) fn pinned(&self, sources: &Sources) -> BTreeSet<FileId> {
        let named = self.roots.iter().flat_map(|&root| self.parents(sources, root));
        let parents: BTreeSet<FileId> = named.filter(|(_, named)| named.is_pinned).map(|(parent, _)| parent).collect();
        parents.into_iter().flat_map(|parent| self.files(sources, parent)).collect()
    }

    /// The other documents whose heads name an institution and a title as that of a file does; of which kind the institutions are, and
    /// whether they are policies of their own, is another matter.
    pub(crate) fn titled_alike(&self, file: FileId) -> impl Iterator<Item = FileId> {
        let alike = self.surveys.get(file).and_then(of_institution).and_then(|of| self.titled.get(&of));
        alike.into_iter().flatten().copied().filter(move |other| *other != file)
    }

    /// The file that another one refers to by a relative path.
    ///
    /// # Errors
    /// Where the path leads out of the root.
    pub(crate) fn find(&self, sources: &Sources, from: FileId, relative: &str) -> Result<Option<FileId>, path::OutsideRoot> {
        let joined = path::join(sources.path(from), relative)?;
        Ok(self.by_path.get(&path::composed(&joined)).copied())
    }

    /// The policy with a root, and the standards and vocabularies that its documents include.
    pub(crate) fn set(&self, input: &Input<'_>, root: FileId) -> Set {
        let documents = self.members(root).to_vec();
        let mut packs: Vec<(FileId, Span)> = Vec::new();
        let add = |document: &Document, place: Option<Span>, packs: &mut Vec<(FileId, Span)>| {
            for word in included_by(document) {
                let Ok(Some(found)) = self.find(input.sources, document.file, word.text) else { continue };
                if !self.is_policy(found) && !packs.iter().any(|(known, _)| *known == found) {
                    packs.push((found, place.unwrap_or(word.span)));
                }
            }
        };
        for document in documents.iter().filter_map(|&file| input.documents.get(file)) {
            add(document, None, &mut packs);
        }
        let mut next = 0;
        while let Some(&(file, place)) = packs.get(next) {
            if let Some(document) = input.documents.get(file) {
                add(document, Some(place), &mut packs);
            }
            next += 1;
        }
        let is_part_missing = documents.iter().filter_map(|&file| input.documents.get(file)).any(|document| {
            let is_nameless = |includes: Statement<'_>| includes.operands().is_empty();
            self.missing_part(input.sources, document).is_some() || includes(document).any(is_nameless)
        });
        Set { documents, packs, is_part_missing }
    }

    /// Whether a document of a set includes one that comes before it in the set and leads to it.
    fn leads_back(&self, sources: &Sources, from: FileId, to: FileId) -> bool {
        let set = self.root_of(from).map_or(&[][..], |root| self.members(root));
        let place = |file: FileId| set.iter().position(|member| *member == file);
        if place(to).is_none_or(|before| place(from).is_none_or(|at| at <= before)) {
            return false;
        }
        let (mut waiting, mut seen) = (vec![to], BTreeSet::from([to]));
        while let Some(at) = waiting.pop() {
            let named = self.surveys.get(at).into_iter().flat_map(|survey| &survey.includes);
            for found in named.filter_map(|written| self.find(sources, at, written).ok().flatten()) {
                if found == from {
                    return true;
                }
                if seen.insert(found) {
                    waiting.push(found);
                }
            }
        }
        false
    }

    /// Says which of the documents that a document includes are not there.
    pub(crate) fn report(&self, sources: &Sources, document: &Document, findings: &mut Findings) {
        for word in included_by(document) {
            match self.find(sources, document.file, word.text) {
                Ok(Some(found)) if found == document.file => report::includes_itself(findings, word),
                Ok(Some(found)) if self.root_of(document.file) == Some(found) => report::includes_root(findings, word.span),
                Ok(Some(found)) if self.leads_back(sources, document.file, found) => report::includes_back(findings, word.span),
                Ok(Some(_)) => {}
                // A word without quotes is told as that.
                Ok(None) if !word.quoted => {}
                Ok(None) => report::document_not_found(findings, word),
                Err(_) => report::outside_root(findings, word),
            }
        }
        let mut further = all_included_by(document).skip(MOST_DOCUMENTS);
        if let Some(first) = further.next() {
            report::further_documents(findings, first.span, 1 + further.count());
        }
    }
}

impl Paths {
    /// Where a document names one as its part that is not there.
    pub(super) fn missing_part(&self, sources: &Sources, document: &Document) -> Option<Span> {
        let is_there = |word: &Word<'_>| matches!(self.find(sources, document.file, word.text), Ok(Some(_)));
        let further = || all_included_by(document).nth(MOST_DOCUMENTS);
        included_by(document).find(|word| !is_there(word)).or_else(further).map(|word| word.span)
    }
}

/// The name of the institution and the title that a head states, without blanks: 「みどり会 規程」 and 「みどり会規程」 are one.
fn of_institution(survey: &Survey) -> Option<(Box<str>, Box<str>)> {
    Some((without_blanks(&survey.institution.as_ref()?.name), without_blanks(survey.title.as_ref()?)))
}

/// A text without blanks.
pub(super) fn without_blanks(text: &str) -> Box<str> {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// So many documents that one names are read: a corporation with a document for each of its rules has a tenth of them.
pub(crate) const MOST_DOCUMENTS: usize = 1000;

/// What a document includes, as far as it is read.
fn included_by(document: &Document) -> impl Iterator<Item = Word<'_>> {
    all_included_by(document).take(MOST_DOCUMENTS)
}

fn all_included_by(document: &Document) -> impl Iterator<Item = Word<'_>> {
    includes(document).flat_map(|includes| includes.operands().words())
}

fn includes(document: &Document) -> impl Iterator<Item = Statement<'_>> {
    document
        .statements()
        .filter(|statement| matches!(statement.keyword(), Some(Keyword::Policy | Keyword::Standard)))
        .flat_map(|head| head.children_of(Keyword::Includes))
}
