//! The ministry's checklist as it is filled, written for a reader: one output format is one file.

mod csv;
mod table;
mod words;
mod xlsx;

use std::io::{self, Write};

use jiff::civil::Date;

use crate::answer::day;
use crate::answer::sheet::Sheet;
use crate::diagnostic::{Lang, Text};
use crate::markup::csv::Mark;
use crate::text::Sources;

/// A checklist, as every format sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChecklistReport<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The day as of which was judged: of the first repository, where others have days of their own.
    pub as_of: Date,
    /// The language of what is told.
    pub lang: Lang,
    /// The fiscal year of the edition.
    pub year: &'a Text,
    /// What is to be known of the edition.
    pub note: &'a Text,
    /// What the edition is about, where its items are not known.
    pub subjects: &'a [Text],
    /// The sheets.
    pub sheets: &'a [Sheet],
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChecklistFormat {
    /// For people at a terminal.
    Table,
    /// For spreadsheets.
    Csv,
    /// A workbook (Office Open XML), a worksheet for each sheet.
    Xlsx,
}

impl ChecklistFormat {
    /// The names by which they are chosen.
    pub(crate) const NAMES: [(&'static str, Self); 3] = [("table", Self::Table), ("csv", Self::Csv), ("xlsx", Self::Xlsx)];

    /// Its name, where it is bytes that no terminal shows.
    pub(crate) fn binary(self) -> Option<&'static str> {
        match self {
            Self::Table | Self::Csv => None,
            Self::Xlsx => Some("xlsx"),
        }
    }
}

impl ChecklistReport<'_> {
    /// The day of all sheets; none where repositories have days of their own.
    fn day(&self) -> Option<Date> {
        day::of_all(self.sheets.iter().map(|sheet| sheet.as_of), self.as_of)
    }

    /// The title of a sheet, with its day where that is its own.
    fn title(&self, sheet: &Sheet) -> String {
        let title = words::title(sheet, self.lang);
        if self.day().is_some() { title } else { day::as_of(&title, sheet.as_of, self.lang) }
    }

    /// Writes the checklist in a format. The width matters to the table only, the mark to CSV.
    pub(crate) fn write(&self, format: ChecklistFormat, width: usize, mark: Mark, out: &mut dyn Write) -> io::Result<()> {
        match format {
            ChecklistFormat::Table => table::write(self, width, out),
            ChecklistFormat::Csv => csv::write(self, mark, out),
            ChecklistFormat::Xlsx => xlsx::write(self, out),
        }
    }
}
