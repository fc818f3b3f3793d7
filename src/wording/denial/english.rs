//! The same in English.

use super::Denies;
use crate::text::{holds_any, seek};

/// What an English sentence takes back.
pub(super) struct English<'a> {
    pub(super) topic: &'a str,
    pub(super) denies: Denies,
    /// For whom alone, where the sentence says it.
    pub(super) whom: Option<&'a str>,
}

/// `Audits are not performed`, `this policy does not apply to nurses`, `staff endeavour to use two-factor authentication`.
pub(super) fn english(said: &str) -> Option<English<'_>> {
    if let Some(topic) = overridden(said) {
        return Some(English { topic, denies: Denies::Done, whom: None });
    }
    let whom = said.split_once(" apply to ").map(|(_, whom)| {
        let whom = whom.trim_end_matches(['.', ' ']);
        ["the ", "any ", "all "].iter().find_map(|article| whom.strip_prefix(article)).unwrap_or(whom)
    });
    taken_back(said).map(|(topic, denies)| English { topic, denies, whom })
}

/// `Where this policy conflicts with the manual, the manual prevails`; `the manual takes precedence over this policy`. What the law or a parent
/// says may.
fn overridden(said: &str) -> Option<&str> {
    const THIS: [&str; 2] = ["this policy", "these rules"];
    const FIRST: [&str; 6] = ["prevail", "takes precedence", "take precedence", "comes first", "come first", "comes before"];
    const HIGHER: [&str; 9] =
        ["law", "regulation", "ordinance", "guideline", "corporation", "corporate", "parent", "head office", "statut"];
    let small = said.to_ascii_lowercase();
    let first = FIRST.iter().filter_map(|first| seek(&small, first)).min()?;
    let (other, _) = small.split_at_checked(first)?;
    let other = other.rsplit(", ").next().unwrap_or(other);
    let at = THIS.iter().find_map(|this| small.find(this))?;
    let is_lower = !holds_any(other, &THIS) && !holds_any(other, &HIGHER);
    is_lower.then(|| said.get(at..at + THIS.iter().find(|this| small.get(at..).is_some_and(|rest| rest.starts_with(**this)))?.len()))?
}

fn taken_back(said: &str) -> Option<(&str, Denies)> {
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
    const OFF: [&str; 12] = [
        " is suspended",
        " are suspended",
        " is omitted",
        " are omitted",
        " may be omitted",
        " is waived",
        " are waived",
        " may be waived",
        " is postponed",
        " are postponed",
        " is discontinued",
        " are discontinued",
    ];
    let small = said.to_ascii_lowercase();
    // `No audit is performed`.
    if small.starts_with("no ")
        && let Some((at, is)) = [" is ", " are "].iter().find_map(|is| Some((seek(&small, is)?, is.len())))
    {
        let rest = small.get(at + is..)?;
        return Some((said.get("no ".len()..at)?, Denies::Done)).filter(|_| DONE.iter().any(|done| rest.starts_with(done)));
    }
    let topic_of = |at: usize| {
        let before = said.get(..at)?;
        let before = before.rsplit_once(", ").map_or(before, |(_, topic)| topic).trim();
        let small = before.to_ascii_lowercase();
        let article = ["the ", "an ", "a "].into_iter().find(|article| small.starts_with(article)).map_or(0, str::len);
        before.get(article..)
    };
    if let Some((at, not)) = NOT.iter().find_map(|not| Some((seek(&small, not)?, *not))) {
        let rest = small.get(at + not.len()..)?;
        let ends = not.ends_with("apply") || DONE.iter().any(|done| rest.starts_with(done));
        return Some((topic_of(at)?, Denies::Done)).filter(|_| ends);
    }
    if let Some(at) = OFF.iter().find_map(|off| seek(&small, off)) {
        return Some((topic_of(at)?, Denies::Done));
    }
    let (at, width) = ["endeavour to ", "endeavor to ", "try to "].iter().find_map(|word| Some((seek(&small, word)?, word.len())))?;
    let rest = small.get(at + width..)?;
    let verb = TRIED.iter().find(|verb| rest.starts_with(**verb))?;
    let topic = said.get(at + width + verb.len()..)?.trim_end_matches(['.', ' ']);
    Some((topic, Denies::Need))
}
