//! Lengths of time. Minutes, hours, days and weeks are one family, months and years another; between the families
//! comparison is sound: one is longer only where no calendar makes it shorter.

use std::cmp::Ordering;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::diagnostic::Lang;

const DAY: u64 = 24 * 60;
/// Fewest days in so many consecutive months, an ordinary February among them.
const FEWEST: [u64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
/// Most days in so many consecutive months, no February among them.
const MOST: [u64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
/// A year from which on leap days are as rare as they can be: no century year of the next four hundred years but the last has one.
const RAREST_FROM: u64 = 1697;
/// A year from which on leap days are as frequent as they can be.
const MOST_FREQUENT_FROM: u64 = 1904;

/// A duration. Minutes, hours, days and weeks are one family; months and years another. Never both zero.
/// Between the families comparison is sound: a month lasts 28 to 31 days, twelve of them 365 or 366, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// Calendar months.
    pub months: u32,
    /// Minutes beside them.
    pub minutes: u64,
}

impl Duration {
    /// Whole months.
    pub const fn of_months(months: u32) -> Self {
        Self { months, minutes: 0 }
    }

    /// Whole minutes.
    pub const fn of_minutes(minutes: u64) -> Self {
        Self { months: 0, minutes }
    }

    /// Whole days.
    pub const fn of_days(days: u64) -> Self {
        Self { months: 0, minutes: days.saturating_mul(DAY) }
    }

    /// How its length stands to another's in the calendar in which it is shortest against it, and in the one in which it is longest.
    pub fn orderings(self, other: Self) -> (Ordering, Ordering) {
        if self.months < other.months {
            let (least, most) = other.orderings(self);
            return (most.reverse(), least.reverse());
        }
        // What both have cancels out: left are so many months here against so many minutes there.
        let Some(minutes) = other.minutes.checked_sub(self.minutes) else { return (Ordering::Greater, Ordering::Greater) };
        let (fewest, most) = days_in(self.months - other.months);
        ((fewest * DAY).cmp(&minutes), (most * DAY).cmp(&minutes))
    }

    /// Longer where it is never shorter and in some calendar longer, and so on; `None` where the calendar decides.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        match self.orderings(other) {
            (Ordering::Less, Ordering::Greater) => None,
            (Ordering::Equal, most) => Some(most),
            (least, _) => Some(least),
        }
    }

    /// The day that lies so long after another; `None` beyond the calendar.
    pub fn after(self, day: Date) -> Option<Date> {
        let days = i64::try_from(self.minutes.div_ceil(DAY)).ok()?;
        let span = 0.days().try_months(self.months).ok()?.try_days(days).ok()?;
        day.checked_add(span).ok()
    }

    /// As a length: `1年6か月`, `30日`, `24時間`; `1 year 6 months`.
    pub fn length(self, lang: Lang) -> String {
        let (years, months) = (u64::from(self.months / 12), u64::from(self.months % 12));
        let (days, rest) = (self.minutes / DAY, self.minutes % DAY);
        let (days, hours) = if days == 1 && rest == 0 && self.months == 0 { (0, 24) } else { (days, rest / 60) };
        let parts =
            [(years, "年", "year"), (months, "か月", "month"), (days, "日", "day"), (hours, "時間", "hour"), (rest % 60, "分", "minute")];
        let shown: Vec<String> = parts
            .into_iter()
            .filter(|part| part.0 > 0)
            .map(|(count, ja, en)| match lang {
                Lang::Ja => format!("{count}{ja}"),
                Lang::En => format!("{count} {en}{}", if count == 1 { "" } else { "s" }),
            })
            .collect();
        match lang {
            Lang::Ja => shown.concat(),
            Lang::En => shown.join(" "),
        }
    }

    /// As a frequency: `年1回`, `毎月`, `6か月ごと`; `yearly`, `every 6 months`.
    pub fn interval(self, lang: Lang) -> String {
        let (ja, en) = match (self.months, self.minutes) {
            (12, 0) => ("年1回", "once a year"),
            (1, 0) => ("毎月", "monthly"),
            (0, DAY) => ("毎日", "daily"),
            (0, minutes) if minutes == 7 * DAY => ("毎週", "weekly"),
            _ => {
                return match lang {
                    Lang::Ja => format!("{}ごと", self.length(lang)),
                    Lang::En => format!("every {}", self.length(lang)),
                };
            }
        };
        match lang {
            Lang::Ja => ja.to_owned(),
            Lang::En => en.to_owned(),
        }
    }
}

/// Fewest and most days that so many consecutive months have, from whatever month on.
fn days_in(months: u32) -> (u64, u64) {
    let (years, rest) = (u64::from(months / 12), (months % 12) as usize);
    let days = |table: &[u64; 12]| table.get(rest).copied().unwrap_or(0);
    let februaries = years + u64::from(rest > 0);
    let fewest = years * 365 + leap_days(RAREST_FROM, februaries) + days(&FEWEST);
    let most = years * 365 + leap_days(MOST_FREQUENT_FROM, years) + days(&MOST);
    (fewest, most)
}

/// Leap days in so many years from a year on.
fn leap_days(from: u64, years: u64) -> u64 {
    let until = |year: u64| year / 4 - year / 100 + year / 400;
    until(from + years - 1) - until(from - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_compare_where_the_calendar_allows() {
        let (year, month, days) = (Duration::of_months(12), Duration::of_months(1), Duration::of_days);
        assert_eq!(year.compare(days(365)), Some(Ordering::Greater));
        assert_eq!(year.compare(days(366)), Some(Ordering::Less));
        assert_eq!(month.compare(days(28)), Some(Ordering::Greater));
        assert_eq!(month.compare(days(29)), None);
        assert_eq!(month.compare(days(30)), None);
        assert_eq!(month.compare(days(31)), Some(Ordering::Less));
        assert_eq!(year.compare(Duration::of_months(13)), Some(Ordering::Less));
        assert_eq!(days(1).compare(Duration::of_minutes(24 * 60)), Some(Ordering::Equal));
        // Four hundred years are of one length, wherever they begin.
        assert_eq!(Duration::of_months(4800).compare(days(146_097)), Some(Ordering::Equal));
        let (six, half) = (Duration::of_months(6), Duration { months: 5, minutes: 29 * DAY });
        assert_eq!(six.compare(half), None);
        assert_eq!(six.compare(Duration { months: 5, minutes: 31 * DAY }), Some(Ordering::Less));
    }

    /// The calendar of four hundred years, twice, counted month by month.
    #[test]
    fn months_are_as_short_and_as_long_as_the_calendar_has_them() {
        let lengths = (0..2 * 4800).map(|month| Date::constant(1600 + (month / 12), (month % 12) as i8 + 1, 1).days_in_month());
        let mut begins: Vec<u64> = vec![0];
        for length in lengths {
            begins.push(begins[begins.len() - 1] + u64::from(length.unsigned_abs()));
        }
        for months in (0..180).chain([240, 359, 360, 361, 600, 1199, 1200, 1201, 1999, 2400, 2401, 4799, 4800]) {
            let lengths = (0..4800).map(|start| begins[start + months] - begins[start]);
            let (fewest, most) = (lengths.clone().min().unwrap(), lengths.max().unwrap());
            assert_eq!(days_in(u32::try_from(months).unwrap()), (fewest, most), "{months} months");
        }
    }

    #[test]
    fn days_are_counted_by_the_calendar() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(Duration::of_months(12).after(day("2025-03-20")), Some(day("2026-03-20")));
        assert_eq!(Duration::of_months(1).after(day("2026-01-31")), Some(day("2026-02-28")));
        assert_eq!(Duration::of_minutes(90).after(day("2026-01-31")), Some(day("2026-02-01")));
        assert_eq!(Duration::of_months(u32::MAX).after(day("2026-01-31")), None);
    }

    #[test]
    fn shown_as_written() {
        assert_eq!(Duration::of_months(18).length(Lang::Ja), "1年6か月");
        assert_eq!(Duration::of_minutes(90).length(Lang::Ja), "1時間30分");
        assert_eq!(Duration::of_days(30).length(Lang::En), "30 days");
        assert_eq!(Duration::of_months(12).interval(Lang::Ja), "年1回");
        assert_eq!(Duration::of_months(6).interval(Lang::Ja), "6か月ごと");
    }
}
