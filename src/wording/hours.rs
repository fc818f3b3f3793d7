//! Hours of the day that a wording writes out: 平日の午前9時から午後5時まで.

use std::ops::Range;

use super::quantity::sentence_around;
use crate::model::read::hours_at_start;
use crate::model::value::Hours;
use crate::text::{holds_any, narrow};

/// Hours, and where they and their sentence stand in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) hours: Hours,
    pub(crate) range: Range<usize>,
    pub(crate) sentence: Range<usize>,
}

/// So many bytes hold the longest hours that are looked for.
const LONGEST: usize = 512;

/// What hours begin with: a number, half a day, a day.
fn begins(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ('０'..='９').contains(&letter) || "午正零一二三四五六七八九十平毎月火水木金土日祝終".contains(letter)
}

pub(super) fn all(text: &str) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    // Most wordings speak of no time of the day.
    if !holds_any(text, &["時", ":", "：", "am", "pm", "a.m.", "p.m."]) {
        return found;
    }
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let goes_on = before.is_alphanumeric() && before.is_ascii() && letter.is_ascii_alphanumeric();
        before = letter;
        if !begins(letter) || goes_on || found.last().is_some_and(|last| at < last.range.end) {
            continue;
        }
        if let Some((hours, length)) = hours_in(text.get(at..).unwrap_or("")) {
            let range = at..at + length;
            found.push(Written { hours, sentence: sentence_around(text, range.clone()), range });
        }
    }
    found
}

/// Hours with which a text begins, and how many bytes of it they are, however wide its letters are.
fn hours_in(text: &str) -> Option<(Hours, usize)> {
    let end = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take_while(|end| *end <= LONGEST).last()?;
    let text = text.get(..end)?;
    let plain = narrow(text);
    let (hours, length) = hours_at_start(&plain)?;
    let plain = plain.get(..length)?;
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let end = ends.filter(|end| text.get(..*end).is_some_and(|beginning| narrow(beginning).len() >= plain.len())).min()?;
    Some((hours, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;

    #[test]
    fn hours_in_sentences() {
        let read = |text: &str| {
            let shown = all(text).into_iter().map(|one| format!("{}={}", text.get(one.range).unwrap(), one.hours.written(Lang::Ja)));
            shown.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(read("入室できる時間は、平日の午前９時から午後５時までとする。"), "平日の午前９時から午後５時まで=平日9:00-17:00");
        assert_eq!(read("毎週月曜日に点検する。受付は9:00-17:00とする。"), "9:00-17:00=9:00-17:00");
        assert_eq!(read("Calls are taken weekdays 9 am to 5 pm."), "weekdays 9 am to 5 pm=平日9:00-17:00");
        assert_eq!(read("令和8年4月1日から5月1日まで、3日ごとに行い、24時間以内に報告する。"), "24時間=終日");
        assert_eq!(read("記録は、5年間保存する。"), "");
    }
    #[test]
    fn of_a_sentence_without_end_what_is_near_is_looked_at() {
        let text = format!("入室は、{}する。", "8:00-17:00に、".repeat(1000));
        let found = all(&text);
        assert_eq!(found.len(), 1000);
        assert!(found.iter().all(|one| one.sentence.len() < 9000));
    }
}
