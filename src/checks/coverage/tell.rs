//! What the findings about requirements have in common: how a requirement is called, where it is claimed, what is lacking.

use std::collections::{HashMap, HashSet};

use super::describe;
use super::lack::Lack;
use super::outcome::{Judged, JudgedPart};
use crate::checks::{Context, article_name, words};
use crate::diagnostic::{Diagnostic, Lang, Rule, Severity, Text};
use crate::model::condition::Subject;
use crate::model::item;
use crate::model::standard::Point;
use crate::model::vocabulary::{FactId, ValueType, Vocabulary};
use crate::resolve::state::Case;
use crate::text::Span;

/// 経営管理編3.1.2②「…」, as the guideline numbers it.
pub(super) fn name(judged: &Judged<'_>) -> Text {
    let number = |lang| item::official(judged.standard, judged.index, None, lang);
    let title = &judged.requirement.title;
    Text::new(format!("{}「{}」", number(Lang::Ja), title.ja), format!("{} \"{}\"", number(Lang::En), title.en))
}

/// The points that are not met: 「b「企画管理者」」; what is no letter but a handle of the pack's own (`q27`) is not shown.
pub(super) fn points<'a>(parts: impl Iterator<Item = &'a JudgedPart<'a>>) -> Text {
    let called = |Point { key, title, .. }: &Point| match key.chars().nth(1) {
        None => Text::new(format!("{key}「{}」", title.ja), format!("{key} \"{}\"", title.en)),
        Some(_) => Text::new(format!("「{}」", title.ja), format!("\"{}\"", title.en)),
    };
    words::list(&parts.filter_map(|part| part.point).map(called).collect::<Vec<_>>())
}

/// Letters that the standard does not print are not shown as if it did.
pub(super) fn own_letters<'a>(parts: impl Iterator<Item = &'a JudgedPart<'a>>) -> Option<Text> {
    let letters = parts.filter_map(|part| part.point).filter(|point| !point.is_printed && point.key.chars().count() == 1);
    let letters = words::list(&letters.map(|point| Text::same(&*point.key)).collect::<Vec<_>>());
    (!letters.ja.is_empty()).then(|| {
        Text::new(
            format!("細目の符号（{}）は kitei が付けたもので、基準にはありません", letters.ja),
            format!("the letters of points ({}) are this tool's own, not the standard's", letters.en),
        )
    })
}

/// Where a policy claims a requirement: its own claim, else its header.
pub(super) fn place(cx: &Context<'_>, judged: &Judged<'_>) -> Span {
    judged.claims.first().map_or(cx.policy.header, |(_, item)| item.span)
}

/// A finding about a requirement, with its claims, what is lacking, why and what to do.
pub(super) fn finding(cx: &Context<'_>, judged: &Judged<'_>, rule: &'static Rule, message: Text) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
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
    let lacks = lacks(vocabulary, judged);
    for (near, reasons) in places(vocabulary, &lacks).into_iter().take(MOST_NOTES) {
        let text = if reasons.len() > MOST_REASONS {
            Text::new(format!("{}件が足りません（理由を参照）", reasons.len()), format!("lacks {} things (see the reasons)", reasons.len()))
        } else {
            words::joined(&reasons, "。", "; ")
        };
        finding = finding.at(near, text);
    }
    let assumed = assumed(cx, judged);
    if !assumed.is_empty() {
        let facts = words::list(&assumed.iter().map(|fact| quoted(cx, *fact)).collect::<Vec<_>>());
        finding = finding.note(Text::new(
            format!("{}の有無が現況に書かれていないため、適用されるものとして判定しました", facts.ja),
            format!("the facts do not state {}: judged as if it applied", facts.en),
        ));
    }
    let more = lacks.len().saturating_sub(MOST_NOTES);
    for (text, _) in lacks.into_iter().take(MOST_NOTES) {
        finding = finding.note(text);
    }
    if more > 0 {
        finding = finding.note(Text::new(format!("このほか{more}件が足りません"), format!("{more} more things are lacking")));
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
    let ways_out = assumed.iter().map(|&fact| way_out(cx, fact));
    let help: Vec<Text> = ways_out.chain(judged.requirement.guidance.clone()).collect();
    if help.is_empty() { finding } else { finding.help(words::joined(&help, "", " ")) }
}

/// The facts that decide whether the requirement, or what of it is not met, applies, and that nobody states.
fn assumed(cx: &Context<'_>, judged: &Judged<'_>) -> Vec<FactId> {
    let case = Case { state: cx.state, attribute: &|_| Vec::new() };
    let parts = judged.failing().filter(|part| part.point.is_some()).map(|part| part.part);
    let conditions = std::iter::once(&judged.requirement.demand).chain(parts).filter_map(|part| part.applies.as_ref());
    let mut facts = Vec::new();
    for subject in conditions.flat_map(|condition| condition.unknown(&case, cx.resolved.vocabulary)) {
        if let Subject::Fact(fact) = subject
            && !facts.contains(&fact)
            && cx.resolved.vocabulary.fact_entry(fact).value == ValueType::YesNo
        {
            facts.push(fact);
        }
    }
    facts
}

fn quoted(cx: &Context<'_>, fact: FactId) -> Text {
    let spelling = &cx.resolved.vocabulary.fact_entry(fact).spelling;
    Text::new(format!("「{}」", spelling.ja), format!("\"{}\"", spelling.en))
}

/// What to write where there is no such thing.
fn way_out(cx: &Context<'_>, fact: FactId) -> Text {
    let spelling = &cx.resolved.vocabulary.fact_entry(fact).spelling;
    Text::new(
        format!("「{0}」がなければ、「現況」に「無 {0}」を書いてください。あれば「有 {0}」とし、次のとおりにします。", spelling.ja),
        format!("If there is no \"{0}\", write \"no {0}\" in \"facts\"; if there is, \"yes {0}\" and what follows.", spelling.en),
    )
}

/// So many reasons and places are told at most.
const MOST_NOTES: usize = 20;

/// So many reasons are told at one place.
const MOST_REASONS: usize = 3;

/// What is lacking, each with its point, each once.
fn lacks<'a>(vocabulary: &Vocabulary, judged: &'a Judged<'_>) -> Vec<(Text, &'a Lack<'a>)> {
    let mut lacks: Vec<(Text, &Lack<'_>)> = Vec::new();
    let mut seen: HashSet<Text> = HashSet::new();
    for part in judged.failing() {
        for lack in &part.lacks {
            let text = of_point(part.point, describe::lack(vocabulary, lack));
            if seen.insert(text.clone()) {
                lacks.push((text, lack));
            }
        }
    }
    lacks
}

/// A clause with the point of which it speaks.
fn of_point(point: Option<&Point>, clause: Text) -> Text {
    let Text { ja, en } = &clause;
    match point {
        Some(point) if point.is_printed => Text::new(format!("{}：{ja}", point.key), format!("{}: {en}", point.key)),
        Some(point) => Text::new(format!("「{}」：{ja}", point.title.ja), format!("\"{}\": {en}", point.title.en)),
        None => clause,
    }
}

/// What is to be said where, each once.
fn places(vocabulary: &Vocabulary, lacks: &[(Text, &Lack<'_>)]) -> Vec<(Span, Vec<Text>)> {
    let mut places: Vec<(Span, Vec<Text>)> = Vec::new();
    let mut known: HashMap<Span, usize> = HashMap::new();
    for (_, lack) in lacks {
        let Some(near) = lack.near else { continue };
        let short = describe::at_place(vocabulary, lack);
        let at = *known.entry(near).or_insert(places.len());
        match places.get_mut(at) {
            Some((_, reasons)) if reasons.contains(&short) => {}
            Some((_, reasons)) => reasons.push(short),
            None => places.push((near, vec![short])),
        }
    }
    places
}

impl<'a> Judged<'a> {
    /// The parts that are not met, damage apart.
    pub(super) fn failing(&self) -> impl Iterator<Item = &JudgedPart<'a>> {
        self.parts.iter().filter(|part| !part.is_met() && !part.damaged)
    }
}
