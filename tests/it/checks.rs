//! For each rule a policy that breaks it and one that does not: `fixtures/checks/<family>/<rule>/{bad,good}`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use kitei::Severity;

use crate::harness::{check, folder, path};

/// Families whose rules are no matter of a policy's text: the tests of the command line break them (`cli.rs`, `input.rs`, `baseline.rs`).
const NO_POLICY: [(&str, &str); 3] = [
    ("baseline", "a baseline lies beside `kitei.toml`"),
    ("input", "paths, permissions and encodings are made by the test"),
    ("config", "`kitei.toml` with mistakes would spoil the fixture's own"),
];

/// Rules whose bad example cannot do without another error, and why.
const ALSO: [(&str, &str, &str); 2] = [
    ("syntax/illegible", "syntax/unknown-keyword", "it counts what is told by other rules"),
    ("inheritance/not-followed", "consistency/conflict", "each of so many parents would be a file of its own"),
];

/// Rules that most examples break by being examples, and why; only their own examples show them.
const ANYWHERE: [(&str, &str); 1] = [("standard/unofficial", "examples are judged by small standards of their own")];

/// What was found in one example: rule and severity.
type Found = BTreeSet<(&'static str, Severity)>;

#[test]
fn every_rule_is_shown() {
    let mut faults = Vec::new();
    for (family, rules) in families() {
        let found = found_in(family);
        for rule in rules {
            let short = rule.trim_start_matches(family).trim_start_matches('/');
            for example in ["good", "bad"] {
                if !exists(rule, example) {
                    faults.push(format!("{rule} has no {example} example"));
                }
            }
            let of = |example: &str| found.get(&(short.to_owned(), example.to_owned())).cloned().unwrap_or_default();
            let (good, bad) = (of("good"), of("bad"));
            if !bad.iter().any(|(name, _)| *name == rule) {
                faults.push(format!("{rule}: the bad example gives {bad:?}"));
            }
            for (name, severity) in bad.iter().filter(|(name, _)| *name != rule) {
                if *severity == Severity::Error && !ALSO.iter().any(|(of, also, _)| (*of, *also) == (rule, *name)) {
                    faults.push(format!("{rule}: the bad example also gives {name}"));
                }
            }
            let counts = |name: &str| name == rule || !ANYWHERE.iter().any(|(known, _)| *known == name);
            for (name, _) in good.iter().filter(|(name, severity)| (*severity > Severity::Info || *name == rule) && counts(name)) {
                faults.push(format!("{rule}: the good example gives {name}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_example_is_of_a_rule() {
    for (family, rules) in families() {
        let known: BTreeSet<String> = rules.iter().map(|rule| rule.trim_start_matches(family).trim_start_matches('/').to_owned()).collect();
        let folders = fs::read_dir(folder("checks").join(family)).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir());
        let shown: BTreeSet<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
        assert_eq!(shown.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "{family}");
    }
}

/// The rules that policies show, by family.
fn families() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut families: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for rule in kitei::rules() {
        let (family, _) = rule.name.split_once('/').unwrap();
        if !NO_POLICY.iter().any(|(exempt, _)| *exempt == family) {
            families.entry(family).or_default().push(rule.name);
        }
    }
    families
}

/// Whether an example is there: one file, or a folder of several.
fn exists(rule: &str, example: &str) -> bool {
    let home: PathBuf = folder("checks").join(rule);
    home.join(format!("{example}.kitei")).is_file() || home.join(example).is_dir()
}

/// What is found in a family, by rule and example.
fn found_in(family: &str) -> BTreeMap<(String, String), Found> {
    let run = check(folder("checks").join(family));
    let mut found: BTreeMap<(String, String), Found> = BTreeMap::new();
    for finding in &run.findings {
        let path = path(&run, finding);
        let mut parts = path.split('/');
        let (rule, example) = (parts.next().unwrap(), parts.next().unwrap_or_default().trim_end_matches(".kitei"));
        // What the examples need besides (standards, parents) is no example.
        if ["good", "bad"].contains(&example) {
            found.entry((rule.to_owned(), example.to_owned())).or_default().insert((finding.rule.name, finding.severity));
        } else {
            assert!(finding.severity < Severity::Error, "{path}: {}", finding.message.en);
        }
    }
    found
}
