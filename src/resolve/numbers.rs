//! Which requirements a policy means by their numbers, where an edition of its standards numbers them otherwise than another.
//! A policy is written by the editions that it conforms to itself, else by those of its parents.

use std::sync::Arc;

use super::policy::{Exception, Exclusion, Policy};
use super::report::numbers as report;
use super::{Input, Links, Policies};
use crate::diagnostic::Findings;
use crate::model::item::{self, ItemRef, Meant};
use crate::model::standard::Standard;
use crate::text::ByFile;

/// The policies with what they name by number, once it is known by which editions they are written.
pub(crate) fn numbered(input: &Input<'_>, policies: Policies, links: &Links, findings: &mut Findings) -> Policies {
    // Where every edition that is conformed to numbers as the one before, a number means the same in all.
    let renumbers = |standard: &usize| input.standards.get(*standard).is_some_and(Standard::renumbers);
    let conformed = policies.iter().flat_map(|policy| policy.conforms.iter().map(|(standard, _)| standard));
    if !conformed.chain(input.further).any(renumbers) {
        return policies;
    }
    let mut editions: ByFile<Vec<usize>> = ByFile::default();
    let mut settled: ByFile<Arc<Policy>> = ByFile::default();
    for id in links.generations(&policies).into_iter().flatten() {
        let Some(policy) = policies.get(id) else { continue };
        let mut named: Vec<usize> = policy.conforms.iter().map(|(standard, _)| *standard).collect();
        let above = links.of(id).iter().flatten().filter_map(|parent| editions.get(parent.0)).flatten().chain(input.further);
        let further: Vec<usize> = above.copied().filter(|&standard| !item::is_edition_of_one(standard, &named, input.standards)).collect();
        named.extend(further);
        settled.insert(id.0, Arc::new(Numbers { input, named: &named }.of(policy, findings)));
        editions.insert(id.0, named);
    }
    policies.iter().map(|policy| Arc::clone(settled.get(policy.file).unwrap_or(policy))).collect()
}

/// The editions by which a policy is written.
struct Numbers<'n, 'a> {
    input: &'n Input<'a>,
    named: &'n [usize],
}

impl Numbers<'_, '_> {
    fn of(&self, policy: &Policy, findings: &mut Findings) -> Policy {
        let mut policy = policy.clone();
        let mut unknown = Vec::new();
        let mut settle = |items: &[ItemRef]| {
            let mut settled = Vec::new();
            for meant in item::meant(items, self.named, self.input.standards) {
                match meant {
                    Meant::One(items) => settled.extend(items),
                    Meant::Several(items) => {
                        report::of_several_editions(findings, &items, self.input.standards, self.input.sources);
                        unknown.extend(items);
                    }
                }
            }
            settled
        };
        for article in &mut policy.articles {
            article.claims = settle(&article.claims);
        }
        if let Some(scope) = &mut policy.scope {
            scope.areas.settle(&mut settle);
        }
        let of_one = |one: &Exclusion, other: &Exclusion| one.span == other.span;
        policy.exclusions =
            each_of(&policy.exclusions, of_one, |exclusion| exclusion.item, |of, item| Exclusion { item, ..of }, &mut settle);
        let of_one = |one: &Exception, other: &Exception| one.span == other.span;
        policy.exceptions =
            each_of(&policy.exceptions, of_one, |exception| exception.item, |of, item| Exception { item, ..of }, &mut settle);
        policy.unknown.items.extend(unknown);
        policy
    }
}

/// What a statement says of each item that it names.
fn each_of<T: Clone>(
    all: &[T],
    of_one: impl Fn(&T, &T) -> bool,
    item: impl Fn(&T) -> ItemRef,
    with: impl Fn(T, ItemRef) -> T,
    settle: &mut impl FnMut(&[ItemRef]) -> Vec<ItemRef>,
) -> Vec<T> {
    let mut said = Vec::new();
    for statement in all.chunk_by(of_one) {
        let items: Vec<ItemRef> = statement.iter().map(&item).collect();
        let first = statement.first().into_iter();
        said.extend(first.flat_map(|first| settle(&items).into_iter().map(|item| with(first.clone(), item)).collect::<Vec<_>>()));
    }
    said
}
