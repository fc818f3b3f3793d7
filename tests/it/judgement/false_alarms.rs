//! What was said to be wrong and is not, and beside each what still is.

use crate::harness::{Folder, Repository};

fn rules(text: &str) -> Vec<&'static str> {
    let verdict = Repository::of("p.kitei", text).judge();
    let mut rules: Vec<&str> = verdict
        .in_file("p.kitei")
        .iter()
        .filter(|finding| finding.severity > kitei::Severity::Info)
        .map(|finding| finding.rule.name)
        .collect();
    rules.dedup();
    rules
}

#[test]
fn a_corporation_claims_floors_for_systems_and_vendors_that_it_has_none_of() {
    let corporation = |inside: &str| {
        rules(&format!(
            "規程 「法人規程」 {{\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n}}\n現況 {{\n  確認 2026-04-01 承認者 理事会\n}}\n条 「あ」 {{\n{inside}\n  項 「機関はこれを守る。」\n}}\n"
        ))
    };
    let log = |items: &str| format!("  対応 システム運用編17①\n  記録 アクセスログ {{ 記録項目 {items}; 点検間隔 毎月 }}");
    assert_eq!(corporation(&log("ログイン時刻、アクセス時間、操作した医療情報")), Vec::<&str>::new());
    assert!(corporation(&log("ログイン時刻")).iter().any(|rule| rule.starts_with("coverage/")), "what it lays down is asked for");
    assert!(corporation("  対応 システム運用編17①").iter().any(|rule| rule.starts_with("coverage/")), "a claim alone meets nothing");
    let clinic = "規程 「規程」 {\n  機関 診療所 「診療所」\n  準拠 mhlw-6.0\n  適用範囲 システム運用編17① 理由 「例のため。」\n  階層 運用規則\n}\n現況 {\n  確認 2026-04-01 承認者 院長\n}\n条 「あ」 {\n  対応 システム運用編17①\n  記録 アクセスログ { 記録項目 ログイン時刻、アクセス時間、操作した医療情報; 点検間隔 毎月 }\n  項 「記録する。」\n}\n";
    assert!(rules(clinic).contains(&"coverage/unmet"), "an institution states its own systems");
}

/// A corporation's systems for its own office are not those that its floors are for.
#[test]
fn a_corporation_claims_floors_for_systems_of_another_kind_than_its_own() {
    let corporation = |stores: &str, inside: &str| {
        rules(&format!(
            "規程 「法人規程」 {{\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n}}\n現況 {{\n  確認 2026-04-01 承認者 理事会\n  専任担当者 有\n  システム 給与 {{ 形態 オンプレミス; 保存情報 {stores} }}\n}}\n条 「あ」 {{\n  対応 システム運用編17①\n{inside}\n  項 「機関はこれを守る。」\n}}\n"
        ))
    };
    let log = "  記録 アクセスログ { 記録項目 ログイン時刻、アクセス時間、操作した医療情報; 点検間隔 毎月 }";
    assert!(!corporation("職員情報", log).iter().any(|rule| rule.starts_with("coverage/un")), "{:?}", corporation("職員情報", log));
    assert!(corporation("職員情報", "").contains(&"coverage/unmet"), "what it lays down is asked for");
    assert!(corporation("医療情報", "").contains(&"coverage/unmet"), "and of those that it has");
}

#[test]
fn two_decisions_are_two() {
    let of = |first: &str, second: &str| {
        rules(&format!(
            "規程 「法人規程」 {{\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n}}\n条 「あ」 {{\n  記録 検討記録 {{ {first} }}\n  記録 検討記録 「CSIRT」 {{ {second} }}\n  項 「検討を記録する。」\n}}\n"
        ))
    };
    assert_eq!(of("検討事項 固有事項", "検討事項 CSIRTの要否"), Vec::<&str>::new());
    assert_eq!(of("検討事項 固有事項; 保存期間 5年", "検討事項 CSIRTの要否; 保存期間 3年"), Vec::<&str>::new(), "of another decision");
    assert_eq!(of("保存期間 5年", "検討事項 CSIRTの要否; 保存期間 3年"), ["consistency/conflict"], "a floor for all decisions");
}

#[test]
fn a_yearly_reapproval_is_a_review() {
    let of = |head: &str| {
        rules(&format!("規程 「法人規程」 {{\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n{head}\n}}\n条 「あ」 {{\n  項 「定める。」\n}}\n"))
            .contains(&"time/approval-late")
    };
    assert!(!of("  施行 2025-04-01\n  見直し 年1回\n  承認 2026-04-10 承認者 理事会"));
    assert!(!of("  施行 2023-04-01\n  見直し 2年ごと\n  承認 2025-03-20 承認者 理事会"));
    assert!(of("  施行 2026-04-01\n  見直し 年1回\n  承認 2026-04-10 承認者 理事会"), "a few days late");
    assert!(of("  施行 2025-04-01\n  承認 2026-04-10 承認者 理事会"), "nothing is reviewed");
}

#[test]
fn a_lock_on_a_family_does_not_lift_what_only_informs() {
    let policy = "規程 「い診療所規程」 {\n  機関 診療所 「い診療所」\n  準拠 mhlw-6.0\n  適用範囲 経営管理編3.2.2① 理由 「ほかの事項は、い診療所運用細則に定める。」\n  階層 運用規則\n}\n現況 {\n  確認 2026-04-01 承認者 院長\n  無 業務委託\n}\n条 「教育」 {\n  対応 経営管理編3.2.2①\n  活動 教育訓練 { 指示者 院長; 間隔 年1回 }\n  項 「教育を行う。」\n}\n";
    let of = |config: &str, below: &str| {
        let folder = Folder::new()
            .with("kitei.toml", config)
            .with("clinic/kitei.toml", format!("[check]\nroot = \"..\"\n{below}"))
            .with("clinic/p.kitei", policy);
        let ran = crate::harness::finished(
            folder.command(&["check", "--as-of", "2026-05-01", "--format", "concise", "p.kitei"]).current_dir(folder.path().join("clinic")),
            "",
        );
        (ran.code, ran.out)
    };
    let (code, out) = of("[lock]\nrules = { coverage = \"error\" }\n", "");
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("info[coverage/unverified]") && out.contains("info[coverage/partial-scope]"), "{out}");
    let (code, out) = of("[lock]\nrules = { \"coverage/unverified\" = \"error\" }\n", "");
    assert!(code == 1 && out.contains("error[coverage/unverified]"), "by its name it is lifted: {out}");
    let (_, out) = of("[lock]\nrules = { coverage = \"error\" }\n", "[rules]\n\"coverage/unverified\" = \"off\"\n");
    assert!(out.contains("config/locked") && out.contains("info[coverage/unverified]"), "nor is it switched off: {out}");
}

#[test]
fn a_city_above_a_hospital_needs_no_standard() {
    let city = |kind: &str, facts: &str| {
        format!(
            "規程 「情報セキュリティ規程」 {{\n  機関 {kind} 「みなと」\n  階層 基本方針\n}}\n{facts}条 「認証」 {{\n  対策 パスワード {{ 最短文字数 12文字 }}\n  項 「{{パスワード.最短文字数}}以上とする。」\n}}\n"
        )
    };
    assert_eq!(rules(&city("自治体", "")), Vec::<&str>::new());
    assert_eq!(rules(&city("大学", "")), Vec::<&str>::new());
    assert!(rules(&city("法人", "")).contains(&"coverage/no-standard"));
    assert!(rules(&city("自治体", "現況 {\n  システム 電子カルテ { 形態 クラウド }\n}\n")).contains(&"coverage/no-standard"));
    let hospital = "規程 「病院規程」 {\n  機関 病院 「みなと病院」\n  継承 「city.kitei」\n  準拠 mhlw-6.0\n  階層 運用規則\n}\n条 「認証」 {\n  対策 パスワード { 最短文字数 8文字 }\n  項 「定める。」\n}\n";
    let verdict = Repository::of("city.kitei", &city("自治体", "")).with("p.kitei", hospital).judge();
    assert_eq!(verdict.of_rule("p.kitei", "inheritance/weakened").len(), 1, "its floors hold all the same");
    let lost = hospital.replace("  準拠 mhlw-6.0\n", "");
    let verdict = Repository::of("city.kitei", &city("自治体", "")).with("p.kitei", &lost).judge();
    assert_eq!(verdict.of_rule("p.kitei", "coverage/no-standard").len(), 1, "the hospital itself is judged by one");
}
