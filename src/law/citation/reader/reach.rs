//! Whether it is worth while to cut a wording into tokens: most mention provisions of their own and cite nothing.

use super::Bound;
use crate::text::numeral;

/// Last letters of the titles that are read without being known.
const TITLE_ENDS: &str = "法律令例程則綱領規";
/// What follows 同 where a law is meant that was named before.
const SAME: [&str; 7] = ["法", "政令", "令", "規則", "省令", "府令", "条例"];
/// Eras, in which numbers of laws begin.
const ERAS: [&str; 5] = ["明治", "大正", "昭和", "平成", "令和"];

/// Whether a folded text in which no known law is named may cite one all the same: by the number of a law, by 同法, by "the Act", or by a
/// title or bound name that a place follows at once.
pub(super) fn may_cite(text: &str, bound: &Bound) -> bool {
    text.contains('条') && names_one(text, bound)
        || has_number(text)
        || text.is_ascii() && text.contains("article") && text.contains(" act")
}

fn has_number(text: &str) -> bool {
    text.contains('号') && ERAS.iter().any(|era| text.contains(era))
}

fn names_one(text: &str, bound: &Bound) -> bool {
    let same = |(at, sign): (usize, &str)| {
        let after = text.get(at + sign.len()..).unwrap_or("");
        after.starts_with("施行") || SAME.iter().any(|kind| after.starts_with(kind))
    };
    let ends_name = |letter: char| TITLE_ENDS.contains(letter) || bound.ends_with(letter);
    let mut before = None;
    let named = text.chars().filter(|letter| !letter.is_whitespace()).any(|letter| {
        let begins = matches!(letter, '第' | '附' | '付' | '別') || numeral::is_sign(letter);
        before.replace(letter).is_some_and(|before| begins && ends_name(before))
    });
    named || text.match_indices('同').any(same)
}
