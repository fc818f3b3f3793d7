use serde_json::Value;

use super::{OfficialFormat, OfficialReport};
use crate::answer::official::{Document, Official, Ours, Row, Theirs, Unread, Verdict};
use crate::diagnostic::{Lang, Text};
use crate::markup::csv::Mark;
use crate::report::tests::json::validate;

fn row(verdict: Verdict, ours: Option<&str>, theirs: Option<&str>, remarks: Vec<Text>) -> Row {
    let ours = ours.map(|title| Ours {
        short: "U1-1".to_owned(),
        number: Text::new("運用編1①", "Operation 1(1)"),
        title: Text::new(title, "Register"),
        state: Text::new("未確認", "unverified"),
    });
    let theirs = theirs.map(|text| Theirs { number: Text::new("運用編1②", "Operation 1(2)"), text: text.to_owned(), page: 3 });
    Row { verdict, volume: Text::new("運用編", "Operation"), section: "1".to_owned(), ours, theirs, remarks }
}

fn official() -> Official {
    Official {
        standard: "mihon-1".to_owned(),
        title: Text::new("見本指針", "Sample"),
        documents: vec![
            Document {
                path: "運用編.pdf".to_owned(),
                volume: Some(Text::new("運用編", "Operation")),
                pages: 7,
                items: 3,
                unread: vec![Unread { page: Some(4), why: Text::new("壊れています", "it is damaged") }],
                remarks: vec![Text::new("参照類型が違います", "patterns differ")],
            },
            Document {
                path: "x.pdf".to_owned(),
                volume: None,
                pages: 0,
                items: 0,
                unread: vec![Unread { page: None, why: Text::new("読めません", "it cannot be read") }],
                remarks: Vec::new(),
            },
        ],
        left: vec![Text::new("経営編", "Management")],
        rows: vec![
            row(Verdict::Alike, Some("台帳"), Some("台帳を整えること。"), Vec::new()),
            row(Verdict::Renumbered, Some("=1+1"), Some("二行\nの文"), Vec::new()),
            row(Verdict::Missing, None, Some(&"長い文".repeat(40)), Vec::new()),
            row(Verdict::Absent, Some("台帳"), None, vec![Text::new("見てください", "look")]),
        ],
    }
}

fn written(format: OfficialFormat, mark: Mark, lang: Lang) -> String {
    let mut out = Vec::new();
    OfficialReport { official: &official(), lang, mark }.write(format, 80, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn for_people() {
    insta::assert_snapshot!("official_human_ja", written(OfficialFormat::Human, Mark::None, Lang::Ja));
    insta::assert_snapshot!("official_human_en", written(OfficialFormat::Human, Mark::None, Lang::En));
}

#[test]
fn the_worksheet_is_inert_and_without_the_text() {
    let plain = written(OfficialFormat::Csv, Mark::None, Lang::Ja);
    assert!(plain.contains(",'=1+1,") && !plain.contains("台帳を整える") && !plain.contains("長い文"), "{plain}");
    assert_eq!(written(OfficialFormat::Csv, Mark::Bom, Lang::Ja), format!("\u{feff}{plain}"));
}

#[test]
fn the_document_matches_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/standards-compare-schema.json")).unwrap();
    let document: Value = serde_json::from_str(&written(OfficialFormat::Json, Mark::None, Lang::Ja)).unwrap();
    let mut faults = Vec::new();
    validate(&schema, &schema, &document, "", &mut faults);
    assert_eq!(faults, [""; 0]);
    assert_eq!(document["is_alike"], false);
    let mut wrong = document.clone();
    wrong["items"][0]["verdict"] = "green".into();
    wrong["items"][1]["standard"]["state"] = "正文".into();
    wrong["summary"]["extra"] = 1.into();
    validate(&schema, &schema, &wrong, "", &mut faults);
    assert_eq!(faults, ["/items/0/verdict: enum", "/items/1/standard/state: enum", "/summary: extra"]);
}
