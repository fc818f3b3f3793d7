//! How many cells of a screen characters take. Terminals differ in those of ambiguous width (①, ※, …), and the crates that draw and wrap
//! know one way of counting only: what they count otherwise than the screen is given to them as a stand-in of the right width, and put
//! back when all is drawn.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide a screen draws characters of ambiguous width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ambiguous {
    /// One cell.
    #[default]
    Narrow,
    /// Two cells, as terminals that are set up for Japanese do.
    Wide,
}

/// Private characters of plane 15: one cell each. They stand for characters of plane 0.
const NARROW: u32 = 0xf_0000;
/// Where nothing is assigned in plane 3: two cells each. They stand for characters of other planes, range by range.
const WIDE: [(u32, u32, u32); 4] =
    [(0x0000, 0x2fff, 0x3_2400), (0x3000, 0xaffd, 0x3_8000), (0xe000, 0xffff, 0x3_5400), (0x1_f100, 0x1_f1ff, 0x3_7400)];

impl Ambiguous {
    /// The cells of a character.
    fn cells(self, character: char) -> usize {
        match (self, character) {
            // Marks that belong to the letter before, and have a cell of their own all the same.
            (_, 'ﾞ' | 'ﾟ') => 1,
            (Self::Wide, _) if is_of_japanese_sets(character) => 2,
            // Private characters behind the planes that are assigned have nothing that could stand in for them.
            (Self::Wide, '\u{f0000}'..) | (Self::Narrow, _) => character.width().unwrap_or(0),
            (Self::Wide, _) => character.width_cjk().unwrap_or(0),
        }
    }

    /// The cells of a text.
    pub(super) fn width(self, text: &str) -> usize {
        self.stood_in(text).width()
    }

    /// A character that is counted as wide as the screen draws this one.
    pub(super) fn stand_in(self, character: char) -> char {
        // Whatever looks like a stand-in is nothing that a screen can show.
        let character = if stands_for(character).is_some() { char::REPLACEMENT_CHARACTER } else { character };
        let cells = self.cells(character);
        if cells == counted(character) {
            return character;
        }
        let code = u32::from(character);
        let stand_in = match cells {
            1 if code <= 0xffff => Some(NARROW + code),
            2 => WIDE.iter().find(|(first, last, _)| (first..=last).contains(&&code)).map(|(first, _, at)| at + code - first),
            _ => None,
        };
        stand_in.and_then(char::from_u32).unwrap_or(character)
    }

    /// A text with its stand-ins.
    pub(super) fn stood_in(self, text: &str) -> String {
        text.chars().map(|character| self.stand_in(character)).collect()
    }
}

/// Greek, Cyrillic and signs that JIS X 0208 has, and that Japanese terminals therefore draw wide: letters are narrow to the crate that counts.
fn is_of_japanese_sets(character: char) -> bool {
    matches!(character, '´' | '¨' | '\u{212b}' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'α'..='ρ' | 'σ'..='ω' | 'Ё' | 'А'..='я' | 'ё')
}

/// What the crates that draw and wrap count; of the two marks they have counted either in the course of time.
fn counted(character: char) -> usize {
    if matches!(character, 'ﾞ' | 'ﾟ') { 0 } else { character.width().unwrap_or(0) }
}

/// What a stand-in stands for.
fn stands_for(character: char) -> Option<char> {
    let code = u32::from(character);
    if let Some(narrow) = code.checked_sub(NARROW).and_then(char::from_u32) {
        return Some(narrow).filter(|narrow| matches!(narrow, 'ﾞ' | 'ﾟ'));
    }
    let wide = WIDE.iter().find_map(|(first, last, at)| code.checked_sub(*at).map(|past| first + past).filter(|code| code <= last));
    wide.and_then(char::from_u32)
}

/// A text with what the stand-ins stand for.
pub(super) fn put_back(text: &str) -> String {
    text.chars().map(|character| stands_for(character).unwrap_or(character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_screen() {
        for (text, narrow, wide) in [
            ("ﾊﾟﾋﾟﾌﾟ", 6, 6),
            ("①※…", 3, 6),
            ("規程「い」", 10, 10),
            ("abc", 3, 3),
            ("─│╭", 3, 6),
            ("αЖ㉈\u{e000}\u{fffd}", 5, 10),
            ("\u{1f100}", 1, 2),
            ("é", 1, 1),
        ] {
            assert_eq!((Ambiguous::Narrow.width(text), Ambiguous::Wide.width(text)), (narrow, wide), "{text}");
        }
    }

    #[test]
    fn what_stands_in_is_put_back() {
        for code in 0..=0x10_ffff {
            let Some(character) = char::from_u32(code).filter(|character| stands_for(*character).is_none()) else { continue };
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let stand_in = ambiguous.stand_in(character);
                assert_eq!(put_back(&stand_in.to_string()), character.to_string(), "{code:x}");
                let cells = ambiguous.cells(character);
                assert!(stand_in.width().unwrap_or(0) == cells || cells == 0, "{code:x}: {cells}");
            }
        }
        // Nothing that a user writes is shown as something else.
        let imitated = char::from_u32(NARROW + u32::from('ﾞ')).unwrap();
        assert_eq!(put_back(&Ambiguous::Wide.stood_in(&imitated.to_string())), "\u{fffd}");
    }
}
