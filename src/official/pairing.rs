//! Which item of the official text is which requirement: by their numbers, unless another is far more like; else by their words.

use super::likeness::{ALIKE, Corpus, FAR_MORE, SURELY};
use super::outline::Item;
use crate::model::item::{Number, Ordinal};
use crate::model::standard::{Requirement, Standard};
use crate::text::fold::fold;

/// An item of the official text where it stands.
#[derive(Debug)]
pub(super) struct Found<'o> {
    pub section: &'o str,
    /// The key of its group in the standard; `Err`: a heading that the standard does not have.
    pub group: Option<Result<String, &'o str>>,
    pub item: &'o Item,
}

/// A requirement with the item that it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// Index of the requirement.
    pub requirement: usize,
    /// Index of the item among those found.
    pub item: usize,
    /// How like they are.
    pub likeness: f64,
}

/// The key of the group whose heading is printed.
pub(super) fn group<'o>(heading: &'o str, standard: &Standard) -> Result<String, &'o str> {
    let printed = fold(heading);
    let is = |name: &str| !name.is_empty() && fold(name) == printed;
    let found = standard.groups.iter().find(|group| is(&group.title.ja) || is(&group.ja) || is(&group.title.en));
    found.map(|group| group.key.to_string()).ok_or(heading)
}

impl Found<'_> {
    /// Whether its number is that of a requirement.
    pub(super) fn has(&self, number: &Number) -> bool {
        let group = match &self.group {
            None => number.group.is_none(),
            Some(Ok(key)) => number.group.as_deref() == Some(key),
            Some(Err(_)) => false,
        };
        *self.section == *number.section && group && number.ordinal == Ordinal::Number(self.item.number)
    }
}

/// Pairs the requirements of a volume with the items found in it.
pub(super) fn pair(requirements: &[(usize, &Requirement)], found: &[Found<'_>], corpus: &Corpus) -> Vec<Pair> {
    let likeness = |requirement: &Requirement, item: usize| corpus.likeness(item, requirement);
    let by_number = |requirement: &Requirement| found.iter().position(|found| found.has(&requirement.number));
    let mut pairs: Vec<Pair> = Vec::new();
    for &(index, requirement) in requirements {
        let Some(item) = by_number(requirement) else { continue };
        let own = likeness(requirement, item);
        // Another of the section is far more like, and nobody else's by its number.
        let is_other = |(at, other): (usize, &Found<'_>)| {
            let score = likeness(requirement, at);
            let is_better_owned =
                requirements.iter().filter(|(_, owner)| other.has(&owner.number)).any(|(_, owner)| likeness(owner, at) >= score);
            at != item && *other.section == *requirement.number.section && score >= SURELY && score >= FAR_MORE * own && !is_better_owned
        };
        if !found.iter().enumerate().any(is_other) {
            pairs.push(Pair { requirement: index, item, likeness: own });
        }
    }
    let is_free =
        |pairs: &[Pair], requirement: usize, item: usize| !pairs.iter().any(|pair| pair.requirement == requirement || pair.item == item);
    let mut candidates: Vec<(Pair, bool)> = Vec::new();
    for &(index, requirement) in requirements {
        for (at, other) in found.iter().enumerate() {
            let same_section = *other.section == *requirement.number.section;
            let likeness = likeness(requirement, at);
            if likeness >= if same_section { ALIKE } else { SURELY } && is_free(&pairs, index, at) {
                candidates.push((Pair { requirement: index, item: at, likeness }, same_section));
            }
        }
    }
    // Those of one section first, then the most like; of the same likeness the first.
    candidates.sort_by(|(one, one_same), (other, other_same)| other_same.cmp(one_same).then(other.likeness.total_cmp(&one.likeness)));
    for (pair, _) in candidates {
        if is_free(&pairs, pair.requirement, pair.item) {
            pairs.push(pair);
        }
    }
    pairs
}
