//! What a word that is not known was meant to be: first by what it means, then by how it may have been mistyped. Letters that two words
//! share mean nothing.

use std::sync::Arc;

use super::Spelling;
use crate::text::{gist, has_gist, nearest, slip};

/// A word that can stand somewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KnownWord<'a> {
    /// Both spellings.
    pub spelling: &'a Spelling,
    /// What else the thing is called.
    pub also: &'a [Arc<str>],
    /// Narrower things that are stated by it.
    pub covers: &'a [Arc<str>],
}

impl<'a> KnownWord<'a> {
    /// A word that nothing else is known of.
    pub(crate) fn of(spelling: &'a Spelling) -> Self {
        Self { spelling, also: &[], covers: &[] }
    }
}

/// What may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant<'a> {
    /// People call it so, or write it so: it is certain.
    Called(&'a Spelling),
    /// It may be a slip for this, or a narrower thing of the kind.
    Perhaps(&'a Spelling),
    /// It may be a slip for one of these.
    OneOf(Vec<&'a Spelling>),
    /// Nothing that is known.
    Nothing,
}

/// What a word may mean among those that can stand in its place.
pub(crate) fn meant<'a>(written: &str, known: &[KnownWord<'a>]) -> Meant<'a> {
    let ways = [called, covered, mistyped, narrower];
    ways.into_iter().map(|way| way(written, known)).find(|found| *found != Meant::Nothing).unwrap_or(Meant::Nothing)
}

/// By what people call things.
pub(crate) fn called<'a>(written: &str, known: &[KnownWord<'a>]) -> Meant<'a> {
    match with_gist(written, known, |word| [&word.spelling.en, &word.spelling.ja].into_iter().chain(word.also)).as_slice() {
        [] => Meant::Nothing,
        [one] => Meant::Called(one),
        all => Meant::OneOf(all.to_vec()),
    }
}

/// By narrower things that people write.
pub(crate) fn covered<'a>(written: &str, known: &[KnownWord<'a>]) -> Meant<'a> {
    perhaps(with_gist(written, known, |word| word.covers.iter()))
}

fn with_gist<'a, I: Iterator<Item = &'a Arc<str>>>(
    written: &str,
    known: &[KnownWord<'a>],
    names: impl Fn(&KnownWord<'a>) -> I,
) -> Vec<&'a Spelling> {
    let written = gist(written);
    let mut found: Vec<&Spelling> = Vec::new();
    for word in known {
        if !found.contains(&word.spelling) && names(word).any(|name| has_gist(name, &written)) {
            found.push(word.spelling);
        }
    }
    found
}

fn perhaps(mut found: Vec<&Spelling>) -> Meant<'_> {
    match (found.pop(), found.is_empty()) {
        (None, _) => Meant::Nothing,
        (Some(one), true) => Meant::Perhaps(one),
        (Some(last), false) => {
            found.push(last);
            Meant::OneOf(found)
        }
    }
}

/// By slips of typing, of the names themselves before those of what else things are called.
pub(crate) fn mistyped<'a>(written: &str, known: &[KnownWord<'a>]) -> Meant<'a> {
    let own = |word: &KnownWord<'a>| slip(written, &word.spelling.ja).into_iter().chain(slip(written, &word.spelling.en)).min();
    let others = |word: &KnownWord<'a>| word.also.iter().filter_map(|other| slip(written, other)).min();
    let near = nearest(known.iter().map(|word| (word.spelling, own(word))));
    perhaps(if near.is_empty() { nearest(known.iter().map(|word| (word.spelling, others(word)))) } else { near })
}

/// By the end of a compound, which says what it is: 看護師研修 is a 研修. The longest that is known counts.
fn narrower<'a>(written: &str, known: &[KnownWord<'a>]) -> Meant<'a> {
    let written = gist(written);
    if written.starts_with(MODIFYING) {
        return Meant::Nothing;
    }
    let ends = |name: &Arc<str>| {
        let name = gist(name);
        let letters = name.chars().count();
        let is_word = letters >= 2 && !name.is_ascii() && name.len() < written.len() && written.ends_with(&*name);
        is_word.then_some(letters)
    };
    let length = |word: &KnownWord<'a>| [&word.spelling.ja].into_iter().chain(word.also).filter_map(ends).max();
    let longest = known.iter().filter_map(length).max();
    let mut found: Vec<&Spelling> =
        known.iter().filter(|word| longest.is_some() && length(word) == longest).map(|word| word.spelling).collect();
    found.dedup();
    match perhaps(found) {
        Meant::OneOf(_) => Meant::Nothing,
        found @ (Meant::Called(_) | Meant::Perhaps(_) | Meant::Nothing) => found,
    }
}

/// What makes another thing of the one that it stands before.
const MODIFYING: [char; 10] = ['副', '総', '前', '元', '非', '未', '不', '無', '準', '反'];

#[cfg(test)]
mod tests {
    use super::*;

    fn word<'a>((spelling, also): &'a (Spelling, Vec<Arc<str>>), covers: &'a [Arc<str>]) -> KnownWord<'a> {
        KnownWord { covers: if &*spelling.en == "training" { covers } else { &[] }, spelling, also }
    }

    #[test]
    fn meaning_goes_before_slips_and_slips_before_kinds() {
        let spelling = |en: &str, ja: &str| Spelling { en: en.into(), ja: ja.into() };
        let all: Vec<(Spelling, Vec<Arc<str>>)> = vec![
            (spelling("training", "教育訓練"), vec!["研修".into()]),
            (spelling("drill", "非常時訓練"), vec!["緊急時訓練".into()]),
            (spelling("disaster", "災害時"), vec![]),
            (spelling("incident", "インシデント発生時"), vec!["障害時".into()]),
        ];
        let covers = ["eラーニング".into()];
        let known: Vec<KnownWord<'_>> = all.iter().map(|one| word(one, &covers)).collect();
        let found = |written: &str| meant(written, &known);
        assert_eq!(found("研修"), Meant::Called(&all[0].0));
        assert_eq!(found("障害時"), Meant::Called(&all[3].0));
        assert_eq!(found("教育・訓練"), Meant::Called(&all[0].0));
        assert_eq!(found("e-ラーニング"), Meant::Perhaps(&all[0].0));
        assert_eq!(found("教育訓錬"), Meant::Perhaps(&all[0].0));
        assert_eq!(found("看護師研修"), Meant::Perhaps(&all[0].0));
        assert_eq!(found("被害時"), Meant::Nothing);
        assert_eq!(found("副研修"), Meant::Nothing);
    }
}
