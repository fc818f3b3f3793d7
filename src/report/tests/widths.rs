//! Underlines lie below what they mean, on screens that draw characters of ambiguous width narrow and on those that draw them wide.

use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

use super::{Case, at, finding};
use crate::diagnostic::Lang;
use crate::report::{Ambiguous, Colour, Detail, Extent, Format, Screen};

/// The cells of a text, as a screen draws it.
fn cells(text: &str, ambiguous: Ambiguous) -> usize {
    let of = |character: char| match (character, ambiguous) {
        ('ﾞ' | 'ﾟ', _) => 1,
        (_, Ambiguous::Narrow) | ('\u{f0041}', _) => character.width().unwrap_or(0),
        ('α' | 'Ж', Ambiguous::Wide) => 2,
        (_, Ambiguous::Wide) => character.width_cjk().unwrap_or(0),
    };
    text.chars().map(of).sum()
}

fn drawn(text: &str, needle: &str, ambiguous: Ambiguous) -> String {
    let case = Case::default().file("p.kitei", text).found(|sources| finding(at(sources, 0, needle)));
    case.on(Format::Human, Lang::Ja, Screen { width: 80, colour: Colour::Plain, extent: Extent::Full, detail: Detail::Work, ambiguous })
}

fn hold(before: &str, ambiguous: Ambiguous) {
    let text = format!("{before}期限 明日\n");
    let written = drawn(&text, "期限", ambiguous);
    let lines: Vec<&str> = written.lines().collect();
    let row = lines.iter().position(|line| line.contains("期限")).unwrap();
    let place = cells(lines[row].split("期限").next().unwrap(), ambiguous);
    // In a wide frame nothing is drawn that is itself of ambiguous width.
    let under = lines[row + 1];
    let (line, _) = under.split_once(['─', '┬', '^']).unwrap_or_else(|| panic!("{written}"));
    assert_eq!(cells(line, ambiguous), place, "{ambiguous:?}\n{written}");
    for line in &lines {
        assert!(cells(line, ambiguous) <= 80, "{ambiguous:?}: {line}\n{written}");
    }
}

proptest! {
    #[test]
    fn underlines_lie_below_their_places(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            hold(&pieces.concat(), ambiguous);
        }
    }
}

const PIECES: &[&str] = &[
    "規程",
    "「",
    "」",
    "a",
    " ",
    "①",
    "※",
    "…",
    "―",
    "→",
    "Ⅰ",
    "○",
    "α",
    "Ж",
    "±",
    "ﾊﾟ",
    "ﾋﾞ",
    "ｶﾞｷﾞ",
    "𠮷",
    "か\u{3099}",
    "㉈",
    "“",
    "\u{fffd}",
    "\u{f0041}",
    "\u{33000}",
];

#[test]
fn a_wide_screen_has_frames_of_ascii() {
    insta::assert_snapshot!(drawn("条 「①③※…―→○●Ⅰ 見直し」 { 間隔 二年 }\n", "二年", Ambiguous::Wide));
}
