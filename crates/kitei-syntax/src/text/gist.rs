//! What of a word writers do not differ in: 持ち出し, 持出し and 持出 are one word, as サーバ and サーバー are, and the same with 情報の before.

use super::look_up_key;

/// Small katakana and what they are written for.
const SMALL: [(char, char); 5] = [('ァ', 'ア'), ('ィ', 'イ'), ('ゥ', 'ウ'), ('ェ', 'エ'), ('ォ', 'オ')];
/// What joins the parts of a compound.
const JOINTS: [&str; 3] = ["及び", "又は", "並びに"];

/// A word without what writers differ in: hiragana beside kanji, prolonged sounds, what joins parts. Words of hiragana and words that deny
/// are all that they are.
pub fn gist(word: &str) -> String {
    let key = look_up_key(word);
    if key.contains("ない") || key.contains("せず") {
        return key.into_owned();
    }
    let joined = JOINTS.iter().fold(key.to_string(), |key, joint| key.replace(joint, ""));
    let is_between = |letter: &char| matches!(letter, 'ぁ'..='ゖ' | 'ー' | '・' | '-' | '_' | '/' | ' ' | '、');
    let small = |letter: char| SMALL.iter().find(|(small, _)| *small == letter).map_or(letter, |(_, large)| *large);
    let gist: String = joined.chars().filter(|letter| !is_between(letter)).map(small).collect();
    if gist.chars().count() < 2 { key.into_owned() } else { gist }
}

/// Whether a word has a gist: that of most words is not needed to tell.
pub fn has_gist(word: &str, gist: &str) -> bool {
    let Some(first) = gist.chars().next() else { return self::gist(word) == gist };
    let key = look_up_key(word);
    let small = SMALL.iter().find(|(_, large)| *large == first).map(|(small, _)| *small);
    (key.contains(first) || small.is_some_and(|small| key.contains(small))) && self::gist(&key) == gist
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_a_word_have_one_gist() {
        for (one, other) in [
            ("持ち出し", "持出し"),
            ("機器の棚卸し", "機器棚卸"),
            ("サーバー室", "サーバ室"),
            ("ウィルス対策", "ウイルス対策"),
            ("ファイアーウォール", "ファイアウォール"),
            ("教育・訓練", "教育及び訓練"),
            ("IT-BCP", "itbcp"),
            ("Ｗｉ－Ｆｉ", "wifi"),
        ] {
            assert_eq!(gist(one), gist(other), "{one}");
            assert!(has_gist(one, &gist(other)) && has_gist(other, &gist(one)), "{one}");
        }
    }

    #[test]
    fn other_words_have_another() {
        for (one, other) in [("持ち出さない", "持出し"), ("保管先", "保管者"), ("許可制", "許可"), ("なりすまし", "あり")]
        {
            assert_ne!(gist(one), gist(other), "{one}");
            assert!(!has_gist(one, &gist(other)), "{one}");
        }
    }
}
