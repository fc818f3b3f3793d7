//! The day from which a wording puts something in force: 令和8年4月1日から施行する.

use std::ops::Range;

use jiff::civil::Date;

use crate::model::read;

/// What puts something in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// The day, and where it is written; none where it is said in another way: 公布の日から施行する.
    pub day: Option<(Date, Range<usize>)>,
}

/// From when a text puts something in force; none where it does no such thing.
pub(super) fn in_force(text: &str) -> Option<InForce> {
    let before = text.get(..text.find("から施行")?)?;
    let mut starts = before.char_indices().map(|(at, _)| at);
    let day = starts.find_map(|at| Some((read::day(before.get(at..)?)?, at..before.len())));
    Some(InForce { day })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_of_effect() {
        let text = "この規程は、令和8年4月1日から施行する。";
        let (day, range) = in_force(text).unwrap().day.unwrap();
        assert_eq!((day, text.get(range)), (date(2026, 4, 1), Some("令和8年4月1日")));
        assert_eq!(in_force("公布の日から施行する。"), Some(InForce { day: None }));
        assert_eq!(in_force("令和8年4月1日に廃止する。"), None);
    }
}
