//! The official text taken apart: sections with their lists of requirements (遵守事項), the items of each, and what of it could not be read.

mod block;
mod label;
mod mark;
mod read;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use crate::model::standard::Pattern;

pub(crate) use read::read;

/// What a document says, as far as it lays something down.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    /// The sections that have a list of requirements, in their order.
    pub sections: Vec<Section>,
    /// Pages of which something could not be read, each with the sections between which it lies.
    pub gaps: Vec<Gap>,
}

/// A chapter or section with its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    /// Its number in plain digits: `3.1.2`.
    pub number: String,
    /// Its heading.
    pub title: String,
    /// The reference patterns printed beside it; none where none are.
    pub patterns: Option<Vec<Pattern>>,
    /// What is printed with the patterns besides: for which items they are others.
    pub note: Option<Note>,
    /// The items.
    pub items: Vec<Item>,
    /// Whether all of its list could be read.
    pub is_whole: bool,
}

/// A note on patterns: なお遵守事項⑤・⑥は、Ⅱ、Ⅳも参照.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// As printed.
    pub text: String,
    /// The items that it names.
    pub items: Vec<u32>,
    /// The patterns that it names.
    pub patterns: Vec<Pattern>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// The heading under which its number counts.
    pub group: Option<String>,
    /// Its number there.
    pub number: u32,
    /// Whether the number is printed: one whose sign cannot be read is counted.
    pub is_printed: bool,
    /// What it says before its points.
    pub text: String,
    /// Its points, the points of these among them.
    pub points: Vec<Point>,
    /// The page on which it begins.
    pub page: usize,
    /// Whether some of it may lie on a page that could not be read.
    pub is_torn: bool,
}

/// A point of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Point {
    /// As printed: `(1)`, `a.`.
    pub label: String,
    /// Points that it is a point of.
    pub depth: usize,
    /// What it says.
    pub text: String,
}

/// A page of which something could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    /// Its number in the document.
    pub page: usize,
    /// The section whose list began last before it.
    pub after: Option<String>,
    /// The section whose list begins first after it.
    pub before: Option<String>,
}

impl Item {
    /// All that it says.
    pub(crate) fn whole(&self) -> String {
        let points = self.points.iter().map(|point| format!("\n{} {}", point.label, point.text));
        std::iter::once(self.text.clone()).chain(points).collect()
    }
}

impl Outline {
    /// Whether a section, or something of its list, may lie on a page that could not be read.
    pub(crate) fn may_hide(&self, section: &str) -> bool {
        let section = section.trim();
        self.gaps.iter().any(|gap| {
            gap.after.as_deref().is_none_or(|after| in_order(after, section) != Ordering::Greater)
                && gap.before.as_deref().is_none_or(|before| in_order(section, before) != Ordering::Greater)
        })
    }
}

/// The order of numbers of sections: 9 before 10, 1.2 before 1.2.1.
pub(super) fn in_order(one: &str, other: &str) -> Ordering {
    let parts = |number: &str| -> Vec<u32> { number.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect() };
    parts(one).cmp(&parts(other))
}
