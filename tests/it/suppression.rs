//! Suppressions: what they take, what they cannot, and where they are found again.

use serde_json::Value;

use crate::harness::Folder;

/// A policy whose review is overdue on the last line of its head, with something on the lines before.
fn overdue(above: &str, beside: &str) -> String {
    format!(
        "規程 「もみじ医院 運用管理規程」 {{\n  機関 診療所 「もみじ医院」\n  施行 令和6年4月1日\n  承認 令和6年3月20日 承認者 院長\n\
         {above}  見直し 年1回{beside}\n}}\n\n条 「利用者」 {{\n  対策 パスワード {{ 最短文字数 13文字; 使い回し 禁止 }}\n}}\n"
    )
}

const QUIET: &str = "基準 quiet-1 「静かな基準」 {\n  発行者 「検査用」\n  編 Z 「将来編」 英文 \"Future\"\n}\n\n\
                     遵守事項 Z1-1 「企画管理者」 {\n  義務 開始 2099-04-01\n  要件 役割 企画管理者 { 充職 明記 }\n}\n";

fn folder(policy: &str) -> Folder {
    Folder::new()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\nstandards = [\"quiet-1\"]\n")
        .with("quiet.kitei", QUIET)
        .with("policy.kitei", policy)
}

/// Line and rule of what is found in the policy, infos left out.
fn found(policy: &str) -> Vec<String> {
    let lines = folder(policy).concise(&["policy.kitei"]).into_iter().filter(|line| !line.contains(": info["));
    let short = |line: String| {
        let (place, rest) = line.split_once(": ").unwrap();
        let rule = rest.split_once('[').unwrap().1.split_once(']').unwrap().0;
        format!("{}:{rule}", place.split(':').nth(1).unwrap())
    };
    lines.map(short).filter(|line| !line.ends_with("standard/unofficial")).collect()
}

#[test]
fn a_comment_on_the_line_or_above_suppresses() {
    assert_eq!(found(&overdue("", "")), ["5:time/review-overdue"]);
    let allow = "// kitei: allow(time/review-overdue) reason \"all of it is being revised\"";
    assert_eq!(found(&overdue("", &format!(" {allow}"))), Vec::<String>::new());
    assert_eq!(found(&overdue(&format!("  {allow}\n"), "")), Vec::<String>::new());
    assert_eq!(found(&overdue(&format!("  {allow}\n  // why: see the minutes\n"), "")), Vec::<String>::new());
    for spelt in [
        "// kitei: 許容(time/review-overdue) 期限 2026-05-01 理由 「改正中」",
        "//kitei：許容（time/review-overdue、time/review-overdue）　理由　「改正中」　期限 令和8年5月1日",
        "// kitei: allow(time/review-overdue) until 2026-05-01 reason “改正中”",
    ] {
        assert_eq!(found(&overdue(&format!("  {spelt}\n"), "")), Vec::<String>::new(), "{spelt}");
    }
    assert_eq!(
        found(&overdue(&format!("  {allow}\n\n"), "")),
        ["5:suppression/unused", "7:time/review-overdue"],
        "an empty line parts them"
    );
}

#[test]
fn what_suppresses_nothing_is_found() {
    let above = |comment: &str| found(&overdue(&format!("  {comment}\n"), ""));
    let kept = "6:time/review-overdue";
    assert_eq!(above("// kitei: allow(time/review-overdue) until 2026-04-30 reason \"x\""), ["5:suppression/expired", kept]);
    assert_eq!(above("// kitei: allow(time/not-in-force) reason \"x\""), ["5:suppression/unused", kept]);
    for malformed in [
        "// kitei: allow(time/review-overdue)",
        "// kitei: allow(time/review-overdue) reason \"\"",
        "// kitei: allow(time/review-overdue) reason \"　\"",
        "// kitei: allow(time/review-overdue) reason x",
        "// kitei: allow(time/review-overdue) because \"x\"",
        "// kitei: allow(time/review-overdue) until soon reason \"x\"",
        "// kitei: allow(time/review-overdue) until reason \"x\"",
        "// kitei: allow(time/review-overdue) reason \"x\" reason \"y\"",
        "// kitei: allow time/review-overdue reason \"x\"",
        "// kitei: allow() reason \"x\"",
        "// kitei: allow(time/review-overdue reason \"x\"",
        "// kitei: ignore(time/review-overdue) reason \"x\"",
        "// kitei:",
        "// kitei: allow(time) reason \"x\"",
        "// kitei: allow(time/*) reason \"x\"",
        "// kitei: allow(time/review-overdu) reason \"x\"",
        "// kitei: allow(config/locked) reason \"x\"",
        "// kitei: allow(input/encoding) reason \"x\"",
        "// kitei: allow(coverage/missing) reason \"x\"",
        "// kitei: allow(suppression/unused) reason \"x\"",
        "// kitei: allow(syntax/extra-brace) reason \"x\"",
    ] {
        assert_eq!(above(malformed), ["5:suppression/invalid", kept], "{malformed}");
    }
    for prose in ["// kitei allow(time/review-overdue)", "// kitei は年1回走らせる", "// 注記: kitei: allow(x)"] {
        assert_eq!(above(prose), [kept], "{prose}");
    }
}

#[test]
fn nothing_is_said_to_be_unused_beside_what_could_not_be_read() {
    let policy = overdue("", "") + "\n}\n// kitei: allow(time/not-in-force) reason \"x\"\n";
    assert_eq!(found(&policy), ["5:time/review-overdue", "12:syntax/extra-brace"]);
}

#[test]
fn what_is_suppressed_is_counted_and_kept_in_json_and_fails_nothing() {
    let comment = "  // kitei: 許容(time/review-overdue) 期限 2026-09-30 理由 「改正中」\n";
    let folder = folder(&overdue(comment, ""));
    let ran = folder.run(&["check", "--fail-on", "warning", "policy.kitei"]);
    assert!(ran.out.contains("1 suppressed"), "{}", ran.out);
    let ran = folder.run(&["check", "--lang", "ja", "policy.kitei"]);
    assert!(ran.out.contains("抑制 1件"), "{}", ran.out);

    let document: Value = serde_json::from_str(&folder.run(&["check", "--format", "json", "policy.kitei"]).out).unwrap();
    assert_eq!(document["summary"]["suppressed"], 1);
    let suppressed = &document["suppressed"][0];
    assert_eq!(suppressed["diagnostic"]["rule"], "time/review-overdue");
    assert_eq!(suppressed["diagnostic"]["range"]["start"]["line"], 6);
    assert_eq!((suppressed["reason"].as_str(), suppressed["until"].as_str()), (Some("改正中"), Some("2026-09-30")));
    assert_eq!(suppressed["range"]["start"]["line"], 5);
    let rules: Vec<&Value> = document["diagnostics"].as_array().unwrap().iter().map(|finding| &finding["rule"]).collect();
    assert!(!rules.contains(&&Value::from("time/review-overdue")), "{rules:?}");
    let elsewhere: Value = serde_json::from_str(&folder.run(&["check", "--format", "json", "quiet.kitei"]).out).unwrap();
    assert_eq!(elsewhere["summary"]["suppressed"], 0, "only of what is reported on");
}

#[test]
fn a_rule_that_is_off_uses_its_suppression_all_the_same() {
    let comment = "  // kitei: allow(time/review-overdue) reason \"x\"\n";
    let folder = folder(&overdue(comment, ""))
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\nstandards = [\"quiet-1\"]\n[rules]\ntime = \"off\"\n");
    let document: Value = serde_json::from_str(&folder.run(&["check", "--format", "json", "policy.kitei"]).out).unwrap();
    assert_eq!(document["summary"]["suppressed"], 0);
    assert!(!folder.run(&["check", "policy.kitei"]).out.contains("suppression/"));
}

#[test]
fn what_is_suppressed_is_told_with_its_reason_where_that_is_asked_for() {
    let policy = "規程 「規程」 {\n  機関 自治体 「い」\n  // kitei: allow(time/review-overdue) until 2027-03-31 reason \"改正中のため\"\n  見直し 年1回\n  施行 令和6年4月1日\n  承認 令和6年3月20日 承認者 市長\n}\n";
    let folder = crate::harness::Folder::new().with("kitei.toml", "[check]\nas-of = 2026-05-01\n").with("p.kitei", policy);
    let all = folder.run(&["check", "--format", "concise", "--show-suppressed"]).out;
    let line = all.lines().find(|line| line.contains(": suppressed[")).unwrap_or_else(|| panic!("{all}"));
    assert!(line.starts_with("p.kitei:4:") && line.ends_with("(because: 改正中のため, until 2027-03-31)"), "{line}");
    for format in ["human", "plain"] {
        let told = folder.run(&["check", "--format", format, "--show-suppressed"]).out;
        assert!(told.contains("suppressed[time/review-overdue]") && told.contains("改正中のため"), "{told}");
        assert!(!folder.run(&["check", "--format", format]).out.contains("改正中のため"));
    }
}
