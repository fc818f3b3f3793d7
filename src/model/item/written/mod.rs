//! References to items as written, before any normalisation. `grammar/item.pest` defines them; `reader` reads them without a parser's
//! memory, and a test holds it against the grammar.

mod reader;
#[cfg(test)]
mod tests;

use super::Ordinal;
use crate::text::{Span, numeral};

/// A part of a list of references.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'a> {
    /// A reference.
    Reference(Written<'a>),
    /// `〜`, `から`.
    Range(Span),
    /// `・`, `及び`.
    Middle(&'a str, Span),
    /// `,`, `、`.
    Comma,
    /// What cannot be read.
    Junk(Span),
}

/// A reference as written; what is left out is carried over.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    /// As written, with 版 or the slash.
    pub(super) edition: Option<&'a str>,
    pub(super) volume: Option<&'a str>,
    /// In plain digits, without 第 and 章.
    pub(super) section: Option<String>,
    /// As written.
    pub(super) group: Option<&'a str>,
    pub(super) ordinal: Option<Ordinal>,
    /// A look-up key.
    pub(super) point: Option<String>,
    /// Whether it begins with a dash (`①-③`).
    pub(super) dashed: bool,
    /// Where `ー` stands for a hyphen.
    pub(super) long_vowels: Vec<Span>,
}

impl Written<'_> {
    /// One that says nothing yet.
    fn new(span: Span) -> Self {
        let (edition, volume, section, group, ordinal, point) = (None, None, None, None, None, None);
        Self { text: "", span, edition, volume, section, group, ordinal, point, dashed: false, long_vowels: Vec::new() }
    }
}

/// So many letters on end are no name of a volume or group: trying each of their beginnings would cost the square of their number.
const LONGEST: usize = 64;

/// The pieces of a text that stands at `place`, one after another: all of those of a damaged text would take many times its length.
pub(super) fn pieces(text: &str, place: Span) -> impl Iterator<Item = Piece<'_>> {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let runs = long_runs(text);
    let behind = runs.last().map_or(0, |(_, end)| *end);
    let rest = Span::new(place.file, place.start.saturating_add(offset(behind)).min(place.end), place.end);
    let mut from = 0;
    let until = runs.into_iter().flat_map(move |(start, end)| {
        let before = reader::pieces(text.get(from..start).unwrap_or(""), place.part(offset(from), offset(start)));
        from = end;
        before.chain([Piece::Junk(place.part(offset(start), offset(end)))])
    });
    until.chain(reader::pieces(text.get(behind..).unwrap_or(""), rest))
}

/// Runs of letters that are too long for a name.
fn long_runs(text: &str) -> Vec<(usize, usize)> {
    let is_name = |letter: char| letter.is_alphabetic() || matches!(letter, '_' | '・' | '々');
    let mut runs = Vec::new();
    let mut from = 0;
    for word in text.split(|letter| !is_name(letter)) {
        if word.len() > LONGEST && word.chars().nth(LONGEST).is_some() {
            runs.push((from, from + word.len()));
        }
        from += word.len();
        from += text.get(from..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    runs
}

/// What people type for a hyphen; the grammar's `dash`.
fn is_dash(character: char) -> bool {
    "-－‐‑–—―−ーｰ─".contains(character)
}

/// A ring numeral, or digits in parentheses or alone. Too large to be one: the largest number, which no item bears.
fn number(text: &str) -> u32 {
    let ring = text.chars().next().and_then(numeral::ring);
    ring.unwrap_or_else(|| {
        let digits = text.trim_matches(|character| numeral::digit(character).is_none());
        numeral::number(digits).and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX)
    })
}
