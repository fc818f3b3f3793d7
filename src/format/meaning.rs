//! What a text says, layout left out: two texts with the same meaning may stand for each other.

use std::ops::Range;

use super::Settings;
use super::source::Source;
use super::spell::{Owner, block_of, spell, spelled_at};
use crate::diagnostic::Lang;
use crate::syntax::document::{DocumentKind, Head, Operands, Statement, Statements};
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::tree::TermKind;
use crate::text::{Span, look_up_key};

/// Statements in their blocks, words by their look-up keys, comments, what the suppressions among these speak of, and the rules of what
/// is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    statements: Vec<String>,
    comments: Vec<String>,
    /// Which statements begin on the line of each suppression.
    suppressed: Vec<Range<usize>>,
    rules: Vec<&'static str>,
}

impl Meaning {
    pub(super) fn of(source: &Source, settings: &Settings<'_>) -> Self {
        let document = &source.document;
        let mut reading = Reading { settings, statements: Vec::new(), heads: Vec::new() };
        reading.statements(document.statements(), 0, top(document.kind), &Owner::default());
        let comments = document.comments.iter().map(|comment| source.slice(*comment).trim_end().to_owned()).collect();
        let spoken_of = document.lines_spoken_of(&source.suppressions().collect::<Vec<Span>>());
        let suppressed = spoken_of
            .iter()
            .map(|line| reading.heads.partition_point(|head| *head < line.start)..reading.heads.partition_point(|head| *head < line.end));
        Self { suppressed: suppressed.collect(), statements: reading.statements, comments, rules: source.rules.clone() }
    }
}

/// The place of the statements at file level.
pub(super) fn top(kind: DocumentKind) -> Place {
    match kind {
        DocumentKind::Policy => Place::POLICY,
        DocumentKind::Standard => Place::STANDARD,
        DocumentKind::Vocabulary => Place::VOCABULARY,
    }
}

struct Reading<'a> {
    settings: &'a Settings<'a>,
    statements: Vec<String>,
    /// Where each begins.
    heads: Vec<u32>,
}

impl Reading<'_> {
    fn statements(&mut self, statements: Statements<'_>, depth: usize, place: Place, owner: &Owner) {
        for statement in statements {
            let (spelled, inner) = spell(statement, place, owner, self.settings.words, Some(Lang::En));
            let head = match statement.head() {
                Head::Keyword(keyword) => keyword.en().to_owned(),
                Head::Name => spelled
                    .iter()
                    .find(|(span, _)| *span == statement.head_span())
                    .map_or_else(|| look_up_key(statement.head_text()).into_owned(), |(_, word)| word.clone()),
                Head::Damaged => format!("! {}", statement.head_text()),
            };
            let mut said = format!("{depth} {head} {}", if statement.has_block() { "{" } else { "" });
            self.operands(statement, statement.operands(), &spelled, &mut said);
            for clause in statement.clauses() {
                said.push_str(" | ");
                said.push_str(clause.keyword.en());
                self.operands(statement, clause.operands, &spelled, &mut said);
            }
            self.statements.push(said);
            self.heads.push(statement.head_span().start);
            self.statements(statement.children(), depth + 1, block_of(statement, place), &inner);
        }
    }

    fn operands(&self, statement: Statement<'_>, operands: Operands<'_>, spelled: &[(Span, String)], said: &mut String) {
        let numbered = self.settings.pinned.is_some() && statement.keyword() == Some(Keyword::Article);
        for term in operands.terms {
            let text = match term.kind {
                // Numbers that are written are what is asked for.
                TermKind::Word if numbered => continue,
                TermKind::Word => match spelled_at(spelled, term) {
                    Some("") => continue,
                    Some(word) => format!(" {word}"),
                    None => format!(" {}", look_up_key(operands.word(term).text)),
                },
                TermKind::String(_) => format!(" \"{}\"", operands.word(term).text),
                TermKind::Comma => " ,".to_owned(),
                TermKind::Op(op) => format!(" {op:?}"),
            };
            said.push_str(&text);
        }
    }
}
