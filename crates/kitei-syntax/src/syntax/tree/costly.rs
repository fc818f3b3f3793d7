//! Lines that are no text of anybody's: so long, and with so many quotes that are never closed, that looking for the end of each would
//! cost their product.

use std::ops::Range;

/// No line that somebody wrote is so long (in bytes) and has unclosed quotes, too.
const LONG: usize = 4096;

/// No line is longer, of whatever: a hundred pages.
const LONGEST: usize = 1 << 20;

/// How much is looked through for the ends of quotes in one line, in bytes; all that a person could type stays far below.
const MOST: usize = 1 << 20;

/// The ends of such lines, from the quote on with which it is too much.
pub(super) fn costly(text: &str) -> Vec<Range<usize>> {
    let mut costly = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        if end - start > LONG
            && let Some(line) = text.get(start..end)
        {
            let longest = (0..=LONGEST.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).filter(|_| line.len() > LONGEST);
            let unclosed = unclosed(line).get(MOST / line.len()).copied();
            costly.extend(unclosed.into_iter().chain(longest).min().map(|from| start + from..end));
        }
        start = end + 1;
    }
    costly
}

/// Where the quotes stand whose ends are looked for in vain.
fn unclosed(line: &str) -> Vec<usize> {
    const PAIRS: [(char, char); 7] = [('“', '”'), ('『', '』'), ('【', '】'), ('｢', '｣'), ('‘', '’'), ('\'', '\''), ('"', '"')];
    let mut unclosed = Vec::new();
    for (at, character) in line.char_indices() {
        match character {
            '「' => unclosed.push(at),
            '」' => _ = unclosed.pop(),
            _ => {}
        }
    }
    for (open, close) in PAIRS {
        let from = line.rfind(close).unwrap_or(0);
        unclosed.extend(line.match_indices(open).map(|(at, _)| at).filter(|at| *at > from));
    }
    // Behind all that may end a string otherwise, the first takes the rest of the line.
    let until = line.rfind(['"', '”', '」', '{', '｛']).unwrap_or(0);
    unclosed.retain(|at| *at < until);
    unclosed.sort_unstable();
    unclosed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_types_is_left_unread() {
        let sound = format!("項 「{}」\n", "これを「法」という。".repeat(20_000));
        assert_eq!(costly(&sound), []);
        assert_eq!(costly(&"項 「閉じていない\n".repeat(10_000)), []);
        assert_eq!(costly(&"「".repeat(100_000)), []);
        for signs in [" \"”「“", "「\"", "『 { ", "「 x { "] {
            let line = signs.repeat(100_000);
            let found = costly(&format!("規程\n{line}\n条"));
            assert_eq!(found.len(), 1, "{signs}");
            assert!(found.iter().all(|found| found.end == line.len() + 7), "{signs}");
        }
    }
}
