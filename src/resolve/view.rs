//! What holds for one policy, its own and what it inherits.

use std::collections::BTreeSet;

use super::effective::{Conflict, Effective};
use super::omission::LeftOut;
use super::placeholder::Prints;
use super::policy::{Article, EntityId, PolicyId};
use super::scope::Scope;
use super::state::State;
use crate::model::vocabulary::NameId;
use crate::text::Span;

/// What holds for a policy.
#[derive(Debug)]
pub struct View {
    /// The facility that it is of; none: the whole policy, with those of its facilities that have no view of their own.
    pub facility: Option<EntityId>,
    /// The policy that each of its `inherits` leads to, in their order, where it leads to one.
    pub parents: Vec<Option<PolicyId>>,
    /// Its ancestors, nearest first; those for another class of information left out.
    pub ancestors: Vec<PolicyId>,
    /// Articles of its ancestors, and for a facility of its own too, that do not reach it.
    pub left_out: BTreeSet<LeftOut>,
    /// The names it knows.
    pub scope: Scope,
    /// Its declarations and those above it.
    pub effective: Effective,
    /// What it states in two ways.
    pub conflicts: Vec<Conflict>,
    /// Roles that hold each other in a circle.
    pub unheld: BTreeSet<NameId>,
    /// Its facts.
    pub state: State,
    /// Facilities that are judged by themselves.
    pub facilities: Vec<Facility>,
    /// Standards it is judged by: its own and its ancestors', each once, and where it is named.
    pub standards: Vec<(usize, Span)>,
    /// Whether some of what it rests on could not be read.
    pub base_unknown: bool,
    /// What placeholders print, as far as it was asked.
    pub(super) prints: Prints,
}

impl View {
    /// Whether an article of an ancestor, or of the policy itself, reaches here: it does unless an `except` leaves it out.
    pub fn reaches(&self, owner: PolicyId, article: &Article) -> bool {
        !self.left_out.contains(&(owner, Some(article.id)))
    }
}

/// A facility that is judged by itself.
#[derive(Debug)]
pub struct Facility {
    /// Which of the entities it is.
    pub entity: EntityId,
    /// Its facts.
    pub state: State,
    /// What holds for it, where that is not what holds for the policy: something is left out for it.
    pub own: Option<View>,
}
