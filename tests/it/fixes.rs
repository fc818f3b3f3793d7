//! Every fix that is offered for the broken examples: applied by itself, it mends its finding; a safe one makes no new error.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kitei::{Diagnostic, Safety, Severity};

use crate::harness::{Repository, Verdict, folder};

/// A finding without its place, which moves with every edit.
type Said = (&'static str, String);

fn said(findings: &[Diagnostic], least: Severity) -> BTreeMap<Said, usize> {
    let mut said = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity >= least) {
        *said.entry((finding.rule.name, finding.message.ja.clone())).or_insert(0) += 1;
    }
    said
}

/// The text of a file after a fix.
fn applied(verdict: &Verdict, finding: &Diagnostic) -> (String, String) {
    let edits = &finding.fix.as_ref().unwrap().edits;
    let file = edits[0].span.file;
    let mut text = verdict.texts.sources.file(file).unwrap().text.to_string();
    let mut edits: Vec<_> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in edits {
        assert_eq!(edit.span.file, file, "{} edits two files", finding.rule.name);
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
    }
    (verdict.texts.sources.path(file).to_owned(), text)
}

/// What is wrong with the fixes offered in one file of a repository.
fn faults(repository: &Repository, path: &str) -> Vec<String> {
    let before = repository.judge();
    let mut faults = Vec::new();
    for finding in before.in_file(path).into_iter().filter(|finding| finding.fix.is_some()) {
        let (file, text) = applied(&before, finding);
        let after = repository.clone().with(&file, &text).judge();
        let key = (finding.rule.name, finding.message.ja.clone());
        let count = |findings: &[Diagnostic]| said(findings, Severity::Info).get(&key).copied().unwrap_or(0);
        if count(&after.findings) >= count(&before.findings) {
            faults.push(format!("{path}: the fix leaves {key:?}"));
        }
        if finding.rule.fix == Safety::Safe {
            let had = said(&before.findings, Severity::Error);
            for (new, times) in said(&after.findings, Severity::Error) {
                if times > had.get(&new).copied().unwrap_or(0) {
                    faults.push(format!("{path}: the safe fix of {key:?} brings {new:?}"));
                }
            }
        }
    }
    faults
}

fn policies(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "kitei") {
                let path = entry.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(path, fs::read_to_string(&entry).unwrap());
            }
        }
    }
    found
}

/// Faults of all that `judge` is given, found by as many threads as there are processors.
pub(crate) fn all<T: Sync>(examples: &[T], judge: impl Fn(&T) -> Vec<String> + Sync) -> Vec<String> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let judge = &judge;
        let work = |first: usize| move || examples.iter().skip(first).step_by(threads).flat_map(judge).collect::<Vec<_>>();
        let running: Vec<_> = (0..threads).map(|first| scope.spawn(work(first))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn fixes_of_broken_policies_mend_them() {
    let texts = policies(&folder("broken"));
    let sound = ["corporation.kitei", "standard.kitei"];
    let base = Repository(
        texts.iter().filter(|(path, _)| sound.contains(&path.as_str())).map(|(path, text)| (path.clone(), text.clone())).collect(),
    );
    let broken: Vec<_> = texts.iter().filter(|(path, _)| !sound.contains(&path.as_str())).collect();
    let faults = all(&broken, |(path, text)| faults(&base.clone().with(path, text), path));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn fixes_of_examples_of_rules_mend_them() {
    let texts = policies(&folder("checks"));
    // An example stands in the folder of its rule, with what it needs; what stands in the folder of the family is for all.
    let of_rule = |path: &str| path.split_once("/bad/").or_else(|| path.split_once("/bad.")).map(|(rule, _)| rule.to_owned());
    let examples: Vec<(String, &String)> = texts.keys().filter_map(|path| of_rule(path).map(|rule| (rule, path))).collect();
    let faults = all(&examples, |(rule, path)| {
        let family = rule.split_once('/').unwrap().0;
        let needed = |other: &str| {
            let above = other.rsplit_once('/').map_or("", |(above, _)| above);
            other == path.as_str()
                || above == family
                || other.starts_with(&format!("{rule}/")) && of_rule(other).is_none_or(|_| other.contains("/bad/"))
        };
        let files = texts.iter().filter(|(other, _)| needed(other)).map(|(other, text)| (other.clone(), text.clone()));
        faults(&Repository(files.collect()), path)
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
