//! What a child may state under one or two parents.

use crate::testing::{check, judged};

fn parent(said: &str) -> String {
    format!("規程 「親」 {{ 機関 法人 「親」; 準拠 mhlw-6.0 }}\n条 「定め」 {{\n{said}\n}}")
}

/// A child whose declaration stands on line 3.
fn child(said: &str) -> String {
    format!("規程 「子」 {{ 機関 診療所 「子」; 継承 「a.kitei」; 準拠 mhlw-6.0 }}\n条 「定め」 {{\n{said}\n項 「定める。」 }}")
}

/// What is found in a child, by rule and line.
fn found(above: &str, below: &str) -> Vec<String> {
    let (above, below) = (parent(above), child(below));
    check(&[("a.kitei", &above), ("b.kitei", &below)], "2026-05-01").into_iter().filter(|line| line.contains("@b.kitei")).collect()
}

fn found_under_two(one: &str, other: &str, below: &str) -> Vec<String> {
    let (one, other) = (parent(one), parent(other));
    let below = child(below).replace("継承 「a.kitei」", "継承 「a.kitei」; 継承 「c.kitei」");
    let files = [("a.kitei", one.as_str()), ("b.kitei", &below), ("c.kitei", &other)];
    check(&files, "2026-05-01").into_iter().filter(|line| line.contains("@b.kitei")).collect()
}

#[test]
fn the_value_in_force_is_judged_not_the_best() {
    let above = "対策 パスワード { 最短文字数 20文字 }";
    for below in [
        "対策 パスワード { 最短文字数 20文字 開始 2030-01-01; 最短文字数 8文字 期限 2029-12-31 }",
        "対策 パスワード { 最短文字数 8文字 期限 2029-12-31; 最短文字数 20文字 開始 2030-01-01 }",
        "対策 パスワード { 最短文字数 20文字 開始 2030-01-01 }; 対策 パスワード { 最短文字数 8文字 期限 2029-12-31 }",
    ] {
        assert_eq!(found(above, below), ["inheritance/weakened@b.kitei:3"], "{below}");
    }
    let both = "対策 パスワード { 最短文字数 20文字; 最短文字数 8文字 期限 2029-12-31 }";
    assert_eq!(found(above, both), ["consistency/conflict@b.kitei:3", "inheritance/weakened@b.kitei:3"]);
    let later = "対策 パスワード { 最短文字数 8文字 開始 2030-01-01 }";
    assert_eq!(found(above, later), [""; 0]);
    let past = "対策 パスワード { 最短文字数 8文字 期限 2026-04-30; 最短文字数 20文字 開始 2026-05-01 }";
    assert_eq!(found(above, past), [""; 0]);
}

#[test]
fn of_a_superset_what_is_in_force_is_taken_together() {
    let above = "記録 アクセスログ { 記録項目 利用者ID、操作内容 }";
    assert_eq!(found(above, "記録 アクセスログ { 記録項目 利用者ID 期限 2027-03-31; 記録項目 操作内容 期限 2027-03-31 }"), [""; 0]);
    assert_eq!(
        found(above, "記録 アクセスログ { 記録項目 利用者ID 期限 2027-03-31; 記録項目 操作内容 期限 2026-03-31 }"),
        ["inheritance/weakened@b.kitei:3"]
    );
}

#[test]
fn a_final_value_stays_final_beside_another_parent() {
    let (ten, five) = ("対策 画面ロック { 無操作時間 10分 変更不可 }", "対策 画面ロック { 無操作時間 15分 }");
    for (one, other) in [(ten, five), (five, ten)] {
        assert_eq!(found_under_two(one, other, "対策 画面ロック { 無操作時間 10分 }"), [""; 0]);
        assert_eq!(found_under_two(one, other, "対策 画面ロック { 無操作時間 5分 }"), ["inheritance/final@b.kitei:3"]);
    }
    let stricter = "対策 画面ロック { 無操作時間 5分 }";
    for said in ["対策 画面ロック { 無操作時間 5分 }", "対策 画面ロック { 無操作時間 1分 }"] {
        assert_eq!(found_under_two(ten, stricter, said), ["inheritance/final@b.kitei:3", "inheritance/incomparable@b.kitei:1"], "{said}");
    }
}

#[test]
fn two_final_values_that_differ_are_told_whatever_the_child_says() {
    let (ten, five) = ("対策 画面ロック { 無操作時間 10分 変更不可 }", "対策 画面ロック { 無操作時間 5分 変更不可 }");
    for said in ["", "対策 画面ロック { 無操作時間 5分 }", "対策 画面ロック { 無操作時間 10分 }"] {
        assert!(found_under_two(ten, five, said).contains(&"inheritance/incomparable@b.kitei:1".to_owned()), "{said}");
    }
    let files = [
        ("a.kitei", parent(ten)),
        ("b.kitei", child("").replace("「a.kitei」", "「a.kitei」; 継承 「c.kitei」")),
        ("c.kitei", parent(five)),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let findings = judged(&files, "2026-05-01");
    let clash = findings.iter().find(|(line, _)| line.starts_with("inheritance/incomparable")).unwrap();
    assert_eq!(clash.1.labels.len(), 2);
}

#[test]
fn a_default_of_one_parent_gives_nothing_away_of_the_other() {
    let (default, minimum) = ("対策 画面ロック { 無操作時間 5分 既定 }", "対策 画面ロック { 無操作時間 10分 }");
    assert_eq!(found_under_two(default, minimum, "対策 画面ロック { 無操作時間 60分 }"), ["inheritance/weakened@b.kitei:3"]);
    assert_eq!(found_under_two(default, minimum, "対策 画面ロック { 無操作時間 10分 }"), [""; 0]);
}

#[test]
fn what_is_left_open_takes_up_nothing() {
    let open = "inheritance/unimplemented-delegation@b.kitei:3";
    let undecided = "consistency/undecided@b.kitei:3";
    let role = "役割 企画管理者 { 委任 }";
    assert_eq!(found(role, "役割 企画管理者 { 充職 ? }"), [undecided, open]);
    assert_eq!(found(role, "役割 企画管理者 { 充職 院長 }"), [""; 0]);
    let attribute = "文書 事業継続計画 { 想定 委任 }";
    assert_eq!(found(attribute, "文書 事業継続計画 { 想定 ? }"), [undecided, open]);
    assert_eq!(found(attribute, "文書 事業継続計画 「一」 { 想定 ? }"), [undecided, open]);
}

#[test]
fn the_floor_of_a_wider_name_reaches_narrower_ones() {
    let above = "活動 非常時訓練 { 間隔 毎月 }";
    assert_eq!(found(above, "活動 事業継続訓練 { 間隔 年1回 }"), ["inheritance/weakened@b.kitei:3"]);
    assert_eq!(found(above, "活動 事業継続訓練 「夏」 { 間隔 年1回 }"), ["inheritance/weakened@b.kitei:3"]);
    assert_eq!(found(above, "活動 事業継続訓練 { 間隔 毎月 }"), [""; 0]);
    assert_eq!(found(above, "活動 事業継続訓練 { 実施者 院長 }"), [""; 0]);
    assert_eq!(found("活動 事業継続訓練 { 間隔 毎月 }", "活動 非常時訓練 { 間隔 年1回 }"), [""; 0]);
}

#[test]
fn nobody_gives_away_what_binds_himself() {
    let top = parent("対策 パスワード { 最短文字数 20文字 }");
    let middle =
        "規程 「中」 { 機関 病院 「中」; 継承 「top.kitei」; 準拠 mhlw-6.0 }\n条 「定め」 { 対策 パスワード { 最短文字数 24文字 既定 } }";
    let found = |said: &str| {
        let files = [("top.kitei", top.as_str()), ("a.kitei", middle), ("b.kitei", &child(said))];
        check(&files, "2026-05-01").into_iter().filter(|line| line.contains("@b.kitei")).collect::<Vec<_>>()
    };
    assert_eq!(found("対策 パスワード { 最短文字数 8文字 }"), ["inheritance/weakened@b.kitei:3"]);
    assert_eq!(found("対策 パスワード { 最短文字数 20文字 }"), [""; 0]);
}

#[test]
fn what_one_parent_says_of_every_label_holds_where_the_other_names_one() {
    let (every, one) = ("対策 パスワード { 最短文字数 12文字 }", "対策 パスワード 「窓口」 { 最短文字数 8文字 }");
    for (first, second) in [(every, one), (one, every)] {
        assert_eq!(found_under_two(first, second, "対策 パスワード 「窓口」 { 最短文字数 8文字 }"), ["inheritance/weakened@b.kitei:3"]);
        assert_eq!(found_under_two(first, second, "対策 パスワード 「窓口」 { 最短文字数 12文字 }"), [""; 0]);
    }
}

#[test]
fn what_a_default_stands_for_binds_beside_another_parent() {
    let top = parent("対策 パスワード { 最短文字数 12文字 }");
    let middle = "規程 「中」 { 機関 法人 「中」; 継承 「top.kitei」 }\n条 「定め」 { 対策 パスワード { 最短文字数 20文字 既定 } }";
    let beside = parent("対策 パスワード { 最短文字数 8文字 }");
    for order in ["継承 「a.kitei」; 継承 「c.kitei」", "継承 「c.kitei」; 継承 「a.kitei」"] {
        let found = |said: &str| {
            let own = child(said).replace("継承 「a.kitei」", order);
            let files = [("top.kitei", top.as_str()), ("a.kitei", middle), ("b.kitei", &own), ("c.kitei", &beside)];
            check(&files, "2026-05-01").into_iter().filter(|line| line.contains("@b.kitei")).collect::<Vec<_>>()
        };
        assert_eq!(found("対策 パスワード { 最短文字数 10文字 }"), ["inheritance/weakened@b.kitei:3"]);
        assert_eq!(found("対策 パスワード { 最短文字数 12文字 }"), [""; 0]);
    }
}

#[test]
fn a_value_restated_where_less_is_asked_is_weakened() {
    let above = "対策 パスワード { 最短文字数 12文字; 使い回し 禁止 }";
    let must = "対策 パスワード { 使い回し 禁止 }";
    let of = |duty: &str| format!("{must}\n項 「努める。」 {{ {duty}; 対策 パスワード {{ 最短文字数 12文字 }} }}");
    assert_eq!(found(above, &of("努力義務")), ["inheritance/weakened@b.kitei:4"]);
    assert_eq!(found(above, &of("義務")), [""; 0]);
    let default = "対策 パスワード { 最短文字数 12文字 既定; 使い回し 禁止 }";
    assert_eq!(found(default, &of("努力義務")), [""; 0]);
}

#[test]
fn three_parents_of_which_two_agree_leave_a_free_value_open() {
    let says = |days: &str| parent(&format!("対策 パスワード {{ 変更間隔 {days} }}"));
    let texts = [says("60日"), says("90日"), says("60日")];
    let own = "規程 「子」 { 機関 病院 「子」; 継承 「a.kitei」; 継承 「c.kitei」; 継承 「d.kitei」; 準拠 mhlw-6.0 }
条 「定め」 { 項 「{パスワード.変更間隔}とする。」 }";
    let files = [("a.kitei", texts[0].as_str()), ("b.kitei", own), ("c.kitei", &texts[1]), ("d.kitei", &texts[2])];
    let found: Vec<String> = check(&files, "2026-05-01").into_iter().filter(|line| line.contains("@b.kitei")).collect();
    assert_eq!(found, ["consistency/undefined-name@b.kitei:2"]);
}

#[test]
fn of_a_value_said_twice_what_binds_more_holds() {
    let (default, minimum) = ("対策 パスワード { 最短文字数 12文字 既定 }", "対策 パスワード { 最短文字数 12文字 }");
    for (one, other) in [(default, minimum), (minimum, default)] {
        let above = format!("{one}\n{other}");
        assert_eq!(found(&above, "対策 パスワード { 最短文字数 8文字 }"), ["inheritance/weakened@b.kitei:3"]);
    }
}

/// What is part of the response to incidents the vocabulary says, one of one's own too.
#[test]
fn what_serves_the_response_to_incidents_links_to_the_csirt_above() {
    let above = parent("役割 CSIRT { 充職 「法人CSIRT」 }");
    let below = child("活動 夜間連絡 { 実施者 院長; 報告先 CSIRT }");
    let unlinked = |vocabulary: &str| {
        let files = [("a.kitei", above.as_str()), ("b.kitei", &below), ("v.kitei", vocabulary)];
        check(&files, "2026-05-01").iter().any(|line| line.starts_with("inheritance/csirt-unlinked@b.kitei"))
    };
    assert!(unlinked("語彙 v 「v」 { 版 「1」 }\n活動 night_call 夜間連絡"));
    assert!(!unlinked("語彙 v 「v」 { 版 「1」 }\n活動 night_call 夜間連絡 関係職務 incident_response"));
    assert!(unlinked("語彙 v 「v」 { 版 「1」 }\n活動 night_call 夜間連絡 関係職務 vendor_management"));
}
