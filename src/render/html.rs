//! One page of HTML: contents, anchors, articles with their paragraphs and items.

use std::fmt::Write as _;

use super::instrument::{Article, Block, Instrument, Item, Printed, Table};
use crate::diagnostic::Lang;
use crate::markup::escaped;
use crate::markup::html::{Page, entry};
use crate::text::Span;

pub(super) fn write(printed: &Printed) -> String {
    let lang = printed.lang;
    let title = printed.documents.first().map_or("", |document| document.title.as_str());
    let mut contents = String::new();
    let mut body = String::new();
    let mut anchors = 0_usize;
    for document in &printed.documents {
        write_instrument(&mut body, &mut contents, document, lang, &mut anchors);
    }
    Page { lang, title, style: "", contents: &contents, body: &body }.write()
}

/// The anchor of what is printed of a place: of the last that begins before it in its document.
pub(super) fn anchor(printed: &Printed, at: Span) -> Option<String> {
    let mut found: Option<(u32, usize)> = None;
    let places = printed
        .documents
        .iter()
        .flat_map(|document| std::iter::once(Some(Span::at(document.file, 0))).chain(document.blocks.iter().map(Block::place)));
    for (place, nth) in places.zip(1..) {
        let Some(place) = place.filter(|place| place.file == at.file && place.start <= at.start) else { continue };
        if found.is_none_or(|(start, _)| start <= place.start) {
            found = Some((place.start, nth));
        }
    }
    found.map(|(_, nth)| named(nth))
}

/// The anchor of the nth thing that is printed: of documents and what stands in them, in order.
fn named(nth: usize) -> String {
    format!("p{nth}")
}

fn write_instrument(body: &mut String, listed: &mut String, document: &Instrument, lang: Lang, anchors: &mut usize) {
    let mut anchor = || {
        *anchors += 1;
        named(*anchors)
    };
    let id = anchor();
    let _ = writeln!(body, "<article>\n<h1 id=\"{id}\">{}</h1>", escaped(&document.title));
    listed.push_str(&entry(1, &id, &document.title));
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
            Block::Division { level, heading, .. } => {
                depth = level + 1;
                let rank = depth.min(6);
                let _ = writeln!(body, "<h{rank} id=\"{id}\" class=\"division\">{}</h{rank}>", escaped(heading));
                listed.push_str(&entry(depth, &id, heading));
            }
            Block::Article(article) => {
                write_article(body, article, depth + 1, &id, lang);
                listed.push_str(&entry(depth + 1, &id, &article.heading(lang)));
            }
            Block::Supplement(article) => {
                depth = 2;
                write_article(body, article, depth, &id, lang);
                listed.push_str(&entry(depth, &id, &article.heading(lang)));
            }
            Block::Table(table) => {
                write_table(body, table, &id);
                listed.push_str(&entry(2, &id, &table.heading));
            }
        }
    }
    body.push_str("</article>\n");
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
        let mut row = String::from("<tr>");
        for cell in cells {
            let _ = write!(row, "<{tag}{scope}>{}</{tag}>", escaped(cell));
        }
        row + "</tr>\n"
    };
    if !(table.columns.is_empty() && table.rows.is_empty()) {
        let _ = writeln!(body, "<table aria-labelledby=\"{id}\">");
        if !table.columns.is_empty() {
            let _ = write!(body, "<thead>\n{}</thead>\n", row(&table.columns, "th", " scope=\"col\""));
        }
        body.push_str("<tbody>\n");
        body.extend(table.rows.iter().map(|cells| row(cells, "td", "")));
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
