//! Hours of the day: which are stricter, how they are said and printed, and what is told where they are none.

use kitei::Lang;
use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::render::{Extent, Form, print};

use crate::harness::{DAY, Repository};

const PARENT: &str = "parent.kitei";
const CHILD: &str = "child.kitei";

/// What is told of a child below a parent by the rules of inheritance.
fn below(parent: &str, child: &str) -> Vec<&'static str> {
    let parent = format!("規程 「法人規程」 {{ 機関 法人 「緑会」 }}\n条 「定め」 {{ {parent} }}\n");
    let child = format!("規程 「病院規程」 {{\n  機関 病院 「緑病院」\n  継承 「{PARENT}」 略称 法人規程\n}}\n条 「定め」 {{ {child} }}\n");
    let verdict = Repository::of(PARENT, &parent).with(CHILD, &child).judge();
    let found = verdict.in_file(CHILD).into_iter().map(|finding| finding.rule.name);
    found.filter(|rule| matches!(*rule, "inheritance/weakened" | "inheritance/incomparable")).collect()
}

#[test]
fn hours_that_are_allowed_may_be_fewer_and_hours_of_service_more() {
    let entry = |hours: &str| format!("対策 入退室管理 {{ 許可時間帯 {hours} }}");
    let service = |hours: &str| format!("契約 保守契約 {{ 相手区分 受託者; 受付時間 {hours} }}");
    for (above, here, fewer, more) in [
        ("9:00-17:00", "平日9:00-17:00", true, false),
        ("平日9:00-17:00", "9:00-17:00", false, true),
        ("平日9:00-17:00", "月曜日から金曜日まで午前9時から午後5時まで", true, true),
        ("平日9:00-17:00", "平日8:00-12:00", false, false),
        ("22:00-6:00", "23:00-5:00", true, false),
        ("22:00-6:00", "毎日0:00-6:00、22:00-24:00", true, true),
        ("終日", "22:00-6:00", true, false),
        ("土日祝終日", "Sundays all day", true, false),
    ] {
        assert_eq!(below(&entry(above), &entry(here)).is_empty(), fewer, "{here} below {above}");
        assert_eq!(below(&service(above), &service(here)).is_empty(), more, "{here} below {above}");
    }
}

/// The articles of a policy as they are printed.
fn printed(text: &str) -> String {
    let texts = Whole::read([("policy.kitei", text)]);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let (id, ..) = resolved.iter().next().unwrap();
    String::from_utf8(print(&resolved, id, Form::Text, Extent::Own)).unwrap()
}

#[test]
fn hours_are_printed_as_people_write_them() {
    let policy = |body: &str| format!("規程 「例」 {{ 機関 病院 「例病院」 }}\n条 「定め」 {{\n{body}\n}}\n");
    let ja = printed(&policy(
        "対策 入退室管理 { 許可時間帯 22:00-6:00 }\n対策 リモート保守 { 許可時間帯 平日9:00-12:00、13:00-17:30、土日祝終日 }",
    ));
    assert!(ja.contains("入室することができる時間帯を午後10時から翌日午前6時までとする。"), "{ja}");
    let remote =
        "接続することができる時間帯を平日の午前9時から正午まで及び午後1時から午後5時30分まで並びに土曜日、日曜日及び祝日の終日とする";
    assert!(ja.contains(remote), "{ja}");
    let placed = printed(&policy("対策 入退室管理 { 許可時間帯 9:00-17:00 }\n項 「入退室管理は、{入退室管理.許可時間帯}とする。」"));
    assert!(placed.contains("入退室管理は、午前9時から午後5時までとする。") && !placed.contains("時間帯を"), "{placed}");
    let en = "policy \"Example\" { institution hospital \"Example\" }\narticle \"Hours\" { measure entry_control { permitted_hours weekdays 9 am to 5 pm, Saturdays 9:00-12:00 } }\n";
    let en = printed(en);
    assert!(en.contains("admit people from 9:00 to 17:00 on weekdays and from 9:00 to 12:00 on Saturdays only"), "{en}");
}

#[test]
fn what_is_no_hours_is_told() {
    for (written, ja) in [
        ("昼間", "「昼間」は時間帯として読めません"),
        ("25:00-26:00", "「25:00」という時刻はありません"),
        ("9:00-17:60", "「17:60」という時刻はありません"),
        ("午前9時から午後12時まで", "「午後12時」は、正午とも午前0時とも読めます"),
        ("22時以降", "「22時以降」には、始まりか終わりの時刻がありません"),
        ("9:00-9:00", "「9:00-9:00」は、始まりと終わりが同じか、1日を超えています"),
        ("9時から5時まで", "「9時から5時まで」は、始まりより前に終わります"),
        ("平日22:00-6:00", "日を限った「平日22:00-6:00」は、翌日に及びます"),
        ("休日9:00-17:00", "「休日」がどの日であるかは、機関により異なります"),
    ] {
        let text = format!("条 「定め」 {{ 対策 入退室管理 {{ 許可時間帯 {written} }} }}\n");
        let verdict = Repository::of("policy.kitei", &text).judge();
        let told: Vec<String> = verdict
            .in_file("policy.kitei")
            .into_iter()
            .filter(|finding| finding.rule.name == "syntax/bad-value")
            .map(|finding| finding.message.get(Lang::Ja).to_owned())
            .collect();
        assert_eq!(told, [ja], "{written}");
    }
}

#[test]
fn a_wording_agrees_with_the_hours_that_are_declared() {
    for (wording, disagrees) in [
        ("サーバ室に入室できる時間は、午前7時から午後9時までとする。", false),
        ("サーバ室に入室できる時間は、７：００～２１：００とする。", false),
        ("サーバ室に入室できる時間は、午前7時から午後10時までとする。", true),
        ("Entry control is from 7 am to 10 pm.", true),
        ("The permitted hours are from 7:00 to 21:00.", false),
        ("The permitted hours are from 7:00 to 21:00 on weekdays.", true),
        ("窓口は、午前9時から午後5時まで開く。", false),
    ] {
        let text = format!("条 「定め」 {{ 対策 入退室管理 {{ 許可時間帯 7:00-21:00 }}\n項 「{wording}」 }}\n");
        let verdict = Repository::of("policy.kitei", &text).judge();
        let found = verdict.in_file("policy.kitei").into_iter().any(|finding| finding.rule.name == "consistency/wording-disagrees");
        assert_eq!(found, disagrees, "{wording}");
    }
}
