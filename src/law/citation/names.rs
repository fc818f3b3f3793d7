//! Which stretch of folded text is the name of a law: known names that stand as words of their own, and unknown titles before a place.

use super::LawKind;
use crate::law::Registry;
use crate::law::registry::NameMatch;

/// Where a known name may go on: with a place, a conjunction, or a word that speaks of the law.
const AFTER: [&str; 22] = [
    "第",
    "附則",
    "別表",
    "及び",
    "又は",
    "並びに",
    "若しくは",
    "違反",
    "上",
    "等",
    "関係",
    "関連",
    "所定",
    "以下",
    "前",
    "各",
    "本則",
    "遵守",
    "改正",
    "一部",
    "施行日",
    "規定",
];

/// What may stand before a known name without making another name of it.
const BEFORE: [&str; 7] = ["改正", "現行", "旧", "新", "同", "当該", "各"];

/// Known names in `folded` that are words of their own: 医療法, but not in 医療法人.
pub(super) fn known<'t>(registry: &'t Registry, folded: &'t str) -> impl Iterator<Item = NameMatch> + 't {
    registry.names_in(folded).filter(|found| {
        let before = folded.get(..found.start).unwrap_or_default();
        let after = folded.get(found.end..).unwrap_or_default();
        let joined_before = before.chars().next_back().is_some_and(is_name_char) && !BEFORE.iter().any(|word| before.ends_with(word));
        let joined_after = after.chars().next().is_some_and(is_name_char) && !AFTER.iter().any(|word| after.starts_with(word));
        !joined_before && !joined_after && !is_defined(before, after)
    })
}

/// Whether a name stands where it is bound: （以下「個情法」という。）.
fn is_defined(before: &str, after: &str) -> bool {
    let Some(before) = before.strip_suffix('「') else { return false };
    after.starts_with('」') && before.rsplit(['(', ')', '」']).next().is_some_and(|text| text.contains("以下"))
}

/// Kanji, katakana and Latin letters make longer names; kana of a sentence does not. A kanji that joins (及, 又) ends with kana.
fn is_name_char(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '々' | '\u{30a1}'..='\u{30fa}' | 'ー' | 'a'..='z' | '-')
}

/// A bound name at the end of `words`, as a word of its own: 法 in 又は法, not in 方法.
pub(super) fn ends_with_word(words: &str, name: &str) -> bool {
    words.strip_suffix(name).is_some_and(|before| !before.chars().next_back().is_some_and(is_name_char))
}

/// The title at the end of `words` (what stands before a place), and what sort of text bears it.
pub(super) fn title(words: &str) -> Option<(&str, LawKind)> {
    const PARTICLES: [char; 6] = ['は', 'が', 'を', 'も', 'へ', 'で'];
    let tail = words.rsplit(PARTICLES).next()?;
    let tail = tail.trim_start_matches(['の', 'に', 'と', 'び', 'る', 'た', 'て']);
    let kind = kind(tail)?;
    Some((tail, kind))
}

fn kind(title: &str) -> Option<LawKind> {
    const INTERNAL: [&str; 6] = ["規程", "規則", "要綱", "要領", "細則", "内規"];
    const OWN: [&str; 4] = ["本", "この", "当", "同"];
    const NO_LAW: [&str; 13] = ["方法", "手法", "用法", "製法", "寸法", "文法", "技法", "療法", "命令", "指令", "号令", "司令", "法令"];
    if let Some(word) = INTERNAL.iter().find(|word| title.ends_with(**word)) {
        let stem = title.strip_suffix(word).unwrap_or_default();
        let own = stem.is_empty() || OWN.contains(&stem);
        return if stem.contains("法施") { Some(LawKind::Law) } else { (!own).then_some(LawKind::Internal) };
    }
    if title.ends_with("条例") {
        return Some(LawKind::Ordinance);
    }
    let law = ["法", "法律", "令"].iter().any(|word| title.ends_with(word)) && title.chars().count() > 2;
    (law && !NO_LAW.iter().any(|word| title.ends_with(word))).then_some(LawKind::Law)
}
