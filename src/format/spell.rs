//! Which words of a statement have two spellings, by where they stand. Keywords are known here; the words of the vocabulary are
//! asked for by their slot. Dates, numbers, references to items, own names and everything in quotes stay as they are.

use std::borrow::Cow;

use crate::diagnostic::Lang;
use crate::syntax::document::{Head, Operands, Statement, Word};
use crate::syntax::keyword::{Keyword, Place};
use crate::syntax::tree::{Term, TermKind};
use crate::text::{Span, look_up_key};

/// The words of a vocabulary in both spellings.
pub trait Words: Sync {
    /// How the word of this look-up key is spelled in a language where it stands in `slot`; none: it is nobody's but the author's.
    fn spelled(&self, key: &str, slot: Slot<'_>, lang: Lang) -> Option<Cow<'_, str>>;
}

/// Whose attributes a block states: a kind and, where the vocabulary may know it, a name (a look-up key).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owner {
    /// A kind of declaration or entity.
    pub kind: Option<Keyword>,
    /// The name.
    pub name: Option<String>,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy)]
pub enum Slot<'a> {
    /// A kind of institution.
    Institution,
    /// A fact.
    Fact,
    /// The value of a fact (a look-up key).
    FactValue(&'a str),
    /// A name at the head of a declaration or entity of this kind.
    Name(Keyword),
    /// A reference to a name of one of these kinds.
    Reference(&'a [Keyword]),
    /// An attribute.
    Attribute(&'a Owner),
    /// A value of an attribute (a look-up key).
    Value(&'a Owner, &'a str),
    /// How well the text of a requirement is known.
    TextState,
    /// A word of any value.
    Word,
}

/// The places of a statement's header whose spelling is settled, with that spelling.
struct Speller<'a> {
    words: &'a dyn Words,
    lang: Option<Lang>,
    spelled: Vec<(Span, String)>,
}

/// Spells the header of a statement that stands in `place`, in a block of `owner`'s. Gives back what is spelled, in order, and whose
/// attributes its own block states.
pub(super) fn spell(
    statement: Statement<'_>,
    place: Place,
    owner: &Owner,
    words: &dyn Words,
    lang: Option<Lang>,
) -> (Vec<(Span, String)>, Owner) {
    let mut speller = Speller { words, lang, spelled: Vec::new() };
    let inner = speller.statement(statement, place, owner);
    speller.spelled.sort_unstable_by_key(|(span, _)| *span);
    (speller.spelled, inner)
}

impl Speller<'_> {
    fn statement(&mut self, statement: Statement<'_>, place: Place, owner: &Owner) -> Owner {
        let operands = statement.operands();
        let mut inner = Owner::default();
        let mut attribute = None;
        match statement.head() {
            Head::Keyword(keyword) => {
                self.keyword(keyword, statement.head_span(), statement.head_text());
                inner = self.operands(keyword, operands, place, owner);
            }
            Head::Name => {
                let key = look_up_key(statement.head_text()).into_owned();
                let head = Word { text: statement.head_text(), span: statement.head_span(), quoted: false };
                if place.meets(Place::DEFINITION) {
                    self.definition(operands, 1);
                } else if place.meets(Place::FACTS) {
                    self.word(head, Slot::Fact);
                    self.all(operands, Slot::FactValue(&key));
                } else if !place.meets(Place::WORD_LIST) {
                    self.word(head, Slot::Attribute(owner));
                    self.all(operands, Slot::Value(owner, &key));
                    attribute = Some(key);
                }
            }
            Head::Damaged => {}
        }
        let mut about = inner.clone();
        for clause in statement.clauses() {
            self.keyword(clause.keyword, clause.head, statement.document().text(clause.head));
            match clause.keyword {
                Keyword::ApprovedBy => self.all(clause.operands, Slot::Reference(&Keyword::ACTORS)),
                Keyword::For => self.all(clause.operands, Slot::Reference(&Keyword::ENTITIES)),
                Keyword::Except => self.except(clause.operands),
                Keyword::Of => {
                    if let Some(attribute) = &attribute {
                        self.all(clause.operands, Slot::Value(owner, attribute));
                    }
                }
                Keyword::To | Keyword::ForClass => self.all(clause.operands, Slot::Word),
                Keyword::When => self.condition(clause.operands, &Owner::default()),
                Keyword::Where => self.condition(clause.operands, &about),
                Keyword::ShownBy | Keyword::ImpliedBy => about = self.demand(clause.operands),
                _ => {}
            }
        }
        inner
    }

    /// What stands between a keyword and its first clause. Gives back whose attributes the block states.
    fn operands(&mut self, keyword: Keyword, operands: Operands<'_>, place: Place, owner: &Owner) -> Owner {
        let document = Owner { kind: Some(Keyword::Document), name: None };
        match keyword {
            Keyword::Institution if place.meets(Place::HEAD.or(Place::ENTITY)) => self.first(operands, Slot::Institution),
            Keyword::Yes | Keyword::No => self.all(operands, Slot::Fact),
            Keyword::Tier => self.all(operands, Slot::Value(&document, Keyword::Tier.en())),
            Keyword::Provides => self.all(operands, Slot::Name(Keyword::Document)),
            Keyword::State | Keyword::Carried => self.all(operands, Slot::TextState),
            Keyword::Except => self.except(operands),
            Keyword::Wording => self.keywords(operands, |keyword| matches!(keyword, Keyword::Supplemented | Keyword::Verbatim)),
            Keyword::AppliesWhen => self.condition(operands, &Owner::default()),
            Keyword::AnyOf | Keyword::AllOf => return owner.clone(),
            Keyword::Expects | Keyword::Each | Keyword::Some | Keyword::Has | Keyword::AtLeast => {
                let demanded = self.demand(operands);
                return if demanded.kind.is_some() { demanded } else { owner.clone() };
            }
            Keyword::Fact => self.definition(operands, 2),
            Keyword::Kind => self.keywords(operands, |keyword| keyword.is_declaration_kind() || keyword.is_entity_kind()),
            Keyword::Repeal | Keyword::Add => {
                self.keywords(operands, |keyword| matches!(keyword, Keyword::Point | Keyword::Requirement));
            }
            kind if (kind.is_declaration_kind() || kind.is_entity_kind()) && !place.meets(Place::VOCABULARY) => {
                self.all(operands, Slot::Name(kind));
                return Owner { kind: Some(kind), name: operands.first().map(|word| word.key().into_owned()) };
            }
            _ => {}
        }
        Owner::default()
    }

    /// `[each | some | at least N] KIND [NAME]`, of which it gives back kind and name.
    fn demand(&mut self, operands: Operands<'_>) -> Owner {
        let mut owner = Owner::default();
        let words: Vec<Word<'_>> = operands.words().filter(|word| !word.quoted).collect();
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            at += 1;
            if let Some(kind) = owner.kind {
                self.word(word, Slot::Name(kind));
                owner.name.get_or_insert_with(|| word.key().into_owned());
                continue;
            }
            let key = word.key();
            if let Some(next) = words.get(at)
                && let Some(keyword) = Keyword::spelled_in_two(&key, &next.key())
            {
                self.keyword(keyword, word.span.to(next.span), word.text);
                at += 1;
            } else if let Some(keyword) = Keyword::spelled(&key) {
                self.keyword(keyword, word.span, word.text);
                owner.kind = Some(keyword).filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind());
            }
        }
        owner
    }

    /// Facts, kinds of institution and attributes of `owner`'s, compared with their values.
    fn condition(&mut self, operands: Operands<'_>, owner: &Owner) {
        let mut subject: Option<Word<'_>> = None;
        for term in operands.terms {
            let word = operands.word(term);
            let keyword = Keyword::spelled(&word.key());
            match (term.kind, keyword, subject) {
                (TermKind::Word, Some(connective @ (Keyword::And | Keyword::Or)), _) => {
                    self.keyword(connective, word.span, word.text);
                    subject = None;
                }
                (TermKind::Word, _, None) => {
                    match keyword.filter(|keyword| *keyword == Keyword::Institution) {
                        Some(institution) => self.keyword(institution, word.span, word.text),
                        None if self.word(word, Slot::Attribute(owner)) => {}
                        None => {
                            self.word(word, Slot::Fact);
                        }
                    }
                    subject = Some(word);
                }
                (TermKind::Word, _, Some(subject)) => {
                    let key = subject.key();
                    if Keyword::spelled(&key) == Some(Keyword::Institution) {
                        self.word(word, Slot::Institution);
                    } else if !self.word(word, Slot::Value(owner, &key)) {
                        self.word(word, Slot::FactValue(&key));
                    }
                }
                (TermKind::String(_) | TermKind::Comma | TermKind::Op(_), ..) => {}
            }
        }
    }

    /// The words for type and direction in a definition, behind its spellings. The unit of a count and the list of `words` and
    /// `extent` are names.
    fn definition(&mut self, operands: Operands<'_>, spellings: usize) {
        let mut before = None;
        for word in operands.words().skip(spellings).filter(|word| !word.quoted) {
            let keyword = Keyword::spelled(&word.key());
            let is_name = match before {
                Some(Keyword::Count) => true,
                Some(Keyword::Words | Keyword::Extent) => !keyword.is_some_and(is_direction),
                _ => false,
            };
            before = keyword.filter(|_| !is_name);
            if let Some(keyword) = before {
                self.keyword(keyword, word.span, word.text);
            }
        }
    }

    /// `第5条 施設 保育所`: the word for facilities and their names.
    fn except(&mut self, operands: Operands<'_>) {
        for part in operands.parts() {
            let is_keyword = |word: &Word<'_>| Keyword::spelled(&word.key()) == Some(Keyword::Facility);
            for word in part.words().filter(|word| !word.quoted) {
                if is_keyword(&word) {
                    self.keyword(Keyword::Facility, word.span, word.text);
                } else {
                    self.word(word, Slot::Reference(&[Keyword::Facility]));
                }
            }
        }
    }

    fn keywords(&mut self, operands: Operands<'_>, which: impl Fn(Keyword) -> bool) {
        if let Some(word) = operands.first().filter(|word| !word.quoted)
            && let Some(keyword) = Keyword::spelled(&word.key()).filter(|keyword| which(*keyword))
        {
            self.keyword(keyword, word.span, word.text);
        }
    }

    fn first(&mut self, operands: Operands<'_>, slot: Slot<'_>) {
        if let Some(word) = operands.first().filter(|word| !word.quoted) {
            self.word(word, slot);
        }
    }

    fn all(&mut self, operands: Operands<'_>, slot: Slot<'_>) {
        for word in operands.words().filter(|word| !word.quoted) {
            self.word(word, slot);
        }
    }

    /// Spells a word of the vocabulary; whether it is one.
    fn word(&mut self, word: Word<'_>, slot: Slot<'_>) -> bool {
        let lang = self.lang.unwrap_or(Lang::En);
        let spelled = self.words.spelled(&word.key(), slot, lang).map(Cow::into_owned);
        let known = spelled.is_some();
        if let Some(spelled) = spelled.filter(|_| self.lang.is_some()) {
            self.spelled.push((word.span, spelled));
        }
        known
    }

    /// Spells a keyword as its table does, in the language asked for or in its own.
    fn keyword(&mut self, keyword: Keyword, span: Span, written: &str) {
        if !span.is_empty() {
            let lang = self.lang.unwrap_or(if look_up_key(written).is_ascii() { Lang::En } else { Lang::Ja });
            self.spelled.push((span, spelling(keyword, lang).to_owned()));
        }
    }
}

/// Where words begin that a comma joined to an attribute though they read as another one. What is wrong with that hangs on whether they
/// stand on the line of the comma or on the next.
pub(super) fn joined(statement: Statement<'_>, place: Place, owner: &Owner, words: &dyn Words) -> Vec<u32> {
    if statement.head() != Head::Name || !place.meets(Place::DECLARATION.or(Place::ENTITY)) {
        return Vec::new();
    }
    let attribute = look_up_key(statement.head_text());
    let operands = statement.operands();
    let is_known = |key: &str, slot| words.spelled(key, slot, Lang::En).is_some();
    let reads_as_another = |term: &Term| {
        let word = operands.word(term);
        let key = word.key();
        is_known(&key, Slot::Attribute(owner)) && !is_known(&key, Slot::Value(owner, &attribute))
    };
    let pairs = operands.terms.iter().zip(operands.terms.iter().skip(1));
    let joined = pairs.filter(|(before, term)| before.is_comma() && term.is_word() && reads_as_another(term));
    joined.map(|(_, term)| term.span.start).collect()
}

/// A keyword in a language.
fn spelling(keyword: Keyword, lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => keyword.ja(),
        Lang::En => keyword.en(),
    }
}

fn is_direction(keyword: Keyword) -> bool {
    use Keyword as K;
    matches!(keyword, K::Higher | K::Lower | K::Subset | K::Superset | K::Ordered | K::Yes | K::No | K::Exact | K::Free)
}

/// The place of the block that a statement in `place` has.
pub(super) fn block_of(statement: Statement<'_>, place: Place) -> Place {
    match statement.head() {
        Head::Keyword(keyword) => keyword.used_in(place).map_or(Place::NONE, |usage| usage.block),
        Head::Name if place.meets(Place::DEFINITION) => Place::WORD_LIST,
        Head::Name | Head::Damaged => Place::NONE,
    }
}

/// The spelling for a term, if it was settled; empty for the further terms of a keyword of several words.
pub(super) fn spelled_at<'s>(spelled: &'s [(Span, String)], term: &Term) -> Option<&'s str> {
    let at = spelled.partition_point(|(span, _)| span.end <= term.span.start);
    let (span, word) = spelled.get(at).filter(|(span, _)| span.contains(term.span))?;
    Some(if span.start == term.span.start { word } else { "" })
}
