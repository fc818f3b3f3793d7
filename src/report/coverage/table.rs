//! For people at a terminal: policy by policy and chapter by chapter, a requirement a paragraph.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use super::words::{self, say};
use super::{Against, CoverageReport};
use crate::answer::assessed::{Assessed, OfStandard, Row};
use crate::diagnostic::Lang;
use crate::report::diff::words as turned;
use crate::report::page::fill;

/// What stands before a requirement.
const INDENT: &str = "    ";

pub(super) fn write(report: &CoverageReport<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, policy) in report.policies.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_policy(report, policy, width, out)?;
    }
    if let Some(Against { revision, .. }) = report.against {
        writeln!(out, "\n{}", fill(&words::against(report, revision), width, "", ""))?;
        for (path, turn) in words::turns(report) {
            let (way, requirement) = (turned::way(turn.way, report.lang), turned::requirement(turn, report.lang));
            let text = format!("{way}  {path} {requirement}: {}", turned::outcomes(turn, report.lang));
            writeln!(out, "{}", fill(&text, width, "  ", INDENT))?;
        }
    }
    match (report.day(), report.lang) {
        (Some(day), Lang::Ja) => writeln!(out, "\n（{day}現在）"),
        (Some(day), Lang::En) => writeln!(out, "\n(as of {day})"),
        (None, _) => Ok(()),
    }
}

fn write_policy(report: &CoverageReport<'_>, policy: &Assessed, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    writeln!(out, "{}", fill(&format!("{}  {}", report.path(policy), report.title(policy)), width, "", ""))?;
    if policy.standards.is_empty() {
        writeln!(out, "  {}", say(lang, "判定の基準がありません", "no standard to judge it by"))?;
    }
    for standard in &policy.standards {
        writeln!(out, "{}", fill(&format!("{}  {}", standard.id, standard.title.get(lang)), width, "", ""))?;
        write_standard(report, standard, width, out)?;
    }
    Ok(())
}

fn write_standard(report: &CoverageReport<'_>, standard: &OfStandard, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    writeln!(out, "{}", fill(&words::totals(standard.sum(), lang), width, "  ", "    "))?;
    for volume in &standard.volumes {
        let sum = standard.sum_of(volume);
        let incomplete = if volume.is_whole { String::new() } else { format!(" — {}", words::incomplete(lang)) };
        let text = format!("{}  {}{incomplete}", volume.title.get(lang), words::totals(sum, lang));
        writeln!(out, "{}", fill(&text, width, "  ", "    "))?;
    }
    for chapter in standard.chapters() {
        let text = format!("{}  {}", words::chapter(&chapter, lang), words::totals(chapter.sum(), lang));
        writeln!(out, "\n{}", fill(&text, width, "  ", "    "))?;
        let column = chapter.rows.iter().map(|row| row.outcome.head(lang).width()).max().unwrap_or(0);
        for row in chapter.rows {
            write_row(report, row, column, width, out)?;
        }
    }
    Ok(())
}

fn write_row(report: &CoverageReport<'_>, row: &Row, column: usize, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    let outcome = row.outcome.head(lang);
    let first = format!("{INDENT}{outcome}{:pad$}  ", "", pad = column - outcome.width().min(column));
    let rest = " ".repeat(first.width());
    let named = [vec![words::requirement(row, lang)], words::certainty(row, lang)].concat().join("  ");
    writeln!(out, "{}", fill(&named, width, &first, &rest))?;
    for evidence in &row.evidence {
        let text = format!("{}  {}", words::article(evidence, lang), words::place(evidence));
        writeln!(out, "{}", fill(&text, width, &rest, &rest))?;
    }
    for (head, text) in words::remarks(row, lang) {
        writeln!(out, "{}", fill(&format!("{head}: {text}"), width, &rest, &format!("{rest}  ")))?;
    }
    Ok(())
}
