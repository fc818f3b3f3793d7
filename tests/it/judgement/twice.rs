//! A policy is there once: one institution has one text of one title.

use std::collections::BTreeMap;

use crate::harness::{DAY, Repository};
use crate::workspace::{opened, told};

const RULE: &str = "consistency/duplicate-policy";

/// A policy with the clauses of its head.
fn policy(title: &str, head: &str) -> String {
    format!("規程 「{title}」 {{\n  {head}\n}}\n条 第1条 「画面」 {{\n  対策 画面ロック {{ 無操作時間 10分 }}\n}}\n")
}

/// The severity of what is found in each of two policies.
fn found(one: &str, other: &str) -> [Vec<&'static str>; 2] {
    let verdict = Repository::of("a.kitei", one).with("b/b.kitei", other).judge();
    ["a.kitei", "b/b.kitei"].map(|path| verdict.of_rule(path, RULE).into_iter().map(|finding| finding.severity.name()).collect())
}

#[test]
fn two_of_one_institution_and_title_are_found_at_both() {
    let one = policy("運用規程", "機関 診療所 「緑」; 版 「1」");
    for (other, severity) in [
        (policy("運用規程", "機関 診療所 「緑」; 版 「1」"), Some("error")),
        (policy("運用規程", "機関 診療所 「緑」; 版 「1」; 全部改正 「運用規程」"), Some("error")),
        (policy("運用規程", "機関 診療所 「緑」"), Some("error")),
        (policy("運用規程", "機関 clinic 「緑」; 版 「１」").replace("10分", "30分"), Some("error")),
        (policy("運用 規程", "機関 診療所 「緑　」; 版 「1 」"), Some("error")),
        (policy("運用規程", "機関 診療所 「緑」; 版 「2」"), Some("warning")),
        (policy("運用規程", "機関 診療所 「緑」; 版 「2」; 全部改正 「前の規程」"), Some("warning")),
        // One succeeds the other, or it is another policy or another institution.
        (policy("運用規程", "機関 診療所 「緑」; 版 「2」; 全部改正 「運用規程」"), None),
        (policy("端末規程", "機関 診療所 「緑」; 版 「1」"), None),
        (policy("運用規程", "機関 診療所 「青」; 版 「1」"), None),
        (policy("運用規程", "機関 法人 「緑」; 版 「1」"), None),
        (policy("運用規程", "機関 診療所; 版 「1」"), None),
        ("基準 own-1 「運用規程」 { 発行者 「緑」 }".to_owned(), None),
    ] {
        let expected: Vec<&str> = severity.into_iter().collect();
        assert_eq!(found(&one, &other), [expected.clone(), expected], "{other}");
    }
}

#[test]
fn documents_of_one_set_are_one_policy() {
    let root = policy("運用規程", "機関 診療所 「緑」; 構成文書 「b/b.kitei」");
    assert_eq!(found(&root, &policy("運用規程", "機関 診療所 「緑」")), [[""; 0], [""; 0]]);
}

#[test]
fn many_alike_are_not_all_listed() {
    let text = policy("運用規程", "機関 診療所 「緑」");
    let repository = (0..9).fold(Repository::of("a.kitei", &text), |repository, nth| repository.with(&format!("b{nth}.kitei"), &text));
    let verdict = repository.judge();
    let found = verdict.of_rule("a.kitei", RULE);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message.en.matches(".kitei").count(), 3);
}

#[test]
fn it_comes_and_goes_as_the_other_is_edited() {
    let alike = policy("運用規程", "機関 診療所 「緑」; 版 「1」");
    let mut files: BTreeMap<String, String> =
        [("a.kitei", &alike), ("b.kitei", &alike)].map(|(path, text)| (path.to_owned(), text.clone())).into();
    let mut workspace = opened(&files);
    let root = policy("総則", "機関 診療所 「緑」; 構成文書 「b.kitei」");
    for (path, text) in [
        ("b.kitei", Some(policy("端末規程", "機関 診療所 「緑」; 版 「1」"))),
        ("b.kitei", Some(policy("運用規程", "機関 診療所 「緑」; 版 「2」"))),
        ("b.kitei", Some(policy("運用規程", "機関 診療所 「緑」; 版 「2」; 全部改正 「運用規程」"))),
        ("b.kitei", Some(alike.clone())),
        ("c.kitei", Some(root)),
        ("c.kitei", None),
        ("b.kitei", None),
        ("b.kitei", Some(alike)),
    ] {
        match &text {
            Some(text) => files.insert(path.to_owned(), text.clone()),
            None => files.remove(path),
        };
        workspace.set_text(path, text.as_deref());
        let (found, mut anew) = (workspace.findings(), opened(&files));
        let wanted = anew.findings();
        assert_eq!(told(workspace.sources(), &found), told(anew.sources(), &wanted), "{path} {text:?}");
    }
    assert_eq!(Repository(files).run(DAY).findings.iter().filter(|finding| finding.rule.name == RULE).count(), 2);
}
