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

#[test]
fn each_repository_is_told_with_its_own_day() {
    let hospital = "規程 「規程」 {\n  機関 病院 「緑病院」\n  準拠 mhlw-6.0\n}\n";
    let at = |one: &str, other: &str| {
        let day = |day: &str| format!("[check]\nas-of = {day}\n");
        let folder = Folder::new().with("one/kitei.toml", day(one)).with("two/kitei.toml", day(other));
        folder.with("one/p.kitei", hospital).with("two/p.kitei", hospital)
    };
    let (same, apart) = (at("2026-05-01", "2026-05-01"), at("2026-05-01", "2026-11-30"));
    for command in [&["coverage"][..], &["coverage", "--format", "markdown"], &["coverage", "--format", "html"], &["checklist", "r7"]] {
        let told = |folder: &Folder| {
            let ran = folder.run(command);
            assert!(ran.err.is_empty() || command[0] == "checklist", "{}", ran.err);
            let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
            ["2026-05-01", "2026-11-30"].map(|day| out.matches(&format!("as of {day}")).count().min(1))
        };
        assert_eq!((told(&same), told(&apart)), ([1, 0], [1, 1]), "{command:?}");
    }
    assert!(!same.run(&["tree"]).out.contains("as of "));
    let ran = apart.run(&["tree"]);
    assert!(ran.out.contains("as of 2026-05-01") && ran.out.contains("as of 2026-11-30"), "{}", ran.out);
    for command in ["coverage", "tree"] {
        let days = |folder: &Folder| {
            let ran = folder.run(&[command, "--format", "json"]);
            let document: Value = serde_json::from_str(&ran.out).unwrap();
            document["policies"].as_array().unwrap().iter().map(|policy| policy["as_of"].as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(days(&same), [None, None], "{command}");
        assert_eq!(days(&apart), ["2026-05-01", "2026-11-30"].map(|day| Some(day.to_owned())), "{command}");
    }
}
