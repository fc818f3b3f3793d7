//! What the findings about requirements have in common: how a requirement is called, where it is claimed, what is lacking.

use super::outcome::{Judged, JudgedPart};
use crate::checks::{Context, article_name};
use crate::diagnostic::{Diagnostic, Lang, Rule, Severity, Text};
use crate::model::item;
use crate::text::Span;

/// 経営管理編3.1.2②「…」, as the guideline numbers it.
pub(super) fn name(judged: &Judged<'_>) -> Text {
    let number = |lang| item::official(judged.standard, judged.index, None, lang);
    let title = &judged.requirement.title;
    Text::new(format!("{}「{}」", number(Lang::Ja), title.ja), format!("{} \"{}\"", number(Lang::En), title.en))
}

/// The points that are not met: 「b「企画管理者」」.
pub(super) fn points<'a>(parts: impl Iterator<Item = &'a JudgedPart<'a>>) -> Text {
    let points: Vec<Text> = parts
        .filter_map(|part| part.point)
        .map(|point| Text::new(format!("{}「{}」", point.key, point.title.ja), format!("{} \"{}\"", point.key, point.title.en)))
        .collect();
    Text::new(
        points.iter().map(|point| point.ja.as_str()).collect::<Vec<_>>().join("、"),
        points.iter().map(|point| point.en.as_str()).collect::<Vec<_>>().join(", "),
    )
}

/// Where a policy claims a requirement: its own claim, else its header.
pub(super) fn place(cx: &Context<'_>, judged: &Judged<'_>) -> Span {
    judged.claims.first().map_or(cx.policy.header, |(_, item)| item.span)
}

/// A finding about a requirement, with its claims, what is lacking, why and what to do.
pub(super) fn finding(cx: &Context<'_>, judged: &Judged<'_>, rule: &'static Rule, message: Text) -> Diagnostic {
    let mut finding = Diagnostic::new(rule, place(cx, judged), message).requirement(judged.standard.path_of(judged.index));
    if let Some((article, _)) = judged.claims.first() {
        let name = article_name(article);
        finding = finding.label(Text::new(format!("{}が対応するとしています", name.ja), format!("claimed by {}", name.en)));
    }
    if let Some((_, article, item)) = judged.inherited.first().filter(|_| judged.claims.is_empty()) {
        let name = article_name(article);
        finding = finding
            .at(item.span, Text::new(format!("上位規程の{}が対応するとしています", name.ja), format!("claimed above by {}", name.en)));
    }
    for (text, near) in lacks(judged) {
        if let Some(near) = near.filter(|near| !finding.labels.iter().any(|label| label.span == *near)) {
            finding = finding.at(near, Text::new("求められるものに足りません（理由を参照）", "falls short (see the reasons)"));
        }
        finding = finding.note(text);
    }
    if judged.failing().all(JudgedPart::is_mild) {
        finding = finding.severity(Severity::Warning.min(rule.severity));
    }
    for reading in judged.failing().filter(|part| part.lacks.iter().any(|lack| lack.reading)).flat_map(|part| &part.part.readings) {
        finding = finding.note(Text::new(
            format!("「{}」を{}と読むのは kitei の解釈です", reading.words, reading.value),
            format!("that \"{}\" means {} is this tool's reading", reading.words, reading.value),
        ));
    }
    if !judged.is_verified() || judged.failing().any(|part| !judged.is_part_verified(part)) {
        finding = finding.note(Text::new("この遵守事項の本文は確認できていません", "the text of this requirement could not be verified"));
    }
    match &judged.requirement.guidance {
        Some(guidance) => finding.help(guidance.clone()),
        None => finding,
    }
}

/// What is lacking, each with the letter of its point, each once.
fn lacks(judged: &Judged<'_>) -> Vec<(Text, Option<Span>)> {
    let mut lacks: Vec<(Text, Option<Span>)> = Vec::new();
    for part in judged.failing() {
        for lack in &part.lacks {
            let text = match part.point {
                Some(point) => Text::new(format!("{}：{}", point.key, lack.text.ja), format!("{}: {}", point.key, lack.text.en)),
                None => lack.text.clone(),
            };
            if !lacks.iter().any(|(known, _)| *known == text) {
                lacks.push((text, lack.near));
            }
        }
    }
    lacks
}

impl<'a> Judged<'a> {
    /// The parts that are not met, damage apart.
    pub(super) fn failing(&self) -> impl Iterator<Item = &JudgedPart<'a>> {
        self.parts.iter().filter(|part| !part.is_met() && !part.damaged)
    }
}
