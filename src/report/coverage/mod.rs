//! The coverage of requirements, written for a reader: `counts.rs` beside the findings of a check; the rest is what `kitei coverage` tells
//! requirement by requirement, one output format one file.

pub(super) mod counts;
mod csv;
mod html;
mod json;
mod markdown;
mod table;
pub(super) mod words;

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::civil::Date;

use crate::answer::assessed::{Assessed, Fallen};
use crate::answer::day;
use crate::answer::difference::Difference;
use crate::diagnostic::Lang;
use crate::markup::csv::Mark;
use crate::text::Sources;

/// The coverage of policies, as every format sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CoverageReport<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The day as of which was judged: of the first repository, where others have days of their own.
    pub as_of: Date,
    /// The language of what is told.
    pub lang: Lang,
    /// The policies, in the order of their paths.
    pub policies: &'a [Assessed],
    /// What it is held against.
    pub against: Option<Against<'a>>,
    /// The floors that are not reached.
    pub fallen: &'a [Fallen],
}

/// An earlier state of the same policies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Against<'a> {
    /// The revision, as it was asked for.
    pub revision: &'a str,
    /// What differs from it.
    pub difference: &'a Difference,
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CoverageFormat {
    /// For people at a terminal.
    Table,
    /// For a repository or a comment.
    Markdown,
    /// One page that needs nothing else.
    Html,
    /// For spreadsheets.
    Csv,
    /// One JSON document, for programs.
    Json,
}

impl CoverageFormat {
    /// The names by which they are chosen.
    pub(crate) const NAMES: [(&'static str, Self); 5] =
        [("table", Self::Table), ("markdown", Self::Markdown), ("html", Self::Html), ("csv", Self::Csv), ("json", Self::Json)];
}

impl CoverageReport<'_> {
    /// Writes the coverage in a format. The width matters to the table only, the mark to CSV.
    pub(crate) fn write(&self, format: CoverageFormat, width: usize, mark: Mark, out: &mut dyn Write) -> io::Result<()> {
        match format {
            CoverageFormat::Table => table::write(self, width, out),
            CoverageFormat::Markdown => markdown::write(self, out),
            CoverageFormat::Html => html::write(self, out),
            CoverageFormat::Csv => csv::write(self, mark, out),
            CoverageFormat::Json => json::write(self, out),
        }
    }

    /// What of the floors is not reached, a line each; empty where all are.
    pub(crate) fn told_fallen(&self) -> Vec<String> {
        self.fallen.iter().map(|fallen| words::fallen(self, fallen)).collect()
    }

    /// The day of all policies; none where repositories have days of their own.
    pub(crate) fn day(&self) -> Option<Date> {
        day::of_all(self.policies.iter().map(|policy| policy.as_of), self.as_of)
    }

    /// What is said of the day of all, with it.
    fn dated(&self, text: &str) -> String {
        self.day().map_or_else(|| text.to_owned(), |day| day::as_of(text, day, self.lang))
    }

    /// The title of a policy, with its day where that is its own.
    fn title(&self, policy: &Assessed) -> String {
        let title = words::title(policy, self.lang);
        if self.day().is_some() { title } else { day::as_of(&title, policy.as_of, self.lang) }
    }

    fn path(&self, policy: &Assessed) -> Cow<'_, str> {
        self.sources.shown(policy.file)
    }
}
