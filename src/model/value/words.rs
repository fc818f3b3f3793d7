//! Words of a list, and strings that only equal themselves. Where it is an extent, the wider word covers the narrower.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Value, ValueType};
use crate::diagnostic::{Findings, Lang};
use crate::model::comparison::{Comparison, Names, within, within_both, without_implied};
use crate::model::read::{list, report};
use crate::model::vocabulary::{Attribute, Direction, Vocabulary, WordId};
use crate::syntax::document::{Operands, Word};

/// A member of a set of words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// A word of the vocabulary.
    Word(WordId),
    /// The document's own words, in quotes.
    Own(Arc<str>),
}

type Members = BTreeSet<Member>;

/// Whether the wider word covers the narrower, or the narrower counts as the wider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Counts,
    Covers,
}

impl Member {
    /// Whether it counts as a wider one; words that are not the vocabulary's only equal themselves.
    pub(super) fn is(&self, wide: &Member, word_is: impl Fn(WordId, WordId) -> bool) -> bool {
        match (self, wide) {
            (Member::Word(narrow), Member::Word(wide)) => word_is(*narrow, *wide),
            (Member::Word(_) | Member::Own(_), Member::Own(_)) | (Member::Own(_), Member::Word(_)) => self == wide,
        }
    }
}

impl Reach {
    pub(super) fn of(attribute: &Attribute) -> Self {
        if matches!(attribute.value, ValueType::Extent(_)) { Reach::Covers } else { Reach::Counts }
    }

    /// Whether a member that is stated meets one that is wanted.
    fn meets(self, stated: &Member, wanted: &Member, names: &dyn Names) -> bool {
        let word_is = |narrow, wide| names.word_is(narrow, wide);
        match self {
            Reach::Counts => stated.is(wanted, word_is),
            Reach::Covers => wanted.is(stated, word_is),
        }
    }
}

pub(super) fn read(operands: Operands<'_>, words: &[WordId], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let mut members = BTreeSet::new();
    let mut sound = true;
    for word in list::words(operands, findings).0 {
        let key = word.key();
        if word.quoted {
            members.insert(Member::Own(Arc::from(&*key)));
            continue;
        }
        let known = |key: &str| vocabulary.word(key).filter(|id| words.contains(id));
        if let Some(word) = known(&key) {
            members.insert(Member::Word(word));
            continue;
        }
        let parts = list::split(word, &|key| known(key).is_some());
        members.extend(parts.words.iter().filter_map(|(part, _)| known(&part.key())).map(Member::Word));
        let unknown: Vec<Word<'_>> = parts.words.iter().filter(|(_, known)| !known).map(|(part, _)| *part).collect();
        sound &= unknown.is_empty();
        if unknown.is_empty() {
            parts.report(findings);
        } else if unknown.len() == parts.words.len() {
            report::unknown_word(findings, word, words, report::Further::Quoted, vocabulary);
        } else {
            // What is known of it stays as it is.
            for part in unknown {
                report::unknown_word(findings, part, words, report::Further::Quoted, vocabulary);
            }
        }
    }
    (sound && !members.is_empty()).then_some(Value::Words(members))
}

/// Whether all that is wanted is met by something that is given.
pub(super) fn all_met(wanted: &Members, given: &Members, reach: Reach, names: &dyn Names) -> bool {
    // What is wanted itself is the commonest answer, and soonest found.
    wanted.iter().all(|wanted| given.contains(wanted) || given.iter().any(|stated| reach.meets(stated, wanted, names)))
}

pub(super) fn compare(one: &Members, other: &Members, reach: Reach, direction: Direction, names: &dyn Names) -> Comparison {
    match direction {
        Direction::Superset => Comparison::from_both(all_met(other, one, reach, names), all_met(one, other, reach, names)),
        Direction::Subset => within(one, other, |narrow, wide| Reach::Counts.meets(narrow, wide, names)),
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            Comparison::Incomparable
        }
    }
}

/// `list`: the words that the attribute takes.
pub(super) fn join(
    one: &Members,
    other: &Members,
    (list, reach): (&[WordId], Reach),
    direction: Direction,
    names: &dyn Names,
) -> Option<Members> {
    match direction {
        Direction::Superset => Some(without_implied(one | other, |said, member| reach.meets(said, member, names))),
        Direction::Subset => {
            let all = list.iter().copied().map(Member::Word).chain(one | other).collect();
            let both = within_both(all, one, other, |narrow, wide| Reach::Counts.meets(narrow, wide, names));
            (!both.is_empty()).then_some(both)
        }
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            None
        }
    }
}

/// Whether they share a word.
pub(super) fn fits(stated: &Members, wanted: &Members, vocabulary: &Vocabulary) -> bool {
    let is = |stated: &Member, wanted: &Member| stated.is(wanted, |narrow, wide| vocabulary.word_is(narrow, wide));
    stated.iter().any(|stated| wanted.iter().any(|wanted| is(stated, wanted)))
}

/// How many of the wanted ones are among those given.
pub(super) fn shared(given: &Members, wanted: &Members, reach: Reach, names: &dyn Names) -> usize {
    wanted.iter().filter(|wanted| given.iter().any(|given| reach.meets(given, wanted, names))).count()
}

pub(super) fn show(members: &Members, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
    let show = |member: &Member| match member {
        Member::Word(id) => vocabulary.word_spelling(*id).get(lang).to_owned(),
        Member::Own(text) => text.to_string(),
    };
    members.iter().map(show).collect()
}

/// As they are written in a document.
pub(super) fn write(members: &Members, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
    let write = |member: &Member| match member {
        Member::Word(id) => vocabulary.word_spelling(*id).get(lang).to_owned(),
        Member::Own(text) => format!("「{text}」"),
    };
    members.iter().map(write).collect()
}

pub(super) fn keys(members: &Members, vocabulary: &Vocabulary) -> Vec<String> {
    let keys = |member: &Member| match member {
        Member::Word(id) => vocabulary.word_spelling(*id).keys().to_vec(),
        Member::Own(text) => vec![text.to_string()],
    };
    members.iter().flat_map(keys).collect()
}

/// In the words of another vocabulary; none where that lacks one.
pub(super) fn translate(members: &Members, from: &Vocabulary, to: &Vocabulary) -> Option<Members> {
    let translate = |member: &Member| match member {
        Member::Word(word) => to.word(&from.word_spelling(*word).en).map(Member::Word),
        Member::Own(_) => Some(member.clone()),
    };
    members.iter().map(translate).collect()
}
