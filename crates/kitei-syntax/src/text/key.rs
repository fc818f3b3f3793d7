//! Look-up keys: what two spellings must share to be the same word. The source itself is never changed.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::ideograph;

/// The look-up key of a word: NFKC, letters in lower case, radicals as characters, nothing invisible. Borrowed where the word is its own key.
pub fn look_up_key(word: &str) -> Cow<'_, str> {
    if word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(folded(word).collect())
}

/// The letters of a look-up key, one after another.
pub(super) fn folded(word: &str) -> impl Iterator<Item = char> {
    narrowed(word).flat_map(char::to_lowercase)
}

/// Text as values are read: as its look-up key is, with the case of letters as written.
pub fn narrow(text: &str) -> String {
    narrowed(text).collect()
}

fn narrowed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| !is_invisible(*character)).map(ideograph).nfkc()
}

/// Whether a character has no width and no meaning inside a word: it comes along with text that is copied.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}')
}

/// Characters that are their own key: lower-case ASCII, kana, kanji.
fn is_plain(character: char) -> bool {
    matches!(character, '\0'..='@' | '['..='\x7f' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

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
