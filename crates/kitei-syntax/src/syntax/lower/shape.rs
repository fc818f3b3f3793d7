//! Argument shapes: whether what follows a keyword is what it takes. What is too much is left out, with a finding.

use std::borrow::Cow;

use super::Lowering;
use crate::syntax::keyword::Shape;
use crate::syntax::list;
use crate::syntax::report::strings;
use crate::syntax::tree::{Op, Pair, Quotes, Term, TermKind};
use crate::text::Span;

impl Lowering<'_> {
    /// Checks the terms after a keyword; returns those that a reader may rely on.
    /// `optional`: something else (a clause, a block) may stand for the argument.
    pub(super) fn check_shape<'t>(&mut self, shape: Shape, head: Span, terms: &'t [Term], optional: bool) -> Cow<'t, [Term]> {
        let mut terms = Cow::Borrowed(terms);
        if let Some(mended) = self.mend_brackets(shape, &terms) {
            terms = Cow::Owned(mended);
        }
        if let Some(kept) = self.without_stray_signs(shape, &terms) {
            terms = Cow::Owned(kept);
        }
        let least = least(shape, optional);
        let present = terms.iter().filter(|term| !term.is_comma()).count();
        if present < least {
            self.report_missing_argument(head, shape);
            self.document.damaged.push(head);
            return terms;
        }
        match shape {
            Shape::Nothing => self.at_most(&mut terms, 0, shape),
            Shape::String | Shape::OptionalString | Shape::TwoStrings | Shape::Strings => {
                let unquoted: Vec<Span> = terms.iter().filter(|term| term.is_word()).map(|term| term.span).collect();
                let mut whole = unquoted.first().zip(unquoted.last()).map(|(first, last)| first.to(*last));
                if let Some(place) = whole.take() {
                    self.unquoted(place);
                }
                match shape {
                    Shape::Strings => terms = Cow::Owned(self.commas_between(&terms)),
                    Shape::TwoStrings => self.at_most(&mut terms, 2, shape),
                    _ if unquoted.is_empty() => self.at_most(&mut terms, 1, shape),
                    _ => {}
                }
            }
            Shape::NameTitle | Shape::ItemTitle => {
                self.at_most(&mut terms, 2, shape);
                if let Some(title) = terms.get(1).filter(|title| title.is_word()).copied() {
                    self.unquoted(title.span);
                }
            }
            Shape::NumberTitle => {
                self.at_most(&mut terms, 2, shape);
                for term in &*terms {
                    if term.is_word()
                        && !self
                            .slice(term.span)
                            .contains(|character: char| character.is_numeric() || "一二三四五六七八九十".contains(character))
                    {
                        self.unquoted(term.span);
                    }
                }
            }
            Shape::Names => terms = Cow::Owned(self.commas_between(&terms)),
            Shape::Date | Shape::DateNote | Shape::OptionalDateTitle | Shape::Number => {
                // A note or title is the last.
                let ends = terms.iter().position(Term::is_string).map_or(4, |at| at + 1);
                self.at_most(&mut terms, ends.min(4), shape);
            }
            // What stands beyond the names is judged by those who know names.
            Shape::NamesLabel
            | Shape::Items
            | Shape::Value
            | Shape::OptionalValue
            | Shape::Articles
            | Shape::Law
            | Shape::Condition
            | Shape::Demand
            | Shape::Definition => {}
        }
        terms
    }

    /// Leaves out comparison signs where none can stand, and brackets that are not a pair.
    fn without_stray_signs(&mut self, shape: Shape, terms: &[Term]) -> Option<Vec<Term>> {
        let is_sign = |term: &Term| matches!(term.kind, TermKind::Op(_));
        if matches!(shape, Shape::Condition | Shape::Demand | Shape::Definition) || !terms.iter().any(is_sign) {
            return None;
        }
        let brackets = matches!(shape, Shape::Law | Shape::Articles | Shape::Items | Shape::Value | Shape::OptionalValue);
        let single = single_brackets(terms);
        let mut kept = Vec::with_capacity(terms.len());
        for (at, term) in terms.iter().enumerate() {
            match term.kind {
                TermKind::Op(Op::Open | Op::Close) if brackets && !single.contains(&at) => kept.push(*term),
                TermKind::Op(sign) => self.report_stray_sign(term.span, sign == Op::Equal && kept.is_empty()),
                TermKind::Word | TermKind::String(_) | TermKind::Comma => kept.push(*term),
            }
        }
        Some(kept)
    }

    /// Reports what goes beyond `count` terms and leaves it out.
    fn at_most(&mut self, terms: &mut Cow<'_, [Term]>, count: usize, shape: Shape) {
        if let (Some(first), Some(last)) = (terms.get(count), terms.last()) {
            self.report_unexpected(first.span.to(last.span), shape);
            terms.to_mut().truncate(count);
        }
    }

    /// The terms of a list as if they were separated by commas; where they are not, that is reported.
    fn commas_between(&mut self, terms: &[Term]) -> Vec<Term> {
        let (kept, finding) = list::read(terms, &|span| self.slice(span));
        if let Some(finding) = finding {
            self.findings.push(finding);
        }
        kept
    }

    fn unquoted(&mut self, place: Span) {
        self.findings.push(strings::missing_quotes(place, self.slice(place)));
    }

    /// `条（責任者）`: brackets in place of the quotes of a title.
    fn mend_brackets(&mut self, shape: Shape, terms: &[Term]) -> Option<Vec<Term>> {
        let titled = matches!(shape, Shape::NumberTitle | Shape::NameTitle | Shape::NamesLabel | Shape::ItemTitle | Shape::String);
        let dated = matches!(shape, Shape::OptionalDateTitle | Shape::DateNote);
        let open = terms.iter().position(|term| term.kind == TermKind::Op(Op::Open)).filter(|&at| titled || dated && at > 0);
        let (at, close) = open.zip(terms.last().filter(|last| last.kind == TermKind::Op(Op::Close)))?;
        let (before, inside) = terms.split_at(at);
        let open = inside.first().filter(|_| inside.len() > 2 && inside.iter().all(|term| !term.is_string()))?;
        let width = |term: &Term| u8::try_from(term.span.end - term.span.start).unwrap_or(1);
        let quotes = Quotes { open: width(open), close: width(close), pair: Pair::Foreign };
        let title = Term { kind: TermKind::String(quotes), span: open.span.to(close.span) };
        self.report_foreign_quotes(&title);
        Some(before.iter().copied().chain([title]).collect())
    }
}

/// The brackets that open or close nothing.
fn single_brackets(terms: &[Term]) -> Vec<usize> {
    let (mut open, mut single) = (Vec::new(), Vec::new());
    for (at, term) in terms.iter().enumerate() {
        match term.kind {
            TermKind::Op(Op::Open) => open.push(at),
            TermKind::Op(Op::Close) if open.pop().is_none() => single.push(at),
            _ => {}
        }
    }
    single.extend(open);
    single
}

/// How many terms a shape needs.
fn least(shape: Shape, optional: bool) -> usize {
    match shape {
        Shape::Nothing | Shape::OptionalString | Shape::NumberTitle | Shape::OptionalDateTitle | Shape::OptionalValue => 0,
        Shape::Demand | Shape::Condition if optional => 0,
        Shape::Definition
        | Shape::String
        | Shape::Strings
        | Shape::TwoStrings
        | Shape::NameTitle
        | Shape::Names
        | Shape::NamesLabel
        | Shape::Items
        | Shape::ItemTitle
        | Shape::Date
        | Shape::DateNote
        | Shape::Value
        | Shape::Articles
        | Shape::Law
        | Shape::Condition
        | Shape::Demand
        | Shape::Number => 1,
    }
}
