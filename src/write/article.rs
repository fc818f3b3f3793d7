//! Text that kitei offers to be written, in the form that `kitei fmt` gives it.

use super::{Settings, Table, formatted};
use crate::diagnostic::Diagnostic;

/// Whole statements in their canonical form, between the line ends that stand around them.
pub(crate) fn canonical(text: &str, words: &Table<'_>) -> String {
    let said = text.trim_matches('\n');
    let canonical = formatted(said, &Settings { words, spelling: None, pins: None }).text;
    text.replacen(said, canonical.trim_end_matches('\n'), 1)
}

/// A finding whose fix writes what it adds in canonical form. What is less than a line of its own fits into its line as it is.
pub(crate) fn offered(mut finding: Diagnostic, words: &Table<'_>) -> Diagnostic {
    let edits = finding.fix.iter_mut().flat_map(|fix| &mut fix.edits);
    for edit in edits.filter(|edit| edit.span.is_empty() && edit.replacement.trim_end_matches('\n').ends_with("\n}")) {
        edit.replacement = canonical(&edit.replacement, words);
    }
    finding
}
