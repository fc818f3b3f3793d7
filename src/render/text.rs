//! Plain text, laid out as policies are: the title of an article above it, the first paragraph behind its number, items below.

use std::fmt::Write as _;

use super::instrument::{Article, Block, Instrument, Item, Paragraph, Printed, Table};
use crate::diagnostic::Lang;

pub(super) fn write(printed: &Printed) -> String {
    let documents: Vec<String> = printed.documents.iter().map(|document| instrument(document, printed.lang)).collect();
    documents.join("\n\n")
}

fn instrument(document: &Instrument, lang: Lang) -> String {
    let mut out = format!("{}\n", document.title);
    for line in &document.about {
        let _ = writeln!(out, "{line}");
    }
    for block in &document.blocks {
        match block {
            Block::Division { level, heading, .. } => {
                let _ = write!(out, "\n{}{heading}\n", indent(*level, lang));
            }
            Block::Article(article) => write_article(&mut out, article, lang),
            Block::Supplement(article) => {
                let _ = writeln!(out, "\n{}{}", indent(1, lang), article.heading(lang));
                write_paragraphs(&mut out, article, lang, "");
            }
            Block::Table(table) => write_table(&mut out, table, lang),
        }
    }
    out
}

/// A line for each row, a bar between its cells.
fn write_table(out: &mut String, table: &Table, lang: Lang) {
    let _ = writeln!(out, "\n{}", table.heading);
    let between = if lang == Lang::Ja { "｜" } else { " | " };
    let heads = Some(&table.columns).filter(|columns| !columns.is_empty());
    for row in heads.into_iter().chain(&table.rows) {
        let _ = writeln!(out, "{}", row.join(between).trim_end());
    }
    for paragraph in &table.paragraphs {
        let _ = writeln!(out, "{}", paragraph.text);
        write_items(out, paragraph, lang);
    }
}

fn write_article(out: &mut String, article: &Article, lang: Lang) {
    out.push('\n');
    if article.is_deleted || lang == Lang::En || !article.number.contains('条') {
        let _ = writeln!(out, "{}", article.heading(lang));
        write_paragraphs(out, article, lang, "");
        return;
    }
    if let Some(title) = &article.title {
        let _ = writeln!(out, "（{title}）");
    }
    write_paragraphs(out, article, lang, &format!("{}　", article.number));
}

/// The paragraphs, the first behind `before`.
fn write_paragraphs(out: &mut String, article: &Article, lang: Lang, before: &str) {
    if article.paragraphs.is_empty() && !before.is_empty() {
        let _ = writeln!(out, "{}", before.trim_end());
    }
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let number = article.paragraph_number(at).map(|number| paragraph_number(number, lang));
        let before = if at == 0 { before } else { "" };
        let _ = writeln!(out, "{before}{}{}", number.unwrap_or_default(), paragraph.text);
        write_items(out, paragraph, lang);
    }
}

fn write_items(out: &mut String, paragraph: &Paragraph, lang: Lang) {
    for Item { mark, text, below } in &paragraph.items {
        let _ = writeln!(out, "{}{mark} {text}", indent(1, lang));
        for Item { mark, text, .. } in below {
            let _ = writeln!(out, "{}{} {text}", indent(2, lang), mark.trim());
        }
    }
}

fn indent(level: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => "　".repeat(level),
        Lang::En => "  ".repeat(level),
    }
}

/// The number of a paragraph with what parts it from the text.
pub(super) fn paragraph_number(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}　", wide(number)),
        Lang::En => format!("{number} "),
    }
}

/// A number in figures of full width.
fn wide(number: usize) -> String {
    number.to_string().chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0)).collect()
}
