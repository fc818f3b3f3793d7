//! Every rule of the family on a document of a few lines, with what it must leave alone.

use crate::diagnostic::Text;
use crate::testing::{check, judged};

const DAY: &str = "2026-05-01";

/// A policy of a kind of institution with facts and articles; the facts begin on line 3, the articles after them.
fn policy(kind: &str, facts: &str, articles: &str) -> String {
    format!("規程 「規程」 {{ 機関 {kind} 「機関」; 準拠 mhlw-6.0 }}\n現況 {{ 確認 2026-04-01 承認者 院長\n{facts} }}\n{articles}")
}

/// What is found in the articles, which begin on line 4 where the facts are one line.
fn found(facts: &str, articles: &str) -> Vec<String> {
    check(&[("p.kitei", &policy("診療所", facts, articles))], DAY)
}

fn in_article(facts: &str, body: &str) -> Vec<String> {
    found(facts, &format!("条 「条」 {{\n{body}\n}}"))
}

#[test]
fn a_fact_is_contradicted_by_own_declarations_and_entities_only() {
    assert_eq!(in_article("無 BYOD", "対策 BYOD { 利用 許可制 }"), ["consistency/contradicts-fact@p.kitei:3"]);
    assert_eq!(in_article("無 BYOD", "対策 BYOD { 利用 禁止 }"), [""; 0]);
    assert_eq!(found("無 クラウド; システム 電子カルテ { 形態 クラウド }", ""), ["consistency/contradicts-fact@p.kitei:3"]);
    let parent = policy("法人", "有 BYOD", "条 「条」 { 対策 BYOD { 利用 許可制 } }");
    let child = "規程 「子」 { 機関 診療所 「子」; 継承 「a.kitei」 }\n現況 { 確認 2026-04-01 承認者 院長\n無 BYOD }";
    assert_eq!(check(&[("a.kitei", &parent), ("b.kitei", child)], DAY), [""; 0]);
    let findings = judged(&[("p.kitei", &policy("診療所", "無 BYOD", "条 「条」 { 対策 BYOD { 利用 許可制 } }"))], DAY);
    assert_eq!(findings[0].1.labels.len(), 1);
}

#[test]
fn one_attribute_has_one_value() {
    let twice = "対策 パスワード { 最短文字数 13文字 }\n対策 パスワード { 最短文字数 12文字 }";
    assert_eq!(in_article("", twice), ["consistency/conflict@p.kitei:6"]);
    let labelled = "対策 パスワード { 最短文字数 13文字 }\n対策 パスワード 「一般」 { 最短文字数 8文字 }";
    assert_eq!(in_article("", labelled), ["consistency/conflict@p.kitei:6"]);
    let stricter = "対策 パスワード { 最短文字数 13文字 }\n対策 パスワード 「管理者」 { 最短文字数 16文字 }";
    assert_eq!(in_article("", stricter), [""; 0]);
    let same = "対策 パスワード { 最短文字数 13文字 }\n対策 パスワード { 最短文字数 13文字; 使い回し 禁止 }";
    assert_eq!(in_article("", same), [""; 0]);
}

#[test]
fn the_version_of_a_parent_is_not_that_of_the_document() {
    let parent = "規程 「親」 { 機関 法人 「親」; 準拠 mhlw-6.0; 版 「3.1」 }";
    let child = "規程 「子」 { 機関 診療所 「子」; 継承 「a.kitei」 版 「3.1」; 版 「1.0」; 兼用文書 運用管理規程 }";
    assert_eq!(check(&[("a.kitei", parent), ("b.kitei", child)], DAY), [""; 0]);
}

#[test]
fn references_lead_to_something() {
    for (facts, body, found) in [
        ("システム 電子カルテ { 提供 雲社 }", "", vec!["consistency/undefined-name@p.kitei:3"]),
        ("事業者 雲社 「雲株式会社」; システム 電子カルテ { 提供 雲社 }", "", vec![]),
        ("システム 電子カルテ", "対策 バックアップ { 対象システム 電子カルテ }", vec![]),
        ("システム 電子カルテ", "対策 バックアップ { 対象システム 電子カルト }", vec!["consistency/undefined-name@p.kitei:5"]),
        ("", "契約 業務委託 「保守」 { 相手方 雲社 }", vec!["consistency/undefined-name@p.kitei:5"]),
        ("", "活動 教育訓練 { 記録先 教育訓練記録 }", vec![]),
        ("", "活動 教育訓練 { 記録先 研修簿 }\n記録 教育訓練記録 「研修簿」", vec![]),
        ("", "活動 教育訓練 { 記録先 研修簿 }", vec!["consistency/undefined-name@p.kitei:5"]),
        ("", "根拠規定 法人規程第7条", vec!["consistency/undefined-name@p.kitei:5"]),
        (
            "システム 電子カルテ",
            "例外 システム運用編14⑤ 例外対象 臨床検査 期限 2027-03-31 承認 2026-03-25 承認者 院長 理由 「理」 代替措置 「代」",
            vec!["consistency/undefined-name@p.kitei:5"],
        ),
    ] {
        assert_eq!(in_article(facts, body), found, "{facts} / {body}");
    }
}

#[test]
fn the_nearest_name_is_proposed() {
    let text = policy("診療所", "システム 電子カルテ", "条 「条」 { 対策 バックアップ { 対象システム 電子カルト } }");
    let fix = judged(&[("p.kitei", &text)], DAY).remove(0).1.told().fix.unwrap();
    let edit = &fix.edits[0];
    assert_eq!((text.get(edit.span.start as usize..edit.span.end as usize), &*edit.replacement), (Some("電子カルト"), "電子カルテ"));
}

#[test]
fn an_implemented_article_is_the_parents() {
    let parent = policy("法人", "", "条 第1条から第6条まで 削除\n条 第7条 「委任」 { 項 「定める。」 }");
    let child = |article: &str| {
        format!("規程 「子」 {{ 機関 診療所 「子」; 継承 「a.kitei」 略称 法人規程 }}\n条 「条」 {{\n根拠規定 {article}\n項 「する。」 }}")
    };
    let found = |article| check(&[("a.kitei", &parent), ("b.kitei", &child(article))], DAY);
    assert_eq!(found("法人規程第7条"), [""; 0]);
    assert_eq!(found("法人規程第八条"), ["consistency/undefined-name@b.kitei:3"]);
    assert_eq!(found("他規程第7条"), ["consistency/undefined-name@b.kitei:3"]);
}

#[test]
fn placeholders_print_what_holds() {
    let data = "対策 パスワード { 最短文字数 13文字 }\n対策 バックアップ 「甲」 { 世代数 3世代 }\n対策 バックアップ 「乙」 { 世代数 5世代 }\n役割 企画管理者 「運用責任者」 { 充職 院長 }";
    for (wording, line) in [
        ("{パスワード.最短文字数}", None),
        ("｛対策：パスワード．最短文字数｝", None),
        ("{password.min_length}", None),
        ("{バックアップ[甲].世代数}", None),
        ("{バックアップ.世代数}", Some("ambiguous")),
        ("{バックアップ[丙].世代数}", Some("unknown label")),
        ("{運用責任者}と{企画管理者.充職}", None),
        ("{院長}", None),
        ("{パスワド.最短文字数}", Some("unknown name")),
        ("{パスワード.最短文字}", Some("unknown attribute")),
        ("{パスワード.使い回し}", Some("not stated")),
        ("{薬:パスワード.最短文字数}", Some("unknown kind")),
    ] {
        let expected: Vec<&str> = line.map(|_| "consistency/undefined-name@p.kitei:9").into_iter().collect();
        assert_eq!(in_article("", &format!("{data}\n項 「{wording}とする。」")), expected, "{wording}");
    }
}

#[test]
fn a_slip_where_something_is_declared_is_told_there_only() {
    let slips = ["対策 パスワド { 最短文字数 13文字 }", "対策 パスワード { 最短文字教 13文字 }", "対策 パスワード { 最短文字数13文字 }"];
    for slip in slips {
        let found = in_article("", &format!("{slip}\n項 「{{パスワード.最短文字数}}」"));
        assert!(matches!(found.as_slice(), [one] if one.ends_with("@p.kitei:5")), "{slip}: {found:?}");
    }
}

#[test]
fn a_placeholder_may_print_what_a_parent_lays_down() {
    let parent = policy(
        "法人",
        "",
        "条 「条」 { 対策 パスワード { 最短文字数 13文字 }; 文書 事業継続計画 { 想定 委任 }\n項 「{事業継続計画.想定}」 }",
    );
    let child = "規程 「子」 { 機関 診療所 「子」; 継承 「a.kitei」 }\n条 「条」 { 項 「{パスワード.最短文字数}」 }";
    let found = check(&[("a.kitei", &parent), ("b.kitei", child)], DAY);
    assert!(!found.iter().any(|line| line.starts_with("consistency/")), "{found:?}");
}

#[test]
fn actors_are_set_up_by_somebody() {
    for (facts, body, line) in [
        ("", "活動 教育訓練 { 実施者 院長 }", None),
        ("", "活動 教育訓練 { 実施者 院長代理 }", Some(5)),
        ("職 院長代理", "活動 教育訓練 { 実施者 院長代理 }", None),
        ("", "活動 教育訓練 { 実施者 企画管理者 }", Some(5)),
        ("", "活動 教育訓練 { 実施者 企画管理者 }\n役割 企画管理者 { 充職 院長 }", None),
        ("", "活動 教育訓練 { 実施者 運用責任者 }\n役割 企画管理者 「運用責任者」 { 充職 院長 }", None),
        ("", "活動 教育訓練 { 報告先 経営層 }", None),
        ("", "委員会 安全委員会 { 委員長 副院長 }\n活動 教育訓練 { 報告先 安全委員会 }", None),
        ("システム 電子カルテ { 管理担当 係長 }", "", Some(3)),
    ] {
        let expected: Vec<String> = line.map(|line| format!("consistency/unknown-actor@p.kitei:{line}")).into_iter().collect();
        assert_eq!(in_article(facts, body), expected, "{facts} / {body}");
    }
    let head = "規程 「規程」 {\n機関 診療所 「機関」; 準拠 mhlw-6.0\n承認 2026-04-01 承認者 園長 }";
    assert_eq!(check(&[("p.kitei", head)], DAY), ["consistency/unknown-actor@p.kitei:3"]);
}

#[test]
fn several_names_of_one_body_give_one_finding() {
    let body = "契約 業務委託、責任分界 「保守」 { 承認者 園長 }";
    let found = in_article("", body);
    assert_eq!(found.iter().filter(|line| line.starts_with("consistency/unknown-actor")).count(), 1, "{found:?}");
}

#[test]
fn values_are_plausible() {
    assert_eq!(in_article("", "対策 パスワード { 最短文字数 200文字 }"), ["consistency/implausible-value@p.kitei:5"]);
    assert_eq!(in_article("", "対策 パスワード { 最短文字数 13文字 }"), [""; 0]);
    assert_eq!(in_article("", "記録 アクセスログ { 保存期間 500年 }"), ["consistency/implausible-value@p.kitei:5"]);
}

#[test]
fn wordings_agree_with_the_data() {
    for (body, wording, disagrees) in [
        ("対策 パスワード { 最短文字数 13文字 }", "13文字以上とする。", false),
        ("対策 パスワード { 最短文字数 13文字 }", "１３文字以上とする。", false),
        ("対策 パスワード { 最短文字数 13文字 }", "10文字以上とする。", true),
        ("対策 パスワード { 最短文字数 13文字 }", "at least 10 characters", true),
        ("対策 パスワード { 最短文字数 13文字 }", "{パスワード.最短文字数}以上とし、8文字の暗証番号は用いない。", false),
        ("対策 バックアップ { 世代数 3世代 }", "2世代を保持する。", true),
        ("対策 バックアップ { 世代数 3世代 }", "3世代を保持する。", false),
        ("活動 教育訓練 { 間隔 年2回 }", "研修を年1回行う。", true),
        ("活動 教育訓練 { 間隔 年2回 }", "研修を年に２回行う。", false),
        ("活動 教育訓練 { 間隔 年1回 }", "研修を毎年行う。", false),
        ("活動 教育訓練 { 間隔 年1回 }", "研修を毎月行う。", true),
        ("活動 教育訓練 { 間隔 年1回 }", "採用から30日以内に受講させる。", false),
        ("活動 教育訓練 { 間隔 年1回 }", "令和8年4月1日から第2回の研修を行う。", false),
        ("記録 アクセスログ { 保存期間 5年 }", "ログは5年間保存する。", false),
        ("記録 アクセスログ { 保存期間 5年 }", "ログは3年間保存する。", true),
        ("記録 アクセスログ { 保存期間 5年 }", "ログは60か月保存する。", false),
        ("記録 アクセスログ { 保存期間 5年 }", "異常は3日以内に届け出る。", false),
        ("活動 インシデント報告 { 報告期限 1時間 }", "2時間以内に届け出る。", true),
        ("対策 利用者認証 { 要素数 2要素 }", "1要素認証を用いない。", false),
        ("文書 情報台帳", "3文字とする。", false),
    ] {
        let found = in_article("", &format!("{body}\n項 「{wording}」"));
        let expected: &[&str] = if disagrees { &["consistency/wording-disagrees@p.kitei:6"] } else { &[] };
        assert_eq!(found, expected, "{body} / {wording}");
    }
}

#[test]
fn a_wording_is_mended_by_a_placeholder() {
    let mended = |body: &str| {
        let text = policy("診療所", "", &format!("条 「条」 {{\n{body} }}"));
        judged(&[("p.kitei", &text)], DAY).remove(0).1.told().fix.unwrap().edits[0].replacement.clone()
    };
    assert_eq!(mended("対策 パスワード { 最短文字数 13文字 }\n項 「8文字以上」"), "{パスワード.最短文字数}");
    assert_eq!(mended("活動 教育訓練 { 間隔 年1回 }\n項 「6か月ごとに行う。」"), "{教育訓練.間隔}");
    assert_eq!(mended("対策 パスワード 「一般」 { 最短文字数 13文字 }\n項 「at least 8 characters」"), "{password[一般].min_length}");
}

#[test]
fn a_frequency_is_replaced_whole() {
    for (wording, whole) in
        [("6か月ごとに行う。", "6か月ごと"), ("Trained every 6 months.", "every 6 months"), ("年に2回行う。", "年に2回")]
    {
        let text = policy("診療所", "", &format!("条 「条」 {{\n活動 教育訓練 {{ 間隔 年1回 }}\n項 「{wording}」 }}"));
        let span = judged(&[("p.kitei", &text)], DAY).remove(0).1.span;
        assert_eq!(text.get(span.start as usize..span.end as usize), Some(whole));
    }
}

#[test]
fn a_wording_is_compared_with_what_is_inherited() {
    let parent = policy("法人", "", "条 「条」 { 対策 パスワード { 最短文字数 13文字 } }");
    let child = "規程 「子」 { 機関 診療所 「子」; 継承 「a.kitei」 }\n条 「条」 { 対策 パスワード { 使い回し 禁止 }\n項 「12文字以上」 }";
    let findings = judged(&[("a.kitei", &parent), ("b.kitei", child)], DAY);
    assert_eq!(findings.iter().map(|(line, _)| &**line).collect::<Vec<_>>(), ["consistency/wording-disagrees@b.kitei:3"]);
    let finding = &findings[0].1;
    assert_ne!(finding.labels[0].span.file, finding.span.file);
}

#[test]
fn what_is_open_is_told_once_at_its_place() {
    let head = "規程 「規程」 {\n機関 診療所 「機関」; 準拠 mhlw-6.0\n版 「?」\n施行 ?\n見直し 未定 }\n現況 { 確認 ？\n職員数 ? }\n条 「条」 {\n対策 パスワード { 最短文字数 ? 下限 }\n項 「?」 }";
    let lines = [10, 3, 4, 5, 6, 7, 9].map(|line| format!("consistency/undecided@p.kitei:{line}"));
    assert_eq!(check(&[("p.kitei", head)], DAY), lines);
}

#[test]
fn one_person_in_both_posts_is_told_in_hospitals_only() {
    let roles = |safety: &str, planning: &str| {
        format!("条 「条」 {{ 役割 安全管理責任者 {{ {safety} }}\n役割 企画管理者 「運用責任者」 {{ {planning} }} }}")
    };
    let found = |kind: &str, safety: &str, planning: &str| check(&[("p.kitei", &policy(kind, "", &roles(safety, planning)))], DAY);
    let told = ["consistency/dual-role@p.kitei:5"];
    assert_eq!(found("病院", "充職 院長", "充職 院長"), told);
    assert_eq!(found("病院", "充職 院長", "充職 安全管理責任者"), told);
    assert_eq!(found("病院", "充職 院長", "充職 副院長"), [""; 0]);
    assert_eq!(found("病院", "充職 院長", "充職 院長; 理由 「他に適任者がいない。」"), [""; 0]);
    for kind in ["診療所", "歯科診療所", "助産所", "薬局"] {
        assert_eq!(found(kind, "充職 院長", "充職 院長"), [""; 0], "{kind}");
    }
}

#[test]
fn messages_name_what_is_written() {
    let text = policy("診療所", "システム 電子カルテ { 提供 Ａ社 }", "");
    let message = judged(&[("p.kitei", &text)], DAY).remove(0).1.told().message;
    assert_eq!(
        message,
        Text::new(
            "システム「電子カルテ」の「提供」に挙げられた事業者「Ａ社」は定められていません",
            "\"provided_by\" of system \"電子カルテ\" names the vendor \"Ａ社\", which nothing defines"
        )
    );
}

#[test]
fn wordings_without_braces_print_nothing() {
    let rule = "consistency/broken-placeholder@p.kitei:6";
    for (wording, found) in [
        ("パスワードは{パスワード.最短文字数以上とし、使い回さない。", vec![rule]),
        ("パスワードは{パスワード.最短文字数以上とし、{パスワード.最短文字数}とする。", vec![rule]),
        ("パスワードは【パスワード.最短文字数】以上とする。", vec![rule]),
        ("パスワードはパスワード.最短文字数}以上とする。", vec![rule]),
        ("パスワードは{パスワード.最短文字数}以上とする。TLS1.2以上を用い、mail.example.jpに送る。", vec![]),
    ] {
        let body = format!("対策 パスワード {{ 最短文字数 13文字 }}\n項 「{wording}」");
        assert_eq!(in_article("", &body), found, "{wording}");
    }
}

#[test]
fn wordings_that_turn_a_bound_round_or_write_numbers_in_kanji() {
    let rule = "consistency/wording-disagrees@p.kitei:6";
    for (wording, found) in [
        ("パスワードは{パスワード.最短文字数}未満とする。", vec![rule]),
        ("パスワードは{パスワード.最短文字数}未満としてはならない。", vec![]),
        ("{パスワード.最短文字数}未満のパスワードは使用できない。", vec![]),
        ("パスワードは十文字以上とする。", vec![rule]),
        ("パスワードは十三文字以上とし、一人につき一つとする。", vec![]),
        ("パスワードは最低八文字とする。", vec![rule]),
    ] {
        let body = format!("対策 パスワード {{ 最短文字数 13文字 }}\n項 「{wording}」");
        assert_eq!(in_article("", &body), found, "{wording}");
    }
}

#[test]
fn a_wrong_name_of_a_parent_is_one_finding() {
    let parent = policy("法人", "", "条 「条」 { 項 「定める。」 }");
    let child = "規程 「子」 { 機関 診療所 「子」; 継承 「a.kitei」 略称 「法人規程」 }\n現況 { 確認 2026-04-01 承認者 院長 }\n\
        条 「一」 { 根拠規定 法人規定第1条 }\n条 「二」 { 根拠規定 法人規定第1条 }\n条 「三」 { 根拠規定 法人規程第9条 }";
    let findings = judged(&[("a.kitei", &parent), ("b.kitei", child)], DAY);
    let lines: Vec<&str> = findings.iter().map(|(line, _)| line.as_str()).collect();
    assert_eq!(lines, ["consistency/undefined-name@b.kitei:3", "consistency/undefined-name@b.kitei:5"]);
    assert_eq!(findings[0].1.fix.as_ref().unwrap().edits.len(), 2);
}

#[test]
fn who_is_not_meant_for_certain_is_not_proposed() {
    let findings = judged(&[("p.kitei", &policy("診療所", "", "条 「条」 {\n活動 教育訓練 { 承認者 総院長 }\n}"))], DAY);
    let finding = &findings.iter().find(|(line, _)| line.starts_with("consistency/unknown-actor")).unwrap().1;
    assert_eq!(finding.fix, None);
    assert!(finding.help.as_ref().unwrap().ja.starts_with("「職 総院長」のように現況に定めるか"), "{:?}", finding.help);
}

#[test]
fn what_is_not_decided_is_told_once_and_in_both_languages() {
    let body = "記録 アクセスログ { 保存期間 ? }\n対策 パスワード { 最短文字数 ? }\n項 「{パスワード.最短文字数}以上とする。」";
    let findings = judged(&[("p.kitei", &policy("診療所", "", &format!("条 「条」 {{\n{body}\n}}")))], DAY);
    let told: Vec<_> = findings.iter().map(|(line, finding)| (line.as_str(), finding.message.en.as_str())).collect();
    assert_eq!(
        told,
        [
            ("consistency/undecided@p.kitei:5", "\"retention\" is not decided"),
            ("consistency/undecided@p.kitei:6", "\"min_length\" is not decided"),
        ]
    );
}
