//! What the sentences say: every value that is stated, and of another value another sentence.

use std::collections::BTreeSet;

use kitei::Lang;
use kitei::internals::Whole;
use kitei::internals::diagnostic::Findings;
use kitei::internals::model::value::{Duration, Member, Name, Value};
use kitei::internals::model::vocabulary::{Attribute, ValueType, Vocabulary};
use kitei::internals::resolve::policy::{Declaration, Stated};
use kitei::internals::say;

use crate::changes::other_hours;
use crate::harness::{DAY, REPOSITORIES, Repository, stated};

const LANGUAGES: [Lang; 2] = [Lang::Ja, Lang::En];

fn is_decided(stated: &Stated) -> bool {
    stated.value.as_ref().is_some_and(|value| *value != Value::Undecided)
}

/// Other values that might be stated in place of one.
fn others(vocabulary: &Vocabulary, attribute: &Attribute, value: &Value) -> Vec<Value> {
    match value {
        Value::Undecided => Vec::new(),
        Value::YesNo(yes) => vec![Value::YesNo(!yes)],
        Value::Count(count, unit) => vec![Value::Count(count + 1, *unit), Value::Count(count * 10, *unit)],
        Value::Duration(duration) => vec![
            Value::Duration(Duration { months: duration.months * 2, minutes: duration.minutes * 2 }),
            Value::Duration(Duration { months: duration.months + 1, minutes: duration.minutes }),
            Value::Duration(Duration { months: duration.months, minutes: duration.minutes + 1 }),
        ],
        Value::Date(day) => vec![Value::Date(day.tomorrow().unwrap()), Value::Date(day.with().year(day.year() + 1).build().unwrap())],
        Value::Hours(hours) => other_hours(hours).into_iter().map(|(_, hours)| Value::Hours(hours)).collect(),
        Value::Choice(word) => match &attribute.value {
            ValueType::Choice(words) => words.iter().filter(|other| *other != word).copied().map(Value::Choice).collect(),
            _ => unreachable!("{}", attribute.spelling.en),
        },
        Value::Words(words) => {
            let without = words.iter().map(|word| words.iter().filter(|other| *other != word).cloned().collect::<BTreeSet<_>>());
            let more = attribute.value.words().iter().map(|word| Member::Word(*word)).find(|word| !words.contains(word));
            let more = more.map(|word| words.iter().cloned().chain([word]).collect::<BTreeSet<_>>());
            without.filter(|words| !words.is_empty()).chain(more).map(Value::Words).collect()
        }
        Value::Names(names) => {
            let more = attribute.value.kinds().iter().flat_map(|kind| vocabulary.names_of(*kind)).map(|(name, _)| Name::Known(name));
            let more = more.filter(|name| !names.contains(name)).take(1);
            more.map(|name| Value::Names(names.iter().cloned().chain([name]).collect())).collect()
        }
        Value::Text(text) => vec![Value::Text(format!("{text}等").into())],
        Value::Laws(laws) => vec![Value::Laws(laws.iter().cloned().chain(["医療法第25条".into()]).collect())],
    }
}

#[test]
fn nothing_that_is_stated_is_left_unsaid() {
    let mut unsaid = Vec::new();
    let mut alike = Vec::new();
    for name in REPOSITORIES {
        let texts = Whole::read(Repository::fixture(name).0);
        let vocabulary = &texts.knowledge.vocabulary;
        let resolved = texts.resolve(DAY, &mut Findings::default());
        for (id, policy, _) in resolved.iter() {
            for (declaration, lang) in policy.declarations.iter().flat_map(|declaration| LANGUAGES.map(|lang| (declaration, lang))) {
                let said = say::declaration(&resolved, id, declaration, lang);
                let of = |attribute: &Attribute| format!("{name} {} {}: {}", policy.path, attribute.spelling.en, said.concat());
                for (at, stated) in declaration.attributes.iter().enumerate().filter(|(_, stated)| is_decided(stated)) {
                    let attribute = vocabulary.attribute(stated.attribute);
                    let mut less = Declaration::clone(declaration);
                    less.attributes.remove(at);
                    if say::declaration(&resolved, id, &less, lang) == said {
                        unsaid.push(of(attribute));
                    }
                    for value in others(vocabulary, attribute, stated.value.as_ref().unwrap()) {
                        let mut other = Declaration::clone(declaration);
                        other.attributes[at].value = Some(value);
                        if say::declaration(&resolved, id, &other, lang) == said {
                            alike.push(of(attribute));
                        }
                    }
                }
                let shown = shown(vocabulary, declaration);
                unsaid.extend(
                    shown.into_iter().filter(|one| lang == Lang::Ja && !said.concat().contains(one)).map(|one| format!("{one}: {said:?}")),
                );
            }
            for entity in &policy.entities {
                let said = say::entity(&resolved, id, entity, Lang::Ja);
                for at in 0..entity.attributes.len() {
                    let mut less = entity.clone();
                    let attribute = less.attributes.remove(at);
                    if is_decided(&attribute) && say::entity(&resolved, id, &less, Lang::Ja) == said {
                        unsaid.push(format!("{} of {}", vocabulary.attribute(attribute.attribute).spelling.en, entity.name));
                    }
                }
            }
        }
    }
    assert_eq!(unsaid, [""; 0]);
    assert_eq!(alike, [""; 0]);
}

/// What a sentence of a declaration has to hold: its label and title, and what it states.
fn shown(vocabulary: &Vocabulary, declaration: &Declaration) -> Vec<String> {
    let label = declaration.label.iter().map(ToString::to_string);
    let title = declaration.title.iter().map(|(title, _)| title.to_string());
    label.chain(title).chain(stated(vocabulary, declaration, Lang::Ja)).collect()
}
