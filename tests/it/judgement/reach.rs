//! Suppressions reach where the language needs it, and patterns of paths meet what they are meant for.

use crate::harness::Folder;

/// The findings of warnings and errors of an example, as `line rule`.
fn found(policy: &str) -> Vec<String> {
    let folder = Folder::new().with("kitei.toml", "").with("p.kitei", policy);
    let lines = folder.concise(&["--as-of", "2026-05-01"]).into_iter().filter(|line| !line.contains(": info["));
    let short = |line: String| {
        let (place, rest) = line.split_once(": ").unwrap();
        format!("{} {}", place.split(':').nth(1).unwrap(), rest.split_once('[').unwrap().1.split_once(']').unwrap().0)
    };
    lines.map(short).collect()
}

/// A corporation with a long wording on lines 8 to 11, in which two quantities disagree, and another one on line 12.
fn policy(head: &str, above: &str) -> String {
    format!(
        "{head}規程 「法人規程」 {{\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n}}\n条 「認証」 {{\n  対策 パスワード {{ 最短文字数 13文字 }}\n{above}  項 \"\"\"\n    次のとおりとする。\n    (1) 利用者は8文字以上とする。\n    (2) 管理者は9文字以上とする。\n  \"\"\"\n  項 「委託先は7文字以上とする。」\n}}\n"
    )
}

const RULE: &str = "consistency/wording-disagrees";

#[test]
fn a_comment_above_a_long_wording_reaches_all_of_it() {
    assert_eq!(found(&policy("", "")), ["10", "11", "13"].map(|line| format!("{line} {RULE}")));
    for above in [
        format!("  // kitei: allow({RULE}) reason \"the old rule is quoted\"\n"),
        format!("  // kitei: 許容({RULE}) 期限 2027-03-31 理由 「旧規程の引用のため」\n"),
    ] {
        assert_eq!(found(&policy("", &above)), [format!("14 {RULE}")], "{above}");
    }
}

#[test]
fn a_statement_or_a_file_can_be_suppressed_with_a_reason() {
    let whole = |scope: &str| format!("// kitei: {scope}\n");
    let before_article = |comment: &str| policy("", "").replace("条 「認証」", &format!("{comment}条 「認証」"));
    for scope in [format!("allow({RULE}) in statement reason \"quoted\""), format!("許容({RULE}) 範囲 文 理由 「旧規程の引用のため」")]
    {
        assert_eq!(found(&before_article(&whole(&scope))), [""; 0], "{scope}");
    }
    for scope in [
        format!("allow({RULE}) in file reason \"quoted\""),
        format!("許容({RULE}) 範囲 ファイル 期限 令和9年3月31日 理由 「旧規程の引用のため」"),
    ] {
        assert_eq!(found(&policy(&whole(&scope), "")), [""; 0], "{scope}");
    }
    // The article above does not reach the next one.
    let two = before_article(&whole(&format!("allow({RULE}) in statement reason \"quoted\"")))
        + "条 「鍵」 {\n  対策 パスワード { 最短文字数 13文字 }\n  項 「8文字以上とする。」\n}\n";
    assert_eq!(found(&two), [format!("18 {RULE}")]);
}

#[test]
fn what_reaches_nothing_or_is_no_reach_is_found() {
    let in_file = |rule: &str, rest: &str| policy(&format!("// kitei: allow({rule}) {rest}\n"), "");
    assert!(found(&in_file("time/review-overdue", "in file reason \"x\"")).contains(&"1 suppression/unused".to_owned()));
    for mistaken in ["in file", "in chapter reason \"x\"", "in reason \"x\"", "in statement in file reason \"x\""] {
        assert!(found(&in_file(RULE, mistaken)).contains(&"1 suppression/invalid".to_owned()), "{mistaken}");
    }
    assert!(found(&in_file("standard/unknown", "in file reason \"x\"")).contains(&"1 suppression/invalid".to_owned()), "it hides");
    assert!(found(&in_file("coverage/unmet", "in file reason \"x\"")).contains(&"1 suppression/invalid".to_owned()));
}

#[test]
fn a_lock_holds_against_any_reach() {
    let lock = format!("[lock]\nrules = {{ \"{RULE}\" = \"warning\" }}\n");
    let policy = policy(&format!("// kitei: allow({RULE}) in file reason \"x\"\n"), "");
    let lines = Folder::new().with("kitei.toml", lock).with("p.kitei", policy).concise(&["--as-of", "2026-05-01"]);
    assert_eq!(lines.iter().filter(|line| line.contains(RULE) && line.contains("warning[")).count(), 3, "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("config/locked")), "{lines:?}");
}

const QUIET: &str = "規程 「法人規程」 {\n  機関 法人 「法人」\n  準拠 mhlw-6.0\n  階層 基本方針\n  施行 2099-04-01\n}\n";

#[test]
fn a_pattern_that_meets_nothing_is_found() {
    let lines = |config: &str| {
        let folder = Folder::new()
            .with("kitei.toml", config)
            .with("clinics/a.kitei", QUIET)
            .with("drafts/b.kitei", QUIET.replace("「法人規程」", "「別の規程」"));
        folder.concise(&["--as-of", "2026-05-01"])
    };
    let is_told = |lines: &[String]| lines.iter().filter(|line| line.contains("warning[config/no-match]")).count();
    let over = |pattern: &str| format!("[[overrides]]\npaths = [\"{pattern}\"]\nrules = {{ time = \"off\" }}\n");
    for pattern in ["clinics/", "./clinics/", "clinics", "clinics/*.kitei", "/clinics/", "./clinics/a.kitei", "**/a.kitei"] {
        let lines = lines(&over(pattern));
        assert_eq!(is_told(&lines), 0, "{pattern}: {lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("clinics/")), "{pattern}: {lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("drafts/") && line.contains("time/not-in-force")), "{pattern}: {lines:?}");
    }
    for pattern in ["clinic/", "../clinics/", "*.toml", "診療所/"] {
        assert_eq!(is_told(&lines(&over(pattern))), 1, "{pattern}");
    }
    let exclude = |pattern: &str| format!("[check]\nexclude = [\"{pattern}\"]\n");
    for pattern in ["drafts/", "./drafts/", "drafts", "/drafts/*.kitei"] {
        let lines = lines(&exclude(pattern));
        assert_eq!(is_told(&lines), 0, "{pattern}: {lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("drafts/")), "{pattern}: {lines:?}");
    }
    assert_eq!(is_told(&lines(&exclude("draft/"))), 1);
    let folder = Folder::new().with("kitei.toml", exclude("draft/")).with("a.kitei", QUIET);
    assert_eq!(folder.run(&["check", "--as-of", "2026-05-01"]).code, 0, "a pattern that is idle fails nothing by itself");
}

#[test]
fn patterns_meet_names_however_they_are_stored() {
    let (composed, decomposed) = ("びょういん", "ひ\u{3099}ょういん");
    for (stored, written) in [(composed, decomposed), (decomposed, composed), (decomposed, decomposed)] {
        let path = format!("{stored}/a.kitei");
        let over = format!("[[overrides]]\npaths = [\"{written}/\"]\nrules = {{ time = \"off\" }}\n");
        let exclude = format!("[check]\nexclude = [\"{written}/\"]\n");
        for config in [over, exclude] {
            let folder =
                Folder::new().with("kitei.toml", &config).with(&path, QUIET).with("b.kitei", QUIET.replace("「法人規程」", "「別の規程」"));
            let lines = folder.concise(&["--as-of", "2026-05-01"]);
            assert!(lines.iter().all(|line| line.starts_with("b.kitei")), "{config}: {lines:?}");
        }
    }
}
