//! One JSON object a line for each finding, as in `diagnostics` of the JSON document, and a last one with its `summary`.
//! A reader can begin before the run has ended, and knows by the last line that it was told all.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use super::json::{Finding, Sums};
use crate::answer::Summary;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (index, finding) in report.findings.iter().enumerate() {
        serde_json::to_writer(&mut *out, &Finding::new(report, finding, &finding.told(), report.fingerprints.findings.get(index)))?;
        writeln!(out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Last {
    summary: Sums,
}

/// The line that ends what is told.
pub(super) fn last_line(summary: &Summary) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(&Last { summary: Sums::new(summary) })?;
    line.push(b'\n');
    Ok(line)
}
