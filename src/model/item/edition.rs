//! Numbers of items where editions of a standard number differently: which requirement a number means is said by the edition that is
//! conformed to, and it is that requirement in every other edition, whatever number it has there.

use super::ItemRef;
use crate::model::standard::{RequirementId, Standard};

/// What a number means.
#[derive(Debug)]
pub(crate) enum Meant {
    /// The requirement, or its point, in each edition that has it.
    One(Vec<ItemRef>),
    /// The editions that are conformed to give it to different requirements.
    Several(Vec<ItemRef>),
}

/// What the items mean that lists name by their numbers, in the order in which they are named. `named`: the standards that are conformed
/// to.
pub(crate) fn meant(items: &[ItemRef], named: &[usize], standards: &[Standard]) -> Vec<Meant> {
    let same = |one: &ItemRef, other: &ItemRef| one.span == other.span && number(one, standards) == number(other, standards);
    let mut all = Vec::new();
    for of_number in items.chunk_by(same) {
        let mut lineages: Vec<usize> = of_number.iter().map(|item| origin(item.standard, standards)).collect();
        lineages.sort_unstable();
        lineages.dedup();
        for lineage in lineages {
            let of_lineage = |standard: usize| origin(standard, standards) == lineage;
            let candidates: Vec<ItemRef> = of_number.iter().filter(|item| of_lineage(item.standard)).copied().collect();
            let editions: Vec<usize> = named.iter().copied().filter(|&standard| of_lineage(standard)).collect();
            all.push(one(&candidates, &editions, standards));
        }
    }
    all
}

/// Whether a standard is an edition of one that some of these are editions of, too.
pub(crate) fn is_edition_of_one(standard: usize, of: &[usize], standards: &[Standard]) -> bool {
    of.iter().any(|&other| origin(other, standards) == origin(standard, standards))
}

/// Whose number a requirement has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// A policy means it by that number.
    Own,
    /// A policy that is written by another edition means another requirement by it.
    Taken,
}

impl Numbering {
    /// Of a requirement for a policy that is written by some editions.
    pub(crate) fn of(standard: usize, requirement: usize, named: impl Iterator<Item = usize>, standards: &[Standard]) -> Self {
        let found = |standard: usize, requirement: usize| standards.get(standard)?.requirements.get(requirement);
        let Some(one) = found(standard, requirement).filter(|one| one.carried_from.is_none()) else { return Self::Own };
        let named: Vec<usize> = named.collect();
        let others = named.iter().filter(|&&other| other != standard && origin(other, standards) == origin(standard, standards));
        let mut others = others.filter_map(|other| standards.get(*other)).flat_map(|other| &other.requirements);
        let is_taken = !named.contains(&standard) && others.any(|other| other.number == one.number && other.id != one.id);
        if is_taken { Self::Taken } else { Self::Own }
    }
}

/// What a number means in the editions of one standard; `editions`: those that are conformed to.
fn one(candidates: &[ItemRef], editions: &[usize], standards: &[Standard]) -> Meant {
    let ids = |of: &dyn Fn(&ItemRef) -> bool| -> Vec<(&RequirementId, ItemRef)> {
        let mut ids: Vec<(&RequirementId, ItemRef)> = Vec::new();
        for item in candidates.iter().filter(|item| of(item)) {
            let Some(id) = requirement(item, standards) else { continue };
            if !ids.iter().any(|(known, _)| *known == id) {
                ids.push((id, *item));
            }
        }
        ids
    };
    let conformed = ids(&|item| editions.contains(&item.standard));
    // A number that the edition no longer gives is that of an edition before.
    let ids = if conformed.is_empty() { ids(&|_| true) } else { conformed };
    match ids.as_slice() {
        [(id, item)] => Meant::One(in_editions(id, item, standards)),
        _ if editions.is_empty() => Meant::One(candidates.to_vec()),
        several => Meant::Several(several.iter().map(|(_, item)| *item).collect()),
    }
}

/// A requirement, or its point, in each edition that has it, that of `item` first.
fn in_editions(id: &RequirementId, item: &ItemRef, standards: &[Standard]) -> Vec<ItemRef> {
    let key = key(item, standards);
    let others = standards.iter().enumerate().filter(|(standard, _)| *standard != item.standard).filter_map(|(standard, edition)| {
        let requirement = edition.position(id)?;
        let points = &edition.requirements.get(requirement)?.points;
        let point = match key {
            Some(key) => Some(points.iter().position(|point| *point.key == *key)?),
            None => None,
        };
        Some(ItemRef { standard, requirement, point, span: item.span })
    });
    std::iter::once(*item).chain(others).collect()
}

fn requirement<'s>(item: &ItemRef, standards: &'s [Standard]) -> Option<&'s RequirementId> {
    Some(&standards.get(item.standard)?.requirements.get(item.requirement)?.id)
}

fn key<'s>(item: &ItemRef, standards: &'s [Standard]) -> Option<&'s str> {
    let requirement = standards.get(item.standard)?.requirements.get(item.requirement)?;
    Some(&requirement.points.get(item.point?)?.key)
}

/// What an item is written as: its number, and the letter of its point.
fn number<'s>(item: &ItemRef, standards: &'s [Standard]) -> Option<(&'s super::Number, Option<&'s str>)> {
    let requirement = standards.get(item.standard)?.requirements.get(item.requirement)?;
    Some((&requirement.number, key(item, standards)))
}

/// The first of the editions before a standard, itself where it amends none.
fn origin(standard: usize, standards: &[Standard]) -> usize {
    let mut at = standard;
    for _ in standards {
        let before = standards.get(at).and_then(|edition| edition.amends.as_ref());
        let Some(before) = before.and_then(|(id, _)| standards.iter().position(|other| other.id == *id)) else { break };
        at = before;
    }
    at
}
