//! A declaration with all that holds for it, and where each value comes from.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::is_in_force;
use crate::model::order::Duty;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, NameId};
use crate::resolve::policy::{Damage, DeclarationId, Mode, PolicyId};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// What a declaration speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: Keyword,
    /// Its name.
    pub name: NameId,
    /// Its label; none: every label of that name.
    pub label: Option<Arc<str>>,
}

impl Key {
    /// The key of what is said of every label of that name.
    #[must_use]
    pub fn unlabelled(&self) -> Self {
        Self { label: None, ..*self }
    }
}

/// A declaration with all that holds for it.
#[derive(Debug, Clone)]
pub struct Declared {
    /// What it speaks of.
    pub key: Key,
    /// Duty of its existence: the strictest of its statements.
    pub duty: Duty,
    /// The strictest duty that somebody above lays down, which goes on binding those below.
    pub bound_duty: Duty,
    /// A role's local title.
    pub title: Option<Arc<str>>,
    /// Where it is stated, nearest policy first: the policy and which of its declarations.
    pub stated: Vec<(PolicyId, DeclarationId)>,
    /// Values in force on the day of the check. Several only where they contradict each other, or are free.
    pub values: BTreeMap<AttributeId, Vec<Held>>,
    /// Values of its own that are not in force on that day: lapsed, or still to come.
    pub lapsed: BTreeMap<AttributeId, Vec<Held>>,
    /// Delegated and not taken up below: covers nothing.
    pub delegated: Option<Delegation>,
    /// Attributes delegated without a value and not taken up.
    pub open: BTreeMap<AttributeId, (PolicyId, Span)>,
    /// How much of it could not be read.
    pub damage: Damage,
}

/// A delegation by a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delegation {
    /// Who delegates.
    pub by: PolicyId,
    /// Where.
    pub span: Span,
}

/// A value that holds.
#[derive(Debug, Clone)]
pub struct Held {
    /// The value; none where it could not be read (unknown).
    pub value: Option<Value>,
    /// What was said to those below.
    pub mode: Mode,
    /// Its duty.
    pub duty: Duty,
    /// Who stated it.
    pub origin: PolicyId,
    /// Where.
    pub span: Span,
    /// Where its value stands.
    pub value_span: Span,
    /// The day on which it expires.
    pub until: Option<(Date, Span)>,
    /// The day from which it holds.
    pub from: Option<Date>,
    /// The value of a parent's that goes on binding those below where this one is a `default` only, or is not as strict.
    pub bound: Option<Arc<Held>>,
}

impl Held {
    pub(super) fn is_in_force(&self, day: Date) -> bool {
        is_in_force((self.from, self.until.map(|(until, _)| until)), day)
    }

    /// Whether it is decided: `?` counts as unstated.
    pub fn is_decided(&self) -> bool {
        self.value != Some(Value::Undecided)
    }
}

impl Declared {
    /// Whether it decides something: all that it states may be `?`.
    pub fn decides(&self) -> bool {
        self.values.is_empty() || self.values.values().flatten().any(Held::is_decided)
    }

    /// Whether it decides an attribute.
    pub fn states(&self, attribute: AttributeId) -> bool {
        self.values.get(&attribute).is_some_and(|values| values.iter().any(Held::is_decided))
    }
}
