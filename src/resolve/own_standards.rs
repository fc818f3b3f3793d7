//! The standards that a policy brings along among its documents.

use std::sync::Arc;

use super::policy::Policy;
use crate::model::standard::Standard;
use crate::text::{FileId, Span};

/// A policy conforms to the standards that it brings along, said or not: they bind it and those below. Where it names another edition
/// of one, that is the one it means.
pub(super) fn conform(policy: &mut Policy, packs: &[(FileId, Span)], standards: &[Standard]) {
    let named: Vec<&Standard> = policy.conforms.iter().filter_map(|(index, _)| standards.get(*index)).collect();
    let is_named = |own: &Standard| {
        let own_editions = editions(own, standards);
        named.iter().any(|named| own_editions.contains(&named.id) || editions(named, standards).contains(&own.id))
    };
    let own: Vec<(usize, Span)> = packs
        .iter()
        .filter_map(|&(file, place)| Some((standards.iter().position(|standard| standard.span.file == file)?, place)))
        .filter(|(index, _)| standards.get(*index).is_some_and(|own| !is_named(own)))
        .collect();
    policy.conforms.extend(own);
}

/// The names of a standard and of those that it amends, its own first.
fn editions(standard: &Standard, standards: &[Standard]) -> Vec<Arc<str>> {
    let mut editions = vec![Arc::clone(&standard.id)];
    while let Some((amended, _)) = editions.last().and_then(|id| standards.iter().find(|other| other.id == *id)?.amends.as_ref()) {
        if editions.contains(amended) {
            break;
        }
        editions.push(Arc::clone(amended));
    }
    editions
}
