//! Policies in the shapes that published ones have: what is wrong in them is found, what is right is left alone.

use std::collections::BTreeMap;
use std::fs;

use kitei::Run;

use crate::harness::{check, folder, path};

const FOLDER: &str = "real";

/// Each by its folder, as the README lists them.
const FOLDERS: [&str; 7] =
    ["article-delegation", "carve-outs", "deep-hierarchy", "one-person-clinic", "split-parent", "stale-edition", "three-layers"];

#[test]
fn the_readme_names_each() {
    let readme = fs::read_to_string(folder(FOLDER).join("README.md")).unwrap();
    let mut named: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    named.sort_unstable();
    assert_eq!(named, FOLDERS);
    let mut there: Vec<String> = fs::read_dir(folder(FOLDER))
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    there.sort_unstable();
    assert_eq!(there, FOLDERS);
}

#[test]
fn none_is_written_wrongly() {
    let run = check(folder(FOLDER));
    let wrong: Vec<String> =
        run.findings.iter().filter(|finding| finding.rule.family() == "syntax").map(|finding| finding.message.en.clone()).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn each_is_as_long_as_a_policy_is() {
    let run = check(folder(FOLDER));
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for (id, file) in run.sources.iter() {
        if let Some((folder, _)) = run.sources.path(id).split_once('/').filter(|(folder, _)| FOLDERS.contains(folder)) {
            *lines.entry(folder.to_owned()).or_default() += file.text.lines().count();
        }
    }
    assert_eq!(lines.len(), FOLDERS.len());
    assert!(lines.values().all(|lines| *lines >= 60), "{lines:?}");
}

#[test]
fn what_is_said_of_each() {
    let run = check(folder(FOLDER));
    insta::assert_snapshot!(FOLDERS.map(|folder| told(&run, folder)).join("\n"));
}

/// The findings of one folder. Requirements that nothing takes up are many in a real policy: they are counted.
fn told(run: &Run, folder: &str) -> String {
    let mut lines = vec![format!("{folder}/")];
    let mut counted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in &run.findings {
        let Some(file) = path(run, finding).strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) else { continue };
        if finding.rule.name == "coverage/missing" {
            *counted.entry((file, finding.rule.name)).or_default() += 1;
            continue;
        }
        let source = run.sources.file(finding.span.file).unwrap();
        let line = source.lines().position(&source.text, finding.span.start).line;
        let place = format!("{file}:{line} {} {}", finding.severity.name(), finding.rule.name);
        lines.extend([format!("  {place}"), format!("    {}", finding.message.ja), format!("    {}", finding.message.en)]);
    }
    lines.extend(counted.iter().map(|((file, rule), count)| format!("  {file}: {count} × {rule}")));
    lines.push(String::new());
    lines.join("\n")
}
