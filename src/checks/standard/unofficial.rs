//! `standard/unofficial`

use super::superseded;
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::standard::{Origin, Standard};

declare_rule! {
    /// None of the standards that the policy of an institution conforms to is an edition of the ministry's guideline as it is built in: they are a repository's own, or conditions of something else (`mhlw-a207-r6`). An own standard may add to the guideline; one that stands in its place, or takes something of it back, says nothing about conformity with the guideline itself. One that amends it only by numbers, by how well its text is known and by what it adds still asks all of it.
    ///
    /// What to do: Conform to the built-in guideline as well.
    ///
    /// ---
    /// 機関の規程が準拠する基準に、組み込まれたガイドラインの版がありません。いずれも、このリポジトリで定めたものか、ほかのことの条件（`mhlw-a207-r6`）です。独自の基準はガイドラインに加えるものです。ガイドラインに代えて用いる基準や、その求めを緩める基準では、ガイドラインへの適合は示されません。番号と本文の状態を改め、遵守事項を加えるだけの基準は、ガイドラインの求めをすべて含むので、この限りではありません。
    ///
    /// 対処：組み込まれたガイドラインにも準拠します。
    pub static RULE = {
        name: "standard/unofficial", severity: Warning, since: "0.1.0", fix: None,
        ja: "ガイドラインそのものに準拠していない", en: "the policy conforms to no edition of the guideline itself",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    if cx.is_parent_kind() || cx.view.base_unknown || cx.state.institution().is_none() {
        return;
    }
    let standards = || cx.view.standards.iter().filter_map(|&(index, span)| Some((cx.resolved.standards.get(index)?, span)));
    // An edition that is known by its name alone judges nothing; that it is superseded is told by itself.
    let judges = |standard: &Standard| !standard.requirements.is_empty() || superseded::is_superseded(cx, standard);
    let judging = || standards().filter(|(standard, _)| judges(standard));
    let is_official = |standard: &Standard| is_guideline(cx, standard) || carries_over_official(cx, standard);
    if judging().any(|(standard, _)| is_official(standard)) {
        return;
    }
    let Some((standard, span)) = judging().next() else { return };
    let span = if cx.policy.includes(span.file) { span } else { cx.policy.header };
    let mut finding = Diagnostic::new(
        &RULE,
        span,
        Text::new(
            "準拠する基準に、組み込まれたガイドラインの版がありません",
            "none of the standards is an edition of the guideline that is built in",
        ),
    )
    .help(Text::new(
        "「準拠」にガイドラインの版（mhlw-6.0など）を加えてください",
        "add an edition of the guideline (as in `conforms mhlw-6.0`)",
    ));
    if let Some((amended, place)) = &standard.amends {
        finding = finding.at(*place, Text::new(format!("「{amended}」をこの基準で改めています"), format!("\"{amended}\" is amended here")));
    }
    findings.push(finding);
}

/// Whether a standard that is built in is an edition of the guideline: it follows another, or another follows it. The conditions of a fee stand by
/// themselves.
fn is_guideline(cx: &Context<'_>, standard: &Standard) -> bool {
    let built_in = |standard: &&Standard| standard.origin == Origin::BuiltIn;
    let follows = |other: &Standard| other.amends.as_ref().is_some_and(|(amended, _)| *amended == standard.id);
    built_in(&standard) && (standard.amends.is_some() || cx.resolved.standards.iter().filter(built_in).any(follows))
}

/// Whether a standard asks all that a built-in edition asks which it amends, itself or through others.
fn carries_over_official(cx: &Context<'_>, standard: &Standard) -> bool {
    let before = |standard: &&Standard| {
        let (amended, _) = standard.amends.as_ref()?;
        cx.resolved.standards.iter().find(|other| other.id == *amended)
    };
    let line = std::iter::successors(before(&standard), before).take(cx.resolved.standards.len());
    let official = line.into_iter().find(|edition| edition.origin == Origin::BuiltIn);
    official.is_some_and(|official| !official.requirements.is_empty() && standard.carries_over(official))
}
