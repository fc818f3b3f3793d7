//! Markdown: totals by volume and chapter, then a table of requirements for each chapter.

use std::io::{self, Write};

use super::words::{self, say};
use super::{Against, CoverageReport};
use crate::answer::assessed::{Assessed, OfStandard, Row, Sum};
use crate::diagnostic::Lang;
use crate::markup::markdown::{cell, code};
use crate::report::diff::words as turned;

pub(super) fn write(report: &CoverageReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", report.dated(say(report.lang, "遵守事項への対応", "Coverage of requirements")))?;
    for fallen in report.told_fallen() {
        writeln!(out, "\n> {}", cell(&fallen))?;
    }
    if let Some(Against { revision, .. }) = report.against {
        write_against(report, revision, out)?;
    }
    for policy in report.policies {
        write_policy(report, policy, out)?;
    }
    Ok(())
}

fn write_against(report: &CoverageReport<'_>, revision: &str, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    writeln!(out, "\n{}", cell(&words::against(report, revision)))?;
    let turns = words::turns(report);
    if turns.is_empty() {
        return Ok(());
    }
    let heads = [("区分", ""), ("規程", "policy"), ("遵守事項", "requirement"), ("変化", "change")].map(|(ja, en)| say(lang, ja, en));
    writeln!(out)?;
    head(&heads, out)?;
    for (path, turn) in turns {
        let cells = [
            turned::way(turn.way, lang).to_owned(),
            code(path),
            cell(&turned::requirement(turn, lang)),
            cell(&turned::outcomes(turn, lang)),
        ];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn write_policy(report: &CoverageReport<'_>, policy: &Assessed, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    writeln!(out, "\n## {}\n\n{}", cell(&report.title(policy)), code(&report.path(policy)))?;
    if policy.standards.is_empty() {
        writeln!(out, "\n{}", say(lang, "判定の基準がありません。", "There is no standard to judge it by."))?;
    }
    policy.standards.iter().try_for_each(|standard| write_standard(report, standard, out))
}

fn write_standard(report: &CoverageReport<'_>, standard: &OfStandard, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    writeln!(out, "\n### {} {}\n", cell(&standard.id), cell(standard.title.get(lang)))?;
    let heads = [("範囲", "area"), ("充足", "covered"), ("内訳", "outcomes")].map(|(ja, en)| say(lang, ja, en));
    head(&heads, out)?;
    let mut total = |name: &str, sum: Sum| {
        writeln!(out, "| {} | {} | {} |", cell(name), cell(&words::share(sum, lang)), cell(&words::outcomes(sum, lang)))
    };
    total(say(lang, "全体", "all"), standard.sum())?;
    for volume in &standard.volumes {
        let incomplete = if volume.is_whole { String::new() } else { format!(" — {}", words::incomplete(lang)) };
        total(&format!("{}{incomplete}", volume.title.get(lang)), standard.sum_of(volume))?;
    }
    for chapter in standard.chapters() {
        total(&words::chapter(&chapter, lang), chapter.sum())?;
    }
    for chapter in standard.chapters() {
        writeln!(out, "\n#### {}\n", cell(&words::chapter(&chapter, lang)))?;
        let heads = [("遵守事項", "requirement"), ("判定", "outcome"), ("対応する条", "article"), ("備考", "remarks")];
        head(&heads.map(|(ja, en)| say(lang, ja, en)), out)?;
        for row in chapter.rows {
            writeln!(out, "| {} |", cells(row, lang).join(" | "))?;
        }
    }
    Ok(())
}

fn head(heads: &[&str], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()))
}

fn cells(row: &Row, lang: Lang) -> [String; 4] {
    let joined = |texts: Vec<String>| texts.join("<br>");
    let evidence =
        row.evidence.iter().map(|evidence| format!("{} {}", cell(&words::article(evidence, lang)), code(&words::place(evidence))));
    let certainty = words::certainty(row, lang).into_iter().map(|said| cell(&said));
    let remarks = words::remarks(row, lang).into_iter().map(|(head, text)| format!("{head}: {}", cell(&text)));
    [
        cell(&words::requirement(row, lang)),
        cell(row.outcome.text().get(lang)),
        joined(evidence.collect()),
        joined(certainty.chain(remarks).collect()),
    ]
}
