//! Sentences that put something else in the place of the text, or take from it that it binds: 手順書は、この規程に優先する.

use crate::text::{cut, holds_any, seek};
use std::ops::Range;

use super::topic::THIS;

/// Where a sentence names the text itself: この規程. Most do not.
pub(in crate::wording) fn itself(said: &str) -> Option<Range<usize>> {
    if !holds_any(said, &["この", "本規", "本要"]) {
        return None;
    }
    THIS.iter().find_map(|this| seek(said, this).map(|at| at..at + this.len()))
}

/// この規程と手順書とが異なるときは、手順書による; 手順書は、この規程に優先する: another text takes the place of this one. What the law or a
/// parent says may.
pub(super) fn overridden(said: &str, itself: Range<usize>) -> Option<&str> {
    const HIGHER: [&str; 8] = ["法令", "法律", "法人", "上位", "本部", "ガイドライン", "条例", "就業規則"];
    let (before, after) = (said.get(..itself.start)?, said.get(itself.end..)?);
    let (other, comes_first) = if let Some((case, then)) = ["ときは", "場合は", "場合には", "場合においては"]
        .iter()
        .find_map(|case| cut(after, case))
        .filter(|(case, _)| holds_any(case, &["異な", "抵触", "矛盾", "相違", "齟齬", "両立しな", "困難な", "よることができな"]))
    {
        let then = then.trim_start_matches(['、', ' ']);
        let other = if then.starts_with("この") || then.starts_with("本規") { "" } else { then };
        (if case.is_empty() { before } else { other }, holds_any(then, &["による", "に従", "優先", "を適用", "でよい"]))
    } else {
        (before, ["に優先する", "に優先して適用", "より優先する", "に優先される"].iter().any(|word| after.starts_with(word)))
    };
    // この規程は、法人規程に優先する: what is above does not go before this one.
    let above =
        after.strip_prefix("は、").or_else(|| after.strip_prefix('は')).and_then(|rest| cut(rest, "に優先")).map(|(above, _)| above);
    if let Some(above) = above.filter(|above| holds_any(above, &HIGHER)) {
        return Some(above);
    }
    let is_lower = !other.is_empty() && !holds_any(said, &HIGHER);
    (comes_first && is_lower).then(|| said.get(itself))?
}

/// この規程に違反しても、責任を問わない; この規程は、職員を拘束しない; 電子カルテについては、この規程を適用しない: what of the text does not bind,
/// and for what alone that is so.
pub(super) fn unbound(said: &str, itself: Range<usize>) -> Option<(&str, Option<&str>)> {
    const UNPUNISHED: [&str; 5] = ["問わない", "問わず", "罰しない", "処分しない", "不問とする"];
    const UNBOUND: [&str; 4] = ["拘束しない", "拘束するものではない", "拘束するものでない", "拘束力を持たない"];
    let (before, named, after) = (said.get(..itself.start)?, said.get(itself.clone())?, said.get(itself.end..)?);
    let ends = |words: &[&str]| words.iter().any(|word| said.trim_end_matches("ものとする").ends_with(word));
    if after.starts_with("に違反し") && ends(&UNPUNISHED) || ends(&UNBOUND) {
        return Some((named, None));
    }
    // 忙しい日は、この規程を適用しない: a case, and nothing of which the text would speak.
    if super::case::leading(said).is_some() {
        return None;
    }
    let is_off = ["を適用しない", "の規定を適用しない", "を適用しないことができる"].contains(&after);
    let (topic, _) = before.split_once('は')?;
    let topic = ["について", "に関して", "に対して", "において", "に"].iter().find_map(|word| topic.strip_suffix(word)).unwrap_or(topic);
    (is_off && !topic.is_empty()).then_some((named, Some(topic)))
}
