//! Reference patterns: a hospital whose systems are in the cloud is asked for exactly what the guideline asks of the cloud.

use std::collections::BTreeSet;

use kitei::internals::checks::coverage::Outcome;
use kitei::internals::diagnostic::Findings;

use crate::harness::{DAY, HOSPITAL, Repository, outcomes};

/// Chapters of システム運用編 that bind Ⅰ and Ⅲ, with their dot.
const ON_PREMISE: [&str; 6] = ["5", "9", "10", "12", "13", "17"];
/// What of them binds Ⅱ and Ⅳ all the same.
const EVERYWHERE: [&str; 1] = ["mhlw-6.0/C12-6"];

fn not_applicable(repository: &Repository) -> BTreeSet<String> {
    let texts = repository.read();
    let mut found = Findings::default();
    let resolved = texts.resolve(DAY, &mut found);
    let judged = outcomes(&resolved, HOSPITAL);
    judged.iter().filter(|judged| judged.outcome == Outcome::NotApplicable).map(|judged| judged.standard.path_of(judged.index)).collect()
}

#[test]
fn in_the_cloud_exactly_what_binds_the_premises_is_dropped() {
    let reference = Repository::reference();
    let mut cloud = reference.clone();
    let text = cloud.0.get_mut(HOSPITAL).unwrap();
    *text = text.replace("オンプレミス", "クラウド");
    let dropped: BTreeSet<String> = not_applicable(&cloud).difference(&not_applicable(&reference)).cloned().collect();
    let texts = reference.read();
    let standard = texts.knowledge.standards.iter().find(|standard| &*standard.id == "mhlw-6.0").unwrap();
    let of_premises = |index: &usize| {
        let path = standard.path_of(*index);
        let chapter = path.strip_prefix("mhlw-6.0/C").and_then(|rest| rest.split(['-', '.']).next().map(str::to_owned));
        chapter.is_some_and(|chapter| ON_PREMISE.contains(&&*chapter)) && !EVERYWHERE.contains(&&*path)
    };
    let wanted: BTreeSet<String> = (0..standard.requirements.len()).filter(of_premises).map(|index| standard.path_of(index)).collect();
    assert!(wanted.len() > 15, "{wanted:?}");
    assert_eq!(dropped, wanted);
}

#[test]
fn dedicated_staff_makes_no_difference_to_what_is_dropped() {
    let reference = Repository::reference();
    let alone = reference.clone().replace(HOSPITAL, "専任担当者 有", "専任担当者 無");
    assert_eq!(not_applicable(&alone), not_applicable(&reference));
}
