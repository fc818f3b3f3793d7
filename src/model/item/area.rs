//! Areas of a standard: whole volumes, chapters and sections, single items. A partial scope is written in them.

use super::find::is_named;
use super::written::{self, Piece, Written};
use super::{ItemRef, find::Finder, find::Reading};
use crate::diagnostic::Findings;
use crate::model::standard::{Requirement, Standard};
use crate::syntax::document::Operands;
use crate::text::look_up_key;

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
        let is_volume = |key: &str| standards.iter().flat_map(|standard| &standard.volumes).any(|volume| is_named(volume, key));
        for part in operands.parts() {
            let key = look_up_key(part.text()).into_owned();
            if is_volume(&key) {
                areas.volumes.push((key, None));
                continue;
            }
            match written::pieces(part.text(), part.span()).as_slice() {
                [Piece::Reference(Written { volume: Some(volume), section: Some(section), ordinal: None, point: None, .. })]
                    if is_section(volume, section, standards) =>
                {
                    areas.volumes.push((look_up_key(volume).into_owned(), Some(section.clone())));
                }
                _ => finder.read(part.text(), part.span()),
            }
        }
        areas.items = finder.finish().named;
        areas
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
