//! A comment on a pull request, or the summary of a job: a heading with the totals, then a table with the gravest findings first. Forges
//! cut or refuse what is too long: the table ends before that, and says how much is left out.

use std::io::{self, Write};

use super::said::{brief, counted, on_one_line, say, totals};
use super::{Extent, Report, Writer};
use crate::answer::{Outcome, PolicyCounts};
use crate::diagnostic::{Diagnostic, Lang};
use crate::markup::markdown::{cell, code};
use crate::text::fit_on_a_line;

/// Bytes of a comment on GitHub, with room for what somebody puts around it.
pub(super) const COMMENT: usize = 60_000;
/// The same of the summary of a step.
const SUMMARY: usize = 1_000_000;

#[derive(Debug)]
pub(super) struct Markdown {
    pub(super) extent: Extent,
    /// Bytes that are written at most.
    pub(super) limit: usize,
}

impl Writer for Markdown {
    fn part(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let lang = report.lang;
        let mut text = format!("## kitei\n\n{}\n", cell(&totals(&report.summary, report.as_of, lang)));
        if self.extent == Extent::Full {
            text += &requirements(report);
        }
        if !report.findings.is_empty() {
            let heads = [("重大度", "severity"), ("場所", "place"), ("指摘", "finding"), ("規則", "rule")];
            text += &format!("\n{}", head(&heads.map(|(ja, en)| say(lang, ja, en))));
            text += &self.rows(report, text.len());
        }
        out.write_all(text.as_bytes())
    }
}

/// What writes the summary of a step.
pub(crate) fn summary(extent: Extent) -> impl Writer {
    Markdown { extent, limit: SUMMARY }
}

impl Markdown {
    /// A row for each finding, as long as there is room for them.
    fn rows(&self, report: &Report<'_>, written: usize) -> String {
        let mut findings: Vec<&Diagnostic> = report.findings.iter().collect();
        // Of one weight, they keep the order of the run.
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let mut rows = String::new();
        for (told, finding) in findings.iter().enumerate() {
            let row = row(report, finding);
            let more = left_out(findings.len() - told, report.lang);
            if written + rows.len() + row.len() + more.len() > self.limit {
                return rows + &more;
            }
            rows += &row;
        }
        rows
    }
}

fn row(report: &Report<'_>, finding: &Diagnostic) -> String {
    let place = format!("{}:{}", fit_on_a_line(report.sources.path(finding.span.file)), report.position(finding.span).line);
    let message = cell(&on_one_line(&brief(finding, report.lang)));
    format!("| {} | {} | {message} | {} |\n", finding.severity.word(report.lang), code(&place), code(finding.rule.name))
}

fn left_out(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("\nほかに{count}件の指摘があります。すべては `kitei check` で表示します。\n"),
        Lang::En => {
            let more = counted(count, "finding more is", "findings more are");
            format!("\n{more} not shown here; `kitei check` shows all.\n")
        }
    }
}

/// How many requirements of each policy are covered, and what came of the others; none where there are none.
fn requirements(report: &Report<'_>) -> String {
    let lang = report.lang;
    if report.policies.is_empty() {
        return String::new();
    }
    let heads = [("規程", "policy"), ("充足", "covered"), ("内訳", "outcomes")].map(|(ja, en)| say(lang, ja, en));
    let rows: Vec<String> = report.policies.iter().map(|policy| of_policy(report, policy)).collect();
    format!("\n{}{}", head(&heads), rows.concat())
}

fn of_policy(report: &Report<'_>, PolicyCounts { file, facility, counts }: &PolicyCounts) -> String {
    let lang = report.lang;
    let facility = facility.as_ref().map(|name| cell(&format!(" ({})", fit_on_a_line(name)))).unwrap_or_default();
    let sum =
        |which: fn(Outcome) -> bool| Outcome::ALL.into_iter().filter(|outcome| which(*outcome)).map(|outcome| counts.of(outcome)).sum();
    let (asked, met): (u32, u32) = (sum(Outcome::is_asked), sum(Outcome::is_covered));
    let (outcomes, _) = super::coverage::counts::parts(*counts, lang);
    let path = code(&fit_on_a_line(report.sources.path(*file)));
    format!("| {path}{facility} | {met}/{asked} | {} |\n", cell(&outcomes.join(say(lang, "、", ", "))))
}

fn head(heads: &[&str]) -> String {
    format!("| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()))
}
