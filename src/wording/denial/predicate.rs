//! What a predicate does to what a sentence speaks of.

use crate::text::{cut, holds};
use jiff::civil::Date;

use super::Denies;
use super::topic::{bare, beside, split};
use super::words::{AFTER, ALLOWS, AT_WILL, DOING, OFF, PEOPLE, PERMITS, SUBJECTS, TO_DO};

/// What a predicate does to its topic, if it takes it back.
pub(super) fn denies(said: &str) -> Option<Denies> {
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
        let is_at_will = ["任意", "努力", "目安", "参考", "自由"].iter().any(|word| said.starts_with(word));
        return Some(if is_at_will { Denies::Need } else { Denies::Done });
    }
    if PERMITS.iter().any(|permits| said.strip_prefix(permits).is_some_and(ends)) {
        return Some(Denies::Ban);
    }
    let rest = AT_WILL.iter().find_map(|will| said.strip_prefix(will))?;
    TO_DO.iter().any(|doing| rest.strip_prefix(doing).is_some_and(ends)).then_some(Denies::Need)
}

/// 利用者IDは、共用することができる: what is allowed without any condition, and of what.
pub(super) fn permitted(said: &str) -> Option<(&str, &str)> {
    if !said.contains(['可', '許', '認']) && !holds(said, "でき") && !holds(said, "よい") {
        return None;
    }
    let (topic, rest) = split(beside(said).0)?;
    // 受付においては、IDを共用することができる: what is forbidden is so everywhere.
    if SUBJECTS.contains(&topic) || PEOPLE.contains(&topic) || topic.ends_with("において") {
        return permitted(rest);
    }
    let rest = beside(rest).0;
    let (action, end) = ALLOWS.iter().find_map(|allows| cut(rest, allows))?;
    let is_bare = !action.is_empty() && !action.contains(['、', 'を', 'に', 'は', 'で', 'と', 'が', '。']);
    (is_bare && AFTER.contains(&end)).then_some((bare(topic), action))
}

/// 行う必要はない, 行うことを要しない, 行わなくてもよい.
pub(super) fn lets_off(said: &str) -> bool {
    const OMITS: [&str; 4] = ["省略することができる", "省略できる", "省略して差し支えない", "省くことができる"];
    const NO_NEED: [&str; 6] = ["必要はない", "必要がない", "必要はありません", "ことを要しない", "ことは要しない", "には及ばない"];
    let is_no_need = |doing: &str| said.strip_prefix(doing).is_some_and(|rest| NO_NEED.iter().any(|need| rest.starts_with(need)));
    let is_let = |doing: &str| {
        said.strip_prefix(doing).is_some_and(|rest| ["なくて", "ないことができる"].iter().any(|let_off| rest.starts_with(let_off)))
    };
    TO_DO.iter().any(|doing| is_no_need(doing))
        || DOING.iter().any(|doing| is_let(doing))
        || said.starts_with("免除")
        || OMITS.iter().any(|omits| said.starts_with(omits))
}

/// What follows 院長に in 院長に報告しないことができる: whom something is done to changes nothing.
pub(super) fn without_whom(said: &str) -> &str {
    /// Letters of whom.
    const LONGEST: usize = 14;
    let whom = said.split_once('に').filter(|(whom, _)| whom.chars().count() <= LONGEST && !whom.contains(['は', 'を', 'が', '、']));
    whom.map_or(said, |(_, rest)| rest)
}

/// バックアップの取得に努める, 二要素認証を用いるよう努める, 自己点検は、可能な範囲で行うよう努める.
pub(super) fn tried(said: &str) -> Option<(&str, Option<Date>)> {
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
