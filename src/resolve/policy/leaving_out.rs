//! What a policy says that it leaves out: areas outside its scope, requirements that do not apply, exceptions for a time.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::item::{Areas, ItemRef};
use crate::model::value::Value;
use crate::text::Span;

/// `scope AREAS because "…"`: the policy covers a part of its standards only.
#[derive(Debug)]
pub struct PartialScope {
    /// What it covers.
    pub areas: Areas,
    /// The reason.
    pub because: Option<Arc<str>>,
    /// Its place.
    pub span: Span,
}

/// `not_applicable ITEM because "…"`.
#[derive(Debug)]
pub struct Exclusion {
    /// The item.
    pub item: ItemRef,
    /// The reason.
    pub because: Option<Arc<str>>,
    /// Its place.
    pub span: Span,
}

/// `exception ITEM …`.
#[derive(Debug)]
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
