//! One page of HTML that needs nothing else: contents, anchors, styles for screen and paper, no script.

use std::fmt::Write as _;

use super::instrument::{Article, Block, Instrument, Item, Printed, Table};
use super::markup::escaped;
use crate::diagnostic::Lang;

/// How it looks: on a screen, light and dark, and on A4.
const STYLE: &str = include_str!("page.css");

pub(super) fn write(printed: &Printed) -> String {
    let lang = printed.lang;
    let (code, contents) = match lang {
        Lang::Ja => ("ja", "目次"),
        Lang::En => ("en", "Contents"),
    };
    let title = printed.documents.first().map(|document| escaped(&document.title)).unwrap_or_default();
    let mut listed = String::new();
    let mut body = String::new();
    let mut anchors = 0_usize;
    for document in &printed.documents {
        write_instrument(&mut body, &mut listed, document, lang, &mut anchors);
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <nav aria-label=\"{contents}\">\n<h2>{contents}</h2>\n<ul>\n{listed}</ul>\n</nav>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

fn write_instrument(body: &mut String, listed: &mut String, document: &Instrument, lang: Lang, anchors: &mut usize) {
    let mut anchor = || {
        *anchors += 1;
        format!("p{anchors}")
    };
    let id = anchor();
    let _ = writeln!(body, "<article>\n<h1 id=\"{id}\">{}</h1>", escaped(&document.title));
    enter(listed, 1, &id, &document.title);
    if !document.about.is_empty() {
        body.push_str("<ul class=\"about\">\n");
        for line in &document.about {
            let _ = writeln!(body, "<li>{}</li>", escaped(line));
        }
        body.push_str("</ul>\n");
    }
    let mut depth = 1;
    for block in &document.blocks {
        let id = anchor();
        match block {
            Block::Division { level, heading } => {
                depth = level + 1;
                let rank = depth.min(6);
                let _ = writeln!(body, "<h{rank} id=\"{id}\" class=\"division\">{}</h{rank}>", escaped(heading));
                enter(listed, depth, &id, heading);
            }
            Block::Article(article) => {
                write_article(body, article, depth + 1, &id, lang);
                enter(listed, depth + 1, &id, &article.heading(lang));
            }
            Block::Supplement(article) => {
                depth = 2;
                write_article(body, article, depth, &id, lang);
                enter(listed, depth, &id, &article.heading(lang));
            }
            Block::Table(table) => {
                write_table(body, table, &id);
                enter(listed, 2, &id, &table.heading);
            }
        }
    }
    body.push_str("</article>\n");
}

/// A line of the contents.
fn enter(listed: &mut String, depth: usize, id: &str, heading: &str) {
    let _ = writeln!(listed, "<li class=\"depth{}\"><a href=\"#{id}\">{}</a></li>", depth.min(6), escaped(heading));
}

fn write_article(body: &mut String, article: &Article, depth: usize, id: &str, lang: Lang) {
    let rank = depth.min(6);
    let _ = writeln!(body, "<section>\n<h{rank} id=\"{id}\">{}</h{rank}>", escaped(&article.heading(lang)));
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let number = article.paragraph_number(at).map(|number| format!("<span class=\"number\">{number}</span>"));
        let _ = writeln!(body, "<p>{}{}</p>", number.unwrap_or_default(), escaped(&paragraph.text));
        write_items(body, &paragraph.items);
    }
    body.push_str("</section>\n");
}

fn write_table(body: &mut String, table: &Table, id: &str) {
    let heading = escaped(&table.heading);
    let _ = writeln!(body, "<section class=\"annexed\">\n<h2 id=\"{id}\">{heading}</h2>");
    let row = |cells: &[String], tag: &str, scope: &str| {
        let cells: String = cells.iter().map(|cell| format!("<{tag}{scope}>{}</{tag}>", escaped(cell))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    if !(table.columns.is_empty() && table.rows.is_empty()) {
        let _ = writeln!(body, "<table aria-labelledby=\"{id}\">");
        if !table.columns.is_empty() {
            let _ = write!(body, "<thead>\n{}</thead>\n", row(&table.columns, "th", " scope=\"col\""));
        }
        body.push_str("<tbody>\n");
        table.rows.iter().for_each(|cells| body.push_str(&row(cells, "td", "")));
        body.push_str("</tbody>\n</table>\n");
    }
    for paragraph in &table.paragraphs {
        let _ = writeln!(body, "<p>{}</p>", escaped(&paragraph.text));
        write_items(body, &paragraph.items);
    }
    body.push_str("</section>\n");
}

fn write_items(body: &mut String, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    body.push_str("<ul class=\"items\">\n");
    for Item { mark, text, below } in items {
        let _ = write!(body, "<li><span class=\"mark\">{}</span> {}", escaped(mark.trim()), escaped(text));
        if !below.is_empty() {
            body.push('\n');
        }
        write_items(body, below);
        body.push_str("</li>\n");
    }
    body.push_str("</ul>\n");
}
