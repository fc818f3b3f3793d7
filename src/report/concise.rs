//! `path:line:column: severity[rule]: message`, one line a finding; what editors' error formats read.
//! The column counts Unicode scalar values from 1. Nothing is written where nothing was found.

use std::io::{self, Write};

use super::Report;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let at = report.position(finding.span);
        writeln!(
            out,
            "{}:{}:{}: {}[{}]: {}",
            report.sources.path(finding.span.file),
            at.line,
            at.column,
            finding.severity.name(),
            finding.rule.name,
            on_one_line(finding.message.get(report.lang)),
        )?;
    }
    Ok(())
}

/// A line break in a message would be read as another finding.
fn on_one_line(message: &str) -> String {
    message.split(['\r', '\n']).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}
