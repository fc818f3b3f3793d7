//! Whether a policy is there twice: another one of the same institution has its title. Found from the heads alone, so that one of them
//! can be judged without the other.

use super::paths::without_blanks;
use super::{Paths, Survey};
use crate::diagnostic::Findings;
use crate::resolve::Input;
use crate::resolve::policy::Policy;
use crate::resolve::report::{self, Twice};
use crate::text::FileId;
use std::borrow::Cow;

/// So many others are named.
const NAMED: usize = 3;

/// Says of a policy which others of its institution have its title. One that replaces the other as a whole, by another version, succeeds
/// it.
pub(super) fn check(input: &Input<'_>, paths: &Paths, policy: &Policy, findings: &mut Findings) {
    let Some(own) = paths.survey(policy.file) else { return };
    let version = |survey: &Survey| survey.version.as_deref().map(without_blanks);
    let kind = |survey: &Survey| input.vocabulary.institution(&survey.institution.as_ref()?.kind);
    let is_policy = |other: &FileId| paths.root_of(*other) == Some(*other);
    let mut twins: Vec<(Cow<'_, str>, Twice)> = Vec::new();
    for file in paths.titled_alike(policy.file).filter(is_policy) {
        let Some(other) = paths.survey(file).filter(|other| kind(other) == kind(own)) else { continue };
        let is_other_version = version(own).zip(version(other)).is_some_and(|(own, other)| own != other);
        let bare = |text: &Option<Box<str>>| text.as_deref().map(without_blanks);
        let succeeds = |one: &Survey| one.replaces.is_some() && bare(&one.replaces) == bare(&one.title);
        match is_other_version {
            true if succeeds(own) || succeeds(other) => {}
            true => twins.push((input.sources.shown(file), Twice::OtherVersion)),
            false => twins.push((input.sources.shown(file), Twice::SameVersion)),
        }
        if twins.len() == NAMED {
            break;
        }
    }
    if !twins.is_empty() {
        report::twice(findings, policy, &twins);
    }
}
