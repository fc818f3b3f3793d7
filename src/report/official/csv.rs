//! A worksheet for corrections: a line for each item with what the standard says in its own words, and empty columns for what is right.
//! The sentences of the official text are not in it, so that it can be sent to those who keep the standard.

use std::io::{self, Write};

use super::{OfficialReport, words};
use crate::answer::official::{Ours, Row};
use crate::diagnostic::{Lang, Text};
use crate::markup::csv::line;

pub(super) fn write(report: &OfficialReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = report.lang;
    write!(out, "{}", report.mark.text())?;
    write!(out, "{}", line(headings().each_ref().map(|heading| heading.get(lang))))?;
    for row in &report.official.rows {
        write!(out, "{}", line(cells(row, lang)))?;
    }
    Ok(())
}

const COLUMNS: usize = 12;

fn headings() -> [Text; COLUMNS] {
    [
        Text::new("判定", "verdict"),
        Text::new("編", "volume"),
        Text::new("章節", "section"),
        Text::new("組み込みの番号", "number in the standard"),
        Text::new("短い番号", "short number"),
        Text::new("題", "title"),
        Text::new("本文の状態", "state of the text"),
        Text::new("本文の番号", "number in the text"),
        Text::new("頁", "page"),
        Text::new("見るべき点", "what to look at"),
        Text::new("正しい番号", "right number"),
        Text::new("訂正（自分の言葉で）", "correction (in your own words)"),
    ]
}

fn cells(row: &Row, lang: Lang) -> [String; COLUMNS] {
    let ours = |of: fn(&Ours) -> &Text| row.ours.as_ref().map_or_else(String::new, |ours| of(ours).get(lang).to_owned());
    let remarks: Vec<&str> = row.remarks.iter().map(|remark| remark.get(lang)).collect();
    [
        words::verdict(row.verdict).get(lang).to_owned(),
        row.volume.get(lang).to_owned(),
        row.section.clone(),
        ours(|ours| &ours.number),
        row.ours.as_ref().map_or_else(String::new, |ours| ours.short.clone()),
        ours(|ours| &ours.title),
        ours(|ours| &ours.state),
        row.theirs.as_ref().map_or_else(String::new, |theirs| theirs.number.get(lang).to_owned()),
        row.theirs.as_ref().map_or_else(String::new, |theirs| theirs.page.to_string()),
        remarks.join(" / "),
        String::new(),
        String::new(),
    ]
}
