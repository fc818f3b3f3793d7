//! What is no place: words that may be a title, what joins two places, numbers of laws.

use crate::level::japanese::{gap, is_kanji, is_katakana, unit};
use crate::level::{Level, arabic, number, word};
use kitei_syntax::text::numeral;

/// What a law is by its kind; each before those that it begins with.
pub(super) const KINDS: [&str; 8] = ["法律", "法", "政令", "令", "規則", "省令", "府令", "条例"];

/// Letters that may be a title, up to what begins another token, or to the end of a title before 二十六条.
pub(super) fn words(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some(after) = before_short(rest) {
            return Some(after);
        }
        if !is_letter(letter) || stops(letter, rest) {
            break;
        }
        rest = rest.get(letter.len_utf8()..)?;
    }
    (rest.len() < text.len()).then_some(rest)
}

/// A letter of a word.
fn is_letter(letter: char) -> bool {
    is_kanji(letter) || is_katakana(letter) || matches!(letter, '\u{3041}'..='\u{3096}' | 'a'..='z' | '-' | '_')
}

/// The end of a title before 二十六条: a numeral in kanji would else be a part of the words.
fn before_short(text: &str) -> Option<&str> {
    let (_, rest) = title_end(text)?;
    let after = kanji_number(rest)?;
    matches!(unit(after), Some((Level::Article, _))).then_some(rest)
}

/// With what titles end.
pub(super) fn title_end(text: &str) -> crate::level::Read<'_, &'static str> {
    word(text, &["法", "規則", "令"])
}

/// A numeral in kanji only.
pub(super) fn kanji_number(text: &str) -> Option<&str> {
    let (_, rest) = number(text)?;
    let written = text.strip_suffix(rest)?;
    let digits = written.find(|digit: char| digit.is_ascii_digit()).unwrap_or(written.len());
    (digits > 0).then(|| text.get(digits..))?
}

/// Whether a token other than words begins at this letter.
fn stops(letter: char, text: &str) -> bool {
    match letter {
        '第' => true,
        '附' => text.starts_with("附則"),
        '別' => text.starts_with("別表") || super::place::form(text).is_some(),
        '様' => super::place::form(text).is_some(),
        'a' => text.starts_with("article"),
        '前' | '次' => text.get(letter.len_utf8()..).is_some_and(|rest| rest.starts_with(['条', '項', '号'])),
        '同' => text.get(letter.len_utf8()..).is_some_and(|rest| {
            let is_level = rest.starts_with(['条', '項', '号']);
            is_level || rest.starts_with("施行") || word(rest, &KINDS).is_some() || super::is_same_short(rest)
        }),
        '明' | '大' | '昭' | '平' | '令' => era(text).is_some_and(|rest| {
            let rest = gap(rest);
            rest.starts_with('元') || numeral::at_start(rest).is_some()
        }),
        _ => range_word(text).is_some() || text.starts_with("まで") || link(text).is_some(),
    }
}

/// から, 〜, -
pub(super) fn range(text: &str) -> Option<&str> {
    range_word(text).or_else(|| text.strip_prefix('-'))
}

fn range_word(text: &str) -> Option<&str> {
    word(text, &["から", "乃至", "ないし", "~", "〜"]).map(|(_, rest)| rest)
}

/// 、 及び 又は and the like; と and や only before a further place.
pub(super) fn link(text: &str) -> Option<&str> {
    const LINKS: [&str; 14] =
        ["、", ",", "・", "/", "&", "及び", "および", "又は", "または", "並びに", "ならびに", "若しくは", "もしくは", "あるいは"];
    let linked = word(text, &LINKS).map(|(_, rest)| rest);
    linked.or_else(|| {
        let rest = text.strip_prefix(['と', 'や'])?;
        goes_on(gap(rest)).then_some(rest)
    })
}

/// 第2, 3条, 同法, 同項.
fn goes_on(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix('第') {
        return number(gap(rest)).is_some();
    }
    if let Some(rest) = text.strip_prefix('同') {
        return rest.starts_with(['法', '条', '項']);
    }
    arabic(text).is_some_and(|(_, rest)| gap(rest).starts_with('条'))
}

/// 平成15年法律第57号, 昭和23年7月30日法律第205号
pub(super) fn number_of_law(text: &str) -> Option<&str> {
    let rest = gap(era(text)?);
    let year = number(rest).map(|(_, rest)| rest).or_else(|| rest.strip_prefix('元'))?;
    let rest = gap(gap(year).strip_prefix('年')?);
    let mut kind = day(rest).unwrap_or(rest);
    let from = kind.len();
    while let Some(letter) = kind.chars().next().filter(|letter| (is_kanji(*letter) || *letter == '・') && !matches!(letter, '年' | '第'))
    {
        kind = gap(kind.get(letter.len_utf8()..)?);
    }
    let (_, rest) = number(gap(kind.strip_prefix('第').filter(|_| kind.len() < from)?))?;
    gap(rest).strip_prefix('号')
}

/// 7月30日
fn day(text: &str) -> Option<&str> {
    let (_, rest) = number(text)?;
    let (_, rest) = number(gap(gap(rest).strip_prefix('月')?))?;
    Some(gap(gap(rest).strip_prefix('日')?))
}

/// An era.
pub(super) fn era(text: &str) -> Option<&str> {
    word(text, &["明治", "大正", "昭和", "平成", "令和"]).map(|(_, rest)| rest)
}
