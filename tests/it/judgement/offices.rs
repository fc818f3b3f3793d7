//! Who may stand for whom: executives, vendors, roles that nobody holds, approvers of exceptions.

use crate::harness::{Folder, Repository, Verdict};

const CHILD: &str = "child.kitei";

/// A clinic that has to have a document approved by its executives.
fn approved(said: &str) -> Verdict {
    let standard = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「承認」 { 要件 一以上 文書 運用管理規程 { 承認者 経営層 } }";
    let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」 }}\n{said}");
    Repository::of("k.kitei", standard).with(CHILD, &clinic).judge()
}

fn is_covered(verdict: &Verdict) -> bool {
    !verdict.in_file(CHILD).iter().any(|finding| finding.rule.name.starts_with("coverage/") && finding.severity >= kitei::Severity::Warning)
}

#[test]
fn executives_are_those_of_the_built_in_vocabulary() {
    for (said, covered) in [
        ("条 「承認」 { 対応 K1-1; 文書 運用管理規程 { 承認者 院長 } }", true),
        ("条 「承認」 { 対応 K1-1; 文書 運用管理規程 { 承認者 理事会 } }", true),
        ("条 「承認」 { 対応 K1-1; 役割 安全管理責任者 { 充職 院長 }; 文書 運用管理規程 { 承認者 安全管理責任者 } }", true),
        (
            "条 「承認」 { 対応 K1-1; 役割 運営会議 「医院運営会議」 { 委員 院長、看護師長 }; 文書 運用管理規程 { 承認者 医院運営会議 } }",
            true,
        ),
        ("条 「承認」 { 対応 K1-1; 委員会 理事会 { 委員長 理事長 }; 文書 運用管理規程 { 承認者 理事会 } }", true),
        ("条 「承認」 { 対応 K1-1; 文書 運用管理規程 { 承認者 看護師長 } }", false),
        ("条 「承認」 { 対応 K1-1; 役割 経営層 { 充職 看護師長 }; 文書 運用管理規程 { 承認者 看護師長 } }", false),
        ("条 「承認」 { 対応 K1-1; 役割 経営層 { 充職 看護師長 }; 文書 運用管理規程 { 承認者 経営層 } }", false),
        ("条 「承認」 { 対応 K1-1; 役割 理事会 { 充職 看護師長 }; 文書 運用管理規程 { 承認者 理事会 } }", false),
        ("条 「承認」 { 対応 K1-1; 役割 理事会 「師長会」 { 充職 看護師長 既定 }; 文書 運用管理規程 { 承認者 師長会 } }", false),
        ("条 「承認」 { 対応 K1-1; 委員会 理事会 { 委員長 看護師長 }; 文書 運用管理規程 { 承認者 理事会 } }", false),
        ("現況 { 委員会 運営会議 { 委員 看護師長、事務長 } }\n条 「承認」 { 対応 K1-1; 文書 運用管理規程 { 承認者 運営会議 } }", false),
        ("現況 { 職 理事会 }\n条 「承認」 { 対応 K1-1; 文書 運用管理規程 { 承認者 理事会 } }", false),
        // Who held an office, or will, is not its holder.
        (
            "条 「承認」 { 対応 K1-1; 役割 安全管理責任者 { 充職 院長 期限 2020-03-31; 充職 看護師長 開始 2020-04-01 }; 文書 運用管理規程 { 承認者 安全管理責任者 } }",
            false,
        ),
        (
            "条 「承認」 { 対応 K1-1; 役割 安全管理責任者 { 充職 院長 開始 2030-04-01; 充職 看護師長 期限 2030-03-31 }; 文書 運用管理規程 { 承認者 安全管理責任者 } }",
            false,
        ),
        (
            "条 「承認」 { 対応 K1-1; 役割 安全管理責任者 { 充職 看護師長 期限 2020-03-31; 充職 院長 開始 2020-04-01 }; 文書 運用管理規程 { 承認者 安全管理責任者 } }",
            true,
        ),
        ("現況 { 職 師長代理 「院長」 }\n条 「承認」 { 対応 K1-1; 文書 運用管理規程 { 承認者 師長代理 } }", false),
        ("条 「承認」 { 対応 K1-1; 役割 システム運用担当者 「院長」 { 充職 看護師長 }; 文書 運用管理規程 { 承認者 院長 } }", false),
        ("条 「承認」 { 対応 K1-1; 役割 システム運用担当者 「理事会」 { 充職 看護師長 }; 文書 運用管理規程 { 承認者 理事会 } }", false),
        (
            "article \"Approval\" { satisfies K1-1; role executives { held_by head_nurse }; document operation_regulation { approved_by head_nurse } }",
            false,
        ),
        ("附則 2025-04-01 { 対応 K1-1; 役割 経営層 { 充職 看護師長 }; 文書 運用管理規程 { 承認者 看護師長 } }", false),
    ] {
        assert_eq!(is_covered(&approved(said)), covered, "{said}");
    }
}

#[test]
fn a_parent_says_who_else_is_an_executive() {
    let judge = |above: &str| {
        let corporation = format!("規程 「法人規程」 {{ 機関 法人 「法人」; 準拠 k-1; 構成文書 「k.kitei」 }}\n{above}");
        let standard = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「承認」 { 要件 一以上 文書 運用管理規程 { 承認者 経営層 } }";
        let clinic = "規程 「医院規程」 { 機関 診療所 「医院」; 継承 「top.kitei」 }
条 「承認」 { 対応 K1-1; 文書 運用管理規程 { 承認者 看護師長 } }";
        is_covered(&Repository::of("k.kitei", standard).with("top.kitei", &corporation).with(CHILD, clinic).judge())
    };
    assert!(judge("条 「経営層」 { 役割 経営層 { 充職 看護師長 } }"));
    assert!(!judge("条 「経営層」 { 役割 企画管理者 { 充職 看護師長 } }"));
}

#[test]
fn a_repository_that_counts_a_post_of_its_own_is_told_once() {
    let vocabulary = "語彙 own 「院内」 { 版 「1.0」 }\npost chief 総師長 is executives\npost deputy_chief 副総師長 is director";
    let clinic = "規程 「医院規程」 { 機関 診療所 「医院」 }\n条 「承認」 { 文書 運用管理規程 { 承認者 総師長 } }";
    let verdict = Repository::of("words.kitei", vocabulary).with(CHILD, clinic).judge();
    assert_eq!(verdict.of_rule("words.kitei", "vocabulary/reserved").len(), 1);
    // A check of the one policy tells it too: by these words it is judged.
    let folder = Folder::new().with("kitei.toml", "").with("words.kitei", vocabulary).with(CHILD, clinic);
    let told = folder.run(&["check", "--format", "concise", CHILD]).out;
    assert_eq!(told.lines().filter(|line| line.starts_with("words.kitei:2:") && line.contains("[vocabulary/reserved]")).count(), 1);
    for mark in ["role chief 総師長 reserved", "role outsourced 外注責任者 is safety_manager outside"] {
        let marked = Repository::of("words.kitei", &format!("語彙 own 「院内」 {{ 版 「1.0」 }}\n{mark}")).judge();
        assert!(!marked.in_file("words.kitei").is_empty(), "{mark}: nobody gives himself leave");
    }
}

#[test]
fn a_vendor_holds_no_office_and_approves_nothing() {
    let judge = |head: &str, said: &str| {
        let clinic =
            format!("規程 「医院規程」 {{ 機関 診療所 「医院」; {head} }}\n現況 {{ 事業者 雲社 {{ 委託業務 システム保守 }} }}\n{said}");
        Repository::of(CHILD, &clinic).judge().of_rule(CHILD, "consistency/vendor-in-office").len()
    };
    for (head, said, found) in [
        ("", "条 「役」 { 役割 企画管理者 { 充職 雲社 } }", 1),
        ("", "条 「役」 { 役割 企画管理者 { 充職 院長; 代行者 雲社 } }", 1),
        ("", "条 「役」 { 役割 企画管理者 { 充職 院長; 任命者 雲社 } }", 1),
        ("", "条 「役」 { 委員会 情報セキュリティ委員会 { 委員長 雲社 } }", 1),
        ("", "条 「役」 { 文書 運用管理規程 { 承認者 院長、雲社 } }", 1),
        ("承認 2025-03-01 承認者 雲社", "", 1),
        ("", "article \"roles\" { role planning_manager { held_by 雲社 } }", 1),
        ("", "附則 2025-04-01 { 対策 持出し { 承認者 雲社 } }", 1),
        ("", "条 「役」 { 役割 外部監査人 { 充職 雲社 }; 活動 自己点検 { 実施者 雲社; 報告先 院長 } }", 0),
        // A post of the same name is a post.
        ("", "条 「役」 { 職 雲社; 役割 企画管理者 { 充職 雲社 } }", 0),
    ] {
        assert_eq!(judge(head, said), found, "{head} {said}");
    }
}

#[test]
fn a_role_that_is_relied_on_is_held_by_somebody() {
    let judge = |said: &str| {
        let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」 }}\n{said}");
        Repository::of(CHILD, &clinic).judge().of_rule(CHILD, "consistency/vacant-role").len()
    };
    for (said, found) in [
        ("条 「点検」 { 役割 企画管理者; 活動 自己点検 { 実施者 企画管理者 } }", 1),
        ("条 「点検」 { 役割 企画管理者 「運用責任者」; 活動 自己点検 { 実施者 運用責任者 } }", 1),
        ("条 「点検」 { 役割 企画管理者; 役割 安全管理責任者 { 充職 企画管理者 } }", 1),
        ("現況 { 情報 診療情報 { 管理責任者 企画管理者 } }\n条 「点検」 { 役割 企画管理者 }", 1),
        ("条 「点検」 { 役割 企画管理者; 役割 システム運用担当者; 活動 自己点検 { 実施者 企画管理者、システム運用担当者 } }", 2),
        ("article \"x\" { role planning_manager; activity self_inspection { by planning_manager } }", 1),
        ("条 「点検」 { 役割 企画管理者 { 充職 事務長 期限 2020-03-31 }; 活動 自己点検 { 実施者 企画管理者 } }", 1),
        ("条 「点検」 { 役割 企画管理者 }", 0),
        ("条 「点検」 { 役割 企画管理者 { 充職 事務長 }; 活動 自己点検 { 実施者 企画管理者 } }", 0),
        ("条 「点検」 { 役割 CSIRT { 委員 事務長 }; 活動 インシデント報告 { 報告先 CSIRT } }", 0),
        ("条 「点検」 { 委任; 役割 企画管理者 }\n条 「報告」 { 活動 自己点検 { 実施者 企画管理者 } }", 0),
    ] {
        assert_eq!(judge(said), found, "{said}");
    }
}

#[test]
fn an_exception_from_a_parents_requirement_is_approved_by_whom_the_parent_fills() {
    let standard = "基準 s-1 「法人基準」 { 発行者 「法人」; 公表 2025-03-01; 編 S 「共通」; 本文状態 正文 }
遵守事項 S1-1 「報告」 { 要件 活動 インシデント報告 { 実施期限 1時間 } }";
    let top = "規程 「法人規程」 { 機関 法人 「法人」; 準拠 s-1; 構成文書 「std.kitei」; 承認 2025-03-01 承認者 理事会 }
現況 { 職 情報統括部長 }
条 第1条 「責任者」 { 委任; 役割 安全管理責任者 「管理責任者」 }
条 第2条 「報告」 { 役割 CSIRT 「法人CSIRT」 { 充職 情報統括部長 }; 役割 企画管理者 }";
    let judge = |head: &str, own: &str, by: &str| {
        let clinic = format!(
            "規程 「医院規程」 {{ 機関 診療所 「医院」; 継承 「top.kitei」 略称 法人規程; {head} }}\n{own}
例外 S1-1 期限 2026-12-31 承認 2026-04-01 承認者 {by} 理由 「更新を待つため。」 代替措置 「院長に報告する。」"
        );
        let verdict = Repository::of("std.kitei", standard).with("top.kitei", top).with(CHILD, &clinic).judge();
        let found = verdict.of_rule(CHILD, "coverage/exception");
        found.iter().all(|finding| finding.severity < kitei::Severity::Warning)
    };
    let fills = "条 「責任者」 { 根拠規定 法人規程第1条; 役割 安全管理責任者 { 充職 看護師長 } }";
    let own = "条 「責任者」 { 役割 CSIRT 「院内CSIRT」 { 充職 看護師長 } }";
    for (head, said, by, may) in [
        ("", fills, "情報統括部長", true),
        ("", fills, "法人CSIRT", true),
        ("", fills, "CSIRT", true),
        ("", fills, "理事会", true),
        ("", own, "法人規程.CSIRT", true),
        ("", fills, "安全管理責任者", false),
        ("", fills, "管理責任者", false),
        ("", fills, "看護師長", false),
        ("", fills, "企画管理者", false),
        ("", own, "CSIRT", false),
        ("", own, "院内CSIRT", false),
        ("", "現況 { 職 情報統括部長 { 所属 「外来」 } }", "情報統括部長", false),
        // The parent's standard is the parent's, whoever names it again.
        ("構成文書 「std.kitei」; 準拠 s-1", fills, "院長", false),
    ] {
        assert_eq!(judge(head, said, by), may, "{head} {said} {by}");
    }
}
