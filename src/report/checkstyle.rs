//! Checkstyle's XML: an element for each file that something was found in, and in it one for each finding. Columns count Unicode scalar
//! values from 1.

use std::io::{self, Write};

use super::said::{brief, graded, on_one_line};
use super::{Ending, Report, Writer};
use crate::diagnostic::Diagnostic;
use crate::markup::xml::{DECLARATION, attribute};
use crate::text::FileId;

#[derive(Debug, Default)]
pub(super) struct Checkstyle {
    is_begun: bool,
    open: Option<FileId>,
}

impl Writer for Checkstyle {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        if !std::mem::replace(&mut self.is_begun, true) {
            writeln!(out, "{DECLARATION}\n<checkstyle version=\"4.3\">")?;
        }
        for findings in report.findings.chunk_by(|one, other| one.span.file == other.span.file) {
            let Some(file) = findings.first().map(|finding| finding.span.file) else { continue };
            if self.open != Some(file) {
                self.close(out)?;
                writeln!(out, "<file name=\"{}\">", attribute(&report.sources.shown(file)))?;
                self.open = Some(file);
            }
            Report { findings, ..*report }.each(out, |finding, _, out| error(report, finding, out))?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Ending, out: &mut dyn Write) -> io::Result<()> {
        self.close(out)?;
        writeln!(out, "</checkstyle>")
    }
}

impl Checkstyle {
    fn close(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.open.take().is_some() { writeln!(out, "</file>") } else { Ok(()) }
    }
}

fn error(report: &Report<'_>, finding: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let at = report.position(finding.span);
    writeln!(
        out,
        "<error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"kitei.{}\"/>",
        at.line,
        at.column,
        graded(finding.severity, ["error", "warning", "info"]),
        attribute(&on_one_line(&brief(finding, report.lang))),
        finding.rule.name.replace('/', "."),
    )
}
