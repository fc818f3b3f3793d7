//! An official text held against a standard, item by item.

use crate::diagnostic::Text;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Official {
    /// The name of the standard.
    pub standard: String,
    /// Its title.
    pub title: Text,
    /// The documents, in the order in which they were named.
    pub documents: Vec<Document>,
    /// Volumes of the standard of which there is no document.
    pub left: Vec<Text>,
    /// The items, in the order of the documents; those that only the standard has where they would stand.
    pub rows: Vec<Row>,
}

/// A document that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    /// Its path, as it was named.
    pub path: String,
    /// The volume that it is; none where it could not be read.
    pub volume: Option<Text>,
    /// How many pages it has.
    pub pages: usize,
    /// How many items were found in it.
    pub items: usize,
    /// What of it could not be read.
    pub unread: Vec<Unread>,
    /// What else is to be said of it.
    pub remarks: Vec<Text>,
}

/// A page, or a whole document, that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// The page; none: all of it.
    pub page: Option<usize>,
    /// Why.
    pub why: Text,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// What came of it.
    pub verdict: Verdict,
    /// The volume.
    pub volume: Text,
    /// The chapter or section.
    pub section: String,
    /// The item of the standard.
    pub ours: Option<Ours>,
    /// The item of the official text.
    pub theirs: Option<Theirs>,
    /// What a reader has to look at.
    pub remarks: Vec<Text>,
}

/// An item as the standard has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ours {
    /// Its short number: `M8-5`.
    pub short: String,
    /// As it is printed: `企画管理編8⑤`.
    pub number: Text,
    /// Its title.
    pub title: Text,
    /// How well its text is known.
    pub state: Text,
}

/// An item as the official text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Theirs {
    /// As it is printed: `企画管理編8⑤`.
    pub number: Text,
    /// What it says.
    pub text: String,
    /// The page on which it begins.
    pub page: usize,
}

/// What came of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// Held under its number, and alike.
    Alike,
    /// Held under another number, or under none.
    Renumbered,
    /// Held under its number; duty, quantities or points are others.
    Disagrees,
    /// Held under its number; that it is the same cannot be told from its words.
    Unlike,
    /// Not in the standard.
    Missing,
    /// In the standard, and not in the text.
    Absent,
    /// In the standard; where it would stand could not be read.
    Unread,
}

impl Verdict {
    /// All, in the order in which they are counted.
    pub(crate) const ALL: [Self; 7] =
        [Self::Alike, Self::Renumbered, Self::Disagrees, Self::Unlike, Self::Missing, Self::Absent, Self::Unread];
}

impl Official {
    /// How many items have a verdict.
    pub(crate) fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// Whether all of the text was read, and all of it is as the standard has it.
    pub(crate) fn is_alike(&self) -> bool {
        self.rows.iter().all(|row| row.verdict == Verdict::Alike && row.remarks.is_empty())
            && self.documents.iter().all(|document| document.unread.is_empty() && document.remarks.is_empty())
    }
}
