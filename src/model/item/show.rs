//! Items as people write them: short (`G3.1.2-2`) and as the guideline prints them (`経営管理編3.1.2②`).

use std::sync::Arc;

use super::{Number, Numbering, Ordinal};
use crate::diagnostic::Lang;
use crate::model::standard::Standard;

/// The short form: `G3.1.2-2`, `G1.2.2-zengo-3`, `M7-6.c`, `M1-x-three-policies`; with the edition where its own number is not known:
/// `mhlw-6.0/C14-8`.
pub fn short(standard: &Standard, requirement: usize, point: Option<usize>) -> String {
    let Some(found) = standard.requirements.get(requirement) else { return String::new() };
    let number = short_number(&found.number, point.and_then(|point| found.points.get(point)).map(|point| &point.key));
    match &found.carried_from {
        Some(edition) => format!("{edition}/{number}"),
        None => number,
    }
}

/// As the guideline prints it: `経営管理編3.1.2②`, `Governance 3.1.2(2)`. A handle is shown as an unconfirmed number, never as one,
/// and a point whose letter the guideline does not print by its title. What an edition has taken over without its number being known is
/// shown by that of the edition before: `第6.0版システム運用編14⑧`.
pub fn official(standard: &Standard, requirement: usize, point: Option<usize>, lang: Lang) -> String {
    let Some(found) = standard.requirements.get(requirement) else { return String::new() };
    let point = point.and_then(|point| found.points.get(point));
    let number = official_number(standard, &found.number, point.filter(|point| point.is_printed).map(|point| &point.key), lang);
    let number = match (&found.carried_from, lang) {
        (Some(edition), Lang::Ja) => format!("{}{number}", version(edition)),
        (Some(edition), Lang::En) => format!("{edition} {number}"),
        (None, _) => number,
    };
    match (point.filter(|point| !point.is_printed), lang) {
        (Some(point), Lang::Ja) => format!("{number}「{}」", point.title.ja),
        (Some(point), Lang::En) => format!("{number} \"{}\"", point.title.en),
        (None, _) => number,
    }
}

/// The same for a policy; with the edition where that means another requirement by the number.
pub(crate) fn official_as(numbering: Numbering, standard: &Standard, requirement: usize, point: Option<usize>, lang: Lang) -> String {
    let number = official(standard, requirement, point, lang);
    match (numbering, lang) {
        (Numbering::Own, _) => number,
        (Numbering::Taken, Lang::Ja) => format!("{}{number}", version(&standard.id)),
        (Numbering::Taken, Lang::En) => format!("{} {number}", standard.id),
    }
}

/// The short form for a policy, likewise.
pub(crate) fn short_as(numbering: Numbering, standard: &Standard, requirement: usize, point: Option<usize>) -> String {
    let number = short(standard, requirement, point);
    match numbering {
        Numbering::Own => number,
        Numbering::Taken => format!("{}/{number}", standard.id),
    }
}

/// The same where it stands in a list of many, which would else say 「システム運用編8（番号未確認）」 several times: what has no number is told
/// by its title.
pub(crate) fn listed(standard: &Standard, requirement: usize, lang: Lang) -> String {
    let shown = official(standard, requirement, None, lang);
    match standard.requirements.get(requirement).filter(|found| matches!(found.number.ordinal, Ordinal::Handle(_))) {
        Some(found) if lang == Lang::Ja => format!("{shown}「{}」", found.title.ja),
        Some(found) => format!("{shown} \"{}\"", found.title.en),
        None => shown,
    }
}

/// An edition before its item: `第6.0版` of `mhlw-6.0`, else its name with a slash.
fn version(edition: &str) -> String {
    match edition.rsplit_once('-').filter(|(_, version)| version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')) {
        Some((_, version)) => format!("第{version}版"),
        None => format!("{edition}/"),
    }
}

/// A number as the guideline prints it, whether a requirement has it or not.
pub(crate) fn printed(standard: &Standard, number: &Number, lang: Lang) -> String {
    official_number(standard, number, None, lang)
}

pub(crate) fn short_number(number: &Number, point: Option<&Arc<str>>) -> String {
    let group = number.group.as_ref().map_or_else(String::new, |group| format!("-{group}"));
    let ordinal = match &number.ordinal {
        Ordinal::Number(number) => number.to_string(),
        Ordinal::Handle(handle) => handle.to_string(),
    };
    let point = point.map_or_else(String::new, |point| format!(".{point}"));
    format!("{}{}{group}-{ordinal}{point}", number.volume.to_uppercase(), number.section)
}

pub(super) fn official_number(standard: &Standard, number: &Number, point: Option<&Arc<str>>, lang: Lang) -> String {
    let volume = standard.volumes.iter().find(|volume| volume.letter == number.volume);
    let group = number.group.as_ref().map(|key| standard.groups.iter().find(|group| group.key == *key).ok_or(key));
    let point = point.map_or("", |point| &**point);
    let section = &number.section;
    match lang {
        Lang::Ja => {
            let volume = volume.map_or(&number.volume, |volume| &volume.ja);
            let group = group.map_or("", |group| group.map_or_else(|key| &**key, |group| &*group.ja));
            let ordinal = match number.ordinal {
                Ordinal::Number(number) => ring(number),
                Ordinal::Handle(_) => "（番号未確認）".to_owned(),
            };
            format!("{volume}{section}{group}{ordinal}{point}")
        }
        Lang::En => {
            let volume = volume.map_or(&number.volume, |volume| &volume.en);
            let group =
                group.map_or_else(String::new, |group| format!(" {} ", group.map_or_else(|key| &**key, |group| group.title.en.as_str())));
            let ordinal = match number.ordinal {
                Ordinal::Number(number) => format!("({number})"),
                Ordinal::Handle(_) => " (number not confirmed)".to_owned(),
            };
            format!("{volume} {section}{group}{ordinal}{point}")
        }
    }
}

/// A number in a ring; above ㊿ there is none.
pub(crate) fn ring(number: u32) -> String {
    let first = match number {
        1..=20 => u32::from('①') - 1,
        21..=35 => u32::from('㉑') - 21,
        36..=50 => u32::from('㊱') - 36,
        _ => return format!("({number})"),
    };
    char::from_u32(first + number).map_or_else(|| format!("({number})"), String::from)
}
