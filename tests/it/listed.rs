//! `kitei rules` and `kitei standards` as processes.

use serde_json::Value;

use crate::harness::{Folder, Repository};

fn json(command: &str) -> Value {
    let ran = Folder::new().run(&[command, "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn every_rule_is_listed_with_its_severity() {
    let listed = json("rules");
    let rules = listed["rules"].as_array().unwrap();
    let names: Vec<&str> = rules.iter().map(|rule| rule["rule"].as_str().unwrap()).collect();
    assert_eq!(names, kitei::rules().map(|rule| rule.name).collect::<Vec<_>>());
    for (severity, key) in [("error", "errors"), ("warning", "warnings"), ("info", "infos")] {
        assert_eq!(listed[key], rules.iter().filter(|rule| rule["severity"] == severity).count(), "{severity}");
    }
    let ran = Folder::new().run(&["rules", "--lang", "ja"]);
    assert_eq!(ran.out.lines().count(), ran.out.trim_end().lines().count());
    for rule in kitei::rules() {
        assert!(ran.out.contains(rule.name) && ran.out.contains(rule.summary_ja.chars().next().unwrap()), "{}", rule.name);
    }
    assert!(ran.out.ends_with("件\n"), "{}", ran.out);
}

/// Held against a count of the standards as they were read.
#[test]
fn standards_are_counted_by_volume_and_state_and_what_is_missing_is_named() {
    let texts = Repository::default().read();
    let listed = json("standards");
    let standards = listed["standards"].as_array().unwrap();
    assert_eq!(standards.len(), texts.knowledge.standards.len());
    for standard in &*texts.knowledge.standards {
        let told = standards.iter().find(|told| told["id"] == *standard.id).unwrap();
        assert_eq!(told["requirements"]["total"], standard.requirements.len(), "{}", standard.id);
        let states = ["final_text", "draft_text", "unverified", "not_available"].map(|state| told["requirements"][state].as_u64().unwrap());
        assert_eq!(states.iter().sum::<u64>(), standard.requirements.len() as u64, "{}", standard.id);
        for (volume, told) in standard.volumes.iter().zip(told["volumes"].as_array().unwrap()) {
            let of = |requirement: &&kitei::internals::model::standard::Requirement| requirement.number.volume == volume.letter;
            assert_eq!(told["requirements"]["total"], standard.requirements.iter().filter(of).count());
            let chapters = told["chapters"].as_array().unwrap();
            let sum: u64 = chapters.iter().map(|chapter| chapter["requirements"]["total"].as_u64().unwrap()).sum();
            assert_eq!(told["requirements"]["total"], sum);
            // Of a volume that is whole nothing is missing; no number is both there and missing.
            let missing = chapters.iter().flat_map(|chapter| chapter["missing"].as_array().unwrap());
            let known: Vec<String> = (0..standard.requirements.len())
                .map(|at| kitei::internals::model::item::official(standard, at, None, kitei::Lang::En))
                .collect();
            for number in missing {
                assert!(told["whole"] == false && !known.contains(&number.as_str().unwrap().to_owned()), "{number}");
            }
        }
    }
    let ran = Folder::new().run(&["standards", "--lang", "ja"]);
    assert!(ran.out.contains("mhlw-5.1  ") && ran.out.contains("名称だけを収録し、判定はできません"), "{}", ran.out);
}

/// A repository's own standards are listed before those that are built in; outside of a repository there are none.
#[test]
fn standards_of_the_repository_are_listed_too() {
    let standard = std::fs::read(crate::harness::folder("standards-compare").join("mihon-1.kitei")).unwrap();
    let repository = Folder::new().with("kitei.toml", "").with("mihon-1.kitei", standard);
    let listed: Value = serde_json::from_str(&repository.run(&["standards", "--format", "json"]).out).unwrap();
    let ids: Vec<(&str, bool)> =
        listed["standards"].as_array().unwrap().iter().map(|one| (one["id"].as_str().unwrap(), one["own"].as_bool().unwrap())).collect();
    assert_eq!(ids[..2], [("mihon-1", true), ("mhlw-7.0", false)]);
    let ran = repository.run(&["standards", "--lang", "ja"]);
    assert!(ran.out.starts_with("mihon-1  ") && ran.out.contains("リポジトリの基準、見本病院連合"), "{}", ran.out);
    assert!(json("standards")["standards"].as_array().unwrap().iter().all(|one| one["own"] == false));
}
