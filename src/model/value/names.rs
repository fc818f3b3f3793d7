//! References to actors, documents, systems, records ….

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Value;
use crate::diagnostic::{Findings, Lang};
use crate::model::comparison::{Comparison, Names, covering, each_met, within, within_both, without_implied};
use crate::model::read::list;
use crate::model::vocabulary::{Direction, NameId, Vocabulary};
use crate::syntax::document::{Operands, Word};
use crate::syntax::keyword::Keyword;

/// What a reference names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// A name of the vocabulary (a role, a common post, a document …).
    Known(NameId),
    /// A name that the policies define (a post, a vendor, a system, a local title): its look-up key.
    Own(Arc<str>),
    /// What one policy means by a name by which others mean somebody else. Nothing is read as this; it comes of putting policies together.
    Of(Arc<OfPolicy>),
}

/// Whom one policy means by a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfPolicy {
    /// The name.
    pub name: Name,
    /// The title of the policy.
    pub title: Arc<str>,
    /// The path of its root document.
    pub path: Arc<str>,
}

impl Name {
    /// The actor that a look-up key names: a post, role, committee or vendor.
    pub fn actor(key: &str, vocabulary: &Vocabulary) -> Self {
        of_key(key, &Keyword::ACTORS, vocabulary)
    }

    /// The name alone, whoever means it.
    pub fn plain(&self) -> &Self {
        if let Self::Of(of) = self { of.name.plain() } else { self }
    }

    /// As a person would write it.
    fn show(&self, vocabulary: &Vocabulary, lang: Lang) -> String {
        match self {
            Self::Known(id) => vocabulary.name_entry(*id).spelling.get(lang).to_owned(),
            Self::Own(text) => text.to_string(),
            Self::Of(of) => match lang {
                Lang::Ja => format!("{}（{}）", of.name.show(vocabulary, lang), of.title),
                Lang::En => format!("{} ({})", of.name.show(vocabulary, lang), of.title),
            },
        }
    }

    /// Its look-up keys.
    fn keys(&self, vocabulary: &Vocabulary) -> Vec<String> {
        match self {
            Self::Known(id) => vocabulary.name_entry(*id).spelling.keys().to_vec(),
            Self::Own(text) => vec![text.to_string()],
            Self::Of(of) => of.name.keys(vocabulary),
        }
    }

    /// In the names of another vocabulary; none where that lacks it.
    fn translate(&self, from: &Vocabulary, to: &Vocabulary) -> Option<Self> {
        match self {
            Self::Known(id) => {
                let entry = from.name_entry(*id);
                to.name(entry.kind, &entry.spelling.en).map(Self::Known)
            }
            Self::Own(_) => Some(self.clone()),
            Self::Of(of) => {
                let name = of.name.translate(from, to)?;
                Some(Self::Of(Arc::new(OfPolicy { name, ..OfPolicy::clone(of) })))
            }
        }
    }
}

type Set = BTreeSet<Name>;

/// Reads names. Several in one word are read apart where at least one of them is known: what a document sets up itself is not known here.
/// `None`: a comma is missing, which is reported, and what stands beside the gap may be no name (`病院長 など`).
pub(super) fn read(operands: Operands<'_>, kinds: &[Keyword], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Set> {
    let known = |key: &str| kinds.iter().any(|&kind| vocabulary.name(kind, key).is_some());
    let mut names = BTreeSet::new();
    let (words, gap) = list::words(operands, findings);
    for word in words {
        let parts = list::split(word, &known);
        if !word.quoted && parts.several() && parts.words.iter().any(|(_, known)| *known) {
            parts.report(findings);
            names.extend(parts.words.iter().map(|(part, _)| name(*part, kinds, vocabulary)));
        } else {
            names.insert(name(word, kinds, vocabulary));
        }
    }
    let is_own = |name: &Name| matches!(name, Name::Own(_));
    (!gap || !names.iter().any(is_own)).then_some(names)
}

/// Reads posts, roles, committees and vendors.
pub(super) fn actors(operands: Operands<'_>, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    read(operands, &Keyword::ACTORS, vocabulary, findings).filter(|names| !names.is_empty()).map(Value::Names)
}

fn name(word: Word<'_>, kinds: &[Keyword], vocabulary: &Vocabulary) -> Name {
    of_key(&word.key(), kinds, vocabulary)
}

/// What a look-up key names: a name of the vocabulary of one of the kinds, else one of the policies' own.
fn of_key(key: &str, kinds: &[Keyword], vocabulary: &Vocabulary) -> Name {
    kinds.iter().find_map(|&kind| vocabulary.name(kind, key)).map_or_else(|| Name::Own(Arc::from(key)), Name::Known)
}

pub(super) fn compare(one: &Set, other: &Set, direction: Direction, names: &dyn Names) -> Comparison {
    match direction {
        Direction::Superset => covering(one, other, |stated, wanted| names.name_is(stated, wanted)),
        Direction::Subset => within(one, other, |narrow, wide| names.name_is(narrow, wide)),
        // The holder of a role is the role: other words for the same are the same.
        Direction::Exact => {
            let same = |one: &Name, other: &Name| names.name_is(one, other) && names.name_is(other, one);
            if each_met(one, other, same) && each_met(other, one, same) { Comparison::Equal } else { Comparison::Incomparable }
        }
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Free => {
            Comparison::Incomparable
        }
    }
}

pub(super) fn join(one: &Set, other: &Set, direction: Direction, names: &dyn Names) -> Option<Set> {
    match direction {
        Direction::Superset => Some(without_implied(one | other, |said, name| names.name_is(said, name))),
        Direction::Subset => {
            let all = names.narrower_names().into_iter().chain(one | other).collect();
            let both = within_both(all, one, other, |narrow, wide| names.name_is(narrow, wide));
            (!both.is_empty()).then_some(both)
        }
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Exact | Direction::Free => {
            None
        }
    }
}

/// Whether they share a name.
pub(super) fn fits(stated: &Set, wanted: &Set, vocabulary: &Vocabulary) -> bool {
    let is = |stated: &Name, wanted: &Name| match (stated.plain(), wanted.plain()) {
        (Name::Known(narrow), Name::Known(wide)) => vocabulary.name_is(*narrow, *wide),
        (stated, wanted) => stated == wanted,
    };
    stated.iter().any(|stated| wanted.iter().any(|wanted| is(stated, wanted)))
}

/// How many of the wanted ones are among those given.
pub(super) fn shared(given: &Set, wanted: &Set, names: &dyn Names) -> usize {
    wanted.iter().filter(|wanted| given.iter().any(|given| names.name_is(given, wanted))).count()
}

pub(super) fn show(names: &Set, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
    names.iter().map(|name| name.show(vocabulary, lang)).collect()
}

pub(super) fn keys(names: &Set, vocabulary: &Vocabulary) -> Vec<String> {
    names.iter().flat_map(|name| name.keys(vocabulary)).collect()
}

/// In the names of another vocabulary; none where that lacks one.
pub(super) fn translate(names: &Set, from: &Vocabulary, to: &Vocabulary) -> Option<Set> {
    names.iter().map(|name| name.translate(from, to)).collect()
}
