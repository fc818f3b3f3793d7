//! The damaged slices of a document, asked for by places: there may be thousands of them, and of statements that ask.

use std::sync::OnceLock;

use crate::text::{Covered, Span};

/// What is made of the slices when it is first asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Damage(OnceLock<Covered>);

impl Damage {
    /// Whether one of the slices overlaps a place.
    pub(super) fn overlaps(&self, slices: &[Span], place: Span) -> bool {
        !slices.is_empty() && self.0.get_or_init(|| slices.iter().copied().collect()).overlap(place)
    }
}

impl PartialEq for Damage {
    fn eq(&self, _: &Self) -> bool {
        // It says what the slices say, and nothing else.
        true
    }
}

impl Eq for Damage {}
