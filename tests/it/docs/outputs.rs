//! What the tutorial and the README print, from their own examples.

use std::path::Path;

use super::markdown::{Block, blocks};

use crate::harness::Folder;

/// What is left out of a printed output, by the language of the document.
const GAPS: [&str; 2] = ["\n\n（略）\n\n", "\n\n(…)\n\n"];

/// Sections of a tutorial whose examples are put together to the policy.
const STEPS: [&str; 6] = ["1 ", "2 ", "3 ", "4 ", "5 ", "6 "];

/// The section in which the policy gets a parent: its first example is the parent, its second the head with one line more.
const PARENT: &str = "8 ";

/// What section 7 does to the finished policy: what is replaced by what, and the arguments of the run.
type Trial = (&'static str, &'static str, &'static [&'static str]);

/// A year later.
const LATER: Trial = ("", "", &["--as-of", "2027-07-01"]);

/// The trials of the Japanese tutorial.
pub(super) const JAPANESE: [Trial; 4] = [
    ("、事業者の更新責任", "", &[]),
    ("最短文字数 8文字", "最短文字数 8文字以上", &[]),
    ("個人情報保護法第25条", "個人情報保護法第22条", &[]),
    LATER,
];

/// Those of the English one.
pub(super) const ENGLISH: [Trial; 4] = [
    (",\n                  vendor_update_responsibility", "", &[]),
    ("min_length 8 characters", "min_length 8 characters or more", &[]),
    ("個人情報保護法第25条", "個人情報保護法第22条", &[]),
    LATER,
];

/// A tutorial with what kitei prints at each step.
pub(super) fn tutorial(document: &str, trials: &[Trial]) -> String {
    let blocks = blocks(document);
    let config = blocks.iter().find(|block| block.info == "toml").unwrap();
    let mut parts: Vec<&Block> = Vec::new();
    let mut trials = trials.iter();
    let mut shown = Vec::new();
    let policy = |parts: &[&Block]| parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
    let check = |files: &[(&str, &str)], arguments: &[&str]| {
        let folder = files.iter().fold(Folder::new().with("kitei.toml", &config.text), |folder, (path, text)| folder.with(path, text));
        folder.run(&[&["check"], arguments].concat()).out
    };
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
            "text" if block.heading.starts_with(PARENT) => {
                let examples: Vec<&Block> =
                    blocks.iter().filter(|block| block.info == "kitei" && block.heading.starts_with(PARENT)).collect();
                let [parent, head] = examples[..] else { panic!("a parent and a head") };
                // The other block is the list of the files.
                if head.range.end < block.range.start {
                    let policy = with_line(&policy(&parts), &head.text);
                    let out = check(&[("corporation/policy.kitei", &parent.text), ("clinic/policy.kitei", &policy)], &[]);
                    shown.push((block, excerpt(&block.text, &out)));
                }
            }
            "text" => {
                let (from, to, arguments) = if is_step { ("", "", &[][..]) } else { *trials.next().unwrap() };
                let policy = policy(&parts);
                assert!(policy.contains(from), "{from}");
                let out = check(&[("policy.kitei", &policy.replacen(from, to, 1))], arguments);
                shown.push((block, excerpt(&block.text, &out)));
            }
            _ => {}
        }
    }
    assert_eq!(trials.next(), None);
    replaced(document, shown)
}

/// A policy with the one line of an example of its head that it has not: behind the line that stands before it there.
fn with_line(policy: &str, head: &str) -> String {
    let known: Vec<&str> = policy.lines().collect();
    let (before, line) = head.lines().zip(head.lines().skip(1)).find(|(_, line)| !known.contains(line)).unwrap();
    policy.replacen(before, &format!("{before}\n{line}"), 1)
}

/// The policy that the steps of a tutorial come to.
pub(super) fn finished(document: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for block in blocks(document) {
        if block.info == "kitei" && STEPS.iter().any(|step| block.heading.starts_with(step)) {
            if parts.last().is_some_and(|last| last.lines().next() == block.text.lines().next()) {
                parts.pop();
            }
            parts.push(block.text);
        }
    }
    parts.join("\n")
}

/// The README with what kitei prints on its example.
pub(super) fn readme(document: &str, lang: &str) -> String {
    let blocks = blocks(document);
    let block = |info: &str| blocks.iter().find(|block| block.info == info).unwrap();
    let folder = Folder::new().with("policy.kitei", &block("kitei").text);
    let ran = folder.run(&["check", "--lang", lang, "--as-of", "2026-05-01"]);
    replaced(document, vec![(block("text"), excerpt(&block("text").text, &ran.out))])
}

/// The page of a command with what its commands print. Examples that begin with a path in a comment are its files, a block after a
/// command is what that prints.
pub(super) fn page(document: &str) -> String {
    let blocks = blocks(document);
    let is_policy = |path: &&str| Path::new(path).extension().is_some_and(|end| end == "kitei");
    let path = |block: &Block| block.text.lines().next()?.strip_prefix("// ").filter(is_policy).map(str::to_owned);
    let mut folder = Folder::new().with("kitei.toml", "[check]\nas-of = 2026-05-01\n");
    let mut shown = Vec::new();
    let mut command: Option<Vec<&str>> = None;
    for block in &blocks {
        if let Some(arguments) = command.take() {
            let out = folder.run(&arguments).out;
            // A diagram brings its own fence.
            let fence = format!("```{}\n", block.info);
            let out = out.strip_prefix(&fence).and_then(|inner| inner.strip_suffix("```\n")).map_or(out.clone(), str::to_owned);
            shown.push((block, out));
        } else if let Some(path) = path(block).filter(|_| block.info == "kitei") {
            folder = folder.with(&path, &block.text);
        } else if block.info == "sh" && block.text.lines().count() == 1 && !block.text.contains('|') {
            command = block.text.trim().strip_prefix("kitei ").map(|arguments| {
                // Quotes stand around whole arguments only.
                arguments.split(' ').map(|argument| argument.trim_matches('\'')).collect()
            });
        }
    }
    replaced(document, shown)
}

fn replaced(document: &str, shown: Vec<(&Block, String)>) -> String {
    let mut document = document.to_owned();
    for (block, text) in shown.into_iter().rev() {
        document.replace_range(block.range.start..block.range.end, &text);
    }
    document
}

/// Of an output, what a document shows of it: all, or the first finding of each rule and the part of the work that it shows, and the end if
/// it shows that.
fn excerpt(shown: &str, output: &str) -> String {
    let shown = shown.trim_end();
    let gap = GAPS.into_iter().find(|gap| shown.contains(gap));
    if gap.is_none() && ends(shown) {
        return format!("{}\n", output.trim_end());
    }
    let gap = gap.unwrap_or(GAPS[0]);
    let findings = findings(output);
    let excerpt = |part: &str| match head(part) {
        Some(wanted) => findings
            .iter()
            .find(|found| head(found) == Some(wanted))
            .cloned()
            .unwrap_or_else(|| panic!("no part of the output begins with {wanted:?}")),
        None => findings.last().unwrap().clone(),
    };
    format!("{}\n", shown.split(gap).map(excerpt).collect::<Vec<_>>().join(gap))
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
        let begins = head(part).is_some() || !ended && !part.starts_with(' ');
        ended |= !part.starts_with(' ');
        match parts.last_mut() {
            Some(last) if !begins => *last = format!("{last}\n\n{part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// What begins a part of an output: severity and rule of a finding, or what is written over a part of the work.
fn head(part: &str) -> Option<&str> {
    let first = part.lines().next()?;
    let is_work = |line: &str| line.starts_with(|character: char| character.is_alphabetic()) && line.split(": ").count() == 1;
    rule(part).or_else(|| first.strip_prefix("  ").filter(|line| is_work(line)))
}

/// Severity and rule in the head of a finding.
fn rule(part: &str) -> Option<&str> {
    let (head, _) = part.lines().next()?.strip_prefix("  ")?.split_once(']')?;
    let (severity, _) = head.split_once('[')?;
    ["エラー", "警告", "情報", "error", "warning", "info"].contains(&severity).then_some(head)
}
