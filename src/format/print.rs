//! Statements, blocks and comments to lines.

use unicode_width::UnicodeWidthStr;

use super::header::Header;
use super::meaning::top;
use super::source::{Block, Comment, Entry, Extent, Part, Source, is_section};
use super::spell::{Owner, block_of, joined, spell};
use super::{Formatted, Settings, WIDTH};
use crate::diagnostic::Lang;
use crate::syntax::document::{Head, Statement};
use crate::syntax::keyword::{Keyword, Place};
use crate::text::Span;

const INDENT: usize = 2;

/// Writes the whole text.
pub(super) fn print(source: &Source, settings: &Settings<'_>, extent: Extent) -> Formatted {
    let document = &source.document;
    let first_line = document.text.split_inclusive('\n').next().unwrap_or("");
    let mut printer = Printer {
        source,
        settings,
        extent,
        eol: if first_line.ends_with("\r\n") { "\r\n" } else { "\n" },
        out: String::with_capacity(document.text.len()),
        kept: Vec::new(),
        held: Vec::new(),
    };
    let inside = Inside { place: top(document.kind), owner: Owner::default(), style: Lang::En, depth: 0 };
    printer.entries(&source.file(extent), &inside);
    if !printer.out.is_empty() {
        printer.out.push_str(printer.eol);
    }
    Formatted { text: printer.out, kept: printer.kept, held: printer.held }
}

struct Printer<'a> {
    source: &'a Source,
    settings: &'a Settings<'a>,
    extent: Extent,
    eol: &'static str,
    out: String,
    kept: Vec<Span>,
    held: Vec<Span>,
}

/// The block that something stands in.
#[derive(Debug, Clone)]
struct Inside {
    place: Place,
    /// Whose attributes it holds.
    owner: Owner,
    /// The language of its statement.
    style: Lang,
    depth: usize,
}

/// Whether a statement stands on a line that must stay one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Not,
    /// It begins the line.
    First,
    /// It stands behind another.
    Further,
}

/// A statement, ready to be laid out.
struct Laid {
    header: Header,
    inside: Inside,
}

impl<'a> Printer<'a> {
    /// The parts of a block, each on its own line.
    fn entries(&mut self, block: &Block<'a>, inside: &Inside) {
        let pads = self.pads(block, inside);
        let held = self.held(block);
        let mut before: Option<&Entry<'_>> = None;
        for ((entry, pad), held) in block.entries.iter().zip(pads).zip(held) {
            if let (Held::Further, Part::Statement(statement)) = (held, entry.part) {
                self.further(statement, inside, entry.trailing);
                before = Some(entry);
                continue;
            }
            let wanted = before.is_some_and(|before| sets_off(before, inside.place) || sets_off(entry, inside.place));
            let mut blank = wanted && !entry.blank && !entry.leading.iter().any(|comment| comment.blank);
            let mut is_first = before.is_none();
            for comment in &entry.leading {
                self.comment(*comment, blank, is_first, inside.depth);
                (blank, is_first) = (false, false);
            }
            self.line(!is_first && (blank || entry.blank));
            match entry.part {
                Part::Raw(span) => self.raw(span, inside.depth),
                Part::Statement(statement) => self.statement(statement, inside, pad, (entry, held)),
            }
            if let (Part::Raw(_), Some(trailing)) = (entry.part, entry.trailing) {
                self.behind(trailing);
            }
            before = Some(entry);
        }
        for (nth, comment) in block.closing.iter().enumerate() {
            self.comment(*comment, false, block.entries.is_empty() && nth == 0, inside.depth);
        }
    }

    fn statement(&mut self, statement: Statement<'a>, inside: &Inside, pad: usize, (entry, held): (&Entry<'a>, Held)) {
        let indent = inside.depth * INDENT;
        self.out.push_str(&" ".repeat(indent));
        if self.source.is_damaged(statement.header()) {
            self.kept.push(statement.header());
        }
        let laid = self.laid(statement, inside, self.settings.spelling);
        let mut trailing = entry.trailing;
        let is_held = held != Held::Not;
        let Some(block) = self.source.body(statement, self.extent) else {
            let on_one_line = !self.source.slice(statement.header()).contains('\n');
            let lines = if is_held && on_one_line { laid.header.line(pad) } else { laid.header.lines(indent, pad, self.eol) };
            self.out.push_str(&lines);
            return self.behind_all(trailing);
        };
        let on_one_line = !self.source.slice(statement.span()).contains('\n');
        let is_section = statement.keyword().is_some_and(|keyword| is_section(keyword, inside.place));
        if on_one_line && (is_held || !is_section) {
            // Measured as it is in Japanese, so that both spellings are broken at the same places.
            let measured = self.flat(statement, inside, Some(Lang::Ja));
            if is_held || indent + measured.width() <= WIDTH {
                let flat = self.flat(statement, inside, self.settings.spelling);
                self.out.push_str(&flat);
                self.keep_in(&block);
                return self.behind_all(trailing);
            }
        }
        self.out.push_str(&laid.header.lines(indent, pad, self.eol));
        if block.is_empty() {
            self.out.push_str(" {}");
            return self.behind_all(trailing);
        }
        self.out.push_str(" {");
        // What was said behind a line that is now several stands where they begin.
        self.behind_all(block.opening.or_else(|| trailing.take_if(|_| on_one_line)));
        self.entries(&block, &laid.inside);
        self.line(false);
        self.out.push_str(&" ".repeat(indent));
        self.out.push('}');
        self.behind_all(trailing);
    }

    /// A statement on the line of the one before it.
    fn further(&mut self, statement: Statement<'a>, inside: &Inside, trailing: Option<Span>) {
        if self.source.is_damaged(statement.header()) {
            self.kept.push(statement.header());
        }
        let flat = self.flat(statement, inside, self.settings.spelling);
        self.out.push_str("; ");
        self.out.push_str(&flat);
        if let Some(block) = self.source.body(statement, self.extent) {
            self.keep_in(&block);
        }
        self.behind_all(trailing);
    }

    /// Which entries stand on a line that a suppression speaks of. It must stay one line: what is suppressed is what is found there.
    fn held(&self, block: &Block<'a>) -> Vec<Held> {
        let mut held = vec![Held::Not; block.entries.len()];
        let mut from = 0;
        for (at, entry) in block.entries.iter().enumerate() {
            let next = block.entries.get(at + 1);
            if next.is_some_and(|next| !self.source.breaks(entry.part.span().end, next.part.span().start)) {
                continue;
            }
            let line = block.entries.get(from..=at).unwrap_or(&[]);
            let is_suppressed = line.iter().any(|entry| self.is_suppressed(entry));
            let is_one = |entry: &Entry<'_>| !self.source.slice(entry.part.span()).contains('\n');
            if is_suppressed && (line.len() == 1 || line.iter().all(is_one)) {
                held.get_mut(from..=at).unwrap_or(&mut []).fill(Held::Further);
                held.get_mut(from..=from).unwrap_or(&mut []).fill(Held::First);
            }
            from = at + 1;
        }
        held
    }

    /// Whether a comment behind an entry, or right above it, suppresses what is found in its line.
    fn is_suppressed(&self, entry: &Entry<'_>) -> bool {
        let above = entry.leading.iter().map(|comment| comment.span);
        let says = |span: Span| self.source.is_suppression(span);
        entry.trailing.is_some_and(says) || above.filter(|_| !entry.blank).any(says)
    }

    /// Records what is left as it is in a block that stays on one line.
    fn keep_in(&mut self, block: &Block<'a>) {
        for entry in &block.entries {
            match entry.part {
                Part::Raw(span) => self.keep(span),
                Part::Statement(statement) => {
                    if self.source.is_damaged(statement.header()) {
                        self.kept.push(statement.header());
                    }
                    if let Some(inner) = self.source.body(statement, self.extent) {
                        self.keep_in(&inner);
                    }
                }
            }
        }
    }

    /// A statement with its block on one line.
    fn flat(&self, statement: Statement<'a>, inside: &Inside, lang: Option<Lang>) -> String {
        let laid = self.laid(statement, inside, lang);
        let mut flat = laid.header.flat();
        let Some(block) = self.source.body(statement, self.extent) else { return flat };
        let parts: Vec<String> = block
            .entries
            .iter()
            .map(|entry| match entry.part {
                Part::Statement(child) => self.flat(child, &laid.inside, lang),
                Part::Raw(span) => self.source.slice(span).to_owned(),
            })
            .collect();
        flat.push_str(if parts.is_empty() { " {}" } else { " { " });
        flat.push_str(&parts.join("; "));
        flat.push_str(if parts.is_empty() { "" } else { " }" });
        flat
    }

    /// The header of a statement in a spelling, and what its block is.
    fn laid(&self, statement: Statement<'_>, inside: &Inside, lang: Option<Lang>) -> Laid {
        let (spelled, owner) = spell(statement, inside.place, &inside.owner, self.settings.words, lang);
        let head = statement.head_span();
        let head_text = spelled.iter().find(|(span, _)| *span == head).map_or(self.source.slice(head), |(_, word)| word);
        let style = match statement.head() {
            _ if !head_text.is_ascii() => Lang::Ja,
            Head::Keyword(_) => Lang::En,
            Head::Name | Head::Damaged => inside.style,
        };
        let header = if self.source.is_damaged(statement.header()) {
            Header::kept(self.source.slice(statement.header()))
        } else {
            let joined = joined(statement, inside.place, &inside.owner, self.settings.words);
            let number = self.settings.pinned.and_then(|pinned| pinned.get(&statement.header().start)).map(String::as_str);
            Header::of(self.source, statement, inside.place, &spelled, &joined, style, number)
        };
        Laid { header, inside: Inside { place: block_of(statement, inside.place), owner, style, depth: inside.depth + 1 } }
    }

    /// The width of the first column for each entry. Heads, the present state, entities and declarations are read as tables: the values
    /// of neighbouring lines stand under each other, up to the next blank line or block.
    fn pads(&self, block: &Block<'a>, inside: &Inside) -> Vec<usize> {
        let width = |entry: &Entry<'a>| match entry.part {
            Part::Statement(statement) if is_row(statement, inside.place) && !self.source.is_damaged(statement.header()) => {
                let header = self.laid(statement, inside, self.settings.spelling).header;
                header.has_operands().then(|| header.head_width())
            }
            Part::Statement(_) | Part::Raw(_) => None,
        };
        let widths: Vec<Option<usize>> = block.entries.iter().map(width).collect();
        let mut pads = vec![0; widths.len()];
        let mut from = 0;
        for at in 0..=widths.len() {
            let entry = block.entries.get(at);
            let goes_on = entry.is_some_and(|entry| !entry.blank && !entry.leading.iter().any(|comment| comment.blank));
            let is_row = widths.get(at).is_some_and(Option::is_some);
            if is_row && (goes_on || at == from) {
                continue;
            }
            let run = from..at;
            let widest = widths.get(run.clone()).unwrap_or(&[]).iter().flatten().copied().max().unwrap_or(0);
            pads.get_mut(run).unwrap_or(&mut []).fill(widest);
            from = if is_row { at } else { at + 1 };
        }
        pads
    }

    /// Records what could not be read, and what stays as it is for the suppression in it.
    fn keep(&mut self, span: Span) {
        let list = if self.source.is_held(span) { &mut self.held } else { &mut self.kept };
        list.push(span);
    }

    /// Text as it is; where it begins its line, with the blanks before it.
    fn raw(&mut self, span: Span, depth: usize) {
        self.keep(span);
        let indentation = self.source.indentation(span.start).map_or_else(|| " ".repeat(depth * INDENT), str::to_owned);
        self.out.push_str(indentation.trim_start_matches('\u{feff}'));
        self.out.push_str(self.source.slice(span));
    }

    fn comment(&mut self, comment: Comment, blank: bool, is_first: bool, depth: usize) {
        self.line(!is_first && (blank || comment.blank));
        self.out.push_str(&" ".repeat(depth * INDENT));
        self.out.push_str(self.source.slice(comment.span).trim_end());
    }

    fn behind_all(&mut self, comment: Option<Span>) {
        if let Some(comment) = comment {
            self.behind(comment);
        }
    }

    fn behind(&mut self, comment: Span) {
        self.out.push(' ');
        self.out.push_str(self.source.slice(comment).trim_end());
    }

    /// Begins a line.
    fn line(&mut self, blank: bool) {
        if self.out.is_empty() {
            return;
        }
        self.out.push_str(self.eol);
        if blank {
            self.out.push_str(self.eol);
        }
    }
}

/// Whether an entry is a section with a block: blank lines stand around it.
fn sets_off(entry: &Entry<'_>, place: Place) -> bool {
    match entry.part {
        Part::Statement(statement) => statement.has_block() && statement.keyword().is_some_and(|keyword| is_section(keyword, place)),
        Part::Raw(_) => false,
    }
}

/// Whether a statement is a row of a table.
fn is_row(statement: Statement<'_>, place: Place) -> bool {
    let table = Place::HEAD.or(Place::STANDARD_HEAD).or(Place::VOCABULARY_HEAD).or(Place::FACTS).or(Place::ENTITY).or(Place::DECLARATION);
    let text = Place::ARTICLE.or(Place::PARAGRAPH).or(Place::SUPPLEMENT);
    match statement.keyword() {
        _ if statement.has_block() => false,
        None => place.meets(table),
        Some(keyword) if place.meets(table) => block_of(statement, place) == Place::NONE && keyword != Keyword::Group,
        Some(keyword) => place.meets(text) && matches!(keyword, Keyword::Satisfies | Keyword::Implements | Keyword::Cites),
    }
}
