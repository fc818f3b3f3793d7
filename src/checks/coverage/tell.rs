//! What the findings about requirements have in common: how a requirement is called, where it is claimed, what is lacking.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::describe;
use super::lack::Lack;
use super::outcome::{Judged, JudgedPart};
use super::task;
use crate::answer::Outcome;
use crate::checks::{Context, article_name, words};
use crate::diagnostic::{Lang, Text, Words};
use crate::model::condition::Subject;
use crate::model::item;
use crate::model::standard::{Point, Standard};
use crate::model::vocabulary::{FactId, ValueType, Vocabulary};
use crate::resolve::state::Case;
use crate::text::Span;

/// 経営管理編3.1.2②「…」, as the guideline numbers it.
pub(super) fn name(judged: &Judged<'_>) -> Text {
    let (number, title) = (numbered(judged), &judged.requirement.title);
    Text::new(format!("{}「{}」", number.ja, title.ja), format!("{} \"{}\"", number.en, title.en))
}

/// 経営管理編3.1.2②.
pub(super) fn numbered(judged: &Judged<'_>) -> Text {
    let number = |lang| item::official_as(judged.numbering, judged.standard, judged.index, None, lang);
    Text::new(number(Lang::Ja), number(Lang::En))
}

/// Whether the text of the requirement, or of what of it is not met, could not be verified.
pub(super) fn is_unverified(judged: &Judged<'_>) -> bool {
    !judged.is_verified() || judged.failing().any(|part| !judged.is_part_verified(part))
}

/// The points that are not met: 「a「企画管理者」」; what the standard does not print is shown by its title alone.
pub(super) fn points<'a>(parts: impl Iterator<Item = &'a JudgedPart<'a>>) -> Text {
    let called = |Point { key, title, is_printed, .. }: &Point| {
        if *is_printed {
            Text::new(format!("{key}「{}」", title.ja), format!("{key} \"{}\"", title.en))
        } else {
            Text::new(format!("「{}」", title.ja), format!("\"{}\"", title.en))
        }
    };
    words::list(&parts.filter_map(|part| part.point).map(called).collect::<Vec<_>>())
}

/// Where a policy claims a requirement: its own claim, else its header.
pub(super) fn place(cx: &Context<'_>, judged: &Judged<'_>) -> Span {
    judged.claims.first().map_or(cx.policy.header, |(_, item)| item.span)
}

/// A sentence about a requirement. Where a policy is judged by several standards, a number alone does not say of which.
pub(super) fn message(cx: &Context<'_>, judged: &Judged<'_>, message: Text) -> Text {
    of_standard(cx, judged.standard, message)
}

/// A sentence about an item of a standard, with the standard where the policy is judged by several.
pub(super) fn of_standard(cx: &Context<'_>, standard: &Standard, message: Text) -> Text {
    if cx.view.standards.len() > 1 {
        Text::new(format!("{}（{}）", message.ja, standard.id), format!("{} ({})", message.en, standard.id))
    } else {
        message
    }
}

/// What is said of a requirement: its claims, what is lacking, why and what to do.
pub(super) fn words(cx: &Context<'_>, judged: &Judged<'_>, said: Text) -> Words {
    let vocabulary = cx.resolved.vocabulary;
    let mut words = Words::new(message(cx, judged, said));
    words.requirement = Some(judged.standard.path_of(judged.index));
    let open = judged.open().filter(|_| matches!(judged.outcome, Outcome::Unmet | Outcome::Partly));
    if let Some((article, item)) = judged.claims.first() {
        let name = article_name(article);
        let claimed = Text::new(format!("{}が対応するとしています", name.ja), format!("claimed by {}", name.en));
        words = if open.is_some() { words.at(item.span, claimed) } else { words.label(claimed) };
    }
    if let Some((_, article, item)) = judged.inherited.first().filter(|_| judged.claims.is_empty()) {
        let name = article_name(article);
        words =
            words.at(item.span, Text::new(format!("上位規程の{}が対応するとしています", name.ja), format!("claimed above by {}", name.en)));
    }
    let lacks = lacks(vocabulary, judged);
    for (near, reasons) in places(vocabulary, &lacks).into_iter().take(MOST_NOTES) {
        let text = if reasons.len() > MOST_REASONS {
            Text::new(format!("{}件が足りません（理由を参照）", reasons.len()), format!("lacks {} things (see the reasons)", reasons.len()))
        } else {
            words::joined(&reasons, "。", "; ")
        };
        words = if open == Some(near) { words.label(text) } else { words.at(near, text) };
    }
    let assumed = assumed(cx, judged);
    words.notes.extend(on_assumption(cx, &assumed));
    let more = lacks.len().saturating_sub(MOST_NOTES);
    words.notes.extend(lacks.into_iter().take(MOST_NOTES).map(|(text, _)| text));
    if more > 0 {
        words = words.note(Text::new(format!("このほか{more}件が足りません"), format!("{more} more things are lacking")));
    }
    for part in judged.failing().filter(|part| part.lacks.iter().any(|lack| lack.reading)) {
        let readings = part.part.readings.iter().map(|reading| words::reading(cx.resolved.vocabulary, reading, part.part));
        words.notes.extend(readings);
    }
    if is_unverified(judged) {
        words = words.note(Text::new("この遵守事項の本文は確認できていません", "the text of this requirement could not be verified"));
    }
    let ways_out = assumed.iter().map(|&fact| way_out(cx, fact));
    let help: Vec<Text> = ways_out.chain(judged.requirement.guidance.clone()).collect();
    words.task = task::task(cx, judged).map(Box::new);
    if help.is_empty() { words } else { words.help(words::joined(&help, "", " ")) }
}

/// The first of the reasons, where it is what is assumed or what is lacking.
pub(super) fn first_reason(cx: &Context<'_>, judged: &Judged<'_>) -> Option<Text> {
    on_assumption(cx, &assumed(cx, judged)).or_else(|| {
        let (point, lack) = judged.failing().find_map(|part| Some((part.point, part.lacks.first()?)))?;
        Some(of_point(point, describe::lack(cx.resolved.vocabulary, lack)))
    })
}

/// Whether the same is said of a requirement in two circumstances.
pub(super) fn is_told_alike((cx, judged): (&Context<'_>, &Judged<'_>), (of, also): (&Context<'_>, &Judged<'_>)) -> bool {
    let claims = |judged: &Judged<'_>| -> Vec<Span> {
        let inherited = judged.inherited.first().map(|(_, _, item)| item.span);
        judged.claims.iter().map(|(_, item)| item.span).chain(inherited).collect()
    };
    let points = |judged: &Judged<'_>| judged.failing().map(|part| part.point.map(|point| point.span)).collect::<Vec<_>>();
    (cx.view.standards.len() > 1) == (of.view.standards.len() > 1)
        && claims(judged) == claims(also)
        && points(judged) == points(also)
        && judged.failing().zip(also.failing()).all(|(one, other)| one.lacks == other.lacks)
        && assumed(cx, judged) == assumed(of, also)
}

/// The same for all that are told alike.
pub(super) fn hash(cx: &Context<'_>, judged: &Judged<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (cx.view.standards.len() > 1).hash(&mut hasher);
    for (_, item) in &judged.claims {
        item.span.hash(&mut hasher);
    }
    for part in judged.failing() {
        (part.point.map(|point| point.span), &part.lacks).hash(&mut hasher);
    }
    hasher.finish()
}

/// That nobody states the facts that decide.
fn on_assumption(cx: &Context<'_>, assumed: &[FactId]) -> Option<Text> {
    let facts = words::list(&assumed.iter().map(|fact| quoted(cx, *fact)).collect::<Vec<_>>());
    (!assumed.is_empty()).then(|| {
        Text::new(
            format!("{}の有無が現況に書かれていないため、適用されるものとして判定しました", facts.ja),
            format!("the facts do not state {}: judged as if it applied", facts.en),
        )
    })
}

/// On which facts that nobody states it hangs.
pub(super) fn on_facts(cx: &Context<'_>, judged: &Judged<'_>) -> Option<Text> {
    let assumed = assumed(cx, judged);
    let facts = words::list(&assumed.iter().map(|fact| quoted(cx, *fact)).collect::<Vec<_>>());
    (!assumed.is_empty()).then(|| Text::new(format!("{}があるとき", facts.ja), format!("if there is {}", facts.en)))
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

/// What is lacking, in words.
pub(super) fn lacking(cx: &Context<'_>, judged: &Judged<'_>) -> Vec<Text> {
    lacks(cx.resolved.vocabulary, judged).into_iter().map(|(text, _)| text).collect()
}

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
    let mut seen = HashSet::new();
    for (_, lack) in lacks {
        let Some(near) = lack.near else { continue };
        let short = describe::at_place(vocabulary, lack);
        let at = *known.entry(near).or_insert(places.len());
        if !seen.insert((near, short.clone())) {
            continue;
        }
        match places.get_mut(at) {
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
