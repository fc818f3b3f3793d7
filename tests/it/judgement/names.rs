//! A name means what it means where it is written.

use crate::harness::{Repository, Verdict};

const CHILD: &str = "child.kitei";

/// A hospital below a corporation, judged by no standard.
fn below(corporation: &str, hospital: &str) -> Verdict {
    let corporation = format!("規程 「法人規程」 {{ 機関 法人 「法人」 }}\n{corporation}\n");
    let hospital = format!("規程 「病院規程」 {{ 機関 病院 「病院」; 継承 「top.kitei」 略称 法人規程 }}\n{hospital}\n");
    Repository::of("top.kitei", &corporation).with(CHILD, &hospital).judge()
}

/// The rules on overriding and on names that a hospital breaks.
fn rules(verdict: &Verdict) -> Vec<&'static str> {
    let matter = |rule: &&str| rule.starts_with("inheritance/") || rule.starts_with("consistency/");
    let mut rules: Vec<&str> = verdict.rules(CHILD).into_iter().filter(matter).collect();
    rules.sort_unstable();
    rules
}

const CSIRT: &str = "現況 { 職 情報統括部長 }
条 第2条 「報告」 { 役割 CSIRT 「法人CSIRT」 { 充職 情報統括部長 }; 活動 インシデント報告 { 報告先 CSIRT 変更不可 } }";

#[test]
fn a_role_of_the_childs_own_is_not_the_parents() {
    for own in [
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 CSIRT } }",
        "条 「報告」 { 役割 CSIRT { 充職 看護師長 }; 活動 インシデント報告 { 報告先 CSIRT } }",
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 院内CSIRT } }",
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 看護師長 } }",
        // The corporation's was in office until yesterday.
        "条 「報告」 { 役割 CSIRT { 充職 情報統括部長 期限 2026-04-30; 充職 看護師長 開始 2026-05-01 }; 活動 インシデント報告 { 報告先 CSIRT } }",
        "条 「報告」 { 役割 CSIRT { 充職 情報統括部長 期限 2020-04-30 }; 役割 CSIRT { 充職 看護師長 開始 2020-05-01 }; 活動 インシデント報告 { 報告先 CSIRT } }",
        "article \"reports\" { role csirt \"own team\" { held_by head_nurse }; activity incident_report { reports_to csirt } }",
        "附則 2025-04-01 { 役割 CSIRT { 充職 看護師長 }; 活動 インシデント報告 { 報告先 CSIRT } }",
        // The title of the parent's role taken for a role of one's own.
        "条 「報告」 { 役割 CSIRT 「法人CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 法人CSIRT } }",
        "条 「報告」 { 役割 インシデント連絡窓口 「法人CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 法人CSIRT } }",
    ] {
        let verdict = below(CSIRT, own);
        assert!(rules(&verdict).contains(&"inheritance/final"), "{own}: {:?}", rules(&verdict));
    }
}

#[test]
fn the_parents_role_is_named_by_its_title_its_holder_or_with_the_parents_name() {
    for own in [
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 法人CSIRT } }",
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 法人規程.CSIRT } }",
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 法人規程.ＣＳＩＲＴ } }",
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 情報統括部長 } }",
        "条 「報告」 { 活動 インシデント報告 { 報告先 CSIRT } }",
        "条 「報告」 { 活動 インシデント報告 { 報告先 法人規程.CSIRT } }",
        // What only adds to the parent's role, or repeats it, sets up nobody else.
        "条 「報告」 { 役割 CSIRT { 職務 報告 }; 活動 インシデント報告 { 報告先 CSIRT } }",
        "条 「報告」 { 役割 CSIRT 「法人CSIRT」 { 充職 情報統括部長 }; 活動 インシデント報告 { 報告先 CSIRT } }",
        "条 「報告」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 }",
    ] {
        assert_eq!(rules(&below(CSIRT, own)), [""; 0], "{own}");
    }
}

#[test]
fn what_is_delegated_or_left_open_is_whoever_the_child_sets_up() {
    let own = "条 「報告」 { 根拠規定 法人規程第1条; 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 }; 活動 インシデント報告 { 報告先 CSIRT } }";
    let report = "条 第2条 「報告」 { 活動 インシデント報告 { 報告先 CSIRT 変更不可 } }";
    for open in [
        "条 第1条 「CSIRT」 { 委任; 役割 CSIRT }",
        "条 第1条 「CSIRT」 { 役割 CSIRT { 充職 委任 } }",
        "条 第1条 「CSIRT」 { 役割 CSIRT { 充職 総務課長 既定 } }",
        "条 第1条 「CSIRT」 { 役割 CSIRT { 職務 報告 } }",
    ] {
        assert_eq!(rules(&below(&format!("{open}\n{report}"), own)), [""; 0], "{open}");
    }
}

#[test]
fn a_committee_or_post_of_the_childs_own_is_not_the_parents() {
    let committee = "条 第2条 「委員会」 { 委員会 情報セキュリティ委員会 「法人情報セキュリティ委員会」 { 委員長 理事長 }; 活動 自己点検 { 報告先 情報セキュリティ委員会 } }";
    let post = "現況 { 職 統括官 { 所属 「法人本部」 } }\n条 第2条 「点検」 { 活動 自己点検 { 報告先 統括官 } }";
    for (above, own) in [
        (
            committee,
            "条 「点検」 { 委員会 情報セキュリティ委員会 「院内委員会」 { 委員長 看護師長 }; 活動 自己点検 { 報告先 情報セキュリティ委員会 } }",
        ),
        (
            committee,
            "現況 { 委員会 情報セキュリティ委員会 { 委員長 看護師長 } }\n条 「点検」 { 活動 自己点検 { 報告先 情報セキュリティ委員会 } }",
        ),
        (post, "現況 { 職 統括官 { 所属 「病棟」 } }\n条 「点検」 { 活動 自己点検 { 報告先 統括官 } }"),
        (post, "条 「点検」 { 役割 個人情報保護管理者 「統括官」 { 充職 看護師長 }; 活動 自己点検 { 報告先 統括官 } }"),
    ] {
        let found = rules(&below(above, own));
        assert!(found.iter().any(|rule| ["inheritance/weakened", "inheritance/incomparable"].contains(rule)), "{own}: {found:?}");
    }
    for (above, own) in [
        (
            committee,
            "条 「点検」 { 委員会 情報セキュリティ委員会 「院内委員会」 { 委員長 看護師長 }; 活動 自己点検 { 報告先 法人規程.情報セキュリティ委員会 } }",
        ),
        (
            committee,
            "条 「点検」 { 委員会 情報セキュリティ委員会 「院内委員会」 { 委員長 看護師長 }; 活動 自己点検 { 報告先 法人情報セキュリティ委員会 } }",
        ),
        (committee, "条 「点検」 { 活動 自己点検 { 報告先 情報セキュリティ委員会 } }"),
        (post, "現況 { 職 統括官 }\n条 「点検」 { 活動 自己点検 { 報告先 統括官 } }"),
        (post, "現況 { 職 統括官 { 所属 「病棟」 } }\n条 「点検」 { 活動 自己点検 { 報告先 法人規程.統括官 } }"),
    ] {
        assert_eq!(rules(&below(above, own)), [""; 0], "{own}");
    }
}

#[test]
fn each_of_a_chain_means_its_own() {
    let top =
        "規程 「県規程」 { 機関 自治体 「県」 }\n条 第1条 「報告」 { 役割 CSIRT { 充職 市長 }; 活動 インシデント報告 { 報告先 CSIRT } }";
    let middle = "規程 「法人規程」 { 機関 法人 「法人」; 継承 「top.kitei」 略称 県規程 }
条 第1条 「報告」 { 役割 CSIRT { 充職 理事長 }; 活動 インシデント報告 { 報告先 県規程.CSIRT、CSIRT } }";
    let child = |reports: &str| {
        format!(
            "規程 「病院規程」 {{ 機関 病院 「病院」; 継承 「middle.kitei」 略称 法人規程 }}
条 第1条 「報告」 {{ 役割 CSIRT {{ 充職 看護師長 }}; 活動 インシデント報告 {{ 報告先 {reports} }} }}"
        )
    };
    let judge = |reports: &str| {
        let repository = Repository::of("top.kitei", top).with("middle.kitei", middle).with(CHILD, &child(reports));
        let verdict = repository.judge();
        assert!(verdict.inheritance("middle.kitei").is_empty(), "{:?}", verdict.in_file("middle.kitei"));
        rules(&verdict)
    };
    assert_eq!(judge("CSIRT"), ["inheritance/incomparable"]);
    assert_eq!(judge("CSIRT、法人規程.CSIRT"), ["inheritance/incomparable"]);
    assert_eq!(judge("市長、理事長、CSIRT"), [""; 0]);
    assert_eq!(judge("法人規程.県規程.CSIRT、法人規程.CSIRT"), [""; 0]);
}

#[test]
fn a_title_that_the_vocabulary_gives_to_somebody_else_makes_nobody_that_one() {
    let above = "条 第1条 「承認」 { 文書 運用管理規程 { 承認者 院長 } }";
    let own = "条 「承認」 { 役割 システム運用担当者 「院長」 { 充職 看護師長 }; 文書 運用管理規程 { 承認者 院長 } }";
    let found = rules(&below(above, own));
    assert!(found.iter().any(|rule| rule.starts_with("inheritance/")), "{found:?}");
}

#[test]
fn a_name_with_that_of_a_parent_is_looked_up_there() {
    for (reports, known) in [("法人規程.CSIRT", true), ("法人規程.広報責任者", false), ("県規程.CSIRT", false), ("法人規程.だれか", false)]
    {
        let found = rules(&below(CSIRT, &format!("条 「会議」 {{ 活動 自己点検 {{ 報告先 {reports} }} }}")));
        assert_eq!(!found.contains(&"consistency/unknown-actor"), known, "{reports}: {found:?}");
    }
}
