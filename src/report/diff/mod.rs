//! What differs between two editions of policies, written for a reader: one output format is one file.

mod human;
pub(super) mod json;
mod markdown;
#[cfg(test)]
mod tests;
pub(super) mod words;

use std::io::{self, Write};

use jiff::civil::Date;

use crate::answer::difference::Difference;
use crate::diagnostic::Lang;

/// A comparison, as every format sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DiffReport<'a> {
    /// What differs.
    pub difference: &'a Difference,
    /// The day as of which both sides were judged.
    pub as_of: Date,
    /// The language of the texts.
    pub lang: Lang,
}

/// An output format of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DiffFormat {
    /// For people at a terminal.
    Human,
    /// For a comment on a pull request.
    Markdown,
    /// One JSON document, for programs.
    Json,
}

impl DiffFormat {
    /// The names by which they are chosen.
    pub(crate) const NAMES: [(&'static str, Self); 3] = [("human", Self::Human), ("markdown", Self::Markdown), ("json", Self::Json)];
}

impl DiffReport<'_> {
    /// Writes the comparison in a format. The width matters to the human format only.
    pub(crate) fn write(&self, format: DiffFormat, width: usize, out: &mut dyn Write) -> io::Result<()> {
        match format {
            DiffFormat::Human => human::write(self, width, out),
            DiffFormat::Markdown => markdown::write(self, out),
            DiffFormat::Json => json::write(self, out),
        }
    }
}
