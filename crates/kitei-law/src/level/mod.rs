//! How the levels of a provision are written: 第14条の2, 前項, 各号, イ, 附則, 別表第2, Article 14. **The** reader of them: citations of
//! laws ([`crate::token`]) and what a policy says of its own provisions are both made of what is read here.
//!
//! Everything reads folded text ([`kitei_syntax::text::fold`]) from its beginning and gives what follows; nothing allocates.

pub mod english;
pub mod japanese;

use kitei_syntax::text::numeral;

/// A level of a law or a policy, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 編
    Part,
    /// 章
    Chapter,
    /// 節
    Section,
    /// 款
    Subsection,
    /// 目
    Division,
    /// 条
    Article,
    /// 項
    Paragraph,
    /// 号
    Item,
}

/// Which provision of a level: by its number, or from where the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 第2項
    Number(u32),
    /// 前項; 前2項.
    Back(u32),
    /// 次項
    Next,
    /// 同項
    Same,
    /// 本項, この項
    This,
}

/// What is read at the beginning of a text, and what follows it.
pub type Read<'t, T> = Option<(T, &'t str)>;

/// A number of a provision; [`None`] inside: more than any text has.
pub type Count = Option<u32>;

/// A numeral in digits or kanji, as long as it goes.
pub fn number(text: &str) -> Read<'_, Count> {
    let numeral = numeral::at_start(text)?;
    Some((numeral.value.and_then(|value| u32::try_from(value).ok()), text.get(numeral.len..)?))
}

/// One to four Arabic digits.
pub fn arabic(text: &str) -> Read<'_, u32> {
    let length = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length)?;
    Some((digits.parse().ok()?, rest))
}

/// The first of some words with which a text begins.
pub(crate) fn word<'t>(text: &'t str, words: &[&'static str]) -> Read<'t, &'static str> {
    words.iter().find_map(|word| Some((*word, text.strip_prefix(word)?)))
}
