//! Time: what has begun, what has run out, what is due, as of the day of the check.

pub(crate) mod approval_late;
pub(crate) mod certificate_expired;
pub(crate) mod certificate_undated;
pub(crate) mod date_order;
pub(crate) mod facts_stale;
pub(crate) mod lapsed;
pub(crate) mod not_in_force;
pub(crate) mod review_overdue;

use jiff::civil::Date;

use crate::checks::Context;
use crate::diagnostic::{Findings, Rule, Text};
use crate::resolve::policy::Policy;
use crate::syntax::document::Statement;
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// The rules of this family.
pub(crate) const RULES: &[&Rule] = &[
    &approval_late::RULE,
    &certificate_expired::RULE,
    &certificate_undated::RULE,
    &date_order::RULE,
    &facts_stale::RULE,
    &lapsed::RULE,
    &not_in_force::RULE,
    &review_overdue::RULE,
];

/// Judges a policy.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    not_in_force::check(cx, findings);
    review_overdue::check(cx, findings);
    approval_late::check(cx, findings);
    certificate_expired::check(cx, findings);
    certificate_undated::check(cx, findings);
    facts_stale::check(cx, findings);
    date_order::check(cx, findings);
    lapsed::check(cx, findings);
}

/// The head of a policy.
fn head<'a>(cx: &Context<'a>, policy: &Policy) -> Option<Statement<'a>> {
    let document = cx.resolved.documents.get(*policy.documents.first()?)?;
    document.statements_of(Keyword::Policy).next()
}

/// How long ago a day was.
fn ago(day: Date, as_of: Date) -> Text {
    let days = day.until(as_of).map_or(0, |span| span.get_days());
    let s = if days == 1 { "" } else { "s" };
    Text::new(format!("{days}日前"), format!("{days} day{s} ago"))
}

/// The latest of some days that is not after the day of the check.
fn latest(days: impl Iterator<Item = (Date, Span)>, as_of: Date) -> Option<(Date, Span)> {
    days.filter(|(day, _)| *day <= as_of).max_by_key(|(day, _)| *day)
}

#[cfg(test)]
mod tests;
