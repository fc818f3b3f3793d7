//! `kitei check --watch`, and what a run counts besides its findings.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;

use crate::harness::{BROKEN, Folder, RULE, SOUND};

/// Long enough for a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_change_is_judged_and_what_bears_on_nothing_is_not() {
    let folder = Folder::new().with("a.kitei", BROKEN);
    let mut child = folder.command(&["check", "--watch"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (told, heard) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| told.send(line)));
    let until = |part: &str| {
        let mut before = Vec::new();
        loop {
            let line = heard.recv_timeout(PATIENCE).unwrap_or_else(|why| panic!("{part}: {why}: {before:?}"));
            if line.contains(part) {
                return before;
            }
            before.push(line);
        }
    };
    assert!(until("1 error, 0 warnings").iter().any(|line| line.contains(RULE)));
    fs::write(folder.path().join("notes.txt"), "").unwrap();
    fs::write(folder.path().join("a.kitei"), SOUND).unwrap();
    assert_eq!(until("no findings (1 file"), [""; 0], "nothing was told of the other file");
    fs::write(folder.path().join("kitei.toml"), "[check]\nlang = \"ja\"\n").unwrap();
    until("指摘はありません（1ファイル");
    fs::write(folder.path().join("b.kitei"), BROKEN).unwrap();
    until("エラー 1件");
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "nothing is left behind");
}

#[test]
fn what_writes_or_is_not_on_the_disk_is_not_watched() {
    for other in ["--fix", "--staged", "--diff", "--write-baseline", "--output=json=a.json"] {
        let ran = Folder::new().run(&["check", "--watch", other]);
        assert_eq!(ran.code, 2, "{other}");
        assert!(ran.err.contains("--watch"), "{}", ran.err);
    }
}

#[test]
fn findings_are_counted_by_their_rules_though_not_all_are_shown() {
    let folder = Folder::new().with("a.kitei", format!("{BROKEN}}}\n")).with("b.kitei", BROKEN);
    let ran = folder.run(&["check", "--format", "concise", "--statistics", "--max-findings", "1"]);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert!(ran.out.ends_with(&format!("\n3 error[{RULE}]\n")), "{}", ran.out);
    let ran = folder.run(&["check", "--statistics", "--lang", "ja"]);
    assert!(ran.out.ends_with(&format!("\n\n規則ごとの件数\n  3  エラー[{RULE}]\n")), "{}", ran.out);
    let json: Value = serde_json::from_str(&folder.run(&["check", "--format", "json", "--statistics"]).out).unwrap();
    assert_eq!(json["statistics"], serde_json::json!([{ "rule": RULE, "severity": "error", "findings": 3 }]));
    let schema: Value = serde_json::from_str(include_str!("../../docs/json-schema.json")).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&json));
    let json: Value = serde_json::from_str(&folder.run(&["check", "--format", "json"]).out).unwrap();
    assert!(json.get("statistics").is_none());
}
