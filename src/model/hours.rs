//! Hours of the day, on the days on which they are meant: 平日9:00-17:00. A set of minutes of a week and of public holidays, so that one is
//! known to lie within another.

use crate::diagnostic::Lang;

/// Minutes of a day.
pub(crate) const DAY: u16 = 24 * 60;
/// Noon: hours that end before they begin begin then or later.
pub(crate) const NOON: u16 = DAY / 2;
/// Monday to Sunday, each where it is no public holiday, and public holidays.
const DAYS: u16 = 8;
const JA: [&str; DAYS as usize] = ["月", "火", "水", "木", "金", "土", "日", "祝"];
const EN: [&str; DAYS as usize] = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays", "holidays"];

/// Days of the week that are no public holidays, and public holidays: a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Days(u8);

impl Days {
    pub(crate) const EVERY: Self = Self(0xff);
    pub(crate) const WEEKDAYS: Self = Self(0x1f);
    pub(crate) const HOLIDAYS: Self = Self(0x80);

    /// Of the week, Monday first.
    pub(crate) const fn of_week(day: u8) -> Self {
        Self(1 << (day % 7))
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// From the first day of one to the last of another, as a week goes on; none from or to holidays.
    pub(crate) fn through(self, last: Self) -> Option<Self> {
        let has_holidays = (self.0 | last.0) & Self::HOLIDAYS.0 != 0;
        let (first, last) = (self.0.trailing_zeros(), 7_u32.checked_sub(last.0.leading_zeros())?);
        let count = (last + 7).checked_sub(first)? % 7 + 1;
        let days = (first..first + count).filter_map(|day| u8::try_from(day).ok());
        (!has_holidays).then(|| days.fold(Self(0), |all, day| all.and(Self::of_week(day))))
    }

    fn each(self) -> impl Iterator<Item = u16> {
        (0..DAYS).filter(move |day| self.0 >> day & 1 == 1)
    }

    /// Their names: 平日, 土曜日; letters where several stand together in a document (土日祝).
    fn names(self, lang: Lang, together: bool) -> Vec<String> {
        let has_weekdays = self.0 & Self::WEEKDAYS.0 == Self::WEEKDAYS.0;
        let rest: Vec<u16> = if has_weekdays { Self(self.0 & !Self::WEEKDAYS.0) } else { self }.each().collect();
        let name = |names: &[&'static str; DAYS as usize], day: u16| names.get(usize::from(day)).copied().unwrap_or_default();
        let weekdays = has_weekdays.then(|| if lang == Lang::Ja { "平日" } else { "weekdays" }.to_owned());
        let rest: Vec<String> = match lang {
            Lang::En => rest.iter().map(|&day| name(&EN, day).to_owned()).collect(),
            Lang::Ja if together && rest.len() > 1 => vec![rest.iter().map(|&day| name(&JA, day)).collect()],
            Lang::Ja => rest.iter().map(|&day| if day == 7 { "祝日".to_owned() } else { format!("{}曜日", name(&JA, day)) }).collect(),
        };
        weekdays.into_iter().chain(rest).collect()
    }
}

/// Hours, as minutes from the beginning of the days on which they are: a set of minutes, held as stretches in order that touch nowhere. A
/// day follows on the other only in the count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(Vec<(u16, u16)>);

/// Hours of the same days: from and to, in minutes of the day.
type Group = (Days, Vec<(u16, u16)>);

impl Hours {
    /// Of stretches of days, each within a day: from, to.
    pub(crate) fn new(stretches: impl IntoIterator<Item = (Days, u16, u16)>) -> Self {
        let of_days = |(days, from, to): (Days, u16, u16)| days.each().map(move |day| (day * DAY + from, day * DAY + to.min(DAY)));
        let mut all: Vec<(u16, u16)> = stretches.into_iter().flat_map(of_days).filter(|(from, to)| from < to).collect();
        all.sort_unstable();
        all.dedup_by(|next, last| {
            let touches = next.0 <= last.1;
            if touches {
                last.1 = last.1.max(next.1);
            }
            touches
        });
        Self(all)
    }

    /// Whether all of it lies in another.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().all(|(from, to)| {
            let before = other.0.partition_point(|(begins, _)| begins <= from).checked_sub(1);
            before.and_then(|last| other.0.get(last)).is_some_and(|(_, ends)| to <= ends)
        })
    }

    /// What either holds.
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self::new(self.days().chain(other.days()))
    }

    /// What both hold; none where that is nothing.
    pub(crate) fn common(&self, other: &Self) -> Option<Self> {
        let in_both = |(from, to): &(u16, u16)| {
            let first = other.0.partition_point(|(_, ends)| ends <= from);
            let (from, to) = (*from, *to);
            let there = other.0.iter().skip(first).take_while(move |(begins, _)| *begins < to);
            there.map(move |(begins, ends)| (from.max(*begins), to.min(*ends)))
        };
        let common: Vec<_> = self.0.iter().flat_map(in_both).collect();
        (!common.is_empty()).then_some(Self(common))
    }

    /// Stretches within a day each.
    fn days(&self) -> impl Iterator<Item = (Days, u16, u16)> {
        self.0.iter().flat_map(|&(from, to)| {
            (from / DAY..to.div_ceil(DAY)).map(move |day| {
                let within = |minute: u16| minute.clamp(day * DAY, (day + 1) * DAY) - day * DAY;
                (Days(1 << day), within(from), within(to))
            })
        })
    }

    /// Days that have the same hours, together.
    fn groups(&self) -> Vec<Group> {
        let mut of_day: Vec<Group> = Vec::new();
        for (day, from, to) in self.days() {
            match of_day.last_mut().filter(|(last, _)| *last == day) {
                Some((_, hours)) => hours.push((from, to)),
                None => of_day.push((day, vec![(from, to)])),
            }
        }
        let mut groups: Vec<Group> = Vec::new();
        for (day, hours) in of_day {
            match groups.iter_mut().find(|(_, same)| *same == hours) {
                Some((days, _)) => *days = days.and(day),
                None => groups.push((day, hours)),
            }
        }
        groups
    }

    /// As it is written: `平日9:00-17:00、土曜日9:00-12:00`.
    pub fn written(&self, lang: Lang) -> String {
        let clock = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
        let stretch = |(from, to): &(u16, u16)| match (lang, to - from) {
            (Lang::Ja, DAY) => "終日".to_owned(),
            (Lang::En, DAY) => "all day".to_owned(),
            _ => format!("{}-{}", clock(*from), clock(if *to > DAY { to - DAY } else { *to })),
        };
        let (between, of_days) = if lang == Lang::Ja { ("、", "及び") } else { (", ", " and ") };
        let groups = self.groups().into_iter().map(|(days, hours)| {
            let hours: Vec<String> = over_night(days, hours).iter().map(stretch).collect();
            let names = if days == Days::EVERY { Vec::new() } else { days.names(lang, true) };
            let space = if lang == Lang::En && !names.is_empty() { " " } else { "" };
            format!("{}{space}{}", names.join(of_days), hours.join(between))
        });
        groups.collect::<Vec<_>>().join(between)
    }

    /// As a sentence says it: 平日の午前9時から午後5時まで, from 9:00 to 17:00 on weekdays. Each group of days by itself, with the names of the days
    /// and the hours, of which `list` makes one.
    pub(crate) fn said(&self, lang: Lang, list: impl Fn(&[String]) -> String) -> String {
        let groups = self.groups().into_iter().map(|(days, hours)| {
            let hours: Vec<String> = over_night(days, hours).iter().map(|stretch| said(*stretch, lang)).collect();
            let hours = list(&hours);
            if days == Days::EVERY {
                return hours;
            }
            let days = list(&days.names(lang, false));
            match lang {
                Lang::Ja => format!("{days}の{hours}"),
                Lang::En => format!("{hours} on {days}"),
            }
        });
        list(&groups.collect::<Vec<_>>())
    }
}

/// The hours of every day with the night as one: 22:00-6:00. What ends after midnight is counted on. What begins in the morning is no night:
/// 8:00-6:00 would be taken for a slip.
fn over_night(days: Days, mut hours: Vec<(u16, u16)>) -> Vec<(u16, u16)> {
    if let (true, [(0, morning), .., (NOON.., DAY)]) = (days == Days::EVERY, hours.as_slice()) {
        let morning = *morning;
        hours.remove(0);
        if let Some(last) = hours.last_mut() {
            last.1 = DAY + morning;
        }
    }
    hours
}

fn said((from, to): (u16, u16), lang: Lang) -> String {
    match (lang, to - from) {
        (Lang::Ja, DAY) => return "終日".to_owned(),
        (Lang::En, DAY) => return "at all hours".to_owned(),
        _ => {}
    }
    let ja = |minute: u16| {
        let (half, hour, minute) = (if minute < NOON { "午前" } else { "午後" }, minute / 60 % 12, minute % 60);
        match (half, hour, minute) {
            ("午後", 0, 0) => "正午".to_owned(),
            (_, _, 0) => format!("{half}{hour}時"),
            _ => format!("{half}{hour}時{minute}分"),
        }
    };
    let en = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
    let (next, end) = if to >= DAY { (true, to - DAY) } else { (false, to) };
    match lang {
        Lang::Ja => format!("{}から{}{}まで", ja(from), if next { "翌日" } else { "" }, ja(end)),
        Lang::En if next && end > 0 => format!("from {} to {} the next day", en(from), en(end)),
        Lang::En => format!("from {} to {}", en(from), en(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(stretches: &[(Days, u16, u16)]) -> Hours {
        Hours::new(stretches.iter().map(|(days, from, to)| (*days, from * 60, to * 60)))
    }

    #[test]
    fn what_is_the_same_is_equal() {
        let day = hours(&[(Days::EVERY, 9, 12), (Days::EVERY, 12, 17)]);
        assert_eq!(day, hours(&[(Days::WEEKDAYS, 9, 17), (Days::HOLIDAYS, 9, 17), (Days::of_week(5), 9, 17), (Days::of_week(6), 9, 17)]));
        let weekdays = hours(&[(Days::WEEKDAYS, 9, 17)]);
        assert!(weekdays.is_within(&day) && !day.is_within(&weekdays));
        assert_eq!(weekdays.common(&day), Some(weekdays.clone()));
        assert_eq!(weekdays.union(&day), day);
        assert_eq!(weekdays.common(&hours(&[(Days::HOLIDAYS, 9, 17)])), None);
    }

    /// Against the minutes themselves.
    #[test]
    fn sets_are_sets_of_minutes() {
        let minutes =
            |hours: &Hours| (0..DAYS * DAY).filter(|at| hours.0.iter().any(|(from, to)| (from..to).contains(&at))).collect::<Vec<_>>();
        let mut number = 7_u32;
        let mut next = |below: u32| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (number >> 16) % below
        };
        let mut any = || {
            let count = 1 + next(4);
            let stretch = |_| (Days(u8::try_from(next(256)).unwrap()), u16::try_from(next(25)).unwrap(), u16::try_from(next(25)).unwrap());
            hours(&(0..count).map(stretch).collect::<Vec<_>>())
        };
        for _ in 0..300 {
            let (one, other) = (any(), any());
            let (of_one, of_other) = (minutes(&one), minutes(&other));
            assert_eq!(one.is_within(&other), of_one.iter().all(|at| of_other.contains(at)));
            let both: Vec<u16> = of_one.iter().copied().filter(|at| of_other.contains(at)).collect();
            assert_eq!(one.common(&other).map(|common| minutes(&common)).unwrap_or_default(), both);
            let mut either: Vec<u16> = of_one.iter().chain(&of_other).copied().collect();
            either.sort_unstable();
            either.dedup();
            assert_eq!(minutes(&one.union(&other)), either);
        }
    }

    #[test]
    fn days_go_on_in_a_week() {
        assert_eq!(Days::of_week(0).through(Days::of_week(4)), Some(Days::WEEKDAYS));
        assert_eq!(Days::of_week(5).through(Days::of_week(0)), Some(Days::of_week(5).and(Days::of_week(6)).and(Days::of_week(0))));
        assert_eq!(Days::WEEKDAYS.through(Days::of_week(5)), Some(Days::WEEKDAYS.and(Days::of_week(5))));
        assert_eq!(Days::WEEKDAYS.through(Days::HOLIDAYS), None);
    }
}
