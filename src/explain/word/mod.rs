//! The pages of what the vocabulary knows: names, attributes, words of values, facts, kinds of institution and units, by either spelling or
//! by what else people call them.

mod demands;
mod example;
mod kind;
mod template;
mod write;

pub(super) use write::kind_of_value;

use super::Pages;
use crate::answer::Page;
use crate::diagnostic::{Lang, Text};
use crate::model::vocabulary::{
    AttributeId, FactId, InstitutionId, KnownWord, Meant, NameId, Spelling, UnitId, Vocabulary, WordId, called, covered, meant,
};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;

/// Something that the vocabulary knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Name(NameId),
    /// Of every declaration of a kind, or of a name.
    Attribute(Keyword, Option<NameId>, AttributeId),
    Word(WordId),
    Fact(FactId),
    Institution(InstitutionId),
    Unit(UnitId),
}

impl Thing {
    fn spelling(self, vocabulary: &Vocabulary) -> &Spelling {
        match self {
            Self::Name(name) => &vocabulary.name_entry(name).spelling,
            Self::Attribute(.., attribute) => &vocabulary.attribute(attribute).spelling,
            Self::Word(word) => vocabulary.word_spelling(word),
            Self::Fact(fact) => &vocabulary.fact_entry(fact).spelling,
            Self::Institution(kind) => vocabulary.institution_spelling(kind),
            Self::Unit(unit) => vocabulary.unit_spelling(unit),
        }
    }

    /// Whether it is one of those among which a word would be looked for in one place of a policy.
    fn stands_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Attribute(..), Self::Attribute(..)) => true,
            (one, other) => std::mem::discriminant(&one) == std::mem::discriminant(&other),
        }
    }
}

/// The pages of all that is spelled so in either language, and of what people call so; none where nothing is.
pub(super) fn page(pages: &Pages<'_>, word: &str) -> Option<Page> {
    let vocabulary = &pages.knowledge.vocabulary;
    let key = look_up_key(word);
    let all = things(vocabulary);
    let is_spelled = |spelling: &Spelling| *spelling.en == *key || *look_up_key(&spelling.ja) == *key;
    let mut page = Page::default();
    for thing in all.iter().filter(|thing| is_spelled(thing.spelling(vocabulary))) {
        page.next();
        write::thing(pages, *thing, &mut page);
    }
    if page.parts.is_empty() {
        kind::write(vocabulary, &key, &mut page);
    }
    let mut said: fn(&str, &Spelling) -> Text = as_written;
    let mut found = meant_by(vocabulary, word, &all, called_or_covered);
    if found.is_empty() && page.parts.is_empty() {
        // What may be a slip, or ends like a word, may as well be something else.
        (said, found) = (if_meant, meant_by(vocabulary, word, &all, meant));
    }
    for spelling in found.into_iter().filter(|spelling| !is_spelled(spelling)) {
        page.next();
        page.paragraph(&said(word, spelling));
        for thing in all.iter().filter(|thing| thing.spelling(vocabulary) == spelling) {
            page.next();
            write::thing(pages, *thing, &mut page);
        }
    }
    (!page.parts.is_empty()).then_some(page)
}

/// The page of a name.
pub(super) fn name(pages: &Pages<'_>, name: NameId, page: &mut Page) {
    page.next();
    write::thing(pages, Thing::Name(name), page);
}

/// The page of an attribute.
pub(super) fn attribute(pages: &Pages<'_>, attribute: AttributeId, page: &mut Page) {
    let is_it = |thing: &Thing| matches!(thing, Thing::Attribute(.., one) if *one == attribute);
    if let Some(thing) = things(&pages.knowledge.vocabulary).into_iter().find(is_it) {
        page.next();
        write::thing(pages, thing, page);
    }
}

/// How a word may be found to mean another.
type Way = for<'a> fn(&str, &[KnownWord<'a>]) -> Meant<'a>;

fn called_or_covered<'a>(word: &str, known: &[KnownWord<'a>]) -> Meant<'a> {
    match called(word, known) {
        Meant::Nothing => covered(word, known),
        found => found,
    }
}

fn as_written(word: &str, spelling: &Spelling) -> Text {
    Text::new(
        format!("「{word}」は、規程では「{}」（{}）と書きます。", spelling.ja, spelling.en),
        format!("\"{word}\" is written \"{}\" ({}) in a policy.", spelling.en, spelling.ja),
    )
}

fn if_meant(word: &str, spelling: &Spelling) -> Text {
    Text::new(
        format!("「{word}」という語はありません。「{}」（{}）のことであれば、次のとおりです。", spelling.ja, spelling.en),
        format!("there is no word \"{word}\"; if \"{}\" ({}) is meant, this is it.", spelling.en, spelling.ja),
    )
}

/// What is meant by a word among the things of each sort.
fn meant_by<'a>(vocabulary: &'a Vocabulary, word: &str, all: &[Thing], way: Way) -> Vec<&'a Spelling> {
    let mut found: Vec<&Spelling> = Vec::new();
    let mut rest = all.to_vec();
    while let Some(first) = rest.first().copied() {
        let (sort, others): (Vec<Thing>, Vec<Thing>) = rest.into_iter().partition(|thing| first.stands_with(*thing));
        rest = others;
        let known: Vec<KnownWord<'_>> = sort.iter().map(|thing| vocabulary.known_word(thing.spelling(vocabulary))).collect();
        let meant = match way(word, &known) {
            Meant::Called(one) | Meant::Perhaps(one) => vec![one],
            Meant::OneOf(all) => all,
            Meant::Nothing => Vec::new(),
        };
        for spelling in meant {
            if !found.contains(&spelling) {
                found.push(spelling);
            }
        }
    }
    found
}

/// All that the vocabulary knows, in its order.
fn things(vocabulary: &Vocabulary) -> Vec<Thing> {
    let kinds = || Keyword::DECLARATIONS.into_iter().chain(Keyword::ENTITIES);
    let mut all: Vec<Thing> = kinds().flat_map(|kind| vocabulary.names_of(kind)).map(|(name, _)| Thing::Name(name)).collect();
    for kind in kinds() {
        all.extend(vocabulary.attributes_of(kind, None).into_iter().map(|attribute| Thing::Attribute(kind, None, attribute)));
        for (name, entry) in vocabulary.names_of(kind) {
            let mut own: Vec<AttributeId> = entry.attributes.values().copied().collect();
            own.sort_unstable();
            own.dedup();
            all.extend(own.into_iter().map(|attribute| Thing::Attribute(kind, Some(name), attribute)));
        }
    }
    all.extend(vocabulary.facts().map(|(fact, _)| Thing::Fact(fact)));
    all.extend(vocabulary.words().map(|(word, _)| Thing::Word(word)));
    all.extend(vocabulary.institutions().map(|(kind, _)| Thing::Institution(kind)));
    all.extend(vocabulary.units().map(|(unit, _)| Thing::Unit(unit)));
    all
}

/// Both languages of something that is made in each.
fn both(made: impl Fn(Lang) -> String) -> Text {
    Text::new(made(Lang::Ja), made(Lang::En))
}
