//! From documents to policies with what they inherit: names bound, parents found, declarations merged with their provenance,
//! facts known. Nothing is judged here; `checks` does.

mod bind;
pub mod carved;
pub mod digest;
mod each;
pub mod effective;
mod holders;
mod links;
pub mod mention;
pub mod outline;
pub mod placeholder;
pub mod policy;
pub mod reference;
mod report;
pub mod scope;
pub mod state;
pub mod term;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

pub(crate) use report::as_written;

use crate::diagnostic::Findings;
use crate::model::standard::Standard;
use crate::model::value::Value;
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::syntax::document::Document;
use crate::syntax::keyword::Keyword;
use crate::text::Sources;
pub use each::each;
use effective::{Conflict, Declarations, Effective};
use policy::{Parent, Policy, PolicyId};
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
    pub policies: Vec<Policy>,
    /// What holds for each policy.
    pub views: Vec<View<'a>>,
}

/// What holds for a policy.
#[derive(Debug)]
pub struct View<'a> {
    /// Its ancestors, nearest first; those for another class of information left out.
    pub ancestors: Vec<PolicyId>,
    /// Articles of its ancestors that do not reach it.
    pub left_out: Vec<(PolicyId, usize)>,
    /// The names it knows.
    pub scope: Scope<'a>,
    /// Its declarations and those above it.
    pub effective: Effective,
    /// What it states in two ways.
    pub conflicts: Vec<Conflict>,
    /// Roles that hold each other in a circle.
    pub unheld: BTreeSet<NameId>,
    /// Its facts.
    pub state: State,
    /// Facilities that are judged by themselves: the index of the entity, and its facts.
    pub facilities: Vec<(usize, State)>,
    /// Standards it is judged by: its own and its ancestors', each once, and where it is named.
    pub standards: Vec<(usize, crate::text::Span)>,
    /// Whether some of what it rests on could not be read.
    pub base_unknown: bool,
}

impl<'a> Resolved<'a> {
    /// A policy; `None` only for an id of another run.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id.0)
    }

    /// A policy with what holds for it.
    pub fn get(&self, id: PolicyId) -> Option<(&Policy, &View<'a>)> {
        self.policies.get(id.0).zip(self.views.get(id.0))
    }

    /// All policies with what holds for them.
    pub fn iter(&self) -> impl Iterator<Item = (PolicyId, &Policy, &View<'a>)> {
        self.policies.iter().zip(&self.views).enumerate().map(|(id, (policy, view))| (PolicyId(id), policy, view))
    }

    /// The text of a place.
    pub fn text(&self, span: crate::text::Span) -> &str {
        self.sources.text(span)
    }
}

/// Resolves the policies among the documents; `further` are standards that every policy is judged by besides its own.
pub fn resolve<'a>(
    sources: &'a Sources,
    documents: &'a [Document],
    vocabulary: &'a Vocabulary,
    standards: &'a [Standard],
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
        policy.packs = paths.packs(&policy.documents);
        leave_out_past_service(policy, vocabulary, as_of);
    }
    paths.link(&mut policies, as_of, findings);
    let mut views: Vec<Option<View<'a>>> = policies.iter().map(|_| None).collect();
    for id in parents_first(&policies) {
        let view = view(id, &policies, &views, context, further, as_of);
        if let Some(place) = views.get_mut(id) {
            *place = view;
        }
    }
    let views = views.into_iter().flatten().collect();
    Resolved { sources, documents, vocabulary, standards, as_of, policies, views }
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

fn view<'a>(
    at: usize,
    policies: &[Policy],
    views: &[Option<View<'a>>],
    context: bind::Context<'a>,
    further: &[usize],
    as_of: Date,
) -> Option<View<'a>> {
    let (vocabulary, known) = (context.vocabulary, context.standards);
    let policy = policies.get(at)?;
    // In the order of their paths: which is named first makes no difference.
    let mut governing: Vec<&Parent> = policy.parents.iter().filter(|parent| !parent.for_class).collect();
    governing.sort_by_key(|parent| parent.policy);
    let mut parents: Vec<PolicyId> = governing.iter().filter_map(|parent| parent.policy).collect();
    parents.dedup();
    let parent_views: Vec<&View<'a>> = parents.iter().filter_map(|parent| views.get(parent.0)?.as_ref()).collect();
    let mut ancestors = parents.clone();
    let mut nearer: HashSet<PolicyId> = ancestors.iter().copied().collect();
    ancestors.extend(parent_views.iter().flat_map(|view| &view.ancestors).copied().filter(|&ancestor| nearer.insert(ancestor)));
    let chain: Vec<&Policy> = std::iter::once(policy).chain(ancestors.iter().filter_map(|ancestor| policies.get(ancestor.0))).collect();
    let scope = Scope::new(&chain, vocabulary);
    let mut conflicts = Vec::new();
    let own = effective::own(PolicyId(at), policy, &scope, as_of, &[], &mut conflicts);
    let mut left_out: Vec<(PolicyId, usize)> = parent_views.iter().flat_map(|view| view.left_out.iter().copied()).collect();
    let mut above: Vec<Cow<'_, Declarations>> = Vec::new();
    for &parent in &governing {
        let Some((id, owner, view)) = parent.policy.and_then(|id| Some((id, policies.get(id.0)?, views.get(id.0)?.as_ref()?))) else {
            continue;
        };
        let carved = carved::carved(parent, policies, context.documents);
        let free = carved.iter().filter(|carved| carved.binding(owner).is_none());
        let without: Vec<usize> = free.filter_map(|carved| Some(carved.article?.0)).collect();
        above.push(if without.is_empty() {
            Cow::Borrowed(&view.effective.all)
        } else {
            Cow::Owned(carved::declarations(id, owner, view, &without, as_of))
        });
        left_out.extend(without.into_iter().map(|article| (id, article)));
    }
    let above: Vec<&Declarations> = above.iter().map(AsRef::as_ref).collect();
    let mut effective = effective::effective(own, &above, &scope);
    let unheld = holders::settle(&mut effective.all, vocabulary);
    let lost = governing.iter().any(|parent| parent.policy.is_none()) || parent_views.iter().any(|view| view.base_unknown);
    let around = state::Above {
        parent: !governing.is_empty(),
        lost,
        csirt: parent_views.iter().any(|view| state::has_csirt(&view.effective.all, &scope)),
    };
    let state = State::new(policy, &effective.own, around, &scope);
    let own_kind = policy.entities.iter().enumerate().filter(|(_, entity)| entity.institution.is_some());
    let facilities = own_kind.map(|(index, facility)| (index, state.of_facility(facility))).collect();
    let mut standards: Vec<(usize, crate::text::Span)> = Vec::new();
    let further = further.iter().map(|&standard| (standard, policy.header));
    for (standard, span) in
        policy.conforms.iter().copied().chain(parent_views.iter().flat_map(|view| view.standards.iter().copied())).chain(further)
    {
        if !standards.iter().any(|(known, _)| *known == standard) {
            standards.push((standard, span));
        }
    }
    // An amending edition holds what it takes over: the one it amends is not judged beside it.
    let replaced: Vec<&str> = standards
        .iter()
        .filter_map(|&(index, _)| known.get(index).filter(|standard| !standard.requirements.is_empty())?.amends.as_ref())
        .map(|(amended, _)| &**amended)
        .collect();
    standards.retain(|&(index, _)| known.get(index).is_some_and(|standard| !replaced.contains(&&*standard.id)));
    let base_unknown = policy.base_unknown || lost;
    Some(View { ancestors, left_out, scope, effective, conflicts, unheld, state, facilities, standards, base_unknown })
}
