//! While a word is being typed, damage is told and absence is not: whoever writes is not told that something is missing which the word
//! that stands there half may become.

use std::collections::BTreeSet;

use kitei::{Lang, Workspace};

use crate::harness::Repository;

/// The day on which the policies that are typed are judged, after they took effect.
const DAY: jiff::civil::Date = jiff::civil::Date::constant(2026, 11, 30);

/// Of every line so many beginnings are tried, each of another length.
const TRIED: usize = 5;

/// What says of `inherits` itself that it leads nowhere, or to another edition.
const OF_PARENT: [&str; 3] = ["inheritance/parent-not-found", "inheritance/outside-root", "inheritance/version"];

/// What is found in a text: rules with their messages, and with their lines.
type Found = (BTreeSet<(&'static str, String)>, BTreeSet<(&'static str, usize)>);

fn found(workspace: &mut Workspace, path: &str, text: &str) -> Found {
    workspace.set_text(path, Some(text));
    let findings = workspace.findings_in(path);
    let line = |at: u32| text.get(..at as usize).unwrap().matches('\n').count();
    let told = findings.iter().map(|finding| (finding.rule.name, finding.message.get(Lang::En).to_owned())).collect();
    (told, findings.iter().map(|finding| (finding.rule.name, line(finding.span.start))).collect())
}

/// What says that something is not there.
fn is_absence(rule: &str) -> bool {
    const OF_COVERAGE: [&str; 8] = ["hollow", "missing", "no-standard", "partly", "unclaimed", "unknown-fact", "unmet", "unsaid"];
    match rule.split_once('/') {
        Some(("coverage", name)) => OF_COVERAGE.contains(&name),
        Some((family, _)) => family == "inheritance",
        None => false,
    }
}

/// What says that something cannot be read as it stands.
fn is_damage(rule: &str) -> bool {
    rule.starts_with("syntax/") || ["consistency/undefined-name", "standard/unknown", "standard/unknown-item"].contains(&rule)
}

/// The beginnings of a line as it is typed, with the brace that an editor closes itself, and without.
fn typed(line: &str) -> Vec<String> {
    let indent = line.len() - line.trim_start().len();
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).filter(|at| *at > indent).collect();
    let some = (0..TRIED).filter_map(|nth| ends.get(nth * nth * ends.len() / (TRIED * TRIED)));
    let some: BTreeSet<&str> = some.filter_map(|end| line.get(..*end)).map(str::trim_end).collect();
    let with_block = |half: &str| line.ends_with('{').then(|| format!("{half} {{"));
    some.iter().flat_map(|half| [Some((*half).to_owned()), with_block(half)]).flatten().collect()
}

#[test]
fn a_word_that_is_half_typed_is_damage_and_nothing_is_missing_for_it() {
    for (fixture, path, from) in [("small-clinic", "policy.kitei", 0), ("english-clinic", "policy.kitei", 230)] {
        let repository = Repository::fixture(fixture);
        let text = repository.0[path].clone();
        let lines: Vec<&str> = text.lines().collect();
        let mut workspace = repository.open(DAY);
        let sound = found(&mut workspace, path, &text).0;
        let (mut tried, mut missed) = (0, Vec::new());
        for (at, line) in lines.iter().enumerate().skip(from).filter(|(_, line)| !matches!(line.trim(), "" | "}")) {
            for half in typed(line) {
                let mut all = lines.clone();
                all[at] = &half;
                let (told, lines) = found(&mut workspace, path, &all.join("\n"));
                if !lines.iter().any(|(rule, line)| is_damage(rule) && *line == at) {
                    continue;
                }
                tried += 1;
                missed.extend(told.difference(&sound).find(|(rule, _)| is_absence(rule)).map(|absence| format!("{half}: {absence:?}")));
            }
        }
        assert!(tried > 100, "{tried} are damage");
        assert!(missed.is_empty(), "{fixture}: of {tried}, {}:\n{}", missed.len(), missed.join("\n"));
    }
}

#[test]
fn a_parent_that_is_half_typed_takes_nothing_away_but_what_is_told_of_it() {
    let repository = Repository::fixture("medical-corporation");
    let path = "clinic/policy.kitei";
    // What it is judged by comes from the parent alone.
    let text = repository.0[path].replace("  準拠     mhlw-6.0\n", "");
    let line = text.lines().find(|line| line.starts_with("  継承 ")).unwrap();
    let mut workspace = repository.open(DAY);
    let sound = found(&mut workspace, path, &text).0;
    let (mut tried, mut missed) = (0, Vec::new());
    let ends = line.char_indices().map(|(at, _)| at).skip(3);
    for half in ends.filter_map(|end| line.get(..end)) {
        // As it is typed, and as an editor closes what it opens.
        let closed = (half.matches('「').count() > half.matches('」').count()).then(|| format!("{half}」"));
        for half in [Some(half.to_owned()), closed].into_iter().flatten() {
            let told = found(&mut workspace, path, &text.replace(line, half.trim_end())).0;
            let is_told = told.iter().any(|(rule, _)| is_damage(rule) || *rule == "inheritance/parent-not-found");
            tried += usize::from(is_told);
            let absent = told.difference(&sound).filter(|(rule, _)| is_absence(rule) && !OF_PARENT.contains(rule));
            missed.extend(absent.map(|absence| format!("{half}: {absence:?}")));
        }
    }
    assert!(tried > 40, "{tried} are damage");
    assert!(missed.is_empty(), "of {tried}, {}:\n{}", missed.len(), missed.join("\n"));
}
