//! Markdown: headings for chapters and articles, paragraphs with their numbers, items as lists that keep their marks.

use std::fmt::Write as _;

use super::instrument::{Article, Block, Instrument, Item, Paragraph, Printed, Table};
use crate::diagnostic::Lang;

pub(super) fn write(printed: &Printed) -> String {
    let documents: Vec<String> = printed.documents.iter().map(|document| instrument(document, printed.lang)).collect();
    documents.join("\n")
}

fn instrument(document: &Instrument, lang: Lang) -> String {
    let mut out = format!("# {}\n", escaped(&document.title));
    if !document.about.is_empty() {
        out.push('\n');
    }
    for line in &document.about {
        let _ = writeln!(out, "- {}", escaped(line));
    }
    let mut depth = 1;
    for block in &document.blocks {
        match block {
            Block::Division { level, heading, .. } => {
                depth = level + 1;
                let _ = write!(out, "\n{} {}\n", "#".repeat(depth), escaped(heading));
            }
            Block::Article(article) => write_article(&mut out, article, depth + 1, lang),
            Block::Supplement(article) => {
                depth = 2;
                write_article(&mut out, article, depth, lang);
            }
            Block::Table(table) => write_table(&mut out, table),
        }
    }
    out
}

/// A table of Markdown has a head; where nothing heads the columns it is empty.
fn write_table(out: &mut String, table: &Table) {
    let _ = writeln!(out, "\n## {}", escaped(&table.heading));
    let width = table.rows.first().map_or(table.columns.len(), Vec::len);
    let row = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>().join(" | "));
    if width > 0 {
        let empty = vec![String::new(); width];
        let head = if table.columns.is_empty() { &empty } else { &table.columns };
        let _ = writeln!(out, "\n{}\n|{}", row(head), " --- |".repeat(width));
        for cells in &table.rows {
            let _ = writeln!(out, "{}", row(cells));
        }
    }
    for paragraph in &table.paragraphs {
        write_paragraph(out, "", paragraph);
    }
}

fn write_article(out: &mut String, article: &Article, depth: usize, lang: Lang) {
    let _ = write!(out, "\n{} {}\n", "#".repeat(depth), escaped(&article.heading(lang)));
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let number = article.paragraph_number(at).map(|number| match lang {
            Lang::Ja => format!("{number}　"),
            Lang::En => format!("({number}) "),
        });
        write_paragraph(out, &number.unwrap_or_default(), paragraph);
    }
}

fn write_paragraph(out: &mut String, number: &str, paragraph: &Paragraph) {
    let _ = write!(out, "\n{number}{}\n", escaped(&paragraph.text));
    if !paragraph.items.is_empty() {
        out.push('\n');
    }
    for Item { mark, text, below } in &paragraph.items {
        let _ = writeln!(out, "- {} {}", escaped(mark), escaped(text));
        for Item { mark, text, .. } in below {
            let _ = writeln!(out, "  - {} {}", escaped(mark.trim()), escaped(text));
        }
    }
}

/// Text in which nothing is Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '>' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    // What would begin a list.
    match text.split_once(['.', ')']) {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit()) && rest.starts_with(' ') => {
            format!("{number}\\{}", out.get(number.len()..).unwrap_or(""))
        }
        _ if text.starts_with(['-', '+', '=']) => format!("\\{out}"),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_markup() {
        for (text, expected) in [
            ("<script>", "&lt;script\\>"),
            ("A & B", "A &amp; B"),
            ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"),
            ("1. first", "1\\. first"),
            ("- x", "\\- x"),
            ("[a](b)", "\\[a\\](b)"),
            ("2026年4月1日", "2026年4月1日"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
