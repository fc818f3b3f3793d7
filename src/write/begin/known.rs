//! What a policy that is begun may name: kinds of institution, standards, facts, as they hold where it will lie.

use std::sync::Arc;

use crate::config::Options;
use crate::diagnostic::{Lang, Text};
use crate::io::{self, Host as _, roots};
use crate::model::standard::{Origin, Standard};
use crate::model::vocabulary::{AttributeId, Spelling, ValueType, Vocabulary};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;
use crate::workspace::opened::Opened;

/// What is known where a policy will lie.
#[derive(Debug)]
pub(crate) struct Known {
    vocabulary: Arc<Vocabulary>,
    standards: Arc<[Standard]>,
    /// The edition of the guideline that holds on the day.
    current: Option<Arc<str>>,
    /// Whether a `kitei.toml` speaks of the folder already.
    pub(crate) is_configured: bool,
}

impl Known {
    /// What is known in the folder from which the options start.
    pub(crate) fn of(options: &Options) -> Self {
        let host = io::host(options);
        let is_configured = roots::begun(&host, &host.real(&options.directory)).is_some();
        let opened = Opened::open(&host, options);
        let (vocabulary, standards) = (Arc::clone(&opened.knowledge.vocabulary), Arc::clone(&opened.knowledge.standards));
        let is_amended =
            |standard: &Standard| standards.iter().any(|other| other.amends.as_ref().is_some_and(|(id, _)| *id == standard.id));
        let is_of_guideline = |standard: &&Standard| {
            standard.origin == Origin::BuiltIn && !standard.requirements.is_empty() && (standard.amends.is_some() || is_amended(standard))
        };
        let held = standards.iter().filter(is_of_guideline).filter(|standard| standard.published.is_some_and(|day| day <= opened.as_of));
        let current = held.max_by_key(|standard| standard.published).map(|standard| Arc::clone(&standard.id));
        Self { vocabulary, standards, current, is_configured }
    }

    /// The kinds of institution.
    pub(crate) fn kinds(&self) -> Vec<Text> {
        self.vocabulary.institutions().map(|(_, entry)| text(&entry.spelling)).collect()
    }

    /// The kind of institution that is called so, by the name that the vocabulary prefers.
    pub(crate) fn kind(&self, called: &str) -> Option<Text> {
        let id = self.vocabulary.institution(&look_up_key(called))?;
        Some(text(self.vocabulary.institution_spelling(id)))
    }

    /// The standards of which requirements are held, the edition of the guideline that holds on the day first.
    pub(crate) fn standards(&self) -> Vec<&str> {
        let mut held: Vec<&Standard> = self.standards.iter().filter(|standard| !standard.requirements.is_empty()).collect();
        held.sort_by_key(|standard| (self.current.as_ref() != Some(&standard.id), std::cmp::Reverse(standard.published)));
        held.into_iter().map(|standard| &*standard.id).collect()
    }

    /// The fact that is there or not and that is called so.
    pub(crate) fn fact(&self, called: &str) -> Option<Text> {
        let entry = self.vocabulary.fact_entry(self.vocabulary.fact(&look_up_key(called))?);
        (entry.value == ValueType::YesNo).then(|| text(&entry.spelling))
    }

    /// Whether something that is to be decided is such a fact.
    pub(crate) fn is_yes_no(&self, what: &Text) -> bool {
        self.fact(&what.ja).is_some()
    }

    /// How an attribute of a kind of entity is written; nothing where the vocabulary has none of that name.
    pub(super) fn attribute(&self, kind: Keyword, key: &str, lang: Lang) -> Option<&str> {
        let id: AttributeId = self.vocabulary.attribute_of(kind, None, key)?;
        Some(spelled(&self.vocabulary.attribute(id).spelling, lang))
    }

    /// Whether an institution of a kind leaves what it has to those below it, of which each is judged.
    pub(super) fn is_judged_below(&self, kind: &str) -> bool {
        self.vocabulary.institution(&look_up_key(kind)).is_some_and(|kind| self.vocabulary.is_judged_below(kind))
    }

    /// How a word is written.
    pub(super) fn word(&self, key: &str, lang: Lang) -> Option<&str> {
        Some(spelled(self.vocabulary.word_spelling(self.vocabulary.word(key)?), lang))
    }

    /// How a fact is written.
    pub(super) fn fact_in(&self, key: &str, lang: Lang) -> Option<&str> {
        Some(spelled(&self.vocabulary.fact_entry(self.vocabulary.fact(key)?).spelling, lang))
    }
}

fn text(spelling: &Spelling) -> Text {
    Text::new(&*spelling.ja, &*spelling.en)
}

fn spelled(spelling: &Spelling, lang: Lang) -> &str {
    match lang {
        Lang::Ja => &spelling.ja,
        Lang::En => &spelling.en,
    }
}
