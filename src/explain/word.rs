//! The page of a word of the vocabulary, a name or an attribute: what it is, both spellings, how it is said.

use crate::answer::Page;
use crate::diagnostic::{Lang, Text};
use crate::model::vocabulary::phrase::Piece;
use crate::model::vocabulary::{AttributeId, NameId, Phrase, Spelling, Vocabulary};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// The pages of all that is spelled so in either language; none where nothing is.
pub(super) fn page(vocabulary: &Vocabulary, word: &str) -> Option<Page> {
    let key = look_up_key(word);
    let mut page = Page::default();
    let kinds = || Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES);
    let names = kinds().filter_map(|kind| Some((kind, vocabulary.name(kind, &key)?)));
    for (kind, name) in names {
        page.next();
        write_name(vocabulary, kind, name, &mut page);
    }
    let mut attributes: Vec<(Keyword, Option<NameId>, AttributeId)> = Vec::new();
    for kind in kinds() {
        attributes.extend(vocabulary.attribute_of(kind, None, &key).map(|attribute| (kind, None, attribute)));
        let own = vocabulary.names_of(kind).filter_map(|(name, entry)| Some((name, *entry.attributes.get(&*key)?)));
        attributes.extend(own.map(|(name, attribute)| (kind, Some(name), attribute)));
    }
    for (kind, name, attribute) in attributes {
        page.next();
        write_attribute(vocabulary, kind, name, attribute, &mut page);
    }
    (!page.parts.is_empty()).then_some(page)
}

fn write_name(vocabulary: &Vocabulary, kind: Keyword, name: NameId, page: &mut Page) {
    let entry = vocabulary.name_entry(name);
    page.title(&named(vocabulary, kind, Some(name)));
    write_spelling(&entry.spelling, page);
    if !entry.is.is_empty() {
        let wider = |lang| entry.is.iter().map(|&wider| vocabulary.name_entry(wider).spelling.get(lang)).collect::<Vec<_>>();
        page.fact("上位語", "counts as", &Text::new(wider(Lang::Ja).join("、"), wider(Lang::En).join(", ")));
    }
    let frame = vocabulary.frame(kind);
    let of_kind = || frame.and_then(|frame| frame.predicate.as_ref().or(frame.sentence.as_ref()));
    let said = |lang| {
        let own = entry.sentence.as_ref().and_then(|phrase| said(phrase, &entry.spelling, lang));
        own.or_else(|| said(of_kind()?, &entry.spelling, lang)).unwrap_or_default()
    };
    page.fact("文", "sentence", &Text::new(said(Lang::Ja), said(Lang::En)));
    page.heading("属性", "Attributes");
    for attribute in vocabulary.attributes_of(kind, Some(name)) {
        let spelling = &vocabulary.attribute(attribute).spelling;
        let (ja, en) = (attribute_said(vocabulary, attribute, Lang::Ja), attribute_said(vocabulary, attribute, Lang::En));
        page.entry(0, &Text::new(format!("{}（{}）：{ja}", spelling.ja, spelling.en), format!("{} ({}): {en}", spelling.en, spelling.ja)));
    }
}

fn write_attribute(vocabulary: &Vocabulary, kind: Keyword, name: Option<NameId>, attribute: AttributeId, page: &mut Page) {
    let entry = vocabulary.attribute(attribute);
    let of = named(vocabulary, kind, name);
    page.title(&Text::new(format!("{}の属性「{}」", of.ja, entry.spelling.ja), format!("attribute {} of {}", entry.spelling.en, of.en)));
    write_spelling(&entry.spelling, page);
    let (ja, en) = (attribute_said(vocabulary, attribute, Lang::Ja), attribute_said(vocabulary, attribute, Lang::En));
    page.fact("文", "sentence", &Text::new(ja, en));
}

/// 対策「パスワード」.
fn named(vocabulary: &Vocabulary, kind: Keyword, name: Option<NameId>) -> Text {
    match name.map(|name| &vocabulary.name_entry(name).spelling) {
        Some(spelling) => Text::new(format!("{}「{}」", kind.ja(), spelling.ja), format!("{} {}", kind.en(), spelling.en)),
        None => Text::new(format!("すべての{}", kind.ja()), format!("every {}", kind.en())),
    }
}

fn write_spelling(spelling: &Spelling, page: &mut Page) {
    page.fact("綴り", "spelled", &Text::new(format!("{}、{}", spelling.ja, spelling.en), format!("{}, {}", spelling.en, spelling.ja)));
}

/// How an attribute is said: that it is, that it is not, and with words that are said otherwise.
fn attribute_said(vocabulary: &Vocabulary, attribute: AttributeId, lang: Lang) -> String {
    let attribute = vocabulary.attribute(attribute);
    let words = attribute.word_sentences.iter().map(|(_, phrase)| phrase);
    let phrases = attribute.sentence.iter().chain(&attribute.negated).chain(words);
    let said: Vec<String> = phrases.filter_map(|phrase| said(phrase, &attribute.spelling, lang)).collect();
    said.join(if lang == Lang::Ja { "／" } else { " / " })
}

/// A template as it is read: the name in its place, what is filled in as what it is, what may be missing in brackets.
fn said(phrase: &Phrase, name: &Spelling, lang: Lang) -> Option<String> {
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
