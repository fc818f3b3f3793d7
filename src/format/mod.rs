//! Canonical text: one layout for everyone, so that a difference between two versions of a policy is a difference in what it says.
//! Nothing is reordered, no comment is lost, and what cannot be read is left byte for byte. The result is read again before it is
//! given back: a text that would say anything else is given back as it was.

mod header;
mod meaning;
mod print;
mod source;
mod spell;

use std::collections::HashMap;

use crate::diagnostic::Lang;
use crate::text::Span;
use meaning::Meaning;
use source::{Extent, Source};
pub(crate) use spell::{Owner, Slot, Words};

/// Columns of display that a line may take before it is broken at its commas, or its block line by line.
pub(crate) const WIDTH: usize = 120;

/// How a text is to be written.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// The words of the vocabulary.
    pub words: &'a dyn Words,
    /// The spelling of keywords and of words of the vocabulary; none: each as it is.
    pub spelling: Option<Lang>,
    /// The numbers to be written into articles that have none; none: they stay without.
    pub pinned: Option<&'a PinnedNumbers>,
}

/// Numbers of articles, by where the header of the article begins.
pub(crate) type PinnedNumbers = HashMap<u32, String>;

impl std::fmt::Debug for Settings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("spelling", &self.spelling).field("pinned", &self.pinned).finish_non_exhaustive()
    }
}

/// A text as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The text.
    pub text: String,
    /// Places of the original that were left as they are, because they cannot be read.
    pub kept: Vec<Span>,
}

/// Writes a text in its canonical form. Any text is taken.
pub fn format(text: &str, settings: &Settings<'_>) -> Formatted {
    let source = Source::read(text);
    let meaning = Meaning::of(&source, settings);
    for extent in [Extent::Statement, Extent::Section] {
        let formatted = print::print(&source, settings, extent);
        if Meaning::of(&Source::read(&formatted.text), settings) == meaning {
            return formatted;
        }
        if source.is_free_of_layout() {
            break;
        }
    }
    Formatted { text: text.to_owned(), kept: vec![source.whole()] }
}
