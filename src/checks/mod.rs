//! What is judged: one rule, one file. A rule is a function from a policy with what holds for it to findings.

mod approver;
pub(crate) mod citation;
pub(crate) mod consistency;
pub(crate) mod coverage;
pub(crate) mod facility;
pub(crate) mod inheritance;
mod later;
pub(crate) mod standard;
mod stated;
pub(crate) mod structure;
pub(crate) mod time;
pub(crate) mod words;

pub(crate) use inheritance::MOST_SOUGHT_ABOVE;

use crate::answer::{Grounds, PolicyCounts};
use crate::diagnostic::{Findings, Rule, Text};
use crate::law::Registry;
use crate::model::read;
use crate::resolve::policy::{Article, EntityId, Paragraph, Parent, Policy, PolicyId, Unknown};
use crate::resolve::reference;
use crate::resolve::state::State;
use crate::resolve::{Resolved, View, parallel};
use crate::text::Span;
use crate::wording::Reading;
use crate::wording::number::Form;

/// What rules look at: one policy and what holds for it.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Everything that was resolved.
    pub resolved: &'a Resolved<'a>,
    /// The policy's id.
    pub id: PolicyId,
    /// The policy.
    pub policy: &'a Policy,
    /// What holds for it.
    pub view: &'a View,
    /// The present state as of which it is judged: its own, or that of a facility.
    pub state: &'a State,
    /// The facility that is judged; none: the policy's institution.
    pub facility: Option<EntityId>,
}

impl<'a> Context<'a> {
    /// A policy, judged for its institution.
    pub fn new(resolved: &'a Resolved<'a>, id: PolicyId, policy: &'a Policy, view: &'a View) -> Self {
        Self { resolved, id, policy, view, state: &view.state, facility: None }
    }

    /// Whether the policy is of a corporation, university or municipality: what it does not claim is judged at those below.
    pub fn is_parent_kind(&self) -> bool {
        let vocabulary = self.resolved.vocabulary;
        self.state.institution().is_some_and(|kind| vocabulary.is_judged_below(kind)) && !self.state.is_judged_here(vocabulary)
    }

    /// Whether the policy is judged by a standard.
    pub(crate) fn is_judged_by(&self, standard: usize) -> bool {
        self.view.standards.iter().any(|(judged_by, _)| *judged_by == standard)
    }

    /// What damage hides, in the policy and its ancestors.
    pub(crate) fn unknowns(&self) -> impl Iterator<Item = &'a Unknown> {
        let resolved = self.resolved;
        let above = self.view.ancestors.iter().filter_map(move |&ancestor| resolved.policy(ancestor));
        std::iter::once(self.policy).chain(above).map(|policy| &policy.unknown)
    }

    /// What each `inherits` says, and the policy that it leads to where it leads to one.
    pub(crate) fn parents(&self) -> impl Iterator<Item = (&'a Parent, Option<PolicyId>)> {
        self.resolved.parents(self.id)
    }

    /// The ancestors, nearest first.
    pub(crate) fn ancestors(&self) -> impl Iterator<Item = (PolicyId, &'a Policy)> {
        let resolved = self.resolved;
        self.view.ancestors.iter().filter_map(move |&ancestor| Some((ancestor, resolved.policy(ancestor)?)))
    }

    /// The `inherits` by which an ancestor is one, directly or further on.
    pub(crate) fn link_to(&self, ancestor: PolicyId) -> Option<&'a Parent> {
        let leads_to =
            |parent: PolicyId| parent == ancestor || self.resolved.get(parent).is_some_and(|(_, view)| view.ancestors.contains(&ancestor));
        self.parents().find(|(_, parent)| parent.is_some_and(leads_to)).map(|(link, _)| link)
    }

    /// Whether an article of an ancestor, or of the policy itself, reaches what is judged: it does unless an `except` leaves it out.
    pub(crate) fn reaches(&self, owner: PolicyId, article: &Article) -> bool {
        self.view.reaches(owner, article)
    }

    /// Whether an article has wording that says something.
    pub(crate) fn has_wording(&self, article: &'a Article) -> bool {
        article.paragraphs.iter().any(|paragraph| self.wording(paragraph).has_content())
    }

    /// What a paragraph says.
    pub(crate) fn wording(&self, paragraph: &'a Paragraph) -> Reading<'a> {
        self.resolved.wording(paragraph)
    }

    /// Whether something in an article could not be read.
    pub(crate) fn is_damaged(&self, article: &Article) -> bool {
        self.resolved.is_damaged(article)
    }

    /// The text of a place.
    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.resolved.sources.text(span)
    }
}

/// How an article is called: its number, else its title.
pub(crate) fn article_name(article: &Article) -> Text {
    match (&article.number, &article.title) {
        (Some(number), _) if article.supplement => {
            let Text { ja, en } = read::day(number).map_or_else(|| Text::same(&**number), Text::day);
            Text::new(format!("附則（{ja}）"), format!("the supplement of {en}"))
        }
        (Some(number), Some(title)) => Text::new(format!("{}（{title}）", ordinal(number)), format!("{number} \"{title}\"")),
        (Some(number), None) => Text::new(ordinal(number), &**number),
        (None, Some(title)) => Text::new(format!("条「{title}」"), format!("article \"{title}\"")),
        (None, None) if article.supplement => Text::new("附則", "the supplement"),
        (None, None) => Text::new("この条", "this article"),
    }
}

/// The number of an article as it is printed: 第4条, whether it is written so or as 4.
fn ordinal(written: &str) -> String {
    reference::article_number(written).map_or_else(|| written.to_owned(), |number| number.show(Form::Ordinal('条')))
}

/// Policies that are judged, one by one and in any order.
#[derive(Debug)]
pub(crate) struct Judging<'a> {
    resolved: &'a Resolved<'a>,
    citations: citation::Citations<'a>,
}

impl<'a> Judging<'a> {
    /// The policies; nothing is judged yet.
    pub(crate) fn new(resolved: &'a Resolved<'a>) -> Self {
        Self { resolved, citations: citation::Citations::new(resolved, Registry::built_in()) }
    }

    /// Judges one policy: its findings, counts of coverage for its institution and each of its facilities, and on what grounds something is
    /// no finding.
    pub(crate) fn judge(&self, id: PolicyId, findings: &mut Findings) -> (Vec<PolicyCounts>, Grounds) {
        let Some((policy, view)) = self.resolved.get(id) else { return Default::default() };
        #[cfg(test)]
        crate::testing::fault_where_planted(&policy.title);
        let cx = Context::new(self.resolved, id, policy, view);
        let counts = facility::check_each(&cx, &self.citations, findings);
        let mut grounds = Grounds { left_out: inheritance::check(&cx, findings), ..Grounds::default() };
        for policy in &counts {
            grounds += Grounds::of_counts(&policy.counts);
        }
        consistency::check(&cx, findings);
        time::check(&cx, findings);
        grounds.transition += standard::check(&cx, findings);
        structure::check(&cx, &self.citations, findings);
        (counts, grounds)
    }
}

/// What came of a policy.
#[derive(Debug)]
pub(crate) struct JudgedPolicy {
    pub(crate) id: PolicyId,
    /// Its counts of coverage.
    pub(crate) counts: Vec<PolicyCounts>,
    /// On what grounds something is no finding.
    pub(crate) grounds: Grounds,
    pub(crate) findings: Findings,
}

/// Judges some policies, in parallel; what comes of each is in the order of the policies.
pub(crate) fn judge_each(resolved: &Resolved<'_>, ids: Vec<PolicyId>) -> Vec<JudgedPolicy> {
    let judging = Judging::new(resolved);
    parallel::map(ids, &mut Findings::default(), |id, _| {
        let mut findings = Findings::default();
        let (counts, grounds) = judging.judge(id, &mut findings);
        // Findings are told by their lines, which are counted here, where there are many hands.
        for file in findings.iter().filter_map(|finding| resolved.sources.file(finding.span.file)) {
            file.lines();
        }
        JudgedPolicy { id, counts, grounds, findings }
    })
}

/// The numbers of articles that policies refer to, in the order of the policies.
pub fn numbered_references(resolved: &Resolved<'_>) -> Vec<structure::NumberedReference> {
    let citations = citation::Citations::new(resolved, Registry::built_in());
    let of = |(id, policy, view)| structure::numbered(&Context::new(resolved, id, policy, view), &citations);
    resolved.iter().flat_map(of).collect()
}

/// The rules of the checks.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    let families =
        [coverage::RULES, inheritance::RULES, citation::RULES, consistency::RULES, time::RULES, standard::RULES, structure::RULES];
    families.into_iter().flatten().copied()
}
