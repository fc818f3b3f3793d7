//! What could not be read: unknown, not absent.

use crate::model::item::ItemRef;
use crate::model::vocabulary::{AttributeId, FactId, NameId, Vocabulary};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// How much of a block could not be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// Nothing.
    #[default]
    None,
    /// Something: what it names is among what is [`Unknown`].
    Named,
    /// An attribute of which nobody can tell which it is: any that is not stated.
    Any,
}

impl Damage {
    /// Whether an attribute that is not stated may stand in what could not be read.
    pub fn may_be<'u>(self, attribute: AttributeId, mut unknowns: impl Iterator<Item = &'u Unknown>) -> bool {
        match self {
            Damage::None => false,
            Damage::Named => unknowns.any(|unknown| unknown.attributes.contains(&attribute)),
            Damage::Any => true,
        }
    }

    /// Whether something could not be read.
    pub fn is_any(self) -> bool {
        self != Damage::None
    }
}

/// What stands in damaged slices.
#[derive(Debug, Clone, Default)]
pub struct Unknown {
    /// Items named there.
    pub items: Vec<ItemRef>,
    /// Names of declarations.
    pub names: Vec<NameId>,
    /// Attributes.
    pub attributes: Vec<AttributeId>,
    /// Facts.
    pub facts: Vec<FactId>,
    /// Where a fact is stated of which nobody can tell which it is: any that is not stated.
    pub any_fact: Option<Span>,
    /// Kinds of declaration and entity.
    pub kinds: Vec<Keyword>,
    /// Kinds of which something is declared that has no name: any of them.
    nameless: Vec<Keyword>,
    /// Whether there is a claim that could not be read.
    pub claims: bool,
    /// Items from which an exception may be that does not say, legibly, from which.
    pub excepted: Vec<ItemRef>,
    /// Whether there is a `not_applicable` that could not be read.
    pub exclusions: bool,
    /// Where something stands that may bind those below, and could not be read.
    pub binding: Vec<Span>,
    /// Damaged slices at all.
    pub any: bool,
}

impl Unknown {
    /// Takes in what a name of a kind may be meant for; none: any.
    pub fn take_name(&mut self, kind: Keyword, meant: Option<Vec<NameId>>) {
        match meant {
            Some(meant) => self.names.extend(meant),
            None if self.kinds.contains(&kind) => {}
            None => self.kinds.push(kind),
        }
    }

    /// Takes in every name of a kind.
    pub fn take_any(&mut self, kind: Keyword, vocabulary: &Vocabulary) {
        if !self.nameless.contains(&kind) {
            self.nameless.push(kind);
            self.names.extend(vocabulary.names_of(kind).map(|(name, _)| name));
        }
    }
}
