//! What a policy lacks, told to who completes it: in the order of work, nothing left out.

use serde_json::Value;

use crate::harness::{Folder, folder};

/// A policy that says next to nothing, and one that is written in part.
fn policies() -> [String; 3] {
    let head = "規程 「みなと診療所 運用管理規程」 {\n  機関 診療所 「みなと診療所」\n  準拠 mhlw-6.0\n}\n".to_owned();
    let english = "policy \"Operation\" {\n  institution clinic \"Minato\"\n  conforms_to mhlw-6.0\n}\n".to_owned();
    [head, english, std::fs::read_to_string(folder("real").join("one-person-clinic/policy.kitei")).unwrap()]
}

/// The requirements that `check` finds missing, by the numbers that the guideline prints.
fn missing(folder: &Folder, lang: &str) -> Vec<String> {
    let ran = folder.run(&["check", "--format", "json", "--lang", lang, "--as-of", "2026-11-29"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let of_rule = |finding: &&Value| finding["rule"] == "coverage/missing";
    let (before, mark) = if lang == "ja" { ("", "「") } else { ("no article covers ", " \"") };
    let messages = found["diagnostics"].as_array().unwrap().iter().filter(of_rule).map(|finding| finding["message"].as_str().unwrap());
    messages.map(|message| message.strip_prefix(before).unwrap().split(mark).next().unwrap().to_owned()).collect()
}

#[test]
fn every_missing_requirement_is_named_once_in_the_order_of_the_guideline() {
    for policy in policies() {
        let folder = Folder::new().with("policy.kitei", policy);
        for lang in ["ja", "en"] {
            let told = folder.run(&["check", "--lang", lang, "--as-of", "2026-11-29"]).out;
            let wanted = missing(&folder, lang);
            assert!(wanted.len() > 40);
            let lines: Vec<&str> = told.lines().collect();
            let mut last = 0;
            for number in wanted {
                // What is only asked to be tried weighs less than the list, and says so first.
                let unweighed = |line: &str| line.split_once("[coverage/missing] ").map_or(line.to_owned(), |(_, rest)| rest.to_owned());
                let named = |line: &str| line.strip_prefix("    ").is_some_and(|line| unweighed(line).starts_with(&format!("{number} ")));
                let at: Vec<usize> = (0..lines.len()).filter(|at| named(lines[*at])).collect();
                // Handles of one chapter are printed alike.
                assert!(!at.is_empty(), "{number}");
                assert!(at.iter().any(|at| *at >= last), "{number}");
                last = at.into_iter().find(|at| *at >= last).unwrap();
            }
            let heads = told.lines().filter(|line| line.contains("[coverage/missing]") && !line.starts_with("    "));
            assert_eq!(heads.count(), 1, "{told}");
            for line in told.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
            }
        }
    }
}

/// On a screen they are counted by volume, elsewhere and on demand named one by one.
#[test]
fn what_could_not_be_verified_is_counted_on_a_screen() {
    let policy = std::fs::read_to_string(folder("small-clinic-6").join("policy.kitei")).unwrap();
    let folder = Folder::new().with("policy.kitei", policy);
    let of_it = |out: &str| {
        let parts = out.split("\n\n").find(|part| part.contains("[coverage/unverified]")).unwrap_or_else(|| panic!("{out}"));
        parts.split_once("理由: ").unwrap().1.replace([' ', '\n', '│'], "")
    };
    let run = |arguments: &[&str]| folder.run(&[&["check", "--lang", "ja", "--as-of", "2026-05-01"], arguments].concat()).out;
    let found: Value = serde_json::from_str(&run(&["--format", "json"])).unwrap();
    let found = found["diagnostics"].as_array().unwrap().iter().find(|finding| finding["rule"] == "coverage/unverified").unwrap();
    let named: Vec<&str> = found["notes"][0].as_str().unwrap().split('、').collect();
    let (brief, full) = (of_it(&run(&[])), of_it(&run(&["--full"])));
    let counted: usize =
        brief.split("件").filter_map(|part| part.trim_start_matches(|letter: char| !letter.is_ascii_digit()).parse::<usize>().ok()).sum();
    assert_eq!(counted, named.len(), "{brief}");
    assert!(brief.contains("経営管理編") && !brief.contains(&named[0].replace(' ', "")), "{brief}");
    assert!(named.iter().all(|number| full.contains(&number.replace(' ', ""))), "{full}");
}

#[test]
fn what_is_decided_first_stands_first() {
    let [head, ..] = policies();
    let told = Folder::new().with("policy.kitei", head).run(&["check", "--lang", "ja", "--as-of", "2026-11-29"]).out;
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("{words}: {told}"));
    assert!(at("まず決めること") < at("安全管理責任者（1）") && at("安全管理責任者（1）") < at("経営管理編 第1章"), "{told}");
    assert!(at("業務委託（") < at("経営管理編 第1章") && at("経営管理編 第5章") < at("企画管理編 第1章"), "{told}");
    assert!(!told.contains("「業務委託」の有無が現況に書かれていないため"), "{told}");
}

#[test]
fn all_is_told_one_by_one_where_that_is_asked_for() {
    let [head, ..] = policies();
    let folder = Folder::new().with("policy.kitei", head);
    let told = folder.run(&["check", "--full", "--lang", "ja", "--as-of", "2026-11-29"]).out;
    assert_eq!(told.matches("[coverage/missing]").count(), missing(&folder, "ja").len());
    assert!(told.contains("「業務委託」の有無が現況に書かれていないため"), "{told}");
}

#[test]
fn what_is_left_open_is_listed_by_its_lines_with_what_waits_for_it() {
    for (lang, kind, told_of) in [("ja", "診療所", "決めて書くことが"), ("en", "clinic", " things are to be decided")] {
        let folder = Folder::new();
        let made = folder.run(&["init", "--lang", lang, "--kind", kind, "--name", "Midori", "--system", "EMR"]);
        assert_eq!(made.code, 0, "{}", made.err);
        let text = std::fs::read_to_string(folder.path().join("policy.kitei")).unwrap();
        let ran = folder.run(&["check", "--lang", lang, "--as-of", "2026-11-29"]);
        assert_eq!(ran.code, 1);
        assert_eq!(ran.out.matches(told_of).count(), 1, "{}", ran.out);
        // A screen or three, and not one for each `?`.
        let (open, lines) = (text.matches('?').count(), ran.out.lines().count());
        assert!(open > 100 && lines < 200, "{open} open, {lines} lines");
        let told: Vec<&str> = ran.out.split_whitespace().flat_map(|word| word.split('、')).collect();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| line.trim_end_matches(['}', ' ']).ends_with(" ?")) {
            let number = format!("{}:", at + 1);
            assert!(told.iter().any(|word| word.starts_with(&number)), "{number} {line}: {}", ran.out);
        }
        let full = folder.run(&["check", "--full", "--lang", lang, "--as-of", "2026-11-29"]).out;
        assert!(full.matches("[consistency/undecided]").count() > 100);
    }
}
