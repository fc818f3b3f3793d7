//! What would get coverage without content, or out of a parent's reach, and does not.

use std::collections::BTreeSet;

use crate::harness::{CLINIC, CORPORATION, DAY, HOSPITAL, Repository};

/// The rules of the findings in one file.
fn rules(repository: &Repository, path: &str) -> BTreeSet<&'static str> {
    repository.judge().rules(path)
}

/// An article with a password of four characters, where the corporation wants thirteen.
const WEAK: &str = "条 「短いパスワード」 {\n  対策 パスワード 「予備」 { 最短文字数 4文字 }\n  項 「x」\n}\n";

fn weak(path: &str) -> Repository {
    let mut repository = Repository::reference();
    repository.0.get_mut(path).unwrap().push_str(WEAK);
    repository
}

#[test]
fn a_vocabulary_of_ones_own_does_not_change_what_is_built_in() {
    let vocabulary = "語彙 v 「v」 { 版 「1」 }\n対策 password パスワード { min_length 最短文字数 数 characters 低い方 }\n";
    let weak = weak(HOSPITAL).with("own/vocabulary.kitei", vocabulary);
    assert!(rules(&weak, "own/vocabulary.kitei").contains("vocabulary/duplicate"));
    assert!(rules(&weak, HOSPITAL).contains("inheritance/weakened"));
}

#[test]
fn a_name_of_ones_own_does_not_redefine_what_its_kind_has() {
    let vocabulary = "語彙 v 「v」 { 版 「1」 }\n記録 night_log 夜間記録 { retention 保存期間 期間 自由 }\n";
    let policy = "規程 「x」 { 機関 診療所 「x」; 準拠 mhlw-6.0 }\n条 「a」 { 記録 夜間記録 { 保存期間 5年 }; 項 「x」 }\n";
    let repository = Repository::of("a.kitei", policy).with("v.kitei", vocabulary);
    assert!(rules(&repository, "v.kitei").contains("vocabulary/duplicate"));
}

#[test]
fn an_institution_of_ones_own_is_not_judged_elsewhere() {
    let vocabulary = "語彙 v 「v」 { 版 「1」 }\n機関 head_office 本部 下位判定\n";
    let policy = "規程 「x」 { 機関 本部 「x」; 準拠 mhlw-6.0 }\n条 「a」 { 役割 企画管理者 { 充職 院長 }; 項 「x」 }\n";
    let repository = Repository::of("a.kitei", policy).with("v.kitei", vocabulary);
    assert!(rules(&repository, "v.kitei").contains("syntax/unexpected-argument"));
    assert!(repository.judge().of_rule("a.kitei", "coverage/missing").len() > 40);
}

#[test]
fn a_standard_of_ones_own_does_not_take_the_name_of_a_built_in_one() {
    let own = "基準 mhlw-6.0 「x」 { 公表 2026-01-01; 編 K 「共通」 }\n遵守事項 K1-1 「y」 { 要件 役割 企画管理者 { 充職 明記 } }\n";
    let policy = "規程 「x」 { 機関 診療所 「x」; 準拠 mhlw-6.0 }\n条 「a」 { 役割 企画管理者 { 充職 院長 }; 項 「x」 }\n";
    let repository = Repository::of("a.kitei", policy).with("s.kitei", own);
    assert!(rules(&repository, "s.kitei").contains("standard/duplicate"));
    assert!(repository.judge().of_rule("a.kitei", "coverage/missing").len() > 40);
}

#[test]
fn an_amendment_of_ones_own_is_told_apart_from_the_guideline() {
    let own = "基準 my-1 「x」 改正 mhlw-6.0 { 公表 2026-01-01 }\n改める G1.1-1 「x」 { 適用条件 職員数 > 100000人 }\n";
    let policy = "規程 「x」 { 機関 診療所 「x」; 準拠 my-1 }\n現況 { 職員数 6人 }\n条 「a」 { 項 「x」 }\n";
    let repository = Repository::of("a.kitei", policy).with("s.kitei", own);
    assert!(rules(&repository, "a.kitei").contains("standard/unofficial"));
}

#[test]
fn a_parent_for_medical_information_is_a_parent() {
    let inherits = "継承     「../corporation/policy.kitei」 略称 法人規程 版 「3.1」";
    let weak = weak(HOSPITAL).replace(HOSPITAL, inherits, &format!("{inherits} 対象情報 医療情報"));
    assert!(rules(&weak, HOSPITAL).contains("inheritance/weakened"));
}

#[test]
fn another_institution_does_not_hide_in_a_set() {
    let root = "規程 「a」 { 機関 診療所 「a」; 準拠 mhlw-6.0; 構成文書 「b.kitei」 }\n条 「a」 { 項 「x」 }\n";
    let other = "規程 「b」 { 機関 病院 「b」 }\n条 「b」 { 項 「x」 }\n";
    let repository = Repository::of("a.kitei", root).with("b.kitei", other);
    assert!(rules(&repository, "b.kitei").contains("consistency/conflict"));
}

#[test]
fn an_institution_kind_of_ones_own_is_no_corporation() {
    let own = "語彙 v 「v」 { 版 「1」 }\n機関 my_clinic 我が診療所 上位語 corporation\n";
    let policy = "規程 「x」 { 機関 我が診療所 「x」; 準拠 mhlw-6.0 }\n条 「a」 { 項 「x」 }\n";
    let repository = Repository::of("a.kitei", policy).with("v.kitei", own);
    assert!(rules(&repository, "a.kitei").contains("coverage/missing"));
}

#[test]
fn an_expectation_that_cannot_be_read_is_met_by_nobody() {
    let own = "基準 demo-1 「x」 { 編 K 「共通」 }\n遵守事項 K1-1 「y」 { 要件 対策 パスワード { 最短文字数 >= 8文字 } }\n";
    let policy = "規程 「x」 { 機関 診療所 「x」; 準拠 demo-1 }\n条 「a」 { 対応 K1-1; 対策 パスワード { 最短文字数 8文字 }; 項 「x」 }\n";
    let repository = Repository::of("a.kitei", policy).with("s.kitei", own);
    assert!(rules(&repository, "s.kitei").contains("standard/expectation"));
    assert!(repository.run(DAY).policies.iter().all(|policy| policy.counts.covered == 0));
}

#[test]
fn conditions_nest_so_deep_and_no_deeper() {
    let condition = format!("{}持出し = 有{}", "(".repeat(20_000), ")".repeat(20_000));
    let own = format!(
        "基準 demo-1 「x」 {{ 編 K 「共通」 }}\n遵守事項 K1-1 「y」 {{ 適用条件 {condition}\n 要件 役割 企画管理者 {{ 充職 明記 }} }}\n"
    );
    assert!(rules(&Repository::of("s.kitei", &own), "s.kitei").contains("standard/condition"));
}

#[test]
fn a_judgement_that_an_amendment_leaves_open_may_be_excluded() {
    let own = "基準 my-1 「x」 改正 mhlw-6.0 { 公表 2026-01-01 }\n改める G1.1-1 「x」 { 要否判断 }\n";
    let policy = "規程 「x」 { 機関 診療所 「x」; 準拠 my-1 }\n条 「a」 { 適用除外 G1.1-1 理由 「別の機関が担う。」; 項 「x」 }\n";
    let repository = Repository::of("a.kitei", policy).with("s.kitei", own);
    assert!(!rules(&repository, "a.kitei").contains("coverage/unjustified-exclusion"));
}

#[test]
fn the_reference_is_clean() {
    for path in [CORPORATION, HOSPITAL, CLINIC] {
        assert!(
            rules(&Repository::reference(), path).iter().all(|rule| ["coverage/unverified", "coverage/exception"].contains(rule)),
            "{path}"
        );
    }
}
