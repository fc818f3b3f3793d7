//! Ways to look covered that are none.

use kitei::Diagnostic;

use crate::harness::{Repository, Verdict};

const OWN: &str = "own/policy.kitei";

/// A clinic with what its head and the rest of its policy say.
fn clinic(head: &str, rest: &str) -> Repository {
    Repository::of(OWN, &format!("規程 「試しの規程」 {{\n  機関 診療所 「試し診療所」\n  {head}\n}}\n{rest}"))
}

fn of_rule<'a>(verdict: &'a Verdict, rule: &str) -> Vec<&'a Diagnostic> {
    verdict.in_file(OWN).into_iter().filter(|finding| finding.rule.name == rule).collect()
}

fn texts(findings: &[&Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| finding.message.en.clone()).collect()
}

/// A university with a standard of its own, and a clinic with an exception from it.
fn under_university(head: &str, approver: &str) -> Verdict {
    let exception =
        format!("例外 K1-1 期限 2027-03-31 承認 2026-04-01 承認者 {approver} 理由 「改修中のため。」 代替措置 「手作業で行う。」");
    clinic(
        &format!("継承 「../university/policy.kitei」\n  {head}"),
        &format!("現況 {{ 職 部長 「部長」 }}\n条 「例外」 {{ {exception}; 項 「例外とする。」 }}"),
    )
    .with(
        "university/policy.kitei",
        "規程 「大学規程」 { 機関 大学 「大学」; 準拠 uni-1; 構成文書 「standard.kitei」 }\n現況 { 職 学長 「学長」 }\n条 「役割」 { 役割 安全管理責任者 { 充職 理事長 }; 項 「定める。」 }",
    )
    .with(
        "university/standard.kitei",
        "基準 uni-1 「大学基準」 { 発行者 「大学」; 公表 2024-04-01; 編 K 「共通編」 }\n遵守事項 K1-1 「棚卸」 { 本文状態 正文; 要件 活動 棚卸 }",
    )
    .judge()
}

#[test]
fn an_exception_from_a_parents_requirement_needs_an_actor_of_the_parent() {
    for head in ["", "準拠 mhlw-6.0", "準拠 uni-1"] {
        let refused = under_university(head, "部長");
        let refused = texts(&of_rule(&refused, "coverage/exception"));
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert!(refused[0].contains("needs the approval of an actor of the parent"), "{head}: {refused:?}");
        for approver in ["学長", "安全管理責任者", "理事長"] {
            let accepted = under_university(head, approver);
            let accepted = texts(&of_rule(&accepted, "coverage/exception"));
            assert!(accepted.iter().all(|text| text.contains("is excepted until")), "{head} {approver}: {accepted:?}");
        }
    }
}

#[test]
fn empty_quotes_are_no_reason() {
    for empty in ["", "。", "未定", "なし"] {
        let exception = format!("例外 C14-5 期限 2027-03-31 承認 2026-04-01 承認者 院長 理由 「更新中」 代替措置 「{empty}」");
        let verdict = clinic("準拠 mhlw-6.0", &format!("条 「例外」 {{ {exception}; 項 「例外とする。」 }}")).judge();
        assert!(texts(&of_rule(&verdict, "coverage/exception"))[0].contains("lacks its substitute"), "{empty}");
    }
}

#[test]
fn empty_quotes_state_nothing() {
    for said in ["役割 企画管理者 { 充職 「」 }", "活動 脅威情報収集 { 情報源 「」 }", "情報 診療録 { 保管場所 「未定」 }"]
    {
        let rest = if said.starts_with("情報") {
            format!("現況 {{ {said} }}")
        } else {
            format!("条 「定め」 {{ {said}; 項 「定める。」 }}")
        };
        let verdict = clinic("準拠 mhlw-6.0", &rest).judge();
        assert_eq!(of_rule(&verdict, "consistency/undecided").len(), 1, "{said}: {:?}", verdict.rules(OWN));
    }
}

#[test]
fn an_empty_paragraph_takes_up_no_delegated_article() {
    let parent = "規程 「親」 { 機関 法人 「親」; 準拠 mhlw-6.0 }\n条 第1条 「細則」 { 委任; 項 「細目は、各病院が定める。」 }";
    let open = |paragraph: &str| {
        let rest = format!("条 「細則」 {{ 根拠規定 親第1条; 項 「{paragraph}」 }}");
        let verdict = clinic("継承 「../parent.kitei」 略称 親", &rest).with("parent.kitei", parent).judge();
        of_rule(&verdict, "inheritance/unimplemented-delegation").len()
    };
    assert_eq!((open("端末は施錠して保管する。"), open(""), open("未定"), open("。")), (0, 1, 1, 1));
}

#[test]
fn a_policy_of_exceptions_is_told_once() {
    let items = "G1.1-1、G1.1-2、G1.2.1-setsumei-1、G1.2.1-setsumei-2、G1.2.1-kanri-1、G1.2.1-kanri-2、G1.2.1-minaoshi-1、G1.2.2-setsumei-1、G1.2.2-zengo-1";
    let except = |items: &str| {
        let exception = format!("例外 {items} 期限 2027-03-31 承認 2026-04-01 承認者 院長 理由 「更新中」 代替措置 「手作業」");
        let verdict = clinic("準拠 mhlw-6.0", &format!("条 「例外」 {{ {exception}; 項 「例外とする。」 }}")).judge();
        texts(&of_rule(&verdict, "coverage/exception"))
            .into_iter()
            .filter(|text| text.ends_with("requirements are excepted"))
            .collect::<Vec<_>>()
    };
    assert_eq!(except(items), ["9 requirements are excepted"]);
    assert_eq!(except("C14-1、C14-2"), [""; 0]);
}

#[test]
fn data_alone_is_no_policy_to_read() {
    let article = |title: &str, paragraph: &str| format!("条 「{title}」 {{ 役割 企画管理者 {{ 充職 院長 }}; {paragraph} }}\n");
    let hollow_in = |head: &str, paragraph: &str| {
        let rest: String = ["一", "二", "三"].iter().map(|title| article(title, paragraph)).collect();
        texts(&of_rule(&clinic(head, &rest).judge(), "coverage/hollow"))
    };
    let hollow = |paragraph: &str| hollow_in("準拠 mhlw-6.0", paragraph);
    // What is declared is printed as sentences, unless the wording is the whole text.
    assert_eq!(hollow(""), [""; 0]);
    assert_eq!(hollow_in("準拠 mhlw-6.0; 文言 そのまま", ""), ["3 articles have no wording (\"paragraph\")"]);
    assert_eq!(hollow("項 「」"), ["this paragraph says nothing"; 3]);
    assert_eq!(hollow("項 「院長をもって充てる。」"), [""; 0]);
    for undecided in ["項 「？」", "項 「未定」", "項 「 未定 」"] {
        assert_eq!(hollow(undecided), [""; 0], "{undecided}: consistency/undecided tells it");
    }
}

#[test]
fn roles_that_hold_each_other_are_held_by_nobody() {
    let verdict = |roles: &str| clinic("準拠 mhlw-6.0", &format!("条 「役割」 {{ 対応 G3.1.2-2; {roles}; 項 「充てる。」 }}")).judge();
    let nobody = |roles: &str| {
        let verdict = verdict(roles);
        let texts = texts(&of_rule(&verdict, "consistency/unknown-actor"));
        (texts.iter().filter(|text| text.ends_with("and so by nobody")).count(), of_rule(&verdict, "coverage/unmet").len())
    };
    let both = |one: &str, other: &str| format!("役割 安全管理責任者 {{ 充職 {one} }}; 役割 企画管理者 {{ 充職 {other} }}");
    assert_eq!(nobody(&both("院長", "安全管理責任者")), (0, 0));
    assert_eq!(nobody(&both("企画管理者", "安全管理責任者")), (2, 1));
    assert_eq!(nobody(&both("安全管理責任者", "院長")).0, 1);
    assert_eq!(nobody(&both("安全管理責任者、院長", "安全管理責任者")).0, 0);
}

#[test]
fn a_day_that_has_passed_excuses_nothing() {
    let verdict = |until: &str| {
        clinic(
            "準拠 mhlw-6.0",
            &format!("現況 {{ 確認 2026-04-01 承認者 院長; システム 電子カルテ {{ 形態 オンプレミス; 稼働予定 {until} }} }}\n条 「認証」 {{ 対応 C14-5; 項 「定める。」 }}"),
        )
        .judge()
    };
    let about = |until: &str| {
        let verdict = verdict(until);
        let told = |rule: &str| {
            of_rule(&verdict, rule)
                .iter()
                .filter(|finding| finding.requirement.as_deref().is_none_or(|path| path.ends_with("/C14-5")))
                .count()
        };
        (told("consistency/implausible-value"), told("coverage/unmet") + told("coverage/partly"))
    };
    assert_eq!(about("2026-12-31"), (0, 0));
    assert_eq!(about("2026-04-30"), (1, 1));
}

#[test]
fn of_several_standards_a_finding_says_which() {
    let own = (
        "own/standard.kitei",
        "基準 uni-1 「大学基準」 { 発行者 「大学」; 公表 2024-04-01; 編 K 「共通編」 }\n遵守事項 K1-1 「棚卸」 { 本文状態 正文; 要件 活動 棚卸 }",
    );
    let missing = |head: &str| texts(&of_rule(&clinic(head, "").with(own.0, own.1).judge(), "coverage/missing"));
    let both = missing("準拠 mhlw-6.0、uni-1\n  構成文書 「standard.kitei」");
    assert!(both.iter().all(|text| text.ends_with("(mhlw-6.0)") || text.ends_with("(uni-1)")), "{both:?}");
    assert!(both.iter().any(|text| text.ends_with("(uni-1)")), "{both:?}");
    assert!(missing("準拠 mhlw-6.0").iter().all(|text| !text.contains("mhlw-6.0")));
}

#[test]
fn at_least_none_is_no_expectation() {
    for expected in ["最低 0 { 活動 棚卸 }", "最低 0 活動 棚卸"] {
        let text = format!(
            "基準 uni-1 「大学基準」 {{ 発行者 「大学」; 公表 2024-04-01; 編 K 「共通編」 }}\n遵守事項 K1-1 「棚卸」 {{ 本文状態 正文; 要件 {{ {expected} }} }}"
        );
        let rules: Vec<&str> = Repository::of(OWN, &text).judge().in_file(OWN).iter().map(|finding| finding.rule.name).collect();
        assert_eq!(rules, ["standard/expectation"], "{expected}");
    }
}

#[test]
fn names_of_files_may_be_stored_decomposed() {
    let parent = "規程 「親」 { 機関 法人 「親」; 準拠 mhlw-6.0 }";
    let verdict = clinic("継承 「../びょういん.kitei」", "").with("ひ\u{3099}ょういん.kitei", parent).judge();
    assert_eq!(of_rule(&verdict, "inheritance/parent-not-found").len(), 0);
}

#[test]
fn a_vocabulary_of_ones_own_tells_a_duplicate_once_and_changes_nothing() {
    let vocabulary = "語彙 v 「院内」 { 版 「1」 }\nwords people 人の範囲 { aliens 宇宙人 }\nfact byod BYOD yesno\nwords more 追加 { symbols 記号 is letters }\n";
    let verdict =
        clinic("準拠 mhlw-6.0", "条 「利用者」 { 活動 教育訓練 { 対象者 全職員 }; 対策 パスワード { 文字種 記号 }; 項 「行う。」 }")
            .with("own/vocabulary.kitei", vocabulary)
            .judge();
    let duplicates: Vec<String> = verdict.in_file("own/vocabulary.kitei").iter().map(|finding| finding.message.en.clone()).collect();
    assert_eq!(
        duplicates,
        ["\"people\" is already defined", "\"byod\" is already defined otherwise", "\"symbols\" is already defined and keeps its meaning"]
    );
    assert_eq!(of_rule(&verdict, "syntax/unknown-word").len(), 0, "{:?}", verdict.rules(OWN));
    let vocabulary = &verdict.texts.knowledge.vocabulary;
    let word = |key: &str| vocabulary.word(key).unwrap();
    assert!(!vocabulary.word_is(word("symbols"), word("letters")));
}
