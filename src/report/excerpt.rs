//! The lines of a file that a finding shows: only those, cut to the screen, harmless to a terminal, each place mapped onto them.
//! A policy's paragraph is often one line of three hundred characters; an underline below a line that the terminal broke means nothing.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::page::stood_in;
use super::{Ambiguous, Screen};
use crate::text::{Position, SourceFile, Span};
use crate::text::{fit_on_a_line, harmless};

/// A place that reaches over more lines than this is drawn on its first line only.
const MOST_LINES: u32 = 5;
/// Columns that the words at a place get beside or below it before the line gives way.
const LABEL_ROOM: usize = 28;
/// Columns that are kept before the first place of a line that is cut.
const MARGIN: usize = 4;
/// Where a place is too wide for any line, so much before it is not worth cutting.
const INDENTATION: usize = 12;
const TAB: usize = 4;
const CUT: char = '…';

/// The text of an excerpt.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) lines: Vec<ExcerptLine>,
    pub(super) marks: Vec<Mark>,
}

/// A line of an excerpt.
#[derive(Debug)]
pub(super) struct ExcerptLine {
    /// Its number in the file, from 0.
    pub(super) number: u32,
    /// Where it starts in the excerpt's text.
    pub(super) start: usize,
}

/// A place in the excerpt.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Offsets in the excerpt's text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Position in the file.
    pub(super) position: Position,
    /// What is said there, cut to the room that is left.
    pub(super) label: Option<String>,
}

/// A place of the source with what is said there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) span: Span,
    pub(super) label: Option<&'a str>,
}

impl Excerpt {
    /// Cuts the excerpt for `places` of `file`, shown as `path`, to `width` columns of the screen. Places that overlap or stand too far apart on one line
    /// are given back; the first place is always in.
    pub(super) fn new<'a>(path: &str, file: &SourceFile, places: &[Place<'a>], screen: Screen) -> (Self, Vec<Place<'a>>) {
        let digits = file.lines().count().to_string().len();
        let drawn: Vec<Drawn<'a>> = places.iter().map(|place| Drawn::new(file, *place)).collect();
        let gutter = if drawn.iter().any(|place| place.first < place.last) { 3 + drawn.len() } else { 0 };
        let room = screen.width.saturating_sub(digits + 5 + gutter).max(20);
        let (now, later) = together(file, drawn, room, screen.ambiguous);
        let numbers: BTreeSet<u32> = now.iter().flat_map(|place| place.with_context(file)).collect();
        let marks = now.iter().map(|place| Mark {
            start: 0,
            end: 0,
            position: file.lines().position(&file.text, place.start),
            label: place.place.label.map(|label| stood_in(screen.ambiguous, label, room.saturating_sub(6), "", "")),
        });
        let mut excerpt = Self { path: fit_on_a_line(path), text: String::new(), lines: Vec::new(), marks: marks.collect() };
        for number in numbers {
            excerpt.push_line(file, number, &now, room, screen.ambiguous);
        }
        (excerpt, later.into_iter().map(|place| place.place).collect())
    }

    fn push_line(&mut self, file: &SourceFile, number: u32, places: &[Drawn<'_>], room: usize, ambiguous: Ambiguous) {
        let cells = cells(file, number, ambiguous);
        let (cut, _) = cut(ambiguous);
        let (skip, take) = window(&cells, number, places, room, ambiguous);
        let start = self.text.len();
        self.lines.push(ExcerptLine { number, start });
        if skip > 0 {
            self.text.push(cut);
        }
        let mut offsets = Vec::with_capacity(take);
        for cell in cells.iter().skip(skip).take(take) {
            offsets.push((cell.source, self.text.len()));
            self.text.push(cell.shown);
        }
        let end = self.text.len();
        if skip + take < cells.len() {
            self.text.push(cut);
        }
        self.text.push('\n');
        let mapped = |offset: u32| offsets.iter().find(|(source, _)| *source >= offset).map_or(end, |(_, at)| *at);
        for (mark, place) in self.marks.iter_mut().zip(places) {
            if place.first == number {
                mark.start = mapped(place.start);
            }
            if place.last == number {
                mark.end = mapped(place.end).max(mark.start);
            }
            if place.first == number && place.last == number {
                let before = self.text.get(start..mark.start).unwrap_or("").width();
                let under = self.text.get(mark.start..mark.end).unwrap_or("").width();
                let left = room.saturating_sub(before + under / 2 + 4).max(16);
                mark.label = place.place.label.map(|label| stood_in(ambiguous, label, left, "", ""));
            }
        }
    }
}

/// A place, clamped to what can be drawn.
struct Drawn<'a> {
    start: u32,
    end: u32,
    first: u32,
    last: u32,
    place: Place<'a>,
}

impl<'a> Drawn<'a> {
    fn new(file: &SourceFile, place: Place<'a>) -> Self {
        let start = boundary(&file.text, place.span.start).max(file.lines().start(0).unwrap_or(0));
        let end = boundary(&file.text, place.span.end).max(start);
        let covered = file.text.get(start as usize..end as usize).unwrap_or("");
        let end = start + length(covered.trim_end());
        let (first, _) = file.lines().line(start);
        let (last, _) = file.lines().line(end);
        if last - first < MOST_LINES {
            return Self { start, end, first, last, place };
        }
        let line = covered.split(['\r', '\n']).next().unwrap_or("");
        Self { start, end: start + length(line.trim_end()), first, last: first, place }
    }

    /// The numbers of its lines, one before and one after; not of the nothing behind the last line break.
    fn with_context(&self, file: &SourceFile) -> RangeInclusive<u32> {
        let after = self.last + 1;
        let is_line = file.lines().start(after).is_some_and(|start| start < length(&file.text));
        self.first.saturating_sub(1)..=if is_line { after } else { self.last }
    }

    /// Whether both lie on one line and share a character of it.
    fn overlaps(&self, other: &Self) -> bool {
        let on_one_line = self.first == self.last && other.first == other.last && self.first == other.first;
        on_one_line && self.start < other.end.max(other.start + 1) && other.start < self.end.max(self.start + 1)
    }

    /// The columns of its first line that it wants to be seen, with the words below it.
    fn columns(&self, cells: &[Cell], ambiguous: Ambiguous) -> (usize, usize) {
        let column = |offset: u32| cells.iter().take_while(|cell| cell.source < offset).map(|cell| cell.width).sum::<usize>();
        let (start, end) = (column(self.start), column(self.end));
        if self.first < self.last {
            return (start, start + 2);
        }
        let label = self.place.label.map_or(0, |label| ambiguous.width(label).min(LABEL_ROOM) + 4);
        (start, end.max(start.midpoint(end) + label) + 1)
    }
}

/// The places that can be seen together, and the others. Places that overlap on a line cannot: their underlines would not lie below them.
fn together<'a>(file: &SourceFile, places: Vec<Drawn<'a>>, room: usize, ambiguous: Ambiguous) -> (Vec<Drawn<'a>>, Vec<Drawn<'a>>) {
    let mut now: Vec<Drawn<'a>> = Vec::with_capacity(places.len());
    let mut later = Vec::new();
    for place in places {
        let line = cells(file, place.first, ambiguous);
        let beside = || now.iter().filter(|other| other.first == place.first);
        let (start, end) = beside().map(|other| other.columns(&line, ambiguous)).fold(place.columns(&line, ambiguous), joined);
        let fits = end <= room || end - start + MARGIN < room;
        if beside().next().is_some() && !fits || beside().any(|other| place.overlaps(other)) {
            later.push(place);
        } else {
            now.push(place);
        }
    }
    (now, later)
}

/// The smallest range that holds both.
fn joined(one: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    (one.0.min(other.0), one.1.max(other.1))
}

/// The sign for what is cut off, and its cells.
fn cut(ambiguous: Ambiguous) -> (char, usize) {
    let cut = ambiguous.stand_in(CUT);
    (cut, cut.width().unwrap_or(1))
}

/// One character as it is shown.
struct Cell {
    source: u32,
    shown: char,
    width: usize,
}

/// A line as it is shown: tabs as spaces, control and direction characters as something that does nothing to a terminal.
fn cells(file: &SourceFile, number: u32, ambiguous: Ambiguous) -> Vec<Cell> {
    let from = file.lines().start(number).unwrap_or(0);
    let to = file.lines().start(number + 1).unwrap_or_else(|| length(&file.text));
    let line = file.text.get(from as usize..to as usize).unwrap_or("").trim_end_matches(['\r', '\n']);
    let mut column = 0;
    let mut cells = Vec::with_capacity(line.len());
    for (at, character) in line.char_indices() {
        let source = from + u32::try_from(at).unwrap_or(u32::MAX);
        let (shown, times) = match character {
            '\t' => (' ', TAB - column % TAB),
            other => (ambiguous.stand_in(harmless(other)), 1),
        };
        let width = shown.width().unwrap_or(0);
        column += width * times;
        cells.extend((0..times).map(|_| Cell { source, shown, width }));
    }
    cells
}

/// Which cells of a line are shown: how many are left out before, how many follow. All, where they fit; else so that the places on the
/// line and the words below them are seen.
fn window(cells: &[Cell], number: u32, places: &[Drawn<'_>], room: usize, ambiguous: Ambiguous) -> (usize, usize) {
    let (_, of_cut) = cut(ambiguous);
    let needed = places.iter().filter(|place| place.first == number).map(|place| place.columns(cells, ambiguous));
    let (start, end) = needed.reduce(joined).unwrap_or((0, 0));
    let before = if end <= room || (end - start + MARGIN >= room && start <= INDENTATION) {
        0
    } else {
        (end + of_cut - room).min(start.saturating_sub(MARGIN))
    };
    let mut column = 0;
    let skip = cells
        .iter()
        .take_while(|cell| {
            let stays_out = column < before;
            column += cell.width;
            stays_out
        })
        .count();
    let skipped: usize = cells.iter().take(skip).map(|cell| cell.width).sum();
    let total: usize = cells.iter().map(|cell| cell.width).sum();
    let left = if skip > 0 { room - of_cut } else { room };
    if total - skipped <= left {
        return (skip, cells.len() - skip);
    }
    let mut used = 0;
    let take = cells
        .iter()
        .skip(skip)
        .take_while(|cell| {
            used += cell.width;
            used + of_cut <= left
        })
        .count();
    (skip, take)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// The nearest character boundary at or before an offset.
fn boundary(text: &str, offset: u32) -> u32 {
    let mut at = offset.min(length(text));
    while !text.is_char_boundary(at as usize) {
        at -= 1;
    }
    at
}
