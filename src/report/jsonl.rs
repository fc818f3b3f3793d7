//! One JSON object a line for each finding, as in `diagnostics` of the JSON document; nothing is written where nothing was found.
//! A reader can begin before the run has ended.

use std::io::{self, Write};

use super::Report;
use super::json::Finding;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        serde_json::to_writer(&mut *out, &Finding::new(report, finding))?;
        writeln!(out)?;
    }
    Ok(())
}
