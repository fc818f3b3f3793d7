//! Text as `pdftotext` gives it, with and without `-layout`: a form feed ends a page.

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
    Ok(text.split('\u{c}').enumerate().map(page).collect())
}

fn line(raw: &str) -> Option<Line> {
    let text = raw.trim();
    let before = raw.split_at_checked(raw.len() - raw.trim_start().len()).map_or("", |(blanks, _)| blanks);
    let indent = before.chars().fold(0, |column: u32, blank| match blank {
        '\t' => (column / TAB + 1) * TAB,
        '\u{3000}' => column + 2,
        _ => column + 1,
    });
    (!text.is_empty()).then(|| Line { text: ideographs(text).unwrap_or_else(|| text.to_owned()), indent })
}
