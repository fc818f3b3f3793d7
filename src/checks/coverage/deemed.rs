//! `coverage/deemed`. Deemed compliance (みなし遵守): volumes of a standard that a policy is taken to meet by meeting another.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::evaluate::Question;
use super::lost::{is_lost, of_state};
use super::outcome::Waived;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::model::condition::Truth;
use crate::model::order::Duty;
use crate::model::standard::{InPlaceOf, Requirement, Standard, Volume};
use crate::resolve::state::Case;

declare_rule! {
    /// By meeting one volume the policy is taken to meet others (deemed compliance), so that it is not judged by those: the finding says by which, and how many requirements of it are built in. Where not all of them are, it is a warning: what else the volume asks is for its readers to see to, and nothing here says that it is met.
    ///
    /// What to do: Look into the text of that volume for what it asks.
    ///
    /// ---
    /// ある編を守ることにより、ほかの編も守ったものとみなされるため、ほかの編によっては判定しません。どの編によるかと、その編の遵守事項のうち収められている件数を示します。すべては収められていないときは警告とします。その編が求めるほかのことは判定していないため、編の本文によって確かめてください。
    ///
    /// 対処：その編の本文で、求められることを確かめます。
    pub static RULE = {
        name: "coverage/deemed", severity: Info, since: "0.1.0", fix: None,
        ja: "ほかの編を守ったものとみなされる", en: "other volumes are taken to be met",
    };
}

/// Says by which volume others are taken to be met.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for &(index, span) in &cx.view.standards {
        // Said once, where the standard is named.
        let Some(standard) = cx.resolved.standards.get(index).filter(|_| span.file == cx.policy.header.file && !cx.is_parent_kind()) else {
            continue;
        };
        for volume in &standard.volumes {
            let Some(deemed) = volume.in_place_of.as_ref().filter(|deemed| holds(cx, deemed) == Holds::Yes) else { continue };
            let titled = |letter: &Arc<str>| standard.volumes.iter().find(|other| other.letter == *letter);
            let replaced: Vec<&Volume> = deemed.volumes.iter().filter_map(titled).collect();
            let list = |title: fn(&Volume) -> &str, comma: &str| replaced.iter().map(|other| title(other)).collect::<Vec<_>>().join(comma);
            let finding = Diagnostic::new(
                &RULE,
                span,
                Text::new(
                    format!("「{}」により、{}も守ったものとみなします", volume.ja, list(|volume| &volume.ja, "、")),
                    format!("by \"{}\" these are taken to be met: {}", volume.en, list(|volume| &volume.en, ", ")),
                ),
            );
            findings.push(match volume.rest {
                None => finding,
                Some(_) => {
                    let held = standard.requirements.iter().filter(|requirement| requirement.number.volume == volume.letter).count();
                    finding
                        .severity(Severity::Warning)
                        .note(Text::new(
                            format!("「{}」の遵守事項のうち、収められているのは{held}件だけです", volume.ja),
                            format!("only {held} requirements of \"{}\" are built in", volume.en),
                        ))
                        .help(Text::new(
                            format!("「{}」の本文により、ほかの遵守事項を確かめてください", volume.ja),
                            format!("see to the others by the text of \"{}\"", volume.en),
                        ))
                }
            });
        }
    }
}

/// Which volumes of a standard a policy is not judged by.
#[derive(Debug, Default)]
pub(super) struct Volumes<'a> {
    /// Letters of volumes in whose place another is met, with that.
    replaced: HashMap<&'a str, &'a Volume>,
    /// Volumes that are for others, by their letters.
    of_others: HashMap<&'a str, &'a Volume>,
    /// Letters of volumes of which damage hides whether the policy is judged by them.
    hidden: HashSet<&'a str>,
}

impl<'a> Volumes<'a> {
    /// Judges whom the volumes of a standard are for: the condition holds by the stated facts, and the policy shows what the standard
    /// expects for it. What is unknown exempts nobody; what damage hides is neither exempt nor lacking; a corporation is judged by what it
    /// claims.
    pub(super) fn of(cx: &Context<'_>, standard: &'a Standard) -> Self {
        let mut volumes = Self::default();
        for volume in standard.volumes.iter().filter(|_| !cx.is_parent_kind()) {
            let Some(deemed) = &volume.in_place_of else { continue };
            let replaced = deemed.volumes.iter().map(|letter| &**letter);
            match holds(cx, deemed) {
                Holds::Yes => volumes.replaced.extend(replaced.map(|letter| (letter, volume))),
                Holds::No => {
                    volumes.of_others.insert(&volume.letter, volume);
                }
                Holds::Hidden => volumes.hidden.extend(replaced.chain([&*volume.letter])),
            }
        }
        volumes
    }

    /// Whether damage hides if the policy is judged by a requirement.
    pub(super) fn hides(&self, requirement: &Requirement) -> bool {
        self.hidden.contains(&*requirement.number.volume)
    }

    /// Why a requirement does not apply, if it does not.
    pub(super) fn exempt(&self, requirement: &Requirement) -> Option<Waived<'a>> {
        let letter = &*requirement.number.volume;
        let deemed = self.replaced.get(letter).map(|volume| Waived::Deemed(volume));
        deemed.or_else(|| self.of_others.get(letter).map(|volume| Waived::OfOthers(volume)))
    }
}

/// Whether a volume is met in place of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    /// What would say so could not be read.
    Hidden,
}

fn holds(cx: &Context<'_>, deemed: &InPlaceOf) -> Holds {
    let (case, vocabulary) = (Case { state: cx.state, attribute: &|_| Vec::new() }, cx.resolved.vocabulary);
    let mut is_hidden = false;
    match deemed.when.as_ref().map(|condition| (condition, condition.judge(&case, vocabulary))) {
        Some((_, Truth::False)) => return Holds::No,
        Some((condition, Truth::Unknown)) => {
            let lost = |subject| of_state(subject).is_some_and(|missing| is_lost(cx, missing));
            if !condition.unknown(&case, vocabulary).into_iter().all(lost) {
                return Holds::No;
            }
            is_hidden = true;
        }
        Some((_, Truth::True)) | None => {}
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
        links: std::rc::Rc::default(),
    };
    let answer = question.all(&deemed.expects);
    match (answer.lacks.is_empty(), answer.damaged || is_hidden) {
        (false, _) => Holds::No,
        (true, true) => Holds::Hidden,
        (true, false) => Holds::Yes,
    }
}
