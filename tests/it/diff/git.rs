//! `kitei diff --rev` in real repositories.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::harness::{Folder, Ran, finished};

const HEAD: &str = "規程 「甲」 {\n  機関 診療所 「甲」\n}\n\n";
const DAY: &[&str] = &["--as-of", "2026-05-01"];

fn policy(length: u32) -> String {
    format!("{HEAD}条 第1条 「パスワード」 {{\n  対策 パスワード {{ 最短文字数 {length}文字 }}\n}}\n")
}

/// Runs git in a folder, apart from what the machine configures.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=甲", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always"]);
    command.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").stdin(Stdio::null());
    let ran = command.output().unwrap_or_else(|error| panic!("these tests need git on the path (Debian: apt-get install git): {error}"));
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

fn commit(folder: &Folder, path: &str, content: impl AsRef<[u8]>) {
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
    commit_all(folder.path());
}

fn commit_all(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", "改正"]);
}

fn repository() -> Folder {
    let folder = Folder::new();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    folder
}

fn compared(folder: &Folder, revisions: &str) -> Ran {
    folder.run(&[&["diff", "--rev", revisions, "--fail-on-weakened"], DAY].concat())
}

/// The changes of values in a comparison.
fn values(ran: &Ran) -> Vec<&str> {
    assert_eq!(ran.err, "");
    let lines = ran.out.lines().filter(|line| line.contains("min_length")).map(str::trim);
    // Longer lines go on below.
    lines.map(|line| line.strip_suffix(" characters").unwrap_or(line)).collect()
}

#[test]
fn revisions_ranges_and_the_work_tree() {
    let folder = repository();
    for length in [12, 10, 14] {
        commit(&folder, "病院 一/規程.kitei", policy(length));
    }
    let step = |from: u32, to: u32| {
        let effect = if to < from { "weakened" } else { "strengthened" };
        format!("{effect}  \"min_length\" of measure \"password\": {from} characters → {to}")
    };
    for (revisions, code, wanted) in [
        ("HEAD~2..HEAD~1", 1, vec![step(12, 10)]),
        ("HEAD~1..HEAD", 0, vec![step(10, 14)]),
        ("HEAD~1..", 0, vec![step(10, 14)]),
        ("..HEAD~1", 1, vec![step(14, 10)]),
        ("HEAD", 0, vec![]),
        ("main", 0, vec![]),
        ("HEAD~1", 0, vec![step(10, 14)]),
    ] {
        let ran = compared(&folder, revisions);
        assert_eq!((ran.code, values(&ran)), (code, wanted.iter().map(String::as_str).collect()), "{revisions}");
    }
    assert!(compared(&folder, "HEAD~1..HEAD").out.contains("病院 一/規程.kitei:6"));
    // A branch is compared from where it left, whatever was done since on the other side.
    git(folder.path(), &["checkout", "-q", "-b", "改正案", "HEAD~1"]);
    commit(&folder, "病院 一/規程.kitei", policy(9));
    assert_eq!(values(&compared(&folder, "main...HEAD")), [step(10, 9)]);
    assert_eq!(values(&compared(&folder, "main..改正案")), [step(14, 9)]);
    // Only the files differ from the commit; the index and the work tree are left alone.
    fs::write(folder.path().join("病院 一/規程.kitei"), policy(8)).unwrap();
    let before = git(folder.path(), &["status", "--porcelain=v2", "-z"]);
    assert_eq!(values(&compared(&folder, "HEAD")), [step(9, 8)]);
    assert_eq!(git(folder.path(), &["status", "--porcelain=v2", "-z"]), before);
}

#[test]
fn a_revision_is_read_as_its_work_tree_would_be() {
    let folder = repository()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\nroot = \"policies\"\nexclude = [\"案/\"]\n")
        .with("policies/規程.kitei", policy(12))
        .with("policies/案/草案.kitei", policy(3).replace("「甲」", "「乙」"))
        .with("policies/.隠し/規程.kitei", policy(3).replace("「甲」", "「丙」"))
        .with("policies/作業/規程.kitei", policy(3).replace("「甲」", "「丁」"))
        .with("outside.kitei", policy(3));
    // Ignored, and tracked all the same: git goes on with it, and so it is read.
    git(folder.path(), &["add", "-A"]);
    fs::write(folder.path().join("policies/.gitignore"), "作業/\n").unwrap();
    commit_all(folder.path());
    let ran = folder.run(&["diff", "--rev", "HEAD", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["policies"].as_array().unwrap().len(), 2, "{document}");
    assert_eq!((document["weakens"].as_bool(), document["as_of"].as_str()), (Some(false), Some("2026-05-01")));
    let below = finished(folder.command(&["diff", "--rev", "HEAD..HEAD"]).current_dir(folder.path().join("policies")), "");
    assert_eq!(below.out, "nothing changed (as of 2026-05-01)\n");
    // Each side has its own configuration: what was left out before is a policy that came.
    commit(&folder, "kitei.toml", "[check]\nas-of = 2026-05-01\nroot = \"policies\"\n");
    let ran = folder.run(&["diff", "--rev", "HEAD~1..HEAD"]);
    assert!(ran.out.contains("案/草案.kitei (new)"), "{}", ran.out);
}

#[test]
fn line_ends_and_links_are_no_changes() {
    let folder = repository();
    commit(&folder, "規程.kitei", policy(12));
    commit(&folder, "規程.kitei", policy(12).replace('\n', "\r\n"));
    #[cfg(unix)]
    {
        let secret = Folder::new().with("secret.kitei", policy(1).replace("「甲」", "「密」"));
        std::os::unix::fs::symlink(secret.path().join("secret.kitei"), folder.path().join("link.kitei")).unwrap();
        std::os::unix::fs::symlink(secret.path(), folder.path().join("folder")).unwrap();
        commit_all(folder.path());
        assert_eq!(compared(&folder, "HEAD~2").out, "nothing changed (as of 2026-05-01)\n");
    }
    assert_eq!(compared(&folder, "HEAD~1..HEAD").out, "nothing changed (as of 2026-05-01)\n");
}

#[cfg(unix)]
#[test]
fn nothing_that_a_repository_configures_is_run() {
    use std::os::unix::fs::PermissionsExt;

    let folder = repository();
    commit(&folder, ".gitattributes", "*.kitei filter=trap diff=trap\n");
    commit(&folder, "規程.kitei", policy(12));
    commit(&folder, "規程.kitei", policy(13));
    let marker = folder.path().join("ran");
    let trap = folder.path().join(".git/hooks/trap");
    fs::create_dir_all(trap.parent().unwrap()).unwrap();
    fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\ncat\n", marker.display())).unwrap();
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).unwrap();
    for hook in ["post-checkout", "post-index-change", "reference-transaction"] {
        fs::copy(&trap, trap.with_file_name(hook)).unwrap();
    }
    let program = trap.display().to_string();
    for key in ["filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "core.fsmonitor", "core.pager", "alias.ls-tree"] {
        git(folder.path(), &["config", key, &program]);
    }
    let _ = fs::remove_file(&marker);
    assert_eq!(values(&compared(&folder, "HEAD~1..HEAD")).len(), 1);
    assert_eq!(values(&compared(&folder, "HEAD~1")).len(), 1);
    assert!(!marker.exists());
}

#[test]
fn a_submodule_that_is_there_is_read_and_one_that_is_not_is_named() {
    let corporation = repository();
    commit(&corporation, "規程.kitei", policy(12).replace("診療所 「甲」", "法人 「法人」").replace("規程 「甲」", "規程 「法人規程」"));
    let folder = repository();
    git(folder.path(), &["submodule", "add", "-q", corporation.path().to_str().unwrap(), "法人"]);
    commit(&folder, "規程.kitei", HEAD.replace("}\n", "  継承 「法人/規程.kitei」\n}\n"));
    let submodule = folder.path().join("法人");
    fs::write(submodule.join("規程.kitei"), fs::read_to_string(submodule.join("規程.kitei")).unwrap().replace("12文字", "8文字")).unwrap();
    commit_all(&submodule);
    commit_all(folder.path());
    let ran = compared(&folder, "HEAD~1..HEAD");
    assert_eq!((ran.code, values(&ran).len()), (1, 1), "{}", ran.out);
    assert!(ran.out.contains("reaches 規程.kitei"), "{}", ran.out);
    // A clone without its submodules.
    let clone = Folder::new();
    git(clone.path(), &["clone", "-q", folder.path().to_str().unwrap(), "."]);
    let ran = compared(&clone, "HEAD~1..HEAD");
    assert!(ran.out.contains("the submodule \"法人\" is not checked out"), "{}", ran.out);
}

#[test]
fn policies_that_a_revision_does_not_have_yet() {
    let folder = repository();
    commit(&folder, "README", "");
    assert_eq!(compared(&folder, "HEAD..HEAD").err, "error: there is no policy file on either side\n");
    commit(&folder, "規程.kitei", policy(12));
    let ran = compared(&folder, "HEAD~1..HEAD");
    assert!(ran.code == 0 && ran.out.contains("規程.kitei (new)"), "{}{}", ran.out, ran.err);
    assert_eq!(compared(&folder, "HEAD..HEAD~1").code, 1);
    // Bare, as a server has it.
    let bare = Folder::new();
    git(bare.path(), &["clone", "-q", "--bare", folder.path().to_str().unwrap(), "."]);
    assert_eq!(compared(&bare, "main~1..main").out, ran.out);
}

#[test]
fn what_cannot_be_read_is_one_sentence() {
    let folder = repository();
    commit(&folder, "規程.kitei", policy(12));
    for revisions in ["nope", "HEAD..nope", "--help", "-x..HEAD", "HEAD:規程.kitei", ""] {
        let ran = folder.run(&["diff", &format!("--rev={revisions}")]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{revisions}");
        assert!(ran.err.starts_with("error: there is no revision \"") && ran.err.lines().count() == 1, "{revisions}: {}", ran.err);
    }
    git(folder.path(), &["checkout", "-q", "--orphan", "other"]);
    commit(&folder, "規程.kitei", policy(13));
    let apart = folder.run(&["diff", "--rev", "main...other"]);
    assert!(apart.err.starts_with("error: the two revisions have no common ancestor"), "{}", apart.err);
    let outside = Folder::new().with("規程.kitei", policy(12));
    let mut command = outside.command(&["diff", "--rev", "HEAD"]);
    command.env("GIT_CEILING_DIRECTORIES", outside.path().parent().unwrap());
    assert_eq!(finished(&mut command, "").err, "error: the current folder does not lie in a git repository\n");
    let none = finished(folder.command(&["diff", "--rev", "HEAD", "--lang", "ja"]).env("PATH", "/nowhere"), "");
    assert_eq!((none.code, none.err.as_str()), (2, "エラー: 版を読み取るための git がこの環境にありません\n"));
    commit(&folder, "規程.kitei", b"\x8bK\x92\xf6\n");
    let unreadable = compared(&folder, "HEAD");
    assert!(unreadable.code == 2 && unreadable.err.contains("error[input/encoding]"), "{}", unreadable.err);
}

#[test]
fn the_same_revisions_give_the_same_bytes() {
    let folder = repository();
    commit(&folder, "規程.kitei", policy(12));
    commit(&folder, "規程.kitei", policy(8));
    for format in ["human", "markdown", "json"] {
        let arguments = [&["diff", "--rev", "HEAD~1..HEAD", "--format", format][..], DAY].concat();
        let first = folder.run(&arguments);
        assert_eq!(first, folder.run(&arguments));
        assert!(!first.out.contains(folder.path().to_str().unwrap()) && !first.out.contains('\u{1b}'));
    }
}
