//! Sentences that take back what they name: 監査は、当分の間、行わない, and such as only try it: バックアップの取得に努める.
//! Only a sentence of that form is one: what somebody may not do (パスワードを共有しない) takes nothing back.

mod english;
mod words;

use std::ops::Range;

use jiff::civil::Date;

use super::phrase::Says;
use super::sentence::{Mood, Sentence};
use crate::model::read;
use crate::text::look_up_key;
use words::{AFTER, ALLOWS, AT_WILL, BESIDE, DOING, HINTS, OF, OFF, PEOPLE, PERMITS, SUBJECTS, TO_DO};

/// How a sentence takes back what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denies {
    /// It is not done.
    Done,
    /// It is tried or done at will, and need not be done.
    Need,
    /// It may be done by anybody: BYODを認める.
    Ban,
}

/// A sentence that takes something back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial<'a> {
    /// What it names: 二要素認証, この規程.
    pub topic: &'a str,
    /// What may be done with it, where the sentence allows that: 共用 in 「利用者IDは、共用することができる」.
    pub action: Option<&'a str>,
    /// For whom alone, where the sentence says it: 院長 in 「前項の規定は、院長については、適用しない」.
    pub whom: Option<&'a str>,
    /// How.
    pub denies: Denies,
    /// The last day on which it does, where it says one.
    pub until: Option<Date>,
    /// The sentence: bytes of the wording.
    pub range: Range<usize>,
}

/// What a sentence takes back, if anything.
pub(super) fn of<'a>(text: &'a str, sentence: &Sentence) -> Option<Denial<'a>> {
    // What is said in passing denies nothing, but for what is tried.
    let defers = sentence.mood == Mood::Defers && !sentence.phrases.say(&[Says::Denied]);
    if defers || sentence.mood == Mood::SaysNothing {
        return None;
    }
    let said = text.get(sentence.range.clone())?;
    let denial = |(topic, denies, until)| Denial { topic, action: None, whom: None, denies, until, range: sentence.range.clone() };
    if said.contains("努め") {
        let (topic, until) = tried(said)?;
        return Some(denial((topic, Denies::Need, until)));
    }
    if said.is_ascii() {
        let (topic, denies) = english::english(said)?;
        return Some(denial((topic, denies, None)));
    }
    if let Some(topic) = overridden(said) {
        return Some(denial((topic, Denies::Done, None)));
    }
    let in_passing = || said.split(['（', '(']).skip(1).find_map(|aside| denied_aside(said, aside));
    not_done(said).or_else(in_passing).map(denial).or_else(|| {
        if let Some((topic, whom, until)) = excused(said) {
            return Some(Denial { whom: Some(whom), ..denial((topic, Denies::Done, until)) });
        }
        let (topic, action) = permitted(said)?;
        Some(Denial { action: Some(action), ..denial((topic, Denies::Ban, None)) })
    })
}

/// 前項の規定は、院長については、適用しない: what does not hold for somebody, and for whom.
fn excused(said: &str) -> Option<(&str, &str, Option<Date>)> {
    if !said.contains("ない") {
        return None;
    }
    let (said, until) = beside(said);
    let (topic, rest) = split(said)?;
    let (rest, day) = beside(rest);
    let (whom, predicate) = ["については", "に対しては", "に関しては", "には"].iter().find_map(|to| rest.split_once(to))?;
    let is_one = !whom.is_empty() && !whom.contains(['、', '。', 'は', 'を']);
    let is_off = || matches!(denies(beside(predicate).0), Some(Denies::Done));
    (is_one && is_off()).then(|| (bare(topic), whom, until.or(day)))
}

/// 監査は、当分の間、行わない; 監査は、必要に応じて行う.
fn not_done(said: &str) -> Option<(&str, Denies, Option<Date>)> {
    if !HINTS.iter().any(|hint| said.contains(hint)) {
        return None;
    }
    let (said, mut until) = beside(said);
    let (topic, rest) = split(said)?;
    let inner = |rest| not_done(rest).map(|(inner, denies, day)| (inner, denies, day.or(until)));
    if SUBJECTS.contains(&topic) {
        return inner(rest);
    }
    // 職員は、教育訓練を受けなくてもよい: let off, not forbidden.
    if PEOPLE.contains(&topic) {
        let (what, predicate) = split(beside(rest).0)?;
        return lets_off(beside(predicate).0).then_some((bare(what), Denies::Done, until));
    }
    let (rest, day) = beside(rest);
    until = until.or(day);
    let denies = denies(rest)?;
    Some((bare(topic), denies, until))
}

/// この規程と手順書とが異なるときは、手順書による; 手順書は、この規程に優先する: another text takes the place of this one. What the law or a
/// parent says may.
fn overridden(said: &str) -> Option<&str> {
    const HIGHER: [&str; 8] = ["法令", "法律", "法人", "上位", "本部", "ガイドライン", "条例", "就業規則"];
    let (this, at) = THIS.iter().find_map(|this| Some((*this, said.find(this)?)))?;
    let (before, after) = (said.get(..at)?, said.get(at + this.len()..)?);
    let (other, comes_first) = if let Some((case, then)) = ["ときは", "場合は", "場合には", "場合においては"]
        .iter()
        .find_map(|case| after.split_once(case))
        .filter(|(case, _)| ["異な", "抵触", "矛盾", "相違", "齟齬"].iter().any(|word| case.contains(word)))
    {
        let then = then.trim_start_matches(['、', ' ']);
        let other = if then.starts_with("この") || then.starts_with("本規") { "" } else { then };
        (if case.is_empty() { before } else { other }, ["による", "に従", "優先", "を適用"].iter().any(|word| then.contains(word)))
    } else {
        (before, ["に優先する", "に優先して適用", "より優先する", "に優先される"].iter().any(|word| after.starts_with(word)))
    };
    let is_lower = !other.is_empty() && !HIGHER.iter().any(|higher| said.contains(higher));
    (comes_first && is_lower).then(|| said.get(at..at + this.len()))?
}

/// 監査は、年1回行う（当分の間、行わない。）: what stands in brackets speaks of the topic of its sentence, or of one of its own.
fn denied_aside<'a>(said: &'a str, aside: &'a str) -> Option<(&'a str, Denies, Option<Date>)> {
    let aside = aside.split(['）', ')']).next().unwrap_or(aside).trim_end_matches('。');
    let aside = ["ただし、", "ただし", "但し、"].iter().find_map(|word| aside.strip_prefix(word)).unwrap_or(aside);
    let (bare_aside, until) = beside(aside);
    let of_topic = || {
        let denies = denies(bare_aside)?;
        let topic = topic_of(said)?;
        Some((topic, denies, until))
    };
    of_topic().or_else(|| not_done(aside))
}

/// What a sentence speaks of, be it the institution or its staff that does it.
fn topic_of(said: &str) -> Option<&str> {
    let (topic, rest) = split(beside(said).0)?;
    if SUBJECTS.contains(&topic) || PEOPLE.contains(&topic) { topic_of(rest) } else { Some(bare(topic)) }
}

/// What a predicate does to its topic, if it takes it back.
fn denies(said: &str) -> Option<Denies> {
    let to_us = SUBJECTS.iter().find_map(|whom| said.strip_prefix(whom)?.strip_prefix('に'));
    let said = to_us.map_or(said, |rest| rest.strip_prefix('は').unwrap_or(rest));
    let said = said.trim_start_matches(['、', ',', ' ']);
    // 監査は、実施を見合わせる.
    let said = ["実施を", "開催を", "運用を", "適用を", "取得を", "作成を"].iter().find_map(|act| said.strip_prefix(act)).unwrap_or(said);
    let ends = |rest: &str| AFTER.iter().any(|end| if end.is_empty() { rest.is_empty() } else { rest.starts_with(end) });
    let not = |rest: &str| ["ない", "ません"].iter().any(|not| rest.strip_prefix(not).is_some_and(ends));
    let is_not_done = DOING.iter().any(|doing| said.strip_prefix(doing).is_some_and(not));
    let is_off = OFF.iter().any(|off| said.strip_prefix(off).is_some_and(ends));
    if is_not_done || is_off || lets_off(said) {
        let is_at_will = ["任意", "努力", "目安", "参考"].iter().any(|word| said.starts_with(word));
        return Some(if is_at_will { Denies::Need } else { Denies::Done });
    }
    if PERMITS.iter().any(|permits| said.strip_prefix(permits).is_some_and(ends)) {
        return Some(Denies::Ban);
    }
    let rest = AT_WILL.iter().find_map(|will| said.strip_prefix(will))?;
    TO_DO.iter().any(|doing| rest.strip_prefix(doing).is_some_and(ends)).then_some(Denies::Need)
}

/// 利用者IDは、共用することができる: what is allowed without any condition, and of what.
fn permitted(said: &str) -> Option<(&str, &str)> {
    if !said.contains(['可', '許', '認']) && !said.contains("でき") && !said.contains("よい") {
        return None;
    }
    let (topic, rest) = split(beside(said).0)?;
    // 受付においては、IDを共用することができる: what is forbidden is so everywhere.
    if SUBJECTS.contains(&topic) || PEOPLE.contains(&topic) || topic.ends_with("において") {
        return permitted(rest);
    }
    let rest = beside(rest).0;
    let (action, end) = ALLOWS.iter().find_map(|allows| rest.split_once(allows))?;
    let is_bare = !action.is_empty() && !action.contains(['、', 'を', 'に', 'は', 'で', 'と', 'が', '。']);
    (is_bare && AFTER.contains(&end)).then_some((bare(topic), action))
}

/// 行う必要はない, 行うことを要しない, 行わなくてもよい.
fn lets_off(said: &str) -> bool {
    const NO_NEED: [&str; 6] = ["必要はない", "必要がない", "必要はありません", "ことを要しない", "ことは要しない", "には及ばない"];
    let is_no_need = |doing: &str| said.strip_prefix(doing).is_some_and(|rest| NO_NEED.iter().any(|need| rest.starts_with(need)));
    let is_let = |doing: &str| {
        said.strip_prefix(doing).is_some_and(|rest| ["なくて", "ないことができる"].iter().any(|let_off| rest.starts_with(let_off)))
    };
    TO_DO.iter().any(|doing| is_no_need(doing)) || DOING.iter().any(|doing| is_let(doing)) || said.starts_with("免除")
}

/// バックアップの取得に努める, 二要素認証を用いるよう努める, 自己点検は、可能な範囲で行うよう努める.
fn tried(said: &str) -> Option<(&str, Option<Date>)> {
    let (said, until) = beside(said);
    let said = said.split("努め").next()?;
    let (topic, object) =
        said.rsplit_once("は、").or_else(|| said.rsplit_once('は')).map_or((None, said), |(topic, rest)| (Some(topic), rest));
    let (object, day) = beside(object);
    let until = until.or(day);
    if let Some(topic) = object.strip_suffix('に').filter(|topic| !topic.ends_with("よう")) {
        return Some((bare(topic), until));
    }
    let object = object.strip_suffix("ように").or_else(|| object.strip_suffix("よう"))?;
    let topic = object
        .split_once('を')
        .map(|(object, _)| object)
        .or_else(|| topic.filter(|_| TO_DO.iter().any(|doing| object.ends_with(doing))))?;
    Some((bare(topic), until))
}

/// The topic of a sentence, and what is said of it.
fn split(said: &str) -> Option<(&str, &str)> {
    let particles = ["については、", "については", "に関しては、", "に関しては", "は、", "は", "を、", "を"];
    // The は of 又は joins.
    let joins = |at: usize| {
        said.get(..at).is_some_and(|before| ["又", "また", "若しく", "もしく", "あるい"].iter().any(|word| before.ends_with(word)))
    };
    let find = |particle: &str| said.match_indices(particle).map(|(at, _)| at).find(|at| !joins(*at));
    let first =
        particles.iter().filter_map(|particle| Some((find(particle)?, particle.len()))).min_by_key(|(at, len)| (*at, usize::MAX - len))?;
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
    let (day, rest) = said.split_once("まで")?;
    let is_day = ["定める日", "別に定める時", "整う", "完了する", "終わる"].iter().any(|end| day.ends_with(end));
    (is_day && !day.contains(['。', 'は'])).then_some(rest)
}

/// A topic without what changes nothing about it.
fn bare(topic: &str) -> &str {
    let topic = topic.trim();
    OF.iter().find_map(|of| topic.strip_suffix(of)).unwrap_or(topic)
}

/// Whether a topic is the text itself: この規程.
pub(crate) fn is_the_policy(topic: &str) -> bool {
    let key = look_up_key(topic);
    THIS.contains(&&*key) || ["this policy", "these rules"].contains(&&*key)
}

/// How a text names itself.
const THIS: [&str; 14] = [
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

/// Whether a topic is an article of the text: この条, 第5条の規定.
pub(crate) fn is_an_article(topic: &str) -> bool {
    let is_number = |topic: &str| topic.starts_with('第') && topic.ends_with(['条', '項', '号', '章', '節']);
    let is_all = |parts: &str| topic.split(parts).count() > 1 && topic.split(parts).all(|part| is_number(part.trim_end_matches("まで")));
    is_number(topic)
        || ["及び", "並びに", "又は", "、", "から"].iter().any(|parts| is_all(parts))
        || ["この条", "本条", "この章", "本章", "前条", "前項", "この項", "この節"].contains(&topic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::sentence::sentences;

    #[test]
    fn every_denial_is_hinted_at() {
        let hinted = |word: &&str| HINTS.iter().any(|hint| word.contains(hint));
        assert!(OFF.iter().chain(&PERMITS).chain(&AT_WILL).all(hinted));
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
            ("監査は、省略することができる。", Some(("監査", Denies::Done))),
            ("監査は、当分の間、見合わせるものとする。", Some(("監査", Denies::Done))),
            ("監査は、行うことを要しない。", Some(("監査", Denies::Done))),
            ("教育訓練を行う必要はない。", Some(("教育訓練", Denies::Done))),
            ("職員は、教育訓練を受けなくてもよい。", Some(("教育訓練", Denies::Done))),
            ("アクセスログは、保存しない。", Some(("アクセスログ", Denies::Done))),
            ("法人規程第34条の規定は、病院には適用しない。", Some(("法人規程第34条", Denies::Done))),
            ("第10条及び第11条の規定は、病院長が別に定める日まで適用しない。", Some(("第10条及び第11条", Denies::Done))),
            ("法人規程の規定は、当分の間、病院に適用しない。", Some(("法人規程", Denies::Done))),
            ("監査は、必要と認める場合に限り行う。", Some(("監査", Denies::Need))),
            ("自己点検は、可能な範囲で行うよう努める。", Some(("自己点検", Denies::Need))),
            ("The audit is suspended until further notice.", Some(("audit", Denies::Done))),
            ("No audit is performed.", Some(("audit", Denies::Done))),
            ("BYODは、認める。", Some(("BYOD", Denies::Ban))),
            ("生成AIの利用を許可する。", Some(("生成AI", Denies::Ban))),
            ("利用者IDは、共用することができる。", Some(("利用者ID", Denies::Ban))),
            ("職員は、当分の間、パスワードを使い回してもよい。", Some(("パスワード", Denies::Ban))),
            ("監査は、年1回行う（当分の間、行わない。）。", Some(("監査", Denies::Done))),
            ("職員は、教育訓練を年1回受ける（当面は、不要とする）。", Some(("教育訓練", Denies::Done))),
            ("監査は、年1回行う（停電の場合は行わない。）。", Some(("停電の場合", Denies::Done))),
            ("訓練は、実施を見合わせる。", Some(("訓練", Denies::Done))),
            ("電子カルテの複製は、費用の都合により、当分の間、取得しない。", Some(("電子カルテの複製", Denies::Done))),
            ("院長は、必要があると認めるときは、この規程の全部又は一部を適用しないことができる。", Some(("この規程", Denies::Done))),
            ("この規程は、努力目標とする。", Some(("この規程", Denies::Need))),
            ("バックアップについては、なお従前の例による。", Some(("バックアップ", Denies::Done))),
            ("この規程と現場の手順書とが異なるときは、現場の手順書による。", Some(("この規程", Denies::Done))),
            ("現場の手順書は、この規程に優先する。", Some(("この規程", Denies::Done))),
            ("受付の端末においては、利用者IDを共用することができる。", Some(("利用者ID", Denies::Ban))),
            ("この規程と法人規程とが異なるときは、法人規程による。", None),
            ("他の規程の定めがこの規程と異なるときは、この規程による。", None),
            ("この規程は、他の規程に優先する。", None),
            ("監査（内部の者によるものを除く。）は、年1回行う。", None),
            ("利用者IDは、緊急時に限り、共用することができる。", None),
            ("利用者IDは、管理者が共用することができる。", None),
            ("BYODは、企画管理者の許可を得て、使用することができる。", None),
            ("職員は、外部媒体利用を行わない。", None),
            ("監査は、外部の者により、必要に応じて行う。", None),
            ("監査は、年1回行うほか、必要に応じて行う。", None),
            ("停電のときは、バックアップは行わない。", None),
            ("この規程は、患者には適用しない。", Some(("この規程", Denies::Done))),
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
        for (text, whom) in [
            ("前項の規定は、院長については適用しない。", Some("院長")),
            ("二要素認証は、看護師長には、適用しない。", Some("看護師長")),
            ("この規程は、患者には適用しない。", Some("患者")),
            ("監査は、行わない。", None),
        ] {
            let read: Vec<_> = sentences(text).iter().filter_map(|sentence| of(text, sentence)).map(|denial| denial.whom).collect();
            assert_eq!(read, [whom], "{text}");
        }
        let dated = "第5条の規定は、令和9年3月31日までの間は、適用しない。";
        let read: Vec<_> =
            sentences(dated).iter().filter_map(|sentence| of(dated, sentence)).map(|denial| (denial.topic, denial.until)).collect();
        assert_eq!(read, [("第5条", Some(jiff::civil::date(2027, 3, 31)))]);
    }
}
