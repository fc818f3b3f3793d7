//! References to actors, documents, systems, records ….

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Value;
use crate::diagnostic::{Findings, Lang};
use crate::model::comparison::{Comparison, Names};
use crate::model::read::list;
use crate::model::vocabulary::{Direction, NameId, Vocabulary};
use crate::syntax::document::{Operands, Word};
use crate::syntax::keyword::Keyword;
use crate::text::step;

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

/// Sets of names, looked up by what their members count as: a policy may give a role to thousands. (Sets of words are of the few that an
/// attribute takes, and are walked through.)
struct Counting<'a>(&'a dyn Names);

impl Counting<'_> {
    /// What some member counts as.
    fn of(&self, set: &Set) -> Set {
        step(set.len());
        set.iter().flat_map(|name| self.0.wider_names(name)).collect()
    }

    fn has(&self, all: &Set, name: &Name) -> bool {
        step(1);
        self.0.as_wider(name).map_or_else(|| all.contains(name), |name| all.contains(&name))
    }

    /// Whether each of `wanted` is met by some of `given`.
    fn covers(&self, given: &Set, wanted: &Set) -> bool {
        let all = self.of(given);
        wanted.iter().all(|name| self.has(&all, name))
    }

    /// The members as they are looked up.
    fn looked_up(&self, set: &Set) -> Set {
        self.by_look_up(set).into_keys().collect()
    }

    /// Whether a name counts as some of those that are looked up.
    fn is_within(&self, name: &Name, looked_up: &Set) -> bool {
        step(1);
        self.0.wider_names(name).iter().any(|wider| looked_up.contains(wider))
    }

    fn are_within(&self, narrow: &Set, wide: &Set) -> bool {
        let wide = self.looked_up(wide);
        narrow.iter().all(|name| self.is_within(name, &wide))
    }

    /// The members by what they are looked up as.
    fn by_look_up<'s>(&self, set: &'s Set) -> BTreeMap<Name, Vec<&'s Name>> {
        let mut all = BTreeMap::<Name, Vec<&Name>>::new();
        for name in set {
            all.entry(self.0.as_wider(name).unwrap_or_else(|| name.clone())).or_default().push(name);
        }
        all
    }

    /// Whether each of one set is the same as some of the other by other words.
    fn are_same(&self, one: &Set, other: &Set) -> bool {
        let by_look_up = self.by_look_up(other);
        one.iter().all(|name| {
            step(1);
            let mut wider = self.0.wider_names(name).into_iter();
            wider.any(|wider| by_look_up.get(&wider).into_iter().flatten().any(|same| self.0.name_is(same, name)))
        })
    }

    /// A set without the members that another member says already, which counts as them (or they as it, where `turned`). Of two that say
    /// the same the first stays.
    fn without_implied(&self, set: Set, turned: bool) -> Set {
        let by_look_up = self.by_look_up(&set);
        let mut implied = Set::new();
        for narrow in &set {
            step(1);
            let wider = self.0.wider_names(narrow);
            for &wide in wider.iter().filter_map(|wider| by_look_up.get(wider)).flatten().filter(|wide| **wide != narrow) {
                let (said, member) = if turned { (wide, narrow) } else { (narrow, wide) };
                let is_same = self.0.name_is(wide, narrow);
                if !is_same || said < member {
                    implied.insert(member.clone());
                }
            }
        }
        set.into_iter().filter(|name| !implied.contains(name)).collect()
    }
}

pub(super) fn compare(one: &Set, other: &Set, direction: Direction, names: &dyn Names) -> Comparison {
    let counting = Counting(names);
    match direction {
        Direction::Superset => Comparison::from_both(counting.covers(one, other), counting.covers(other, one)),
        Direction::Subset => Comparison::from_both(counting.are_within(one, other), counting.are_within(other, one)),
        // The holder of a role is the role: other words for the same are the same.
        Direction::Exact => {
            if counting.are_same(one, other) && counting.are_same(other, one) {
                Comparison::Equal
            } else {
                Comparison::Incomparable
            }
        }
        Direction::Higher | Direction::Lower | Direction::Ordered | Direction::Yes | Direction::No | Direction::Free => {
            Comparison::Incomparable
        }
    }
}

pub(super) fn join(one: &Set, other: &Set, direction: Direction, names: &dyn Names) -> Option<Set> {
    let counting = Counting(names);
    match direction {
        Direction::Superset => Some(counting.without_implied(one | other, false)),
        Direction::Subset => {
            let (in_one, in_other) = (counting.looked_up(one), counting.looked_up(other));
            let all = names.narrower_names().into_iter().chain(one | other);
            let both = all.filter(|name| counting.is_within(name, &in_one) && counting.is_within(name, &in_other)).collect();
            let both = counting.without_implied(both, true);
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
    let counting = Counting(names);
    let given = counting.of(given);
    wanted.iter().filter(|wanted| counting.has(&given, wanted)).count()
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
