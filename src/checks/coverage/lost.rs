//! What is missing because it could not be read, and not because nobody wrote it.

use crate::checks::Context;
use crate::model::condition::Subject;
use crate::resolve::policy::{Entity, Stated};
use crate::resolve::state::Missing;
use crate::syntax::keyword::Keyword;

/// Whether what is missing may be stated in what could not be read.
pub(super) fn is_lost(cx: &Context<'_>, missing: Missing) -> bool {
    let unknown = &cx.policy.unknown;
    match missing {
        Missing::Institution => cx.policy.base_unknown || is_institution_written(cx),
        Missing::Fact(fact) => {
            let implied_by = &cx.resolved.vocabulary.fact_entry(fact).implied_by;
            let may_be_implied = implied_by.iter().any(|shown| unknown.kinds.contains(&shown.kind));
            unknown.any_fact.is_some() || unknown.facts.contains(&fact) || may_be_implied
        }
        Missing::Attribute(attribute, entity) => {
            let is_unread = |stated: &Stated| stated.attribute == attribute && stated.value.is_none();
            let unreadable = |other: &&Entity| other.span == entity && (other.damage.is_any() || other.attributes.iter().any(is_unread));
            unknown.attributes.contains(&attribute) || cx.policy.entities.iter().any(|other| unreadable(&other))
        }
        Missing::Entity(kind) => unknown.kinds.contains(&kind),
    }
}

/// What is missing where a condition over the present state is unknown.
pub(super) fn of_state(subject: Subject) -> Option<Missing> {
    match subject {
        Subject::Institution => Some(Missing::Institution),
        Subject::Fact(fact) => Some(Missing::Fact(fact)),
        Subject::Attribute(_) => None,
    }
}

/// Whether there is an `institution` whose kind could not be looked up, which has a finding of its own.
fn is_institution_written(cx: &Context<'_>) -> bool {
    let root = cx.policy.documents.first().and_then(|&root| cx.resolved.documents.get(root));
    root.into_iter().flat_map(|root| root.statements_of(Keyword::Policy)).any(|head| head.child(Keyword::Institution).is_some())
}
