//! `kitei standards compare` over documents of ours in the layout of the ministry's, printed in several ways
//! (`fixtures/standards-compare/`).

mod variants;

use std::fs;

use serde_json::Value;

use crate::harness::{Folder, Ran, folder};

const FORMS: [&str; 5] = ["reportlab.pdf", "libreoffice.pdf", "chromium.pdf", "plain.txt", "layout.txt"];

/// A repository with the standard and some of the documents.
fn repository(documents: &[&str]) -> Folder {
    let from = folder("standards-compare");
    let with = |to: Folder, name: &str| to.with(name, fs::read(from.join(name)).unwrap());
    documents.iter().fold(with(Folder::new(), "mihon-1.kitei"), |to, name| with(to, name))
}

fn compare(repository: &Folder, arguments: &[&str]) -> Ran {
    repository.run(&[&["standards", "compare", "mihon-1", "--lang", "ja", "--as-of", "2026-11-29"], arguments].concat())
}

fn json(repository: &Folder, document: &str) -> Value {
    let ran = compare(repository, &[document, "--format", "json"]);
    assert_eq!(ran.err, "", "{document}");
    serde_json::from_str(&ran.out).unwrap()
}

/// What came of each item, with the number that the text gives.
fn verdicts(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    items
        .iter()
        .map(|item| format!("{} {} {}", text(&item["verdict"]), text(&item["standard"]["item"]), text(&item["text"]["number"])))
        .collect()
}

#[test]
fn every_item_is_found_and_none_is_invented() {
    for form in FORMS {
        assert_eq!(
            verdicts(&json(&repository(&[form]), form)),
            [
                "alike U1-1 運用編1①",
                "disagrees U1-2 運用編1②",
                "missing - 運用編1③",
                "renumbered U1-x-haiki 運用編1④",
                "disagrees U2-kakunin-1 運用編2＜確かめる責任＞①",
                "disagrees U2-kakunin-2 運用編2＜確かめる責任＞②",
                "missing - 運用編2＜見直す責任＞①",
                "missing - 運用編2＜見直す責任＞②",
                "missing - 運用編2＜見直す責任＞③",
                "alike U3-1 運用編3①",
                "renumbered U3-3 運用編3②",
                "missing - 運用編3③",
                "absent U3-9 -",
            ],
            "{form}"
        );
    }
}

#[test]
fn sentences_are_the_same_in_whatever_form_they_are_read() {
    let sentences = |form: &str| -> Vec<Value> {
        let answer = json(&repository(&[form]), form);
        answer["items"].as_array().unwrap().iter().map(|item| item["text"]["sentence"].clone()).collect()
    };
    let first = sentences("reportlab.pdf");
    assert_eq!(first[0], "端末の台帳を整え、利用する端末を毎年1回点検すること。点検の結果は、人の名とともに残すこと。");
    assert_eq!(
        first[1],
        "端末を外へ持ち出すときは、次の事項を定めること。\n(1) 持ち出す端末の種類及び持ち出しを許す者\n\
         (2) 紛失したときの届出。ただし、次のものを除く。\na. 貸し出す前の端末\nb. 初期化を終えた端末"
    );
    let long = first[2].as_str().unwrap();
    assert!(
        long.starts_with("病棟の端末については、")
            && long.ends_with(
                "古くなった端末については、その置き場所、持ち主、使い始めた日及び返す日を台帳に書き、書いた者の名を添えること。"
            )
    );
    assert_eq!(long.matches("書いた者の名を添えること。").count(), 15);
    for form in FORMS {
        assert_eq!(sentences(form), first, "{form}");
    }
}

#[test]
fn what_disagrees_is_said() {
    let answer = json(&repository(&["reportlab.pdf"]), "reportlab.pdf");
    let remarks: Vec<&str> = answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|item| item["remarks"].as_array().unwrap())
        .map(|text| text.as_str().unwrap())
        .collect();
    assert_eq!(
        remarks,
        [
            "組み込まれていない細目：b",
            "数値：本文は「13文字」、組み込みは「8文字」",
            "義務の強さ：本文は「努力義務」、組み込みは「義務」",
            "この番号は、組み込みでは別の遵守事項のものです",
        ]
    );
    assert_eq!(answer["documents"][0]["remarks"][0], "1の参照類型：本文は「Ⅰ、Ⅱ、Ⅲ、Ⅳ」、組み込みは「Ⅰ、Ⅲ」");
    assert_eq!(answer["volumes_not_read"][0], "経営編");
}

#[test]
fn a_damaged_page_hides_nothing_and_is_told() {
    let answer = json(&repository(&["damaged-page.pdf"]), "damaged-page.pdf");
    let unread = &answer["documents"][0]["unread"];
    assert_eq!((unread.as_array().unwrap().len(), &unread[0]["page"]), (1, &Value::from(4)));
    let verdicts = verdicts(&answer);
    // The item that goes over the page is not taken for whole, what stands after it is read.
    assert!(
        verdicts.contains(&"missing - 運用編1③".to_owned()) && verdicts.contains(&"renumbered U1-x-haiki 運用編1④".to_owned()),
        "{verdicts:?}"
    );
    let torn = answer["items"].as_array().unwrap().iter().find(|item| item["text"]["number"] == "運用編1③").unwrap();
    assert_eq!(torn["remarks"][0], "本文の一部を読めていません");
    assert_eq!(verdicts.last().unwrap(), "absent U3-9 -");
}

#[test]
fn a_damaged_file_is_told_and_the_others_are_read() {
    let repository = repository(&["damaged-file.pdf", "reportlab.pdf"]);
    let ran = compare(&repository, &["damaged-file.pdf", "reportlab.pdf"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.out
            .starts_with("damaged-file.pdf：読めませんでした\n  PDF が壊れていて読めません\nreportlab.pdf：運用編、7頁、遵守事項12項目\n"),
        "{}",
        ran.out
    );
}

#[test]
fn the_standard_that_is_written_holds_what_the_text_says() {
    for lang in ["ja", "en"] {
        let repository = repository(&["chromium.pdf", "plain.txt"]);
        let to_write = ["--write", "own.kitei", "--confirmed-by", "情報 太郎", "--as-of", "2026-11-29", "--lang", lang];
        let written = repository.run(&[&["standards", "compare", "mihon-1", "chromium.pdf"], &to_write[..]].concat());
        assert_eq!(written.code, 1, "{}", written.err);
        let own = fs::read_to_string(repository.path().join("own.kitei")).unwrap();
        assert_eq!(
            repository.run(&["check", "own.kitei", "--lang", "en", "--as-of", "2026-11-29"]).out,
            "no findings (2 files, as of 2026-11-29)\n"
        );
        assert_eq!(repository.run(&["fmt", "--check", "own.kitei"]).code, 0, "{own}");
        // Held against the text again, all of it is there; what disagrees is left to people.
        let again = repository.run(&["standards", "compare", "own", "plain.txt", "--format", "json", "--lang", "ja"]);
        let answer: Value = serde_json::from_str(&again.out).unwrap();
        let open: Vec<String> = verdicts(&answer).into_iter().filter(|verdict| !verdict.starts_with("alike")).collect();
        assert_eq!(
            open,
            ["disagrees U2-kakunin-1 運用編2＜確かめる責任＞①", "disagrees U2-kakunin-2 運用編2＜確かめる責任＞②", "absent U3-9 -"]
        );
        assert_eq!(answer["documents"][0]["remarks"], Value::Array(Vec::new()));
        let page = repository.run(&["explain", "運用編1④", "--lang", "ja", "--as-of", "2026-11-29"]);
        assert!(page.out.contains("mihon-1/U1-x-haiki") && page.out.contains("2026-11-29（確認者 情報 太郎）"), "{}{}", page.out, page.err);
        let added = repository.run(&["explain", "運用編3③", "--lang", "ja"]);
        assert!(added.out.contains("通信の経路を図に示し"), "{}{}", added.out, added.err);
    }
}

#[test]
fn a_policy_is_judged_by_what_was_written() {
    let policy = "規程 「見本」 {\n  準拠 mihon-1\n}\n条 第1条 「通信」 {\n  項 「通信の経路を図に示す。」\n}\n";
    let repository = repository(&["reportlab.pdf"]).with("policy.kitei", policy).with("kitei.toml", "[check]\nstandards = [\"own\"]\n");
    compare(&repository, &["reportlab.pdf", "--write", "own.kitei", "--confirmed-by", "情報 太郎"]);
    let lines = repository.concise(&["policy.kitei", "--lang", "ja", "--as-of", "2026-11-29"]);
    let told = |item: &str| lines.iter().any(|line| line.contains("coverage/missing") && line.contains(item));
    assert!(told("運用編3③「通信の経路を図に示し") && told("運用編2見直す責任①") && told("運用編1④"), "{lines:#?}");
}

/// A standard that only adds to the guideline asks all of it; one that takes something back does not.
#[test]
fn a_standard_that_only_adds_is_as_official_as_the_guideline() {
    let policy = "規程 「見本」 {\n  機関 診療所 「見本診療所」\n  準拠 mhlw-6.0、own\n}\n";
    let unofficial = |body: &str| {
        let own = format!("基準 own 「本文との照合済み」 改正 mhlw-6.0 {{\n}}\n{body}");
        let lines = Folder::new().with("own.kitei", own).with("policy.kitei", policy).concise(&["--as-of", "2026-05-01"]);
        lines.iter().any(|line| line.contains("standard/unofficial"))
    };
    let added = "遵守事項 M8-99 「加えたもの」 {\n  本文のみ 理由 「見本である。」\n}\n";
    let raised = "改める M1-99 「三つの方針」 旧番号 M1-x-three-policies {\n  本文状態 正文\n}\n";
    assert!(!unofficial(&format!("{added}{raised}")));
    for weaker in [
        "改める G1.1-1 「法令」 {\n  努力義務\n}\n",
        "改める G1.1-1 「法令」 {\n  削る 細目 a\n}\n",
        "改める G1.1-1 「法令」 {\n  適用条件 クラウド = 有\n}\n",
        "改める G1.1-1 「法令」 {\n  削る 遵守事項\n}\n",
    ] {
        assert!(unofficial(&format!("{added}{weaker}")), "{weaker}");
    }
}

#[test]
fn nothing_is_written_over_what_others_wrote() {
    let repository = repository(&["plain.txt"]).with("own.kitei", "基準 own 「私の基準」 改正 mihon-1 {\n}\n");
    let ran = compare(&repository, &["plain.txt", "--write", "own.kitei", "--confirmed-by", "情報 太郎"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("「own.kitei」は既にあり"), "{}", ran.err);
    let twice = ["plain.txt", "--write", "second.kitei", "--confirmed-by", "情報 太郎"];
    assert_eq!((compare(&repository, &twice).code, compare(&repository, &twice).code), (1, 1));
    for (arguments, said) in [
        (vec!["plain.txt", "--write", "own.txt", "--confirmed-by", "x"], "own.kitei など"),
        (vec!["plain.txt", "--write", "mihon-1.kitei", "--confirmed-by", "x"], "既にあり"),
        (vec!["plain.txt", "--write", "own2.kitei"], "--confirmed-by"),
        (vec!["plain.txt", "--write", "own2.kitei", "--confirmed-by", " "], "氏名"),
    ] {
        let ran = compare(&repository, &arguments);
        assert!(ran.code == 2 && ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn the_worksheet_has_no_sentence_of_the_text() {
    let repository = repository(&["reportlab.pdf"]);
    let ran = compare(&repository, &["reportlab.pdf", "--format", "csv"]);
    assert_eq!(ran.out.lines().count(), 14);
    assert!(ran.out.contains("未収録,運用編,3,,,,,運用編3③,7,この番号は、組み込みでは別の遵守事項のものです,,\r\n"), "{}", ran.out);
    assert!(!ran.out.contains("通信の経路"));
}

#[test]
fn another_edition_another_volume_and_other_files_are_refused() {
    let other = "見本病院連合 情報の安全管理に関する見本指針 第2.0版（運用編）\n1.端末\n【遵守事項】\n① 見本のこと。\n";
    let repository = repository(&["reportlab.pdf", "plain.txt"])
        .with("other.txt", other)
        .with("nothing.txt", "\n\u{c}\n")
        .with("sjis.txt", b"\x8bK\x92\xf6")
        .with("untitled.txt", "ただの文書\n")
        .with("001.txt", "見本病院連合 見本指針 第1.0版（概説編）\n運用編とともに読むこと。\n")
        .with("fake.pdf", "%PDF-1.7\nnothing");
    for (document, said) in [
        ("other.txt", "第2.0版の文書で"),
        ("nothing.txt", "文字がありません"),
        ("sjis.txt", "UTF-8 のテキストでもありません"),
        ("untitled.txt", "どの編か分かりません"),
        ("001.txt", "どの編か分かりません"),
        ("fake.pdf", "PDF が壊れていて読めません"),
        ("absent.pdf", "読めません："),
    ] {
        let ran = compare(&repository, &[document]);
        assert!(ran.code == 2 && ran.out.contains(said), "{document}: {}{}", ran.out, ran.err);
    }
    let twice = compare(&repository, &["reportlab.pdf", "plain.txt"]);
    assert!(twice.code == 2 && twice.out.contains("運用編は既に読んでいます"), "{}", twice.out);
    let unknown = repository.run(&["standards", "compare", "mihon-9", "plain.txt", "--lang", "en"]);
    assert!(unknown.code == 2 && unknown.err.starts_with("error: there is no standard \"mihon-9\""), "{}", unknown.err);
}

#[test]
fn a_document_that_is_as_the_standard_has_it_exits_with_0() {
    let text = "見本病院連合 情報の安全管理に関する見本指針 第1.0版（経営編）\n1.方針\n【遵守事項】\n① 方針を定めること。\n";
    let repository = repository(&[]).with("経営編.txt", text);
    let ran = compare(&repository, &["経営編.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

/// Of an edition that is known by name alone everything is lacking; who has its text is judged by it all the same.
#[test]
fn an_edition_that_is_known_by_name_alone_is_filled_from_its_text() {
    let text =
        "見本病院連合 情報の安全管理に関する見本指針 第2.0版（運用編）\n1.端末\n【遵守事項】\n① 端末を数えること。\n② 端末をしまうこと。\n";
    let edition = "基準 mihon-2 「見本病院連合 情報の安全管理に関する見本指針 第2.0版」 改正 mihon-1 {\n  公表 2027-04-01\n  本文状態 本文未入手\n}\n";
    let policy = "規程 「見本」 {\n  準拠 mihon-2\n}\n条 第1条 「端末」 {\n  対応 運用編1①\n  項 「端末を毎月数え、数を記録する。」\n}\n";
    let repository = repository(&[])
        .with("mihon-2.kitei", edition)
        .with("運用編.txt", text)
        .with("policy.kitei", policy)
        .with("kitei.toml", "[check]\nstandards = [\"own\"]\n");
    let ran = repository.run(&[
        "standards",
        "compare",
        "mihon-2",
        "運用編.txt",
        "--lang",
        "ja",
        "--write",
        "own.kitei",
        "--confirmed-by",
        "情報 太郎",
    ]);
    let said = "「own.kitei」を書きました：確認0件（うち番号を改めたもの0件）、追加2件、未解決0件";
    assert!(ran.code == 0 && ran.err.lines().any(|line| line == said), "{}{}", ran.out, ran.err);
    let lines = repository.concise(&["--lang", "ja", "--as-of", "2027-05-01"]);
    let missing: Vec<&String> = lines.iter().filter(|line| line.contains("coverage/")).collect();
    assert!(missing.len() == 1 && missing[0].contains("運用編1②「端末をしまうこと」"), "{lines:#?}");
}

/// Files that were torn in many ways are read as far as they go, or told; nothing ends the program.
#[test]
fn torn_files_end_in_an_answer() {
    for form in ["reportlab.pdf", "libreoffice.pdf"] {
        let whole = fs::read(folder("standards-compare").join(form)).unwrap();
        let mut number = 7_u64;
        for round in 0..24_usize {
            let mut torn = whole.clone();
            for _ in 0..12 {
                // A generator of its own, so that each run tears alike.
                number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = usize::try_from(number >> 33).unwrap() % torn.len();
                torn[at] = u8::try_from(number >> 24 & 0xff).unwrap();
            }
            torn.truncate(whole.len() - (round % 4) * whole.len() / 5);
            let repository = repository(&[]).with("torn.pdf", &torn);
            let ran = compare(&repository, &["torn.pdf", "--format", "json"]);
            assert!(matches!(ran.code, 1 | 2) && !ran.err.contains("panicked"), "{form} {round}: {}", ran.err);
        }
    }
}

/// A file of twenty thousand brackets within brackets, and one that unpacks to a thousand times its size.
#[test]
fn hostile_files_are_bounded() {
    let deep = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /X {}{} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n",
        "[".repeat(20_000),
        "]".repeat(20_000)
    );
    let cycle = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 9999999 >>\nendobj\n\
                 3 0 obj\n<< /Type /Page /Parent 3 0 R /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length 5 >>\nstream\n/F Do\nendstream\nendobj\n\
                 5 0 obj\n<< /Subtype /Form /Length 11 >>\nstream\n/F Do /F Do\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n";
    let repository = repository(&[]).with("deep.pdf", deep).with("cycle.pdf", cycle);
    for name in ["deep.pdf", "cycle.pdf"] {
        let ran = compare(&repository, &[name, "--format", "json"]);
        assert!(matches!(ran.code, 1 | 2) && !ran.out.is_empty(), "{name}: {}", ran.err);
    }
}
