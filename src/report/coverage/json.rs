//! The stable JSON document; its schema is `docs/coverage-schema.json`. Twins of the internal types, so that a change inside never changes
//! the interface unseen.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::words;
use super::{Against, CoverageReport};
use crate::answer::PutAside;
use crate::answer::assessed::{self, Assessed, OfStandard, Row, Sum};
use crate::diagnostic::{Lang, Text};
use crate::report::diff::json::Turn;
use crate::report::json::Requirements;

/// Raised when a field changes its meaning or goes away; new fields leave it as it is.
const SCHEMA_VERSION: u32 = 1;

pub(super) fn write(report: &CoverageReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document::new(report))?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    as_of: String,
    policies: Vec<Policy<'a>>,
    fallen: Vec<Fallen<'a>>,
    against: Option<Earlier<'a>>,
}

#[derive(Serialize)]
struct Policy<'a> {
    path: Cow<'a, str>,
    title: &'a str,
    facility: Option<&'a str>,
    /// Where repositories have days of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    standards: Vec<Standard<'a>>,
}

#[derive(Serialize)]
struct Standard<'a> {
    id: &'a str,
    title: &'a str,
    total: Total,
    volumes: Vec<OfVolume<'a>>,
    chapters: Vec<OfChapter<'a>>,
    requirements: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Total {
    asked: u32,
    met: u32,
    met_uncertain: Uncertain,
    requirements: Requirements,
}

/// Of those that are met.
#[derive(Serialize)]
struct Uncertain {
    unverified: u32,
    not_available: u32,
    carried: u32,
}

#[derive(Serialize)]
struct OfVolume<'a> {
    volume: &'a str,
    title: &'a str,
    whole: bool,
    total: Total,
}

#[derive(Serialize)]
struct OfChapter<'a> {
    volume: &'a str,
    chapter: &'a str,
    total: Total,
}

#[derive(Serialize)]
struct Told<'a> {
    requirement: &'a str,
    volume: &'a str,
    chapter: &'a str,
    number: &'a str,
    title: &'a str,
    outcome: &'static str,
    text_state: &'static str,
    excluded: bool,
    deemed: bool,
    assumed_applicable: bool,
    carried_from: Option<&'a str>,
    evidence: Vec<Evidence<'a>>,
    lacks: Vec<&'a str>,
    unstated: Vec<&'a str>,
    because: Option<&'a str>,
    exceptions: Vec<Exception<'a>>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    article: &'a str,
    path: Cow<'a, str>,
    line: u32,
    inherited_from: Option<&'a str>,
}

#[derive(Serialize)]
struct Exception<'a> {
    until: Option<&'a str>,
    of: Option<&'a str>,
    because: Option<&'a str>,
    instead: Option<&'a str>,
}

/// A floor that is not reached.
#[derive(Serialize)]
struct Fallen<'a> {
    standard: &'a str,
    area: Option<&'a str>,
    percent: u32,
    at: Option<Below>,
}

#[derive(Serialize)]
struct Below {
    /// An index of `policies`.
    policy: usize,
    total: Total,
}

#[derive(Serialize)]
struct Earlier<'a> {
    revision: &'a str,
    coverage: Vec<Turned<'a>>,
}

#[derive(Serialize)]
struct Turned<'a> {
    path: &'a str,
    #[serde(flatten)]
    turn: Turn<'a>,
}

impl<'a> Document<'a> {
    fn new(report: &'a CoverageReport<'_>) -> Self {
        let lang = report.lang;
        Self {
            schema_version: SCHEMA_VERSION,
            as_of: report.as_of.to_string(),
            policies: report.policies.iter().map(|policy| Policy::new(report, policy)).collect(),
            fallen: report.fallen.iter().map(Fallen::new).collect(),
            against: report.against.map(|Against { revision, .. }| Earlier {
                revision,
                coverage: words::turns(report).into_iter().map(|(path, turn)| Turned { path, turn: Turn::new(turn, lang) }).collect(),
            }),
        }
    }
}

impl<'a> Policy<'a> {
    fn new(report: &'a CoverageReport<'_>, policy: &'a Assessed) -> Self {
        Self {
            path: report.path(policy),
            title: &policy.title,
            facility: policy.facility.as_deref(),
            as_of: report.day().is_none().then(|| policy.as_of.to_string()),
            standards: policy.standards.iter().map(|standard| Standard::new(standard, report.lang)).collect(),
        }
    }
}

impl<'a> Standard<'a> {
    fn new(standard: &'a OfStandard, lang: Lang) -> Self {
        let volumes = standard.volumes.iter().map(|volume| OfVolume {
            volume: &volume.letter,
            title: volume.title.get(lang),
            whole: volume.is_whole,
            total: Total::new(standard.sum_of(volume)),
        });
        let chapters = standard.chapters().map(|chapter| OfChapter {
            volume: &chapter.volume.letter,
            chapter: chapter.number,
            total: Total::new(chapter.sum()),
        });
        Self {
            id: &standard.id,
            title: standard.title.get(lang),
            total: Total::new(standard.sum()),
            volumes: volumes.collect(),
            chapters: chapters.collect(),
            requirements: standard.rows.iter().map(|row| Told::new(row, lang)).collect(),
        }
    }
}

impl Total {
    fn new(sum: Sum) -> Self {
        let covered = sum.covered;
        Self {
            asked: sum.asked(),
            met: sum.met(),
            met_uncertain: Uncertain { unverified: covered.unverified, not_available: covered.not_available, carried: covered.carried },
            requirements: Requirements::new(sum.counts),
        }
    }
}

impl<'a> Told<'a> {
    fn new(row: &'a Row, lang: Lang) -> Self {
        let each = |texts: &'a [Text]| texts.iter().map(|text| text.get(lang)).collect();
        let exceptions = row.exceptions.iter().map(|exception| Exception {
            until: exception.until.as_deref(),
            of: exception.of.as_ref().map(|of| of.get(lang)),
            because: exception.because.as_deref(),
            instead: exception.instead.as_deref(),
        });
        Self {
            requirement: &row.requirement,
            volume: &row.volume,
            chapter: &row.chapter,
            number: row.number.get(lang),
            title: row.title.get(lang),
            outcome: row.outcome.name(),
            text_state: row.state.0,
            excluded: row.marks.put_aside == Some(PutAside::Excluded),
            deemed: row.marks.put_aside == Some(PutAside::Deemed),
            assumed_applicable: row.marks.assumed && row.outcome.is_judged(),
            carried_from: row.carried_from.as_deref(),
            evidence: row.evidence.iter().map(|evidence| Evidence::new(evidence, lang)).collect(),
            lacks: each(&row.lacks),
            unstated: each(&row.unstated),
            because: row.because.as_ref().map(|because| because.get(lang)),
            exceptions: exceptions.collect(),
        }
    }
}

impl<'a> Evidence<'a> {
    fn new(evidence: &'a assessed::Evidence, lang: Lang) -> Self {
        let assessed::Evidence { article, place, from, file: _ } = evidence;
        Self { article: article.get(lang), path: Cow::Borrowed(&place.path), line: place.line, inherited_from: from.as_deref() }
    }
}

impl<'a> Fallen<'a> {
    fn new(fallen: &'a assessed::Fallen) -> Self {
        let assessed::Floor { standard, area, percent } = &fallen.floor;
        let at = fallen.at.as_ref().map(|below| Below { policy: below.policy, total: Total::new(below.sum) });
        Self { standard, area: area.as_deref(), percent: *percent, at }
    }
}
