//! Hours of the day: `平日9:00-17:00、土曜日9:00-12:00`, `午前9時から午後5時まで`, `22:00-6:00`.

use pest::Parser as _;
use pest::iterators::{Pair, Pairs};

use super::private::{Rule, ValueParser};
use crate::model::hours::{DAY, Days, Hours, NOON};
use crate::text::numeral;

/// Why a text says no hours. The text is the part that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum BadHours<'t> {
    /// It has no such form.
    Unreadable,
    /// No day has this time: 25:00.
    NoTime(&'t str),
    /// It may be noon or midnight: 午後12時.
    Twelve(&'t str),
    /// It says where hours begin and not where they end, or the other way round: 22時以降.
    Open(&'t str),
    /// They end when they begin, or last longer than a day.
    NoLength(&'t str),
    /// They end before they begin, and nothing says that they go on over midnight: 9:00-5:00.
    Backwards(&'t str),
    /// They go on over midnight, and the day after may be none of those that are named.
    OverMidnight(&'t str),
    /// Days that each reader counts otherwise: 休日.
    Vague(&'t str),
    /// Days from or to a holiday.
    NoDays(&'t str),
}

/// Reads hours, the text plain (NFKC).
pub(in crate::model) fn hours(text: &str) -> Result<Hours, BadHours<'_>> {
    let whole = ValueParser::parse(Rule::day_hours, text).map_err(|_| BadHours::Unreadable)?;
    of_pairs(whole)
}

/// Hours with which a plain text begins, and the bytes that they take.
pub(crate) fn hours_at_start(text: &str) -> Option<(Hours, usize)> {
    let whole = ValueParser::parse(Rule::day_hours_at_start, text).ok()?;
    let length = whole.as_str().len();
    Some((of_pairs(whole).ok()?, length))
}

fn of_pairs(whole: Pairs<'_, Rule>) -> Result<Hours, BadHours<'_>> {
    let mut all: Vec<(Days, Stretch<'_>)> = Vec::new();
    let (mut days, mut unnamed) = (Days::EVERY, 0);
    for pair in whole.flat_map(Pair::into_inner).filter(|pair| pair.as_rule() == Rule::stretch) {
        let (before, stretch, behind) = of_stretch(pair)?;
        // Days that are named are those of the stretches behind, too.
        days = before.unwrap_or(days);
        all.push((days, stretch));
        if let Some(behind) = behind {
            all.iter_mut().skip(unnamed).for_each(|(days, _)| *days = behind);
            days = Days::EVERY;
        }
        if before.is_some() || behind.is_some() {
            unnamed = all.len();
        }
    }
    if let Some((_, stretch)) = all.iter().find(|(days, stretch)| stretch.next_day.is_some() && *days != Days::EVERY) {
        return Err(BadHours::OverMidnight(stretch.written));
    }
    let of_day = |(days, Stretch { day, next_day, .. }): (Days, Stretch<'_>)| {
        [Some(day), next_day].into_iter().flatten().map(move |(from, to)| (days, from, to))
    };
    Ok(Hours::new(all.into_iter().flat_map(of_day)))
}

/// One stretch: the minutes of its day, and of the next where it goes on over midnight.
struct Stretch<'t> {
    written: &'t str,
    day: (u16, u16),
    next_day: Option<(u16, u16)>,
}

/// A stretch with the days that are named before and behind it.
type Named<'t> = (Option<Days>, Stretch<'t>, Option<Days>);

fn of_stretch(stretch: Pair<'_, Rule>) -> Result<Named<'_>, BadHours<'_>> {
    let written = stretch.as_str().trim();
    let (mut before, mut behind) = (None, None);
    let (mut times, mut next_day, mut is_whole) = (Vec::new(), false, false);
    for pair in stretch.into_inner() {
        match pair.as_rule() {
            Rule::on => before = Some(days(pair)?),
            Rule::behind => behind = pair.into_inner().next().map(days).transpose()?,
            Rule::whole => is_whole = true,
            Rule::open => return Err(BadHours::Open(written)),
            Rule::next => next_day = true,
            Rule::time => times.push(time(&pair)?),
            _ => {}
        }
    }
    let stretch = |day, next_day| Ok((before, Stretch { written, day, next_day }, behind));
    if is_whole {
        return stretch((0, DAY), None);
    }
    let [from, to] = times.as_slice() else { return Err(BadHours::Unreadable) };
    // 24:00 is where a day ends, and where the next begins.
    let from = if *from == DAY { 0 } else { *from };
    let ends_at_midnight = *to == 0 || *to == DAY;
    if from == *to || next_day && *to > from && !ends_at_midnight {
        return Err(BadHours::NoLength(written));
    }
    if ends_at_midnight {
        return stretch((from, DAY), None);
    }
    if from < *to {
        return stretch((from, *to), None);
    }
    if !next_day && from < NOON {
        return Err(BadHours::Backwards(written));
    }
    stretch((from, DAY), Some((0, *to)))
}

fn days(on: Pair<'_, Rule>) -> Result<Days, BadHours<'_>> {
    let written = on.as_str().trim().trim_end_matches('の');
    let mut all: Option<Days> = None;
    let mut last = None;
    for pair in on.into_inner() {
        let (day, through) = match pair.as_rule() {
            Rule::vague => return Err(BadHours::Vague(written)),
            Rule::on_day => (day(pair), false),
            Rule::last_day => (pair.into_inner().next().and_then(day), true),
            _ => continue,
        };
        let day = day.ok_or(BadHours::NoDays(written))?;
        let added = match last.filter(|_| through) {
            Some(first) => Days::through(first, day).ok_or(BadHours::NoDays(written))?,
            None => day,
        };
        last = Some(day);
        all = Some(all.map_or(added, |all| all.and(added)));
    }
    all.ok_or(BadHours::Unreadable)
}

fn day(on_day: Pair<'_, Rule>) -> Option<Days> {
    Some(match on_day.into_inner().next()?.as_rule() {
        Rule::every_day => Days::EVERY,
        Rule::weekdays => Days::WEEKDAYS,
        Rule::weekend => Days::of_week(5).and(Days::of_week(6)),
        Rule::monday => Days::of_week(0),
        Rule::tuesday => Days::of_week(1),
        Rule::wednesday => Days::of_week(2),
        Rule::thursday => Days::of_week(3),
        Rule::friday => Days::of_week(4),
        Rule::saturday => Days::of_week(5),
        Rule::sunday => Days::of_week(6),
        Rule::holiday => Days::HOLIDAYS,
        _ => return None,
    })
}

/// The minute of the day.
fn time<'t>(time: &Pair<'t, Rule>) -> Result<u16, BadHours<'t>> {
    let written = time.as_str();
    let (mut half, mut hour, mut minute) = (None, 0, 0);
    for pair in time.clone().into_inner() {
        let number = || numeral::number(pair.as_str()).and_then(|number| u16::try_from(number).ok()).ok_or(BadHours::NoTime(written));
        match pair.as_rule() {
            Rule::noon => return Ok(NOON),
            Rule::midnight => return Ok(0),
            rule @ (Rule::morning | Rule::afternoon) => half = Some(rule),
            Rule::hour => hour = number()?,
            Rule::minute => minute = number()?,
            Rule::past => minute = 30,
            _ => {}
        }
    }
    match (half, hour) {
        (Some(_), 12) => return Err(BadHours::Twelve(written)),
        (Some(_), 13..) => return Err(BadHours::NoTime(written)),
        (Some(Rule::afternoon), _) => hour += 12,
        _ => {}
    }
    let at = hour * 60 + minute;
    if minute < 60 && at <= DAY { Ok(at) } else { Err(BadHours::NoTime(written)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;

    #[test]
    fn hours_as_written() {
        for (text, ja, en) in [
            ("9:00-17:00", "9:00-17:00", "9:00-17:00"),
            ("9時から17時まで", "9:00-17:00", "9:00-17:00"),
            ("9時~17時", "9:00-17:00", "9:00-17:00"),
            ("午前9時から午後5時まで", "9:00-17:00", "9:00-17:00"),
            ("平日の午前九時から午後五時三十分まで", "平日9:00-17:30", "weekdays 9:00-17:30"),
            ("平日午前8時半から正午まで", "平日8:30-12:00", "weekdays 8:30-12:00"),
            ("平日 9:00-17:00、土曜日 9:00-12:00", "平日9:00-17:00、土曜日9:00-12:00", "weekdays 9:00-17:00, Saturdays 9:00-12:00"),
            ("平日9:00-12:00、13:00-17:00", "平日9:00-12:00、13:00-17:00", "weekdays 9:00-12:00, 13:00-17:00"),
            ("月曜日から金曜日まで9:00-17:00", "平日9:00-17:00", "weekdays 9:00-17:00"),
            ("月・水・金 9:00-12:00", "月水金9:00-12:00", "Mondays and Wednesdays and Fridays 9:00-12:00"),
            ("月、水、金 9:00-12:00", "月水金9:00-12:00", "Mondays and Wednesdays and Fridays 9:00-12:00"),
            ("土日祝日 10:00-16:00", "土日祝10:00-16:00", "Saturdays and Sundays and holidays 10:00-16:00"),
            ("平日及び土曜日9:00-12:00", "平日及び土曜日9:00-12:00", "weekdays and Saturdays 9:00-12:00"),
            ("毎日22:00-6:00", "22:00-6:00", "22:00-6:00"),
            ("午後10時から翌日午前6時まで", "22:00-6:00", "22:00-6:00"),
            ("平日17:00-24:00", "平日17:00-24:00", "weekdays 17:00-24:00"),
            ("平日17時から翌日午前0時まで", "平日17:00-24:00", "weekdays 17:00-24:00"),
            ("0:00-24:00", "終日", "all day"),
            ("24時間365日", "終日", "all day"),
            ("土曜日終日", "土曜日終日", "Saturdays all day"),
            ("from 9:00 to 17:00 on weekdays", "平日9:00-17:00", "weekdays 9:00-17:00"),
            ("from 9:00 to 12:00 and from 13:00 to 17:00 on weekdays", "平日9:00-12:00、13:00-17:00", "weekdays 9:00-12:00, 13:00-17:00"),
            ("at all hours on Saturdays", "土曜日終日", "Saturdays all day"),
            ("from 22:00 to 6:00 the next day", "22:00-6:00", "22:00-6:00"),
            ("weekdays 9 am to 5 pm", "平日9:00-17:00", "weekdays 9:00-17:00"),
            (
                "Monday to Friday 9:00 to 17:00 and Saturdays 9:00 to noon",
                "平日9:00-17:00、土曜日9:00-12:00",
                "weekdays 9:00-17:00, Saturdays 9:00-12:00",
            ),
        ] {
            let read = hours(text).unwrap_or_else(|bad| panic!("{text}: {bad:?}"));
            for (lang, written) in [(Lang::Ja, ja), (Lang::En, en)] {
                assert_eq!(read.written(lang), written, "{text}");
                assert_eq!(hours(written), Ok(read.clone()), "{written}");
            }
        }
    }

    #[test]
    fn hours_that_are_none() {
        for (text, bad) in [
            ("9:00", BadHours::Unreadable),
            ("昼間", BadHours::Unreadable),
            ("", BadHours::Unreadable),
            ("9:00-17:00頃", BadHours::Unreadable),
            ("25:00-26:00", BadHours::NoTime("25:00")),
            ("9:00-17:75", BadHours::NoTime("17:75")),
            ("9:00-24:30", BadHours::NoTime("24:30")),
            ("午後13時から午後17時まで", BadHours::NoTime("午後13時")),
            ("午前9時から午後12時まで", BadHours::Twelve("午後12時")),
            ("22時以降", BadHours::Open("22時以降")),
            ("9:00-9:00", BadHours::NoLength("9:00-9:00")),
            ("9:00-翌10:00", BadHours::NoLength("9:00-翌10:00")),
            ("9時から5時まで", BadHours::Backwards("9時から5時まで")),
            ("午前9時から5時まで", BadHours::Backwards("午前9時から5時まで")),
            ("平日22:00-6:00", BadHours::OverMidnight("平日22:00-6:00")),
            ("休日9:00-17:00", BadHours::Vague("休日")),
            ("通常の業務日の9:00-17:00", BadHours::Vague("通常の業務日")),
            ("月曜日から祝日まで9:00-17:00", BadHours::NoDays("月曜日から祝日まで")),
        ] {
            assert_eq!(hours(text), Err(bad), "{text}");
        }
    }

    /// Whatever hours there are, what is written of them and what is said of them is read as them.
    #[test]
    fn any_hours_are_read_as_they_are_written_and_said() {
        let mut number = 11_u32;
        let mut next = |below: u16| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u16::try_from((number >> 16) % u32::from(below)).unwrap()
        };
        let mut over_night = 0;
        for _ in 0..500 {
            let mut stretches = Vec::new();
            for _ in 0..=next(4) {
                let days = match next(4) {
                    0 | 1 => Days::EVERY,
                    2 => Days::WEEKDAYS,
                    _ => Days::of_week(u8::try_from(next(7)).unwrap()).and(if next(2) == 0 { Days::HOLIDAYS } else { Days::of_week(2) }),
                };
                let (from, length) = (next(96) * 15, (1 + next(95)) * 15);
                stretches.push((days, from, (from + length).min(DAY)));
                if next(3) == 0 {
                    stretches.push((days, 0, length));
                }
            }
            let read = Hours::new(stretches);
            let said = [(Lang::Ja, "及び"), (Lang::En, " and ")].map(|(lang, and)| read.said(lang, |all| all.join(and)));
            for text in [read.written(Lang::Ja), read.written(Lang::En)].into_iter().chain(said) {
                assert_eq!(hours(&text), Ok(read.clone()), "{text}");
                over_night += usize::from(text.contains("翌日午前"));
            }
        }
        assert!(over_night > 0, "{over_night}");
    }

    #[test]
    fn what_a_sentence_says_of_hours_is_read_back() {
        let list = |all: &[String]| all.join("及び");
        for text in ["平日9:00-12:00、13:00-17:30、土曜日9:00-12:00", "22:00-6:00", "土日祝終日", "終日", "平日17:00-24:00"]
        {
            let read = hours(text).unwrap();
            let said = read.said(Lang::Ja, list);
            assert_eq!(hours(&said), Ok(read), "{said}");
        }
        let (read, length) = hours_at_start("平日の午前9時から午後5時までに限り、入室を認める").unwrap();
        assert_eq!((read.written(Lang::Ja).as_str(), length), ("平日9:00-17:00", "平日の午前9時から午後5時まで".len()));
    }
}
