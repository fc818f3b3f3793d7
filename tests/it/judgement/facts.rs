//! Facts that disagree: what is said of an entity in one place tells what it is in another.

use crate::harness::{Repository, Verdict};

const CHILD: &str = "child.kitei";

const STANDARD: &str = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「認証」 { 要件 各 システム 該当 保存情報 = 医療情報 { 関連 対策 利用者認証 { 要素数 2 } } }
遵守事項 K1-2 「保存」 { 適用条件 外部保存 = 有; 要件 各 事業者 該当 委託業務 = 外部保存 { 選定時確認 実施体制 } }
遵守事項 K1-3 「契約」 { 要件 各 事業者 { 関連 契約 業務委託 { 形式 書面 } } }";

fn judge(facts: &str) -> Verdict {
    let clinic = format!(
        "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」 }}\n現況 {{ {facts} }}\n条 「認証」 {{ 対応 K1-1、K1-2、K1-3; 対策 利用者認証 {{ 要素数 1 }} }}"
    );
    Repository::of("k.kitei", STANDARD).with(CHILD, &clinic).judge()
}

fn unmet(verdict: &Verdict, item: &str) -> bool {
    let wanted = format!("k-1/{item}");
    verdict.of_rule(CHILD, "coverage/unmet").iter().any(|finding| finding.requirement.as_deref() == Some(&wanted))
}

#[test]
fn a_system_for_medical_records_stores_medical_information() {
    let other = "システム 事務 { 保存情報 医療情報 }";
    for (system, found, asked) in [
        ("システム 甲 { 業務区分 電子カルテ; 保存情報 職員情報 }", 1, true),
        ("システム 甲 { 業務区分 電子カルテ }", 0, true),
        ("システム 甲 { 業務区分 電子カルテ; 保存情報 医療情報 }", 0, true),
        ("システム 甲 { 業務区分 電子カルテ; 保存情報 診療録等 }", 0, true),
        ("システム 甲 { 業務区分 オーダリング、放射線画像; 保存情報 職員情報 }", 1, true),
        ("system kou { use_class medication_history; stores staff_information }", 1, true),
        ("システム 甲 { 業務区分 一般事務; 保存情報 職員情報 }", 0, false),
        ("システム 甲 { 業務区分 電子カルテ; 保存情報 ? }", 0, true),
    ] {
        let verdict = judge(&format!("{system}; {}", if asked { "" } else { other }));
        assert_eq!(verdict.of_rule(CHILD, "consistency/contradicts-fact").len(), found, "{system}: {:?}", verdict.rules(CHILD));
        assert!(unmet(&verdict, "K1-1"), "{system}");
    }
}

#[test]
fn who_provides_a_cloud_system_with_medical_information_stores_it_outside() {
    let cloud = "システム 甲 { 形態 クラウド; 提供 雲社; 業務区分 電子カルテ }";
    for (facts, found) in [
        (format!("事業者 雲社 {{ 委託業務 システム保守 }}; {cloud}"), 1),
        (format!("事業者 雲社 {{ 委託業務 クラウド提供、外部保存 }}; {cloud}"), 0),
        (format!("事業者 雲社 {{ 重要度 通常 }}; {cloud}"), 0),
        (
            "事業者 雲社 { 委託業務 システム保守 }; システム 甲 { 形態 オンプレミス; 提供 雲社; 保存情報 医療情報 }; 無 外部保存"
                .to_owned(),
            0,
        ),
    ] {
        let verdict = judge(&facts);
        assert_eq!(verdict.of_rule(CHILD, "consistency/contradicts-fact").len(), found, "{facts}: {:?}", verdict.rules(CHILD));
        assert_eq!(unmet(&verdict, "K1-2"), facts.contains("クラウド"), "{facts}: {:?}", verdict.rules(CHILD));
    }
}

#[test]
fn a_vendor_that_touches_no_system_is_no_vendor_of_systems() {
    for (facts, asked) in [
        ("事業者 検査社 { 委託業務 検体検査受託; 重要度 通常 }", false),
        ("事業者 給食社 { 委託業務 給食受託、清掃受託 }", false),
        ("vendor lab { services testing_service }", false),
        ("事業者 検査社 { 委託業務 検体検査受託、システム保守 }", true),
        ("事業者 検査社 { 委託業務 「検体の検査」 }", true),
        ("事業者 検査社 { 重要度 通常 }", true),
        // One that a system names is one, whatever it says.
        ("事業者 雲社 { 委託業務 検体検査受託 }; システム 甲 { 形態 オンプレミス; 提供 雲社 }", true),
    ] {
        assert_eq!(unmet(&judge(facts), "K1-3"), asked, "{facts}");
    }
}

#[test]
fn who_maintains_a_system_has_that_as_a_service() {
    for (facts, found) in [
        ("事業者 甲社 { 委託業務 システム保守 }; システム 乙 { 保守事業者 甲社 }", 0),
        ("事業者 甲社 { 委託業務 リモート保守 }; システム 乙 { 保守事業者 甲社 }", 0),
        ("事業者 甲社 { 委託業務 廃棄業務 }; システム 乙 { 保守事業者 甲社 }", 1),
        ("事業者 甲社 { 委託業務 検体検査受託 }; システム 乙 { 保守事業者 甲社 }", 1),
        ("事業者 甲社 { 重要度 通常 }; システム 乙 { 保守事業者 甲社 }", 0),
        ("無 オープン回線; システム 乙 { 保存情報 医療情報; 接続網 インターネット }", 1),
        ("無 オープン回線; システム 乙 { 保存情報 職員情報; 接続網 インターネット }", 0),
    ] {
        let verdict = judge(facts);
        assert_eq!(verdict.of_rule(CHILD, "consistency/contradicts-fact").len(), found, "{facts}: {:?}", verdict.rules(CHILD));
    }
}

#[test]
fn who_provides_a_cloud_system_is_asked_for() {
    let found = |system: &str| {
        let verdict = judge(system);
        verdict.of_rule(CHILD, "coverage/unknown-fact").iter().filter(|finding| finding.message.ja.contains("提供する事業者")).count()
    };
    assert_eq!(found("システム 甲 { 形態 クラウド; 業務区分 電子カルテ }"), 1);
    assert_eq!(found("事業者 雲社 { 委託業務 外部保存 }; システム 甲 { 形態 クラウド; 業務区分 電子カルテ; 提供 雲社 }"), 0);
    assert_eq!(found("システム 甲 { 形態 クラウド; 保存情報 職員情報 }"), 0);
    assert_eq!(found("システム 甲 { 形態 オンプレミス; 業務区分 電子カルテ }"), 0);
}

#[test]
fn what_hangs_on_a_fact_that_could_not_be_read_is_unknown() {
    let standard = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「BYOD」 { 適用条件 BYOD = 有; 要件 対策 BYOD { 利用 禁止 } }";
    let rules = |facts: &str| {
        let policy = format!(
            "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」 }}\n現況 {{ 確認 2026-04-01; {facts} }}\n条 第1条 「訓練」 {{ 項 「行う。」 }}"
        );
        let verdict = Repository::of("k.kitei", standard).with("p.kitei", &policy).judge();
        let found = verdict
            .in_file("p.kitei")
            .into_iter()
            .filter(|finding| finding.severity >= kitei::Severity::Warning && finding.rule.name != "standard/unofficial");
        found.map(|finding| finding.rule.name).collect::<Vec<_>>()
    };
    assert_eq!(rules("有 クラウド"), ["coverage/missing", "coverage/unknown-fact"]);
    assert_eq!(rules("無 BYOD"), [""; 0]);
    for facts in ["無", "無BYOD、クラウド", "無 よく分からない事項"] {
        let found = rules(facts);
        assert!(found.len() == 1 && ["syntax/missing-argument", "consistency/undefined-name"].contains(&found[0]), "{facts}: {found:?}");
    }
}
