//! Policies with one trouble each: what the table in their README says is what kitei finds, and its words are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kitei::{Diagnostic, Lang, Run};

use crate::harness::{check, folder, grave, path};

const FOLDER: &str = "broken";
/// Sound files that the others need.
const SOUND: [&str; 2] = ["corporation.kitei", "standard.kitei"];

#[test]
fn each_trouble_is_found_once() {
    let run = check(folder(FOLDER));
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in grave(&run) {
        found.entry(path(&run, finding).to_owned()).or_default().push(finding.rule.name.to_owned());
    }
    for rules in found.values_mut() {
        rules.sort_unstable();
    }
    for file in SOUND {
        assert_eq!(found.get(file), None, "{file}");
    }
    let table = table();
    let differs = |(file, rules): &(&String, &Vec<String>)| found.get(*file) != Some(*rules);
    let wrong: Vec<_> = table.iter().filter(differs).map(|(file, rules)| format!("{file}: {rules:?}, not {:?}", found.get(file))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_names_every_file() {
    let listed: BTreeSet<String> = table().into_keys().chain(SOUND.map(str::to_owned)).collect();
    let files = fs::read_dir(folder(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    let policies = files.filter(|file| file.extension().is_some_and(|extension| extension == "kitei"));
    assert_eq!(listed, policies.map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()).collect());
    for name in table().into_values().flatten() {
        assert!(kitei::rule(&name).is_some(), "{name} is no rule");
    }
}

#[test]
fn what_is_said_of_each() {
    let run = check(folder(FOLDER));
    let said: Vec<String> = grave(&run).map(|finding| lines(&run, finding)).collect();
    insta::assert_snapshot!(said.join("\n"));
}

/// What the README says that is found in each file, sorted.
fn table() -> BTreeMap<String, Vec<String>> {
    let readme = fs::read_to_string(folder(FOLDER).join("README.md")).unwrap();
    let rows = readme.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let (first, last) = (row.split('`').nth(1).unwrap(), row.trim_end_matches(" |").rsplit_once(" | ").unwrap().1);
        let mut rules: Vec<String> = last.split(", ").map(|rule| rule.trim_matches('`').to_owned()).collect();
        rules.sort_unstable();
        (format!("{first}.kitei"), rules)
    })
    .collect()
}

/// Place and rule, the sentence in both languages, what to write.
fn lines(run: &Run, finding: &Diagnostic) -> String {
    let file = run.sources.file(finding.span.file).unwrap();
    let at = file.lines().position(&file.text, finding.span.start);
    let said = |lang| {
        let help = finding.help.as_ref().map_or("", |help| help.get(lang));
        format!("  {} ({help})", finding.message.get(lang))
    };
    let place = format!("{}:{}:{} {}", run.sources.path(finding.span.file), at.line, at.column, finding.rule.name);
    [place, said(Lang::Ja), said(Lang::En), String::new()].join("\n")
}
