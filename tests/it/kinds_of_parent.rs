//! The kinds of parent that published policies have: of a right child nothing is said, of a wrong one all that is wrong, where it stands.

use std::collections::BTreeSet;
use std::fs;

use kitei::{Diagnostic, Run, Severity};

use crate::harness::{Folder, Repository, check, folder, grave, path};

const FOLDER: &str = "parents";

/// What is found in the wrong child of each kind: rule, and the text that is marked.
const WRONG: [(&str, &[(&str, &str)]); 7] = [
    (
        "whole-document",
        &[
            ("inheritance/stale-parent", "「../basic-policy.kitei」"),
            ("inheritance/version", "1"),
            ("inheritance/weakened", "8文字"),
            ("inheritance/weakened", "努力義務"),
            ("inheritance/weakened", "2年"),
            ("inheritance/incomparable", "事業者要員"),
        ],
    ),
    (
        "article-delegation",
        &[
            ("inheritance/unimplemented-delegation", "規程 「青嶺大学医学部附属病院個人情報管理規則」"),
            ("inheritance/unimplemented-delegation", "規程 「青嶺大学医学部附属病院個人情報管理規則」"),
            ("inheritance/unimplemented-delegation", "規程 「青嶺大学医学部附属病院個人情報管理規則」"),
            ("consistency/undefined-name", "大学規則第8条"),
            ("inheritance/unimplemented-delegation", "記録 アクセスログ"),
            ("consistency/undecided", "?"),
        ],
    ),
    (
        "information-class",
        &[
            ("coverage/missing", "規程 「千草市立病院医療情報セキュリティ規程」"),
            ("coverage/missing", "規程 「千草市立病院医療情報セキュリティ規程」"),
            ("inheritance/weakened", "許可制"),
            ("inheritance/final", "10分"),
        ],
    ),
    (
        "corporation-facilities",
        &[
            ("coverage/missing", "規程 「ひなた野駅前クリニック 医療情報取扱規程」"),
            ("inheritance/csirt-unlinked", "規程 「ひなた野駅前クリニック 医療情報取扱規程」"),
            ("inheritance/binding-excluded", "第4条"),
            ("inheritance/own-matters-hollow", "文書 固有事項附則"),
            ("inheritance/weakened", "許可制"),
            ("inheritance/final", "裁断"),
        ],
    ),
    (
        "university-hospital",
        &[
            ("inheritance/csirt-unlinked", "規程 「三森大学医学部附属病院医療情報システム規程」"),
            ("inheritance/stale-parent", "「../security-policy.kitei」"),
            ("inheritance/own-matters-hollow", "文書 固有事項附則"),
            ("inheritance/final", "可"),
            ("inheritance/weakened", "1要素"),
            ("inheritance/weakened", "31日"),
            ("inheritance/weakened", "1年"),
        ],
    ),
    (
        "joint-authority",
        &[
            ("inheritance/digest", "kitei1:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"),
            ("inheritance/weakened", "31日"),
            ("inheritance/final", "1日"),
            ("inheritance/final", "診療録をいう。"),
        ],
    ),
    (
        "two-parents",
        &[
            ("inheritance/incomparable", "規程 「ことのは内科クリニック 医療情報システム運用管理規程」"),
            ("inheritance/weakened", "12文字"),
            ("inheritance/final", "可"),
            ("inheritance/incomparable", "3か月"),
        ],
    ),
];

fn below<'a>(run: &'a Run, kind: &str, child: &str) -> Vec<&'a Diagnostic> {
    let folder = format!("{kind}/{child}/");
    grave(run).filter(|finding| path(run, finding).starts_with(&folder)).collect()
}

#[test]
fn each_kind_has_a_right_and_a_wrong_child() {
    let kinds = || WRONG.iter().map(|(kind, _)| *kind);
    let entries = fs::read_dir(folder(FOLDER)).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir());
    let there: BTreeSet<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(there, kinds().map(str::to_owned).collect());
    for child in kinds().flat_map(|kind| ["right", "wrong"].map(|child| folder(FOLDER).join(kind).join(child))) {
        assert!(fs::read_dir(&child).unwrap().next().is_some(), "{}", child.display());
    }
    let readme = fs::read_to_string(folder(FOLDER).join("README.md")).unwrap();
    let named: BTreeSet<&str> = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(named, kinds().collect());
}

/// Whether a finding only says that the example is a small one, about inheritance: of the numbered items of 企画管理編 in its scope it does
/// not answer each. What is asked of the policies themselves and of whoever has a parent (1.2.1) it does answer.
fn is_small(finding: &Diagnostic) -> bool {
    let numbered = |requirement: &str| requirement.starts_with("mhlw-6.0/M") && !requirement.contains("-x-");
    ["coverage/missing", "coverage/unknown-fact"].contains(&finding.rule.name) && finding.requirement.as_deref().is_none_or(numbered)
}

#[test]
fn of_parents_and_right_children_there_is_nothing_to_say() {
    let run = check(folder(FOLDER));
    let said = grave(&run).filter(|finding| !path(&run, finding).contains("/wrong/") && !is_small(finding));
    let said: Vec<String> = said.map(|finding| format!("{}: {}", path(&run, finding), finding.message.en)).collect();
    assert_eq!(said, [""; 0]);
    // What a child leaves out of its parent is told all the same.
    let told: BTreeSet<&str> =
        run.findings.iter().filter(|finding| finding.severity == Severity::Info).map(|finding| finding.rule.name).collect();
    assert_eq!(told, BTreeSet::from(["coverage/partial-scope", "inheritance/excluded", "inheritance/other-class"]));
}

#[test]
fn all_that_is_wrong_in_the_wrong_children_is_found_where_it_stands() {
    let run = check(folder(FOLDER));
    for (kind, wanted) in WRONG {
        let found = below(&run, kind, "wrong");
        let found = found.iter().filter(|finding| !is_small(finding));
        let found: Vec<(&str, &str)> = found.map(|finding| (finding.rule.name, run.sources.text(finding.span))).collect();
        assert_eq!(found, wanted, "{kind}");
    }
}

#[test]
fn findings_about_a_parent_point_into_it() {
    let run = check(folder(FOLDER));
    for (kind, _) in WRONG {
        // Those that are about the child's own text alone.
        let about_parent =
            |finding: &&Diagnostic| finding.rule.family() == "inheritance" && !finding.rule.name.ends_with("/own-matters-hollow");
        for finding in below(&run, kind, "wrong").into_iter().filter(about_parent) {
            let points = finding.labels.iter().any(|label| !run.sources.path(label.span.file).contains("/wrong/"));
            assert!(points, "{kind}: {}", finding.message.en);
        }
    }
}

#[test]
fn institutions_below_are_printed_in_the_head() {
    let text = "規程 「法人規程」 {\n  機関 法人 「緑会」\n  下位機関 「緑病院」、「緑診療所」\n}\n条 「定め」 { 項 「守る。」 }\n";
    for (format, said) in [("text", "\n下位機関 緑病院、緑診療所\n"), ("html", "下位機関 緑病院、緑診療所")] {
        let ran = Folder::new().with("policy.kitei", text).run(&["render", "policy.kitei", "--format", format]);
        assert!(ran.out.contains(said), "{}", ran.out);
    }
    let english = text
        .replace("規程 「法人規程」", "policy \"Corporation\"")
        .replace("下位機関", "institutions_below")
        .replace("条 「定め」", "article \"A\"");
    let ran = Folder::new()
        .with("policy.kitei", english.replace(['「', '」'], "\"").replace("機関 法人", "institution corporation"))
        .run(&["render", "policy.kitei"]);
    assert!(ran.out.contains("\ninstitutions below: 緑病院, 緑診療所\n"), "{}", ran.out);
}

/// An institution that a corporation's policy lists has a policy where one of its name inherits from it, over whatever stands between.
#[test]
fn institutions_below_are_looked_for_by_their_names() {
    let parent = "規程 「法人規程」 {\n  機関 法人 「緑会」\n  下位機関 「緑病院」、「緑　診療所」\n}\n条 「定め」 { 項 「守る。」 }\n";
    let child = |kind: &str, name: &str, of: &str| {
        format!("規程 「{name}規程」 {{\n  機関 {kind} 「{name}」\n  継承 「{of}」\n}}\n条 「定め」 {{ 項 「守る。」 }}\n")
    };
    let missing = |repository: Repository| -> Vec<String> {
        let verdict = repository.judge();
        let found = verdict.of_rule("corporation.kitei", "inheritance/without-policy");
        found.iter().map(|finding| verdict.text(finding.span).to_owned()).collect()
    };
    let alone = Repository::of("corporation.kitei", parent);
    assert_eq!(missing(alone.clone()), ["緑病院", "緑　診療所"]);
    let hospital = alone.with("hospital.kitei", &child("病院", "緑病院", "corporation.kitei"));
    assert_eq!(missing(hospital.clone()), ["緑　診療所"]);
    // One that inherits from another policy, or from none, is no policy below this.
    let stranger =
        hospital.clone().with("clinic.kitei", "規程 「診療所規程」 {\n  機関 診療所 「緑　診療所」\n}\n条 「定め」 { 項 「守る。」 }\n");
    assert_eq!(missing(stranger), ["緑　診療所"]);
    let below = hospital.with("clinic.kitei", &child("診療所", "緑　診療所", "hospital.kitei"));
    assert_eq!(missing(below), [""; 0]);
}
