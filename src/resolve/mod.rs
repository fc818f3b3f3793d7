//! From documents to policies with what they inherit: names bound, parents found, declarations merged with their provenance,
//! facts known. Nothing is judged here; `checks` does.
//!
//! Three steps, each of which can be taken by itself and its result kept: [`bind()`] makes a policy of its documents and looks at no
//! other policy; [`link()`] finds who inherits from whom; [`inherit()`] makes the view of one policy from the views of its parents.
//! [`resolve_among()`] takes them all.

pub(crate) mod arena;
mod bind;
pub(crate) mod binding;
mod corpus;
mod descendants;
pub(crate) mod digest;
mod documents;
pub(crate) mod effective;
pub(crate) mod elsewhere;
mod export;
mod holders;
mod inherit;
mod link;
mod numbers;
pub(crate) mod omission;
pub(crate) mod outline;
mod own_standards;
pub(crate) mod parallel;
pub(crate) mod placeholder;
mod policies;
pub(crate) mod policy;
pub(crate) mod reference;
mod report;
pub(crate) mod scope;
pub(crate) mod state;
pub(crate) mod subject;
mod succession;
pub(crate) mod term;
mod view;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

pub(crate) use report::{CONFLICT, CYCLE, NOT_FOLLOWED, OUTSIDE_ROOT, UNDEFINED_NAME, as_written, rules, written_as};

use crate::diagnostic::Findings;
use crate::model::standard::Standard;
use crate::model::vocabulary::Vocabulary;
use crate::syntax::document::Document;
use crate::text::{ByFile, Sources, Span};
use crate::wording::Reading;
pub(crate) use bind::bind;
pub(crate) use bind::implied::is_cloud_with_medical_information;
pub(crate) use corpus::Corpus;
pub(crate) use descendants::{Below, Descendants};
pub(crate) use documents::Documents;
pub(crate) use export::unseen;
pub(crate) use inherit::{Inheritance, MOST_DECLARED, MOST_FACILITIES, inherit, most_facilities, of_own_kind};
pub(crate) use link::{Links, MOST_DOCUMENTS, MOST_LEVELS, MOST_PARENTS, Paths, Set, Survey, Withheld, WithheldFiles, link};
pub(crate) use numbers::numbered;
pub use policies::Policies;
use policy::{Article, Paragraph, Parent, Policy, PolicyId};
use succession::Succession;
pub(crate) use view::Facility;
pub use view::View;

/// What policies are resolved from.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// The texts.
    pub sources: &'a Arc<Sources>,
    /// The documents.
    pub documents: Documents,
    /// The vocabulary.
    pub vocabulary: &'a Arc<Vocabulary>,
    /// The standards.
    pub standards: &'a Arc<[Standard]>,
    /// Those that every policy is judged by besides its own: indices.
    pub further: &'a [usize],
    /// The day of the check.
    pub as_of: Date,
}

/// All policies of a run, each with what holds for it.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The documents.
    pub documents: Documents,
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// The standards.
    pub standards: &'a [Standard],
    /// The day of the check.
    pub as_of: Date,
    /// The policies.
    pub policies: Policies,
    views: Arc<ByFile<Arc<View>>>,
    below: Below<'a>,
    succession: Arc<Succession>,
    /// The same, owned: for what outlives the run.
    corpus: Arc<Corpus>,
}

impl<'a> Resolved<'a> {
    /// Policies put together with what holds for each of them.
    pub fn new(input: Input<'a>, policies: Policies, views: ByFile<Arc<View>>) -> Self {
        let below = Below::of(&policies, &views);
        Self::among(input, policies, views, below)
    }

    /// The same of some policies of a repository, where others inherit from them.
    pub fn among(input: Input<'a>, policies: Policies, views: ByFile<Arc<View>>, below: Below<'a>) -> Self {
        let Input { sources, documents, vocabulary, standards, as_of, .. } = input;
        let (succession, views) = (Arc::new(Succession::new(&policies)), Arc::new(views));
        let corpus = Corpus {
            sources: Arc::clone(sources),
            documents: documents.clone(),
            vocabulary: Arc::clone(vocabulary),
            standards: Arc::clone(standards),
            as_of,
            policies: policies.clone(),
            views: Arc::clone(&views),
            succession: Arc::clone(&succession),
            own_names: OnceLock::new(),
        };
        Self { sources, documents, vocabulary, standards, as_of, policies, views, below, succession, corpus: Arc::new(corpus) }
    }

    /// A policy; `None` only for an id of another run.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id).map(AsRef::as_ref)
    }

    /// What a paragraph of one of the policies says.
    pub fn wording<'p>(&'p self, paragraph: &'p Paragraph) -> Reading<'p> {
        paragraph.wording.reading(self.text(paragraph.text), paragraph.text)
    }

    /// Whether something in an article could not be read.
    pub fn is_damaged(&self, article: &Article) -> bool {
        self.documents.get(article.document).is_none_or(|document| document.is_damaged(article.span))
    }

    /// Whether some document in which `text` stands, of a policy that inherits from a policy, directly or further on, is one that is
    /// wanted.
    pub fn any_below(&self, id: PolicyId, text: &str, wanted: &dyn Fn(&Document) -> bool) -> bool {
        match &self.below {
            Below::These(below) => below
                .get(id.0)
                .into_iter()
                .flatten()
                .filter_map(|&below| self.policy(below))
                .flat_map(|policy| &policy.documents)
                .filter_map(|&file| self.documents.get(file))
                .any(|document| document.text.contains(text) && wanted(document)),
            Below::Others(others) => others.any(id, text, wanted),
        }
    }

    /// The policies in force or not that say of a policy that they replace it, in the order of their paths, and where each says so.
    pub fn replacing(&self, id: PolicyId) -> impl Iterator<Item = (PolicyId, &Policy, Span)> {
        self.succession.replacing(id).iter().filter_map(|&other| {
            let policy = self.policy(other)?;
            Some((other, policy, policy.head.replaces.as_ref()?.1))
        })
    }

    /// The policies that a policy says it replaces, in the order of their paths.
    pub fn replaced_by(&self, id: PolicyId) -> impl Iterator<Item = (PolicyId, &Policy)> {
        self.succession.replaced_by(id).iter().filter_map(|&other| Some((other, self.policy(other)?)))
    }

    /// What each `inherits` of a policy says, and the policy that it leads to where it leads to one.
    pub fn parents(&self, id: PolicyId) -> impl Iterator<Item = (&Parent, Option<PolicyId>)> {
        self.get(id).into_iter().flat_map(|(policy, view)| policy.parents.iter().zip(view.parents.iter().copied()))
    }

    /// What an ancestor is called in a policy: by the short name that it has there, else by its title.
    pub(crate) fn called(&self, ancestor: PolicyId, from: PolicyId) -> &str {
        let short = self.parents(from).filter(|(_, found)| *found == Some(ancestor)).find_map(|(parent, _)| parent.short.as_ref());
        short.map_or_else(|| self.policy(ancestor).map_or("", |policy| policy.title.as_str()), |(short, _)| short)
    }

    /// A policy with what holds for it.
    pub fn get(&self, id: PolicyId) -> Option<(&Policy, &View)> {
        self.policy(id).zip(self.views.get(id.0).map(AsRef::as_ref))
    }

    /// All policies with what holds for them, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (PolicyId, &Policy, &View)> {
        self.policies.iter().filter_map(|policy| Some((policy.id(), policy.as_ref(), self.views.get(policy.file)?.as_ref())))
    }

    /// The same, owned.
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// The text of a place.
    pub fn text(&self, span: Span) -> &str {
        self.sources.text(span)
    }
}

/// Resolves the policies among the documents, of which it is known what they say of each other.
pub(crate) fn resolve_among<'a>(input: Input<'a>, paths: &Paths, findings: &mut Findings) -> Resolved<'a> {
    input.documents.iter().for_each(|document| paths.report(input.sources, document, findings));
    let bound = parallel::map(paths.roots().to_vec(), findings, |root, findings| Arc::new(bind(&input, paths.set(&input, root), findings)));
    let policies: Policies = bound.into_iter().collect();
    let links = link(&input, paths, &policies, findings);
    let policies = numbered(&input, policies, &links, findings);
    let mut views: ByFile<Arc<View>> = ByFile::default();
    for generation in links.generations(&policies) {
        let above = Inheritance { input: &input, policies: &policies, links: &links, views: &views };
        let made = parallel::map(generation, &mut Findings::default(), |id, _| Some((id.0, Arc::new(inherit(above, id)?))));
        made.into_iter().flatten().for_each(|(file, view)| views.insert(file, view));
    }
    Resolved::new(input, policies, views)
}
