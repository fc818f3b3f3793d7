//! Levels in Japanese: 第14条の2, 前2項, 同号, 別表第1, 附則, ただし書, 号イ（１）.

use super::{Count, Level, Read, Step, number, word};
use crate::place::{IROHA, Part};

/// What a unit is the beginning of, where it is none: 条件, 項目, 号棟, 節電.
fn longer_words(level: Level) -> &'static [&'static str] {
    match level {
        Level::Chapter => &["程"],
        Level::Section => &["電", "度", "水", "約", "目"],
        Level::Article => &["件", "例", "約", "坊"],
        Level::Paragraph => &["目"],
        Level::Item => &["様式", "被保険", "用紙", "機", "館", "棟", "室", "車", "線", "議案", "俸"],
        Level::Part | Level::Subsection | Level::Division => &[],
    }
}

/// White space, with at most one line break: lines are broken anywhere in Japanese, and an empty line ends what stands before it.
pub fn gap(text: &str) -> &str {
    let blanks = |text: &'_ str| text.len() - text.trim_start_matches([' ', '\t', '\u{a0}']).len();
    let rest = text.get(blanks(text)..).unwrap_or("");
    let Some(line) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) else { return rest };
    line.get(blanks(line)..).unwrap_or("")
}

/// 第14: the number of a provision, 第 written or not.
pub fn ordinal(text: &str) -> Read<'_, Count> {
    match text.strip_prefix('第') {
        Some(after) => number(gap(after)),
        None => number(text),
    }
}

/// A unit by itself, whatever stands after it.
pub fn level(text: &str) -> Read<'_, Level> {
    let unit = text.chars().next()?;
    let level = match unit {
        '編' => Level::Part,
        '章' => Level::Chapter,
        '節' => Level::Section,
        '款' => Level::Subsection,
        '目' => Level::Division,
        '条' => Level::Article,
        '項' => Level::Paragraph,
        '号' => Level::Item,
        _ => return None,
    };
    Some((level, text.get(unit.len_utf8()..)?))
}

/// A unit that is no part of a longer word.
pub fn unit(text: &str) -> Read<'_, Level> {
    level(text).filter(|(level, rest)| !longer_words(*level).iter().any(|word| rest.starts_with(word)))
}

/// 第2項, 前項, 前2項, 次条, 同号, 本項, この項; branches are read by themselves.
pub fn step(text: &str) -> Read<'_, (Step, Level)> {
    let (step, rest) = if text.starts_with('第') {
        let (number, rest) = ordinal(text)?;
        (Step::Number(number?), gap(rest))
    } else if let Some(rest) = text.strip_prefix('前') {
        match number(rest) {
            Some((count, rest)) => (Step::Back(count?), gap(rest)),
            None => (Step::Back(1), rest),
        }
    } else {
        let (said, rest) = word(text, &["次", "同", "本", "この"])?;
        match said {
            "次" => (Step::Next, rest),
            "同" => (Step::Same, rest),
            _ => (Step::This, rest),
        }
    };
    let (level, rest) = unit(rest)?;
    Some(((step, level), rest))
}

/// の2 after a unit: 第6条の12, 第6条-2, but not 第6条の一部, 第3条の2人, 第6条の第2項.
pub fn branch(text: &str) -> Read<'_, Count> {
    let joint = gap(text).strip_prefix(['の', 'ノ', '之', '-', 'ー'])?;
    let (branch, rest) = number(gap(joint))?;
    let is_next = matches!(level(gap(rest)), Some((Level::Article | Level::Paragraph | Level::Item, _)));
    let counts = rest.starts_with(['つ', 'ヶ']) || rest.strip_prefix('か').is_some_and(|after| !after.starts_with('ら'));
    (!is_next && !counts && is_edge(rest)).then_some((branch, rest))
}

/// の2 before the unit, as old laws have it: 第6の2条.
pub fn early_branch(text: &str) -> Read<'_, Count> {
    number(gap(gap(text).strip_prefix(['の', 'ノ'])?))
}

/// Where a number or a name may end: before anything but a longer word.
pub fn is_edge(text: &str) -> bool {
    const AFTER: [&str; 22] = [
        "第", "及", "又", "並", "若", "乃", "本文", "前", "中", "後", "各", "柱", "但", "附則", "別表", "違", "以", "所定", "等", "関",
        "規定", "参照",
    ];
    !text.chars().next().is_some_and(is_kanji) || word(text, &AFTER).is_some()
}

/// 附則
pub fn supplement(text: &str) -> Option<&str> {
    word(text, &["附則", "付則"]).map(|(_, rest)| rest)
}

/// 別表, and its number where one is written.
pub fn appendix(text: &str) -> Read<'_, Option<Count>> {
    let rest = text.strip_prefix("別表")?;
    match ordinal(gap(rest)) {
        Some((number, rest)) => Some((Some(number), rest)),
        None => Some((None, rest)),
    }
}

/// 様式, and its number where one is written; without one 別記 or 別紙 says that it is a form.
pub fn form(text: &str) -> Read<'_, Option<Count>> {
    let annexed = word(text, &["別記", "別紙"]).map(|(_, rest)| rest);
    let rest = annexed.unwrap_or(text).strip_prefix("様式")?;
    let numbered = ordinal(gap(rest)).map(|(number, rest)| (Some(number), rest.strip_prefix('号').unwrap_or(rest)));
    numbered.or_else(|| annexed.map(|_| (None, rest)))
}

/// 前段, 各号, ただし書 and the like.
pub fn part(text: &str) -> Read<'_, Part> {
    const PARTS: [(&str, Part); 8] = [
        ("前段", Part::First),
        ("中段", Part::Middle),
        ("後段", Part::Second),
        ("本文", Part::Main),
        ("柱書き", Part::Chapeau),
        ("柱書", Part::Chapeau),
        ("各号列記以外の部分", Part::Chapeau),
        ("各号", Part::EachItem),
    ];
    let named = PARTS.iter().find_map(|(word, part)| Some((*part, text.strip_prefix(word)?)));
    named.or_else(|| {
        let (_, rest) = word(text, &["ただし", "但し", "但"])?;
        let rest = rest.strip_prefix('書')?;
        Some((Part::Proviso, rest.strip_prefix('き').unwrap_or(rest)))
    })
}

/// イ or (イ), by its order; イ that begins a word is none.
pub fn subitem(text: &str) -> Read<'_, u8> {
    if let Some(inside) = text.strip_prefix('(') {
        let (letter, rest) = iroha(gap(inside))?;
        return Some((letter, gap(rest).strip_prefix(')')?));
    }
    iroha(text).filter(|(_, rest)| !rest.starts_with(is_katakana))
}

/// （１） below イ.
pub fn deeper(text: &str) -> Read<'_, u32> {
    let (number, rest) = super::arabic(gap(gap(text).strip_prefix('(')?))?;
    Some((number, gap(rest).strip_prefix(')')?))
}

fn iroha(text: &str) -> Read<'_, u8> {
    let first = text.chars().next()?;
    let position = IROHA.chars().position(|letter| letter == first)?;
    Some((u8::try_from(position + 1).ok()?, text.get(first.len_utf8()..)?))
}

/// Whether a character is a kanji; 〇 is a numeral and none.
pub fn is_kanji(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '々')
}

/// Whether a character is a katakana, or lengthens one.
pub fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30a1}'..='\u{30fa}' | 'ー')
}
