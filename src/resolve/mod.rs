//! From documents to policies with what they inherit: names bound, parents found, declarations merged with their provenance,
//! facts known. Nothing is judged here; `checks` does.

mod bind;
pub mod carved;
mod corpus;
pub mod digest;
mod each;
pub mod effective;
mod holders;
mod links;
pub mod mention;
pub mod outline;
mod own_standards;
pub mod placeholder;
pub mod policy;
pub mod reference;
mod report;
pub mod scope;
pub mod state;
pub mod subject;
pub mod term;
mod trust;
mod view;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

pub(crate) use report::as_written;

use crate::diagnostic::Findings;
use crate::model::standard::Standard;
use crate::model::value::Value;
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::syntax::document::Document;
use crate::syntax::keyword::Keyword;
use crate::text::Sources;
use carved::LeftOut;
pub use corpus::Corpus;
pub use each::each;
use effective::{Conflict, Effective};
use policy::{Article, Policy, PolicyId};
use scope::Scope;
use state::State;

/// All policies of a run, each with what holds for it.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The documents.
    pub documents: &'a [Document],
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// The standards.
    pub standards: &'a [Standard],
    /// The day of the check.
    pub as_of: Date,
    /// The policies, in the order of their paths.
    pub policies: Arc<[Policy]>,
    /// What holds for each policy.
    pub views: Arc<[View]>,
    /// The same, owned: for what outlives the run.
    corpus: Arc<Corpus>,
}

/// What holds for a policy.
#[derive(Debug)]
pub struct View {
    /// Its ancestors, nearest first; those for another class of information left out.
    pub ancestors: Vec<PolicyId>,
    /// Articles of its ancestors, and for a facility of its own too, that do not reach it.
    pub left_out: Vec<LeftOut>,
    /// The names it knows.
    pub scope: Scope,
    /// Its declarations and those above it.
    pub effective: Effective,
    /// What it states in two ways.
    pub conflicts: Vec<Conflict>,
    /// Roles that hold each other in a circle.
    pub unheld: BTreeSet<NameId>,
    /// Its facts.
    pub state: State,
    /// Facilities that are judged by themselves.
    pub facilities: Vec<Facility>,
    /// Standards it is judged by: its own and its ancestors', each once, and where it is named.
    pub standards: Vec<(usize, crate::text::Span)>,
    /// Whether some of what it rests on could not be read.
    pub base_unknown: bool,
}

/// A facility that is judged by itself.
#[derive(Debug)]
pub struct Facility {
    /// Its index among the entities.
    pub entity: usize,
    /// Its facts.
    pub state: State,
    /// What holds for it, where that is not what holds for the policy: something is left out for it.
    pub own: Option<View>,
}

impl<'a> Resolved<'a> {
    /// A policy; `None` only for an id of another run.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id.0)
    }

    /// Whether something in an article could not be read.
    pub fn is_damaged(&self, article: &Article) -> bool {
        self.documents.get(article.document).is_none_or(|document| document.is_damaged(article.span))
    }

    /// The policies that inherit from a policy, directly and further on, in the order of their paths.
    pub fn below(&self, id: PolicyId) -> &[PolicyId] {
        self.corpus.below(id)
    }

    /// A policy with what holds for it.
    pub fn get(&self, id: PolicyId) -> Option<(&Policy, &View)> {
        self.policies.get(id.0).zip(self.views.get(id.0))
    }

    /// All policies with what holds for them.
    pub fn iter(&self) -> impl Iterator<Item = (PolicyId, &Policy, &View)> {
        self.policies.iter().zip(&*self.views).enumerate().map(|(id, (policy, view))| (PolicyId(id), policy, view))
    }

    /// The same, owned.
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// The text of a place.
    pub fn text(&self, span: crate::text::Span) -> &str {
        self.sources.text(span)
    }
}

/// Resolves the policies among the documents; `further` are standards that every policy is judged by besides its own.
pub fn resolve<'a>(
    sources: &'a Arc<Sources>,
    documents: &'a Arc<[Document]>,
    vocabulary: &'a Arc<Vocabulary>,
    standards: &'a Arc<[Standard]>,
    further: &[usize],
    as_of: Date,
    findings: &mut Findings,
) -> Resolved<'a> {
    let paths = links::Paths::new(sources, documents);
    let context = bind::Context { documents, vocabulary, standards };
    let sets = paths.sets(findings);
    let mut policies: Vec<Policy> = each(sets, findings, |set, findings| {
        let path = set.first().and_then(|&root| documents.get(root)).map_or("", |document| paths.path(document.file));
        bind::bind(context, set, path, findings)
    });
    for policy in &mut policies {
        let packs = paths.packs(&policy.documents);
        own_standards::conform(policy, &packs, documents, standards);
        policy.packs = packs.into_iter().map(|(index, _)| index).collect();
        leave_out_past_service(policy, vocabulary, as_of);
    }
    paths.link(&mut policies, as_of, findings);
    let mut views: Vec<Option<View>> = policies.iter().map(|_| None).collect();
    let order = parents_first(&policies);
    for &id in &order {
        let view = view::Builder { policies: &policies, order: &order, views: &views, context, vocabulary, further, as_of }.view(id);
        if let Some(place) = views.get_mut(id) {
            *place = view;
        }
    }
    let views: Vec<View> = views.into_iter().flatten().collect();
    let mut below = vec![Vec::new(); policies.len()];
    for (id, view) in views.iter().enumerate() {
        for ancestor in &view.ancestors {
            if let Some(below) = below.get_mut(ancestor.0) {
                below.push(PolicyId(id));
            }
        }
    }
    let (policies, views) = (Arc::from(policies), Arc::from(views));
    let corpus = Corpus {
        sources: Arc::clone(sources),
        documents: Arc::clone(documents),
        vocabulary: Arc::clone(vocabulary),
        standards: Arc::clone(standards),
        as_of,
        policies: Arc::clone(&policies),
        views: Arc::clone(&views),
        below,
        own_names: OnceLock::new(),
    };
    Resolved { sources, documents, vocabulary, standards, as_of, policies, views, corpus: Arc::new(corpus) }
}

/// A system that is in service beyond the day until which it was to be: that day says nothing of when it ends.
fn leave_out_past_service(policy: &mut Policy, vocabulary: &Vocabulary, as_of: Date) {
    let until = vocabulary.attribute_of(Keyword::System, None, "in_service_until");
    for stated in policy.entities.iter_mut().flat_map(|entity| &mut entity.attributes).filter(|stated| Some(stated.attribute) == until) {
        if let Some(Value::Date(day)) = stated.value
            && day < as_of
        {
            policy.past_service.push((day, stated.value_span));
            stated.value = Some(Value::Undecided);
        }
    }
}

/// The policies, every parent before its children; loops were cut when they were found.
fn parents_first(policies: &[Policy]) -> Vec<usize> {
    let mut done = Vec::with_capacity(policies.len());
    let mut met = vec![false; policies.len()];
    for from in 0..policies.len() {
        // Each policy comes twice: when it is met, and when all above it are done.
        let mut waiting = vec![(from, false)];
        while let Some((at, parents_are_done)) = waiting.pop() {
            if parents_are_done {
                done.push(at);
            } else if let Some(met) = met.get_mut(at).filter(|met| !**met) {
                *met = true;
                waiting.push((at, true));
                let parents = policies.get(at).into_iter().flat_map(|policy| &policy.parents);
                waiting.extend(parents.rev().filter_map(|parent| parent.policy).map(|PolicyId(parent)| (parent, false)));
            }
        }
    }
    done
}
