//! Days of what is declared are put in order and against the day of the check, as those of the head are.

use crate::harness::{Repository, Verdict};

const CHILD: &str = "child.kitei";

const STANDARD: &str = "基準 k-1 「共通」 { 発行者 「法人」; 公表 2025-03-01; 編 K 「共通」; 本文状態 正文 }
遵守事項 K1-1 「契約」 { 要件 各 事業者 { 関連 契約 業務委託 { 形式 書面 } } }
遵守事項 K1-2 「検討」 { 要件 一以上 記録 検討記録 { 検討事項 CSIRTの要否 } }
遵守事項 K1-3 「規程」 { 要件 一以上 文書 運用管理規程 { 承認者 経営層 } }";

fn judge(head: &str, said: &str) -> Verdict {
    let clinic = format!(
        "規程 「医院規程」 {{ 機関 診療所 「医院」; 準拠 k-1; 構成文書 「k.kitei」; {head} }}\n現況 {{ 事業者 雲社 }}\n条 「雑則」 {{ 対応 K1-1、K1-2、K1-3; {said} }}"
    );
    Repository::of("k.kitei", STANDARD).with(CHILD, &clinic).judge()
}

#[test]
fn what_ended_or_has_not_begun_covers_nothing_and_is_told() {
    for (said, item, holds) in [
        ("契約 業務委託 { 相手方 雲社; 形式 書面; 満了日 2027-03-31 }", "K1-1", true),
        ("契約 業務委託 { 相手方 雲社; 形式 書面; 満了日 2026-05-01 }", "K1-1", true),
        ("契約 業務委託 { 相手方 雲社; 形式 書面; 満了日 2026-04-30 }", "K1-1", false),
        ("契約 業務委託 { 相手方 雲社; 形式 書面; 締結日 2026-06-01 }", "K1-1", false),
        ("agreement outsourcing { with 雲社; form written; expires_on 2020-03-31 }", "K1-1", false),
        ("記録 検討記録 { 検討事項 CSIRTの要否; 決定日 2026-03-01 }", "K1-2", true),
        ("記録 検討記録 { 検討事項 CSIRTの要否; 決定日 2028-03-01 }", "K1-2", false),
        ("文書 運用管理規程 { 承認者 院長; 承認日 2026-03-01 }", "K1-3", true),
        ("文書 運用管理規程 { 承認者 院長; 承認日 2030-03-01 }", "K1-3", false),
    ] {
        let verdict = judge("", said);
        let wanted = format!("k-1/{item}");
        let is_met = !verdict.in_file(CHILD).iter().any(|finding| finding.requirement.as_deref() == Some(&wanted));
        let told = verdict.of_rule(CHILD, "time/lapsed").len();
        assert_eq!((is_met, told), (holds, usize::from(!holds)), "{said}: {:?}", verdict.rules(CHILD));
    }
}

#[test]
fn a_policy_is_approved_again_and_reviewed_in_time() {
    for (head, rule, found) in [
        ("制定 2025-03-01; 施行 2025-04-01; 承認 2026-04-10 承認者 院長; 見直し 年1回", "time/approval-late", 0),
        ("施行 2025-04-01; 承認 2025-06-10 承認者 院長; 見直し 年1回", "time/approval-late", 1),
        ("制定 2025-06-01; 施行 2025-04-01; 承認 2026-04-10 承認者 院長", "time/approval-late", 1),
        ("施行 1990-04-01; 承認 1990-03-01 承認者 院長; 見直し 90年", "consistency/implausible-value", 1),
        ("施行 2025-04-01; 承認 2025-03-01 承認者 院長; 見直し 3年", "consistency/implausible-value", 0),
    ] {
        assert_eq!(judge(head, "").of_rule(CHILD, rule).len(), found, "{head}");
    }
}

#[test]
fn a_system_is_introduced_before_it_is_renewed() {
    let found = |days: &str| {
        let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」 }}\n現況 {{ システム 甲 {{ {days} }} }}");
        Repository::of(CHILD, &clinic).judge().of_rule(CHILD, "time/date-order").len()
    };
    assert_eq!(found("導入日 2020-04-01; 更新日 2025-04-01"), 0);
    assert_eq!(found("導入日 2025-04-01; 更新日 2020-04-01"), 1);
    assert_eq!(found("introduced 2025-04-01; renewed 2020-04-01"), 1);
}

#[test]
fn what_is_said_to_be_done_has_been_done() {
    let found = |facts: &str, rule: &str| {
        let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」 }}\n現況 {{ {facts} }}");
        Repository::of(CHILD, &clinic).judge().of_rule(CHILD, rule).len()
    };
    for (facts, rule, expected) in [
        ("事業者 甲 { 評価日 2026-02-16 }", "time/lapsed", 0),
        ("事業者 甲 { 評価日 2027-02-16 }", "time/lapsed", 1),
        ("事業者 甲 { 選定日 2030-06-10 }", "time/lapsed", 1),
        ("システム 甲 { 更新日 2029-01-06 }", "time/lapsed", 1),
        ("システム 甲 { サポート終了日 2025-10-14 }", "time/lapsed", 1),
        ("システム 甲 { サポート終了日 2030-10-14 }", "time/lapsed", 0),
        ("システム 甲 { 更新日 2025-01-06; 次回更新 2032-01-06 }", "time/date-order", 0),
        ("システム 甲 { 更新日 2025-01-06; 次回更新 2024-01-06 }", "time/date-order", 1),
        ("システム 甲 { 更新日 2025-01-06; 次回更新 2090-01-06 }", "consistency/implausible-value", 1),
        ("事業者 甲 { 認証 ISMS 期限 2127-08-31 }", "consistency/implausible-value", 1),
        ("事業者 甲 { 認証 ISMS 期限 2029-08-31 }", "consistency/implausible-value", 0),
    ] {
        assert_eq!(found(facts, rule), expected, "{facts}");
    }
}

#[test]
fn a_supplement_that_puts_it_in_force_later_says_that_it_is_not() {
    let found = |days: [&str; 2]| {
        let [first, second] = days.map(|day| format!("  項 「この規程は、{day}から施行する。」"));
        let clinic = format!("規程 「医院規程」 {{ 機関 診療所 「医院」; 施行 令和8年4月1日 }}\n附則 {{\n{first}\n{second}\n}}");
        Repository::of(CHILD, &clinic).judge().of_rule(CHILD, "time/date-order").len()
    };
    assert_eq!(found(["令和8年4月1日", "令和6年4月1日"]), 0);
    assert_eq!(found(["令和8年4月1日", "令和12年4月1日"]), 1);
    assert_eq!(found(["令和7年4月1日", "令和6年4月1日"]), 1);
}

#[test]
fn every_name_has_ranges_by_the_kind_of_what_is_stated() {
    for (said, expected) in [
        ("活動 ログ点検 { 間隔 9年 }", 1),
        ("活動 権限の棚卸 { 間隔 30年 }", 1),
        ("活動 権限の棚卸 { 間隔 3年 }", 0),
        ("記録 遠隔接続記録 { 保存期間 1日 }", 1),
        ("記録 持出し記録 { 保存期間 3年 }", 0),
        ("文書 復旧手順 { 見直し 50年 }", 1),
    ] {
        assert_eq!(judge("", said).of_rule(CHILD, "consistency/implausible-value").len(), expected, "{said}");
    }
}
