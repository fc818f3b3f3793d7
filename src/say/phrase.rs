//! The clause that says what is stated of one attribute: by the sentence that the vocabulary has for it, else by its type.

use super::compose::{Clauses, Composer};
use super::value::{self, days, spelled};
use super::{english, japanese};
use crate::diagnostic::Lang;
use crate::model::value::Value;
use crate::model::vocabulary::phrase::{Piece, Template};
use crate::model::vocabulary::{Attribute, AttributeId, Direction, Phrase, ValueType, WordId};
use crate::resolve::policy::Stated;

/// The clauses that say the values of an attribute: one sentence's for all of them together, or for each where each says something else.
pub(super) fn clauses(composer: &mut Composer<'_, '_>, attribute: AttributeId, stated: &[Stated]) -> Vec<Vec<String>> {
    let (voice, vocabulary) = (composer.voice, composer.voice.resolved.vocabulary);
    let attribute = vocabulary.attribute(attribute);
    if matches!(attribute.value, ValueType::Choice(_) | ValueType::YesNo) {
        return stated.iter().filter_map(|stated| one(composer, attribute, stated)).collect();
    }
    let values: Vec<String> = stated.iter().filter_map(|stated| value::stated(voice, composer.matter, stated)).collect();
    let value = match voice.lang {
        Lang::Ja => japanese::list(&values, false),
        Lang::En => english::list(&values, false),
    };
    let template = attribute.sentence.as_ref().and_then(first(voice.lang)).unwrap_or_else(|| generic(attribute, voice.lang));
    vec![said(composer, &template, &value)]
}

/// Whether there is something, or which of several things there is.
fn one(composer: &mut Composer<'_, '_>, attribute: &Attribute, stated: &Stated) -> Option<Vec<String>> {
    let (lang, vocabulary) = (composer.voice.lang, composer.voice.resolved.vocabulary);
    let value = stated.value.as_ref()?;
    let template = |phrase: Option<&Phrase>| phrase.and_then(first(lang));
    let (template, word) = match value {
        Value::YesNo(yes) => {
            let there_is = template(attribute.sentence.as_ref()).unwrap_or_else(|| is_there(attribute, lang));
            let said =
                if *yes { there_is } else { template(attribute.negated.as_ref()).unwrap_or_else(|| is_not_asked_for(there_is, lang)) };
            (said, String::new())
        }
        Value::Choice(word) => {
            let own = attribute.word_sentences.iter().find(|(own, _)| own == word).map(|(_, phrase)| phrase);
            let sentence = template(own).or_else(|| template(attribute.sentence.as_ref()));
            let shown = spelled(vocabulary.word_spelling(*word), lang);
            let is_generic = sentence.is_none();
            let word = word_said(composer, *word).filter(|_| !is_generic).unwrap_or(shown);
            (sentence.unwrap_or_else(|| generic(attribute, lang)), word)
        }
        _ => return None,
    };
    let mut said = said(composer, &template, &word);
    if let (Some(first), Some(days)) = (said.first_mut(), days(stated.from, stated.until.map(|(day, _)| day), lang)) {
        *first = if lang == Lang::Ja { format!("{days}、{first}") } else { format!("{days} {first}") };
    }
    Some(said)
}

/// How a word is said that has a sentence of its own wherever it is taken.
fn word_said(composer: &mut Composer<'_, '_>, word: WordId) -> Option<String> {
    let template = composer.voice.resolved.vocabulary.word_sentence(word).and_then(first(composer.voice.lang))?;
    Some(said(composer, &template, "").concat())
}

fn first(lang: Lang) -> impl Fn(&Phrase) -> Option<Template> {
    move |phrase| phrase.sentences(lang)?.into_iter().next()
}

fn said(composer: &mut Composer<'_, '_>, template: &[Piece], value: &str) -> Vec<String> {
    let mut clauses = Clauses::new();
    composer.say(template, Some(value), &mut clauses);
    clauses.all.retain(|clause| !clause.is_empty());
    clauses.all
}

/// What is said of an attribute without a sentence: 「最短文字数を13文字以上とする」.
fn generic(attribute: &Attribute, lang: Lang) -> Template {
    let is_bound = matches!(attribute.value, ValueType::Count(_)) || attribute.is_length();
    let (before, after) = match (lang, attribute.direction) {
        (Lang::Ja, Direction::Higher) if is_bound => ("を", "以上とする"),
        (Lang::Ja, Direction::Lower) if is_bound => ("を", "以下とする"),
        (Lang::Ja, _) => ("を", "とする"),
        (Lang::En, Direction::Higher) if is_bound => ("have at least ", " as "),
        (Lang::En, Direction::Lower) if is_bound => ("have at most ", " as "),
        (Lang::En, _) => ("have ", " as "),
    };
    let name = spelled(&attribute.spelling, lang);
    let text = |text: &str| Piece::Text(text.to_owned());
    match lang {
        Lang::Ja => vec![text(&name), text(before), Piece::Value, text(after)],
        Lang::En => vec![text(before), Piece::Value, text(after), text("the "), text(&name)],
    }
}

/// What is said of something that there is, without a sentence: 「誓約書を要する」.
fn is_there(attribute: &Attribute, lang: Lang) -> Template {
    let name = spelled(&attribute.spelling, lang);
    vec![Piece::Text(match lang {
        Lang::Ja => format!("{name}を要する"),
        Lang::En => format!("have {name}"),
    })]
}

/// What is said of something that there is not: 「誓約書を提出することまでは求めない」.
fn is_not_asked_for(there_is: Template, lang: Lang) -> Template {
    match lang {
        Lang::Ja => there_is.into_iter().chain([Piece::Text("ことまでは求めない".to_owned())]).collect(),
        Lang::En => [Piece::Text("not be bound to ".to_owned())].into_iter().chain(there_is).collect(),
    }
}
