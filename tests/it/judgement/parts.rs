//! Documents of a set: what stands where it has no effect lays nothing down, and is told.

use crate::harness::{Repository, Verdict};

const CHILD: &str = "child.kitei";
const PART: &str = "part.kitei";

const STANDARD: &str = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「訓練」 { 要件 一以上 活動 教育訓練 { 間隔 明記 } }";

fn clinic(head: &str, said: &str, part: &str) -> Verdict {
    let clinic = format!(
        "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」、「part.kitei」; {head} }}\n条 第1条 「訓練」 {{ 対応 K1-1 }}\n{said}"
    );
    Repository::of("k.kitei", STANDARD).with(CHILD, &clinic).with(PART, part).judge()
}

const TRAINING: &str = "活動 教育訓練 { 間隔 年1回 }";
const PLAIN: &str = "規程 「細則」 { 階層 細則 }\n条 「細則」 { 項 「細則とする。」 }";

fn told(verdict: &Verdict) -> usize {
    verdict.of_rule(CHILD, "structure/without-effect").len() + verdict.of_rule(PART, "structure/without-effect").len()
}

#[test]
fn what_does_not_hold_on_the_day_gives_no_data_and_says_so() {
    let of = |article: &str| article.replace("DATA", TRAINING);
    for (said, part, holds) in [
        (of("条 第2条 「訓練」 { DATA }"), PLAIN.to_owned(), true),
        (of("条 第2条 「訓練」 削除 { DATA }"), PLAIN.to_owned(), false),
        (of("条 第2条 「訓練」 削除 { 項 「訓練を行う。」 { DATA } }"), PLAIN.to_owned(), false),
        ("article 2 deleted { activity training { interval yearly } }".to_owned(), PLAIN.to_owned(), false),
        (of("附則 2026-04-01 { DATA }"), PLAIN.to_owned(), true),
        (of("附則 令和9年4月1日 { DATA }"), PLAIN.to_owned(), false),
        (of("supplement 2027-04-01 { paragraph \"training\" { DATA } }"), PLAIN.to_owned(), false),
        (String::new(), of("規程 「細則」 { 階層 細則; 施行 2026-04-01 }\n条 「訓練」 { DATA }"), true),
        (String::new(), of("規程 「細則」 { 階層 細則; 施行 2027-04-01 }\n条 「訓練」 { DATA }"), false),
        (String::new(), of("規程 「細則」 { 階層 細則; 施行 2027-04-01 }\n章 「訓練」 { 条 「訓練」 { DATA } }"), false),
    ] {
        let verdict = clinic("", &said, &part);
        let is_met = verdict.of_rule(CHILD, "coverage/unmet").is_empty();
        assert_eq!((is_met, told(&verdict) == 0), (holds, holds), "{said} {part}: {:?}", verdict.rules(CHILD));
    }
    // On the day on which the whole policy takes effect its parts do, too.
    let ahead = clinic("施行 2027-04-01", &of("附則 2027-04-01 { DATA }"), PLAIN);
    assert!(ahead.of_rule(CHILD, "coverage/unmet").is_empty() && told(&ahead) == 0);
}

#[test]
fn a_claim_in_a_deleted_article_claims_nothing() {
    let said = format!("条 第2条 「訓練」 {{ {TRAINING} }}\n条 第3条 「旧」 削除 {{ 対応 K1-1; 例外 K1-1 期限 2026-12-31 }}");
    let verdict = clinic("", &said, PLAIN);
    assert_eq!(told(&verdict), 2);
    assert!(verdict.of_rule(CHILD, "coverage/exception").is_empty());
}

#[test]
fn the_head_of_a_part_inherits_and_conforms_to_nothing() {
    let top = "規程 「法人規程」 { 機関 法人 「法人」 }\n条 第1条 「端末」 { 対策 画面ロック { 無操作時間 1分 } }";
    let said = format!("条 第2条 「訓練」 {{ {TRAINING} }}");
    for (head, found) in [
        ("継承 「top.kitei」", 1),
        ("inherits \"top.kitei\" version \"9\"", 1),
        ("準拠 mhlw-6.0", 1),
        ("準拠 k-1", 0),
        ("版 「2.0」; 施行 2026-04-01", 0),
    ] {
        let part = format!("規程 「細則」 {{ {head}; 階層 細則 }}\n条 「細則」 {{ 項 「細則とする。」 }}");
        let clinic = format!(
            "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」、「part.kitei」 }}\n条 第1条 「訓練」 {{ 対応 K1-1 }}\n{said}"
        );
        let repository = Repository::of("k.kitei", STANDARD).with("top.kitei", top).with(CHILD, &clinic).with(PART, &part);
        assert_eq!(told(&repository.judge()), found, "{head}");
    }
}

#[test]
fn a_part_of_another_institution_is_told() {
    let part = |institution: &str| format!("規程 「細則」 {{ 機関 {institution}; 階層 細則 }}\n条 「細則」 {{ 項 「細則とする。」 }}");
    for (institution, found) in [("診療所 「医院」", 0), ("診療所 「別の医院」", 1), ("病院 「医院」", 1), ("診療所", 0)]
    {
        let verdict = clinic("", "", &part(institution));
        assert_eq!(verdict.of_rule(PART, "consistency/conflict").len(), found, "{institution}");
    }
}

#[test]
fn documents_that_include_each_other_are_told() {
    let part = "規程 「細則」 { 階層 細則; 構成文書 「child.kitei」 }\n条 「細則」 { 項 「細則とする。」 }";
    assert_eq!(told(&clinic("", "", part)), 1);
}

#[test]
fn a_circle_of_documents_is_told_wherever_it_closes() {
    let part = |includes: &str| format!("規程 「細則」 {{ 階層 細則; 構成文書 {includes} }}\n条 「細則」 {{ 項 「細則とする。」 }}");
    let judge = |b: &str, c: &str| {
        let clinic = "規程 「医院規程」 { 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」、「b.kitei」 }\n条 第1条 「訓練」 { 対応 K1-1; 活動 教育訓練 { 間隔 年1回 } }";
        let repository =
            Repository::of("k.kitei", STANDARD).with(CHILD, clinic).with("b.kitei", b).with("c.kitei", c).with("d.kitei", PLAIN);
        let verdict = repository.judge();
        ["child.kitei", "b.kitei", "c.kitei", "d.kitei"].map(|path| verdict.of_rule(path, "structure/without-effect").len())
    };
    assert_eq!(judge(&part("「c.kitei」"), &part("「d.kitei」")), [0, 0, 0, 0]);
    assert_eq!(judge(&part("「c.kitei」、「d.kitei」"), &part("「d.kitei」")), [0, 0, 0, 0]);
    assert_eq!(judge(&part("「c.kitei」"), &part("「b.kitei」")), [0, 0, 1, 0]);
    // With the root in it, the first by its path is taken as the root.
    assert!(judge(&part("「c.kitei」"), &part("「child.kitei」")).into_iter().sum::<usize>() > 0);
}

#[test]
fn what_a_document_that_is_not_there_would_say_is_unknown_and_an_error_stands_for_it() {
    let policy = |includes: &str| {
        format!(
            "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」; {includes} }}\n条 第1条 「訓練」 {{ 対応 K1-1; 項 「行う。」 }}"
        )
    };
    for (includes, rules) in [
        ("", &["coverage/unmet"][..]),
        ("構成文書 「nothing.kitei」", &["consistency/undefined-name"]),
        ("構成文書", &["syntax/missing-argument"]),
    ] {
        let verdict = Repository::of("k.kitei", STANDARD).with(CHILD, &policy(includes)).judge();
        let grave = verdict.in_file(CHILD).into_iter().filter(|finding| finding.severity == kitei::Severity::Error);
        assert_eq!(grave.map(|finding| finding.rule.name).collect::<Vec<_>>(), rules, "{includes}");
    }
}
