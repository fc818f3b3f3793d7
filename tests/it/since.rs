//! `--changed-since`: what a change touched, and what comes with it to excuse it.

use crate::harness::Folder;

const PARENT: &str =
    "規程 「法人規程」 {\n  機関 法人 「医療法人」\n}\n\n条 「識別と認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n}\n";

fn child(name: &str, least: u32, more: &str) -> String {
    format!(
        "規程 「{name}規程」 {{\n  機関 病院 「{name}」\n  継承 「../corporation.kitei」\n}}\n\n条 「識別と認証」 {{\n{more}  対策 パスワード {{ 最短文字数 {least}文字 }}\n}}\n"
    )
}

/// A corporation with two hospitals, one of which is weaker than it may be, committed.
fn committed() -> Folder {
    let folder = Folder::new()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\n")
        .with("corporation.kitei", PARENT)
        .with("one/policy.kitei", child("一", 8, ""))
        .with("two/policy.kitei", child("二", 14, ""));
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "a"]);
    folder
}

/// The files of which something is told, and whether weakening is.
fn told(folder: &Folder, arguments: &[&str]) -> (Vec<String>, Vec<String>) {
    let lines = folder.concise(arguments);
    let path = |line: &String| line.split(':').next().unwrap().to_owned();
    let mut paths: Vec<String> = lines.iter().map(path).collect();
    paths.dedup();
    (paths, lines.iter().filter(|line| line.contains("inheritance/weakened")).map(path).collect())
}

#[test]
fn what_was_touched_is_told_and_all_that_inherits_from_it() {
    let folder = committed();
    assert_eq!(told(&folder, &["--changed-since", "HEAD"]), (vec![], vec![]), "nothing was touched");
    assert_eq!(folder.run(&["check", "--changed-since", "HEAD"]).code, 0);
    let folder = folder.with("two/policy.kitei", child("二", 12, ""));
    assert_eq!(told(&folder, &["--changed-since", "HEAD"]), (vec!["two/policy.kitei".to_owned()], vec!["two/policy.kitei".to_owned()]));
    folder.git(&["commit", "-qam", "b"]);
    assert_eq!(told(&folder, &["--changed-since", "HEAD~1"]).1, ["two/policy.kitei"], "since one left the revision");
    let folder = folder.with("corporation.kitei", PARENT.replace("13文字", "15文字"));
    assert_eq!(told(&folder, &["--changed-since", "HEAD"]).1, ["one/policy.kitei", "two/policy.kitei"]);
    // A parent that went is missed by those below it.
    folder.git(&["rm", "-q", "-f", "corporation.kitei"]);
    assert_eq!(told(&folder, &["--changed-since", "HEAD"]).0, ["one/policy.kitei", "two/policy.kitei"]);
    let passed = |folder: &Folder| folder.run(&["check", "--changed-since", "HEAD"]).out;
    let untouched = committed();
    assert!(passed(&untouched).contains("3 untouched by the change"), "{}", passed(&untouched));
    let touched = untouched.with("two/policy.kitei", child("二", 12, ""));
    assert!(passed(&touched).contains("2 untouched by the change"), "{}", passed(&touched));
    assert!(!touched.run(&["check"]).out.contains("untouched"));
    let ran = folder.run(&["check", "--changed-since", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no revision \"nowhere\""), "{}", ran.err);
}

#[test]
fn what_came_with_the_change_does_not_excuse_it() {
    let comment = "  // kitei: allow(inheritance/weakened) reason \"移行中\"\n";
    let folder = committed().with("one/policy.kitei", child("一", 8, comment));
    assert_eq!(told(&folder, &[]).1, Vec::<String>::new(), "suppressed in the whole");
    assert_eq!(told(&folder, &["--changed-since", "HEAD"]).1, ["one/policy.kitei"]);
    folder.git(&["commit", "-qam", "b"]);
    let folder = folder.with("one/policy.kitei", child("一", 7, comment));
    assert_eq!(told(&folder, &["--changed-since", "HEAD"]).1, Vec::<String>::new(), "what was there before counts");
    // Texts are shown as they are.
    let folder = committed().with("one/policy.kitei", child("一", 8, comment));
    let shown = folder.run(&["check", "--full", "--changed-since", "HEAD"]).out;
    assert!(shown.contains("最短文字数 8文字"), "{shown}");
    // Nor does a baseline that was written meanwhile.
    let folder = committed().with("two/policy.kitei", child("二", 9, ""));
    let terms = ["--approver", "院長", "--reason", "移行中のため", "--until", "2026-12-31"];
    folder.run(&[&["check", "--write-baseline"], &terms[..]].concat());
    assert_eq!(told(&folder, &[]).1, Vec::<String>::new());
    assert_eq!(told(&folder, &["--changed-since", "HEAD"]).1, ["two/policy.kitei"]);
}
