//! Values of attributes and facts, as typed as the vocabulary asks.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::vocabulary::{NameId, UnitId, WordId};

/// A value that a document states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// `?` (未定): counts as unstated everywhere.
    Undecided,
    /// Yes or no.
    YesNo(bool),
    /// A number with its unit. Not negative.
    Count(u64, UnitId),
    /// A length of time or the interval of something that recurs.
    Duration(Duration),
    /// A day.
    Date(Date),
    /// One word of a `choice`.
    Choice(WordId),
    /// Words of a list, and strings that only equal themselves.
    Words(BTreeSet<Member>),
    /// Free text.
    Text(Arc<str>),
    /// References to actors, documents, systems, records ….
    Names(BTreeSet<Name>),
    /// Law citations in canonical form.
    Laws(BTreeSet<Arc<str>>),
}

/// A member of a set of words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// A word of the vocabulary.
    Word(WordId),
    /// The document's own words, in quotes.
    Own(Arc<str>),
}

/// What a reference names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// A name of the vocabulary (a role, a common post, a document …).
    Known(NameId),
    /// A name that the policies define (a post, a vendor, a system, a local title): its look-up key.
    Own(Arc<str>),
}

/// A duration. Minutes, hours, days and weeks are one family; months and years another. Never both zero.
/// Between the families comparison is sound: a month lasts 28 to 31 days, twelve of them 365 or 366, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// Calendar months.
    pub months: u32,
    /// Minutes beside them.
    pub minutes: u64,
}
