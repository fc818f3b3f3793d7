//! The canonical form of a document, as the changes that make it: what is canonical already stays untouched, and with it the cursor.

use std::ops::Range;

use gen_lsp_types::TextEdit;
use similar::{DiffOp, TextDiff};

use super::here::Here;
use crate::diagnostic::Lang;
use crate::text::Span;
use crate::write::canonical;

/// A part of a text and what comes in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    from: Range<usize>,
    to: String,
}

/// The changes that bring the whole document into its form.
pub(super) fn document(here: &Here<'_>) -> Vec<TextEdit> {
    edits(here, &changes(here, None, None))
}

/// The changes that spell the document in a language.
pub(super) fn spelled(here: &Here<'_>, spelling: Lang) -> Vec<TextEdit> {
    edits(here, &changes(here, None, Some(spelling)))
}

/// Those of them that lie in some lines, where what they leave says the same.
pub(super) fn part(here: &Here<'_>, lines: Span) -> Vec<TextEdit> {
    edits(here, &changes(here, Some(lines), None))
}

fn changes(here: &Here<'_>, within: Option<Span>, spelling: Option<Lang>) -> Vec<Change> {
    if here.workspace.opened().unformatted().get(here.file).is_some() {
        return Vec::new();
    }
    let Some(before) = here.sources().file(here.file).map(|file| &*file.text) else { return Vec::new() };
    let form = |text: &str| canonical(here.workspace.opened(), text, spelling).text;
    let whole = form(before);
    let mut changes = between(before, &whole);
    if let Some(within) = within {
        let meets = |change: &Change| change.from.start <= within.end as usize && within.start as usize <= change.from.end;
        changes.retain(meets);
        // Lines alone may leave off in the middle of a statement.
        if form(&changed(before, &changes)) != whole {
            changes.clear();
        }
    }
    changes
}

fn between(before: &str, after: &str) -> Vec<Change> {
    let diff = TextDiff::from_lines(before, after);
    let starts = |lines: &[&str]| {
        let ends = lines.iter().scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        std::iter::once(0).chain(ends).collect::<Vec<usize>>()
    };
    let (old, new) = (starts(diff.old_slices()), starts(diff.new_slices()));
    let range = |starts: &[usize], lines: Range<usize>| Some(*starts.get(lines.start)?..*starts.get(lines.end)?);
    let differing = diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let changes = differing.filter_map(|op| {
        let (from, to) = (range(&old, op.old_range())?, range(&new, op.new_range())?);
        Some(Change { from, to: after.get(to)?.to_owned() })
    });
    changes.collect()
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
    for change in changes.iter().rev() {
        text.replace_range(change.from.clone(), &change.to);
    }
    text
}

fn edits(here: &Here<'_>, changes: &[Change]) -> Vec<TextEdit> {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let edit = |change: &Change| {
        let span = Span::new(here.file, offset(change.from.start), offset(change.from.end));
        TextEdit { range: here.places().range(here.sources(), span), new_text: change.to.clone() }
    };
    changes.iter().map(edit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_make_the_other_text_and_touch_no_line_that_stays() {
        for (before, after, count) in [
            ("a\nb\nc\n", "a\nB\nc\n", 1),
            ("a\n\n\nb", "a\n\nb\n", 1),
            ("", "規程\n", 1),
            ("規程\r\n条\r\n", "規程\n条\n", 1),
            ("同じ\n", "同じ\n", 0),
        ] {
            let changes = between(before, after);
            assert_eq!((changed(before, &changes).as_str(), changes.len()), (after, count), "{before:?}");
        }
    }
}
