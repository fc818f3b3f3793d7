//! Some policies of an opened repository, judged with all that bears on them and nothing else: their ancestors, what replaces them and
//! what they replace.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::opened::Opened;
use crate::answer::{Grounds, PolicyCounts};
use crate::checks::{JudgedPolicy, judge_each};
use crate::diagnostic::{Diagnostic, Findings};
use crate::io::Host;
use crate::resolve::policy::{Policy, PolicyId};
use crate::resolve::{Below, Descendants, Inheritance, Policies, Resolved, View, bind, inherit, link, numbered, parallel};
use crate::syntax;
use crate::syntax::document::Document;
use crate::text::{ByFile, FileId, look_up_key};

/// What became of policies so far: bound, and put together with what they inherit. Kept for those that others inherit from.
#[derive(Debug, Default)]
pub(crate) struct Made {
    pub(crate) policies: ByFile<(Arc<Policy>, Vec<Diagnostic>)>,
    pub(crate) views: ByFile<Arc<View>>,
}

/// What was found of a policy.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// What was found when its documents were put together, bound and linked, and when it was judged.
    pub(crate) findings: Vec<Diagnostic>,
    /// Its counts of coverage.
    pub(crate) counts: Vec<PolicyCounts>,
    /// On what grounds something is no finding.
    pub(crate) grounds: Grounds,
}

/// Which policies replace which, by the titles in their heads.
#[derive(Debug, Default)]
pub(crate) struct Replacements {
    /// By the root of a policy, those that it replaces or that replace it.
    of: ByFile<Vec<FileId>>,
}

impl Replacements {
    pub(crate) fn new(opened: &Opened) -> Self {
        let roots = || opened.paths.roots().iter().filter_map(|&root| Some((root, opened.paths.survey(root)?)));
        let mut of: ByFile<Vec<FileId>> = ByFile::default();
        let replaces: Vec<(FileId, &str)> = roots().filter_map(|(root, survey)| Some((root, survey.replaces.as_deref()?))).collect();
        if replaces.is_empty() {
            return Self::default();
        }
        let mut titled: HashMap<String, Vec<FileId>> = HashMap::new();
        for (root, survey) in roots() {
            let title = survey.title.as_deref().map_or_else(|| look_up_key(opened.sources.path(root)).into_owned(), str::to_owned);
            titled.entry(title).or_default().push(root);
        }
        for (root, title) in replaces {
            for &other in titled.get(title).into_iter().flatten().filter(|other| **other != root) {
                for (one, two) in [(root, other), (other, root)] {
                    of.entry(one).push(two);
                }
            }
        }
        Self { of }
    }

    pub(crate) fn of(&self, root: FileId) -> &[FileId] {
        self.of.get(root).map_or(&[], Vec::as_slice)
    }
}

/// The policies above some, by their roots, those of the beginning included.
pub(crate) fn with_ancestors(opened: &Opened, roots: impl IntoIterator<Item = FileId>) -> BTreeSet<FileId> {
    let mut all = BTreeSet::new();
    let mut waiting: Vec<FileId> = roots.into_iter().collect();
    while let Some(root) = waiting.pop() {
        if all.insert(root) {
            waiting.extend(opened.paths.parents(&opened.sources, root).map(|(parent, _)| parent));
        }
    }
    all
}

/// What a portion needs at hand.
pub(crate) struct Portion {
    /// The policies that are judged, by their roots, in the order of their paths.
    roots: Vec<FileId>,
    /// Those and all above them.
    chain: BTreeSet<FileId>,
    /// All of these, and those that some of them replaces or is replaced by; in the order of their paths.
    around: Vec<FileId>,
}

impl Portion {
    pub(crate) fn new(opened: &Opened, replacements: &Replacements, roots: Vec<FileId>) -> Self {
        let chain = with_ancestors(opened, roots.iter().copied());
        let others = roots.iter().flat_map(|&root| replacements.of(root)).copied();
        let mut around: Vec<FileId> = chain.iter().copied().chain(others).collect::<BTreeSet<FileId>>().into_iter().collect();
        around.sort_by(|one, other| opened.sources.path(*one).cmp(opened.sources.path(*other)));
        Self { roots, chain, around }
    }

    /// The files of all that it needs.
    pub(crate) fn files(&self, opened: &Opened) -> Vec<FileId> {
        self.around.iter().flat_map(|&root| opened.paths.files(&opened.sources, root)).collect()
    }

    /// Puts the policies together with what they inherit; the documents of all its files are at hand. What is made of policies is
    /// entered in `made`. With them comes what was found of their links.
    pub(crate) fn resolve<'a>(&self, opened: &'a Opened, made: &mut Made, below: Below<'a>) -> (Resolved<'a>, Findings) {
        let input = opened.input(self.files(opened).into_iter().collect::<BTreeSet<FileId>>().into_iter());
        let unbound: Vec<FileId> = self.around.iter().copied().filter(|root| made.policies.get(*root).is_none()).collect();
        let bound = parallel::map(unbound, &mut Findings::default(), |root, _| {
            let mut found = Findings::default();
            for document in opened.paths.members(root).iter().filter_map(|&file| input.documents.get(file)) {
                opened.paths.report(input.sources, document, &mut found);
            }
            let policy = bind(&input, opened.paths.set(&input, root), &mut found);
            (root, (Arc::new(policy), found.into_vec()))
        });
        for (root, policy) in bound {
            made.policies.insert(root, policy);
        }
        let bound = |root: &FileId| made.policies.get(*root).map(|(policy, _)| Arc::clone(policy));
        let policies: Policies = self.around.iter().filter_map(bound).collect();
        let mut linked = Findings::default();
        let links = link(&input, &opened.paths, &policies, &mut linked);
        let policies = numbered(&input, policies, &links, &mut linked);
        let mut views: ByFile<Arc<View>> = ByFile::default();
        for generation in links.generations(&policies) {
            let wanted = generation.into_iter().filter(|id| self.chain.contains(&id.0));
            let (known, unknown): (Vec<PolicyId>, Vec<PolicyId>) = wanted.partition(|id| made.views.get(id.0).is_some());
            let above = Inheritance { input: &input, policies: &policies, links: &links, views: &views };
            let new = parallel::map(unknown, &mut Findings::default(), |id, _| Some((id.0, Arc::new(inherit(above, id)?))));
            for id in known {
                if let Some(view) = made.views.get(id.0) {
                    views.insert(id.0, Arc::clone(view));
                }
            }
            for (file, view) in new.into_iter().flatten() {
                made.views.insert(file, Arc::clone(&view));
                views.insert(file, view);
            }
        }
        (Resolved::among(input, policies, views, below), linked)
    }

    /// Judges; the documents of all its files are at hand. With the verdicts comes which policies asked for those below them.
    pub(crate) fn judge(
        &self,
        host: &dyn Host,
        opened: &Opened,
        made: &mut Made,
        children: &Children,
    ) -> (Vec<(FileId, Verdict)>, BTreeSet<FileId>) {
        let below = Elsewhere { host, opened, children, asked: Mutex::default() };
        let (resolved, linked) = self.resolve(opened, made, Below::Others(&below));
        let mut of_links: ByFile<Vec<Diagnostic>> = ByFile::default();
        for finding in linked.into_vec() {
            of_links.entry(finding.span.file).push(finding);
        }
        let mut verdicts = Vec::new();
        for judged in judge_each(&resolved, self.roots.iter().map(|&root| PolicyId(root)).collect()) {
            let JudgedPolicy { id: PolicyId(root), counts, grounds, findings: found } = judged;
            let mut findings = made.policies.get(root).map(|(_, found)| found.clone()).unwrap_or_default();
            findings.extend(opened.paths.members(root).iter().filter_map(|&file| of_links.get(file)).flatten().cloned());
            findings.extend(found.into_vec());
            verdicts.push((root, Verdict { findings, counts, grounds }));
        }
        drop(resolved);
        (verdicts, below.asked.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The policies that inherit from each directly, by their roots.
#[derive(Debug, Default)]
pub(crate) struct Children {
    of: ByFile<Vec<FileId>>,
    /// By the root of a policy, those that inherit from it for a class of information alone: they look at it, and nothing of it reaches them.
    for_class: ByFile<Vec<FileId>>,
}

impl Children {
    pub(crate) fn new(opened: &Opened) -> Self {
        let (mut of, mut for_class): (ByFile<Vec<FileId>>, ByFile<Vec<FileId>>) = (ByFile::default(), ByFile::default());
        for &root in opened.paths.roots() {
            for (parent, governs) in opened.parents(root) {
                if governs { &mut of } else { &mut for_class }.entry(parent).push(root);
            }
        }
        Self { of, for_class }
    }

    /// The policies below one, directly and further on.
    pub(crate) fn below(&self, root: FileId) -> impl Iterator<Item = FileId> {
        let mut seen = BTreeSet::from([root]);
        let mut waiting: Vec<FileId> = self.of(root).iter().rev().copied().collect();
        std::iter::from_fn(move || {
            loop {
                let next = waiting.pop()?;
                if seen.insert(next) {
                    waiting.extend(self.of(next).iter().rev());
                    return Some(next);
                }
            }
        })
    }

    /// Those that inherit from one for a class of information alone.
    pub(crate) fn for_class(&self, root: FileId) -> &[FileId] {
        self.for_class.get(root).map_or(&[], Vec::as_slice)
    }

    /// Those directly below one.
    pub(crate) fn of(&self, root: FileId) -> &[FileId] {
        self.of.get(root).map_or(&[], Vec::as_slice)
    }
}

/// Those that inherit from policies, wherever their documents are: at hand or still in their files.
struct Elsewhere<'a> {
    host: &'a dyn Host,
    opened: &'a Opened,
    children: &'a Children,
    /// The policies for which somebody asked.
    asked: Mutex<BTreeSet<FileId>>,
}

impl fmt::Debug for Elsewhere<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Elsewhere").finish_non_exhaustive()
    }
}

impl Descendants for Elsewhere<'_> {
    fn any(&self, id: PolicyId, text: &str, wanted: &dyn Fn(&Document) -> bool) -> bool {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(id.0);
        self.children.below(id.0).flat_map(|root| self.opened.paths.members(root)).any(|&file| {
            if let Some((document, _)) = self.opened.documents.get(file) {
                return document.text.contains(text) && wanted(document);
            }
            self.opened
                .text(self.host, file)
                .filter(|found| found.contains(text))
                .is_some_and(|found| wanted(&syntax::read(file, &found, &mut Findings::default())))
        })
    }
}
