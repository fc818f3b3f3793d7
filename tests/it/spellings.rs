//! A policy from one spelling into the other, by the tables of keywords and of the vocabulary, and what is found in it.

use std::collections::BTreeSet;

use kitei::internals::Whole;
use kitei::internals::model::vocabulary::{AttributeId, NameId, Spelling, ValueType, Vocabulary};
use kitei::internals::syntax::document::{Document, Head, Operands, Statement, Statements, Word};
use kitei::internals::syntax::keyword::Keyword;
use kitei::{Diagnostic, Lang, Span};

use crate::harness::{CORPORATION, HOSPITAL, Repository, Verdict};

/// Writes a document in one spelling. Dates, quantities, references to items and own names are kept.
struct Translator<'a> {
    vocabulary: &'a Vocabulary,
    lang: Lang,
    /// Look-up keys of the names that the policies define.
    own: BTreeSet<String>,
    edits: Vec<(Span, String)>,
}

/// Whose attributes a block holds.
type About = Option<(Keyword, Option<NameId>)>;

impl Translator<'_> {
    fn word(&mut self, span: Span, en: &str, ja: &str) {
        self.edits.push((
            span,
            match self.lang {
                Lang::En => en.to_owned(),
                Lang::Ja => ja.to_owned(),
            },
        ));
    }

    fn spelling(&mut self, span: Span, spelling: &Spelling) {
        self.word(span, &spelling.en, &spelling.ja);
    }

    fn statements(&mut self, statements: Statements<'_>, about: About) {
        for statement in statements {
            self.statement(statement, about);
        }
    }

    fn statement(&mut self, statement: Statement<'_>, about: About) {
        for clause in statement.clauses() {
            self.word(clause.head, clause.keyword.en(), clause.keyword.ja());
            if matches!(clause.keyword, Keyword::ApprovedBy | Keyword::For) {
                self.names(clause.operands, &[Keyword::Post, Keyword::Role, Keyword::Committee]);
            }
        }
        let mut inner = None;
        match statement.head() {
            Head::Keyword(keyword) => {
                self.word(statement.head_span(), keyword.en(), keyword.ja());
                match keyword {
                    Keyword::Institution => {
                        let word = statement.operands().first().unwrap();
                        if let Some(kind) = self.vocabulary.institution(&word.key()) {
                            self.spelling(word.span, &self.vocabulary.institution_spelling(kind).clone());
                        }
                    }
                    Keyword::Yes | Keyword::No => {
                        for word in unquoted(statement.operands()) {
                            self.fact(word);
                        }
                    }
                    kind if kind.is_declaration_kind() || kind.is_entity_kind() => {
                        for word in unquoted(statement.operands()) {
                            let name = self.vocabulary.name(kind, &word.key());
                            inner = Some((kind, name));
                            if let Some(name) = name {
                                self.spelling(word.span, &self.vocabulary.name_entry(name).spelling.clone());
                            }
                        }
                    }
                    _ => {}
                }
            }
            Head::Name => match about {
                Some((kind, name)) => {
                    let key = kitei::internals::text::look_up_key(statement.head_text());
                    if let Some(attribute) = self.vocabulary.attribute_of(kind, name, &key) {
                        self.spelling(statement.head_span(), &self.vocabulary.attribute(attribute).spelling.clone());
                        self.value(attribute, statement.operands());
                    }
                }
                None => self.fact(Word { text: statement.head_text(), span: statement.head_span(), quoted: false }),
            },
            Head::Damaged => {}
        }
        self.statements(statement.children(), inner);
    }

    fn fact(&mut self, word: Word<'_>) {
        if let Some(fact) = self.vocabulary.fact(&word.key()) {
            self.spelling(word.span, &self.vocabulary.fact_entry(fact).spelling.clone());
        }
    }

    fn value(&mut self, attribute: AttributeId, operands: Operands<'_>) {
        match &self.vocabulary.attribute(attribute).value {
            ValueType::YesNo => {
                for word in unquoted(operands) {
                    if let Some(keyword) = Keyword::spelled(&word.key()).filter(|keyword| matches!(keyword, Keyword::Yes | Keyword::No)) {
                        self.word(word.span, keyword.en(), keyword.ja());
                    }
                }
            }
            ValueType::Choice(_) | ValueType::Words(_) | ValueType::Extent(_) => {
                for word in unquoted(operands).filter(|word| self.vocabulary.takes_word(attribute, &word.key())).collect::<Vec<_>>() {
                    let word_id = self.vocabulary.word(&word.key()).unwrap();
                    self.spelling(word.span, &self.vocabulary.word_spelling(word_id).clone());
                }
            }
            ValueType::Actors => self.names(operands, &[Keyword::Post, Keyword::Role, Keyword::Committee]),
            ValueType::References(kinds) => self.names(operands, &kinds.clone()),
            _ => {}
        }
    }

    /// Names of the vocabulary; those of the policy's own are kept.
    fn names(&mut self, operands: Operands<'_>, kinds: &[Keyword]) {
        for word in unquoted(operands) {
            let key = word.key();
            let name = kinds.iter().find_map(|&kind| self.vocabulary.name(kind, &key));
            if let Some(name) = name.filter(|_| !self.own.contains(&*key)) {
                self.spelling(word.span, &self.vocabulary.name_entry(name).spelling.clone());
            }
        }
    }
}

fn unquoted(operands: Operands<'_>) -> impl Iterator<Item = Word<'_>> {
    operands.words().filter(|word| !word.quoted)
}

/// The text of a document in one spelling.
fn translated(texts: &Whole, document: &Document, lang: Lang) -> String {
    let vocabulary = &texts.knowledge.vocabulary;
    let facts = texts.documents.iter().flat_map(|document| document.statements_of(Keyword::Facts));
    let entities = facts.flat_map(|facts| facts.children().filter(|child| child.keyword().is_some_and(Keyword::is_entity_kind)));
    let own = entities
        .filter_map(|entity| {
            let word = entity.operands().first()?;
            vocabulary.name(entity.keyword()?, &word.key()).is_none().then(|| word.key().into_owned())
        })
        .collect();
    let mut translator = Translator { vocabulary, lang, own, edits: Vec::new() };
    translator.statements(document.statements(), None);
    let mut edits = translator.edits;
    edits.sort_by_key(|(span, _)| *span);
    let mut text = document.text.to_string();
    for (span, word) in edits.into_iter().rev() {
        text.replace_range(span.start as usize..span.end as usize, &word);
    }
    text
}

fn in_spelling(repository: &Repository, path: &str, lang: Lang) -> Repository {
    let texts = repository.read();
    let document = texts.documents.iter().find(|document| texts.sources.path(document.file) == path).unwrap();
    repository.clone().with(path, &translated(&texts, document, lang))
}

/// What does not depend on where words stand and how they are spelled.
fn told(verdict: &Verdict, path: &str) -> Vec<(&'static str, Option<String>, String, u32)> {
    let line = |finding: &Diagnostic| {
        let text = &verdict.texts.sources.file(finding.span.file).unwrap().text;
        u32::try_from(text.get(..finding.span.start as usize).unwrap().matches('\n').count()).unwrap()
    };
    let told = |finding: &&Diagnostic| (finding.rule.name, finding.requirement.clone(), finding.message.ja.clone(), line(finding));
    let mut told: Vec<_> = verdict.in_file(path).iter().map(told).collect();
    told.sort();
    told
}

#[test]
fn both_spellings_give_the_same_findings() {
    let reference = Repository::reference();
    // One policy that is in order, and some that are not.
    let bound = reference.clone().bound();
    let of = |kinds: &'static [Keyword]| move |path: &str| path == HOSPITAL && !kinds.is_empty();
    let without = |kinds: &'static [Keyword]| bound.without(of(kinds), move |declared, _| kinds.contains(&declared.kind));
    let weaker = reference.clone().replace(HOSPITAL, "最短文字数}以上とし", "最短文字数}以上とし、").replace(
        HOSPITAL,
        "対策 パスワード { 再使用禁止回数 10回 }",
        "対策 パスワード { 再使用禁止回数 2回; 最短文字数 8文字; 文字種 英字 }",
    );
    let cases = [
        reference.clone(),
        without(&[Keyword::Role]),
        without(&[Keyword::Document, Keyword::Activity]),
        without(&[Keyword::Measure, Keyword::Record, Keyword::Agreement]),
        weaker,
    ];
    let mut rules = BTreeSet::new();
    for (index, case) in cases.iter().enumerate() {
        let japanese = in_spelling(case, HOSPITAL, Lang::Ja);
        assert_eq!(japanese.0[HOSPITAL], case.0[HOSPITAL], "case {index} is not wholly in Japanese");
        let english = in_spelling(case, HOSPITAL, Lang::En);
        assert!(english.0[HOSPITAL].contains("measure password {") || index == 3, "{}", english.0[HOSPITAL]);
        assert_eq!(in_spelling(&english, HOSPITAL, Lang::Ja).0[HOSPITAL], case.0[HOSPITAL], "case {index} does not come back");
        let (one, other) = (case.judge(), english.judge());
        rules.extend(one.rules(HOSPITAL));
        assert_eq!(told(&one, HOSPITAL), told(&other, HOSPITAL), "case {index}");
        // And with a parent in English.
        let parent = in_spelling(&english, CORPORATION, Lang::En).judge();
        assert_eq!(told(&one, HOSPITAL), told(&parent, HOSPITAL), "case {index} under an English parent");
    }
    for rule in ["coverage/unmet", "coverage/partly", "inheritance/weakened", "inheritance/unimplemented-delegation"] {
        assert!(rules.contains(rule), "no case has {rule}: {rules:?}");
    }
}

#[test]
fn narrower_names_are_those_that_count_as_the_wide_one() {
    let own = "語彙 「院内」 {\n}\nrole watch 見張り is ciso\nrole night_watch 夜の見張り is watch";
    let texts = Repository::of("own.kitei", own).read();
    let vocabulary = &texts.knowledge.vocabulary;
    let all = || vocabulary.names_of(Keyword::Role).map(|(name, _)| name);
    for wide in all() {
        let narrower = vocabulary.name_and_narrower(wide).filter(|&name| vocabulary.name_entry(name).kind == Keyword::Role);
        assert!(narrower.eq(all().filter(|&name| vocabulary.name_is(name, wide))));
    }
    let watch = vocabulary.name(Keyword::Role, "watch").unwrap();
    assert_eq!(vocabulary.name_and_narrower(watch).count(), 2);
}
