//! `kitei cite` as a process.

use serde_json::{Value, json};

use crate::harness::Folder;

fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_citation_is_one_object() {
    let ran = Folder::new().run(&["cite", "--format", "json", "--as-of", "2026-11-22", "医療法施行規則十四条２項"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "{\"input\":\"医療法施行規則十四条２項\",\"canonical\":\"医療法施行規則第14条第2項\",\"law\":\"iryoho-shikokisoku\",\
         \"egov_id\":\"323M40000100050\",\"article\":\"14\",\"paragraph\":2,\"item\":null,\"status\":\"in-force\",\
         \"as_of\":\"2026-11-22\",\"held_to\":\"2026-09-30\",\"renumbered_to\":null}\n"
    );
}

#[test]
fn a_line_gives_as_many_objects_as_it_cites() {
    let input = "個人情報保護法第20条（安全管理措置）及び第27条第1項第2号の2から第4号まで\n\n第三者に提供しない。\n医療法第6条の12\n";
    let ran = Folder::new().run_over(&["cite", "--format", "json", "--as-of", "2026-11-22"], input);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let objects = objects(&ran.out);
    let seen: Vec<Value> = objects
        .iter()
        .map(|object| json!([object["canonical"], object["article"], object["item"], object["status"], object["renumbered_to"]]))
        .collect();
    assert_eq!(
        seen,
        [
            json!(["個人情報保護法第20条", "20", null, "not-in-force", "個人情報保護法第23条"]),
            json!(["個人情報保護法第27条第1項第2号の2", "27", "2_2", "unknown-item", null]),
            json!(["個人情報保護法第27条第1項第3号", "27", "3", "in-force", null]),
            json!(["個人情報保護法第27条第1項第4号", "27", "4", "in-force", null]),
            json!([null, null, null, "not-a-citation", null]),
            json!(["医療法第6条の12", "6_12", null, "in-force", null]),
        ]
    );
    assert_eq!(objects[4]["input"], "第三者に提供しない。");
}

#[test]
fn the_exit_code_tells_whether_all_are_in_force() {
    let folder = Folder::new();
    let code = |arguments: &[&str]| folder.run(&[&["cite"], arguments].concat()).code;
    assert_eq!(code(&["医療法第25条", "個人情報保護法第23条"]), 0);
    assert_eq!(code(&["医療法第25条", "個人情報保護法第500条"]), 1);
    assert_eq!(code(&["--as-of", "2023-03-31", "医療法施行規則第14条第2項"]), 1);
    assert_eq!(code(&["--as-of", "令和5年4月1日", "医療法施行規則第14条第2項"]), 0);
    assert_eq!(code(&["第三者"]), 1);
    assert_eq!(code(&["--format", "xml", "医療法"]), 2);
    assert_eq!(code(&["--as-of", "いつか", "医療法"]), 2);
}

#[test]
fn without_input_the_run_fails() {
    let folder = Folder::new();
    let ran = folder.run_over(&["cite", "--lang", "ja"], "\n");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", "エラー: 引用がありません\n"));
    assert!(folder.run_over(&["cite"], "").err.contains("error: there is no citation to read"));
}

/// The text in a language, at 80 columns.
fn text(citation: &str, lang: &str) -> String {
    Folder::new().run(&["cite", "--lang", lang, "--as-of", "2026-11-22", citation]).out
}

#[test]
fn the_text_says_what_it_is_and_how_it_stands() {
    for (name, citation) in [
        ("a_paragraph", "医療法施行規則14条2項"),
        ("a_renumbered_article", "個人情報保護法第20条（安全管理措置）"),
        ("an_old_number", "個人情報保護法第20条"),
        ("a_misspelt_law", "医療法施工規則第14条第2項"),
        ("no_law_said", "法第25条"),
        ("no_citation", "第三者提供"),
        ("a_missing_paragraph", "医師法第24条第3項"),
        ("a_paragraph_not_yet_held", "医療法施行規則第14条第3項"),
        ("an_article_that_runs_on", "医療法第95条"),
        ("a_deleted_article", "医師法第25条"),
        ("a_repealed_law", "行政機関個人情報保護法第6条"),
        ("a_supplementary_provision", "個人情報保護法附則（令和3年法律第37号）第2条"),
    ] {
        insta::assert_snapshot!(format!("cite_{name}_ja"), text(citation, "ja"));
        insta::assert_snapshot!(format!("cite_{name}_en"), text(citation, "en"));
    }
}

/// `explain` gives the object of `cite` and what rests on it.
#[test]
fn explain_writes_json_of_citations() {
    let folder = Folder::new();
    let on = |command: &str| folder.run(&[command, "--format", "json", "--as-of", "2026-11-22", "医療法施行規則第14条第2項"]);
    let (explained, cited) = (on("explain"), on("cite"));
    assert_eq!((explained.code, explained.err.as_str()), (0, ""));
    let (mut explained, cited) = (objects(&explained.out), objects(&cited.out));
    assert_eq!(explained[0].as_object_mut().unwrap().remove("requirements"), Some(json!(["mhlw-6.0/G1.1-1"])));
    assert_eq!(explained, cited);
    let ran = folder.run(&["explain", "--lang", "ja", "--format", "json", "coverage/missing"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "エラー: --format json は法令の引用にだけ使えます\n"));
}

/// An old number says what it stood for; what the old article did not have was never there under its number.
#[test]
fn an_old_number_says_what_stood_there() {
    let told = |citation: &str| text(citation, "ja").contains("令和4年3月31日までこの番号にあった規定: 安全管理措置（今は第23条）");
    assert!(told("個人情報保護法第20条") && told("個人情報保護法第20条第1項"));
    assert!(!told("個人情報保護法第20条第2項"));
    let unbroken = text("個人情報保護法第14条", "ja").replace("\n    ", "");
    assert!(unbroken.contains("国及び地方公共団体の協力（今は第15条）"), "{unbroken}");
}

#[test]
fn explain_takes_what_cite_takes() {
    let folder = Folder::new();
    let page = |name: &str| folder.run(&["explain", "--as-of", "2026-11-22", name]).out;
    let wanted = page("医療法施行規則第14条第2項");
    assert!(wanted.contains("requirements that rest on it"), "{wanted}");
    for name in [
        "医療法施行規則十四条２項",
        "医療法施行規則第14条の第2項",
        "Article 14(2) of the Regulation for Enforcement of the Medical Care Act",
    ] {
        assert_eq!(page(name), wanted, "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_never_the_law_in_force() {
    for (citation, unread) in [
        ("医療法第廿五条", "第廿五条"),
        ("医療法第1000000条", "第1000000条"),
        ("医療法第●条", "第●条"),
        ("医療法第○○条", "第○○条"),
        ("医療法第25条第●項", "第●項"),
        ("医療法第25条第1項第●号", "第●号"),
        ("医療法第25条第1000000項", "第25条第1000000項"),
        ("医療法（昭和23年法律第205号）第●条", "第●条"),
        ("医療法第25条及び第●条", "第●条"),
        ("医療法第25条の●", "●"),
        ("医療法附則第●条", "第●条"),
        ("Article 25, paragraph X of the Medical Care Act", "paragraph X"),
        ("Article 1000000 of the Medical Care Act", "Article 1000000"),
    ] {
        let folder = Folder::new();
        let ran = folder.run(&["cite", "--as-of", "2026-11-22", citation]);
        assert_eq!(ran.code, 1, "{citation}: {}", ran.out);
        assert!(ran.out.contains(&format!("\"{unread}\" could not be read")) && !ran.out.contains("in force"), "{citation}: {}", ran.out);
        let ran = folder.run(&["cite", "--format", "json", "--as-of", "2026-11-22", citation]);
        let object = &objects(&ran.out)[0];
        assert_eq!((ran.code, &object["status"], &object["canonical"]), (1, &json!("not-read"), &Value::Null), "{citation}");
    }
    let sound = ["医療法第25条", "医療法第二十五条の規定に基づき、届け出る。", "Article 25 of the Medical Care Act"];
    assert_eq!(Folder::new().run(&[&["cite", "--as-of", "2026-11-22"][..], &sound].concat()).code, 0);
}
