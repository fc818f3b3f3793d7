//! Look-up keys: what two spellings must share to be the same word. The source itself is never changed.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{ideograph, step};

/// The look-up key of a word: NFKC, letters in lower case, radicals as characters, nothing invisible. Borrowed where the word is its own key.
pub fn look_up_key(word: &str) -> Cow<'_, str> {
    step(1 + word.len());
    if own_key(word).len() == word.len() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(if is_plain(word) { word.to_ascii_lowercase() } else { folded(word).collect() })
}

/// The letters of a look-up key, one after another.
pub(super) fn folded(word: &str) -> impl Iterator<Item = char> {
    narrowed(word).flat_map(char::to_lowercase)
}

/// Text as values are read: as its look-up key is, with the case of letters as written.
pub fn narrow(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { narrowed(text).collect() }
}

/// Whether nothing but the case of ASCII letters keeps a text from being its own key.
fn is_plain(text: &str) -> bool {
    text.split(|letter: char| letter.is_ascii_uppercase()).all(|part| own_key(part).len() == part.len())
}

fn narrowed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| !is_invisible(*character)).map(ideograph).nfkc()
}

/// Whether a character has no width and no meaning inside a word: it comes along with text that is copied, or is put there so that two
/// texts look alike (Unicode's property `Default_Ignorable_Code_Point`, but for the space of Hangul).
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character selects how the one before it is drawn: names of people and places need that.
pub fn is_variation(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character turns the direction of what follows, so that a text reads otherwise than it is (Unicode TR 36, section 3.1).
pub fn is_turning(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a text begins with of characters that are their own keys: lower-case ASCII, kana, kanji, 、。々〇「」『』. Asked of every word, hence of its
/// bytes: those of a character in U+3000-9FFF are three, the first of them E3-E9.
pub(super) fn own_key(text: &str) -> &str {
    let mut bytes = text.as_bytes();
    loop {
        bytes = match bytes {
            [b'\0'..=b'@' | b'['..=b'\x7f', rest @ ..]
            // U+3001, 3002, 3005, 3007, 300C-300F
            | [0xe3, 0x80, 0x81 | 0x82 | 0x85 | 0x87 | 0x8c..=0x8f, rest @ ..]
            // U+3041-307F, U+3080-3096
            | [0xe3, 0x81, 0x81..=0xbf, rest @ ..]
            | [0xe3, 0x82, 0x80..=0x96 | 0xa1..=0xbf, rest @ ..]
            // U+30A1-30BF (above), U+30C0-30FC
            | [0xe3, 0x83, 0x80..=0xbc, rest @ ..]
            // U+3400-3FFF, U+4000-9FFF
            | [0xe3, 0x90..=0xbf, _, rest @ ..]
            | [0xe4..=0xe9, _, _, rest @ ..] => rest,
            _ => return text.get(..text.len() - bytes.len()).unwrap_or_default(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_their_own_key() {
        let ranges = |character| matches!(character, '\0'..='@' | '['..='\x7f' | '、' | '。' | '々' | '〇' | '「'..='』' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' | '\u{3400}'..='\u{9fff}');
        for character in '\0'..='\u{2ffff}' {
            let text = format!("あ{character}a");
            assert_eq!(own_key(&text), if ranges(character) { &text } else { "あ" }, "{character:?}");
            assert!(!ranges(character) || folded(&text).eq(text.chars()), "{character:?}");
            assert_eq!(look_up_key(&text), folded(&text).collect::<String>(), "{character:?}");
            assert_eq!(narrow(&text), narrowed(&text).collect::<String>(), "{character:?}");
        }
    }

    #[test]
    fn width_case_and_normalisation_do_not_matter() {
        assert_eq!(look_up_key("ＩＳＭＳ"), "isms");
        assert_eq!(look_up_key("パスワード"), look_up_key("ﾊﾟｽﾜｰﾄﾞ"));
        assert_eq!(look_up_key("が"), look_up_key("か\u{3099}"));
        assert_eq!(look_up_key("企画\u{200b}管理\u{feff}者"), "企画管理者");
        assert_eq!(look_up_key("法⼈⻑"), "法人長");
        assert_eq!(narrow("Ｒ８．５\u{200b}．１"), "R8.5.1");
        assert!(matches!(look_up_key("要素数"), Cow::Borrowed(_)));
    }
}
