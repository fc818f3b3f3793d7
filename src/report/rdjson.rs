//! What reviewdog reads: one document. Columns count bytes of UTF-8 from 1, ends are exclusive. A change is suggested where it is one edit
//! of the finding's own file: reviewdog applies each by itself and knows no other file.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::elements::Elements;
use super::said::{graded, in_full};
use super::{Ending, Report, Writer};
use crate::diagnostic::{Diagnostic, Fix, Words};
use crate::text::{Span, fit_to_show};

#[derive(Debug, Default)]
pub(super) struct Rdjson(Elements);

impl Writer for Rdjson {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.0.part("{\"source\":{\"name\":\"kitei\"},\"diagnostics\":[", report, out, |finding, _, out| write(report, finding, out))
    }

    fn end(&mut self, _: &Ending, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n]}}")
    }
}

/// One diagnostic, on one line.
pub(super) fn write(report: &Report<'_>, finding: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let words = finding.told();
    Ok(serde_json::to_writer(out, &Entry::new(report, finding, &words))?)
}

#[derive(Serialize)]
struct Entry<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    source: Source,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Location<'a> {
    path: Cow<'a, str>,
    range: Range,
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
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

impl<'a> Entry<'a> {
    fn new(report: &Report<'a>, finding: &Diagnostic, words: &'a Words) -> Self {
        let location = |span: Span| Location { path: report.sources.shown(span.file), range: Range::new(report, span) };
        let related =
            words.labels.iter().map(|label| Related { message: fit_to_show(label.text.get(report.lang)), location: location(label.span) });
        let suggestion = words.fix.as_ref().and_then(|fix| suggestion(report, finding, fix));
        Self {
            message: in_full(words, report.lang),
            location: location(finding.span),
            severity: graded(finding.severity, ["ERROR", "WARNING", "INFO"]),
            source: Source { name: "kitei" },
            code: Code { value: finding.rule.name },
            suggestions: suggestion.into_iter().collect(),
            related_locations: related.collect(),
        }
    }
}

fn suggestion<'a>(report: &Report<'_>, finding: &Diagnostic, fix: &'a Fix) -> Option<Suggestion<'a>> {
    let [edit] = &fix.edits[..] else { return None };
    (edit.span.file == finding.span.file).then(|| Suggestion { range: Range::new(report, edit.span), text: &edit.replacement })
}

impl Range {
    fn new(report: &Report<'_>, span: Span) -> Self {
        let place = |offset| {
            let at = report.position_in_bytes(span, offset);
            Place { line: at.line, column: at.column }
        };
        Self { start: place(span.start), end: place(span.end) }
    }
}
