//! The outcome of every requirement for one policy, told apart as the language does (`docs/language.md`, outcomes).

use std::rc::Rc;

use super::answer::Answer;
use super::claims::{Claims, OfRequirement};
use super::deemed::Volumes;
use super::evaluate::{Question, asks_for};
use super::lack::{Lack, What};
use super::link::Links;
use super::lost::{is_lost, of_state};
use super::{partial_scope, said};
use crate::answer::{Known, Marks, Outcome, PutAside};
use crate::checks::Context;
use crate::model::condition::{Condition, Truth};
use crate::model::item::{ItemRef, Numbering};
use crate::model::order::Duty;
use crate::model::standard::{Part, Pattern, Point, Requirement, Standard, TextState, Volume};
use crate::resolve::policy::{Article, Exception, Mode, PolicyId};
use crate::resolve::state::{Case, Missing};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// A requirement as judged for one policy.
#[derive(Debug)]
pub struct Judged<'a> {
    /// Its standard.
    pub standard: &'a Standard,
    /// Index of its standard in the run.
    pub standard_index: usize,
    /// Its index in its standard.
    pub index: usize,
    /// The requirement.
    pub requirement: &'a Requirement,
    /// Whether the policy means it by its number.
    pub(crate) numbering: Numbering,
    /// What came of it.
    pub outcome: Outcome,
    /// Its own claims: article and place.
    pub claims: Vec<(&'a Article, &'a ItemRef)>,
    /// Claims of ancestors, nearest first.
    pub inherited: Vec<(PolicyId, &'a Article, &'a ItemRef)>,
    /// Its parts, those left out that do not apply.
    pub parts: Vec<JudgedPart<'a>>,
    /// What would have to be stated to be certain.
    pub missing: Vec<Missing>,
    /// Why it does not apply, where it does not.
    pub waived: Option<Waived<'a>>,
    /// The exceptions from it that are in order.
    pub exceptions: Vec<&'a Exception>,
}

/// Why a requirement does not apply.
#[derive(Debug)]
pub enum Waived<'a> {
    /// Its condition does not hold.
    Condition(&'a Condition),
    /// The policy excludes it, and gives a reason.
    Excluded(&'a str),
    /// It binds systems of these reference patterns, and there are none of them.
    Patterns(&'a [Pattern]),
    /// Its volume need not be met, as this one is met in its place.
    Deemed(&'a Volume),
    /// Its volume is for others.
    OfOthers(&'a Volume),
    /// None of its parts asks anything: on the day of the check, or of this institution.
    Parts,
}

/// A part of a requirement as judged.
#[derive(Debug)]
pub struct JudgedPart<'a> {
    /// The letter of its point, none for the requirement itself.
    pub point: Option<&'a Point>,
    /// What it demands.
    pub part: &'a Part,
    pub(super) lacks: Vec<Lack<'a>>,
    /// How binding it is on the day of the check.
    pub duty: Duty,
    /// Damage hides whether it is met.
    pub damaged: bool,
}

impl JudgedPart<'_> {
    /// Whether it is met.
    pub fn is_met(&self) -> bool {
        self.lacks.is_empty() && !self.damaged
    }

    /// Whether what would meet it is declared, and only not said.
    fn is_unsaid(&self) -> bool {
        !self.damaged && !self.lacks.is_empty() && self.lacks.iter().all(|lack| matches!(lack.what, What::Unsaid(..)))
    }

    /// Whether it would be met if all that is declared were said.
    fn is_declared(&self) -> bool {
        self.is_met() || self.is_unsaid()
    }

    /// The first `?` that is to be decided, where all that is lacking hangs on one.
    fn open(&self) -> Option<Span> {
        self.lacks.first()?.open.filter(|_| self.lacks.iter().all(|lack| lack.open.is_some()))
    }

    /// Whether what is lacking weighs as a warning only: it is not a duty, or it is the pack's reading.
    pub fn is_mild(&self) -> bool {
        self.duty < Duty::Must || self.lacks.iter().all(|lack| lack.reading)
    }
}

/// Judges every requirement of every standard that a policy is judged by.
pub fn judge<'a>(cx: &Context<'a>) -> Vec<Judged<'a>> {
    let mut judged = Vec::new();
    let mut claims = Claims::of(cx, |_| true);
    let links = Rc::default();
    for &(standard_index, _) in &cx.view.standards {
        let Some(standard) = cx.resolved.standards.get(standard_index) else { continue };
        let volumes = Volumes::of(cx, standard);
        for (index, requirement) in standard.requirements.iter().enumerate() {
            if partial_scope::leaves_out(cx, standard_index, index) {
                continue;
            }
            let claims = claims.take(standard_index, index);
            let of = Of {
                standard_index,
                standard,
                index,
                requirement,
                exempt: volumes.exempt(requirement),
                hidden: volumes.hides(requirement),
            };
            judged.extend(one(cx, of, claims, &links));
        }
    }
    judged
}

/// Judges one requirement of one standard again.
pub(super) fn again<'a>(cx: &Context<'a>, standard_index: usize, index: usize) -> Option<Judged<'a>> {
    let standard = cx.resolved.standards.get(standard_index)?;
    let requirement = standard.requirements.get(index)?;
    let mut claims = Claims::of(cx, |item| (item.standard, item.requirement) == (standard_index, index));
    let volumes = Volumes::of(cx, standard);
    let (exempt, hidden) = (volumes.exempt(requirement), volumes.hides(requirement));
    let of = Of { standard_index, standard, index, requirement, exempt, hidden };
    one(cx, of, claims.take(standard_index, index), &Rc::default())
}

/// The requirement that is judged.
struct Of<'a> {
    standard_index: usize,
    standard: &'a Standard,
    index: usize,
    requirement: &'a Requirement,
    /// Why its volume does not apply, if it does not.
    exempt: Option<Waived<'a>>,
    /// Damage hides whether it applies.
    hidden: bool,
}

fn one<'a>(cx: &Context<'a>, of: Of<'a>, claims: OfRequirement<'a>, links: &Rc<Links<'a>>) -> Option<Judged<'a>> {
    let Of { standard_index, standard, index, requirement, exempt, hidden } = of;
    let names = |item: &&ItemRef| item.standard == standard_index && item.requirement == index;
    let OfRequirement { own: claims, inherited } = claims;
    // A corporation is judged on its claims only: what it leaves open is judged below.
    if cx.is_parent_kind() && claims.is_empty() && inherited.is_empty() {
        return None;
    }
    let mut result = Judged {
        standard,
        standard_index,
        index,
        requirement,
        numbering: Numbering::of(standard_index, index, cx.policy.conforms.iter().map(|(edition, _)| *edition), cx.resolved.standards),
        outcome: Outcome::Missing,
        claims,
        inherited,
        parts: Vec::new(),
        missing: Vec::new(),
        waived: None,
        exceptions: Vec::new(),
    };
    if let Some(waived) = exempt {
        return Some(result.waived(waived));
    }
    let case = Case { state: cx.state, attribute: &|_| Vec::new() };
    let vocabulary = cx.resolved.vocabulary;
    let applies = |part: &Part, missing: &mut Vec<Missing>| {
        let Some(condition) = &part.applies else { return Truth::True };
        let truth = condition.judge(&case, vocabulary);
        missing.extend(condition.unknown(&case, vocabulary).into_iter().filter_map(of_state));
        truth
    };
    if applies(&requirement.demand, &mut result.missing) == Truth::False {
        return Some(result.waived(requirement.demand.applies.as_ref().map_or(Waived::Parts, Waived::Condition)));
    }
    let excluded = || cx.policy.exclusions.iter().filter(|exclusion| names(&&exclusion.item) && requirement.judged);
    if let Some(because) = excluded().find_map(|exclusion| exclusion.because.as_deref()) {
        return Some(result.waived(Waived::Excluded(because)));
    }
    result.exceptions =
        cx.policy.exceptions.iter().filter(|exception| names(&&exception.item) && super::exception::is_in_order(cx, exception)).collect();
    let exceptions = result.exceptions.clone();
    let patterns = standard.patterns(requirement);
    if let Some(patterns) = patterns.filter(|_| !requirement.parts().any(|(_, part)| asks_for(&part.expects, Keyword::System))) {
        let systems = cx.policy.entities_of(Keyword::System);
        let of_pattern: Vec<_> = systems.map(|system| cx.state.pattern(system, vocabulary)).collect();
        if of_pattern.is_empty() {
            result.missing.push(Missing::Entity(Keyword::System));
        } else if !of_pattern.iter().any(|pattern| pattern.as_ref().is_ok_and(|pattern| patterns.contains(pattern))) {
            let unknown: Vec<Missing> = of_pattern.into_iter().filter_map(Result::err).flatten().collect();
            if unknown.is_empty() {
                return Some(result.waived(Waived::Patterns(patterns)));
            }
            result.missing.extend(unknown);
        }
    }
    let mut answers: Vec<Answer<'a>> = Vec::new();
    let excepted: Vec<&str> = exceptions.iter().flat_map(|exception| exception.entities.iter().map(|(key, _)| &**key)).collect();
    let equivalents: Vec<_> = result
        .claims
        .iter()
        .map(|(article, _)| *article)
        .chain(result.inherited.iter().map(|(_, article, _)| *article))
        .flat_map(|article| &article.equivalents)
        .collect();
    let excepted_points: Vec<usize> =
        exceptions.iter().filter(|exception| exception.entities.is_empty()).filter_map(|exception| exception.item.point).collect();
    if exceptions.iter().any(|exception| exception.entities.is_empty() && exception.item.point.is_none()) {
        result.outcome = Outcome::Excepted;
        return Some(result);
    }
    let mut some_part_applies = false;
    for (point, part) in requirement.parts() {
        let Some(duty) = requirement.duty_of(part, cx.resolved.as_of) else { continue };
        let of_point = point.and_then(|point| requirement.points.iter().position(|other| other.key == point.key));
        if of_point.is_some_and(|point| excepted_points.contains(&point))
            || point.is_some() && applies(part, &mut result.missing) == Truth::False
        {
            continue;
        }
        some_part_applies = true;
        let question = Question {
            resolved: cx.resolved,
            policy: cx.policy,
            view: cx.view,
            declared: &cx.view.effective.all,
            state: cx.state,
            duty,
            patterns,
            is_of_those_below: cx.is_parent_kind(),
            excepted: excepted.clone(),
            equivalents: equivalents.clone(),
            readings: &part.readings,
            links: Rc::clone(links),
        };
        let mut answer = question.all(&part.expects);
        answer.damaged |= part.is_unreadable;
        if part.expects.is_empty() && part.wording_only.is_some() && !has_wording(cx, &result) {
            answer.lacks.push(Lack::new(What::NoWording, None).open(undecided_wording(cx, &result)));
        }
        result.missing.extend(answer.missing.iter().copied());
        let mut lacks = answer.lacks.clone();
        if answer.is_met() && !(result.claims.is_empty() && result.inherited.is_empty()) {
            lacks.extend(said::unsaid(cx, &question, &part.expects));
        }
        result.parts.push(JudgedPart { point, part, lacks, duty, damaged: answer.damaged });
        answers.push(answer);
    }
    if !some_part_applies {
        if excepted_points.is_empty() {
            return Some(result.waived(Waived::Parts));
        }
        result.outcome = Outcome::Excepted;
        return Some(result);
    }
    let met = |answer: &Answer<'_>| answer.is_met();
    // Nothing but systems of other patterns: the requirement binds none of them, and with them goes what it asks besides.
    let of_systems = || result.parts.iter().zip(&answers).filter(|(part, _)| asks_for(&part.part.expects, Keyword::System));
    if of_systems().next().is_some() && of_systems().all(|(_, answer)| met(answer) && answer.out_of_pattern) {
        return Some(result.waived(Waived::Patterns(patterns.unwrap_or_default())));
    }
    result.missing.sort_unstable();
    result.missing.dedup();
    result.outcome = outcome(cx, &result, &answers);
    if hidden && !result.outcome.is_covered() {
        result.outcome = Outcome::Unknown;
    }
    // What is asked of some and waits for others is not covered.
    if result.outcome.is_covered() && answers.iter().any(|answer| answer.excepted) {
        result.outcome = Outcome::Excepted;
    }
    Some(result)
}

fn outcome(cx: &Context<'_>, judged: &Judged<'_>, answers: &[Answer<'_>]) -> Outcome {
    let claimed = !judged.claims.is_empty();
    let inherited = !judged.inherited.is_empty();
    let names = |items: &[ItemRef]| items.iter().any(|item| item.standard == judged.standard_index && item.requirement == judged.index);
    let named_in_damage = cx.unknowns().any(|unknown| names(&unknown.items));
    if judged.parts.iter().all(JudgedPart::is_declared) && !judged.parts.iter().all(JudgedPart::is_met) {
        return Outcome::Unsaid;
    }
    if judged.parts.iter().all(JudgedPart::is_met) {
        let wording = judged.parts.iter().all(|part| part.part.expects.is_empty());
        let equivalent = answers.iter().any(|answer| answer.equivalent);
        return match (claimed, inherited) {
            (true, _) if wording => Outcome::CoveredByWording,
            (true, _) if equivalent => Outcome::CoveredByEquivalence,
            (true, _) => Outcome::Covered,
            (false, true) if wording => Outcome::InheritedByWording,
            (false, true) => Outcome::Inherited,
            (false, false) if named_in_damage || cx.view.base_unknown || cx.policy.unknown.claims => Outcome::Unknown,
            (false, false) if wording => Outcome::Missing,
            (false, false) => Outcome::Unclaimed,
        };
    }
    let may_be_named = named_in_damage || judged.requirement.judged && cx.policy.unknown.exclusions;
    let may_not_apply = || judged.missing.iter().any(|&missing| missing != Missing::Institution && is_lost(cx, missing));
    if cx.view.base_unknown || may_be_named && !claimed && !inherited || names(&cx.policy.unknown.excepted) || may_not_apply() {
        return Outcome::Unknown;
    }
    let failing = || judged.parts.iter().filter(|part| !part.is_met());
    if failing().all(|part| part.damaged) {
        return Outcome::Unknown;
    }
    if cx.is_parent_kind()
        && (answers.iter().any(|answer| answer.delegated) || judged.claims.iter().any(|(article, _)| article.mode == Mode::Delegated))
    {
        return Outcome::Delegated;
    }
    if !claimed && !inherited {
        return Outcome::Missing;
    }
    if judged.parts.iter().any(JudgedPart::is_declared) { Outcome::Partly } else { Outcome::Unmet }
}

/// Whether some claiming article has wording that says more than that something else will say it.
fn has_wording(cx: &Context<'_>, judged: &Judged<'_>) -> bool {
    let own = judged.claims.iter().map(|(article, _)| *article);
    own.chain(judged.inherited.iter().map(|(_, article, _)| *article)).any(|article| cx.has_wording(article))
}

/// The paragraph of a claiming article that is still to be decided.
fn undecided_wording(cx: &Context<'_>, judged: &Judged<'_>) -> Option<Span> {
    let paragraphs = judged.claims.iter().flat_map(|(article, _)| &article.paragraphs);
    paragraphs.filter(|paragraph| cx.wording(paragraph).is_undecided()).map(|paragraph| paragraph.text).next()
}

/// How certain the text of a requirement is.
pub(super) fn of_text(standard: &Standard, requirement: &Requirement) -> Marks {
    let text = match standard.state_of(requirement, None) {
        TextState::Final | TextState::Draft => Known::Read,
        TextState::Unverified => Known::Unverified,
        TextState::NotAvailable => Known::NotAvailable,
    };
    Marks { text, carried: requirement.carried_from.is_some(), ..Marks::default() }
}

impl<'a> Judged<'a> {
    /// The same as what does not apply.
    fn waived(self, why: Waived<'a>) -> Self {
        Self { outcome: Outcome::NotApplicable, waived: Some(why), ..self }
    }

    /// The first `?` that is to be decided, where nothing else keeps what it claims from being met.
    pub(super) fn open(&self) -> Option<Span> {
        let first = self.failing().next()?.open();
        first.filter(|_| self.parts.iter().all(|part| !part.damaged) && self.failing().all(|part| part.open().is_some()))
    }

    /// What is to be known of it beside its outcome.
    pub(super) fn marks(&self) -> Marks {
        Marks {
            put_aside: match self.waived {
                Some(Waived::Excluded(_)) => Some(PutAside::Excluded),
                Some(Waived::Deemed(_)) => Some(PutAside::Deemed),
                Some(Waived::Condition(_) | Waived::Patterns(_) | Waived::OfOthers(_) | Waived::Parts) | None => None,
            },
            assumed: !self.missing.is_empty(),
            ..of_text(self.standard, self.requirement)
        }
    }

    /// Whether the text of the requirement is known well enough to be shown as certain.
    pub fn is_verified(&self) -> bool {
        self.standard.state_of(self.requirement, None).is_verified()
    }

    /// The same of one of its parts.
    pub(super) fn is_part_verified(&self, part: &JudgedPart<'_>) -> bool {
        self.standard.state_of(self.requirement, part.point).is_verified()
    }
}
