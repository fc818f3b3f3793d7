//! What a vocabulary has of each thing that it defines.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{AttributeId, InstitutionId, NameId, Phrase, Sense, UnitId, ValueType, WordId};
use crate::diagnostic::Lang;
use crate::model::condition::Condition;
use crate::model::value::Value;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};

/// Both spellings of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// English: a look-up key.
    pub en: Arc<str>,
    /// Japanese, as it is printed.
    pub ja: Arc<str>,
}

impl Spelling {
    /// In a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    /// The look-up keys of both.
    pub fn keys(&self) -> [String; 2] {
        [self.en.to_string(), look_up_key(&self.ja).into_owned()]
    }
}

/// Which way an attribute is stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is stricter.
    Higher,
    /// Less is stricter.
    Lower,
    /// Fewer allowed words are stricter.
    Subset,
    /// More words covered or wanted are stricter.
    Superset,
    /// Later in the list is stricter.
    Ordered,
    /// Yes is stricter.
    Yes,
    /// No is stricter.
    No,
    /// Only the same value will do.
    Exact,
    /// Takes no part in the order.
    Free,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its spelling.
    pub spelling: Spelling,
    /// What it takes.
    pub value: ValueType,
    /// Which way is stricter.
    pub direction: Direction,
    /// What its value is to those who judge.
    pub mark: Option<Mark>,
    /// A reference that must be stated to link (`agreement.with`).
    pub required: bool,
    /// What else a wording says for it (`said as`), in lower case.
    pub said_as: Vec<Arc<str>>,
    /// Whether what differs in it is different, and called by it (`distinguishes`): records of decisions on different subjects.
    pub distinguishes: bool,
    /// How it is said; of what there is or is not: that there is.
    pub sentence: Option<Phrase>,
    /// How it is said that there is not (`negated`).
    pub negated: Option<Phrase>,
    /// How some of the words that it takes are said of it.
    pub word_sentences: Vec<(WordId, Phrase)>,
    /// Plausible values, both ends included.
    pub range: Option<(Value, Value)>,
    /// Where it is defined.
    pub span: Span,
}

/// What the value of an attribute is to those who judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Who is named is of the institution, so that no vendor can be (`in house`).
    InHouse,
    /// It says for whom or what a declaration holds; unstated it holds for all (`reach`).
    Reach,
    /// A day before which what states it holds nothing (`begins`): a contract is concluded, a decision taken.
    Begins,
    /// A day after which what states it holds nothing (`ends`).
    Ends,
}

impl Attribute {
    /// Whether it has a mark.
    pub fn is_marked(&self, mark: Mark) -> bool {
        self.mark == Some(mark)
    }

    /// Whether it says how often something recurs, not how long it lasts.
    pub fn is_interval(&self) -> bool {
        self.value == ValueType::Duration(Sense::Interval)
    }

    /// Whether it says of what of a kind a declaration speaks.
    pub fn links_to(&self, kind: Keyword) -> bool {
        matches!(&self.value, ValueType::References(kinds) if kinds.contains(&kind))
    }

    /// Whether it says how long something lasts.
    pub fn is_length(&self) -> bool {
        self.value == ValueType::Duration(Sense::Length)
    }

    /// Whether it says by when something is to be done.
    pub fn is_deadline(&self) -> bool {
        self.value == ValueType::Duration(Sense::Deadline)
    }
}

/// A name of a kind, with the attributes that are its own (its kind's and its wider names' come besides).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameEntry {
    /// Its kind: a declaration kind or an entity kind.
    pub kind: Keyword,
    /// Its spelling.
    pub spelling: Spelling,
    /// Wider names: it counts as them.
    pub is: Vec<NameId>,
    /// Tasks that it is part of (`serves`).
    pub serves: Vec<WordId>,
    /// Whether who counts as it is said by the built-in vocabulary and by parents, not by whoever is judged (`reserved`).
    pub reserved: bool,
    /// Whether who holds it is not of the institution, so that a vendor may (`outside`).
    pub outside: bool,
    /// What is said of it: the predicate of its sentence.
    pub sentence: Option<Phrase>,
    /// Its own attributes, by look-up key of either spelling.
    pub attributes: FxHashMap<Arc<str>, AttributeId>,
    /// Where it is defined.
    pub span: Span,
}

/// How declarations and entities of a kind are said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// The sentences, with a place for the predicate.
    pub sentence: Option<Phrase>,
    /// The predicate of names that have none of their own.
    pub predicate: Option<Phrase>,
}

/// A word of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WordEntry {
    /// Its spelling.
    pub spelling: Spelling,
    /// Wider words.
    pub is: Vec<WordId>,
    /// Words that what it is said of has, too, in another attribute (`implies`): what is used for medical records stores such information.
    pub implies: Vec<WordId>,
    /// Whether a service of this sort touches no system and no medical information in one (`apart`).
    pub apart: bool,
    /// How it is said, in the sentence of what takes it.
    pub sentence: Option<Phrase>,
}

/// A unit of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitEntry {
    /// Its spelling.
    pub spelling: Spelling,
    /// Whether all sorts of things are counted by it (`general`): 3人 may be about anything.
    pub general: bool,
    /// Wider units: a wording that counts by it may count by these (`is`): 桁 are 文字.
    pub is: Vec<UnitId>,
}

/// A fact of the present state.
#[derive(Debug, Clone)]
pub struct FactEntry {
    /// Its spelling.
    pub spelling: Spelling,
    /// What it takes.
    pub value: ValueType,
    /// Whether who is otherwise judged at the institutions below is judged itself where it holds (`judged here`).
    pub judged_here: bool,
    /// Own declarations that show it.
    pub shown_by: Vec<Shown>,
    /// Entities that imply it.
    pub implied_by: Vec<Shown>,
    /// Where it is defined.
    pub span: Span,
}

/// What shows or implies a fact: declarations or entities of a kind, of a name, under a condition.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The kind.
    pub kind: Keyword,
    /// The name, if only one.
    pub name: Option<NameId>,
    /// What must hold of it.
    pub condition: Option<Condition>,
    /// Where it is written.
    pub span: Span,
}

/// A kind of institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionEntry {
    /// Its spelling.
    pub spelling: Spelling,
    /// Wider kinds.
    pub is: Vec<InstitutionId>,
    /// Whether it lays down for others, so that it is judged at those below (`judged below`).
    pub judged_below: bool,
}
