//! Many policies: a chain of a thousand levels and ten thousand children of one parent end, on a small stack.

use std::thread;

use kitei::internals::diagnostic::Findings;
use kitei::internals::model::value::Value;

use crate::harness::{DAY, Repository, Verdict, policy};

const LEVELS: usize = 1_000;
const CHILDREN: usize = 10_000;
/// A quarter of what a thread has: what goes down with each level does not fit.
const STACK: usize = 512 * 1024;

const TOP: &str = "規程 「頂」 {\n  機関 法人 「頂」\n}\n条 「定め」 {\n  対策 パスワード { 最短文字数 12文字; 使い回し 禁止 }\n}\n";

/// A policy below another.
fn below(parent: usize, said: &str) -> String {
    format!("規程 「下」 {{\n  機関 病院 「下」\n  継承 「{parent:05}.kitei」\n}}\n条 「定め」 {{\n  {said}\n  項 「定める。」\n}}\n")
}

/// Judged on a small stack.
fn judge(texts: impl Iterator<Item = String>) -> Verdict {
    let files = texts.enumerate().map(|(number, text)| (format!("{number:05}.kitei"), text)).collect();
    let repository = Repository(files);
    // The built-in packs are read once, by whoever comes first.
    Repository::default().read();
    thread::Builder::new().stack_size(STACK).spawn(move || repository.judge()).unwrap().join().unwrap()
}

#[test]
fn a_chain_of_a_thousand_levels_is_judged_to_its_end() {
    // Each tenth restates the minimum, the last but one is stricter, the last weaker than that.
    let said = |level: usize| match level {
        _ if level == LEVELS - 1 => "対策 パスワード { 最短文字数 13文字 }",
        _ if level == LEVELS - 2 => "対策 パスワード { 最短文字数 14文字 }",
        _ if level.is_multiple_of(10) => "対策 パスワード { 最短文字数 12文字 }",
        _ => "",
    };
    let verdict = judge((0..LEVELS).map(|level| if level == 0 { TOP.to_owned() } else { below(level - 1, said(level)) }));
    let weakened = verdict.findings.iter().filter(|finding| finding.rule.name.starts_with("inheritance/"));
    let places: Vec<&str> = weakened.map(|finding| verdict.texts.sources.path(finding.span.file)).collect();
    assert_eq!(places, ["00999.kitei"]);
    let resolved = verdict.texts.resolve(DAY, &mut Findings::default());
    let (_, view) = resolved.get(policy(&resolved, "00999.kitei")).unwrap();
    assert_eq!(view.ancestors.len(), LEVELS - 1);
    let held: Vec<(&str, &Option<Value>)> = view
        .effective
        .all
        .values()
        .flat_map(|declared| declared.values.values().flatten())
        .map(|held| (verdict.texts.sources.path(held.span.file), &held.value))
        .collect();
    assert!(held.iter().any(|(path, value)| *path == "00000.kitei" && value.is_some()), "{held:?}");
    assert!(held.iter().any(|(path, _)| *path == "00999.kitei"), "{held:?}");
}

#[test]
fn ten_thousand_children_of_one_parent_are_judged() {
    let said = |child: usize| {
        if child.is_multiple_of(2) {
            "対策 パスワード { 最短文字数 13文字 }"
        } else {
            "対策 パスワード { 最短文字数 8文字 }"
        }
    };
    let verdict = judge((0..=CHILDREN).map(|child| if child == 0 { TOP.to_owned() } else { below(0, said(child)) }));
    let weakened = verdict.findings.iter().filter(|finding| finding.rule.name == "inheritance/weakened").count();
    assert_eq!(weakened, CHILDREN / 2);
}

/// Each inherits from the next and the last from the first: cut once, and told once.
#[test]
fn a_loop_of_a_thousand_is_cut_once() {
    let verdict = judge((0..LEVELS).map(|level| below((level + 1) % LEVELS, "")));
    assert_eq!(verdict.findings.iter().filter(|finding| finding.rule.name == "inheritance/cycle").count(), 1);
}
