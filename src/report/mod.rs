//! What a run found, written for a reader: one output format is one file.
//! Nothing here decides anything; a format that needs more than [`Report`] holds is a sign that the workspace owes it.

mod checklist;
mod concise;
mod coverage;
pub(crate) mod diff;
mod excerpt;
mod grounds;
mod human;
mod json;
mod jsonl;
mod list;
pub(crate) mod official;
mod page;
#[cfg(test)]
mod tests;
mod tree;
mod work;

use std::io::{self, Write};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::answer::{PolicyCounts, Summary};
use crate::diagnostic::{Diagnostic, Fingerprint, Lang, Suppressed};
use crate::text::{Position, Sources, Span};

pub(crate) use checklist::{ChecklistFormat, ChecklistReport};
pub(crate) use coverage::{Against, CoverageFormat, CoverageReport};
pub(crate) use list::{ListFormat, write_rules, write_standards};
pub(crate) use page::write_page;
pub(crate) use tree::{Digests, Shape, Tree};

/// The result of a run, as every format sees it.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The texts that the findings point into.
    pub sources: &'a Sources,
    /// The day as of which was judged.
    pub as_of: Date,
    /// The language of the messages.
    pub lang: Lang,
    /// The findings, sorted by path, line, column and rule.
    pub findings: &'a [Diagnostic],
    /// What comments suppress, in the same order.
    pub suppressed: &'a [Suppressed],
    /// The names of both that last, where a format shows them.
    pub fingerprints: Fingerprints<'a>,
    /// Counts of coverage, policy by policy.
    pub policies: &'a [PolicyCounts],
    /// The sums of the run.
    pub summary: Summary,
}

/// The fingerprints of findings and of what comments suppress, in their orders.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fingerprints<'a> {
    /// Those of the findings.
    pub findings: &'a [Fingerprint],
    /// Those of what comments suppress.
    pub suppressed: &'a [Fingerprint],
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    Human,
    /// One line a finding, for editors.
    Concise,
    /// One JSON document, for programs.
    Json,
    /// One JSON object a line for each finding, for programs that read while kitei runs.
    Jsonl,
}

impl Format {
    /// The names by which they are chosen.
    pub const NAMES: [(&'static str, Self); 4] =
        [("human", Self::Human), ("concise", Self::Concise), ("json", Self::Json), ("jsonl", Self::Jsonl)];

    /// Whether it has a line for each finding and nothing else, and so has no need of the whole run.
    pub fn is_of_lines(self) -> bool {
        match self {
            Self::Concise | Self::Jsonl => true,
            Self::Human | Self::Json => false,
        }
    }

    /// Whether it shows the names of findings that last.
    pub fn shows_fingerprints(self) -> bool {
        match self {
            Self::Json | Self::Jsonl => true,
            Self::Human | Self::Concise => false,
        }
    }
}

/// What the human format is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Whether it shows colours.
    pub colour: Colour,
    /// How much is told.
    pub extent: Extent,
    /// How what a policy lacks is told.
    pub detail: Detail,
}

/// How the human format tells what a policy lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// In the order of work, two lines for each requirement.
    Work,
    /// Each by itself, with its place and all its reasons.
    Each,
}

/// How much the human format tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Findings, coverage and totals.
    Full,
    /// Findings only.
    Findings,
}

/// Whether output carries colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// ANSI colours.
    Ansi,
    /// None.
    Plain,
}

/// Findings that a thread writes at a time.
const FINDINGS: usize = 64;
/// What formats for programs are written on.
const PLAIN: Screen = Screen { width: 0, colour: Colour::Plain, extent: Extent::Findings, detail: Detail::Each };

impl<'a> Report<'a> {
    /// Findings and nothing else.
    pub fn of_findings(sources: &'a Sources, as_of: Date, lang: Lang, findings: &'a [Diagnostic]) -> Self {
        let (fingerprints, summary) = (Fingerprints::default(), Summary::default());
        Self { sources, as_of, lang, findings, suppressed: &[], fingerprints, policies: &[], summary }
    }

    /// Writes the report in a format. The screen matters to the human format only.
    pub fn write(&self, format: Format, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Human => human::write(self, screen, out),
            Format::Concise => concise::write(self, out),
            Format::Json => json::write(self, out),
            Format::Jsonl => jsonl::write(self, out),
        }
    }

    /// The lines of a format that has a line for each finding and nothing else: made by as many threads as there are.
    pub fn lines(&self, format: Format) -> io::Result<Vec<u8>> {
        let portions: Vec<&[Diagnostic]> = self.findings.chunks(FINDINGS).collect();
        let written = portions.into_par_iter().enumerate().map(|(number, findings)| {
            let named = self.fingerprints.findings.get(number * FINDINGS..).unwrap_or(&[]);
            let fingerprints = Fingerprints { findings: named, suppressed: &[] };
            let mut out = Vec::new();
            Report { findings, fingerprints, ..*self }.write(format, PLAIN, &mut out).map(|()| out)
        });
        Ok(written.collect::<io::Result<Vec<Vec<u8>>>>()?.concat())
    }

    /// What a format of lines writes when all has been told.
    pub fn last_line(format: Format, summary: &Summary) -> io::Result<Vec<u8>> {
        match format {
            Format::Jsonl => jsonl::last_line(summary),
            Format::Human | Format::Concise | Format::Json => Ok(Vec::new()),
        }
    }

    fn position(&self, span: Span) -> Position {
        self.position_at(span, span.start)
    }

    fn position_at(&self, span: Span, offset: u32) -> Position {
        self.sources.file(span.file).map_or(Position { line: 1, column: 1 }, |file| file.lines().position(&file.text, offset))
    }
}
