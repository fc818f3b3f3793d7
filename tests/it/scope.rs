//! What a policy leaves out: areas outside its scope, articles of its parent.

use kitei::Severity;

use crate::harness::{CORPORATION, HOSPITAL, Repository};

/// A hospital whose head says something more.
fn with_scope(scope: &str) -> Repository {
    let head = format!("規程 「試しの規程」 {{\n  機関 病院 「試し病院」\n  準拠 mhlw-6.0\n  {scope}\n}}\n");
    Repository::of(HOSPITAL, &format!("{head}条 「方針」 {{\n  対応 経営管理編3.1.2②\n}}\n"))
}

/// The requirements that are missing, by the letter of their volume.
fn missing(scope: &str) -> String {
    let verdict = with_scope(scope).judge();
    let mut letters: Vec<char> = verdict
        .of_rule(HOSPITAL, "coverage/missing")
        .iter()
        .filter_map(|finding| finding.requirement.as_deref()?.split_once('/')?.1.chars().next())
        .collect();
    letters.dedup();
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().collect()
}

#[test]
fn what_lies_outside_the_scope_is_not_judged() {
    assert_eq!(missing(""), "CGM");
    assert_eq!(missing("適用範囲 システム運用編、M 理由 「ほかは別の規程による。」"), "CM");
    assert_eq!(missing("適用範囲 システム運用編14 理由 「ほかは別の規程による。」"), "C");
    assert_eq!(missing("適用範囲 システム運用編14 "), "CGM", "no reason, no scope");
    assert_eq!(missing("適用範囲 生活編 理由 「ほかは別の規程による。」"), "CGM", "nothing that can be read, no scope");
}

#[test]
fn a_scope_is_told_and_a_claim_outside_is_judged() {
    let verdict = with_scope("適用範囲 システム運用編 理由 「ほかは、みどり病院運用規程による。」").judge();
    let told = verdict.of_rule(HOSPITAL, "coverage/partial-scope");
    assert_eq!(told.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Info]);
    assert_eq!(verdict.about(HOSPITAL, "coverage/unmet", "G3.1.2-2").len(), 1);
    let verdict = with_scope("適用範囲 システム運用編").judge();
    let told = verdict.of_rule(HOSPITAL, "coverage/partial-scope");
    assert_eq!(told.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Error]);
}

/// A corporation with a floor that is free to be left out, one that is final, and one that is delegated.
fn family(except: &str) -> Repository {
    let corporation = "規程 「法人規程」 {\n  機関 法人 「みどり会」\n  準拠 mhlw-6.0\n  承認 2025-03-01 承認者 理事会\n}\n\
        条 第1条 「パスワード」 {\n  対策 パスワード { 最短文字数 13文字 }\n}\n\
        条 第2条 「消去」 {\n  変更不可\n  対策 データ消去 { 方式 物理破壊 }\n}\n\
        条 第3条 「責任者」 {\n  委任\n  役割 企画管理者\n}\n\
        条 第4条 「離席」 {\n  対応 経営管理編3.1.2②\n  役割 安全管理責任者 { 充職 理事長 }\n  役割 企画管理者 { 充職 理事長 }\n}\n";
    let hospital = format!(
        "規程 「病院規程」 {{\n  機関 病院 「みどり病院」\n  継承 「../corporation/policy.kitei」 略称 法人規程 {except}\n}}\n\
        条 第1条 「パスワード」 {{\n  対策 パスワード {{ 最短文字数 8文字 }}\n}}\n"
    );
    Repository::of(CORPORATION, corporation).with(HOSPITAL, &hospital)
}

#[test]
fn an_article_left_out_is_no_floor() {
    let verdict = family("").judge();
    assert_eq!(verdict.of_rule(HOSPITAL, "inheritance/weakened").len(), 1);
    let verdict = family("除外 第1条 承認者 理事会 理由 「病院では別の仕組みによる。」").judge();
    assert!(verdict.of_rule(HOSPITAL, "inheritance/weakened").is_empty());
    assert_eq!(verdict.of_rule(HOSPITAL, "inheritance/excluded").len(), 1);
}

#[test]
fn its_claims_count_for_nothing() {
    let about = |except| family(except).judge().about(HOSPITAL, "coverage/missing", "G3.1.2-2").len();
    assert_eq!((about(""), about("除外 第4条")), (0, 1));
}

#[test]
fn what_is_final_or_delegated_binds_all_the_same() {
    for article in ["第2条", "第3条"] {
        let verdict = family(&format!("除外 {article}")).judge();
        let binding = verdict.of_rule(HOSPITAL, "inheritance/binding-excluded");
        assert_eq!(binding.iter().map(|finding| verdict.text(finding.span)).collect::<Vec<_>>(), [article]);
    }
    let weaker = family("除外 第2条").judge();
    assert!(weaker.of_rule(HOSPITAL, "inheritance/excluded").is_empty());
}

#[test]
fn an_article_that_is_not_there_cannot_be_left_out() {
    let verdict = family("除外 第1条、第9条 承認者 理事会 理由 「病院では別の仕組みによる。」").judge();
    let dangling = verdict.of_rule(HOSPITAL, "structure/dangling-reference");
    assert_eq!(dangling.iter().map(|finding| verdict.text(finding.span)).collect::<Vec<_>>(), ["第9条"]);
    assert_eq!(verdict.of_rule(HOSPITAL, "inheritance/excluded").len(), 1);
}

#[test]
fn a_digest_holds_the_text_of_the_parent() {
    let plain = family("");
    let digest = crate::trust::digest(&plain.0[CORPORATION]);
    assert!(family(&format!("照合値 「{digest}」")).judge().of_rule(HOSPITAL, "inheritance/digest").is_empty());
    let changed = family("照合値 「kitei1:00」").judge();
    let found = changed.of_rule(HOSPITAL, "inheritance/digest");
    assert_eq!(found.iter().map(|finding| finding.fix.as_ref().unwrap().edits[0].replacement.clone()).collect::<Vec<_>>(), [digest]);
}
