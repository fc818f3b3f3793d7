//! What the head of a policy says: days, actors, parents.

use std::sync::Arc;

use jiff::civil::Date;

use super::Except;
use crate::model::value::{Duration, Value};
use crate::text::Span;

/// What of a policy is its official text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Printing {
    /// The wording, and sentences that say what it does not (`supplemented` 補う).
    #[default]
    Supplemented,
    /// The wording alone (`verbatim` そのまま).
    Verbatim,
}

/// Days and actors of a head.
#[derive(Debug, Clone, Default)]
pub struct HeadDates {
    /// `effective`.
    pub effective: Option<(Date, Span)>,
    /// `approved`.
    pub approved: Option<(Date, Span)>,
    /// `reapproved`: days on which it was gone over and approved as it is, and by whom; without that a day counts for nothing.
    pub reapproved: Vec<Reapproved>,
    /// `enacted`.
    pub enacted: Option<(Date, Span)>,
    /// Days of `revised`.
    pub revised: Vec<(Date, Span)>,
    /// `review`.
    pub review: Option<(Duration, Span)>,
    /// `approved_by`.
    pub approved_by: Option<(Value, Span)>,
    /// `issuer`.
    pub issuer: Option<Arc<str>>,
    /// `wording`: what is its official text.
    pub wording: Option<(Printing, Span)>,
    /// `transition`: how long the policy stays with an edition that has been superseded.
    pub transition: Option<Transition>,
    /// `institutions_below`: those whose policies are to inherit from it, as written.
    pub institutions_below: Vec<(Arc<str>, Span)>,
    /// The title that `replaces` names, as written.
    pub replaces: Option<(Arc<str>, Span)>,
}

/// One `transition`.
#[derive(Debug, Clone)]
pub struct Transition {
    /// Its last day.
    pub until: Date,
    /// `approved_by`: whose decision it is.
    pub approved_by: Option<Value>,
    /// Its place.
    pub span: Span,
}

/// One `reapproved`.
#[derive(Debug, Clone)]
pub struct Reapproved {
    /// The day.
    pub day: (Date, Span),
    /// Who approved it.
    pub by: Option<(Value, Span)>,
}

impl HeadDates {
    /// Who approved it, at first and again, and where that is said.
    pub fn approvers(&self) -> impl Iterator<Item = &(Value, Span)> {
        self.approved_by.iter().chain(self.reapproved.iter().filter_map(|again| again.by.as_ref()))
    }

    /// The days on which all of it was gone over: approved, once or again, revised, enacted.
    pub fn reviewed(&self) -> impl Iterator<Item = (Date, Span)> {
        let again = self.reapproved.iter().filter(|again| again.by.is_some()).map(|again| again.day);
        [self.approved, self.enacted].into_iter().flatten().chain(self.revised.iter().copied()).chain(again)
    }

    /// What of the policy is its official text.
    pub fn printing(&self) -> Printing {
        self.wording.map(|(printing, _)| printing).unwrap_or_default()
    }
}

/// One `inherits`.
#[derive(Debug, Clone)]
pub struct Parent {
    /// Its place.
    pub span: Span,
    /// Its short name here.
    pub short: Option<(Arc<str>, Span)>,
    /// The version named.
    pub version: Option<(Arc<str>, Span)>,
    /// The digest named.
    pub digest: Option<(Arc<str>, Span)>,
    /// `for class`: governs another class of information, gives nothing.
    pub for_class: bool,
    /// `except`: what of the parent does not reach the policy, or a facility of it.
    pub except: Vec<Except>,
    /// `approved_by`: who lets the policy leave that out.
    pub approved_by: Option<Value>,
    /// `because`: why it is left out.
    pub because: Option<Arc<str>>,
    /// The classes of information that `for class` names, as written, and their place.
    pub classes: Option<(Vec<Arc<str>>, Span)>,
}
