//! Areas of a standard: whole volumes, chapters and sections, single items. A partial scope is written in them.

use super::find::is_named;
use super::written::{self, Piece, Written};
use super::{ItemRef, find::Finder, find::Reading};
use crate::diagnostic::Findings;
use crate::model::standard::{Requirement, Standard};
use crate::syntax::document::Operands;
use crate::text::{FileId, Span, look_up_key};

/// What a list of areas names.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    /// Volumes by their look-up key, and the section where one is named.
    volumes: Vec<(String, Option<String>)>,
    /// Items named one by one.
    items: Vec<ItemRef>,
}

impl Areas {
    /// Reads a list of areas. What is neither an area nor an item is reported and left out.
    pub fn read(operands: Operands<'_>, standards: &[Standard], findings: &mut Findings) -> Self {
        let mut areas = Areas::default();
        let mut finder = Finder::new(standards, findings, Reading::List);
        for part in operands.parts() {
            areas.enter(part.text(), part.span(), standards, &mut finder);
        }
        areas.items = finder.finish().named;
        areas
    }

    /// Reads one area of a standard; none where the text names none.
    pub fn of(text: &str, standard: &Standard) -> Option<Self> {
        let (mut areas, mut findings) = (Areas::default(), Findings::default());
        let standards = std::slice::from_ref(standard);
        let mut finder = Finder::new(standards, &mut findings, Reading::List);
        areas.enter(text, Span::new(FileId(0), 0, u32::MAX), standards, &mut finder);
        areas.items = finder.finish().named;
        (!areas.is_empty()).then_some(areas)
    }

    /// Whether a requirement of the standard lies in one of the areas that [`Self::of`] read.
    pub fn hold_of(&self, standard: &Standard, requirement: usize) -> bool {
        self.hold(std::slice::from_ref(standard), 0, requirement)
    }

    fn enter(&mut self, text: &str, span: Span, standards: &[Standard], finder: &mut Finder<'_, '_>) {
        let key = look_up_key(text).into_owned();
        if standards.iter().flat_map(|standard| &standard.volumes).any(|volume| is_named(volume, &key)) {
            self.volumes.push((key, None));
            return;
        }
        match written::pieces(text, span).take(2).collect::<Vec<_>>().as_slice() {
            [Piece::Reference(Written { volume: Some(volume), section: Some(section), ordinal: None, point: None, .. })]
                if is_section(volume, section, standards) =>
            {
                self.volumes.push((look_up_key(volume).into_owned(), Some(section.clone())));
            }
            _ => finder.read(text, span),
        }
    }

    /// The section of the first area, where it is one and not a whole volume.
    pub fn section(&self) -> Option<&str> {
        self.volumes.first()?.1.as_deref()
    }

    /// Settles what the numbers of items mean.
    pub fn settle(&mut self, settle: impl FnOnce(&[ItemRef]) -> Vec<ItemRef>) {
        self.items = settle(&self.items);
    }

    /// Whether nothing is named.
    pub fn is_empty(&self) -> bool {
        self.volumes.is_empty() && self.items.is_empty()
    }

    /// Whether a requirement lies in one of the areas.
    pub fn hold(&self, standards: &[Standard], standard: usize, requirement: usize) -> bool {
        let Some(of) = standards.get(standard) else { return false };
        let Some(wanted) = of.requirements.get(requirement) else { return false };
        self.items.iter().any(|item| item.standard == standard && item.requirement == requirement)
            || self.volumes.iter().any(|(volume, section)| lies_in(of, wanted, volume, section.as_deref()))
    }
}

fn is_section(volume: &str, section: &str, standards: &[Standard]) -> bool {
    let key = look_up_key(volume);
    standards.iter().any(|standard| standard.requirements.iter().any(|requirement| lies_in(standard, requirement, &key, Some(section))))
}

fn lies_in(standard: &Standard, requirement: &Requirement, volume: &str, section: Option<&str>) -> bool {
    let number = &requirement.number;
    let of_volume = standard.volumes.iter().any(|known| known.letter == number.volume && is_named(known, volume));
    let below = |section: &str| number.section.strip_prefix(section).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    of_volume && section.is_none_or(below)
}
