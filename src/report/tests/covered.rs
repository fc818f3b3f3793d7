//! The coverage in each of its formats: a requirement of each kind, texts that would be markup or formulas, floors and an earlier state.

use jiff::civil::date;
use serde_json::Value;

use super::json::validate;
use crate::answer::assessed::{Assessed, Below, Evidence, Fallen, Floor, OfStandard, Row, Sum, Volume, Waiting};
use crate::answer::difference::{self, Compared, Difference, Place, Turn, Way};
use crate::answer::{Known, Marks, Outcome};
use crate::diagnostic::{Lang, Text};
use crate::markup::csv::Mark;
use crate::report::{Against, CoverageFormat, CoverageReport};
use crate::text::{FileId, Sources};

fn row(index: usize, section: &str, outcome: Outcome) -> Row {
    let chapter = section.split('.').next().unwrap_or_default().to_owned();
    Row {
        index,
        requirement: format!("own/K{section}-{index}"),
        volume: "K".to_owned(),
        chapter,
        number: Text::new(format!("共通編{section}({index})"), format!("Common {section}({index})")),
        title: Text::new("鍵の管理", "Keys"),
        outcome,
        marks: Marks::default(),
        state: ("final_text", Text::new("正文", "final text")),
        carried_from: None,
        evidence: Vec::new(),
        lacks: Vec::new(),
        unstated: Vec::new(),
        because: None,
        exceptions: Vec::new(),
    }
}

fn evidence(article: &str, from: Option<&str>) -> Evidence {
    let place = Place { path: "病院/規程.kitei".to_owned(), line: 12 };
    Evidence { article: Text::same(article), place, file: FileId(0), from: from.map(str::to_owned) }
}

fn policies() -> Vec<Assessed> {
    let rows = vec![
        Row { evidence: vec![evidence("第3条（鍵）", None)], ..row(1, "1.1", Outcome::Covered) },
        Row {
            marks: Marks { text: Known::Unverified, carried: true, ..Marks::default() },
            state: ("unverified", Text::new("未確認", "unverified")),
            carried_from: Some("own-0".to_owned()),
            evidence: vec![evidence("第4条", Some("法人規程"))],
            ..row(2, "1.2", Outcome::Inherited)
        },
        Row {
            evidence: vec![evidence("第5条（=HYPERLINK(\"x\")|<b>）", None), evidence("第6条", None)],
            lacks: vec![Text::same("=1+1"), Text::new("「間隔」が定められていません", "\"interval\" is not stated")],
            unstated: vec![Text::new("現況に「無線」の有無が書かれていません", "the facts do not state \"wireless\"")],
            marks: Marks { assumed: true, ..Marks::default() },
            ..row(3, "2", Outcome::Partly)
        },
        Row { because: Some(Text::new("適用除外（使わない）", "excluded (not used)")), ..row(4, "2", Outcome::NotApplicable) },
        Row {
            exceptions: vec![Waiting {
                until: Some("2027-03-31".to_owned()),
                of: None,
                because: Some("更新待ち".to_owned()),
                instead: Some("手作業で確かめる".to_owned()),
            }],
            ..row(5, "2", Outcome::Excepted)
        },
        Row {
            marks: Marks { text: Known::NotAvailable, ..Marks::default() },
            state: ("not_available", Text::new("本文未入手", "not available")),
            ..row(6, "2", Outcome::Missing)
        },
        row(7, "3", Outcome::OutOfScope),
    ];
    let standard = OfStandard {
        index: 0,
        id: "own".to_owned(),
        title: Text::new("共通基準", "Common standard"),
        volumes: vec![Volume { letter: "K".to_owned(), title: Text::new("共通編", "Common"), is_whole: false }],
        rows,
    };
    let policy = |title: &str, facility: Option<&str>, standards| Assessed {
        as_of: jiff::civil::date(2026, 5, 1),
        documents: Vec::new(),
        file: FileId(0),
        title: title.to_owned(),
        facility: facility.map(str::to_owned),
        standards,
    };
    vec![policy("病院規程", Some("分院"), vec![standard]), policy("メモ", None, Vec::new())]
}

fn difference() -> Difference {
    let outcome = |outcome: Outcome| difference::Outcome(Some(outcome));
    let turn = Turn {
        policy: 0,
        facility: Some("分院".to_owned()),
        way: Way::Lost,
        requirement: "own/K2-3".into(),
        title: Text::new("共通編2(3)「鍵の管理」", "Common 2(3) \"Keys\"").into(),
        before: outcome(Outcome::Covered),
        after: outcome(Outcome::Partly),
        points: Vec::new(),
    };
    let path = Some("病院/規程.kitei".to_owned());
    Difference {
        policies: vec![Compared { title: "病院規程".to_owned(), old: path.clone(), new: path }],
        changes: Vec::new(),
        coverage: vec![turn],
        notes: Vec::new(),
    }
}

fn written(format: CoverageFormat, mark: Mark, lang: Lang) -> String {
    let (policies, difference, mut sources) = (policies(), difference(), Sources::default());
    sources.add("病院/規程.kitei", "");
    let rows = || policies.iter().flat_map(|policy| &policy.standards).flat_map(|standard| &standard.rows);
    let floor = Floor { standard: "own".to_owned(), area: Some("K2".to_owned()), percent: 100 };
    let open = rows().filter(|row| row.outcome == Outcome::Missing).map(|row| (row.number.clone(), row.outcome)).collect();
    let below = Below { policy: 0, sum: Sum::of(rows().filter(|row| row.chapter == "2")), open };
    let fallen = [Fallen { floor: floor.clone(), at: Some(below) }, Fallen { floor, at: None }];
    let report = CoverageReport {
        sources: &sources,
        as_of: date(2026, 5, 1),
        lang,
        policies: &policies,
        against: Some(Against { revision: "main", difference: &difference }),
        fallen: &fallen,
    };
    let mut out = Vec::new();
    report.write(format, 80, mark, &mut out).unwrap();
    out.extend(report.told_fallen().join("\n").bytes().filter(|_| format == CoverageFormat::Table));
    String::from_utf8(out).unwrap()
}

#[test]
fn for_people() {
    for (name, format) in [("table", CoverageFormat::Table), ("markdown", CoverageFormat::Markdown), ("csv", CoverageFormat::Csv)] {
        let both = [Lang::Ja, Lang::En].map(|lang| written(format, Mark::None, lang));
        insta::assert_snapshot!(format!("covered_{name}"), both.join("\n"));
    }
}

#[test]
fn the_page_is_whole_and_marks_nothing_up() {
    let page = written(CoverageFormat::Html, Mark::None, Lang::Ja);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ja\">") && page.ends_with("</html>\n"));
    for outside in ["http:", "https:", "src=", "<script", "<b>", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    for (open, close) in [("<table>", "</table>"), ("<tr", "</tr>"), ("<td", "</td>"), ("<ul", "</ul>"), ("<li", "</li>")] {
        assert_eq!(page.matches(open).count(), page.matches(close).count(), "{open}");
    }
    assert_eq!(page.matches("<a href=\"#p").count(), page.matches(" id=\"p").count());
    assert!(page.contains("&lt;b&gt;") && page.contains("6件中2件（33%）"), "{page}");
}

#[test]
fn no_field_of_csv_is_a_formula_and_the_mark_is_asked_for() {
    let plain = written(CoverageFormat::Csv, Mark::None, Lang::Ja);
    assert!(plain.starts_with("規程,") && plain.contains("'=1+1") && plain.lines().all(|line| !line.starts_with('=')), "{plain}");
    assert_eq!(written(CoverageFormat::Csv, Mark::Bom, Lang::Ja), format!("\u{feff}{plain}"));
}

#[test]
fn the_document_matches_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/coverage-schema.json")).unwrap();
    let document: Value = serde_json::from_str(&written(CoverageFormat::Json, Mark::None, Lang::En)).unwrap();
    let mut faults = Vec::new();
    validate(&schema, &schema, &document, "", &mut faults);
    assert_eq!(faults, [""; 0]);
    let total = &document["policies"][0]["standards"][0]["total"];
    assert_eq!((&total["asked"], &total["met"], &total["met_uncertain"]["unverified"]), (&6.into(), &2.into(), &1.into()));
    let mut wrong = document.clone();
    wrong["policies"][0]["standards"][0]["requirements"][0]["outcome"] = "green".into();
    wrong["against"]["extra"] = 1.into();
    validate(&schema, &schema, &wrong, "", &mut faults);
    assert_eq!(faults.len(), 2, "{faults:?}");
}
