//! What damaged slices name: it is unknown there, not absent.

use super::Binder;
use crate::diagnostic::Findings;
use crate::model::item;
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

impl Binder<'_, '_> {
    /// Scans the damaged slices of a document for items and names of the vocabulary.
    pub(super) fn unknown(&mut self, document: &Document) {
        // Facts bind nobody.
        let facts: Vec<Span> = document.statements_of(Keyword::Facts).map(Statement::span).collect();
        let unknown = &mut self.policy.unknown;
        for &damaged in &document.damaged {
            unknown.any = true;
            if !facts.iter().any(|facts| facts.contains(damaged)) {
                unknown.binding.push(damaged);
            }
            let text = document.text(damaged);
            let keyword = Keyword::spelled(&look_up_key(text));
            unknown.claims |= keyword == Some(Keyword::Satisfies);
            unknown.exclusions |= keyword == Some(Keyword::NotApplicable);
            let cuts = |character: char| character.is_whitespace() || "、，,;；{}｛｝()（）「」\"“”".contains(character);
            for word in text.split(cuts).filter(|word| !word.is_empty()) {
                let key = look_up_key(word);
                for kind in Keyword::DECLARATIONS {
                    unknown.names.extend(self.input.vocabulary.name(kind, &key));
                    unknown.attributes.extend(self.input.vocabulary.attribute_of(kind, None, &key));
                }
                unknown.facts.extend(self.input.vocabulary.fact(&key));
                unknown.kinds.extend(Keyword::spelled(&key).filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind()));
            }
            // Whatever cannot be read as an item there is no finding of its own: the damage is reported.
            let mut silent = Findings::default();
            unknown.items.extend(item::scan_items(text, damaged, self.input.standards, &mut silent));
        }
    }
}
