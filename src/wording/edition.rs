//! Editions of a standard in running text: 「安全管理ガイドライン（第5.2版）」, by number or by the month of publication.

use std::ops::Range;

use crate::text::numeral;

/// The number of an edition: 6.0 is 6.
pub(crate) type Number = Vec<u32>;

/// What the title of a standard says: the name that all its editions have, and the number of this one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Edition<'a> {
    /// The name.
    pub base: &'a str,
    /// As it is printed: 第6.0版.
    pub label: &'a str,
    /// Its number.
    pub number: Number,
}

/// An edition that a text names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Name and edition.
    pub range: Range<usize>,
    /// Which one.
    pub dated: Dated,
}

/// By what an edition is named.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    /// Its number.
    Number(Number),
    /// The month in which it was published, as written: 平成22年2月.
    Month(String),
}

/// What follows an edition where it is told what became of it.
const HISTORY: [&str; 8] = ["から", "以前", "以後", "以降", "までの", "に代", "の廃止", "が改"];

/// Letters that a short name must have in common with the full one: 安全管理ガイドライン has so many.
const SHORTEST: usize = 10;

/// What may stand between a name and its edition.
const BETWEEN: [char; 10] = ['（', '(', '「', '」', '『', '』', '、', ' ', '\u{3000}', 'の'];

/// What a short name may follow: a comma, a quote, or a particle.
const BEFORE: [char; 12] = ['「', '『', '（', '(', '、', '。', 'の', 'は', 'び', '・', ' ', '\u{3000}'];

impl<'a> Edition<'a> {
    /// Reads a title; none where it ends in no edition.
    pub(crate) fn of(title: &'a str) -> Option<Self> {
        let (base, digits) = title.strip_suffix('版')?.rsplit_once('第')?;
        Some(Self { base: base.trim_end(), label: title.get(base.len()..)?, number: number(digits)? })
    }
}

/// The editions of the standard named `base` in a text. Where the standard is what a policy conforms to, the last word of its name
/// alone (ガイドライン) is enough.
pub(crate) fn mentions(text: &str, base: &str, is_bound: bool) -> Vec<Mention> {
    let numbered = text.match_indices('版').filter_map(|(at, sign)| {
        let before = text.get(..at)?;
        let rest = before.trim_end_matches(|letter| is_digit(letter) || is_point(letter));
        let number = number(before.get(rest.len()..)?)?;
        let named = rest.strip_suffix('第').unwrap_or(rest).trim_end_matches(BETWEEN);
        let start = named_at(named, base, is_bound)?;
        Some(Mention { range: start..at + sign.len(), dated: Dated::Number(number) })
    });
    // Without a month there is none, which is sooner seen than that there is no such name.
    let named = text.contains('月').then(|| text.match_indices(base)).into_iter().flatten();
    let dated = named.filter_map(|(start, name)| {
        let after = text.get(start + name.len()..)?;
        let month = after.trim_start_matches(BETWEEN);
        let end = month.find('月')? + '月'.len_utf8();
        let written = month.get(..end)?;
        let is_month = written.chars().filter(|letter| *letter == '年').count() == 1 && written.chars().count() <= 9;
        let range = start..start + name.len() + (after.len() - month.len()) + end;
        is_month.then(|| Mention { range, dated: Dated::Month(written.to_owned()) })
    });
    numbered.chain(dated).map(|mention| Mention { range: closed(text, mention.range), ..mention }).collect()
}

impl Mention {
    /// Whether what follows in the sentence says what became of the edition, or names the one of this label: 第5.2版から第6.0版への改定.
    pub(crate) fn tells_history(&self, text: &str, label: &str) -> bool {
        let sentence = text.get(self.range.end..).and_then(|rest| rest.split('。').next()).unwrap_or("");
        let behind = sentence.trim_start_matches([')', '）', '」', '』']);
        HISTORY.iter().any(|word| behind.starts_with(word)) || sentence.contains(label)
    }
}

/// A range with the bracket that closes one opened in it.
fn closed(text: &str, range: Range<usize>) -> Range<usize> {
    let opens = text.get(range.clone()).is_some_and(|named| named.contains(['（', '(']));
    let bracket = text.get(range.end..).and_then(|rest| rest.chars().next()).filter(|next| opens && matches!(next, '）' | ')'));
    range.start..range.end + bracket.map_or(0, char::len_utf8)
}

/// Where the name that a text ends with begins: the full name, or a shorter one of its letters in their order.
fn named_at(text: &str, base: &str, is_bound: bool) -> Option<usize> {
    if text.ends_with(base) {
        return text.len().checked_sub(base.len());
    }
    let last = base.rsplit(|letter| !is_katakana(letter)).next().filter(|last| !last.is_empty() && text.ends_with(last))?;
    let mut left = base.chars().rev();
    let common = text.char_indices().rev().take_while(|&(_, letter)| left.any(|other| other == letter));
    let short = common.enumerate().filter(|(nth, (_, letter))| nth + 1 >= SHORTEST && is_name(*letter)).last();
    let begins = |at: &usize| {
        let before = text.get(..*at).unwrap_or("");
        // 事業者の安全管理ガイドライン is another one.
        before.chars().next_back().is_none_or(|letter| BEFORE.contains(&letter)) && !before.ends_with("事業者の")
    };
    short.map(|(_, (at, _))| at).or_else(|| text.len().checked_sub(last.len()).filter(|_| is_bound)).filter(begins)
}

fn number(digits: &str) -> Option<Number> {
    let part = |part: &str| numeral::number(part).and_then(|number| u32::try_from(number).ok());
    let mut parts = digits.split(is_point).map(part).collect::<Option<Number>>()?;
    while parts.len() > 1 && parts.last() == Some(&0) {
        parts.pop();
    }
    Some(parts)
}

fn is_digit(letter: char) -> bool {
    numeral::digit(letter).is_some()
}

fn is_point(letter: char) -> bool {
    matches!(letter, '.' | '．')
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a1}'..='\u{30fc}')
}

fn is_name(letter: char) -> bool {
    is_katakana(letter) || matches!(letter, '\u{3400}'..='\u{9fff}' | '々') || letter.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "医療情報システムの安全管理に関するガイドライン";

    #[track_caller]
    fn named(text: &str, is_bound: bool) -> Vec<&str> {
        mentions(text, BASE, is_bound).into_iter().map(|mention| text.get(mention.range).unwrap()).collect()
    }

    #[test]
    fn titles_end_in_their_edition() {
        let edition = Edition::of("医療情報システムの安全管理に関するガイドライン 第6.0版").unwrap();
        assert_eq!(edition, Edition { base: BASE, label: "第6.0版", number: vec![6] });
        assert_eq!(Edition::of("検査用の基準"), None);
    }

    #[test]
    fn editions_are_named_in_many_ways() {
        for text in [
            "医療情報システムの安全管理に関するガイドライン第4.1版",
            "医療情報システムの安全管理に関するガイドライン（第5.2版）",
            "医療情報システムの安全管理に関するガイドライン」（第５．２版）",
            "安全管理ガイドライン第4.1版",
            "医療情報システム安全管理ガイドライン 第５版",
            "医療情報システムの安全管理に関するガイドライン(平成22年2月)",
        ] {
            let said = format!("病院は、厚生労働省の{text}に基づき、定める。");
            assert_eq!(named(&said, false), [text]);
        }
        assert_eq!(named("ガイドライン第5.2版による。", true), ["ガイドライン第5.2版"]);
        assert_eq!(named("ガイドライン第5.2版による。", false), Vec::<&str>::new());
    }

    #[test]
    fn other_editions_are_others() {
        for text in [
            "個人情報保護ガイドライン第2版による。",
            "診療情報の提供等に関する指針第2版",
            "この規程の第2版",
            "医療情報を取り扱う情報システム・サービスの提供事業者における安全管理ガイドライン第1.1版",
            "提供事業者の安全管理ガイドライン第1.1版",
            "医療情報システムの安全管理に関するガイドライン(以下「ガイドライン」という。)に基づき、令和5年6月に定める。",
        ] {
            assert_eq!(named(text, true), Vec::<&str>::new(), "{text}");
        }
    }
}
