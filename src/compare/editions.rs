//! Two editions of a standard: what the later one amends, adds and repeals, and what that asks of a policy.

use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use super::side::conforming;
use crate::answer::difference::{Change, Compared, Difference, Effect, Matter};
use crate::checks::words;
use crate::diagnostic::{Lang, Text};
use crate::io::{Disk, Host, Kind, Listing, Unread};
use crate::model::item;
use crate::model::standard::{Requirement, Standard, Volume};
use crate::workspace::knowledge::Knowledge;
use crate::workspace::packs;

/// Whether built-in standards are known by these two names.
pub(crate) fn are_editions(old: &str, new: &str) -> bool {
    let knowledge = &packs::built_in().knowledge;
    [old, new].iter().all(|name| find(knowledge, name).is_some())
}

/// What changed between two editions that are built in; nothing where one is not known.
pub(super) fn between(old: &str, new: &str) -> Difference {
    let knowledge = &packs::built_in().knowledge;
    let (Some(old), Some(new)) = (find(knowledge, old), find(knowledge, new)) else {
        return Difference { policies: Vec::new(), changes: Vec::new(), coverage: Vec::new(), notes: Vec::new() };
    };
    let mut changes: Vec<Change> = new.volumes.iter().filter_map(|volume| volume_changes(old, new, volume)).collect();
    changes.extend(old.requirements.iter().enumerate().filter(|(_, gone)| new.position(&gone.id).is_none()).map(|(at, gone)| {
        let there = Some(Text::new("あり", "present"));
        Change { before: there, ..change(Effect::Weakened, called(old, at, gone)) }
    }));
    for (at, requirement) in new.requirements.iter().enumerate() {
        match old.position(&requirement.id) {
            Some(was) => changes.extend(old.requirements.get(was).and_then(|before| amended((old, was, before), (new, at, requirement)))),
            None => {
                let there = Some(Text::new("あり", "present"));
                changes.push(Change { after: there, ..change(Effect::Strengthened, called(new, at, requirement)) });
            }
        }
    }
    let carried = new.requirements.iter().filter(|requirement| requirement.carried_from.is_some()).count();
    let note = Text::new(
        format!("ほかの{carried}件は「{}」から引き継いでおり、「{}」での番号は確認できていません", old.id, new.id),
        format!("{carried} others are carried over from \"{}\"; their numbers in \"{}\" are not confirmed", old.id, new.id),
    );
    let notes = if carried > 0 { vec![note] } else { Vec::new() };
    let policy = Compared { title: new.title.ja.clone(), old: Some(old.id.to_string()), new: Some(new.id.to_string()) };
    Difference { policies: vec![policy], changes, coverage: Vec::new(), notes }
}

fn find<'k>(knowledge: &'k Knowledge, name: &str) -> Option<&'k Standard> {
    knowledge.standards.iter().find(|standard| *standard.id == *name)
}

/// A volume that only the later edition has.
fn volume_changes(old: &Standard, new: &Standard, volume: &Volume) -> Option<Change> {
    if old.volumes.iter().any(|other| other.letter == volume.letter) {
        return None;
    }
    let title = |letter: &str, lang: Lang| {
        let found = new.volumes.iter().find(|other| *other.letter == *letter);
        found.map_or("", |other| if lang == Lang::Ja { &other.ja } else { &other.en }).to_owned()
    };
    let note = volume.in_place_of.as_ref().map(|deemed| {
        let list = |lang, comma: &str| deemed.volumes.iter().map(|letter| title(letter, lang)).collect::<Vec<_>>().join(comma);
        Text::new(
            format!("要件を満たす機関は、これを守ることで{}も守ったものとみなされます", list(Lang::Ja, "、")),
            format!("who shows what it expects is taken to meet by it: {}", list(Lang::En, ", ")),
        )
    });
    let subject = Text::new(format!("編「{}」", volume.ja), format!("volume \"{}\"", volume.en));
    Some(Change { after: Some(Text::new("あり", "present")), note, ..change(Effect::Neutral, subject) })
}

/// What the later edition makes of a requirement; none where it says nothing of it.
fn amended((old, was, before): (&Standard, usize, &Requirement), (new, at, after): (&Standard, usize, &Requirement)) -> Option<Change> {
    if before.span == after.span {
        return None;
    }
    let subject = called(new, at, after);
    let only = |one: &Requirement, other: &Requirement| -> Vec<Text> {
        let gone = one.points.iter().filter(|point| !other.points.iter().any(|same| same.key == point.key));
        gone.map(|point| Text::new(format!("細目「{}」", point.title.ja), format!("point \"{}\"", point.title.en))).collect()
    };
    let (less, more) = (only(before, after), only(after, before));
    let asks = |requirement: &Requirement| requirement.demand.expects.clone();
    let is_other = asks(before) != asks(after);
    let effect = match (less.is_empty(), more.is_empty(), is_other) {
        (true, true, false) => Effect::Neutral,
        (true, false, false) => Effect::Strengthened,
        _ => Effect::Incomparable,
    };
    let list = |points: Vec<Text>| (!points.is_empty()).then(|| words::list(&points));
    let note = match effect {
        Effect::Neutral if after.carried_from.is_none() => Some(Text::new("番号と主題が同じです", "of the same number and subject")),
        _ if is_other => Some(Text::new("要件が改められました", "what it expects was amended")),
        _ => None,
    };
    let number = |standard, at| Text::new(item::official(standard, at, None, Lang::Ja), item::official(standard, at, None, Lang::En));
    let (one, other) = (number(old, was), number(new, at));
    let renumbered = before.number != after.number;
    let (less, more) = (list(less), list(more));
    Some(Change {
        before: if renumbered { Some(one) } else { less },
        after: if renumbered { Some(other) } else { more },
        note,
        ..change(effect, subject)
    })
}

fn called(standard: &Standard, at: usize, requirement: &Requirement) -> Text {
    let number = |lang| item::official(standard, at, None, lang);
    let title = &requirement.title;
    Text::new(format!("{}「{}」", number(Lang::Ja), title.ja), format!("{} \"{}\"", number(Lang::En), title.en))
}

fn change(effect: Effect, subject: Text) -> Change {
    Change {
        policy: 0,
        effect,
        matter: Matter::Standard,
        subject,
        before: None,
        after: None,
        note: None,
        old: None,
        new: None,
        reaches: Vec::new(),
    }
}

/// The disk, where every policy that conforms to one edition conforms to another in its stead.
#[derive(Debug)]
pub(super) struct Conforming {
    pub(super) from: String,
    pub(super) to: String,
}

impl Host for Conforming {
    fn real(&self, path: &Path) -> PathBuf {
        Disk.real(path)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        Disk.kind(path)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unread> {
        let bytes = Disk.read(path)?;
        Ok(match std::str::from_utf8(&bytes) {
            Ok(text) => conforming(text, &self.from, &self.to).into_bytes(),
            Err(_) => bytes,
        })
    }

    fn list(&self, folder: &Path, excluded: &Override) -> Listing {
        Disk.list(folder, excluded)
    }
}
