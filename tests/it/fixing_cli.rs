//! `kitei check --fix`, `--unsafe-fixes` and `--diff`, as people run them.

use std::fs;
use std::process::Command;

use crate::harness::Folder;

const SLIP: &str = "語彙 「院内」 {\n版 「1」\n}\n\n対策 own_lock 院内施錠\n{\n  own_span 院内間隔 期間 自由\n}\n";
const MENDED: &str = "語彙 「院内」 {\n版 「1」\n}\n\n対策 own_lock 院内施錠 {\n  own_span 院内間隔 期間 自由\n}\n";

/// The same of another name.
fn other(text: &str) -> String {
    text.replace("own_", "other_").replace("院内", "別")
}

fn read(folder: &Folder, path: &str) -> String {
    String::from_utf8(fs::read(folder.path().join(path)).unwrap()).unwrap()
}

fn git(folder: &Folder, arguments: &[&str]) -> (bool, String) {
    let ran = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    (ran.status.success(), String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned())
}

#[test]
fn a_fix_is_written_and_what_is_left_decides_the_exit_code() {
    let folder = Folder::new().with("a.kitei", SLIP).with("b/b.kitei", format!("{}\n}}\n", other(SLIP)));
    let ran = folder.run(&["check", "--fix", "--format", "concise"]);
    assert_eq!(ran.err, "applied 1 fix in 1 file\n");
    assert_eq!(read(&folder, "a.kitei"), MENDED);
    assert_eq!(read(&folder, "b/b.kitei"), format!("{}\n}}\n", other(SLIP)), "a damaged file");
    assert!(!ran.out.contains("a.kitei"), "{}", ran.out);
    assert_eq!(ran.code, 1);
    let folder = Folder::new().with("a.kitei", MENDED);
    let ran = folder.run(&["check", "--fix", "a.kitei"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "no fix can be applied\n"));
    let ran = folder.run(&["check", "--fix", "--quiet", "--lang", "ja", "a.kitei"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn only_files_that_are_named_are_fixed() {
    let folder = Folder::new().with("a.kitei", SLIP).with("b.kitei", other(SLIP));
    folder.run(&["check", "--fix", "a.kitei"]);
    assert_eq!(read(&folder, "a.kitei"), MENDED);
    assert!(read(&folder, "b.kitei").contains("別施錠\n{"));
}

#[test]
fn line_ends_and_a_byte_order_mark_are_kept() {
    for (name, form) in [
        ("carriage returns", (|text: &str| text.replace('\n', "\r\n")) as fn(&str) -> String),
        ("a byte-order mark", |text| format!("\u{feff}{text}")),
        ("carriage returns alone", |text| text.replace('\n', "\r")),
    ] {
        let folder = Folder::new().with("a.kitei", form(SLIP));
        let ran = folder.run(&["check", "--fix"]);
        assert_eq!(read(&folder, "a.kitei"), form(MENDED), "{name}: {}{}", ran.out, ran.err);
    }
}

#[cfg(unix)]
#[test]
fn the_mode_of_a_file_is_kept_and_nothing_is_left_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new().with("a.kitei", SLIP);
    let path = folder.path().join("a.kitei");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    folder.run(&["check", "--fix"]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_diff_is_what_git_applies_and_writes_nothing() {
    for form in [|text: &str| text.to_owned(), |text: &str| text.replace('\n', "\r\n"), |text: &str| text.trim_end().to_owned()] {
        let folder = Folder::new().with("kitei.toml", "").with("病院/規 程.kitei", form(SLIP));
        git(&folder, &["init", "-q"]);
        git(&folder, &["add", "-A"]);
        let ran = folder.run(&["check", "--diff"]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        assert_eq!(read(&folder, "病院/規 程.kitei"), form(SLIP));
        let folder = folder.with("a.patch", &ran.out);
        let (applied, told) = git(&folder, &["apply", "--index", "a.patch"]);
        assert!(applied, "{told}\n{}", ran.out);
        assert_eq!(read(&folder, "病院/規 程.kitei"), form(MENDED));
        assert_eq!(folder.run(&["check", "--diff"]).code, 0);
    }
}

#[test]
fn what_comes_from_the_standard_input_is_not_fixed() {
    let folder = Folder::new().with("a.kitei", SLIP);
    for flag in ["--fix", "--unsafe-fixes", "--diff"] {
        assert_eq!(folder.run(&["check", flag, "--stdin-filename", "a.kitei", "-"]).code, 2, "{flag}");
    }
}

#[test]
fn under_a_configuration_that_cannot_be_read_nothing_is_fixed() {
    let folder = Folder::new().with("kitei.toml", "[check]\nexlude = [\"a.kitei\"]\n").with("a.kitei", SLIP);
    assert_eq!(folder.run(&["check", "--fix"]).code, 2);
    assert_eq!(read(&folder, "a.kitei"), SLIP);
}
