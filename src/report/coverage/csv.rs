//! For spreadsheets: a requirement a line. What several articles show stands in one field, a line each.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::CoverageReport;
use super::words::{self, say};
use crate::answer::assessed::{Assessed, Evidence, OfStandard, Row};
use crate::answer::difference::Turn;
use crate::diagnostic::Text;
use crate::markup::csv::{Mark, line};

const COLUMNS: [(&str, &str); 20] = [
    ("規程", "policy"),
    ("規程の題", "title of the policy"),
    ("施設", "facility"),
    ("基準", "standard"),
    ("編", "volume"),
    ("章", "chapter"),
    ("遵守事項", "requirement"),
    ("番号", "number"),
    ("題", "title"),
    ("判定", "outcome"),
    ("本文の状態", "state of the text"),
    ("引継ぎ元の版", "carried over from"),
    ("対応する条", "article"),
    ("場所", "place"),
    ("不足", "lacking"),
    ("判定しない理由", "why it is not asked"),
    ("例外の期限", "excepted until"),
    ("例外", "exception"),
    ("書かれていない現況", "not stated"),
    ("変更前の判定", "outcome before"),
];

pub(super) fn write(report: &CoverageReport<'_>, mark: Mark, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}", mark.text())?;
    write!(out, "{}", line(COLUMNS.map(|(ja, en)| say(report.lang, ja, en))))?;
    let turns = turned(report);
    for policy in report.policies {
        for standard in &policy.standards {
            for row in &standard.rows {
                write!(out, "{}", line(fields(report, &turns, policy, standard, row)))?;
            }
        }
    }
    Ok(())
}

/// What turned, by policy, requirement and facility.
type Turns<'a> = BTreeMap<(&'a str, &'a str, Option<&'a str>), &'a Turn>;

fn turned<'a>(report: &CoverageReport<'a>) -> Turns<'a> {
    let key = |(path, turn): (&'a str, &'a Turn)| ((path, &*turn.requirement, turn.facility.as_deref()), turn);
    // Of several the first.
    words::turns(report).into_iter().rev().map(key).collect()
}

fn fields(report: &CoverageReport<'_>, turns: &Turns<'_>, policy: &Assessed, standard: &OfStandard, row: &Row) -> [String; 20] {
    let lang = report.lang;
    let volume = standard.volumes.iter().find(|volume| volume.letter == row.volume);
    // The outcome in the state that it is held against, where it was another.
    let before = turns.get(&(report.sources.path(policy.file), &*row.requirement, policy.facility.as_deref()));
    let each = |texts: &[Text]| lines(texts.iter().map(|text| text.get(lang).to_owned()));
    [
        report.path(policy).into_owned(),
        policy.title.clone(),
        policy.facility.clone().unwrap_or_default(),
        standard.id.clone(),
        volume.map_or("", |volume| volume.title.get(lang)).to_owned(),
        row.chapter.clone(),
        row.requirement.clone(),
        row.number.get(lang).to_owned(),
        row.title.get(lang).to_owned(),
        row.outcome.text().get(lang).to_owned(),
        row.state.1.get(lang).to_owned(),
        row.carried_from.clone().unwrap_or_default(),
        lines(row.evidence.iter().map(|evidence: &Evidence| words::article(evidence, lang))),
        lines(row.evidence.iter().map(words::place)),
        each(&row.lacks),
        row.because.as_ref().map_or("", |because| because.get(lang)).to_owned(),
        lines(row.exceptions.iter().filter_map(|exception| exception.until.clone())),
        lines(row.exceptions.iter().map(|exception| words::waiting(exception, lang))),
        each(&row.unstated),
        before.map(|turn| turn.before.text().get(lang).to_owned()).unwrap_or_default(),
    ]
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}
