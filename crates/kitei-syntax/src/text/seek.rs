//! Short words sought in sentences. The search of the standard library prepares itself for each word, which costs more than such a search
//! does: a wording is asked for hundreds of them.

use memchr::memchr_iter;

/// A longer word is left to the standard library, which is linear in whatever it is given.
const SHORT: usize = 64;
/// Most characters of a text share the first two bytes of their UTF-8; the third tells them apart.
const TELLING: usize = 2;

/// Whether a text holds a word. As [`str::contains`].
pub fn holds(text: &str, word: &str) -> bool {
    seek(text, word).is_some()
}

/// Whether a text holds one of several words.
pub fn holds_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| holds(text, word))
}

/// What stands before and after the first of a word. As [`str::split_once`].
pub fn cut<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(seek(text, word)?)?;
    Some((before, rest.get(word.len()..)?))
}

/// Where a text holds a word, one place after another. As [`str::match_indices`].
pub fn each<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + seek(text.get(from..)?, word)?;
        from = at + word.len().max(1);
        Some(at)
    })
}

/// Where a text first holds a word. As [`str::find`].
pub fn seek(text: &str, word: &str) -> Option<usize> {
    let (bytes, sought) = (text.as_bytes(), word.as_bytes());
    let Some(last) = sought.len().checked_sub(1) else { return Some(0) };
    let telling = TELLING.min(last);
    if sought.len() > SHORT {
        return text.find(word);
    }
    let found = memchr_iter(*sought.get(telling)?, bytes.get(telling..)?);
    found.into_iter().find(|&at| bytes.get(at..).is_some_and(|rest| rest.starts_with(sought)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_the_standard_library_finds() {
        let letters = ["a", "あ", "い", "行", "。"];
        let of = |length: u32| {
            (0..5_usize.pow(length)).map(move |mut at| {
                let pick = |_| {
                    let letter = letters[at % 5];
                    at /= 5;
                    letter
                };
                (0..length).map(pick).collect::<String>()
            })
        };
        let words: Vec<String> = (0..=2).flat_map(of).collect();
        for text in (0..=4).flat_map(of) {
            for word in &words {
                if !word.is_empty() {
                    let all: Vec<usize> = text.match_indices(word.as_str()).map(|(at, _)| at).collect();
                    assert_eq!(each(&text, word).collect::<Vec<_>>(), all, "{word} in {text}");
                }
                assert_eq!(cut(&text, word), text.split_once(word.as_str()), "{word} in {text}");
                assert_eq!(seek(&text, word), text.find(word.as_str()), "{word} in {text}");
            }
        }
    }

    #[test]
    fn long_words_and_ends() {
        let long = "安全管理".repeat(20);
        assert_eq!(seek(&format!("医{long}"), &long), Some(3));
        assert!(!holds(&long, &format!("{long}者")));
        assert!(!holds("", "a") && holds("a", "a") && !holds("あ", "い"));
        assert!(holds_any("監査は行わない", &["検査", "監査"]));
    }
}
