//! What Japanese sentences make less of.

use jiff::civil::Date;

use super::words::{
    ABSENT, ANSWERED, AS_BEFORE, CONVENIENT, DONE, DUTIES, ENDS, HELD_TO, KNOWN_DAYS, LETS_OFF, OFTEN, ONCE, POWERS, SOME, SOONER,
    SUGGESTS, THOROUGH, TIMES, TRANSITIONAL, USES, WORKING,
};
use super::{Narrower, Release};
use crate::model::read;
use crate::text::holds_any;
use crate::wording::denial::{begins_with_an_article, case, itself};

/// The last day of which a sentence speaks: 令和9年3月31日まで.
pub(super) fn until(said: &str) -> Option<Date> {
    day_at_end(said.split_once("まで")?.0)
}

/// The day with which a text ends.
fn day_at_end(text: &str) -> Option<Date> {
    /// No day has more letters.
    const LONGEST: usize = 20;
    let starts = text.char_indices().rev().take(LONGEST).map(|(at, _)| at);
    starts.filter_map(|at| read::day(text.get(at..)?)).last()
}

/// What a sentence makes less of what it speaks of.
pub(super) fn japanese(said: &str) -> Option<Release> {
    let said = said.trim_end_matches(['）', ')']);
    let said = ["ものとする", "こととする", "こととしている"].iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said);
    let is_of_text = itself(said).is_some_and(|at| at.start == 0 || said.get(..at.start).is_some_and(|before| before.ends_with('、')));
    if is_of_text && let Some(release) = ends(said).or_else(|| begins(said)).or_else(|| suggested(said)) {
        return Some(release);
    }
    let is_whole = is_of_text || begins_with_an_article(said);
    let release = loosened(said)
        .or_else(|| deemed(said))
        .or_else(|| as_before(said))
        .or_else(|| narrowed(said, is_whole))
        .or_else(|| (is_whole_off(said, is_whole) || ends_with(said, &LETS_OFF)).then_some(Release::LetOff))?;
    (!is_answered(said)).then_some(release)
}

/// Whether somebody answers for what a sentence allows, or there is no other way.
pub(in crate::wording) fn is_answered(said: &str) -> bool {
    says(said, &ANSWERED) || case_of(said).is_some_and(case::is_lawful)
}

/// この条の定めは、開院から3年を経過するまでは適用しない. For whom alone something does not hold is a matter of denials.
fn is_whole_off(said: &str, is_whole: bool) -> bool {
    is_whole && said.ends_with("適用しない") && !says(said, &["については", "に対しては", "に関しては", "には適用"])
}

fn says(said: &str, words: &[&str]) -> bool {
    holds_any(said, words)
}

fn ends_with(said: &str, words: &[&str]) -> bool {
    words.iter().any(|word| said.ends_with(word))
}

/// What is spoken of in part.
fn whole(object: &str) -> &str {
    ["の全部又は一部", "の全部", "の一部"].iter().find_map(|part| object.strip_suffix(part)).unwrap_or(object)
}

/// The case of which a sentence speaks: 容量に余裕がある in バックアップは、容量に余裕があるときに取得する.
fn case_of(said: &str) -> Option<&str> {
    let (before, _) = ["場合", "とき", "際"].iter().find_map(|end| said.split_once(end))?;
    Some(clause(before))
}

/// What stands after the last pause.
fn clause(before: &str) -> &str {
    before.rsplit(['、', '。']).next().unwrap_or(before)
}

/// この規程は、令和9年3月31日限り、その効力を失う.
fn ends(said: &str) -> Option<Release> {
    let is_ended = ENDS.iter().any(|end| said.ends_with(end)) && !said.contains("施行の日");
    let day = || {
        let before = ["限り", "まで", "をもって", "に", "の経過"].iter().filter_map(|end| said.split_once(end));
        before.filter_map(|(before, _)| day_at_end(before)).min()
    };
    is_ended.then(|| Release::Ends(day()))
}

/// この規程は、職員の半数が同意した日から施行する.
fn begins(said: &str) -> Option<Release> {
    let before = ["から施行する", "から適用する"].iter().find_map(|end| said.strip_suffix(end))?;
    (day_at_end(before).is_none() && !before.contains('月') && !says(before, &KNOWN_DAYS)).then_some(Release::Begins)
}

/// この規程は、参考として職員に示すものである.
fn suggested(said: &str) -> Option<Release> {
    (says(said, &SUGGESTS) && !said.contains("を参考") && !said.contains("の対外的")).then_some(Release::Suggested)
}

/// 院長は、点検の間隔を延長することができる. A day that somebody names ends it.
fn loosened(said: &str) -> Option<Release> {
    // 院長は、この規程によらない取扱いを認めることができる
    if itself(said).and_then(|at| said.get(at.end..)).is_some_and(|rest| rest.starts_with("によらない")) && said.ends_with("できる")
    {
        return Some(Release::Loosened);
    }
    let before = ["することができる", "することができ", "すことができる", "ることができる", "できる"]
        .iter()
        .find_map(|end| said.strip_suffix(end))?;
    let (object, power) = POWERS.iter().find_map(|power| Some((before.strip_suffix(power)?, *power)))?;
    // 院長は、点検の間隔を延長する; 点検の間隔は、院長が適宜延ばす
    let object = match object.strip_suffix('を').or_else(|| object.strip_suffix('に')) {
        Some(object) => object.rsplit_once("は、").map_or(object, |(_, object)| clause(object)),
        None => object.split_once('は').map_or(object, |(topic, _)| topic),
    };
    let loosens = match power {
        "延長" | "延ば" => SOONER.iter().any(|sooner| object.ends_with(sooner)),
        "停止" | "中断" | "延期" => !ends_with(whole(object), &USES) || says(object, &["規程", "規定", "適用"]),
        _ => true,
    };
    loosens.then_some(Release::Loosened)
}

/// 資料の回覧をもって教育訓練とみなす; 教育訓練を行ったものとみなす.
fn deemed(said: &str) -> Option<Release> {
    let instead =
        said.contains("をもって") && ["とみなす", "に代える", "に代えることができる", "に替える"].iter().any(|end| said.ends_with(end));
    let before = said.strip_suffix("ものとみなす").or_else(|| said.strip_suffix("ものとみなし"));
    let is_done = before.is_some_and(|before| DONE.iter().any(|done| before.ends_with(done)));
    ((instead || is_done) && !says(said, &TRANSITIONAL)).then_some(Release::Deemed)
}

fn as_before(said: &str) -> Option<Release> {
    (AS_BEFORE.iter().any(|end| said.ends_with(end)) && !says(said, &ONCE)).then_some(Release::AsBefore)
}

/// 夜間を除き行う; 休日を除く診療日に限り行う; 常勤の職員に限り適用する; 容量に余裕があるときに取得する.
fn narrowed(said: &str, is_whole: bool) -> Option<Release> {
    DUTIES.iter().find(|end| said.ends_with(**end))?;
    let ends = |words: &[&str]| words.iter().any(|end| said.ends_with(end));
    let narrower = but(said)
        .or_else(|| only(said, ends(&HELD_TO) && is_whole, ends(&HELD_TO)))
        .or_else(|| is_convenient(said).then_some(Narrower::Will))?;
    (narrower != Narrower::Some || ends(&THOROUGH)).then_some(Release::Narrowed(narrower))
}

/// 夜間を除き. But for 夜間を除き事務長が、夜間は…, and 休診日を除き毎日.
fn but(said: &str) -> Option<Narrower> {
    let (before, after) = ["を除き", "を除いて", "以外は"].iter().find_map(|but| said.split_once(but))?;
    match TIMES.iter().find_map(|time| Some((before.strip_suffix(time)?, time))) {
        Some((before, time)) => (!after.contains(time) && !before.contains(time) && !says(after, &OFTEN)).then_some(Narrower::Times),
        None => (!says(clause(before), &ABSENT) && !says(after, &OFTEN)).then_some(Narrower::Some),
    }
}

/// 平日に限り, 希望者に限り, 余裕がある場合に限り; and whether the text holds for nothing else: この規程は、本館の端末に限り適用する.
fn only(said: &str, is_whole: bool, is_held_to: bool) -> Option<Narrower> {
    let (before, _) = ["に限り", "に限って", "のみ"].iter().find_map(|only| said.split_once(only))?;
    let what = before.trim_end_matches('に');
    let what = what.rsplit_once('は').map_or(what, |(_, what)| what);
    if says(what, &TIMES) || says(what, &WORKING) {
        Some(Narrower::Times)
    } else if is_whole || says(what, &CONVENIENT) || is_held_to && SOME.iter().any(|some| clause(what).ends_with(some)) {
        Some(Narrower::Will)
    } else {
        (!said.contains("のみ") && !says(what, &ABSENT)).then_some(Narrower::Some)
    }
}

/// 容量に余裕があるときに取得する; 前項の規定にかかわらず、必要があるときに見直す.
fn is_convenient(said: &str) -> bool {
    const WHENEVER: [&str; 8] = ["気が向", "余裕があ", "余裕のあ", "余力があ", "手が空", "時間が取れ", "時間があ", "都合がつ"];
    const WILL: [&str; 5] = ["必要があるときに", "必要な時に", "必要な場合に", "必要に応じ", "適宜"];
    let is_when = |(before, _): (&str, &str)| {
        let case = before.rsplit_once('は').map_or(before, |(_, case)| case);
        says(clause(case), &WHENEVER)
    };
    ["ときに", "場合に", "時に"].iter().filter_map(|when| said.split_once(when)).any(is_when)
        || said.split_once("にかかわらず").is_some_and(|(_, rest)| says(rest, &WILL))
}
