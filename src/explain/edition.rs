//! What `kitei standards` tells: the standards that are built in, and those of the repository that one is in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Reading, own_knowledge};
use crate::answer::edition::{Chapter, Edition, Held, Volume};
use crate::diagnostic::{Lang, Text};
use crate::model::item::{self, Number, Ordinal};
use crate::model::standard::{self, Origin, Requirement, Standard, TextState};
use crate::workspace::packs;

/// The standards of the repository that a directory lies in, then those that are built in, the newest first.
pub(crate) fn editions_in(directory: &Path, day: Date) -> Vec<Edition> {
    let own = own_knowledge(directory, day, Reading::Repository);
    let mut editions: Vec<Edition> = own.as_ref().unwrap_or(&packs::built_in().knowledge).standards.iter().map(edition).collect();
    editions.sort_by(|one, other| (other.is_own, &other.published, &other.id).cmp(&(one.is_own, &one.published, &one.id)));
    editions
}

fn edition(standard: &Standard) -> Edition {
    Edition {
        id: standard.id.to_string(),
        is_own: standard.origin == Origin::Repository,
        title: standard.title.clone(),
        issuer: standard.issuer.as_deref().map(str::to_owned),
        published: standard.published.map(|day| day.to_string()),
        amends: standard.amends.as_ref().map(|(id, _)| id.to_string()),
        volumes: standard.volumes.iter().map(|of| volume(standard, of)).collect(),
    }
}

fn volume(standard: &Standard, of: &standard::Volume) -> Volume {
    let requirements = standard.requirements.iter().filter(|requirement| requirement.number.volume == of.letter);
    let mut chapters: BTreeMap<u32, Vec<&Requirement>> = BTreeMap::new();
    let number = |section: &str| section.split('.').next().and_then(|chapter| chapter.parse().ok());
    for requirement in requirements {
        chapters.entry(number(&requirement.number.section).unwrap_or_default()).or_default().push(requirement);
    }
    // Chapters that the standard names or that lie before one of which something is held are there, too.
    let named = standard.chapters.iter().filter(|chapter| chapter.volume == of.letter).filter_map(|chapter| number(&chapter.section));
    let last = chapters.keys().copied().chain(named).max().unwrap_or_default();
    if of.rest.is_some() {
        for chapter in 1..=last {
            chapters.entry(chapter).or_default();
        }
    }
    let chapter = |(number, requirements): (u32, Vec<&Requirement>)| Chapter {
        number,
        held: requirements.iter().fold(Held::default(), |held, requirement| held + self::held(standard, requirement)),
        missing: if of.rest.is_some() { missing(standard, &requirements) } else { Vec::new() },
    };
    Volume {
        letter: of.letter.to_uppercase(),
        title: Text::new(&*of.ja, &*of.en),
        is_whole: of.rest.is_none(),
        chapters: chapters.into_iter().map(chapter).collect(),
    }
}

fn held(standard: &Standard, requirement: &Requirement) -> Held {
    let mut held = Held {
        carried: u32::from(requirement.carried_from.is_some()),
        unnumbered: u32::from(matches!(requirement.number.ordinal, Ordinal::Handle(_))),
        ..Held::default()
    };
    *match standard.state_of(requirement, None) {
        TextState::Final => &mut held.read_whole,
        TextState::Draft => &mut held.draft,
        TextState::Unverified => &mut held.unverified,
        TextState::NotAvailable => &mut held.not_available,
    } = 1;
    held
}

/// Section and group, under which numbers begin anew.
type Under<'a> = (&'a Arc<str>, &'a Option<Arc<str>>);

/// The numbers below the highest, section by section and group by group, that no requirement has.
fn missing(standard: &Standard, requirements: &[&Requirement]) -> Vec<Text> {
    let mut numbered: BTreeMap<Under<'_>, BTreeSet<u32>> = BTreeMap::new();
    for Number { section, group, ordinal, .. } in requirements.iter().map(|requirement| &requirement.number) {
        if let Ordinal::Number(number) = ordinal {
            numbered.entry((section, group)).or_default().insert(*number);
        }
    }
    let mut missing = Vec::new();
    let Some(volume) = requirements.first().map(|requirement| &requirement.number.volume) else { return missing };
    for ((section, group), numbers) in numbered {
        for number in (1..numbers.last().copied().unwrap_or_default()).filter(|number| !numbers.contains(number)) {
            let (volume, section, group) = (Arc::clone(volume), Arc::clone(section), group.clone());
            let number = Number { volume, section, group, ordinal: Ordinal::Number(number) };
            let printed = |lang| item::printed(standard, &number, lang);
            missing.push(Text::new(printed(Lang::Ja), printed(Lang::En)));
        }
    }
    missing
}
