//! How like an official sentence is to a requirement that is written in words of its own. Both speak of one matter in the words of the
//! field; those that few items have weigh most.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::standard::Requirement;
use crate::text::words;

/// From here on two are taken to be of one matter.
pub(super) const ALIKE: f64 = 0.22;
/// From here on they are, wherever they stand.
pub(super) const SURELY: f64 = 0.45;
/// So much more like must another item be for the one of the same number not to be meant.
pub(super) const FAR_MORE: f64 = 1.6;

/// What the title weighs; the rest is what points and guidance weigh.
const TITLE: f64 = 0.6;

/// The words of official items, with how many items have each.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    items: Vec<BTreeSet<String>>,
    having: BTreeMap<String, usize>,
}

impl Corpus {
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let items: Vec<BTreeSet<String>> = texts.map(words).collect();
        let mut having = BTreeMap::new();
        for word in items.iter().flatten() {
            *having.entry(word.clone()).or_default() += 1;
        }
        Self { items, having }
    }

    /// How like an item is to a requirement, from 0 to 1.
    pub(super) fn likeness(&self, item: usize, requirement: &Requirement) -> f64 {
        let Some(said) = self.items.get(item) else { return 0.0 };
        let title = self.share(&words(&requirement.title.ja), said);
        let points = requirement.points.iter().map(|point| point.title.ja.as_str());
        let guidance = requirement.guidance.iter().map(|guidance| guidance.ja.as_str());
        let about = points.chain(guidance).flat_map(words).collect();
        TITLE * title + (1.0 - TITLE) * self.share(&about, said)
    }

    /// How much of some words an item says.
    fn share(&self, words: &BTreeSet<String>, said: &BTreeSet<String>) -> f64 {
        let weight = |word: &String| self.weight(word);
        let all: f64 = words.iter().map(weight).sum();
        if all > 0.0 { words.intersection(said).map(weight).sum::<f64>() / all } else { 0.0 }
    }

    fn weight(&self, word: &str) -> f64 {
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        (1.0 + count(self.items.len()) / (count(self.having.get(word).copied().unwrap_or(0)) + 0.5)).ln()
    }
}
