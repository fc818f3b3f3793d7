//! References to items of standards: read from `対応` and the like, found in damaged text, shown to people.
//! A reference is a path of volume, section, group, item and point; lists carry over what they leave out.

mod area;
mod edition;
mod find;

mod report;
mod show;
#[cfg(test)]
mod tests;
mod written;

use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::model::standard::Standard;
use crate::syntax::document::Operands;
use crate::text::{FileId, Span, look_up_key};
use find::{Finder, Reading};
use written::{Piece, Written};

pub(crate) use area::Areas;
pub(crate) use edition::{Meant, Numbering, is_edition_of_one, meant};
pub(crate) use report::AMBIGUOUS_ITEM;
pub(in crate::model) use report::RULES;
pub(crate) use show::{listed, official_as, short_as};
pub use show::{official, short};
pub(crate) use show::{printed, ring, short_number};

/// An item that a document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemRef {
    /// Index of its standard.
    pub standard: usize,
    /// Index of the requirement in the standard.
    pub requirement: usize,
    /// Index of the point in the requirement; none: all of it.
    pub point: Option<usize>,
    /// Where it is named.
    pub span: Span,
}

/// What a list of references names.
#[derive(Debug, Default)]
pub(crate) struct Items {
    /// The items.
    pub named: Vec<ItemRef>,
    /// Items that a reference names together: of these it is unknown which is meant. One that names no item hides none.
    pub meant: Vec<ItemRef>,
    /// Whether something of the list names nothing that is there.
    pub is_lost: bool,
}

/// The number of a requirement in its standard.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number {
    /// The letter of its volume: a look-up key.
    pub volume: Arc<str>,
    /// Its chapter or section, in plain digits: `3.1.2`.
    pub section: Arc<str>,
    /// The heading under which its number counts: a look-up key.
    pub group: Option<Arc<str>>,
    /// Its number there.
    pub ordinal: Ordinal,
}

/// What follows the section in the number of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ordinal {
    /// The official number.
    Number(u32),
    /// What stands for a number that is not known: `x-three-policies`.
    Handle(Arc<str>),
}

/// Reads a list of items. One that cannot be found, or names several, is reported and left out.
pub(crate) fn read_items(operands: Operands<'_>, standards: &[Standard], findings: &mut Findings) -> Items {
    let mut finder = Finder::new(standards, findings, Reading::List);
    let mut is_lost = false;
    for part in operands.parts() {
        let before = finder.count();
        finder.read(part.text(), part.span());
        is_lost |= finder.count() == before;
    }
    Items { is_lost, ..finder.finish() }
}

/// Finds the items in text that could not be read as statements. Whatever is no item there is passed over.
pub(crate) fn scan_items(text: &str, span: Span, standards: &[Standard], findings: &mut Findings) -> Vec<ItemRef> {
    let mut finder = Finder::new(standards, findings, Reading::Scan);
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let to = from + u32::try_from(line.len()).unwrap_or(u32::MAX);
        finder.read(line, span.part(from, to));
        // A list goes on with the next line after a comma only.
        if !line.trim_end().ends_with([',', '、', '，']) {
            finder.forget();
        }
        from = to;
    }
    finder.finish().named
}

/// Whether a text begins with a volume of one of the standards and a number in it: `経営管理編3.1.2②`, `G3`.
pub(crate) fn names_volume(text: &str, standards: &[Standard]) -> bool {
    let first = written::pieces(text, Span::new(FileId(0), 0, u32::MAX)).next();
    let Some(Piece::Reference(Written { volume: Some(name), .. })) = first else { return false };
    standards.iter().flat_map(|standard| &standard.volumes).any(|volume| find::is_named(volume, &look_up_key(name)))
}

/// Whether the number of a requirement is written with its edition: `mhlw-6.0/G1.1-1`.
pub(crate) fn names_edition(text: &str) -> bool {
    let first = written::pieces(text, Span::new(FileId(0), 0, u32::MAX)).next();
    matches!(first, Some(Piece::Reference(Written { edition: Some(_), .. })))
}

/// Reads the number of a requirement as its standard writes it (`G1.2.2-zengo-3`). The standard says whether it has the volume.
pub(crate) fn split_id(text: &str) -> Option<Number> {
    let mut pieces = written::pieces(text, Span::new(FileId(0), 0, u32::MAX));
    let (Some(Piece::Reference(written)), None) = (pieces.next(), pieces.next()) else { return None };
    if written.point.is_some() {
        return None;
    }
    Some(Number {
        volume: Arc::from(&*look_up_key(written.volume?)),
        section: Arc::from(written.section.as_deref()?),
        group: written.group.map(|group| Arc::from(&*look_up_key(group))),
        ordinal: written.ordinal.clone()?,
    })
}
