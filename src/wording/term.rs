//! Terms that a wording binds, 「…（以下「法」という。）」, short names that it uses, and where a term is used.

use std::ops::Range;

use crate::text::{Span, numeral};

/// The terms that a wording binds which stands at `span`: 以下「…」という, 以下これらを「…」と総称する.
pub(crate) fn bound(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    ranges(text).map(move |range| span.part(offset(range.start), offset(range.end)))
}

/// No term has more letters, and no more stand between it and the word that binds it.
const LONGEST: usize = 120;

fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices("以下").filter_map(|(at, word)| {
        let after = at + word.len();
        let find = |from: usize, wanted: &[char]| {
            let found = text.get(from..)?.char_indices().take(LONGEST).find(|(_, letter)| wanted.contains(letter));
            found.map(|(at, _)| from + at)
        };
        let open = find(after, &['「', '（', '(', '。', ')', '）'])?;
        let start = open + text.get(open..)?.strip_prefix('「').map(|_| '「'.len_utf8())?;
        let end = find(start, &['」'])?;
        let said = text.get(end + '」'.len_utf8()..)?;
        ["という", "と総称", "と略", "とする"].iter().any(|word| said.starts_with(word)).then_some(start..end)
    })
}

/// What is certainly meant as the short name of a law or rule.
const SHORT: [&str; 4] = ["法", "令", "規則", "条例"];

/// Short names before the number of an article: 法第25条.
pub(super) fn short_names(text: &str, place: Span) -> Vec<(&'static str, Span)> {
    let mut found = Vec::new();
    for short in SHORT {
        for (at, _) in text.match_indices(short) {
            let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + short.len()..).unwrap_or(""));
            let joined = before.chars().next_back().is_some_and(is_name)
                || ["この", "その", "当", "定める", "定めた", "の"].iter().any(|word| before.ends_with(word));
            let digits = after.strip_prefix('第').map(|rest| rest.trim_start_matches(is_number));
            let is_article = digits.is_some_and(|rest| rest.starts_with('条') && !after.starts_with("第条"));
            if !joined && is_article {
                let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                found.push((short, place.part(offset(at), offset(at + short.len()))));
            }
        }
    }
    found
}

fn is_name(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '々' | '\u{30a1}'..='\u{30fc}' | '」' | '』' | ')' | '）')
        || character.is_ascii_alphanumeric()
}

fn is_number(character: char) -> bool {
    numeral::digit(character).is_some() || numeral::is_kanji(character)
}

/// Whether a term that is found at a place of a text may be meant there: one of one letter (法) must stand as a word of its own.
pub(crate) fn stands_alone(term: &str, text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let joined = || before.is_some_and(|before| matches!(before, '\u{3400}'..='\u{9fff}' | '\u{30a1}'..='\u{30fc}'));
    term.chars().nth(1).is_some() || !joined()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        ranges(text).map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn terms_bound_in_a_wording() {
        assert_eq!(read("医療法（昭和23年法律第205号。以下「法」という。）及び緑病院（以下「病院」という。）"), ["法", "病院"]);
        assert_eq!(read("端末及び媒体（以下これらを「機器」と総称する。）"), ["機器"]);
        assert_eq!(read("以下に掲げる「機器」を置く。5年以下（「短期」を除く。）"), [""; 0]);
    }

    #[test]
    fn a_term_of_one_letter_is_a_word_of_its_own() {
        let stands = |term: &str, text: &str| stands_alone(term, text, text.find(term).unwrap());
        assert!(stands("法", "又は法第6条"));
        assert!(!stands("法", "安全管理の方法"));
        assert!(stands("機器", "当該機器を"));
    }
}
