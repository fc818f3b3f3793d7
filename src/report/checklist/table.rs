//! For people at a terminal: section by section, an item a paragraph.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use super::{ChecklistReport, words};
use crate::answer::day;
use crate::answer::sheet::{Row, Sheet};
use crate::diagnostic::Lang;
use crate::report::coverage::words::{article, place, say};
use crate::report::page::fill;

pub(super) fn write(report: &ChecklistReport<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    let heading = words::heading(report);
    let heading = report.day().map_or_else(|| heading.clone(), |of_all| day::as_of(&heading, of_all, lang));
    writeln!(out, "{}", fill(&heading, width, "", ""))?;
    writeln!(out, "{}", fill(report.note.get(lang), width, "  ", "  "))?;
    for subject in report.subjects {
        writeln!(out, "{}", fill(subject.get(lang), width, "  - ", "    "))?;
    }
    report.sheets.iter().try_for_each(|sheet| write_sheet(report, sheet, width, out))
}

fn write_sheet(report: &ChecklistReport<'_>, sheet: &Sheet, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    let whose = format!("{}  {}  {}", report.sources.shown(sheet.file), report.title(sheet), words::filler(&sheet.of, lang));
    writeln!(out, "\n{}", fill(&whose, width, "", "  "))?;
    writeln!(out, "{}", fill(&words::totals(sheet, lang), width, "  ", "  "))?;
    let numbers = sheet.rows.iter().map(|row| words::number(row, lang).width()).max().unwrap_or(0);
    for rows in sheet.rows.chunk_by(|one, other| one.section == other.section) {
        let section = rows.first().map_or("", |row| row.section.get(lang));
        writeln!(out, "\n  {section}")?;
        rows.iter().try_for_each(|row| write_row(row, lang, numbers, width, out))?;
    }
    Ok(())
}

fn write_row(row: &Row, lang: Lang, numbers: usize, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let number = words::number(row, lang);
    let first = format!("    {number}{:pad$}  ", "", pad = numbers - number.width().min(numbers));
    let rest = " ".repeat(first.width());
    let more = format!("{rest}  ");
    writeln!(out, "{}", fill(row.asks.get(lang), width, &first, &rest))?;
    let mut line = |head: &str, text: &str| writeln!(out, "{}", fill(&format!("{head}: {text}"), width, &rest, &more));
    let open = say(lang, "（要確認）", "(to be checked)");
    line(say(lang, "回答", "answer"), words::answer(row.answer, lang).unwrap_or(open))?;
    if let Some(laid_down) = row.laid_down {
        line(say(lang, "規程", "policy"), words::laid_down(laid_down, lang))?;
    }
    for evidence in &row.evidence {
        line(say(lang, "根拠", "article"), &format!("{}  {}", article(evidence, lang), place(evidence)))?;
    }
    for lack in &row.lacks {
        line(say(lang, "不足", "lacks"), lack.get(lang))?;
    }
    for requirement in &row.requirements {
        line(say(lang, "遵守事項", "rests on"), &words::requirement(requirement, lang))?;
    }
    row.remarks.iter().try_for_each(|remark| line(say(lang, "備考", "remark"), remark.get(lang)))
}
