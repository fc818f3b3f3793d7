//! Numbers, references and terms within a document: what does not run on or leads nowhere is found, and nothing else.

use crate::harness::{CORPORATION, HOSPITAL, Repository};

const HEAD: &str = "規程 「試しの規程」 {\n  機関 病院 「試し病院」\n}\n";

/// What a rule of `structure/` finds in the articles of a policy: the places.
fn found(rule: &str, articles: &str) -> Vec<String> {
    let verdict = Repository::of(HOSPITAL, &format!("{HEAD}{articles}")).judge();
    let broken: Vec<&str> = verdict.rules(HOSPITAL).into_iter().filter(|rule| rule.starts_with("syntax/")).collect();
    assert!(broken.is_empty(), "{broken:?} in {articles}");
    // What is said not to have been looked up leads nowhere that is known.
    let wrong = verdict.of_rule(HOSPITAL, rule).into_iter().filter(|finding| finding.severity >= finding.rule.severity);
    wrong.map(|finding| verdict.text(finding.span).to_owned()).collect()
}

fn structure(articles: &str) -> Vec<String> {
    ["structure/duplicate-number", "structure/number-order", "structure/dangling-reference"]
        .into_iter()
        .flat_map(|rule| found(rule, articles))
        .collect()
}

/// Articles of one paragraph each.
fn articles(wordings: &[&str]) -> String {
    wordings.iter().fold(String::new(), |text, wording| text + "条 「定め」 {\n  項 「" + wording + "」\n}\n")
}

#[test]
fn numbers_that_run_on_are_quiet() {
    for articles in [
        "条 「一」 {}\n条 「二」 {}\n",
        "条 第1条 「一」 {}\n条 第1条の2 「一の二」 {}\n条 第1条の3 「一の三」 {}\n条 第2条 削除\n条 第3条 「三」 {}\n",
        "条 第1条 「一」 {}\n条 第2条から第4条まで 削除\n条 第5条 「五」 {}\n条 「六」 {}\n",
        "条 第一条 「一」 {}\n条 第二条 「二」 {}\n",
        "条 1 「目的」 {}\n条 2 「定義」 {}\n",
        "章 「一」 {\n条 1 「目的」 {}\n条 2 「定義」 {}\n}\n章 「二」 {\n条 1 「体制」 {}\n}\n",
        "章 第1章 「一」 {\n条 1-1 「目的」 {}\n条 1-2 「定義」 {}\n}\n章 第2章 「二」 {\n条 2-1 「体制」 {}\n}\n",
        "章 第1章 「一」 {\n節 第1節 「い」 {\n条 第1条 「一」 {}\n}\n節 第2節 「ろ」 {\n条 第2条 「二」 {}\n}\n}\n章 第2章 「二」 {\n節 第1節 「い」 {\n条 第3条 「三」 {}\n}\n}\n",
        "条 第1条 「一」 {}\n附則 令和5年4月1日 {\n条 第1条 「施行」 {}\n条 第2条 「経過」 {}\n}\n附則 令和6年4月1日 {\n条 第1条 「施行」 {}\n}\n",
        "条 「一」 {\n項 \"\"\"\n次の事項を守る。\n(1) 施錠\n(2) 退出\n(2)の2 点検\n\"\"\"\n項 「二」\n}\n",
    ] {
        assert_eq!(structure(articles), [""; 0], "{articles}");
    }
}

#[test]
fn numbers_used_twice() {
    for (articles, places) in [
        ("条 第1条 「一」 {}\n条 第1条 「又」 {}\n", vec!["条 第1条 「又」"]),
        ("条 第1条 「一」 {}\n条 「無番」 {}\n条 第2条 「二」 {}\n", vec!["条 第2条 「二」"]),
        ("条 第1条 「一」 {}\n条 第2条から第4条まで 削除\n条 第3条 「三」 {}\n", vec!["条 第3条 「三」"]),
        ("章 第1章 「一」 {}\n章 第1章 「又」 {}\n", vec!["章 第1章 「又」"]),
        ("条 「一」 {\n項 \"\"\"\n次の事項を守る。\n(1) 施錠\n(1) 退出\n\"\"\"\n}\n", vec!["(1)"]),
    ] {
        assert_eq!(found("structure/duplicate-number", articles), places, "{articles}");
        assert!(found("structure/number-order", articles).is_empty(), "{articles}");
    }
}

#[test]
fn numbers_left_out_or_out_of_order() {
    for (articles, places) in [
        ("条 第1条 「一」 {}\n条 第3条 「三」 {}\n条 第4条 「四」 {}\n", vec!["条 第3条 「三」"]),
        ("条 第1条 「一」 {}\n条 第2条 「二」 {}\n条 第4条 「四」 {}\n条 第3条 「三」 {}\n", vec!["条 第4条 「四」", "条 第3条 「三」"]),
        ("条 第2条 「二」 {}\n", vec!["条 第2条 「二」"]),
        ("条 第1条 「一」 {}\n条 第1条の3 「枝」 {}\n", vec!["条 第1条の3 「枝」"]),
        ("条 「一」 {\n項 \"\"\"\n次の事項を守る。\n一　施錠\n三　退出\n\"\"\"\n}\n", vec!["三"]),
    ] {
        assert_eq!(found("structure/number-order", articles), places, "{articles}");
        assert!(found("structure/duplicate-number", articles).is_empty(), "{articles}");
    }
}

#[test]
fn references_that_lead_somewhere() {
    for wordings in [
        &["第2条に定める。", "前条の規定による。"] as &[_],
        &["次条に定める。", "前条第1項及び同条の規定による。"],
        &["医療法第25条第1項及び同条第2項による。", "個人情報の保護に関する法律(平成15年法律第57号)第23条及び第25条による。"],
        &["就業規則第80条により懲戒する。", "「情報公開要領」第9条及び同条第7項による。"],
        &["町立病院等管理規則(平成16年規則第95号)第14条による。", "市個人情報保護条例第99条による。"],
        &["改正前の第40条による。", "条件、前提条件及び項目は別に定める。"],
        &["別表第1に定める。", "第1項の規定による。"],
        &["(1)点検、(2)報告及び(3)記録を行う。", "前条第3号の記録を保存する。"],
        &["第2条の第1項による。", "本条及びこの条第1項による。"],
        &["同法第7条、医療法施行規則第14条第2項及び同条各号による。", "第三者に、第一に、前条件を示す。"],
        &["(1)点検、(2)報告を行う。ただし、前号の点検は省くことができる。", "前条ただし書、前条各号及び前条の各号による。"],
        &["次の各号のとおり、(1)点検、(2)前号の報告、(3)前二号及び前各号の記録を行う。"],
        &["医療情報システムの安全管理に関するガイドライン第6.0版の第3章及び経営管理編第2章による。", "市情報管理規程附則第2項による。"],
        &["under Article 2 and the following Article", "the preceding Article, paragraph 1, and Article 6 of the Medical Care Act"],
    ] {
        assert_eq!(structure(&articles(wordings)), [""; 0], "{wordings:?}");
    }
}

#[test]
fn references_that_lead_nowhere() {
    for (wordings, places) in [
        (&["第3条に定める。", "終わり。"] as &[_], vec!["第3条"]),
        (&["前条に定める。", "次条に定める。"], vec!["前条", "次条"]),
        (&["前項に定める。", "第2項及び第1項に定める。"], vec!["前項", "第2項"]),
        (&["同条に定める。", "同項に定める。"], vec!["同条", "同項"]),
        (&["第2条第3項による。", "終わり。"], vec!["第2条第3項"]),
        (&["この規程第9条及び第10条による。", "終わり。"], vec!["第9条", "第10条"]),
        (&["(1)点検及び(2)報告を行う。", "前条第3号の記録を保存する。"], vec!["前条第3号"]),
        (&["前三条に定める。", "終わり。"], vec!["前三条"]),
        (&["第2条の第3項による。", "終わり。"], vec!["第3項"]),
        (&["第3章及び本章による。", "前節及び附則第2項による。"], vec!["第3章", "本章", "前節", "第2項"]),
        (
            &["前号、前各号、次号及び次の各号による。", "前条各号及び前条ただし書による。"],
            vec!["前号", "前各号", "次号", "次の各号", "前条各号", "前条ただし書"],
        ),
        (&["(1)前号の点検、(2)前二号の報告、(3)次号の記録を行う。"], vec!["前号", "前二号", "次号"]),
        (
            &["under Article 12, paragraph (2)", "the preceding paragraph and the following Article"],
            vec!["Article 12, paragraph (2)", "the preceding paragraph", "the following Article"],
        ),
        (&["Chapter 3 and Articles 2 to 4", "Article 1, paragraph 2"], vec!["Chapter 3", "4", "Article 1, paragraph 2"]),
    ] {
        assert_eq!(found("structure/dangling-reference", &articles(wordings)), places, "{wordings:?}");
    }
}

#[test]
fn a_deleted_article_is_no_target_but_for_old_amendments() {
    let main = "条 第1条 「一」 {\n項 「第2条による。」\n}\n条 第2条 削除\n";
    assert_eq!(found("structure/dangling-reference", main), ["第2条"]);
    let main = "条 第1条 「一」 {}\n条 第2条 削除\n附則 令和5年4月1日 {\n項 「第2条の規定は、同年6月1日から施行する。」\n}\n附則 令和6年4月1日 {\n項 「この規程は、令和6年4月1日から施行する。」\n}\n";
    assert_eq!(found("structure/dangling-reference", main), [""; 0]);
}

#[test]
fn pasted_paragraphs_count() {
    let pasted = "条 「一」 {\n項 \"\"\"\n管理者を置く。\n２　前項の管理者は、次項に定める者とする。\n３　第1項の管理者は、院長とする。\n\"\"\"\n項 「第3項及び第5項による。」\n}\n";
    assert_eq!(found("structure/dangling-reference", pasted), ["第5項"]);
}

#[test]
fn tables_are_looked_for_where_there_are_some() {
    let with = "条 「一」 {\n項 「別表第1及び別表第3による。」\n}\n附則 「別表第1（第1条関係）」 {\n項 「様式」\n}\n附則 「別表第2」 {\n項 「様式」\n}\n";
    assert_eq!(found("structure/dangling-reference", with), ["別表第3"]);
}

#[test]
fn what_damage_may_hide_is_not_called_missing() {
    let text = format!("{HEAD}条 第1条 「一」 {{\n項 「第3条による。」\n}}\n丈 第2条 「二」 {{\n}}\n条 第4条 「四」 {{\n}}\n");
    let verdict = Repository::of(HOSPITAL, &text).judge();
    let rules = verdict.rules(HOSPITAL);
    assert!(rules.iter().all(|rule| !rule.starts_with("structure/")), "{rules:?}");
}

#[test]
fn an_article_of_the_parent() {
    let told = |wording: &str| {
        let article = format!("\n条 「付記」 {{\n  項 「{wording}」\n}}\n");
        let reference = Repository::reference();
        let text = format!("{}{article}", reference.0[HOSPITAL]);
        let verdict = reference.with(HOSPITAL, &text).judge();
        let found = verdict.of_rule(HOSPITAL, "structure/dangling-reference");
        let parents = found.iter().flat_map(|finding| &finding.labels);
        assert!(parents.into_iter().all(|label| verdict.texts.sources.path(label.span.file) == CORPORATION));
        found.iter().map(|finding| verdict.text(finding.span).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told("法人規程第7条及び第8条による。"), [""; 0]);
    assert_eq!(told("法人規程第77条及び第8条による。"), ["第77条"]);
    assert_eq!(told("法人規程第20条による。"), ["第20条"], "it was deleted");
    assert_eq!(told("法人規程第7条第90項による。"), ["第7条第90項"]);
}

#[test]
fn a_short_name_needs_a_definition() {
    let undefined = |articles: &str| found("structure/undefined-term", articles);
    assert_eq!(undefined(&articles(&["法第25条及び規則第14条第2項による。"])), ["法", "規則"]);
    for wordings in [
        &["医療法(昭和23年法律第205号。以下「法」という。)に基づく。", "法第25条による。"] as &[_],
        &["この規則第2条、医療法第6条及び同法第25条による。", "就業規則第5条及び当該規則第6条による。"],
        &["方法第1号、命令第3号及び法第1号様式による。"],
    ] {
        assert_eq!(undefined(&articles(wordings)), [""; 0], "{wordings:?}");
    }
}

#[test]
fn a_defined_short_name_is_cited() {
    let text = "条 「定義」 {\n定義 「法」 「医療法(昭和23年法律第205号)をいう。」\n}\n条 「措置」 {\n項 「法第9999条による。」\n}\n";
    assert_eq!(found("structure/undefined-term", text), [""; 0]);
    assert_eq!(found("citation/unknown-article", text), ["第9999条"]);
}

#[test]
fn a_definition_is_used_in_the_set_or_below() {
    let unused = |articles: &str| found("structure/unused-definition", articles);
    let define = "条 「定義」 {\n定義 「利用者」 「利用者とは、利用する職員をいう。」\n}\n";
    assert_eq!(unused(define), ["利用者"]);
    assert_eq!(unused(&format!("{define}// 利用者\n")), ["利用者"], "a comment is no use");
    assert_eq!(unused(&format!("{define}条 「利用者の責務」 {{}}\n")), [""; 0]);
    assert_eq!(unused("条 「目的」 {\n項 「試し病院(以下「病院」という。)に定める。」\n}\n"), [""; 0], "it is in the head");
    assert_eq!(unused("条 「目的」 {\n項 「記憶媒体(以下「媒体等」という。)に定める。」\n}\n"), ["媒体等"]);
    let parent = format!("規程 「親」 {{\n  機関 法人 「法人」\n}}\n{define}");
    let child = "規程 「子」 {\n  機関 病院 「病院」\n  継承 「../corporation/policy.kitei」\n}\n条 「利用者の責務」 {\n}\n";
    let verdict = Repository::of(CORPORATION, &parent).with(HOSPITAL, child).judge();
    assert!(verdict.of_rule(CORPORATION, "structure/unused-definition").is_empty());
}

#[test]
fn definitions_are_a_paragraph_where_they_are_printed() {
    let text = "条 「定義」 {\n定義 「法」 「医療法をいう。」\n項 「前項に定めるもののほか、第2項及び第3項による。」\n}\n";
    assert_eq!(found("structure/dangling-reference", text), ["第3項"]);
}

#[test]
fn chapters_and_sections_are_looked_up() {
    let divided = |wording: &str| {
        format!(
            "章 「総則」 {{\n条 「目的」 {{}}\n}}\n章 「運用」 {{\n節 「利用者」 {{\n条 「責務」 {{\n項 「{wording}」\n}}\n}}\n節 「機器」 {{\n条 「点検」 {{}}\n}}\n}}\n\
             附則 {{\n項 「前章の規定は、施行しない。」\n}}\n"
        )
    };
    for wording in
        ["前章、本章、この節、次節及び第2章第2節による。", "第1章第1条及び第2節による。", "{章:総則}、{節:機器}及び{章:運用}第1節による。"]
    {
        assert_eq!(found("structure/dangling-reference", &divided(wording)), [""; 0], "{wording}");
    }
    for (wording, places) in [
        ("第3章及び次章による。", vec!["第3章", "次章"]),
        ("前節、第3節及び第1章第1節による。", vec!["前節", "第3節", "第1章第1節"]),
        ("{章:雑則}及び{節:総則}による。", vec!["{章:雑則}", "{節:総則}"]),
    ] {
        assert_eq!(found("structure/dangling-reference", &divided(wording)), places, "{wording}");
    }
}

#[test]
fn a_reference_by_title_leads_to_the_article_that_bears_it() {
    let two = "章 「総則」 {\n条 「目的」 {}\n}\n章 「運用」 {\n条 「目的」 {}\n条 「利用者」 {\n項 「一項」\n項 「二項」\n}\n条 第9条 「廃棄」 削除\n}\n";
    let told = |wording: &str| found("structure/dangling-reference", &format!("{two}条 第10条 「付記」 {{\n項 「{wording}」\n}}\n"));
    for wording in [
        "{条:利用者}による。",
        "{article:利用者}第2項及び第1項による。",
        "｛条：目的［総則］｝並びに{条:目的[運用]}による。",
        "{条:付記}による。",
    ] {
        assert_eq!(told(wording), [""; 0], "{wording}");
    }
    for (wording, place) in [
        ("{条:利用}による。", "{条:利用}"),
        ("{条:目的}による。", "{条:目的}"),
        ("{条:廃棄}による。", "{条:廃棄}"),
        ("{条:利用者[総則]}による。", "{条:利用者[総則]}"),
        ("{条:利用者}第3項による。", "{条:利用者}第3項"),
    ] {
        assert_eq!(told(wording), [place], "{wording}");
    }
    let others = ["consistency/undefined-name", "consistency/broken-placeholder"];
    let all = format!("{two}条 第10条 「付記」 {{\n項 「{{条:利用者}}及び{{条:無}}による。」\n}}\n");
    assert!(others.iter().all(|rule| found(rule, &all).is_empty()));
}

#[test]
fn an_ambiguous_title_is_told_with_what_to_write() {
    let text = format!(
        "{HEAD}章 「総則」 {{\n条 「目的」 {{}}\n}}\n章 「運用」 {{\n条 「目的」 {{}}\n条 「付記」 {{\n項 「{{条:目的}}による。」\n}}\n}}\n"
    );
    let verdict = Repository::of(HOSPITAL, &text).judge();
    let help: Vec<_> = verdict.of_rule(HOSPITAL, "structure/dangling-reference").iter().flat_map(|finding| &finding.help).collect();
    assert_eq!(
        help.iter().map(|help| help.ja.as_str()).collect::<Vec<_>>(),
        ["次のいずれかを書いてください：{条:目的[総則]}、{条:目的[運用]}"]
    );
}

#[test]
fn meanings_of_definitions_are_read() {
    let text = "定義 「端末」 「第9条に定めるものをいう。」\n条 「定義」 {\n定義 「法」 「医療法(昭和23年法律第205号)をいう。\
        同法第6条による。」\n定義 「管理者」 「第8条に定める者をいい、前項の者を含む。」\n項 「管理者は、法第25条及び端末による。」\n}\n";
    assert_eq!(found("structure/dangling-reference", text), ["第9条", "第8条"]);
}

#[test]
fn supplements_are_read() {
    let text = "条 「一」 {\n項 「附則第2項及び附則第3項による。」\n}\n附則 令和6年4月1日 {\n項 「第1条及び第4条は、令和6年4月1日から施行する。」\n項 「前項の規定による。」\n}\n";
    assert_eq!(found("structure/dangling-reference", text), ["第3項", "第4条"]);
    let text = "条 「一」 {\n項 「附則第2条及び附則第3条による。」\n}\n附則 令和6年4月1日 {\n条 「施行」 {}\n条 「経過」 {\n項 「前条及び第3条による。」\n}\n}\n";
    assert_eq!(found("structure/dangling-reference", text), ["第3条", "第3条"]);
}

#[test]
fn the_largest_number_that_can_be_written_is_one() {
    let text =
        "規程 「い」 {\n  機関 診療所 「い」\n}\n条 第4294967295条 「あ」 { 項 「前条及び次条による。」 }\n条 「い」 { 項 「いう。」 }\n";
    let verdict = crate::harness::Repository::of("p.kitei", text).judge();
    assert!(verdict.of_rule("p.kitei", "input/fault").is_empty());
}
