//! What is remembered of a document from one text that is read to the next.

use std::ops::Range;

use super::{Bound, LawKind};

/// What a document has said before the text that is read.
#[derive(Debug, Default)]
pub(in crate::law::citation) struct Memory {
    /// Bound names.
    pub(in crate::law::citation) bound: Bound,
    /// Every law that was named, each once, the last one last: 同法, 同規則.
    pub(super) named: Vec<Named>,
}

/// So many laws are remembered as named.
pub(super) const REMEMBERED: usize = 64;

/// A name of a law in the text.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) law: String,
    pub(super) kind: LawKind,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Option<(String, Range<usize>)>,
    /// The name itself, where it is a former title.
    pub(super) former: Option<&'static str>,
    /// Whether it counts without a place after it.
    pub(super) alone: bool,
}
