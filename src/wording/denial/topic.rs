//! What a sentence speaks of, without what changes nothing about it, and how a text names itself and its parts.

use jiff::civil::Date;

use super::words::{BESIDE, OF, PEOPLE, SUBJECTS};
use crate::model::read;
use crate::text::{cut, each, look_up_key};

/// The topic of a sentence, and what is said of it.
pub(super) fn split(said: &str) -> Option<(&str, &str)> {
    let particles = ["については、", "については", "に関しては、", "に関しては", "は、", "は", "を、", "を"];
    // The は of 又は joins.
    let joins = |at: usize| {
        said.get(..at).is_some_and(|before| ["又", "また", "若しく", "もしく", "あるい"].iter().any(|word| before.ends_with(word)))
    };
    let find = |particle: &str| each(said, particle).find(|at| !joins(*at));
    let first =
        particles.iter().filter_map(|particle| Some((find(particle)?, particle.len()))).min_by_key(|(at, len)| (*at, usize::MAX - len))?;
    let (at, width) = first;
    Some((said.get(..at)?.trim(), said.get(at + width..)?))
}

/// What is left of a sentence without what changes nothing, and the day until which it speaks.
pub(super) fn beside(mut said: &str) -> (&str, Option<Date>) {
    let mut until = None;
    loop {
        said = said.trim_start();
        if let Some(rest) = BESIDE.iter().find_map(|word| said.strip_prefix(word)) {
            said = rest;
        } else if let Some((day, rest)) = cut(said, "まで").and_then(|(day, rest)| Some((read::day(day)?, rest))) {
            (until, said) = (Some(day), rest);
        } else if let Some(rest) = reason(said) {
            said = rest;
        } else if let Some(rest) = open_end(said) {
            said = rest;
        } else {
            return (said, until);
        }
    }
}

/// What follows 費用の都合により、 or 人員が不足しているため、: a reason changes nothing.
fn reason(said: &str) -> Option<&str> {
    let (reason, rest) = said.split_once('、')?;
    let is_reason = ["の都合により", "の都合上", "の関係で", "の関係上", "の事情により", "不足のため", "不足しているため", "ことから"];
    (is_reason.iter().any(|end| reason.ends_with(end)) && !reason.contains(['は', 'を', '。'])).then_some(rest)
}

/// What follows 病院長が別に定める日まで: until a day that nobody knows.
fn open_end(said: &str) -> Option<&str> {
    let (day, rest) = cut(said, "まで")?;
    let is_day =
        ["定める日", "別に定める時", "整う", "完了する", "終わる", "確保される", "成立する", "があ"].iter().any(|end| day.ends_with(end));
    (is_day && !day.contains(['。', 'は'])).then_some(rest)
}

/// A topic without what changes nothing about it: 教育訓練の実施, 前項の契約, この規程に従うかどうか.
pub(super) fn bare(topic: &str) -> &str {
    let topic = topic.trim();
    let asked = ["かどうか", "か否か"].iter().find_map(|whether| topic.strip_suffix(whether));
    let topic = asked.and_then(|asked| ["を", "に"].iter().find_map(|of| cut(asked, of))).map_or(topic, |(topic, _)| topic);
    // 前項の契約: what the paragraph before lays down.
    let is_noun = |thing: &str| thing.chars().count() <= 4 && !thing.contains(|letter: char| ('ぁ'..='ん').contains(&letter));
    let of_article = topic.split_once('の').filter(|(before, thing)| before.starts_with('前') && is_an_article(before) && is_noun(thing));
    if let Some((before, _)) = of_article {
        return before;
    }
    OF.iter().find_map(|of| topic.strip_suffix(of)).unwrap_or(topic)
}

/// What a sentence speaks of, be it the institution or its staff that does it.
pub(crate) fn topic_of(said: &str) -> Option<&str> {
    let (topic, rest) = split(beside(said).0)?;
    if SUBJECTS.contains(&topic) || PEOPLE.contains(&topic) { topic_of(rest) } else { Some(bare(topic)) }
}

/// Whether a topic is the text itself: この規程.
pub(crate) fn is_the_policy(topic: &str) -> bool {
    let key = look_up_key(["の遵守状況", "の遵守の状況", "の遵守", "の運用"].iter().find_map(|of| topic.strip_suffix(of)).unwrap_or(topic));
    THIS.contains(&&*key) || ["this policy", "these rules"].contains(&&*key)
}

/// Whether a sentence speaks of the text itself: この規程の全部又は一部, `this policy`.
pub(crate) fn names_the_policy(said: &str) -> bool {
    const OF: [&str; 14] = [
        "にいう",
        "でいう",
        "の遵守",
        "に定める",
        "によらない",
        "は",
        "を",
        "の全部",
        "の一部",
        "の規定",
        "の定め",
        "の適用",
        "の実施",
        "の効力",
    ];
    let is_of = |rest: &str| OF.iter().any(|of| rest.starts_with(of));
    let small = said.to_ascii_lowercase();
    let small = small.trim_end_matches(['.', ' ']);
    let is_named = |this: &&str| {
        let among = ["at any time", "when", "if"].map(|after| format!("{this} {after}"));
        let of_it = ["from", "in", "of"].map(|before| format!("{before} {this}"));
        small.starts_with(*this) || small.ends_with(*this) || among.iter().chain(&of_it).any(|of| small.contains(of))
    };
    THIS.iter().any(|this| said.split(this).skip(1).any(is_of)) || ["this policy", "these rules"].iter().any(is_named)
}

/// How a text names itself.
pub(super) const THIS: [&str; 14] = [
    "この規程",
    "本規程",
    "この規則",
    "本規則",
    "この要綱",
    "本要綱",
    "この規定",
    "本規定",
    "この基準",
    "この方針",
    "この基本方針",
    "この要領",
    "本要領",
    "この訓令",
];

/// Whether a sentence speaks of what an article or a paragraph lays down: 前項の規定は, この条は.
pub(crate) fn begins_with_an_article(said: &str) -> bool {
    split(beside(said).0).is_some_and(|(topic, _)| is_an_article(bare(topic)))
}

/// Whether a topic is an article of the text: この条, 第5条の規定.
pub(crate) fn is_an_article(topic: &str) -> bool {
    let is_number = |topic: &str| topic.starts_with('第') && topic.ends_with(['条', '項', '号', '章', '節']);
    let is_all = |parts: &str| topic.split(parts).count() > 1 && topic.split(parts).all(|part| is_number(part.trim_end_matches("まで")));
    is_number(topic)
        || ["及び", "並びに", "又は", "、", "から"].iter().any(|parts| is_all(parts))
        || ["この条", "本条", "この章", "本章", "前条", "前項", "前2項", "前二項", "前3項", "前各項", "この項", "この節"].contains(&topic)
}
