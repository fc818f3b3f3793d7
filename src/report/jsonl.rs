//! One JSON object a line for each finding, as in `diagnostics` of the JSON document; nothing is written where nothing was found.
//! A reader can begin before the run has ended.

use std::io::{self, Write};

use super::Report;
use super::json::Finding;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (index, finding) in report.findings.iter().enumerate() {
        serde_json::to_writer(&mut *out, &Finding::new(report, finding, &finding.told(), report.fingerprints.findings.get(index)))?;
        writeln!(out)?;
    }
    Ok(())
}
