//! Sentences that take back what they name: 監査は、当分の間、行わない, and such as only try it: バックアップの取得に努める.
//! Only a sentence of that form is one: what somebody may not do (パスワードを共有しない) takes nothing back.

use std::ops::Range;

use jiff::civil::Date;

use super::sentence::{Mood, Sentence};
use crate::model::read;
use crate::text::look_up_key;

/// How a sentence takes back what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denies {
    /// It is not done.
    Done,
    /// It is tried, and need not be done.
    Need,
}

/// A sentence that takes something back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial<'a> {
    /// What it names: 二要素認証, この規程.
    pub topic: &'a str,
    /// How.
    pub denies: Denies,
    /// The last day on which it does, where it says one.
    pub until: Option<Date>,
    /// The sentence: bytes of the wording.
    pub range: Range<usize>,
}

/// Of whom a sentence may speak that speaks of the whole institution.
const SUBJECTS: [&str; 17] = [
    "当院",
    "本院",
    "当医院",
    "当診療所",
    "当薬局",
    "当法人",
    "本法人",
    "病院",
    "診療所",
    "薬局",
    "法人",
    "院長",
    "医院",
    "医療機関",
    "機関",
    "当機関",
    "当クリニック",
];
/// What may stand before a topic or a verb and changes nothing.
const BESIDE: [&str; 19] = [
    "当分の間",
    "当面の間",
    "当面は",
    "当面",
    "現在は",
    "現在",
    "現時点では",
    "原則として",
    "今後も",
    "今後",
    "一切",
    "特に",
    "これを",
    "なお",
    "また",
    "ここ",
    "の間",
    "は",
    "、",
];
/// What does not do something.
const NOT_DONE: [&str; 24] = [
    "行わない",
    "行なわない",
    "行いません",
    "実施しない",
    "実施しません",
    "しない",
    "要しない",
    "必要としない",
    "不要とする",
    "適用しない",
    "設けない",
    "設置しない",
    "置かない",
    "定めない",
    "作成しない",
    "整備しない",
    "採用しない",
    "導入しない",
    "求めない",
    "使用しない",
    "利用しない",
    "用いない",
    "取得しない",
    "対象外とする",
];
/// What each of these has in it.
const HINTS: [&str; 4] = ["ない", "ません", "不要とする", "対象外とする"];
/// What may follow it.
const AFTER: [&str; 9] = ["", "ものとする", "こととする", "方針とする", "ことにする", "ことができる", "が、", "が,", "ため、"];
/// What a topic may have behind it.
const OF: [&str; 14] = [
    "の実施",
    "の利用",
    "の使用",
    "の導入",
    "の取得",
    "の作成",
    "の適用",
    "の設置",
    "の規定",
    "の定め",
    "の策定",
    "の整備",
    "の運用",
    "の採用",
];

/// What a sentence takes back, if anything.
pub(super) fn of<'a>(text: &'a str, sentence: &Sentence) -> Option<Denial<'a>> {
    // What is said in passing denies nothing, but for what is tried.
    if matches!(sentence.mood, Mood::Defers | Mood::SaysNothing) {
        return None;
    }
    let said = text.get(sentence.range.clone())?;
    let (topic, denies, until) = if said.contains("努め") {
        let (topic, until) = tried(said)?;
        (topic, Denies::Need, until)
    } else if said.is_ascii() {
        let (topic, denies) = english(said)?;
        (topic, denies, None)
    } else {
        let (topic, until) = not_done(said)?;
        (topic, Denies::Done, until)
    };
    Some(Denial { topic, denies, until, range: sentence.range.clone() })
}

/// 監査は、当分の間、行わない.
fn not_done(said: &str) -> Option<(&str, Option<Date>)> {
    // Most sentences deny nothing.
    if !HINTS.iter().any(|hint| said.contains(hint)) {
        return None;
    }
    let (said, mut until) = beside(said);
    let (topic, rest) = split(said)?;
    if SUBJECTS.contains(&topic) {
        let (inner, day) = not_done(rest)?;
        return Some((inner, day.or(until)));
    }
    let (rest, day) = beside(rest);
    until = until.or(day);
    let after = NOT_DONE.iter().find_map(|verb| rest.strip_prefix(verb))?;
    let ends = AFTER.iter().any(|end| if end.is_empty() { after.is_empty() } else { after.starts_with(end) });
    ends.then_some((bare(topic), until))
}

/// バックアップの取得に努める, 二要素認証を用いるよう努める.
fn tried(said: &str) -> Option<(&str, Option<Date>)> {
    let (said, until) = beside(said);
    let said = said.split("努め").next()?;
    let object = said.rsplit_once("は、").or_else(|| said.rsplit_once('は')).map_or(said, |(_, object)| object);
    let (object, day) = beside(object);
    let until = until.or(day);
    if let Some(topic) = object.strip_suffix('に').filter(|topic| !topic.ends_with("よう")) {
        return Some((bare(topic), until));
    }
    let object = object.strip_suffix("ように").or_else(|| object.strip_suffix("よう"))?;
    let (topic, _) = object.split_once('を')?;
    Some((bare(topic), until))
}

/// The topic of a sentence, and what is said of it.
fn split(said: &str) -> Option<(&str, &str)> {
    let particles = ["については、", "については", "に関しては、", "に関しては", "は、", "は", "を、", "を"];
    let first = particles
        .iter()
        .filter_map(|particle| Some((said.find(particle)?, particle.len())))
        .min_by_key(|(at, len)| (*at, usize::MAX - len))?;
    let (at, width) = first;
    Some((said.get(..at)?.trim(), said.get(at + width..)?))
}

/// What is left of a sentence without what changes nothing, and the day until which it speaks.
fn beside(mut said: &str) -> (&str, Option<Date>) {
    let mut until = None;
    loop {
        said = said.trim_start();
        if let Some(rest) = BESIDE.iter().find_map(|word| said.strip_prefix(word)) {
            said = rest;
        } else if let Some((day, rest)) = said.split_once("まで").and_then(|(day, rest)| Some((read::day(day)?, rest))) {
            (until, said) = (Some(day), rest);
        } else {
            return (said, until);
        }
    }
}

/// A topic without what changes nothing about it.
fn bare(topic: &str) -> &str {
    let topic = topic.trim();
    OF.iter().find_map(|of| topic.strip_suffix(of)).unwrap_or(topic)
}

/// `Audits are not performed`, `this policy does not apply`, `staff endeavour to use two-factor authentication`.
fn english(said: &str) -> Option<(&str, Denies)> {
    const NOT: [&str; 10] = [
        " is not ",
        " are not ",
        " will not be ",
        " shall not be ",
        " does not apply",
        " do not apply",
        " need not be ",
        " is no longer ",
        " are no longer ",
        " is never ",
    ];
    const DONE: [&str; 16] = [
        "done",
        "performed",
        "carried out",
        "conducted",
        "required",
        "held",
        "kept",
        "used",
        "applied",
        "made",
        "appointed",
        "established",
        "in force",
        "taken",
        "introduced",
        "necessary",
    ];
    const TRIED: [&str; 10] = ["use ", "perform ", "carry out ", "keep ", "make ", "take ", "hold ", "conduct ", "introduce ", "have "];
    let small = said.to_ascii_lowercase();
    let topic_of = |at: usize| {
        let before = said.get(..at)?;
        let before = before.rsplit_once(", ").map_or(before, |(_, topic)| topic).trim();
        let small = before.to_ascii_lowercase();
        let article = ["the ", "an ", "a "].into_iter().find(|article| small.starts_with(article)).map_or(0, str::len);
        before.get(article..)
    };
    if let Some((at, not)) = NOT.iter().find_map(|not| Some((small.find(not)?, *not))) {
        let rest = small.get(at + not.len()..)?;
        let ends = not.ends_with("apply") || DONE.iter().any(|done| rest.starts_with(done));
        return Some((topic_of(at)?, Denies::Done)).filter(|_| ends);
    }
    let (at, width) = ["endeavour to ", "endeavor to ", "try to "].iter().find_map(|word| Some((small.find(word)?, word.len())))?;
    let rest = small.get(at + width..)?;
    let verb = TRIED.iter().find(|verb| rest.starts_with(**verb))?;
    let topic = said.get(at + width + verb.len()..)?.trim_end_matches(['.', ' ']);
    Some((topic, Denies::Need))
}

/// Whether a topic is the text itself: この規程.
pub(crate) fn is_the_policy(topic: &str) -> bool {
    const NAMES: [&str; 16] = [
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
        "this policy",
        "these rules",
    ];
    let key = look_up_key(topic);
    NAMES.contains(&&*key)
}

/// Whether a topic is an article of the text: この条, 第5条の規定.
pub(crate) fn is_an_article(topic: &str) -> bool {
    let is_number = topic.starts_with('第') && topic.ends_with(['条', '項', '号', '章', '節']);
    is_number || ["この条", "本条", "この章", "本章", "前条", "前項", "この項", "この節"].contains(&topic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::sentence::sentences;

    #[test]
    fn every_denial_is_hinted_at() {
        assert!(NOT_DONE.iter().all(|verb| HINTS.iter().any(|hint| verb.contains(hint))));
    }

    #[test]
    fn what_sentences_take_back() {
        for (text, expected) in [
            ("二要素認証は、当分の間、行わない。", Some(("二要素認証", Denies::Done))),
            ("監査は実施しない。", Some(("監査", Denies::Done))),
            ("監査を行わない。", Some(("監査", Denies::Done))),
            ("当院は、当面、監査を行わないものとする。", Some(("監査", Denies::Done))),
            ("バックアップの取得については、当分の間、これを行わない。", Some(("バックアップ", Denies::Done))),
            ("監査責任者は、置かない。", Some(("監査責任者", Denies::Done))),
            ("この規程は、当分の間、適用しない。", Some(("この規程", Denies::Done))),
            ("監査は不要とする。", Some(("監査", Denies::Done))),
            ("監査は行わないが、自己点検を行う。", Some(("監査", Denies::Done))),
            ("職員は、バックアップの取得に努める。", Some(("バックアップ", Denies::Need))),
            ("利用者は、二要素認証を用いるよう努めるものとする。", Some(("二要素認証", Denies::Need))),
            ("The audit is not performed for the time being.", Some(("audit", Denies::Done))),
            ("For the time being, this policy does not apply.", Some(("this policy", Denies::Done))),
            ("Users endeavour to use multi-factor authentication.", Some(("multi-factor authentication", Denies::Need))),
            ("職員は、パスワードを共有しない。", None),
            ("利用者は、パスワードを他人に教えてはならない。", None),
            ("来訪者には、二要素認証を行わない。", None),
            ("外部からの遠隔接続の場合は、承認を要しない。", None),
            ("監査は、年1回行う。", None),
            ("職員は、情報セキュリティの向上に努める。", Some(("情報セキュリティの向上", Denies::Need))),
            ("Passwords are not shared.", None),
        ] {
            let read: Vec<_> =
                sentences(text).iter().filter_map(|sentence| of(text, sentence)).map(|denial| (denial.topic, denial.denies)).collect();
            assert_eq!(read.first().copied(), expected, "{text}");
        }
        let dated = "第5条の規定は、令和9年3月31日までの間は、適用しない。";
        let read: Vec<_> =
            sentences(dated).iter().filter_map(|sentence| of(dated, sentence)).map(|denial| (denial.topic, denial.until)).collect();
        assert_eq!(read, [("第5条", Some(jiff::civil::date(2027, 3, 31)))]);
    }
}
