//! What is written for others, held against their schemas and what they ask for besides.

use std::collections::BTreeSet;

use jsonschema::{Validator, validator_for};
use serde_json::Value;

use super::{REPOSITORIES, Written, array};
use crate::harness::Folder;

fn schema(text: &str) -> Validator {
    validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

fn hold(schema: &Validator, value: &Value, what: &str) {
    let faults: Vec<String> = schema.iter_errors(value).take(5).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{what}: {faults:#?}");
}

#[test]
fn sarif_is_what_its_schema_says_and_its_readers_ask() {
    let schema = schema(include_str!("schemas/sarif-2.1.0.json"));
    for repository in REPOSITORIES {
        for arguments in [&["--assessed"][..], &["--lang", "ja"]] {
            let log = Written::fixture(repository, arguments).json("sarif");
            hold(&schema, &log, repository);
            hold_run(&log["runs"][0], repository);
        }
    }
    let mut kinds = BTreeSet::new();
    for result in array(&Written::fixture("judgement", &["--assessed"]).json("sarif")["runs"][0]["results"]) {
        kinds.insert(result["kind"].as_str().unwrap().to_owned());
    }
    assert!(["fail", "pass", "notApplicable"].iter().all(|kind| kinds.contains(*kind)), "{kinds:?}");
}

/// What the schema cannot say: references lead to what they name, and GitHub finds what it asks for.
fn hold_run(run: &Value, repository: &str) {
    let driver = &run["tool"]["driver"];
    for rule in array(&driver["rules"]) {
        for text in [&rule["shortDescription"]["text"], &rule["fullDescription"]["text"], &rule["help"]["text"], &rule["help"]["markdown"]]
        {
            assert!(!text.as_str().unwrap().is_empty(), "{rule}");
        }
        assert!(rule["fullDescription"]["text"].as_str().unwrap().chars().count() <= 1024, "{rule}");
    }
    for result in array(&run["results"]) {
        let rule = &driver["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(result["suppressions"].is_array());
        let is_finding = result["kind"] == "fail";
        assert_eq!(is_finding, result["level"] != "none", "{result}");
        if is_finding {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            assert!(["startLine", "startColumn", "endLine", "endColumn"].iter().all(|key| region[key].is_u64()), "{result}");
            assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string(), "{result}");
        }
        let relevant: Vec<&Value> =
            rule["relationships"].as_array().into_iter().flatten().map(|relationship| &relationship["target"]).collect();
        for taxon in result["taxa"].as_array().into_iter().flatten() {
            let index = |value: &Value| usize::try_from(value["index"].as_u64().unwrap()).unwrap();
            let taxonomy = &run["taxonomies"][index(&taxon["toolComponent"])];
            assert_eq!(taxonomy["name"], taxon["toolComponent"]["name"]);
            assert_eq!(taxonomy["taxa"][index(taxon)]["id"], taxon["id"], "{repository}");
            assert!(!is_finding || relevant.contains(&taxon), "{repository}: {}", result["ruleId"]);
        }
        assert!(result["baselineState"].is_null(), "{repository}: there is no baseline");
    }
    for (reference, taxonomy) in
        driver["supportedTaxonomies"].as_array().into_iter().flatten().zip(run["taxonomies"].as_array().into_iter().flatten())
    {
        assert_eq!(reference["name"], taxonomy["name"]);
    }
}

#[test]
fn sarif_tells_what_is_suppressed_and_why() {
    let allowed = "  根拠法令 医療法第999条 // kitei: allow(citation/unknown-article) until 2026-12-31 reason \"移行中の\u{1b}もの\"\n";
    let policy = format!("規程 「い」 {{\n}}\n条 「い」 {{\n{allowed}  根拠法令 医療法第999条\n}}\n");
    let folder = Folder::new().with("p.kitei", policy);
    let written = Written::of(folder.path(), &[]);
    let results = array(&written.json("sarif")["runs"][0]["results"]);
    let of_rule = results.into_iter().filter(|result| result["ruleId"] == "citation/unknown-article");
    let (kept, suppressed): (Vec<Value>, Vec<Value>) = of_rule.partition(|result| array(&result["suppressions"]).is_empty());
    assert_eq!((kept.len(), suppressed.len()), (1, 1));
    let suppression = &suppressed[0]["suppressions"][0];
    assert_eq!((&suppression["kind"], &suppression["status"]), (&"inSource".into(), &"accepted".into()));
    assert_eq!(suppression["justification"], "移行中の␛もの (until 2026-12-31)");
    assert_eq!(suppression["location"]["physicalLocation"]["region"]["startLine"], 4);
    let named = |result: &Value| result["partialFingerprints"]["kitei/v1"].clone();
    assert_ne!(named(&kept[0]), named(&suppressed[0]));
    assert!(written.text("html").contains("移行中の␛もの"));
}

#[test]
fn sarif_names_the_policy_and_the_article_and_what_is_new_to_a_baseline() {
    let schema = schema(include_str!("schemas/sarif-2.1.0.json"));
    let article = |number: u32, more: &str| {
        format!("章 第{number}章 「運用」 {{\n条 第{number}条 「利用者」 {{\n  根拠法令 医療法第{number}99条{more}\n}}\n}}\n")
    };
    let head = "規程 「い規程」 {\n}\n";
    let folder = Folder::new().with("p.kitei", format!("{head}{}", article(8, "")));
    folder.run(&["check", "--write-baseline"]);
    let folder = folder.with("p.kitei", format!("{head}{}{}", article(8, ""), article(9, "")));
    let log = Written::of(folder.path(), &["--assessed"]).json("sarif");
    hold(&schema, &log, "a baseline");
    let results = array(&log["runs"][0]["results"]);
    assert!(results.iter().all(|result| result["baselineState"].is_string()), "all of them or none");
    let of_rule: Vec<&Value> = results.iter().filter(|result| result["ruleId"] == "citation/unknown-article").collect();
    let told: Vec<(&str, &str, bool)> = of_rule
        .iter()
        .map(|result| {
            let logical = &result["locations"][0]["logicalLocations"][0];
            assert_eq!((&logical["kind"], logical["name"].as_str().unwrap().contains("（利用者）")), (&"member".into(), true), "{logical}");
            let name = logical["fullyQualifiedName"].as_str().unwrap();
            (name, result["baselineState"].as_str().unwrap(), array(&result["suppressions"]).is_empty())
        })
        .collect();
    let wanted = [("い規程/第9章（運用）/第9条（利用者）", "new", true), ("い規程/第8章（運用）/第8条（利用者）", "unchanged", false)];
    assert_eq!(told, wanted);
}

#[test]
fn reviewdog_reads_its_own() {
    let schema = schema(include_str!("schemas/rdjson.json"));
    for repository in REPOSITORIES {
        let written = Written::fixture(repository, &[]);
        let document = written.json("rdjson");
        hold(&schema, &document, repository);
        // The lines are the diagnostics of the document.
        assert_eq!(document["diagnostics"], Value::Array(written.lines("rdjsonl")));
    }
}

#[test]
fn gitlab_finds_what_it_asks_for() {
    for repository in REPOSITORIES {
        let mut names = BTreeSet::new();
        for entry in array(&Written::fixture(repository, &[]).json("gitlab")) {
            assert!(["description", "check_name"].iter().all(|key| entry[key].as_str().is_some_and(|text| !text.is_empty())), "{entry}");
            assert!(["info", "minor", "major", "critical", "blocker"].iter().any(|known| entry["severity"] == *known), "{entry}");
            assert!(entry["location"]["path"].is_string() && entry["location"]["lines"]["begin"].as_u64() >= Some(1), "{entry}");
            // Entries of one fingerprint are one to GitLab.
            assert!(names.insert(entry["fingerprint"].as_str().unwrap().to_owned()), "{entry}");
        }
    }
}
