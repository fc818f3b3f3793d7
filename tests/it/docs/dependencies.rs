//! The page of the dependencies names those that the manifests name, with licences that `deny.toml` allows.

use std::collections::{BTreeMap, BTreeSet};

use super::{read, root};

const PAGE: &str = "docs/dependencies.md";

/// The crates of one another.
const OWN: [&str; 2] = ["kitei-law", "kitei-syntax"];

fn manifests() -> Vec<toml::Table> {
    let members = std::fs::read_dir(root().join("crates")).unwrap();
    let members = members.map(|entry| format!("crates/{}/Cargo.toml", entry.unwrap().file_name().into_string().unwrap()));
    let all = members.filter(|path| root().join(path).is_file()).chain(["Cargo.toml".to_owned()]);
    all.map(|path| toml::from_str(&read(&path)).unwrap()).collect()
}

/// The names in all tables of a kind, those for some systems included.
fn named(kind: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for manifest in manifests() {
        let targets = manifest.get("target").and_then(toml::Value::as_table);
        let tables = targets.into_iter().flat_map(toml::Table::values).filter_map(toml::Value::as_table).chain([&manifest]);
        let all = tables.filter_map(|table| table.get(kind)?.as_table()).flat_map(toml::Table::keys);
        named.extend(all.filter(|name| !OWN.contains(&name.as_str())).cloned());
    }
    named
}

/// The rows below a heading: the crate, and the other cells.
fn rows(heading: &str) -> BTreeMap<String, Vec<String>> {
    let page = read(PAGE);
    let part = page.split(&format!("## {heading}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = part.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned());
        (cells.next().unwrap(), cells.collect())
    })
    .collect()
}

#[test]
fn each_dependency_is_accounted_for() {
    let in_program: BTreeSet<String> = ["dependencies", "build-dependencies"].into_iter().flat_map(named).collect();
    let in_tests: BTreeSet<String> = named("dev-dependencies").difference(&in_program).cloned().collect();
    for (heading, wanted) in [("In the program", in_program), ("In the tests", in_tests)] {
        let rows = rows(heading);
        assert_eq!(rows.keys().cloned().collect::<BTreeSet<_>>(), wanted, "{PAGE}: {heading}");
        for (name, cells) in rows {
            assert!(cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()), "{PAGE}: {name} says too little");
        }
    }
}

#[test]
fn their_licences_are_allowed() {
    let deny: toml::Table = toml::from_str(&read("deny.toml")).unwrap();
    let allowed: BTreeSet<&str> = deny["licenses"]["allow"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    for (name, cells) in rows("In the program").into_iter().chain(rows("In the tests")) {
        let each = cells[1].split(" AND ").map(|part| part.trim_matches(['(', ')']));
        for part in each {
            assert!(part.split(" OR ").any(|licence| allowed.contains(licence)), "{name}: {part}");
        }
    }
}

#[test]
fn the_least_rust_is_said() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).unwrap();
    let least = manifest["workspace"]["package"]["rust-version"].as_str().unwrap();
    assert!(read(PAGE).contains(&format!("The least Rust that builds kitei is {least} ")), "{least}");
}
