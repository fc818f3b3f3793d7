//! The words of the language: one table for reading, formatting, completion and the book.
//! A word is a keyword by its place: first of its statement ([`Use`]), or a clause word after it.

mod table;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub(in crate::syntax) use table::DEFINITION_CLAUSES;
pub use table::{ATOM_CLAUSES, ATTRIBUTE_CLAUSES, Keyword, TABLE};

/// Where a statement may stand: the block it is in. A set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(u32);

impl Place {
    /// Nowhere: the word is a clause word, a connective or a value word only.
    pub const NONE: Place = Place(0);
    /// File level of a policy.
    pub const POLICY: Place = Place(1);
    /// File level of a standard.
    pub const STANDARD: Place = Place(1 << 1);
    /// File level of a vocabulary.
    pub const VOCABULARY: Place = Place(1 << 2);
    /// The block of `policy`.
    pub const HEAD: Place = Place(1 << 3);
    /// The block of `facts`.
    pub const FACTS: Place = Place(1 << 4);
    /// The block of an entity (`vendor`, `system`, …): own words are attributes.
    pub const ENTITY: Place = Place(1 << 5);
    /// The block of `chapter` and `section` of a policy.
    pub const BODY: Place = Place(1 << 6);
    /// The block of `article`.
    pub const ARTICLE: Place = Place(1 << 7);
    /// The block of `paragraph`.
    pub const PARAGRAPH: Place = Place(1 << 8);
    /// The block of a declaration: own words are attributes.
    pub const DECLARATION: Place = Place(1 << 9);
    /// The block of `supplement`.
    pub const SUPPLEMENT: Place = Place(1 << 10);
    /// The block of `standard`.
    pub const STANDARD_HEAD: Place = Place(1 << 11);
    /// The block of `chapter` in a standard's head.
    pub const STANDARD_CHAPTER: Place = Place(1 << 12);
    /// The block of `requirement` and `point`.
    pub const REQUIREMENT: Place = Place(1 << 13);
    /// The block of a group of expectations (`any of`, `all of`, `at least N`).
    pub const GROUP: Place = Place(1 << 14);
    /// The block of a demand: own words are atoms.
    pub const DEMAND: Place = Place(1 << 15);
    /// The block of `amend`.
    pub const AMEND: Place = Place(1 << 16);
    /// The block of `vocabulary`.
    pub const VOCABULARY_HEAD: Place = Place(1 << 17);
    /// The block of a kind or name in a vocabulary: own words are attribute definitions.
    pub const DEFINITION: Place = Place(1 << 18);
    /// The block of an attribute definition or word list: own words are words.
    pub const WORD_LIST: Place = Place(1 << 19);
    /// The block of `in_place_of`.
    pub const DEEMED: Place = Place(1 << 20);
    /// The block of `appended_table` and `appended_form`.
    pub const TABLE: Place = Place(1 << 21);

    /// Every place by itself, in the order in which they are shown.
    pub const ALL: [Place; 22] = [
        Place::POLICY,
        Place::STANDARD,
        Place::VOCABULARY,
        Place::HEAD,
        Place::FACTS,
        Place::ENTITY,
        Place::BODY,
        Place::ARTICLE,
        Place::PARAGRAPH,
        Place::SUPPLEMENT,
        Place::TABLE,
        Place::DECLARATION,
        Place::STANDARD_HEAD,
        Place::STANDARD_CHAPTER,
        Place::DEEMED,
        Place::REQUIREMENT,
        Place::GROUP,
        Place::DEMAND,
        Place::AMEND,
        Place::VOCABULARY_HEAD,
        Place::DEFINITION,
        Place::WORD_LIST,
    ];

    /// Both sets.
    #[must_use]
    pub const fn or(self, other: Place) -> Place {
        Place(self.0 | other.0)
    }

    /// Whether the sets share a place.
    pub const fn meets(self, other: Place) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a statement here may begin with a word that is no keyword (an attribute, a fact, an entry).
    pub const fn is_open(self) -> bool {
        self.meets(
            Place::FACTS
                .or(Place::ENTITY)
                .or(Place::DECLARATION)
                .or(Place::DEMAND)
                .or(Place::DEFINITION)
                .or(Place::WORD_LIST)
                .or(Place::GROUP),
        )
    }
}

/// What stands between a keyword and its first clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Nothing.
    Nothing,
    /// One string.
    String,
    /// One string, or nothing.
    OptionalString,
    /// One or more strings, with commas.
    Strings,
    /// One or two strings (a term and its meaning).
    TwoStrings,
    /// A name and, where given, a string.
    NameTitle,
    /// A number (第3条, 1) and a title, each optional.
    NumberTitle,
    /// One or more names, with commas.
    Names,
    /// One or more names, with commas, then a label where given.
    NamesLabel,
    /// Item references, with commas.
    Items,
    /// One item reference and, where given, a string.
    ItemTitle,
    /// A date.
    Date,
    /// A date and, where given, a string.
    DateNote,
    /// A date, a title, or both, or nothing.
    OptionalDateTitle,
    /// A value, or several with commas; read by the model.
    Value,
    /// A value, or nothing (`想定 委任`, `充職 明記`).
    OptionalValue,
    /// A reference to articles of a parent or of this document.
    Articles,
    /// A law citation; read by the law layer.
    Law,
    /// A condition.
    Condition,
    /// A demand: quantifier, kind, names.
    Demand,
    /// A number.
    Number,
    /// A definition in a vocabulary; read by the model.
    Definition,
}

/// How a keyword is used at the head of a statement.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    /// Where.
    pub place: Place,
    /// What follows it.
    pub shape: Shape,
    /// Clause words that may follow.
    pub clauses: &'static [Keyword],
    /// What its block is, or [`Place::NONE`] where it has none.
    pub block: Place,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The keyword.
    pub keyword: Keyword,
    /// English spelling.
    pub en: &'static str,
    /// Japanese spelling.
    pub ja: &'static str,
    /// How far it reaches when braces are lost: a statement of higher rank ends open blocks of lower rank. 0: never.
    pub rank: u8,
    /// What follows it where it stands as a clause word.
    pub clause: Shape,
    /// How it heads statements.
    pub uses: &'static [Use],
}

impl Keyword {
    /// The row of the table.
    pub fn row(self) -> &'static Row {
        // INVARIANT: the macro in `table.rs` makes the enum and the table from the same list.
        #[allow(clippy::indexing_slicing, reason = "see the invariant")]
        &TABLE[self as usize]
    }

    /// English spelling.
    pub fn en(self) -> &'static str {
        self.row().en
    }

    /// Japanese spelling.
    pub fn ja(self) -> &'static str {
        self.row().ja
    }

    /// How it is used at the head of a statement in `place`, if it may stand there.
    pub fn used_in(self, place: Place) -> Option<&'static Use> {
        self.row().uses.iter().find(|usage| usage.place.meets(place))
    }

    /// The keyword spelled so (a look-up key, see [`crate::text::look_up_key`]).
    pub fn spelled(key: &str) -> Option<Keyword> {
        SPELLINGS.get(key).copied()
    }

    /// The keyword of two words that begins with `first`, if `second` completes it (`any of`, `applies when`).
    pub fn spelled_in_two(first: &str, second: &str) -> Option<Keyword> {
        IN_TWO.iter().find(|(one, other, _)| *one == first && *other == second).map(|(.., keyword)| *keyword)
    }

    /// How many words its English spelling has.
    pub fn words(self) -> usize {
        self.en().split(' ').count()
    }

    /// Every keyword, in the order of the table.
    pub fn all() -> impl Iterator<Item = Keyword> {
        TABLE.iter().map(|row| row.keyword)
    }

    /// Kinds whose names act: one namespace.
    pub const ACTORS: [Keyword; 4] = [Keyword::Post, Keyword::Role, Keyword::Committee, Keyword::Vendor];

    /// The kinds of declaration.
    pub const DECLARATIONS: [Keyword; 6] =
        [Keyword::Role, Keyword::Document, Keyword::Activity, Keyword::Measure, Keyword::Record, Keyword::Agreement];

    /// The kinds of entity.
    pub const ENTITIES: [Keyword; 6] =
        [Keyword::Vendor, Keyword::System, Keyword::Information, Keyword::Facility, Keyword::Post, Keyword::Committee];

    /// Whether it is one of the kinds of declaration.
    pub fn is_declaration_kind(self) -> bool {
        Self::DECLARATIONS.contains(&self)
    }

    /// Whether it is one of the kinds of entity.
    pub fn is_entity_kind(self) -> bool {
        Self::ENTITIES.contains(&self)
    }
}

/// Keywords of two words in English.
static IN_TWO: LazyLock<Vec<(&str, &str, Keyword)>> =
    LazyLock::new(|| TABLE.iter().filter_map(|row| row.en.split_once(' ').map(|(first, second)| (first, second, row.keyword))).collect());

static SPELLINGS: LazyLock<FxHashMap<&'static str, Keyword>> =
    LazyLock::new(|| TABLE.iter().flat_map(|row| [(row.en, row.keyword), (row.ja, row.keyword)]).collect());

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_blocks_are_one_place() {
        for (at, one) in Place::ALL.iter().enumerate() {
            assert!(Place::ALL.iter().skip(at + 1).all(|other| !one.meets(*other)), "{one:?}");
        }
    }

    #[test]
    fn spellings_are_a_bijection() {
        let mut seen = HashSet::new();
        for row in TABLE {
            assert!(seen.insert(row.en), "{} twice", row.en);
            assert!(seen.insert(row.ja), "{} twice", row.ja);
            assert_eq!(row.keyword.row().en, row.en, "the enum and the table disagree");
        }
    }

    #[test]
    fn no_place_reads_a_keyword_in_two_ways() {
        for row in TABLE {
            for (i, one) in row.uses.iter().enumerate() {
                assert!(row.uses.iter().skip(i + 1).all(|other| !one.place.meets(other.place)), "{} is used twice in one place", row.en);
            }
        }
    }
}
