//! Whom a sentence names as who holds an office, does something, or is told of it: 企画管理者は、事務長をもって充てる.

use super::sentence::Sentence;
use crate::text::cut;

/// What somebody has to do with what a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// He holds the office.
    Holds,
    /// He does it.
    Does,
    /// He is told of it.
    IsTold,
}

/// A sentence that names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment<'a> {
    /// What it speaks of: 企画管理者.
    pub topic: &'a str,
    /// What the persons named have to do with it.
    pub part: Part,
    /// The persons: 事務長.
    pub whom: Vec<&'a str>,
}

/// What follows who holds an office.
const HOLDS: [&str; 7] = ["をもって充て", "をもってこれに充て", "をもってあて", "が兼ねる", "が兼務する", "が務める", "とする"];
/// What follows who does something.
const DOES: [&str; 7] = ["が行う", "が行い", "が実施する", "が実施し", "がこれを行", "が担当し", "が担当する"];
/// What follows who is told of it.
const IS_TOLD: [&str; 2] = ["に報告する", "に報告しなければ"];
/// The same in English.
const ENGLISH: [(&str, Part); 5] = [
    (" held by the ", Part::Holds),
    (" carried out by the ", Part::Does),
    (" performed by the ", Part::Does),
    (" conducted by the ", Part::Does),
    (" reported to the ", Part::IsTold),
];

/// Whom a sentence names. One that says no more than who may be named (…が指名する者) names nobody.
pub(super) fn of<'a>(text: &'a str, sentence: &Sentence) -> Vec<Assignment<'a>> {
    let Some(said) = text.get(sentence.range.clone()).filter(|said| !said.contains(['{', '（', '('])) else { return Vec::new() };
    if said.is_ascii() {
        return english(said);
    }
    let Some((topic, rest)) = cut(said, "は、").or_else(|| cut(said, "は")) else { return Vec::new() };
    let assignment = |part, whom: &'a str| {
        let whom: Vec<&str> = ["及び", "並びに", "又は", "、"]
            .iter()
            .fold(vec![whom], |names, sign| names.into_iter().flat_map(|name| name.split(sign)).collect());
        Assignment { topic: topic.trim(), part, whom: whom.into_iter().map(str::trim).collect() }
    };
    let holds = || {
        let (whom, end) = HOLDS.iter().find_map(|end| Some((cut(rest, end)?.0, *end)))?;
        // 監査は、年1回とする: 「とする」 ends the sentence and follows the person alone.
        let is_whole = end != "とする" || rest.strip_suffix(end) == Some(whom);
        is_whole.then(|| assignment(Part::Holds, whom))
    };
    let after = |part, ends: &[&str]| {
        let before = ends.iter().find_map(|end| Some(cut(rest, end)?.0))?;
        let whom = before.rsplit(['、', 'を', 'に', 'で']).next().unwrap_or(before);
        Some(assignment(part, whom))
    };
    [holds(), after(Part::Does, &DOES), after(Part::IsTold, &IS_TOLD)].into_iter().flatten().collect()
}

/// `The audit is carried out by the planning manager and reported to the director.`
fn english(said: &str) -> Vec<Assignment<'_>> {
    let topic = [" is ", " are ", " shall be "].iter().find_map(|is| Some(cut(said, is)?.0)).unwrap_or("");
    let topic = ["The ", "the ", "An ", "A "].iter().find_map(|article| topic.strip_prefix(article)).unwrap_or(topic);
    let named = ENGLISH.iter().filter_map(|(after, part)| {
        let rest = cut(said, after)?.1.trim_end_matches('.');
        let whom = [" and ", " or ", ", ", " every ", " once ", " at least "]
            .iter()
            .fold(rest, |rest, end| rest.split(end).next().unwrap_or(rest));
        Some(Assignment { topic, part: *part, whom: vec![whom.trim()] })
    });
    named.filter(|assignment| !assignment.topic.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::sentence::sentences;

    #[test]
    fn whom_sentences_name() {
        let one = |topic, part, whom: &[&'static str]| vec![Assignment { topic, part, whom: whom.to_vec() }];
        for (text, expected) in [
            ("企画管理者は、事務長をもって充てる。", one("企画管理者", Part::Holds, &["事務長"])),
            ("企画管理者は、事務長とする。", one("企画管理者", Part::Holds, &["事務長"])),
            ("監査は、年1回、医事課長及び薬局長が行う。", one("監査", Part::Does, &["医事課長", "薬局長"])),
            ("監査の結果は、委員会に報告する。", one("監査の結果", Part::IsTold, &["委員会"])),
            ("The audit is carried out by the planning manager once a year.", one("audit", Part::Does, &["planning manager"])),
            ("企画管理者は、{充職}をもって充てる。", vec![]),
            ("監査は、年1回とする。", one("監査", Part::Holds, &["年1回"])),
        ] {
            let read: Vec<_> = sentences(text).iter().flat_map(|sentence| of(text, sentence)).collect();
            assert_eq!(read, expected, "{text}");
        }
        let both = "監査は、医事課長が行い、その結果を院長に報告する。";
        let read: Vec<_> = sentences(both).iter().flat_map(|sentence| of(both, sentence)).map(|one| (one.part, one.whom)).collect();
        assert_eq!(read, [(Part::Does, vec!["医事課長"]), (Part::IsTold, vec!["院長"])]);
    }
}
