//! What the words beside a place say that it is for, where its number was for that before: 従業者の監督（個人情報保護法第21条）,
//! 個人情報保護法第20条に基づく安全管理措置.

use super::Citation;
use crate::law::{Purpose, Registry};
use crate::text::fold::{Folded, fold};

/// What leads from a matter to the place that it rests on.
const BEFORE: [&str; 15] =
    ["義務", "(", "、", " ", "「", "」", "は", "について", "に関して", "に関し", "に係る", "として", "とは", "を", "の根拠"];
/// What leads from a place to what rests on it.
const AFTER: [&str; 17] = [
    "の規定",
    "の定め",
    "に基づき",
    "に基づく",
    "に基づいて",
    "による",
    "により",
    "によって",
    "に定める",
    "に規定する",
    "で定める",
    "に従い",
    "に従って",
    "に従った",
    "、",
    " ",
    "の",
];
/// Letters of a name that is a matter wherever it ends.
const LONG: usize = 4;

/// Says what a citation is for, where words beside it say so and the number is an old one.
pub(super) fn say(citation: &mut Citation, registry: &Registry, folded: &Folded) {
    let (Some(law), Some(place), None, None) = (registry.law_of(citation), citation.place, citation.through, &citation.caption) else {
        return;
    };
    let moved = |purpose: &&Purpose| purpose.formerly.iter().any(|former| former.place.covers(&place)) && !purpose.place.covers(&place);
    let text = folded.text.as_str();
    let before = leading(text.get(..folded.at(citation.range.start as usize)).unwrap_or_default());
    let after = text.get(folded.at(citation.range.end as usize)..).unwrap_or_default();
    let after = led(after);
    let is_said = |name: &&String| {
        let name = fold(name);
        let ends = suffix(before, &name);
        ends.is_some_and(|rest| name.chars().count() >= LONG || begins_anew(rest)) || after.is_some_and(|after| after.starts_with(&name))
    };
    let purposes = law.purpose.iter().filter(moved);
    citation.caption = purposes.flat_map(|purpose| std::iter::once(&purpose.ja).chain(&purpose.also)).find(is_said).cloned();
}

/// The text before a place without what leads to it.
fn leading(text: &str) -> &str {
    let mut text = text;
    while let Some(rest) = BEFORE.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest;
    }
    text
}

/// The text after a place without what leads from it; none where nothing does.
fn led(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(after) = AFTER.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    (rest.len() < text.len()).then_some(rest)
}

/// The text before a matter with which it ends; 従業者監督 for 従業者の監督 too.
fn suffix<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    name.split('の').rev().try_fold(text, |text, part| text.strip_suffix('の').unwrap_or(text).strip_suffix(part))
}

/// Whether a short name after this text is all of a matter: 開示, and not 外国にある第三者への開示.
fn begins_anew(text: &str) -> bool {
    text.is_empty()
        || text.ends_with(['、', '。', '(', '・', '「', '\n'])
        || ["及び", "又は", "データの"].iter().any(|word| text.ends_with(word))
}
