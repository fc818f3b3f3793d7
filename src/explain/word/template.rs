//! Templates of sentences as they are read: what is filled in stands as what it is.

use crate::diagnostic::Lang;
use crate::model::vocabulary::phrase::Piece;
use crate::model::vocabulary::{AttributeId, Phrase, Spelling, Vocabulary};

/// How an attribute is said: that it is, that it is not, and with words that are said otherwise.
pub(super) fn attribute_said(vocabulary: &Vocabulary, attribute: AttributeId, lang: Lang) -> String {
    let attribute = vocabulary.attribute(attribute);
    let words = attribute.word_sentences.iter().map(|(_, phrase)| phrase);
    let phrases = attribute.sentence.iter().chain(&attribute.negated).chain(words);
    let said: Vec<String> = phrases.filter_map(|phrase| said(phrase, &attribute.spelling, lang)).collect();
    said.join(if lang == Lang::Ja { "／" } else { " / " })
}

/// A template as it is read: the name in its place, what is filled in as what it is, what may be missing in brackets.
pub(super) fn said(phrase: &Phrase, name: &Spelling, lang: Lang) -> Option<String> {
    let sentences = phrase.sentences(lang)?;
    let sentences: Vec<String> = sentences.iter().map(|sentence| pieces(sentence, name, lang)).collect();
    Some(sentences.join(if lang == Lang::Ja { "。" } else { ". " }))
}

fn pieces(template: &[Piece], name: &Spelling, lang: Lang) -> String {
    let of = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Value | Piece::Rest(_) => "…".to_owned(),
        Piece::Place(word) if word == "名" || word == "name" => name.get(lang).replace('_', " "),
        Piece::Place(word) if word == "述部" || word == "predicate" => "…".to_owned(),
        Piece::Place(word) => format!("〔{}〕", word.replace('_', " ")),
        Piece::Joint => if lang == Lang::Ja { "、" } else { ", " }.to_owned(),
        Piece::Option(inner) => format!("（{}）", pieces(inner, name, lang)),
    };
    template.iter().map(of).collect()
}
