//! Text to pieces: statements, braces, comments, each with its place. Never fails and loses nothing.
//! The pieces are flat; which statement stands in which block is decided in lowering, which can mend lost braces.

mod costly;
mod parse;

use serde::{Deserialize, Serialize};

use crate::text::{FileId, Span};

pub use parse::parse;

/// The pieces of one file, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The file.
    pub file: FileId,
    /// Statements, braces and junk.
    pub pieces: Vec<Piece>,
    /// The terms of all statements; a statement holds a range of them.
    pub terms: Vec<Term>,
    /// Comments, `//` to the end of the line.
    pub comments: Vec<Span>,
}

/// One piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// `HEAD term*`: the range of its terms in [`Tree::terms`], head included; never empty.
    Statement {
        /// First term.
        from: u32,
        /// After the last term.
        to: u32,
    },
    /// `{`
    Open(Span),
    /// `}`
    Close(Span),
    /// A character that cannot stand where it stands.
    Junk(Span),
}

/// A term of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Its place, quotes included.
    pub span: Span,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TermKind {
    /// A word.
    Word,
    /// A string; `inner` bytes are cut from either end by its quotes.
    String(Quotes),
    /// `,` or one of its Japanese forms.
    Comma,
    /// A comparison sign or parenthesis.
    Op(Op),
}

/// The quotes of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotes {
    /// Bytes of the opening quote.
    pub open: u8,
    /// Bytes of the closing quote; 0 where it is missing.
    pub close: u8,
    /// How the pair was written.
    pub pair: Pair,
}

/// How the quotes of a string were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pair {
    /// `"…"`, `“…”`, `「…」`.
    Plain,
    /// `"""` … `"""`.
    Long,
    /// Two quotes that do not belong together (`“…"`).
    Mixed,
    /// Quotes of another kind (‘…’, ｢…｣, 【…】, 『…』, '…').
    Foreign,
    /// No closing quote.
    Unclosed,
    /// A closing quote without an opening one.
    Stray,
}

/// A comparison sign or parenthesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `(`
    Open,
    /// `)`
    Close,
    /// Something like an operator that means nothing (`==`, a lone `!`).
    Unknown,
}

impl Tree {
    /// The terms of a statement.
    pub fn terms(&self, from: u32, to: u32) -> &[Term] {
        self.terms.get(from as usize..to as usize).unwrap_or(&[])
    }
}

impl Term {
    /// The place without quotes.
    pub fn inner(&self) -> Span {
        match self.kind {
            TermKind::String(quotes) => {
                let end = self.span.end.saturating_sub(u32::from(quotes.close));
                Span::new(self.span.file, (self.span.start + u32::from(quotes.open)).min(end), end)
            }
            TermKind::Word | TermKind::Comma | TermKind::Op(_) => self.span,
        }
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TermKind::Word
    }

    /// Whether it is a string.
    pub fn is_string(&self) -> bool {
        matches!(self.kind, TermKind::String(_))
    }

    /// Neighbours without a comma between them: the place between each two, and that of the second.
    pub fn gaps(terms: &[Term]) -> Vec<(Span, Span)> {
        let gap = |pair: &[Term]| match pair {
            [one, two] if !one.is_comma() && !two.is_comma() => Some((Span::new(one.span.file, one.span.end, two.span.start), two.span)),
            _ => None,
        };
        terms.windows(2).filter_map(gap).collect()
    }

    /// Cuts what follows the keyword of a declaration or entity: so many terms are its names, so many its names and label.
    /// What goes beyond stands there by a slip.
    pub fn names_and_label(terms: &[Term]) -> (usize, usize) {
        let mut names = usize::from(terms.first().is_some_and(Term::is_word));
        while names > 0 && terms.get(names).is_some_and(Term::is_comma) && terms.get(names + 1).is_some_and(Term::is_word) {
            names += 2;
        }
        (names, names + usize::from(terms.get(names).is_some_and(Term::is_string)))
    }

    /// Whether it is a comma.
    pub fn is_comma(&self) -> bool {
        self.kind == TermKind::Comma
    }
}
