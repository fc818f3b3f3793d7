//! What stands at a place: the statements around it by what they are and what they name, whatever language and form they are written in.

use crate::model::vocabulary::{NameId, Vocabulary};
use crate::syntax::around::Around;
use crate::syntax::document::{Head, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

/// What a place speaks of, outermost statement first. It survives moved lines, formatting and another spelling of words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Subject(Vec<String>);

/// Whose attributes a block states.
type Owner = Option<(Keyword, Option<NameId>)>;

impl Subject {
    /// What stands at a place of a document; empty for a place outside of any statement.
    pub(crate) fn at(document: &Around<'_>, place: Span, vocabulary: &Vocabulary) -> Self {
        let mut owner: Owner = None;
        let named = |statement: Statement<'_>| {
            let part = called(statement, owner, vocabulary);
            owner = statement.keyword().map(|kind| (kind, name_of(statement, kind, vocabulary)));
            part
        };
        Self(document.at(place).into_iter().map(named).collect())
    }

    /// Its parts, outermost first.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A statement by its kind and name. What keeps neither across an edit (a number, a value) is left out.
fn called(statement: Statement<'_>, owner: Owner, vocabulary: &Vocabulary) -> String {
    let operands = statement.operands();
    match statement.head() {
        Head::Damaged => String::new(),
        Head::Name => attribute_or_fact(&look_up_key(statement.head_text()), owner, vocabulary),
        Head::Keyword(kind @ (Keyword::Yes | Keyword::No)) => {
            // What is stated one way or the other is one fact.
            let key = operands.first().map(|word| word.key().into_owned()).unwrap_or_default();
            if owner.is_some_and(|(around, _)| around == Keyword::Facts) {
                attribute_or_fact(&key, owner, vocabulary)
            } else {
                kind.en().to_owned()
            }
        }
        Head::Keyword(kind) if kind.is_declaration_kind() || kind.is_entity_kind() => {
            let name = name_of(statement, kind, vocabulary).map(|name| vocabulary.name_entry(name).spelling.en.to_string());
            let written = || operands.first().map(|word| word.key().into_owned()).unwrap_or_default();
            let label = operands.words().nth(1).map(|word| word.key().into_owned()).unwrap_or_default();
            format!("{}\u{0}{}\u{0}{label}", kind.en(), name.unwrap_or_else(written))
        }
        Head::Keyword(kind @ (Keyword::Article | Keyword::Supplement | Keyword::Table | Keyword::Form)) => {
            let title = operands.string().or_else(|| operands.first());
            format!("{}\u{0}{}", kind.en(), title.map(|word: Word<'_>| word.key().into_owned()).unwrap_or_default())
        }
        Head::Keyword(kind) => kind.en().to_owned(),
    }
}

fn name_of(statement: Statement<'_>, kind: Keyword, vocabulary: &Vocabulary) -> Option<NameId> {
    let word = statement.operands().first().filter(|word| !word.quoted)?;
    vocabulary.name(kind, &word.key())
}

fn attribute_or_fact(key: &str, owner: Owner, vocabulary: &Vocabulary) -> String {
    let attribute = owner.and_then(|(kind, name)| vocabulary.attribute_of(kind, name, key));
    let attribute = attribute.map(|attribute| &vocabulary.attribute(attribute).spelling);
    let spelling = attribute.or_else(|| Some(&vocabulary.fact_entry(vocabulary.fact(key)?).spelling));
    spelling.map_or_else(|| key.to_owned(), |spelling| spelling.en.to_string())
}
