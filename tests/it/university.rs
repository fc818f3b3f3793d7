//! The hospital under two parents: nothing to find, and what the parents cannot agree on is settled by it.

use kitei::{Lang, Options, Replaced, Run};

use crate::harness::{DAY, check, folder, grave, path};

const FOLDER: &str = "university-hospital";
const HOSPITAL: &str = "hospital/policy.kitei";

#[test]
fn it_is_sound() {
    let run = check(folder(FOLDER));
    let found: Vec<String> = grave(&run).map(|finding| format!("{}: {}", path(&run, finding), finding.message.en)).collect();
    assert_eq!(found, [""; 0]);
    assert_eq!(run.policies.len(), 4);
}

#[test]
fn a_clash_of_the_parents_is_to_be_settled() {
    let found = found("実施期限 28日; ", "");
    let clash = "inheritance/incomparable: two parents lay down \"1 month\" and \"30 days\" for \"within\" of measure \"patching\"";
    assert!(found.iter().any(|finding| finding == clash), "{found:?}");
}

#[test]
fn the_stricter_of_two_parents_holds() {
    // Three hours by the university, one by the hospital organisation.
    let found = found("活動 インシデント説明 {", "活動 インシデント報告 { 報告期限 2時間 }\n    活動 インシデント説明 {");
    assert_eq!(
        found,
        ["inheritance/weakened: \"reports_within\" of activity \"incident_report\" is \"2 hours\", weaker than the parent's \"1 hour\""]
    );
}

#[test]
fn a_parent_for_another_class_lays_nothing_on_medical_information() {
    // The university forbids removable media for administrative information; the hospital permits them for the rest.
    let found = found(" 対象情報 行政情報", "");
    assert_eq!(
        found,
        ["inheritance/weakened: \"use\" of measure \"removable_media\" is \"by_permission\", weaker than the parent's \"forbidden\""]
    );
}

/// What is found where a part of the hospital's policy reads otherwise.
fn found(part: &str, instead: &str) -> Vec<String> {
    let run = replaced(part, instead);
    grave(&run).map(|finding| format!("{}: {}", finding.rule.name, finding.message.get(Lang::En))).collect()
}

fn replaced(part: &str, instead: &str) -> Run {
    let directory = folder(FOLDER);
    let path = directory.join(HOSPITAL);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(part).count(), 1, "{part}");
    let bytes = text.replace(part, instead).into_bytes();
    kitei::check(&Options { replaced: Some(Replaced { path, bytes }), ..Options::new(directory, DAY) })
}
