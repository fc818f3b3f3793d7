//! Which of the rules a citation breaks. A purpose that it names itself is certain; one that only its article's claims suggest gives way to
//! every sign that the author meant what is written.

use super::{
    Cited, Form, Ground, Setting, ambiguous_abbreviation, amended_since_review, amendment_ahead, deleted_article, deleted_within,
    former_title, imprecise, law_number_mismatch, not_in_force, not_yet_held, purpose_mismatch, renumbered, repealed_law, style,
    unknown_article, unknown_law, wrong_institution,
};
use crate::diagnostic::Diagnostic;
use crate::law::{Binding, Place, Resolution, resolve};

/// Judges the citations of one article, of which its claims rest on `grounds`.
pub(crate) fn judge(setting: &Setting<'_>, cited: &[Cited<'_>], grounds: &[Ground<'_>]) -> Vec<Diagnostic> {
    cited.iter().filter_map(|one| finding(setting, one, cited, grounds)).collect()
}

fn finding(setting: &Setting<'_>, one: &Cited<'_>, all: &[Cited<'_>], grounds: &[Ground<'_>]) -> Option<Diagnostic> {
    // What may be an article of the policy's own is not judged, and that 法第15条 is not said is told by another rule.
    if one.may_be_own() || one.form == Form::Wording && one.citation.is_unsaid() {
        return None;
    }
    if let Some(institution) = setting.institution
        && let Binding::Other { counterpart, .. } = setting.binding(one)
        && (one.form == Form::Clause || !all.iter().any(|other| cites(setting, other, &counterpart)))
    {
        return Some(wrong_institution::finding(setting, one, &institution, &counterpart));
    }
    let (resolution, purpose) = resolution(setting, one, all, grounds);
    let name = law_number_mismatch::finding(setting, one).or_else(|| former_title::finding(setting, one));
    match resolution {
        Resolution::InForce | Resolution::NotJudged | Resolution::Imprecise { .. } if name.is_some() => name,
        Resolution::InForce => purpose_mismatch::finding(setting, one).or_else(|| remark(setting, one)),
        Resolution::NotJudged => style::finding(one),
        Resolution::UnknownLaw { near } => {
            ambiguous_abbreviation::finding(setting, one).or_else(|| Some(unknown_law::finding(one, near.as_deref())))
        }
        Resolution::UnknownPlace(missing) => Some(unknown_article::finding(setting, one, missing)),
        Resolution::NotYetHeld => not_yet_held::finding(setting, one),
        // 旧: the law as it was is meant.
        Resolution::NotInForce { from: None, instead: None, .. } if one.is_former() => None,
        Resolution::Renumbered { .. } if one.is_former() && one.form == Form::Wording => None,
        Resolution::NotInForce { from, until, instead } => repealed_law::finding(setting, one)
            .or_else(|| deleted_article::finding(setting, one, until))
            .or_else(|| Some(not_in_force::finding(setting, one, (from, until), instead))),
        Resolution::Renumbered { now, until } => Some(renumbered::finding(setting, one, &now, until, purpose.as_deref())),
        Resolution::Imprecise { .. } if one.form == Form::Wording => remark(setting, one),
        Resolution::Imprecise { finest } => imprecise::finding(setting, one, finest, grounds),
    }
}

/// What is worth knowing of a citation that is right.
fn remark(setting: &Setting<'_>, one: &Cited<'_>) -> Option<Diagnostic> {
    style::finding(one)
        .or_else(|| deleted_within::finding(setting, one))
        .or_else(|| amended_since_review::finding(setting, one, setting.reviewed?))
        .or_else(|| amendment_ahead::finding(setting, one))
}

/// The resolution, and the purpose that led to it.
fn resolution(setting: &Setting<'_>, one: &Cited<'_>, all: &[Cited<'_>], grounds: &[Ground<'_>]) -> (Resolution, Option<String>) {
    let judge = |purpose: Option<&str>| resolve(setting.registry, &one.citation, setting.day, purpose);
    if one.purpose.is_some() {
        return (judge(one.purpose.as_deref()), one.purpose.clone());
    }
    let plain = judge(None);
    let same_law = || grounds.iter().filter(|ground| ground.citation.id == one.citation.id);
    for purpose in same_law().filter_map(|ground| ground.purpose) {
        let suggested = judge(Some(purpose));
        let instead = match &suggested {
            Resolution::Renumbered { now, .. } => Some(*now),
            Resolution::NotInForce { instead, .. } => *instead,
            Resolution::Imprecise { finest } if matches!(plain, Resolution::InForce | Resolution::Imprecise { .. }) => *finest,
            _ => None,
        };
        if instead.is_some_and(|instead| !meant(one, all, &instead) && !one_of(setting, one, same_law())) {
            return (suggested, Some(purpose.to_owned()));
        }
    }
    (plain, None)
}

/// Whether the article cites the right place too, so that this citation must be for something else.
fn meant(one: &Cited<'_>, all: &[Cited<'_>], right: &Place) -> bool {
    let law = one.citation.id;
    let same_law = all.iter().filter(|other| other.citation.id == law);
    same_law.filter_map(|other| other.citation.place).any(|place| right.covers(&place))
}

/// Whether a claimed requirement rests on exactly this citation.
fn one_of<'g>(setting: &Setting<'_>, one: &Cited<'_>, grounds: impl Iterator<Item = &'g Ground<'g>>) -> bool {
    let place = one.citation.place;
    place.is_some() && grounds.filter_map(|ground| ground.on_day(setting)).any(|right| right.place == place)
}

fn cites(setting: &Setting<'_>, other: &Cited<'_>, counterpart: &str) -> bool {
    let right = crate::law::read(counterpart, setting.registry).unwrap_or_default();
    right.iter().any(|right| {
        let places = other.citation.place.zip(right.place);
        other.citation.id == right.id && places.is_some_and(|(a, b)| a.overlaps(&b))
    })
}
