//! One policy over several facilities: each is judged by its own kind and facts.

use crate::harness::{DAY, HOSPITAL, Repository, Verdict};

/// A town's policy over a hospital and a clinic.
fn town(kind: &str, facilities: &str, said: &str) -> Repository {
    Repository::of(
        HOSPITAL,
        &format!(
            "規程 「町の規程」 {{\n  機関 {kind} 「若竹町」\n  準拠 mhlw-6.0\n}}\n現況 {{\n  有 業務委託\n{facilities}}}\n条 「方針」 {{\n{said}\n  項 「町の施設は、方針を守る。」\n}}\n"
        ),
    )
}

const BOTH: &str = "  施設 町立病院 「若竹町立病院」 { 機関 病院; 有 遠隔接続; 職員数 80人 }\n  施設 診療所 「若竹町診療所」 { 機関 診療所; 無 遠隔接続; 職員数 5人 }\n";

fn counted(repository: &Repository) -> Vec<Option<String>> {
    repository.run(DAY).policies.into_iter().map(|counts| counts.facility).collect()
}

fn about(verdict: &Verdict, rule: &str, item: &str) -> Vec<String> {
    verdict.about(HOSPITAL, rule, item).iter().map(|finding| finding.message.ja.clone()).collect()
}

#[test]
fn each_facility_is_counted_and_a_municipality_is_not() {
    let names = [Some("若竹町立病院".to_owned()), Some("若竹町診療所".to_owned())];
    assert_eq!(counted(&town("自治体", BOTH, "")), names);
    let with_hospital: Vec<_> = [None].into_iter().chain(names).collect();
    assert_eq!(counted(&town("病院", BOTH, "")), with_hospital);
    assert_eq!(counted(&town("自治体", "", "")), [None]);
    assert_eq!(counted(&town("病院", "  施設 分院 { 施設区分 分院 }\n", "")), [None], "a part of the hospital");
}

#[test]
fn what_is_found_for_all_is_said_once_and_what_is_found_for_some_names_them() {
    let verdict = town("自治体", BOTH, "").judge();
    // Remote access: the hospital has it, the clinic has not.
    let remote = about(&verdict, "coverage/missing", "C7-13");
    assert!(remote.len() == 1 && remote[0].ends_with("（若竹町立病院）"), "{remote:?}");
    let roles = about(&verdict, "coverage/missing", "G3.1.2-2");
    assert!(roles.len() == 1 && !roles[0].contains("若竹町"), "{roles:?}");
}

#[test]
fn facts_of_the_whole_hold_where_a_facility_says_nothing() {
    let verdict = town("自治体", "  施設 診療所 「若竹町診療所」 { 機関 診療所 }\n", "").judge();
    assert!(!verdict.of_rule(HOSPITAL, "coverage/unknown-fact").iter().any(|finding| finding.message.en.contains("\"outsourcing\"")));
    assert!(verdict.of_rule(HOSPITAL, "coverage/unknown-fact").iter().any(|finding| finding.message.en.contains("\"remote_access\"")));
}

#[test]
fn citations_are_judged_for_each_kind() {
    let pharmacy = "  施設 町立病院 「若竹町立病院」 { 機関 病院 }\n  施設 薬局 「若竹町薬局」 { 機関 薬局 }\n";
    let wrong = |said: &str| {
        let findings = town("自治体", pharmacy, said).judge().findings;
        let wrong = findings.into_iter().filter(|finding| finding.rule.name == "citation/wrong-institution");
        wrong.map(|finding| finding.message.ja.clone()).collect::<Vec<_>>()
    };
    let found = wrong("  根拠法令 医療法施行規則第14条第2項");
    assert!(found.len() == 1 && found[0].ends_with("（若竹町薬局）"), "{found:?}");
    let by_kind = "  根拠法令 医療法施行規則第14条第2項 条件 機関 = 病院\n  根拠法令 薬機法施行規則第11条第2項第1号 条件 機関 = 薬局";
    assert_eq!(wrong(by_kind), [""; 0]);
}

#[test]
fn facilities_beyond_those_that_are_judged_are_told() {
    let facilities: Vec<String> = (1..=201).map(|at| format!("  施設 分{at} 「分{at}」 {{ 機関 診療所 }}\n")).collect();
    let run = town("自治体", &facilities.concat(), "").run(DAY);
    assert_eq!(run.policies.len(), 200);
    assert_eq!(run.findings.iter().filter(|finding| finding.rule.name == "coverage/too-many-facilities").count(), 1);
}
