//! Canonical text: the same for every hand, stable, and never another meaning. Held on every document of the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use kitei::internals::diagnostic::Findings;
use kitei::internals::format::{Formatted, Settings, format};
use kitei::internals::write::Table;
use kitei::internals::{Whole, syntax};
use kitei::{Diagnostic, FileId, Lang};

use crate::harness::{HOSPITAL, Repository};

/// The built-in vocabulary alone.
static BUILT_IN: LazyLock<Whole> = LazyLock::new(|| Repository::default().read());

/// Formats a text by the words of the repository that it stands in.
pub(crate) fn with(texts: &Whole, text: &str, spelling: Option<Lang>) -> Formatted {
    let table = Table::new(&texts.knowledge.vocabulary, &texts.documents);
    format(text, &Settings { words: &table, spelling, pinned: None })
}

fn formatted(text: &str) -> String {
    with(&BUILT_IN, text, None).text
}

fn spelled(text: &str, lang: Lang) -> String {
    with(&BUILT_IN, text, Some(lang)).text
}

/// Every document of the repository, by the folder that is judged as one.
pub(crate) fn repositories() -> BTreeMap<PathBuf, Repository> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("fixtures"), root.join("rules")];
    let mut all: BTreeMap<PathBuf, Repository> = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "kitei") {
                let home = path.ancestors().find(|above| above.join("kitei.toml").is_file()).unwrap_or(path.parent().unwrap());
                let name = path.strip_prefix(home).unwrap().to_str().unwrap().replace('\\', "/");
                all.entry(home.to_owned()).or_default().0.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    assert!(all.values().map(|repository| repository.0.len()).sum::<usize>() > 100);
    all
}

/// What is found, places left out.
fn told(findings: &[Diagnostic]) -> Vec<(&'static str, String, Option<String>)> {
    let mut told: Vec<_> =
        findings.iter().map(|finding| (finding.rule.name, finding.message.ja.clone(), finding.requirement.clone())).collect();
    told.sort();
    told
}

fn map(repository: &Repository, change: impl Fn(&str) -> String) -> Repository {
    Repository(repository.0.iter().map(|(path, text)| (path.clone(), change(text))).collect())
}

#[test]
fn every_document_has_one_canonical_text() {
    for (folder, repository) in repositories() {
        let texts = repository.read();
        for (path, text) in &repository.0 {
            let once = with(&texts, text, None);
            let twice = with(&texts, &once.text, None);
            assert_eq!(twice.text, once.text, "{}/{path}", folder.display());
            assert_eq!(once.text.matches("//").count(), text.matches("//").count(), "{}/{path}", folder.display());
            assert!(!once.text.lines().any(|line| line.ends_with(' ')), "{}/{path}", folder.display());
        }
    }
}

/// Documents that show a damage, or what somebody tried, are left as they would be typed.
fn is_damaged_on_purpose(path: &Path) -> bool {
    let path = path.to_string_lossy().replace('\\', "/");
    path.contains("fixtures/broken/")
        || path.contains("fixtures/judgement/")
        || ["syntax", "security"].iter().any(|family| path.contains(&format!("fixtures/checks/{family}/"))) && path.ends_with("/bad.kitei")
}

#[test]
fn every_document_that_can_be_read_is_in_its_canonical_text() {
    let mut untidy = Vec::new();
    for (folder, repository) in repositories() {
        let texts = repository.read();
        for (path, text) in &repository.0 {
            let full = folder.join(path);
            let mut found = Findings::default();
            syntax::read(FileId(0), &Arc::from(text.as_str()), &mut found);
            if is_damaged_on_purpose(&full) {
                continue;
            }
            assert!(found.is_empty(), "{} cannot be read", full.display());
            if &with(&texts, text, None).text != text {
                untidy.push(full);
            }
        }
    }
    assert!(untidy.is_empty(), "`kitei fmt` would write anew: {untidy:#?}");
}

/// A text in a hand of its own: no line as wide, no block as broken.
fn scrawled(text: &str) -> String {
    let scrawl = |line: &str| {
        let (blanks, said) = line.split_at(line.len() - line.trim_start().len());
        format!("{blanks}{blanks} {said}  ")
    };
    text.lines().map(scrawl).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_canonical_text_is_judged_as_the_text_is() {
    for folder in ["medical-corporation", "university-hospital", "small-clinic-6"] {
        let repository = repositories().into_iter().find(|(path, _)| path.ends_with(folder)).unwrap().1;
        let texts = repository.read();
        let repository = map(&repository, scrawled);
        let canonical = map(&repository, |text| with(&texts, text, None).text);
        assert_ne!(canonical.0, repository.0);
        assert_eq!(told(&canonical.judge().findings), told(&repository.judge().findings), "{folder}");
        for lang in [Lang::En, Lang::Ja] {
            let other = map(&repository, |text| with(&texts, text, Some(lang)).text);
            assert_eq!(told(&other.judge().findings), told(&repository.judge().findings), "{folder} in {lang:?}");
        }
    }
}

/// The rules of what is found in a repository, by file.
fn rules(repository: &Repository) -> Vec<(String, &'static str)> {
    let verdict = repository.judge();
    let of = |finding: &Diagnostic| (verdict.texts.sources.path(finding.span.file).to_owned(), finding.rule.name);
    let mut rules: Vec<_> = verdict.findings.iter().map(of).collect();
    rules.sort();
    rules
}

#[test]
fn a_slip_is_the_same_slip_afterwards() {
    for (folder, repository) in repositories() {
        let texts = repository.read();
        let canonical = map(&repository, |text| with(&texts, text, None).text);
        assert_eq!(rules(&canonical), rules(&repository), "{}", folder.display());
    }
    for slip in ["文字種 英字、数字、\n           使い回し 禁止", "文字種 英字、数字、 使い回し 禁止", "文字種 英字、\n           使い回し"]
    {
        let text = format!("条 「a」 {{\n  対策 パスワード {{\n    {slip}\n  }}\n}}\n");
        becomes(&text, &text);
    }
}

#[test]
fn either_spelling_leads_back_to_the_same_bytes() {
    for (folder, repository) in repositories() {
        let texts = repository.read();
        for (path, text) in &repository.0 {
            let spelled = |text: &str, lang| with(&texts, text, Some(lang)).text;
            let english = spelled(text, Lang::En);
            let japanese = spelled(text, Lang::Ja);
            assert_eq!(spelled(&english, Lang::Ja), japanese, "{}/{path}", folder.display());
            assert_eq!(spelled(&japanese, Lang::En), english, "{}/{path}", folder.display());
            let mut found = Findings::default();
            syntax::read(FileId(0), &Arc::from(text.as_str()), &mut found);
            for lang in [None, Some(Lang::En), Some(Lang::Ja)] {
                // What can be read is written anew, never given back as it was.
                assert!(!found.is_empty() || with(&texts, text, lang).kept.is_empty(), "{}/{path}", folder.display());
            }
            for text in [&english, &japanese] {
                assert_eq!(&with(&texts, text, None).text, text, "{}/{path}", folder.display());
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_left_byte_for_byte() {
    let broken = repositories().into_iter().find(|(path, _)| path.ends_with("fixtures/broken")).unwrap().1;
    let texts = broken.read();
    let mut shown = String::new();
    for (path, text) in &broken.0 {
        let once = with(&texts, text, None);
        shown.extend(["==== ", path, "\n"]);
        for span in &once.kept {
            let kept = text.get(span.start as usize..span.end as usize).unwrap();
            assert!(once.text.contains(kept), "{path}: {kept}");
            shown.extend([kept, "\n"]);
        }
    }
    insta::assert_snapshot!("what_is_left_as_it_is", shown);
}

#[test]
fn a_damage_does_not_keep_the_rest_from_being_formatted() {
    let text =
        "規程 「x」 {\n 版 「1」\n   施行  令和8年4月1日\n}\n条 「a」 {\n対策 パスワード {\n最短文字数＝13文字\n  使い回し   禁止\n}\n}\n";
    let expected = "規程 「x」 {\n  版   「1」\n  施行 令和8年4月1日\n}\n\n条 「a」 {\n  対策 パスワード {\n    最短文字数＝13文字\n    使い回し 禁止\n  }\n}\n";
    assert_eq!(formatted(text), expected);
}

#[test]
fn english_is_english_throughout() {
    let repository = Repository::reference();
    let texts = repository.read();
    let english = with(&texts, &repository.0[HOSPITAL], Some(Lang::En)).text;
    let mut goes_on = false;
    for line in english.lines() {
        let head = line.trim_start().split(' ').next().unwrap();
        assert!(goes_on || head.is_ascii() || line.starts_with("//"), "{line}");
        goes_on = line.ends_with(',');
    }
    let part: Vec<&str> = english.lines().skip(150).take(150).collect();
    insta::assert_snapshot!("a_part_of_the_hospital_in_english", part.join("\n"));
}

/// A text and what becomes of it; what becomes of it stays so.
#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(formatted(text), expected);
    assert_eq!(formatted(expected), expected);
}

#[test]
fn a_policy_typed_in_haste() {
    becomes(
        "\u{feff}規程“夜間診療所 規程” ｛\n機関 診療所 \"夜間診療所\"；版 「1.0」\n\n\n\n   施行　令和８年４月１日。\n   見直し年1回 ｝\n現況{有 クラウド，VPN , BYOD}",
        "規程 「夜間診療所 規程」 {\n  機関 診療所 「夜間診療所」\n  版   「1.0」\n\n  施行 令和8年4月1日\n  見直し年1回\n}\n\n現況 {\n  有 クラウド、VPN、BYOD\n}\n",
    );
}

#[test]
fn blocks_stay_on_one_line_while_they_fit() {
    becomes(
        "条 「a」 { 対策 パスワード { 最短文字数 13文字; 使い回し 禁止 }; 役割 企画管理者 { } }",
        "条 「a」 {\n  対策 パスワード { 最短文字数 13文字; 使い回し 禁止 }\n  役割 企画管理者 {}\n}\n",
    );
    becomes(
        "条 「a」 {\n対策 パスワード {\n最短文字数 13文字\n使い回し 禁止 }\n}\n",
        "条 「a」 {\n  対策 パスワード {\n    最短文字数 13文字\n    使い回し   禁止\n  }\n}\n",
    );
    let reason = "あ".repeat(50);
    becomes(
        &format!("条 「a」 {{\n対策 パスワード {{ 最短文字数 13文字; 理由 「{reason}」 }} // 注\n}}\n"),
        &format!("条 「a」 {{\n  対策 パスワード {{ // 注\n    最短文字数 13文字\n    理由       「{reason}」\n  }}\n}}\n"),
    );
}

#[test]
fn comments_stay_where_they_are() {
    becomes(
        "// 頭\n規程 「x」 { // 開\n\n  // 版の前\n版 「1」 // 版の後   \n\n  // 終\n\n} // 閉\n// 間\n条 「a」 {\n// だけ\n}\n\n\n// 尾",
        "// 頭\n規程 「x」 { // 開\n  // 版の前\n  版 「1」 // 版の後\n\n  // 終\n} // 閉\n\n// 間\n条 「a」 {\n  // だけ\n}\n\n// 尾\n",
    );
    becomes(
        "現況 {\n有 クラウド、 // 電子カルテ\n  // 次\n  VPN、BYOD\n}\n",
        "現況 {\n  有 クラウド、 // 電子カルテ\n     // 次\n     VPN、BYOD\n}\n",
    );
}

#[test]
fn long_lists_are_broken_at_their_commas() {
    let list = ["リスク管理"; 11].join("、");
    let (first, second) = (["リスク管理"; 9].join("、"), ["リスク管理"; 2].join("、"));
    becomes(
        &format!("条 「a」 {{\n役割 企画管理者 {{ 職務 {list}; 充職 院長 }}\n}}\n"),
        &format!("条 「a」 {{\n  役割 企画管理者 {{\n    職務 {first}、\n         {second}\n    充職 院長\n  }}\n}}\n"),
    );
}

#[test]
fn a_line_that_a_suppression_speaks_of_stays_one() {
    let reason = "あ".repeat(50);
    let held = "// kitei: allow(consistency/unknown-actor) reason \"x\"";
    let block = format!("対策 パスワード {{ 最短文字数 13文字; 理由 「{reason}」 }}");
    let list = ["リスク管理"; 14].join("、");
    for text in [
        format!("条 「a」 {{\n  {block} {held}\n}}\n"),
        format!("条 「a」 {{\n  {held}\n  {block}\n}}\n"),
        format!("条 「a」 {{\n  役割 企画管理者 {{\n    充職 院長\n    職務 {list} {held}\n  }}\n}}\n"),
    ] {
        becomes(&text, &text);
    }
}

#[test]
fn what_shares_a_line_with_a_suppression_stays_on_it() {
    let held = "// kitei: allow(consistency/undecided) reason \"x\"";
    for (typed, written) in [
        ("  充職 院長;  任命者 ?", "  充職 院長; 任命者 ?"),
        ("対策 パスワード {最短文字数 ?}対策 利用者認証 { 要素数 2 }", "対策 パスワード { 最短文字数 ? }; 対策 利用者認証 { 要素数 2 }"),
    ] {
        for [before, behind] in [[String::new(), format!(" {held}")], [format!("{held}\n  "), String::new()]] {
            becomes(
                &format!("条 「a」 {{\n  項   「b」\n  {before}{typed}{behind}\n  項 「c」; 項 「d」\n}}\n"),
                &format!("条 「a」 {{\n  項 「b」\n  {before}{}{behind}\n  項 「c」\n  項 「d」\n}}\n", written.trim_start()),
            );
        }
    }
    becomes(&format!("条 「a」 {{項 「b」 }} {held}\n"), &format!("条 「a」 {{ 項 「b」 }} {held}\n"));
    // Where nothing can hold the line together, its section is left as it is.
    let typed = format!("条 「a」 {{  項 「b」 {held}\n 項 「c」\n}}\n");
    becomes(&format!("{typed}条 「d」   {{\n}}\n"), &format!("{typed}\n条 「d」 {{}}\n"));
}

#[test]
fn a_list_is_not_broken_for_what_is_said_after_it() {
    let purpose = "あ".repeat(60);
    let text = format!("条 「a」 {{\n  根拠法令 医師法第24条、医療法第21条 趣旨 「{purpose}」\n}}\n");
    becomes(&text, &text);
}

#[test]
fn a_chapter_in_the_head_of_a_standard_is_a_row() {
    let text = "基準 s-1 「s」 {\n  編 C 「編」\n  章 C5 「見直し」 { 類型 Ⅰ、Ⅲ }\n  章 C6 「管理」 { 類型 Ⅰ }\n  出典 「x」\n}\n";
    becomes(text, text);
}

#[test]
fn quotes_follow_the_language_unless_the_text_needs_its_own() {
    becomes("条 \"a\" {\n}\narticle 「b」 {\n}\n", "条 「a」 {}\n\narticle \"b\" {}\n");
    becomes(
        "条 \"片方だけ「\" {}\narticle 「\"b\"」 {}\narticle “”{\n}\n",
        "条 \"片方だけ「\" {}\n\narticle 「\"b\"」 {}\n\narticle \"\" {}\n",
    );
    becomes(
        "条 「a」 {\n  項 \"\"\"\n  一  二\t\n\n\n    三\n    \"\"\"\n}\n",
        "条 「a」 {\n  項 \"\"\"\n  一  二\t\n\n\n    三\n    \"\"\"\n}\n",
    );
}

#[test]
fn line_ends_are_those_of_the_file() {
    assert_eq!(formatted("規程 「x」 {\r\n版 「1」\r\n}\r\n条 「a」 {}"), "規程 「x」 {\r\n  版 「1」\r\n}\r\n\r\n条 「a」 {}\r\n");
    assert_eq!(formatted(""), "");
    assert_eq!(formatted("\n \n"), "");
}

#[test]
fn conditions_and_demands_are_spelled_too() {
    let english = "requirement X1-1 \"t\" {\n  state final_text\n  applies when outsourcing = yes and (institution = hospital, clinic or staff >= 100 people)\n  expects at least 2 system where hosting = cloud and stores != medical_information {\n    has measure password {\n      min_length 8 characters or equivalent\n      charset at least 2 of letters, digits_class\n      any of { reuse stated }\n    }\n  }\n}\n";
    let there = spelled(english, Lang::Ja);
    insta::assert_snapshot!("a_requirement_in_japanese", there);
    assert_eq!(spelled(&there, Lang::En), english);
}

#[test]
fn numbers_are_given_to_articles_that_have_none() {
    let pinned = |text: &str| crate::pinning::pinned(&Repository::of(HOSPITAL, text)).0[HOSPITAL].clone();
    let text =
        "章 「一」 {\n  条 「a」 {}\n\n  条 第３条の２ 「b」 {}\n}\n\n条 「c」 {}\n\n条 第六条 削除\n条 {}\n\n附則 {\n  条 「d」 {}\n}\n";
    let expected = "章 「一」 {\n  条 第1条 「a」 {}\n\n  条 第3条の2 「b」 {}\n}\n\n条 第4条 「c」 {}\n\n条 第六条 削除\n\n条 第7条 {}\n\n附則 {\n  条 「d」 {}\n}\n";
    assert_eq!(pinned(text), expected);
    assert_eq!(pinned(expected), expected);
    // A number that stands elsewhere is not given twice, but there is none before 第1条; numbered paragraphs go on as they begin.
    assert_eq!(pinned("条 「a」 {}\n\n条 第1条 「b」 {}\n"), "条 「a」 {}\n\n条 第1条 「b」 {}\n");
    assert_eq!(pinned("条 1 「a」 {}\n\n条 「b」 {}\n"), "条 1 「a」 {}\n\n条 2 「b」 {}\n");
    assert_eq!(pinned("article \"a\" {}\n"), "article 第1条 \"a\" {}\n");
}

#[test]
fn the_page_shows_what_is_written() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formatting.md")).unwrap();
    let fenced: Vec<&str> = page.split("```kitei\n").skip(1).map(|part| part.split("```").next().unwrap()).collect();
    assert!(!fenced.is_empty() && fenced.len().is_multiple_of(2));
    for pair in fenced.chunks(2) {
        becomes(pair[0], pair[1]);
    }
}

#[test]
fn no_text_is_too_much() {
    for text in [
        "条 「a」 { ".repeat(10_000),
        format!("現況 {{ 有 {} }}", "クラウド、".repeat(10_000)),
        "}".repeat(20_000),
        "「".repeat(5_000),
        "a { b 1; c 2 } ".repeat(4_000),
    ] {
        let once = formatted(&text);
        assert_eq!(formatted(&once), once);
    }
}
