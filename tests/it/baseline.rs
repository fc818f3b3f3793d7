//! The baseline: what is known is kept apart and shows, what is new fails, what is owed is put off by somebody until a day, and what was
//! not judged is never known.

use std::collections::BTreeSet;
use std::fs;

use kitei::{Hides, Run};
use serde_json::Value;

use crate::harness::{DAY, Folder, REPOSITORIES, Repository};

const FILE: &str = "kitei-baseline.toml";
const POLICY: &str = "規程 「もみじ医院 運用管理規程」 {\n  機関 診療所 「もみじ医院」\n  準拠 own-1\n  施行 令和6年4月1日\n  承認 令和6年3月20日 承認者 院長\n  見直し 年1回\n}\n\n条 「認証」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「{パスワード.最短文字数}以上とする。」\n}\n";
const STANDARD: &str = "基準 own-1 「院内の基準」 {\n  発行者 「検査用」\n  編 Z 「基準編」 英文 \"Rules\"\n}\n\n遵守事項 Z1-1 「体制」 {\n  要件 役割 企画管理者 { 充職 明記 }\n}\n";
const TERMS: [&str; 6] = ["--approver", "院長", "--reason", "改正中のため", "--until", "2026-12-31"];

fn folder() -> Folder {
    Folder::new().with("kitei.toml", "[check]\nas-of = 2026-05-01\n").with("a.kitei", POLICY).with("own.kitei", STANDARD)
}

fn read(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join(FILE)).unwrap()
}

fn json(folder: &Folder, arguments: &[&str]) -> Value {
    serde_json::from_str(&folder.run(&[&["check", "--format", "json"], arguments].concat()).out).unwrap()
}

fn rules(document: &Value) -> BTreeSet<&str> {
    document["diagnostics"].as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap()).collect()
}

#[test]
fn what_is_known_is_kept_apart_and_what_is_new_fails() {
    let folder = folder();
    assert!(rules(&json(&folder, &[])).contains("time/review-overdue"));
    let ran = folder.run(&["check", "--write-baseline", "--format", "concise"]);
    assert!(ran.err.contains("1 of coverage and inheritance are not, for want of --approver, --reason and --until"), "{}", ran.err);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let after = json(&folder, &[]);
    assert!(!rules(&after).contains("time/review-overdue") && rules(&after).contains("coverage/missing"), "{after}");
    let known = after["summary"]["grounds"]["baselined"].as_u64().unwrap();
    assert!(known >= 1);
    assert_eq!(after["suppressed"].as_array().unwrap().len() as u64, known);
    assert!(folder.run(&["check"]).out.contains("known to the baseline"));
    // Whatever the lines, it is the same finding; another one is new.
    let folder = folder.with("a.kitei", format!("// 注記\n\n{POLICY}"));
    assert!(!rules(&json(&folder, &[])).contains("time/review-overdue"));
    let folder = folder.with("b.kitei", POLICY.replace("もみじ", "かえで"));
    let found = json(&folder, &[]);
    let of_b = found["diagnostics"].as_array().unwrap().iter().any(|one| one["path"] == "b.kitei" && one["rule"] == "time/review-overdue");
    assert!(of_b, "{found}");
    // Written twice it is the same.
    folder.run(&["check", "--write-baseline"]);
    let written = read(&folder);
    folder.run(&["check", "--write-baseline"]);
    assert_eq!(read(&folder), written);
}

#[test]
fn what_is_owed_is_put_off_by_somebody_until_a_day() {
    let folder = folder();
    let ran = folder.run(&[&["check", "--write-baseline", "--format", "concise"], &TERMS[..]].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("info[baseline/put-off]") && ran.out.contains("approved by 院長, because: 改正中のため"), "{}", ran.out);
    // One line a policy, however much it owes.
    let lines: Vec<&str> = ran.out.lines().filter(|line| line.contains("[baseline/put-off]")).collect();
    let policies: std::collections::BTreeSet<&str> = lines.iter().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(lines.len(), policies.len(), "{}", ran.out);
    let later = folder.run(&["check", "--as-of", "2027-01-01", "--format", "concise"]);
    assert_eq!(later.code, 1);
    assert!(later.out.contains("error[coverage/missing]") && later.out.contains("warning[baseline/expired]"), "{}", later.out);
    // Writing it anew does not lift the end.
    folder.run(&["check", "--write-baseline", "--as-of", "2027-01-01"]);
    assert_eq!(folder.run(&["check", "--as-of", "2027-01-01"]).code, 1);
    let without = read(&folder).replace("approver = \"院長\"\n", "");
    let ran = folder.with(FILE, without).run(&["check", "--format", "concise"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("error[baseline/invalid]") && ran.out.contains("error[coverage/missing]"), "{}", ran.out);
}

#[test]
fn terms_that_say_nothing_are_none() {
    let folder = folder();
    for terms in [
        ["--approver", " ", "--reason", "改正中", "--until", "2026-12-31"],
        ["--approver", "院長", "--reason", "未定", "--until", "2026-12-31"],
    ] {
        let ran = folder.run(&[&["check", "--write-baseline"], &terms[..]].concat());
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(!folder.path().join(FILE).exists());
    }
    assert_eq!(folder.run(&["check", "--write-baseline", "--approver", "院長"]).code, 2);
}

#[test]
fn an_entry_without_a_finding_is_told_and_goes() {
    let folder = folder();
    folder.run(&["check", "--write-baseline"]);
    let folder = folder.with("a.kitei", POLICY.replace("令和6年", "令和8年"));
    assert!(rules(&json(&folder, &[])).contains("baseline/stale"));
    folder.run(&["check", "--write-baseline"]);
    assert!(!rules(&json(&folder, &[])).contains("baseline/stale"));
    // So is that of a policy that is gone.
    let folder = folder.with("b.kitei", POLICY.replace("もみじ", "かえで"));
    folder.run(&["check", "--write-baseline"]);
    // What is not asked for is not said to be gone, and stays.
    let before = read(&folder);
    assert!(!rules(&json(&folder, &["a.kitei"])).contains("baseline/stale"));
    folder.run(&["check", "--write-baseline", "a.kitei"]);
    assert_eq!(read(&folder), before);
    fs::remove_file(folder.path().join("b.kitei")).unwrap();
    assert!(rules(&json(&folder, &[])).contains("baseline/stale"));
}

#[test]
fn what_is_locked_is_not_put_aside() {
    let folder = folder();
    folder.run(&["check", "--write-baseline"]);
    let folder = folder.with("kitei.toml", "[check]\nas-of = 2026-05-01\n[lock]\nrules = { \"time/review-overdue\" = \"warning\" }\n");
    let found = json(&folder, &[]);
    assert!(rules(&found).contains("config/locked") && rules(&found).contains("time/review-overdue"), "{found}");
}

#[test]
fn the_file_is_where_it_is_named_and_no_link_is_written_through() {
    let folder = folder().with("kitei.toml", "[check]\nas-of = 2026-05-01\nbaseline = \"known/of-old.toml\"\n").with("known/x", "");
    folder.run(&["check", "--write-baseline"]);
    assert!(folder.path().join("known/of-old.toml").exists() && !folder.path().join(FILE).exists());
    assert!(!rules(&json(&folder, &[])).contains("time/review-overdue"));
    assert!(rules(&json(&folder, &["--baseline", "other.toml"])).contains("time/review-overdue"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.kitei", folder.path().join("link.toml")).unwrap();
        assert_eq!(folder.run(&["check", "--write-baseline", "--baseline", "link.toml"]).code, 2);
        assert_eq!(fs::read_to_string(folder.path().join("a.kitei")).unwrap(), POLICY);
    }
}

/// A baseline that names everything that was found, on no terms.
fn of_everything(run: &Run) -> String {
    let (names, _) = run.fingerprints();
    let entries = run.findings.iter().zip(names).map(|(found, name)| {
        let path = run.sources.path(found.span.file);
        format!("[[finding]]\nrule = \"{}\"\npath = \"{path}\"\nfingerprint = \"{name}\"\n", found.rule.name)
    });
    entries.collect()
}

#[test]
fn nothing_goes_by_a_baseline_but_what_it_may_know_and_each_is_counted() {
    let (mut gone, mut stayed) = (0, 0);
    for name in REPOSITORIES {
        let repository = Repository::fixture(name);
        let before = repository.run(DAY);
        let after = repository.with(FILE, &of_everything(&before)).run(DAY);
        let may_go = |found: &kitei::Diagnostic| {
            found.rule.hides == Hides::Nothing && !["coverage", "inheritance", "suppression"].contains(&found.rule.family())
        };
        let (may, must_stay): (Vec<_>, Vec<_>) = before.findings.iter().partition(|found| may_go(found));
        let of_baseline = |found: &&kitei::Diagnostic| found.rule.family() == "baseline";
        let left: Vec<_> = after.findings.iter().filter(|found| !of_baseline(found)).collect();
        let about = |found: &kitei::Diagnostic| (found.rule.name, found.message.ja.clone());
        assert_eq!(
            left.iter().map(|found| about(found)).collect::<Vec<_>>(),
            must_stay.iter().map(|found| about(found)).collect::<Vec<_>>(),
            "{name}"
        );
        assert_eq!(after.summary.grounds.baselined as usize, may.len(), "{name}");
        let (named, told) = (must_stay.len(), after.findings.iter().filter(of_baseline).count());
        assert!(told >= named, "{name}: {told} entries that do not count are told, of {named}");
        assert_eq!(
            after.policies.iter().map(|policy| policy.counts).collect::<Vec<_>>(),
            before.policies.iter().map(|policy| policy.counts).collect::<Vec<_>>()
        );
        (gone, stayed) = (gone + may.len(), stayed + named);
    }
    assert!(gone > 100 && stayed > 300, "{gone} {stayed}");
}
