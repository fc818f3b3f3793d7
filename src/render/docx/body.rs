//! The text of the document: titles, contents, chapters, articles, paragraphs and items.

use std::fmt::Write as _;

use super::super::instrument::{Article, Block, Instrument, Item, Printed};
use super::super::text::paragraph_number;
use super::table;
use crate::diagnostic::Lang;
use crate::markup::escaped;

/// As many levels as there are styles for headings and for lines of the contents.
const LEVELS: usize = 6;
/// A4 with the margins that HTML has, a number on each page.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1418\" w:right=\"1247\" w:bottom=\"1418\" w:left=\"1247\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>";

pub(super) fn document(printed: &Printed) -> String {
    let mut contents = Contents::default();
    let body = match &printed.documents[..] {
        [one] => {
            let head = title(one, None, &mut contents) + &about(one);
            let blocks = blocks(one, 1, printed.lang, &mut contents);
            head + &contents.field(printed.lang) + &blocks
        }
        all => {
            let documents: String = all
                .iter()
                .map(|one| title(one, Some(1), &mut contents) + &about(one) + &blocks(one, 2, printed.lang, &mut contents))
                .collect();
            contents.field(printed.lang) + &documents
        }
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\n<w:body>\n{body}{PAGE}\n</w:body>\n</w:document>\n"
    )
}

/// The headings that the contents list.
#[derive(Default)]
struct Contents(Vec<(usize, String)>);

impl Contents {
    /// A heading as a run that the contents lead to.
    fn enter(&mut self, level: usize, heading: &str) -> String {
        self.0.push((level, heading.to_owned()));
        let id = self.0.len();
        format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"_Toc{id}\"/>{}<w:bookmarkEnd w:id=\"{id}\"/>", run(heading))
    }

    /// The contents as a field: with what is known of them now, and with numbers of pages once a program that lays out pages makes them
    /// anew.
    fn field(&self, lang: Lang) -> String {
        let title = if lang == Lang::Ja { "目次" } else { "Contents" };
        let mut out = format!(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>\n{}",
            paragraph("TOCHeading", "", &run(title))
        );
        let begin = format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-{LEVELS}\" \\h \\z \\u </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        );
        let mut before = begin.as_str();
        for ((level, heading), id) in self.0.iter().zip(1..) {
            let line = format!("{before}<w:hyperlink w:anchor=\"_Toc{id}\" w:history=\"1\">{}</w:hyperlink>", run(heading));
            out.push_str(&paragraph(&format!("TOC{}", level.min(&LEVELS)), "", &line));
            before = "";
        }
        let end = format!("{before}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        out.push_str(&paragraph("TOC1", "", &end));
        out.push_str("</w:sdtContent></w:sdt>\n");
        out
    }
}

/// The title of a document; of one of a set on a page of its own, and listed in the contents.
fn title(document: &Instrument, level: Option<usize>, contents: &mut Contents) -> String {
    match level {
        Some(level) => {
            let outlined = format!("<w:pageBreakBefore/><w:outlineLvl w:val=\"{}\"/>", level - 1);
            paragraph("Title", &outlined, &contents.enter(level, &document.title))
        }
        None => paragraph("Title", "", &run(&document.title)),
    }
}

fn about(document: &Instrument) -> String {
    document.about.iter().map(|line| paragraph("About", "", &run(line))).collect()
}

/// The text of a document, of which the chapters have the level `top`.
fn blocks(document: &Instrument, top: usize, lang: Lang, contents: &mut Contents) -> String {
    let mut out = String::new();
    let mut level = top;
    for (at, block) in document.blocks.iter().enumerate() {
        // What follows the contents of a policy of one document begins a page.
        let page = if at == 0 && top == 1 { "<w:pageBreakBefore/>" } else { "" };
        let centred = format!("{page}<w:jc w:val=\"center\"/>");
        match block {
            Block::Division { level: depth, heading, .. } => {
                let own = top + depth - 1;
                level = own + 1;
                out.push_str(&paragraph(&heading_style(own), &centred, &contents.enter(own, heading)));
            }
            Block::Article(article) => {
                out.push_str(&paragraph(&heading_style(level), page, &contents.enter(level, &article.heading(lang))));
                write_paragraphs(&mut out, article, lang);
            }
            Block::Supplement(article) => {
                level = top;
                out.push_str(&paragraph(&heading_style(level), &centred, &contents.enter(level, &article.heading(lang))));
                write_paragraphs(&mut out, article, lang);
            }
            Block::Table(one) => {
                out.push_str(&paragraph(&heading_style(top), page, &contents.enter(top, &one.heading)));
                out.push_str(&table::write(one));
                for one in &one.paragraphs {
                    out.push_str(&paragraph("BodyText", "", &run(&one.text)));
                    write_items(&mut out, &one.items, 1);
                }
            }
        }
    }
    out
}

fn heading_style(level: usize) -> String {
    format!("Heading{}", level.min(LEVELS))
}

fn write_paragraphs(out: &mut String, article: &Article, lang: Lang) {
    for (at, one) in article.paragraphs.iter().enumerate() {
        let number = article.paragraph_number(at).map(|number| paragraph_number(number, lang));
        let style = if number.is_some() { "NumberedParagraph" } else { "BodyText" };
        // What leads to items stays with the first of them.
        let kept = if one.items.is_empty() { "" } else { "<w:keepNext/>" };
        out.push_str(&paragraph(style, kept, &run(&(number.unwrap_or_default() + &one.text))));
        write_items(out, &one.items, 1);
    }
}

fn write_items(out: &mut String, items: &[Item], depth: usize) {
    for Item { mark, text, below } in items {
        let _ =
            write!(out, "{}", paragraph(&format!("Item{}", depth.min(2)), "", &(run(mark.trim()) + "<w:r><w:tab/></w:r>" + &run(text))));
        write_items(out, below, depth + 1);
    }
}

/// A paragraph in a style, with properties of its own in the order of the schema.
pub(super) fn paragraph(style: &str, own: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{own}</w:pPr>{runs}</w:p>\n")
}

pub(super) fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}
