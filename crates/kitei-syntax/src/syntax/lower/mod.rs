//! Pieces to a document: which statement stands in which block, which word is a keyword there, what its arguments are.
//! Never fails. Lost braces are mended by rank and indentation, one finding a damage; slips are mended and judged on;
//! what cannot be mended is recorded as damaged, so that later stages know *unknown* from *absent*.

mod blocks;
mod full_stops;
mod header;
mod joined;
mod quotes;
mod shape;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use super::damage::Damage;
use super::document::{Document, DocumentKind, Head, Node, index};
use super::keyword::{Keyword, Place};
use super::report::unseen::Unseen;
use super::tree::{Piece, Term, TermKind, Tree};
use crate::diagnostic::Findings;
use crate::text::{LineIndex, Span, is_invisible, is_turning, is_variation, look_up_key, step};
use blocks::Frame;

/// Deepest nesting that is read; no policy needs ten.
pub const MAX_DEPTH: usize = 64;

/// Lowers the pieces of one file.
pub fn lower(tree: Tree, text: &Arc<str>, findings: &mut Findings) -> Document {
    let kind = kind_of(&tree, text);
    let place = match kind {
        DocumentKind::Policy => Place::POLICY,
        DocumentKind::Standard => Place::STANDARD,
        DocumentKind::Vocabulary => Place::VOCABULARY,
    };
    let mut lowering = Lowering {
        text,
        lines: LineIndex::new(text),
        findings,
        document: Document {
            file: tree.file,
            text: Arc::clone(text),
            kind,
            comments: Vec::new(),
            damaged: Vec::new(),
            damage: Damage::default(),
            nodes: Vec::with_capacity(tree.pieces.len() / 2),
            terms: Vec::with_capacity(tree.terms.len()),
            clauses: Vec::new(),
        },
        frames: vec![Frame::top(place)],
        balance: balance(&tree),
        waiting: None,
        too_deep: false,
        unclosed: 0,
        stray: 0,
        conflict_end: 0,
        string_end: 0,
        junk_end: None,
        unseparated: 0,
        sought: 0..0,
    };
    let mut at = 0;
    while let Some(piece) = tree.pieces.get(at) {
        at += 1;
        match *piece {
            Piece::Statement { from, to } => {
                let (terms, further) = lowering.with_stopped(&tree, tree.terms(from, to), at);
                lowering.statement(&terms);
                at += further;
            }
            // What stands in a string that was mended is no brace.
            Piece::Open(span) if span.start < lowering.string_end => lowering.balance -= 1,
            Piece::Close(span) if span.start < lowering.string_end => lowering.balance += 1,
            Piece::Junk(span) if span.start < lowering.string_end => {}
            Piece::Open(span) => lowering.open(span),
            Piece::Close(span) => lowering.close(span),
            Piece::Junk(span) => lowering.junk(span),
        }
    }
    lowering.end();
    lowering.invisible(&tree);
    let mut document = lowering.document;
    document.comments = tree.comments;
    document
}

/// After so many unclosed blocks or stray braces in one file, further ones are mended silently: the text is no policy.
const MAX_UNCLOSED: usize = 50;

/// Wider than any page: what is set in further stands there as well.
const WIDEST_INDENT: usize = 1000;

/// The state of one pass.
pub(super) struct Lowering<'a> {
    pub(super) text: &'a str,
    lines: LineIndex,
    pub(super) findings: &'a mut Findings,
    pub(super) document: Document,
    frames: Vec<Frame>,
    /// Opening braces of the file less closing ones.
    balance: i64,
    /// The last statement, while a `{` may still follow it.
    waiting: Option<u32>,
    too_deep: bool,
    /// Blocks found unclosed so far.
    unclosed: usize,
    /// Braces found that open or close nothing.
    stray: usize,
    /// Where the last marker of the conflict stands that was reported last.
    conflict_end: u32,
    /// Where the string ends that was never opened, or broken over lines, and was mended last; what stands before it is part of it.
    string_end: u32,
    /// Where the last character ends that cannot stand where it stands.
    junk_end: Option<u32>,
    /// Statements of the piece that is read that had no `;` before them.
    unseparated: usize,
    /// What was looked through for a quote or the end of a statement: up to the first there is, else to the end of the line.
    sought: Range<u32>,
}

impl<'a> Lowering<'a> {
    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    fn key(&self, term: &Term) -> std::borrow::Cow<'a, str> {
        look_up_key(self.slice(term.span))
    }

    fn place(&self) -> Place {
        self.frames.last().map_or(Place::NONE, |frame| frame.place)
    }

    /// Characters that nobody sees, inside words and strings, and those that turn the direction of the text, anywhere: told once a file. The words are
    /// read without them.
    fn invisible(&mut self, tree: &Tree) {
        // Their first bytes are rare in these texts, which are long.
        let bytes = self.text.as_bytes();
        let sign = |at: usize| self.text.get(at..).and_then(|rest| rest.chars().next());
        let of = |is: fn(char) -> bool| {
            let first = memchr::memchr3_iter(0xe2, 0xef, 0xf3, bytes).chain(memchr::memchr3_iter(0xc2, 0xcd, 0xd8, bytes));
            first.chain(memchr::memchr2_iter(0xe1, 0xf0, bytes)).filter(move |at| sign(*at).is_some_and(is))
        };
        let turning: Vec<usize> = of(is_turning).collect();
        if let Some((&first, character)) = turning.first().and_then(|first| Some((first, sign(*first)?))) {
            self.report_turning(Span::new(tree.file, index(first), index(first + character.len_utf8())), character, turning.len());
        }
        if of(is_invisible).next().is_none() {
            return;
        }
        let read = tree.terms.iter().filter(|term| matches!(term.kind, TermKind::Word | TermKind::String(_)));
        let found: Vec<Unseen> = read.flat_map(|term| self.unseen(term)).collect();
        if let Some(first) = found.first() {
            let in_words = found.iter().filter(|unseen| unseen.in_word).count();
            self.report_invisible(first, in_words, found.len() - in_words);
        }
    }

    /// The characters of a term that nobody sees. Between pictures a joiner makes one of them.
    fn unseen(&self, term: &Term) -> Vec<Unseen> {
        let text = self.slice(term.span);
        let is_joint = |at: usize| {
            text.get(..at)
                .and_then(|before| before.chars().next_back())
                .is_some_and(|before| matches!(before, '\u{fe0f}' | '\u{1f000}'..='\u{1faff}'))
        };
        let is_it = |at: usize, sign: char| match sign {
            '\u{200d}' => !is_joint(at),
            sign => is_invisible(sign) && !is_turning(sign) && !is_variation(sign),
        };
        let found = text.char_indices().filter(|(at, sign)| is_it(*at, *sign));
        let in_word = term.kind == TermKind::Word;
        found.map(|(at, sign)| Unseen { span: term.span.part(index(at), index(at + sign.len_utf8())), sign, in_word }).collect()
    }

    fn node_mut(&mut self, node: u32) -> Option<&mut Node> {
        self.document.nodes.get_mut(node as usize)
    }

    fn node(&self, node: u32) -> Option<&Node> {
        self.document.nodes.get(node as usize)
    }

    /// Column of a place where it is the first on its line.
    fn indent(&self, at: u32) -> Option<usize> {
        let line = self.line_before(at);
        // From its end, since what stands before a place of the middle is near it.
        line.chars().rev().all(|character| walked(character.is_whitespace())).then(|| self.line_indent(at))
    }

    /// Column of the first character of the line that holds a place.
    fn line_indent(&self, at: u32) -> usize {
        self.line_before(at).chars().take(WIDEST_INDENT).take_while(|character| walked(character.is_whitespace())).count()
    }

    /// The line that holds a place, up to it.
    fn line_before(&self, at: u32) -> &'a str {
        let (_, start) = self.lines.line(at);
        self.text.get(start as usize..at as usize).unwrap_or("")
    }

    /// The line that holds a place, from it on.
    fn line_after(&self, at: u32) -> &'a str {
        let (line, _) = self.lines.line(at);
        let end = self.lines.start(line + 1).map_or(self.text.len(), |end| end as usize);
        self.text.get(at as usize..end).map_or("", |rest| rest.trim_end_matches(['\r', '\n']))
    }

    fn push(&mut self, head: Head, head_span: Span, header: Span, operands: (u32, u32), clauses: (u32, u32), damaged: bool) -> u32 {
        let node = index(self.document.nodes.len());
        if damaged {
            self.document.damaged.push(header);
        }
        self.document.nodes.push(Node { head, head_span, header, span: header, operands, clauses, end: node + 1, block: false, damaged });
        self.waiting = Some(node);
        if let Some(frame) = self.frames.last_mut() {
            frame.last = Some(node);
        }
        node
    }
}

/// A character that was looked at.
fn walked<T>(what: T) -> T {
    step(1);
    what
}

fn balance(tree: &Tree) -> i64 {
    tree.pieces.iter().fold(0, |sum, piece| match piece {
        Piece::Open(_) => sum + 1,
        Piece::Close(_) => sum - 1,
        Piece::Statement { .. } | Piece::Junk(_) => sum,
    })
}

/// What a file holds: told by its `policy`, `standard` or `vocabulary`, else by the first head that belongs to one only.
fn kind_of(tree: &Tree, text: &str) -> DocumentKind {
    let mut first = None;
    for piece in &tree.pieces {
        let Piece::Statement { from, .. } = *piece else {
            continue;
        };
        let Some(term) = tree.terms.get(from as usize).filter(|term| term.is_word()) else {
            continue;
        };
        let word = look_up_key(text.get(term.span.start as usize..term.span.end as usize).unwrap_or(""));
        let Some(keyword) = Keyword::spelled(&word) else {
            continue;
        };
        match keyword {
            Keyword::Policy => return DocumentKind::Policy,
            Keyword::Standard => return DocumentKind::Standard,
            Keyword::Vocabulary => return DocumentKind::Vocabulary,
            _ => {}
        }
        let _ = first.get_or_insert_with(|| {
            let stands = |place| keyword.used_in(place).is_some();
            match (stands(Place::POLICY), stands(Place::STANDARD), stands(Place::VOCABULARY)) {
                (_, true, _) => DocumentKind::Standard,
                (false, false, true) => DocumentKind::Vocabulary,
                _ => DocumentKind::Policy,
            }
        });
    }
    first.unwrap_or(DocumentKind::Policy)
}
