//! One policy over several facilities: each that is an institution of its own kind is judged by its own facts. What is found for all
//! of them alike is said once; what is found for some names them.

use std::collections::HashMap;
use std::sync::Arc;

use super::citation::Citations;
use super::{Context, coverage};
use crate::answer::PolicyCounts;
use crate::diagnostic::{Diagnostic, Findings, Whom};
use crate::resolve::Facility;
use crate::resolve::policy::{Entity, EntityId};
use crate::text::Span;

/// Judges coverage and citations for the policy's institution and for each of its facilities. A corporation or municipality with
/// facilities of their own kind is judged at these.
pub(super) fn check_each(cx: &Context<'_>, citations: &Citations<'_>, findings: &mut Findings) -> Vec<PolicyCounts> {
    let mut judged: Vec<(Option<&Entity>, Findings)> = Vec::new();
    let mut counts = Vec::new();
    let mut judge = |cx: &Context<'_>, facility: Option<&'_ Entity>| {
        let mut found = Findings::default();
        let outcomes = coverage::check(cx, &mut found);
        citations.check(cx, &outcomes, &mut found);
        counts.push(PolicyCounts {
            file: cx.policy.file,
            facility: facility.map(|facility| facility.called().to_owned()),
            counts: coverage::counts(cx, &outcomes),
        });
        found
    };
    for (facility, cx) in judged_for(cx) {
        judged.push((facility, judge(&cx, facility)));
    }
    merge(judged, findings);
    coverage::too_many_facilities::check(cx, findings);
    counts
}

/// For whom a policy is judged: its institution (none), and each facility that is an institution of its own kind.
pub(crate) fn judged_for<'a>(cx: &Context<'a>) -> Vec<(Option<&'a Entity>, Context<'a>)> {
    let of_facility = |facility: &'a Facility| Some((Some(cx.policy.entities.get(facility.entity)?), of(cx, facility)));
    let facilities = cx.view.facilities.iter().filter_map(of_facility);
    let whole = (cx.view.facilities.is_empty() || !cx.is_parent_kind()).then_some((None, *cx));
    whole.into_iter().chain(facilities).collect()
}

/// A policy, judged for one of its facilities, an index of its entities; none: for its institution.
pub(super) fn judged_as<'a>(cx: &Context<'a>, facility: Option<EntityId>) -> Context<'a> {
    let named = cx.view.facilities.iter().find(|known| Some(known.entity) == facility);
    named.map_or(*cx, |facility| of(cx, facility))
}

fn of<'a>(cx: &Context<'a>, facility: &'a Facility) -> Context<'a> {
    Context { view: facility.own.as_ref().unwrap_or(cx.view), state: &facility.state, facility: Some(facility.entity), ..*cx }
}

/// A finding is compared with so many others of its place: where more facilities each stand otherwise, they are told one by one.
const MOST_ALIKE: usize = 64;

fn merge(judged: Vec<(Option<&Entity>, Findings)>, findings: &mut Findings) {
    let all = judged.len();
    if let [(_, _)] = judged.as_slice() {
        for (_, found) in judged {
            findings.append(found);
        }
        return;
    }
    let mut merged: Vec<(Diagnostic, Vec<Option<&Entity>>)> = Vec::new();
    let mut alike: HashMap<(&str, Span, Option<String>), Vec<usize>> = HashMap::new();
    for (facility, found) in judged {
        for finding in found.into_vec() {
            let alike = alike.entry((finding.rule.name, finding.span, finding.about().requirement)).or_default();
            // Facilities come one after the other: what was found for this one was found last.
            let is_it = |at: &&usize| {
                let before = merged.get(**at);
                before.is_some_and(|(other, of)| other.says_the_same(&finding) && !of.last().is_some_and(|one| is_same(*one, facility)))
            };
            let found = alike.iter().take(MOST_ALIKE).find(is_it).copied();
            match found.and_then(|at| merged.get_mut(at)) {
                Some((_, of)) => of.push(facility),
                None => {
                    alike.push(merged.len());
                    merged.push((finding, vec![facility]));
                }
            }
        }
    }
    for (finding, of) in merged {
        let whom = || Whom(of.iter().map(|one| one.map(|entity| Arc::from(entity.called()))).collect());
        findings.push(if of.len() == all { finding } else { finding.whom(whom()) });
    }
}

fn is_same(one: Option<&Entity>, other: Option<&Entity>) -> bool {
    one.map(|entity| entity.span) == other.map(|entity| entity.span)
}
