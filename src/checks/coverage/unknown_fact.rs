//! `coverage/unknown-fact`

use std::collections::BTreeMap;

use super::outcome::{Judged, Outcome};
use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::item;
use crate::resolve::policy::Entity;
use crate::resolve::state::Missing;

declare_rule! {
    /// Whether a requirement applies hangs on a fact that the policy does not state. Silence excuses nothing: the requirement is judged as if it applied, and the fact is asked for, once, with all that hangs on it.
    ///
    /// ---
    /// 適用されるかどうかが、現況に書かれていない事実によって決まる遵守事項があります。書かないことで免れることはなく、適用されるものとして判定します。その事実ごとに一件にまとめます。
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
        for &missing in &judged.missing {
            hanging.entry(missing).or_default().push(judged);
        }
    }
    for (missing, judged) in hanging {
        if is_damaged(cx, missing) {
            continue;
        }
        let numbers = |lang, comma: &str, more: &str| {
            let mut numbers: Vec<String> =
                judged.iter().take(LISTED).map(|judged| item::official(judged.standard, judged.index, None, lang)).collect();
            if judged.len() > LISTED {
                numbers.push(more.replace('N', &(judged.len() - LISTED).to_string()));
            }
            numbers.join(comma)
        };
        let vocabulary = cx.resolved.vocabulary;
        let place = cx.policy.facts_header.unwrap_or(cx.policy.header);
        let (span, message, help) = match missing {
            Missing::Institution => (
                cx.policy.header,
                Text::new("機関の種類が書かれていません", "the kind of institution is not stated"),
                Text::new("見出しに「機関 病院 「…」」のように書いてください", "write as in `institution hospital \"…\"` in the head"),
            ),
            Missing::Fact(fact) => {
                let spelling = &vocabulary.fact_entry(fact).spelling;
                (
                    place,
                    Text::new(
                        format!("現況に「{}」の有無が書かれていません", spelling.ja),
                        format!("the facts do not state \"{}\"", spelling.en),
                    ),
                    Text::new(
                        format!("「現況」に「有 {0}」又は「無 {0}」を書いてください", spelling.ja),
                        format!("write \"yes {0}\" or \"no {0}\" in \"facts\"", spelling.en),
                    ),
                )
            }
            Missing::Attribute(attribute, entity) => {
                let spelling = &vocabulary.attribute(attribute).spelling;
                let name = cx.text(entity);
                (
                    entity,
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
                place,
                Text::new(format!("現況に{}が一つも書かれていません", kind.ja()), format!("the facts state no {}", kind.en())),
                Text::new(
                    format!("「現況」に「{} 名前 {{ … }}」を書いてください", kind.ja()),
                    format!("write \"{} NAME {{ … }}\" in \"facts\"", kind.en()),
                ),
            ),
        };
        findings.push(
            Diagnostic::new(&RULE, span, message)
                .note(Text::new(
                    format!("適用されるものとして判定した遵守事項：{}", numbers(Lang::Ja, "、", "ほかN件")),
                    format!("judged as if they applied: {}", numbers(Lang::En, ", ", "N more")),
                ))
                .help(help),
        );
    }
}

/// Whether the fact may be stated in what could not be read.
fn is_damaged(cx: &Context<'_>, missing: Missing) -> bool {
    let unknown = &cx.policy.unknown;
    match missing {
        Missing::Institution => cx.policy.base_unknown,
        Missing::Fact(fact) => unknown.facts.contains(&fact),
        Missing::Attribute(attribute, entity) => {
            let unreadable = |other: &&Entity| {
                other.span == entity && other.attributes.iter().any(|stated| stated.attribute == attribute && stated.value.is_none())
            };
            unknown.attributes.contains(&attribute) || cx.policy.entities.iter().any(|other| unreadable(&other))
        }
        Missing::Entity(kind) => unknown.kinds.contains(&kind),
    }
}
