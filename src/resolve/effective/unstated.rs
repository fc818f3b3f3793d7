//! What would hold if some of what is stated were not.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Declarations, Declared, effective};
use crate::resolve::{Resolved, View, holders};
use crate::text::Span;

/// What is taken as not stated.
#[derive(Debug, Default)]
pub(crate) struct Unstated {
    /// Whole statements of declarations, by their headers.
    pub(crate) declarations: HashSet<Span>,
    /// Values, by the places of their statements.
    pub(crate) attributes: HashSet<Span>,
}

impl View {
    /// What would hold here if some of what is stated, here or above, were not.
    pub(crate) fn as_if_unstated(&self, unstated: &Unstated, resolved: &Resolved<'_>) -> Declarations {
        let rest = |all: &Declarations| -> Declarations {
            all.entries().filter_map(|(key, declared)| Some((key.clone(), unstated.rest(declared, resolved)?))).collect()
        };
        let mut all = effective(rest(&self.effective.own), &[rest(&self.effective.above)], &self.scope).all;
        holders::settle(&mut all, resolved.vocabulary);
        all
    }
}

impl Unstated {
    /// What is left of a declaration; none where nothing of it is stated.
    fn rest(&self, declared: &Arc<Declared>, resolved: &Resolved<'_>) -> Option<Arc<Declared>> {
        let is_whole = |(policy, id): &(_, _)| {
            let statement = resolved.policy(*policy).and_then(|policy| policy.declarations.get(*id));
            statement.is_none_or(|statement| !self.declarations.contains(&statement.header))
        };
        let is_kept = |span: &Span| !self.attributes.contains(span);
        if declared.stated.iter().all(is_whole) && declared.values.values().flatten().all(|held| is_kept(&held.span)) {
            return Some(Arc::clone(declared));
        }
        let mut rest = Declared::clone(declared);
        rest.stated.retain(is_whole);
        for held in rest.values.values_mut() {
            held.retain(|held| is_kept(&held.span));
        }
        rest.values.retain(|_, held| !held.is_empty());
        (!rest.stated.is_empty()).then(|| Arc::new(rest))
    }
}
