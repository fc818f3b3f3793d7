//! The sentences of a wording, each with its mood: whether it lays something down, denies it, defers it, leaves it open, or says nothing.

use std::ops::Range;

use super::phrase::{Phrases, Says, first};
use crate::text::has_content;

/// A sentence; offsets are bytes of the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// All of it, the full stop left out.
    pub range: Range<usize>,
    /// What its phrases say.
    pub phrases: Phrases,
    /// What it does.
    pub mood: Mood,
}

/// What a sentence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// 監査は、年1回行う。
    LaysDown,
    /// 監査は、行わない。
    Denies,
    /// 監査の方法は、別に定める。
    Defers,
    /// 必要に応じ、監査を行う。
    LeavesOpen,
    /// Blanks, signs, 未定 and the like, a single letter.
    SaysNothing,
}

/// The sentences of a text. A line is one too, as items are, unless it goes on in the next.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let after = at + character.len_utf8();
        let ends = match character {
            '。' | '｡' => true,
            '.' => text.get(after..).is_some_and(|rest| rest.starts_with(' ')),
            '\n' => !text.get(start..at).is_some_and(goes_on),
            _ => false,
        };
        if ends {
            found.extend(sentence(text, start..at));
            start = after;
        }
    }
    found.extend(sentence(text, start..text.len()));
    found
}

/// Whether a line that ends so is no end of a sentence.
fn goes_on(line: &str) -> bool {
    line.trim_end().ends_with(['、', '，', ',', 'は', 'が', 'を', 'に', 'の', 'と', 'も'])
}

fn sentence(text: &str, range: Range<usize>) -> Option<Sentence> {
    let raw = text.get(range.clone())?;
    let said = raw.trim();
    let start = range.start + (raw.len() - raw.trim_start().len());
    let phrases = Phrases::of(said);
    (!said.is_empty()).then(|| Sentence { range: start..start + said.len(), phrases, mood: mood(said, phrases) })
}

fn mood(said: &str, phrases: Phrases) -> Mood {
    let is_one_letter = said.chars().nth(1).is_none();
    if is_one_letter || !has_content(said) {
        Mood::SaysNothing
    } else if phrases.say(&[Says::Deferred]) && is_one_clause(said) {
        Mood::Defers
    } else if phrases.say(&[Says::Apart, Says::Vague, Says::Considered, Says::Attempted]) {
        Mood::LeavesOpen
    } else if phrases.say(&[Says::Denied]) {
        Mood::Denies
    } else {
        Mood::LaysDown
    }
}

/// Whether nothing is said before the matter is left to something else: 監査の方法は、院長が別に定める.
fn is_one_clause(said: &str) -> bool {
    let before = first(said, Says::Deferred).and_then(|at| said.get(..at)).unwrap_or("");
    !before.replace("は、", "").contains('、')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Mood)> {
        sentences(text).into_iter().map(|sentence| (text.get(sentence.range).unwrap(), sentence.mood)).collect()
    }

    #[test]
    fn what_sentences_do() {
        for (text, mood) in [
            ("監査は、年1回行う。", Mood::LaysDown),
            ("保護担当者は診療科長をもって充て、その任期は、別に定める。", Mood::LaysDown),
            ("別に定める。", Mood::Defers),
            ("監査の方法は、院長が別に定める。", Mood::Defers),
            ("苦情の処理については、別途定める。", Mood::Defers),
            ("監査の方法は、\n院長が別に定める", Mood::Defers),
            ("The audit is laid down separately.", Mood::Defers),
            ("必要に応じ、監査を行う。", Mood::LeavesOpen),
            ("監査の実施を検討する。", Mood::LeavesOpen),
            ("端末の管理に努める。", Mood::LeavesOpen),
            ("Audits are done as necessary.", Mood::LeavesOpen),
            ("監査は、行わない。", Mood::Denies),
            ("監査は、不要とする。", Mood::Denies),
            ("…", Mood::SaysNothing),
            ("x", Mood::SaysNothing),
            ("（未定）。", Mood::SaysNothing),
        ] {
            assert_eq!(read(text).into_iter().map(|(_, mood)| mood).collect::<Vec<_>>(), [mood], "{text}");
        }
        assert_eq!(read(" \n　。"), []);
    }

    #[test]
    fn where_sentences_end() {
        assert_eq!(
            read("監査は、年1回行う。その方法は、別に定める。"),
            [("監査は、年1回行う", Mood::LaysDown), ("その方法は、別に定める", Mood::Defers)]
        );
        let lines: Vec<_> =
            read("次のとおりとする。\n一　端末\n二　媒体\nVersion 1.2 is used. It is kept.").into_iter().map(|(text, _)| text).collect();
        assert_eq!(lines, ["次のとおりとする", "一　端末", "二　媒体", "Version 1.2 is used", "It is kept."]);
    }
}
