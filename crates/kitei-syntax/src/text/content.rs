//! Whether words say anything: a text is asked for in many places, and none of them is met by quotes with nothing in them.

use super::key::{folded, look_up_key, own_key};

/// What is said by words that say nothing, where something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Not decided, in the words of the language: `?`, 未定.
    Undecided,
    /// Not decided, in other words: 検討中.
    Pending,
    /// Not written: 空欄, 後日記入.
    Unwritten,
    /// That there is nothing: なし. Where the vocabulary knows the word it is an answer.
    Nothing,
}

/// The one table of them: look-up keys that stand by themselves, short before long.
const WORDS: [(&str, Blank); 27] = [
    ("?", Blank::Undecided),
    ("n/a", Blank::Nothing),
    ("tbd", Blank::Pending),
    ("無", Blank::Nothing),
    ("none", Blank::Nothing),
    ("なし", Blank::Nothing),
    ("不明", Blank::Unwritten),
    ("同上", Blank::Unwritten),
    ("後日", Blank::Unwritten),
    ("未定", Blank::Undecided),
    ("未決", Blank::Pending),
    ("無し", Blank::Nothing),
    ("省略", Blank::Unwritten),
    ("空欄", Blank::Unwritten),
    ("undecided", Blank::Pending),
    ("作成中", Blank::Pending),
    ("協議中", Blank::Pending),
    ("未決定", Blank::Pending),
    ("未記入", Blank::Unwritten),
    ("未記載", Blank::Unwritten),
    ("検討中", Blank::Pending),
    ("要検討", Blank::Pending),
    ("調整中", Blank::Pending),
    ("後日記入", Blank::Unwritten),
    ("特になし", Blank::Nothing),
    ("特に無し", Blank::Nothing),
    ("該当なし", Blank::Nothing),
];

/// What a word says that says nothing, however it is typed.
pub fn blank_word(word: &str) -> Option<Blank> {
    let first = word.chars().next()?;
    // A plain letter with which none of them begins is soon seen.
    let is_plain = own_key(word.get(..first.len_utf8())?).len() == first.len_utf8();
    if is_plain && !begins(first) { None } else { blank(&look_up_key(word)) }
}

/// Whether one of the words begins so.
fn begins(letter: char) -> bool {
    "?未検調協作要tu後空省不同な無特該n".contains(letter)
}

/// What a look-up key says that says nothing.
pub fn blank(key: &str) -> Option<Blank> {
    let found = WORDS.binary_search_by(|(word, _)| (word.len(), *word).cmp(&(key.len(), key))).ok()?;
    WORDS.get(found).map(|(_, blank)| *blank)
}

/// No such word has more letters.
const LONGEST: usize = 9;
/// So many letters of a text tell of nearly all texts whether they say something.
const BEGINNING: usize = 24;

/// Whether a text says something: more than blanks, signs or a word that says nothing. A long text is read no further than that takes to tell.
pub fn has_content(text: &str) -> bool {
    // Most texts are their own keys, or begin with so many letters that are.
    let own = own_key(text.char_indices().nth(BEGINNING).and_then(|(end, _)| text.get(..end)).unwrap_or(text));
    if own.chars().take_while(|letter| !is_blank(*letter) && *letter != '?').nth(LONGEST).is_some() {
        return true;
    }
    if own.len() == text.len() { says(own.chars()) } else { says(folded(text)) }
}

fn says(letters: impl Iterator<Item = char>) -> bool {
    // No word is longer, and what is longer ends in nothing but blanks where it is one.
    let mut words = String::with_capacity(LONGEST * 4);
    let (mut letters_read, mut is_asked) = (0, true);
    for letter in letters.skip_while(|letter| is_blank(*letter)) {
        letters_read += 1;
        is_asked &= letter == '?';
        if letters_read > LONGEST && !is_blank(letter) && !is_asked {
            return true;
        }
        words.push(letter);
    }
    let words = words.trim_end_matches(is_blank);
    !words.is_empty() && !words.chars().all(|letter| letter == '?') && blank(words).is_none()
}

fn is_blank(letter: char) -> bool {
    // Most letters are kana and kanji, which is sooner asked.
    !matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '?') && !letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_is_read() {
        assert!(WORDS.is_sorted_by_key(|(word, _)| (word.len(), *word)));
        assert!(WORDS.iter().all(|(word, _)| begins(word.chars().next().unwrap())));
        assert_eq!(blank_word("？"), Some(Blank::Undecided));
        assert_eq!(blank_word("ＴＢＤ"), Some(Blank::Pending));
        assert_eq!(blank_word("院長"), None);
        assert_eq!(WORDS.iter().map(|(word, _)| word.chars().count()).max(), Some(LONGEST));
    }

    #[test]
    fn such_words_say_nothing() {
        for text in [
            "",
            " ",
            "　",
            "。",
            "…",
            "-",
            "（）",
            "?",
            "？？",
            "未定",
            "検討中。",
            "（未定）",
            "なし",
            "TBD",
            "Ｎ／Ａ",
            "○○",
            "（該当なし）　　　　　。",
            "？？？？？？？？？？？？",
            "……………………",
        ] {
            assert!(!has_content(text), "{text}");
        }
        for text in [
            "院長室",
            "有",
            "？？？？？？？？？？？？有",
            "？、？",
            "該当なし。　　　　。以上",
            "未定義語",
            "なし崩し",
            "none of them",
            "undecided yet",
            "〇",
            "1",
            "職員6名であり、他に適任者がいない。",
        ] {
            assert!(has_content(text), "{text}");
        }
    }
}
