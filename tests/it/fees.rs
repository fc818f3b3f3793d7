//! Conditions of a fee, as a standard beside the guideline: they are judged with it and never stand in its place.

use kitei::Severity;

use crate::harness::{DAY, HOSPITAL, Repository};

/// Where the reference hospital claims the conditions.
const CLAIM: &str = "条 第30条 「違反への対応」 {\n    対応 F1-x-officer、F1-x-backup、F1-x-offline-rule、F1-x-bcp\n";

fn hospital() -> Repository {
    let reference = Repository::reference();
    // The hospital has 199 beds; from 200 on the safety manager is asked for.
    reference
        .replace(HOSPITAL, "準拠     mhlw-6.0", "準拠     mhlw-6.0、mhlw-a207-r6")
        .replace(HOSPITAL, "病床数     199床", "病床数     200床")
        .replace(HOSPITAL, "条 第30条 「違反への対応」 {\n", CLAIM)
}

/// What is found of a condition.
fn told(repository: &Repository, item: &str) -> Vec<Severity> {
    let run = repository.run(DAY);
    let wanted = format!("mhlw-a207-r6/F1-x-{item}");
    run.findings.iter().filter(|finding| finding.requirement.as_deref() == Some(&wanted)).map(|finding| finding.severity).collect()
}

#[test]
fn the_reference_hospital_meets_the_conditions() {
    for item in ["officer", "backup", "offline-rule", "bcp"] {
        assert_eq!(told(&hospital(), item), [], "{item}");
    }
}

#[test]
fn each_condition_that_is_not_met_is_told() {
    for (file, sound, weak, item) in [
        (HOSPITAL, "想定         サイバー攻撃、システム障害", "想定         システム障害", "bcp"),
        (HOSPITAL, "無許可分析の禁止、バックアップ規則、", "無許可分析の禁止、", "offline-rule"),
    ] {
        assert_eq!(told(&hospital().replace(file, sound, weak), item), [Severity::Error], "{item}");
    }
    let no_copies = hospital().replace(
        "corporation/policy.kitei",
        "対策 バックアップ { 世代数 3世代; 方式数 2通り; 隔離保管 有; ",
        "対策 バックアップ { 世代数 3世代; ",
    );
    let no_copies = no_copies.replace(HOSPITAL, "方式数       2通り\n        隔離保管     有\n", "隔離保管     無\n").replace(
        HOSPITAL,
        "追記不能保管 有\n",
        "",
    );
    assert!(told(&no_copies, "backup").iter().any(|severity| *severity > Severity::Info));
}

#[test]
fn alone_they_are_no_conformity_with_the_guideline() {
    let alone = "規程 「病院規程」 {\n  機関 病院 「小病院」\n  準拠 mhlw-a207-r6\n}\n";
    let verdict = Repository::of("policy.kitei", alone).judge();
    assert_eq!(verdict.of_rule("policy.kitei", "standard/unofficial").len(), 1);
    let both = alone.replace("mhlw-a207-r6", "mhlw-6.0、mhlw-a207-r6");
    assert_eq!(Repository::of("policy.kitei", &both).judge().of_rule("policy.kitei", "standard/unofficial").len(), 0);
}
