//! Japanese eras: which days each holds, and **the** writing of a day in its era.

use jiff::civil::Date;

/// An era and the days on which it began and ended (Cabinet orders on eras, 1926-12-25, 1989-01-08, 2019-05-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Era {
    name: &'static str,
    letter: char,
    /// The year before its first.
    pub before: i16,
    first: Date,
    last: Option<Date>,
}

const ERAS: [Era; 3] = [
    Era { name: "令和", letter: 'R', before: 2018, first: Date::constant(2019, 5, 1), last: None },
    Era { name: "平成", letter: 'H', before: 1988, first: Date::constant(1989, 1, 8), last: Some(Date::constant(2019, 4, 30)) },
    Era { name: "昭和", letter: 'S', before: 1925, first: Date::constant(1926, 12, 25), last: Some(Date::constant(1989, 1, 7)) },
];

/// A day as it is written in Japanese: 令和8年4月1日; one before the eras, by its year of ours.
pub fn in_era(day: Date) -> String {
    Era::of(day).map_or_else(|| format!("{}年{}月{}日", day.year(), day.month(), day.day()), |era| era.write(day, ""))
}

impl Era {
    /// The era of a name or letter.
    pub fn named(text: &str) -> Option<Self> {
        let letter = |era: &Era| text.chars().eq([era.letter]) || text.chars().eq([era.letter.to_ascii_lowercase()]);
        ERAS.into_iter().find(|era| era.name == text || letter(era))
    }

    /// The era with whose name or letter a date begins.
    pub fn written(text: &str) -> Option<Self> {
        ERAS.into_iter().find(|era| text.starts_with(era.name) || text.starts_with([era.letter, era.letter.to_ascii_lowercase()]))
    }

    /// The era that holds a day.
    pub fn of(day: Date) -> Option<Self> {
        ERAS.into_iter().find(|era| era.first <= day && era.last.is_none_or(|last| day <= last))
    }

    /// A day of the era, in the manner of `like`: with a letter or in full.
    pub fn write(self, day: Date, like: &str) -> String {
        let year = day.year() - self.before;
        if like.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return format!("{}{year}.{}.{}", self.letter, day.month(), day.day());
        }
        let year = if year == 1 { "元".to_owned() } else { year.to_string() };
        format!("{}{year}年{}月{}日", self.name, day.month(), day.day())
    }

    /// What it is called, and its first and last day as people write them.
    pub fn limits(self) -> (&'static str, String, Option<String>) {
        (self.name, self.write(self.first, ""), self.last.map(|last| self.write(last, "")))
    }
}
