//! The vocabulary as the formatter wants it: a word and where it stands, to its spelling.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::diagnostic::Lang;
use crate::format::{Owner, Slot, Words};
use crate::model::standard::TEXT_STATES;
use crate::model::vocabulary::{AttributeId, Spelling, ValueType, Vocabulary};
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;

/// Kinds that name actors.
const ACTORS: [Keyword; 4] = [Keyword::Post, Keyword::Role, Keyword::Committee, Keyword::Vendor];

/// The words of a vocabulary, less the names that the documents define for themselves.
#[derive(Debug)]
pub struct Table<'a> {
    vocabulary: &'a Vocabulary,
    /// Look-up keys of own names: a reference may mean them, though the vocabulary has such a name of another kind.
    own: HashSet<String>,
}

impl<'a> Table<'a> {
    /// The words of a vocabulary for these documents.
    pub fn new<'d>(vocabulary: &'a Vocabulary, documents: impl IntoIterator<Item = &'d Document>) -> Self {
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
            let mut waiting: Vec<Statement<'_>> = document.statements().collect();
            while let Some(statement) = waiting.pop() {
                enter(statement);
                waiting.extend(statement.children());
            }
        }
        Self { vocabulary, own }
    }

    fn name(&self, kinds: &[Keyword], key: &str) -> Option<&Spelling> {
        let name = kinds.iter().find_map(|&kind| self.vocabulary.name(kind, key))?;
        Some(&self.vocabulary.name_entry(name).spelling)
    }

    fn reference(&self, kinds: &[Keyword], key: &str) -> Option<&Spelling> {
        self.name(kinds, key).filter(|_| !self.own.contains(key))
    }

    fn attribute(&self, owner: &Owner, key: &str) -> Option<AttributeId> {
        let kind = owner.kind?;
        let name = owner.name.as_ref().and_then(|name| self.vocabulary.name(kind, name));
        self.vocabulary.attribute_of(kind, name, key)
    }

    fn value(&self, wanted: &ValueType, key: &str, lang: Lang) -> Option<Cow<'_, str>> {
        match wanted {
            ValueType::YesNo => {
                let keyword = Keyword::spelled(key).filter(|keyword| matches!(keyword, Keyword::Yes | Keyword::No))?;
                Some(pick(keyword.en(), keyword.ja(), lang))
            }
            ValueType::Choice(words) | ValueType::Words(words) | ValueType::Extent(words) => {
                let word = self.vocabulary.word(key).filter(|word| words.contains(word))?;
                Some(spelling(self.vocabulary.word_spelling(word), lang))
            }
            ValueType::Actors => self.reference(&ACTORS, key).map(|name| spelling(name, lang)),
            ValueType::References(kinds) => self.reference(kinds, key).map(|name| spelling(name, lang)),
            ValueType::Text | ValueType::Count(_) | ValueType::Duration | ValueType::Date | ValueType::Laws => None,
        }
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
    pick(&spelling.en, &spelling.ja, lang)
}

fn pick<'a>(en: &'a str, ja: &'a str, lang: Lang) -> Cow<'a, str> {
    Cow::Borrowed(match lang {
        Lang::Ja => ja,
        Lang::En => en,
    })
}
