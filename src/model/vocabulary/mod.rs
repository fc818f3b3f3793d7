//! The vocabulary: what can be declared, how it is spelled, and which way is stricter.

mod entry;
mod known;
mod meant;
pub(crate) mod phrase;
mod read;
mod wider;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use entry::{Attribute, Direction, Mark, Spelling};
pub(crate) use entry::{FactEntry, Frame, InstitutionEntry, NameEntry, Shown, UnitEntry, WordEntry};
pub(crate) use known::Known;
pub(crate) use meant::{KnownWord, Meant, called, covered, meant, mistyped};
pub(crate) use phrase::Phrase;
pub(in crate::model) use read::RULES;
use wider::MAX_WIDER;

pub(crate) use super::value::Sense;
use super::value::Value;
pub use super::value::ValueType;
use crate::diagnostic::Lang;
use crate::syntax::keyword::Keyword;
use crate::text::step;

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $id:ident)*) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);
    )* };
}
ids! {
    /// A name of a kind: `measure password`, `role executives`, `post director`.
    NameId
    /// An attribute: of a kind (a frame attribute) or of a name.
    AttributeId
    /// A word of a value: one id for a spelling pair in the whole vocabulary.
    WordId
    /// A unit of counts.
    UnitId
    /// A fact of the present state.
    FactId
    /// A kind of institution.
    InstitutionId
}

/// All that can be declared, from one or more vocabulary documents.
#[derive(Debug, Default)]
pub struct Vocabulary {
    names: Vec<NameEntry>,
    name_by: FxHashMap<Keyword, FxHashMap<Arc<str>, NameId>>,
    /// The names that count as a wider one, in their order; itself left out.
    narrower: FxHashMap<NameId, Vec<NameId>>,
    attributes: Vec<Attribute>,
    frames: FxHashMap<Keyword, FxHashMap<Arc<str>, AttributeId>>,
    /// How declarations and entities of a kind are said.
    said: FxHashMap<Keyword, Frame>,
    words: Vec<WordEntry>,
    word_by: FxHashMap<Arc<str>, WordId>,
    lists: FxHashMap<Arc<str>, Vec<WordId>>,
    units: Vec<UnitEntry>,
    unit_by: FxHashMap<Arc<str>, UnitId>,
    facts: Vec<FactEntry>,
    fact_by: FxHashMap<Arc<str>, FactId>,
    institutions: Vec<InstitutionEntry>,
    institution_by: FxHashMap<Arc<str>, InstitutionId>,
    /// What else things are called (`also`), by Japanese spelling, which stands for one thing wherever it stands: proposed for, never read
    /// as them.
    others: FxHashMap<Arc<str>, Vec<Arc<str>>>,
    /// Narrower things that are stated by it (`covers`), by Japanese spelling: proposed for, and nothing else.
    covered: FxHashMap<Arc<str>, Vec<Arc<str>>>,
    known: Known,
}

impl Vocabulary {
    /// The name of a kind spelled so (a look-up key, either language).
    pub fn name(&self, kind: Keyword, key: &str) -> Option<NameId> {
        step(1);
        self.name_by.get(&kind)?.get(key).copied()
    }

    /// A name.
    pub fn name_entry(&self, id: NameId) -> &NameEntry {
        get(&self.names, id.0)
    }

    /// The names of a kind.
    pub fn names_of(&self, kind: Keyword) -> impl Iterator<Item = (NameId, &NameEntry)> {
        (0u32..).map(NameId).zip(&self.names).filter(move |(_, entry)| entry.kind == kind)
    }

    /// What the language itself speaks of by name.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// The names that a task is said to be served by; narrower names are not among them.
    pub fn serving(&self, task: WordId) -> impl Iterator<Item = NameId> {
        (0u32..).map(NameId).zip(&self.names).filter(move |(_, entry)| entry.serves.contains(&task)).map(|(name, _)| name)
    }

    /// The names that count as wider ones.
    pub fn narrower_names(&self) -> impl Iterator<Item = NameId> {
        (0u32..).map(NameId).zip(&self.names).filter(|(_, entry)| !entry.is.is_empty()).map(|(name, _)| name)
    }

    /// The attribute that a declaration of a kind, and of a name, calls so: its own, its wider names', its kind's.
    pub fn attribute_of(&self, kind: Keyword, name: Option<NameId>, key: &str) -> Option<AttributeId> {
        step(1);
        name.and_then(|name| self.attribute_of_name(name, key, 0)).or_else(|| self.frames.get(&kind)?.get(key).copied())
    }

    fn attribute_of_name(&self, name: NameId, key: &str, depth: usize) -> Option<AttributeId> {
        let entry = self.name_entry(name);
        let own = entry.attributes.get(key).copied();
        if own.is_some() || depth > MAX_WIDER {
            return own;
        }
        entry.is.iter().find_map(|&wider| self.attribute_of_name(wider, key, depth + 1))
    }

    /// The attributes of a kind and a name, each once, narrow before wide.
    pub fn attributes_of(&self, kind: Keyword, name: Option<NameId>) -> Vec<AttributeId> {
        self.attributes_where(kind, name, |_| true)
    }

    /// Those that are wanted.
    pub fn attributes_where(&self, kind: Keyword, name: Option<NameId>, wanted: impl Fn(AttributeId) -> bool) -> Vec<AttributeId> {
        let mut all = Vec::new();
        let mut next: Vec<NameId> = name.into_iter().collect();
        let mut at = 0;
        while let Some(&name) = next.get(at) {
            let entry = self.name_entry(name);
            all.extend(entry.attributes.values().copied().filter(|&attribute| wanted(attribute)));
            for &wider in &entry.is {
                if !next.contains(&wider) {
                    next.push(wider);
                }
            }
            at += 1;
        }
        all.extend(self.frames.get(&kind).into_iter().flat_map(FxHashMap::values).copied().filter(|&attribute| wanted(attribute)));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether an attribute is one of a kind, not of some names only.
    pub fn is_of_kind(&self, kind: Keyword, attribute: AttributeId) -> bool {
        self.frames.get(&kind).is_some_and(|frame| frame.values().any(|id| *id == attribute))
    }

    /// How what is declared of a kind is said.
    pub fn frame(&self, kind: Keyword) -> Option<&Frame> {
        self.said.get(&kind)
    }

    /// An attribute.
    pub fn attribute(&self, id: AttributeId) -> &Attribute {
        get(&self.attributes, id.0)
    }

    /// Whether a word is one of those that an attribute takes.
    pub fn takes_word(&self, attribute: AttributeId, key: &str) -> bool {
        self.word(key).is_some_and(|word| self.attribute(attribute).value.words().contains(&word))
    }

    /// The word spelled so.
    pub fn word(&self, key: &str) -> Option<WordId> {
        self.word_by.get(key).copied()
    }

    /// All words of values, each once.
    pub fn words(&self) -> impl Iterator<Item = (WordId, &Spelling)> {
        (0u32..).map(WordId).zip(self.words.iter().map(|entry| &entry.spelling))
    }

    /// The words that a word counts as.
    pub fn wider_words(&self, id: WordId) -> &[WordId] {
        &get(&self.words, id.0).is
    }

    /// All units.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &Spelling)> {
        (0u32..).map(UnitId).zip(self.units.iter().map(|entry| &entry.spelling))
    }

    /// How a word is said wherever no attribute says it otherwise.
    pub fn word_sentence(&self, id: WordId) -> Option<&Phrase> {
        get(&self.words, id.0).sentence.as_ref()
    }

    /// A word's spelling.
    pub fn word_spelling(&self, id: WordId) -> &Spelling {
        &get(&self.words, id.0).spelling
    }

    /// Words that what a word is said of has, too.
    pub fn implied_by_word(&self, id: WordId) -> &[WordId] {
        &get(&self.words, id.0).implies
    }

    /// Whether a service of this sort touches no system.
    pub fn is_apart(&self, id: WordId) -> bool {
        get(&self.words, id.0).apart
    }

    /// The unit spelled so.
    pub fn unit(&self, key: &str) -> Option<UnitId> {
        self.unit_by.get(key).copied()
    }

    /// A unit's spelling.
    pub fn unit_spelling(&self, id: UnitId) -> &Spelling {
        &get(&self.units, id.0).spelling
    }

    /// Whether what a wording counts by one unit may be what is counted by another: the same, or a wider one.
    pub fn counts_as(&self, written: UnitId, unit: UnitId) -> bool {
        written == unit || get(&self.units, written.0).is.contains(&unit)
    }

    /// Whether all sorts of things are counted by a unit, so that a quantity in it may be about anything.
    pub fn is_general(&self, id: UnitId) -> bool {
        get(&self.units, id.0).general
    }

    /// The fact spelled so.
    pub fn fact(&self, key: &str) -> Option<FactId> {
        self.fact_by.get(key).copied()
    }

    /// A fact.
    pub fn fact_entry(&self, id: FactId) -> &FactEntry {
        get(&self.facts, id.0)
    }

    /// All facts.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &FactEntry)> {
        (0u32..).map(FactId).zip(&self.facts)
    }

    /// What else is said for a name, an attribute, a word, a fact or a kind of institution. Nothing is looked up by it; it tells what was
    /// meant.
    pub fn others(&self, spelling: &Spelling) -> &[Arc<str>] {
        self.others.get(&spelling.ja).map_or(&[], Vec::as_slice)
    }

    /// A spelling with all that it may be proposed for.
    pub(crate) fn known_word<'a>(&'a self, spelling: &'a Spelling) -> KnownWord<'a> {
        KnownWord { spelling, also: self.others(spelling), covers: self.covered(spelling) }
    }

    /// Narrower things that are stated by a word, for which it is proposed.
    pub fn covered(&self, spelling: &Spelling) -> &[Arc<str>] {
        self.covered.get(&spelling.ja).map_or(&[], Vec::as_slice)
    }

    /// The kind of institution spelled so.
    pub fn institution(&self, key: &str) -> Option<InstitutionId> {
        self.institution_by.get(key).copied()
    }

    /// A kind of institution.
    pub fn institution_spelling(&self, id: InstitutionId) -> &Spelling {
        &get(&self.institutions, id.0).spelling
    }

    /// Whether an institution of a kind lays down for others and is judged at those below.
    pub fn is_judged_below(&self, kind: InstitutionId) -> bool {
        get(&self.institutions, kind.0).judged_below
    }

    /// All kinds of institution.
    pub fn institutions(&self) -> impl Iterator<Item = (InstitutionId, &InstitutionEntry)> {
        (0u32..).map(InstitutionId).zip(&self.institutions)
    }

    /// A value as a person would write it.
    pub fn show(&self, value: &Value, lang: Lang) -> String {
        value.show(self, lang)
    }
}

fn get<T>(all: &[T], id: u32) -> &T {
    // INVARIANT: ids are made by the reader of this vocabulary only, one for each entry.
    #[allow(clippy::indexing_slicing, reason = "see the invariant")]
    &all[id as usize]
}
