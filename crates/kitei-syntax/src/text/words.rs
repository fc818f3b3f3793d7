//! The words of a text without a dictionary.

use std::collections::BTreeSet;

use super::fold::fold_char;

/// What letters make a word: kanji in pairs, since compounds are written without a gap; other scripts as long as they go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Kana,
    Latin,
    None,
}

fn script(letter: char) -> Script {
    match letter {
        '\u{3400}'..='\u{9fff}' | '々' => Script::Kanji,
        '\u{30a1}'..='\u{30fa}' | 'ー' => Script::Kana,
        _ if letter.is_ascii_alphanumeric() => Script::Latin,
        _ => Script::None,
    }
}

/// Its pairs of kanji and its runs of katakana and of Latin letters and digits, two letters or more, folded.
pub fn words(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text.chars().map(fold_char).collect();
    let mut words = BTreeSet::new();
    for run in letters.chunk_by(|one, other| script(*one) == script(*other)) {
        match run.first().map_or(Script::None, |first| script(*first)) {
            Script::Kanji => words.extend(run.windows(2).map(String::from_iter)),
            Script::Kana | Script::Latin if run.len() > 1 => {
                words.insert(run.iter().collect());
            }
            Script::Kana | Script::Latin | Script::None => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_pairs_of_kanji_and_runs_of_other_scripts() {
        let found: Vec<String> = words("持出し端末のＶＰＮとパスワードを管理する").into_iter().collect();
        assert_eq!(found, ["vpn", "パスワード", "持出", "端末", "管理"]);
    }
}
