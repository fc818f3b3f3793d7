//! The colours of editors, made of the table of keywords.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kitei::internals::syntax::keyword::{Row, TABLE};
use serde_json::json;

use super::hold;

/// Both spellings of keywords, the longest first: one may begin another.
fn words(wanted: impl Fn(&Row) -> bool) -> Vec<&'static str> {
    let spellings = TABLE.iter().filter(|row| wanted(row)).flat_map(|row| [row.en, row.ja]);
    let mut words: Vec<&str> = spellings.collect::<BTreeSet<_>>().into_iter().collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.chars().count()), *word));
    words
}

fn heads() -> Vec<&'static str> {
    words(|row| !row.uses.is_empty())
}

/// What stands after a head: clause words, connectives, words of values.
fn others() -> Vec<&'static str> {
    let clauses: BTreeSet<_> = TABLE.iter().flat_map(|row| row.uses).flat_map(|usage| usage.clauses).collect();
    words(|row| row.uses.is_empty() || clauses.contains(&row.keyword))
}

fn text_mate() -> String {
    let after = "(?=[\\s{};｛｝；,、「\"“]|$)";
    let one_of = |words: Vec<&str>| words.join("|").replace(' ', "\\s+");
    let place = json!([{ "name": "variable.other.placeholder.kitei", "match": "[{｛][^{}｛｝]*[}｝]" }]);
    let string = |begin: &str, end: &str| json!({ "name": "string.quoted.kitei", "begin": begin, "end": end, "patterns": place });
    let grammar = json!({
        "name": "kitei",
        "scopeName": "source.kitei",
        "patterns": [
            { "name": "comment.line.double-slash.kitei", "match": "//.*$" },
            string("\"\"\"", "\"\"\""),
            string("「", "」"),
            string("“", "”|$"),
            string("\"", "\"|$"),
            {
                "match": format!("(^|[{{}};｛｝；])\\s*({}){after}", one_of(heads())),
                "captures": { "2": { "name": "keyword.control.kitei" } },
            },
            { "name": "keyword.other.kitei", "match": format!("(?<=[\\s,、])({}){after}", one_of(others())) },
            { "name": "constant.numeric.kitei", "match": "(?<=[\\s,、])[0-9０-９][^\\s{};,、｛｝；]*" },
            { "name": "constant.language.undecided.kitei", "match": "(?<=\\s)[?？](?=[\\s;}]|$)" },
        ],
    });
    serde_json::to_string_pretty(&grammar).unwrap() + "\n"
}

fn vim() -> String {
    let one_of = |words: Vec<&str>| words.join("|").replace(' ', "\\s+");
    let after = "\\ze([ \\t　{};｛｝；,、「\"]|$)";
    let mut text = String::from(
        "\" Made of the table of keywords: UPDATE_DOCS=1 cargo test --test it docs\nif exists('b:current_syntax')\n  finish\nendif\n",
    );
    writeln!(text, "syntax match kiteiKeyword '\\v(^|[{{}};｛｝；])\\s*\\zs({}){after}'", one_of(heads())).unwrap();
    writeln!(text, "syntax match kiteiClause '\\v[ \\t　,、]\\zs({}){after}'", one_of(others())).unwrap();
    text.push_str(
        "syntax match kiteiNumber '\\v[ \\t　,、]\\zs[0-9０-９][^ \\t　{};,、｛｝；]*'\n\
         syntax match kiteiPlace '[{｛][^{}｛｝]*[}｝]' contained\n\
         syntax region kiteiString start='「' end='」' contains=kiteiPlace\n\
         syntax region kiteiString start='\"' end='\"' oneline contains=kiteiPlace\n\
         syntax region kiteiString start='\"\"\"' end='\"\"\"' contains=kiteiPlace\n\
         syntax match kiteiComment '//.*$'\n\
         highlight default link kiteiKeyword Statement\n\
         highlight default link kiteiClause Type\n\
         highlight default link kiteiNumber Number\n\
         highlight default link kiteiPlace Identifier\n\
         highlight default link kiteiString String\n\
         highlight default link kiteiComment Comment\n\
         let b:current_syntax = 'kitei'\n",
    );
    text
}

/// A mode of Emacs: what of it is made of the keywords stands between two lines.
fn emacs(held: &str) -> String {
    let list = |name: &str, says: &str, words: Vec<&str>| {
        let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let mut lines = vec![String::new()];
        for word in words {
            let last = lines.last_mut().unwrap();
            if last.chars().count() + word.chars().count() > 100 {
                lines.push(word);
            } else {
                *last = format!("{last} {word}").trim_start().to_owned();
            }
        }
        format!("(defconst {name}\n  '({})\n  \"{says}\")\n", lines.join("\n    "))
    };
    let (before, rest) = held.split_once(";; Made of the table of keywords").unwrap();
    let (_, after) = rest.split_once(";; Until here.\n").unwrap();
    let heads = list("kitei-keywords", "What heads a statement.", heads());
    let others = list("kitei-clauses", "What stands after a head.", others());
    format!("{before};; Made of the table of keywords: UPDATE_DOCS=1 cargo test --test it docs\n{heads}\n{others};; Until here.\n{after}")
}

#[test]
fn the_colours_of_editors_are_those_of_the_keywords() {
    hold("editors/vscode/syntaxes/kitei.tmLanguage.json", &text_mate());
    hold("editors/vim/syntax/kitei.vim", &vim());
    let mode = "editors/emacs/kitei-mode.el";
    hold(mode, &emacs(&std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(mode)).unwrap()));
}
