//! An official text held against a standard, written for a reader: one output format is one file.

mod csv;
mod human;
mod json;
#[cfg(test)]
mod tests;
mod words;

use std::io::{self, Write};

use crate::answer::official::Official;
use crate::diagnostic::Lang;
use crate::markup::csv::Mark;

/// A comparison, as every format sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfficialReport<'a> {
    /// What came of it.
    pub official: &'a Official,
    /// The language of the texts.
    pub lang: Lang,
    /// What a worksheet begins with.
    pub mark: Mark,
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfficialFormat {
    /// For people at a terminal.
    Human,
    /// One JSON document, for programs.
    Json,
    /// A worksheet for corrections, without the sentences of the official text.
    Csv,
}

impl OfficialFormat {
    /// The names by which they are chosen.
    pub(crate) const NAMES: [(&'static str, Self); 3] = [("human", Self::Human), ("json", Self::Json), ("csv", Self::Csv)];
}

impl OfficialReport<'_> {
    /// Writes the comparison in a format. The width matters to the human format only.
    pub(crate) fn write(&self, format: OfficialFormat, width: usize, out: &mut dyn Write) -> io::Result<()> {
        match format {
            OfficialFormat::Human => human::write(self, width, out),
            OfficialFormat::Json => json::write(self, out),
            OfficialFormat::Csv => csv::write(self, out),
        }
    }
}
