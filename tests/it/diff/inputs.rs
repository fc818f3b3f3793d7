//! What `kitei diff` is given beside paths: nothing, what a program writes, and clones that do not hold all.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{Folder, finished};

const DAY: [&str; 2] = ["--as-of", "2026-05-01"];

fn policy(length: u32) -> String {
    format!("規程 「甲」 {{\n  機関 診療所 「甲」\n}}\n\n条 第1条 「パスワード」 {{\n  対策 パスワード {{ 最短文字数 {length}文字 }}\n}}\n")
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=甲", "-c", "user.email=a@example.invalid", "-c", "protocol.file.allow=always"]);
    let ran = command.args(arguments).output().unwrap();
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// Two commits of a policy.
fn repository() -> Folder {
    let folder = Folder::new().with("kitei.toml", "");
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    for length in [13, 8] {
        fs::write(folder.path().join("policy.kitei"), policy(length)).unwrap();
        git(folder.path(), &["add", "-A"]);
        git(folder.path(), &["commit", "-qm", "改正"]);
    }
    folder
}

#[test]
fn a_policy_that_is_new_or_gone_has_nothing_on_the_other_side() {
    let folder = Folder::new().with("kitei.toml", "").with("policy.kitei", policy(13));
    for sides in [["/dev/null", "policy.kitei"], ["policy.kitei", "/dev/null"]] {
        let ran = folder.run(&[&["diff", "--format", "json"], &sides[..], &DAY].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{sides:?}");
        let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(document["policies"].as_array().unwrap().len(), 1, "{sides:?}: {document}");
    }
}

#[cfg(unix)]
#[test]
fn what_a_program_writes_stands_in_the_place_of_the_other_side() {
    let folder = repository();
    for (old, new, expected) in [
        ("<(git show HEAD~1:policy.kitei)", "policy.kitei", "13 characters"),
        ("policy.kitei", "<(git show HEAD~1:policy.kitei)", "13 characters"),
        ("<(git show HEAD~1:policy.kitei)", "<(git show HEAD:policy.kitei)", "13 characters"),
    ] {
        let line = format!("'{}' diff {old} {new} --lang en --as-of 2026-05-01", env!("CARGO_BIN_EXE_kitei"));
        let mut command = Command::new("bash");
        let ran = finished(command.args(["-c", &line]).current_dir(folder.path()), "");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{line}");
        assert!(ran.out.contains("min_length") && ran.out.contains(expected), "{line}: {}", ran.out);
    }
}

#[test]
fn a_clone_that_does_not_hold_all_is_told_by_its_name() {
    let folder = repository();
    let from = format!("file://{}", folder.path().display());
    let home = Folder::new();
    git(home.path(), &["clone", "-q", "--no-local", "--filter=blob:none", &from, "partial"]);
    git(home.path(), &["clone", "-q", "--no-local", "--depth", "1", &from, "shallow"]);
    for (clone, word, act) in [("partial", "partial clone", "--refetch"), ("shallow", "shallow clone", "--unshallow")] {
        let mut command = home.command(&[&["diff", "--rev", "HEAD~1..HEAD"], &DAY[..]].concat());
        let ran = finished(command.current_dir(home.path().join(clone)), "");
        assert_eq!(ran.code, 2, "{clone}");
        assert!(ran.err.contains(word) && ran.err.contains(act), "{clone}: {}", ran.err);
    }
}
