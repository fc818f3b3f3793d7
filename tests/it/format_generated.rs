//! Policies that nobody wrote, in a hand that nobody has: whatever they hold and however they are typed, the formatter keeps it.

use std::sync::{Arc, LazyLock};

use kitei::diagnostic::{Findings, Lang};
use kitei::engine::texts::{Packs, Texts};
use kitei::format::Formatted;
use kitei::model::vocabulary::{AttributeId, Spelling, ValueType, Vocabulary};
use kitei::syntax;
use kitei::syntax::document::{Head, Operands, Statements};
use kitei::syntax::keyword::Keyword;
use kitei::text::{FileId, look_up_key};
use proptest::prelude::*;

use crate::format::with;
use crate::support::{HOSPITAL, Repository};

static BUILT_IN: LazyLock<Texts> = LazyLock::new(|| Texts::read(&Packs::read(), Vec::<(String, String)>::new()));

const KINDS: [Keyword; 6] = [Keyword::Role, Keyword::Document, Keyword::Activity, Keyword::Measure, Keyword::Record, Keyword::Agreement];

/// A statement that is to be typed.
#[derive(Debug)]
struct Said {
    /// Words, commas and strings (in 「」).
    words: Vec<String>,
    block: Option<Vec<Said>>,
}

/// Choices, made one after the other.
struct Choices<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Choices<'_> {
    fn next(&mut self, below: usize) -> usize {
        let mut value = 0;
        for _ in 0..2 {
            value = value * 256 + usize::from(self.bytes[self.at % self.bytes.len()]);
            self.at += 1;
        }
        value % below
    }

    fn pick<'t, T: ?Sized>(&mut self, from: &[&'t T]) -> &'t T {
        from[self.next(from.len())]
    }
}

/// Makes up what a policy says.
struct Author<'a> {
    choices: Choices<'a>,
    vocabulary: &'a Vocabulary,
    lang: Lang,
}

impl Author<'_> {
    fn word(&self, spelling: &Spelling) -> String {
        match self.lang {
            Lang::Ja => spelling.ja.to_string(),
            Lang::En => spelling.en.to_string(),
        }
    }

    fn keyword(&self, keyword: Keyword) -> String {
        match self.lang {
            Lang::Ja => keyword.ja().to_owned(),
            Lang::En => keyword.en().to_owned(),
        }
    }

    fn string(&mut self) -> String {
        let text = ["方針", "", "a b", "以下「法」という。", "{パスワード.最短文字数}以上；とする。", "12, 34; // x", "１２"];
        format!("「{}」", self.choices.pick(&text))
    }

    fn statement(&self, keyword: Keyword, words: Vec<String>, block: Option<Vec<Said>>) -> Said {
        let mut all: Vec<String> = self.keyword(keyword).split(' ').map(str::to_owned).collect();
        all.extend(words);
        Said { words: all, block }
    }

    fn value(&mut self, attribute: AttributeId) -> Vec<String> {
        let words = |author: &mut Self, words: &[_]| {
            let count = 1 + author.choices.next(words.len().min(9));
            let mut list = Vec::new();
            for _ in 0..count {
                let word = words[author.choices.next(words.len())];
                list.push(author.word(author.vocabulary.word_spelling(word)));
                list.push("、".to_owned());
            }
            list.pop();
            list
        };
        match &self.vocabulary.attribute(attribute).value {
            ValueType::Text | ValueType::Laws => vec![self.string()],
            ValueType::YesNo => {
                let keyword = if self.choices.next(2) == 0 { Keyword::Yes } else { Keyword::No };
                vec![self.keyword(keyword)]
            }
            ValueType::Count(unit) => vec![format!("{}{}", self.choices.next(40), self.vocabulary.unit_spelling(*unit).ja)],
            ValueType::Duration => vec![self.choices.pick(&["１２か月", "年1回", "30日", "毎月", "?"]).to_owned()],
            ValueType::Date => vec![self.choices.pick(&["令和８年４月１日", "2026-04-01"]).to_owned()],
            ValueType::Choice(from) => {
                let word = from[self.choices.next(from.len())];
                vec![self.word(self.vocabulary.word_spelling(word))]
            }
            ValueType::Words(from) | ValueType::Extent(from) => words(self, from),
            ValueType::Actors | ValueType::References(_) => vec!["名前１".to_owned(), "、".to_owned(), "xyz".to_owned()],
        }
    }

    fn declaration(&mut self) -> Said {
        let kind = KINDS[self.choices.next(KINDS.len())];
        let names: Vec<_> = self.vocabulary.names_of(kind).collect();
        let (name, entry) = names[self.choices.next(names.len())];
        let attributes = self.vocabulary.attributes_of(kind, Some(name));
        let mut words = vec![self.word(&entry.spelling)];
        if self.choices.next(3) == 0 {
            words.push(self.string());
        }
        let count = self.choices.next(5);
        let block = (0..count).map(|_| self.attribute(&attributes)).collect();
        let has_block = self.choices.next(6) > 0;
        self.statement(kind, words, has_block.then_some(block))
    }

    fn attribute(&mut self, attributes: &[AttributeId]) -> Said {
        let id = attributes[self.choices.next(attributes.len())];
        let mut words = vec![self.word(&self.vocabulary.attribute(id).spelling)];
        words.extend(self.value(id));
        if self.choices.next(5) == 0 {
            words.push(self.keyword(Keyword::Minimum));
        }
        Said { words, block: None }
    }

    fn article(&mut self) -> Said {
        let count = 1 + self.choices.next(5);
        let block = (0..count)
            .map(|_| match self.choices.next(5) {
                0 => self.statement(
                    Keyword::Satisfies,
                    ["経営管理編３．１．２②", "、", "C14-1", ",", "企画管理編7⑥c"].map(str::to_owned).to_vec(),
                    None,
                ),
                1 => self.statement(Keyword::Cites, vec!["医療法施行規則第１４条第2項".to_owned()], None),
                2 => {
                    let string = self.string();
                    self.statement(Keyword::Paragraph, vec![string], None)
                }
                _ => self.declaration(),
            })
            .collect();
        let title = self.string();
        self.statement(Keyword::Article, vec![title], Some(block))
    }

    fn policy(&mut self) -> Vec<Said> {
        let mut head = vec![self.statement(Keyword::Version, vec!["「1.0」".to_owned()], None)];
        head.push(self.statement(Keyword::Effective, vec!["令和８年4月1日".to_owned()], None));
        head.push(self.statement(Keyword::Conforms, vec!["mhlw-6.0".to_owned()], None));
        let mut policy = vec![self.statement(Keyword::Policy, vec!["「規程」".to_owned()], Some(head))];
        let facts: Vec<_> = self.vocabulary.facts().filter(|(_, fact)| fact.value == ValueType::YesNo).collect();
        let mut yes = Vec::new();
        for _ in 0..=self.choices.next(14) {
            let fact = facts[self.choices.next(facts.len())].1;
            yes.extend([self.word(&fact.spelling), "、".to_owned()]);
        }
        yes.pop();
        policy.push(self.statement(Keyword::Facts, Vec::new(), Some(vec![self.statement(Keyword::Yes, yes, None)])));
        for _ in 0..self.choices.next(4) {
            let articles = (0..self.choices.next(3)).map(|_| self.article()).collect();
            let title = self.string();
            policy.push(self.statement(Keyword::Chapter, vec![title], Some(articles)));
        }
        policy
    }
}

/// Types what is said, in no order of spaces, lines, widths and comments.
struct Typist<'a> {
    choices: Choices<'a>,
    text: String,
    comments: Vec<String>,
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
            if self.choices.next(8) == 0 {
                let comment = format!("// {}", self.comments.len());
                self.text.extend([" ", &comment]);
                self.comments.push(comment);
            }
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
            self.text.push('\n');
            self.comment();
            self.all(block, &["\n", " ;\n", "\n\n\n", "\n", "  \n"]);
        }
        self.text.push_str(self.choices.pick(&["}", "} ", "｝"]));
    }

    fn gap(&mut self) {
        let gap = self.choices.pick(&["", "  ", "      ", "\t", "\u{3000}"]);
        self.text.push_str(gap);
    }

    fn comment(&mut self) {
        if self.choices.next(6) == 0 {
            let comment = format!("// {}", self.comments.len());
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
        let mut typist = Typist { choices: Choices { bytes: &hand, at: 0 }, text: String::new(), comments: Vec::new() };
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
}
