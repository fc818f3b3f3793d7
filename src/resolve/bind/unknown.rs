//! What damaged slices name: it is unknown there, not absent.

use super::Binder;
use crate::diagnostic::Findings;
use crate::model::item;
use crate::syntax::document::{Document, Head, Statement, Word};
use crate::syntax::keyword::{Keyword, Place};
use crate::text::{Span, look_up_key};

impl Binder<'_, '_> {
    /// Scans the damaged slices of a document for items and names of the vocabulary.
    pub(super) fn unknown(&mut self, document: &Document) {
        // Facts bind nobody.
        let facts: Vec<Span> = document.statements_of(Keyword::Facts).map(Statement::span).collect();
        let unknown = &mut self.policy.unknown;
        for &damaged in &document.damaged {
            unknown.any = true;
            let around = facts.partition_point(|facts| facts.end < damaged.end);
            if !facts.get(around).is_some_and(|facts| facts.contains(damaged)) {
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
            // Whatever cannot be read as an item there is no finding of its own, and is not kept: the damage is reported.
            let mut silent = Findings::at_most(0);
            unknown.items.extend(item::scan_items(text, damaged, self.input.standards, &mut silent));
        }
        let head = document.statements_of(Keyword::Policy).next().map(Statement::span);
        let mut end = 0;
        for statement in document.all().filter(|statement| statement.head() == Head::Damaged) {
            // What stands in the block of one of them is scanned with it.
            if statement.span().start >= end {
                end = statement.span().end;
                let is_in_head = head.is_some_and(|head| head.contains(statement.span()));
                self.unread_head(statement, if is_in_head { Place::HEAD } else { Place::ARTICLE });
            }
        }
    }

    /// A statement whose head is no word that can stand in a place: it may become one that begins so while it is typed.
    pub(super) fn unread_head(&mut self, statement: Statement<'_>, place: Place) {
        let key = look_up_key(statement.head_text());
        let begins = |keyword: &Keyword| look_up_key(keyword.ja()).starts_with(&*key) || keyword.en().starts_with(&*key);
        let mut meant: Vec<Keyword> = Keyword::all().filter(|keyword| keyword.used_in(place).is_some()).filter(begins).collect();
        // No fact has a block: it is of somebody or something.
        if place == Place::FACTS && statement.has_block() && meant.is_empty() {
            meant.extend(Keyword::ENTITIES);
        }
        let vocabulary = self.input.vocabulary;
        let unknown = &mut self.policy.unknown;
        for keyword in meant {
            match keyword {
                Keyword::Satisfies => unknown.claims = true,
                Keyword::NotApplicable => unknown.exclusions = true,
                Keyword::Conforms | Keyword::Inherits | Keyword::Includes => {
                    (self.policy.base_unknown, self.policy.begun_base) = (true, true);
                }
                kind if kind.is_entity_kind() => unknown.kinds.push(kind),
                kind if kind.is_declaration_kind() => {
                    let is_named = |word: Word<'_>| vocabulary.name(kind, &word.key()).is_some();
                    if !statement.operands().words().any(is_named) {
                        unknown.take_any(kind, vocabulary);
                    }
                }
                _ => {}
            }
        }
    }
}
