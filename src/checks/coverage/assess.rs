//! Requirements one by one, as values that are told beside findings: evidence, what is lacking, why something is not asked.

use super::outcome::{Judged, Waived, judge, of_text};
use super::{partial_scope, tell, unknown_fact};
use crate::answer::assessed::{Assessed, Evidence, OfStandard, Row, Volume, Waiting};
use crate::answer::difference::Place;
use crate::answer::{Marks, Outcome};
use crate::checks::facility::judged_for;
use crate::checks::{Context, article_name, words};
use crate::diagnostic::{Lang, Text};
use crate::model::item;
use crate::model::standard::{Requirement, Standard, TEXT_STATES, TextState};
use crate::resolve::policy::{Article, Exception};
use crate::text::Span;

/// What came of the requirements of a policy, for its institution and for each facility that is judged by itself.
pub(crate) fn assess(cx: &Context<'_>) -> Vec<Assessed> {
    let assessed = judged_for(cx).into_iter().map(|(facility, cx)| Assessed {
        file: cx.policy.file,
        documents: cx.policy.files().collect(),
        title: cx.policy.title.clone(),
        facility: facility.map(|facility| facility.called().to_owned()),
        as_of: cx.resolved.as_of,
        standards: standards(&cx),
    });
    assessed.collect()
}

fn standards(cx: &Context<'_>) -> Vec<OfStandard> {
    let mut rows: Vec<(usize, Row)> = judge(cx).iter().map(|judged| (judged.standard_index, row(cx, judged))).collect();
    rows.extend(partial_scope::outside(cx).filter_map(|(index, standard, at)| Some((index, outside(cx, standard, at)?))));
    let of = |&(index, _): &(usize, _)| {
        let standard = cx.resolved.standards.get(index)?;
        let mut own: Vec<Row> = rows.iter().filter(|(of, _)| *of == index).map(|(_, row)| row.clone()).collect();
        own.sort_by_key(|row| place_in(standard, row));
        Some(of_standard(index, standard, own))
    };
    cx.view.standards.iter().filter_map(of).collect()
}

fn of_standard(index: usize, standard: &Standard, rows: Vec<Row>) -> OfStandard {
    let volumes = standard.volumes.iter().map(|volume| Volume {
        letter: volume.letter.to_uppercase(),
        title: Text::new(&*volume.ja, &*volume.en),
        is_whole: volume.rest.is_none(),
    });
    OfStandard { index, id: standard.id.to_string(), title: standard.title.clone(), volumes: volumes.collect(), rows }
}

/// By volume and chapter, then as the standard has them: an edition adds its own at the end.
fn place_in(standard: &Standard, row: &Row) -> (usize, u32, usize) {
    let volume = standard.volumes.iter().position(|volume| volume.letter.to_uppercase() == row.volume);
    (volume.unwrap_or(usize::MAX), row.chapter.parse().unwrap_or(u32::MAX), row.index)
}

/// What is the same of a requirement whatever came of it.
fn named(standard: &Standard, index: usize, requirement: &Requirement, outcome: Outcome, marks: Marks) -> Row {
    let number = |lang| item::official(standard, index, None, lang);
    let state = standard.state_of(requirement, None);
    Row {
        index,
        requirement: standard.path_of(index),
        volume: requirement.number.volume.to_uppercase(),
        chapter: requirement.number.section.split('.').next().unwrap_or_default().to_owned(),
        number: Text::new(number(Lang::Ja), number(Lang::En)),
        title: requirement.title.clone(),
        outcome,
        marks,
        state: state_words(state),
        carried_from: requirement.carried_from.as_ref().map(ToString::to_string),
        evidence: Vec::new(),
        lacks: Vec::new(),
        unstated: Vec::new(),
        because: None,
        exceptions: Vec::new(),
    }
}

fn state_words(state: TextState) -> (&'static str, Text) {
    let known = TEXT_STATES.iter().find(|(.., known)| *known == state);
    known.map_or(("", Text::same("")), |(en, ja, _)| (*en, Text::new(*ja, en.replace('_', " "))))
}

/// A requirement outside what the policy covers.
fn outside(cx: &Context<'_>, standard: &Standard, index: usize) -> Option<Row> {
    let requirement = standard.requirements.get(index)?;
    let because = cx.policy.scope.as_ref().and_then(|scope| scope.because.as_deref()).unwrap_or_default();
    let marks = of_text(standard, requirement);
    let because = Text::new(format!("適用範囲の外（{because}）"), format!("outside the scope ({because})"));
    Some(Row { because: Some(because), ..named(standard, index, requirement, Outcome::OutOfScope, marks) })
}

fn row(cx: &Context<'_>, judged: &Judged<'_>) -> Row {
    let own = judged.claims.iter().map(|(article, item)| (*article, item.span, None));
    let above = judged.inherited.iter().map(|(owner, article, item)| (*article, item.span, cx.resolved.policy(*owner)));
    let evidence = own.chain(above).filter_map(|(article, span, owner)| {
        Some(Evidence { from: owner.map(|policy| policy.title.clone()), ..evidence(cx, article, span)? })
    });
    let is_open = !judged.outcome.is_covered() && judged.outcome.is_judged();
    Row {
        evidence: evidence.collect(),
        lacks: if is_open { tell::lacking(cx, judged) } else { Vec::new() },
        unstated: if judged.outcome.is_judged() {
            judged.missing.iter().map(|&missing| unknown_fact::unstated(cx, missing)).collect()
        } else {
            Vec::new()
        },
        because: because(cx, judged),
        exceptions: judged.exceptions.iter().map(|exception| waiting(judged, exception)).collect(),
        ..named(judged.standard, judged.index, judged.requirement, judged.outcome, judged.marks())
    }
}

fn evidence(cx: &Context<'_>, article: &Article, span: Span) -> Option<Evidence> {
    let file = cx.resolved.sources.file(span.file)?;
    let path = cx.resolved.sources.shown(span.file).into_owned();
    let place = Place { path, line: file.lines().position(&file.text, span.start).line };
    Some(Evidence { article: article_name(article), place, file: span.file, from: None })
}

/// Why it does not apply, or is not known.
fn because(cx: &Context<'_>, judged: &Judged<'_>) -> Option<Text> {
    let patterns = |patterns: &[_]| words::list(&patterns.iter().map(|&pattern| words::pattern(pattern)).collect::<Vec<_>>());
    Some(match (&judged.waived, judged.outcome) {
        (Some(Waived::Condition(condition)), _) => {
            let when = words::condition(cx.resolved.vocabulary, condition);
            Text::new(format!("適用条件（{}）に当たらない", when.ja), format!("it applies when {}, which is not so", when.en))
        }
        (Some(Waived::Excluded(because)), _) => Text::new(format!("適用除外（{because}）"), format!("excluded ({because})")),
        (Some(Waived::Patterns(of)), _) => {
            let of = patterns(of);
            Text::new(format!("参照類型{}のシステムがない", of.ja), format!("there is no system of reference pattern {}", of.en))
        }
        (Some(Waived::Deemed(by)), _) => Text::new(format!("「{}」によるみなし遵守", by.ja), format!("deemed met by \"{}\"", by.en)),
        (Some(Waived::OfOthers(volume)), _) => Text::new(
            format!("「{}」を用いる機関の要件を満たしていない", volume.ja),
            format!("the institution is none of those for whom \"{}\" is", volume.en),
        ),
        (Some(Waived::Parts), _) => {
            Text::new("この日に、この機関に求める細目がない", "none of its points is asked of this institution on this day")
        }
        (None, Outcome::Unknown) => Text::new(
            "読み取れない箇所又は見つからない上位規程があり、判定していない",
            "not judged: something could not be read, or a parent is not there",
        ),
        (None, _) => return None,
    })
}

fn waiting(judged: &Judged<'_>, exception: &Exception) -> Waiting {
    let point = exception.item.point.and_then(|point| judged.requirement.points.get(point)).map(|point| point.title.clone());
    let entities: Vec<Text> = exception.entities.iter().map(|(name, _)| Text::same(&**name)).collect();
    Waiting {
        until: exception.until.map(|(day, _)| day.to_string()),
        of: (!entities.is_empty()).then(|| words::list(&entities)).or(point),
        because: exception.because.as_deref().map(str::to_owned),
        instead: exception.instead.as_deref().map(str::to_owned),
    }
}
