//! How alike two words are, for suggestions: the only place that measures it.

use super::step;

/// Longer words are no slips of anything; measuring them costs the product of their lengths.
const LONGEST: usize = 64;

/// Likeness of two look-up keys, from 0 (nothing alike) to 1 (the same).
pub fn likeness(written: &str, known: &str) -> f64 {
    if is_long(written) || is_long(known) { 0.0 } else { strsim::normalized_damerau_levenshtein(written, known) }
}

/// The same of those that are alike by half at least: many are sought among hundreds.
pub fn half_alike(written: &str, known: &str) -> Option<f64> {
    let may_be = !is_long(written) && !is_long(known) && may_be_half_alike(written, known);
    Some(may_be.then(|| likeness(written, known))?).filter(|likeness| *likeness >= 0.5)
}

/// Whether the letters that two words share are so many that half of the longer may stay as it is: sooner counted than measured.
fn may_be_half_alike(written: &str, known: &str) -> bool {
    let shared = known.chars().filter(|letter| written.contains(*letter)).count();
    shared * 2 >= written.chars().count().max(known.chars().count())
}

/// How many letters one word is away from another; no slip at all for long ones.
pub fn edits(written: &str, known: &str) -> usize {
    step(1 + written.len().min(LONGEST) * known.len().min(LONGEST));
    if is_long(written) || is_long(known) { usize::MAX } else { strsim::osa_distance(written, known) }
}

fn is_long(word: &str) -> bool {
    word.chars().nth(LONGEST).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_like_nothing() {
        let long = "ア".repeat(LONGEST + 1);
        assert!(likeness(&long, &long) < f64::EPSILON);
        assert!(likeness("パスワド", "パスワード") > 0.7);
    }

    #[test]
    fn what_is_counted_first_leaves_nothing_out() {
        let words =
            ["適用範囲", "適用", "範囲適用", "要素数", "要素", "数素要", "aab", "aba", "abab", "bb", "監査", "査監", "監査記録の保存"];
        for (one, other) in words.iter().flat_map(|one| words.map(|other| (*one, other))) {
            let measured = Some(likeness(one, other)).filter(|likeness| *likeness >= 0.5);
            assert_eq!(half_alike(one, other), measured, "{one} {other}");
        }
    }
}
