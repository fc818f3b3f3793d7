//! Sentences that make less of what is laid down without taking it back by its name: 画面をロックしないことができる, 夜間を除き行う,
//! 間隔を延長することができる. Whether one speaks of something that is a duty, the rule asks.

mod draft;
mod english;
mod japanese;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use jiff::civil::Date;

pub(crate) use draft::is_draft;
pub(super) use english::is_answered as is_answered_in_english;
pub(super) use japanese::is_answered;

use super::is_english;
use super::sentence::{Mood, Sentence};

/// What a sentence does to what it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// Somebody need not do it: 省略することができる.
    LetOff,
    /// It holds for less than it is declared for: 夜間を除き行う.
    Narrowed(Narrower),
    /// Somebody may loosen it, for as long as he likes: 間隔を延長することができる.
    Loosened,
    /// It is taken to be done: 資料の回覧をもって教育訓練とみなす.
    Deemed,
    /// It stays as it was, without an end: なお従前の例による.
    AsBefore,
    /// The text takes effect on a day that nobody knows: 職員の半数が同意した日から施行する.
    Begins,
    /// The text ends, on a day where it says one: 令和9年3月31日限り、その効力を失う.
    Ends(Option<Date>),
    /// The text is no more than a suggestion: 試行として運用する.
    Suggested,
}

/// To what something is narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrower {
    /// Some times: what is done now and then has to be done at some time.
    Times,
    /// Some people, or whenever it is convenient.
    Will,
    /// Some things or cases, which may be all that there are: only where nothing else is spoken of.
    Some,
}

/// A sentence that makes less of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released<'a> {
    /// All that it says.
    pub said: &'a str,
    /// What it does.
    pub release: Release,
    /// The last day on which it does, where it says one.
    pub until: Option<Date>,
    /// The sentence: bytes of the wording.
    pub range: Range<usize>,
}

/// What a sentence makes less of, if anything.
pub(super) fn of<'a>(text: &'a str, sentence: &Sentence) -> Option<Released<'a>> {
    if sentence.mood == Mood::SaysNothing {
        return None;
    }
    let said = text.get(sentence.range.clone())?;
    let release = if is_english(said) { english::english(said) } else { japanese::japanese(said) }?;
    let until = if matches!(release, Release::Ends(_)) { None } else { japanese::until(said) };
    Some(Released { said, release, until, range: sentence.range.clone() })
}
