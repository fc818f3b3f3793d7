//! One policy over several facilities: each that is an institution of its own kind is judged by its own facts. What is found for all
//! of them alike is said once; what is found for some names them.

use super::citation::Citations;
use super::{Context, coverage};
use crate::diagnostic::{Diagnostic, Findings, PolicyCounts, Text};
use crate::resolve::Facility;
use crate::resolve::policy::Entity;

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
            counts: coverage::counts(&outcomes),
        });
        found
    };
    for (facility, cx) in judged_for(cx) {
        judged.push((facility, judge(&cx, facility)));
    }
    merge(judged, findings);
    counts
}

/// For whom a policy is judged: its institution (none), and each facility that is an institution of its own kind.
pub fn judged_for<'a>(cx: &Context<'a>) -> Vec<(Option<&'a Entity>, Context<'a>)> {
    let of_facility = |facility: &'a Facility| {
        let view = facility.own.as_ref().unwrap_or(cx.view);
        let judged = Context { view, state: &facility.state, facility: Some(facility.entity), ..*cx };
        Some((Some(cx.policy.entities.get(facility.entity)?), judged))
    };
    let facilities = cx.view.facilities.iter().filter_map(of_facility);
    let whole = (cx.view.facilities.is_empty() || !cx.is_parent_kind()).then_some((None, *cx));
    whole.into_iter().chain(facilities).collect()
}

fn merge(judged: Vec<(Option<&Entity>, Findings)>, findings: &mut Findings) {
    let all = judged.len();
    let mut merged: Vec<(Diagnostic, Vec<Option<&Entity>>)> = Vec::new();
    for (facility, found) in judged {
        for finding in found.into_vec() {
            match merged.iter_mut().find(|(other, of)| *other == finding && !of.iter().any(|one| is_same(*one, facility))) {
                Some((_, of)) => of.push(facility),
                None => merged.push((finding, vec![facility])),
            }
        }
    }
    for (finding, of) in merged {
        findings.push(if of.len() == all { finding } else { named(finding, &of) });
    }
}

fn is_same(one: Option<&Entity>, other: Option<&Entity>) -> bool {
    one.map(|entity| entity.span) == other.map(|entity| entity.span)
}

/// A finding that holds for some only says for which.
fn named(mut finding: Diagnostic, of: &[Option<&Entity>]) -> Diagnostic {
    let names = |whole: &str, comma: &str| of.iter().map(|one| one.map_or(whole, Entity::called)).collect::<Vec<_>>().join(comma);
    let (ja, en) = (names("本体", "、"), names("the institution itself", ", "));
    finding.message = Text::new(format!("{}（{ja}）", finding.message.ja), format!("{} ({en})", finding.message.en));
    finding
}
