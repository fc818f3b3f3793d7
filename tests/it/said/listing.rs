//! Every word of the vocabulary in a sentence, as a list to be read by somebody who writes policies.

use std::fmt::Write as _;

use kitei::Lang;
use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::value::Value;
use kitei::internals::model::vocabulary::{Attribute, NameId, ValueType, Vocabulary};
use kitei::internals::say;
use kitei::internals::syntax::keyword::Keyword;

use crate::harness::{DAY, Repository};

/// Values of an attribute as they are written: each word of a choice, both answers, else an example.
fn examples(vocabulary: &Vocabulary, attribute: &Attribute) -> Vec<String> {
    let spelled = |words: &[_]| words.iter().map(|word| vocabulary.word_spelling(*word).ja.to_string()).collect::<Vec<_>>();
    let first = || attribute.range.as_ref().map(|(from, _)| vocabulary.show(from, Lang::Ja));
    match &attribute.value {
        ValueType::Text => vec!["「例文」".to_owned()],
        ValueType::YesNo => vec!["有".to_owned(), "無".to_owned()],
        ValueType::Count(_) => vec![match &attribute.range {
            Some((Value::Count(from, _), Value::Count(to, _))) => (from + 3).min(*to).to_string(),
            _ => "3".to_owned(),
        }],
        ValueType::Duration(_) if attribute.is_interval() => vec!["年1回".to_owned(), "6か月".to_owned()],
        ValueType::Duration(_) => vec![first().unwrap_or_else(|| "1年".to_owned())],
        ValueType::Date => vec!["2026-04-01".to_owned()],
        ValueType::Hours => vec!["平日9:00-17:00、土曜日9:00-12:00".to_owned()],
        ValueType::Choice(words) => spelled(words),
        ValueType::Words(words) | ValueType::Extent(words) => vec![spelled(&words[..words.len().min(3)]).join("、")],
        ValueType::Actors => vec!["院長、企画管理者".to_owned()],
        ValueType::References(kinds) => match kinds[0] {
            Keyword::Vendor => vec!["甲社".to_owned()],
            Keyword::System => vec!["電子カルテ".to_owned()],
            Keyword::Information => vec!["診療録".to_owned()],
            kind => vec![vocabulary.names_of(kind).next().unwrap().1.spelling.ja.to_string()],
        },
        ValueType::Laws => vec!["個人情報保護法第23条".to_owned()],
    }
}

fn name_text(vocabulary: &Vocabulary, kind: Keyword, name: NameId, body: &str) -> String {
    format!("  {} {} {{ {body} }}\n", kind.ja(), vocabulary.name_entry(name).spelling.ja)
}

/// Declarations that use every word: each name by itself and with each of its own attributes, and the attributes of the kind with its first.
fn declarations(vocabulary: &Vocabulary, kind: Keyword) -> String {
    let mut text = String::new();
    let stated = |attribute: &Attribute| {
        let examples = examples(vocabulary, attribute).into_iter();
        examples.map(|value| format!("{} {value}", attribute.spelling.ja)).collect::<Vec<_>>()
    };
    let first = vocabulary.names_of(kind).map(|(name, _)| name).find(|name| vocabulary.name_entry(*name).sentence.is_none()).unwrap();
    for attribute in vocabulary.attributes_of(kind, None) {
        for body in stated(vocabulary.attribute(attribute)) {
            text += &name_text(vocabulary, kind, first, &body);
        }
    }
    for (name, entry) in vocabulary.names_of(kind) {
        text += &name_text(vocabulary, kind, name, "");
        let mut own: Vec<_> = entry.attributes.values().copied().collect();
        own.sort_unstable();
        own.dedup();
        for attribute in own {
            for body in stated(vocabulary.attribute(attribute)) {
                text += &name_text(vocabulary, kind, name, &body);
            }
        }
    }
    text
}

#[test]
fn every_word_said() {
    let none = Whole::read([("policy.kitei", "")]);
    let vocabulary = &none.knowledge.vocabulary;
    let article = |kind: Keyword| format!("条 「{}」 {{\n{}}}\n", kind.ja(), declarations(vocabulary, kind));
    let declared = Keyword::DECLARATIONS.map(article).concat();
    let facts = "現況 { 事業者 甲社; システム 電子カルテ; 情報 診療録 }\n";
    let text = format!("規程 「例」 {{ 機関 病院 「例病院」 }}\n{facts}{declared}");
    let texts = Whole::read(Repository::of("policy.kitei", &text).0);
    let mut findings = Findings::default();
    let resolved = texts.resolve(DAY, &mut findings);
    let mut list = String::new();
    for (id, policy, _) in resolved.iter() {
        for declaration in &policy.declarations {
            let written = texts.sources.text(declaration.whole).replace(" {  }", "");
            writeln!(list, "{written}").unwrap();
            for lang in [Lang::Ja, Lang::En] {
                let separator = if lang == Lang::Ja { "" } else { " " };
                writeln!(list, "  {}", say::declaration(&resolved, id, declaration, lang).join(separator)).unwrap();
            }
        }
    }
    insta::assert_snapshot!(list);
}
