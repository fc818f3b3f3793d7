//! `standard/superseded`

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Severity, Text};
use crate::model::standard::Standard;
use crate::resolve::policy::Transition;
use crate::text::{Span, in_era};

declare_rule! {
    /// The policy conforms to an edition of a standard that a later edition had taken the place of on the day of the check. It is told once: where a parent conforms to the same edition, there. A policy that says until when it stays with the edition, and by whose decision (`transition 2027-03-31 approved_by 病院長`), is not told until that day, which lies two years after the publication of the later edition at most; the summary counts it. Where kitei knows the named edition by name and date only, nothing could be found missing, so it is an error, unless a parent conforms to a later one.
    ///
    /// What to do: Conform to the new edition; while you move there, state until when and on whose decision (`transition`).
    ///
    /// ---
    /// 準拠する基準が、点検の基準日には後の版に改められています。上位規程も同じ版に準拠しているときは、上位規程についてだけ指摘します。いつまで、誰の決定によりその版によるかを見出しに書いたときは（「移行 令和9年3月31日 承認者 病院長」）、その日まで指摘せず、件数を集計に示します。期限は、後の版の公表から2年以内とします。名称と公表の時期だけが収録された版に準拠しているときは、欠けているものを調べられないため、上位規程が後の版に準拠していない限り、エラーとします。
    ///
    /// 対処：新しい版に準拠し、足りないものを補います。移行の途中であれば「移行」に期限と承認者を書きます。
    pub static RULE = {
        name: "standard/superseded", severity: Warning, since: "0.1.0", fix: None,
        ja: "準拠する基準が改められている", en: "the standard has been superseded",
    };
}

/// Longest time for which an edition is kept after the next has been published.
const LONGEST_YEARS: i32 = 2;

/// Tells of superseded editions. Gives the number of those that the policy keeps for a time that it states.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) -> u32 {
    let mut kept = 0;
    let indices = |all: &[(usize, Span)]| -> BTreeSet<usize> { all.iter().map(|(index, _)| *index).collect() };
    let (of_policy, of_view) = (indices(&cx.policy.conforms), indices(&cx.view.standards));
    let above: BTreeSet<usize> = cx.ancestors().flat_map(|(_, policy)| indices(&policy.conforms)).collect();
    let mut later_of: BTreeMap<usize, Vec<(&Standard, Date)>> = BTreeMap::new();
    // What the policy names counts even where a later edition, a parent's, has taken its place in what it is judged by.
    let own = cx.policy.conforms.iter();
    let further = cx.view.standards.iter().filter(|(index, _)| !of_policy.contains(index));
    for &(index, span) in own.chain(further) {
        // What a parent names is told there.
        if !cx.policy.includes(span.file) {
            continue;
        }
        let Some(standard) = cx.resolved.standards.get(index) else { continue };
        let later = later_of.entry(index).or_insert_with(|| later_editions(cx, standard));
        let Some(((first, since), (latest, _))) = later.first().zip(later.last()) else { continue };
        // A policy that names a later edition as well is judged by that; what only a parent names does not say that this one was meant.
        let names = |edition: &Standard, all: &BTreeSet<usize>| {
            all.iter().any(|other| cx.resolved.standards.get(*other).is_some_and(|other| other.id == edition.id))
        };
        let is_judged = |all: &BTreeSet<usize>| later.iter().any(|(edition, _)| names(edition, all) && !edition.requirements.is_empty());
        if is_judged(&of_policy) || above.contains(&index) {
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
        let empty = standard.requirements.is_empty() && !is_judged(&of_view);
        let transition = cx.policy.head.transition.as_ref().map(|transition| (transition, fault(cx, transition, *since)));
        if !empty && matches!(transition, Some((_, None))) {
            kept += 1;
            continue;
        }
        let finding = match transition {
            Some((transition, Some(fault))) => finding.at(transition.span, fault),
            _ => finding,
        };
        let finding = if empty {
            finding.severity(Severity::Error).note(Text::new(
                "この版の遵守事項は収録されていないため、欠けているものを調べられません",
                "the requirements of this edition are not known here, so nothing can be found missing",
            ))
        } else {
            finding
        };
        findings.push(finding.help(help(later, latest)));
    }
    kept
}

/// Why a transition does not hold on the day of the check; `since`: the publication of the next edition.
fn fault(cx: &Context<'_>, transition: &Transition, since: Date) -> Option<Text> {
    let until = transition.until;
    if transition.approved_by.is_none() {
        return Some(Text::new("移行を決定した承認者が書かれていません", "nobody is named who approved the transition"));
    }
    if until < cx.resolved.as_of {
        return Some(Text::new("移行の期限が過ぎています", "the transition has ended"));
    }
    let latest = since.checked_add(LONGEST_YEARS.years()).unwrap_or(Date::MAX);
    (latest < until).then(|| {
        Text::new(
            format!("移行の期限が、後の版の公表から{LONGEST_YEARS}年を超えています"),
            format!("the transition ends more than {LONGEST_YEARS} years after the later edition was published"),
        )
    })
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
