//! A document after lowering: statements with their keywords, cut into operands and clauses, nested in blocks.
//! Flat inside (one vector in reading order), walked with the cursor [`Statement`].

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::damage::Damage;
use crate::diagnostic::Lang;
use crate::syntax::keyword::Keyword;
use crate::syntax::tree::Term;
use crate::text::{FileId, Span, look_up_key, step};

/// Which of the three documents a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentKind {
    /// A policy, or a part of one.
    Policy,
    /// A standard, or requirements of one.
    Standard,
    /// A vocabulary.
    Vocabulary,
}

/// One file, lowered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file.
    #[serde(skip)]
    pub file: FileId,
    /// Its text.
    #[serde(skip)]
    pub text: Arc<str>,
    /// What it holds.
    pub kind: DocumentKind,
    /// Comments.
    pub comments: Vec<Span>,
    /// Slices that could not be read: what is named there is unknown, not absent.
    pub damaged: Vec<Span>,
    #[serde(skip)]
    pub(super) damage: Damage,
    pub(super) nodes: Vec<Node>,
    pub(super) terms: Vec<Term>,
    pub(super) clauses: Vec<ClauseNode>,
}

/// What heads a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Head {
    /// A keyword.
    Keyword(Keyword),
    /// A word of the document's own: an attribute, a fact, an entry of a list.
    Name,
    /// Something that is no statement here; reported in lowering.
    Damaged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Node {
    pub(super) head: Head,
    pub(super) head_span: Span,
    /// Head to last term.
    pub(super) header: Span,
    /// Head to closing brace.
    pub(super) span: Span,
    /// Operands, in `Document::terms`.
    pub(super) operands: (u32, u32),
    /// Clauses, in `Document::clauses`.
    pub(super) clauses: (u32, u32),
    /// Index after the last node of its block.
    pub(super) end: u32,
    pub(super) block: bool,
    pub(super) damaged: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClauseNode {
    pub(super) keyword: Keyword,
    pub(super) head: Span,
    pub(super) operands: (u32, u32),
}

impl AsRef<Document> for Document {
    fn as_ref(&self) -> &Document {
        self
    }
}

impl Document {
    /// The statements at file level.
    pub fn statements(&self) -> Statements<'_> {
        Statements { document: self, next: 0, end: index(self.nodes.len()) }
    }

    /// The statements at file level that a keyword heads.
    pub fn statements_of(&self, keyword: Keyword) -> impl Iterator<Item = Statement<'_>> {
        self.statements().filter(move |statement| statement.head() == Head::Keyword(keyword))
    }

    /// The text of a place in this file.
    pub fn text(&self, span: Span) -> &str {
        step(1);
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The line that a comment speaks of: its own where something stands before it, else the next that is not a comment alone.
    pub fn line_spoken_of(&self, comment: Span) -> Span {
        self.lines_spoken_of(&[comment]).first().copied().unwrap_or(comment)
    }

    /// The same of some comments, in their order: those that stand one above the other speak of the same line.
    pub fn lines_spoken_of(&self, comments: &[Span]) -> Vec<Span> {
        let line = |start: usize| {
            let rest = self.text.get(start..).unwrap_or("");
            let text = memchr::memchr(b'\n', rest.as_bytes()).and_then(|end| rest.get(..end)).unwrap_or(rest);
            (text.trim_start().starts_with("//"), Span::new(self.file, index(start), index(start + text.len())))
        };
        let mut below: Option<(u32, Span)> = None;
        let spoken_of = comments.iter().rev().map(|comment| {
            let before = self.text.get(..comment.start as usize).unwrap_or("");
            let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |end| end + 1);
            let (mut is_comment, mut spoken_of) = line(start);
            while is_comment && spoken_of.end < self.end().end {
                let next = spoken_of.end + 1;
                (is_comment, spoken_of) = match below {
                    Some((line, of_line)) if line == next => (false, of_line),
                    _ => line(next as usize),
                };
            }
            below = Some((index(start), spoken_of));
            spoken_of
        });
        let mut spoken_of: Vec<Span> = spoken_of.collect();
        spoken_of.reverse();
        spoken_of
    }

    /// The language in which it is written: that of its first keyword.
    pub fn lang(&self) -> Lang {
        if self.statements().next().is_some_and(|first| first.head_text().is_ascii()) { Lang::En } else { Lang::Ja }
    }

    /// The empty place at the end of the text.
    pub fn end(&self) -> Span {
        Span::at(self.file, index(self.text.len()))
    }

    /// Whether a damaged slice overlaps the place.
    pub fn is_damaged(&self, span: Span) -> bool {
        self.damage.overlaps(&self.damaged, span)
    }

    /// All statements, whatever block they stand in, in the order of the text.
    pub fn all(&self) -> impl Iterator<Item = Statement<'_>> {
        (0..index(self.nodes.len())).map(|index| Statement { document: self, index })
    }

    /// Whether another reading has the same statements in the same blocks, where its places are those of this one moved.
    pub(super) fn is_read_alike(&self, other: &Document, moved: impl Fn(Span) -> Span) -> bool {
        let spans = |spans: &[Span]| spans.iter().map(|span| moved(*span)).collect::<Vec<_>>();
        let node =
            |node: &Node| Node { head_span: moved(node.head_span), header: moved(node.header), span: moved(node.span), ..node.clone() };
        let clause = |clause: &ClauseNode| ClauseNode { head: moved(clause.head), ..clause.clone() };
        let term = |term: &Term| Term { span: moved(term.span), ..*term };
        self.kind == other.kind
            && spans(&self.comments) == other.comments
            && spans(&self.damaged) == other.damaged
            && self.nodes.iter().map(node).eq(other.nodes.iter().cloned())
            && self.clauses.iter().map(clause).eq(other.clauses.iter().cloned())
            && self.terms.iter().map(term).eq(other.terms.iter().copied())
    }

    fn terms(&self, range: (u32, u32)) -> &[Term] {
        self.terms.get(range.0 as usize..range.1 as usize).unwrap_or(&[])
    }
}

pub(super) fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A statement: a cursor, cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    document: &'a Document,
    index: u32,
}

impl<'a> Statement<'a> {
    fn node(self) -> &'a Node {
        // INVARIANT: cursors are made from indices below `nodes.len()` only.
        #[allow(clippy::indexing_slicing, reason = "see the invariant")]
        &self.document.nodes[self.index as usize]
    }

    /// The document it stands in.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// What heads it.
    pub fn head(self) -> Head {
        self.node().head
    }

    /// The keyword that heads it, if one does.
    pub fn keyword(self) -> Option<Keyword> {
        match self.node().head {
            Head::Keyword(keyword) => Some(keyword),
            Head::Name | Head::Damaged => None,
        }
    }

    /// The place of its head.
    pub fn head_span(self) -> Span {
        self.node().head_span
    }

    /// The head as written.
    pub fn head_text(self) -> &'a str {
        self.document.text(self.node().head_span)
    }

    /// Head to last term.
    pub fn header(self) -> Span {
        self.node().header
    }

    /// Head to closing brace.
    pub fn span(self) -> Span {
        self.node().span
    }

    /// Whether it has a block (even an empty one).
    pub fn has_block(self) -> bool {
        self.node().block
    }

    /// Whether something in it or its block could not be read.
    pub fn is_damaged(self) -> bool {
        self.node().damaged || self.document.is_damaged(self.node().span)
    }

    /// What stands between the head and the first clause, commas included.
    pub fn operands(self) -> Operands<'a> {
        Operands { document: self.document, terms: self.document.terms(self.node().operands), place: self.node().header }
    }

    /// Its clauses, in order.
    pub fn clauses(self) -> impl Iterator<Item = Clause<'a>> {
        let (from, to) = self.node().clauses;
        let document = self.document;
        document.clauses.get(from as usize..to as usize).unwrap_or(&[]).iter().map(move |node| Clause {
            keyword: node.keyword,
            head: node.head,
            operands: Operands { document, terms: document.terms(node.operands), place: node.head },
        })
    }

    /// The first clause of a keyword.
    pub fn clause(self, keyword: Keyword) -> Option<Clause<'a>> {
        self.clauses().find(|clause| clause.keyword == keyword)
    }

    /// The statements in its block.
    pub fn children(self) -> Statements<'a> {
        Statements { document: self.document, next: self.index + 1, end: self.node().end }
    }

    /// The statements in its block that a keyword heads.
    pub fn children_of(self, keyword: Keyword) -> impl Iterator<Item = Statement<'a>> {
        self.children().filter(move |child| child.head() == Head::Keyword(keyword))
    }

    /// The first statement in its block that a keyword heads.
    pub fn child(self, keyword: Keyword) -> Option<Statement<'a>> {
        self.children_of(keyword).next()
    }
}

/// Statements of one block.
#[derive(Debug, Clone)]
pub struct Statements<'a> {
    document: &'a Document,
    next: u32,
    end: u32,
}

impl<'a> Iterator for Statements<'a> {
    type Item = Statement<'a>;

    fn next(&mut self) -> Option<Statement<'a>> {
        if self.next >= self.end {
            return None;
        }
        step(1);
        let statement = Statement { document: self.document, index: self.next };
        self.next = statement.node().end.max(self.next + 1);
        Some(statement)
    }
}

/// A clause of a statement.
#[derive(Debug, Clone, Copy)]
pub struct Clause<'a> {
    /// Its word.
    pub keyword: Keyword,
    /// The place of its word.
    pub head: Span,
    /// What follows the word.
    pub operands: Operands<'a>,
}

/// Terms between a head or clause word and the next, commas included.
#[derive(Debug, Clone, Copy)]
pub struct Operands<'a> {
    document: &'a Document,
    /// The terms.
    pub terms: &'a [Term],
    place: Span,
}

/// One word or string with its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// The text, without quotes.
    pub text: &'a str,
    /// Its place, without quotes.
    pub span: Span,
    /// Whether it was written in quotes.
    pub quoted: bool,
}

impl Word<'_> {
    /// The look-up key.
    pub fn key(&self) -> std::borrow::Cow<'_, str> {
        look_up_key(self.text)
    }
}

impl<'a> Operands<'a> {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.terms.is_empty()
    }

    /// The document.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// From the first term to the last; the header where there is none.
    pub fn span(self) -> Span {
        match (self.terms.first(), self.terms.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => self.place,
        }
    }

    /// The text from the first term to the last.
    pub fn text(self) -> &'a str {
        if self.terms.is_empty() { "" } else { self.document.text(self.span()) }
    }

    /// A term as a word.
    pub fn word(self, term: &Term) -> Word<'a> {
        let span = term.inner();
        Word { text: self.document.text(span), span, quoted: term.is_string() }
    }

    /// The words and strings; commas and operators left out.
    pub fn words(self) -> impl Iterator<Item = Word<'a>> {
        self.terms.iter().filter(|term| term.is_word() || term.is_string()).map(move |term| self.word(term))
    }

    /// The first word or string.
    pub fn first(self) -> Option<Word<'a>> {
        self.words().next()
    }

    /// The first string.
    pub fn string(self) -> Option<Word<'a>> {
        self.words().find(|word| word.quoted)
    }

    /// The parts between commas; an empty part is left out.
    pub fn parts(self) -> impl Iterator<Item = Operands<'a>> {
        self.terms.split(Term::is_comma).filter(|part| !part.is_empty()).map(move |terms| Operands { terms, ..self })
    }

    /// A part of the terms.
    #[must_use]
    pub fn slice(self, from: usize, to: usize) -> Operands<'a> {
        Operands { terms: self.terms.get(from..to.min(self.terms.len())).unwrap_or(&[]), ..self }
    }
}
