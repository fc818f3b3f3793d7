//! `consistency/says-nothing`

use std::collections::BTreeSet;

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::law::{LawKind, Registry, read};
use crate::model::standard::Cited;
use crate::model::value::{Name, Value};
use crate::model::vocabulary::ValueType;
use crate::syntax::keyword::Keyword;
use crate::wording::{is_circular, names_nothing, says_something};

declare_rule! {
    /// Something is written where something is asked for, and it says nothing: the meaning of a definition is a single letter, a word like 未定 or the term itself; what is to name a place or how to reach somebody names nothing (「安全な場所」, 「別途連絡する。」); a measure names a procedure (手順) that nothing declares, here or above, so that nobody can follow it; the register of applicable laws names none of the laws on which the requirements rest.
    ///
    /// Reasons, substitutes and equivalents that say nothing count as none, and are told where they are asked for: 「今後検討する。」 and 「十分に注意する。」 are no equivalent, and a reason that repeats what it is to explain, or explains nothing (「やむを得ないため。」), is none.
    ///
    /// What to do: Write what tells something: what, who, where.
    ///
    /// ---
    /// 求められているところに何かが書かれていますが、何も述べていません。定義の意味が一文字や「未定」など、又はその語自体である、場所や連絡先として書かれたものが何も示していない（「安全な場所」「別途連絡する。」）、対策の「手順」に挙げた手順書がここでも上位規程でも定められていない（だれも従えません）、適用法令一覧に遵守事項の根拠となる法令が一つもない、のいずれかです。
    ///
    /// 何も述べていない理由、代替措置、同等措置は、ないものとして、それぞれが求められる箇所で示します。「今後検討する。」「十分に注意する。」は同等措置ではなく、説明すべきことを繰り返しただけの理由、何も説明していない理由（「やむを得ないため。」）は理由ではありません。
    ///
    /// 対処：何を、誰が、どこで、と分かるように書きます。
    pub static RULE = {
        name: "consistency/says-nothing", severity: Warning, since: "0.1.0", fix: None,
        ja: "何も述べていない", en: "what is written says nothing",
    };
}

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    definitions(cx, findings);
    procedures(cx, findings);
    texts(cx, findings);
    reasons(cx, findings);
    register(cx, findings);
}

fn definitions(cx: &Context<'_>, findings: &mut Findings) {
    for definition in &cx.policy.definitions {
        let term = cx.text(definition.term);
        let says_nothing = |meaning: &str| !says_something(meaning) || is_circular(term, meaning);
        let Some(meaning) = definition.meaning.filter(|meaning| !meaning.is_empty() && says_nothing(cx.text(*meaning))) else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                meaning,
                Text::new(format!("「{term}」の意味が述べられていません"), format!("nothing is said of what \"{term}\" means")),
            )
            .help(Text::new("何をいうのかを書いてください", "say what it means")),
        );
    }
}

/// A procedure that is only a name.
fn procedures(cx: &Context<'_>, findings: &mut Findings) {
    let vocabulary = cx.resolved.vocabulary;
    for site in cx.stated() {
        let is_procedure = site.attribute.spelling.en.ends_with("procedure");
        let (ValueType::References(kinds), Some(Value::Names(names)), true) = (&site.attribute.value, &site.stated.value, is_procedure)
        else {
            continue;
        };
        if !kinds.contains(&Keyword::Document) || cx.view.base_unknown {
            continue;
        }
        for &name in names.iter().filter_map(|name| match name {
            Name::Known(name) => Some(name),
            Name::Own(_) | Name::Of(_) => None,
        }) {
            let is_declared =
                vocabulary.name_and_narrower(name).any(|name| cx.view.effective.all.named(Keyword::Document, name).next().is_some());
            let may_be = cx.unknowns().any(|unknown| unknown.any || unknown.names.contains(&name));
            if is_declared || may_be || vocabulary.name_entry(name).kind != Keyword::Document {
                continue;
            }
            let spelling = &vocabulary.name_entry(name).spelling;
            findings.push(
                Diagnostic::new(
                    &RULE,
                    site.stated.value_span,
                    Text::new(
                        format!("手順として挙げられた「{}」は、どの条でも定められていません", spelling.ja),
                        format!("\"{}\" is named as the procedure, and nothing declares it", spelling.en.replace('_', " ")),
                    ),
                )
                .help(Text::new(
                    format!("「文書 {}」としてその所管や記載事項を定めてください", spelling.ja),
                    format!("declare it: `document {}` with its owner and contents", spelling.en),
                )),
            );
        }
    }
}

/// A place, a number or somebody that a text is to name.
fn texts(cx: &Context<'_>, findings: &mut Findings) {
    for site in cx.stated() {
        let Some(Value::Text(text)) = &site.stated.value else { continue };
        if !names_nothing(text) {
            continue;
        }
        let name = site.name(cx.resolved.vocabulary);
        findings.push(
            Diagnostic::new(
                &RULE,
                site.stated.value_span,
                Text::new(
                    format!("{}に書かれたことは、何も示していません", name.ja),
                    format!("what is written of {} names nothing", name.en),
                ),
            )
            .help(Text::new("それと分かるように書いてください", "write so that it can be told")),
        );
    }
}

/// Reasons of declarations that explain nothing.
fn reasons(cx: &Context<'_>, findings: &mut Findings) {
    for place in cx.policy.declarations.iter().filter_map(|declaration| declaration.idle_reason) {
        findings.push(
            Diagnostic::new(&RULE, place, Text::new("この理由は、何も説明していません", "this reason explains nothing"))
                .note(Text::new("理由は、書かれていないものとして判定しています", "judged as if no reason were given"))
                .help(Text::new("そうする事情を、それと分かるように書いてください", "say what makes it so")),
        );
    }
}

/// A register of laws in which none stands on which a requirement rests.
fn register(cx: &Context<'_>, findings: &mut Findings) {
    let Some(name) = cx.resolved.vocabulary.name(Keyword::Document, "law_register") else { return };
    let requirements =
        cx.view.standards.iter().filter_map(|(index, _)| cx.resolved.standards.get(*index)).flat_map(|standard| &standard.requirements);
    let mut bases = None;
    for declaration in cx.policy.declarations.iter().filter(|declaration| declaration.name == name && declaration.kind == Keyword::Document)
    {
        for stated in &declaration.attributes {
            let Some(Value::Laws(laws)) = &stated.value else { continue };
            let bases = bases.get_or_insert_with(|| {
                requirements
                    .clone()
                    .flat_map(|requirement| &requirement.cites)
                    .flat_map(Cited::citations)
                    .filter_map(|citation| citation.id)
                    .collect::<BTreeSet<_>>()
            });
            let registry = Registry::built_in();
            let read: Vec<_> = laws.iter().flat_map(|law| read(law, registry).unwrap_or_default()).collect();
            let is_one =
                |citation: &crate::law::Citation| citation.id.is_some_and(|id| bases.contains(&id)) || citation.kind == LawKind::Internal;
            if bases.is_empty() || read.is_empty() || read.iter().any(is_one) {
                continue;
            }
            findings.push(
                Diagnostic::new(
                    &RULE,
                    stated.value_span,
                    Text::new(
                        "適用法令一覧に、遵守事項の根拠となる法令が一つもありません",
                        "the register names none of the laws on which the requirements rest",
                    ),
                )
                .help(Text::new(
                    "個人情報保護法、医療法施行規則など、この機関に適用される法令を挙げてください",
                    "name the laws that apply here, such as 個人情報保護法 and 医療法施行規則",
                )),
            );
        }
    }
}
