//! What a sentence says to be done so often, where an article declares several things that recur: 空調の設備を半年ごとに点検し.

use std::collections::HashSet;

use super::Datum;
use crate::checks::Context;
use crate::model::value::Name;
use crate::model::vocabulary::{AttributeId, Spelling};
use crate::text::{cut, look_up_key, words};
use crate::wording::quantity::Quantity;

/// So many characters before and behind a quantity are looked at.
const NEAR: usize = 100;

/// Words of how often, and of doing in general: they tell no act from another.
const OF_ANY: [&str; 42] = [
    "間隔", "頻度", "周期", "回数", "期間", "期限", "実施", "開催", "定期", "原則", "最低", "以上", "前項", "前条", "各号", "本条", "次項",
    "at", "be", "by", "do", "of", "it", "or", "the", "and", "for", "are", "all", "any", "done", "least", "once", "each", "every", "shall",
    "must", "these", "this", "carried", "out", "interval",
];

/// Whether more than one thing that the article declares recurs, so that a frequency has to be told apart by what it is of.
pub(super) fn are_several(cx: &Context<'_>, data: &[Datum]) -> bool {
    let recurring = data.iter().filter(|datum| cx.resolved.vocabulary.attribute(datum.attribute).is_interval());
    let acts: HashSet<(&str, Option<&str>, AttributeId)> =
        recurring.map(|datum| (&*datum.name.en, datum.label.as_deref(), datum.attribute)).collect();
    acts.len() > 1
}

/// What is done in a sentence, by its words.
pub(super) struct Act(HashSet<String>);

impl Act {
    pub(super) fn of(cx: &Context<'_>, sentence: &str, quantity: &Quantity) -> Self {
        let (before, behind) = cut(sentence, cx.text(quantity.span)).unwrap_or((sentence, ""));
        let from = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
        let to = behind.char_indices().nth(NEAR).map_or(behind.len(), |(at, _)| at);
        let (before, behind) = (before.get(from..).unwrap_or_default(), behind.get(..to).unwrap_or_default());
        // 企画管理者は: who does it is not what is done.
        let actor = |topic: &str| cx.view.scope.knows_actor(&Name::actor(&look_up_key(topic.trim()), cx.resolved.vocabulary));
        let before = before.split_once('は').filter(|(topic, _)| actor(topic)).map_or(before, |(_, rest)| rest);
        Self(telling(before).chain(telling(behind)).collect())
    }

    /// Whether nothing is said of what is done, so that all that the article declares is meant: これらは、年1回行う.
    pub(super) fn is_bare(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a datum has a word in common with it.
    pub(super) fn is_of(&self, cx: &Context<'_>, datum: &Datum) -> bool {
        !self.0.is_disjoint(datum.words.get_or_init(|| words_of(cx, datum)))
    }
}

/// The words of what a datum is of: of its attribute or, where that says no more than how often, of its name and label; and of what people
/// say for them.
fn words_of(cx: &Context<'_>, datum: &Datum) -> HashSet<String> {
    let vocabulary = cx.resolved.vocabulary;
    let spelled = |spelling: &Spelling| -> HashSet<String> {
        let all = [&spelling.ja, &spelling.en].into_iter().chain(vocabulary.others(spelling));
        all.flat_map(|word| telling(word)).collect()
    };
    let attribute = &vocabulary.attribute(datum.attribute).spelling;
    if telling(&attribute.ja).next().is_some() {
        return spelled(attribute);
    }
    let mut words: HashSet<String> = telling(&datum.name.ja).chain(datum.label.iter().flat_map(|label| telling(label))).collect();
    words.extend(datum.known.into_iter().flat_map(|name| spelled(&vocabulary.name_entry(name).spelling)));
    words
}

/// The words of a text that tell one act from another; English ones by how they begin (`restore`, `restoring`).
fn telling(text: &str) -> impl Iterator<Item = String> {
    const STEM: usize = 4;
    let stem = |word: String| if word.is_ascii() { word.chars().take(STEM).collect() } else { word };
    words(text).into_iter().filter(|word| !OF_ANY.contains(&&**word)).map(stem)
}
