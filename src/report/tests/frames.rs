//! Frames: what is drawn around the lines of a file.

use super::{Case, at, finding};
use crate::diagnostic::{Lang, Text};
use crate::text::{FileId, Span};

/// One file, one place, in Japanese.
fn drawn(text: &str, needle: &str) -> String {
    Case::default().file("病院/規程.kitei", text).found(|sources| finding(at(sources, 0, needle))).human(Lang::Ja)
}

#[test]
fn underlines_sit_below_wide_and_ambiguous_characters() {
    insta::assert_snapshot!(drawn("条 「①③※…―→○●Ⅰ 見直し」 { 間隔 二年 }\n", "二年"));
}

#[test]
fn a_place_over_some_lines_has_a_bar() {
    let text = "条 「利用者」 {\n  対策 パスワード {\n    最短文字数 8文字\n  }\n}\n";
    insta::assert_snapshot!(drawn(text, text.trim_end().get("条 「利用者」 {\n  ".len()..).unwrap().trim_end_matches("\n}")));
}

#[test]
fn a_place_over_many_lines_is_drawn_on_its_first() {
    let text = format!("条 「利用者」 {{\n{}}}\n", "  項 「定める。」\n".repeat(8));
    insta::assert_snapshot!(drawn(&text, text.trim_end()));
}

#[test]
fn the_end_of_a_file_is_a_place() {
    let end = |text: &str| {
        let case = Case::default().file("規程.kitei", text);
        case.found(|_| finding(Span::at(FileId(0), u32::try_from(text.len()).unwrap()))).human(Lang::Ja)
    };
    insta::assert_snapshot!(format!("{}\n{}", end("条 「利用者」 {\n"), end("条 「利用者」 {")));
}

#[test]
fn tabs_are_spaces() {
    insta::assert_snapshot!(drawn("条 「利用者」 {\n\t項\t「定める。」\n}\n", "「定める。」"));
}

#[test]
fn lines_may_end_in_any_way() {
    insta::assert_snapshot!(drawn("\u{feff}規程 「甲」\r\n版 「1.0」\r\n条 「乙」\r\n施行 明日\r終わり", "明日"));
}

#[test]
fn a_byte_order_mark_takes_no_column() {
    insta::assert_snapshot!(drawn("\u{feff}規程 「甲」\n", "「甲」"));
}

#[test]
fn joined_and_combining_characters_keep_their_place() {
    insta::assert_snapshot!(drawn("項 「👨‍👩‍👧 家族、か\u{3099}くせい、𠮷野」 期限 明日\n", "期限"));
}

#[test]
fn nothing_in_a_policy_steers_the_terminal() {
    let written = drawn("項 「\u{1b}[31m赤\u{202e}逆」 期限\n", "期限");
    assert!(!written.contains(['\u{1b}', '\u{202e}']));
    insta::assert_snapshot!(written);
}

#[test]
fn long_lines_are_cut_around_their_places() {
    let text = format!(
        "項 「{}パスワードは8文字以上とする。{}」\n",
        "利用者は、次の事項を守る。".repeat(12),
        "以上のほか、必要な事項を定める。".repeat(9)
    );
    let all = Case::default()
        .file("病院/規程.kitei", &text)
        .found(|sources| finding(at(sources, 0, "項")))
        .found(|sources| {
            let label = Text::new(
                "法人規程は12文字以上としており、この文言はデータの値とも食い違っています",
                "the parent's policy says 12 characters",
            );
            finding(at(sources, 0, "8文字")).label(label)
        })
        .found(|sources| finding(at(sources, 0, text.trim_end())))
        .found(|sources| finding(at(sources, 0, "8文字")).at(at(sources, 0, "項"), Text::new("この項です", "this paragraph")));
    insta::assert_snapshot!(all.human(Lang::Ja));
}

#[test]
fn places_far_apart_have_frames_of_their_own() {
    let text = format!("対策 パスワード {{ 最短文字数 13文字 }}\n{}対策 パスワード {{ 最短文字数 8文字 }}\n", "\n".repeat(20));
    let case = Case::default()
        .file("規程.kitei", &text)
        .found(|sources| finding(at(sources, 0, "8文字")).at(at(sources, 0, "13文字"), Text::new("先の値", "the first value")));
    insta::assert_snapshot!(case.human(Lang::En));
}

proptest::proptest! {
    #[test]
    fn any_place_in_any_text_is_drawn(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
        places in proptest::collection::vec((0_u32..400, 0_u32..400), 1..4),
    ) {
        let mut case = Case::default().file("病院/規程.kitei", &pieces.concat());
        let span = |(start, length): (u32, u32)| Span::new(FileId(0), start, start + length);
        let (first, others) = places.split_first().unwrap();
        case = case.found(|_| others.iter().fold(finding(span(*first)), |finding, place| finding.at(span(*place), Text::same("ここも関係します"))));
        let written = case.human(Lang::Ja);
        proptest::prop_assert!(pieces.is_empty() || written.contains("規程.kitei:"));
    }
}

const PIECES: &[&str] = &[
    "規程",
    "「",
    "」",
    "a",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "①",
    "か\u{3099}",
    "👨\u{200d}👩\u{200d}👧",
    "𠮷",
    "\u{feff}",
    "\u{1b}[31m",
    "\0",
    "\u{3000}",
    "\u{2028}",
    "\u{85}",
    "利用者は、次の事項を守る。",
    "0123456789012345678901234567890123456789",
];
