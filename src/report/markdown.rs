//! A comment on a pull request, or the summary of a job: a heading with the totals, then a table with the gravest findings first. Forges
//! cut or refuse what is too long: the table ends before that, and says how much is left out.

use std::io::{self, Write};

use super::coverage::counts::{name, parts};
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
        if self.extent == Extent::Full && !report.policies.is_empty() {
            let heads = [("規程", "policy"), ("充足", "covered"), ("内訳", "outcomes")].map(|(ja, en)| say(lang, ja, en));
            text += &head(&heads);
            let rows = report.policies.iter().map(|policy| of_policy(report, policy));
            // Findings are what a comment is read for: most of it is theirs.
            text += &fitting(rows, report.policies.len(), self.limit / 4, |count| policies_left_out(count, lang));
        }
        if !report.findings.is_empty() {
            let mut findings: Vec<&Diagnostic> = report.findings.iter().collect();
            // Of one weight, they keep the order of the run.
            findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            let heads = [("重大度", "severity"), ("場所", "place"), ("指摘", "finding"), ("規則", "rule")];
            text += &head(&heads.map(|(ja, en)| say(lang, ja, en)));
            let rows = findings.iter().map(|finding| row(report, finding));
            text += &fitting(rows, findings.len(), self.limit.saturating_sub(text.len()), |count| left_out(count, lang));
        }
        out.write_all(text.as_bytes())
    }
}

/// What writes the summary of a step.
pub(crate) fn summary(extent: Extent) -> impl Writer {
    Markdown { extent, limit: SUMMARY }
}

/// As many rows as there is room for, and how many are left out.
fn fitting(rows: impl Iterator<Item = String>, count: usize, room: usize, left_out: impl Fn(usize) -> String) -> String {
    let mut told = String::new();
    for (at, row) in rows.enumerate() {
        let more = left_out(count - at);
        if told.len() + row.len() + more.len() > room {
            return told + &more;
        }
        told += &row;
    }
    told
}

fn row(report: &Report<'_>, finding: &Diagnostic) -> String {
    let place = format!("{}:{}", fit_on_a_line(&report.sources.shown(finding.span.file)), report.position(finding.span).line);
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

fn policies_left_out(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("\nほかに{count}件の規程があります。すべては `kitei coverage` で表示します。\n"),
        Lang::En => format!("\n{} not shown here; `kitei coverage` shows all.\n", counted(count, "policy more is", "policies more are")),
    }
}

/// How many requirements of a policy are covered, and what came of the others.
fn of_policy(report: &Report<'_>, policy: &PolicyCounts) -> String {
    let counts = policy.counts;
    let (outcomes, _) = parts(counts, report.lang);
    let outcomes = outcomes.join(say(report.lang, "、", ", "));
    let (met, asked) = (counts.of_those(Outcome::is_covered), counts.of_those(Outcome::is_asked));
    format!("| {} | {met}/{asked} | {} |\n", code(&fit_on_a_line(&name(report, policy))), cell(&outcomes))
}

fn head(heads: &[&str]) -> String {
    format!("\n| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()))
}
