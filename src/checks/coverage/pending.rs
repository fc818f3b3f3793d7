//! Findings about requirements as values: which requirement of which policy, and by which rule. Their words are made by judging it again,
//! from all that it was judged by, which the findings of a policy hold together.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use super::outcome::{self, Judged, JudgedPart};
use super::skeleton::{Basis, Drafted};
use super::{missing, partly, tell, unclaimed, unmet, unsaid};
use crate::checks::Context;
use crate::checks::later::AsJudged;
use crate::diagnostic::{About, Brief, Diagnostic, Fix, Rule, Severity, Tell, Text, Words};
use crate::resolve::Corpus;
use crate::resolve::policy::EntityId;

/// What the findings of one policy, or of one of its facilities, have in common.
#[derive(Debug)]
pub(super) struct OfPolicy {
    judged: AsJudged,
    /// The facility of whose own view it is, if it is of one.
    view: Option<EntityId>,
    /// What all missing requirements together ask for, gathered when the first skeleton is asked for.
    wanted: OnceLock<Vec<Drafted>>,
}

impl OfPolicy {
    pub(super) fn new(cx: &Context<'_>) -> Arc<Self> {
        Arc::new(Self { judged: AsJudged::new(cx), view: cx.view.facility, wanted: OnceLock::new() })
    }

    /// The words in which text for the policy is written.
    pub(super) fn corpus(&self) -> &Corpus {
        self.judged.corpus()
    }

    pub(super) fn wanted(&self, gather: impl FnOnce() -> Vec<Drafted>) -> &[Drafted] {
        self.wanted.get_or_init(gather)
    }
}

/// A finding about one requirement.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    of: Arc<OfPolicy>,
    standard: u32,
    requirement: u32,
    trouble: Trouble,
    /// What is told of it, hashed: of many facilities most are told apart by it.
    told: u64,
    /// What its skeleton follows from, once it was asked for: of many facilities the findings are compared by it.
    basis: OnceLock<Option<Basis>>,
}

/// What is wrong with a requirement, one rule each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    Missing,
    Unmet,
    Unsaid,
    Partly,
    Unclaimed,
}

impl Trouble {
    fn rule(self) -> &'static Rule {
        match self {
            Trouble::Missing => &missing::RULE,
            Trouble::Unmet => &unmet::RULE,
            Trouble::Unsaid => &unsaid::RULE,
            Trouble::Partly => &partly::RULE,
            Trouble::Unclaimed => &unclaimed::RULE,
        }
    }

    /// Whether it is told where something is to be decided, if it hangs on that alone.
    fn waits(self) -> bool {
        matches!(self, Trouble::Unmet | Trouble::Partly)
    }

    fn message(self, judged: &Judged<'_>) -> Text {
        match self {
            Trouble::Missing => missing::message(judged),
            Trouble::Unmet => unmet::message(judged),
            Trouble::Unsaid => unsaid::message(judged),
            Trouble::Partly => partly::message(judged),
            Trouble::Unclaimed => unclaimed::message(judged),
        }
    }

    fn words(self, cx: &Context<'_>, judged: &Judged<'_>) -> Words {
        let words = tell::words(cx, judged, self.message(judged));
        match self {
            Trouble::Missing | Trouble::Unmet | Trouble::Partly => words,
            Trouble::Unsaid => unsaid::words(words),
            Trouble::Unclaimed => unclaimed::words(cx, judged, words),
        }
    }
}

/// A finding about a requirement as it was judged. What is lacking weighs less where it is no duty, or a reading.
pub(super) fn finding(cx: &Context<'_>, of: &Arc<OfPolicy>, judged: &Judged<'_>, trouble: Trouble) -> Diagnostic {
    let index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let (standard, requirement) = (index(judged.standard_index), index(judged.index));
    let rule = trouble.rule();
    let severity = if judged.failing().all(JudgedPart::is_mild) { Severity::Warning.min(rule.severity) } else { rule.severity };
    Diagnostic::later(
        rule,
        judged.open().filter(|_| trouble.waits()).unwrap_or_else(|| tell::place(cx, judged)),
        Pending { of: Arc::clone(of), standard, requirement, trouble, told: tell::hash(cx, judged), basis: OnceLock::new() },
    )
    .severity(severity)
}

impl Pending {
    fn basis(&self) -> Option<&Basis> {
        self.basis.get_or_init(|| self.with(|cx, judged| missing::basis(cx, judged, &self.of))).as_ref()
    }

    /// Whether what is proposed reads the same as for another facility.
    fn proposes_alike(&self, other: &Self) -> bool {
        match self.trouble {
            Trouble::Missing => self.basis() == other.basis(),
            Trouble::Unclaimed => self.fix() == other.fix(),
            Trouble::Unmet | Trouble::Unsaid | Trouble::Partly => true,
        }
    }

    /// Judges the requirement again; none only where the values are of no run.
    fn with<R>(&self, look: impl FnOnce(&Context<'_>, &Judged<'_>) -> R) -> Option<R> {
        let judged = |cx: &Context<'_>| Some(look(cx, &outcome::again(cx, self.standard as usize, self.requirement as usize)?));
        self.of.judged.with(judged).flatten()
    }
}

impl Tell for Pending {
    fn brief(&self) -> Brief {
        let brief = self.with(|cx, judged| Brief {
            message: tell::message(cx, judged, self.trouble.message(judged)),
            reason: tell::first_reason(cx, judged).or_else(|| self.trouble.words(cx, judged).notes.into_iter().next()),
        });
        brief.unwrap_or_else(|| Brief::of(self.words()))
    }

    fn words(&self) -> Words {
        self.with(|cx, judged| self.trouble.words(cx, judged)).unwrap_or_else(|| Words::new(Text::same(self.trouble.rule().name)))
    }

    fn about(&self) -> About {
        let standard = self.of.corpus().standards().get(self.standard as usize);
        About { requirement: standard.map(|standard| standard.path_of(self.requirement as usize)), law: None }
    }

    fn fix(&self) -> Option<Fix> {
        let fix = |cx: &Context<'_>, judged: &Judged<'_>| match self.trouble {
            Trouble::Missing => missing::fix(cx, judged, &self.of),
            Trouble::Unclaimed => unclaimed::fix(cx, judged),
            Trouble::Unmet | Trouble::Unsaid | Trouble::Partly => None,
        };
        self.with(fix).flatten()
    }

    fn says_the_same(&self, other: &dyn Tell) -> bool {
        let Some(other) = (other as &dyn Any).downcast_ref::<Self>() else { return false };
        let key = |one: &Self| (one.of.judged.policy(), one.standard, one.requirement, one.trouble, one.told);
        let alike = |cx: &Context<'_>, judged: &Judged<'_>| {
            let beside = |of: &Context<'_>, also: &Judged<'_>| {
                tell::is_told_alike((cx, judged), (of, also)) && missing::cites_alike((cx, judged), (of, also))
            };
            other.with(beside).unwrap_or(false)
        };
        key(self) == key(other) && (self.of.view == other.of.view || self.proposes_alike(other)) && self.with(alike).unwrap_or(false)
    }
}
