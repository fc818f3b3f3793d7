//! What the tutorial and the README print, from their own examples.

use super::markdown::{Block, blocks};
use crate::folder::Folder;

/// What is left out of a printed output.
const GAP: &str = "\n\n（略）\n\n";

/// Sections of the tutorial whose examples are put together to the policy.
const STEPS: [&str; 6] = ["1 ", "2 ", "3 ", "4 ", "5 ", "6 "];

/// What section 7 does to the finished policy: what is replaced by what, and the arguments of the run.
const TRIALS: [(&str, &str, &[&str]); 3] = [
    ("最短文字数     13文字", "最短文字数     13文字以上", &[]),
    ("個人情報保護法第23条 趣旨 「安全管理措置」", "個人情報保護法第20条 趣旨 「安全管理措置」", &[]),
    ("", "", &["--as-of", "2027-07-01"]),
];

/// The tutorial with what kitei prints at each step.
pub(super) fn tutorial(document: &str) -> String {
    let blocks = blocks(document);
    let config = blocks.iter().find(|block| block.info == "toml").unwrap();
    let mut parts: Vec<&Block> = Vec::new();
    let mut trials = TRIALS.iter();
    let mut shown = Vec::new();
    let policy = |parts: &[&Block]| parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
    for block in &blocks {
        let is_step = STEPS.iter().any(|step| block.heading.starts_with(step));
        match block.info.as_str() {
            "kitei" if is_step => {
                // An example that begins like the one before takes its place.
                if parts.last().is_some_and(|last| last.text.lines().next() == block.text.lines().next()) {
                    parts.pop();
                }
                parts.push(block);
            }
            "text" => {
                let (from, to, arguments) = if is_step { ("", "", &[][..]) } else { *trials.next().unwrap() };
                let policy = policy(&parts);
                assert!(policy.contains(from), "{from}");
                let folder = Folder::new().with("kitei.toml", &config.text).with("policy.kitei", policy.replacen(from, to, 1));
                let ran = folder.run(&[&["check"], arguments].concat());
                shown.push((block, excerpt(&block.text, &ran.out)));
            }
            _ => {}
        }
    }
    assert_eq!(trials.next(), None);
    replaced(document, shown)
}

/// The README with what kitei prints on its example.
pub(super) fn readme(document: &str, lang: &str) -> String {
    let blocks = blocks(document);
    let block = |info: &str| blocks.iter().find(|block| block.info == info).unwrap();
    let folder = Folder::new().with("policy.kitei", &block("kitei").text);
    let ran = folder.run(&["check", "--lang", lang, "--as-of", "2026-05-01"]);
    replaced(document, vec![(block("text"), excerpt(&block("text").text, &ran.out))])
}

/// The page on comparing with what kitei prints on its two editions: for people, for a comment, and in Japanese.
pub(super) fn diff(document: &str) -> String {
    let blocks = blocks(document);
    let editions: Vec<&Block> = blocks.iter().filter(|block| block.info == "kitei").collect();
    let [old, new] = editions.as_slice() else { panic!("two editions are compared") };
    let folder = Folder::new().with("old/policy.kitei", &old.text).with("new/policy.kitei", &new.text);
    let runs: [&[&str]; 3] = [&["--lang", "en"], &["--lang", "en", "--format", "markdown"], &["--lang", "ja"]];
    let shown: Vec<&Block> = blocks.iter().filter(|block| block.info == "text").collect();
    assert_eq!(shown.len(), runs.len());
    let printed = shown.into_iter().zip(runs).map(|(block, arguments)| {
        let ran = folder.run(&[&["diff", "old", "new", "--as-of", "2026-05-01", "--fail-on-weakened"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        (block, ran.out)
    });
    replaced(document, printed.collect())
}

/// A document with what kitei prints for each command that it shows: a block that begins with `$ kitei`.
pub(super) fn commands(document: &str) -> String {
    let blocks = blocks(document);
    let shown = blocks.iter().filter_map(|block| {
        let command = block.text.lines().next()?;
        // Quotes stand around whole arguments only.
        let arguments: Vec<&str> = command.strip_prefix("$ kitei ")?.split(' ').map(|argument| argument.trim_matches('\'')).collect();
        Some((block, format!("{command}\n{}", Folder::new().run(&arguments).out)))
    });
    replaced(document, shown.collect())
}

fn replaced(document: &str, shown: Vec<(&Block, String)>) -> String {
    let mut document = document.to_owned();
    for (block, text) in shown.into_iter().rev() {
        document.replace_range(block.range.start..block.range.end, &text);
    }
    document
}

/// Of an output, what a document shows of it: all, or the first finding of each rule that it shows, and the end if it shows that.
fn excerpt(shown: &str, output: &str) -> String {
    let shown = shown.trim_end();
    if !shown.contains(GAP) && ends(shown) {
        return format!("{}\n", output.trim_end());
    }
    let findings = findings(output);
    let excerpt = |part: &str| match rule(part) {
        Some(wanted) => {
            findings.iter().find(|found| rule(found) == Some(wanted)).cloned().unwrap_or_else(|| format!("{wanted}] is not found"))
        }
        None => findings.last().unwrap().clone(),
    };
    format!("{}\n", shown.split(GAP).map(excerpt).collect::<Vec<_>>().join(GAP))
}

/// Whether a text holds the counts that end an output.
fn ends(text: &str) -> bool {
    text.lines().last().is_some_and(|line| line.starts_with("エラー ") || line.contains(" errors, "))
}

/// The findings of an output, then its end.
fn findings(output: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut ended = false;
    for part in output.trim_end().split("\n\n") {
        let begins = rule(part).is_some() || !ended && !part.starts_with(' ');
        ended |= !part.starts_with(' ');
        match parts.last_mut() {
            Some(last) if !begins => *last = format!("{last}\n\n{part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// Severity and rule in the head of a finding.
fn rule(part: &str) -> Option<&str> {
    let (head, _) = part.lines().next()?.strip_prefix("  ")?.split_once(']')?;
    let (severity, _) = head.split_once('[')?;
    ["エラー", "警告", "情報", "error", "warning", "info"].contains(&severity).then_some(head)
}
