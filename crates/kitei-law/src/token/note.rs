//! Brackets: （平成15年法律第57号。以下「個情法」という。）, （安全管理措置）. What cites something itself is read by itself.

use super::words::{era, kanji_number, number_of_law, title_end};
use super::{Kind, Opens, english, place};
use crate::level::japanese::{gap, ordinal};
use crate::level::{Level, Read, arabic, word};

/// What announces a short name.
const ANNOUNCES: [&str; 5] = ["以下", "通称", "略称", "いわゆる", "旧題名"];

/// A note that says something of the name or the place before it, or a bracket that opens.
pub(super) fn brackets(text: &str) -> Read<'_, Kind<'_>> {
    let inside = text.strip_prefix('(')?;
    let cites = place::place(gap(inside)).is_some() || english::english(gap(inside)).is_some();
    if cites {
        return Some((Kind::Open(Opens::Place), inside));
    }
    Some(note(inside).unwrap_or((Kind::Open(Opens::Text), inside)))
}

/// What stands in brackets up to the closing one; none where something is cited before it.
fn note(inside: &str) -> Read<'_, Kind<'_>> {
    let (mut number, mut defined) = (None, None);
    let mut rest = inside;
    loop {
        if let Some(after) = number_of_law(rest) {
            number = number.or_else(|| Some(rest.strip_suffix(after)?.trim_end()));
            rest = after;
        } else if let Some((name, after)) = defines(rest) {
            defined = defined.or(Some(name.trim()));
            rest = after;
        } else if let Some(after) = nested(rest).or_else(|| plain(rest)) {
            rest = after;
        } else {
            break;
        }
    }
    let after = rest.strip_prefix(')')?;
    let content = inside.strip_suffix(rest)?.trim();
    Some((Kind::Note { number, defined, content }, after))
}

/// Brackets within brackets.
fn nested(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('(')?;
    inside.get(inside.find(['(', ')'])?..)?.strip_prefix(')')
}

/// 以下「個情法」という。, 以下個情法という。
fn defines(text: &str) -> Read<'_, &str> {
    let (announced, rest) = word(text, &ANNOUNCES)?;
    quoted(rest).or_else(|| (announced == "以下").then(|| unquoted(rest))?)
}

/// The name in the next quotation marks.
fn quoted(text: &str) -> Read<'_, &str> {
    let mut rest = text;
    // Another 以下 announces another name.
    let stop = rest.find(['「', '(', ')']).unwrap_or(rest.len());
    if rest.get(..stop)?.contains("以下") {
        return None;
    }
    rest = rest.get(stop..)?.strip_prefix('「')?;
    let (name, rest) = rest.split_at_checked(rest.find(['「', '」', '(', ')'])?)?;
    Some((name, rest.strip_prefix('」')?)).filter(|_| !name.is_empty())
}

/// The name before という or と略す.
fn unquoted(text: &str) -> Read<'_, &str> {
    let mut text = gap(text);
    while let Some((_, rest)) = word(text, &["、", ",", "単に", "本文中"]) {
        text = rest;
    }
    let text = gap(text);
    let mut rest = text;
    while let Some(letter) = rest.chars().next().filter(|letter| !"()「」。、".contains(*letter) && !says(rest)) {
        rest = rest.get(letter.len_utf8()..)?;
    }
    let name = text.strip_suffix(rest).filter(|name| !name.is_empty())?;
    says(rest).then_some((name, rest))
}

/// という, と略す, と総称する.
fn says(text: &str) -> bool {
    text.strip_prefix('と').is_some_and(|rest| word(rest, &["いう", "言う", "略", "呼", "総", "する", "表"]).is_some())
}

/// Other text, up to what may be more than text.
fn plain(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if matches!(letter, '(' | ')') || word(rest, &ANNOUNCES).is_some() || cites(rest) || era(rest).is_some() {
            break;
        }
        rest = rest.get(letter.len_utf8()..)?;
    }
    if rest.len() < text.len() {
        return Some(rest);
    }
    word(text, &ANNOUNCES).map(|(_, rest)| rest).or_else(|| era(text))
}

/// What begins a citation within a note.
fn cites(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix('同') {
        return rest.starts_with(['法', '条', '項', '令']) || rest.starts_with("規則") || super::is_same_short(rest);
    }
    if text.starts_with('第') {
        let counted = |(_, rest)| crate::level::japanese::level(gap(rest));
        return ordinal(text).and_then(counted).is_some_and(|(level, _)| level >= Level::Article);
    }
    // （押収の拒絶は105条）
    let topic = text.strip_prefix('は').map(|rest| ("は", rest));
    title_end(text).or(topic).is_some_and(|(_, rest)| {
        let rest = gap(rest);
        let number = arabic(rest).map(|(_, rest)| rest).or_else(|| kanji_number(rest));
        number.is_some_and(|rest| gap(rest).starts_with('条'))
    })
}
