//! `coverage/unknown-fact`

use std::collections::{BTreeMap, BTreeSet};

use super::evaluate::open_fact;
use super::lost::is_lost;
use super::outcome::Judged;
use crate::answer::Outcome;
use crate::checks::{Context, words};
use crate::declare_rule;
use crate::diagnostic::{Decision, Diagnostic, Findings, Lang, Task, Text};
use crate::model::condition::{Condition, Subject};
use crate::model::item;
use crate::model::standard::Cited;
use crate::model::value::Value;
use crate::model::vocabulary::{ValueType, Vocabulary};
use crate::resolve::is_cloud_with_medical_information;
use crate::resolve::state::Missing;
use crate::text::Span;

declare_rule! {
    /// Whether a requirement applies hangs on a fact that the policy does not state. Silence excuses nothing: the requirement is judged as if it applied, and the fact is asked for, once, with all that hangs on it.
    ///
    /// What to do: State in the facts whether it is so.
    ///
    /// ---
    /// 適用されるかどうかが、現況に書かれていない事実によって決まる遵守事項があります。書かないことで免れることはなく、適用されるものとして判定します。その事実ごとに一件にまとめます。
    ///
    /// 対処：現況に、有か無かを書きます。
    pub static RULE = {
        name: "coverage/unknown-fact", severity: Warning, since: "0.1.0", fix: None,
        ja: "適用を決める事実が現況に書かれていない", en: "a fact that decides what applies is not stated",
    };
}

/// How many numbers a note lists.
const LISTED: usize = 12;

pub(super) fn check(cx: &Context<'_>, judged: &[Judged<'_>], findings: &mut Findings) {
    let mut hanging: BTreeMap<Missing, Vec<&Judged<'_>>> = BTreeMap::new();
    for judged in judged.iter().filter(|judged| !matches!(judged.outcome, Outcome::NotApplicable | Outcome::Excepted | Outcome::Unknown)) {
        for &missing in judged.missing.iter().collect::<BTreeSet<_>>() {
            hanging.entry(missing).or_default().push(judged);
        }
        // Which laws a requirement rests on hangs on the kind of institution, too.
        if cx.state.institution().is_none()
            && !judged.missing.contains(&Missing::Institution)
            && judged.requirement.cites.iter().any(hangs_on_institution)
        {
            hanging.entry(Missing::Institution).or_default().push(judged);
        }
    }
    providers(cx, findings);
    for (missing, judged) in hanging {
        if is_lost(cx, missing) {
            continue;
        }
        let numbers = |lang, comma: &str, more: &str| {
            let mut numbers: Vec<String> =
                judged.iter().take(LISTED).map(|judged| item::listed(judged.standard, judged.index, lang)).collect();
            if judged.len() > LISTED {
                numbers.push(more.replace('N', &(judged.len() - LISTED).to_string()));
            }
            numbers.join(comma)
        };
        let (span, message, help) = said(cx, missing);
        let finding = Diagnostic::new(&RULE, span, message)
            .note(Text::new(
                format!("適用されるものとして判定した遵守事項：{}", numbers(Lang::Ja, "、", "ほかN件")),
                format!("judged as if they applied: {}", numbers(Lang::En, ", ", "N more")),
            ))
            .help(help);
        findings.push(match left_open(cx, missing, judged.len()).or_else(|| decision(cx.resolved.vocabulary, missing, judged.len())) {
            Some(decision) => finding.task(Task { decisions: vec![decision], wanted: None }),
            None => finding,
        });
    }
}

/// What would have to be stated, as a sentence.
pub(super) fn unstated(cx: &Context<'_>, missing: Missing) -> Text {
    said(cx, missing).1
}

/// What is not stated: where it would be, that it is not there, what to write.
fn said(cx: &Context<'_>, missing: Missing) -> (Span, Text, Text) {
    let vocabulary = cx.resolved.vocabulary;
    let place = cx.policy.facts_header.unwrap_or(cx.policy.header);
    match missing {
        Missing::Institution => (
            cx.policy.header,
            Text::new("機関の種類が書かれていません", "the kind of institution is not stated"),
            Text::new("見出しに「機関 病院 「…」」のように書いてください", "write as in `institution hospital \"…\"` in the head"),
        ),
        Missing::Fact(fact) => {
            let entry = vocabulary.fact_entry(fact);
            let spelling = &entry.spelling;
            let is_yes_no = entry.value == ValueType::YesNo;
            let stated = if is_yes_no { "の有無" } else { "" };
            let help = if is_yes_no {
                Text::new(
                    format!("「現況」に「有 {0}」又は「無 {0}」を書いてください", spelling.ja),
                    format!("write \"yes {0}\" or \"no {0}\" in \"facts\"", spelling.en),
                )
            } else {
                Text::new(format!("「現況」に「{}」を書いてください", spelling.ja), format!("write \"{}\" in \"facts\"", spelling.en))
            };
            // What is left open is told where it is.
            let open = cx.policy.facts.iter().find(|stated| stated.fact == fact && stated.value == Value::Undecided);
            let message = match open {
                Some(_) => Text::new(format!("「{}」{stated}が未定です", spelling.ja), format!("\"{}\" is not decided", spelling.en)),
                None => Text::new(
                    format!("現況に「{}」{stated}が書かれていません", spelling.ja),
                    format!("the facts do not state \"{}\"", spelling.en),
                ),
            };
            (open.map_or(place, |open| open.span), message, help)
        }
        Missing::Attribute(attribute, entity) => {
            let spelling = &vocabulary.attribute(attribute).spelling;
            let name = cx.text(entity);
            let attributes = cx.policy.entities.iter().filter(|known| known.span == entity).flat_map(|known| &known.attributes);
            let mut open = attributes.filter(|stated| stated.attribute == attribute && stated.value == Some(Value::Undecided));
            (
                open.next().map_or(entity, |stated| stated.span),
                Text::new(
                    format!("「{name}」の「{}」が書かれていません", spelling.ja),
                    format!("\"{}\" of \"{name}\" is not stated", spelling.en),
                ),
                Text::new(
                    format!("「{name}」のブロックに「{}」を書いてください", spelling.ja),
                    format!("write \"{}\" in the block of \"{name}\"", spelling.en),
                ),
            )
        }
        Missing::Entity(kind) => (
            open_fact(cx.policy, vocabulary, kind).unwrap_or(place),
            Text::new(format!("現況に{}が一つも書かれていません", kind.ja()), format!("the facts state no {}", kind.en())),
            Text::new(
                format!("「現況」に「{} 名前 {{ … }}」を書いてください", kind.ja()),
                format!("write \"{} NAME {{ … }}\" in \"facts\"", kind.en()),
            ),
        ),
    }
}

/// What is to be decided, where it stands in no block of its own.
/// What stands there with a `?`.
fn left_open(cx: &Context<'_>, missing: Missing, hanging: usize) -> Option<Decision> {
    let vocabulary = cx.resolved.vocabulary;
    let (spelling, place) = match missing {
        Missing::Fact(fact) => {
            let stated = cx.policy.facts.iter().find(|stated| stated.fact == fact && stated.value == Value::Undecided)?;
            (&vocabulary.fact_entry(fact).spelling, stated.span)
        }
        Missing::Attribute(attribute, entity) => {
            let stated = cx.policy.entities.iter().filter(|one| one.span == entity).flat_map(|one| &one.attributes);
            let stated = stated.into_iter().find(|stated| stated.attribute == attribute && stated.value == Some(Value::Undecided))?;
            (&vocabulary.attribute(attribute).spelling, stated.span)
        }
        Missing::Institution | Missing::Entity(_) => return None,
    };
    Some(Decision::left_open(words::spelled(spelling), place, hanging))
}

fn decision(vocabulary: &Vocabulary, missing: Missing, hanging: usize) -> Option<Decision> {
    let in_facts = || Text::new("現況に書いてください", "write in the facts");
    let (how, what) = match missing {
        Missing::Institution => {
            (Text::new("見出しに書いてください", "write in the head"), Text::new("機関の種類と名称", "the institution, with its kind"))
        }
        Missing::Fact(fact) => {
            let entry = vocabulary.fact_entry(fact);
            let how = match entry.value {
                ValueType::YesNo => Text::new("現況に「有 …」又は「無 …」と書いてください", "write \"yes …\" or \"no …\" in the facts"),
                _ => in_facts(),
            };
            (how, words::spelled(&entry.spelling))
        }
        Missing::Entity(kind) => (in_facts(), Text::new(kind.ja(), kind.en())),
        Missing::Attribute(..) => return None,
    };
    Some(Decision { how, what, hanging, open: None })
}

/// A system in the cloud that stores medical information, of which it is not said who provides it: what is asked of him hangs on that.
fn providers(cx: &Context<'_>, findings: &mut Findings) {
    let known = cx.resolved.vocabulary.known();
    let Some(provided_by) = known.provided_by else { return };
    for system in cx.policy.entities.iter().filter(|entity| is_cloud_with_medical_information(entity, cx.resolved.vocabulary)) {
        let is_stated = system.attributes.iter().any(|stated| stated.attribute == provided_by);
        if is_stated || system.damage.may_be(provided_by, std::iter::once(&cx.policy.unknown)) {
            continue;
        }
        let called = system.called();
        findings.push(
            Diagnostic::new(
                &RULE,
                system.span,
                Text::new(
                    format!("「{called}」を提供する事業者が書かれていません"),
                    format!("it is not stated who provides \"{called}\", a system in the cloud"),
                ),
            )
            .help(Text::new("「提供 事業者の名前」を書いてください", "write `provided_by` and the vendor")),
        );
    }
}

fn hangs_on_institution(cited: &Cited) -> bool {
    cited.when.iter().flat_map(Condition::tests).any(|test| test.subject == Subject::Institution)
}
