//! By what a run goes, shown without judging.

use serde_json::Value;

use crate::harness::{Folder, SOUND};

fn folder() -> Folder {
    Folder::new()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\nfail-on = \"warning\"\nexclude = [\"old/\"]\nstandards = [\"mhlw-6.0\"]\n[fmt]\nexclude = [\"b.kitei\"]\n")
        .with("a/kitei.toml", "[rules]\ntime = \"info\"\n[fmt]\nexclude = [\"/p.kitei\"]\n")
        .with("a/p.kitei", SOUND)
        .with("b.kitei", "規程 「壊れた\n")
}

#[test]
fn settings_and_limits_are_shown_for_people() {
    let folder = folder();
    let english = folder.run(&["check", "--show-settings", "--lang", "en"]);
    assert_eq!((english.code, english.err.as_str()), (0, ""));
    for shown in [
        "root: .",
        "configuration: a/kitei.toml, kitei.toml",
        "as of: 2026-05-01",
        "fails on: warning",
        "excluded: old/",
        "not formatted: b.kitei, /a/p.kitei",
        "4 MiB a file",
    ] {
        assert!(english.out.contains(shown), "{shown}: {}", english.out);
    }
    let japanese = folder.run(&["check", "--show-settings", "--lang", "ja"]);
    assert!(japanese.out.contains("失敗とする重大度：warning") && japanese.out.contains("4 MiB 一つのファイル"), "{}", japanese.out);
}

#[test]
fn settings_and_limits_are_shown_for_programs() {
    let ran = folder().run(&["check", "--show-settings", "--format", "json", "--fail-on", "error"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["root"], &document["fail_on"], &document["files"]), (&".".into(), &"error".into(), &2.into()), "{document}");
    assert_eq!((&document["standards"][0], &document["fmt_exclude"][1]), (&"mhlw-6.0".into(), &"/a/p.kitei".into()));
    let limits = document["limits"].as_array().unwrap();
    assert!(limits.iter().any(|limit| limit["name"] == "file" && limit["value"] == 4 * 1024 * 1024 && limit["unit"] == "bytes"));
    assert!(limits.iter().all(|limit| limit["value"].as_u64().unwrap() > 0 && !limit["meaning"].as_str().unwrap().is_empty()));
}
