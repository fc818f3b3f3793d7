//! Several repositories in one run: each is compared with what it was, and totals do not speak of one day where there are two.

use serde_json::Value;

use crate::harness::{Folder, finished};

const POLICY: &str = "規程 「規程」 {\n  機関 法人 「医療法人」\n}\n\n条 「識別と認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n}\n";

fn weaker() -> String {
    POLICY.replace("13文字", "8文字")
}

fn two() -> Folder {
    Folder::new().with("one/kitei.toml", "").with("one/p.kitei", POLICY).with("two/kitei.toml", "").with("two/p.kitei", POLICY)
}

fn committed() -> Folder {
    let folder = two();
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "a"]);
    folder
}

/// The policies that are compared, and where something is weaker.
fn compared(folder: &Folder, arguments: &[&str]) -> (Vec<String>, Vec<String>) {
    let ran = folder.run(&[&["diff", "--format", "json"], arguments].concat());
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let path = |policy: &Value| policy["new_path"].as_str().or(policy["old_path"].as_str()).unwrap().to_owned();
    let policies: Vec<String> = document["policies"].as_array().unwrap().iter().map(path).collect();
    let weakened = document["changes"].as_array().unwrap().iter().filter(|change| change["effect"] == "weakened");
    let of = |change: &Value| policies[usize::try_from(change["policy"].as_u64().unwrap()).unwrap()].clone();
    let weakened = weakened.map(of).collect();
    (policies, weakened)
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn revisions_of_several_repositories_are_compared_one_by_one() {
    let folder = committed().with("two/p.kitei", weaker());
    assert_eq!(compared(&folder, &["--rev", "HEAD"]), (names(&["one/p.kitei", "two/p.kitei"]), names(&["two/p.kitei"])));
    assert_eq!(folder.run(&["diff", "--rev", "HEAD", "--fail-on-weakened"]).code, 1);
    folder.git(&["commit", "-qam", "b"]);
    assert_eq!(compared(&folder, &["--rev", "HEAD~1..HEAD"]).1, ["two/p.kitei"]);
    // Below one of them there is no other, and its paths are its own.
    let within = finished(folder.command(&["diff", "--rev", "HEAD~1"]).current_dir(folder.path().join("two")), "");
    assert!(within.out.contains("8 characters") && !within.out.contains("one/"), "{}{}", within.out, within.err);
}

#[test]
fn a_repository_that_came_or_went_is_told_and_one_that_was_split_is_not_guessed_at() {
    let folder = committed().with("three/kitei.toml", "").with("three/p.kitei", POLICY);
    assert_eq!(compared(&folder, &["--rev", "HEAD"]), (names(&["one/p.kitei", "three/p.kitei", "two/p.kitei"]), vec![]));
    folder.git(&["rm", "-rq", "one"]);
    assert_eq!(compared(&folder, &["--rev", "HEAD"]).1, ["one/p.kitei"], "what went is weaker");
    let joined = committed().with("kitei.toml", "");
    let ran = joined.run(&["diff", "--rev", "HEAD"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("the repositories begin in other folders (old: one, two; new: .)"), "{}", ran.err);
}

#[test]
fn folders_with_several_repositories_are_compared() {
    let folder = ["old", "new"].iter().fold(Folder::new(), |folder, side| {
        let two = if *side == "new" { weaker() } else { POLICY.to_owned() };
        folder
            .with(&format!("{side}/one/kitei.toml"), "")
            .with(&format!("{side}/one/p.kitei"), POLICY)
            .with(&format!("{side}/two/kitei.toml"), "")
            .with(&format!("{side}/two/p.kitei"), two)
    });
    assert_eq!(compared(&folder, &["old", "new"]), (names(&["one/p.kitei", "two/p.kitei"]), names(&["two/p.kitei"])));
}

#[test]
fn totals_say_where_days_differ() {
    let folder = two().with("one/kitei.toml", "[check]\nas-of = 2026-05-01\n").with("two/kitei.toml", "[check]\nas-of = 2026-07-01\n");
    let ran = folder.run(&["check"]);
    let out = ran.out.replace('\n', " ");
    assert!(out.contains("each repository as of its own day, 2026-05-01 to 2026-07-01"), "{out}");
    assert!(ran.err.contains("one: judged as of 2026-05-01\ntwo: judged as of 2026-07-01\n"), "{}", ran.err);
    let document: Value = serde_json::from_str(&folder.run(&["check", "--format", "json"]).out).unwrap();
    assert_eq!(document["summary"]["days"], serde_json::json!(["2026-05-01", "2026-07-01"]));
    // On one day nothing more is to be said.
    let ran = folder.run(&["check", "--as-of", "2026-05-01"]);
    assert!(ran.out.contains(", as of 2026-05-01)") && !ran.err.contains("judged as of"), "{}{}", ran.out, ran.err);
}
