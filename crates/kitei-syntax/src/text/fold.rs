//! One folding of characters, one for one, so that every place can be found again in the source: full-width letters, digits and
//! punctuation as ASCII, every dash as `-`, every bracket round, 條 as 条, radicals as the characters they look like, ASCII letters small.
//! Whoever compares what people write, or reads it, begins here; [`look_up_key`](super::look_up_key) goes further.

use super::{ideograph, is_invisible};

/// Folded text with the way back.
#[derive(Debug)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where folding changed how many bytes lie before: an offset of the folded text, and the same place in the source.
    shifts: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds `source`.
    pub fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut shifts = Vec::new();
        let mut rest = source;
        loop {
            let same = unfolded(rest);
            text.push_str(same);
            let mut letters = rest.get(same.len()..).unwrap_or_default().chars();
            let Some(character) = letters.next() else { return Self { text, shifts } };
            rest = letters.as_str();
            if is_invisible(character) {
                shifts.push((text.len(), source.len() - rest.len()));
                continue;
            }
            let folded = fold_char(character);
            text.push(folded);
            if folded.len_utf8() != character.len_utf8() {
                shifts.push((text.len(), source.len() - rest.len()));
            }
        }
    }

    /// The text without its blanks, in which names are looked for, and for each byte of it the offset in the folded text: people break
    /// names over lines. One more for the end.
    pub fn squeezed(&self) -> Option<(String, Vec<usize>)> {
        if !self.text.contains(char::is_whitespace) {
            return None;
        }
        let mut squeezed = String::with_capacity(self.text.len());
        let mut offsets = Vec::with_capacity(self.text.len() + 1);
        for (at, character) in self.text.char_indices().filter(|(_, character)| !character.is_whitespace()) {
            squeezed.push(character);
            offsets.extend(at..at + character.len_utf8());
        }
        offsets.push(self.text.len());
        Some((squeezed, offsets))
    }

    /// The offset in the source of the character at `at`.
    pub fn origin(&self, at: usize) -> u32 {
        let at = at.min(self.text.len());
        let passed = self.shifts.partition_point(|(folded, _)| *folded <= at);
        let (folded, source) = passed.checked_sub(1).and_then(|last| self.shifts.get(last)).copied().unwrap_or_default();
        // Sources are indexed by `u32` throughout.
        u32::try_from(source + (at - folded)).unwrap_or(u32::MAX)
    }

    /// The offset in the folded text of the character at `at` of the source.
    pub fn at(&self, at: usize) -> usize {
        let passed = self.shifts.partition_point(|(_, source)| *source <= at);
        let (folded, source) = passed.checked_sub(1).and_then(|last| self.shifts.get(last)).copied().unwrap_or_default();
        (folded + (at - source)).min(self.text.len())
    }
}

/// What a text begins with of characters that stay as they are: most of ASCII, kana, kanji, 、。々〇「」. Asked of all wordings, hence of
/// their bytes.
fn unfolded(text: &str) -> &str {
    let mut bytes = text.as_bytes();
    loop {
        bytes = match bytes {
            // 條, 號
            [0xe6, 0xa2, 0x9d, ..] | [0xe8, 0x99, 0x9f, ..] => break,
            [b'\0'..=b'@' | b'\\' | b'^'..=b'\x7f', rest @ ..]
            // U+3001, 3002, 3005, 3007, 300C, 300D
            | [0xe3, 0x80, 0x81 | 0x82 | 0x85 | 0x87 | 0x8c | 0x8d, rest @ ..]
            // U+3040-30FF, U+3400-9FFF
            | [0xe3, 0x81..=0x83 | 0x90..=0xbf, _, rest @ ..]
            | [0xe4..=0xe9, _, _, rest @ ..] => rest,
            _ => break,
        };
    }
    text.get(..text.len() - bytes.len()).unwrap_or_default()
}

/// The look-up key of a law's name: folded, without blanks.
pub fn fold(name: &str) -> String {
    name.chars().filter(|character| !character.is_whitespace()).map(fold_char).collect()
}

/// Whether two names are one, in whatever width they are written.
pub fn same_name(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// A character as every spelling of it is read.
pub fn fold_char(character: char) -> char {
    match character {
        '\0'..='\u{7f}' => match character {
            '[' => '(',
            ']' => ')',
            _ => character.to_ascii_lowercase(),
        },
        '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' => '-',
        '\u{2e80}'..='\u{2fd5}' => ideograph(character),
        '｡' => '。',
        '｢' | '『' => '「',
        '｣' | '』' => '」',
        '〔' | '［' => '(',
        '〕' | '］' => ')',
        '條' => '条',
        '號' => '号',
        '､' => '、',
        '･' => '・',
        '！'..='～' => {
            u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).map_or(character, |narrow| narrow.to_ascii_lowercase())
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one() {
        for name in ["ｅ－文書法", "e-文書法", "E‐文書法", "ｅ−文書法", "ｅ−⽂書法"] {
            assert_eq!(fold(name), "e-文書法");
        }
    }

    #[test]
    fn what_stays_is_not_folded() {
        for character in '\0'..='\u{2ffff}' {
            let text = format!("あ{character}a");
            let seen = text.chars().filter(|character| !is_invisible(*character));
            assert_eq!(Folded::new(&text).text, seen.map(fold_char).collect::<String>(), "{character:?}");
            assert!(matches!(unfolded(&text).chars().count(), 1 | 3), "{character:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_left_out_and_offsets_lead_back() {
        let source = "第\u{ad}２\u{200b}条";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "第2条");
        let back: Vec<u32> = folded.text.char_indices().map(|(at, _)| folded.origin(at)).collect();
        let wanted: Vec<u32> = ["第", "２", "条"].iter().map(|sign| u32::try_from(source.find(sign).unwrap()).unwrap()).collect();
        assert_eq!(back, wanted);
    }

    #[test]
    fn offsets_lead_back() {
        let source = "法（Ａ）１、\u{2e87}［２］";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "法(a)1、\u{20628}(2)");
        for ((at, _), (from, _)) in folded.text.char_indices().zip(source.char_indices()) {
            assert_eq!((folded.origin(at), folded.at(from)), (u32::try_from(from).unwrap(), at));
        }
        assert_eq!(folded.origin(folded.text.len()), u32::try_from(source.len()).unwrap());
        assert_eq!(folded.at(source.len()), folded.text.len());
    }
}
