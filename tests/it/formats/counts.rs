//! Each format tells every finding, and what it counts is what it tells.

use std::collections::BTreeMap;

use roxmltree::Node;
use serde_json::Value;

use super::{REPOSITORIES, Written, array};
use crate::harness::{BROKEN, Folder};

fn elements<'a>(document: &'a roxmltree::Document<'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(name)).collect()
}

#[test]
fn no_format_leaves_a_finding_out() {
    for repository in REPOSITORIES {
        let written = Written::fixture(repository, &[]);
        let count = written.findings().len();
        let results = array(&written.json("sarif")["runs"][0]["results"]);
        let of_xml = |format: &str, name| elements(&written.xml(format), name).len();
        let counts = [
            ("concise", written.text("concise").lines().count()),
            ("plain", written.text("plain").lines().filter(|line| line.starts_with("rule: ")).count()),
            ("jsonl", written.lines("jsonl").len() - 1),
            ("sarif", results.iter().filter(|result| array(&result["suppressions"]).is_empty()).count()),
            ("gitlab", array(&written.json("gitlab")).len()),
            ("rdjson", array(&written.json("rdjson")["diagnostics"]).len()),
            ("checkstyle", of_xml("checkstyle", "error")),
            ("csv", written.records().len()),
            ("html", written.text("html").matches("<article class=\"finding ").count()),
        ];
        for (format, told) in counts {
            assert_eq!(told, count, "{repository}: {format}");
        }
    }
}

#[test]
fn junit_counts_what_stands_in_it() {
    for repository in REPOSITORIES {
        let written = Written::fixture(repository, &[]);
        let document = written.xml("junit");
        let suites = elements(&document, "testsuite");
        for node in suites.iter().copied().chain([document.root_element()]) {
            let count = |name| node.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
            for (attribute, name) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
                assert_eq!(node.attribute(attribute), Some(count(name).as_str()), "{repository}: {attribute}");
            }
            assert_ne!(node.attribute("tests"), Some("0"), "{repository}");
        }
        // Each error and warning fails a case.
        let failures = elements(&document, "failure").iter().map(|node| node.text().unwrap_or_default().to_owned()).collect::<Vec<_>>();
        for finding in written.findings().iter().filter(|finding| finding["severity"] != "info") {
            let message = finding["message"].as_str().unwrap();
            assert!(failures.iter().any(|failure| failure.contains(message)), "{repository}: {message}");
        }
    }
}

/// A requirement of which nobody has seen the text never passes without a word.
#[test]
fn junit_says_what_is_not_verified() {
    let mut said = 0;
    for repository in ["medical-corporation", "small-clinic-6", "university-hospital", "judgement"] {
        let written = Written::fixture(repository, &[]);
        let document = written.xml("junit");
        for suite in elements(&document, "testsuite") {
            let noted = |case: &Node<'_, '_>| case.descendants().any(|node| node.text().is_some_and(|text| text.contains("* text ")));
            let unverified = suite.children().filter(|case| case.has_tag_name("testcase") && noted(case)).count();
            let property = suite.descendants().find(|node| node.attribute("name") == Some("unverified"));
            let counted = property.map_or(0, |property| property.attribute("value").unwrap().parse::<usize>().unwrap());
            assert!(counted >= unverified && (counted == 0) == (unverified == 0), "{repository}: {counted} {unverified}");
            said += unverified;
        }
        let covered = ["covered", "covered_by_equivalence", "covered_by_wording", "inherited", "inherited_by_wording"];
        let policies = array(&written.json("json")["policies"]);
        let met: u64 = policies.iter().flat_map(|policy| covered.map(|name| policy["requirements"][name].as_u64().unwrap())).sum();
        assert!(met > 0, "{repository}");
    }
    assert!(said > 0);
}

/// What is a case of a requirement comes to the counts that the run has of its outcomes.
#[test]
fn junit_has_a_case_for_each_requirement() {
    for repository in ["medical-corporation", "small-clinic-6", "university-hospital", "judgement"] {
        let written = Written::fixture(repository, &[]);
        let document = written.xml("junit");
        let cases = |node: Node<'_, '_>| {
            node.children().filter(|case| case.attribute("classname").is_some_and(|class| !class.contains('/') && class != "kitei")).count()
        };
        let by_policy: BTreeMap<String, usize> =
            elements(&document, "testsuite").into_iter().map(|suite| (suite.attribute("name").unwrap().to_owned(), cases(suite))).collect();
        for policy in array(&written.json("json")["policies"]) {
            let outcomes = policy["requirements"].as_object().unwrap();
            let sum: u64 = outcomes.iter().filter(|(name, _)| *name != "of_these").filter_map(|(_, count)| count.as_u64()).sum();
            let facility = policy["facility"].as_str();
            let is_of = |name: &&String| {
                name.contains(policy["path"].as_str().unwrap()) && facility.is_none_or(|facility| name.contains(&format!("({facility})")))
            };
            let found: Vec<usize> = by_policy.keys().filter(is_of).map(|name| by_policy[name]).collect();
            assert!(found.contains(&usize::try_from(sum).unwrap()), "{repository}: {policy}: {found:?}");
        }
    }
}

#[test]
fn what_is_in_order_is_counted_as_the_run_counts_it() {
    for repository in ["medical-corporation", "judgement", "university-hospital"] {
        let written = Written::fixture(repository, &["--assessed"]);
        let kinds = array(&written.json("sarif")["runs"][0]["results"]);
        let of_kind = |kind: &str| kinds.iter().filter(|result| result["kind"] == kind).count() as u64;
        let policies = array(&written.json("json")["policies"]);
        let sum = |names: &[&str]| -> u64 {
            policies.iter().flat_map(|policy| names.iter().filter_map(|name| policy["requirements"][*name].as_u64())).sum()
        };
        let covered = ["covered", "covered_by_equivalence", "covered_by_wording", "inherited", "inherited_by_wording"];
        assert_eq!(of_kind("pass"), sum(&covered), "{repository}");
        assert_eq!(of_kind("notApplicable"), sum(&["not_applicable", "out_of_scope"]), "{repository}");
        assert_eq!(of_kind("review"), sum(&["excepted"]), "{repository}");
        assert_eq!(of_kind("informational"), sum(&["delegated"]), "{repository}");
        assert_eq!(of_kind("open"), sum(&["unknown"]), "{repository}");
    }
}

#[test]
fn the_annotations_of_github_stay_below_its_limits() {
    for repository in REPOSITORIES {
        let written = Written::fixture(repository, &[]);
        let commands = written.commands();
        for kind in ["error", "warning", "notice"] {
            assert!(commands.iter().filter(|(of, ..)| of == kind).count() <= 10, "{repository}: {kind}");
        }
        let (last, findings) = (commands.last().unwrap(), written.findings());
        assert_eq!((last.0.as_str(), last.1["title"].as_str()), ("notice", "kitei"));
        let hidden = findings.len() + 1 - commands.len();
        assert_eq!(last.2.contains("in the log only"), hidden > 0, "{}", last.2);
        assert!(hidden == 0 || last.2.contains(&format!("; {hidden} ")), "{}", last.2);
        // The gravest come first.
        let grave = |severity: &str| findings.iter().filter(|finding: &&Value| finding["severity"] == severity).count();
        assert_eq!(commands.iter().filter(|(of, ..)| of == "error").count(), grave("error").min(10), "{repository}");
        for (_, properties, _) in commands.iter().filter(|(_, properties, _)| properties.contains_key("line")) {
            assert_eq!(properties.contains_key("col"), properties["line"] == properties["endLine"], "{properties:?}");
        }
    }
}

#[test]
fn a_comment_is_no_longer_than_a_forge_takes() {
    let name = |at: usize| format!("{}/{at}.kitei", "医療情報システム運用管理規程".repeat(3));
    let folder = (0..500).fold(Folder::new(), |folder, at| folder.with(&name(at), BROKEN));
    let written = Written::of(folder.path(), &[]);
    let (comment, count) = (written.text("markdown"), written.findings().len());
    assert!(comment.len() <= 60_000, "{}", comment.len());
    let rows = comment.lines().filter(|line| line.starts_with("| error |")).count();
    assert!(comment.contains(&format!("{} findings more are not shown here", count - rows)), "{rows} of {count}");
}
