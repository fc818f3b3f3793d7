//! `path:line:column: severity[rule]: message`, one line a finding; what editors' error formats read.
//! The column counts Unicode scalar values from 1. Nothing is written where nothing was found. The first reason follows the message
//! where both fit on a line that is still read: an editor shows nothing else.

use std::io::{self, Write};

use super::said::{brief, on_one_line};
use super::{Report, SetAside, Writer, set_aside};
use crate::text::fit_on_a_line;

#[derive(Debug)]
pub(super) struct Concise(pub(super) SetAside);

impl Writer for Concise {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        report.each(out, |finding, _, out| {
            let at = report.position(finding.span);
            writeln!(
                out,
                "{}:{}:{}: {}[{}]: {}",
                fit_on_a_line(&report.sources.shown(finding.span.file)),
                at.line,
                at.column,
                finding.severity.name(),
                finding.rule.name,
                on_one_line(&brief(finding, report.lang)),
            )
        })?;
        set_aside::lines(report, self.0).try_for_each(|line| writeln!(out, "{line}"))
    }
}
