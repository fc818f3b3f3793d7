//! What leaves something unjudged is told, whatever is said against it, and what is unknown is counted.

use kitei::{Hides, Severity};
use serde_json::Value;

use crate::harness::{Folder, check, folder, path};

/// A clinic with something in its head and in an article.
fn clinic(head: &str, article: &str) -> String {
    format!(
        "規程 「い診療所規程」 {{\n  機関 診療所 「い診療所」\n{head}\n}}\n条 「あ」 {{\n{article}\n  項 「必要なことを定める。」\n}}\n"
    )
}

fn rules_of(folder: &Folder) -> Vec<String> {
    let rule = |line: String| line.split_once('[').unwrap().1.split_once(']').unwrap().0.to_owned();
    folder.concise(&["--as-of", "2026-05-01"]).into_iter().map(rule).collect()
}

#[test]
fn a_name_that_is_not_known_takes_no_requirement_out_of_the_count() {
    let run = check(folder("judgement").join("03-misspelt-names-suppressed"));
    let counts = run.policies[0].counts;
    assert!(counts.unknown > 30, "{counts:?}");
    let undefined = run.findings.iter().filter(|finding| finding.rule.name == "consistency/undefined-name");
    assert_eq!((undefined.count(), run.suppressed.len()), (75, 0));
    assert!(run.has_failing_findings());
}

#[test]
fn a_parent_that_is_not_there_cannot_be_talked_away() {
    let run = check(folder("judgement").join("02-broken-link-suppressed"));
    let of_child: Vec<&str> =
        run.findings.iter().filter(|finding| path(&run, finding) == "clinic/policy.kitei").map(|finding| finding.rule.name).collect();
    for rule in ["coverage/no-standard", "inheritance/parent-not-found", "suppression/invalid"] {
        assert!(of_child.contains(&rule), "{rule}: {of_child:?}");
    }
}

#[test]
fn an_edition_that_is_known_by_name_alone_judges_nobody_whoever_names_it() {
    let named = "基準 named-1 「名称だけを収めた基準」 { 公表 2026-01-01; 本文状態 本文未入手; 出典 「例」 }\n";
    let configured = "[check]\nstandards = [\"named-1\"]\n";
    let folder = || Folder::new().with("named.kitei", named);
    let by_configuration = rules_of(&folder().with("kitei.toml", configured).with("p.kitei", clinic("", "")));
    let by_policy = rules_of(&folder().with("p.kitei", clinic("  準拠 named-1", "")));
    for found in [by_configuration, by_policy] {
        assert!(found.contains(&"coverage/no-standard".to_owned()), "{found:?}");
    }
    let own = "基準 own-1 「院内の基準」 {\n  編 K 「院内編」 英文 \"Own\"\n}\n遵守事項 K1-1 「認証」 {\n  要件 対策 利用者認証 { 要素数 2要素 }\n}\n";
    let beside = folder().with("kitei.toml", configured).with("own.kitei", own).with("p.kitei", clinic("  準拠 own-1", ""));
    assert!(rules_of(&beside).contains(&"standard/unofficial".to_owned()));
}

#[test]
fn no_level_lowers_what_hides() {
    for rule in kitei::rules().filter(|rule| rule.hides == Hides::Judgement && rule.severity == Severity::Error) {
        let family = rule.family();
        if ["input", "config"].contains(&family) {
            continue;
        }
        for level in ["off", "info", "warning"] {
            let said = format!("[rules]\n\"{}\" = \"{level}\"\n", rule.name);
            let found = rules_of(&Folder::new().with("kitei.toml", said).with("p.kitei", clinic("  準拠 mhlw-6.0", "")));
            assert!(found.contains(&"config/invalid".to_owned()), "{} = {level}: {found:?}", rule.name);
        }
    }
    let misspelt = clinic("  準拠 mhlw-6.00", "  対策 パスワアド { 最短文字数 12文字 }");
    let parent = misspelt.replace("  準拠", "  継承 \"no.kitei\"\n  準拠");
    let kept = ["consistency/undefined-name", "inheritance/parent-not-found", "standard/unknown"];
    for said in [
        "[rules]\nconsistency = \"off\"\ninheritance = \"off\"\nstandard = \"off\"\n",
        "[rules]\nconsistency = \"info\"\ninheritance = \"info\"\nstandard = \"info\"\n",
        "[[overrides]]\npaths = [\"*\"]\nrules = { consistency = \"off\", inheritance = \"off\", standard = \"off\" }\n",
    ] {
        let folder = Folder::new().with("kitei.toml", said).with("p.kitei", &parent);
        let lines = folder.concise(&["--as-of", "2026-05-01"]);
        for rule in kept {
            assert!(lines.iter().any(|line| line.contains(&format!("error[{rule}]"))), "{said}{rule}: {lines:?}");
        }
    }
}

#[test]
fn a_level_may_be_raised() {
    let said = "[rules]\n\"syntax/brace-on-own-line\" = \"error\"\n\"standard/unknown\" = \"error\"\n";
    let folder = Folder::new().with("kitei.toml", said).with("p.kitei", clinic("  準拠 mhlw-6.0", ""));
    assert!(!rules_of(&folder).contains(&"config/invalid".to_owned()));
}

#[test]
fn an_item_that_is_none_hides_no_other() {
    let judged = |claim: &str| {
        let folder = Folder::new().with("p.kitei", clinic("  準拠 mhlw-6.0", claim));
        let told = folder.run(&["check", "--as-of", "2026-05-01", "--format", "json"]);
        let document: Value = serde_json::from_str(&told.out).unwrap();
        let missing: Vec<String> = document["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["rule"].as_str().unwrap().starts_with("coverage/"))
            .map(|finding| format!("{} {}", finding["rule"], finding["requirement"]))
            .collect();
        (missing, document["policies"][0]["requirements"]["unknown"].as_u64())
    };
    let plain = judged("");
    assert!(plain.0.len() > 40 && plain.1 == Some(0), "{plain:?}");
    for misspelt in [
        "対応 経営管理編9.9①",
        "対応 経営管理編3.1.2⑨",
        "対応 経営管理編3.1.2",
        "対応 経営管里編3.1.2②",
        "対応 システム運用編99①",
        "satisfies G9.9-1, G3.1.2",
        "対応 第三章",
        "適用除外 経営管理編9.9① 理由 「対象がないため。」",
    ] {
        assert_eq!(judged(&format!("  {misspelt}")), plain, "{misspelt}");
    }
}

#[test]
fn what_is_unknown_fails_the_run() {
    let damaged =
        "規程 「い診療所規程」 {\n  機関 診療所 「い診療所」\n  準拠 mhlw-6.0\n}\n条 「あ」 {\n  活動 教育訓連 { 間隔 年1回 }\n}\n";
    let folder = Folder::new().with("p.kitei", damaged);
    let code = |arguments: &[&str]| folder.run(&[&["check", "--as-of", "2026-05-01"], arguments].concat()).code;
    assert_eq!(code(&["--fail-on", "unknown"]), 1);
    assert_eq!(code(&["--fail-on", "error"]), 1);
    assert_eq!(code(&["--fail-on", "never"]), 0);
    let sound = Folder::new().with("p.kitei", clinic("  準拠 mhlw-6.0", ""));
    assert_eq!(sound.run(&["check", "--as-of", "2026-05-01", "--fail-on", "unknown"]).code, 0);
    assert!(folder.run(&["check", "--as-of", "2026-05-01", "--lang", "ja"]).out.contains("不明"));
    assert!(folder.run(&["check", "--as-of", "2026-05-01"]).out.contains("unknown"));
}

/// The child is reported on alone: what of its parent is unknown is unknown in the child.
#[test]
fn what_is_unknown_above_is_unknown_below() {
    let parent = "規程 「法人規程」 {\n  機関 法人 「法人」\n}\n条 「あ」 {\n  活動 教育訓連 { 間隔 年1回 }\n  項 「定める。」\n}\n";
    let folder = Folder::new().with("corp.kitei", parent).with("p.kitei", clinic("  継承 「corp.kitei」\n  準拠 mhlw-6.0", ""));
    let told = folder.run(&["check", "--as-of", "2026-05-01", "--fail-on", "unknown", "p.kitei"]);
    assert_eq!(told.code, 1, "{}", told.out);
}

#[test]
fn whether_a_rule_hides_is_explained() {
    let folder = Folder::new();
    assert!(folder.run(&["explain", "standard/unknown"]).out.contains("neither suppressed"));
    assert!(folder.run(&["explain", "--lang", "ja", "consistency/contradicts-fact"]).out.contains("抑制することも"));
    assert!(!folder.run(&["explain", "time/review-overdue"]).out.contains("neither suppressed"));
}
