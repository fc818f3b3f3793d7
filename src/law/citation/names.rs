//! Which stretch of folded text is the name of a law: known names that stand as words of their own, and unknown titles before a place.

use super::{LawKind, notice};
use crate::law::index::NameMatch;
use crate::law::{Registry, Spelling};
use crate::text::fold::Folded;
use crate::text::numeral;

/// Where a known name may go on: with a place, a conjunction, or a word that speaks of the law.
const AFTER: [&str; 41] = [
    "第",
    "附則",
    "付則",
    "別表",
    "別記",
    "別紙",
    "様式",
    "及",
    "又",
    "並",
    "若",
    "乃至",
    "違反",
    "上",
    "下",
    "中",
    "内",
    "等",
    "関係",
    "関連",
    "所定",
    "以下",
    "以外",
    "前",
    "各",
    "同",
    "本則",
    "本文",
    "遵守",
    "改正",
    "一部",
    "施行日",
    "施行後",
    "施行前",
    "規定",
    "対応",
    "参照",
    "準用",
    "適用",
    "令和",
    "昭和",
];

/// What may stand before a known name without making another name of it.
const BEFORE: [&str; 17] =
    ["改正", "現行", "旧", "新", "同", "当該", "各", "並", "根拠", "法令", "参照", "準拠", "準用", "条文", "所管", "第", "項"];

/// Known names in a text that are words of their own: 医療法, but not in 医療法人. A blank in the middle of one counts for nothing.
pub(super) fn known(registry: &Registry, folded: &Folded) -> Vec<NameMatch> {
    let text = folded.text.as_str();
    let Some((squeezed, offsets)) = folded.squeezed() else {
        return registry.index().find_in(text).filter(|found| stands_alone(text, found)).collect();
    };
    let places = registry.index().find_in(&squeezed).filter_map(|found| {
        let (start, last) = (*offsets.get(found.start)?, *offsets.get(found.end.checked_sub(1)?)?);
        Some(NameMatch { start, end: last + 1, ..found })
    });
    places.filter(|found| stands_alone(text, found)).collect()
}

fn stands_alone(text: &str, found: &NameMatch) -> bool {
    let before = text.get(..found.start).unwrap_or_default();
    let after = text.get(found.end..).unwrap_or_default();
    let joined_before = before.chars().next_back().is_some_and(is_name_char) && !BEFORE.iter().any(|word| before.ends_with(word));
    let joined_after =
        after.chars().next().is_some_and(is_name_char) && !AFTER.iter().any(|word| after.starts_with(word)) && !is_article(after);
    // 刑134 is the penal code, 刑 is a penalty.
    let is_letter = found.text.chars().nth(1).is_none();
    let is_numbered = !is_letter || after.starts_with(|digit: char| digit.is_ascii_digit());
    !joined_before
        && !joined_after
        && is_numbered
        && !is_defined(before, after)
        && !is_of_another(after)
        && !is_of_house(after)
        && !notice::names(before, after)
}

/// Whether a name that no place follows is that of a law all the same. A short name that was not seen in use is one where it ends as laws do.
pub(super) fn says_a_law(spelling: Spelling, name: &str) -> bool {
    match spelling {
        Spelling::Title | Spelling::Former | Spelling::Abbreviation => true,
        Spelling::Unverified => ["法", "規則", "省令"].iter().any(|end| name.ends_with(end)),
        // Names have no blanks here: medicalcareact, actontheprotectionofpersonalinformation.
        Spelling::English => name.starts_with("act") || ["act", "code"].iter().any(|end| name.ends_with(end)),
    }
}

/// What the names of rules of an institution end with.
const INTERNAL: [&str; 9] = ["規程", "規則", "要綱", "要領", "細則", "内規", "基準", "マニュアル", "手順書"];

/// Whether the name begins that of a rule of the institution: 医療法関係規程, 番号法取扱規程.
fn is_of_house(after: &str) -> bool {
    let end = after.find(|letter: char| !is_name_char(letter)).unwrap_or(after.len());
    let added = after.get(..end).unwrap_or_default();
    let added = ["第", "別表", "附則"].iter().fold(added, |added, place| added.split(place).next().unwrap_or_default());
    INTERNAL.iter().any(|word| added.ends_with(word)) && !added.ends_with("施行規則")
}

/// Short names that stand for a law where something says for which.
const UNSAID: [&str; 5] = ["施行規則", "施行令", "規則", "法", "令"];

/// Whether a name is one of those, or 同法 and the like.
pub(super) fn is_unsaid(name: &str) -> bool {
    UNSAID.contains(&name.strip_prefix('同').unwrap_or(name)) || ["同政令", "同省令", "同府令", "act", "law"].contains(&name)
}

/// A short name at the end of `words` that stands alone, and where: 法 in 又は法, not in 方法, 当院の定める規則.
pub(super) fn unsaid_at_end(words: &str) -> Option<(usize, &'static str)> {
    const QUALIFIES: [&str; 9] = ["この", "その", "の", "定める", "定めた", "る", "た", "同", "本"];
    let short = *UNSAID.iter().find(|short| words.ends_with(**short))?;
    let before = words.strip_suffix(short)?;
    let joined = before.chars().next_back().is_some_and(is_name_char) && !["並", "又", "及"].iter().any(|word| before.ends_with(word));
    let qualified = QUALIFIES.iter().any(|word| before.ends_with(word));
    (!joined && !qualified).then_some((before.len(), short))
}

/// Where a short title begins, of which `start` is the beginning of the last part: 出入国管理及び難民認定法.
pub(super) fn paired_start(text: &str, start: usize) -> usize {
    const OTHERS: [char; 18] = ['条', '項', '号', '法', '令', '則', '程', '律', '例', '書', '録', '針', '準', '綱', '領', '約', 'ン', '款'];
    let Some(before) = text.get(..start).and_then(|before| before.strip_suffix("及び")) else { return start };
    let at = before.trim_end_matches(is_name_char).len();
    let part = before.get(at..).unwrap_or_default();
    if part.chars().count() < 4 || part.ends_with(OTHERS) || before.get(..at).is_some_and(|rest| rest.ends_with([')', '」'])) {
        return start;
    }
    at
}

/// Where a title that ends with 「…に関する法律」 begins, of which `start` is the beginning of the last part: 廃棄物の処理及び清掃に関する法律.
pub(super) fn joined_start(text: &str, start: usize) -> usize {
    const LINKS: [&str; 6] = ["及び", "並びに", "又は", "若しくは", "、", "・"];
    const ENDS: [char; 9] = ['条', '項', '号', '法', '令', '則', '程', '律', '例'];
    let mut start = start;
    while let Some(before) = text.get(..start).and_then(|before| LINKS.iter().find_map(|link| before.strip_suffix(link))) {
        let is_part = |letter: char| (is_name_char(letter) || ('ぁ'..='ん').contains(&letter)) && !"はがをもへで".contains(letter);
        let part = before.trim_end_matches(is_part);
        let part = before.get(part.len()..).unwrap_or_default();
        let part = LINKS.iter().fold(part, |part, link| part.rsplit(link).next().unwrap_or_default());
        if part.chars().count() < 2 || !part.ends_with(is_name_char) || part.ends_with(ENDS) {
            break;
        }
        start = before.len() - part.len();
    }
    start
}

/// Whether the name is part of the title of something else: 医療法等の一部を改正する法律, 個人情報の保護に関する法律についてのガイドライン.
pub(super) fn is_of_another(after: &str) -> bool {
    let amends = after.strip_prefix('等').unwrap_or(after).strip_prefix("の一部を改正する");
    amends.is_some_and(|after| ["法律", "政令", "省令", "内閣府令"].iter().any(|kind| after.starts_with(kind)))
        || ["についてのガイドライン", "に関するガイドライン"].iter().any(|title| after.starts_with(title))
        || is_part_of_title(after)
}

/// Whether what follows a name makes of it the title of another law: 麻薬及び向精神薬取締法等の特例等に関する法律.
fn is_part_of_title(after: &str) -> bool {
    /// Letters of what such a law is about.
    const LONGEST: usize = 24;
    let Some(rest) = after.strip_prefix('等').unwrap_or(after).strip_prefix('の') else { return false };
    let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let about = rest.get(..end).and_then(|rest| rest.split_once("に関する法律"));
    about.is_some_and(|(about, _)| !about.contains(['は', 'が', 'を', '、', '。', '(']))
}

/// 百三十四条: in a short form the number follows the name at once.
fn is_article(after: &str) -> bool {
    after.trim_start_matches(numeral::is_kanji).starts_with('条')
}

/// Whether a name stands where it is bound: （以下「個情法」という。）, （以下個情法という。）.
fn is_defined(before: &str, after: &str) -> bool {
    let quoted = before.ends_with('「') && after.starts_with('」');
    if !quoted && !["という", "と略", "と呼", "と総称"].iter().any(|word| after.starts_with(word)) {
        return false;
    }
    let text = before.rsplit(['(', ')', '」']).next().unwrap_or_default();
    ["以下", "通称", "略称", "いわゆる"].iter().any(|word| text.contains(word))
}

/// The short name that a sentence defines, where the law's name comes next: 「法」とは、…, 「法」は、….
pub(super) fn defined_as(before: &str) -> Option<&str> {
    let short = before.trim_end_matches(['、', ',', ' ']).strip_suffix('は')?;
    let (_, short) = short.strip_suffix('と').unwrap_or(short).strip_suffix('」')?.rsplit_once('「')?;
    ["法", "令", "規則"].iter().any(|kind| short.ends_with(kind)).then_some(short)
}

/// Kanji, katakana and Latin letters make longer names; kana of a sentence does not. A kanji that joins (及, 又) ends with kana.
pub(super) fn is_name_char(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '々' | '\u{30a1}'..='\u{30fa}' | 'ー' | 'a'..='z' | '-')
}

/// What may stand after a bound name: 法施行規則.
pub(super) const ADDED: [&str; 3] = ["", "施行令", "施行規則"];

/// Whether a bound name after these words is a word of its own: 法 in 又は法, not in 方法.
pub(super) fn is_alone_after(before: &str) -> bool {
    !before.chars().next_back().is_some_and(is_name_char) || BEFORE.iter().any(|word| before.ends_with(word))
}

/// Whether words end in 本法 or この法律, which is the law that was named.
pub(super) fn is_this_law(words: &str) -> bool {
    ["本法", "この法律", "当該法律", "当該法"]
        .iter()
        .any(|this| words.strip_suffix(this).is_some_and(|before| !before.chars().next_back().is_some_and(is_name_char)))
}

/// The title at the end of `words` (what stands before a place), and what sort of text bears it.
pub(super) fn title(words: &str) -> Option<(&str, LawKind)> {
    const LEADS: [&str; 12] = [
        "に基づき",
        "に基づく",
        "に基き",
        "に定める",
        "に規定する",
        "による",
        "により",
        "に係る",
        "に従い",
        "ならびに",
        "または",
        "および",
    ];
    let tail = after_particle(words);
    // 犯罪による収益の移転防止に関する法律: what leads to a title stands in titles too.
    let leads = |before: &str| !tail.ends_with("に関する法律") || before.ends_with(['条', '項', '号', '定', '旨']);
    let after = |tail: &str, lead: &str| tail.rsplit_once(lead).filter(|(before, _)| leads(before)).map(|(_, rest)| rest.len());
    let cut =
        LEADS.iter().fold(tail.len(), |length, lead| tail.get(tail.len() - length..).and_then(|rest| after(rest, lead)).unwrap_or(length));
    let tail = tail.get(tail.len() - cut..)?;
    let whole = tail.trim_start_matches(['の', 'に', 'と', 'び', 'る', 'た', 'て']);
    let kind = kind(whole)?;
    if kind != LawKind::Law || whole.contains("関する") || whole.ends_with("法律") {
        return Some((whole, kind));
    }
    // Short titles are written without hiragana, but for a few words: what stands before is the sentence.
    let short = whole.rsplit(|letter: char| ('ぁ'..='ん').contains(&letter)).next()?;
    let kind = self::kind(short)?;
    Some((with_word(words, short), kind))
}

/// The text after the last particle of a sentence; in 障害を理由とする差別の解消の推進に関する法律 the を is one of the title.
fn after_particle(words: &str) -> &str {
    const PARTICLES: [char; 6] = ['は', 'が', 'を', 'も', 'へ', 'で'];
    let tail = words.rsplit(PARTICLES).next().unwrap_or(words);
    if !tail.ends_with("法律") || !begins_with_verb(tail) {
        return tail;
    }
    let object = words.strip_suffix(tail).and_then(|before| before.strip_suffix(['を', 'が']));
    object.and_then(|object| words.get(object.trim_end_matches(is_name_char).len()..)).unwrap_or(tail)
}

/// Whether a text begins with what is done to what stands before it: 理由とする, 行う, 図るための.
fn begins_with_verb(text: &str) -> bool {
    // 医療法の一部を改正する法律
    const AMENDS: [&str; 2] = ["改正する", "廃止する"];
    const ENDINGS: [&str; 16] =
        ["とする", "する", "う", "く", "す", "つ", "む", "る", "ぶ", "ぐ", "ける", "げる", "める", "える", "じる", "れる"];
    let ending = text.trim_start_matches(is_name_char);
    ENDINGS.iter().any(|word| ending.starts_with(word)) && !AMENDS.iter().any(|word| text.starts_with(word))
}

/// A short title with the word in hiragana with which it begins: がん対策基本法.
fn with_word<'t>(words: &'t str, short: &'t str) -> &'t str {
    const WORDS: [&str; 8] = ["がん", "こども", "子ども", "子育て", "いじめ", "たばこ", "あへん", "ごみ"];
    let Some(before) = words.strip_suffix(short) else { return short };
    let Some(start) = WORDS.iter().find_map(|word| before.strip_suffix(word)) else { return short };
    words.get(start.len()..).unwrap_or(short)
}

fn kind(title: &str) -> Option<LawKind> {
    const RULES: [&str; 6] = ["規程", "規則", "要綱", "要領", "細則", "内規"];
    const OWN: [&str; 4] = ["本", "この", "当", "同"];
    /// 民事訴訟規則, 電離放射線障害防止規則: no institution lays down the like.
    const OF_STATE: [&str; 5] = ["訴訟規則", "障害防止規則", "障害予防規則", "中毒予防規則", "衛生基準規則"];
    const THIS: [&str; 5] = ["この法律", "その法律", "本法律", "当該法律", "当該法"];
    const NO_LAW: [&str; 16] =
        ["方法", "手法", "用法", "製法", "寸法", "文法", "技法", "療法", "命令", "指令", "号令", "司令", "法令", "省令", "府令", "政令"];
    if THIS.contains(&title) {
        return None;
    }
    if let Some(word) = RULES.iter().find(|word| title.ends_with(**word)) {
        let stem = title.strip_suffix(word).unwrap_or_default();
        let own = stem.is_empty() || stem == "施行" || OWN.contains(&stem);
        // A 施行細則 is one of a prefecture.
        let of_state = stem.contains("法施") && *word != "細則" || OF_STATE.iter().any(|rules| title.ends_with(rules));
        return if of_state { Some(LawKind::Law) } else { (!own).then_some(LawKind::Internal) };
    }
    if title.ends_with("条例") {
        return Some(LawKind::Ordinance);
    }
    if title.contains("に関する") && ["省令", "府令", "政令"].iter().any(|word| title.ends_with(word)) {
        return Some(LawKind::Law);
    }
    let is_whole = title.chars().count() > 2 && title != "施行令" || title == "商法";
    let law = ["法", "法律", "令"].iter().any(|word| title.ends_with(word)) && is_whole;
    (law && !NO_LAW.iter().any(|word| title.ends_with(word))).then_some(LawKind::Law)
}
