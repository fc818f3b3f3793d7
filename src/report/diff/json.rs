//! The stable JSON document; its schema is `docs/diff-schema.json`. Twins of the internal types, so that a change inside never
//! changes the interface unseen.

use std::io::{self, Write};

use serde::Serialize;

use super::DiffReport;
use crate::answer::difference::{self, Tally};
use crate::diagnostic::{Lang, Text};

/// Raised when a field changes its meaning or goes away; new fields leave it as it is.
const SCHEMA_VERSION: u32 = 1;

pub(super) fn write(report: &DiffReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document::new(report))?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    as_of: String,
    weakens: bool,
    summary: Summary,
    policies: Vec<Policy<'a>>,
    changes: Vec<Change<'a>>,
    coverage: Vec<Turn<'a>>,
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct Summary {
    weakened: usize,
    incomparable: usize,
    strengthened: usize,
    neutral: usize,
    lost: usize,
    applicability_lost: usize,
    gained: usize,
    applicability_gained: usize,
    changed: usize,
}

#[derive(Serialize)]
struct Policy<'a> {
    title: &'a str,
    old_path: Option<&'a str>,
    new_path: Option<&'a str>,
}

#[derive(Serialize)]
struct Change<'a> {
    policy: usize,
    effect: &'static str,
    matter: &'static str,
    subject: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
    note: Option<&'a str>,
    old: Option<Place<'a>>,
    new: Option<Place<'a>>,
    reaches: &'a [usize],
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: u32,
}

#[derive(Serialize)]
pub(in crate::report) struct Turn<'a> {
    policy: usize,
    facility: Option<&'a str>,
    way: &'static str,
    requirement: &'a str,
    title: &'a str,
    before: &'static str,
    after: &'static str,
    points: Vec<&'a str>,
}

impl<'a> Document<'a> {
    fn new(report: &DiffReport<'a>) -> Self {
        let (difference, lang) = (report.difference, report.lang);
        Self {
            schema_version: SCHEMA_VERSION,
            as_of: report.as_of.to_string(),
            weakens: difference.weakens(),
            summary: difference.tally().into(),
            policies: difference
                .policies
                .iter()
                .map(|policy| Policy { title: &policy.title, old_path: policy.old.as_deref(), new_path: policy.new.as_deref() })
                .collect(),
            changes: difference.changes.iter().map(|change| Change::new(change, lang)).collect(),
            coverage: difference.coverage.iter().map(|turn| Turn::new(turn, lang)).collect(),
            notes: difference.notes.iter().map(|note| note.get(lang)).collect(),
        }
    }
}

impl From<Tally> for Summary {
    fn from(tally: Tally) -> Self {
        Self {
            weakened: tally.weakened,
            incomparable: tally.incomparable,
            strengthened: tally.strengthened,
            neutral: tally.neutral,
            lost: tally.lost,
            applicability_lost: tally.applicability_lost,
            gained: tally.gained,
            applicability_gained: tally.applicability_gained,
            changed: tally.changed,
        }
    }
}

impl<'a> Change<'a> {
    fn new(change: &'a difference::Change, lang: Lang) -> Self {
        let text = |text: &'a Option<Text>| text.as_ref().map(|text| text.get(lang));
        let place = |place: &'a Option<difference::Place>| place.as_ref().map(|place| Place { path: &place.path, line: place.line });
        Self {
            policy: change.policy,
            effect: change.effect.name(),
            matter: change.matter.name(),
            subject: change.subject.get(lang),
            before: text(&change.before),
            after: text(&change.after),
            note: text(&change.note),
            old: place(&change.old),
            new: place(&change.new),
            reaches: &change.reaches,
        }
    }
}

impl<'a> Turn<'a> {
    pub(in crate::report) fn new(turn: &'a difference::Turn, lang: Lang) -> Self {
        Self {
            policy: turn.policy,
            facility: turn.facility.as_deref(),
            way: turn.way.name(),
            requirement: &turn.requirement,
            title: turn.title.get(lang),
            before: turn.before.name(),
            after: turn.after.name(),
            points: turn.points.iter().map(|point| point.key.as_str()).collect(),
        }
    }
}
