//! Sources, file ids, spans, positions in the units that outputs want, and how characters are read alike.
//! Everything inside kitei is a byte offset; lines and columns are made at the edge, here and nowhere else.

mod by_file;
mod content;
mod covered;
mod era;
pub mod fold;
mod gist;
mod harmless;
mod homophones;
mod key;
mod likeness;
mod line_index;
mod misspelling;
pub mod numeral;
pub mod path;
mod radical;
mod seek;
mod source;
mod steps;
mod words;

pub use by_file::ByFile;
pub use content::{Blank, blank, blank_word, has_content};
pub use covered::Covered;
pub use era::{Era, in_era};
pub use gist::{gist, has_gist};
pub use harmless::{begins_a_command, fit_on_a_line, fit_to_show, harmless, unheard};
pub use key::{is_invisible, is_turning, is_variation, look_up_key, narrow};
pub use likeness::{edits, half_alike, likeness};
pub use line_index::{LineIndex, Position};
pub use misspelling::{misspelling, nearest, slip};
pub use radical::{ideograph, ideographs};
pub use seek::{cut, each, holds, holds_any, seek};
pub use source::{SourceFile, Sources, Standpoint};
pub use steps::{step, steps};
pub use words::words;

use serde::{Deserialize, Serialize};

/// Index of a file in [`Sources`]. The core knows files by id only, never by path.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A place: a half-open range of UTF-8 byte offsets in one file, always on character boundaries.
/// Stored with a document, it leaves out the file, which every run numbers anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    #[serde(skip)]
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of `file`.
    pub const fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// The empty place at `offset`.
    pub const fn at(file: FileId, offset: u32) -> Self {
        Self::new(file, offset, offset)
    }

    /// The smallest span that holds both; `other` must be of the same file, else `self` is returned.
    #[must_use]
    pub fn to(self, other: Span) -> Self {
        if self.file == other.file { Self::new(self.file, self.start.min(other.start), self.end.max(other.end)) } else { self }
    }

    /// The part `from..to` of this span, given in bytes relative to its start and clamped to it.
    #[must_use]
    pub fn part(self, from: u32, to: u32) -> Self {
        let start = self.start.saturating_add(from).min(self.end);
        let end = self.start.saturating_add(to).clamp(start, self.end);
        Self::new(self.file, start, end)
    }

    /// The empty place at the span's end.
    #[must_use]
    pub const fn tail(self) -> Self {
        Self::new(self.file, self.end, self.end)
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}
