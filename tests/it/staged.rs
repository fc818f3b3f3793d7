//! `kitei check --staged` judges what the next commit would hold; and what git tracks is read whatever a `.gitignore` says.

use std::fs;
use std::process::Command;

use crate::harness::{BROKEN, Folder, RULE, SOUND};

const PARENT: &str = "規程 「法人規程」 {\n  機関 法人 「緑会」\n}\n\n条 第1条 「認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「{パスワード.最短文字数}以上とする。」\n}\n";
const CHILD: &str = "規程 「緑医院規程」 {\n  機関 診療所 「緑医院」\n  継承 「../corporation/policy.kitei」\n}\n\n条 「認証」 {\n  対策 パスワード { 最短文字数 14文字 }\n  項 「{パスワード.最短文字数}以上とする。」\n}\n";
/// A standard that asks for nothing yet.
const STANDARD: &str = "基準 later-1 「院内の基準」 {\n  発行者 「検査用」\n  編 Z 「基準編」 英文 \"Rules\"\n}\n\n遵守事項 Z1-1 「体制」 {\n  義務 開始 2099-04-01\n  要件 役割 企画管理者 { 充職 明記 }\n}\n";
const PARENT_PATH: &str = "corporation/policy.kitei";
const CHILD_PATH: &str = "clinic/policy.kitei";

fn git(folder: &Folder, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args([
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.invalid",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    ]);
    let ran = command.args(arguments).current_dir(folder.path()).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// A corporation and its clinic, committed.
fn committed() -> Folder {
    let folder = Folder::new()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\nstandards = [\"later-1\"]\n")
        .with("later.kitei", STANDARD)
        .with(PARENT_PATH, PARENT)
        .with(CHILD_PATH, CHILD);
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "a"]);
    folder
}

#[test]
fn what_is_staged_is_judged_and_not_what_lies_in_the_work_tree() {
    let folder = committed().with(CHILD_PATH, CHILD.replace("14文字", "8文字"));
    git(&folder, &["add", "-A"]);
    // What is not staged neither mends what is, nor is it judged.
    let folder = folder.with(CHILD_PATH, CHILD).with("other.kitei", BROKEN);
    let staged = folder.concise(&["--staged"]);
    assert!(staged.iter().any(|line| line.starts_with("clinic/policy.kitei:7:") && line.contains("[inheritance/weakened]")), "{staged:?}");
    assert!(!staged.iter().any(|line| line.contains(RULE)), "{staged:?}");
    assert!(!folder.concise(&[]).iter().any(|line| line.contains("[inheritance/weakened]")));
}

#[test]
fn one_institution_of_a_commit_bears_on_the_other() {
    let folder = committed().with(PARENT_PATH, PARENT.replace("13文字", "15文字")).with(CHILD_PATH, format!("{CHILD}// 注記\n"));
    git(&folder, &["add", "-A"]);
    assert!(folder.concise(&["--staged"]).iter().any(|line| line.contains("[inheritance/weakened]")));
    // From any folder of the work tree.
    let mut command = folder.command(&["check", "--staged", "--format", "concise"]);
    let ran = crate::harness::finished(command.current_dir(folder.path().join("clinic")), "");
    assert!(ran.out.contains("[inheritance/weakened]"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_parent_that_is_deleted_is_missed() {
    let folder = committed();
    git(&folder, &["rm", "-q", "--cached", PARENT_PATH]);
    assert!(folder.path().join(PARENT_PATH).exists());
    assert!(folder.concise(&["--staged"]).iter().any(|line| line.contains("[inheritance/parent-not-found]")));
    assert!(!folder.concise(&[]).iter().any(|line| line.contains("[inheritance/parent-not-found]")));
}

#[test]
fn the_configuration_is_the_staged_one_and_a_lock_with_it() {
    let folder = committed().with("kitei.toml", "[check]\nexclude = [\"clinic/\"]\n");
    assert!(folder.run(&["check", "--staged"]).out.contains("clinic/policy.kitei"), "{}", folder.run(&["check", "--staged"]).out);
    git(&folder, &["add", "-A"]);
    assert!(!folder.run(&["check", "--staged", "--format", "concise"]).out.contains("clinic/policy.kitei"));
}

#[test]
fn without_git_nothing_is_staged() {
    let ran = Folder::new().with("a.kitei", SOUND).run(&["check", "--staged"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("git"), "{}", ran.err);
}

#[test]
fn a_real_hook_stops_a_commit_for_what_is_staged_alone() {
    let folder = committed();
    let hook = folder.path().join(".git/hooks/pre-commit");
    fs::write(&hook, format!("#!/bin/sh\nexec '{}' check --staged --format concise\n", env!("CARGO_BIN_EXE_kitei"))).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let commit = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=t", "-c", "user.email=t@example.invalid", "commit", "-qm", "b"]).args(arguments);
        command.current_dir(folder.path()).output().unwrap().status.success()
    };
    fs::write(folder.path().join(CHILD_PATH), CHILD.replace("14文字", "8文字")).unwrap();
    // `-a` and paths commit what no `git add` staged: the hook sees the index of that commit.
    assert!(!commit(&["-a"]));
    assert!(!commit(&[CHILD_PATH]));
    fs::write(folder.path().join(CHILD_PATH), CHILD.replace("14文字", "15文字")).unwrap();
    assert!(commit(&["-a"]));
    git(&folder, &["rm", "-q", PARENT_PATH]);
    assert!(!commit(&[]), "a deletion alone");
}

#[test]
fn what_git_tracks_is_read_though_it_is_ignored() {
    let folder = committed().with("控え/p.kitei", BROKEN);
    git(&folder, &["add", "-A"]);
    let folder = folder.with(".gitignore", "控え/\n").with("控え/q.kitei", BROKEN);
    let found = folder.concise(&[]);
    assert!(found.iter().any(|line| line.starts_with("控え/p.kitei:") && line.contains(RULE)), "{found:?}");
    assert!(!found.iter().any(|line| line.starts_with("控え/q.kitei:")), "{found:?}");
    // What is excluded stays so.
    let folder = folder.with("kitei.toml", "[check]\nexclude = [\"控え/\"]\n");
    assert!(!folder.concise(&[]).iter().any(|line| line.starts_with("控え/")));
    let folder = folder.with("kitei.toml", "").with(".git/info/exclude", "clinic/\n");
    assert!(folder.run(&["check", "--format", "json"]).out.contains("clinic/policy.kitei"));
}
