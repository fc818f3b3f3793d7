//! Vocabulary documents to the vocabulary. Packs are checked as strictly as policies.

mod attribute;
mod link;
mod marks;
mod phrase;
mod report;
mod unit;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub(in crate::model) use report::RULES;

use super::{
    FactEntry, FactId, Frame, InstitutionEntry, InstitutionId, Known, NameEntry, NameId, Shown, Spelling, Vocabulary, WordEntry, WordId,
};
use crate::diagnostic::Findings;
use crate::model::condition;
use crate::syntax::document::{Document, Head, Operands, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::report::arguments;
use crate::text::{FileId, Span, look_up_key};

impl Vocabulary {
    /// Reads vocabulary documents; a later one adds to the earlier.
    pub fn read(documents: &[&Document], findings: &mut Findings) -> Self {
        let mut reader = Reader {
            vocabulary: Vocabulary::default(),
            findings,
            wider: Vec::new(),
            wider_words: Vec::new(),
            implied_words: Vec::new(),
            serving: Vec::new(),
            own_wider: Vec::new(),
            built_in: documents.first().map(|document| document.file),
            word_files: FxHashMap::default(),
        };
        // The built-in document is read whole before the others, so that what it defines is defined first.
        let (first, others) = documents.split_at(documents.len().min(1));
        reader.define(first);
        reader.define(others);
        reader.link();
        let statements = documents.iter().flat_map(|document| document.statements_of(Keyword::Fact));
        statements.for_each(|statement| reader.conditions(statement));
        reader.vocabulary.known = Known::read(&reader.vocabulary);
        reader.vocabulary
    }
}

struct Reader<'f, 'd> {
    vocabulary: Vocabulary,
    findings: &'f mut Findings,
    /// Names and the words of their `is`, linked when all are known.
    wider: Vec<(NameId, Word<'d>)>,
    wider_words: Vec<(WordId, Word<'d>)>,
    /// Words and those of their `implies`.
    implied_words: Vec<(WordId, Word<'d>)>,
    /// Names and the tasks of their `serves`.
    serving: Vec<(NameId, Word<'d>)>,
    /// What names of other documents than the built-in one count as, and where that is said.
    own_wider: Vec<(NameId, NameId, Span)>,
    /// The built-in document.
    built_in: Option<FileId>,
    /// The document in which a word is defined first.
    word_files: FxHashMap<WordId, FileId>,
}

impl<'d> Reader<'_, 'd> {
    /// Words and units first, then kinds, then the names that use them.
    fn define(&mut self, documents: &[&'d Document]) {
        let statements = || documents.iter().flat_map(|document| document.statements());
        for statement in statements() {
            match statement.keyword() {
                Some(Keyword::Unit) => self.unit(statement),
                Some(Keyword::Institution) => self.institution(statement),
                Some(Keyword::Words) => self.list(statement),
                _ => {}
            }
        }
        for statement in statements().filter(|statement| statement.keyword() == Some(Keyword::Kind)) {
            self.kind(statement);
        }
        for statement in statements() {
            match statement.keyword() {
                Some(kind) if kind.is_declaration_kind() || kind.is_entity_kind() => self.name(kind, statement),
                Some(Keyword::Fact) => self.fact(statement),
                _ => {}
            }
        }
    }

    fn unknown(&mut self, word: Word<'_>, ja: &str, en: &str) {
        self.findings.push(report::unknown(word, ja, en));
    }

    /// The two spellings at the head of a definition: the keyword's first two words.
    fn spelling(&mut self, operands: Operands<'d>) -> Option<(Spelling, Span)> {
        let mut words = operands.words();
        let (Some(en), Some(ja)) = (words.next(), words.next()) else {
            self.findings.push(report::no_names(operands.span()));
            return None;
        };
        Some((Spelling { en: Arc::from(&*en.key()), ja: Arc::from(ja.text) }, en.span.to(ja.span)))
    }

    /// What else the thing is called (`also`), and what is stated by it (`covers`); words between both spellings and the clauses, of which there are none, are reported.
    fn others(&mut self, spelling: &Spelling, statement: Statement<'d>, further: Option<Word<'d>>) {
        if let Some(word) = further {
            self.findings.push(arguments::unexpected(word.span, word.text));
        }
        let Vocabulary { others, covered, .. } = &mut self.vocabulary;
        for (clause, called) in [(Keyword::Also, others), (Keyword::Covers, covered)] {
            for word in words_of(statement, clause) {
                let called = called.entry(Arc::clone(&spelling.ja)).or_default();
                let word: Arc<str> = Arc::from(word.text);
                if !called.contains(&word) {
                    called.push(word);
                }
            }
        }
    }

    /// Enters both spellings; a spelling in use is reported and keeps its first meaning.
    fn enter<I: Copy + PartialEq>(
        map: &mut FxHashMap<Arc<str>, I>,
        findings: &mut Findings,
        keys: [Arc<str>; 2],
        id: I,
        spelling: &Spelling,
        span: Span,
    ) {
        let is_taken = |key: &Arc<str>| map.get(key).is_some_and(|present| *present != id);
        if keys.iter().any(is_taken) {
            findings.push(report::defined_otherwise(span, spelling));
        }
        for key in keys {
            map.entry(key).or_insert(id);
        }
    }

    fn institution(&mut self, statement: Statement<'d>) {
        let Some((spelling, span)) = self.spelling(statement.operands()) else { return };
        let id = InstitutionId(count(self.vocabulary.institutions.len()));
        let mut is = Vec::new();
        for word in words_of(statement, Keyword::Is) {
            match self.vocabulary.institution(&word.key()) {
                Some(wider) => is.push(wider),
                None => self.unknown(word, "機関の種類", "kind of institution"),
            }
        }
        self.others(&spelling, statement, statement.operands().words().nth(2));
        Self::enter(&mut self.vocabulary.institution_by, self.findings, keys(&spelling), id, &spelling, span);
        // Nobody takes an institution out of judgement by a kind of its own.
        let (judged_below, of_own) = match statement.clause(Keyword::JudgedBelow) {
            Some(clause) if Some(clause.head.file) == self.built_in => (true, None),
            clause => (false, clause),
        };
        if let Some(clause) = of_own {
            self.findings.push(arguments::unexpected(clause.head, statement.document().text(clause.head)));
        }
        self.vocabulary.institutions.push(InstitutionEntry { spelling, is, judged_below });
    }

    fn list(&mut self, statement: Statement<'d>) {
        let Some((spelling, span)) = self.spelling(statement.operands()) else { return };
        let words = self.words(statement);
        for child in statement.children().filter(|child| child.head() == Head::Name) {
            let phrase = self.phrase(child, Keyword::Sentence);
            let word = self.vocabulary.word(&look_up_key(child.head_text()));
            if let Some(entry) = word.and_then(|word| self.vocabulary.words.get_mut(word.0 as usize)).filter(|word| word.sentence.is_none())
            {
                entry.sentence = phrase;
            }
        }
        if keys(&spelling).iter().any(|key| self.vocabulary.lists.contains_key(key)) {
            self.findings.push(report::list_twice(span, &spelling));
        }
        // The first definition stays.
        for key in keys(&spelling) {
            self.vocabulary.lists.entry(key).or_insert_with(|| words.clone());
        }
    }

    /// The words of a block, in order.
    fn words(&mut self, statement: Statement<'d>) -> Vec<WordId> {
        let mut words = Vec::new();
        for child in statement.children().filter(|child| child.head() == Head::Name) {
            let Some(ja) = child.operands().first() else {
                self.findings.push(report::no_japanese_name(child.span()));
                continue;
            };
            let spelling = Spelling { en: Arc::from(&*look_up_key(child.head_text())), ja: Arc::from(ja.text) };
            self.others(&spelling, child, child.operands().words().nth(1));
            let id = self.word(spelling, child.head_span().to(ja.span));
            words.push(id);
            let defined = *self.word_files.entry(id).or_insert(ja.span.file);
            let mut wider = words_of(child, Keyword::Is).peekable();
            // What a word counts as is settled where it is defined first: a further document cannot let one word stand for another.
            if defined != ja.span.file
                && let Some(word) = wider.peek()
            {
                self.findings.push(report::wider_afterwards(word.span, ja.text, child.head_text()));
                continue;
            }
            self.wider_words.extend(wider.map(|word| (id, word)));
            self.implied_words.extend(words_of(child, Keyword::Implies).map(|word| (id, word)));
            if self.is_marked(child, Keyword::Apart)
                && let Some(entry) = self.vocabulary.words.get_mut(id.0 as usize)
            {
                entry.apart = true;
            }
        }
        words
    }

    fn word(&mut self, spelling: Spelling, span: Span) -> WordId {
        if let Some(&id) = self.vocabulary.word_by.get(&spelling.en)
            && self.vocabulary.word_spelling(id).ja == spelling.ja
        {
            return id;
        }
        let id = WordId(count(self.vocabulary.words.len()));
        Self::enter(&mut self.vocabulary.word_by, self.findings, keys(&spelling), id, &spelling, span);
        self.vocabulary.words.push(WordEntry { spelling, is: Vec::new(), implies: Vec::new(), apart: false, sentence: None });
        id
    }

    fn kind(&mut self, statement: Statement<'d>) {
        let Some(word) = statement.operands().first() else { return };
        match Keyword::spelled(&word.key()).filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind()) {
            Some(kind) => {
                let attributes = self.attributes(statement);
                let mut frame = self.vocabulary.frames.remove(&kind).unwrap_or_default();
                self.add(&mut frame, attributes, None);
                self.vocabulary.frames.insert(kind, frame);
                if Some(statement.document().file) == self.built_in {
                    let (sentence, predicate) = (self.phrase(statement, Keyword::Sentence), self.phrase(statement, Keyword::Predicate));
                    self.vocabulary.said.insert(kind, Frame { sentence, predicate });
                } else {
                    self.no_phrase(statement);
                }
            }
            None => self.unknown(word, "種類", "kind"),
        }
    }

    fn name(&mut self, kind: Keyword, statement: Statement<'d>) {
        let Some((spelling, span)) = self.spelling(statement.operands()) else { return };
        let known = self.vocabulary.name(kind, &spelling.en);
        let attributes = self.attributes(statement);
        if let Some(entry) =
            known.and_then(|id| self.vocabulary.names.get_mut(id.0 as usize)).filter(|entry| entry.spelling.ja == spelling.ja)
        {
            // A further document may add attributes to a name; what is defined keeps its meaning.
            let mut own = std::mem::take(&mut entry.attributes);
            self.no_phrase(statement);
            self.add(&mut own, attributes, Some(kind));
            if let Some(entry) = known.and_then(|id| self.vocabulary.names.get_mut(id.0 as usize)) {
                entry.attributes = own;
            }
            return;
        }
        // What its kind has a name has: it cannot be defined otherwise.
        let mut own = FxHashMap::default();
        self.add(&mut own, attributes, Some(kind));
        let attributes = own;
        let id = NameId(count(self.vocabulary.names.len()));
        self.others(&spelling, statement, statement.operands().words().nth(2));
        let names = self.vocabulary.name_by.entry(kind).or_default();
        Self::enter(names, self.findings, keys(&spelling), id, &spelling, span);
        self.wider.extend(words_of(statement, Keyword::Is).map(|word| (id, word)));
        self.serving.extend(words_of(statement, Keyword::Serves).map(|word| (id, word)));
        let (reserved, outside) = (self.is_marked(statement, Keyword::Reserved), self.is_marked(statement, Keyword::Outside));
        let (is, serves) = (Vec::new(), Vec::new());
        let sentence = self.phrase(statement, Keyword::Sentence);
        self.vocabulary.names.push(NameEntry { kind, spelling, is, serves, reserved, outside, sentence, attributes, span });
    }

    fn fact(&mut self, statement: Statement<'d>) {
        let Some((spelling, span)) = self.spelling(statement.operands()) else { return };
        let rest: Vec<Word<'d>> = statement.operands().words().skip(2).collect();
        let Some((value, used)) = self.value_type(&rest, statement) else { return };
        self.others(&spelling, statement, rest.get(used).copied());
        let id = FactId(count(self.vocabulary.facts.len()));
        Self::enter(&mut self.vocabulary.fact_by, self.findings, keys(&spelling), id, &spelling, span);
        let judged_here = self.is_marked(statement, Keyword::JudgedHere);
        self.vocabulary.facts.push(FactEntry { spelling, value, judged_here, shown_by: Vec::new(), implied_by: Vec::new(), span });
    }

    /// `shown_by measure byod where …`, `implied_by system where …`: each `where` belongs to the clause before it.
    fn conditions(&mut self, statement: Statement<'d>) {
        let Some(fact) = statement.operands().first().and_then(|word| self.vocabulary.fact(&word.key())) else { return };
        let clauses: Vec<_> = statement.clauses().collect();
        for (at, clause) in clauses.iter().enumerate().filter(|(_, clause)| matches!(clause.keyword, Keyword::ShownBy | Keyword::ImpliedBy))
        {
            let mut words = clause.operands.words();
            let Some(first) = words.next() else { continue };
            let Some(kind) = Keyword::spelled(&first.key()).filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind()) else {
                self.unknown(first, "種類", "kind");
                continue;
            };
            let mut name = None;
            if let Some(word) = words.next() {
                name = self.vocabulary.name(kind, &word.key());
                if name.is_none() {
                    self.unknown(word, "名前", "name");
                    continue;
                }
            }
            let condition = match clauses.get(at + 1).filter(|next| next.keyword == Keyword::Where) {
                Some(next) => condition::read(next.operands, &self.vocabulary, Some((kind, name)), self.findings),
                None => None,
            };
            let shown = Shown { kind, name, condition, span: clause.operands.span() };
            if let Some(entry) = self.vocabulary.facts.get_mut(fact.0 as usize) {
                if clause.keyword == Keyword::ShownBy { entry.shown_by.push(shown) } else { entry.implied_by.push(shown) }
            }
        }
    }
}

/// The words of a clause, wherever it stands in the statement.
fn words_of(statement: Statement<'_>, keyword: Keyword) -> impl Iterator<Item = Word<'_>> {
    statement.clauses().filter(move |clause| clause.keyword == keyword).flat_map(|clause| clause.operands.words())
}

fn keys(spelling: &Spelling) -> [Arc<str>; 2] {
    [Arc::clone(&spelling.en), Arc::from(&*look_up_key(&spelling.ja))]
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
