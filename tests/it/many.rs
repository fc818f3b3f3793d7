//! Many policies: a chain of as many levels as are followed, a thousand levels, and ten thousand children of one parent end, on a small
//! stack.

use std::thread;

use kitei::internals::diagnostic::Findings;
use kitei::internals::model::value::Value;

use crate::harness::{DAY, Repository, Verdict, policy};

/// So many levels are followed.
const FOLLOWED: usize = 64;
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

/// How often a rule was found.
fn count(verdict: &Verdict, rule: &str) -> usize {
    verdict.findings.iter().filter(|finding| finding.rule.name == rule).count()
}

#[test]
fn a_chain_of_as_many_levels_as_are_followed_is_judged_to_its_end() {
    // Each tenth restates the minimum, the last but one is stricter, the last weaker than that.
    let said = |level: usize| match level {
        _ if level == FOLLOWED - 1 => "対策 パスワード { 最短文字数 13文字 }",
        _ if level == FOLLOWED - 2 => "対策 パスワード { 最短文字数 14文字 }",
        _ if level.is_multiple_of(10) => "対策 パスワード { 最短文字数 12文字 }",
        _ => "",
    };
    let verdict = judge((0..FOLLOWED).map(|level| if level == 0 { TOP.to_owned() } else { below(level - 1, said(level)) }));
    let weakened = verdict.findings.iter().filter(|finding| finding.rule.name.starts_with("inheritance/"));
    let places: Vec<&str> = weakened.map(|finding| verdict.texts.sources.path(finding.span.file)).collect();
    assert_eq!(places, ["00063.kitei"]);
    let resolved = verdict.texts.resolve(DAY, &mut Findings::default());
    let (_, view) = resolved.get(policy(&resolved, "00063.kitei")).unwrap();
    assert_eq!(view.ancestors.len(), FOLLOWED - 1);
    let held: Vec<(&str, &Option<Value>)> = view
        .effective
        .all
        .values()
        .flat_map(|declared| declared.values.values().flatten())
        .map(|held| (verdict.texts.sources.path(held.span.file), &held.value))
        .collect();
    assert!(held.iter().any(|(path, value)| *path == "00000.kitei" && value.is_some()), "{held:?}");
    assert!(held.iter().any(|(path, _)| *path == "00063.kitei"), "{held:?}");
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

/// What is not followed is told where it is not, and at each policy below it, so that nobody takes it to be bound by what is further up.
#[test]
fn a_chain_of_a_thousand_levels_ends_where_it_is_not_followed() {
    let verdict = judge((0..LEVELS).map(|level| if level == 0 { TOP.to_owned() } else { below(level - 1, "") }));
    let cut = LEVELS.div_ceil(FOLLOWED) - 1;
    assert_eq!(count(&verdict, "inheritance/not-followed"), cut);
    assert_eq!(count(&verdict, "inheritance/parent-unread"), LEVELS - FOLLOWED - cut);
    let resolved = verdict.texts.resolve(DAY, &mut Findings::default());
    assert_eq!(resolved.iter().map(|(_, _, view)| view.ancestors.len()).max(), Some(FOLLOWED - 1));
}

/// Each inherits from the next and the last from the first: cut once, and told once. Of more than are followed none is.
#[test]
fn a_loop_is_cut_once_or_not_followed() {
    let round = |of: usize| judge((0..of).map(|level| below((level + 1) % of, "")));
    let verdict = round(FOLLOWED);
    assert_eq!((count(&verdict, "inheritance/cycle"), count(&verdict, "inheritance/not-followed")), (1, 0));
    let verdict = round(LEVELS);
    assert_eq!((count(&verdict, "inheritance/cycle"), count(&verdict, "inheritance/not-followed")), (0, LEVELS));
}
