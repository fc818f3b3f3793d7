//! A chain does not mask: the strictest of all ancestors binds below a parent that weakened it.

use crate::harness::Repository;

const LEAF: &str = "c.kitei";

/// The rules on overriding that a clinic at the end of a chain breaks.
fn leaf(top: &str, middle: &str, leaf: &str) -> Vec<&'static str> {
    let repository = Repository::of("a.kitei", &format!("規程 「県規程」 {{ 機関 自治体 「県」 }}\n{top}"))
        .with("b.kitei", &format!("規程 「法人規程」 {{ 機関 法人 「法人」; 継承 「a.kitei」 }}\n{middle}"))
        .with(LEAF, &format!("規程 「医院規程」 {{ 機関 診療所 「医院」; 継承 「b.kitei」 }}\n{leaf}"));
    let verdict = repository.judge();
    let mut rules: Vec<&str> = verdict.inheritance(LEAF).iter().map(|finding| finding.rule.name).collect();
    rules.sort_unstable();
    rules
}

#[test]
fn what_a_parent_weakened_binds_below_it_as_it_was() {
    for (top, middle, below, expected) in [
        (
            "対策 画面ロック { 無操作時間 1分 }",
            "対策 画面ロック { 無操作時間 10分 }",
            "対策 画面ロック { 無操作時間 9分 }",
            &["inheritance/weakened"][..],
        ),
        ("対策 画面ロック { 無操作時間 1分 }", "対策 画面ロック { 無操作時間 10分 }", "対策 画面ロック { 無操作時間 1分 }", &[]),
        ("対策 画面ロック { 無操作時間 1分 }", "対策 画面ロック { 無操作時間 10分 }", "", &[]),
        (
            "対策 画面ロック { 無操作時間 1分 }",
            "対策 画面ロック { 無操作時間 10分 既定 }",
            "対策 画面ロック { 無操作時間 9分 }",
            &["inheritance/weakened"],
        ),
        ("対策 BYOD { 利用 禁止 変更不可 }", "対策 BYOD { 利用 許可制 }", "対策 BYOD { 利用 許可制 }", &["inheritance/final"]),
        ("対策 BYOD { 利用 禁止 変更不可 }", "対策 BYOD { 利用 許可制 }", "対策 BYOD { 利用 禁止 }", &[]),
        ("活動 教育訓練 { 対象者 全職員 }", "活動 教育訓練 { 対象者 医師 }", "活動 教育訓練 { 対象者 医師 }", &["inheritance/weakened"]),
        (
            "measure password { min_length 16 characters }",
            "measure password { min_length 8 characters }",
            "対策 パスワード 「窓口」 { 最短文字数 10文字 }",
            &["inheritance/weakened"],
        ),
        (
            "対策 パスワード { 最短文字数 16文字 }",
            "努力義務; 対策 パスワード { 最短文字数 16文字 }",
            "努力義務; 対策 パスワード { 最短文字数 16文字 }",
            &["inheritance/weakened"],
        ),
        // What makes it stricter goes on as the middle says.
        (
            "対策 パスワード { 最短文字数 8文字 }",
            "対策 パスワード { 最短文字数 16文字 }",
            "対策 パスワード { 最短文字数 12文字 }",
            &["inheritance/weakened"],
        ),
        ("対策 パスワード { 最短文字数 8文字 既定 }", "対策 パスワード { 最短文字数 6文字 }", "対策 パスワード { 最短文字数 7文字 }", &[]),
    ] {
        let article = |said: &str| format!("条 第1条 「端末」 {{ {said} }}");
        assert_eq!(leaf(&article(top), &article(middle), &article(below)), expected, "{top} / {middle} / {below}");
    }
}

#[test]
fn a_silent_leaf_has_what_binds_it() {
    let standard = "基準 k-1 「共通」 { 発行者 「県」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「端末」 { 要件 対策 画面ロック { 無操作時間 1分 } }";
    let top = "規程 「県規程」 { 機関 自治体 「県」; 準拠 k-1; 構成文書 「k.kitei」 }\n条 第1条 「端末」 { 対応 K1-1; 対策 画面ロック { 無操作時間 1分 } }";
    let middle = "規程 「法人規程」 { 機関 法人 「法人」; 継承 「a.kitei」 }\n条 第1条 「端末」 { 対策 画面ロック { 無操作時間 10分 } }";
    let leaf = "規程 「医院規程」 { 機関 診療所 「医院」; 継承 「b.kitei」 }";
    let verdict = Repository::of("k.kitei", standard).with("a.kitei", top).with("b.kitei", middle).with(LEAF, leaf).judge();
    assert!(!verdict.rules(LEAF).iter().any(|rule| ["coverage/unmet", "coverage/missing"].contains(rule)), "{:?}", verdict.rules(LEAF));
}

/// What the middle of a chain leaves out by its own word would bind the end of it too.
#[test]
fn what_is_left_out_above_without_approval_is_told_below() {
    let judge = |except: &str, last: &str| {
        let top = format!(
            "規程 「県規程」 {{ 機関 自治体 「県」; 承認 2025-03-01 承認者 知事 }}\n現況 {{ 職 知事 }}\n条 第1条 「認証」 {{ {last} 対策 パスワード {{ 最短文字数 16文字 }} }}"
        );
        let middle = format!(
            "規程 「法人規程」 {{ 機関 法人 「法人」; 継承 「a.kitei」 {except} }}\n条 第1条 「認証」 {{ 対策 パスワード {{ 最短文字数 8文字 }} }}"
        );
        let leaf = "規程 「医院規程」 { 機関 診療所 「医院」; 継承 「b.kitei」 }\n条 「認証」 { 対策 パスワード { 最短文字数 8文字 } }";
        let verdict = Repository::of("a.kitei", &top).with("b.kitei", &middle).with(LEAF, leaf).judge();
        ["b.kitei", LEAF].map(|path| verdict.of_rule(path, "inheritance/unapproved-exclusion").len())
    };
    assert_eq!(judge("除外 第1条 理由 「法人が定めるため。」", ""), [1, 1]);
    assert_eq!(judge("除外 第1条 承認者 理事会 理由 「法人が定めるため。」", ""), [1, 1]);
    assert_eq!(judge("除外 第1条 承認者 知事 理由 「法人が定めるため。」", ""), [0, 0]);
    assert_eq!(judge("除外 第1条", "除外 可;"), [0, 0]);
}

#[test]
fn who_leaves_himself_out_above_is_told_below() {
    let judge = |above: &str| {
        let top = format!(
            "規程 「県規程」 {{ 機関 自治体 「県」 }}\n条 第1条 「認証」 {{ 対策 パスワード {{ 最短文字数 16文字 }}; 項 「{above}」 }}"
        );
        let middle = "規程 「法人規程」 { 機関 法人 「法人」; 継承 「a.kitei」 対象情報 行政情報 }";
        let leaf = "規程 「医院規程」 { 機関 診療所 「医院」; 継承 「b.kitei」 }\n条 「認証」 { 対策 パスワード { 最短文字数 8文字 } }";
        let verdict = Repository::of("a.kitei", &top).with("b.kitei", middle).with(LEAF, leaf).judge();
        let errors = |path: &str| {
            let found = verdict.of_rule(path, "inheritance/other-class");
            found.iter().filter(|finding| finding.severity == kitei::Severity::Error).count()
        };
        ["b.kitei", LEAF].map(errors)
    };
    assert_eq!(judge("13文字以上とする。"), [1, 1]);
    assert_eq!(judge("行政情報を扱う者は、13文字以上とする。"), [0, 0]);
}
