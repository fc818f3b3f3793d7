//! For spreadsheets: a finding a line. Columns count Unicode scalar values from 1, ends are exclusive. What is said in several sentences
//! stands in one field, a line each.

use std::io::{self, Write};

use super::said::say;
use super::{Report, Writer};
use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::markup::csv::{Mark, line};
use crate::text::{fit_on_a_line, fit_to_show};

const COLUMNS: [(&str, &str); 13] = [
    ("ファイル", "file"),
    ("行", "line"),
    ("桁", "column"),
    ("終わりの行", "end line"),
    ("終わりの桁", "end column"),
    ("重大度", "severity"),
    ("規則", "rule"),
    ("指摘", "finding"),
    ("理由", "why"),
    ("対処", "what to do"),
    ("遵守事項", "requirement"),
    ("法令", "law"),
    ("識別子", "fingerprint"),
];

#[derive(Debug)]
pub(super) struct Csv {
    /// What the file begins with, until it has begun.
    mark: Option<Mark>,
}

impl Csv {
    pub(super) fn new(mark: Mark) -> Self {
        Self { mark: Some(mark) }
    }
}

impl Writer for Csv {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        if let Some(mark) = self.mark.take() {
            write!(out, "{}{}", mark.text(), line(COLUMNS.map(|(ja, en)| say(report.lang, ja, en))))?;
        }
        report.each(out, |finding, fingerprint, out| write!(out, "{}", line(fields(report, finding, fingerprint))))
    }
}

fn fields(report: &Report<'_>, finding: &Diagnostic, fingerprint: Option<&Fingerprint>) -> [String; 13] {
    let (words, lang) = (finding.words(), report.lang);
    let (start, end) = (report.position(finding.span), report.position_at(finding.span, finding.span.end));
    let notes: Vec<String> = words.notes.iter().map(|note| fit_to_show(note.get(lang))).collect();
    [
        fit_on_a_line(&report.sources.shown(finding.span.file)),
        start.line.to_string(),
        start.column.to_string(),
        end.line.to_string(),
        end.column.to_string(),
        finding.severity.word(lang).to_owned(),
        finding.rule.name.to_owned(),
        fit_to_show(words.message.get(lang)),
        notes.join("\n"),
        words.help.as_ref().map(|help| fit_to_show(help.get(lang))).unwrap_or_default(),
        words.requirement.unwrap_or_default(),
        words.law.unwrap_or_default(),
        fingerprint.map(ToString::to_string).unwrap_or_default(),
    ]
}
