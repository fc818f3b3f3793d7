//! A lowered document as bytes. The build script stores the built-in packs so, and a run reads them back without parsing.
//! The bytes never leave a build: both sides are this file, and keywords are numbers of the same table.

use std::sync::Arc;

use super::document::{ClauseNode, Document, DocumentKind, Head, Node, index};
use super::keyword::{Keyword, TABLE};
use super::tree::{Op, Pair, Quotes, Term, TermKind};
use crate::text::{FileId, Span};

const KINDS: [DocumentKind; 3] = [DocumentKind::Policy, DocumentKind::Standard, DocumentKind::Vocabulary];
const PAIRS: [Pair; 6] = [Pair::Plain, Pair::Long, Pair::Mixed, Pair::Foreign, Pair::Unclosed, Pair::Stray];
const OPS: [Op; 9] = [Op::Equal, Op::NotEqual, Op::Less, Op::AtMost, Op::Greater, Op::AtLeast, Op::Open, Op::Close, Op::Unknown];

impl Document {
    /// The document as bytes, its text and the id of its file left out.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Writer(Vec::new());
        bytes.number(place_in(&KINDS, &self.kind));
        bytes.all(&self.comments, |bytes, span| bytes.span(*span));
        bytes.all(&self.damaged, |bytes, span| bytes.span(*span));
        bytes.all(&self.nodes, |bytes, node| {
            bytes.number(match node.head {
                Head::Name => 0,
                Head::Damaged => 1,
                Head::Keyword(keyword) => keyword as u32 + 2,
            });
            bytes.span(node.head_span);
            bytes.span(node.header);
            bytes.span(node.span);
            bytes.pair(node.operands);
            bytes.pair(node.clauses);
            bytes.number(node.end);
            bytes.number(u32::from(node.block) + 2 * u32::from(node.damaged));
        });
        bytes.all(&self.terms, |bytes, term| {
            match &term.kind {
                TermKind::Word => bytes.number(0),
                TermKind::Comma => bytes.number(1),
                TermKind::Op(op) => bytes.pair((2, place_in(&OPS, op))),
                TermKind::String(quotes) => {
                    bytes.pair((3, place_in(&PAIRS, &quotes.pair)));
                    bytes.pair((quotes.open.into(), quotes.close.into()));
                }
            }
            bytes.span(term.span);
        });
        bytes.all(&self.clauses, |bytes, clause| {
            bytes.number(clause.keyword as u32);
            bytes.span(clause.head);
            bytes.pair(clause.operands);
        });
        bytes.0
    }

    /// The document that was stored; `text` is the one that it was read from.
    pub fn from_bytes(file: FileId, text: Arc<str>, bytes: &[u8]) -> Option<Self> {
        let mut bytes = Reader { bytes: bytes.iter(), file };
        Some(Self {
            file,
            text,
            kind: *KINDS.get(bytes.number()? as usize)?,
            comments: bytes.all(Reader::span)?,
            damaged: bytes.all(Reader::span)?,
            nodes: bytes.all(|bytes| {
                let head = match bytes.number()? {
                    0 => Head::Name,
                    1 => Head::Damaged,
                    keyword => Head::Keyword(keyword_of(keyword - 2)?),
                };
                let (head_span, header, span) = (bytes.span()?, bytes.span()?, bytes.span()?);
                let (operands, clauses, end) = (bytes.pair()?, bytes.pair()?, bytes.number()?);
                let flags = bytes.number()?;
                Some(Node { head, head_span, header, span, operands, clauses, end, block: flags & 1 != 0, damaged: flags & 2 != 0 })
            })?,
            terms: bytes.all(Reader::term)?,
            clauses: bytes
                .all(|bytes| Some(ClauseNode { keyword: keyword_of(bytes.number()?)?, head: bytes.span()?, operands: bytes.pair()? }))?,
        })
    }
}

fn place_in<T: PartialEq>(all: &[T], one: &T) -> u32 {
    all.iter().position(|other| other == one).map_or(u32::MAX, index)
}

fn keyword_of(number: u32) -> Option<Keyword> {
    TABLE.get(number as usize).map(|row| row.keyword)
}

/// Numbers of seven bits a byte, the lowest first; the high bit says that more follow.
struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut number: u32) {
        loop {
            let [low, ..] = number.to_le_bytes();
            number >>= 7;
            if number == 0 {
                self.0.push(low & 0x7f);
                return;
            }
            self.0.push(low | 0x80);
        }
    }

    fn pair(&mut self, (one, other): (u32, u32)) {
        self.number(one);
        self.number(other);
    }

    fn span(&mut self, span: Span) {
        self.pair((span.start, span.len()));
    }

    fn all<T>(&mut self, all: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(index(all.len()));
        for one in all {
            write(self, one);
        }
    }
}

struct Reader<'b> {
    bytes: std::slice::Iter<'b, u8>,
    file: FileId,
}

impl Reader<'_> {
    fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = *self.bytes.next()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn pair(&mut self) -> Option<(u32, u32)> {
        Some((self.number()?, self.number()?))
    }

    fn span(&mut self) -> Option<Span> {
        let (start, length) = self.pair()?;
        Some(Span::new(self.file, start, start.checked_add(length)?))
    }

    fn term(&mut self) -> Option<Term> {
        let kind = match self.number()? {
            0 => TermKind::Word,
            1 => TermKind::Comma,
            2 => TermKind::Op(*OPS.get(self.number()? as usize)?),
            _ => {
                let pair = *PAIRS.get(self.number()? as usize)?;
                let (open, close) = self.pair()?;
                TermKind::String(Quotes { open: u8::try_from(open).ok()?, close: u8::try_from(close).ok()?, pair })
            }
        };
        Some(Term { kind, span: self.span()? })
    }

    fn all<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| read(self)).collect()
    }
}
