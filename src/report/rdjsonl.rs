//! What reviewdog reads: a diagnostic of `rdjson.rs` on each line.

use std::io::{self, Write};

use super::{Report, Writer, rdjson};

#[derive(Debug)]
pub(super) struct Rdjsonl;

impl Writer for Rdjsonl {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        report.each(out, |finding, _, out| {
            rdjson::write(report, finding, out)?;
            writeln!(out)
        })
    }
}
