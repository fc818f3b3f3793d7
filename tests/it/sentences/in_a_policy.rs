//! The sentences in the wording of a policy of 36 articles: `kitei check` says of each what `kitei cite` says, and nothing that is false.

use std::collections::BTreeSet;

use kitei::{Diagnostic, Severity};

use super::answers::{Answer, Sentence, sentences};
use super::{DAY, read};
use crate::harness::{Repository, Verdict};

/// Articles of the policy.
const ARTICLES: usize = 36;

/// A policy of 36 articles, of which the last says the sentence.
fn policy(number: usize, sentence: &str) -> String {
    let filler = (1..ARTICLES)
        .map(|at| format!("条 第{at}条 「第{at}の定め」 {{\n  項 「担当者は、毎日これを行う。」\n  項 「担当者は、記録を残す。」\n}}\n\n"));
    let head = format!("規程 「規程{number}」 {{\n  機関 病院 「病院{number}」\n}}\n\n");
    head + &filler.collect::<String>() + &format!("条 第{ARTICLES}条 「法令」 {{\n  項 「{sentence}」\n}}\n")
}

/// The rules that may be broken by a sentence with these answers, and the worst weight.
fn expected(answer: &Answer) -> Option<&'static str> {
    Some(match (answer.status.as_str(), &answer.now) {
        ("not-in-force", Some(_)) => "citation/renumbered",
        ("not-in-force", None) => "citation/not-in-force",
        ("former-title", _) => "citation/former-title",
        ("not-yet-held", _) => "citation/not-yet-held",
        ("unknown-article" | "unknown-appendix", _) => "citation/unknown-article",
        ("unknown-paragraph", _) => "citation/unknown-paragraph",
        ("unknown-item", _) => "citation/unknown-item",
        ("unknown-law", _) => "citation/unknown-law",
        ("deleted", _) => "citation/deleted-article",
        ("repealed", _) => "citation/repealed-law",
        ("ambiguous", _) => "structure/undefined-term",
        _ => return None,
    })
}

/// What is told of references and citations, but for remarks.
fn told(verdict: &Verdict, path: &str) -> BTreeSet<&'static str> {
    // That an ordinance was replaced is no word on a law.
    let is_apart = |rule: &&str| rule.starts_with("coverage/") || *rule == "citation/replaced-ordinance";
    let is_about = |finding: &&&Diagnostic| finding.severity > Severity::Info && !finding.rule.name.starts_with("standard/");
    verdict.in_file(path).iter().filter(is_about).map(|finding| finding.rule.name).filter(|rule| !is_apart(rule)).collect()
}

#[test]
fn a_check_says_what_cite_says() {
    let all: Vec<Sentence> = sentences();
    let repository = all.iter().enumerate().fold(Repository::default(), |repository, (number, sentence)| {
        repository.with(&format!("p{number}.kitei"), &policy(number, sentence.text))
    });
    let verdict = repository.judge_on(DAY);
    let mut wrong = Vec::new();
    // Of sections the policy has none.
    for (number, sentence) in all.iter().enumerate().filter(|(_, sentence)| !sentence.text.starts_with("Section")) {
        let cited = read(sentence.text);
        let wanted: BTreeSet<&str> = cited.iter().filter(|answer| !within_a_range(sentence, answer)).filter_map(expected).collect();
        // Of a law that was named with 旧 the law as it was is meant.
        let is_former = ["旧", "改正前"].iter().any(|word| sentence.text.contains(word));
        let wanted = if is_former { BTreeSet::new() } else { wanted };
        let told = told(&verdict, &format!("p{number}.kitei"));
        if told != wanted {
            wrong.push(format!("{}\n  cite:  {wanted:?}\n  check: {told:?}", sentence.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// What is deleted within a range is a remark on the range.
fn within_a_range(sentence: &Sentence, answer: &Answer) -> bool {
    answer.status == "deleted" && sentence.text.contains("から")
}
