//! What a word that is not known was meant to be: first by what it means, then by how it may have been mistyped. Letters that two words
//! share mean nothing.

use std::sync::Arc;

use super::Spelling;
use crate::text::{gist, nearest, slip};

/// A word that can stand somewhere: both spellings, and what else the thing is called.
pub(crate) type Known<'a> = (&'a Spelling, &'a [Arc<str>]);

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
pub(crate) fn meant<'a>(written: &str, known: &[Known<'a>]) -> Meant<'a> {
    match called(written, known) {
        Meant::Nothing => match mistyped(written, known) {
            Meant::Nothing => narrower(written, known),
            found => found,
        },
        found => found,
    }
}

/// By what people call things.
pub(crate) fn called<'a>(written: &str, known: &[Known<'a>]) -> Meant<'a> {
    let written = gist(written);
    let mut found: Vec<&Spelling> = Vec::new();
    for (spelling, others) in known {
        let names = [&spelling.en, &spelling.ja].into_iter().chain(*others);
        if !found.contains(spelling) && names.into_iter().any(|name| gist(name) == written) {
            found.push(spelling);
        }
    }
    match found.as_slice() {
        [] => Meant::Nothing,
        [one] => Meant::Called(one),
        _ => Meant::OneOf(found),
    }
}

/// By slips of typing, of the names themselves before those of what else things are called.
pub(crate) fn mistyped<'a>(written: &str, known: &[Known<'a>]) -> Meant<'a> {
    let own = |(spelling, _): &Known<'a>| slip(written, &spelling.ja).into_iter().chain(slip(written, &spelling.en)).min();
    let others = |(_, others): &Known<'a>| others.iter().filter_map(|other| slip(written, other)).min();
    let mut near = nearest(known.iter().map(|known| (known.0, own(known))));
    if near.is_empty() {
        near = nearest(known.iter().map(|known| (known.0, others(known))));
    }
    match near.as_slice() {
        [] => Meant::Nothing,
        [one] => Meant::Perhaps(one),
        _ => Meant::OneOf(near),
    }
}

/// By the end of a compound, which says what it is: 看護師研修 is a 研修. The longest that is known counts.
fn narrower<'a>(written: &str, known: &[Known<'a>]) -> Meant<'a> {
    let written = gist(written);
    if written.starts_with(MODIFYING) {
        return Meant::Nothing;
    }
    let ends = |name: &str| {
        let name = gist(name);
        let letters = name.chars().count();
        let is_word = letters >= 2 && !name.is_ascii() && name.len() < written.len() && written.ends_with(&*name);
        is_word.then_some(letters)
    };
    let length = |(spelling, others): &Known<'a>| [&spelling.ja].into_iter().chain(*others).filter_map(|name| ends(name)).max();
    let Some(longest) = known.iter().filter_map(length).max() else { return Meant::Nothing };
    let mut found: Vec<&Spelling> = known.iter().filter(|known| length(known) == Some(longest)).map(|known| known.0).collect();
    found.dedup();
    match found.as_slice() {
        [one] => Meant::Perhaps(one),
        _ => Meant::Nothing,
    }
}

/// What makes another thing of the one that it stands before.
const MODIFYING: [char; 9] = ['副', '前', '元', '非', '未', '不', '無', '準', '反'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meaning_goes_before_slips_and_slips_before_kinds() {
        let spelling = |en: &str, ja: &str| Spelling { en: en.into(), ja: ja.into() };
        let all: Vec<(Spelling, Vec<Arc<str>>)> = vec![
            (spelling("training", "教育訓練"), vec!["研修".into()]),
            (spelling("drill", "非常時訓練"), vec!["緊急時訓練".into()]),
            (spelling("disaster", "災害時"), vec![]),
            (spelling("incident", "インシデント発生時"), vec!["障害時".into()]),
        ];
        let known: Vec<Known<'_>> = all.iter().map(|(spelling, others)| (spelling, others.as_slice())).collect();
        let found = |written: &str| meant(written, &known);
        assert_eq!(found("研修"), Meant::Called(&all[0].0));
        assert_eq!(found("障害時"), Meant::Called(&all[3].0));
        assert_eq!(found("教育・訓練"), Meant::Called(&all[0].0));
        assert_eq!(found("教育訓錬"), Meant::Perhaps(&all[0].0));
        assert_eq!(found("看護師研修"), Meant::Perhaps(&all[0].0));
        assert_eq!(found("被害時"), Meant::Nothing);
        assert_eq!(found("副研修"), Meant::Nothing);
    }
}
