//! `standard/superseded`

use jiff::civil::Date;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::model::standard::Standard;
use crate::text::{Span, in_era};

declare_rule! {
    /// The policy conforms to an edition of a standard that a later edition had taken the place of on the day of the check. Where kitei knows the named edition by name and date only, nothing could be found missing, so it is an error, unless a parent conforms to a later one.
    ///
    /// ---
    /// 準拠する基準が、点検の基準日には後の版に改められています。名称と公表の時期だけが収録された版に準拠しているときは、欠けているものを調べられないため、上位規程が後の版に準拠していない限り、エラーとします。
    pub static RULE = {
        name: "standard/superseded", severity: Warning, since: "0.1.0", fix: None,
        ja: "準拠する基準が改められている", en: "the standard has been superseded",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    // What the policy names counts even where a later edition, a parent's, has taken its place in what it is judged by.
    let own = cx.policy.conforms.iter();
    let further = cx.view.standards.iter().filter(|(index, _)| !cx.policy.conforms.iter().any(|(own, _)| own == index));
    for &(index, span) in own.chain(further) {
        // What a parent names is told there.
        if !cx.policy.includes(span.file) {
            continue;
        }
        let Some(standard) = cx.resolved.standards.get(index) else { continue };
        let later = later_editions(cx, standard);
        let Some(((first, since), (latest, _))) = later.first().zip(later.last()) else { continue };
        // A policy that names a later edition as well is judged by that; what only a parent names does not say that this one was meant.
        let names = |edition: &Standard, all: &[(usize, Span)]| {
            all.iter().any(|(other, _)| cx.resolved.standards.get(*other).is_some_and(|other| other.id == edition.id))
        };
        let is_judged = |all: &[(usize, Span)]| later.iter().any(|(edition, _)| names(edition, all) && !edition.requirements.is_empty());
        if is_judged(&cx.policy.conforms) {
            continue;
        }
        let (old, new) = (&standard.title, &first.title);
        let finding = Diagnostic::new(
            &RULE,
            span,
            Text::new(
                format!("準拠する「{}」は、{since}に公表された「{}」により改められています", old.ja, new.ja, since = in_era(*since)),
                format!("\"{}\" was superseded on {since} by \"{}\"", old.en, new.en),
            ),
        );
        let empty = standard.requirements.is_empty() && !is_judged(&cx.view.standards);
        let finding = if empty {
            finding.severity(Severity::Error).note(Text::new(
                "この版の遵守事項は収録されていないため、欠けているものを調べられません",
                "the requirements of this edition are not known here, so nothing can be found missing",
            ))
        } else {
            finding
        };
        findings.push(finding.help(help(&later, latest)));
    }
}

/// Whether a later edition had taken the place of a standard on the day of the check.
pub(in crate::checks) fn is_superseded(cx: &Context<'_>, standard: &Standard) -> bool {
    !later_editions(cx, standard).is_empty()
}

/// What to conform to instead: the latest edition whose requirements are known.
fn help(later: &[(&Standard, Date)], latest: &Standard) -> Text {
    let judged = later.iter().rev().find(|(edition, _)| !edition.requirements.is_empty()).map(|(edition, _)| *edition);
    let id = judged.map_or("", |edition| &edition.id);
    match judged {
        Some(edition) if edition.id == latest.id => {
            Text::new(format!("規程を見直し、「準拠 {id}」としてください"), format!("review the policy, and write `conforms {id}`"))
        }
        Some(_) => Text::new(
            format!("「準拠 {id}」とし、「{}」の内容は別に確かめてください。その遵守事項はまだ収録されていません", latest.title.ja),
            format!("write `conforms {id}`, and read \"{}\" by yourself: its requirements are not known here yet", latest.title.en),
        ),
        None => Text::new(
            format!("「{}」の内容を別に確かめてください。その遵守事項はまだ収録されていません", latest.title.ja),
            format!("read \"{}\" by yourself: its requirements are not known here yet", latest.title.en),
        ),
    }
}

/// The later editions of a standard that were published by the day, in order, each with its day. One whose day is not known is passed over.
/// Editions are of one issuer: what somebody else amends for themselves leaves the standard as it is for others.
fn later_editions<'a>(cx: &Context<'a>, standard: &'a Standard) -> Vec<(&'a Standard, Date)> {
    let mut chain: Vec<&Standard> = vec![standard];
    let mut at = 0;
    while let Some(edition) = chain.get(at).copied() {
        let amends = |other: &&Standard| other.amends.as_ref().is_some_and(|(amended, _)| *amended == edition.id);
        for next in cx.resolved.standards.iter().filter(amends).filter(|next| next.issuer == standard.issuer) {
            if !chain.iter().any(|known| known.id == next.id) {
                chain.push(next);
            }
        }
        at += 1;
    }
    let published = chain.into_iter().skip(1).filter_map(|edition| Some((edition, edition.published?)));
    // A parent that conforms to one takes it as published.
    let of_parent = |edition: &Standard| {
        cx.view.standards.iter().any(|(other, span)| {
            !cx.policy.includes(span.file) && cx.resolved.standards.get(*other).is_some_and(|other| other.id == edition.id)
        })
    };
    published.filter(|(edition, day)| *day <= cx.resolved.as_of || of_parent(edition)).collect()
}
