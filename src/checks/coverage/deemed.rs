//! Deemed compliance (みなし遵守): volumes of a standard that a policy is taken to meet by meeting the others.

use std::collections::HashSet;
use std::sync::Arc;

use super::evaluate::Question;
use crate::checks::Context;
use crate::model::condition::Truth;
use crate::model::order::Duty;
use crate::model::standard::{InPlaceOf, Requirement, Standard};
use crate::resolve::state::Case;

/// Which volumes of a standard a policy is not judged by, by their letters.
#[derive(Debug, Default)]
pub(super) struct Volumes {
    /// Another volume is met in their place.
    replaced: HashSet<Arc<str>>,
    /// They are for others.
    of_others: HashSet<Arc<str>>,
}

impl Volumes {
    /// Judges whom the volumes of a standard are for: the condition holds by the stated facts, and the policy shows what the standard
    /// expects for it. What is unknown or hidden by damage exempts nobody, and a corporation is judged by what it claims.
    pub(super) fn of(cx: &Context<'_>, standard: &Standard) -> Self {
        let mut volumes = Self::default();
        for volume in standard.volumes.iter().filter(|_| !cx.is_parent_kind()) {
            match &volume.in_place_of {
                Some(deemed) if holds(cx, deemed) => volumes.replaced.extend(deemed.volumes.iter().cloned()),
                Some(_) => drop(volumes.of_others.insert(Arc::clone(&volume.letter))),
                None => {}
            }
        }
        volumes
    }

    /// Why a requirement does not apply, if it does not.
    pub(super) fn exempt(&self, requirement: &Requirement) -> Option<Exempt> {
        let letter = &requirement.number.volume;
        if self.replaced.contains(letter) {
            return Some(Exempt::Replaced);
        }
        self.of_others.contains(letter).then_some(Exempt::OfOthers)
    }
}

/// Why a volume does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exempt {
    /// Another volume is met in its place.
    Replaced,
    /// It is for others.
    OfOthers,
}

fn holds(cx: &Context<'_>, deemed: &InPlaceOf) -> bool {
    let case = Case { state: cx.state, attribute: &|_| Vec::new() };
    if deemed.when.as_ref().is_some_and(|condition| condition.judge(&case, cx.resolved.vocabulary) != Truth::True) {
        return false;
    }
    let question = Question {
        resolved: cx.resolved,
        policy: cx.policy,
        view: cx.view,
        declared: &cx.view.effective.all,
        state: cx.state,
        duty: Duty::Must,
        patterns: None,
        is_of_those_below: false,
        excepted: Vec::new(),
        equivalents: Vec::new(),
        readings: &[],
    };
    question.all(&deemed.expects).is_met()
}
