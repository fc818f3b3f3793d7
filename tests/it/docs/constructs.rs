//! What the language reference shows: every keyword in an example that is read, and every rule of the grammars in their table.

use std::collections::BTreeSet;
use std::sync::Arc;

use kitei::FileId;
use kitei::internals::diagnostic::Findings;
use kitei::internals::syntax;
use kitei::internals::syntax::document::{Head, Statements};
use kitei::internals::syntax::keyword::{Keyword, TABLE};
use kitei::internals::text::look_up_key;

use super::markdown::blocks;
use super::read;

/// The keywords that the examples of a document use, as they are spelled there.
fn shown(document: &str) -> BTreeSet<&'static str> {
    let mut shown = BTreeSet::new();
    for block in blocks(document).into_iter().filter(|block| block.info == "kitei") {
        let text: Arc<str> = Arc::from(block.text.as_str());
        let read = syntax::read(FileId(0), &text, &mut Findings::default());
        walk(read.statements(), &mut shown);
        // Words in values, conditions and definitions begin no statement and no clause.
        let separates = |letter: char| letter.is_whitespace() || "、,;(){}".contains(letter);
        let words: Vec<String> = block.text.split(separates).map(|word| look_up_key(word).into_owned()).collect();
        let stands = |spelling: &&str| {
            let parts: Vec<&str> = spelling.split(' ').collect();
            words.windows(parts.len()).any(|window| window.iter().zip(&parts).all(|(word, part)| word == part))
        };
        let others = TABLE.iter().filter(|row| row.uses.is_empty() || matches!(row.keyword, Keyword::Each | Keyword::Some));
        shown.extend(others.flat_map(|row| [row.en, row.ja]).filter(stands));
    }
    shown
}

fn walk(statements: Statements<'_>, shown: &mut BTreeSet<&'static str>) {
    let spelling = |keyword: Keyword, text: &str| if text.is_ascii() { keyword.en() } else { keyword.ja() };
    for statement in statements {
        if let Head::Keyword(keyword) = statement.head() {
            shown.insert(spelling(keyword, statement.head_text()));
        }
        shown.extend(statement.clauses().map(|clause| spelling(clause.keyword, clause.operands.document().text(clause.head))));
        walk(statement.children(), shown);
    }
}

#[test]
fn every_keyword_has_an_example() {
    let mut missing = Vec::new();
    for (path, spellings) in [("docs/language.md", ["en", "ja"].as_slice()), ("docs/language.ja.md", &["ja"])] {
        let shown = shown(&read(path));
        for row in TABLE {
            let wanted = [("en", row.en), ("ja", row.ja)].into_iter().filter(|(lang, _)| spellings.contains(lang));
            missing.extend(wanted.filter(|(_, word)| !shown.contains(word)).map(|(_, word)| format!("{path}: {word}")));
        }
    }
    assert!(missing.is_empty(), "no example of\n{}", missing.join("\n"));
}

#[test]
fn every_rule_of_the_grammars_is_described() {
    let page = read("docs/grammar.md");
    for name in ["statement", "value", "item", "citation"] {
        let path = format!("grammar/{name}.pest");
        let grammar = read(&path);
        let rules: Vec<&str> = grammar
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .map(|line| line.split([' ', '=']).next().unwrap())
            .collect();
        let section = page.split("\n## ").find(|section| section.starts_with(&format!("`{path}`"))).unwrap();
        let described: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        assert_eq!(described, rules, "{path}");
    }
}
