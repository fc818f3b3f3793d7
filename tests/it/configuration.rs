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
