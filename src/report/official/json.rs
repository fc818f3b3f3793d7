//! The stable JSON document; its schema is `docs/standards-compare-schema.json`. Twins of the internal types, so that a change inside never changes the interface unseen.

use std::io::{self, Write};

use serde::Serialize;

use super::{OfficialReport, words};
use crate::answer::official::{self, Verdict};
use crate::diagnostic::{Lang, Text};

/// Raised when a field changes its meaning or goes away; new fields leave it as it is.
const SCHEMA_VERSION: u32 = 1;

pub(super) fn write(report: &OfficialReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document::new(report))?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    standard: &'a str,
    title: &'a str,
    is_alike: bool,
    summary: Summary,
    documents: Vec<Read<'a>>,
    volumes_not_read: Vec<&'a str>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Summary {
    alike: usize,
    renumbered: usize,
    disagrees: usize,
    unlike: usize,
    missing: usize,
    absent: usize,
    unread: usize,
}

#[derive(Serialize)]
struct Read<'a> {
    path: &'a str,
    volume: Option<&'a str>,
    pages: usize,
    items: usize,
    unread: Vec<Unread<'a>>,
    remarks: Vec<&'a str>,
}

#[derive(Serialize)]
struct Unread<'a> {
    page: Option<usize>,
    why: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    verdict: &'static str,
    volume: &'a str,
    section: &'a str,
    standard: Option<Ours<'a>>,
    text: Option<Theirs<'a>>,
    remarks: Vec<&'a str>,
}

#[derive(Serialize)]
struct Ours<'a> {
    item: &'a str,
    number: &'a str,
    title: &'a str,
    state: &'a str,
}

#[derive(Serialize)]
struct Theirs<'a> {
    number: &'a str,
    sentence: &'a str,
    page: usize,
}

impl<'a> Document<'a> {
    fn new(report: &OfficialReport<'a>) -> Self {
        let (of, lang) = (report.official, report.lang);
        let count = |verdict| of.count(verdict);
        Document {
            schema_version: SCHEMA_VERSION,
            standard: &of.standard,
            title: of.title.get(lang),
            is_alike: of.is_alike(),
            summary: Summary {
                alike: count(Verdict::Alike),
                renumbered: count(Verdict::Renumbered),
                disagrees: count(Verdict::Disagrees),
                unlike: count(Verdict::Unlike),
                missing: count(Verdict::Missing),
                absent: count(Verdict::Absent),
                unread: count(Verdict::Unread),
            },
            documents: of.documents.iter().map(|document| read(document, lang)).collect(),
            volumes_not_read: texts(&of.left, lang),
            items: of.rows.iter().map(|row| item(row, lang)).collect(),
        }
    }
}

fn texts(texts: &[Text], lang: Lang) -> Vec<&str> {
    texts.iter().map(|text| text.get(lang)).collect()
}

fn read(document: &official::Document, lang: Lang) -> Read<'_> {
    Read {
        path: &document.path,
        volume: document.volume.as_ref().map(|volume| volume.get(lang)),
        pages: document.pages,
        items: document.items,
        unread: document.unread.iter().map(|unread| Unread { page: unread.page, why: unread.why.get(lang) }).collect(),
        remarks: texts(&document.remarks, lang),
    }
}

fn item(row: &official::Row, lang: Lang) -> Item<'_> {
    let ours = row.ours.as_ref().map(|ours| Ours {
        item: &ours.short,
        number: ours.number.get(lang),
        title: ours.title.get(lang),
        state: &ours.state.en,
    });
    let theirs = row.theirs.as_ref();
    Item {
        verdict: words::name(row.verdict),
        volume: row.volume.get(lang),
        section: &row.section,
        standard: ours,
        text: theirs.map(|theirs| Theirs { number: theirs.number.get(lang), sentence: &theirs.text, page: theirs.page }),
        remarks: texts(&row.remarks, lang),
    }
}
