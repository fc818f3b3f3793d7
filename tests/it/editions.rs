//! An edition that renumbers: a number is that of the edition which a policy is written by, and a claim goes with its requirement.

use std::collections::BTreeSet;

use crate::harness::{Repository, Verdict};

const TOP: &str = "top.kitei";
const CHILD: &str = "child.kitei";

const FIRST: &str = "基準 midori-1 「共通基準 第1版」 { 公表 2025-01-01; 編 K 「共通」 }
遵守事項 K1-1 「持出し」 { 要件 対策 持出し { 暗号化 有 } }
遵守事項 K1-2 「パスワード」 { 要件 対策 パスワード { 最短文字数 8文字 } }
";
/// The two have changed places.
const SECOND: &str = "基準 midori-2 「共通基準 第2版」 改正 midori-1 { 公表 2026-01-01 }
改める K1-2 旧番号 K1-1
改める K1-1 旧番号 K1-2
";
/// The first has a new number, and nothing has its old one.
const MOVED: &str = "基準 midori-2 「共通基準 第2版」 改正 midori-1 { 公表 2026-01-01 }\n改める K1-3 「持出しの制限」 旧番号 K1-1\n";
const TAKEOUT: &str = "対策 持出し { 暗号化 有 }; 項 「持ち出す情報は暗号化する。」";

fn repository(second: &str) -> Repository {
    Repository::of("midori-1.kitei", FIRST).with("midori-2.kitei", second)
}

fn policy(head: &str, said: &str) -> String {
    format!("規程 「子」 {{ 機関 診療所 「子」; {head} }}\n条 第1条 「定め」 {{\n{said}\n}}\n")
}

/// The requirements of the own standards that a rule finds something about.
fn found<'a>(verdict: &'a Verdict, rule: &str) -> BTreeSet<&'a str> {
    let all = verdict.of_rule(CHILD, rule).into_iter().filter_map(|finding| finding.requirement.as_deref());
    all.filter(|requirement| requirement.starts_with("midori")).collect()
}

#[test]
fn a_claim_of_a_parent_goes_with_its_requirement() {
    let top = format!("規程 「親」 {{ 機関 法人 「親」; 準拠 midori-1 }}\n条 第1条 「持出し」 {{ 対応 K1-1; {TAKEOUT} }}\n");
    let child = policy("継承 「top.kitei」 略称 親規程; 準拠 midori-2", "項 「定める。」");
    let verdict = repository(SECOND).with(TOP, &top).with(CHILD, &child).judge();
    // The parent is written by the first edition: its K1-1 is what the second calls K1-2.
    assert_eq!(found(&verdict, "coverage/missing"), BTreeSet::from(["midori-2/K1-1"]));
    assert_eq!(found(&verdict, "coverage/unmet"), BTreeSet::new());
}

#[test]
fn a_number_is_that_of_the_edition_that_is_conformed_to() {
    for (edition, covered, missing) in [("midori-1", "K1-1", "midori-1/K1-2"), ("midori-2", "K1-2", "midori-2/K1-1")] {
        let child = policy(&format!("準拠 {edition}"), &format!("対応 {covered}; {TAKEOUT}"));
        let verdict = repository(SECOND).with(CHILD, &child).judge();
        assert_eq!(found(&verdict, "coverage/missing"), BTreeSet::from([missing]), "{edition}");
        assert_eq!(found(&verdict, "coverage/unmet"), BTreeSet::new(), "{edition}");
    }
}

#[test]
fn a_number_that_is_given_no_more_is_that_of_the_edition_before() {
    let child = policy("準拠 midori-2", &format!("対応 K1-1; {TAKEOUT}"));
    let verdict = repository(MOVED).with(CHILD, &child).judge();
    assert_eq!(found(&verdict, "coverage/missing"), BTreeSet::from(["midori-2/K1-2"]));
    assert_eq!(found(&verdict, "coverage/unmet"), BTreeSet::new());
}

#[test]
fn of_two_editions_that_number_otherwise_neither_is_guessed() {
    let child = |claim: &str| policy("準拠 midori-1, midori-2", &format!("対応 {claim}; {TAKEOUT}"));
    let verdict = repository(SECOND).with(CHILD, &child("K1-1")).judge();
    let ambiguous = verdict.of_rule(CHILD, "standard/ambiguous-item");
    let [finding] = ambiguous.as_slice() else { panic!("{ambiguous:?}") };
    assert_eq!(verdict.text(finding.span), "K1-1");
    assert_eq!(finding.labels.len(), 2);
    // Where both mean the same there is nothing to choose.
    let verdict = repository(MOVED).with(CHILD, &child("K1-2")).judge();
    assert!(verdict.of_rule(CHILD, "standard/ambiguous-item").is_empty());
}

#[test]
fn an_exclusion_goes_with_its_requirement() {
    let child = policy("準拠 midori-2", "項 「定める。」");
    let verdict = repository(MOVED).with(CHILD, &format!("{child}適用除外 K1-1 理由 「持出しを行わない。」\n")).judge();
    assert_eq!(found(&verdict, "coverage/unjustified-exclusion"), BTreeSet::from(["midori-2/K1-3"]));
    assert_eq!(found(&verdict, "coverage/missing"), BTreeSet::from(["midori-2/K1-2"]));
}

#[test]
fn two_requirements_have_no_number_in_common() {
    let second = "基準 midori-2 「共通基準 第2版」 改正 midori-1 { 公表 2026-01-01 }\n改める K1-2 旧番号 K1-1\n";
    let child = policy("準拠 midori-2", "項 「定める。」");
    let verdict = repository(second).with(CHILD, &child).judge();
    assert_eq!(verdict.of_rule("midori-2.kitei", "standard/duplicate").len(), 1);
    // What has no number in the edition before is nothing to amend.
    let second = "基準 midori-2 「共通基準 第2版」 改正 midori-1 { 公表 2026-01-01 }\n改める K1-4 旧番号 K1-9\n";
    let verdict = repository(second).with(CHILD, &child).judge();
    assert_eq!(verdict.of_rule("midori-2.kitei", "standard/incomplete").len(), 1);
}
