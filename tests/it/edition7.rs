//! Guideline 7.0: what is known of it is judged, what is carried from 6.0 is judged and shown apart, and nothing passes for its text.

use std::collections::BTreeSet;

use kitei::Lang;
use kitei::internals::Whole;
use kitei::internals::diagnostic::{Hides, Severity};
use kitei::internals::model::item::{official, short};

use crate::harness::{Repository, Verdict};

const POLICY: &str = "p.kitei";

fn clinic(head: &str, facts: &str, said: &str) -> String {
    format!(
        "規程 「規程」 {{ 機関 診療所 「診療所」; {head} }}\n現況 {{ 確認 2026-11-01 承認者 院長; {facts} }}\n条 第1条 「定め」 {{\n{said}\n項 「定める。」\n}}\n"
    )
}

fn judged(head: &str, facts: &str, said: &str) -> Verdict {
    Repository::of(POLICY, &clinic(head, facts, said)).judge_on(jiff::civil::date(2026, 11, 29))
}

/// The requirements of which a rule finds something.
fn found(verdict: &Verdict, rule: &str) -> BTreeSet<String> {
    verdict.of_rule(POLICY, rule).into_iter().filter_map(|finding| finding.requirement.as_deref().map(str::to_owned)).collect()
}

#[test]
fn no_number_of_the_edition_before_passes_for_one_of_this() {
    let texts: Whole = Repository::default().read();
    let of = |id: &str| texts.knowledge.standards.iter().find(|standard| &*standard.id == id).unwrap();
    let (old, new) = (of("mhlw-6.0"), of("mhlw-7.0"));
    let mut carried = 0;
    for (at, requirement) in new.requirements.iter().enumerate() {
        let (ja, short) = (official(new, at, None, Lang::Ja), short(new, at, None));
        assert_eq!(requirement.carried_from.is_some(), ja.starts_with("第6.0版") && short.starts_with("mhlw-6.0/"), "{ja} {short}");
        carried += usize::from(requirement.carried_from.is_some());
    }
    // Everything of 6.0 is there, and only what was seen under its number is confirmed.
    assert!(old.requirements.iter().all(|requirement| new.position(&requirement.id).is_some()));
    let confirmed: Vec<String> = new
        .requirements
        .iter()
        .enumerate()
        .filter(|(_, requirement)| requirement.carried_from.is_none())
        .map(|(at, _)| short(new, at, None))
        .collect();
    insta::assert_snapshot!(confirmed.join("\n"));
    assert_eq!(carried + confirmed.len(), new.requirements.len());
}

#[test]
fn a_number_that_the_edition_gives_anew_is_its_own() {
    let ledger = "対応 システム運用編14⑧; 文書 利用者台帳; 活動 アカウントの棚卸 { 間隔 年1回 }; 対策 アカウント管理 { 削除期限 7日 }";
    let verdict = judged("準拠 mhlw-7.0", "無 外部保存", ledger);
    assert!(!found(&verdict, "coverage/missing").contains("mhlw-7.0/C14-8"));
    assert!(found(&verdict, "coverage/missing").contains("mhlw-7.0/mhlw-6.0/C14-8"));
    // By the edition it is the other.
    let verdict = judged("準拠 mhlw-7.0", "無 外部保存", &ledger.replace("システム運用編14⑧", "第6.0版システム運用編14⑧"));
    assert!(found(&verdict, "coverage/unclaimed").contains("mhlw-7.0/C14-8"));
    assert!(!found(&verdict, "coverage/missing").contains("mhlw-7.0/mhlw-6.0/C14-8"));
    assert!(found(&verdict, "coverage/unmet").contains("mhlw-7.0/mhlw-6.0/C14-8"));
}

#[test]
fn a_number_of_an_edition_is_claimed_with_or_without_it() {
    for claim in ["経営管理編1.1②", "第6.0版経営管理編1.1②", "第6.0版の経営管理編1.1②", "mhlw-6.0/G1.1-2", "第６．０版 経営管理編 1.1②"]
    {
        let verdict = judged("準拠 mhlw-7.0", "無 業務委託", &format!("対応 {claim}; 対策 法令遵守 {{ 対象者 全職員 }}"));
        assert!(!found(&verdict, "coverage/missing").contains("mhlw-7.0/mhlw-6.0/G1.1-2"), "{claim}");
        assert_eq!(verdict.of_rule(POLICY, "standard/unknown-item").len(), 0, "{claim}");
    }
    let verdict = judged("準拠 mhlw-7.0", "無 業務委託", "対応 第9.9版経営管理編1.1②; 対策 法令遵守 { 対象者 全職員 }");
    let unknown = verdict.of_rule(POLICY, "standard/unknown-item");
    let [finding] = unknown.as_slice() else { panic!("{unknown:?}") };
    assert_eq!(verdict.text(finding.span), "第9.9版");
}

#[test]
fn deemed_compliance_is_shown_and_not_claimed() {
    let facts = "有 業務委託; 事業者 甲社 「甲社」 { 委託業務 システム保守 }; システム 電子カルテ 「電子カルテ」 { 形態 クラウド; 提供 甲社; 保存情報 医療情報 }";
    let of_volume = |verdict: &Verdict, volume: &str| {
        let missing = found(verdict, "coverage/missing");
        missing.iter().filter(|requirement| requirement.rsplit('/').next().unwrap().starts_with(volume)).count()
    };
    let entrusted = judged("準拠 mhlw-7.0", facts, "契約 保守契約 { 相手方 甲社; 形式 書面; 記載事項 事業者の更新責任 }");
    assert_eq!(["G", "M", "C"].map(|volume| of_volume(&entrusted, volume)), [0; 3]);
    assert!(of_volume(&entrusted, "H") > 0);
    // What does not say who bears it, and a second system of which nothing is said, show nothing.
    let second = format!("{facts}; システム 画像 「画像」 {{ 形態 オンプレミス; 保存情報 医療情報 }}");
    for (facts, said) in [
        (facts, "契約 保守契約 { 相手方 甲社; 形式 書面; 記載事項 修正適用の分担 }"),
        (second.as_str(), "契約 保守契約 { 相手方 甲社; 対象システム 電子カルテ; 形式 書面; 記載事項 事業者の更新責任 }"),
        ("無 業務委託", "契約 保守契約 { 形式 書面; 記載事項 事業者の更新責任 }"),
    ] {
        let judged = judged("準拠 mhlw-7.0", facts, said);
        assert!(["G", "M", "C"].into_iter().all(|volume| of_volume(&judged, volume) > 0), "{said}");
        assert_eq!(of_volume(&judged, "H"), 0, "{said}");
    }
}

#[test]
fn who_says_until_when_stays_with_the_edition_before() {
    let superseded = |head: &str| {
        let verdict = judged(head, "無 業務委託", "");
        let found = verdict.of_rule(POLICY, "standard/superseded");
        found.iter().map(|finding| (finding.severity, finding.labels.len())).collect::<Vec<_>>()
    };
    assert_eq!(superseded("準拠 mhlw-6.0"), [(Severity::Warning, 0)]);
    assert_eq!(superseded("準拠 mhlw-6.0; 移行 令和9年3月31日 承認者 院長"), []);
    // Nobody's decision, a day that is past, one too far away, and an edition that nobody can be judged by.
    for head in [
        "準拠 mhlw-6.0; 移行 令和9年3月31日",
        "準拠 mhlw-6.0; 移行 令和8年9月30日 承認者 院長",
        "準拠 mhlw-6.0; 移行 令和20年3月31日 承認者 院長",
    ] {
        assert_eq!(superseded(head), [(Severity::Warning, 1)], "{head}");
    }
    assert_eq!(superseded("準拠 mhlw-5.2; 移行 令和8年12月31日 承認者 院長"), [(Severity::Error, 1)]);
}

#[test]
fn what_a_parent_is_told_of_is_told_once() {
    let parent = "規程 「法人規程」 { 機関 法人 「法人」; 準拠 mhlw-6.0 }\n条 第1条 「定め」 { 項 「定める。」 }\n";
    let child = clinic("準拠 mhlw-6.0; 継承 「top.kitei」 略称 法人規程", "無 業務委託", "");
    let verdict = Repository::of(POLICY, &child).with("top.kitei", parent).judge_on(jiff::civil::date(2026, 11, 29));
    assert_eq!(verdict.of_rule(POLICY, "standard/superseded").len(), 0);
    assert_eq!(verdict.of_rule("top.kitei", "standard/superseded").len(), 1);
}

/// An institution that still conforms to 6.0, below a corporation that conforms to 7.0, is asked by 7.0 and read by 6.0: what it lacks is named,
/// claimed and begun by the edition that means it.
#[test]
fn a_number_of_the_parents_edition_is_named_with_it() {
    let parent = "規程 「法人規程」 { 機関 法人 「法人」; 準拠 mhlw-7.0 }\n";
    let child = |claim: &str, lang: Lang| {
        let text = clinic("準拠 mhlw-6.0; 継承 「corporation.kitei」", "無 外部保存", claim);
        let repository = Repository::of("corporation.kitei", parent);
        let plain = repository.clone().with(POLICY, &text);
        let spelled = crate::format::with(&plain.read(), &text, Some(lang)).text;
        repository.with(POLICY, &spelled)
    };
    let day = jiff::civil::date(2026, 11, 29);
    for (lang, claim) in [(Lang::Ja, "第7.0版システム運用編14⑧"), (Lang::En, "mhlw-7.0/C14-8")] {
        // 14⑧ of 6.0 is the confirmation of records, and stays it.
        let confirmed = child("対応 システム運用編14⑧; 対策 記録の確定 { 入力者識別 有 }", lang);
        let verdict = confirmed.judge_on(day);
        let missing = verdict.of_rule(POLICY, "coverage/missing");
        let missing = missing.iter().find(|finding| finding.requirement.as_deref() == Some("mhlw-7.0/C14-8")).unwrap();
        let named = (missing.message.ja.contains("第7.0版システム運用編14⑧"), missing.message.en.contains("mhlw-7.0 Control 14(8)"));
        assert_eq!(named, (true, true), "{}", missing.message.en);
        assert!(found(&verdict, "coverage/missing").iter().all(|requirement| requirement != "mhlw-7.0/mhlw-6.0/C14-8"));
        let edits = &missing.fix.as_ref().unwrap().edits;
        assert!(edits.iter().any(|edit| edit.replacement.contains(&format!(" {claim}"))), "{edits:?}");
        // What it begins is read as what it is for.
        let ledger =
            format!("対応 {claim}; 文書 利用者台帳; 活動 アカウントの棚卸 {{ 間隔 年1回 }}; 対策 アカウント管理 {{ 削除期限 7日 }}");
        let verdict = child(&ledger, lang).judge_on(day);
        assert!(!found(&verdict, "coverage/missing").contains("mhlw-7.0/C14-8"), "{lang:?}");
        assert!(!found(&verdict, "coverage/unclaimed").contains("mhlw-7.0/C14-8"), "{lang:?}");
    }
}

#[test]
fn what_hides_whether_a_volume_stands_for_others_accuses_nobody() {
    let judged = |text: &str| Repository::of(POLICY, text).judge_on(jiff::civil::date(2026, 11, 29));
    let clinic = include_str!("../../fixtures/small-clinic/policy.kitei");
    assert!(found(&judged(clinic), "coverage/missing").is_empty());
    for (whole, damaged) in [
        ("監督、事業者の更新責任", "監督、事業者の更新セ"),
        ("契約 外部保存 「電子カルテ」 {", "契 外部保存 「電子カルテ」 {"),
        ("有         業務委託", "有  務委託"),
        ("相手方   雲カルテ社", "相手方   ？？社"),
    ] {
        let verdict = judged(&clinic.replacen(whole, damaged, 1));
        assert!(verdict.findings.iter().any(|finding| finding.rule.hides != Hides::Nothing), "{damaged}");
        assert_eq!(found(&verdict, "coverage/missing"), BTreeSet::new(), "{damaged}");
    }
    // What is read and is not there is lacking.
    assert!(!found(&judged(&clinic.replacen("、事業者の更新責任", "", 1)), "coverage/missing").is_empty());
}
