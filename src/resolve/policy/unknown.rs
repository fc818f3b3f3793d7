//! What could not be read: unknown, not absent.

use crate::model::item::ItemRef;
use crate::model::vocabulary::{AttributeId, FactId, NameId};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

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
    /// Kinds of declaration and entity.
    pub kinds: Vec<Keyword>,
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
