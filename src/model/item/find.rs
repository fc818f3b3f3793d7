//! Written references to items of standards: what is left out is carried over, ranges are filled with what exists.

use std::collections::HashSet;

use super::report::{self, Place};
use super::written::{self, Piece, Written};
use super::{ItemRef, Ordinal};
use crate::diagnostic::Findings;
use crate::model::standard::{Requirement, Standard, Volume};
use crate::text::{Span, look_up_key};

/// What kind of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A list of items: whatever is none is reported.
    List,
    /// Text in which items may stand: whatever is none is passed over.
    Scan,
}

/// Reads references one after another.
pub(super) struct Finder<'s, 'f> {
    standards: &'s [Standard],
    findings: &'f mut Findings,
    reading: Reading,
    place: Place,
    /// The item before, for points and ranges.
    last: Option<ItemRef>,
    /// Whether the reference before names an item that is not there: what hangs on it is reported with it.
    lost: bool,
    items: Vec<ItemRef>,
    /// What may be meant by references that name several items.
    meant: Vec<ItemRef>,
    /// Where items are named with their edition.
    named: HashSet<Span>,
}

impl<'s, 'f> Finder<'s, 'f> {
    pub(super) fn new(standards: &'s [Standard], findings: &'f mut Findings, reading: Reading) -> Self {
        Self {
            standards,
            findings,
            reading,
            place: Place::default(),
            last: None,
            lost: false,
            items: Vec::new(),
            meant: Vec::new(),
            named: HashSet::new(),
        }
    }

    /// The items found, in every standard that has them: which of them counts is said by what the policy is judged by.
    pub(super) fn finish(self) -> super::Items {
        super::Items { named: self.in_all(&self.items), meant: self.in_all(&self.meant), is_lost: false }
    }

    /// How many items were found or may be meant so far.
    pub(super) fn count(&self) -> usize {
        self.items.len() + self.meant.len()
    }

    fn in_all(&self, named: &[ItemRef]) -> Vec<ItemRef> {
        let mut items = Vec::with_capacity(named.len());
        for item in named {
            items.extend(self.editions(*item));
        }
        items
    }

    /// Ends a list: nothing carries over further.
    pub(super) fn forget(&mut self) {
        self.place = Place::default();
        self.last = None;
        self.lost = false;
    }

    /// Reads a text that stands at `at`.
    pub(super) fn read(&mut self, text: &str, at: Span) {
        let mut range: Option<Span> = None;
        let mut junk: Option<Span> = None;
        for piece in written::pieces(text, at) {
            if let Piece::Junk(span) = piece {
                junk = Some(junk.map_or(span, |before| before.to(span)));
                continue;
            }
            self.junk(&mut junk, text, at);
            match piece {
                Piece::Reference(written) => self.reference(written, range.take()),
                Piece::Range(span) if self.last.is_some() => range = Some(span),
                Piece::Range(_) if self.lost => {}
                Piece::Range(span) | Piece::Junk(span) => junk = Some(span),
                Piece::Middle(middle, span) if self.reading == Reading::List => report::middle(self.findings, middle, span),
                Piece::Middle(..) | Piece::Comma => {}
            }
        }
        self.junk(&mut junk, text, at);
        self.junk(&mut range, text, at);
    }

    /// Reports what could not be read, or ends the list there.
    fn junk(&mut self, junk: &mut Option<Span>, text: &str, at: Span) {
        let Some(span) = junk.take() else { return };
        match self.reading {
            Reading::List => {
                let written = text.get((span.start - at.start) as usize..(span.end - at.start) as usize).unwrap_or("");
                report::unreadable(self.findings, span, written);
            }
            Reading::Scan => self.forget(),
        }
    }

    fn reference(&mut self, mut written: Written<'_>, range: Option<Span>) {
        for &dash in &written.long_vowels {
            report::long_vowel(self.findings, dash);
        }
        let before = self.last.take();
        self.lost = false;
        // `①-③`: a dash that follows an item at once.
        let spans = before.as_ref().filter(|before| range.is_some() || written.dashed && before.span.end == written.span.start).copied();
        if !self.carry(&mut written) {
            return;
        }
        let Some(ordinal) = written.ordinal.clone() else {
            match (written.point.is_some() && written.section.is_none(), before) {
                (true, Some(item)) => self.point(item, &written, spans.as_ref()),
                (true, None) => report::unreadable(self.findings, written.span, written.text),
                (false, _) => report::no_number(self.findings, &written, &self.place, self.standards),
            }
            return;
        };
        if self.place.section.is_none() {
            report::unreadable(self.findings, written.span, written.text);
            return;
        }
        match self.candidates(&ordinal).as_slice() {
            [] => {
                if let (Some(from), Ordinal::Number(number)) = (&spans, &ordinal) {
                    self.between(from, *number, written.span);
                }
                self.lost = true;
                report::unknown(self.findings, &written, &self.place, &ordinal, self.standards);
            }
            // Editions of one standard share numbers: the others are added when all is read.
            several @ &[(standard, requirement), ..] if self.is_one_number(several) => {
                let item = ItemRef { standard, requirement, point: None, span: written.span };
                if written.point.is_some() {
                    self.point(item, &written, spans.as_ref());
                } else {
                    self.found(item, spans.as_ref());
                }
            }
            several => {
                let meant =
                    several.iter().map(|&(standard, requirement)| ItemRef { standard, requirement, point: None, span: written.span });
                self.meant.extend(meant);
                report::ambiguous(self.findings, written.span, written.text, several, self.standards);
            }
        }
    }

    /// Takes over what is written and keeps the rest. False: the volume is unknown, and that is reported.
    fn carry(&mut self, written: &mut Written<'_>) -> bool {
        if let Some(name) = written.volume {
            self.place = Place::default();
            if let Some(edition) = written.edition {
                self.place.edition = Some(editions_named(edition, self.standards));
                if self.place.edition.as_ref().is_some_and(Vec::is_empty) {
                    report::unknown_edition(self.findings, written, edition, self.standards);
                    self.lost = true;
                    return false;
                }
            }
            let Some(volume) = self.volume(name) else {
                report::unknown_volume(self.findings, written, name, self.standards);
                self.lost = true;
                return false;
            };
            self.place.volume = Some(volume);
        } else if let (Some(_), None, None, Some(number)) = (&self.place.section, &written.ordinal, &written.point, bare(written)) {
            // `G3.1.2-1, 2`, `14-1〜3`: a number alone is that of a further item.
            written.section = None;
            written.ordinal = Some(Ordinal::Number(number));
        }
        if let Some(section) = &written.section {
            self.place.section = Some(section.clone());
            self.place.group = None;
        }
        if let Some(group) = written.group {
            self.place.group = Some(look_up_key(group).into_owned());
        }
        true
    }

    /// The look-up key by which a volume is named; in damaged text other letters may be glued before its title.
    fn volume(&self, name: &str) -> Option<String> {
        let key = look_up_key(name);
        let mut volumes = self.standards.iter().flat_map(|standard| &standard.volumes);
        if volumes.clone().any(|volume| is_named(volume, &key)) {
            return Some(key.into_owned());
        }
        let title = volumes.find(|volume| self.reading == Reading::Scan && key.ends_with(&*look_up_key(&volume.ja)))?;
        Some(look_up_key(&title.ja).into_owned())
    }

    fn candidates(&self, ordinal: &Ordinal) -> Vec<(usize, usize)> {
        if self.reading == Reading::Scan && self.place.volume.is_none() {
            return Vec::new();
        }
        let Some(section) = self.place.section.as_deref() else { return Vec::new() };
        let mut found = Vec::new();
        let is_meant = |index: &usize| self.place.edition.as_ref().is_none_or(|editions| editions.contains(index));
        for (index, standard) in self.standards.iter().enumerate().filter(|(index, _)| is_meant(index)) {
            let fits = |requirement: &Requirement| requirement.carried_from.is_none() && self.place.holds(standard, requirement);
            let numbered = standard.numbered(section, ordinal);
            found.extend(numbered.filter(|(_, requirement)| fits(requirement)).map(|(at, _)| (index, at)));
        }
        found
    }

    /// A point of an item, in whichever edition has it: an edition may add one.
    fn point(&mut self, item: ItemRef, written: &Written<'_>, range: Option<&ItemRef>) {
        let wanted = written.point.as_deref().unwrap_or("");
        let point = |edition: ItemRef| {
            let point = self.requirement(&edition)?.points.iter().position(|point| *point.key == *wanted)?;
            Some(ItemRef { point: Some(point), span: written.span, ..edition })
        };
        let found = self.editions(item).find_map(point);
        if let Some(found) = found {
            let range = range.map(|from| self.in_edition(*from, found.standard).unwrap_or(*from));
            self.found(found, range.as_ref());
        } else {
            report::unknown_point(self.findings, written.span, wanted, &item, self.standards);
            self.last = Some(ItemRef { point: None, ..item });
        }
    }

    /// An item, with what lies between it and the beginning of its range.
    fn found(&mut self, item: ItemRef, range: Option<&ItemRef>) {
        if let Some(from) = range {
            let fits = match (from.point, item.point) {
                (Some(first), Some(last)) if (from.standard, from.requirement) == (item.standard, item.requirement) && first < last => {
                    let span = from.span.to(item.span);
                    self.items.extend((first + 1..last).map(|point| ItemRef { point: Some(point), span, ..item }));
                    true
                }
                (None, None) => match self.requirement(&item).map(|requirement| &requirement.number.ordinal) {
                    Some(&Ordinal::Number(number)) if self.same_place(from, &item) => self.between(from, number, item.span),
                    _ => false,
                },
                _ => false,
            };
            if !fits {
                report::bad_range(self.findings, from.span.to(item.span));
            }
        }
        if self.place.edition.is_some() {
            self.named.insert(item.span);
        }
        self.last = Some(item);
        self.items.push(item);
    }

    /// Adds the items after `from` and before the number `to`, in the order of their numbers. False: there is no such range.
    fn between(&mut self, from: &ItemRef, to: u32, end: Span) -> bool {
        let Some(first) = self.requirement(from) else { return false };
        let Ordinal::Number(start) = first.number.ordinal else { return false };
        if start >= to {
            return false;
        }
        let requirements = self.standards.get(from.standard).map_or(&[][..], |standard| &standard.requirements);
        let mut between: Vec<(u32, usize)> = requirements
            .iter()
            .enumerate()
            .filter(|(_, other)| beside(first, other))
            .filter_map(|(at, other)| match other.number.ordinal {
                Ordinal::Number(number) if start < number && number < to => Some((number, at)),
                Ordinal::Number(_) | Ordinal::Handle(_) => None,
            })
            .collect();
        between.sort_unstable();
        let span = from.span.to(end);
        self.items.extend(between.into_iter().map(|(_, requirement)| ItemRef { standard: from.standard, requirement, point: None, span }));
        true
    }

    /// Whether candidates of several standards bear one and the same number.
    fn is_one_number(&self, candidates: &[(usize, usize)]) -> bool {
        let number = |&(standard, requirement): &(usize, usize)| Some(&self.standards.get(standard)?.requirements.get(requirement)?.number);
        let first = candidates.first().and_then(number);
        first.is_some() && candidates.iter().all(|candidate| number(candidate) == first)
    }

    /// An item in its own edition, then under the same number in the others.
    fn editions(&self, item: ItemRef) -> impl Iterator<Item = ItemRef> {
        let standards = (0..self.standards.len()).filter(move |standard| *standard != item.standard);
        std::iter::once(item).chain(standards.filter_map(move |standard| self.in_edition(item, standard)))
    }

    /// An item in another edition that numbers it, its point by its letter. One that is named with its edition is the same requirement
    /// in any.
    fn in_edition(&self, item: ItemRef, standard: usize) -> Option<ItemRef> {
        let requirement = self.requirement(&item)?;
        let number = &requirement.number;
        let mut others = self.standards.get(standard)?.numbered(&number.section, &number.ordinal);
        let named = self.named.contains(&item.span);
        let fits =
            |other: &Requirement| other.number == *number && if named { other.id == requirement.id } else { other.carried_from.is_none() };
        let (at, other) = others.find(|(_, other)| fits(other))?;
        let point = match item.point.and_then(|point| requirement.points.get(point)) {
            Some(point) => Some(other.points.iter().position(|same| same.key == point.key)?),
            None => None,
        };
        Some(ItemRef { standard, requirement: at, point, ..item })
    }

    fn same_place(&self, one: &ItemRef, other: &ItemRef) -> bool {
        one.standard == other.standard && self.requirement(one).zip(self.requirement(other)).is_some_and(|(one, other)| beside(one, other))
    }

    fn requirement(&self, item: &ItemRef) -> Option<&'s Requirement> {
        self.standards.get(item.standard)?.requirements.get(item.requirement)
    }
}

impl Place {
    /// Whether a requirement lies in the section, under the heading if one is named.
    pub(super) fn holds(&self, standard: &Standard, requirement: &Requirement) -> bool {
        let number = &requirement.number;
        self.section.as_deref() == Some(&*number.section)
            && self.in_volume(standard, &number.volume)
            && self.group.as_deref().is_none_or(|wanted| {
                let group = standard.groups.iter().find(|group| number.group.as_ref() == Some(&group.key));
                group.is_some_and(|group| {
                    *group.key == *wanted || [&*group.ja, &group.title.ja, &group.title.en].iter().any(|name| look_up_key(name) == wanted)
                })
            })
    }

    /// Whether a letter is that of the volume; every letter is where none is named.
    pub(super) fn in_volume(&self, standard: &Standard, letter: &str) -> bool {
        self.volume
            .as_deref()
            .is_none_or(|wanted| standard.volumes.iter().any(|volume| *volume.letter == *letter && is_named(volume, wanted)))
    }
}

/// Whether two requirements are numbered in one row.
fn beside(one: &Requirement, other: &Requirement) -> bool {
    (&one.number.volume, &one.number.section, &one.number.group) == (&other.number.volume, &other.number.section, &other.number.group)
}

/// Whether a look-up key is the letter or a title of a volume.
pub(super) fn is_named(volume: &Volume, key: &str) -> bool {
    *volume.letter == *key || look_up_key(&volume.ja) == key || look_up_key(&volume.en) == key
}

/// The standards that an edition written before a volume names: by their names (`mhlw-6.0/`), or by the version in their titles (`第6.0版`).
fn editions_named(edition: &str, standards: &[Standard]) -> Vec<usize> {
    let key = look_up_key(edition.trim_end_matches(['/', '／', 'の']));
    let is_named = |standard: &Standard| {
        *standard.id == *key || key.starts_with('第') && look_up_key(&standard.title.ja).split(' ').any(|word| word == key)
    };
    standards.iter().enumerate().filter(|(_, standard)| is_named(standard)).map(|(at, _)| at).collect()
}

/// The number, where nothing but digits is written.
fn bare(written: &Written<'_>) -> Option<u32> {
    written.section.as_ref()?.parse().ok()
}
