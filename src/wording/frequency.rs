//! How often, as sentences say it: 毎年, 隔年, 年2回, 5年に1度, twice a year.

use crate::model::value::Duration;
use crate::text::numeral;

/// Frequencies that are words, longest spelling first where one begins another.
const WORDS: [(&str, Duration); 24] = [
    ("毎年度", Duration::of_months(12)),
    ("毎年", Duration::of_months(12)),
    ("年度ごと", Duration::of_months(12)),
    ("半年ごと", Duration::of_months(6)),
    ("半期ごと", Duration::of_months(6)),
    ("四半期ごと", Duration::of_months(3)),
    ("毎月", Duration::of_months(1)),
    ("毎週", Duration::of_days(7)),
    ("毎日", Duration::of_days(1)),
    ("隔年", Duration::of_months(24)),
    ("隔月", Duration::of_months(2)),
    ("隔週", Duration::of_days(14)),
    ("隔日", Duration::of_days(2)),
    ("once a year", Duration::of_months(12)),
    ("twice a year", Duration::of_months(6)),
    ("every other year", Duration::of_months(24)),
    ("every two years", Duration::of_months(24)),
    ("every year", Duration::of_months(12)),
    ("every month", Duration::of_months(1)),
    ("yearly", Duration::of_months(12)),
    ("annually", Duration::of_months(12)),
    ("monthly", Duration::of_months(1)),
    ("weekly", Duration::of_days(7)),
    ("daily", Duration::of_days(1)),
];

/// With what a word begins that says how often.
pub(super) const BEGINS: [char; 5] = ['毎', '隔', '半', '四', '年'];

/// The word at the beginning of a text that says how often. One that only says of what the number of times is counted (毎年2回) is none.
pub(super) fn word(text: &str) -> Option<(usize, Duration)> {
    let (word, interval) = WORDS.iter().find(|(word, _)| text.starts_with(word))?;
    let rest = text.get(word.len()..)?;
    let counted = numeral::at_start(rest).is_some_and(|number| rest.get(number.len..).is_some_and(|rest| rest.starts_with(TIMES)));
    (!counted).then_some((word.len(), *interval))
}

/// 回, 度: how many times.
pub(super) const TIMES: [char; 2] = ['回', '度'];

/// `に1回`, `に一度` after a length of time: how many times in it, and the bytes that it takes.
pub(super) fn times_in(rest: &str) -> Option<(u32, usize)> {
    let after = rest.strip_prefix('に').unwrap_or(rest);
    let number = numeral::at_start(after)?;
    let times = u32::try_from(number.value?).ok().filter(|times| *times > 0)?;
    let sign = after.get(number.len..)?.chars().next().filter(|sign| TIMES.contains(sign))?;
    // 3年2回 is nothing that anybody writes.
    rest.starts_with('に').then_some((times, 'に'.len_utf8() + number.len + sign.len_utf8()))
}

/// What stands before `N回`: 年, 月, 週 or 日, with 1 before it or 間, 度 or に after it; and where it begins.
pub(super) fn period(before: &str) -> Option<(char, usize)> {
    let before = before.trim_end_matches([' ', 'に']);
    let before = before.strip_suffix('間').or_else(|| before.strip_suffix('度')).unwrap_or(before);
    let (from, per) = before.char_indices().next_back().filter(|(_, last)| "年月週日".contains(*last))?;
    let count = before.get(..from)?;
    let one = count.char_indices().next_back();
    if let Some((from, '一' | '毎')) = one {
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
pub(super) fn times(per: char, number: u32) -> Option<Duration> {
    match per {
        '年' => part(Duration::of_months(12), number),
        '月' => (number == 1).then(|| Duration::of_months(1)),
        '週' => part(Duration::of_days(7), number),
        '日' => part(Duration::of_days(1), number),
        _ => None,
    }
}

/// A length of time divided by a number of times, where that is whole.
pub(super) fn part(whole: Duration, times: u32) -> Option<Duration> {
    let is_whole = times > 0 && whole.months.is_multiple_of(times) && whole.minutes.is_multiple_of(u64::from(times));
    is_whole.then(|| Duration { months: whole.months / times, minutes: whole.minutes / u64::from(times) })
}
