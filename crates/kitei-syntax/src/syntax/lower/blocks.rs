//! Braces: opening and closing blocks, and mending those that were lost.

use super::{Lowering, MAX_DEPTH, MAX_UNCLOSED};
use crate::syntax::document::{Head, index};
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::report::blocks;
use crate::syntax::tree::Term;
use crate::text::Span;

/// An open block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// What may stand in it.
    pub(super) place: Place,
    /// The statement it belongs to; none at file level and for a brace of nobody's.
    pub(super) node: Option<u32>,
    /// The last statement in it.
    pub(super) last: Option<u32>,
    /// Column of its header's line.
    pub(super) indent: usize,
    /// Whether its `{` was lost within a line: its `}` may be lost by the same slip.
    pub(super) mended: bool,
}

impl Frame {
    pub(super) fn top(place: Place) -> Self {
        Frame { place, node: None, last: None, indent: 0, mended: false }
    }
}

impl Lowering<'_> {
    pub(super) fn open(&mut self, span: Span) {
        if self.frames.len() > MAX_DEPTH {
            if !self.too_deep {
                self.too_deep = true;
                self.report_too_deep(span);
            }
            self.frames.push(Frame::top(Place::NONE));
            self.document.damaged.push(span);
            return;
        }
        let Some(node) = self.waiting else {
            self.stray += 1;
            if self.stray <= MAX_UNCLOSED {
                self.report_stray_open(span);
            }
            // A file short of closing braces: this one has none.
            if self.balance > 0 {
                self.balance -= 1;
                return;
            }
            let place = self.place();
            let indent = self.line_indent(span.start);
            self.frames.push(Frame { indent, ..Frame::top(place) });
            return;
        };
        let Some((header, place)) =
            self.node(node).map(|node| (node.header, node.head)).map(|(header, head)| (header, self.block_of(head)))
        else {
            return;
        };
        if self.text.get(header.end as usize..span.start as usize).is_some_and(|between| between.contains('\n')) {
            self.report_brace_on_own_line(header, span);
        }
        if place == Place::NONE && self.node(node).is_some_and(|node| !node.damaged) {
            self.report_unexpected_block(header, span);
        }
        self.enter(node, place);
    }

    /// Opens the block of a statement.
    fn enter(&mut self, node: u32, place: Place) {
        let indent = self.node(node).map_or(0, |node| self.line_indent(node.head_span.start));
        if let Some(node) = self.node_mut(node) {
            node.block = true;
        }
        self.frames.push(Frame { node: Some(node), indent, ..Frame::top(place) });
        self.waiting = None;
    }

    /// What the block of a statement here holds.
    fn block_of(&self, head: Head) -> Place {
        match head {
            Head::Keyword(keyword) => keyword.used_in(self.place()).map_or(Place::NONE, |usage| usage.block),
            Head::Name if self.place().meets(Place::DEFINITION) => Place::WORD_LIST,
            Head::Name | Head::Damaged => Place::NONE,
        }
    }

    pub(super) fn close(&mut self, span: Span) {
        // `対策 m n 1 }` in a file with a `}` too many: it closes the block whose `{` was lost on this line.
        if self.balance < 0 && self.is_beyond(span.start) {
            self.mend_opening(span.start, Place::is_open);
        }
        self.waiting = None;
        if self.frames.len() <= 1 || self.is_doubled(span) {
            self.stray += 1;
            if self.stray <= MAX_UNCLOSED {
                self.report_extra_brace(span, None);
            }
            self.balance += 1;
            return;
        }
        // A file short of closing braces: one that stands under an outer header closes that one, and the inner ones were lost.
        if self.balance > 0
            && let Some(column) = self.indent(span.start)
            && self.frames.last().is_some_and(|frame| column < frame.indent)
            && let Some(depth) = self.frames.iter().rposition(|frame| frame.indent == column && frame.node.is_some())
        {
            self.lost(depth + 1, span.start);
        }
        self.leave(span.end);
    }

    /// `} }` in a file with a `}` too many, where the second would close a block that stands further out.
    fn is_doubled(&self, span: Span) -> bool {
        let before = self.line_before(span.start).trim_end();
        self.balance < 0
            && before.ends_with(['}', '｝'])
            && self.frames.last().is_some_and(|frame| frame.indent < self.line_indent(span.start))
    }

    /// Closes the innermost block; its text ends at `end`.
    fn leave(&mut self, end: u32) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let after = index(self.document.nodes.len());
        if let Some(node) = frame.node.and_then(|node| self.document.nodes.get_mut(node as usize)) {
            node.end = after;
            node.span.end = end.max(node.span.end);
        }
    }

    /// Closes the blocks from `depth` on, whose braces were lost: one finding, on the innermost.
    pub(super) fn lost(&mut self, depth: usize, at: u32) {
        let innermost = self.frames.iter().skip(depth).rev().filter(|frame| !frame.mended).find_map(|frame| frame.node);
        if let Some(header) = innermost.and_then(|node| self.node(node)).map(|node| node.header) {
            self.unclosed += 1;
            if self.unclosed <= MAX_UNCLOSED {
                self.report_unclosed(header, Span::new(header.file, at, at));
            }
        }
        self.balance -= i64::try_from(self.frames.iter().skip(depth).filter(|frame| frame.node.is_some()).count()).unwrap_or(0);
        while self.frames.len() > depth.max(1) {
            self.leave(at);
        }
        self.waiting = None;
    }

    /// Finds the block that a keyword at `at` belongs to, where it cannot stand here; mends the braces if one is found.
    pub(super) fn mend(&mut self, keyword: Keyword, at: u32) -> bool {
        if let Some(depth) = self.frames.iter().rposition(|frame| keyword.used_in(frame.place).is_some()) {
            let outside = self.indent(at).is_some_and(|column| self.frames.get(depth + 1).is_some_and(|frame| column <= frame.indent));
            if keyword.row().rank >= 6 || keyword.row().rank > 0 && (outside || self.balance > 0) {
                self.lost(depth + 1, at);
                return true;
            }
        }
        self.mend_opening(at, |place| keyword.used_in(place).is_some())
    }

    /// Mends a lost `{` of the statement before, or a `}` too many after it, where its block takes what comes.
    pub(super) fn mend_opening(&mut self, at: u32, takes: impl Fn(Place) -> bool) -> bool {
        let Some(last) = self.frames.last().and_then(|frame| frame.last) else {
            return false;
        };
        let Some((head, block, header, span)) = self.node(last).map(|node| (node.head, node.block, node.header, node.span)) else {
            return false;
        };
        let place = self.block_of(head);
        if place == Place::NONE || !takes(place) {
            return false;
        }
        if block {
            let wide = self.text.get(..span.end as usize).is_some_and(|text| text.ends_with('｝'));
            let brace = Span::new(span.file, span.end.saturating_sub(if wide { 3 } else { 1 }), span.end);
            self.report_extra_brace(brace, Some(header));
            self.balance += 1;
            let inner = self.document.nodes.len();
            let last_inside = (last as usize + 1 < inner).then(|| self.last_child(last)).flatten();
            self.enter(last, place);
            if let Some(frame) = self.frames.last_mut() {
                frame.last = last_inside;
            }
        } else {
            let beyond = self.cut_beyond(last);
            let header = self.node(last).map_or(header, |node| node.header);
            let inside = beyond.first().map_or(at, |first| first.span.start);
            self.findings.push(blocks::missing_brace(header, Span::at(header.file, inside), None));
            self.balance += 1;
            self.enter(last, place);
            if let Some(frame) = self.frames.last_mut() {
                frame.mended = !beyond.is_empty();
            }
            if !beyond.is_empty() {
                self.split(&beyond);
            }
        }
        true
    }

    /// Whether the statement before stands on the same line and has more than the names and label that its keyword takes.
    pub(super) fn is_beyond(&self, at: u32) -> bool {
        let before = self.frames.last().and_then(|frame| frame.last).and_then(|last| self.node(last));
        before.is_some_and(|node| {
            let terms = self.document.terms.get(node.operands.0 as usize..node.operands.1 as usize).unwrap_or(&[]);
            !node.block
                && self.block_of(node.head).meets(Place::DECLARATION.or(Place::ENTITY))
                && Term::names_and_label(terms).1 < terms.len()
                && self.lines.line(node.header.end).0 == self.lines.line(at).0
        })
    }

    /// Cuts off a statement what goes beyond its names and label.
    fn cut_beyond(&mut self, node: u32) -> Vec<Term> {
        let Some((head, head_span, (from, to))) = self.node(node).map(|node| (node.head, node.head_span, node.operands)) else {
            return Vec::new();
        };
        if !self.block_of(head).meets(Place::DECLARATION.or(Place::ENTITY)) {
            return Vec::new();
        }
        let terms = self.document.terms.get(from as usize..to as usize).unwrap_or(&[]);
        let kept = Term::names_and_label(terms).1;
        let beyond = terms.get(kept..).unwrap_or(&[]).to_vec();
        let end = kept.checked_sub(1).and_then(|last| terms.get(last)).map_or(head_span.end, |last| last.span.end);
        if let Some(node) = self.node_mut(node).filter(|_| !beyond.is_empty()) {
            node.operands.1 = from + index(kept);
            node.header.end = end;
            node.span.end = end;
        }
        beyond
    }

    /// Whether an own word at `at` tells of a lost `{`, or of a `}` too many: the file has a `}` too many, or the word stands deeper
    /// than the statement before, which opened no block. Any other own word is no more than an unknown one.
    pub(super) fn tells_of_lost_opening(&self, at: u32) -> bool {
        self.balance < 0 || self.is_deeper(at)
    }

    /// Whether a statement at `at` stands deeper than the one before, which opened no block.
    fn is_deeper(&self, at: u32) -> bool {
        let before = self.frames.last().and_then(|frame| frame.last).and_then(|last| self.node(last));
        let deeper = |start: u32| self.indent(at).is_some_and(|column| column > self.line_indent(start));
        before.is_some_and(|node| !node.block && deeper(node.head_span.start))
    }

    /// Whether a statement at `at` stands deeper than an entity that opened no block, in a file with a `}` too many: among facts any own
    /// word may stand.
    pub(super) fn is_below_entity(&self, at: u32) -> bool {
        let before = self.frames.last().and_then(|frame| frame.last).and_then(|last| self.node(last));
        let is_entity = |head| self.place().meets(Place::FACTS) && self.block_of(head).meets(Place::ENTITY);
        self.balance < 0 && self.is_deeper(at) && before.is_some_and(|node| is_entity(node.head))
    }

    /// The last statement in a closed block.
    fn last_child(&self, parent: u32) -> Option<u32> {
        let end = self.node(parent)?.end;
        let mut child = parent + 1;
        let mut last = None;
        while child < end {
            last = Some(child);
            child = self.node(child)?.end.max(child + 1);
        }
        last
    }

    pub(super) fn end(&mut self) {
        let end = index(self.text.len());
        if self.frames.len() > 1 {
            self.lost(1, end);
        }
    }

    pub(super) fn junk(&mut self, span: Span) {
        self.waiting = None;
        let last = self.junk_end.replace(span.end);
        let between = last.and_then(|last| self.text.get(last as usize..span.start as usize));
        match self.document.damaged.last_mut().filter(|damaged| damaged.end == span.start && between.is_some()) {
            Some(damaged) => damaged.end = span.end,
            None => self.document.damaged.push(span),
        }
        // Where one is there are more: told once a line.
        if between.is_none_or(|between| between.contains('\n')) {
            let characters = self.slice(span).chars().take(2).count();
            if characters > 1 { self.report_unread(span) } else { self.report_character(span) }
        }
    }
}
