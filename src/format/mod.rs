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
    /// Places of the original that were left as they are for the suppression in them, which speaks of a line.
    pub held: Vec<Span>,
}

/// How often a text with a damage is written anew until it stays as it is.
const ATTEMPTS: usize = 4;

/// Writes a text in its canonical form, which is its own canonical form. Any text is taken.
pub fn format(text: &str, settings: &Settings<'_>) -> Formatted {
    let source = Source::read(text);
    let as_it_was = || Formatted { text: text.to_owned(), kept: vec![source.whole()], held: Vec::new() };
    let Some(mut formatted) = written(&source, settings) else { return as_it_was() };
    if source.is_free_of_layout() {
        return formatted;
    }
    // How a damage is mended hangs on what stands around it, which may have moved. Numbers are written once.
    let settings = Settings { pinned: None, ..*settings };
    for _ in 0..ATTEMPTS {
        let again = written(&Source::read(&formatted.text), &settings);
        let Some(again) = again.filter(|again| again.text != formatted.text) else { return formatted };
        formatted.text = again.text;
    }
    as_it_was()
}

/// What a text becomes when it is written once; none where it would say anything else.
fn written(source: &Source, settings: &Settings<'_>) -> Option<Formatted> {
    let meaning = Meaning::of(source, settings);
    let extents = if source.is_free_of_layout() { &[Extent::Statement][..] } else { &[Extent::Statement, Extent::Section] };
    let mut all = extents.iter().map(|extent| print::print(source, settings, *extent));
    all.find(|formatted| Meaning::of(&Source::read(&formatted.text), settings) == meaning)
}
