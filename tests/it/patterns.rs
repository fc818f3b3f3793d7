//! Reference patterns and kinds of institutions: a hospital whose systems are in the cloud is asked for exactly what the guideline asks of the
//! cloud; of every kind of institution the same is asked, and another law to rest it on.

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

/// The kinds of institutions, and whether they can rest on 医療法施行規則第14条第2項: of pharmacies another law says the same.
const KINDS: [(&str, bool); 7] = [
    ("病院", true),
    ("診療所", true),
    ("歯科診療所", true),
    ("助産所", true),
    ("薬局", false),
    // No law that is known says it of these.
    ("訪問看護ステーション", true),
    ("介護事業者", true),
];

#[test]
fn every_kind_of_institution_is_asked_for_the_same_and_for_the_law_that_binds_it() {
    let clinic = Repository::fixture("small-clinic-6");
    let met = |repository: &Repository| {
        let texts = repository.read();
        let resolved = texts.resolve(DAY, &mut Findings::default());
        let judged = outcomes(&resolved, "policy.kitei");
        judged.iter().map(|judged| (judged.standard.path_of(judged.index), judged.outcome)).collect::<Vec<_>>()
    };
    let of_clinic = met(&clinic);
    for (kind, is_bound) in KINDS {
        let other = clinic.clone().replace("policy.kitei", "機関     診療所", &format!("機関     {kind}"));
        assert_eq!(met(&other), of_clinic, "{kind}");
        let verdict = other.judge();
        let wrong = verdict.of_rule("policy.kitei", "citation/wrong-institution");
        assert_eq!(wrong.is_empty(), is_bound, "{kind}: {wrong:?}");
    }
}
