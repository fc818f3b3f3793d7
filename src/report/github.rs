//! For the log of GitHub Actions: what people read, and after it commands by which GitHub shows findings beside the lines that they speak
//! of. GitHub takes so many of a weight from a step and drops the rest unsaid: the gravest come first, and a notice says how many are only
//! in the log. Columns are told where a finding lies on one line; they count Unicode scalar values from 1.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::human::Human;
use super::said::{counted, graded, in_full, totals};
use super::{Colour, Report, Screen, SetAside, Writer};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::text::{fit_on_a_line, harmless, unheard};

/// Annotations of one weight that GitHub takes from a step.
const MOST: usize = 10;

#[derive(Debug)]
pub(super) struct Github(pub(super) Screen);

impl Writer for Github {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut read = Vec::new();
        Human { screen: self.0, set_aside: SetAside::Counted }.part(report, &mut read)?;
        for line in String::from_utf8_lossy(&read).lines() {
            let line = if self.0.colour == Colour::Plain { fit_on_a_line(line) } else { line.to_owned() };
            writeln!(out, "{}", unheard(&line))?;
        }
        let mut shown = 0;
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            // One notice is kept for the totals.
            let most = if severity == Severity::Info { MOST - 1 } else { MOST };
            for finding in report.findings.iter().filter(|finding| finding.severity == severity).take(most) {
                writeln!(out, "{}", annotation(report, finding))?;
                shown += 1;
            }
        }
        writeln!(out, "::notice title=kitei::{}", data(&told(report, shown)))
    }
}

/// The totals, and how many findings are no annotations.
fn told(report: &Report<'_>, shown: usize) -> String {
    let totals = totals(&report.summary, report.as_of, report.lang);
    let hidden = report.findings.len() - shown;
    match (hidden, report.lang) {
        (0, _) => totals,
        (_, Lang::Ja) => format!("{totals}。ほかに{hidden}件の指摘は、GitHubの上限のため注釈にせず、ログにだけ表示しています"),
        (_, Lang::En) => {
            let more = counted(hidden, "finding is", "findings are");
            format!("{totals}; {more} in the log only, since GitHub takes {MOST} annotations of a weight from a step")
        }
    }
}

fn annotation(report: &Report<'_>, finding: &Diagnostic) -> String {
    let (start, end) = (report.position(finding.span), report.position_at(finding.span, finding.span.end));
    let path = report.sources.from_top(finding.span.file);
    let mut command = format!("::{} file={}", graded(finding.severity, ["error", "warning", "notice"]), property(&path));
    let _ = write!(command, ",line={},endLine={}", start.line, end.line);
    if start.line == end.line {
        let _ = write!(command, ",col={},endColumn={}", start.column, end.column);
    }
    // The log shows nothing but the message.
    let message = format!("{path}:{}:{}: {}: {}", start.line, start.column, finding.rule.name, in_full(&finding.words(), report.lang));
    let _ = write!(command, ",title={}::{}", property(finding.rule.name), data(&message));
    command
}

/// What stands behind the second `::`.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            other => escaped.push(harmless(other)),
        }
    }
    // An older form of command is looked for within a line too.
    unheard(&escaped).into_owned()
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
