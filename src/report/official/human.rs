//! For people at a terminal: what was read, then item by item, then one line of totals.

use std::io::{self, Write};

use super::{OfficialReport, words};
use crate::answer::official::{Document, Row, Unread, Verdict};
use crate::diagnostic::{Lang, Text};
use crate::report::page::fill;
use crate::text::harmless;

/// How much of a sentence is shown, in characters.
const SHOWN: usize = 60;

pub(super) fn write(report: &OfficialReport<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let (official, lang) = (report.official, report.lang);
    for document in &official.documents {
        writeln!(out, "{}", cut(read(document).get(lang), width, "", "  "))?;
        for unread in &document.unread {
            writeln!(out, "{}", cut(unreadable(unread).get(lang), width, "  ", "    "))?;
        }
        for remark in &document.remarks {
            writeln!(out, "{}", cut(remark.get(lang), width, "  ", "    "))?;
        }
    }
    let mut volume: Option<&Text> = None;
    for row in &official.rows {
        if volume != Some(&row.volume) {
            writeln!(out, "\n{}", cut(row.volume.get(lang), width, "", "  "))?;
            volume = Some(&row.volume);
        }
        writeln!(out, "{}", cut(&line(row, lang), width, "  ", "    "))?;
        for remark in &row.remarks {
            writeln!(out, "{}", cut(remark.get(lang), width, "    ", "    "))?;
        }
    }
    writeln!(out, "\n{}", cut(&totals(report), width, "", "  "))
}

fn cut(text: &str, width: usize, first: &str, rest: &str) -> String {
    // One line, whatever line ends stand in it.
    fill(&text.chars().map(harmless).collect::<String>(), width, first, rest)
}

fn read(document: &Document) -> Text {
    let path = &document.path;
    match &document.volume {
        Some(volume) => Text::new(
            format!("{path}：{}、{}頁、遵守事項{}項目", volume.ja, document.pages, document.items),
            format!("{path}: {}, {} pages, {} items", volume.en, document.pages, document.items),
        ),
        None => Text::new(format!("{path}：読めませんでした"), format!("{path}: could not be read")),
    }
}

fn unreadable(unread: &Unread) -> Text {
    match unread.page {
        Some(page) => Text::new(format!("{page}頁：{}", unread.why.ja), format!("page {page}: {}", unread.why.en)),
        None => unread.why.clone(),
    }
}

fn line(row: &Row, lang: Lang) -> String {
    let verdict = words::verdict(row.verdict);
    let ours = row.ours.as_ref().map(|ours| format!("{} {}", ours.number.get(lang), ours.title.get(lang)));
    let theirs = row.theirs.as_ref().map(|theirs| {
        let page = match lang {
            Lang::Ja => format!("（{}頁）", theirs.page),
            Lang::En => format!(" (page {})", theirs.page),
        };
        (theirs.number.get(lang).to_owned(), page, shown(&theirs.text))
    });
    let what = match (ours, theirs) {
        (Some(ours), Some((number, page, _))) if row.verdict == Verdict::Renumbered => format!("{ours} → {number}{page}"),
        (Some(ours), Some((_, page, _))) => format!("{ours}{page}"),
        (Some(ours), None) => ours,
        (None, Some((number, page, text))) => format!("{number} {text}{page}"),
        (None, None) => String::new(),
    };
    format!("{}  {what}", verdict.get(lang))
}

/// How a sentence begins.
fn shown(text: &str) -> String {
    let line: String = text.chars().map(|letter| if letter == '\n' { ' ' } else { letter }).collect();
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}

fn totals(report: &OfficialReport<'_>) -> String {
    let (official, lang) = (report.official, report.lang);
    let comma = match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    };
    let counts = Verdict::ALL.into_iter().map(|verdict| (verdict, official.count(verdict))).filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(verdict, count)| format!("{} {count}", words::verdict(verdict).get(lang))).collect();
    let left: Vec<&str> = official.left.iter().map(|volume| volume.get(lang)).collect();
    let left = match (left.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Ja) => format!("。読んでいない編：{}", left.join("、")),
        (false, Lang::En) => format!("; volumes that were not read: {}", left.join(", ")),
    };
    let title = official.title.get(lang);
    match lang {
        Lang::Ja => format!("{title}（{}）：{}{left}", official.standard, counts.join(comma)),
        Lang::En => format!("{title} ({}): {}{left}", official.standard, counts.join(comma)),
    }
}
