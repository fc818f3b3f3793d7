//! An example of a thing in a policy: a statement that states it, and the sentence that says the statement.

use super::{Thing, demands};
use crate::diagnostic::{Lang, Text};
use crate::explain::Pages;
use crate::explain::sample::with_policy;
use crate::model::value::{Sense, Value, ValueType};
use crate::model::vocabulary::{AttributeId, NameId, Vocabulary, WordId};
use crate::say::{Values, Voice};
use crate::syntax::keyword::Keyword;

/// So many attributes stand in the example of a name.
const SHOWN: usize = 2;

/// A statement, and what it says.
pub(super) struct Example {
    pub statement: Text,
    pub said: Option<Text>,
}

/// The example of a thing; none of one that stands in a policy by itself nowhere.
pub(super) fn of(pages: &Pages<'_>, thing: Thing) -> Option<Example> {
    let vocabulary = &pages.knowledge.vocabulary;
    match thing {
        Thing::Name(name) => Some(declared(pages, vocabulary.name_entry(name).kind, name, &shown(pages, name))),
        Thing::Attribute(kind, name, attribute) => {
            let stated = [(attribute, demands::value(pages, attribute))];
            match name.or_else(|| vocabulary.names_of(kind).map(|(name, _)| name).next()) {
                Some(name) if !kind.is_entity_kind() => Some(declared(pages, kind, name, &stated)),
                _ => Some(set_up(pages, kind, &stated)),
            }
        }
        Thing::Fact(fact) => {
            let entry = vocabulary.fact_entry(fact);
            let statement = match &entry.value {
                ValueType::YesNo => both_of(|lang| format!("{} {}", keyword(Keyword::Yes, lang), entry.spelling.get(lang))),
                value => both_of(|lang| format!("{} {}", entry.spelling.get(lang), plausible(vocabulary, value, None, lang))),
            };
            let head = |lang| keyword(Keyword::Facts, lang);
            Some(Example { statement: both_of(|lang| format!("{} {{ {} }}", head(lang), statement.get(lang))), said: None })
        }
        Thing::Institution(kind) => {
            let spelling = vocabulary.institution_spelling(kind);
            let named = |lang| if lang == Lang::Ja { "「緑会」" } else { "\"Midorikai\"" };
            let statement = both_of(|lang| format!("{} {} {}", keyword(Keyword::Institution, lang), spelling.get(lang), named(lang)));
            Some(Example { statement, said: None })
        }
        Thing::Word(word) => {
            let (kind, name, attribute) = taking(vocabulary, word).into_iter().next()?;
            let value = value_of(vocabulary, attribute, word);
            let stated = [(attribute, value.as_ref())];
            match name.or_else(|| vocabulary.names_of(kind).map(|(name, _)| name).next()) {
                Some(name) if !kind.is_entity_kind() => Some(declared(pages, kind, name, &stated)),
                _ => Some(set_up(pages, kind, &stated)),
            }
        }
        Thing::Unit(_) => None,
    }
}

/// Where a word can stand: each attribute that takes it once.
pub(super) fn taking(vocabulary: &Vocabulary, word: WordId) -> Vec<(Keyword, Option<NameId>, AttributeId)> {
    let kinds = Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES);
    let takes = |attribute: &AttributeId| vocabulary.attribute(*attribute).value.words().contains(&word);
    let mut found = Vec::new();
    for kind in kinds {
        found.extend(vocabulary.attributes_where(kind, None, |attribute| takes(&attribute)).into_iter().map(|one| (kind, None, one)));
        for (name, entry) in vocabulary.names_of(kind) {
            let mut own: Vec<AttributeId> = entry.attributes.values().copied().filter(takes).collect();
            own.dedup();
            found.extend(own.into_iter().take(1).map(|one| (kind, Some(name), one)));
        }
    }
    found
}

fn value_of(vocabulary: &Vocabulary, attribute: AttributeId, word: WordId) -> Option<Value> {
    use crate::model::value::Member;
    match &vocabulary.attribute(attribute).value {
        ValueType::Choice(_) => Some(Value::Choice(word)),
        ValueType::Words(_) | ValueType::Extent(_) => Some(Value::Words([Member::Word(word)].into_iter().collect())),
        _ => None,
    }
}

/// What is shown of a name: what requirements ask of it, else what is its own.
fn shown<'a>(pages: &'a Pages<'_>, name: NameId) -> Vec<(AttributeId, Option<&'a Value>)> {
    let vocabulary = &pages.knowledge.vocabulary;
    let mut all = demands::attributes(pages, Thing::Name(name));
    let mut own: Vec<AttributeId> = vocabulary.name_entry(name).attributes.values().copied().collect();
    own.sort_unstable();
    all.extend(own);
    let mut shown: Vec<AttributeId> = Vec::new();
    for attribute in all {
        let is_plain = !matches!(vocabulary.attribute(attribute).value, ValueType::References(_) | ValueType::Text | ValueType::Laws);
        if is_plain && !shown.contains(&attribute) && shown.len() < SHOWN {
            shown.push(attribute);
        }
    }
    shown.into_iter().map(|attribute| (attribute, demands::value(pages, attribute))).collect()
}

fn keyword(keyword: Keyword, lang: Lang) -> &'static str {
    if lang == Lang::Ja { keyword.ja() } else { keyword.en() }
}

fn both_of(made: impl Fn(Lang) -> String) -> Text {
    super::both(made)
}

/// `対策 パスワード { 最短文字数 13文字 }`.
fn declared(pages: &Pages<'_>, kind: Keyword, name: NameId, stated: &[(AttributeId, Option<&Value>)]) -> Example {
    let vocabulary = &pages.knowledge.vocabulary;
    let spelling = &vocabulary.name_entry(name).spelling;
    let statement = both_of(|lang| {
        let block = block(vocabulary, stated, lang);
        format!("{} {}{block}", keyword(kind, lang), spelling.get(lang))
    });
    let said = |lang| {
        let text = match lang {
            Lang::Ja => format!("規程 「見本」 {{\n}}\n条 「見本」 {{\n  {}\n}}\n", statement.ja),
            Lang::En => format!("policy \"sample\" {{\n}}\narticle \"sample\" {{\n  {}\n}}\n", statement.en),
        };
        with_policy(&text, pages.day, pages.knowledge, |resolved, policy, view| {
            let declaration = policy.declarations.iter().next()?;
            Some(Voice::of(resolved, policy, view, Values::Shown).declaration(declaration).concat())
        })
        .flatten()
    };
    Example { said: said(Lang::Ja).zip(said(Lang::En)).map(|(ja, en)| Text::new(ja, en)), statement }
}

/// `システム 「見本システム」 { 形態 クラウド }`.
fn set_up(pages: &Pages<'_>, kind: Keyword, stated: &[(AttributeId, Option<&Value>)]) -> Example {
    let vocabulary = &pages.knowledge.vocabulary;
    let statement = both_of(|lang| {
        let name = if lang == Lang::Ja { "「見本」" } else { "\"sample\"" };
        format!("{} {name}{}", keyword(kind, lang), block(vocabulary, stated, lang))
    });
    let said = |lang| {
        let text = match lang {
            Lang::Ja => format!("規程 「見本」 {{\n}}\n現況 {{\n  {}\n}}\n", statement.ja),
            Lang::En => format!("policy \"sample\" {{\n}}\nfacts {{\n  {}\n}}\n", statement.en),
        };
        with_policy(&text, pages.day, pages.knowledge, |resolved, policy, view| {
            let entity = policy.entities.first()?;
            Some(Voice::of(resolved, policy, view, Values::Shown).entity(entity).concat())
        })
        .flatten()
    };
    Example { said: said(Lang::Ja).zip(said(Lang::En)).map(|(ja, en)| Text::new(ja, en)), statement }
}

fn block(vocabulary: &Vocabulary, stated: &[(AttributeId, Option<&Value>)], lang: Lang) -> String {
    let line = |(attribute, asked): &(AttributeId, Option<&Value>)| {
        let entry = vocabulary.attribute(*attribute);
        format!("{} {}", entry.spelling.get(lang), plausible_in(vocabulary, *attribute, *asked, lang))
    };
    let lines: Vec<String> = stated.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!(" {{ {} }}", lines.join("; ")) }
}

/// The value that is asked for, else one that is plausible.
fn plausible_in(vocabulary: &Vocabulary, attribute: AttributeId, asked: Option<&Value>, lang: Lang) -> String {
    let entry = vocabulary.attribute(attribute);
    match asked {
        Some(value) if *value != Value::Undecided => value.write(vocabulary, lang),
        _ => {
            let strict = matches!(entry.direction, crate::model::vocabulary::Direction::Ordered);
            let words = entry.value.words();
            let word = if strict { words.last() } else { words.first() };
            match word {
                Some(word) => vocabulary.word_spelling(*word).get(lang).to_owned(),
                None => plausible(vocabulary, &entry.value, entry.range.as_ref(), lang),
            }
        }
    }
}

/// A value of a type, within what is plausible.
fn plausible(vocabulary: &Vocabulary, value: &ValueType, range: Option<&(Value, Value)>, lang: Lang) -> String {
    let ja = lang == Lang::Ja;
    match value {
        ValueType::Text if ja => "「…」".to_owned(),
        ValueType::Text => "\"…\"".to_owned(),
        ValueType::YesNo => keyword(Keyword::Yes, lang).to_owned(),
        ValueType::Count(unit) => {
            let least = range.map_or(2, |(least, _)| if let Value::Count(count, _) = least { (*count).max(2) } else { 2 });
            Value::Count(least, *unit).write(vocabulary, lang)
        }
        ValueType::Duration(Sense::Interval) if ja => "年1回".to_owned(),
        ValueType::Duration(Sense::Interval) => "1 year".to_owned(),
        ValueType::Duration(Sense::Deadline) if ja => "7日".to_owned(),
        ValueType::Duration(Sense::Deadline) => "7 days".to_owned(),
        ValueType::Duration(Sense::Length) if ja => "1か月".to_owned(),
        ValueType::Duration(Sense::Length) => "1 month".to_owned(),
        ValueType::Date if ja => "令和8年4月1日".to_owned(),
        ValueType::Date => "2026-04-01".to_owned(),
        ValueType::Hours => value.example(vocabulary).get(lang).to_owned(),
        ValueType::Actors if ja => "院長".to_owned(),
        ValueType::Actors => "director".to_owned(),
        ValueType::Laws => "医療法第25条".to_owned(),
        ValueType::References(kinds) => {
            let name =
                kinds.iter().find_map(|kind| vocabulary.names_of(*kind).next()).map(|(_, entry)| entry.spelling.get(lang).to_owned());
            name.unwrap_or_else(|| if ja { "「見本」".to_owned() } else { "\"sample\"".to_owned() })
        }
        ValueType::Choice(words) | ValueType::Words(words) | ValueType::Extent(words) => {
            words.first().map_or_else(|| "?".to_owned(), |word| vocabulary.word_spelling(*word).get(lang).to_owned())
        }
    }
}
