//! References as people write them, one line each.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Lang, Text};
use crate::model::standard::{Group, Numbered, Part, Point, Requirement, RequirementId, TextState, Volume};
use crate::syntax::keyword::Keyword;

fn at() -> Span {
    Span::at(FileId(0), 0)
}

fn requirement(id: &str, points: &str) -> Requirement {
    let point = |key: char| Point {
        key: Arc::from(key.to_string()),
        is_printed: true,
        title: Text::same("-"),
        demand: Part::default(),
        span: at(),
    };
    let number = split_id(id).unwrap();
    Requirement {
        id: RequirementId::new("test", &number),
        number,
        carried_from: None,
        formerly: Vec::new(),
        title: Text::same(id),
        demand: Part::default(),
        cites: Vec::new(),
        judged: false,
        binds: None,
        points: points.chars().map(point).collect(),
        guidance: None,
        source: None,
        confirmed: None,
        span: at(),
    }
}

fn standard(id: &str, volumes: &[(&str, &str, &str)], requirements: Vec<Requirement>) -> Standard {
    let group =
        |key: &str, ja: &str, title: (&str, &str)| Group { key: Arc::from(key), ja: Arc::from(ja), title: Text::new(title.0, title.1) };
    let volume = |&(letter, ja, en): &(&str, &str, &str)| Volume {
        letter: Arc::from(letter),
        ja: Arc::from(ja),
        en: Arc::from(en),
        rest: None,
        in_place_of: None,
    };
    Standard {
        origin: crate::model::standard::Origin::BuiltIn,
        id: Arc::from(id),
        title: Text::same(id),
        issuer: None,
        published: None,
        amends: None,
        state: TextState::Final,
        carried: TextState::Final,
        volumes: volumes.iter().map(volume).collect(),
        groups: vec![
            group("setsumei", "説明責任", ("説明責任", "Accountability")),
            group("zengo", "善後策", ("善後策を講ずる責任", "Responsibility to remedy")),
        ],
        chapters: Vec::new(),
        numbered: Numbered::of(&requirements),
        requirements,
        span: at(),
    }
}

fn guideline() -> Standard {
    let ids = [
        ("G1.2.1-setsumei-1", ""),
        ("G1.2.1-zengo-1", ""),
        ("G1.2.2-zengo-1", ""),
        ("G1.2.2-zengo-2", ""),
        ("G1.2.2-zengo-3", ""),
        ("G3.1.2-1", ""),
        ("G3.1.2-2", "ab"),
        ("M1-x-three-policies", "abc"),
        ("M3-1", ""),
        ("M3-3", ""),
        ("M7-6", "abc"),
        ("C14-1", ""),
        ("C14-2", ""),
        ("C14-6", ""),
        ("C17-1", ""),
        ("C17-2", ""),
        ("C17-3", ""),
    ];
    let volumes = [("g", "経営管理編", "Governance"), ("m", "企画管理編", "Management"), ("c", "システム運用編", "Control")];
    standard("mhlw-6.0", &volumes, ids.iter().map(|(id, points)| requirement(id, points)).collect())
}

/// What a list of items names, and the findings as `rule at text`.
fn read_in(standards: &[Standard], list: &str) -> (String, Vec<String>, Findings) {
    let text: Arc<str> = Arc::from(format!("条 「利用者」 {{\n  対応 {list}\n}}\n"));
    let mut findings = Findings::default();
    let document = crate::syntax::read(FileId(0), &text, &mut findings);
    assert!(findings.is_empty(), "{list}: {findings:?}");
    let article = document.statements_of(Keyword::Article).next().unwrap();
    let items = read_items(article.child(Keyword::Satisfies).unwrap().operands(), standards, &mut findings).named;
    let said = findings.iter().map(|finding| format!("{} at {}", finding.rule.name, document.text(finding.span))).collect();
    (shown(&items, standards), said, findings)
}

fn shown(items: &[ItemRef], standards: &[Standard]) -> String {
    items.iter().map(|item| short(&standards[item.standard], item.requirement, item.point)).collect::<Vec<_>>().join(" ")
}

#[test]
fn references_as_written() {
    let standards = [guideline()];
    for (list, expected) in [
        // As the guideline prints them, and short.
        ("経営管理編3.1.2②", "G3.1.2-2"),
        ("G3.1.2-2", "G3.1.2-2"),
        ("g3.1.2-2", "G3.1.2-2"),
        ("Governance 3.1.2(2)", "G3.1.2-2"),
        ("経営管理編3.1.2(2)", "G3.1.2-2"),
        ("経営管理編3.1.2（２）", "G3.1.2-2"),
        ("経営管理編3.1.2⑵", "G3.1.2-2"),
        ("経営管理編３．１．２②", "G3.1.2-2"),
        ("Ｇ３．１．２－２", "G3.1.2-2"),
        ("経営管理編 3.1.2 ②", "G3.1.2-2"),
        ("経営管理編　3.1.2②", "G3.1.2-2"),
        ("システム運用編第14章①", "C14-1"),
        ("C14–2", "C14-2"),
        // Groups and handles.
        ("経営管理編1.2.2善後策③", "G1.2.2-zengo-3"),
        ("経営管理編1.2.2善後策を講ずる責任③", "G1.2.2-zengo-3"),
        ("G1.2.2-zengo-3", "G1.2.2-zengo-3"),
        ("G1.2.2-善後策-3", "G1.2.2-zengo-3"),
        ("経営管理編1.2.1説明責任①、善後策①", "G1.2.1-setsumei-1 G1.2.1-zengo-1"),
        ("M1-x-three-policies", "M1-x-three-policies"),
        ("企画管理編1-x-three-policies", "M1-x-three-policies"),
        ("M1-X-Three-Policies.b", "M1-x-three-policies.b"),
        // Where one section has numbers under one heading only, it need not be named.
        ("経営管理編1.2.2③", "G1.2.2-zengo-3"),
        // Points.
        ("企画管理編7⑥c", "M7-6.c"),
        ("企画管理編7⑥ｃ", "M7-6.c"),
        ("M7-6.c", "M7-6.c"),
        ("M7-6c", "M7-6.c"),
        ("企画管理編7⑥(c)", "M7-6.c"),
        ("M7-6.a, c", "M7-6.a M7-6.c"),
        ("M7-6.a〜c", "M7-6.a M7-6.b M7-6.c"),
        // Lists carry over volume, section and group.
        ("企画管理編3①③", "M3-1 M3-3"),
        ("C14-1, C14-2", "C14-1 C14-2"),
        ("C14-1, 2、6", "C14-1 C14-2 C14-6"),
        ("システム運用編14①②⑥、17①〜③", "C14-1 C14-2 C14-6 C17-1 C17-2 C17-3"),
        ("経営管理編3.1.2②、企画管理編3①③", "G3.1.2-2 M3-1 M3-3"),
        ("経営管理編1.2.2善後策①、③", "G1.2.2-zengo-1 G1.2.2-zengo-3"),
        ("経営管理編3.1.2①,\n    システム運用編14②", "G3.1.2-1 C14-2"),
        // Ranges hold what exists.
        ("システム運用編14①～⑥", "C14-1 C14-2 C14-6"),
        ("システム運用編14①から⑥まで、17①", "C14-1 C14-2 C14-6 C17-1"),
        ("C14-1〜6", "C14-1 C14-2 C14-6"),
        ("C14-1 ~ C14-2", "C14-1 C14-2"),
        ("システム運用編17①-③", "C17-1 C17-2 C17-3"),
        ("経営管理編1.2.2善後策①〜③", "G1.2.2-zengo-1 G1.2.2-zengo-2 G1.2.2-zengo-3"),
    ] {
        let (items, said, _) = read_in(&standards, list);
        assert_eq!((items.as_str(), said), (expected, Vec::new()), "{list}");
    }
}

#[test]
fn what_names_no_item_is_reported_on_its_place() {
    let standards = [guideline()];
    for (list, items, expected) in [
        ("経営管理編3.1.2⑨", "", "standard/unknown-item at 経営管理編3.1.2⑨"),
        ("経営管理編3.1.2②、⑨", "G3.1.2-2", "standard/unknown-item at ⑨"),
        ("経営管理編9.9①", "", "standard/unknown-item at 経営管理編9.9①"),
        ("経営管里編3.1.2②", "", "standard/unknown-item at 経営管里編"),
        ("Z3-1", "", "standard/unknown-item at Z"),
        ("企画管理編3", "", "standard/unknown-item at 企画管理編3"),
        ("企画管理編7⑥d、システム運用編14①", "C14-1", "standard/unknown-item at 企画管理編7⑥d"),
        ("①", "", "standard/unknown-item at ①"),
        ("責任者", "", "standard/unknown-item at 責任者"),
        ("C14-1、？", "C14-1", "standard/unknown-item at ？"),
        ("経営管理編1.2.1①", "", "standard/ambiguous-item at 経営管理編1.2.1①"),
        ("経営管理編1.2.1見直し①", "", "standard/unknown-item at 経営管理編1.2.1見直し①"),
        ("システム運用編14①〜⑨", "C14-1 C14-2 C14-6", "standard/unknown-item at ⑨"),
        ("システム運用編14⑥〜②", "C14-6 C14-2", "standard/unknown-item at システム運用編14⑥〜②"),
        ("システム運用編14⑥〜17②", "C14-6 C17-2", "standard/unknown-item at システム運用編14⑥〜17②"),
        ("システム運用編14①〜", "C14-1", "standard/unknown-item at 〜"),
        ("システム運用編14①・②", "C14-1 C14-2", "syntax/middle-dot at ・"),
        ("システム運用編14①及び②", "C14-1 C14-2", "syntax/middle-dot at 及び"),
        ("G3.1.2ー2", "G3.1.2-2", "syntax/long-vowel-for-hyphen at ー"),
    ] {
        let (found, said, _) = read_in(&standards, list);
        assert_eq!((found.as_str(), said), (items, vec![expected.to_owned()]), "{list}");
    }
}

#[test]
fn help_says_what_to_write() {
    let standards = [guideline()];
    for (list, ja, en) in [
        (
            "経営管理編1.2.1①",
            "次のいずれかを書いてください：経営管理編1.2.1説明責任①、経営管理編1.2.1善後策①",
            "write one of: G1.2.1-setsumei-1, G1.2.1-zengo-1",
        ),
        (
            "経営管理編3.1.2⑨",
            "この節の項目は次のとおりです：経営管理編3.1.2①、経営管理編3.1.2②",
            "the items of this section are: G3.1.2-1, G3.1.2-2",
        ),
        ("企画管理編1①", "この節の項目は次のとおりです：M1-x-three-policies", "the items of this section are: M1-x-three-policies"),
        ("経営管里編3.1.2②", "「経営管理編」のことであれば、そう書いてください", "write \"経営管理編\" if that is what is meant"),
        (
            "Z3-1",
            "次のいずれかを書いてください：経営管理編（G）、企画管理編（M）、システム運用編（C）",
            "write one of: G (Governance), M (Management), C (Control)",
        ),
        ("M7-6.d", "次のいずれかを書いてください：a、b、c", "write one of: a, b, c"),
    ] {
        let (_, _, findings) = read_in(&standards, list);
        let help = findings.iter().next().unwrap().help.clone().unwrap();
        assert_eq!((help.ja.as_str(), help.en.as_str()), (ja, en), "{list}");
    }
    let (_, _, findings) = read_in(&standards, "システム運用編14①〜⑨");
    assert_eq!(findings.iter().next().unwrap().message.ja, "「システム運用編14⑨」という項目は基準にありません");
    let (_, _, findings) = read_in(&standards, "経営管理編3.3②");
    let near = findings.iter().next().unwrap().help.clone().unwrap();
    assert!(near.en.starts_with("check the number; items with like numbers: G3.1.2-2"), "{}", near.en);
}

#[test]
fn editions_share_their_numbers() {
    let own = standard(
        "midori-1",
        &[("g", "経営管理編", "Governance"), ("t", "手順編", "Procedures")],
        vec![requirement("G3.1.2-2", ""), requirement("G3.1.2-7", ""), requirement("T1-1", "")],
    );
    let standards = [guideline(), own];
    assert_eq!(read_in(&standards, "手順編1①、経営管理編3.1.2⑦").0, "T1-1 G3.1.2-7");
    // What a policy is judged by says which of them the claim speaks of.
    let (items, _, findings) = read_in(&standards, "経営管理編3.1.2②");
    assert_eq!(items, "G3.1.2-2 G3.1.2-2");
    assert!(findings.is_empty());
}

#[test]
fn places_are_those_of_the_text() {
    let standards = [guideline()];
    let text: Arc<str> = Arc::from("条 「利用者」 {\n  対応 企画管理編3①③、システム運用編17①〜③\n}\n");
    let mut findings = Findings::default();
    let document = crate::syntax::read(FileId(0), &text, &mut findings);
    let article = document.statements_of(Keyword::Article).next().unwrap();
    let items = read_items(article.child(Keyword::Satisfies).unwrap().operands(), &standards, &mut findings).named;
    let places: Vec<&str> = items.iter().map(|item| document.text(item.span)).collect();
    assert_eq!(places, ["企画管理編3①", "③", "システム運用編17①", "システム運用編17①〜③", "③"]);
}

#[test]
fn damaged_text_gives_up_its_items() {
    let standards = [guideline()];
    for (text, expected) in [
        ("対応 経営管理編3.1.2②、企画管理編3①③ ｝", "G3.1.2-2 M3-1 M3-3"),
        ("対応経営管理編3.1.2②", "G3.1.2-2"),
        ("satisfeis G3.1.2-2,\n  C14-1 {", "G3.1.2-2 C14-1"),
        ("対応 G3.1.2-2\n期限 2026-03-01\n職員数 6人", "G3.1.2-2"),
        ("システム運用編14⑥ 最短文字数 13文字 「1」 2", "C14-6"),
        ("①②③", ""),
        ("3.1.2②", ""),
        ("第14条第2項", ""),
        ("", ""),
    ] {
        let place = Span::new(FileId(0), 100, 100 + u32::try_from(text.len()).unwrap());
        let items = scan_items(text, place, &standards, &mut Findings::default());
        assert_eq!(shown(&items, &standards), expected, "{text}");
        assert!(items.iter().all(|item| place.contains(item.span)), "{text}");
    }
}

#[test]
fn numbers_of_requirements() {
    for (id, volume, section, group, ordinal) in [
        ("G3.1.2-2", "g", "3.1.2", None, Ordinal::Number(2)),
        ("C14-12", "c", "14", None, Ordinal::Number(12)),
        ("G1.2.2-zengo-3", "g", "1.2.2", Some("zengo"), Ordinal::Number(3)),
        ("M1-x-three-policies", "m", "1", None, Ordinal::Handle(Arc::from("x-three-policies"))),
        ("M1.2.1-x-own-matters", "m", "1.2.1", None, Ordinal::Handle(Arc::from("x-own-matters"))),
        ("Ｍ３－４", "m", "3", None, Ordinal::Number(4)),
        ("G3.1.2②", "g", "3.1.2", None, Ordinal::Number(2)),
        ("G3.1.2㊿", "g", "3.1.2", None, Ordinal::Number(50)),
    ] {
        let number = Number { volume: Arc::from(volume), section: Arc::from(section), group: group.map(Arc::from), ordinal };
        assert_eq!(split_id(id), Some(number), "{id}");
    }
    for id in ["", "G", "G3.1.2", "3.1.2-2", "G3.1.2-2.a", "G3.1.2-2, G3.1.2-3", "G3.1.2-2 責任者", "経営管理編"] {
        assert_eq!(split_id(id), None, "{id}");
    }
}

#[test]
fn items_as_shown() {
    let standard = guideline();
    let find = |id: &str| standard.requirements.iter().position(|requirement| requirement.number == split_id(id).unwrap()).unwrap();
    for (id, point, shown, ja, en) in [
        ("G3.1.2-2", None, "G3.1.2-2", "経営管理編3.1.2②", "Governance 3.1.2(2)"),
        ("G1.2.2-zengo-3", None, "G1.2.2-zengo-3", "経営管理編1.2.2善後策③", "Governance 1.2.2 Responsibility to remedy (3)"),
        ("M7-6", Some(2), "M7-6.c", "企画管理編7⑥c", "Management 7(6)c"),
        ("M1-x-three-policies", None, "M1-x-three-policies", "企画管理編1（番号未確認）", "Management 1 (number not confirmed)"),
    ] {
        assert_eq!(short(&standard, find(id), point), shown);
        assert_eq!(official(&standard, find(id), point, Lang::Ja), ja);
        assert_eq!(official(&standard, find(id), point, Lang::En), en);
    }
    let rings: String = [1, 20, 21, 35, 36, 50, 51].into_iter().map(show::ring).collect();
    assert_eq!(rings, "①⑳㉑㉟㊱㊿(51)");
}

#[test]
fn what_is_shown_can_be_read_again() {
    let standards = [guideline()];
    let [standard] = &standards;
    for (at, requirement) in standard.requirements.iter().enumerate() {
        for point in std::iter::once(None).chain((0..requirement.points.len()).map(Some)) {
            let expected = short(standard, at, point);
            assert_eq!(read_in(&standards, &expected).0, expected);
            if matches!(requirement.number.ordinal, Ordinal::Number(_)) {
                assert_eq!(read_in(&standards, &official(standard, at, point, Lang::Ja)).0, expected);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_to_its_end(text in "([GMC]|経営管理編|善後策|[0-9.]{1,4}|[①-⑳]|[-ー〜、,・(）x]|から|[a-c]|\\PC){0,12}") {
        let standards = [guideline()];
        let place = Span::new(FileId(0), 7, 7 + u32::try_from(text.len()).unwrap());
        let mut findings = Findings::default();
        let items = scan_items(&text, place, &standards, &mut findings);
        prop_assert!(items.iter().all(|item| place.contains(item.span)));
        prop_assert!(findings.iter().all(|finding| place.contains(finding.span)));
    }
}

#[test]
fn points_are_those_of_any_edition() {
    let volumes = [("g", "経営管理編", "Governance")];
    let edition = |id: &str, points: &str| standard(id, &volumes, vec![requirement("G3.1.2-1", ""), requirement("G3.1.2-2", points)]);
    let standards = [edition("mhlw-6.0", "ab"), edition("mhlw-7.0", "abcd")];
    for (list, said) in [
        ("G3.1.2-2a", vec![]),
        ("G3.1.2-2c", vec![]),
        ("G3.1.2-2a、b、c", vec![]),
        ("G3.1.2-2a～d", vec![]),
        ("G3.1.2-2e", vec!["standard/unknown-item at G3.1.2-2e"]),
    ] {
        let (items, found, _) = read_in(&standards, list);
        assert_eq!(found, said, "{list}: {items}");
    }
    assert_eq!(read_in(&standards, "G3.1.2-2c").0, "G3.1.2-2.c");
    assert!(read_in(&standards, "G3.1.2-2b～d").0.contains("G3.1.2-2.c"));
}
