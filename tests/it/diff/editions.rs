//! Two editions of the guideline, and what a policy has to see to when it moves from the one to the other.

use crate::harness::{CLINIC, CORPORATION, Folder, Repository};

#[test]
fn the_later_edition_says_what_it_changes() {
    let ran = Folder::new().run(&["diff", "mhlw-6.0", "mhlw-7.0", "--lang", "en", "--as-of", "2026-12-01"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn what_a_policy_has_to_see_to_is_told_by_the_items_of_the_later_edition() {
    let reference = Repository::reference();
    let mut folder = Folder::new();
    for (path, text) in &reference.0 {
        folder = folder.with(path, text);
    }
    let args = ["diff", "mhlw-6.0", "mhlw-7.0", "--policy", ".", "--lang", "en", "--format", "json", "--as-of", "2026-12-01"];
    let ran = folder.run(&args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    // The policies are the same: what changed is what they are judged by.
    assert_eq!(json["changes"].as_array().unwrap().len(), 0, "{}", json["changes"]);
    let told: Vec<(&str, &str)> = json["coverage"]
        .as_array()
        .unwrap()
        .iter()
        .map(|turn| (turn["way"].as_str().unwrap(), turn["requirement"].as_str().unwrap()))
        .collect();
    // The number means another requirement now, so that the old one is claimed no longer.
    assert!(told.contains(&("lost", "mhlw-7.0/mhlw-6.0/C14-8")), "{told:?}");
    // A law was added to the register of laws, which nobody has named yet.
    assert!(told.contains(&("lost", "mhlw-7.0/mhlw-6.0/G1.1-1")), "{told:?}");
    // What is carried over is met as it was.
    assert!(told.len() < 12, "{told:?}");
    for path in [CORPORATION, CLINIC] {
        assert_eq!(std::fs::read_to_string(folder.path().join(path)).unwrap(), reference.0[path], "nothing is written");
    }
}

#[test]
fn editions_are_named_where_a_policy_is() {
    let ran = Folder::new().with("a.kitei", "").run(&["diff", "a.kitei", "mhlw-7.0", "--policy", "a.kitei", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("name two built-in standards"), "{}", ran.err);
}
