//! Nobody leaves himself out by his own word: of a parent's articles, of a parent, of a standard, of being judged.

use crate::harness::{Repository, Verdict};

const CHILD: &str = "child.kitei";

fn below(above: &str, inherits: &str, said: &str) -> Verdict {
    let top = format!("規程 「法人規程」 {{ 機関 法人 「法人」; 承認 2025-03-01 承認者 理事会 }}\n現況 {{ 職 情報統括部長 }}\n{above}");
    let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」; 継承 「top.kitei」 略称 法人規程 {inherits} }}\n{said}");
    Repository::of("top.kitei", &top).with(CHILD, &clinic).judge()
}

#[test]
fn what_a_parent_lays_down_is_left_out_with_its_approval_or_its_leave() {
    let article = "条 第1条 「ログ」 { 記録 アクセスログ { 保存期間 3年 } }";
    let role = "条 第1条 「ログ」 { 記録 アクセスログ { 保存期間 3年 } }\n条 第2条 「役」 { 委任; 役割 企画管理者 }";
    let fills = "条 「役」 { 根拠規定 法人規程第2条; 役割 企画管理者 { 充職 看護師長 } }";
    let allowed = "条 第1条 「ログ」 { 除外 可; 記録 アクセスログ { 保存期間 3年 } }";
    let chapter = "章 「ログ」 { 除外 可; 条 第1条 「ログ」 { 記録 アクセスログ { 保存期間 3年 } } }";
    let english = "article 1 \"Logs\" { except allowed; record access_log { retention 3 years } }";
    for (above, inherits, said, is_in_order) in [
        (article, "除外 第1条", "", false),
        (article, "除外 第1条 理由 「ログは保存しないため。」", "", false),
        (article, "除外 第1条 承認者 理事会", "", false),
        (article, "除外 第1条 承認者 理事会 理由 「」", "", false),
        (article, "除外 第1条 承認者 院長 理由 「電子カルテがないため。」", "", false),
        (role, "除外 第1条 承認者 企画管理者 理由 「電子カルテがないため。」", fills, false),
        (article, "except 第1条 approved_by director because \"no systems\"", "", false),
        (article, "除外 第1条 承認者 理事会 理由 「電子カルテがないため。」", "", true),
        (article, "except 第1条 approved_by 情報統括部長 because \"no systems\"", "", true),
        (allowed, "除外 第1条", "", true),
        (chapter, "除外 第1条", "", true),
        (english, "除外 第1条", "", true),
    ] {
        let verdict = below(above, inherits, said);
        let found = verdict.of_rule(CHILD, "inheritance/unapproved-exclusion");
        assert_eq!(found.is_empty(), is_in_order, "{above} {inherits}: {:?}", verdict.rules(CHILD));
    }
}

#[test]
fn a_parent_is_for_another_class_where_it_says_so() {
    let severities = |above: &str, inherits: &str| {
        let verdict = below(above, inherits, "");
        verdict.of_rule(CHILD, "inheritance/other-class").iter().map(|finding| finding.severity).collect::<Vec<_>>()
    };
    let plain = "条 第1条 「ログ」 { 記録 アクセスログ { 保存期間 3年 } }";
    let of_office = "条 第1条 「趣旨」 { 項 「この規程は、行政情報について定める。」 }";
    assert_eq!(severities(plain, "対象情報 行政情報"), [kitei::Severity::Error]);
    assert_eq!(severities(of_office, "対象情報 行政情報"), [kitei::Severity::Info]);
    assert_eq!(severities(plain, "for class administrative_information"), [kitei::Severity::Error]);
    assert!(severities(plain, "対象情報 医療情報").is_empty(), "it governs the policy");
}

const STANDARD: &str = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 編 L 「別」; 本文状態 正文 }
遵守事項 K1-1 「訓練」 { 要件 一以上 活動 教育訓練 { 間隔 明記 } }
遵守事項 L1-1 「報告」 { 要件 一以上 活動 インシデント報告 { 報告先 明記 } }
遵守事項 L1-2 「点検」 { 要件 一以上 活動 自己点検 { 間隔 明記 } }";

#[test]
fn a_scope_takes_nothing_of_a_parents_own_standard_away() {
    let clinic = "規程 「医院規程」 { 機関 診療所 「医院」; 継承 「top.kitei」; 準拠 k-1; 適用範囲 K 理由 「ほかは運用細則に定める。」 }
条 「訓練」 { 対応 K1-1; 活動 教育訓練 { 間隔 年1回 } }";
    let judge = |conforms: &str| {
        let top = format!("規程 「法人規程」 {{ 機関 法人 「法人」; {conforms} }}\n条 第1条 「目的」 {{ 項 「目的を定める。」 }}");
        let verdict = Repository::of("k.kitei", STANDARD).with("top.kitei", &top).with(CHILD, clinic).judge();
        verdict.of_rule(CHILD, "coverage/missing").len()
    };
    assert_eq!(judge("準拠 k-1; 構成文書 「k.kitei」"), 2);
    assert_eq!(judge(""), 0, "its own standard it may divide");
}

#[test]
fn a_scope_that_leaves_out_most_says_where_the_rest_is() {
    let severity = |scope: &str, because: &str| {
        let clinic = format!(
            "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」; 適用範囲 {scope} 理由 「{because}」 }}
条 「訓練」 {{ 対応 K1-1; 活動 教育訓練 {{ 間隔 年1回 }} }}"
        );
        let verdict = Repository::of("k.kitei", STANDARD).with(CHILD, &clinic).judge();
        verdict.of_rule(CHILD, "coverage/partial-scope")[0].severity
    };
    for (scope, because, expected) in [
        ("K", "例のため。", kitei::Severity::Warning),
        ("K", "ほかは、この規程に定めない。", kitei::Severity::Warning),
        ("K", "ほかは、別に定める規程による。", kitei::Severity::Warning),
        ("K", "ほかは、医院運用細則に定める。", kitei::Severity::Info),
        ("K", "the rest is in the Midori charter", kitei::Severity::Info),
    ] {
        assert_eq!(severity(scope, because), expected, "{scope} {because}");
    }
}

#[test]
fn a_corporation_that_runs_systems_or_beds_is_judged_for_them() {
    let judged = |institution: &str, facts: &str| {
        let policy = format!(
            "規程 「規程」 {{ 機関 {institution} 「機関」; 準拠 k-1; 構成文書 「k.kitei」 }}\n現況 {{ {facts} }}\n条 「目的」 {{ 項 「目的を定める。」 }}"
        );
        let verdict = Repository::of("k.kitei", STANDARD).with(CHILD, &policy).judge();
        verdict.of_rule(CHILD, "coverage/missing").len()
    };
    for institution in ["法人", "大学", "municipality"] {
        for (facts, found) in [
            ("病床数 19床", 3),
            ("システム 電子カルテ { 保存情報 医療情報 }", 3),
            ("有 医療情報システム", 3),
            ("外来患者数 30人", 3),
            ("病床数 0床", 0),
            ("システム 人事給与 { 保存情報 職員情報 }", 0),
            ("職員数 6人", 0),
        ] {
            assert_eq!(judged(institution, facts), found, "{institution} {facts}");
        }
    }
}
