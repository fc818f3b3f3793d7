//! `kitei tree` as a process.

use crate::harness::Folder;

const PARENT: &str = "規程 「法人規程」 {\n  機関 法人 「x」\n  準拠 mhlw-6.0\n  版 「1」\n}\n条 「対策」 { 対策 パスワード { 最短文字数 12文字; 使い回し 禁止 } }\n";
const CHILD: &str = "規程 「病院規程」 {\n  機関 病院 「y」\n  継承 「../parent.kitei」 略称 法人規程\n}\n条 「対策」 { 対策 パスワード { 最短文字数 13文字 } }\n";

fn group() -> Folder {
    Folder::new()
        .with("kitei.toml", "[check]\nas-of = 2026-05-01\n")
        .with("parent.kitei", PARENT)
        .with("hospital/policy.kitei", CHILD)
        .with("other/policy.kitei", "規程 「別の規程」 {}\n")
}

#[test]
fn all_of_the_root_or_what_is_named_with_those_above_it() {
    let folder = group();
    let all = folder.run(&["tree"]);
    assert_eq!((all.code, all.err.as_str()), (0, ""));
    assert!(all.out.contains("└─ 病院規程\n      hospital/policy.kitei\n"), "{}", all.out);
    assert!(all.out.contains("overrides  stricter 1") && all.out.contains("別の規程"), "{}", all.out);
    let one = folder.run(&["tree", "hospital"]);
    assert!(one.out.starts_with("法人規程\n") && !one.out.contains("別の規程"), "{}", one.out);
    let parent = folder.run(&["tree", "parent.kitei"]);
    assert!(!parent.out.contains("病院規程"), "{}", parent.out);
}

#[test]
fn the_digest_is_what_a_child_names() {
    let folder = group();
    let shown = folder.run(&["tree", "--digest", "parent.kitei"]).out;
    let digest = shown.lines().find_map(|line| line.trim().strip_prefix("kitei1:")).unwrap();
    let named = |digest: &str| CHILD.replace("略称 法人規程", &format!("略称 法人規程 照合値 「kitei1:{digest}」"));
    let held = group().with("hospital/policy.kitei", named(digest)).concise(&["hospital"]);
    assert!(!held.iter().any(|line| line.contains("inheritance/")), "{held:?}");
    let other = group().with("hospital/policy.kitei", named(&"0".repeat(64))).concise(&["hospital"]);
    assert!(other.iter().any(|line| line.contains("inheritance/")), "{other:?}");
}

#[test]
fn a_lost_parent_and_a_failed_run_have_codes_of_their_own() {
    let lost = Folder::new().with("hospital/policy.kitei", CHILD);
    let ran = lost.run(&["tree", "--lang", "ja"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("継承 「../parent.kitei」：見つかりません"), "{}", ran.out);
    let failed = lost.run(&["tree", "nowhere.kitei"]);
    assert_eq!((failed.code, failed.out.as_str()), (2, ""));
    assert!(failed.err.contains("does not exist"), "{}", failed.err);
    assert_eq!(lost.run(&["tree", "--format", "dot"]).code, 2);
}

/// Each level stands further to the right: what is shown would grow with the square of the levels if all were followed.
#[test]
fn more_levels_than_are_followed_are_shown_as_policies_of_their_own() {
    let chain = |of: usize| {
        let policy = |at: usize| format!("規程 「第{at}段」 {{\n  継承 「{:03}.kitei」\n}}\n", at + 1);
        let above = (0..of).fold(Folder::new(), |folder, at| folder.with(&format!("{at:03}.kitei"), policy(at)));
        above.with(&format!("{of:03}.kitei"), "規程 「頂」 {}\n")
    };
    let ran = chain(64).run(&["tree", "--lang", "ja"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("継承 「001.kitei」：段が多すぎるため、たどっていません"), "{}", ran.out);
    assert!(chain(64).run(&["tree", "--format", "json"]).out.contains("not_followed"));
    let shown = [128, 256].map(|of| chain(of).run(&["tree"]).out.len());
    assert!(shown[1] * 10 < shown[0] * 23, "{shown:?}");
}

#[test]
fn a_loop_is_cut_and_shown() {
    let policy = |title: &str, parent: &str| format!("規程 「{title}」 {{\n  継承 「{parent}」\n}}\n");
    let folder = Folder::new()
        .with("a.kitei", policy("甲", "b.kitei"))
        .with("b.kitei", policy("乙", "c.kitei"))
        .with("c.kitei", policy("丙", "a.kitei"));
    let ran = folder.run(&["tree", "--lang", "ja"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.matches("たどると元の規程に戻ります").count(), 1, "{}", ran.out);
    for title in ["甲", "乙", "丙"] {
        assert_eq!(ran.out.matches(title).count(), 1, "{}", ran.out);
    }
    let json = folder.run(&["tree", "--format", "json"]).out;
    assert_eq!(json.matches("\"lost\":\"cycle\"").count(), 1, "{json}");
    assert_eq!(folder.run(&["tree", "--format", "json", "--lang", "ja"]).out, json);
}
