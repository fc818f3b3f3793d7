//! Tables 別表 and forms 様式: numbered, looked up, printed, compared, mended.

use kitei::Severity;
use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::render::{Extent, Form, print};

use crate::harness::{DAY, Folder, Repository, Verdict};

const POLICY: &str = "policy.kitei";

fn judged(wording: &str, annexed: &str) -> Verdict {
    let text = format!(
        "規程 「例」 {{ 機関 病院 「例病院」 }}\n\
         条 第1条 「保存」 {{\n  記録 アクセスログ {{ 保存期間 5年 }}\n  項 「{wording}」\n}}\n{annexed}"
    );
    Repository::of(POLICY, &text).judge()
}

const TABLE: &str = "別表 第1 「期間（第1条関係）」 {\n  列 「記録」、「期間」\n  行 「ログ」、「{アクセスログ.保存期間}」\n}\n";
const FORM: &str = "様式 第1号 「申請書」 {\n  行 「氏名」、「」\n}\n";

#[test]
fn what_is_named_is_looked_up() {
    let both = format!("{TABLE}{FORM}");
    for (wording, annexed, missing) in [
        ("別表第1による。", both.as_str(), None),
        ("様式第1号による。", &both, None),
        ("第1号様式による。", &both, None),
        ("別表第2による。", &both, Some("別表第2")),
        ("様式第2号による。", &both, Some("様式第2号")),
        ("別表第2による。", "別表 「甲」 { 行 「あ」 }\n別表 「乙」 { 行 「い」 }\n", None),
        ("別表第3による。", "別表 「甲」 { 行 「あ」 }\n別表 「乙」 { 行 「い」 }\n", Some("別表第3")),
        ("別表による。", "別表 「甲」 { 行 「あ」 }\n", None),
        ("別表第1による。", "別表 「甲」 { 行 「あ」 }\n", Some("別表第1")),
        // By their titles, which stand where the numbers move.
        ("{別表:期間（第1条関係）}による。", &both, None),
        ("{様式:申請書}及び｛別表：期間（第1条関係）｝による。", &both, None),
        ("{appended_form:申請書}による。", &both, None),
        ("{別表:申請書}による。", &both, Some("{別表:申請書}")),
        ("{別表:甲}による。", "別表 「甲」 { 行 「あ」 }\n別表 「甲」 { 行 「い」 }\n", Some("{別表:甲}")),
        // A text that is no wording names them too.
        ("保存する。", "別表 第1 { 行 「様式第3号による」 }\n様式 第1号 { 行 「あ」 }\n", Some("様式第3号")),
        ("保存する。", "条 第2条 「利用申請（様式第2号）」 { 項 「申請する。」 }\n様式 第1号 { 行 「あ」 }\n", Some("様式第2号")),
        // A law's own table is no table of the policy, and a cell may name a law.
        ("保存する。", "別表 第1 { 行 「医療法施行規則第14条第2項」、「第1条」 }\n", None),
        ("保存する。", "別表 第1 { 行 「第9条」 }\n", Some("第9条")),
    ] {
        let verdict = judged(wording, annexed);
        let found: Vec<&str> =
            verdict.of_rule(POLICY, "structure/dangling-reference").iter().map(|finding| verdict.text(finding.span)).collect();
        assert_eq!(found, missing.into_iter().collect::<Vec<_>>(), "{wording} {annexed}");
    }
    // Where there is none at all, it may be kept elsewhere.
    let verdict = judged("別表第1による。", FORM);
    assert_eq!(verdict.of_rule(POLICY, "structure/dangling-reference")[0].severity, Severity::Info);
}

#[test]
fn a_title_prints_the_number() {
    for (annexed, wording) in [
        ("別表 「甲」 { 行 「あ」 }\n別表 「乙」 { 行 「い」 }\n", "別表第2及び様式による。"),
        ("別表 「乙」 { 行 「い」 }\n", "別表及び様式による。"),
    ] {
        let verdict = judged("{別表:乙}及び{様式:届}による。", &format!("{annexed}様式 「届」 {{ 行 「あ」、「」 }}\n"));
        let resolved = verdict.texts.resolve(DAY, &mut Findings::default());
        let (id, ..) = resolved.iter().next().unwrap();
        let text = String::from_utf8(print(&resolved, id, Form::Text, Extent::Own)).unwrap();
        assert!(text.contains(wording), "{text}");
    }
}

#[test]
fn a_text_in_a_declaration_names_them_too() {
    let verdict = Repository::of(
        POLICY,
        "規程 「例」 { 機関 病院 「例病院」 }\n条 「鍵」 { 文書 運用手順書 { 番号 「別表第4」 }; 項 「手順書を定める。」 }\n\
         別表 第1 { 行 「あ」 }\n",
    )
    .judge();
    assert_eq!(verdict.of_rule(POLICY, "structure/dangling-reference").len(), 1, "{:?}", verdict.rules(POLICY));
}

#[test]
fn numbers_rows_and_placeholders_are_held() {
    for (annexed, rule) in [
        ("別表 第1 { 行 「あ」 }\n別表 第1 { 行 「い」 }\n", "structure/duplicate-number"),
        ("別表 第1 { 行 「あ」 }\n別表 第3 { 行 「い」 }\n", "structure/number-order"),
        ("別表 第1 { 列 「甲」、「乙」\n  行 「あ」 }\n", "structure/uneven-row"),
        ("別表 第1 「空」 { 列 「」 }\n", "coverage/hollow"),
        ("別表 第1 { 行 「{アクセスログ.保存時間}」 }\n", "consistency/undefined-name"),
    ] {
        let verdict = judged("保存する。", annexed);
        assert_eq!(verdict.of_rule(POLICY, rule).len(), 1, "{annexed}: {:?}", verdict.rules(POLICY));
    }
    let verdict = judged("別表第1及び様式第1号による。", &format!("{TABLE}{FORM}"));
    let rules = verdict.rules(POLICY);
    assert!(!rules.iter().any(|rule| rule.starts_with("structure/") || rule.starts_with("syntax/")), "{rules:?}");
}

/// A lost brace does not make an article of a table, nor a table part of an article; what is hidden by damage is not missing.
#[test]
fn damage_is_mended_before_them() {
    let verdict = Repository::of(
        POLICY,
        "規程 「例」 { 機関 病院 「例病院」 }\n条 第1条 「保存」 {\n  項 「別表第1による。」\n別表 第1 「期間」 {\n  行 「ログ」、「5年」\n}\n",
    )
    .judge();
    assert_eq!(verdict.of_rule(POLICY, "structure/dangling-reference").len(), 0);
    assert_eq!(verdict.in_file(POLICY).iter().filter(|finding| finding.rule.name.starts_with("syntax/")).count(), 1);
}

fn printed(form: Form) -> Vec<u8> {
    let text = format!(
        "規程 「例」 {{ 機関 病院 「例病院」 }}\n条 第1条 「保存」 {{\n  記録 アクセスログ {{ 保存期間 5年 }}\n  項 「アクセスログは、5年間保存し、別表第1による。」\n}}\n\
         {TABLE}様式 第1号 「<script>申請書</script>」 {{\n  行 「氏名 | 所属」、「<b>&」\n  項 「申請します。\n(1) 目的」\n}}\n附則 {{ 項 「この規程は、公布の日から施行する。」 }}\n"
    );
    let texts = Whole::read([(POLICY, text.as_str())]);
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let (id, ..) = resolved.iter().next().unwrap();
    print(&resolved, id, form, Extent::Own)
}

#[test]
fn they_are_printed_as_tables() {
    let text = |form| String::from_utf8(printed(form)).unwrap();
    insta::assert_snapshot!("annexed_text", text(Form::Text));
    insta::assert_snapshot!("annexed_markdown", text(Form::Markdown));
    let html = text(Form::Html);
    insta::assert_snapshot!("annexed_html", html.split_once("<main>").unwrap().1);
    let docx = crate::render::docx::document(&printed(Form::Docx));
    assert_eq!((docx.matches("<w:tbl>").count(), docx.matches("<w:tr>").count(), docx.matches("<w:tblHeader/>").count()), (2, 3, 1));
    assert!(docx.contains("&lt;b&gt;&amp;") && !docx.contains("<b>"));
}

#[test]
fn what_a_cell_or_a_form_names_by_its_title_prints_its_number() {
    let parent = "規程 「法人規程」 { 機関 法人 「例」; 準拠 mhlw-6.0 }\n条 「記録」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「記録は、{別表:期間}による。」\n}\n別表 「期間」 {\n  列 「{条:記録}の記録」、「文字数」\n  行 「{様式:申請書}」、「{パスワード.最短文字数}」\n}\n様式 「申請書」 {\n  項 「{別表:期間}による。」\n}\n";
    let child = "規程 「病院規程」 { 機関 病院 「例病院」; 継承 「parent.kitei」 略称 法人規程 }\n";
    let folder = Folder::new().with("kitei.toml", "").with("parent.kitei", parent).with("child.kitei", child);
    let own = folder.run(&["render", "--lang", "ja", "parent.kitei"]).out;
    assert!(own.contains("第1条の記録｜文字数\n様式｜13文字\n") && own.contains("\n別表による。"), "{own}");
    assert!(!own.contains("未定"), "{own}");
    let below = folder.run(&["render", "--lang", "ja", "--effective", "child.kitei"]).out;
    assert!(!below.contains("｜13文字") || below.contains("法人規程第1条の記録"), "{below}");
}

#[test]
fn changes_are_told() {
    let folder = Folder::new()
        .with("old.kitei", format!("規程 「例」 {{ 機関 病院 「例病院」 }}\n{TABLE}{FORM}"))
        .with(
            "new.kitei",
            "規程 「例」 { 機関 病院 「例病院」 }\n別表 第1 「期間（第1条関係）」 {\n  列 「記録」、「期間」\n  行 「ログ」、「3年」\n}\n様式 第2号 「申請書」 { 行 「氏名」、「」 }\n様式 第3号 「誓約書」 { 行 「氏名」 }\n",
        );
    let ran = folder.run(&["diff", "old.kitei", "new.kitei", "--lang", "ja", "--as-of", "2026-05-01"]);
    for said in ["別表第1「期間（第1条関係）」", "内容の変更です", "様式第1号「申請書」", "様式第2号「申請書」", "様式第3号「誓約書」"]
    {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
}

#[test]
fn they_keep_their_form() {
    let folder = Folder::new().with("p.kitei", format!("規程 「例」 {{\n  機関 病院 「例病院」\n}}\n\n{TABLE}\n{FORM}"));
    let ran = folder.run(&["fmt", "p.kitei", "--keywords", "en", "--diff"]);
    for said in ["+appended_table 第1", "+  columns \"記録\"", "+  row \"ログ\"", "+appended_form 第1号"] {
        assert!(ran.out.contains(said), "{said}\n{}", ran.out);
    }
    let ran = folder.run(&["fmt", "p.kitei", "--check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}
