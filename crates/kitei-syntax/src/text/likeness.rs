//! How alike two words are, for suggestions: the only place that measures it.

use super::step;

/// Longer words are no slips of anything; measuring them costs the product of their lengths.
const LONGEST: usize = 64;

/// Likeness of two look-up keys, from 0 (nothing alike) to 1 (the same).
pub fn likeness(written: &str, known: &str) -> f64 {
    if is_long(written) || is_long(known) { 0.0 } else { strsim::normalized_damerau_levenshtein(written, known) }
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
}
