//! What is declared, said: every word of the vocabulary has its sentence, and the sentences say what is declared, all of it.

mod listing;
mod read_back;
mod values;

use kitei::Lang;
use kitei::internals::Whole;
use kitei::internals::model::vocabulary::{Attribute, NameId, Phrase, Piece, ValueType, Vocabulary};
use kitei::internals::syntax::keyword::Keyword;
use kitei::internals::text::look_up_key;

fn kinds() -> impl Iterator<Item = Keyword> {
    let entities = Keyword::ENTITIES.into_iter();
    Keyword::DECLARATIONS.into_iter().chain(entities)
}

/// What a template names, wherever in it.
fn places(template: &[Piece]) -> Vec<&str> {
    let named = template.iter().map(|piece| match piece {
        Piece::Place(word) => vec![word.as_str()],
        Piece::Option(inner) => places(inner),
        Piece::Text(_) | Piece::Value | Piece::Rest(_) | Piece::Joint => Vec::new(),
    });
    named.flatten().collect()
}

/// The faults of a phrase of a kind or name.
fn faults(vocabulary: &Vocabulary, kind: Keyword, name: Option<NameId>, phrase: &Phrase, languages: &[Lang], of: &str) -> Vec<String> {
    let mut found = Vec::new();
    for &lang in languages {
        let Some(sentences) = phrase.sentences(lang) else {
            found.push(format!("{of}: no sentence in {lang:?}"));
            continue;
        };
        for word in sentences.iter().flat_map(|sentence| places(sentence)) {
            let is_own = matches!(word, "名" | "name" | "述部" | "predicate");
            let is_of_language = word.is_ascii() == (lang == Lang::En);
            if !is_of_language || !is_own && vocabulary.attribute_of(kind, name, &look_up_key(word)).is_none() {
                found.push(format!("{of}: {{{word}}} stands for nothing"));
            }
        }
    }
    found
}

fn attribute_faults(vocabulary: &Vocabulary, kind: Keyword, name: Option<NameId>, attribute: &Attribute, of: &str) -> Vec<String> {
    const BOTH: [Lang; 2] = [Lang::Ja, Lang::En];
    let words = attribute.word_sentences.iter().map(|(_, phrase)| phrase);
    let phrases = attribute.sentence.iter().chain(&attribute.negated).chain(words);
    let mut found: Vec<String> = phrases.flat_map(|phrase| faults(vocabulary, kind, name, phrase, &BOTH, of)).collect();
    let says_value = |phrase: &Phrase| {
        let holds = |lang| phrase.sentences(lang).is_some_and(|sentences| sentences.concat().contains(&Piece::Value));
        BOTH.into_iter().all(holds)
    };
    let is_whole = match &attribute.value {
        ValueType::YesNo => attribute.sentence.is_some(),
        ValueType::Choice(words) => {
            let is_said = |word| attribute.word_sentences.iter().any(|(said, _)| said == word);
            words.iter().all(is_said) || attribute.sentence.as_ref().is_some_and(says_value)
        }
        _ => attribute.sentence.as_ref().is_some_and(says_value),
    };
    if !is_whole {
        found.push(format!("{of}: no sentence with its value"));
    }
    found
}

#[test]
fn every_word_has_its_sentence() {
    let texts = Whole::read([("policy.kitei", "")]);
    let vocabulary = &texts.knowledge.vocabulary;
    let mut found = Vec::new();
    for kind in kinds() {
        let frame = vocabulary.frame(kind).unwrap();
        let own = frame.sentence.as_ref().unwrap_or_else(|| panic!("{} has no sentence", kind.en()));
        for phrase in [own].into_iter().chain(&frame.predicate) {
            found.extend(faults(vocabulary, kind, None, phrase, &[Lang::Ja, Lang::En], kind.en()));
        }
        for attribute in vocabulary.attributes_of(kind, None) {
            let attribute = vocabulary.attribute(attribute);
            let of = format!("{}.{}", kind.en(), attribute.spelling.en);
            found.extend(attribute_faults(vocabulary, kind, None, attribute, &of));
        }
        for (id, name) in vocabulary.names_of(kind) {
            let of = format!("{} {}", kind.en(), name.spelling.en);
            if let Some(phrase) = &name.sentence {
                // In English the predicate of the kind will do.
                let has_english = phrase.sentences(Lang::En).is_some();
                let languages = if has_english { &[Lang::Ja, Lang::En][..] } else { &[Lang::Ja] };
                found.extend(faults(vocabulary, kind, Some(id), phrase, languages, &of));
                // What is not named cannot be found in the wording.
                let names = |lang| {
                    phrase.sentences(lang).is_some_and(|said| places(&said.concat()).iter().any(|word| matches!(*word, "名" | "name")))
                };
                if !languages.iter().all(|lang| names(*lang)) {
                    found.push(format!("{of}: its predicate does not name it"));
                }
            }
            let mut own: Vec<_> = name.attributes.values().copied().collect();
            own.sort_unstable();
            own.dedup();
            for attribute in own {
                let attribute = vocabulary.attribute(attribute);
                let of = format!("{of}.{}", attribute.spelling.en);
                found.extend(attribute_faults(vocabulary, kind, Some(id), attribute, &of));
            }
        }
    }
    assert_eq!(found, [""; 0]);
}
