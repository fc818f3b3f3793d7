//! The vocabulary as the formatter wants it: a word and where it stands, to its spelling.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::standard::TEXT_STATES;
use super::vocabulary::{AttributeId, Spelling, ValueType, Vocabulary};
use crate::diagnostic::Lang;
use crate::format::{Owner, Settings, Slot, Words, format};
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;

/// The words of a vocabulary, less the names that the documents define for themselves.
#[derive(Debug)]
pub struct Table<'a> {
    vocabulary: &'a Vocabulary,
    own: OwnNames,
}

/// Look-up keys of names that documents define for themselves: a reference may mean them, though the vocabulary has such a name of
/// another kind.
#[derive(Debug, Clone, Default)]
pub struct OwnNames(Arc<HashSet<String>>);

impl OwnNames {
    /// The names of these documents.
    pub fn of(vocabulary: &Vocabulary, documents: impl IntoIterator<Item: AsRef<Document>>) -> Self {
        let mut own = HashSet::new();
        let mut enter = |statement: Statement<'_>| {
            if let Some(kind) = statement.keyword().filter(|keyword| keyword.is_entity_kind())
                && let Some(word) = statement.operands().first()
                && vocabulary.name(kind, &word.key()).is_none()
            {
                own.insert(word.key().into_owned());
            }
        };
        for document in documents {
            let mut waiting: Vec<Statement<'_>> = document.as_ref().statements().collect();
            while let Some(statement) = waiting.pop() {
                enter(statement);
                waiting.extend(statement.children());
            }
        }
        Self(Arc::new(own))
    }
}

impl<'a> Table<'a> {
    /// The words of a vocabulary for these documents.
    pub fn new(vocabulary: &'a Vocabulary, documents: impl IntoIterator<Item: AsRef<Document>>) -> Self {
        Self::with(vocabulary, OwnNames::of(vocabulary, documents))
    }

    /// The words of a vocabulary where these names are defined.
    pub fn with(vocabulary: &'a Vocabulary, own: OwnNames) -> Self {
        Self { vocabulary, own }
    }

    /// Whole statements in their canonical form, between the line ends that stand around them.
    pub fn canonical(&self, text: &str) -> String {
        let said = text.trim_matches('\n');
        let canonical = format(said, &Settings { words: self, spelling: None, pinned: None }).text;
        text.replacen(said, canonical.trim_end_matches('\n'), 1)
    }

    fn name(&self, kinds: &[Keyword], key: &str) -> Option<&Spelling> {
        let name = kinds.iter().find_map(|&kind| self.vocabulary.name(kind, key))?;
        Some(&self.vocabulary.name_entry(name).spelling)
    }

    fn reference(&self, kinds: &[Keyword], key: &str) -> Option<&Spelling> {
        self.name(kinds, key).filter(|_| !self.own.0.contains(key))
    }

    fn attribute(&self, owner: &Owner, key: &str) -> Option<AttributeId> {
        let kind = owner.kind?;
        let name = owner.name.as_ref().and_then(|name| self.vocabulary.name(kind, name));
        self.vocabulary.attribute_of(kind, name, key)
    }

    fn value(&self, wanted: &ValueType, key: &str, lang: Lang) -> Option<Cow<'_, str>> {
        let word = wanted.spelled(key, self.vocabulary, lang);
        word.or_else(|| Some(self.reference(wanted.kinds(), key)?.get(lang))).map(Cow::Borrowed)
    }
}

impl Words for Table<'_> {
    fn spelled(&self, key: &str, slot: Slot<'_>, lang: Lang) -> Option<Cow<'_, str>> {
        let vocabulary = self.vocabulary;
        match slot {
            Slot::Institution => Some(spelling(vocabulary.institution_spelling(vocabulary.institution(key)?), lang)),
            Slot::Fact => Some(spelling(&vocabulary.fact_entry(vocabulary.fact(key)?).spelling, lang)),
            Slot::FactValue(fact) => self.value(&vocabulary.fact_entry(vocabulary.fact(fact)?).value, key, lang),
            Slot::Name(kind) => self.name(&[kind], key).map(|name| spelling(name, lang)),
            Slot::Reference(kinds) => self.reference(kinds, key).map(|name| spelling(name, lang)),
            Slot::Attribute(owner) => Some(spelling(&vocabulary.attribute(self.attribute(owner, key)?).spelling, lang)),
            Slot::Value(owner, attribute) => self.value(&vocabulary.attribute(self.attribute(owner, attribute)?).value, key, lang),
            Slot::TextState => {
                let (en, ja, _) = TEXT_STATES.into_iter().find(|(en, ja, _)| *en == key || *ja == key)?;
                Some(pick(en, ja, lang))
            }
            Slot::Word => Some(spelling(vocabulary.word_spelling(vocabulary.word(key)?), lang)),
        }
    }
}

fn spelling(spelling: &Spelling, lang: Lang) -> Cow<'_, str> {
    Cow::Borrowed(spelling.get(lang))
}

fn pick<'a>(en: &'a str, ja: &'a str, lang: Lang) -> Cow<'a, str> {
    Cow::Borrowed(match lang {
        Lang::Ja => ja,
        Lang::En => en,
    })
}
