//! What a policy says that it leaves out: areas outside its scope, requirements that do not apply, exceptions for a time, what does not
//! hold for a facility.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::ArticleId;
use crate::model::item::{Areas, ItemRef};
use crate::model::value::Value;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// `scope AREAS because "…"`: the policy covers a part of its standards only.
#[derive(Debug, Clone)]
pub struct PartialScope {
    /// What it covers.
    pub areas: Areas,
    /// The reason.
    pub because: Option<Arc<str>>,
    /// Its place.
    pub span: Span,
}

/// `not_applicable ITEM because "…"`.
#[derive(Debug, Clone)]
pub struct Exclusion {
    /// The item.
    pub item: ItemRef,
    /// The reason.
    pub because: Option<Arc<str>>,
    /// Its place.
    pub span: Span,
}

/// `exception ITEM …`.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The item.
    pub item: ItemRef,
    /// Its place.
    pub span: Span,
    /// `for`: names of entities.
    pub entities: Vec<(Arc<str>, Span)>,
    /// `until`.
    pub until: Option<(Date, Span)>,
    /// `approved`.
    pub approved: Option<(Date, Span)>,
    /// `approved_by`.
    pub approved_by: Option<Value>,
    /// `because`.
    pub because: Option<Arc<str>>,
    /// `instead`.
    pub instead: Option<Arc<str>>,
}

/// An `exception` or a `not_applicable` of items that no standard at hand has: not all of the guideline are built in. Its form is asked for
/// all the same.
#[derive(Debug, Clone)]
pub struct Unbuilt {
    /// Which of the two.
    pub keyword: Keyword,
    /// Its items, as written.
    pub items: Span,
    /// Its place.
    pub span: Span,
    /// `until`.
    pub until: Option<Date>,
    /// `approved`.
    pub approved: Option<Date>,
    /// The clauses that it has to have and lacks, or that say nothing.
    pub lacks: Vec<Keyword>,
}

/// One thing that `inherits … except` leaves out; at least one of the two is stated.
#[derive(Debug, Clone)]
pub struct Except {
    /// The article of the parent, as written; none: all that the parent itself lays down.
    pub article: Option<Span>,
    /// The facility for which alone it is left out: look-up key and place.
    pub facility: Option<(Arc<str>, Span)>,
}

impl Except {
    /// Where it stands: where its facility is named, else its article.
    pub fn span(&self) -> Option<Span> {
        self.facility.as_ref().map(|(_, span)| *span).or(self.article)
    }
}

/// `except facility NAME` in a head, a chapter or an article: what stands there does not hold for a facility.
#[derive(Debug, Clone)]
pub struct Release {
    /// The facility: look-up key and place.
    pub facility: (Arc<str>, Span),
    /// The articles, indices of [`super::Policy::articles`]; none: the whole policy.
    pub articles: Option<Range<ArticleId>>,
}
