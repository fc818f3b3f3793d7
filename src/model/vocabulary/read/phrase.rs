//! Sentences beside definitions: `sentence "…" en "…"`.

use super::{Reader, report};
use crate::diagnostic::Lang;
use crate::model::vocabulary::phrase::{Phrase, Piece, holds};
use crate::model::vocabulary::{Attribute, ValueType, WordId};
use crate::syntax::document::{Clause, Head, Statement};
use crate::syntax::keyword::Keyword;
use crate::syntax::report::arguments;
use crate::text::look_up_key;

impl<'d> Reader<'_, 'd> {
    /// What a clause of a definition says; those of a repository are read at once, so that a fault is told.
    pub(super) fn phrase(&mut self, statement: Statement<'d>, keyword: Keyword) -> Option<Phrase> {
        let clauses: Vec<Clause<'d>> = statement.clauses().collect();
        let at = clauses.iter().position(|clause| clause.keyword == keyword)?;
        let ja = clauses.get(at)?.operands.string()?;
        let en = clauses.get(at + 1).filter(|next| next.keyword == Keyword::En).and_then(|next| next.operands.string());
        let document = statement.document();
        let phrase = Phrase::new(ja, en, &document.text);
        if Some(document.file) == self.built_in {
            return Some(phrase);
        }
        let languages = [(Some(ja), Lang::Ja), (en, Lang::En)];
        let broken = languages.into_iter().find_map(|(word, lang)| word.filter(|_| phrase.sentences(lang).is_none()));
        if let Some(word) = broken {
            self.findings.push(report::bad_sentence(word.span));
            return None;
        }
        Some(phrase)
    }

    /// A sentence that stands where none may: what the built-in vocabulary defines is said in its words, whoever is judged.
    pub(super) fn no_phrase(&mut self, statement: Statement<'d>) {
        let phrases = [Keyword::Sentence, Keyword::Predicate, Keyword::Negated];
        if let Some(clause) = statement.clauses().find(|clause| phrases.contains(&clause.keyword)) {
            self.findings.push(arguments::unexpected(clause.head, statement.document().text(clause.head)));
        }
    }

    /// The words of an attribute that are said in a sentence of their own.
    pub(super) fn word_phrases(&mut self, statement: Statement<'d>, value: &ValueType) -> Vec<(WordId, Phrase)> {
        let mut phrases = Vec::new();
        if !matches!(value, ValueType::Choice(_)) {
            return phrases;
        }
        for child in statement.children().filter(|child| child.head() == Head::Name) {
            let Some(word) = self.vocabulary.word(&look_up_key(child.head_text())) else { continue };
            if let Some(phrase) = self.phrase(child, Keyword::Sentence) {
                phrases.push((word, phrase));
            }
        }
        phrases
    }

    /// A value that its sentence does not say.
    pub(super) fn check_sentence(&mut self, statement: Statement<'d>, attribute: &Attribute) {
        let is_own = Some(statement.document().file) != self.built_in;
        let Some(sentence) = attribute.sentence.as_ref().filter(|_| is_own && attribute.value != ValueType::YesNo) else { return };
        let says = |lang| sentence.sentences(lang).is_none_or(|said| said.iter().any(|one| holds(one, &|piece| *piece == Piece::Value)));
        if !says(Lang::Ja) || !says(Lang::En) {
            self.findings.push(report::value_unsaid(statement.header(), &attribute.spelling));
        }
    }
}
