//! What a run found, written for a reader: one output format is one file.
//! Nothing here decides anything; a format that needs more than [`Report`] holds is a sign that the workspace owes it.

mod cells;
mod checklist;
mod checkstyle;
mod concise;
mod coverage;
mod csv;
pub(crate) mod diff;
mod elements;
mod excerpt;
mod format;
mod github;
mod gitlab;
mod grounds;
mod html;
mod human;
mod json;
mod jsonl;
mod junit;
mod list;
mod markdown;
mod most;
pub(crate) mod official;
mod page;
mod plain;
mod rdjson;
mod rdjsonl;
mod said;
mod sarif;
mod set_aside;
mod statistics;
#[cfg(test)]
mod tests;
mod tree;
mod work;

use std::io::{self, Write};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::answer::assessed::Assessed;
use crate::answer::catalogue::Catalogue;
use crate::answer::{PolicyCounts, Summary, Within};
use crate::diagnostic::{Diagnostic, Fingerprint, Lang, Rule, Suppressed};
use crate::markup::csv::Mark;
use crate::text::{Position, Sources, Span};

pub use cells::Ambiguous;
pub(crate) use checklist::{ChecklistFormat, ChecklistReport};
pub(crate) use coverage::{Against, CoverageFormat, CoverageReport};
pub use format::{Body, Format, Reach};
pub(crate) use format::{Ending, Writer};
pub(crate) use list::{ListFormat, write_rules, write_settings, write_standards};
pub(crate) use markdown::summary;
pub(crate) use most::Bounded;
pub(crate) use page::write_page;
pub(crate) use statistics::Statistics;
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
    /// What some formats tell beside all this.
    pub besides: Besides<'a>,
}

/// What some formats tell beside findings. What no format asks for is empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Besides<'a> {
    /// The requirements of the policies, one by one.
    pub(crate) assessed: &'a [Assessed],
    /// The standards that findings speak of.
    pub(crate) catalogues: &'a [Catalogue],
    /// The rule by which requirements are judged that are in order.
    pub(crate) rule: Option<&'static Rule>,
    /// Whether the run itself came to its end.
    pub(crate) ended: Ended,
    /// In what of which policy the findings stand, and what is suppressed.
    pub(crate) within: (&'a [Within], &'a [Within]),
    /// Whether a baseline says which findings are known.
    pub(crate) baseline: Baselined,
}

/// Whether findings were held against a baseline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Baselined {
    /// There is none.
    #[default]
    No,
    /// They were.
    Yes,
}

/// How a run came to its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ended {
    /// All that was asked for was judged.
    #[default]
    Well,
    /// Something of the run itself went wrong.
    Badly,
}

/// The fingerprints of findings and of what comments suppress, in their orders.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fingerprints<'a> {
    /// Those of the findings.
    pub findings: &'a [Fingerprint],
    /// Those of what comments suppress.
    pub suppressed: &'a [Fingerprint],
}

/// What the formats for people are written on.
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
    /// How wide it draws characters of ambiguous width.
    pub ambiguous: Ambiguous,
}

/// How what is written looks, in those formats that know several looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// What the formats for people are written on.
    pub screen: Screen,
    /// How CSV begins.
    pub mark: Mark,
    /// What of requirements SARIF tells.
    pub assessment: Assessment,
    /// Whether JSON counts findings by their rules.
    pub counts: Counts,
    /// Whether formats for people tell what is suppressed.
    pub set_aside: SetAside,
}

/// Whether findings that comments or the baseline set aside are told to people. Formats for programs have them in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetAside {
    /// Their number.
    Counted,
    /// Each.
    Told,
}

/// Whether findings are counted by their rules, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// By weight alone.
    Totals,
    /// By rule, too.
    ByRule,
}

/// What of requirements is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assessment {
    /// What is found of them.
    Findings,
    /// What is in order too.
    All,
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

impl<'a> Report<'a> {
    /// Findings and nothing else.
    pub fn of_findings(sources: &'a Sources, as_of: Date, lang: Lang, findings: &'a [Diagnostic]) -> Self {
        let (fingerprints, summary, besides) = (Fingerprints::default(), Summary::default(), Besides::default());
        Self { sources, as_of, lang, findings, suppressed: &[], fingerprints, policies: &[], summary, besides }
    }

    /// Writes the report in a format. The screen matters to the formats for people only.
    pub fn write(&self, format: Format, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
        let (assessment, set_aside) = (Assessment::Findings, SetAside::Counted);
        let mut writer = format.writer(Look { screen, mark: Mark::None, assessment, counts: Counts::Totals, set_aside });
        writer.part(self, out)?;
        writer.end(&Ending { summary: self.summary, as_of: self.as_of, lang: self.lang }, out)
    }

    /// Writes each finding in its order, made by as many threads as there are.
    fn each(
        &self,
        out: &mut dyn Write,
        write: impl Fn(&Diagnostic, Option<&Fingerprint>, &mut Vec<u8>) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        let portions: Vec<(usize, &[Diagnostic])> = self.findings.chunks(FINDINGS).enumerate().collect();
        let written = portions.into_par_iter().map(|(number, findings)| {
            let mut made = Vec::new();
            for (at, finding) in findings.iter().enumerate() {
                write(finding, self.fingerprints.findings.get(number * FINDINGS + at), &mut made)?;
            }
            Ok(made)
        });
        written.collect::<io::Result<Vec<Vec<u8>>>>()?.iter().try_for_each(|made| out.write_all(made))
    }

    /// Line and column in bytes, from 1.
    fn position_in_bytes(&self, span: Span, offset: u32) -> Position {
        self.sources.file(span.file).map_or(Position { line: 1, column: 1 }, |file| file.lines().position_bytes(&file.text, offset))
    }

    /// Line and column in UTF-16 code units, from 1.
    fn position_in_utf16(&self, span: Span, offset: u32) -> Position {
        self.sources.file(span.file).map_or(Position { line: 1, column: 1 }, |file| file.lines().position_utf16(&file.text, offset))
    }

    fn position(&self, span: Span) -> Position {
        self.position_at(span, span.start)
    }

    fn position_at(&self, span: Span, offset: u32) -> Position {
        self.sources.file(span.file).map_or(Position { line: 1, column: 1 }, |file| file.lines().position(&file.text, offset))
    }
}
