//! What stands in the wording of one 項 statement: further paragraphs where text was pasted with their numbers, items 号 and what is below.

use std::ops::Range;

use super::number::leading;
use crate::text::fold::fold_char;
use crate::text::numeral;

/// A paragraph 項 within a wording; offsets are bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its text.
    pub range: Range<usize>,
    /// The number that was pasted with it, and where.
    pub number: Option<(u32, Range<usize>)>,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// An item 号.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub number: u32,
    /// Its branches: 2 of (3)の2.
    pub branch: Option<u32>,
    /// Its mark.
    pub mark: Range<usize>,
    /// Marks of what is below it, イ or ア, in order.
    pub below: Vec<Range<usize>>,
    /// Whether it begins a line, so that its number is certain.
    pub on_line: bool,
}

/// The paragraphs of a wording that is the `nth` 項 statement of its article.
pub(crate) fn parts(text: &str, nth: u32) -> Vec<Part> {
    let mut parts = vec![Part { range: 0..text.len(), number: None, items: Vec::new() }];
    let mut count = nth;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let start = at + indent;
        let body = line.trim();
        at += line.len();
        if let Some((number, length)) = pasted_number(body) {
            let mark = start..start + length;
            let begun = parts.last().is_some_and(|part| text.get(part.range.start..start).is_some_and(|before| !before.trim().is_empty()));
            if begun && number == count + 1 {
                if let Some(last) = parts.last_mut() {
                    last.range.end = start;
                }
                parts.push(Part { range: start..text.len(), number: Some((number, mark)), items: Vec::new() });
                count = number;
                continue;
            }
            if !begun && number == count {
                if let Some(first) = parts.last_mut() {
                    first.number = Some((number, mark));
                }
                continue;
            }
        }
        let Some(part) = parts.last_mut() else { continue };
        if let Some((number, branch, length)) = item_mark(body) {
            part.items.push(Item { number, branch, mark: start..start + length, below: Vec::new(), on_line: true });
        } else if let (Some(item), Some(length)) = (part.items.last_mut(), below_mark(body)) {
            item.below.push(start..start + length);
        }
    }
    // A line that begins with (1) may hold the others too.
    for part in parts.iter_mut().filter(|part| part.items.len() < 2) {
        let inline = inline_items(text, &part.range);
        if inline.len() > part.items.len() {
            part.items = inline;
        }
    }
    parts
}

/// Whether a text is one paragraph of running words, with nothing in it that has a number or a mark.
pub(crate) fn is_prose(text: &str) -> bool {
    let begins = |line: &str| pasted_number(line).is_some() || item_mark(line).is_some() || below_mark(line).is_some();
    !text.lines().any(|line| begins(line.trim())) && inline_items(text, &(0..text.len())).is_empty() && !text.contains(['①', '(', '（'])
}

/// Whether a paragraph has a proviso ただし書, and does not only mention one.
pub(crate) fn has_proviso(text: &str) -> bool {
    let begins = |(at, word): (usize, &str)| !text.get(at + word.len()..).is_some_and(|rest| rest.starts_with('書'));
    ["ただし", "但し"].iter().any(|word| text.match_indices(word).any(begins))
}

/// 「２　…」 or 「2 …」 at the beginning of a line: a digit of full width, or one with a space after it.
fn pasted_number(line: &str) -> Option<(u32, usize)> {
    let length = line.find(|character: char| !is_digit(character)).unwrap_or(line.len());
    let digits = line.get(..length).filter(|digits| !digits.is_empty() && length < line.len())?;
    let after = line.get(length..)?.chars().next()?;
    let wide = !digits.is_ascii();
    let clear = after.is_whitespace() || wide && !"年月日時分秒週人回名台世件個箇か%％".contains(after);
    let number = numeral::number(digits).and_then(|number| u32::try_from(number).ok())?;
    clear.then_some((number, length))
}

/// No number in brackets has more letters.
const LONGEST_MARK: usize = 32;

/// `(1)`, `（１）`, `(3)の2`, `①`, `一　`: number, branch and length of the mark.
fn item_mark(line: &str) -> Option<(u32, Option<u32>, usize)> {
    let first = line.chars().next()?;
    if let Some(ring) = numeral::ring(first) {
        return Some((ring, None, first.len_utf8()));
    }
    if fold_char(first) == '(' {
        let inside = line.get(first.len_utf8()..)?;
        let (close, _) = inside.char_indices().take(LONGEST_MARK).find(|(_, letter)| matches!(letter, ')' | '）'))?;
        let (number, rest) = leading(inside.get(..close)?)?;
        let mut length = first.len_utf8() + close + inside.get(close..)?.chars().next()?.len_utf8();
        let inner = rest.strip_prefix('の').and_then(leading).filter(|(_, rest)| rest.is_empty()).map(|(branch, _)| branch);
        if !rest.is_empty() && inner.is_none() {
            return None;
        }
        let mut branch = inner;
        if let Some(rest) = line.get(length..)?.strip_prefix('の') {
            let digits = rest.find(|character| !is_digit(character)).unwrap_or(rest.len());
            if let Some((number, _)) = rest.get(..digits).and_then(leading) {
                branch = Some(number);
                length += 'の'.len_utf8() + digits;
            }
        }
        return Some((number, branch, length));
    }
    if numeral::is_kanji(first) {
        let (number, rest) = leading(line)?;
        return rest.starts_with([' ', '\u{3000}']).then_some((number, None, line.len() - rest.len()));
    }
    None
}

/// ア, イ, `(ア)` with a space after it.
fn below_mark(line: &str) -> Option<usize> {
    let line_start = line.strip_prefix(['(', '（']).unwrap_or(line);
    let letter = line_start.chars().next().filter(|letter| matches!(letter, 'ア'..='ン'))?;
    let rest = line_start.get(letter.len_utf8()..)?;
    let rest = if line_start.len() == line.len() { rest } else { rest.strip_prefix([')', '）'])? };
    rest.starts_with([' ', '\u{3000}', '.', '．']).then_some(line.len() - rest.len())
}

/// `(1)…(2)…` within one line, from (1) on.
fn inline_items(text: &str, range: &Range<usize>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let Some(body) = text.get(range.clone()) else { return items };
    if !body.contains(|letter: char| matches!(letter, '(' | '（') || numeral::ring(letter).is_some()) {
        return items;
    }
    for (at, _) in
        body.match_indices(['(', '（']).chain(body.char_indices().filter(|(_, c)| numeral::ring(*c).is_some()).map(|(at, _)| (at, "")))
    {
        let next = items.last().map_or(1, |item| item.number + 1);
        if let Some((number, branch, length)) = body.get(at..).and_then(item_mark)
            && number == next
        {
            let start = range.start + at;
            items.push(Item { number, branch, mark: start..start + length, below: Vec::new(), on_line: false });
        }
    }
    items
}

fn is_digit(character: char) -> bool {
    numeral::digit(character).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(part: &Part) -> Vec<u32> {
        part.items.iter().map(|item| item.number).collect()
    }

    #[test]
    fn pasted_text_is_split_at_its_numbers() {
        let text =
            "\n  管理者を置く。\n  ２　管理者は、次に掲げる事務を行う。\n  （１）点検\n  （２）報告\n  3 管理者は、2週間以内に報告する。\n";
        let parts = parts(text, 1);
        assert_eq!(parts.len(), 3);
        assert_eq!(numbers(&parts[1]), [1, 2]);
        assert!(text.get(parts[2].range.clone()).unwrap().starts_with("3 管理者"));
    }

    #[test]
    fn a_number_out_of_turn_is_no_paragraph() {
        for text in ["管理者を置く。\n５　次のとおり", "保存は、\n2年間とする。", "2 部提出する。", "２週間以内に\n３回行う。"]
        {
            assert_eq!(parts(text, 1).len(), 1, "{text}");
        }
        assert_eq!(parts("２　管理者は、点検する。", 2).len(), 1, "the number that the statement has anyway");
    }

    #[test]
    fn items_and_what_is_below_them() {
        let text = "次のとおりとする。\n(1) 端末\n  ア 机上のもの\n  イ　持ち運ぶもの\n(2) 媒体\n(2)の2 用紙";
        let items = &parts(text, 1)[0].items;
        assert_eq!(
            items.iter().map(|item| (item.number, item.branch, item.below.len())).collect::<Vec<_>>(),
            [(1, None, 2), (2, None, 0), (2, Some(2), 0)]
        );
        assert_eq!(numbers(&parts("次による。\n一　端末\n二　媒体", 1)[0]), [1, 2]);
        assert_eq!(numbers(&parts("次による。\n① 端末\n② 媒体", 1)[0]), [1, 2]);
        assert!(parts("一般の利用者", 1)[0].items.is_empty());
    }

    #[test]
    fn items_within_a_line() {
        let items = &parts("管理者は、(1)点検、(2)報告(年1回)、(3)記録を行う。", 1)[0].items;
        assert_eq!(items.iter().map(|item| (item.number, item.on_line)).collect::<Vec<_>>(), [(1, false), (2, false), (3, false)]);
        assert!(parts("医療法(昭和23年法律第205号)による。", 1)[0].items.is_empty());
    }
}
