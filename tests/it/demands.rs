//! What requirements ask, held against each other: no two ask the same without a reason, and a claim alone meets none.

use std::collections::BTreeSet;

use kitei::internals::checks::coverage::Outcome;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::standard::Standard;

use crate::harness::{DAY, HOSPITAL, Repository, outcomes};

/// Those that ask for nothing but what another asks too, and why they stand nevertheless.
const CONTAINED: &[(&str, &str, &str)] = &[];

/// Requirements of whose sentence too little is known to ask for anything: any wording meets them. The pack says why of each.
const ANY_WORDING: [&str; 2] = ["mhlw-6.0/M6-6", "mhlw-6.0/M8-6"];

/// What a requirement asks, whatever its duty and its conditions.
fn asked(standard: &Standard, index: usize) -> BTreeSet<String> {
    let requirement = &standard.requirements[index];
    requirement.parts().flat_map(|(_, part)| &part.expects).map(|expectation| format!("{expectation:?}")).collect()
}

/// Whoever keeps one keeps the other.
#[test]
fn no_requirement_asks_nothing_but_what_another_asks_without_a_reason() {
    let texts = Repository::default().read();
    let mut contained = Vec::new();
    for standard in &*texts.knowledge.standards {
        let own = |index: &usize| standard.requirements[*index].carried_from.is_none();
        let all: Vec<(usize, BTreeSet<String>)> =
            (0..standard.requirements.len()).filter(own).map(|index| (index, asked(standard, index))).collect();
        for (index, demand) in all.iter().filter(|(_, demand)| !demand.is_empty()) {
            for (other, _) in all.iter().filter(|(other, wider)| other != index && demand.is_subset(wider)) {
                contained.push((standard.path_of(*index), standard.path_of(*other)));
            }
        }
    }
    let known: Vec<(String, String)> = CONTAINED.iter().map(|(less, more, _)| ((*less).to_owned(), (*more).to_owned())).collect();
    assert_eq!(contained, known);
}

#[test]
fn a_claim_alone_meets_nothing_but_what_any_wording_meets() {
    let texts = Repository::default().read();
    let standard = texts.knowledge.standards.iter().find(|standard| &*standard.id == "mhlw-6.0").unwrap();
    let article = |index: usize| {
        let item = standard.path_of(index).replace("mhlw-6.0/", "");
        format!("条 「応える {index}」 {{\n  対応 {item}\n  項 「院長は、必要な措置を適切に講ずる。」\n}}\n")
    };
    let articles: String = (0..standard.requirements.len()).map(article).collect();
    let policy = format!("規程 「主張だけの規程」 {{\n  機関 病院 「主張病院」\n  準拠 mhlw-6.0\n}}\n{articles}");
    let texts = Repository::of(HOSPITAL, &policy).read();
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let judged = outcomes(&resolved, HOSPITAL);
    assert!(judged.len() > 200, "{}", judged.len());
    let is_open = |outcome: Outcome| matches!(outcome, Outcome::Unmet | Outcome::NotApplicable);
    let met: Vec<(String, Outcome)> = judged
        .iter()
        .filter(|judged| !is_open(judged.outcome))
        .map(|judged| (judged.standard.path_of(judged.index), judged.outcome))
        .collect();
    let wording = ANY_WORDING.map(|item| (item.to_owned(), Outcome::CoveredByWording));
    assert_eq!(met, wording);
}
