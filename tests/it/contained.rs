//! What lies outside of a repository is neither shown nor waited for, whatever a pull request puts there.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use crate::harness::{Folder, Ran, SOUND, finished};

/// Runs `check` and sees that it ends soon.
fn check(folder: &Folder, arguments: &[&str]) -> Ran {
    let start = Instant::now();
    let ran = folder.run(&[&["check", "--format", "concise"], arguments].concat());
    assert!(start.elapsed() < Duration::from_secs(10));
    ran
}

#[test]
fn a_configuration_that_is_a_link_to_outside_is_not_read() {
    let secret = Folder::new().with("secret.toml", "secret = \"s3cr3t-value\"\n");
    for target in [secret.path().join("secret.toml"), "/proc/self/environ".into(), "/dev/zero".into()] {
        let folder = Folder::new().with("p.kitei", SOUND);
        symlink(&target, folder.path().join("kitei.toml")).unwrap();
        let ran = finished(folder.command(&["check"]).env("TOKEN", "s3cr3t-value"), "");
        assert_eq!(ran.code, 2, "{target:?}: {}", ran.out);
        assert!(!ran.out.contains("s3cr3t") && ran.out.contains("is not read"), "{}", ran.out);
    }
    // One below the root is none of it either.
    let folder = Folder::new().with("kitei.toml", "").with("clinic/p.kitei", SOUND);
    symlink(secret.path().join("secret.toml"), folder.path().join("clinic/kitei.toml")).unwrap();
    let ran = check(&folder, &[]);
    assert!(ran.code == 2 && !ran.out.contains("s3cr3t"), "{}", ran.out);
}

#[test]
fn a_configuration_may_be_a_link_within_the_work_tree() {
    let folder =
        Folder::new().with(".git/HEAD", "ref: refs/heads/main\n").with("common.toml", "[check]\nlang = \"ja\"\n").with("a/p.kitei", SOUND);
    symlink("../common.toml", folder.path().join("a/kitei.toml")).unwrap();
    assert_eq!(check(&folder, &["a"]).code, 0);
}

#[test]
fn a_root_outside_of_the_work_tree_is_refused() {
    let folder = Folder::new().with("a/kitei.toml", "[check]\nroot = \"..\"\n").with("a/p.kitei", SOUND).with("secret.kitei", SOUND);
    let ran = check(&folder, &["a"]);
    assert!(ran.code == 2 && ran.out.contains("outside the folder of kitei.toml"), "{}", ran.out);
    let folder = folder.with(".git/HEAD", "ref: refs/heads/main\n");
    assert_eq!(check(&folder, &["a"]).code, 0);
}

#[test]
fn what_is_no_file_is_neither_read_nor_waited_for() {
    let fifo = |path: &std::path::Path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    let folder = Folder::new().with("p.kitei", SOUND);
    fifo(&folder.path().join("pipe.kitei"));
    symlink("/dev/zero", folder.path().join("zero.kitei")).unwrap();
    assert_eq!(check(&folder, &[]).code, 0);
    for named in ["pipe.kitei", "zero.kitei"] {
        assert_eq!(check(&folder, &[named]).code, 2, "{named}");
    }
    fifo(&folder.path().join("kitei.toml"));
    assert_eq!(check(&folder, &[]).code, 2);
}

#[test]
fn a_list_of_what_is_ignored_that_is_no_file_is_told() {
    for at in ["", "below"] {
        let folder = Folder::new().with("p.kitei", SOUND).with("below/q.kitei", SOUND);
        symlink("/dev/zero", folder.path().join(at).join(".gitignore")).unwrap();
        let ran = check(&folder, &[]);
        assert!(ran.code == 2 && ran.out.contains(".gitignore\" is no regular file"), "{at}: {}", ran.out);
    }
}

#[test]
fn what_is_ignored_above_the_root_or_by_one_clone_alone_is_read() {
    let folder = Folder::new().with(".gitignore", "*.kitei\n").with("root/kitei.toml", "").with("root/p.kitei", "規程 {\n");
    assert_eq!(check(&folder, &["root"]).code, 1);
    let folder = Folder::new()
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with(".git/info/exclude", "*.kitei\n")
        .with("kitei.toml", "")
        .with("p.kitei", "規程 {\n");
    assert_eq!(check(&folder, &[]).code, 1);
}

#[test]
fn no_result_is_written_through_a_link() {
    let outside = Folder::new().with("secret", "as it was");
    let folder = Folder::new().with("p.kitei", "規程 「い」 {\n  機関 診療所 「い」\n}\n");
    symlink(outside.path().join("secret"), folder.path().join("out.html")).unwrap();
    let ran = folder.run(&["render", "p.kitei", "--format", "html", "--output-file", "out.html"]);
    assert!(ran.code == 2 && ran.err.contains("is a link"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(outside.path().join("secret")).unwrap(), "as it was");
}

#[test]
fn a_link_that_is_named_leads_to_no_other_root() {
    let text = "規程 「い」 {\n}\n";
    let outside = Folder::new().with("x.kitei", text).with("kitei.toml", "");
    for configured in [true, false] {
        let folder = if configured { Folder::new().with("kitei.toml", "") } else { Folder::new() };
        symlink(outside.path().join("x.kitei"), folder.path().join("link.kitei")).unwrap();
        symlink(outside.path(), folder.path().join("dir")).unwrap();
        for named in ["link.kitei", "dir", "dir/x.kitei", "./link.kitei"] {
            for command in [&["fmt"][..], &["check"], &["effective"]] {
                let ran = folder.run(&[command, &[named]].concat());
                assert!(ran.code == 2 && (ran.out + &ran.err).contains("outside the root"), "{command:?} {named} {configured}");
            }
        }
        assert_eq!(std::fs::read_to_string(outside.path().join("x.kitei")).unwrap(), text);
    }
    // What is named by a way that leads out in so many words is named.
    let folder = Folder::new().with("kitei.toml", "");
    assert_eq!(folder.run(&["fmt", "--check", outside.path().join("x.kitei").to_str().unwrap()]).code, 1);
}
