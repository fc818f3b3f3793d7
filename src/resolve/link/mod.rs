//! Who inherits from whom: documents put together to policies, parents found by their paths, loops cut.

mod levels;
mod loops;
mod paths;
mod survey;
mod trust;
mod twice;
mod unread;
mod withheld;

use super::policies::Policies;
use super::policy::{Policy, PolicyId};
use super::{Input, report};
use crate::diagnostic::Findings;
use crate::syntax::document::{Document, DocumentKind, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{ByFile, Span};

pub(crate) use levels::{MOST_LEVELS, MOST_PARENTS};
pub(crate) use paths::{MOST_DOCUMENTS, Paths, Set};
pub(crate) use survey::Survey;
pub(crate) use withheld::{Withheld, WithheldFiles};

/// The policy that each `inherits` of each policy leads to, where it leads to one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    parents: ByFile<Vec<Option<PolicyId>>>,
}

/// Finds the parents of every policy, cuts loops, and says what of a parent is not as the child has it.
pub(crate) fn link(input: &Input<'_>, paths: &Paths, policies: &Policies, findings: &mut Findings) -> Links {
    let parents = policies.iter().map(|policy| (policy.file, parents(input, paths, policy, findings))).collect();
    let mut links = Links { parents };
    links.cut_loops(policies, findings);
    let mut parents = unread::Parents::new(input, paths, policies);
    for policy in policies.iter() {
        trust::check(input, policies, policy, links.of(policy.id()), findings);
        parents.check(policy, &links, findings);
        twice::check(input, paths, policy, findings);
    }
    links
}

impl Links {
    /// What each `inherits` of a policy leads to, in their order.
    pub(crate) fn of(&self, id: PolicyId) -> &[Option<PolicyId>] {
        self.parents.get(id.0).map_or(&[], Vec::as_slice)
    }

    /// The policies in generations: none inherits from another of its own or from one of a later generation.
    pub(crate) fn generations(&self, policies: &Policies) -> Vec<Vec<PolicyId>> {
        let mut depths: ByFile<usize> = ByFile::default();
        let mut generations: Vec<Vec<PolicyId>> = Vec::new();
        for from in policies.iter() {
            // Each policy comes twice: when it is met, and when all above it are done. Loops were cut.
            let mut waiting = vec![(from.id(), false)];
            while let Some((at, parents_are_done)) = waiting.pop() {
                if depths.get(at.0).is_some() {
                    continue;
                }
                let parents = self.of(at).iter().flatten();
                if parents_are_done {
                    let depth = parents.filter_map(|parent| depths.get(parent.0)).max().map_or(0, |deepest| deepest + 1);
                    depths.insert(at.0, depth);
                } else {
                    waiting.push((at, true));
                    waiting.extend(parents.map(|&parent| (parent, false)));
                }
            }
        }
        for policy in policies.iter() {
            let Some(&depth) = depths.get(policy.file) else { continue };
            if generations.len() <= depth {
                generations.resize_with(depth + 1, Vec::new);
            }
            if let Some(generation) = generations.get_mut(depth) {
                generation.push(policy.id());
            }
        }
        generations
    }
}

/// The policies that a policy names as its parents.
fn parents(input: &Input<'_>, paths: &Paths, policy: &Policy, findings: &mut Findings) -> Vec<Option<PolicyId>> {
    let Some(root) = input.documents.get(policy.file) else { return Vec::new() };
    let found = policy.parents.iter().map(|parent| {
        let word = Word { text: root.text(parent.span), span: parent.span, quoted: true };
        let word = inherited(root, parent.span).unwrap_or(word);
        match paths.find(input.sources, root.file, word.text) {
            Ok(Some(found)) if paths.is_beyond(root.file, found) => {
                report::not_followed(findings, word);
                None
            }
            Ok(Some(found)) => paths.root_of(found).map(PolicyId).or_else(|| {
                let kind = paths.survey(found).map_or(DocumentKind::Policy, |survey| survey.kind);
                report::parent_no_policy(findings, word, kind, found);
                None
            }),
            Ok(None) => {
                match paths.withheld(input.sources, root.file, word.text) {
                    Some(why) => report::parent_withheld(findings, word, why),
                    None => report::parent_not_found(findings, word),
                }
                None
            }
            Err(_) => {
                report::outside_root(findings, word);
                None
            }
        }
    });
    found.collect()
}

/// The path that an `inherits` names.
fn inherited(root: &Document, span: Span) -> Option<Word<'_>> {
    let head = root.statements_of(Keyword::Policy).next()?;
    head.children_of(Keyword::Inherits).map(Statement::operands).find(|operands| operands.span() == span)?.first()
}
