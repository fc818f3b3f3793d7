//! Which articles claim which requirements, gathered once for all of them.

use std::collections::BTreeMap;

use crate::checks::Context;
use crate::checks::inheritance::takes_up;
use crate::model::item::ItemRef;
use crate::resolve::policy::{Article, Mode, Policy, PolicyId};

/// The claims of one requirement.
#[derive(Debug, Default)]
pub(super) struct OfRequirement<'a> {
    /// Claims of the policy itself that reach it.
    pub(super) own: Vec<(&'a Article, &'a ItemRef)>,
    /// Claims of ancestors, nearest first; of those that delegate, the ones that are taken up.
    pub(super) inherited: Vec<(PolicyId, &'a Article, &'a ItemRef)>,
}

/// The claims of a policy and of its ancestors, by standard and requirement: a policy far down a chain has many ancestors.
#[derive(Debug, Default)]
pub(super) struct Claims<'a>(BTreeMap<(usize, usize), OfRequirement<'a>>);

impl<'a> Claims<'a> {
    /// Gathers those that are wanted.
    pub(super) fn of(cx: &Context<'a>, is_wanted: impl Fn(&ItemRef) -> bool) -> Self {
        let mut claims = Self::default();
        for (article, item) in claims_of(cx.policy) {
            if is_wanted(item) && cx.reaches(cx.id, article) {
                claims.entry(item).own.push((article, item));
            }
        }
        for (ancestor, policy) in cx.ancestors() {
            for (article, item) in claims_of(policy) {
                let is_taken_up = || article.mode != Mode::Delegated || takes_up(cx, policy, article);
                if is_wanted(item) && cx.reaches(ancestor, article) && is_taken_up() {
                    claims.entry(item).inherited.push((ancestor, article, item));
                }
            }
        }
        claims
    }

    /// Those of one requirement; they are asked for once.
    pub(super) fn take(&mut self, standard: usize, requirement: usize) -> OfRequirement<'a> {
        self.0.remove(&(standard, requirement)).unwrap_or_default()
    }

    fn entry(&mut self, item: &ItemRef) -> &mut OfRequirement<'a> {
        self.0.entry((item.standard, item.requirement)).or_default()
    }
}

/// The claims of a policy's articles; deleted articles claim nothing.
fn claims_of(policy: &Policy) -> impl Iterator<Item = (&Article, &ItemRef)> {
    policy.articles.iter().filter(|article| !article.deleted).flat_map(|article| article.claims.iter().map(move |item| (article, item)))
}
