//! The words that the formats for people share: what a change does, from what to what, and how many there are.

use super::DiffReport;
use crate::answer::difference::{Change, Compared, Effect, Place, Tally, Turn, Way};
use crate::diagnostic::{Lang, Text};
use crate::text::in_era;

/// What a change does, in a word.
pub(super) fn effect(effect: Effect, lang: Lang) -> &'static str {
    match (effect, lang) {
        (Effect::Weakened, Lang::Ja) => "緩和",
        (Effect::Weakened, Lang::En) => "weakened",
        (Effect::Incomparable, Lang::Ja) => "比較不能",
        (Effect::Incomparable, Lang::En) => "incomparable",
        (Effect::Strengthened, Lang::Ja) => "強化",
        (Effect::Strengthened, Lang::En) => "strengthened",
        (Effect::Neutral, Lang::Ja) => "変更",
        (Effect::Neutral, Lang::En) => "changed",
    }
}

/// Which way a requirement turned, in a word.
pub(in crate::report) fn way(way: Way, lang: Lang) -> &'static str {
    match (way, lang) {
        (Way::Lost, Lang::Ja) => "充足の喪失",
        (Way::Lost, Lang::En) => "coverage lost",
        (Way::ApplicabilityLost, Lang::Ja) => "適用外へ",
        (Way::ApplicabilityLost, Lang::En) => "no longer applies",
        (Way::Gained, Lang::Ja) => "新たに充足",
        (Way::Gained, Lang::En) => "coverage gained",
        (Way::ApplicabilityGained, Lang::Ja) => "新たに適用",
        (Way::ApplicabilityGained, Lang::En) => "applies now",
        (Way::Changed, Lang::Ja) => "判定の変化",
        (Way::Changed, Lang::En) => "outcome changed",
    }
}

/// From what to what; none where neither is told.
pub(super) fn step(change: &Change, lang: Lang) -> Option<String> {
    if change.before.is_none() && change.after.is_none() {
        return None;
    }
    let none = match lang {
        Lang::Ja => "なし",
        Lang::En => "none",
    };
    let told = |text: &Option<Text>| text.as_ref().map_or(none, |text| text.get(lang)).to_owned();
    Some(format!("{} → {}", told(&change.before), told(&change.after)))
}

/// From which outcome to which, with the points that tell them apart.
pub(in crate::report) fn outcomes(turn: &Turn, lang: Lang) -> String {
    let points: Vec<&str> = turn.points.iter().map(|point| point.text.get(lang)).collect();
    let points = match (points.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Ja) => format!("（細目 {}）", points.join("、")),
        (false, Lang::En) => format!(" (points: {})", points.join(", ")),
    };
    format!("{} → {}{points}", turn.before.text().get(lang), turn.after.text().get(lang))
}

/// Number and title of a requirement, with the facility for which it was judged.
pub(in crate::report) fn requirement(turn: &Turn, lang: Lang) -> String {
    let title = turn.title.get(lang);
    match (&turn.facility, lang) {
        (None, _) => title.to_owned(),
        (Some(facility), Lang::Ja) => format!("{title}（{facility}）"),
        (Some(facility), Lang::En) => format!("{title} ({facility})"),
    }
}

/// Where a change stands: where it is now, else where it was.
pub(super) fn place(change: &Change) -> Option<String> {
    let Place { path, line } = change.new.as_ref().or(change.old.as_ref())?;
    Some(format!("{path}:{line}"))
}

/// The policies below that a change reaches.
pub(super) fn reaches(report: &DiffReport<'_>, change: &Change) -> Option<String> {
    let paths: Vec<&str> = change.reaches.iter().filter_map(|&index| report.difference.policies.get(index)).map(Compared::path).collect();
    match (paths.is_empty(), report.lang) {
        (true, _) => None,
        (false, Lang::Ja) => Some(format!("及ぶ規程: {}", paths.join("、"))),
        (false, Lang::En) => Some(format!("reaches {}", paths.join(", "))),
    }
}

/// The path of a policy, with the old one where it was another.
pub(super) fn path(policy: &Compared, lang: Lang) -> String {
    match (&policy.old, &policy.new, lang) {
        (Some(old), Some(new), _) if old != new => format!("{old} → {new}"),
        (Some(_), None, Lang::Ja) => format!("{}（削除）", policy.path()),
        (Some(_), None, Lang::En) => format!("{} (deleted)", policy.path()),
        (None, Some(_), Lang::Ja) => format!("{}（新規）", policy.path()),
        (None, Some(_), Lang::En) => format!("{} (new)", policy.path()),
        _ => policy.path().to_owned(),
    }
}

/// How many there are of each, in one sentence.
pub(super) fn totals(report: &DiffReport<'_>) -> String {
    let Tally { weakened, incomparable, strengthened, neutral, lost, applicability_lost, gained, applicability_gained, changed } =
        report.difference.tally();
    let day = report.as_of;
    match (report.difference.is_empty(), report.lang) {
        (true, Lang::Ja) => format!("変更はありません（{day}現在）", day = in_era(day)),
        (true, Lang::En) => format!("nothing changed (as of {day})"),
        (false, Lang::Ja) => format!(
            "緩和 {weakened}件、比較不能 {incomparable}件、強化 {strengthened}件、その他の変更 {neutral}件。遵守事項：充足の喪失 {lost}件、適用外へ {applicability_lost}件、新たに充足 {gained}件、新たに適用 {applicability_gained}件、判定の変化 {changed}件（{day}現在）",
            day = in_era(day)
        ),
        (false, Lang::En) => format!(
            "{weakened} weakened, {incomparable} incomparable, {strengthened} strengthened, {neutral} otherwise changed; requirements: {lost} lost, {applicability_lost} no longer applying, {gained} gained, {applicability_gained} applying now, {changed} otherwise changed (as of {day})"
        ),
    }
}
