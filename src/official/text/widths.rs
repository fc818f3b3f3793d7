//! How far the glyphs of a font go, in thousandths of its size.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};
use unicode_width::UnicodeWidthChar as _;

/// What a character of full width is wide.
pub(super) const FULL: f32 = 1000.0;

/// Widths of glyphs by their codes.
#[derive(Debug)]
pub(super) struct Widths {
    single: BTreeMap<u32, f32>,
    ranges: BTreeMap<u32, (u32, f32)>,
    /// Of a glyph that is not listed; none: as wide as its character mostly is.
    default: Option<f32>,
}

impl Widths {
    /// Of a font that says nothing.
    pub(super) fn unknown() -> Self {
        Self { single: BTreeMap::new(), ranges: BTreeMap::new(), default: None }
    }

    /// Of a font whose codes are bytes.
    pub(super) fn of_bytes(font: &Dictionary, document: &Document) -> Self {
        let mut widths = Self::unknown();
        let first = font.get(b"FirstChar").ok().and_then(|first| first.as_i64().ok()).and_then(|first| u32::try_from(first).ok());
        let listed = font.get_deref(b"Widths", document).ok().and_then(|listed| listed.as_array().ok());
        if let (Some(first), Some(listed)) = (first, listed) {
            widths.single.extend((first..).zip(listed).take(256).filter_map(|(code, width)| Some((code, number(width)?))));
        }
        widths
    }

    /// Of the glyphs of a CID font.
    pub(super) fn of_cids(descendant: &Dictionary, document: &Document) -> Self {
        let mut widths = Self::unknown();
        widths.default = Some(descendant.get(b"DW").ok().and_then(number).unwrap_or(FULL));
        let listed = descendant.get_deref(b"W", document).ok().and_then(|listed| listed.as_array().ok());
        let mut listed = listed.into_iter().flatten();
        while let (Some(first), Some(next)) = (listed.next().and_then(code), listed.next()) {
            match next {
                Object::Array(each) => widths.single.extend((first..).zip(each).filter_map(|(code, width)| Some((code, number(width)?)))),
                last => {
                    if let (Some(last), Some(width)) = (code(last), listed.next().and_then(number)) {
                        widths.ranges.insert(first, (last, width));
                    }
                }
            }
        }
        widths
    }

    /// How far a glyph goes that shows a text.
    pub(super) fn of(&self, code: u32, text: &str) -> f32 {
        let listed = self.single.get(&code).copied().or_else(|| {
            let (_, (last, width)) = self.ranges.range(..=code).next_back()?;
            (code <= *last).then_some(*width)
        });
        let usual = || if text.chars().all(|letter| letter.width().unwrap_or(0) < 2) { FULL / 2.0 } else { FULL };
        listed.or(self.default).unwrap_or_else(usual)
    }
}

fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|number| number.is_finite())
}

fn code(object: &Object) -> Option<u32> {
    object.as_i64().ok().and_then(|code| u32::try_from(code).ok())
}
