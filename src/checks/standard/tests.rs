//! Editions on the days around their publication.

use crate::diagnostic::Severity;
use crate::testing::{check, judged};

fn policy(standards: &str) -> String {
    format!("規程 「規程」 {{ 機関 診療所 「機関」\n準拠 {standards} }}")
}

/// Rules and severities on a day.
fn found(standards: &str, day: &str) -> Vec<(String, Severity)> {
    judged(&[("p.kitei", &policy(standards))], day).into_iter().map(|(line, finding)| (line, finding.severity)).collect()
}

fn superseded(severity: Severity) -> Vec<(String, Severity)> {
    vec![("standard/superseded@p.kitei:2".to_owned(), severity)]
}

#[test]
fn an_edition_is_superseded_from_the_day_the_next_is_published() {
    assert_eq!(found("mhlw-6.0", "2026-06-28"), []);
    assert_eq!(found("mhlw-6.0", "2026-06-29"), superseded(Severity::Warning));
    assert_eq!(found("mhlw-5.2", "2023-05-31"), superseded(Severity::Error));
}

#[test]
fn an_edition_without_requirements_is_never_passed() {
    for (standards, day) in
        [("mhlw-5.1", "2026-05-01"), ("mhlw-5.2", "2026-05-01"), ("mhlw-5.1、mhlw-5.2", "2026-12-01"), ("mhlw-7.0", "2026-12-01")]
    {
        let found = found(standards, day);
        assert!(!found.is_empty() && found.iter().all(|(_, severity)| *severity == Severity::Error), "{standards}: {found:?}");
    }
}

#[test]
fn the_next_edition_known_by_its_day_is_named() {
    let findings = judged(&[("p.kitei", &policy("mhlw-5.1"))], "2026-12-01");
    let finding = &findings[0].1;
    assert!(finding.message.ja.contains("令和5年5月31日") && finding.message.ja.contains("第6.0版"), "{}", finding.message.ja);
    assert!(finding.help.as_ref().unwrap().ja.contains("第7.0版"));
}

#[test]
fn who_conforms_to_a_later_edition_as_well_is_not_told() {
    assert_eq!(found("mhlw-5.2、mhlw-6.0", "2026-05-01"), []);
    // The requirements of 7.0 are not known, so naming it besides changes nothing.
    assert_eq!(found("mhlw-6.0、mhlw-7.0", "2026-12-01"), superseded(Severity::Warning));
}

#[test]
fn what_somebody_amends_for_themselves_supersedes_nothing() {
    let own = "基準 pref-1 「県の基準」 改正 mhlw-6.0 { 発行者 「県」; 公表 2025-04-01 }";
    assert_eq!(check(&[("p.kitei", &policy("mhlw-6.0")), ("s.kitei", own)], "2026-05-01"), [""; 0]);
}

#[test]
fn an_older_edition_than_the_parents_is_told() {
    let parent = ("parent.kitei", "規程 「法人」 { 機関 法人 「法人」\n準拠 mhlw-6.0 }");
    let child = "規程 「規程」 { 機関 診療所 「機関」\n準拠 mhlw-5.2\n継承 parent.kitei }";
    let found: Vec<_> = judged(&[parent, ("p.kitei", child)], "2026-05-01")
        .into_iter()
        .filter(|(_, finding)| finding.rule.family() == "standard")
        .map(|(line, finding)| (line, finding.severity))
        .collect();
    assert_eq!(found, superseded(Severity::Warning));
}
