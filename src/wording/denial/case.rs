//! Cases in which alone something is taken back: 業務が多忙な場合は、…, …ただし、土曜日においては、この限りでない.

use crate::text::{holds, holds_any, seek};

/// With what the words end that name a case.
const ENDS: [&str; 22] = [
    "い日は",
    "る日は",
    "すれば",
    "場合には",
    "場合においては",
    "場合は",
    "場合、",
    "ときには",
    "ときは",
    "とき、",
    "際には",
    "際は",
    "る間は",
    "い間は",
    "の間は",
    "時には",
    "時は",
    "中は",
    "においては",
    "の日は",
    "の日には",
    "の端末では",
];
/// In which cases it is right to go on without: somebody answers for it, the law says so, or there is no other way.
const LAWFUL: [&str; 37] = [
    "許可",
    "承認",
    "同意",
    "承諾",
    "了承",
    "認め",
    "指示",
    "届け出",
    "届出",
    "法令",
    "法律",
    "条例",
    "規定",
    "定め",
    "掲げ",
    "例外",
    "災害",
    "緊急",
    "救急",
    "非常",
    "停電",
    "停止し",
    "障害",
    "故障",
    "攻撃",
    "感染",
    "事故",
    "人命",
    "生命",
    "休診",
    "休業",
    "閉院",
    "該当し",
    "該当す",
    "用いない",
    "使用しない",
    "利用しない",
];
/// Who answers for it only says that there is no need.
const AT_WILL: [&str; 6] = ["必要な", "必要が", "必要と", "不要", "適当と", "支障が"];
/// A case has no more letters.
const LONGEST: usize = 60;

/// The case with which a text begins, and what follows it.
pub(super) fn leading(said: &str) -> Option<(&str, &str)> {
    let end = said.char_indices().nth(LONGEST).map_or(said.len(), |(at, _)| at);
    let near = said.get(..end)?;
    let ends = ENDS.iter().filter_map(|end| Some((seek(near, end)?, *end))).min_by_key(|(at, end)| (*at, usize::MAX - end.len()));
    let (at, word) = ends?;
    let (case, rest) = (said.get(..at)?, said.get(at + word.len()..)?);
    (!case.is_empty() && !case.contains(['、', '。', 'は'])).then(|| (case, rest.trim_start_matches(['、', ' '])))
}

/// Whether somebody answers for it that something is not done in a case, or nobody can do it.
pub(in crate::wording) fn is_lawful(case: &str) -> bool {
    holds_any(case, &LAWFUL) && !(holds(case, "認め") && holds_any(case, &AT_WILL))
}

/// 土曜日においては、この限りでない: the case in which what was said before does not hold.
pub(super) fn exempt(said: &str) -> Option<&str> {
    let said = ["ものとする", "こととする"].iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said);
    let before = ["この限りでない", "この限りではない", "この限りにない"].iter().find_map(|end| said.strip_suffix(end))?;
    let (_, case) = before.rsplit_once("ただし").unwrap_or(("", before));
    Some(case.trim_matches(['、', ' ', 'は']))
}
