//! The tree in each of its formats: a policy below two parents, one for another class of information, and parents that are lost.

use jiff::civil::date;
use serde_json::Value;

use super::json::validate;
use crate::answer::lineage::{Link, Member, Overrides, Parent, Totals};
use crate::diagnostic::{Lang, Text};
use crate::report::{Digests, Shape, Tree};
use crate::text::{FileId, Sources};

fn link(parent: Parent, written: &str) -> Link {
    Link { written: written.to_owned(), parent, short: None, version: None, class: None }
}

fn member(file: u32, title: &str, links: Vec<Link>) -> Member {
    Member {
        as_of: jiff::civil::date(2026, 5, 1),
        file: FileId(file),
        title: title.to_owned(),
        institution: Some(Text::new("病院", "hospital")),
        version: Some("1.0".to_owned()),
        effective: Some("2026-04-01".to_owned()),
        standards: vec!["mhlw-6.0".to_owned()],
        digest: format!("kitei1:{}", "0a".repeat(32)),
        links,
        overrides: Overrides::default(),
        findings: Totals::default(),
    }
}

fn members() -> Vec<Member> {
    let corporation =
        Link { short: Some("法人規程".to_owned()), version: Some("0.9".to_owned()), ..link(Parent::Found(0), "../a.kitei") };
    let city = Link { class: Some("行政情報".to_owned()), ..link(Parent::Found(1), "../b.kitei") };
    let hospital = Member {
        overrides: Overrides { stricter: 3, same: 12, weakened: 1, open: 2, ..Overrides::default() },
        findings: Totals { errors: 3, warnings: 0, infos: 1 },
        ..member(2, "みどり病院 医療情報システムの安全管理及び運用に関する規程（令和八年四月一日全部改正）", vec![corporation, city])
    };
    let ward = member(3, "病棟 \"<b>]--> 手順", vec![link(Parent::Found(2), "c.kitei"), link(Parent::NotFound, "../\"x.kitei")]);
    let lost = member(4, "単独の規程", vec![link(Parent::Cycle, "e.kitei"), link(Parent::OutsideRoot, "../../z.kitei")]);
    vec![member(0, "法人規程", Vec::new()), member(1, "市規程", Vec::new()), hospital, ward, lost]
}

fn written(shape: Shape, lang: Lang, digests: Digests) -> String {
    let mut sources = Sources::default();
    for path in ["a.kitei", "b.kitei", "hospital/c.kitei", "hospital/ward/d.kitei", "e.kitei"] {
        sources.add(path, "");
    }
    let members = members();
    let mut out = Vec::new();
    let tree = Tree { sources: &sources, as_of: date(2026, 5, 1), lang, members: &members, digests };
    tree.write(shape, 80, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn people_are_shown_a_tree() {
    for (lang, name) in [(Lang::Ja, "tree_ja"), (Lang::En, "tree_en")] {
        let shown = written(Shape::Text, lang, Digests::Hidden);
        for line in shown.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "too wide: {line}");
            assert_eq!(line.trim_end(), line, "ends in blanks");
        }
        insta::assert_snapshot!(name, shown);
    }
    assert_eq!(written(Shape::Text, Lang::En, Digests::Shown).matches("kitei1:0a0a").count(), 5);
}

#[test]
fn a_diagram_holds_whatever_a_title_holds() {
    insta::assert_snapshot!("tree_mermaid", written(Shape::Mermaid, Lang::Ja, Digests::Hidden));
}

#[test]
fn the_tree_matches_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/tree-schema.json")).unwrap();
    let shown = written(Shape::Json, Lang::Ja, Digests::Hidden);
    assert_eq!(shown, written(Shape::Json, Lang::En, Digests::Shown), "what programs are told is the same in every language");
    let document: Value = serde_json::from_str(&shown).unwrap();
    let mut faults = Vec::new();
    validate(&schema, &schema, &document, "", &mut faults);
    assert_eq!(faults, [""; 0]);
    assert_eq!(document["policies"][2]["parents"][0]["path"], "a.kitei");
    assert_eq!(document["policies"][4]["parents"][0]["lost"], "cycle");

    let mut wrong = document.clone();
    wrong["policies"][0]["parents"] = Value::Null;
    wrong["policies"][4]["parents"][0]["lost"] = "gone".into();
    wrong["policies"][1]["overrides"]["more"] = 1.into();
    validate(&schema, &schema, &wrong, "", &mut faults);
    faults.sort();
    assert_eq!(faults, ["/policies/0/parents: type", "/policies/1/overrides: more", "/policies/4/parents/0/lost: enum"]);
}
