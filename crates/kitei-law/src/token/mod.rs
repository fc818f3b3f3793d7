//! Cuts folded text into the tokens of citations. `grammar/citation.pest` defines them; this reads them without a parser's memory, one
//! after the other, and a test holds the two against each other. Every text has tokens, and no token looks further than its own end, the
//! next two brackets or the next 以下.

mod english;
mod note;
mod place;
mod words;

use kitei_syntax::text::fold::Folded;

use crate::level::japanese::{gap, is_edge, is_kanji, level, ordinal};
use crate::level::{Level, Read, Step, arabic, english as foreign, number, word};
use crate::place::Place;

pub use english::Foreign;

/// A token with its bytes in the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'t> {
    /// The levels that are written, and the number of the law to whose 附則 they belong.
    Place(Place, Option<&'t str>),
    /// イ by itself.
    Subitem(Place),
    /// The same in English, before or after the law's name.
    English(Vec<Foreign>),
    /// 平成15年法律第57号, outside brackets.
    NumberOfLaw,
    /// 第3章: says nothing that the article does not.
    Division,
    /// 同法, 同規則: the end of the title.
    SameLaw(&'static str),
    /// 同法施行令, 同施行規則: what is added to the law's title.
    Delegated(&'static str),
    /// 同条, 同項, 同号; 同 before a number.
    Same(Option<Level>),
    /// 前条, 次項.
    Neighbour(Step, Level),
    /// から, 〜
    Range,
    /// まで
    Until,
    /// 、 及び 又は …
    Link,
    /// In brackets: number of the law, a name that is defined there, and the whole content.
    Note {
        /// The number of a law.
        number: Option<&'t str>,
        /// The name that is defined.
        defined: Option<&'t str>,
        /// All that stands in the brackets.
        content: &'t str,
    },
    /// A bracket in which something may be cited; before a place, one that may belong to the name before it.
    Open(Opens),
    /// Its end.
    Close,
    /// White space.
    Space,
    /// Letters that may be a title.
    Words,
    /// What says nothing of laws.
    Other,
}

/// What a bracket opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// A place of the name before it.
    Place,
    /// Text of its own.
    Text,
}

/// The tokens of `text`, which begins at `base` of the folded text.
pub fn tokens(text: &str, base: usize) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (mut kind, after) = token(rest)?;
        let (start, end) = (base + text.len() - rest.len(), base + text.len() - after.len());
        if let Kind::English(places) = &mut kind {
            for place in places {
                (place.start, place.end) = (place.start + start, place.end + start);
            }
        }
        rest = after;
        Some(Token { kind, start, end })
    })
}

/// A place written by itself: 第14条第2項.
pub fn place_of(text: &str) -> Option<Place> {
    let folded = Folded::new(text).text;
    let mut tokens = tokens(&folded, 0);
    match (tokens.next()?.kind, tokens.next()) {
        (Kind::Place(place, _), None) => Some(place),
        _ => None,
    }
}

/// The token with which a text begins, and what follows it; none where nothing is left.
fn token(text: &str) -> Read<'_, Kind<'_>> {
    let said = |kind| move |rest| (kind, rest);
    words::number_of_law(text)
        .map(said(Kind::NumberOfLaw))
        .or_else(|| english::english(text))
        .or_else(|| division(text).map(said(Kind::Division)))
        .or_else(|| place::place(text))
        .or_else(|| place::lone_subitem(text))
        .or_else(|| same_law(text))
        .or_else(|| same_place(text))
        .or_else(|| neighbour(text))
        .or_else(|| words::range(text).map(said(Kind::Range)))
        .or_else(|| text.strip_prefix("まで").map(said(Kind::Until)))
        .or_else(|| words::link(text).map(said(Kind::Link)))
        .or_else(|| note::brackets(text))
        .or_else(|| text.strip_prefix(')').map(said(Kind::Close)))
        .or_else(|| text.strip_prefix(foreign::is_space).map(|rest| (Kind::Space, foreign::gap(rest))))
        .or_else(|| words::words(text).map(said(Kind::Words)))
        .or_else(|| other(text).map(said(Kind::Other)))
}

/// 第3章; chapters and the like above the article.
fn division(text: &str) -> Option<&str> {
    let (_, rest) = text.starts_with('第').then(|| ordinal(text))??;
    let (level, mut rest) = level(gap(rest))?;
    if !matches!(level, Level::Part | Level::Chapter | Level::Section | Level::Subsection) {
        return None;
    }
    while let Some((_, after)) = rest.strip_prefix(['の', 'ノ']).and_then(number) {
        rest = after;
    }
    let next = rest.chars().next().filter(|next| is_kanji(*next));
    next.is_none_or(|next| "第及又並若以中全各等".contains(next)).then_some(rest)
}

/// 同法, 同法施行規則, 同施行規則.
fn same_law(text: &str) -> Read<'_, Kind<'_>> {
    let rest = text.strip_prefix('同')?;
    let kind = word(rest, &words::KINDS);
    let added = word(kind.map_or(rest, |(_, rest)| rest), &["施行令", "施行規則"]);
    let (said, rest) = match (kind, added) {
        (_, Some((added, rest))) => (Kind::Delegated(added), rest),
        (Some((kind, rest)), None) => (Kind::SameLaw(if kind == "法律" { "法" } else { kind }), rest),
        (None, None) => return None,
    };
    is_edge(rest).then_some((said, rest))
}

/// 同条, 同項, 同号; of 同第2項, 同27Ⅰ, 同Ⅱ and （同25） the 同.
fn same_place(text: &str) -> Read<'_, Kind<'_>> {
    let rest = text.strip_prefix('同')?;
    if let Some((level, rest)) = counted(rest) {
        return Some((Kind::Same(Some(level)), rest));
    }
    let is_placed = || {
        let after = gap(gap(rest).strip_prefix('第')?);
        let is_sign = arabic(after).is_some_and(|(_, rest)| place::is_sign(rest));
        Some(is_sign || number(after).is_some_and(|(_, rest)| counted(gap(rest)).is_some()))
    };
    (is_same_short(rest) || is_placed() == Some(true)).then_some((Kind::Same(None), rest))
}

/// Whether what follows 同 is a place as notes write it: 27Ⅰ, 25条, 25 before a bracket ends or a list goes on, Ⅱ.
fn is_same_short(text: &str) -> bool {
    let text = gap(text);
    let ends = |rest: &str| counted(rest).is_some() || rest.starts_with([')', '、', ',', '・']);
    place::is_sign(text) || arabic(text).is_some_and(|(_, rest)| place::is_sign(rest) || ends(gap(rest)))
}

/// 前条, 次項.
fn neighbour(text: &str) -> Read<'_, Kind<'_>> {
    let (step, rest) = match text.strip_prefix('前') {
        Some(rest) => (Step::Back(1), rest),
        None => (Step::Next, text.strip_prefix('次')?),
    };
    let (level, rest) = counted(rest)?;
    is_edge(rest).then_some((Kind::Neighbour(step, level), rest))
}

/// 条, 項 or 号.
fn counted(text: &str) -> Read<'_, Level> {
    level(text).filter(|(level, _)| *level >= Level::Article)
}

/// Digits, or one character.
fn other(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    if rest.len() < text.len() { Some(rest) } else { text.get(text.chars().next()?.len_utf8()..) }
}
