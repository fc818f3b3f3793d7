//! The words that the formats for people share: totals, articles as evidence, what is lacking and why something is not asked.

use std::collections::BTreeSet;

use super::counts::parts;
use super::{Against, CoverageReport};
use crate::answer::assessed::{Assessed, Below, Chapter, Evidence, Fallen, Floor, Row, Sum, Waiting};
use crate::answer::difference::{Compared, Turn, Way};
use crate::answer::{Known, Outcome};
use crate::diagnostic::{Lang, Text};

/// A sentence in the language of the run.
pub(in crate::report) fn say(lang: Lang, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// The title of a policy, with the facility where it is judged for several.
pub(in crate::report) fn title(policy: &Assessed, lang: Lang) -> String {
    match (&policy.facility, lang) {
        (Some(facility), Lang::Ja) => format!("{}（{facility}）", policy.title),
        (Some(facility), Lang::En) => format!("{} ({facility})", policy.title),
        (None, _) => policy.title.clone(),
    }
}

/// A chapter: 経営管理編第3章.
pub(super) fn chapter(chapter: &Chapter<'_>, lang: Lang) -> String {
    let (volume, number) = (chapter.volume.title.get(lang), chapter.number);
    match lang {
        Lang::Ja => format!("{volume}第{number}章"),
        Lang::En => format!("{volume}, chapter {number}"),
    }
}

/// How much is covered of what is asked; where nothing is asked, that.
pub(super) fn share(sum: Sum, lang: Lang) -> String {
    let (asked, met) = (sum.asked(), sum.met());
    match (percent(sum), lang) {
        (None, Lang::Ja) => "求められるものなし".to_owned(),
        (None, Lang::En) => "nothing is asked".to_owned(),
        (Some(percent), Lang::Ja) => format!("{asked}件中{met}件（{percent}%）"),
        (Some(percent), Lang::En) => format!("{met} of {asked} ({percent}%)"),
    }
}

/// What of a hundred is covered, rounded down: a hundred is all. None where nothing is asked.
fn percent(sum: Sum) -> Option<u64> {
    (u64::from(sum.met()) * 100).checked_div(u64::from(sum.asked()))
}

/// A sum in one line: how much is covered, then the outcomes.
pub(super) fn totals(sum: Sum, lang: Lang) -> String {
    let outcomes = outcomes(sum, lang);
    let colon = if outcomes.is_empty() { "" } else { say(lang, "：", ": ") };
    format!("{}{colon}{outcomes}", share(sum, lang))
}

/// Every outcome with its count, and of how many of the covered it is not certain that they are what is asked.
pub(super) fn outcomes(sum: Sum, lang: Lang) -> String {
    let (outcomes, _) = parts(sum.counts, lang);
    let (_, marks) = parts(sum.covered, lang);
    let comma = say(lang, "、", ", ");
    let mut text = outcomes.join(comma);
    if !marks.is_empty() {
        text += say(lang, "。充足のうち", "; of the covered ");
        text += &marks.join(comma);
    }
    text
}

/// What is to be said of a volume of which the standard does not hold all items.
pub(super) fn incomplete(lang: Lang) -> &'static str {
    say(lang, "収録していない遵守事項があり、件数に含まない", "has items that are not built in and not counted")
}

/// Number and title of a requirement.
pub(in crate::report) fn requirement(row: &Row, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}「{}」", row.number.ja, row.title.ja),
        Lang::En => format!("{} \"{}\"", row.number.en, row.title.en),
    }
}

/// An article, with the policy that it is inherited from.
pub(in crate::report) fn article(evidence: &Evidence, lang: Lang) -> String {
    let article = evidence.article.get(lang);
    match (&evidence.from, lang) {
        (None, _) => article.to_owned(),
        (Some(from), Lang::Ja) => format!("{from} {article}"),
        (Some(from), Lang::En) => format!("{article} of {from}"),
    }
}

/// A place: `hospital/policy.kitei:12`.
pub(in crate::report) fn place(evidence: &Evidence) -> String {
    format!("{}:{}", evidence.place.path, evidence.place.line)
}

/// How well the text of a requirement is known, where that is not certain, and the edition that it is carried over from.
pub(in crate::report) fn certainty(row: &Row, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    match row.marks.text {
        Known::Read => {}
        Known::Unverified => said.push(say(lang, "※本文未確認", "* text unverified").to_owned()),
        Known::NotAvailable => said.push(say(lang, "※本文未入手", "* text not available").to_owned()),
    }
    if let Some(from) = &row.carried_from {
        said.push(match lang {
            Lang::Ja => format!("※{from}から引継ぎ"),
            Lang::En => format!("* carried over from {from}"),
        });
    }
    said
}

/// What is to be said of a requirement besides: each with what it is.
pub(super) fn remarks(row: &Row, lang: Lang) -> Vec<(&'static str, String)> {
    let mut remarks: Vec<(&'static str, String)> = Vec::new();
    let mut add = |head, text: String| remarks.push((head, text));
    row.lacks.iter().for_each(|lack| add(say(lang, "不足", "lacks"), lack.get(lang).to_owned()));
    row.because.iter().for_each(|because| add(say(lang, "理由", "why"), because.get(lang).to_owned()));
    row.exceptions.iter().for_each(|exception| add(say(lang, "例外", "excepted"), waiting(exception, lang)));
    row.unstated.iter().for_each(|unstated| add(say(lang, "仮定", "assumed"), unstated.get(lang).to_owned()));
    remarks
}

/// An exception: until when, of what, why, what is done instead.
pub(in crate::report) fn waiting(exception: &Waiting, lang: Lang) -> String {
    let Waiting { until, of, because, instead } = exception;
    let mut parts: Vec<String> = Vec::new();
    match lang {
        Lang::Ja => {
            parts.extend(of.as_ref().map(|of| format!("{}について", of.ja)));
            parts.extend(until.as_ref().map(|until| format!("{until}まで")));
            parts.extend(because.as_ref().map(|because| format!("理由「{because}」")));
            parts.extend(instead.as_ref().map(|instead| format!("代替措置「{instead}」")));
        }
        Lang::En => {
            parts.extend(of.as_ref().map(|of| format!("for {}", of.en)));
            parts.extend(until.as_ref().map(|until| format!("until {until}")));
            parts.extend(because.as_ref().map(|because| format!("because \"{because}\"")));
            parts.extend(instead.as_ref().map(|instead| format!("instead \"{instead}\"")));
        }
    }
    parts.join(say(lang, "、", ", "))
}

/// A floor as it was asked for: `mhlw-6.0:C14=100`.
fn floor(Floor { standard, area, percent }: &Floor) -> String {
    area.as_ref().map_or_else(|| format!("{standard}={percent}"), |area| format!("{standard}:{area}={percent}"))
}

/// A floor that is not reached, with what is open.
pub(super) fn fallen(report: &CoverageReport<'_>, fallen: &Fallen) -> String {
    let (lang, floor) = (report.lang, floor(&fallen.floor));
    let Some(Below { policy, sum, open }) = &fallen.at else {
        return match lang {
            Lang::Ja => format!("{floor}: この範囲の遵守事項で判定した規程がありません"),
            Lang::En => format!("{floor}: no policy is judged by anything in that area"),
        };
    };
    let policy = report.policies.get(*policy);
    let whose = policy.map(|policy| format!("{} {}", report.path(policy), title(policy, lang))).unwrap_or_default();
    let open = |comma| {
        let said = |(number, outcome): &(Text, Outcome)| match lang {
            Lang::Ja => format!("{}（{}）", number.ja, outcome.text().ja),
            Lang::En => format!("{} ({})", number.en, outcome.text().en),
        };
        open.iter().map(said).collect::<Vec<_>>().join(comma)
    };
    let share = share(*sum, lang);
    match lang {
        Lang::Ja => format!("{floor}: {whose}は{share}です。充足していないもの: {}", open("、")),
        Lang::En => format!("{floor}: {whose} has {share}; not covered: {}", open(", ")),
    }
}

/// What was gained and lost of the policies that are shown, in the order in which it is told.
pub(super) fn turns<'a>(report: &CoverageReport<'a>) -> Vec<(&'a str, &'a Turn)> {
    let Some(Against { difference, .. }) = report.against else { return Vec::new() };
    let path = |turn: &Turn| difference.policies.get(turn.policy).map_or("", Compared::path);
    let shown: BTreeSet<&str> = report.policies.iter().map(|policy| report.sources.path(policy.file)).collect();
    difference.coverage.iter().map(|turn| (path(turn), turn)).filter(|(path, _)| shown.contains(path)).collect()
}

/// What it is held against, and how much was gained and lost.
pub(super) fn against(report: &CoverageReport<'_>, revision: &str) -> String {
    let turns = turns(report);
    let count = |ways: &[Way]| turns.iter().filter(|(_, turn)| ways.contains(&turn.way)).count();
    let (lost, gained) = (count(&[Way::Lost]), count(&[Way::Gained]));
    let others = count(&[Way::ApplicabilityLost, Way::ApplicabilityGained, Way::Changed]);
    match report.lang {
        Lang::Ja => format!("{revision} との比較：充足の喪失 {lost}件、新たに充足 {gained}件、その他の変化 {others}件"),
        Lang::En => format!("against {revision}: {lost} lost, {gained} gained, {others} otherwise changed"),
    }
}
