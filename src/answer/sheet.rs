//! The ministry's checklist, filled from a policy as far as a policy can answer it.

use jiff::civil::Date;

use super::assessed::Evidence;
use super::outcome::Outcome;
use crate::diagnostic::Text;
use crate::text::FileId;

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The file of the policy.
    pub file: FileId,
    /// The title of the policy.
    pub title: String,
    /// The facility, where the policy is judged for several.
    pub facility: Option<String>,
    /// The day as of which it was judged.
    pub as_of: Date,
    /// Who fills it.
    pub of: Filler,
    /// Its rows, in the order of the edition.
    pub rows: Vec<Row>,
}

/// Who fills a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Filler {
    /// The institution.
    Institution,
    /// The pharmacy.
    Pharmacy,
    /// A vendor of the institution.
    Vendor(String),
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The item, as programs know it in every edition.
    pub key: String,
    /// The section, with its number.
    pub section: Text,
    /// Its number, and whether that was read; none: not known.
    pub number: Option<(String, bool)>,
    /// What it asks.
    pub asks: Text,
    /// What the policy lays down on it; none on the sheet of a vendor, of whom it says nothing.
    pub laid_down: Option<LaidDown>,
    /// The answer, as far as the policy gives it.
    pub answer: Answer,
    /// The articles that lay it down.
    pub evidence: Vec<Evidence>,
    /// What is lacking.
    pub lacks: Vec<Text>,
    /// The requirements that it rests on, what came of each, and whether it is this tool that says so; none: not built in, or not judged.
    pub requirements: Vec<(Text, Option<Outcome>, Source)>,
    /// What is to be known besides.
    pub remarks: Vec<Text>,
    /// Where the item was read.
    pub source: String,
}

/// Who says that a row rests on a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The ministry's own documents.
    Ministry,
    /// Nobody was seen to say it.
    Unseen,
}

/// What a policy lays down on a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LaidDown {
    /// All that the guideline asks on it.
    Whole,
    /// Some of that.
    Partly,
    /// Nothing of that.
    Nothing,
    /// Nothing of that applies.
    NotApplicable,
    /// Something could not be read, or was not judged.
    Unknown,
}

/// The answer to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Yes: the policy itself is the answer.
    Yes,
    /// No: the policy itself is the answer.
    No,
    /// A person answers it.
    Open,
}
