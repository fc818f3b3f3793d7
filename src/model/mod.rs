//! What documents mean, apart from who says it: values with units, the vocabulary, the order "at least as strict as", standards.
//! `model/value` has one file a kind of value; `model/read` and `law` are the only readers of what they are written with; nothing here knows policies, parents or findings' formats.

#![warn(
    clippy::wildcard_enum_match_arm,
    reason = "a new kind of value, direction or relation is to be named at every place that must know it"
)]

pub(crate) mod checklist;
mod comparison;
pub(crate) mod condition;
mod duration;
mod hours;
pub(crate) mod item;
pub(crate) mod order;
pub(crate) mod read;
pub(crate) mod standard;
mod truth;
pub(crate) mod value;
pub(crate) mod vocabulary;
pub(crate) mod words;

use crate::diagnostic::Rule;

/// The rules of what is read here, each beside what is said when it is broken.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    let rules = [read::report::RULES, item::RULES, standard::RULES, vocabulary::RULES];
    rules.into_iter().flatten().copied().chain([&condition::BAD_CONDITION])
}
