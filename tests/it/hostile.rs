//! Texts that no person writes: deep, long, full of signs that nobody sees. Each is read, told of once, and judged.

use std::time::{Duration, Instant};

use crate::harness::{Repository, Verdict};

const PATH: &str = "policy.kitei";
const HEAD: &str = "規程 「規程」 {\n  機関 診療所 「診療所」\n  準拠 mhlw-6.0\n}\n";
const ARTICLE: &str = "条 「責任者」 { 役割 企画管理者 { 充職 院長 }; 項 「充てる。」 }\n";

fn judge(said: &str) -> Verdict {
    Repository::of(PATH, &format!("{HEAD}{said}{ARTICLE}")).judge()
}

/// What is found, coverage apart, which has much to say of so small a policy.
fn found(said: &str) -> Vec<String> {
    let verdict = judge(said);
    let of_interest = |rule: &str| !rule.starts_with("coverage/") && !rule.starts_with("citation/");
    verdict.in_file(PATH).into_iter().map(|finding| finding.rule.name).filter(|rule| of_interest(rule)).map(str::to_owned).collect()
}

/// The same, for what must not take long.
fn found_soon(said: &str) -> Vec<String> {
    let start = Instant::now();
    let found = found(said);
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    found
}

#[test]
fn corner_brackets_without_end_lose_their_line_only() {
    assert_eq!(found_soon(&format!("条 「一」 {{\n  項 「{}\n}}\n", "「".repeat(30_000))), ["syntax/unclosed-string"]);
    assert_eq!(found(&format!("条 「一」 {{\n  項 「{}あ{}」\n}}\n", "「".repeat(20), "」".repeat(20))), [""; 0]);
}

#[test]
fn very_long_words_are_not_compared_with_every_word_there_is() {
    let long = "ア".repeat(10_000);
    for (said, rule) in [
        (format!("{long} 「一」\n"), "syntax/unknown-keyword"),
        (format!("条 「一」 {{ {long} 企画管理者 }}\n"), "syntax/unknown-keyword"),
        (format!("条 「一」 {{ 役割 {long} {{ 充職 院長 }} }}\n"), "consistency/undefined-name"),
        (format!("条 「一」 {{ 対策 パスワード {{ {long} 3 }} }}\n"), "consistency/undefined-name"),
        (format!("条 「一」 {{ 対策 パスワード {{ 使い回し {long} }} }}\n"), "syntax/unknown-word"),
        (format!("条 「一」 {{ 役割 企画管理者 {{ 充職 {long} }} }}\n"), "consistency/unknown-actor"),
        (format!("条 「一」 {{ 対応 {long} }}\n"), "standard/unknown-item"),
        (format!("条 「一」 {{ 対応 {} }}\n", "Kあ".repeat(5_000)), "standard/unknown-item"),
    ] {
        let found = found_soon(&said);
        assert!(found.iter().any(|found| found == rule), "{rule}: {found:?}");
    }
}

#[test]
fn what_nobody_sees_is_named_once() {
    let said = "条 「一」 {\n  役割 企画\u{200b}管理者 { 充職 院\u{2060}長 }\n  対\u{feff}策 パスワード { 最短文字数 1\u{200c}3文字 }\n  項 「よ\u{200b}い。」\n}\n";
    assert_eq!(found(said), ["security/invisible"]);
    let verdict = judge(said);
    let finding = verdict.in_file(PATH).into_iter().find(|finding| finding.rule.name == "security/invisible").unwrap();
    assert_eq!(finding.message.en, "an invisible character, a zero-width space (U+200B), stands in a word");
    assert_eq!(finding.notes[0].en, "there are 4 in words and 1 in strings of this document: all is read without them");
}

#[test]
fn what_nobody_sees_is_told_in_strings_but_for_what_names_and_pictures_need() {
    let said = |text: &str| found(&format!("条 「一」 {{\n  項 「{text}は、守る。」\n}}\n"));
    for hidden in ["職\u{200b}員", "職員\u{ad}", "職\u{e0041}員", "職\u{200d}員"] {
        assert_eq!(said(hidden), ["security/invisible"], "{hidden:?}");
    }
    for plain in ["職員", "葛\u{e0100}城の職員", "辻\u{fe00}の職員", "👩\u{200d}⚕\u{fe0f}"] {
        assert_eq!(said(plain), [""; 0], "{plain:?}");
    }
}

#[test]
fn control_characters_are_one_finding_a_line() {
    assert_eq!(
        found(&format!("{}\n", "\0".repeat(100) + &"\u{1}x\u{2} ".repeat(20)))
            .iter()
            .filter(|rule| *rule == "syntax/unexpected-sign")
            .count(),
        1
    );
}

#[test]
fn a_block_nested_without_end_is_one_finding() {
    let head = "基準 s-1 「基準」 { 発行者 「者」; 公表 2024-04-01; 編 K 「編」 }\n";
    let nested = format!("{}{}", "いずれか {\n".repeat(50_000), "}".repeat(50_000));
    let standard = format!("{head}遵守事項 K1-1 「項」 {{ 本文状態 正文\n要件 各 システム {{ {nested} }}\n}}\n");
    let start = Instant::now();
    let verdict = Repository::of("standard.kitei", &standard).judge();
    let rules: Vec<&str> = verdict.in_file("standard.kitei").iter().map(|finding| finding.rule.name).collect();
    assert_eq!(rules, ["syntax/too-deep"]);
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
}

#[test]
fn a_standard_that_is_not_decided_is_none() {
    let text = format!("{HEAD}{ARTICLE}").replace("mhlw-6.0", "?");
    let verdict = Repository::of(PATH, &text).judge();
    assert_eq!(
        verdict.in_file(PATH).iter().map(|finding| finding.rule.name).collect::<Vec<_>>(),
        ["coverage/no-standard", "consistency/undecided"]
    );
}

#[test]
fn what_is_still_to_come_prints_nothing_wrong() {
    let said = |days: &str| {
        format!("条 「二」 {{\n  対策 画面ロック {{ 無操作時間 20分 {days} }}\n  項 「{{画面ロック.無操作時間}}で閉じる。」\n}}\n")
    };
    assert_eq!(found(&said("開始 2030-01-01")), [""; 0]);
    assert_eq!(found(&said("期限 2020-01-01")), ["consistency/undefined-name"]);
    let whole =
        "条 「二」 {\n  努力義務 開始 2030-01-01\n  対策 画面ロック { 無操作時間 20分 }\n  項 「{画面ロック.無操作時間}で閉じる。」\n}\n";
    assert_eq!(found(whole), [""; 0]);
}

#[test]
fn statements_without_end_on_one_line_are_read_one_after_another() {
    for one in [
        "版 1.0 ",
        "版 1.0」 ",
        "版: 1.0 ",
        "版1.0 ",
        "項 x。",
        "x y;",
        "準拠 a、\n",
        "準拠 「a」、",
        "項 「守る。」 ",
        "条 第1条 「題」 { ",
        "対策 パスワード ",
    ] {
        let said = one.repeat(50_000 / one.len());
        for text in [format!("{said}\n"), format!("現況 {{\n{said}\n}}\n"), format!("条 「一」 {{\n{said}\n}}\n")] {
            assert!(!found_soon(&text).is_empty(), "{one}");
        }
    }
    // What nobody means is not read to its end.
    let few = found(&format!("{}\n", "版 1.0 ".repeat(100)));
    assert_eq!(few.iter().filter(|rule| *rule == "syntax/missing-separator").count(), 99);
    let many = found(&format!("{}\n", "版 1.0 ".repeat(10_000)));
    assert_eq!(many.iter().filter(|rule| *rule == "syntax/missing-separator").count(), 101);
}

/// The most memory that the program takes over a policy, in KiB, as far as the system tells while it runs.
#[cfg(target_os = "linux")]
fn memory_over(text: &str) -> u64 {
    let folder = crate::harness::Folder::new().with("kitei.toml", "").with("a.kitei", text);
    let mut command = folder.command(&["check", "--format", "json"]);
    let mut child = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(most);
        std::thread::sleep(Duration::from_millis(5));
    }
    most
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_read_takes_little_memory() {
    // A hundred times as much as there is text, and what is built in.
    const MOST: u64 = 280 * 1024;
    for (first, unit) in [("項 \"\"\"", "x\n"), ("", "x y;"), ("", "x{;"), ("", "項 「 } x")] {
        let took = memory_over(&format!("{HEAD}{first}\n{}{ARTICLE}", unit.repeat(2_400_000 / unit.len())));
        assert!(took > 0 && took < MOST, "{unit}: {took} KiB");
    }
}
