//! Policies that nobody wrote, in a hand that nobody has: whatever they hold and however they are typed, the formatter keeps it.

use std::sync::{Arc, LazyLock};

use kitei::internals::diagnostic::Findings;
use kitei::internals::format::Formatted;
use kitei::internals::syntax::document::{Head, Operands, Statement, Statements};
use kitei::internals::syntax::keyword::Keyword;
use kitei::internals::text::look_up_key;
use kitei::internals::{Whole, syntax};
use kitei::{FileId, Lang, Span};
use proptest::prelude::*;

use crate::author::{Author, Choices, Said};
use crate::format::with;
use crate::harness::{HOSPITAL, Repository};

static BUILT_IN: LazyLock<Whole> = LazyLock::new(|| Repository::default().read());

/// Types what is said, in no order of spaces, lines, widths and comments.
struct Typist<'a> {
    choices: Choices<'a>,
    text: String,
    comments: Vec<String>,
    /// What comments say, before their number.
    note: &'static str,
}

impl Typist<'_> {
    fn all(&mut self, said: &[Said], lines: &[&str]) {
        for statement in said {
            self.gap();
            self.one(statement);
            let end = self.choices.pick(lines);
            let Some((behind, lines)) = end.split_once('\n') else {
                self.text.push_str(end);
                continue;
            };
            self.text.push_str(behind);
            self.behind();
            self.text.extend(["\n", lines]);
            self.comment();
        }
    }

    fn one(&mut self, said: &Said) {
        let mut comma = true;
        for (at, word) in said.words.iter().enumerate() {
            if at > 0 && !(comma || word == "、" || word == ",") {
                let space = self.choices.pick(&[" ", "  ", "\t", "\u{3000}", " "]);
                self.text.push_str(space);
            }
            comma = word == "、" || word == ",";
            if comma {
                let comma = self.choices.pick(&["、", ", ", "，", " , ", "、"]);
                self.text.push_str(comma);
                self.within(said.words.get(at + 1));
            } else if let Some(inner) = word.strip_prefix('「').and_then(|rest| rest.strip_suffix('」')) {
                let (open, close) = [("「", "」"), ("\"", "\""), ("“", "”")][self.choices.next(3)];
                self.text.extend([open, inner, close]);
            } else {
                self.text.push_str(word);
            }
        }
        let Some(block) = &said.block else { return };
        self.text.push_str(self.choices.pick(&[" {", "{", "　｛"]));
        // A short block on one line, or not.
        if self.choices.next(2) == 0 && block.iter().all(|inner| inner.block.is_none()) {
            self.all(block, &["; ", ";", " ； "]);
        } else {
            self.behind();
            self.text.push('\n');
            self.comment();
            self.all(block, &["\n", " ;\n", "\n\n\n", "\n", "  \n"]);
        }
        self.text.push_str(self.choices.pick(&["}", "} ", "｝"]));
    }

    /// Goes on with a list, on the same line or after comments, where what follows does not begin a statement there.
    fn within(&mut self, next: Option<&String>) {
        let begins = next.is_none_or(|word| Keyword::spelled(&look_up_key(word)).is_some());
        if begins || self.choices.next(12) > 0 {
            return;
        }
        self.behind();
        self.text.push('\n');
        self.comment();
        self.gap();
    }

    /// A comment behind something.
    fn behind(&mut self) {
        if self.choices.next(8) == 0 {
            let comment = format!("{} {}", self.note, self.comments.len());
            self.text.extend([" ", &comment]);
            self.comments.push(comment);
        }
    }

    fn gap(&mut self) {
        let gap = self.choices.pick(&["", "  ", "      ", "\t", "\u{3000}"]);
        self.text.push_str(gap);
    }

    fn comment(&mut self) {
        if self.choices.next(6) == 0 {
            let comment = format!("{} {}", self.note, self.comments.len());
            self.gap();
            let end = self.choices.pick(&["\n", "  \n\n", "\n\n\n\n"]);
            self.text.extend([&comment, end]);
            self.comments.push(comment);
        }
    }
}

/// What a text says: statements in their blocks, with their words.
fn said(text: &str) -> Vec<String> {
    fn operands(operands: Operands<'_>) -> String {
        operands
            .words()
            .map(|word| if word.quoted { format!("「{}」", word.text) } else { look_up_key(word.text).into_owned() })
            .collect::<Vec<_>>()
            .join(" ")
    }
    fn walk(statements: Statements<'_>, depth: usize, said: &mut Vec<String>) {
        for statement in statements {
            let head = match statement.head() {
                Head::Keyword(keyword) => keyword.en().to_owned(),
                Head::Name | Head::Damaged => look_up_key(statement.head_text()).into_owned(),
            };
            let clauses: Vec<String> =
                statement.clauses().map(|clause| format!("{:?} {}", clause.keyword, operands(clause.operands))).collect();
            said.push(format!("{depth} {head} {} {clauses:?} {}", operands(statement.operands()), statement.has_block()));
            walk(statement.children(), depth + 1, said);
        }
    }
    let mut all = Vec::new();
    let mut findings = Findings::default();
    let document = syntax::read(FileId(0), &Arc::from(text), &mut findings);
    assert!(findings.is_empty(), "{findings:?}\n{text}");
    walk(document.statements(), 0, &mut all);
    all
}

fn comments(text: &str) -> Vec<String> {
    let document = syntax::read(FileId(0), &Arc::from(text), &mut Findings::default());
    document.comments.iter().map(|comment| document.text(*comment).to_owned()).collect()
}

/// How many statements begin on the line that each comment speaks of.
fn spoken_of(text: &str) -> Vec<usize> {
    fn count(statements: Statements<'_>, line: Span) -> usize {
        let own = |statement: Statement<'_>| usize::from((line.start..line.end).contains(&statement.header().start));
        statements.map(|statement| own(statement) + count(statement.children(), line)).sum()
    }
    let document = syntax::read(FileId(0), &Arc::from(text), &mut Findings::default());
    document.comments.iter().map(|comment| count(document.statements(), document.line_spoken_of(*comment))).collect()
}

fn formatted(text: &str, spelling: Option<Lang>) -> Formatted {
    with(&BUILT_IN, text, spelling)
}

/// The rules of what is found while reading.
fn rules(text: &str) -> Vec<&'static str> {
    let mut findings = Findings::default();
    syntax::read(FileId(0), &Arc::from(text), &mut findings);
    findings.iter().map(|finding| finding.rule.name).collect()
}

static SOUND: LazyLock<String> = LazyLock::new(|| Repository::reference().0[HOSPITAL].clone());

/// What slips in.
const SLIPS: [&str; 18] =
    ["", "{", "}", "「", "」", "\"", "『", ";", "、", "＝", "\n", "//", "\"\"\"", "条 ", "<<<<<<< HEAD\n", "\u{0}", "\r", "\u{feff}"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_text_is_formatted_once_and_loses_nothing(
        slips in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(&SLIPS[..]), 0..2usize), 1..4),
    ) {
        let mut text: Vec<char> = SOUND.chars().collect();
        for (place, slip, lost) in slips {
            let at = place.index(text.len());
            text.splice(at..(at + lost).min(text.len()), slip.chars());
        }
        let text: String = text.into_iter().collect();
        let once = formatted(&text, None);
        prop_assert_eq!(rules(&once.text), rules(&text));
        prop_assert_eq!(&formatted(&once.text, None).text, &once.text);
        for kept in &once.kept {
            prop_assert!(once.text.contains(text.get(kept.start as usize..kept.end as usize).unwrap()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_kept(
        matter in prop::collection::vec(any::<u8>(), 1..400),
        hand in prop::collection::vec(any::<u8>(), 1..400),
        english in any::<bool>(),
    ) {
        let lang = if english { Lang::En } else { Lang::Ja };
        let vocabulary = &BUILT_IN.knowledge.vocabulary;
        let policy = Author { choices: Choices { bytes: &matter, at: 0 }, vocabulary, lang }.policy();
        let mut typist = Typist { choices: Choices { bytes: &hand, at: 0 }, text: String::new(), comments: Vec::new(), note: "//" };
        typist.comment();
        typist.all(&policy, &["\n", "\n\n", "\n\n\n\n"]);
        let once = formatted(&typist.text, None);

        prop_assert_eq!(&once.kept, &[]);
        prop_assert_eq!(said(&once.text), said(&typist.text));
        prop_assert_eq!(&formatted(&once.text, None).text, &once.text);
        prop_assert_eq!(comments(&once.text), typist.comments);
        prop_assert!(once.text.lines().all(|line| line.trim_end() == line) && !once.text.contains("\n\n\n"));

        let other = if english { Lang::Ja } else { Lang::En };
        let there = formatted(&once.text, Some(other));
        prop_assert_eq!(&there.kept, &[]);
        let there = there.text;
        prop_assert_eq!(&formatted(&there, None).text, &there);
        prop_assert_eq!(formatted(&there, Some(lang)).text, once.text);
    }

    #[test]
    fn what_a_suppression_speaks_of_stays_what_it_is(
        matter in prop::collection::vec(any::<u8>(), 1..400),
        hand in prop::collection::vec(any::<u8>(), 1..400),
    ) {
        let vocabulary = &BUILT_IN.knowledge.vocabulary;
        let policy = Author { choices: Choices { bytes: &matter, at: 0 }, vocabulary, lang: Lang::Ja }.policy();
        let choices = Choices { bytes: &hand, at: 0 };
        let mut typist = Typist { choices, text: String::new(), comments: Vec::new(), note: "// kitei: allow(consistency/undecided)" };
        typist.all(&policy, &["\n", "\n\n", "; "]);
        let once = formatted(&typist.text, None);

        prop_assert_eq!(said(&once.text), said(&typist.text));
        prop_assert_eq!(spoken_of(&once.text), spoken_of(&typist.text));
        prop_assert_eq!(&formatted(&once.text, None).text, &once.text);
        let there = formatted(&once.text, Some(Lang::En));
        prop_assert_eq!(spoken_of(&there.text), spoken_of(&typist.text));
        // What would lose its line is left as it was typed, in either spelling.
        if [&once, &there].iter().all(|one| one.kept.is_empty() && one.held.is_empty()) {
            prop_assert_eq!(formatted(&there.text, Some(Lang::Ja)).text, once.text);
        }
    }
}
