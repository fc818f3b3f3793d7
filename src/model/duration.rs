//! Lengths of time. Minutes, hours, days and weeks are one family, months and years another; between the families
//! comparison is sound: the longest that one can be against the shortest that the other can be.

use std::cmp::Ordering;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::value::Duration;
use crate::diagnostic::Lang;

const DAY: u64 = 24 * 60;
/// Fewest days in so many consecutive months.
const FEWEST: [u64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
/// Most days in so many consecutive months.
const MOST: [u64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

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

    /// Shortest and longest it can last, in minutes.
    fn bounds(self) -> (u64, u64) {
        let (years, rest) = (u64::from(self.months / 12), (self.months % 12) as usize);
        let days = |table: &[u64; 12]| table.get(rest).copied().unwrap_or(0);
        let least = years * 365 + days(&FEWEST);
        let most = years * 365 + years.div_ceil(4) + days(&MOST);
        // At most 2^32 months: the days do not overflow, the minutes beside them may.
        ((least * DAY).saturating_add(self.minutes), (most * DAY).saturating_add(self.minutes))
    }

    /// Longer, shorter, equal, or `None` where the calendar decides.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if self.months == other.months {
            return Some(self.minutes.cmp(&other.minutes));
        }
        if self.minutes == other.minutes {
            return Some(self.months.cmp(&other.months));
        }
        let ((least, most), (other_least, other_most)) = (self.bounds(), other.bounds());
        if least > other_most {
            Some(Ordering::Greater)
        } else if most < other_least {
            Some(Ordering::Less)
        } else {
            None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_compare_where_the_calendar_allows() {
        let (year, month, days) = (Duration::of_months(12), Duration::of_months(1), Duration::of_days);
        assert_eq!(year.compare(days(364)), Some(Ordering::Greater));
        assert_eq!(year.compare(days(365)), None);
        assert_eq!(year.compare(days(367)), Some(Ordering::Less));
        assert_eq!(month.compare(days(27)), Some(Ordering::Greater));
        assert_eq!(month.compare(days(30)), None);
        assert_eq!(month.compare(days(32)), Some(Ordering::Less));
        assert_eq!(year.compare(Duration::of_months(13)), Some(Ordering::Less));
        assert_eq!(days(1).compare(Duration::of_minutes(24 * 60)), Some(Ordering::Equal));
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
