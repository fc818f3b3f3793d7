//! `path:line:column: severity[rule]: message`, one line a finding; what editors' error formats read.
//! The column counts Unicode scalar values from 1. Nothing is written where nothing was found. The first reason follows the message
//! where both fit on a line that is still read: an editor shows nothing else.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::Report;
use crate::diagnostic::{Brief, Diagnostic, Lang, Text};
use crate::text::harmless;

/// Columns of message and reason together that are still read in an editor's list.
const FITTING: usize = 240;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let at = report.position(finding.span);
        writeln!(
            out,
            "{}:{}:{}: {}[{}]: {}",
            in_one_line(report.sources.path(finding.span.file)),
            at.line,
            at.column,
            finding.severity.name(),
            finding.rule.name,
            on_one_line(&told(finding, report.lang)),
        )?;
    }
    Ok(())
}

/// The message, with the first reason where it fits in both languages: neither says less than the other.
fn told(finding: &Diagnostic, lang: Lang) -> String {
    let Brief { message, reason } = finding.brief();
    let told = |reason: &Text, lang| match lang {
        Lang::Ja => format!("{}：{}", message.get(lang), reason.get(lang)),
        Lang::En => format!("{}: {}", message.get(lang), reason.get(lang)),
    };
    let fits = |reason: &Text| [Lang::Ja, Lang::En].into_iter().all(|lang| told(reason, lang).width() <= FITTING);
    reason.filter(|reason| fits(reason)).map_or_else(|| message.get(lang).to_owned(), |reason| told(&reason, lang))
}

/// A path as a line shows it: what ends a line in it is shown as a sign.
fn in_one_line(path: &str) -> String {
    path.chars().map(harmless).collect()
}

/// A line break in a message would be read as another finding.
fn on_one_line(message: &str) -> String {
    message.split(['\r', '\n']).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}
