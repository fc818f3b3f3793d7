//! Statements that a comma or a missing `;` joined to one: cut apart.

use super::Lowering;
use crate::syntax::keyword::{Keyword, Place, Row, Shape, Use};
use crate::syntax::report::{lists, statements};
use crate::syntax::tree::{Term, TermKind};
use crate::text::Span;

/// So many statements without `;` between them are read; a line of more is no policy, and each is cut off what is left of it.
const MOST_UNSEPARATED: usize = 100;

impl Lowering<'_> {
    /// Cuts off what a comma joined to a statement, then reads each.
    pub(super) fn split(&mut self, mut line: &[Term]) {
        while let Some((next, comma)) = self.joint(line) {
            self.findings.push(lists::trailing_comma(comma));
            self.unjoined(line.get(..next - 1).unwrap_or(&[]));
            line = line.get(next..).unwrap_or(&[]);
        }
        self.unjoined(line);
    }

    /// The first term that begins a statement behind a comma, and the comma.
    fn joint(&self, line: &[Term]) -> Option<(usize, Span)> {
        (1..line.len()).find_map(|next| {
            let comma = line.get(next - 1).filter(|term| term.is_comma())?;
            self.begins_statement(comma, line.get(next..)?).then_some((next, comma.span))
        })
    }

    /// Reads a statement that is joined to no other, without the commas at its end.
    fn unjoined(&mut self, mut line: &[Term]) {
        while let Some((last, rest)) = line.split_last().filter(|(last, rest)| last.is_comma() && !rest.is_empty()) {
            self.findings.push(lists::trailing_comma(last.span));
            line = rest;
        }
        self.unseparated = 0;
        self.one(line);
    }

    /// Reads what follows a statement without a `;` between them.
    pub(super) fn unseparated(&mut self, rest: &[Term]) {
        if rest.is_empty() {
            return;
        }
        self.unseparated += 1;
        if self.unseparated > MOST_UNSEPARATED {
            self.damaged_statement(rest);
        } else {
            self.one(rest);
        }
    }

    /// Whether what follows a comma stands on a later line and begins a statement around here: with a keyword, or as a name with a value.
    fn begins_statement(&self, comma: &Term, rest: &[Term]) -> bool {
        let Some(next) = rest.first().filter(|next| next.is_word()) else { return false };
        if !self.slice(comma.span.to(next.span)).contains('\n') {
            return false;
        }
        // In a file short of closing braces it may belong to what is around.
        let is_short = self.balance > 0 && rest.get(1).is_some_and(|next| !next.is_comma());
        let is_outside = |row: &Row| is_short && row.rank > 0 || row.rank >= 6 && !row.uses.is_empty();
        let here = |keyword: Keyword| keyword.used_in(self.place()).is_some() || is_outside(keyword.row());
        let named = self.place().meets(Place::FACTS.or(Place::ENTITY).or(Place::DECLARATION));
        Keyword::spelled(&self.key(next)).is_some_and(here) || named && rest.get(1).is_some_and(|value| self.is_plain_value(value))
    }

    /// Whether a term can only be a value: a quantity, 有 or 無, `?`, a string.
    fn is_plain_value(&self, term: &Term) -> bool {
        let key = self.key(term);
        term.is_string()
            || term.is_word() && (key.starts_with(|first: char| first.is_ascii_digit() || first == '?'))
            || matches!(&*key, "有" | "無" | "yes" | "no")
    }

    /// Cuts a statement before a keyword that begins the next one on the same line, where `;` is missing.
    pub(super) fn cut_missing_separator<'t>(&mut self, usage: &Use, taken: usize, line: &'t [Term]) -> (&'t [Term], &'t [Term]) {
        if matches!(usage.shape, Shape::Demand | Shape::Condition | Shape::Definition | Shape::Law) {
            return (line, &[]);
        }
        let least = taken + usize::from(usage.shape != Shape::Nothing);
        let place = self.place();
        let next = (least.max(1)..line.len()).find(|&at| {
            let (Some(term), Some(before)) = (line.get(at), line.get(at - 1)) else {
                return false;
            };
            term.is_word()
                && !matches!(before.kind, TermKind::Comma | TermKind::Op(_))
                && self
                    .keyword_at(line.get(at..).unwrap_or(&[]))
                    .is_some_and(|(keyword, _)| keyword.used_in(place).is_some() && !usage.clauses.contains(&keyword))
                && !self.follows_clause(usage, line, at)
        });
        match next {
            Some(at) => {
                let (one, rest) = line.split_at(at);
                if let (Some(last), Some(first)) = (one.last(), rest.first()) {
                    let gap = Span::new(last.span.file, last.span.end, first.span.start);
                    self.findings.push(statements::missing_separator(first.span, self.slice(first.span), gap));
                }
                (one, rest)
            }
            None => (line, &[]),
        }
    }

    /// Whether the term before is a clause word still waiting for its argument.
    fn follows_clause(&self, usage: &Use, line: &[Term], at: usize) -> bool {
        line.get(at - 1..)
            .and_then(|rest| self.clause_at(rest, usage.clauses))
            .is_some_and(|(clause, _)| clause.row().clause != Shape::Nothing)
    }
}
