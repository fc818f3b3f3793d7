//! Quantities that a wording writes out: `13文字`, `3世代`, `5年間`, `年1回`. Days of the calendar and numbers of articles are none.

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
    /// Its place.
    pub span: Span,
    /// Where its sentence begins and ends in the text.
    pub sentence: (usize, usize),
}

/// Frequencies that are words.
const FREQUENCIES: [(&str, Duration); 12] = [
    ("毎年", Duration::of_months(12)),
    ("四半期ごと", Duration::of_months(3)),
    ("毎月", Duration::of_months(1)),
    ("毎週", Duration::of_days(7)),
    ("毎日", Duration::of_days(1)),
    ("once a year", Duration::of_months(12)),
    ("twice a year", Duration::of_months(6)),
    ("yearly", Duration::of_months(12)),
    ("annually", Duration::of_months(12)),
    ("monthly", Duration::of_months(1)),
    ("weekly", Duration::of_days(7)),
    ("daily", Duration::of_days(1)),
];

/// Lengths of time, longest spelling first.
const LENGTHS: [(&str, Duration); 16] = [
    ("か月", Duration::of_months(1)),
    ("ヶ月", Duration::of_months(1)),
    ("ヵ月", Duration::of_months(1)),
    ("カ月", Duration::of_months(1)),
    ("箇月", Duration::of_months(1)),
    ("週間", Duration::of_days(7)),
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
    let mut found = Vec::new();
    let mut next = 0;
    // Kana and most kanji begin nothing.
    let begins = |letter: char| numeral::is_sign(letter) || letter == '毎' || letter.is_ascii_alphabetic();
    for (at, _) in text.char_indices().filter(|(_, letter)| begins(*letter)) {
        if at < next || hidden.iter().any(|&(from, to)| from <= at && at < to) {
            continue;
        }
        let digits = reader.digits(at).1;
        let read = if digits > 0 { reader.number(at) } else { reader.frequency(at) };
        next = at + digits;
        if let Some((quantity, to)) = read {
            next = next.max(to);
            found.push(quantity);
        }
    }
    found
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
        let joined = || self.before(at).ends_with(|last: char| matches!(last, '\u{4e00}'..='\u{9fff}') && !BEFORE.contains(last));
        match numeral::at_start(rest) {
            Some(numeral) if !(rest.starts_with(numeral::is_kanji) && joined()) => {
                (numeral.value.and_then(|value| u32::try_from(value).ok()), numeral.len)
            }
            _ => (None, 0),
        }
    }

    fn quantity(&self, value: Value, frequency: bool, from: usize, to: usize) -> (Quantity, usize) {
        let ends = ['。', '\n'];
        let start = self.before(from).rfind(ends).unwrap_or(0);
        let end = self.rest(to).find(ends).map_or(self.text.len(), |end| to + end);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let sentence = self.text.get(start..end).unwrap_or("");
        let is_limit = sentence.contains("以内") || sentence.contains("within");
        (Quantity { value, frequency, is_limit, span: self.span.part(offset(from), offset(to)), sentence: (start, end) }, to)
    }

    /// `毎月`, `once a year`.
    fn frequency(&self, at: usize) -> Option<(Quantity, usize)> {
        let boundary = !self.before(at).ends_with(|letter: char| letter.is_ascii_alphabetic());
        let (word, interval) = FREQUENCIES.iter().find(|(word, _)| boundary && self.rest(at).starts_with(word))?;
        Some(self.quantity(Value::Duration(*interval), true, at, at + word.len()))
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
        if spaced.starts_with('回')
            && let Some((per, from)) = period(before)
        {
            return Some(self.quantity(Value::Duration(times(per, number)?), true, from, unit_at + "回".len()));
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
        Some(Some(if let Some(said) = ["ごと", "毎"].iter().find(|said| rest.starts_with(**said)) {
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

/// What stands before `N回`: 年, 月, 週 or 日, with 1 before it or 間に after it; and where it begins.
fn period(before: &str) -> Option<(char, usize)> {
    let before = before.trim_end_matches([' ', 'に']).trim_end_matches('間');
    let (from, per) = before.char_indices().next_back().filter(|(_, last)| "年月週日".contains(*last))?;
    let count = before.get(..from)?;
    let one = count.char_indices().next_back();
    if let Some((from, '一')) = one {
        return Some((per, from));
    }
    match one.filter(|(_, last)| numeral::digit(*last).is_some()) {
        Some((one, last))
            if numeral::digit(last) == Some(1) && !count.get(..one)?.ends_with(|more: char| numeral::digit(more).is_some()) =>
        {
            Some((per, one))
        }
        // 4月1回 and 令和8年2回 are no frequencies, nor counts.
        Some(_) => Some(('?', from)),
        None => Some((per, from)),
    }
}

/// The interval of what is done so many times in a period.
fn times(per: char, number: u32) -> Option<Duration> {
    let minutes = |days: u64| {
        let all = days * 24 * 60;
        all.is_multiple_of(u64::from(number)).then(|| Duration::of_minutes(all / u64::from(number)))
    };
    match per {
        '年' => 12_u32.is_multiple_of(number).then(|| Duration::of_months(12 / number)),
        '月' => (number == 1).then(|| Duration::of_months(1)),
        '週' => minutes(7),
        '日' => minutes(1),
        _ => None,
    }
}
