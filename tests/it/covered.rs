//! `kitei coverage` as a process: what is told of a policy, the gate, an earlier state; and its totals against counts made otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::harness::{Folder, REPOSITORIES, finished, folder};

const STANDARD: &str = "\
基準 midori-1 「共通基準」 {
  発行者 「みどり会」
  公表 2026-03-01
  本文状態 正文
  編 K 「共通編」
}
遵守事項 K1-1 「持出し」 {
  要件 対策 持出し { 利用 許可制 }
}
遵守事項 K1-2 「パスワード」 {
  本文状態 未確認
  要件 対策 パスワード { 最短文字数 13文字; 使い回し 禁止 }
}
遵守事項 K2-1 「無線」 {
  適用条件 無線LAN = 有
  要件 対策 無線LAN { 無線暗号化 明記 }
}
遵守事項 K2-2 「教育」 {
  要件 活動 教育訓練 { 間隔 明記 }
}
";

fn policy(articles: &str) -> String {
    format!(
        "規程 「病院規程」 {{\n  機関 病院 「y」\n  準拠 midori-1\n  構成文書 「基準.kitei」\n}}\n現況 {{\n  無 無線LAN\n}}\n{articles}"
    )
}

const ARTICLES: &str = "\
条 第1条 「持出し」 {
  対応 K1-1
  対策 持出し { 利用 許可制 }
}
条 第2条 「パスワード」 {
  対応 K1-2
  対策 パスワード { 最短文字数 8文字; 使い回し 禁止 }
}
条 第3条 「教育」 {
  対応 K2-2
  活動 教育訓練 { 間隔 年1回; 対象者 全職員 }
}
";

fn hospital(articles: &str) -> Folder {
    let config = "[check]\nas-of = 2026-05-01\n";
    Folder::new().with("kitei.toml", config).with("病院/規程.kitei", policy(articles)).with("病院/基準.kitei", STANDARD)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn each_requirement_is_told_with_its_article_and_what_is_lacking() {
    let ran = hospital(ARTICLES).run(&["coverage", "--lang", "ja"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    for said in [
        "病院/規程.kitei  病院規程",
        "3件中2件（66%）：充足 2、不充足 1、適用なし 1",
        "充足    共通編1①「持出し」\n            第1条（持出し）  病院/規程.kitei:10",
        "不充足  共通編1②「パスワード」  ※本文未確認",
        "不足: 対策「パスワード」：「最短文字数」は「8文字」であり、13文字以",
        "理由: 適用条件（「無線LAN」が「有」）に当たらない",
        "（2026-05-01現在）",
    ] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
}

#[test]
fn the_gate_names_what_fell() {
    let folder = hospital(ARTICLES);
    let gate = |floors: &[&str]| {
        let floors = floors.iter().flat_map(|floor| ["--min-coverage", floor]);
        folder.run(&["coverage", "--lang", "ja"].into_iter().chain(floors).collect::<Vec<_>>())
    };
    for reached in ["midori-1=66", "midori-1:K2=100", "midori-1:共通編2=100", "MIDORI-1:K1-1=100", "midori-1=0"] {
        assert_eq!(gate(&[reached]).code, 0, "{reached}");
    }
    let ran = gate(&["midori-1=67", "midori-1:K1=100%", "midori-1:K2=100"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "midori-1=67: 病院/規程.kitei 病院規程は3件中2件（66%）です。充足していないもの: 共通編1②（不充足）\n\
         midori-1:K1=100: 病院/規程.kitei 病院規程は2件中1件（50%）です。充足していないもの: 共通編1②（不充足）\n"
    );
    for (mistaken, said) in [
        ("midori=100", "「midori」という基準はありません。「midori-1」の誤りではありませんか"),
        ("midori-1:K9=100", "「midori-1」に「K9」という編、章又は遵守事項はありません"),
        ("midori-1=101", "正しくありません"),
        ("midori-1", "正しくありません"),
    ] {
        let ran = gate(&[mistaken]);
        assert!(ran.code == 2 && ran.err.contains(said) && ran.out.is_empty(), "{mistaken}: {} {}", ran.code, ran.err);
    }
    // A gate that looks at nothing is not green.
    let ran = gate(&["mhlw-6.0=0"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "mhlw-6.0=0: この範囲の遵守事項で判定した規程がありません\n"));
}

#[test]
fn what_could_not_be_read_is_told_and_never_covered() {
    let ran = hospital(&format!("{ARTICLES}条 第4条 「?」 {{\n  対応 K1-2\n")).run(&["coverage", "--min-coverage", "midori-1=100"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("error[syntax/"), "{}", ran.err);
    let failed = hospital(ARTICLES).run(&["coverage", "nowhere"]);
    assert!(failed.code == 2 && failed.out.is_empty() && failed.err.contains("does not exist"), "{}", failed.err);
}

#[test]
fn what_was_gained_and_lost_since_a_revision() {
    let folder = hospital(ARTICLES);
    let git = |arguments: &[&str]| {
        let ran = finished(Command::new("git").current_dir(folder.path()).args(arguments), "");
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x"]);
    let changed = ARTICLES.replace("8文字", "13文字").replace("利用 許可制", "暗号化 有");
    std::fs::write(folder.path().join("病院/規程.kitei"), policy(&changed)).unwrap();
    let ran = folder.run(&["coverage", "--lang", "ja", "--against", "HEAD"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("HEAD との比較：充足の喪失 1件、新たに充足 1件、その他の変化 0件"), "{}", ran.out);
    let csv = folder.run(&["coverage", "--against", "HEAD", "--format", "csv"]).out;
    let before = |item: &str| csv.split("\r\n").find(|line| line.contains(item)).unwrap().rsplit(',').next().unwrap().to_owned();
    assert_eq!((before("K1-1"), before("K1-2"), before("K2-2")), ("covered".into(), "unmet".into(), String::new()));
    let ran = folder.run(&["coverage", "--against", "nowhere"]);
    assert!(ran.code == 2 && ran.out.is_empty(), "{}", ran.err);
}

#[test]
fn formats_go_to_a_file_and_policies_are_not_written_over() {
    let folder = hospital(ARTICLES);
    let ran = folder.run(&["coverage", "--format", "csv", "--bom", "--output-file", "表.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let file = std::fs::read_to_string(folder.path().join("表.csv")).unwrap();
    assert!(file.starts_with("\u{feff}policy,") && file.lines().count() == 5, "{file}");
    assert_eq!(folder.run(&["coverage", "--output-file", "病院/規程.kitei"]).code, 2);
    for format in ["markdown", "html", "json"] {
        assert_eq!(folder.run(&["coverage", "--format", format]).code, 0, "{format}");
    }
}

/// What stands in a total under an outcome.
fn counted(total: &Value, outcome: &str) -> u64 {
    total["requirements"][outcome].as_u64().unwrap()
}

/// Totals are counted anew from the requirements one by one, and held against what `check` counts and finds.
#[test]
fn totals_are_what_is_counted_from_the_outcome_of_a_check() {
    let mut seen = 0;
    for name in REPOSITORIES {
        let run = |arguments: &[&str]| {
            let mut command = Folder::new().command(arguments);
            json(&finished(command.current_dir(folder(name)), "").out)
        };
        let day = ["--as-of", "2026-05-01", "--format", "json"];
        let check = run(&[&["check", "--fail-on", "never"], &day[..]].concat());
        let coverage = run(&[&["coverage"], &day[..]].concat());
        let key = |policy: &Value| (policy["path"].to_string(), policy["facility"].to_string());
        let checked: BTreeMap<_, &Value> =
            check["policies"].as_array().unwrap().iter().map(|policy| (key(policy), &policy["requirements"])).collect();
        let policies = coverage["policies"].as_array().unwrap();
        assert_eq!(checked.len(), policies.len(), "{name}");
        let mut open: BTreeSet<(String, String)> = BTreeSet::new();
        for policy in policies {
            let mut all: BTreeMap<String, u64> = BTreeMap::new();
            let mut marked: BTreeMap<&str, u64> = BTreeMap::new();
            for standard in policy["standards"].as_array().unwrap() {
                let rows = standard["requirements"].as_array().unwrap();
                let count = |which: &dyn Fn(&Value) -> bool| rows.iter().filter(|row| which(row)).count() as u64;
                let total = &standard["total"];
                let asked = count(&|row| !["not_applicable", "delegated"].contains(&row["outcome"].as_str().unwrap()));
                let met = count(&|row| ["covered", "inherited"].iter().any(|met| row["outcome"].as_str().unwrap().starts_with(met)));
                assert_eq!((total["asked"].as_u64(), total["met"].as_u64()), (Some(asked), Some(met)), "{name} {policy}");
                for part in ["volumes", "chapters"] {
                    for outcome in ["covered", "inherited", "missing", "not_applicable", "out_of_scope"] {
                        let parts = standard[part].as_array().unwrap().iter().map(|part| counted(&part["total"], outcome)).sum::<u64>();
                        assert_eq!(parts, counted(&standard["total"], outcome), "{name} {part} {outcome}");
                    }
                }
                for row in rows {
                    let outcome = row["outcome"].as_str().unwrap();
                    *all.entry(outcome.to_owned()).or_default() += 1;
                    if ["missing", "unmet", "partly", "unclaimed", "declared_not_said"].contains(&outcome) {
                        let facility = row["requirement"].as_str().unwrap().to_owned();
                        open.insert((policy["path"].as_str().unwrap().to_owned(), facility));
                    }
                    let judged = !["not_applicable", "unknown", "out_of_scope"].contains(&outcome);
                    let state = row["text_state"].as_str().unwrap();
                    for (mark, is_marked) in [
                        ("excluded", row["excluded"] == true),
                        ("deemed", row["deemed"] == true),
                        ("assumed_applicable", row["assumed_applicable"] == true),
                        ("unverified", judged && state == "unverified"),
                        ("not_available", judged && state == "not_available"),
                        ("carried", judged && !row["carried_from"].is_null()),
                    ] {
                        *marked.entry(mark).or_default() += u64::from(is_marked);
                    }
                    let shown = !row["evidence"].as_array().unwrap().is_empty();
                    assert!(shown || !(outcome.starts_with("covered") || outcome.starts_with("inherited")), "{name} {row}");
                    let why = !row["because"].is_null();
                    assert!(why || !["not_applicable", "out_of_scope", "unknown"].contains(&outcome), "{name} {row}");
                    assert!(!row["lacks"].as_array().unwrap().is_empty() || !["unmet", "partly"].contains(&outcome), "{name} {row}");
                    seen += 1;
                }
            }
            let counts = checked[&key(policy)];
            for (outcome, count) in counts.as_object().unwrap().iter().filter(|(_, count)| count.is_u64()) {
                assert_eq!(count.as_u64(), Some(all.remove(outcome).unwrap_or_default()), "{name} {} {outcome}", policy["path"]);
            }
            assert!(all.is_empty(), "{all:?}");
            for (mark, count) in counts["of_these"].as_object().unwrap() {
                assert_eq!(count.as_u64(), Some(marked.remove(mark.as_str()).unwrap_or_default()), "{name} {mark}");
            }
        }
        // An exclusion that is not allowed is told in the place of what is missing.
        let open_ones =
            ["missing", "unmet", "partly", "unclaimed", "unsaid", "unjustified-exclusion"].map(|rule| format!("coverage/{rule}"));
        let findings = check["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| open_ones.iter().any(|rule| *rule == finding["rule"].as_str().unwrap()));
        let found: BTreeSet<String> = findings.map(|finding| finding["requirement"].as_str().unwrap().to_owned()).collect();
        let told: BTreeSet<String> = open.into_iter().map(|(_, requirement)| requirement).collect();
        assert_eq!(found, told, "{name}");
    }
    assert!(seen > 500, "{seen}");
}

/// The rows of a CSV, quotes and line ends within fields minded.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => field.extend(letters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut field)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            (other, _) => field.push(other),
        }
    }
    rows
}

/// Whoever counts the rows of the worksheet comes to the sums of the JSON: outcomes, and apart from them what is unverified, could not be had
/// or is carried.
#[test]
fn the_worksheet_adds_up_to_the_totals() {
    for name in ["medical-corporation", "university-hospital", "hospital-7", "small-clinic", "small-clinic-6"] {
        let run = |format: &str| {
            let mut command = Folder::new().command(&["coverage", "--lang", "en", "--format", format]);
            finished(command.current_dir(folder(name)), "").out
        };
        let rows = rows(&run("csv"));
        let column = |title: &str| rows[0].iter().position(|head| head == title).unwrap_or_else(|| panic!("{title}: {:?}", rows[0]));
        let (path, id, outcome, state, carried) =
            (column("policy"), column("standard"), column("outcome"), column("state of the text"), column("carried over from"));
        let coverage = json(&run("json"));
        let mut seen = 0;
        for policy in coverage["policies"].as_array().unwrap() {
            for standard in policy["standards"].as_array().unwrap() {
                let is_of =
                    |row: &&Vec<String>| row[path] == *policy["path"].as_str().unwrap() && row[id] == *standard["id"].as_str().unwrap();
                let of: Vec<&Vec<String>> = rows[1..].iter().filter(is_of).collect();
                let told = standard["requirements"].as_array().unwrap();
                assert_eq!(of.len(), told.len(), "{name} {}", policy["path"]);
                let count = |which: &dyn Fn(&Vec<String>) -> bool| of.iter().filter(|row| which(row)).count() as u64;
                let met = |row: &Vec<String>| ["covered", "inherited"].iter().any(|met| row[outcome].starts_with(met));
                assert_eq!(standard["total"]["met"].as_u64(), Some(count(&met)), "{name} {}", policy["path"]);
                for (mark, is_marked) in [
                    ("unverified", &(|row: &Vec<String>| row[state] == "unverified") as &dyn Fn(&Vec<String>) -> bool),
                    ("not_available", &|row| row[state] == "not available"),
                    ("carried", &|row| !row[carried].is_empty()),
                ] {
                    let of_met = count(&|row| met(row) && is_marked(row));
                    assert_eq!(standard["total"]["met_uncertain"][mark].as_u64(), Some(of_met), "{name} {} {mark}", policy["path"]);
                }
                seen += told.len();
            }
        }
        assert_eq!(seen, rows.len() - 1, "{name}");
    }
}
