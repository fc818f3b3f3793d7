//! References by title: `{条:利用者}`, `{章:運用}`, `{別表:保存期間}`, `{article:Users[Operation]}`. What they print is the number that the provision has.

use std::ops::Range;

use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// A provision by its title; offsets are bytes of the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Titled {
    /// `article`, `chapter` or `section`; `appended_table` or `appended_form`.
    pub kind: Keyword,
    /// The title.
    pub title: Range<usize>,
    /// The title of the chapter or section in which it stands.
    pub within: Option<Range<usize>>,
}

/// Whether this word before the colon of a placeholder makes a reference of it.
pub(crate) fn is_reference(kind: &str) -> bool {
    provision(kind).is_some()
}

fn provision(kind: &str) -> Option<Keyword> {
    let is_provision =
        |kind: &Keyword| matches!(kind, Keyword::Article | Keyword::Chapter | Keyword::Section | Keyword::Table | Keyword::Form);
    Keyword::spelled(&look_up_key(kind)).filter(is_provision)
}

/// No title has more letters.
const LONGEST: usize = 400;

/// The reference that begins at an opening brace, and where it ends.
pub(super) fn read(text: &str, open: usize) -> Option<(Titled, usize)> {
    let inside = open + text.get(open..)?.chars().next().filter(|brace| matches!(brace, '{' | '｛'))?.len_utf8();
    let rest = text.get(inside..)?.char_indices().take(LONGEST);
    let close = inside + rest.into_iter().find(|(_, letter)| matches!(letter, '}' | '｝'))?.0;
    let end = close + width(text, close);
    let colon = find(text, inside..close, [':', '：'])?;
    let kind = provision(text.get(inside..colon)?.trim())?;
    let from = colon + width(text, colon);
    let bracket = find(text, from..close, ['[', '［']);
    let within = bracket.and_then(|bracket| {
        let from = bracket + width(text, bracket);
        Some(trimmed(text, from..find(text, from..close, [']', '］'])?))
    });
    Some((Titled { kind, title: trimmed(text, from..bracket.unwrap_or(close)), within }, end))
}

fn find(text: &str, range: Range<usize>, wanted: [char; 2]) -> Option<usize> {
    Some(range.start + text.get(range)?.find(wanted)?)
}

fn width(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let raw = text.get(range.clone()).unwrap_or("");
    let start = range.start + (raw.len() - raw.trim_start().len());
    start..start + raw.trim().len()
}
