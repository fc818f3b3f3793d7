//! Sentences that take back what they name: 監査は、当分の間、行わない, and such as only try it: バックアップの取得に努める.
//! Only a sentence of that form is one: what somebody may not do (パスワードを共有しない) takes nothing back.

pub(super) mod case;
mod english;
mod instead;
mod predicate;
#[cfg(test)]
mod tests;
mod topic;
mod will;
mod words;

use crate::text::{cut, holds, holds_any};
use std::ops::Range;

use jiff::civil::Date;

use super::is_english;
use super::phrase::Says;
use super::sentence::{Mood, Sentence};
pub(super) use instead::itself;

use predicate::{denies, lets_off, permitted, tried, without_whom};
use topic::{bare, beside, split};
pub(crate) use topic::{begins_with_an_article, is_an_article, is_the_policy, names_the_policy, topic_of};
use words::{HINTS, PEOPLE, SUBJECTS};

/// Whether a sentence names the text itself: この規程.
pub(crate) fn names_itself(said: &str) -> bool {
    itself(said).is_some()
}

/// How a sentence takes back what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denies {
    /// It is not done.
    Done,
    /// It is tried or done at will, and need not be done.
    Need,
    /// It may be done by anybody: BYODを認める.
    Ban,
    /// It is not done in some case: 業務が多忙な場合は、教育訓練を行わない.
    Case,
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
    /// Whether what its article lays down is meant where nothing is called so: この限りでない, 各自の判断による.
    pub is_loose: bool,
    /// Whether it is something above before which the text puts itself: この規程は、法令に優先する.
    pub is_above: bool,
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
    let range = sentence.range.clone();
    let denial = |taken: Taken<'a>| Denial {
        topic: taken.topic,
        action: None,
        whom: None,
        denies: taken.denies,
        is_loose: taken.is_loose,
        is_above: false,
        until: taken.until,
        range: range.clone(),
    };
    if holds(said, "努め") {
        let (topic, until) = tried(said)?;
        return Some(denial(Taken { until, ..Taken::of(topic, Denies::Need) }));
    }
    if is_english(said) {
        let english = english::english(said)?;
        return Some(Denial { whom: english.whom, ..denial(Taken::of(english.topic, english.denies)) });
    }
    if let Some(case) = case::exempt(said) {
        return (!case::is_lawful(case)).then(|| denial(Taken { is_loose: true, ..Taken::of("", Denies::Case) }));
    }
    if let Some(itself) = instead::itself(said) {
        if let Some(topic) = instead::overridden(said, itself.clone()) {
            let is_above = said.get(itself.clone()) != Some(topic);
            return Some(Denial { is_above, ..denial(Taken::of(topic, Denies::Done)) });
        }
        if let Some((topic, whom)) = instead::unbound(said, itself) {
            return Some(Denial { whom, ..denial(Taken::of(topic, Denies::Done)) });
        }
    }
    if let Some((topic, is_anybody)) = will::left(said) {
        return Some(denial(Taken { is_loose: is_anybody, ..Taken::of(topic, Denies::Need) }));
    }
    let in_passing = || said.split(['（', '(']).skip(1).find_map(|aside| denied_aside(said, aside));
    not_done(said).or_else(in_passing).map(&denial).or_else(|| {
        if let Some((whom, taken)) = excused(said) {
            return Some(Denial { whom: Some(whom), ..denial(taken) });
        }
        let (topic, action) = permitted(said)?;
        Some(Denial { action: Some(action), ..denial(Taken::of(topic, Denies::Ban)) })
    })
}

/// What is taken back, and how.
#[derive(Clone, Copy)]
struct Taken<'t> {
    topic: &'t str,
    denies: Denies,
    is_loose: bool,
    until: Option<Date>,
}

impl<'t> Taken<'t> {
    fn of(topic: &'t str, denies: Denies) -> Self {
        Self { topic, denies, is_loose: false, until: None }
    }
}

/// 前項の規定は、院長については、適用しない; 院長については、前項の規定を適用しない: what does not hold for somebody, and for whom.
fn excused(said: &str) -> Option<(&str, Taken<'_>)> {
    if !holds_any(said, &HINTS) {
        return None;
    }
    let (said, until) = beside(said);
    let (topic, rest) = split(said)?;
    let (rest, day) = beside(rest);
    let until = until.or(day);
    if let Some((article, predicate)) = split(rest)
        && is_an_article(bare(article))
        && denies(predicate) == Some(Denies::Done)
    {
        return Some((topic, Taken { until, ..Taken::of(bare(article), Denies::Done) }));
    }
    let (whom, predicate) = ["については", "に対しては", "に関しては", "には"].iter().find_map(|to| cut(rest, to))?;
    // 立入検査に備えて定めるものとし、日常の業務には適用しない
    let whom = whom.rsplit_once('、').map_or(whom, |(_, whom)| whom);
    let is_one = !whom.is_empty() && !whom.contains(['。', 'は', 'を']);
    let is_off = || matches!(denies(beside(predicate).0), Some(Denies::Done));
    (is_one && is_off()).then(|| (whom, Taken { until, ..Taken::of(bare(topic), Denies::Done) }))
}

/// 監査は、当分の間、行わない; 監査は、必要に応じて行う.
fn not_done(said: &str) -> Option<Taken<'_>> {
    if !holds_any(said, &HINTS) {
        return None;
    }
    let (said, mut until) = beside(said);
    if let Some((case, rest)) = case::leading(said) {
        return not_done(rest).filter(|taken| !case::is_lawful(case) && taken.denies != Denies::Ban).map(in_case);
    }
    let (topic, rest) = split(said)?;
    if SUBJECTS.contains(&topic) {
        return not_done(rest).map(|taken| Taken { until: taken.until.or(until), ..taken });
    }
    // 職員は、教育訓練を受けなくてもよい: let off, not forbidden.
    let let_off = |rest, until| {
        let (what, predicate) = split(rest)?;
        let is_off = lets_off(without_whom(beside(predicate).0)) || lets_off(beside(predicate).0);
        is_off.then(|| Taken { is_loose: true, until, ..Taken::of(bare(what), Denies::Done) })
    };
    if PEOPLE.contains(&topic) {
        return let_off(beside(rest).0, until);
    }
    let (rest, day) = beside(rest);
    until = until.or(day);
    if let Some((case, rest)) = case::leading(rest) {
        let denied = denies(beside(rest).0).filter(|denied| !case::is_lawful(case) && *denied != Denies::Ban)?;
        return Some(in_case(Taken { until, is_loose: lets_off(rest), ..Taken::of(bare(topic), denied) }));
    }
    match denies(rest) {
        Some(denied) => Some(Taken { until, is_loose: lets_off(rest), ..Taken::of(bare(topic), denied) }),
        None => let_off(rest, until),
    }
}

/// The same in some case only.
fn in_case(taken: Taken<'_>) -> Taken<'_> {
    Taken { denies: Denies::Case, ..taken }
}

/// 監査は、年1回行う（当分の間、行わない。）: what stands in brackets speaks of the topic of its sentence, or of one of its own.
fn denied_aside<'a>(said: &'a str, aside: &'a str) -> Option<Taken<'a>> {
    let aside = aside.split(['）', ')']).next().unwrap_or(aside).trim_end_matches('。');
    let aside = ["ただし、", "ただし", "但し、"].iter().find_map(|word| aside.strip_prefix(word)).unwrap_or(aside);
    let (bare_aside, until) = beside(aside);
    let of_topic = |aside| {
        let denies = denies(aside)?;
        let topic = topic_of(said)?;
        Some(Taken { until, ..Taken::of(topic, denies) })
    };
    match case::leading(bare_aside) {
        Some((case, rest)) => of_topic(rest).filter(|taken| !case::is_lawful(case) && taken.denies != Denies::Ban).map(in_case),
        None => of_topic(bare_aside).or_else(|| not_done(aside)),
    }
}
