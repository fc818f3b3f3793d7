//! What a policy lacks as the work of somebody who writes it: the requirement under its chapter, what is lacking as nouns, and who has to be
//! found first. The sentences of a finding say it whole; here it is short.

use std::collections::HashSet;

use super::lack::{Lack, OfAttribute, What};
use super::outcome::Judged;
use super::tell;
use crate::answer::Outcome;
use crate::checks::{Context, words};
use crate::diagnostic::{Decision, Task, Text, Wanted};
use crate::model::standard::{Demand, Expectation, Standard};
use crate::model::vocabulary::{AttributeId, Vocabulary};
use crate::resolve::effective::Declared;
use crate::resolve::policy::Entity;
use crate::syntax::keyword::Keyword;

/// The task of a requirement that no article of the policy claims, or that waits for nothing but what is left open; what else is claimed is
/// mended at its place.
pub(super) fn task(cx: &Context<'_>, judged: &Judged<'_>) -> Option<Task> {
    if judged.claims.is_empty() {
        return Some(Task { decisions: roles(cx, judged), wanted: Some(wanted(cx, judged)) });
    }
    let waits = judged.open().is_some() && matches!(judged.outcome, Outcome::Unmet | Outcome::Partly);
    waits.then(|| Task { decisions: open(cx.resolved.vocabulary, judged), wanted: None })
}

/// What a requirement waits for.
fn open(vocabulary: &Vocabulary, judged: &Judged<'_>) -> Vec<Decision> {
    let mut decisions: Vec<Decision> = Vec::new();
    let mut seen = HashSet::new();
    for (lack, place) in judged.failing().flat_map(|part| &part.lacks).filter_map(|lack| Some((lack, lack.open?))) {
        if seen.insert(place) {
            decisions.push(Decision::left_open(noun(vocabulary, lack), place, 1));
        }
    }
    decisions
}

fn wanted(cx: &Context<'_>, judged: &Judged<'_>) -> Wanted {
    let vocabulary = cx.resolved.vocabulary;
    let mut seen = HashSet::new();
    let nouns = judged.failing().flat_map(|part| &part.lacks).map(|lack| noun(vocabulary, lack));
    let mut lacking: Vec<Text> = nouns.filter(|noun| seen.insert(noun.clone())).collect();
    if judged.outcome == Outcome::Unclaimed {
        lacking.push(Text::new("満たされています。「対応」に挙げてください", "met; let the article claim it"));
    }
    let number = tell::numbered(judged);
    let title = &judged.requirement.title;
    Wanted {
        place: (judged.standard_index, judged.index),
        chapter: tell::of_standard(cx, judged.standard, chapter(judged)),
        name: Text::new(format!("{} {}", number.ja, title.ja), format!("{} {}", number.en, title.en)),
        number,
        remarks: tell::is_unverified(judged)
            .then(|| Text::new("本文未確認", "text not verified"))
            .into_iter()
            .chain(tell::on_facts(cx, judged))
            .collect(),
        lacking,
    }
}

/// 経営管理編 第3章「…」.
fn chapter(judged: &Judged<'_>) -> Text {
    let Standard { volumes, .. } = judged.standard;
    let number = &judged.requirement.number;
    let volume = volumes.iter().find(|volume| volume.letter == number.volume);
    let (ja, en) = volume.map_or((&number.volume, &number.volume), |volume| (&volume.ja, &volume.en));
    let section = number.section.split('.').next().unwrap_or_default();
    let title = judged.standard.chapter(&number.volume, section).and_then(|chapter| chapter.title.as_ref());
    let title = title.map_or(Text::same(""), |title| Text::new(format!("「{}」", title.ja), format!(" \"{}\"", title.en)));
    Text::new(format!("{ja} 第{section}章{}", title.ja), format!("{en}, chapter {section}{}", title.en))
}

/// The roles that nobody holds yet.
fn roles(cx: &Context<'_>, judged: &Judged<'_>) -> Vec<Decision> {
    let mut decisions: Vec<Decision> = Vec::new();
    for lack in judged.failing().flat_map(|part| &part.lacks) {
        let What::NoDeclaration(Demand { kind: Keyword::Role, name: Some(name), .. }) = lack.what else { continue };
        let decision = Decision {
            how: Text::new("役割に就く者を決めてください", "decide who holds these roles"),
            what: words::spelled(&cx.resolved.vocabulary.name_entry(*name).spelling),
            hanging: 1,
            open: None,
        };
        if !decisions.contains(&decision) {
            decisions.push(decision);
        }
    }
    decisions
}

/// What is lacking, as a noun: 活動「教育訓練」の「実施時機」.
fn noun(vocabulary: &Vocabulary, lack: &Lack<'_>) -> Text {
    lack.of.iter().fold(what(vocabulary, &lack.what), |noun, Entity { kind, name, .. }| {
        Text::new(format!("{}「{name}」の{}", kind.ja(), noun.ja), format!("{} of {} \"{name}\"", noun.en, kind.en()))
    })
}

fn what(vocabulary: &Vocabulary, what: &What<'_>) -> Text {
    match what {
        What::NoEntity(kind) => Text::new(format!("現況の{}", kind.ja()), format!("{} in the facts", kind.en())),
        What::NoneOf(demand) => {
            let Text { ja, en } = named(vocabulary, demand);
            Text::new(format!("現況の{ja}"), format!("{en} in the facts"))
        }
        What::TooFew(demand) | What::NoDeclaration(demand) => named(vocabulary, demand),
        What::Unlinked(demand, _, link) => attribute_of(vocabulary, &named(vocabulary, demand), *link),
        What::WeakDuty(declared, _) => {
            let Text { ja, en } = of(vocabulary, declared);
            Text::new(format!("{ja}の義務の強さ"), format!("duty of {en}"))
        }
        What::Attribute(declared, about) => {
            let attribute = about.attribute();
            let noun = match declared {
                Some(declared) => attribute_of(vocabulary, &of(vocabulary, declared), attribute),
                None => {
                    let spelling = &vocabulary.attribute(attribute).spelling;
                    Text::new(format!("「{}」", spelling.ja), format!("\"{}\"", spelling.en))
                }
            };
            let OfAttribute::Members(_, absent) = about else { return noun };
            let absent = words::show(vocabulary, vocabulary.attribute(attribute), absent);
            Text::new(format!("{}（{}）", noun.ja, absent.ja), format!("{} ({})", noun.en, absent.en))
        }
        What::Alternatives(_, parts, _) => {
            let mut nouns: Vec<Text> = Vec::new();
            for part in *parts {
                demanded(vocabulary, part, &mut nouns);
            }
            words::joined(&nouns, "又は", " or ")
        }
        What::Unsaid(declaration, _) => {
            let Text { ja, en } = words::named(vocabulary, declaration.kind, Some(declaration.name), declaration.label.as_deref());
            Text::new(format!("{ja}を述べる文言"), format!("wording that says {en}"))
        }
        What::NoWording => Text::new("対応する条の文言", "wording of an article that claims it"),
    }
}

/// What alternatives speak of, each once.
fn demanded(vocabulary: &Vocabulary, expected: &Expectation, nouns: &mut Vec<Text>) {
    match expected {
        Expectation::All(parts) | Expectation::Any(parts) | Expectation::AtLeast(_, parts) => {
            for part in parts {
                demanded(vocabulary, part, nouns);
            }
        }
        Expectation::Demand(demand) | Expectation::Has(demand) => {
            let noun = named(vocabulary, demand);
            if !nouns.contains(&noun) {
                nouns.push(noun);
            }
        }
        Expectation::Atom(atom) => {
            let spelling = &vocabulary.attribute(atom.attribute).spelling;
            let noun = Text::new(format!("「{}」", spelling.ja), format!("\"{}\"", spelling.en));
            if !nouns.contains(&noun) {
                nouns.push(noun);
            }
        }
    }
}

fn named(vocabulary: &Vocabulary, demand: &Demand) -> Text {
    words::named(vocabulary, demand.kind, demand.name, None)
}

fn of(vocabulary: &Vocabulary, declared: &Declared) -> Text {
    words::named(vocabulary, declared.key.kind, Some(declared.key.name), None)
}

fn attribute_of(vocabulary: &Vocabulary, whose: &Text, attribute: AttributeId) -> Text {
    let spelling = &vocabulary.attribute(attribute).spelling;
    Text::new(format!("{}の「{}」", whose.ja, spelling.ja), format!("\"{}\" of {}", spelling.en, whose.en))
}
