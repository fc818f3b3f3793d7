//! Quantities that a wording writes out: `13文字`, `3世代`, `5年間`, `年1回`. Days of the calendar and numbers of articles are none.

use std::ops::Range;

use jiff::civil::Date;

use super::frequency;
use super::limit::{self, Limit};
use crate::model::value::{Duration, Value};
use crate::model::vocabulary::Vocabulary;
use crate::text::{Span, look_up_key, numeral};

/// A quantity in a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// What it says: a count or a duration.
    pub value: Value,
    /// Whether it says how often.
    pub frequency: bool,
    /// Whether its sentence sets a limit: 以内, within.
    pub is_limit: bool,
    /// What its sentence makes of it.
    pub limit: Limit,
    /// Its place.
    pub span: Span,
    /// Where its sentence begins and ends in the text.
    pub sentence: (usize, usize),
    /// The last day on which it holds, where it stands in brackets that say one.
    pub until: Option<Date>,
}

impl Quantity {
    /// Whether it speaks of a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

/// Lengths of time, longest spelling first.
const LENGTHS: [(&str, Duration); 17] = [
    ("か月", Duration::of_months(1)),
    ("ヶ月", Duration::of_months(1)),
    ("ヵ月", Duration::of_months(1)),
    ("カ月", Duration::of_months(1)),
    ("箇月", Duration::of_months(1)),
    ("週間", Duration::of_days(7)),
    ("週", Duration::of_days(7)),
    ("時間", Duration::of_minutes(60)),
    ("年", Duration::of_months(12)),
    ("日", Duration::of_days(1)),
    ("分", Duration::of_minutes(1)),
    ("years", Duration::of_months(12)),
    ("months", Duration::of_months(1)),
    ("weeks", Duration::of_days(7)),
    ("days", Duration::of_days(1)),
    ("hours", Duration::of_minutes(60)),
    ("minutes", Duration::of_minutes(1)),
];

/// Kanji after which a number may stand: 年一回, 最低十文字.
const BEFORE: &str = "年月週日間低小短長大約各計第";

/// Longest spelling of a unit, in characters.
const LONGEST_UNIT: usize = 10;

/// The quantities in a wording; `hidden` are slices that are not read (placeholders).
pub(crate) fn quantities(text: &str, span: Span, hidden: &[(usize, usize)], vocabulary: &Vocabulary) -> Vec<Quantity> {
    let reader = Reader { text, span, vocabulary };
    let (former, dated) = (limit::former(text), limit::dated(text));
    // Slices follow one another.
    let is_in = |slices: &[(usize, usize)], at: usize| {
        let before = slices.partition_point(|(from, _)| *from <= at).checked_sub(1);
        before.and_then(|last| slices.get(last)).is_some_and(|(_, to)| at < *to)
    };
    let is_hidden = |at: usize| is_in(hidden, at) || is_in(&former, at);
    let mut found: Vec<Quantity> = Vec::new();
    let mut next = 0;
    // Kana and most kanji begin nothing.
    let begins = |letter: char| numeral::is_sign(letter) || frequency::BEGINS.contains(&letter) || letter.is_ascii_alphabetic();
    for (at, _) in text.char_indices().filter(|(_, letter)| begins(*letter)) {
        if at < next || is_hidden(at) {
            continue;
        }
        let digits = reader.digits(at).1;
        let read = reader.frequency(at).or_else(|| if digits > 0 { reader.number(at) } else { None });
        next = at + digits;
        if let Some((mut quantity, to)) = read {
            next = next.max(to);
            quantity.limit = ending(text, span, found.last(), &quantity);
            let of_day = dated.partition_point(|(from, ..)| *from <= at).checked_sub(1).and_then(|last| dated.get(last));
            quantity.until = of_day.filter(|(_, to, _)| at < *to).map(|(.., day)| *day);
            found.push(quantity);
        }
    }
    found
}

/// What is made of a quantity where the one before it may begin a range that ends with it: 13文字以上64文字以下.
fn ending(text: &str, span: Span, before: Option<&Quantity>, quantity: &Quantity) -> Limit {
    let at = |span_end: u32| (span_end - span.start) as usize;
    let between = before.filter(|before| before.value.measure() == quantity.value.measure() && before.limit == Limit::Least);
    let between = between.and_then(|before| text.get(at(before.span.end)..at(quantity.span.start)));
    if between.is_some_and(limit::begins_range) { Limit::End } else { quantity.limit }
}

/// So many bytes of a sentence before and behind a quantity are looked at.
const NEAR: usize = 4096;

/// The boundary of a character at a place or before it.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The sentence in which a slice stands. Of one without end, what is near says what is made of it.
pub(super) fn sentence_around(text: &str, slice: Range<usize>) -> Range<usize> {
    let ends = ['。', '\n'];
    let (first, last) = (boundary(text, slice.start.saturating_sub(NEAR)), boundary(text, slice.end.saturating_add(NEAR)));
    let start = text.get(first..slice.start).and_then(|before| before.rfind(ends)).map_or(first, |at| first + at);
    let end = text.get(slice.end..last).and_then(|rest| rest.find(ends)).map_or(last, |end| slice.end + end);
    start..end
}

/// A number in English words, and the bytes that it takes. `one` counts nothing: `one password`.
fn in_words(text: &str) -> Option<(Option<u32>, usize)> {
    const WORDS: [(&str, u32); 13] = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
    ];
    let first = text.split(|letter: char| !letter.is_ascii_alphabetic()).next().filter(|first| !first.is_empty())?;
    let spaced = text.get(first.len()..)?.starts_with(' ');
    let number = WORDS.iter().find(|(word, _)| first.eq_ignore_ascii_case(word)).filter(|_| spaced)?;
    Some((Some(number.1), first.len()))
}

struct Reader<'a> {
    text: &'a str,
    span: Span,
    vocabulary: &'a Vocabulary,
}

impl Reader<'_> {
    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or("")
    }

    fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or("")
    }

    /// A number and the bytes that it takes; in kanji, one that does not go on a word (統一).
    fn digits(&self, at: usize) -> (Option<u32>, usize) {
        let rest = self.rest(at);
        let begins = || !self.before(at).ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '-');
        if let Some(number) = in_words(rest).filter(|_| begins()) {
            return number;
        }
        let joined = || self.before(at).ends_with(|last: char| matches!(last, '\u{4e00}'..='\u{9fff}') && !BEFORE.contains(last));
        match numeral::at_start(rest) {
            Some(numeral) if !(rest.starts_with(numeral::is_kanji) && joined()) => {
                (numeral.value.and_then(|value| u32::try_from(value).ok()), numeral.len)
            }
            _ => (None, 0),
        }
    }

    fn quantity(&self, value: Value, frequency: bool, from: usize, to: usize) -> (Quantity, usize) {
        let Range { start, end } = sentence_around(self.text, from..to);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let sentence = self.text.get(start..end).unwrap_or("");
        let is_limit = sentence.contains("以内") || sentence.contains("within");
        let (limit, more) = limit::of(self.text.get(start..from).unwrap_or(""), self.text.get(to..end).unwrap_or(""));
        let value = match value {
            Value::Count(number, unit) => Value::Count(number.saturating_add(more), unit),
            other => other,
        };
        (
            Quantity {
                value,
                frequency,
                is_limit,
                limit,
                span: self.span.part(offset(from), offset(to)),
                sentence: (start, end),
                until: None,
            },
            to,
        )
    }

    /// `毎月`, `once a year`.
    fn frequency(&self, at: usize) -> Option<(Quantity, usize)> {
        let boundary = !self.before(at).ends_with(|letter: char| letter.is_ascii_alphabetic());
        let (width, interval) = frequency::word(self.rest(at)).filter(|_| boundary)?;
        Some(self.quantity(Value::Duration(interval), true, at, at + width))
    }

    /// A number with what follows it.
    fn number(&self, at: usize) -> Option<(Quantity, usize)> {
        let (number, width) = self.digits(at);
        let (number, after) = (number?, at + width);
        let before = self.before(at);
        // 第3条, 令和8年, 2.5 and TLS1.2 are no quantities.
        if number == 0 || before.ends_with(|last: char| "第和成昭治正西暦.．-－ー".contains(last) || last.is_ascii_alphabetic())
        {
            return None;
        }
        let rest = self.rest(after);
        let spaced = rest.trim_start_matches([' ', '\u{3000}']);
        let unit_at = after + rest.len() - spaced.len();
        if spaced.starts_with(frequency::TIMES)
            && let Some((per, from)) = frequency::period(before)
        {
            return Some(self.quantity(Value::Duration(frequency::times(per, number)?), true, from, unit_at + "回".len()));
        }
        // 13〜64文字: what follows the second number is the unit of both.
        if let Some(second) = limit::range_sign(rest)
            && let (Some(_), width) = self.digits(after + rest.len() - second.len())
            && width > 0
        {
            let end_at = after + rest.len() - second.len() + width;
            let unit_at = end_at + self.rest(end_at).len() - self.rest(end_at).trim_start_matches([' ', '\u{3000}']).len();
            return self.count(at, number, unit_at).map(|(range, to)| (Quantity { limit: Limit::Least, ..range }, to));
        }
        if let Some(found) = self.length(at, number, unit_at) {
            return found;
        }
        self.count(at, number, unit_at)
    }

    /// `Some(None)`: written like a length, but a day of the calendar, a year, or a part of something.
    #[allow(clippy::option_option, reason = "a number that is no quantity must not be read on as a count")]
    fn length(&self, at: usize, number: u32, unit_at: usize) -> Option<Option<(Quantity, usize)>> {
        let spaced = self.rest(unit_at);
        let (unit, one) = LENGTHS.iter().find(|(unit, _)| {
            let singular = unit.strip_suffix('s').filter(|_| number == 1);
            [Some(*unit), singular].into_iter().flatten().any(|unit| {
                spaced.strip_prefix(unit).is_some_and(|rest| !unit.is_ascii() || !rest.starts_with(|next: char| next.is_ascii_alphabetic()))
            })
        })?;
        let width = if spaced.starts_with(unit) { unit.len() } else { unit.len() - 1 };
        let to = unit_at + width;
        let rest = self.rest(to);
        let calendar = match *unit {
            "年" => number >= 1000 || rest.starts_with(|next: char| "度前後生目代版".contains(next) || numeral::digit(next).is_some()),
            "週" => rest.starts_with("目"),
            "日" => self.before(at).ends_with('月') || rest.starts_with(['本', '目', '付']),
            "分" => rest.starts_with(['の', '類', '割']),
            _ => false,
        };
        // 1年6か月, 1時間30分 are said in two parts; they are left alone.
        let compound = rest.starts_with(|next: char| numeral::digit(next).is_some())
            || self.before(at).ends_with(|last: char| "年月日間".contains(last)) && !self.before(at).ends_with("期間");
        if calendar || compound {
            return Some(None);
        }
        let value = Duration { months: one.months.checked_mul(number)?, minutes: one.minutes.checked_mul(u64::from(number))? };
        // A frequency is printed as one: 6か月ごと and every 6 months are replaced whole.
        let (every, before) = ("every", self.before(at).trim_end());
        Some(Some(if let Some((times, said)) = frequency::times_in(rest) {
            self.quantity(Value::Duration(frequency::part(value, times)?), true, at, to + said)
        } else if let Some(said) = ["ごとに1回", "ごと", "おき", "毎"].iter().find(|said| rest.starts_with(**said)) {
            self.quantity(Value::Duration(value), true, at, to + said.len())
        } else if before.ends_with(every) {
            self.quantity(Value::Duration(value), true, before.len() - every.len(), to)
        } else {
            self.quantity(Value::Duration(value), false, at, to)
        }))
    }

    /// A count with a unit of the vocabulary, the longest that fits.
    fn count(&self, at: usize, number: u32, unit_at: usize) -> Option<(Quantity, usize)> {
        let spaced = self.rest(unit_at);
        let ends = spaced.char_indices().map(|(from, letter)| from + letter.len_utf8()).take(LONGEST_UNIT);
        let (unit, width) = ends
            .filter_map(|width| {
                let spelled = spaced.get(..width)?;
                let key = look_up_key(spelled);
                let goes_on = spaced.get(width..)?.starts_with(|next: char| next.is_ascii_alphabetic());
                if spelled.is_ascii() && goes_on {
                    return None;
                }
                let unit = self.vocabulary.unit(&key).or_else(|| self.vocabulary.unit(&format!("{key}s")))?;
                Some((unit, width))
            })
            .last()?;
        // 2要素認証 and 3部署 name something; a count is followed by kana, a mark or nothing.
        let rest = self.rest(unit_at + width);
        let named = rest.starts_with(|next: char| matches!(next, '\u{4e00}'..='\u{9fff}') && !"以未超程又及".contains(next));
        if named && !spaced.is_ascii() {
            return None;
        }
        Some(self.quantity(Value::Count(u64::from(number), unit), false, at, unit_at + width))
    }
}
