//! Twice the text is at most twice the work, and a little. Counted are steps, not seconds (`kitei::internals::text::steps`): they are the
//! same on every machine. What passes by no counter is not seen: loops over the letters of one text, and sorting.
#![cfg(debug_assertions)]

mod inputs;

use kitei::internals::compare::compare;
use kitei::internals::diagnostic::Findings;
use kitei::internals::format::{Settings, format};
use kitei::internals::text::steps;
use kitei::internals::write::Table;

use crate::harness::{DAY, Repository};
use inputs::{INPUTS, Input};

/// How many times the work of one doubling the next may cost.
const MOST: f64 = 2.3;

/// Work that is none of the input's: so much is passed over.
const FIXED: u64 = 20_000;

/// The steps that some work on inputs of n, 2n and 4n takes, threads left out of it.
fn grown(input: &Input, work: impl Fn(&Repository)) -> [u64; 3] {
    [1, 2, 4].map(|times| {
        let repository = Repository((input.of)(input.size * times).into_iter().collect());
        steps(|| work(&repository))
    })
}

/// What grows faster than the text.
fn faults(work: impl Fn(&Repository) + Sync) -> Vec<String> {
    faults_of(|_| true, work)
}

/// The same of some inputs.
fn faults_of(which: impl Fn(&str) -> bool + Sync, work: impl Fn(&Repository) + Sync) -> Vec<String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    pool.install(|| {
        let mut faults = Vec::new();
        // What is built in is read once.
        grown(&INPUTS[0], &work);
        for input in INPUTS.iter().filter(|input| which(input.name)) {
            let [one, two, four] = grown(input, &work);
            let (first, second) = (two.saturating_sub(one), four.saturating_sub(two));
            assert!(four > 0, "{}: nothing is counted", input.name);
            #[allow(clippy::cast_precision_loss, reason = "no count comes near")]
            let ratio = second as f64 / first.max(1) as f64;
            if second > FIXED && ratio > MOST {
                faults.push(format!("{}: {one}, {two}, {four} steps: {ratio:.1}", input.name));
            }
        }
        faults
    })
}

#[test]
fn judging_grows_with_the_text() {
    let faults = faults(|repository| drop(repository.run(DAY)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn telling_grows_with_the_text() {
    let lists = |name: &str| ["labels", "systems", "vendors", "posts", "findings", "statements"].iter().any(|list| name.starts_with(list));
    let faults = faults_of(lists, |repository| {
        let run = repository.run(DAY);
        run.fingerprints();
        // Words and fixes are made when somebody reads them.
        run.findings.iter().for_each(|finding| drop(finding.told()));
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn formatting_grows_with_the_text() {
    let faults = faults(|repository| {
        let texts = repository.read();
        let table = Table::new(&texts.knowledge.vocabulary, &texts.documents);
        let settings = Settings { words: &table, spelling: None, pinned: None };
        for text in repository.0.values() {
            format(text, &settings);
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn comparing_grows_with_the_text() {
    let sides = |name: &str| ["articles", "tables", "definitions", "labels", "entities", "files"].iter().any(|side| name.starts_with(side));
    let faults = faults_of(sides, |repository| {
        let (texts, mut findings) = (repository.read(), Findings::default());
        let (old, new) = (texts.resolve(DAY, &mut findings), texts.resolve(DAY, &mut findings));
        assert!(compare(&old, &new).is_empty());
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
