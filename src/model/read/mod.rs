//! What values are read with: days, lengths of time, counts, lists, and what people write in place of them. Slips of typing are mended
//! with a finding and judged on. How a value of a kind is read is in the file of that kind.

pub(in crate::model) mod grammar;
pub(in crate::model) mod list;
pub(in crate::model) mod report;

pub(crate) use grammar::hours_at_start;
pub(crate) use list::{beyond_place, split};

use std::sync::Arc;

use jiff::civil::Date;

use super::duration::Duration;
use super::hours::Hours;
use crate::diagnostic::Findings;
use crate::syntax::document::{Operands, Word};
use crate::syntax::report::arguments;
use crate::text::{Blank, Span, blank_word, has_content, narrow, numeral};

/// What is written in place of a value: `?`, or words that say that it is not decided yet.
#[derive(Debug, Clone, Copy)]
pub(in crate::model) enum Open<'a> {
    /// `?`.
    Undecided,
    /// 検討中, in quotes or not.
    Pending(Word<'a>),
}

/// What is written in place of a value, where nothing else is.
pub(in crate::model) fn open(operands: Operands<'_>) -> Option<Open<'_>> {
    let mut words = operands.words();
    let only = words.next().filter(|_| words.next().is_none())?;
    match blank_word(only.text)? {
        Blank::Undecided => (!only.quoted).then_some(Open::Undecided),
        Blank::Pending => Some(Open::Pending(only)),
        Blank::Unwritten | Blank::Nothing => None,
    }
}

/// Whether words say that it is not decided yet, which is reported; and so does `?`, which is not.
fn is_open(operands: Operands<'_>, findings: &mut Findings) -> bool {
    let open = open(operands);
    if let Some(Open::Pending(word)) = open {
        report::pending(findings, operands.span(), word);
    }
    open.is_some()
}

/// Whether nothing is written but quotes that say nothing.
pub(in crate::model) fn is_empty_text(operands: Operands<'_>) -> bool {
    let mut words = operands.words().peekable();
    words.peek().is_some() && words.all(|word| word.quoted && !has_content(word.text))
}

/// Reports words after the places that a list names.
pub(crate) fn beyond_places(operands: Operands<'_>, findings: &mut Findings) {
    for word in operands.parts().filter_map(list::beyond_place) {
        findings.push(arguments::unexpected(word.span, word.text));
    }
}

/// Reads a day. `None`: reported, or not decided.
pub(crate) fn date(operands: Operands<'_>, findings: &mut Findings) -> Option<Date> {
    // That there is none was reported where the keyword was read.
    if operands.is_empty() || is_open(operands, findings) {
        return None;
    }
    let (text, span) = plain(operands, findings, true);
    match grammar::date(&text) {
        Ok(date) => Some(date),
        Err(grammar::BadDate::OutsideEra(date)) => {
            report::outside_era(findings, span, operands.text(), &text, date);
            Some(date)
        }
        Err(grammar::BadDate::Impossible) => {
            report::impossible_date(findings, span, operands.text());
            None
        }
        Err(grammar::BadDate::Unreadable) => {
            report::bad_date(findings, span, operands.text());
            None
        }
    }
}

/// Reads a day that stands by itself, outside of any document: `2026-05-01`, `令和8年5月1日`, `R8.5.1`, in whatever width it is typed.
pub(crate) fn day(text: &str) -> Option<Date> {
    grammar::date(&hyphened(narrow(text).trim())).ok()
}

/// Reads a length of time or a frequency. `None`: reported, or not decided.
pub(crate) fn duration(operands: Operands<'_>, findings: &mut Findings) -> Option<Duration> {
    if operands.is_empty() || is_open(operands, findings) {
        return None;
    }
    let (text, span) = plain(operands, findings, false);
    if let Some(months) = text.strip_suffix('月').filter(|months| !months.is_empty() && months.chars().all(|digit| digit.is_ascii_digit()))
    {
        report::month_as_date(findings, span, months);
        return grammar::duration(&format!("{months}か月"));
    }
    let read = grammar::duration(&text);
    if read.is_none() {
        match &*text {
            "隔年" => report::other_frequency(findings, span, &text, "2年ごと"),
            "隔月" => report::other_frequency(findings, span, &text, "2か月ごと"),
            "隔週" => report::other_frequency(findings, span, &text, "2週間ごと"),
            _ => report::bad_duration(findings, span, operands.text()),
        }
    }
    read
}

/// Reads hours of the day, of which there may be several. `None`: reported, or not decided.
pub(crate) fn hours(operands: Operands<'_>, findings: &mut Findings) -> Option<Hours> {
    if operands.is_empty() || is_open(operands, findings) {
        return None;
    }
    let parts: Vec<String> = operands.parts().map(|part| plain(part, findings, true).0).collect();
    let text = parts.join("、");
    let read = grammar::hours(&text);
    if let Err(bad) = read {
        report::bad_hours(findings, operands.span(), operands.text(), bad);
    }
    read.ok()
}

impl std::str::FromStr for Hours {
    type Err = ();

    /// Reads hours that stand by themselves, outside of any document.
    fn from_str(text: &str) -> Result<Self, ()> {
        grammar::hours(&hyphened(narrow(text).trim())).map_err(|_| ())
    }
}

/// What people write where the digit 0 is meant.
const ZEROES: [char; 3] = ['〇', '○', '◯'];

/// The number of a chapter or article as written. A circle among its digits stands for 0, which is reported; 第一〇条 is as it is written.
pub(crate) fn number(word: Word<'_>, findings: &mut Findings) -> Arc<str> {
    if word.text.contains(ZEROES) && word.text.chars().any(|digit| numeral::digit(digit).is_some()) {
        let mended = word.text.replace(ZEROES, "0");
        report::maru_for_zero(findings, word.span, &mended);
        return Arc::from(mended);
    }
    Arc::from(word.text)
}

/// The text of a quantity in plain characters; bounds and odd digits are reported and taken off.
pub(in crate::model) fn plain(operands: Operands<'_>, findings: &mut Findings, is_date: bool) -> (String, Span) {
    let span = operands.span();
    let first = operands.first().filter(|_| operands.words().count() == 1);
    let written = first.map_or(operands.text(), |word| word.text);
    // What is most often written is plain as it stands.
    if is_date && written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.')) {
        return (written.to_owned(), span);
    }
    let mut text = narrow(written).trim().to_owned();
    if text.contains(ZEROES) {
        text = text.replace(ZEROES, "0");
        report::maru_for_zero(findings, span, &text);
    }
    if text.contains('ー') && text.contains(|character: char| character.is_ascii_digit()) {
        text = text.replace('ー', "-");
        report::long_vowel(findings, span, &text);
    }
    text = hyphened(&text);
    if !is_date {
        for bound in ["以上", "以下", "未満", "以内", "超", "程度", "or more", "or less"] {
            if let Some(rest) = text.strip_suffix(bound).map(str::trim).filter(|rest| !rest.is_empty()) {
                report::with_bound(findings, span, bound, rest);
                text = rest.to_owned();
                break;
            }
        }
    }
    (text, span)
}

/// With `-` for what is typed in its place.
fn hyphened(text: &str) -> String {
    text.replace(['\u{2212}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'], "-")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day;

    #[test]
    fn a_day_is_written_in_either_calendar() {
        for text in ["2026-05-01", "令和8年5月1日", "R8.5.1", "２０２６－０５－０１", " 令和８年５月１日 "] {
            assert_eq!(day(text), Some(date(2026, 5, 1)), "{text}");
        }
        assert_eq!(day("令和元年5月1日"), Some(date(2019, 5, 1)));
        for text in ["", "2026-02-30", "令和0年1月1日", "2026-05-01T09:00", "今日"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
