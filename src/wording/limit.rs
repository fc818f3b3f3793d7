//! What a sentence makes of a quantity: the least that will do, the most, the end of a range, or what was before.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::read::day;

/// What a sentence makes of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// 13文字, 13文字以上: what will do, or the least that will.
    Least,
    /// 13文字以下, 最大13文字: the most that will do.
    Most,
    /// 64文字 of 13文字以上64文字以下: where a range ends.
    End,
}

/// After a quantity: it is the most, unless that is denied.
const MOST_AFTER: [&str; 9] = ["未満", "以下", "以内", "まで", "を上限", "が上限", " or fewer", " or less", " at most"];
/// Before a quantity: it is the most.
const MOST_BEFORE: [&str; 18] = [
    "最大",
    "最大で",
    "最大でも",
    "最長",
    "最長で",
    "最高",
    "上限",
    "上限は",
    "上限を",
    "上限値は",
    "多くとも",
    "高々",
    "at most",
    "up to",
    "no more than",
    "not more than",
    "a maximum of",
    "maximum",
];
/// After a quantity: more than that.
const MORE: [&str; 4] = ["を超え", "超", "を上回", "より多"];
/// After a quantity that is the most: what follows turns it round.
const DENIED: [&str; 8] = ["ない", "ず", "禁", "不可", "拒", "無効", "認めぬ", "not "];
/// What looks like it, and lays down.
const LAID_DOWN: [&str; 4] = ["なければならない", "ねばならない", "must not exceed", "may not exceed"];

/// What stands between the ends of a range.
const RANGE: [char; 6] = ['〜', '～', '~', '-', '－', '–'];

/// What its sentence, before and after it, makes of a quantity, and by how much the least that will do is more than what is written.
pub(super) fn of(before: &str, after: &str) -> (Limit, u64) {
    let before = before.trim_end();
    if MORE.iter().any(|word| after.starts_with(word)) {
        // 7世代を超えて保存することができる: nothing of the least that will do.
        let is_allowed = after.contains("ことができる");
        return if denies(after) { (Limit::Most, 0) } else { (if is_allowed { Limit::End } else { Limit::Least }, 1) };
    }
    // 3日までに: a deadline.
    let most = MOST_AFTER.into_iter().find(|word| after.starts_with(word)).filter(|_| !after.starts_with("までに"));
    match most {
        Some("未満") if denies(after) => (Limit::Least, 0),
        Some(_) if denies(after) => (Limit::Least, 1),
        Some(_) => (Limit::Most, 0),
        None if MOST_BEFORE.iter().any(|word| before.ends_with(word)) => (Limit::Most, 0),
        None => (Limit::Least, 0),
    }
}

fn denies(after: &str) -> bool {
    let said = LAID_DOWN.iter().fold(after.to_owned(), |said, word| said.replace(word, ""));
    DENIED.iter().any(|word| said.contains(word))
}

/// Whether a range is begun by what stands before a quantity that is the most: the quantity before it ends `before`.
pub(super) fn begins_range(between: &str) -> bool {
    let between = between.trim();
    RANGE.iter().any(|sign| between == sign.to_string())
        || ["から", "以上", "以上、", "以上で", "以上で、", "以上かつ", "以上、かつ", "to", "through"].contains(&between)
}

/// The sign of a range at the beginning of a text, and what follows it.
pub(super) fn range_sign(text: &str) -> Option<&str> {
    text.strip_prefix(RANGE).or_else(|| text.strip_prefix("から"))
}

/// Words in brackets that speak of what was before.
const FORMER: [&str; 10] = ["改正前", "改定前", "従前", "従来", "以前", "これまで", "旧規程", "旧規定", "formerly", "previously"];

/// The slices in brackets that speak of what was before.
pub(super) fn former(text: &str) -> Vec<(usize, usize)> {
    let is_former =
        |(from, to): &(usize, usize)| text.get(*from..*to).is_some_and(|inside| FORMER.iter().any(|word| inside.contains(word)));
    bracketed(text).filter(is_former).collect()
}

/// The slices in brackets that hold until a day, with it: 令和7年度までは8文字以上.
pub(super) fn dated(text: &str) -> Vec<(usize, usize, Date)> {
    let until = |(from, to): (usize, usize)| {
        let (day, _) = text.get(from..to)?.split_once("まで")?;
        Some((from, to, last_day(day.trim_start_matches(['(', '（']))?))
    };
    bracketed(text).filter_map(until).collect()
}

/// The last day of a day, month, year or fiscal year 年度 as written.
fn last_day(written: &str) -> Option<Date> {
    let written = written.trim().trim_end_matches(['末', 'の']);
    if let Some(year) = written.strip_suffix("年度") {
        return day(&format!("{year}年4月1日"))?.checked_add(1.year()).ok()?.yesterday().ok();
    }
    day(written).or_else(|| Some(day(&format!("{written}1日"))?.last_of_month())).or_else(|| day(&format!("{written}12月31日")))
}

fn bracketed(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut open = None;
    text.char_indices().filter_map(move |(at, letter)| match letter {
        '(' | '（' => {
            open = open.or(Some(at));
            None
        }
        ')' | '）' => open.take().map(|from| (from, at)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sentences_make_of_quantities() {
        for (before, after, expected) in [
            ("パスワードは", "以上とする", (Limit::Least, 0)),
            ("パスワードは", "とする", (Limit::Least, 0)),
            ("パスワードは", "以下とする", (Limit::Most, 0)),
            ("パスワードは", "以内で設定する", (Limit::Most, 0)),
            ("パスワードは", "までとする", (Limit::Most, 0)),
            ("パスワードは、最大", "とする", (Limit::Most, 0)),
            ("パスワードは", "を上限とする", (Limit::Most, 0)),
            ("パスワードは", "を超えるものとする", (Limit::Least, 1)),
            ("パスワードは", "を超えてはならない", (Limit::Most, 0)),
            ("パスワードは", "以下としてはならない", (Limit::Least, 1)),
            ("パスワードは", "未満としてはならない", (Limit::Least, 0)),
            ("パスワードは", "以下でなければならない", (Limit::Most, 0)),
            ("", "までに更新する", (Limit::Least, 0)),
            ("passwords have at most ", "", (Limit::Most, 0)),
            ("passwords have ", " or fewer", (Limit::Most, 0)),
            ("passwords have ", " or more", (Limit::Least, 0)),
        ] {
            assert_eq!(of(before, after), expected, "{before}…{after}");
        }
    }

    #[test]
    fn brackets_that_hold_until_a_day() {
        for (text, expected) in [
            ("13文字以上（令和7年度までは8文字以上）とする", "2026-03-31"),
            ("13文字以上（令和7年度末までは8文字以上）とする", "2026-03-31"),
            ("13文字以上（令和8年2月までは8文字以上）とする", "2026-02-28"),
            ("13文字以上（２０２５年までは8文字以上）とする", "2025-12-31"),
            ("13文字以上（令和8年4月30日までの間は、8文字以上）とする", "2026-04-30"),
        ] {
            let read: Vec<String> = dated(text).into_iter().map(|(.., day)| day.to_string()).collect();
            assert_eq!(read, [expected], "{text}");
        }
        assert_eq!(dated("13文字以上（初回のログインまでは8文字以上）とする"), []);
    }

    #[test]
    fn brackets_that_speak_of_what_was() {
        assert_eq!(former("13文字以上（改正前は8文字）とする").len(), 1);
        assert_eq!(former("13文字以上（英字を含む。）とする").len(), 0);
    }
}
