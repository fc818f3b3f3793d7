//! The stable JSON document; its schema is `docs/json-schema.json`.
//! Twins of the internal types, so that a change inside never changes the interface unseen. Columns count Unicode scalar values
//! from 1, offsets count bytes from 0, ends are exclusive.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::statistics::{Counted, Statistics};
use super::{Counts as How, Report, Writer};
use crate::answer::{Counts, Summary};
use crate::diagnostic::{Diagnostic, Fingerprint, Fix, FixSafety, Suppressed, Words};
use crate::text::Span;

/// Raised when a field changes its meaning or goes away; new fields leave it as it is.
const SCHEMA_VERSION: u32 = 1;

#[derive(Debug)]
pub(super) struct Json(pub(super) How);

impl Writer for Json {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &Document::new(report, self.0))?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    as_of: String,
    diagnostics: Told<'a>,
    suppressed: Excused<'a>,
    summary: Sums,
    /// Only where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Vec<Counted>>,
    policies: Vec<Policy<'a>>,
}

/// Findings, each told when its turn comes: the words of all of them are never there at once.
struct Told<'a>(Report<'a>);

/// The same of those that comments suppress.
struct Excused<'a>(Report<'a>);

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_seq(Some(self.0.findings.len()))?;
        for (index, finding) in self.0.findings.iter().enumerate() {
            let fingerprint = self.0.fingerprints.findings.get(index);
            all.serialize_element(&Finding::new(&self.0, finding, &finding.told(), fingerprint))?;
        }
        all.end()
    }
}

impl Serialize for Excused<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_seq(Some(self.0.suppressed.len()))?;
        for (index, suppressed) in self.0.suppressed.iter().enumerate() {
            let fingerprint = self.0.fingerprints.suppressed.get(index);
            all.serialize_element(&Hidden::new(&self.0, suppressed, &suppressed.finding.told(), fingerprint))?;
        }
        all.end()
    }
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    fingerprint: Option<String>,
    message: &'a str,
    help: Option<&'a str>,
    notes: Vec<&'a str>,
    path: Cow<'a, str>,
    range: Range,
    requirement: Option<&'a str>,
    law: Option<&'a str>,
    labels: Vec<Label<'a>>,
    fix: Option<Change<'a>>,
}

#[derive(Serialize)]
struct Hidden<'a> {
    diagnostic: Finding<'a>,
    reason: &'a str,
    until: Option<&'a str>,
    path: Cow<'a, str>,
    range: Range,
}

#[derive(Serialize)]
struct Label<'a> {
    path: Cow<'a, str>,
    range: Range,
    message: &'a str,
}

#[derive(Serialize)]
struct Change<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    path: Cow<'a, str>,
    range: Range,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
pub(super) struct Sums {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    suppressed: u32,
    grounds: On,
    /// Only where repositories have days of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<[String; 2]>,
}

/// On what grounds something is no finding.
#[derive(Serialize)]
struct On {
    met: u32,
    equivalent: u32,
    inherited: u32,
    delegated: u32,
    not_applicable: u32,
    excluded: u32,
    deemed: u32,
    transition: u32,
    excepted: u32,
    out_of_scope: u32,
    left_out: u32,
    suppressed: u32,
    baselined: u32,
    lowered: u32,
    switched_off: u32,
    unread: u32,
    ignored: u32,
    untouched: u32,
}

#[derive(Serialize)]
struct Policy<'a> {
    path: Cow<'a, str>,
    facility: Option<&'a str>,
    requirements: Requirements,
}

#[derive(Serialize)]
pub(super) struct Requirements {
    covered: u32,
    covered_by_equivalence: u32,
    covered_by_wording: u32,
    inherited: u32,
    inherited_by_wording: u32,
    declared_not_said: u32,
    partly: u32,
    unmet: u32,
    unclaimed: u32,
    missing: u32,
    delegated: u32,
    excepted: u32,
    not_applicable: u32,
    unknown: u32,
    out_of_scope: u32,
    of_these: OfThese,
}

#[derive(Serialize)]
struct OfThese {
    excluded: u32,
    deemed: u32,
    assumed_applicable: u32,
    unverified: u32,
    not_available: u32,
    carried: u32,
}

impl<'a> Document<'a> {
    fn new(report: &Report<'a>, counts: How) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            as_of: report.as_of.to_string(),
            diagnostics: Told(*report),
            suppressed: Excused(*report),
            summary: Sums::new(&report.summary),
            statistics: (counts == How::ByRule).then(|| Statistics::of(report.findings).rows()),
            policies: report
                .policies
                .iter()
                .map(|policy| Policy {
                    path: report.sources.shown(policy.file),
                    facility: policy.facility.as_deref(),
                    requirements: Requirements::new(policy.counts),
                })
                .collect(),
        }
    }
}

impl Sums {
    pub(super) fn new(Summary { files, totals, grounds, days }: &Summary) -> Self {
        Self {
            files: *files,
            errors: totals.errors,
            warnings: totals.warnings,
            infos: totals.infos,
            suppressed: grounds.suppressed,
            days: days.map(|(first, last)| [first, last].map(|day| day.to_string())),
            grounds: On {
                met: grounds.met,
                equivalent: grounds.equivalent,
                inherited: grounds.inherited,
                delegated: grounds.delegated,
                not_applicable: grounds.not_applicable,
                excluded: grounds.excluded,
                deemed: grounds.deemed,
                transition: grounds.transition,
                excepted: grounds.excepted,
                out_of_scope: grounds.out_of_scope,
                left_out: grounds.left_out,
                suppressed: grounds.suppressed,
                baselined: grounds.baselined,
                lowered: grounds.lowered,
                switched_off: grounds.switched_off,
                unread: grounds.unread,
                ignored: grounds.ignored,
                untouched: grounds.untouched,
            },
        }
    }
}

impl<'a> Finding<'a> {
    pub(super) fn new(report: &Report<'a>, finding: &Diagnostic, words: &'a Words, fingerprint: Option<&Fingerprint>) -> Self {
        let lang = report.lang;
        let label = |span: Span, message| Label { path: report.sources.shown(span.file), range: Range::new(report, span), message };
        let own = words.label.iter().map(|text| label(finding.span, text.get(lang)));
        let others = words.labels.iter().map(|other| label(other.span, other.text.get(lang)));
        Self {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            fingerprint: fingerprint.map(ToString::to_string),
            message: words.message.get(lang),
            help: words.help.as_ref().map(|help| help.get(lang)),
            notes: words.notes.iter().map(|note| note.get(lang)).collect(),
            path: report.sources.shown(finding.span.file),
            range: Range::new(report, finding.span),
            requirement: words.requirement.as_deref(),
            law: words.law.as_deref(),
            labels: own.chain(others).collect(),
            fix: words.fix.as_ref().map(|fix| Change::new(report, fix)),
        }
    }
}

impl<'a> Hidden<'a> {
    fn new(report: &Report<'a>, suppressed: &'a Suppressed, words: &'a Words, fingerprint: Option<&Fingerprint>) -> Self {
        Self {
            diagnostic: Finding::new(report, &suppressed.finding, words, fingerprint),
            reason: &suppressed.reason,
            until: suppressed.until.as_deref(),
            path: report.sources.shown(suppressed.by.file),
            range: Range::new(report, suppressed.by),
        }
    }
}

impl<'a> Change<'a> {
    fn new(report: &Report<'a>, fix: &'a Fix) -> Self {
        let edit = |edit: &'a crate::diagnostic::Edit| Edit {
            path: report.sources.shown(edit.span.file),
            range: Range::new(report, edit.span),
            replacement: &edit.replacement,
        };
        Self { title: fix.title.get(report.lang), safe: fix.safety == FixSafety::Safe, edits: fix.edits.iter().map(edit).collect() }
    }
}

impl Range {
    fn new(report: &Report<'_>, span: Span) -> Self {
        let place = |offset| {
            let at = report.position_at(span, offset);
            Place { line: at.line, column: at.column, offset }
        };
        Self { start: place(span.start), end: place(span.end) }
    }
}

impl Requirements {
    pub(super) fn new(counts: Counts) -> Self {
        Self {
            covered: counts.covered,
            covered_by_equivalence: counts.covered_by_equivalence,
            covered_by_wording: counts.covered_by_wording,
            inherited: counts.inherited,
            inherited_by_wording: counts.inherited_by_wording,
            declared_not_said: counts.declared_not_said,
            partly: counts.partly,
            unmet: counts.unmet,
            unclaimed: counts.unclaimed,
            missing: counts.missing,
            delegated: counts.delegated,
            excepted: counts.excepted,
            not_applicable: counts.not_applicable,
            unknown: counts.unknown,
            out_of_scope: counts.out_of_scope,
            of_these: OfThese {
                excluded: counts.excluded,
                deemed: counts.deemed,
                assumed_applicable: counts.assumed_applicable,
                unverified: counts.unverified,
                not_available: counts.not_available,
                carried: counts.carried,
            },
        }
    }
}
