//! Standards: requirements (遵守事項), what they expect of a policy, when they apply, and how well their text is known.

mod alike;
mod amend;
mod expectation;
mod identity;
mod numbered;
mod read;
mod reading;
mod stated;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::condition::{Condition, Relation};
use super::item::Number;
use super::order::Duty;
use super::value::Value;
use super::vocabulary::{AttributeId, NameId};
use crate::diagnostic::{Rule, Text};
use crate::law::{self, Citation, Registry};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

pub(crate) use identity::{Former, RequirementId};
pub(in crate::model) use numbered::Numbered;
pub(crate) use reading::Reading;

/// The rules about standards, each beside what is said when it is broken.
pub(in crate::model) const RULES: &[&Rule] = &[&expectation::BAD_EXPECTATION, &read::INCOMPLETE, &read::DUPLICATE];

/// A standard with its requirements.
#[derive(Debug)]
pub struct Standard {
    /// Its name in policies: a look-up key (`mhlw-6.0`).
    pub id: Arc<str>,
    /// Whether it is built in or a repository's own.
    pub origin: Origin,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Option<Arc<str>>,
    /// The day on which it was published.
    pub published: Option<Date>,
    /// The standard that it amends.
    pub amends: Option<(Arc<str>, Span)>,
    /// How well its text is known, where nothing narrower is said.
    pub state: TextState,
    /// How well it is known that what it takes over of the edition before stands in it, and under which number.
    pub carried: TextState,
    /// Volumes.
    pub volumes: Vec<Volume>,
    /// Headings under which numbers begin anew.
    pub groups: Vec<Group>,
    /// Chapters that bind only some reference patterns.
    pub chapters: Vec<Chapter>,
    /// Requirements, in the order of the documents; of an amending edition, those taken over first.
    pub requirements: Vec<Requirement>,
    /// The header of its `standard`.
    pub span: Span,
    /// Where its numbers are.
    pub(in crate::model) numbered: Numbered,
}

/// Where a standard comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Built in: the ministry's guideline as `rules/` encodes it.
    BuiltIn,
    /// A document among those that are judged.
    Repository,
}

/// A volume 編.
#[derive(Debug, Clone)]
pub struct Volume {
    /// Its letter: a look-up key (`g`).
    pub letter: Arc<str>,
    /// Its title in Japanese.
    pub ja: Arc<str>,
    /// Its title in English.
    pub en: Arc<str>,
    /// How well the items are known that the standard does not list; none: it lists them all.
    pub rest: Option<TextState>,
    /// Whom it is for, and which volumes it stands in place of for them; none: it is for all.
    pub in_place_of: Option<InPlaceOf>,
}

/// A heading under which numbers begin anew (経営管理編 1.2.1 and 1.2.2).
#[derive(Debug, Clone)]
pub struct Group {
    /// Its short name in Latin letters: a look-up key (`zengo`).
    pub key: Arc<str>,
    /// Its short name in Japanese.
    pub ja: Arc<str>,
    /// Its heading.
    pub title: Text,
}

/// A chapter with its title and the reference patterns it binds.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// The letter of its volume.
    pub volume: Arc<str>,
    /// Its number.
    pub section: Arc<str>,
    /// Its title.
    pub title: Option<Text>,
    /// The patterns; none: all.
    pub binds: Vec<Pattern>,
}

/// Deemed compliance (みなし遵守): a volume for those for whom a condition holds and who show what is expected for it. By meeting it they
/// are taken to meet other volumes.
#[derive(Debug, Clone)]
pub struct InPlaceOf {
    /// The letters of the volumes that are replaced.
    pub volumes: Vec<Arc<str>>,
    /// When; none: always.
    pub when: Option<Condition>,
    /// What a policy must show besides.
    pub expects: Vec<Expectation>,
}

/// Reference pattern (システム運用編, 参照類型): Ⅰ on premise with dedicated staff, Ⅱ cloud with dedicated staff,
/// Ⅲ on premise without, Ⅳ cloud without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// On premise, dedicated staff.
    One,
    /// Cloud, dedicated staff.
    Two,
    /// On premise, no dedicated staff.
    Three,
    /// Cloud, no dedicated staff.
    Four,
}

/// How well the text of a requirement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextState {
    /// The final sentence was read whole.
    Final,
    /// A draft, or part of the sentence, was read.
    Draft,
    /// Its text was not seen.
    Unverified,
    /// Its text is not available.
    NotAvailable,
}

/// How each is spelled, in English and in Japanese.
pub(crate) const TEXT_STATES: [(&str, &str, TextState); 4] = [
    ("final_text", "正文", TextState::Final),
    ("draft_text", "案文", TextState::Draft),
    ("unverified", "未確認", TextState::Unverified),
    ("not_available", "本文未入手", TextState::NotAvailable),
];

impl TextState {
    /// Whether the requirement may be shown as certain.
    pub fn is_verified(self) -> bool {
        matches!(self, TextState::Final | TextState::Draft)
    }
}

/// A requirement 遵守事項.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Which it is, in whatever edition.
    pub id: RequirementId,
    /// Its number in this edition.
    pub number: Number,
    /// The edition whose number it bears, where this one has taken it over and its own number is not known.
    pub carried_from: Option<Arc<str>>,
    /// Its numbers in editions before that numbered it otherwise, the last first.
    pub formerly: Vec<Former>,
    /// Its title, in our words.
    pub title: Text,
    /// What it demands, when, and of whom; points have their own.
    pub demand: Part,
    /// Laws that it rests on, by kind of institution.
    pub cites: Vec<Cited>,
    /// Whether its application is left to judgement (`applies as judged`).
    pub judged: bool,
    /// Patterns it binds, where it says so itself.
    pub binds: Option<Vec<Pattern>>,
    /// Its points.
    pub points: Vec<Point>,
    /// Guidance, in our words.
    pub guidance: Option<Text>,
    /// Where it was read.
    pub source: Option<Arc<str>>,
    /// By whom its text was held against the official one, and when.
    pub confirmed: Option<Confirmed>,
    /// Its header.
    pub span: Span,
}

/// That somebody has held a requirement against the official text (`確認 2026-11-29 確認者 「…」`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The day.
    pub on: Date,
    /// Who, as written.
    pub by: Option<Arc<str>>,
}

/// What a requirement or a point demands.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// How well its text is known, where it says so itself.
    pub state: Option<TextState>,
    /// How binding it is, where it says so itself.
    pub duty: Option<Duty>,
    /// The days on which the duty holds, both inclusive.
    pub days: (Option<Date>, Option<Date>),
    /// When it applies.
    pub applies: Option<Condition>,
    /// Expectations, all of which must be met.
    pub expects: Vec<Expectation>,
    /// What the pack reads into the text.
    pub readings: Vec<Reading>,
    /// Why no data can show it.
    pub wording_only: Option<Arc<str>>,
    /// Whether some of it could not be read: what it demands is unknown, so that nobody meets it.
    pub is_unreadable: bool,
}

/// A point of a requirement.
#[derive(Debug, Clone)]
pub struct Point {
    /// Its letter: a look-up key.
    pub key: Arc<str>,
    /// Whether the standard prints the letter. One that is written `x-b` is this tool's own, as handles of requirements are.
    pub is_printed: bool,
    /// Its title, in our words.
    pub title: Text,
    /// What it demands.
    pub demand: Part,
    /// Its header.
    pub span: Span,
}

/// A law that a requirement rests on.
#[derive(Debug, Clone)]
pub struct Cited {
    /// The citation as written.
    pub text: Arc<str>,
    /// For whom.
    pub when: Option<Condition>,
    /// What it is cited for.
    pub purpose: Option<Arc<str>>,
    /// Where.
    pub span: Span,
    citations: OnceLock<Vec<Citation>>,
}

impl Cited {
    /// The citations that it is, read once for all who ask. A text that is no citation gives none: packs are checked by themselves.
    pub fn citations(&self) -> &[Citation] {
        self.citations.get_or_init(|| law::read(&self.text, Registry::built_in()).unwrap_or_default())
    }
}

/// What is expected: an upward-closed condition over the effective policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expectation {
    /// `all of`
    All(Vec<Expectation>),
    /// `any of`
    Any(Vec<Expectation>),
    /// `at least N`
    AtLeast(u64, Vec<Expectation>),
    /// A declaration or entity.
    Demand(Demand),
    /// `has`: a declaration linked to the one around.
    Has(Demand),
    /// Something about an attribute.
    Atom(Atom),
}

/// A demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Of how many.
    pub quantifier: Quantifier,
    /// Kind of declaration or entity.
    pub kind: Keyword,
    /// Its name, if one is named.
    pub name: Option<NameId>,
    /// Which of them.
    pub condition: Option<Condition>,
    /// What each must have.
    pub body: Vec<Expectation>,
    /// Where it is written.
    pub span: Span,
}

/// How many of those that there are must meet a demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// All, and at least one.
    Each,
    /// At least one.
    Some,
    /// At least so many.
    AtLeast(u64),
}

impl Quantifier {
    /// What holds where none is written.
    pub fn default_of(kind: Keyword) -> Self {
        if matches!(kind, Keyword::Role | Keyword::Document | Keyword::Activity) { Quantifier::Some } else { Quantifier::Each }
    }
}

/// An expectation about one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// The attribute.
    pub attribute: AttributeId,
    /// What is asked of it.
    pub test: AtomTest,
    /// Whether a declared equivalent will do (`or equivalent`).
    pub equivalent: bool,
    /// Where it is written.
    pub span: Span,
}

/// What an atom asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtomTest {
    /// A value at least as strict.
    AsStrictAs(Value),
    /// Any decided value.
    Stated,
    /// At least so many of these.
    AtLeastOf(u64, Value),
    /// A comparison, on attributes whose direction is `free`.
    Compare(Relation, Vec<Value>),
}

impl Standard {
    /// Patterns that bind a requirement: its own, else those of its section, else of the chapter that this is of; `None`: all.
    pub fn patterns<'a>(&'a self, requirement: &'a Requirement) -> Option<&'a [Pattern]> {
        requirement.binds.as_deref().or_else(|| {
            let number = &requirement.number;
            let binding = self.chapters.iter().filter(|chapter| !chapter.binds.is_empty() && chapter.volume == number.volume);
            let around = binding.filter(|chapter| {
                let rest = number.section.strip_prefix(&*chapter.section);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            });
            around.max_by_key(|chapter| chapter.section.len()).map(|chapter| &*chapter.binds)
        })
    }

    /// What is said of a chapter.
    pub fn chapter(&self, volume: &str, section: &str) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| *chapter.volume == *volume && *chapter.section == *section)
    }

    /// How well the text of a requirement, or of one of its points, is known.
    pub fn state_of(&self, requirement: &Requirement, point: Option<&Point>) -> TextState {
        point.and_then(|point| point.demand.state).or(requirement.demand.state).unwrap_or(self.state)
    }

    /// A requirement with its number as `mhlw-6.0/G3.1.2-2`; of one whose number is an earlier edition's `mhlw-7.0/mhlw-6.0/G3.1.2-2`.
    pub fn path_of(&self, requirement: usize) -> String {
        format!("{}/{}", self.id, super::item::short(self, requirement, None))
    }
}

impl Requirement {
    /// Its parts: itself, where it expects something of its own, then its points.
    pub fn parts(&self) -> impl Iterator<Item = (Option<&Point>, &Part)> {
        let own = (!self.demand.expects.is_empty() || self.points.is_empty()).then_some((None, &self.demand));
        own.into_iter().chain(self.points.iter().map(|point| (Some(point), &point.demand)))
    }

    /// How binding a part is on a day: its own duty, else the requirement's, else `must`; none where its days do not hold.
    pub fn duty_of(&self, part: &Part, day: Date) -> Option<Duty> {
        let holds = |days: (Option<Date>, Option<Date>)| days.0.is_none_or(|from| from <= day) && days.1.is_none_or(|until| day <= until);
        let from = if part.duty.is_some() { part } else { &self.demand };
        holds(from.days).then_some(from.duty.unwrap_or(Duty::Must))
    }
}
