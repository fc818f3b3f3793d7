//! `根拠規定` names the article of the parent that delegates what is laid down.

use crate::harness::Repository;

const CHILD: &str = "child.kitei";

/// The messages and fixes on the basis of a hospital's article, below a corporation.
fn found(corporation: &str, article: &str) -> Vec<(&'static str, Option<String>)> {
    let corporation = format!("規程 「法人規程」 {{ 機関 法人 「法人」 }}\n{corporation}\n");
    let child = format!("規程 「病院規程」 {{ 機関 病院 「病院」; 継承 「top.kitei」 略称 法人規程 }}\n{article}\n");
    let verdict = Repository::of("top.kitei", &corporation).with(CHILD, &child).judge();
    let of_matter = ["inheritance/not-delegated", "consistency/undefined-name"];
    let found = verdict.in_file(CHILD).into_iter().filter(|finding| of_matter.contains(&finding.rule.name));
    found.map(|finding| (finding.rule.name, finding.fix.as_ref().map(|fix| fix.edits[0].replacement.clone()))).collect()
}

const CORPORATION: &str = "条 第1条 「目的」 { 項 「この規程は、情報の管理に関し必要な事項を定める。」 }
条 第2条 「責任者」 { 委任; 役割 企画管理者; 項 「これに充てる職は、機関が定める。」 }
条 第3条 「対応班」 { 役割 CSIRT { 充職 情報統括部長 }; 活動 インシデント報告 { 報告先 CSIRT 変更不可 }; 項 「CSIRTに報告する。」 }
条 第4条 「保護担当者」 { 委任; 項 「機関に保護担当者を置く。これに充てる者は、機関が定める。」 }
条 第5条 「監査」 { 委任; 項 「機関は、管理の状況の監査について定める。」 }
条 第6条 「記録」 { 記録 アクセスログ { 保存期間 3年; 点検間隔 委任 } }
条 第7条 「用語」 { 定義 「部局」 委任 }
条 第8条 「画面」 { 対策 画面ロック { 無操作時間 15分 }; 対策 パスワード { 変更間隔 6か月 既定 } }
条 第9条 「雑則」 { 項 「この規程に定めるもののほか、必要な事項は、機関の長が別に定める。」 }
条 第10条 削除
条 第11条 「方針」 { 文書 運用管理規程 { 承認者 理事会 }; 項 「理事会は、運用を運用管理規程に定める。」 }
現況 { 職 情報統括部長 }";

#[test]
fn a_number_that_is_wrong_is_found_and_the_right_one_named() {
    for (number, article, right) in [
        ("3", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 } }", Some("第2条")),
        ("1", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 } }", Some("第2条")),
        ("4", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 } }", Some("第2条")),
        ("6", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 } }", Some("第2条")),
        ("5", "「保護担当者」 { @; 役割 部門情報管理者 「保護担当者」 { 充職 診療科長 } }", Some("第4条")),
        ("5", "「責任者」 { @; 役割 部門情報管理者 「保護担当者」 { 充職 診療科長 } }", Some("第4条")),
        ("4", "「点検」 { @; 活動 監査 { 間隔 年1回 } }", Some("第5条")),
        ("4", "「監査」 { @; 項 「医事課長は、年1回、監査を行う。」 }", Some("第5条")),
        ("5", "「点検」 { @; 記録 アクセスログ { 点検間隔 毎月 } }", Some("第6条")),
        ("7", "「点検」 { @; 記録 アクセスログ { 点検間隔 毎月 } }", Some("第6条")),
        ("6", "「用語」 { @; 定義 「部局」 「診療科をいう。」 }", Some("第7条")),
        ("2", "「更新」 { @; 対策 パスワード { 変更間隔 1年 } }", Some("第8条")),
        ("9", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 } }", Some("第2条")),
        // Nothing delegates it, and the article that is named is on something else.
        ("2", "「会議」 { @; 記録 議事録 { 保存期間 5年 } }", None),
        ("3", "「会議」 { @; 記録 議事録 { 保存期間 5年 } }", None),
        ("3", "「会議」 { @; 項 「会議は、毎月開く。」 }", None),
        // Called alike, it delegates something else.
        ("2", "「責任者」 { @; 記録 アクセスログ { 点検間隔 毎月 } }", Some("第6条")),
        ("2", "「保存」 { @; 項 「責任者は、記録を保存する。」; 記録 アクセスログ { 点検間隔 毎月 } }", Some("第6条")),
        ("11", "「運用」 { @; 記録 アクセスログ { 点検間隔 毎月 } }", Some("第6条")),
        ("11", "「方針」 { @; 記録 アクセスログ { 点検間隔 毎月 } }", Some("第6条")),
        // Another office is another matter, whoever holds both.
        (
            "2",
            "「相談」 { @; 役割 患者相談窓口 { 充職 医療情報部長 } }\n条 第2条 「責任者」 { 役割 企画管理者 { 充職 医療情報部長 } }",
            None,
        ),
        // One of two is none.
        ("2条、法人規程第3", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 } }", None),
    ] {
        let article = article.replace('@', &format!("根拠規定 法人規程第{number}条"));
        let right = right.map(str::to_owned);
        assert_eq!(found(CORPORATION, &format!("条 第1条 {article}")), [("inheritance/not-delegated", right)], "{article}");
    }
}

#[test]
fn several_articles_of_which_none_delegates_it_are_each_told() {
    let article = "条 第1条 「方針」 { 根拠規定 法人規程第11条、法人規程第1条; 記録 アクセスログ { 点検間隔 毎月 } }";
    assert_eq!(found(CORPORATION, article).len(), 2);
}

#[test]
fn the_basis_may_be_what_is_delegated_left_open_or_laid_down_for_all() {
    for (number, article) in [
        ("2", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 }; 役割 患者相談窓口 { 充職 医事課長 } }"),
        ("4", "「保護担当者」 { @; 役割 部門情報管理者 「保護担当者」 { 充職 診療科長 } }"),
        ("4", "「責任者」 { @; 役割 部門情報管理者 「部門長」 { 充職 診療科長 } }"),
        ("5", "「監査」 { @; 項 「医事課長は、年1回、監査を行う。」 }"),
        ("5", "「点検」 { @; 活動 監査 { 間隔 年1回 } }"),
        ("6", "「点検」 { @; 記録 アクセスログ { 点検間隔 毎月 } }"),
        ("7", "「用語」 { @; 定義 「部局」 「診療科をいう。」 }"),
        ("8", "「画面」 { @; 対策 画面ロック { 無操作時間 10分 } }"),
        ("8", "「更新」 { @; 対策 パスワード { 変更間隔 1年 } }"),
        ("9", "「会議」 { @; 記録 議事録 { 保存期間 5年 } }"),
        ("2条、法人規程第6", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 }; 記録 アクセスログ { 点検間隔 毎月 } }"),
        ("2条、法人規程第9", "「責任者」 { @; 役割 企画管理者 { 充職 医療情報部長 }; 記録 議事録 { 保存期間 5年 } }"),
        // Prose: what it rests on cannot be known.
        ("1", "「会議」 { @; 記録 議事録 { 保存期間 5年 } }"),
        ("2", "「責任者」 { @; 項 「医療情報部長をもって充てる。」 }"),
    ] {
        let article = article.replace('@', &format!("根拠規定 法人規程第{number}条"));
        assert_eq!(found(CORPORATION, &format!("条 第1条 {article}")), [], "{article}");
    }
}

#[test]
fn an_article_that_is_not_there_is_that() {
    for number in ["10", "12"] {
        let article = format!("条 「責任者」 {{ 根拠規定 法人規程第{number}条; 役割 企画管理者 {{ 充職 医療情報部長 }} }}");
        assert_eq!(found(CORPORATION, &article), [("consistency/undefined-name", None)], "{number}");
    }
}

#[test]
fn a_law_is_no_article_of_a_parent() {
    let article = "条 「責任者」 { 根拠規定 個人情報保護法第23条; 役割 企画管理者 { 充職 医療情報部長 } }";
    assert_eq!(found(CORPORATION, article), [("consistency/undefined-name", None)]);
}

#[test]
fn a_parent_of_prose_says_nothing_that_could_be_held_against_it() {
    let prose = "条 第1条 「目的」 { 項 「情報を守る。」 }\n条 第2条 「組織」 { 項 「責任者を置く。」 }";
    for number in ["1", "2"] {
        let article = format!("条 「責任者」 {{ 根拠規定 法人規程第{number}条; 役割 企画管理者 {{ 充職 医療情報部長 }} }}");
        assert_eq!(found(prose, &article), [], "{number}");
    }
}

#[test]
fn in_english_too() {
    let above =
        "article 1 \"Managers\" { delegated; role planning_manager }\narticle 2 \"Logs\" { record access_log { retention 3 years } }";
    let own =
        |number: u32| format!("article 1 \"Managers\" {{ implements 法人規程第{number}条; role planning_manager {{ held_by it_head }} }}");
    assert_eq!(found(above, &own(2)), [("inheritance/not-delegated", Some("第1条".to_owned()))]);
    assert_eq!(found(above, &own(1)), []);
}
