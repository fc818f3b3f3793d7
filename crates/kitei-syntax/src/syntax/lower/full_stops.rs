//! Lists with a full stop for the comma (`英字。数字。記号`): a full stop ends a statement, so each word came as one of its own.

use std::borrow::Cow;

use super::Lowering;
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::report::lists;
use crate::syntax::tree::{Piece, Term, TermKind, Tree};
use crate::text::Span;

impl Lowering<'_> {
    /// The terms of a statement with those that full stops cut off it, and how many pieces after `next` they take.
    pub(super) fn with_stopped<'t>(&mut self, tree: &Tree, terms: &'t [Term], next: usize) -> (Cow<'t, [Term]>, usize) {
        if terms.len() < 2 || !self.place().meets(Place::FACTS.or(Place::ENTITY).or(Place::DECLARATION)) {
            return (Cow::Borrowed(terms), 0);
        }
        let mut joined = Cow::Borrowed(terms);
        let mut stops = Vec::new();
        while let Some(&Piece::Statement { from, to }) = tree.pieces.get(next + stops.len()) {
            let words = tree.terms(from, to);
            let (Some(last), Some(word)) = (joined.last().copied(), words.first()) else { break };
            let gap = Span::new(last.span.file, last.span.end, word.span.start);
            let stopped = matches!(self.slice(gap).trim_matches([' ', '\u{3000}']), "。" | "｡");
            let begins = Keyword::spelled(&self.key(word)).is_some_and(|keyword| keyword.used_in(self.place()).is_some());
            let listed = word.is_word() && Term::gaps(words).is_empty() && words.iter().all(|term| term.is_word() || term.is_comma());
            if !stopped || !last.is_word() || !listed || begins {
                break;
            }
            joined.to_mut().push(Term { kind: TermKind::Comma, span: gap });
            joined.to_mut().extend_from_slice(words);
            stops.push(gap);
        }
        if let (Some(first), Some(last)) = (terms.get(1), joined.last().filter(|_| !stops.is_empty())) {
            self.findings.push(lists::sign_for_comma(first.span.to(last.span), "。", lists::separated(&stops, "、")));
        }
        let further = stops.len();
        (joined, further)
    }
}
