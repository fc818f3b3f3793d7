//! A text as the formatter looks at it: statements in their blocks, and between them comments, blank lines and what cannot be read.

use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::syntax::document::{Document, Statement, Statements};
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::tree::{Piece, Term};
use crate::syntax::{lower, tree};
use crate::text::{Covered, FileId, Span};

/// What ends a statement besides the end of its line.
const SEPARATORS: [char; 4] = [';', '；', '。', '｡'];

/// How much around a damage is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// The statement.
    Statement,
    /// The statement at file level that it is in.
    Section,
}

/// One text, read.
pub(super) struct Source {
    pub(super) document: Document,
    /// The rules of what was found while reading, in order.
    pub(super) rules: Vec<&'static str>,
    terms: Vec<Term>,
    opens: Vec<Span>,
    closes: Vec<Span>,
    /// Places of findings and damage.
    bad: Covered,
    suppressions: Covered,
}

/// The statements of a block and what stands between them.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// A comment behind the opening brace.
    pub(super) opening: Option<Span>,
    pub(super) entries: Vec<Entry<'a>>,
    /// Comments after the last entry.
    pub(super) closing: Vec<Comment>,
}

/// A part of a block with the comments that belong to it.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) part: Part<'a>,
    /// Comments above it.
    pub(super) leading: Vec<Comment>,
    /// Whether a blank line stands right above it.
    pub(super) blank: bool,
    /// A comment behind it.
    pub(super) trailing: Option<Span>,
}

/// A comment on a line of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment {
    pub(super) span: Span,
    /// Whether a blank line stands right above it.
    pub(super) blank: bool,
}

/// A statement, or text that is left as it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    Statement(Statement<'a>),
    Raw(Span),
}

impl Part<'_> {
    pub(super) fn span(self) -> Span {
        match self {
            Part::Statement(statement) => statement.span(),
            Part::Raw(span) => span,
        }
    }
}

impl Block<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.opening.is_none() && self.entries.is_empty() && self.closing.is_empty()
    }
}

impl Source {
    pub(super) fn read(text: &str) -> Self {
        let shared: Arc<str> = text.into();
        let tree = tree::parse(FileId(0), &shared);
        let terms = tree.terms.clone();
        let braces = |open: bool| {
            let place = move |piece: &Piece| match *piece {
                Piece::Open(span) if open => Some(span),
                Piece::Close(span) if !open => Some(span),
                _ => None,
            };
            tree.pieces.iter().filter_map(place).collect::<Vec<_>>()
        };
        let (opens, closes) = (braces(true), braces(false));
        let mut findings = Findings::default();
        let document = lower::lower(tree, &shared, &mut findings);
        let found = findings.into_vec();
        let bad = document.damaged.iter().copied().chain(found.iter().map(|finding| finding.span)).collect();
        let rules = found.iter().map(|finding| finding.rule.name).collect();
        let mut source = Self { document, rules, terms, opens, closes, bad, suppressions: Covered::default() };
        source.suppressions = source.suppressions().collect();
        source
    }

    /// Whether nothing in it hangs on how its lines are broken: lost braces, which are mended by how the lines are indented, and
    /// suppressions, which speak of a line.
    pub(super) fn is_free_of_layout(&self) -> bool {
        self.bad.is_empty() && self.suppressions.is_empty()
    }

    /// The comments that suppress findings.
    pub(super) fn suppressions(&self) -> impl Iterator<Item = Span> {
        self.document.comments.iter().copied().filter(|comment| self.is_suppression(*comment))
    }

    pub(super) fn whole(&self) -> Span {
        Span::new(self.document.file, 0, self.document.end().end)
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.document.text(span)
    }

    fn between(&self, start: u32, end: u32) -> &str {
        self.slice(Span::new(self.document.file, start, end))
    }

    /// Whether a line ends between two places.
    pub(super) fn breaks(&self, start: u32, end: u32) -> bool {
        self.between(start, end).contains('\n')
    }

    /// Whether a comment suppresses findings.
    pub(super) fn is_suppression(&self, comment: Span) -> bool {
        self.slice(comment).trim_start_matches('/').trim_start().starts_with("kitei:")
    }

    /// The terms of a header, as they were typed.
    pub(super) fn terms(&self, header: Span) -> &[Term] {
        let from = self.terms.partition_point(|term| term.span.start < header.start);
        let to = self.terms.partition_point(|term| term.span.end <= header.end);
        self.terms.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The comments that begin in a range.
    pub(super) fn comments(&self, start: u32, end: u32) -> &[Span] {
        let comments = &self.document.comments;
        let from = comments.partition_point(|comment| comment.start < start);
        let to = comments.partition_point(|comment| comment.start < end);
        comments.get(from..to.max(from)).unwrap_or(&[])
    }

    /// Whether something in a header, or beside it, could not be read.
    pub(super) fn is_damaged(&self, header: Span) -> bool {
        self.bad.touch(self.with_blanks(header))
    }

    /// Whether a place can be read, and stays as it is for the suppression in it.
    pub(super) fn is_held(&self, span: Span) -> bool {
        let around = self.with_blanks(span);
        self.suppressions.touch(around) && !self.bad.touch(around)
    }

    /// A place with the blanks around it, whose number is nobody's word: whether something stands beside it does not hang on them.
    fn with_blanks(&self, span: Span) -> Span {
        let is_blank = |character: char| character.is_whitespace() && character != '\n';
        let (before, after) = (self.between(0, span.start), self.between(span.end, self.document.end().end));
        let blanks = |text: &str, rest: &str| length(text) - length(rest);
        Span {
            start: span.start - blanks(before, before.trim_end_matches(is_blank)),
            end: span.end + blanks(after, after.trim_start_matches(is_blank)),
            ..span
        }
    }

    /// The blanks before a place, where nothing else stands before it on its line.
    pub(super) fn indentation(&self, at: u32) -> Option<&str> {
        let before = self.between(0, at);
        let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        line.chars().all(char::is_whitespace).then_some(line)
    }

    /// The file.
    pub(super) fn file(&self, extent: Extent) -> Block<'_> {
        let end = self.document.end().end;
        let start = if self.document.text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut block = self.block(self.document.statements(), start, end, extent);
        // Nothing stands before a comment at the very beginning.
        if let Some(span) = block.opening.take() {
            let comment = Comment { span, blank: false };
            match block.entries.first_mut() {
                Some(first) => first.leading.insert(0, comment),
                None => block.closing.insert(0, comment),
            }
        }
        block
    }

    /// The block of a statement; none where its braces do not both stand where they should.
    pub(super) fn body<'a>(&'a self, statement: Statement<'a>, extent: Extent) -> Option<Block<'a>> {
        let (start, end) = self.braces(statement)?;
        Some(self.block(statement.children(), start, end, extent))
    }

    fn braces(&self, statement: Statement<'_>) -> Option<(u32, u32)> {
        let (header, span) = (statement.header(), statement.span());
        let open = self.opens.get(self.opens.partition_point(|open| open.start < header.end))?;
        let close = self.closes.get(self.closes.partition_point(|close| close.end < span.end))?;
        let beside = self.between(header.end, open.start);
        // At the end of a text, the brace of what stands within ends what has none of its own, too.
        let is_own = statement.children().last().is_none_or(|last| last.span().end <= close.start);
        let whole = close.end == span.end
            && open.end <= close.start
            && is_own
            && beside.chars().all(|between| between.is_whitespace() && between != '\n');
        (statement.has_block() && whole).then_some((open.end, close.start))
    }

    fn block<'a>(&'a self, children: Statements<'a>, start: u32, end: u32, extent: Extent) -> Block<'a> {
        let parts = self.parts(children, start, end, extent);
        let mut block = Block { opening: None, entries: Vec::with_capacity(parts.len()), closing: Vec::new() };
        let mut from = start;
        for part in parts {
            let span = part.span();
            let (behind, leading, blank) = self.gap(from, span.start);
            block.behind(behind);
            block.entries.push(Entry { part, leading, blank, trailing: None });
            from = span.end;
        }
        let (behind, closing, _) = self.gap(from, end);
        block.behind(behind);
        block.closing = closing;
        block
    }

    /// The statements of a block, and what between them is neither blank nor comment nor separator.
    fn parts<'a>(&'a self, children: Statements<'a>, start: u32, end: u32, extent: Extent) -> Vec<Part<'a>> {
        let mut parts: Vec<Part<'a>> = Vec::new();
        let mut from = start;
        for child in children {
            self.rubbish(from, child.span().start, &mut parts);
            let span = self.trimmed(child.span());
            let lost = child.has_block() && self.braces(child).is_none();
            let around = self.with_blanks(span);
            let damaged = extent == Extent::Section && (self.bad.touch(around) || self.suppressions.touch(around));
            self.add(&mut parts, if lost || damaged { Part::Raw(span) } else { Part::Statement(child) });
            from = span.end.max(from);
        }
        self.rubbish(from, end, &mut parts);
        parts
    }

    /// Adds a part; one that nothing separates from the part before stays with it as it is.
    fn add<'a>(&self, parts: &mut Vec<Part<'a>>, part: Part<'a>) {
        let Some(before) = parts.last().copied() else {
            parts.push(part);
            return;
        };
        let (one, next) = (before.span(), part.span());
        let between = self.between(one.end, next.start);
        let closed = matches!(before, Part::Statement(statement) if statement.has_block());
        let raw = matches!(before, Part::Raw(_)) || matches!(part, Part::Raw(_));
        if between.contains('\n') || !raw && (closed || between.contains(SEPARATORS)) {
            parts.push(part);
        } else {
            parts.pop();
            self.add(parts, Part::Raw(one.to(next)));
        }
    }

    fn rubbish<'a>(&'a self, start: u32, end: u32, parts: &mut Vec<Part<'a>>) {
        let comments = self.comments(start, end);
        let mut from = start;
        for stop in comments.iter().map(|comment| (comment.start, comment.end)).chain([(end, end)]) {
            let gap = self.between(from, stop.0);
            let is_blank = |character: char| character.is_whitespace() || SEPARATORS.contains(&character);
            let mut at = from;
            for run in gap.split_inclusive(is_blank) {
                let word = run.trim_matches(is_blank);
                if !word.is_empty() {
                    self.add(parts, Part::Raw(Span::new(self.document.file, at, at + length(word))));
                }
                at += length(run);
            }
            from = stop.1;
        }
    }

    /// What stands between two parts: a comment behind the first, comments above the second, and whether it has a blank line above.
    fn gap(&self, start: u32, end: u32) -> (Option<Span>, Vec<Comment>, bool) {
        let mut behind = None;
        let mut above = Vec::new();
        let mut from = start;
        for &span in self.comments(start, end) {
            match self.between(from, span.start).matches('\n').count() {
                0 if from == start => behind = Some(span),
                lines => above.push(Comment { span, blank: lines > 1 }),
            }
            from = span.end;
        }
        (behind, above, self.between(from, end).matches('\n').count() > 1)
    }

    fn trimmed(&self, span: Span) -> Span {
        Span::new(span.file, span.start, span.start + length(self.slice(span).trim_end()))
    }
}

impl Block<'_> {
    /// A comment behind the last entry, or behind the brace.
    fn behind(&mut self, comment: Option<Span>) {
        match self.entries.last_mut() {
            Some(last) => last.trailing = comment,
            None => self.opening = comment,
        }
    }
}

/// Whether a statement of this keyword, in this place, heads a section of its document: set off by blank lines, its block never on one
/// line.
pub(super) fn is_section(keyword: Keyword, place: Place) -> bool {
    use Keyword as K;
    match keyword {
        K::Policy
        | K::Standard
        | K::Vocabulary
        | K::Facts
        | K::Section
        | K::Article
        | K::Supplement
        | K::Table
        | K::Form
        | K::Requirement
        | K::Amend => true,
        // In the head of a standard it is a row of the table of contents.
        K::Chapter => !place.meets(Place::STANDARD_HEAD),
        _ => false,
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
