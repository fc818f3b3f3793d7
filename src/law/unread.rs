//! What stands where a citation goes on and could not be read: 第●条, 第廿五条, `paragraph X`. The law that is named before it, or the
//! article, is not what was meant.

use std::ops::Range;

use crate::text::numeral;

/// What ends the number of a level.
const LEVELS: [char; 3] = ['条', '項', '号'];
/// So many characters a number takes at most.
const LONGEST: usize = 12;
/// What may stand between one level, or one citation, and the next.
const BETWEEN: [&str; 14] = ["から", "及び", "及", "並びに", "又は", "若しくは", "、", ",", "，", "・", "〜", "～", "~", "の"];
/// What stands where a number is still to be filled in, and signs of numbers that are not read.
const FILLED_IN: [char; 22] =
    ['●', '○', '◯', '〇', '◎', '■', '□', '◆', '◇', '▲', '△', '×', '＊', '*', '?', '？', '＿', '_', '…', '廿', '卅', 'X'];
/// A larger number no law has.
const LARGEST: u64 = 9_999;

/// The bytes of what could not be read of a citation that stands in `range` of a text.
pub(crate) fn unread(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(range.end..)?;
    let after = || {
        let rest = past_brackets(rest);
        let joined = BETWEEN.iter().find_map(|word| rest.strip_prefix(word));
        let goes_on = joined.map(str::trim_start).and_then(|next| Some((next, level(next, false)?)));
        let goes_on = goes_on.or_else(|| Some((rest, level(rest, true)?)));
        let (from, found) = goes_on.or_else(|| english(rest).map(|found| (rest, found)))?;
        let start = text.len() - from.len();
        Some(start..start + found.len())
    };
    let inside = || {
        let cited = text.get(range.clone())?;
        let at = cited.to_ascii_lowercase().match_indices(['a', 'p', 'i']).map(|(at, _)| at).find(|&at| {
            let begins = at == 0 || cited.get(..at).is_some_and(|before| before.ends_with([' ', '(', ',']));
            begins && cited.get(at..).is_some_and(|word| english(word).is_some())
        })?;
        let found = english(cited.get(at..)?)?;
        Some(range.start + at..range.start + at + found.len())
    };
    after().or_else(inside)
}

/// The text after brackets at its beginning: a law number.
fn past_brackets(text: &str) -> &str {
    let closing = text.starts_with(['(', '（']).then(|| text.find([')', '）'])).flatten();
    closing.and_then(|at| text.get(at..)).map_or(text, |rest| rest.trim_start_matches([')', '）']))
}

/// A level at the beginning of a text whose number is none: `第●条`. Right after a place it may lack its sign at the end: `第3頂`.
fn level(text: &str, is_adjacent: bool) -> Option<&str> {
    let number = text.strip_prefix('第').unwrap_or(text);
    let is_filled_in = number.starts_with(FILLED_IN);
    let end = number.char_indices().take(LONGEST).find(|(_, letter)| LEVELS.contains(letter)).map(|(at, sign)| (at, at + sign.len_utf8()));
    let start = text.len() - number.len();
    match end {
        Some((at, end)) => {
            let written = number.get(..at)?;
            let plain = !written.is_empty() && !written.contains(['、', '。', ' ', '，', '第', '「', '」', 'の']);
            let known = numeral::number(written).is_some_and(|value| value <= LARGEST);
            // 第 or a sign to fill in shows that a number was meant.
            if plain && known && is_adjacent && start > 0 {
                // It was not read though its number is one: something further on is none.
                let next = text.get(start + end..).and_then(|next| level(next, true)).map_or(0, str::len);
                return text.get(..start + end + next);
            }
            (plain && !known && (start > 0 || is_filled_in)).then(|| text.get(..start + end)).flatten()
        }
        // A sign right after a name, and no 第, is none to fill in: **医療法**.
        None if is_filled_in && is_adjacent && start == 0 => None,
        // X線, ○○法人: it is the beginning of a word.
        None if is_filled_in && start == 0 && number.trim_start_matches(FILLED_IN).starts_with(char::is_alphanumeric) => None,
        None if is_filled_in => text.get(..start + number.chars().next()?.len_utf8()),
        // A chapter says nothing that an article does not.
        None if number.contains(['編', '章', '節', '款']) => None,
        None => (is_adjacent && start > 0 && numeral::at_start(number).is_some() && text.chars().count() <= 6).then_some(text),
    }
}

/// `paragraph X`, `Article 1000000` at the beginning of a text, or what goes on a number that was cut.
fn english(text: &str) -> Option<&str> {
    let cut = text.bytes().take_while(u8::is_ascii_digit).count();
    if cut > 0 {
        // 医療法2025年改正, 労基法36協定: the number is of something else.
        let counts = text.get(cut..).is_some_and(|rest| ["年", "月", "日", "協定"].iter().any(|unit| rest.starts_with(unit)));
        return text.get(..cut).filter(|_| !counts);
    }
    let said = text.trim_start_matches([',', ' ']);
    let small = said.to_ascii_lowercase();
    let word = ["article ", "art. ", "paragraph ", "para. ", "item "].into_iter().find(|word| small.starts_with(word))?;
    let token = said.get(word.len()..)?;
    let width = token.find([' ', ',', ';']).unwrap_or(token.len());
    let token = token.get(..width)?;
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let token = token.trim_matches(['(', ')']);
    let longest = token.split(|sign: char| !sign.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let is_number = digits > 0 && longest <= 4 || numeral::roman(token).is_some();
    let end = text.len() - said.len() + word.len() + width;
    (!is_number && !token.is_empty()).then(|| text.get(..end)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Registry, scan};

    #[test]
    fn what_could_not_be_read() {
        let registry = Registry::built_in();
        for (text, expected) in [
            ("医療法第廿五条", Some("第廿五条")),
            ("医療法第1000000条", Some("第1000000条")),
            ("医療法第●条", Some("第●条")),
            ("医療法第　条", Some("第　条")),
            ("医療法第25条第●項", Some("第●項")),
            ("医療法第25条第3頂", Some("第3頂")),
            ("医療法第25条の●", Some("●")),
            ("医療法第25条第1000000項", Some("第25条第1000000項")),
            ("医療法第25条第1項第●号", Some("第●号")),
            ("医療法(昭和23年法律第205号)第●条", Some("第●条")),
            ("医療法第25条から第●条まで", Some("第●条")),
            ("医療法第25条及び第●条に基づき", Some("第●条")),
            ("医療法第25条の規定", None),
            ("医療法2025年改正", None),
            ("医師法24条2項（5年）、X線写真は別に定める。", None),
            ("医療法第25条及び○○法人の定款", None),
            ("**医療法**を守る", None),
            ("労基法36協定", None),
            ("個情法500", Some("500")),
            ("医療法に基づき、第三者に提供しない。", None),
            ("医療法第25条第1項及び第2項", None),
            ("医療法第25条及び第三者の同意", None),
            ("Article 25, paragraph X of the Medical Care Act", Some("paragraph X")),
            ("Article 25, paragraph 1 of the Medical Care Act", None),
            ("Article 21, paragraph (1), item (ii) of the Medical Care Act", None),
        ] {
            let found = scan(text, registry)
                .into_iter()
                .find_map(|citation| unread(text, citation.range.start as usize..citation.range.end as usize));
            assert_eq!(found.and_then(|range| text.get(range)), expected, "{text}");
        }
    }
}
