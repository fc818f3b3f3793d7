//! The vocabulary: what can be declared, how it is spelled, and which way is stricter.

use std::collections::HashMap;
use std::sync::Arc;

use super::value::Value;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $id:ident)*) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);
    )* };
}
ids! {
    /// A name of a kind: `measure password`, `role executives`, `post director`.
    NameId
    /// An attribute: of a kind (a frame attribute) or of a name.
    AttributeId
    /// A word of a value: one id for a spelling pair in the whole vocabulary.
    WordId
    /// A unit of counts.
    UnitId
    /// A fact of the present state.
    FactId
    /// A kind of institution.
    InstitutionId
}

/// Both spellings of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// English: a look-up key.
    pub en: Arc<str>,
    /// Japanese, as it is printed.
    pub ja: Arc<str>,
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

/// What values an attribute or fact takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueType {
    /// A string.
    Text,
    /// Yes or no.
    YesNo,
    /// A number with this unit.
    Count(UnitId),
    /// A duration or frequency.
    Duration,
    /// A day.
    Date,
    /// One of these words (weak to strict where ordered).
    Choice(Vec<WordId>),
    /// Some of these words: a narrower word counts as the wider.
    Words(Vec<WordId>),
    /// Some of these words: the wider word covers the narrower.
    Extent(Vec<WordId>),
    /// Posts, roles, committees, vendors.
    Actors,
    /// Names of these kinds.
    References(Vec<Keyword>),
    /// Law citations.
    Laws,
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
    /// A reference that must be stated to link (`agreement.with`).
    pub required: bool,
    /// Plausible values, both ends included.
    pub range: Option<(Value, Value)>,
    /// Where it is defined.
    pub span: Span,
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
    /// Its own attributes, by look-up key of either spelling.
    pub attributes: HashMap<Arc<str>, AttributeId>,
    /// Where it is defined.
    pub span: Span,
}
