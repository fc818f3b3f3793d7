//! What lies outside of a repository is neither shown nor waited for, whatever a pull request puts there.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};
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

/// A pull request can put a link in the place of a folder that a job names.
#[test]
fn a_folder_that_a_link_has_put_outside_is_neither_compared_nor_written_to() {
    let outside = Folder::new().with("policy.kitei", SOUND.replace("規程 「", "規程 「s3cr3t"));
    let folder = Folder::new().with("old/policy.kitei", SOUND);
    symlink(outside.path(), folder.path().join("new")).unwrap();
    for arguments in [["diff", "old", "new"], ["diff", "new", "old"]] {
        let ran = folder.run(&arguments);
        assert!(ran.code == 2 && !format!("{}{}", ran.out, ran.err).contains("s3cr3t"), "{ran:?}");
    }
    let ran = folder.run(&["init", "--kind", "clinic", "--name", "x", "--folder", "new/further", "--lang", "en"]);
    assert!(ran.code == 2 && ran.err.contains("leads out of the folder that one works in"), "{ran:?}");
    assert_eq!(outside.path().read_dir().unwrap().count(), 1);
    symlink(outside.path(), folder.path().join(".github")).unwrap();
    let ran = folder.run(&["init", "--ci", "github", "--lang", "en"]);
    assert!(ran.code == 2 && ran.err.contains("leads out of the folder that one works in"), "{ran:?}");
    assert_eq!(outside.path().read_dir().unwrap().count(), 1);
    // Within, it is a folder as any other.
    symlink("old", folder.path().join("same")).unwrap();
    assert_eq!(folder.run(&["diff", "old", "same"]).code, 0);
}

#[test]
fn a_baseline_that_is_a_link_to_outside_is_not_read() {
    let outside = Folder::new().with("secret.toml", "s3cr3t-value\n");
    let folder = Folder::new().with("kitei.toml", "").with("p.kitei", SOUND);
    for name in ["kitei-baseline.toml", "named.toml"] {
        symlink(outside.path().join("secret.toml"), folder.path().join(name)).unwrap();
    }
    for arguments in [&[][..], &["--baseline", "named.toml"]] {
        let ran = check(&folder, arguments);
        assert!(ran.code == 2 && !ran.out.contains("s3cr3t") && ran.out.contains("is not read"), "{ran:?}");
    }
}

/// A repository may come with its configuration: an archive that somebody sent.
#[test]
fn no_filter_of_a_repository_runs_and_its_hooks_lie_within_it() {
    let folder = Folder::new().with("a.kitei", SOUND).with(".gitattributes", "*.kitei filter=x\n");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-q", "-m", "1"]);
    let ran = folder.path().join("ran");
    for key in ["clean", "process"] {
        folder.git(&["config", &format!("filter.x.{key}"), &format!("touch {}; cat", ran.display())]);
    }
    folder.git(&["config", "filter.x.required", "true"]);
    let folder = folder.with("a.kitei", format!("{SOUND}// 改めた。\n"));
    let told = check(&folder, &["--changed-since", "HEAD", "--as-of", "2026-05-01"]);
    assert!(told.code != 2 && !ran.exists(), "{told:?}");
    // Where git does not say where hooks lie, none is written.
    let outside = Folder::new();
    folder.git(&["config", "core.worktree", outside.path().to_str().unwrap()]);
    let told = folder.run(&["init", "--hook"]);
    assert!(told.code == 2 && outside.path().read_dir().unwrap().count() == 0, "{told:?}");
}

#[test]
fn no_pipe_or_device_in_the_place_of_a_file_of_git_is_waited_for() {
    for file in ["HEAD", "config", "index"] {
        let folder = Folder::new().with("a.kitei", SOUND);
        folder.git(&["init", "-q"]);
        let path = folder.path().join(".git").join(file);
        let _ = std::fs::remove_file(&path);
        symlink("/dev/zero", &path).unwrap();
        let ran = check(&folder, &["--staged", "--lang", "en"]);
        assert!(ran.code == 2 && ran.err.contains(&format!("git is not started: \".git/{file}\" is no regular file")), "{ran:?}");
        assert_ne!(check(&folder, &["--as-of", "2026-05-01"]).code, 2);
    }
}

#[test]
fn a_link_that_comes_while_kitei_runs_leads_nowhere() {
    let outside = Folder::new().with("p.kitei", SOUND.replace("規程", "s3cr3t規程"));
    let folder = Folder::new().with("kitei.toml", "").with("a/p.kitei", SOUND).with("b/q.kitei", SOUND);
    let (before, place) = (std::fs::read(outside.path().join("p.kitei")).unwrap(), folder.path().join("a"));
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                std::fs::rename(&place, folder.path().join("away")).unwrap();
                symlink(outside.path(), &place).unwrap();
                std::fs::remove_file(&place).unwrap();
                std::fs::rename(folder.path().join("away"), &place).unwrap();
            }
        });
        for arguments in [&["check", "--full"][..], &["fmt", "--diff"], &["fmt"], &["tree"]].repeat(6) {
            let ran = folder.run(arguments);
            assert!(!ran.out.contains("s3cr3t") && !ran.err.contains("s3cr3t"), "{arguments:?}: {}{}", ran.out, ran.err);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert_eq!(std::fs::read(outside.path().join("p.kitei")).unwrap(), before);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
}
