//! The page about `kitei.toml` and its schema, held against what is read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Folder, SOUND};

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).unwrap()
}

#[test]
fn the_examples_of_the_page_are_read() {
    let page = document("configuration.md");
    let examples: Vec<&str> = page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    // The third is a baseline.
    let (of_baseline, examples): (Vec<&str>, Vec<&str>) = examples.into_iter().partition(|example| example.contains("[[finding]]"));
    assert_eq!((of_baseline.len(), examples.len()), (1, 2));
    for example in examples {
        let folder = ["a.kitei", "drafts/a.kitei", "clinics/a.kitei", "old/a.kitei", "a.draft.kitei"].into_iter();
        let folder = folder.fold(Folder::new().with("kitei.toml", example), |folder, path| folder.with(path, SOUND));
        let ran = folder.run(&["check", "--format", "concise"]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{example}");
    }
}

#[test]
fn the_schema_names_the_keys_that_are_read() {
    let schema: Value = serde_json::from_str(&document("kitei-toml-schema.json")).unwrap();
    let table = |pointer: &str| -> BTreeSet<String> { schema.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect() };
    for (config, pointer) in [
        ("qqqqqq = 1\n", "/properties"),
        ("[check]\nqqqqqq = 1\n", "/properties/check/properties"),
        ("[fmt]\nqqqqqq = 1\n", "/properties/fmt/properties"),
        ("[[overrides]]\npaths = []\nqqqqqq = 1\n", "/properties/overrides/items/properties"),
        ("[lock]\nqqqqqq = 1\n", "/properties/lock/properties"),
    ] {
        let out = Folder::new().with("kitei.toml", config).with("a.kitei", SOUND).run(&["check", "--format", "json"]).out;
        let document: Value = serde_json::from_str(&out).unwrap();
        let help = document["diagnostics"][0]["help"].as_str().unwrap();
        let keys = help.strip_prefix("the keys are ").unwrap().split(", ").map(str::to_owned).collect();
        assert_eq!(table(pointer), keys, "{pointer}");
    }
}

/// What a configuration holds is held against every file: of more than any needs the first that is not read is told, once.
#[test]
fn more_patterns_than_are_read_and_a_larger_configuration_are_told() {
    let patterns = |count: usize| (0..count).map(|at| format!("\"x{at}/\"")).collect::<Vec<_>>().join(", ");
    let (most, one_more) = (format!("[check]\nexclude = [{}]\n", patterns(1000)), format!("[fmt]\nexclude = [{}]\n", patterns(1)));
    let told =
        |text: String| Folder::new().with("kitei.toml", text).with("a.kitei", SOUND).concise(&["--lang", "en", "--max-findings", "0"]);
    let is_told = |line: &String| line.contains("config/invalid") && line.contains("those behind it are not read");
    assert!(!told(most.clone()).iter().any(is_told));
    let beyond = told(format!("{most}{one_more}{}", "[[overrides]]\npaths = [\"a\", \"b\"]\nrules = { time = \"off\" }\n".repeat(3)));
    assert_eq!(beyond.iter().filter(|line| is_told(line)).count(), 1, "{beyond:?}");
    let large = Folder::new().with("kitei.toml", format!("# {}\n", "x".repeat(512 * 1024))).with("a.kitei", SOUND);
    let ran = large.run(&["check", "--lang", "en"]);
    assert!(ran.code == 2 && ran.out.contains("\"kitei.toml\" is larger than 512 KiB"), "{ran:?}");
    // Those of other folders count, too.
    let all = format!("[[overrides]]\nrules = {{ time = \"off\" }}\npaths = [{}]\n", patterns(1000));
    let many = (0..=20).fold(Folder::new().with("kitei.toml", ""), |folder, at| {
        folder.with(&format!("{at:02}/kitei.toml"), all.clone()).with(&format!("{at:02}/a.kitei"), SOUND)
    });
    let ran = many.run(&["check", "--lang", "en", "--format", "concise", "--max-findings", "0"]);
    let unread = |line: &&str| line.contains("the others have too many patterns");
    let unread: Vec<&str> = ran.out.lines().filter(unread).collect();
    assert!(matches!(unread.as_slice(), [only] if only.starts_with("20/kitei.toml")), "{unread:?}");
}

/// What is said again and again is said once.
#[test]
fn a_lock_of_every_rule_is_one_however_often_it_is_written() {
    let told = |times: usize| {
        let every = vec!["\"*\""; times].join(", ");
        let text = format!("[lock]\nsuppressions = [{every}]\n[[overrides]]\npaths = [\"a.kitei\"]\nrules = {{ coverage = \"off\" }}\n");
        Folder::new().with("kitei.toml", text).with("a.kitei", SOUND).concise(&[])
    };
    assert_eq!(told(300), told(1));
}

/// What is no key may have been meant for each of some hundred: it is not looked for more of them than anybody mends.
#[test]
fn of_a_great_many_names_that_are_no_rules_it_is_not_looked_what_they_were_meant_for() {
    let text: Vec<String> = (0..300).map(|at| format!("\"time/reveiw-overdue-{at:03}\" = \"off\"\n")).collect();
    let folder = Folder::new().with("kitei.toml", format!("[rules]\n{}", text.concat())).with("a.kitei", SOUND);
    let ran = folder.run(&["check", "--lang", "en", "--max-findings", "0"]);
    assert_eq!(ran.out.matches("there is no key").count(), 300);
    assert!(ran.out.matches("write the name of a rule").count() < 300);
}
