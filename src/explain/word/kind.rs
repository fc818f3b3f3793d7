//! The page of a kind of declaration or entity: 対策, `vendor`. What every one of it may state, and what the vocabulary names of it.

use super::both;
use super::write::attributes;
use crate::answer::Page;
use crate::diagnostic::{Lang, Text};
use crate::model::vocabulary::Vocabulary;
use crate::syntax::keyword::Keyword;

/// Writes the page of the kind that is spelled so; nothing where none is.
pub(super) fn write(vocabulary: &Vocabulary, key: &str, page: &mut Page) {
    let Some(kind) = Keyword::spelled(key).filter(|kind| kind.is_declaration_kind() || kind.is_entity_kind()) else { return };
    let sort = if kind.is_declaration_kind() {
        Text::new("宣言の種類", "kind of declaration")
    } else {
        Text::new("現況に書くものの種類", "kind of thing among the facts")
    };
    page.next();
    page.title(&Text::new(format!("{}「{}」", sort.ja, kind.ja()), format!("{} {}", sort.en, kind.en())));
    page.fact("綴り", "spelled", &Text::new(format!("{}、{}", kind.ja(), kind.en()), format!("{}, {}", kind.en(), kind.ja())));
    attributes(vocabulary, kind, None, page);
    let names = |lang: Lang| vocabulary.names_of(kind).map(move |(_, entry)| entry.spelling.get(lang).to_owned()).collect::<Vec<_>>();
    if vocabulary.names_of(kind).next().is_some() {
        page.heading("語彙にある名前", "names in the vocabulary");
        page.paragraph(&both(|lang| names(lang).join(if lang == Lang::Ja { "、" } else { ", " })));
    }
}
