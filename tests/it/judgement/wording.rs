//! What a wording says against the data of its article, and what is no disagreement.

use crate::harness::{DAY, Repository};

/// A clinic with an article.
fn clinic(inside: &str) -> Repository {
    let text =
        format!("規程 「い診療所規程」 {{\n  機関 診療所 「い診療所」\n  準拠 mhlw-6.0\n  階層 運用規則\n}}\n条 「あ」 {{\n{inside}\n}}\n");
    Repository::of("p.kitei", &text)
}

fn found(inside: &str, rule: &str) -> usize {
    clinic(inside).judge().of_rule("p.kitei", rule).len()
}

#[test]
fn quantities_against_the_data() {
    let of_password =
        |wording: &str| found(&format!("  対策 パスワード {{ 最短文字数 13文字 }}\n  項 「{wording}」"), "consistency/wording-disagrees");
    for wording in [
        "パスワードは8文字以上とする。",
        "パスワードは8字以上とする。",
        "パスワードは8桁以上とする。",
        "パスワードは８ケタ以上とする。",
        "パスワードは八文字以上とする。",
        "パスワードは13文字以下とする。",
        "パスワードは最大13文字とする。",
        "パスワードは13桁までとする。",
        "パスワードは13文字を上限とする。",
        "パスワードは13文字を超えてはならない。",
        "パスワードは8文字以上64文字以下とする。",
        "パスワードは8〜64文字とする。",
        "パスワードは13文字を超えるものとする。",
        "Passwords have at most 13 characters.",
        "Passwords have 13 characters or fewer.",
        "Passwords have at least 8 characters.",
        "パスワードは{パスワード.最短文字数}までとする。",
        // It holds on the day.
        "パスワードは13文字以上（令和15年度までは8文字以上）とする。",
    ] {
        assert_eq!(of_password(wording), 1, "{wording}");
    }
    for wording in [
        "パスワードは13文字以上とする。",
        "パスワードは13桁以上とする。",
        "パスワードは13文字以上64文字以下とする。",
        "パスワードは13文字から64文字までとする。",
        "パスワードは13〜64文字とする。",
        "パスワードは64文字以下とする。",
        "パスワードは12文字を超えるものとする。",
        "パスワードは13文字未満としてはならない。",
        "パスワードは12文字以下としてはならない。",
        "パスワードは13文字以上（改正前は8文字以上）とする。",
        "パスワードは13文字以上（令和6年度までは8文字以上）とする。",
        "パスワードは13文字以上（2025年3月31日までの間は8文字以上）とする。",
        "Passwords have 13 characters or more.",
        "パスワードは{パスワード.最短文字数}以上とする。",
    ] {
        assert_eq!(of_password(wording), 0, "{wording}");
    }
}

#[test]
fn frequencies_against_the_data() {
    let of_drill = |wording: &str| found(&format!("  活動 教育訓練 {{ 間隔 年1回 }}\n  項 「{wording}」"), "consistency/wording-disagrees");
    for wording in [
        "教育訓練は5年に1回行う。",
        "教育訓練は5年に1度行う。",
        "教育訓練は五年に一度行う。",
        "教育訓練は隔年で行う。",
        "教育訓練は2年ごとに行う。",
        "教育訓練は毎年2回行う。",
        "教育訓練は年に2度行う。",
        "教育訓練は3か月に1回行う。",
        "Training is held every other year.",
    ] {
        assert_eq!(of_drill(wording), 1, "{wording}");
    }
    for wording in [
        "教育訓練は年1回行う。",
        "教育訓練は毎年行う。",
        "教育訓練は毎年度行う。",
        "教育訓練は毎年1回行う。",
        "教育訓練は年に1度行う。",
        "教育訓練は1年に1回行う。",
        "教育訓練は一年に一度行う。",
        "教育訓練は365日ごとに行う。",
        "教育訓練は12か月に1回行う。",
        "Training is held once a year.",
    ] {
        assert_eq!(of_drill(wording), 0, "{wording}");
    }
}

#[test]
fn a_sentence_that_denies_a_declaration() {
    let declared = "  対策 利用者認証 { 要素数 2 }\n  対策 バックアップ { 隔離保管 有; 世代数 3世代 }\n  活動 監査 { 実施者 院長; 間隔 年1回 }\n  役割 企画管理者 「情報部長」 { 充職 院長 }\n  対策 持出し { 利用 禁止 }";
    let of = |wording: &str| found(&format!("{declared}\n  項 「{wording}」"), "consistency/denied");
    for wording in [
        "二要素認証は、当分の間、行わない。",
        "当分の間、二要素認証は行わない。",
        "多要素認証は導入しない。",
        "監査は実施しない。",
        "当院は、監査を行わないものとする。",
        "監査については、当面、これを行わない。",
        "監査は行わないことができる。",
        "バックアップの取得は、行わない。",
        "隔離保管は行わない。",
        "情報部長は、置かない。",
        "企画管理者は、当分の間、置かない。",
        "この規程は、当分の間、適用しない。",
        "第1条の規定は、令和9年3月31日まで適用しない。",
        "この条の規定は、適用しない。",
        "バックアップの取得に努める。",
        "利用者は、二要素認証を用いるよう努める。",
        "The audit is not performed for the time being.",
        "This policy does not apply.",
    ] {
        assert_eq!(of(wording), 1, "{wording}");
    }
    for wording in [
        "監査は、年1回行う。",
        "職員は、バックアップを私物の媒体に保存しない。",
        "来訪者には、二要素認証を行わない。",
        "持出しは、行わない。",
        "三要素認証は行わない。",
        "遠隔接続は行わない。",
        "職員は、情報セキュリティの向上に努める。",
        "第1条の規定は、令和7年3月31日まで適用しない。",
        "緊急の場合は、前条の規定は、適用しない。",
    ] {
        assert_eq!(of(wording), 0, "{wording}");
    }
    let should = format!("  努力義務\n{declared}\n  項 「バックアップの取得に努める。」");
    assert_eq!(found(&should, "consistency/denied"), 0, "what should be done is tried");
}

#[test]
fn a_sentence_that_allows_what_is_forbidden() {
    let declared = "  対策 利用者認証 { 要素数 2; 共用ID 禁止 }\n  対策 パスワード { 共有 許可制; 書留め 禁止; 使い回し 禁止 }\n  活動 監査 { 間隔 年1回 }";
    for (wording, expected) in [
        ("利用者IDは、共用することができる。", 1),
        ("利用者IDの共用を認める。", 1),
        ("職員は、利用者IDを共用してもよい。", 1),
        ("パスワードは、共有することができる。", 1),
        ("パスワードは、書き留めてもよい。", 1),
        ("パスワードの使い回しを認める。", 1),
        ("監査は、年1回行う（当分の間、行わない。）。", 1),
        ("監査は、年1回行う（ただし、令和7年3月31日までは行わない。）。", 0),
        ("監査は、年1回行う（停電の日は、行わない。）。", 0),
        ("利用者IDは、緊急時に限り、共用することができる。", 0),
        ("パスワードは、企画管理者の許可を得て共有することができる。", 0),
        ("診療情報は、共有することができる。", 0),
        ("利用者IDは、共用することができない。", 0),
    ] {
        let found = found(&format!("{declared}\n  項 「{wording}」"), "consistency/denied");
        assert_eq!(found, expected, "{wording}");
    }
}

#[test]
fn what_a_parent_lays_down_is_denied_below() {
    let parent = "規程 「法人規程」 {\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n}\n条 「監査」 {\n  活動 監査 { 間隔 年1回 }\n}\n";
    let child = |said: &str| {
        format!(
            "規程 「診療所規程」 {{\n  機関 診療所 「診療所」\n  継承 「corp.kitei」 略称 本部規程\n}}\n条 「監査」 {{\n  項 「{said}」\n}}\n"
        )
    };
    for (said, expected) in [
        ("監査は、当分の間、行わない。", 1),
        ("本部規程は、適用しない。", 1),
        ("法人規程の規定は、適用しない。", 1),
        ("自己点検は、行わない。", 0),
    ] {
        let verdict = Repository::of("corp.kitei", parent).with("p.kitei", &child(said)).judge();
        assert_eq!(verdict.of_rule("p.kitei", "consistency/denied").len(), expected, "{said}");
    }
}

/// A sentence about what is declared in another article.
fn beside(declared: &str, wording: &str, rule: &str) -> usize {
    found(&format!("  {declared}\n  項 「必要な事項は、次条による。」\n}}\n条 「い」 {{\n  項 「{wording}」"), rule)
}

#[test]
fn less_than_is_declared_elsewhere_is_found_in_any_article() {
    for (declared, wording, expected) in [
        ("対策 パスワード { 最短文字数 13文字 }", "パスワードは8文字以上とする。", 1),
        ("対策 パスワード { 最短文字数 13文字 }", "パスワードは13文字以下とする。", 1),
        ("対策 パスワード { 最短文字数 13文字 }", "パスワードは16文字以上とする。", 0),
        ("対策 パスワード { 最短文字数 13文字 }", "Passwords have at least 8 characters.", 1),
        ("対策 パスワード { 最短文字数 13文字 }", "Passwords have at least 16 characters.", 0),
        ("対策 パスワード { 最短文字数 13文字 }", "患者に付する番号は8文字とする。", 0),
        ("活動 監査 { 間隔 年1回 }", "監査は、3年ごとに行う。", 1),
        ("活動 監査 { 間隔 年1回 }", "監査は、隔年で行う。", 1),
        ("活動 監査 { 間隔 年1回 }", "監査は、毎年行う。", 0),
        ("活動 監査 { 間隔 年1回 }", "監査は、半年に1回行う。", 0),
        ("記録 アクセスログ { 保存期間 5年; 点検間隔 1か月 }", "アクセスログは1か月間保存する。", 1),
        ("記録 アクセスログ { 保存期間 5年; 点検間隔 1か月 }", "アクセスログは1か月に1回点検する。", 0),
        ("活動 インシデント報告 { 報告期限 1時間 }", "インシデント報告は、3日以内に行う。", 1),
        ("活動 教育訓練 「採用時」 { 間隔 年1回 }\n  活動 教育訓練 「管理者」 { 間隔 3年 }", "教育訓練は、3年ごとに行う。", 0),
    ] {
        assert_eq!(beside(declared, wording, "consistency/wording-disagrees"), expected, "{wording}");
    }
}

#[test]
fn sentences_that_take_something_back_have_many_forms() {
    let audit = "活動 監査 { 間隔 年1回 }\n  対策 バックアップ { 隔離保管 有 }\n  対策 BYOD { 利用 禁止 }";
    for wording in [
        "監査は、省略することができる。",
        "監査は、当分の間、見合わせる。",
        "監査は、行うことを要しない。",
        "監査を行う必要はない。",
        "職員は、監査を受けなくてもよい。",
        "監査は、院長が別に定める日まで行わない。",
        "監査は、必要に応じて行う。",
        "監査は、可能な範囲で行うよう努める。",
        "バックアップの隔離保管は、行わない。",
        "BYODは、認める。",
        "第1条及び第2条の規定は、当分の間、適用しない。",
        "Audits are not carried out for the time being.",
        "The audit is suspended.",
        "No audit is performed.",
    ] {
        assert_eq!(beside(audit, wording, "consistency/denied"), 1, "{wording}");
    }
    for wording in [
        "監査は、年1回行うほか、必要に応じて行う。",
        "休診日においては、監査は行わない。",
        "職員は、監査を妨げない。",
        "BYODは、行わない。",
        "BYODは、企画管理者の許可を得て、使用することができる。",
        "この規程は、患者には適用しない。",
    ] {
        assert_eq!(beside(audit, wording, "consistency/denied"), 0, "{wording}");
    }
}

#[test]
fn whom_a_sentence_names_in_place_of_who_is_declared() {
    let declared = "  役割 企画管理者 「情報部長」 { 充職 事務長 }\n  役割 安全管理責任者 { 充職 院長 }\n  職 医事課長\n  職 事務長\n  活動 監査 { 実施者 企画管理者; 間隔 年1回; 報告先 院長 }";
    for (wording, expected) in [
        ("企画管理者は、医事課長をもって充てる。", 1),
        ("情報部長は、医事課長とする。", 1),
        ("監査は、年1回、医事課長が行う。", 1),
        ("監査は、年1回行い、その結果を医事課長に報告する。", 1),
        ("The planning manager is held by the director.", 1),
        ("企画管理者は、事務長をもって充てる。", 0),
        ("監査は、年1回、事務長が行う。", 0),
        ("監査は、年1回、情報部長が行い、その結果を安全管理責任者に報告する。", 0),
        ("監査は、年1回、事務長及び医事課長が行う。", 0),
        ("企画管理者は、院長が指名する者をもって充てる。", 0),
        ("企画管理者は、情報システム課長をもって充てる。", 0),
        ("医事課長は、事務長とする。", 0),
    ] {
        let found = found(&format!("{declared}\n  項 「{wording}」"), "consistency/wording-disagrees");
        assert_eq!(found, expected, "{wording}");
    }
    let defined = |meaning: &str| found(&format!("{declared}\n  定義 「企画管理者」 「{meaning}」"), "consistency/wording-disagrees");
    assert_eq!(defined("医事課長をいう。"), 1);
    assert_eq!(defined("事務長をいう。"), 0);
    assert_eq!(defined("医療情報システムの企画を担う者をいう。"), 0);
}

#[test]
fn what_is_said_of_the_declared_is_held_against_it() {
    let auth = "  対策 利用者認証 { 要素数 2要素; 認証手段 パスワード、ICカード; 共用ID 禁止 }\n";
    let told = |wording: &str, rule: &str| found(&format!("{auth}  項 「{wording}」"), rule);
    for wording in ["利用者は、パスワードのみにより認証する。", "認証は、ICカードだけで行う。"] {
        assert_eq!(told(wording, "consistency/wording-disagrees"), 1, "{wording}");
    }
    for wording in [
        "利用者は、パスワード及びICカードのみにより認証する。",
        "利用者は、パスワードのみによる認証を行ってはならない。",
        "ワンタイムパスワードのみを用いる端末は、置かない。",
        "パスワードだけでなく、ICカードを用いる。",
    ] {
        assert_eq!(told(wording, "consistency/wording-disagrees"), 0, "{wording}");
    }
    for wording in [
        "この規程は、努力目標とする。",
        "院長は、必要があると認めるときは、この規程の全部又は一部を適用しないことができる。",
        "この規程と現場の手順書とが異なるときは、現場の手順書による。",
        "利用者認証については、なお従前の例による。",
        "利用者認証は、費用の都合により、実施を見合わせる。",
        "受付の端末においては、利用者IDを共用することができる。",
    ] {
        assert_eq!(told(wording, "consistency/denied"), 1, "{wording}");
    }
    for wording in ["この規程と法令とが異なるときは、法令による。", "この規程は、他の規程に優先する。"]
    {
        assert_eq!(told(wording, "consistency/denied"), 0, "{wording}");
    }
}

#[test]
fn an_excuse_for_whoever_holds_an_office_is_told() {
    let told = |wording: &str| {
        let inside = format!(
            "  役割 企画管理者 {{ 充職 事務長 }}\n  対策 利用者認証 {{ 要素数 2要素 }}\n  項 「認証は、二要素による。」\n  項 「{wording}」"
        );
        found(&inside, "consistency/denied")
    };
    assert_eq!(told("前項の規定は、院長については適用しない。"), 1);
    assert_eq!(told("前項の規定は、企画管理者には、適用しない。"), 1);
    assert_eq!(told("利用者認証は、事務長については、行わない。"), 1);
    assert_eq!(told("前項の規定は、患者には適用しない。"), 0);
}

/// An exception is the lawful way to leave something undone for a time: what its item asks for, and nothing beside it.
#[test]
fn an_exception_excuses_what_its_item_asks_for_alone() {
    const TRAINING: &str = "企画管理編7②";
    const TWO_FACTORS: &str = "システム運用編14⑤";
    let sound = Repository::fixture("small-clinic-6");
    let denied = |item: &str, approver: &str, said: &str| {
        let article = format!(
            "条 「経過措置」 {{\n  例外 {item} 期限 2027-03-31 承認 2026-04-01 {approver} 理由 「電子カルテの更新が令和8年度末となるため。」 \
             代替措置 「端末のある部屋を施錠し、入室を記録する。」\n  項 「{said}」\n}}\n\n附則"
        );
        let verdict = sound.clone().replace("policy.kitei", "附則", &article).judge_on(DAY);
        !verdict.of_rule("policy.kitei", "consistency/denied").is_empty()
    };
    let director = "承認者 院長";
    for (said, item) in [
        ("教育訓練は、当面実施しない。", TRAINING),
        ("採用時の教育訓練は、免除することができる。", TRAINING),
        ("二要素認証は、当分の間、行わない。", TWO_FACTORS),
        ("利用者認証は、夜間を除き行う。", TWO_FACTORS),
    ] {
        for made_from in [TRAINING, TWO_FACTORS] {
            assert_eq!(denied(made_from, director, said), made_from != item, "{said} beside an exception from {made_from}");
        }
        assert!(denied(item, "", said), "{said} beside an exception that nobody approved");
    }
    for item in [TRAINING, TWO_FACTORS] {
        assert!(denied(item, director, "この規程は、当分の間、適用しない。"));
        assert!(denied(item, director, "監査は、当分の間、行わない。"));
    }
}
