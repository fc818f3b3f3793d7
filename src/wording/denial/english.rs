//! The same in English.

use super::Denies;

/// `Audits are not performed`, `this policy does not apply`, `staff endeavour to use two-factor authentication`.
pub(super) fn english(said: &str) -> Option<(&str, Denies)> {
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
        && let Some((at, is)) = [" is ", " are "].iter().find_map(|is| Some((small.find(is)?, is.len())))
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
    if let Some((at, not)) = NOT.iter().find_map(|not| Some((small.find(not)?, *not))) {
        let rest = small.get(at + not.len()..)?;
        let ends = not.ends_with("apply") || DONE.iter().any(|done| rest.starts_with(done));
        return Some((topic_of(at)?, Denies::Done)).filter(|_| ends);
    }
    if let Some(at) = OFF.iter().find_map(|off| small.find(off)) {
        return Some((topic_of(at)?, Denies::Done));
    }
    let (at, width) = ["endeavour to ", "endeavor to ", "try to "].iter().find_map(|word| Some((small.find(word)?, word.len())))?;
    let rest = small.get(at + width..)?;
    let verb = TRIED.iter().find(|verb| rest.starts_with(**verb))?;
    let topic = said.get(at + width + verb.len()..)?.trim_end_matches(['.', ' ']);
    Some((topic, Denies::Need))
}
