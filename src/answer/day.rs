//! The day as of which was judged, where several repositories may have days of their own.

use jiff::civil::Date;

use crate::diagnostic::Lang;

/// The day of all; none where they differ. `first`: that of nothing at all.
pub(crate) fn of_all(days: impl IntoIterator<Item = Date>, first: Date) -> Option<Date> {
    let mut days = days.into_iter();
    let one = days.next().unwrap_or(first);
    days.all(|day| day == one).then_some(one)
}

/// Something that is said of a day.
pub(crate) fn as_of(text: &str, day: Date, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{text}（{day}現在）"),
        Lang::En => format!("{text} (as of {day})"),
    }
}
