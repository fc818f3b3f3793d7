//! `kitei fmt` as a process: what it writes, what it lists, what it leaves alone.

use std::fs;
use std::path::Path;

use crate::harness::{Folder, finished};

const UNTIDY: &str = "規程  「x」 {\n版 「1」\n}\n";
const TIDY: &str = "規程 「x」 {\n  版 「1」\n}\n";

fn read(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn files_are_written_in_place() {
    let folder = Folder::new().with("a.kitei", UNTIDY).with("病院/b.kitei", TIDY).with("c.txt", UNTIDY);
    let ran = folder.run(&["fmt"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!((read(&folder, "a.kitei").as_str(), read(&folder, "病院/b.kitei").as_str()), (TIDY, TIDY));
    assert_eq!(read(&folder, "c.txt"), UNTIDY);
    assert_eq!(names(folder.path()), ["a.kitei", "c.txt", "病院"]);
}

#[test]
fn check_lists_and_diff_shows_and_neither_writes() {
    let folder = Folder::new().with("a.kitei", UNTIDY).with("b.kitei", TIDY);
    let check = folder.run(&["fmt", "--check"]);
    assert_eq!((check.code, check.out.as_str()), (1, "a.kitei\n"));
    let diff = folder.run(&["fmt", "--diff"]);
    assert_eq!(diff.code, 1);
    assert_eq!(diff.out, "--- a/a.kitei\n+++ b/a.kitei\n@@ -1,3 +1,3 @@\n-規程  「x」 {\n-版 「1」\n+規程 「x」 {\n+  版 「1」\n }\n");
    assert_eq!(read(&folder, "a.kitei"), UNTIDY);
    assert_eq!(folder.run(&["fmt", "--check", "b.kitei"]).code, 0);
    assert_eq!(folder.run(&["fmt", "--diff", "b.kitei"]).out, "");
}

#[test]
fn the_standard_input_is_printed() {
    let folder = Folder::new();
    let ran = folder.run_over(&["fmt", "-", "--stdin-filename", "x.kitei"], UNTIDY);
    assert_eq!((ran.code, ran.out.as_str()), (0, TIDY));
    let check = folder.run_over(&["fmt", "-", "--check", "--stdin-filename", "x.kitei"], UNTIDY);
    assert_eq!((check.code, check.out.as_str()), (1, "x.kitei\n"));
    assert_eq!(folder.run(&["fmt", "-"]).code, 2);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn words_of_the_repository_are_spelled_too() {
    let folder = Folder::new()
        .with("words.kitei", "vocabulary own \"own\" {}\n\nmeasure bell_ringing 呼鈴 { tone 音色 text free }\n")
        .with("a.kitei", "条 「a」 {\n  対策 呼鈴 { 音色 「高い」 }\n}\n");
    assert_eq!(folder.run(&["fmt", "--keywords", "en", "a.kitei"]).code, 0);
    assert_eq!(read(&folder, "a.kitei"), "article \"a\" {\n  measure bell_ringing { tone \"高い\" }\n}\n");
}

#[test]
fn numbers_are_written_when_asked_for() {
    let folder = Folder::new().with("a.kitei", "条 「a」 {}\n");
    assert_eq!(folder.run(&["fmt", "--pin-numbers"]).code, 0);
    assert_eq!(read(&folder, "a.kitei"), "条 第1条 「a」 {}\n");
}

#[test]
fn what_cannot_be_read_does_not_keep_the_rest_from_being_written() {
    let folder =
        Folder::new().with("a.kitei", UNTIDY).with("b.kitei", b"\x8bK\x92\xf6").with("c.kitei", format!("{UNTIDY}条 『a』 {{}}\n"));
    let ran = folder.run(&["fmt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("input/encoding") && ran.err.contains("c.kitei: left 1 unreadable place as written"), "{}", ran.err);
    assert_eq!(read(&folder, "a.kitei"), TIDY);
    assert_eq!(read(&folder, "c.kitei"), format!("{TIDY}\n条 『a』 {{}}\n"));
    assert_eq!(folder.run(&["fmt", "nowhere.kitei"]).code, 2);
}

#[cfg(unix)]
#[test]
fn permissions_and_owner_are_kept() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    let folder = Folder::new().with("a.kitei", UNTIDY);
    let path = folder.path().join("a.kitei");
    // Who may give files away tries it with one; who may not has files of their own only.
    let _ = chown(&path, Some(1234), Some(1235));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let owner = |path: &std::path::Path| fs::metadata(path).map(|found| (found.uid(), found.gid())).unwrap();
    let before = owner(&path);
    assert_eq!(folder.run(&["fmt"]).code, 0);
    assert_eq!(owner(&path), before);
    assert_eq!(read(&folder, "a.kitei"), TIDY);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_without_loss_is_left_and_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new().with("linked.kitei", UNTIDY).with("plain.kitei", UNTIDY).with("shut.kitei", UNTIDY);
    fs::hard_link(folder.path().join("linked.kitei"), folder.path().join("other.txt")).unwrap();
    fs::set_permissions(folder.path().join("shut.kitei"), fs::Permissions::from_mode(0o444)).unwrap();
    let ran = folder.run(&["fmt", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    let told = "linked.kitei: not written, because it is there under other names too (hard links)\nshut.kitei: not written, because it is read-only\n";
    assert_eq!(ran.err, told);
    assert_eq!(["linked.kitei", "plain.kitei", "shut.kitei"].map(|name| read(&folder, name)), [UNTIDY, TIDY, UNTIDY]);
}

#[cfg(unix)]
#[test]
fn attributes_are_kept() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let folder = Folder::new().with("a.kitei", UNTIDY);
    let path = folder.path().join("a.kitei");
    // Where the file system has none, there is nothing to lose.
    let set = setxattr(&path, "user.kitei", b"mark", XattrFlags::empty());
    assert_eq!(folder.run(&["fmt"]).code, 0);
    assert_eq!(read(&folder, "a.kitei"), TIDY);
    let mut value = [0; 16];
    assert_eq!(getxattr(&path, "user.kitei", value.as_mut_slice()).ok(), set.ok().map(|()| 4));
}

#[test]
fn lines_that_end_as_on_old_systems_are_written_anew() {
    let folder = Folder::new().with("a.kitei", TIDY.replace('\n', "\r")).with("b.kitei", UNTIDY.replacen('\n', "\r", 1));
    assert_eq!(folder.run(&["fmt", "--check"]).out, "a.kitei\nb.kitei\n");
    let ran = folder.run(&["fmt"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!((read(&folder, "a.kitei").as_str(), read(&folder, "b.kitei").as_str()), (TIDY, TIDY));
    assert_eq!(folder.run(&["fmt", "--check"]).code, 0);
}

#[test]
fn what_somebody_left_behind_is_cleared_away_and_what_is_being_written_is_not() {
    let folder =
        Folder::new().with("a.kitei", UNTIDY).with(".kitei-gone00.tmp", "half").with(".kitei-busy00.tmp", "half").with("x.tmp", "");
    let busy = fs::File::open(folder.path().join(".kitei-busy00.tmp")).unwrap();
    busy.lock().unwrap();
    assert_eq!(folder.run(&["fmt"]).code, 0);
    assert_eq!(names(folder.path()), [".kitei-busy00.tmp", "a.kitei", "x.tmp"]);
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    use kitei::Options;
    use kitei::internals::write::Numbers;
    use kitei::internals::write::Unwritten;
    use kitei::internals::write::format;
    let folder = Folder::new().with("a.kitei", UNTIDY);
    let options = Options::new(folder.path(), crate::harness::DAY);
    let formatting = format(&options, None, Numbers::AsWritten);
    let newer = "規程 「y」 {}\n";
    fs::write(folder.path().join("a.kitei"), newer).unwrap();
    assert!(matches!(formatting.files[0].write(), Err(Unwritten::Changed)));
    assert_eq!(read(&folder, "a.kitei"), newer);
    assert_eq!(names(folder.path()), ["a.kitei"]);
}

#[test]
fn what_is_held_for_its_suppression_is_not_said_to_be_unreadable() {
    let policy = "規程 「もみじ」 {\n  機関 診療所 「もみじ医院」\n}\n\n条 第1条 「利用者」 {\n  根拠法令 医療法第25条第1項、\n           個人情報保護法第20条 趣旨 「安全管理措置」 // kitei: 許容(citation/renumbered) 理由 「改正中」\n}\n";
    let ran = Folder::new().with("a.kitei", policy).run(&["fmt"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let ran = Folder::new().with("a.kitei", policy.replace("根拠法令", "根拠法例")).run(&["fmt"]);
    assert!(ran.err.contains("left 1 unreadable place as written"), "{}", ran.err);
}

#[test]
fn what_is_excluded_from_formatting_alone_is_judged_and_keeps_its_form() {
    let folder = Folder::new()
        .with("kitei.toml", "[fmt]\nexclude = [\"old/\"]\n")
        .with("a.kitei", UNTIDY)
        .with("old/b.kitei", UNTIDY)
        .with("clinic/kitei.toml", "[fmt]\nexclude = [\"c.kitei\"]\n")
        .with("clinic/c.kitei", UNTIDY)
        .with("clinic/d.kitei", UNTIDY);
    assert_eq!(folder.run(&["fmt", "--check"]).out, "a.kitei\nclinic/d.kitei\n");
    assert!(folder.concise(&["old/b.kitei"]).iter().any(|line| line.starts_with("old/b.kitei:")), "it is judged");
    let ran = folder.run(&["fmt"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    for (named, left) in [("old/b.kitei", "old/b.kitei"), ("old", "old"), ("clinic/c.kitei", "clinic/c.kitei")] {
        let ran = folder.run(&["fmt", named]);
        assert_eq!((ran.code, ran.err), (0, format!("{left}: not formatted, because [fmt] of kitei.toml excludes it\n")));
    }
    assert_eq!(folder.run(&["fmt", "clinic"]).err, "", "something of it is formatted");
    for (path, text) in [("a.kitei", TIDY), ("old/b.kitei", UNTIDY), ("clinic/c.kitei", UNTIDY), ("clinic/d.kitei", TIDY)] {
        assert_eq!(read(&folder, path), text, "{path}");
    }
    let typed = finished(&mut folder.command(&["fmt", "-", "--stdin-filename", "old/new.kitei"]), UNTIDY);
    assert_eq!((typed.code, typed.out.as_str()), (0, UNTIDY));
    assert!(typed.err.contains("[fmt] of kitei.toml excludes it"), "{}", typed.err);
    let idle = Folder::new().with("kitei.toml", "[fmt]\nexclude = [\"older/\"]\n").with("a.kitei", TIDY).concise(&[]);
    assert!(idle.iter().any(|line| line.starts_with("kitei.toml:2:12: warning[config/no-match]")), "{idle:?}");
}

#[test]
fn a_copy_that_is_held_by_a_digest_is_left_alone() {
    let child = |digest: &str| format!("規程  「子」 {{\n  機関 病院 「子」\n  継承 「../copy/parent.kitei」{digest}\n}}\n");
    let parent = "規程  「親」 {\n機関 法人 「親」\n  構成文書 「part.kitei」\n}\n";
    let held = Folder::new()
        .with("copy/parent.kitei", parent)
        .with("copy/part.kitei", "条 「一」  {\n}\n")
        .with("child/policy.kitei", child(" 照合値 「kitei1:00」"));
    assert_eq!(held.run(&["fmt", "--check"]).out, "child/policy.kitei\n");
    let ran = held.run(&["fmt", "copy/part.kitei"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "copy/part.kitei: not formatted, because another policy inherits from it by a digest\n"));
    let free = held.with("child/policy.kitei", child(""));
    assert_eq!(free.run(&["fmt", "--check"]).out, "child/policy.kitei\ncopy/parent.kitei\ncopy/part.kitei\n");
}
