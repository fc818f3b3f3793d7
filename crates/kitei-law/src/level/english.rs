//! Levels in English: Article 14-2, arts. 20, § 5, paragraph (2), item (iii), (main clause). Folded text has small letters only.

use kitei_syntax::text::numeral;

use super::{Level, Read, arabic, word};
use crate::place::Part;

/// A word for a level, and whether it announces several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The level.
    pub level: Level,
    /// Articles, paras.
    pub is_several: bool,
}

/// Each word after those that begin with it.
const NAMES: [(&str, Level, bool); 16] = [
    ("articles", Level::Article, true),
    ("article", Level::Article, false),
    ("arts", Level::Article, true),
    ("art", Level::Article, false),
    ("§§", Level::Article, false),
    ("§", Level::Article, false),
    ("paragraphs", Level::Paragraph, true),
    ("paragraph", Level::Paragraph, false),
    ("paras", Level::Paragraph, true),
    ("para", Level::Paragraph, false),
    ("items", Level::Item, true),
    ("item", Level::Item, false),
    ("chapters", Level::Chapter, true),
    ("chapter", Level::Chapter, false),
    ("sections", Level::Section, true),
    ("section", Level::Section, false),
];

/// The word for a level with which a text begins.
pub fn name(text: &str) -> Read<'_, Named> {
    let named = |(name, level, is_several): &(&'static str, Level, bool)| {
        Some((Named { level: *level, is_several: *is_several }, text.strip_prefix(name)?))
    };
    NAMES.iter().find_map(named)
}

/// What the name of a text ends with that is no law by itself, or not the one that was named.
pub fn is_instrument(word: &str) -> bool {
    const INSTRUMENTS: [&str; 24] = [
        "agreement",
        "agreements",
        "annex",
        "appendix",
        "charter",
        "code",
        "constitution",
        "contract",
        "contracts",
        "directive",
        "guideline",
        "guidelines",
        "manual",
        "order",
        "ordinance",
        "policy",
        "policies",
        "protocol",
        "regulation",
        "regulations",
        "rule",
        "rules",
        "standard",
        "standards",
    ];
    INSTRUMENTS.contains(&word)
}

/// White space.
pub fn gap(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

/// Whether a character is white space.
pub fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '\u{a0}')
}

/// -2 after the number of an article or an item.
pub fn branch(text: &str) -> Read<'_, u32> {
    arabic(text.strip_prefix('-')?)
}

/// What stands in brackets: (2).
pub fn bracketed<'t, T>(text: &'t str, read: impl Fn(&'t str) -> Read<'t, T>) -> Read<'t, T> {
    let (value, rest) = read(text.strip_prefix('(')?)?;
    Some((value, rest.strip_prefix(')')?))
}

/// The Roman number of an item; [`None`] inside: letters that are no number.
pub fn roman(text: &str) -> Read<'_, Option<u16>> {
    let rest = text.trim_start_matches(['i', 'v', 'x', 'l', 'c']);
    let written = text.strip_suffix(rest).filter(|written| !written.is_empty())?;
    Some((numeral::roman(written), rest))
}

/// (a) below an item, by its order.
pub fn subitem(text: &str) -> Read<'_, u8> {
    bracketed(text, letter)
}

fn letter(text: &str) -> Read<'_, u8> {
    let letter = *text.as_bytes().first().filter(|letter| letter.is_ascii_lowercase())?;
    Some((letter - b'a' + 1, text.get(1..)?))
}

/// proviso, (first sentence) and the like.
pub fn part(text: &str) -> Read<'_, Part> {
    const PARTS: [(&str, Part); 8] = [
        ("(proviso)", Part::Proviso),
        ("proviso", Part::Proviso),
        ("(main clause)", Part::Main),
        ("(first sentence)", Part::First),
        ("(middle sentence)", Part::Middle),
        ("(second sentence)", Part::Second),
        ("(chapeau)", Part::Chapeau),
        ("(each item)", Part::EachItem),
    ];
    PARTS.iter().find_map(|(word, part)| Some((*part, text.strip_prefix(word)?)))
}

/// The supplementary provisions.
pub fn supplement(text: &str) -> Option<&str> {
    let (_, rest) = word(text, &["supplementary provisions"])?;
    Some(gap(rest.strip_prefix(',').unwrap_or(rest)))
}
