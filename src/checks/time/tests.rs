//! Every rule of the family the day before, on the day and the day after.

use crate::testing::{check, judged};

/// A clinic's policy with clauses in its head, one a line from line 3 on.
fn policy(head: &str, rest: &str) -> String {
    format!("規程 「規程」 {{\n機関 診療所 「機関」; 準拠 mhlw-6.0\n{head} }}\n{rest}")
}

fn found(head: &str, rest: &str, day: &str) -> Vec<String> {
    check(&[("p.kitei", &policy(head, rest))], day)
}

#[test]
fn a_policy_is_in_force_from_its_effective_day() {
    assert_eq!(found("施行 2026-04-01", "", "2026-03-31"), ["time/not-in-force@p.kitei:3"]);
    assert_eq!(found("施行 2026-04-01", "", "2026-04-01"), [""; 0]);
}

#[test]
fn a_policy_that_was_replaced_is_not_in_force() {
    let old = policy("施行 2020-04-01", "");
    let new = "規程 「新規程」 {\n機関 診療所 「機関」; 準拠 mhlw-6.0\n全部改正 「規程」; 施行 2026-04-01 }";
    let findings = judged(&[("a.kitei", &old), ("b.kitei", new)], "2026-05-01");
    assert_eq!(findings.iter().map(|(line, _)| &**line).collect::<Vec<_>>(), ["time/not-in-force@a.kitei:1"]);
    assert_ne!(findings[0].1.labels[0].span.file, findings[0].1.span.file);
    assert_eq!(check(&[("a.kitei", &old), ("b.kitei", new)], "2026-03-31"), ["time/not-in-force@b.kitei:3"]);
}

#[test]
fn reviews_are_counted_from_the_latest_day() {
    let head = "見直し 年1回\n承認 2025-03-20 承認者 院長";
    assert_eq!(found(head, "", "2026-03-20"), [""; 0]);
    assert_eq!(found(head, "", "2026-03-21"), ["time/review-overdue@p.kitei:3"]);
    assert_eq!(found(&format!("{head}\n沿革 2026-01-10 「改正」"), "", "2026-03-21"), [""; 0]);
    // Approved again as it is, by somebody, on a day that has come.
    assert_eq!(found(&format!("{head}\n再承認 2026-03-20 承認者 院長"), "", "2026-04-21"), [""; 0]);
    assert_eq!(found(&format!("{head}\n再承認 2026-03-20"), "", "2026-04-21"), ["time/review-overdue@p.kitei:3"]);
    assert_eq!(
        found(&format!("{head}\n再承認 2026-05-20 承認者 院長"), "", "2026-04-21"),
        ["time/date-order@p.kitei:5", "time/review-overdue@p.kitei:3"]
    );
    // It is no approval that comes after the policy took effect.
    assert_eq!(found(&format!("{head}\n施行 2025-04-01\n再承認 2026-03-20 承認者 院長"), "", "2026-04-21"), [""; 0]);
    assert_eq!(found("見直し 年1回", "", "2026-03-21"), ["time/review-overdue@p.kitei:3"]);
    assert_eq!(found("見直し 年1回\n承認 ? 承認者 院長", "", "2026-03-21"), ["consistency/undecided@p.kitei:4"]);
    assert_eq!(found("承認 2001-03-20 承認者 院長", "", "2026-03-21"), [""; 0]);
}

#[test]
fn approval_comes_before_the_effective_day() {
    assert_eq!(found("施行 2026-04-01\n承認 2026-04-02 承認者 院長", "", "2026-05-01"), ["time/approval-late@p.kitei:4"]);
    assert_eq!(found("施行 2026-04-01\n承認 2026-04-01 承認者 院長", "", "2026-05-01"), [""; 0]);
    let document = |approved: &str| format!("条 「条」 {{\n文書 情報台帳 {{ 施行 2026-04-01; 承認日 {approved} }} }}");
    assert_eq!(found("", &document("2026-04-02"), "2026-05-01"), ["time/approval-late@p.kitei:5"]);
    assert_eq!(found("", &document("2026-03-31"), "2026-05-01"), [""; 0]);
}

#[test]
fn certificates_run_out() {
    let vendor = |certificates: &str| format!("現況 {{ 確認 2026-04-01 承認者 院長\n事業者 雲社 {{ {certificates} }} }}");
    let one = vendor("認証 ISMS 期限 2026-05-31");
    assert_eq!(found("", &one, "2026-05-31"), [""; 0]);
    assert_eq!(found("", &one, "2026-06-01"), ["time/certificate-expired@p.kitei:5"]);
    let renewed = vendor("認証 ISMS 期限 2026-03-31; 認証 ISMS 期限 2029-03-31");
    assert_eq!(found("", &renewed, "2026-05-01"), [""; 0]);
    let other = vendor("認証 ISMS 期限 2026-03-31; 認証 プライバシーマーク 期限 2029-03-31");
    assert_eq!(found("", &other, "2026-05-01"), ["time/certificate-expired@p.kitei:5"]);
    let text = policy("", &vendor("認証 ISMS 期限 2026-04-30"));
    assert!(judged(&[("p.kitei", &text)], "2026-05-01")[0].1.message.en.ends_with("1 day ago"));
}

#[test]
fn a_certificate_without_its_day_does_not_count_for_ever_unseen() {
    let vendor = |certificates: &str| format!("現況 {{ 確認 2026-04-01 承認者 院長\n事業者 雲社 {{ {certificates} }} }}");
    let undated = ["time/certificate-undated@p.kitei:5"];
    assert_eq!(found("", &vendor("認証 ISMS"), "2026-05-01"), undated);
    assert_eq!(found("", &vendor("認証 ISMS 期限 2026-05-31; 認証 プライバシーマーク"), "2026-05-01"), undated);
    assert_eq!(found("", &vendor("認証 ISMS 期限 2026-05-31"), "2026-05-01"), [""; 0]);
    assert_eq!(found("", &vendor("認証 ?"), "2026-05-01"), ["consistency/undecided@p.kitei:5"]);
    // A day that cannot be read has a finding of its own.
    assert_eq!(found("", &vendor("認証 ISMS 期限 2026-13-31"), "2026-05-01"), ["syntax/bad-date@p.kitei:5"]);
}

#[test]
fn facts_are_confirmed_as_often_as_the_policy_is_reviewed() {
    let head = "見直し 年1回; 承認 2026-03-01 承認者 院長";
    let facts = |confirmed: &str| format!("現況 {{\n{confirmed}\n職員数 6人 }}");
    assert_eq!(found(head, &facts("確認 2025-03-20 承認者 院長"), "2026-03-20"), [""; 0]);
    assert_eq!(found(head, &facts("確認 2025-03-20 承認者 院長"), "2026-03-21"), ["time/facts-stale@p.kitei:5"]);
    assert_eq!(found(head, &facts(""), "2026-03-21"), ["time/facts-stale@p.kitei:4"]);
    assert_eq!(found(head, &facts("確認 ?"), "2026-03-21"), ["consistency/undecided@p.kitei:5"]);
    assert_eq!(found("", &facts("確認 2001-03-20 承認者 院長"), "2026-03-21"), [""; 0]);
    assert_eq!(found("", "現況 { }", "2026-03-21"), [""; 0]);
}

#[test]
fn facts_follow_the_review_of_the_parent() {
    let parent = "規程 「親」 { 機関 法人 「親」; 準拠 mhlw-6.0; 見直し 年1回; 承認 2026-03-01 承認者 院長 }";
    let child = "規程 「子」 { 機関 診療所 「子」; 継承 「a.kitei」 }\n現況 {\n確認 2025-01-01 承認者 院長 }";
    assert_eq!(check(&[("a.kitei", parent), ("b.kitei", child)], "2026-03-21"), ["time/facts-stale@b.kitei:3"]);
}

#[test]
fn what_is_replaced_was_there_before() {
    let old = |day: &str| format!("規程 「旧規程」 {{\n機関 診療所 「機関」; 準拠 mhlw-6.0; 施行 {day} }}");
    let new = "規程 「規程」 {\n機関 診療所 「機関」; 準拠 mhlw-6.0; 施行 2026-04-01\n全部改正 「旧規程」 }";
    let told = |day: &str| {
        let found = check(&[("n.kitei", new), ("o.kitei", &old(day))], "2026-06-01");
        found.into_iter().filter(|found| found.starts_with("time/date-order")).collect::<Vec<_>>()
    };
    assert_eq!(told("2026-05-01"), ["time/date-order@n.kitei:3"]);
    assert_eq!(told("2020-04-01"), [""; 0]);
}

#[test]
fn days_go_together() {
    let rule = |line: u8| vec![format!("time/date-order@p.kitei:{line}")];
    let supplement = |day: &str| format!("附則 {{ 項 「この規程は、{day}から施行する。」 }}");
    for (head, rest, expected) in [
        ("制定 2026-04-02\n施行 2026-04-01", String::new(), rule(3)),
        ("制定 2026-03-20\n施行 2026-04-01", String::new(), vec![]),
        ("承認 2026-06-02 承認者 院長", String::new(), rule(3)),
        ("承認 2026-06-01 承認者 院長", String::new(), vec![]),
        ("施行 2020-04-01\n沿革 2026-07-01 「改正」", String::new(), rule(4)),
        ("制定 2020-04-01\n沿革 2019-04-01 「改正」", String::new(), rule(4)),
        ("沿革 2020-04-01 「一」\n沿革 2022-04-01 「二」\n沿革 2021-04-01 「三」", String::new(), rule(5)),
        ("沿革 2022-04-01 「二」\n沿革 2021-04-01 「一」", String::new(), vec![]),
        ("制定 2020-04-01\n沿革 2020-04-01 「一」\n沿革 2021-04-01 「二」", String::new(), vec![]),
        ("施行 2026-04-01", supplement("令和8年4月1日"), vec![]),
        ("施行 2026-04-01", supplement("令和8年5月1日"), rule(4)),
        ("施行 2026-04-01", format!("{}\n{}", supplement("令和2年4月1日"), supplement("令和8年4月1日")), vec![]),
        ("施行 2026-04-01", supplement("公布の日"), vec![]),
        ("施行 2026-04-01", format!("{}\n{}", supplement("令和2年4月1日"), supplement("公布の日")), vec![]),
    ] {
        assert_eq!(found(head, &rest, "2026-06-01"), expected, "{head} {rest}");
    }
}
