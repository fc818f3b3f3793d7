//! Files whose names nobody can write, or tell from others, and those that are not read.

#![cfg(target_os = "linux")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;

use serde_json::Value;

use crate::harness::{Folder, SOUND};

#[test]
fn a_name_that_is_no_text_is_told_and_names_no_other_file() {
    let folder = Folder::new().with("kitei.toml", "").with("b.kitei", SOUND);
    for name in [&b"\xff.kitei"[..], b"\xfe.kitei"] {
        fs::write(folder.path().join(OsStr::from_bytes(name)), SOUND).unwrap();
    }
    let ran = folder.run(&["check", "--format", "concise"]);
    assert_eq!(ran.out.matches("error[input/file-name]").count(), 2, "{}", ran.out);
    assert_eq!(ran.code, 2);
    let named = folder.command(&["check", "--format", "concise"]).arg(OsStr::from_bytes(b"\xff.kitei")).output().unwrap();
    assert_eq!(named.status.code(), Some(2));
    assert!(String::from_utf8(named.stdout).unwrap().contains("input/file-name"));
}

#[test]
fn two_files_of_one_name_are_told() {
    let (composed, apart) = ("\u{304c}.kitei", "\u{304b}\u{3099}.kitei");
    let folder = Folder::new().with("kitei.toml", "").with(composed, SOUND).with(apart, SOUND);
    let ran = folder.run(&["check", "--format", "concise"]);
    assert!(ran.code == 2 && ran.out.matches("error[input/file-name]").count() == 1, "{}", ran.out);
    // In different folders they are two files.
    let folder = Folder::new().with("kitei.toml", "").with(composed, SOUND).with(&format!("a/{apart}"), SOUND);
    assert_eq!(folder.concise(&[]), [""; 0]);
}

#[test]
fn what_a_gitignore_names_is_counted() {
    let folder = Folder::new()
        .with("kitei.toml", "[check]\nexclude = [\"old/\"]\n")
        .with(".gitignore", "drafts/\n*.tmp.kitei\n")
        .with("drafts/a.kitei", SOUND)
        .with("drafts/deep/b.kitei", SOUND)
        .with("drafts/notes.txt", "")
        .with("c.tmp.kitei", SOUND)
        .with("old/d.kitei", SOUND)
        .with(".hidden/e.kitei", SOUND)
        .with("f.kitei", SOUND);
    let counted = |arguments: &[&str]| {
        let ran = folder.run(&[&["check", "--format", "json"], arguments].concat());
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        let grounds = &document["summary"]["grounds"];
        (grounds["ignored"].as_u64().unwrap(), grounds["unread"].as_u64().unwrap())
    };
    assert_eq!(counted(&[]), (3, 1));
    // What is named is read.
    assert_eq!(counted(&["drafts/a.kitei"]), (2, 1));
    assert!(folder.run(&["check"]).out.contains("3 unread by `.gitignore`"));
    let people = folder.run(&["check", "--lang", "ja"]).out.replace('\n', "");
    assert!(people.contains(".gitignore により検査しないファイル 3件"), "{people}");
}

#[test]
fn capitals_in_an_extension_are_told_where_the_file_is_found_and_where_it_is_named() {
    let folder = Folder::new()
        .with("kitei.toml", "[check]\nexclude = [\"old/\"]\n")
        .with("a.kitei", SOUND)
        .with("POLICY.KITEI", SOUND)
        .with("clinic/b.kitei", SOUND)
        .with("clinic/X.Kitei", SOUND)
        .with("old/Y.KITEI", SOUND);
    let told = |arguments: &[&str]| {
        let ran = folder.run(&[&["check", "--format", "concise"], arguments].concat());
        let lines = ran.out.lines().filter(|line| line.contains("error[input/file-name]"));
        (lines.map(|line| line.split(':').next().unwrap().to_owned()).collect::<Vec<_>>(), ran.code)
    };
    let told_of = |names: &[&str], code| (names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), code);
    assert_eq!(told(&[]), told_of(&["POLICY.KITEI", "clinic/X.Kitei"], 2));
    assert_eq!(told(&["."]), told_of(&["POLICY.KITEI", "clinic/X.Kitei"], 2));
    assert_eq!(told(&["clinic"]), told_of(&["clinic/X.Kitei"], 2));
    assert_eq!(told(&["clinic", "clinic/X.Kitei"]), told_of(&["clinic/X.Kitei"], 2));
    assert_eq!(told(&["POLICY.KITEI"]), told_of(&["POLICY.KITEI"], 2));
    // A file that is in order is judged beside them.
    assert_eq!(told(&["a.kitei"]).0, [""; 0]);
    assert!(folder.run(&["fmt", "--check", "--lang", "ja"]).err.contains("拡張子に大文字がある"));
}
