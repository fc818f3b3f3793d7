//! One JSON object a line for each finding, as in `diagnostics` of the JSON document, and a last one with its `summary`.
//! A reader can begin before the run has ended, and knows by the last line that it was told all.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{Finding, Sums};
use super::{Ending, Report, Writer};

#[derive(Debug)]
pub(super) struct Jsonl;

impl Writer for Jsonl {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        report.each(out, |finding, fingerprint, out| {
            serde_json::to_writer(&mut *out, &Finding::new(report, finding, &finding.told(), fingerprint))?;
            writeln!(out)
        })
    }

    /// The line that ends what is told.
    fn end(&mut self, end: &Ending, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &Last { summary: Sums::new(&end.summary) })?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Last {
    summary: Sums,
}
