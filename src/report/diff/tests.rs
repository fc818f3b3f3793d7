//! Snapshots of the formats, and the JSON document against its published schema.

use jiff::civil::date;
use serde_json::Value;

use super::{DiffFormat, DiffReport};
use crate::answer::Outcome;
use crate::answer::difference::{self, Change, Compared, Difference, Effect, Matter, Place, Point, Turn, Way};
use crate::diagnostic::{Lang, Text};
use crate::report::tests::json::validate;

/// One of everything, with what a policy may say to break a table.
fn difference() -> Difference {
    let policy = |title: &str, old: Option<&str>, new: Option<&str>| Compared {
        title: title.to_owned(),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    let place = |line| Some(Place { path: "法人/規程.kitei".to_owned(), line });
    let change = |effect, matter, before: Option<&str>, after: Option<&str>| Change {
        policy: 0,
        effect,
        matter,
        subject: Text::new("対策「パスワード」の「最短文字数」", "\"min_length\" of measure \"password\""),
        before: before.map(Text::same),
        after: after.map(Text::same),
        note: None,
        old: place(3),
        new: place(4),
        reaches: Vec::new(),
    };
    let turn = |way, facility: Option<&str>| Turn {
        policy: 1,
        facility: facility.map(str::to_owned),
        way,
        requirement: "mhlw-6.0/C14-6".into(),
        title: Text::new("システム運用編14⑥「パスワード」", "Control 14(6) \"Passwords\"").into(),
        before: difference::Outcome(Some(Outcome::Inherited)),
        after: difference::Outcome(Some(Outcome::Partly)),
        points: vec![Point { key: "a".to_owned(), text: Text::new("a「長さ」", "a \"Length\"") }],
    };
    Difference {
        policies: vec![
            policy("法人規程", Some("法人/規程.kitei"), Some("法人/規程.kitei")),
            policy("病院規程", Some("病院/旧.kitei"), Some("病院/新.kitei")),
            policy("薬局規程", Some("薬局/規程.kitei"), None),
        ],
        changes: vec![
            Change { reaches: vec![1, 2], ..change(Effect::Weakened, Matter::Value, Some("13"), Some("8")) },
            change(Effect::Incomparable, Matter::Value, Some("1か月"), Some("30日")),
            change(Effect::Strengthened, Matter::Declaration, None, Some("義務")),
            Change {
                note: Some(Text::new("文言の変更です", "its wording changed")),
                old: None,
                new: None,
                subject: Text::same("条「<b>|@org/team` \n# *1*_[x](y)」"),
                ..change(Effect::Neutral, Matter::Article, None, None)
            },
            Change { policy: 2, new: None, ..change(Effect::Weakened, Matter::Policy, Some("あり"), None) },
        ],
        coverage: vec![turn(Way::Lost, None), turn(Way::Gained, Some("分院")), turn(Way::Changed, None)],
        notes: vec![Text::new("旧の側に読み取れない箇所が 1 か所あります", "the old side has 1 unreadable place")],
    }
}

fn written(difference: &Difference, format: DiffFormat, lang: Lang) -> String {
    let mut out = Vec::new();
    DiffReport { difference, as_of: date(2026, 5, 1), lang }.write(format, 80, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_format_in_both_languages() {
    let difference = difference();
    for (lang, name) in [(Lang::Ja, "ja"), (Lang::En, "en")] {
        let human = written(&difference, DiffFormat::Human, lang);
        assert!(human.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80), "{human}");
        insta::assert_snapshot!(format!("human_{name}"), human);
        insta::assert_snapshot!(format!("markdown_{name}"), written(&difference, DiffFormat::Markdown, lang));
    }
    let document: Value = serde_json::from_str(&written(&difference, DiffFormat::Json, Lang::En)).unwrap();
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&document).unwrap());
}

#[test]
fn nothing_that_a_policy_says_is_markup() {
    let markdown = written(&difference(), DiffFormat::Markdown, Lang::Ja);
    assert!(!markdown.contains("@org") && !markdown.contains("<b>") && !markdown.contains("[x]("), "{markdown}");
    let rows = markdown.lines().filter(|line| line.starts_with("| "));
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 6, "{row}");
    }
}

#[test]
fn a_comment_holds_the_longest_comparison() {
    let mut difference = difference();
    let long = Change { subject: Text::same("長".repeat(5_000)), ..difference.changes[0].clone() };
    difference.changes = [Effect::Weakened, Effect::Strengthened, Effect::Neutral]
        .iter()
        .flat_map(|&effect| vec![Change { effect, ..long.clone() }; 1_000])
        .collect();
    let markdown = written(&difference, DiffFormat::Markdown, Lang::Ja);
    assert!(markdown.chars().count() < 65_536, "{}", markdown.chars().count());
    assert_eq!(markdown.matches("このほか9").count(), 3);
}

#[test]
fn nothing_changed_is_said_so() {
    let none = Difference { policies: Vec::new(), changes: Vec::new(), coverage: Vec::new(), notes: Vec::new() };
    assert_eq!(written(&none, DiffFormat::Human, Lang::Ja), "変更はありません（令和8年5月1日現在）\n");
    assert_eq!(written(&none, DiffFormat::Human, Lang::En), "nothing changed (as of 2026-05-01)\n");
    assert!(written(&none, DiffFormat::Markdown, Lang::En).contains("## Policy changes: none\n"));
    assert!(!none.weakens());
}

#[test]
fn the_document_matches_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/diff-schema.json")).unwrap();
    let document: Value = serde_json::from_str(&written(&difference(), DiffFormat::Json, Lang::Ja)).unwrap();
    let mut faults = Vec::new();
    validate(&schema, &schema, &document, "", &mut faults);
    assert_eq!(faults, [""; 0]);

    let mut wrong = document.clone();
    wrong["changes"][0]["effect"] = "worse".into();
    wrong["coverage"][0]["points"] = Value::Null;
    wrong["summary"]["extra"] = 1.into();
    validate(&schema, &schema, &wrong, "", &mut faults);
    assert_eq!(faults, ["/changes/0/effect: enum", "/coverage/0/points: type", "/summary: extra"]);
}

#[test]
fn the_schema_knows_every_name() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/diff-schema.json")).unwrap();
    let names = |pointer: &str| -> Vec<String> {
        schema.pointer(pointer).unwrap().as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    let effects = [Effect::Weakened, Effect::Incomparable, Effect::Strengthened, Effect::Neutral].map(Effect::name);
    assert_eq!(names("/$defs/change/properties/effect/enum"), effects);
    let ways = [Way::Lost, Way::ApplicabilityLost, Way::Gained, Way::ApplicabilityGained, Way::Changed].map(Way::name);
    assert_eq!(names("/$defs/turn/properties/way/enum"), ways);
    let matters = [
        Matter::Policy,
        Matter::Declaration,
        Matter::Value,
        Matter::Duty,
        Matter::Mode,
        Matter::Delegation,
        Matter::Expiry,
        Matter::Exception,
        Matter::Exclusion,
        Matter::Standard,
        Matter::Parent,
        Matter::Head,
        Matter::Fact,
        Matter::Entity,
        Matter::Article,
        Matter::Annexed,
    ];
    assert_eq!(names("/$defs/change/properties/matter/enum"), matters.map(Matter::name));
}
