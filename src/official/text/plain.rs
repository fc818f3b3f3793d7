//! Text as `pdftotext` gives it, with and without `-layout`: a form feed ends a page. Text that a viewer gave has none; there a page ends
//! with its number, where these go up.

use super::furniture::page_number;
use super::{Line, MOST_PAGES, Page, Unread};
use crate::text::ideographs;

/// Columns from one stop of a tabulator to the next.
const TAB: u32 = 8;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Page>, Unread> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).map_err(|_| Unread::NotText)?;
    if text.contains('\0') {
        return Err(Unread::NotText);
    }
    let text = text.strip_suffix('\u{c}').unwrap_or(text);
    if text.split('\u{c}').nth(MOST_PAGES).is_some() {
        return Err(Unread::TooManyPages);
    }
    let page = |(at, text): (usize, &str)| Page { number: at + 1, lines: text.lines().filter_map(line).collect(), damage: None };
    let mut pages: Vec<Page> = text.split('\u{c}').enumerate().map(page).collect();
    if let [whole] = pages.as_mut_slice() {
        let cut = cut(std::mem::take(&mut whole.lines));
        if cut.len() > MOST_PAGES {
            return Err(Unread::TooManyPages);
        }
        return Ok(cut.into_iter().enumerate().map(|(at, lines)| Page { number: at + 1, lines, damage: None }).collect());
    }
    Ok(pages)
}

/// Numbers of pages that go up one by one, at least, where pages are to end with them.
const FEWEST_NUMBERS: usize = 3;

/// The lines of a text without form feeds, page by page.
fn cut(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut ends: Vec<usize> = Vec::new();
    let mut last: Option<u64> = None;
    for (at, line) in lines.iter().enumerate() {
        let Some(number) = page_number(&line.text) else { continue };
        if last.is_none_or(|last| number == last + 1) {
            ends.push(at);
            last = Some(number);
        }
    }
    if ends.len() < FEWEST_NUMBERS {
        return vec![lines];
    }
    let mut pages = vec![Vec::new()];
    for (at, line) in lines.into_iter().enumerate() {
        if let Some(page) = pages.last_mut() {
            page.push(line);
        }
        if ends.contains(&at) {
            pages.push(Vec::new());
        }
    }
    pages.retain(|page| !page.is_empty());
    pages
}

/// Lines of a frame around a text: `│`, `|`.
const FRAME: &str = "│┃┆┊║|｜▏▕";

/// A line without the frame in which it stands, and nothing of a line that is one of a frame: `┌───┐`, `+---+`.
fn unframed(text: &str) -> &str {
    let is_rule = |letter: char| ('\u{2500}'..='\u{257f}').contains(&letter) || "+-=―－ー_ \u{3000}".contains(letter);
    let rules = text.chars().filter(|letter| !letter.is_whitespace()).count();
    if rules > 2 && text.chars().all(is_rule) {
        return "";
    }
    text.trim_matches(|letter: char| FRAME.contains(letter) || letter.is_whitespace())
}

fn line(raw: &str) -> Option<Line> {
    let text = unframed(raw.trim());
    let before = raw.split_at_checked(raw.len() - raw.trim_start().len()).map_or("", |(blanks, _)| blanks);
    let indent = before.chars().fold(0, |column: u32, blank| match blank {
        '\t' => (column / TAB + 1) * TAB,
        '\u{3000}' => column + 2,
        _ => column + 1,
    });
    (!text.is_empty()).then(|| Line { text: ideographs(text).unwrap_or_else(|| text.to_owned()), indent })
}
