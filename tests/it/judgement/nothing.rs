//! Words that say nothing are no reason, no equivalent, no substitute and no wording.

use crate::harness::Repository;

fn clinic(head: &str, inside: &str) -> Repository {
    let text = format!(
        "規程 「い診療所規程」 {{\n  機関 診療所 「い診療所」\n  準拠 mhlw-6.0\n  階層 運用規則\n{head}}}\n現況 {{\n  確認 2026-04-01 承認者 院長\n  システム 電子カルテ {{ 形態 オンプレミス; 保存情報 医療情報; 業務区分 電子カルテ; 更新日 2025-01-01 }}\n}}\n条 「あ」 {{\n{inside}\n}}\n"
    );
    Repository::of("p.kitei", &text)
}

fn found(inside: &str, rule: &str) -> usize {
    clinic("", inside).judge().of_rule("p.kitei", rule).len()
}

#[test]
fn an_equivalent_says_what_is_done_and_why() {
    let of = |equivalent: &str, because: &str| {
        let inside = format!(
            "  対応 システム運用編14⑤\n  対策 利用者認証 {{ 要素数 1; 同等措置 「{equivalent}」 理由 「{because}」 }}\n  項 「認証を行う。」"
        );
        let verdict = clinic("", &inside).judge();
        ["coverage/unmet", "coverage/partly"].iter().flat_map(|rule| verdict.of_rule("p.kitei", rule)).count()
    };
    let (done, why) = ("入退室の認証と端末の認証を組み合わせる。", "区域への入場に個人の認証を要し、二つの要素に相当するため。");
    assert_eq!(of(done, why), 0);
    for equivalent in [
        "今後検討する。",
        "適切に行う。",
        "必要に応じ行う。",
        "別に定める。",
        "あ",
        "未定",
        "セキュリティの確保に努める。",
        "十分に注意する。",
        "運用により対応する。",
    ] {
        assert_eq!(of(equivalent, why), 1, "{equivalent}");
    }
    for because in ["入退室の認証と端末の認証を組み合わせるため。", "あ", "同上", "…", "同等に安全であるため。"]
    {
        assert_eq!(of(done, because), 1, "{because}");
    }
}

#[test]
fn an_exception_says_what_is_done_instead_and_why() {
    let of = |because: &str, instead: &str| {
        let inside = format!(
            "  例外 システム運用編14⑤ 期限 2026-12-31 承認 2026-03-20 承認者 院長 理由 「{because}」 代替措置 「{instead}」\n  項 「経過措置を定める。」"
        );
        clinic("", &inside)
            .judge()
            .of_rule("p.kitei", "coverage/exception")
            .iter()
            .any(|finding| finding.severity == kitei::Severity::Error)
    };
    let (why, done) = ("令和8年12月に更新する予定であり、現行機は対応していないため。", "端末を施錠した区画に置き、入室を記録する。");
    assert!(!of(why, done));
    for instead in ["適切に対応する。", "検討する。", "なし", "あ", "別に定める。"] {
        assert!(of(why, instead), "{instead}");
    }
    for because in [
        "端末を施錠した区画に置き、入室を記録するため。",
        "特になし",
        "い",
        "やむを得ないため。",
        "諸般の事情による。",
        "二要素認証ができないため。",
    ] {
        assert!(of(because, done), "{because}");
    }
}

#[test]
fn exceptions_that_are_all_for_one_reason_are_told_once() {
    let of = |reasons: &[&str]| {
        let items = [
            "経営管理編1.1①",
            "経営管理編1.1②",
            "経営管理編3.4.2①",
            "経営管理編3.1.2②",
            "システム運用編14⑤",
            "システム運用編17①",
            "企画管理編7⑥",
        ];
        let exceptions: Vec<String> = items
            .iter()
            .zip(reasons)
            .map(|(item, reason)| {
                format!("  例外 {item} 期限 2026-12-31 承認 2026-03-20 承認者 院長 理由 「{reason}」 代替措置 「担当者が手作業で確認し、記録する。」")
            })
            .collect();
        let verdict = clinic("", &format!("{}\n  項 「経過措置を定める。」", exceptions.join("\n"))).judge();
        verdict.of_rule("p.kitei", "coverage/exception").iter().filter(|finding| finding.message.en.contains("same reason")).count()
    };
    assert_eq!(of(&["予算がないため。"; 6]), 1);
    assert_eq!(
        of(&["予算の都合による。", "費用が高いため。", "人員が足りないため。", "予算不足", "経費の不足による。", "予算がつかない。"]),
        1
    );
    assert_eq!(of(&["予算がないため。"; 3]), 0);
    assert_eq!(of(&["更新待ち。", "医師会と協議の後に行う。", "機器の納入が遅れている。", "工事の終わりを待つ。", "人事異動による。"]), 0);
}

#[test]
fn a_definition_a_procedure_and_a_register_say_something() {
    let rule = "consistency/says-nothing";
    for inside in [
        "  定義 「医療情報」 「あ」\n  項 「医療情報を守る。」",
        "  対策 非常時アカウント { 手順 非常時アカウント手順 }\n  項 「非常時の利用者IDを定める。」",
        "  文書 適用法令一覧 { 法令 道路交通法第1条 }\n  項 「適用される法令を一覧にする。」",
    ] {
        assert_eq!(found(inside, rule), 1, "{inside}");
    }
    for inside in [
        "  定義 「医療情報」 「患者に関する情報をいう。」\n  項 「医療情報を守る。」",
        "  対策 非常時アカウント { 手順 非常時アカウント手順 }\n  文書 非常時アカウント手順 { 所管 院長 }\n  項 「非常時の利用者IDを定める。」",
        "  文書 適用法令一覧 { 法令 個人情報保護法第23条 }\n  項 「適用される法令を一覧にする。」",
    ] {
        assert_eq!(found(inside, rule), 0, "{inside}");
    }
}

#[test]
fn paragraphs_of_one_letter_are_no_wording() {
    let articles = |wording: &str| {
        let article =
            |nth: usize| format!("条 「条{nth}」 {{\n  対策 パスワード 「{nth}」 {{ 最短文字数 13文字 }}\n  項 「{wording}」\n}}\n");
        let head = "規程 「法人規程」 {\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n}\n";
        let text = format!("{head}{}", (1..=4).map(article).collect::<String>());
        Repository::of("p.kitei", &text).judge().of_rule("p.kitei", "coverage/hollow").len()
    };
    // Each of them is told.
    assert_eq!(articles("あ"), 4);
    assert_eq!(articles("…"), 4);
    assert_eq!(articles("パスワードを定める。"), 0);
}

#[test]
fn places_definitions_and_reasons_that_say_nothing_are_told() {
    for (inside, expected) in [
        ("  定義 「保存性」 「保存性をいう。」", 1),
        ("  定義 「保存性」 「記録を保てる状態」", 0),
        ("  役割 インシデント連絡窓口 { 充職 院長; 連絡先 「別途連絡する。」 }", 1),
        ("  役割 インシデント連絡窓口 { 充職 院長; 連絡先 「院内PHS」 }", 0),
        ("  記録 検討記録 { 検討事項 CISOの要否; 結論 否; 決定日 2026-02-18; 理由 「不要と判断したため。」 }", 1),
        ("  記録 検討記録 { 検討事項 CISOの要否; 結論 否; 決定日 2026-02-18; 理由 「職員が6名であり、院長が統括するため。」 }", 0),
    ] {
        assert_eq!(found(&format!("{inside}\n  項 「事務は、院長が行う。」"), "consistency/says-nothing"), expected, "{inside}");
    }
}
