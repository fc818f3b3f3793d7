//! What a standard reads into the words of the guideline.

use std::sync::Arc;

use super::{Expectation, Part};
use crate::diagnostic::{Lang, Text};
use crate::model::vocabulary::{Attribute, Vocabulary};
use crate::text::look_up_key;

/// A reading: what the pack takes the guideline's words to mean. At most a warning, and shown as the pack's.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The words.
    pub words: Arc<str>,
    /// The attribute that they are read as (a look-up key).
    pub attribute: Arc<str>,
    /// The value, as written.
    pub value: Arc<str>,
}

impl Reading {
    /// The attribute and the value that the words of a part are read as, as each language writes them.
    pub fn meaning(&self, part: &Part, vocabulary: &Vocabulary) -> Text {
        let Some(attribute) = part.expects.iter().find_map(|expected| self.attribute_in(expected, vocabulary)) else {
            return Text::same(format!("{} {}", self.attribute, self.value));
        };
        let said = |lang| format!("{} {}", attribute.spelling.get(lang), self.value_of(attribute, vocabulary, lang));
        Text::new(said(Lang::Ja), said(Lang::En))
    }

    fn value_of(&self, attribute: &Attribute, vocabulary: &Vocabulary, lang: Lang) -> String {
        if let Some(value) = attribute.value.bare(&self.value) {
            return value.show(vocabulary, lang);
        }
        let spelled = |word: &str| {
            let word = word.trim();
            attribute.value.spelled(&look_up_key(word), vocabulary, lang).unwrap_or(word).to_owned()
        };
        let words: Vec<String> = self.value.split(['、', ',', '，']).map(spelled).collect();
        words.join(match lang {
            Lang::Ja => "、",
            Lang::En => ", ",
        })
    }

    /// The attribute of a name that an expectation speaks of.
    fn attribute_in<'v>(&self, expected: &Expectation, vocabulary: &'v Vocabulary) -> Option<&'v Attribute> {
        match expected {
            Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
                parts.iter().find_map(|part| self.attribute_in(part, vocabulary))
            }
            Expectation::Demand(demand) | Expectation::Has(demand) => {
                demand.body.iter().find_map(|part| self.attribute_in(part, vocabulary))
            }
            Expectation::Atom(atom) => {
                let attribute = vocabulary.attribute(atom.attribute);
                let is_it = [&attribute.spelling.en, &attribute.spelling.ja].into_iter().any(|name| *look_up_key(name) == *self.attribute);
                is_it.then_some(attribute)
            }
        }
    }
}
