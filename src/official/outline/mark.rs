//! What a line opens, by the signs with which it begins.

use crate::model::standard::Pattern;
use crate::text::fold::fold_char;
use crate::text::numeral;

/// What a line opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark<'t> {
    /// `【遵守事項】`, `＜遵守事項＞`, `■ 遵守事項`: a list of requirements.
    List,
    /// `遵守事項` without a sign around it: one where the document has no other.
    BareList,
    /// `【考え方】`: something else.
    Other,
    /// `<説明責任>`: numbers begin anew.
    Group(&'t str),
    /// `①`: an item; no number where its sign cannot be read. What follows it.
    Item(Option<u32>, &'t str),
    /// `[Ⅰ、Ⅲ`: reference patterns; they may go on in the next line.
    Patterns,
    /// Nothing, or what depends on where it stands.
    Nothing,
}

/// A numbered heading: `3.1.2 体制`, `13．ネットワーク`, `第13章 ネットワーク`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading<'t> {
    /// In plain digits.
    pub number: String,
    /// What follows it.
    pub title: &'t str,
    /// Whether a full stop, a chapter sign or several parts show that the number is one of a section.
    pub is_sure: bool,
}

/// The longest heading, in characters; the guideline's have forty at most.
const LONGEST_HEADING: usize = 70;

/// What cannot begin a heading after a number: particles, and units that make a quantity of it.
const NO_TITLE: [&str; 33] = [
    "に", "の", "を", "は", "が", "と", "も", "へ", "で", "や", "か", "、", "。", "，", ",", "・", ")", "）", "年", "月", "日", "回", "分",
    "時間", "人", "名", "件", "文字", "桁", "世代", "要素", "版", "%",
];

/// What joins a sign to a sentence that goes on: `②に示す`, `②及び③`.
const JOINS: [&str; 25] = [
    "に",
    "の",
    "を",
    "は",
    "が",
    "と",
    "も",
    "へ",
    "で",
    "や",
    "、",
    "，",
    ",",
    "・",
    "～",
    "〜",
    "~",
    "-",
    "－",
    "及び",
    "又は",
    "並びに",
    "若しくは",
    "から",
    "まで",
];

pub(super) fn mark(line: &str) -> Mark<'_> {
    let Some(first) = line.chars().next() else { return Mark::Nothing };
    if let Some(list) = list(line) {
        return list;
    }
    let rest = line.get(first.len_utf8()..).unwrap_or_default();
    match first {
        '【' => {
            let name: String = rest.chars().take_while(|letter| *letter != '】').filter(|letter| !letter.is_whitespace()).collect();
            if name.contains("遵守事項") { Mark::List } else { Mark::Other }
        }
        '<' | '＜' | '〈' | '《' => match rest.trim_end().strip_suffix(['>', '＞', '〉', '》']) {
            Some(title) if !title.trim().is_empty() => Mark::Group(title.trim()),
            _ => Mark::Nothing,
        },
        '[' | '［' | '(' | '（' | '〔' if patterns(rest).is_some() => Mark::Patterns,
        '⑴'..='⒇' => Mark::Nothing,
        // Signs of fonts of their own: those of ① in documents of word processors.
        '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => Mark::Item(None, rest.trim_start()),
        _ => match numeral::ring(first) {
            Some(number) => Mark::Item(Some(number), rest.trim_start()),
            None => Mark::Nothing,
        },
    }
}

/// The heading of a list, if a line says nothing else.
fn list(line: &str) -> Option<Mark<'_>> {
    const AROUND: &str = "【】[]［］〔〕<>＜＞〈〉《》（）()「」■□◆◇●○▼▶・:：";
    let said: String = line.chars().filter(|letter| !letter.is_whitespace()).collect();
    let word = said.trim_matches(|letter: char| AROUND.contains(letter));
    (word == "遵守事項").then(|| if said == word { Mark::BareList } else { Mark::List })
}

/// Whether the sign of an item is one of a sentence that goes on.
pub(super) fn is_joined(rest: &str) -> bool {
    JOINS.iter().any(|join| rest.starts_with(join)) || rest.chars().next().is_some_and(|next| numeral::ring(next).is_some())
}

/// Reads a heading.
pub(super) fn heading(line: &str) -> Option<Heading<'_>> {
    let is_chapter = line.starts_with('第');
    let mut rest = line.strip_prefix('第').unwrap_or(line).trim_start();
    let mut number = String::new();
    loop {
        let digits = rest.chars().take_while(|letter| numeral::digit(*letter).is_some()).count();
        if digits == 0 || digits > 2 {
            return None;
        }
        number.extend(rest.chars().take(digits).map(fold_char));
        rest = rest.get(rest.chars().take(digits).map(char::len_utf8).sum()..)?;
        let next = rest.strip_prefix(['.', '．']);
        let goes_on = next.map(str::trim_start).filter(|next| next.chars().next().is_some_and(|letter| numeral::digit(letter).is_some()));
        match goes_on {
            Some(next) => {
                number.push('.');
                rest = next;
            }
            None => break,
        }
    }
    // 2章 is a chapter, and 2章の is not.
    let of_chapter = rest.strip_prefix('章').filter(|after| after.starts_with(char::is_whitespace));
    let after = if is_chapter { rest.trim_start().strip_prefix('章') } else { rest.strip_prefix(['.', '．']).or(of_chapter) };
    if is_chapter && after.is_none() {
        return None;
    }
    let is_sure = after.is_some() || number.contains('.');
    let after = after.unwrap_or(rest);
    let title = after.trim();
    let is_apart = is_sure || after.starts_with(char::is_whitespace);
    let fits = !title.is_empty()
        && title.chars().count() <= LONGEST_HEADING
        && !has_sentence(title)
        && !NO_TITLE.iter().any(|no| title.starts_with(no));
    (is_apart
        && fits
        && !title.starts_with(|letter: char| numeral::digit(letter).is_some() || "（(".contains(letter) && !number.contains('.')))
    .then_some(Heading { number, title, is_sure })
}

/// Whether a text has a full stop outside of brackets.
fn has_sentence(text: &str) -> bool {
    let mut depth = 0_u32;
    text.chars().any(|letter| {
        match letter {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == '。' && depth == 0
    })
}

/// Whether a line is one of a table of contents: dots lead to a number.
pub(super) fn is_contents(line: &str) -> bool {
    let dots = |letter: char| matches!(letter, '.' | '．' | '・' | '･' | '…' | '‥' | '⋯' | '·');
    let line =
        line.trim_end_matches(|letter: char| numeral::digit(letter).is_some() || letter.is_whitespace() || "-‐‑–—―－ー–".contains(letter));
    let count = line.chars().rev().take_while(|letter| dots(*letter) || *letter == ' ').filter(|letter| dots(*letter)).count();
    count >= 4 || line.ends_with("……") || line.contains("........") || line.contains("………")
}

/// The patterns with which a text begins: `Ⅰ~Ⅳ`, `Ⅰ、Ⅲ`, `I, III`.
pub(super) fn patterns(text: &str) -> Option<Vec<Pattern>> {
    const ALL: [Pattern; 4] = [Pattern::One, Pattern::Two, Pattern::Three, Pattern::Four];
    let mut found: Vec<Pattern> = Vec::new();
    let mut is_range = false;
    let mut rest = text.trim_start();
    while let Some((pattern, after)) = pattern(rest) {
        match found.last().copied().filter(|_| is_range) {
            Some(first) => {
                let within = ALL.into_iter().skip_while(|one| *one != first).skip(1);
                let to = within.clone().position(|one| one == pattern)?;
                found.extend(within.take(to + 1));
            }
            None => found.push(pattern),
        }
        let after = after.trim_start();
        let next = after.strip_prefix(['~', '～', '〜', '∼', '-', '－', '–', 'ー']);
        is_range = next.is_some();
        rest = next.or_else(|| after.strip_prefix(['、', ',', '，', '・', '及', '／', '/'])).unwrap_or(after);
        rest = rest.strip_prefix('び').unwrap_or(rest).trim_start();
    }
    (!found.is_empty()).then_some(found)
}

fn pattern(text: &str) -> Option<(Pattern, &str)> {
    const SPELLED: [(&str, Pattern); 8] = [
        ("Ⅳ", Pattern::Four),
        ("Ⅲ", Pattern::Three),
        ("Ⅱ", Pattern::Two),
        ("Ⅰ", Pattern::One),
        ("IV", Pattern::Four),
        ("III", Pattern::Three),
        ("II", Pattern::Two),
        ("I", Pattern::One),
    ];
    SPELLED.iter().find_map(|(spelled, pattern)| {
        let rest = text.strip_prefix(spelled)?;
        (!rest.starts_with(|next: char| next.is_ascii_alphanumeric())).then_some((*pattern, rest))
    })
}

/// Whether a text has come to a full stop.
pub(super) fn is_closed(text: &str) -> bool {
    text.trim_end().ends_with(['。', '．'])
}

/// Whether something else may begin after a text: a sentence has ended, if only by what it ends with.
pub(super) fn is_ended(text: &str) -> bool {
    let text = text.trim_end();
    text.is_empty() || text.ends_with(['。', '．', '」', '）', ')', '：', ':', '】', '>', '＞']) || text.ends_with("こと")
}
