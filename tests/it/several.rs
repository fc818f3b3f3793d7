//! Several names that share one block are as if each were written alone.

use crate::harness::Repository;

const POLICY: &str = "policy.kitei";

/// What is found of a policy with these facts, without places: they are what differs.
fn found(facts: &str) -> Vec<(&'static str, String)> {
    let text = format!(
        "規程 「例」 {{\n  機関 病院 「例病院」\n  準拠 mhlw-6.0\n}}\n現況 {{\n  有 業務委託、外部保存\n{facts}}}\n\
         条 「委託」 {{\n  対応 企画管理編7⑥\n  契約 業務委託 {{ 相手方 甲社 }}\n  項 「業務を委託する。」\n}}\n"
    );
    let verdict = Repository::of(POLICY, &text).judge();
    let mut found: Vec<(&str, String)> =
        verdict.in_file(POLICY).iter().map(|finding| (finding.rule.name, finding.message.ja.clone())).collect();
    found.sort();
    found
}

#[test]
fn vendors_that_are_alike_are_judged_each_by_itself() {
    let body = "{ 委託業務 外部保存; 保存場所 「国内（東京都）」 }";
    let together = found(&format!("  事業者 甲社、乙社 {body}\n"));
    let apart = found(&format!("  事業者 甲社 {body}\n  事業者 乙社 {body}\n"));
    assert_eq!(together, apart);
    assert!(!together.iter().any(|(rule, _)| rule.starts_with("syntax/")), "{together:?}");
}

#[test]
fn a_title_is_of_one() {
    let found = |facts: &str| found(facts).iter().filter(|(rule, _)| rule.starts_with("syntax/")).count();
    assert_eq!(found("  事業者 甲社 「甲株式会社」 { 委託業務 外部保存 }\n"), 0);
    assert_eq!(found("  事業者 甲社、乙社 「甲株式会社」 { 委託業務 外部保存 }\n"), 1);
    // A post is set up by itself.
    assert_eq!(found("  職 室長、係長 { 所属 「情報室」 }\n"), 1);
}

#[test]
fn documents_that_are_approved_at_once_are_one_statement() {
    let policy = |body: &str| {
        let text = format!("規程 「例」 {{ 機関 病院 「例病院」 }}\n条 「方針」 {{\n{body}  項 「方針を定める。」\n}}\n");
        let verdict = Repository::of(POLICY, &text).judge();
        let mut rules: Vec<&str> = verdict.in_file(POLICY).iter().map(|finding| finding.rule.name).collect();
        rules.sort_unstable();
        rules
    };
    let names = ["情報セキュリティ方針", "個人情報保護方針", "非常時対応方針"];
    let body = "{ 承認日 2026-03-20; 承認者 院長 }";
    let apart = names.map(|name| format!("  文書 {name} {body}\n")).concat();
    assert_eq!(policy(&format!("  文書 {} {body}\n", names.join("、"))), policy(&apart));
}
