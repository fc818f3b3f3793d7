//! `path:line:column: severity[rule]: message`, one line a finding; what editors' error formats read.
//! The column counts Unicode scalar values from 1. Nothing is written where nothing was found. The first reason follows the message
//! where both fit on a line that is still read: an editor shows nothing else.

use std::io::{self, Write};

use super::Report;
use crate::diagnostic::{Brief, Diagnostic, Lang};

/// Characters of message and reason together that an editor's list shows.
const FITTING: usize = 160;

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
            on_one_line(&told(finding, report.lang)),
        )?;
    }
    Ok(())
}

/// The message, with the first reason where it fits.
fn told(finding: &Diagnostic, lang: Lang) -> String {
    let Brief { message, reason } = finding.brief();
    let message = message.get(lang);
    let colon = match lang {
        Lang::Ja => "：",
        Lang::En => ": ",
    };
    let with_reason = reason.map(|reason| format!("{message}{colon}{}", reason.get(lang)));
    with_reason.filter(|told| told.chars().count() <= FITTING).unwrap_or_else(|| message.to_owned())
}

/// A line break in a message would be read as another finding.
fn on_one_line(message: &str) -> String {
    message.split(['\r', '\n']).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}
