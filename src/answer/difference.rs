//! What differs between two editions of the same policies, as every report of it shows it. Nothing here decides what is weaker.

use std::sync::Arc;

use crate::diagnostic::Text;

/// What one side is to the other.
#[derive(Debug)]
pub struct Difference {
    /// The policies of both sides, those that were matched as one, in the order of their paths.
    pub policies: Vec<Compared>,
    /// What changed, policy by policy.
    pub changes: Vec<Change>,
    /// Requirements that came out otherwise, policy by policy.
    pub coverage: Vec<Turn>,
    /// What makes the comparison less certain than it looks.
    pub notes: Vec<Text>,
}

/// A policy of either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its title: the new one where it is on both sides.
    pub title: String,
    /// Its path on the old side.
    pub old: Option<String>,
    /// Its path on the new side.
    pub new: Option<String>,
}

impl Compared {
    /// The path by which it is shown.
    pub fn path(&self) -> &str {
        self.new.as_deref().or(self.old.as_deref()).unwrap_or("")
    }
}

/// What a change does to what is asked. In the order in which changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Less is asked than before.
    Weakened,
    /// Nobody can say that nothing is lost.
    Incomparable,
    /// More is asked than before.
    Strengthened,
    /// The order of strictness has no part in it.
    Neutral,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// A whole policy.
    Policy,
    /// A declaration that is there on one side only.
    Declaration,
    /// A value.
    Value,
    /// How binding a declaration or value is.
    Duty,
    /// What those below may make of a value.
    Mode,
    /// What is left to those below.
    Delegation,
    /// The day on which a value expires.
    Expiry,
    /// An exception from a requirement.
    Exception,
    /// A requirement said not to apply.
    Exclusion,
    /// A standard that is named.
    Standard,
    /// A parent.
    Parent,
    /// Something else of the head.
    Head,
    /// A fact of the present state.
    Fact,
    /// A vendor, system, post ….
    Entity,
    /// An article.
    Article,
    /// A table or form that is annexed.
    Annexed,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The policy in which it was made: an index of [`Difference::policies`].
    pub policy: usize,
    /// What it does.
    pub effect: Effect,
    /// What it is about.
    pub matter: Matter,
    /// What changed, as a noun phrase.
    pub subject: Text,
    /// What was there before.
    pub before: Option<Text>,
    /// What is there now.
    pub after: Option<Text>,
    /// What is to be known besides.
    pub note: Option<Text>,
    /// Where it stood.
    pub old: Option<Place>,
    /// Where it stands.
    pub new: Option<Place>,
    /// The policies below that it reaches: indices of [`Difference::policies`].
    pub reaches: Vec<usize>,
}

/// A place in a file of one side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The path, from the root of its side.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
}

/// Which way the outcome of a requirement turned. In the order in which turns are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// It, or a point of it, is no longer met.
    Lost,
    /// It is no longer asked.
    ApplicabilityLost,
    /// It, or a point of it, is met now.
    Gained,
    /// It is asked now.
    ApplicabilityGained,
    /// It came out otherwise, and neither better nor worse.
    Changed,
}

/// A requirement that came out otherwise for a policy or one of its facilities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The policy: an index of [`Difference::policies`].
    pub policy: usize,
    /// The facility, where the policy is judged for several.
    pub facility: Option<String>,
    /// Which way.
    pub way: Way,
    /// The requirement, as programs know it (`mhlw-6.0/G3.1.2-2`): one text for all policies.
    pub requirement: Arc<str>,
    /// Number and title of the requirement: one text for all policies.
    pub title: Arc<Text>,
    /// What came of it before.
    pub before: Outcome,
    /// What comes of it now.
    pub after: Outcome,
    /// The points that are met on one side only.
    pub points: Vec<Point>,
}

/// A point of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its letter or handle.
    pub key: String,
    /// Letter and title, as people read them.
    pub text: Text,
}

/// What came of a requirement on one side; none: nothing was asked there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome(pub Option<super::Outcome>);

impl Outcome {
    /// As programs know it.
    pub fn name(self) -> &'static str {
        self.0.map_or("not_asked", super::Outcome::name)
    }

    /// In words.
    pub fn text(self) -> Text {
        self.0.map_or_else(|| Text::new("判定なし", "not asked"), super::Outcome::text)
    }
}

/// How many changes and turns there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Changes that weaken.
    pub weakened: usize,
    /// Changes that cannot be compared.
    pub incomparable: usize,
    /// Changes that strengthen.
    pub strengthened: usize,
    /// Other changes.
    pub neutral: usize,
    /// Requirements no longer met.
    pub lost: usize,
    /// Requirements no longer asked.
    pub applicability_lost: usize,
    /// Requirements met now.
    pub gained: usize,
    /// Requirements asked now.
    pub applicability_gained: usize,
    /// Requirements that came out otherwise.
    pub changed: usize,
}

impl Difference {
    /// Whether something is weakened, incomparable or no longer covered or asked.
    pub fn weakens(&self) -> bool {
        let tally = self.tally();
        tally.weakened + tally.incomparable + tally.lost + tally.applicability_lost > 0
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.coverage.is_empty()
    }

    /// How many there are of each kind.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for change in &self.changes {
            *match change.effect {
                Effect::Weakened => &mut tally.weakened,
                Effect::Incomparable => &mut tally.incomparable,
                Effect::Strengthened => &mut tally.strengthened,
                Effect::Neutral => &mut tally.neutral,
            } += 1;
        }
        for turn in &self.coverage {
            *match turn.way {
                Way::Lost => &mut tally.lost,
                Way::ApplicabilityLost => &mut tally.applicability_lost,
                Way::Gained => &mut tally.gained,
                Way::ApplicabilityGained => &mut tally.applicability_gained,
                Way::Changed => &mut tally.changed,
            } += 1;
        }
        tally
    }
}

impl Effect {
    /// As programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weakened => "weakened",
            Self::Incomparable => "incomparable",
            Self::Strengthened => "strengthened",
            Self::Neutral => "neutral",
        }
    }
}

impl Matter {
    /// As programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Declaration => "declaration",
            Self::Value => "value",
            Self::Duty => "duty",
            Self::Mode => "mode",
            Self::Delegation => "delegation",
            Self::Expiry => "expiry",
            Self::Exception => "exception",
            Self::Exclusion => "exclusion",
            Self::Standard => "standard",
            Self::Parent => "parent",
            Self::Head => "head",
            Self::Fact => "fact",
            Self::Entity => "entity",
            Self::Article => "article",
            Self::Annexed => "annexed",
        }
    }
}

impl Way {
    /// As programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::ApplicabilityLost => "applicability_lost",
            Self::Gained => "gained",
            Self::ApplicabilityGained => "applicability_gained",
            Self::Changed => "changed",
        }
    }
}
