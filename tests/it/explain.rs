//! `kitei explain` as a process.

use crate::folder::{Folder, RULE};

#[test]
fn a_rule_has_a_page_in_both_languages() {
    let folder = Folder::new();
    let english = folder.run(&["explain", RULE]);
    assert_eq!((english.code, english.err.as_str()), (0, ""));
    assert!(english.out.starts_with(&format!("{RULE}: ")) && english.out.contains("severity: error"), "{}", english.out);
    let japanese = folder.run(&["explain", RULE, "--lang", "ja"]);
    assert!(japanese.out.contains("重さ: エラー"), "{}", japanese.out);
    assert!(!japanese.out.contains("---"));
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let folder = Folder::new();
    let ran = folder.run(&["explain", "syntax/extra-brase"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("did you mean \"syntax/extra-brace\""), "{}", ran.err);
    assert!(folder.run(&["explain", "何とか", "--lang", "ja"]).err.contains("いずれにも見つかりません"));
}

#[test]
fn every_rule_has_both_halves_of_a_page() {
    for rule in kitei::engine::rules::all() {
        let page = kitei::engine::explain::explain(rule.name).unwrap();
        assert!(page.en.lines().count() > 4 && page.ja.lines().count() > 4, "{}", rule.name);
        assert!(page.ja.chars().any(|character| ('ぁ'..='ん').contains(&character)), "{}", rule.name);
    }
}

#[test]
fn names_of_rules_are_unique() {
    let mut names: Vec<&str> = kitei::engine::rules::all().map(|rule| rule.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}
