//! The page of a thing: what it is, both spellings, what else it is called, its type and which way is stricter, who asks for it, an example.

use super::template::{attribute_said, said};
use super::{Thing, both, demands, example};
use crate::answer::Page;
use crate::diagnostic::{Lang, Text};
use crate::explain::Pages;
use crate::model::value::{Sense, Value, ValueType};
use crate::model::vocabulary::{AttributeId, Direction, NameId, Spelling, Vocabulary};
use crate::syntax::keyword::Keyword;

/// So many of a list are shown before it is cut.
const LISTED: usize = 24;

pub(super) fn thing(pages: &Pages<'_>, thing: Thing, page: &mut Page) {
    let vocabulary = &pages.knowledge.vocabulary;
    page.title(&title(vocabulary, thing));
    spelled(vocabulary, thing.spelling(vocabulary), page);
    match thing {
        Thing::Name(name) => of_name(vocabulary, name, page),
        Thing::Attribute(.., attribute) => of_attribute(vocabulary, attribute, page),
        Thing::Word(_) => of_word(vocabulary, thing, page),
        Thing::Fact(fact) => page.fact("型", "type", &kind_of_value(vocabulary, &vocabulary.fact_entry(fact).value)),
        Thing::Institution(_) | Thing::Unit(_) => {}
    }
    let items = demands::items(pages, thing);
    if !items.is_empty() {
        page.heading("求めている遵守事項", "Asked for by");
        for item in &items {
            page.entry(0, item);
        }
    }
    if let Some(example) = example::of(pages, thing) {
        page.heading("例", "Example");
        page.sample(&example.statement);
        if let Some(said) = &example.said {
            page.paragraph(&Text::new(format!("文にすると：{}", said.ja), format!("as a sentence: {}", said.en)));
        }
    }
    if let Thing::Name(name) = thing {
        attributes(vocabulary, vocabulary.name_entry(name).kind, Some(name), page);
    }
}

fn title(vocabulary: &Vocabulary, thing: Thing) -> Text {
    let spelling = thing.spelling(vocabulary);
    let quoted = |ja: &str, en: &str| Text::new(format!("{ja}「{}」", spelling.ja), format!("{en} {}", spelling.en));
    match thing {
        Thing::Name(name) => named(vocabulary, vocabulary.name_entry(name).kind, Some(name)),
        Thing::Attribute(kind, name, _) => {
            let of = named(vocabulary, kind, name);
            Text::new(format!("{}の属性「{}」", of.ja, spelling.ja), format!("attribute {} of {}", spelling.en, of.en))
        }
        Thing::Word(_) => quoted("語", "word"),
        Thing::Fact(_) => quoted(Keyword::Fact.ja(), Keyword::Fact.en()),
        Thing::Institution(_) => quoted("機関の種類", "kind of institution"),
        Thing::Unit(_) => quoted(Keyword::Unit.ja(), Keyword::Unit.en()),
    }
}

/// 対策「パスワード」.
fn named(vocabulary: &Vocabulary, kind: Keyword, name: Option<NameId>) -> Text {
    match name.map(|name| &vocabulary.name_entry(name).spelling) {
        Some(spelling) => Text::new(format!("{}「{}」", kind.ja(), spelling.ja), format!("{} {}", kind.en(), spelling.en)),
        None => Text::new(format!("すべての{}", kind.ja()), format!("every {}", kind.en())),
    }
}

fn spelled(vocabulary: &Vocabulary, spelling: &Spelling, page: &mut Page) {
    page.fact("綴り", "spelled", &Text::new(format!("{}、{}", spelling.ja, spelling.en), format!("{}, {}", spelling.en, spelling.ja)));
    let list = |names: &[std::sync::Arc<str>]| Text::new(names.join("、"), names.join(", "));
    let (also, covers) = (vocabulary.others(spelling), vocabulary.covered(spelling));
    if !also.is_empty() {
        page.fact("ほかの呼び方", "also called", &list(also));
    }
    if !covers.is_empty() {
        page.fact("これで書くもの", "states also", &list(covers));
    }
}

fn of_name(vocabulary: &Vocabulary, name: NameId, page: &mut Page) {
    let entry = vocabulary.name_entry(name);
    if !entry.is.is_empty() {
        let wider = |lang| entry.is.iter().map(|&wider| vocabulary.name_entry(wider).spelling.get(lang)).collect::<Vec<_>>();
        page.fact("上位語", "counts as", &Text::new(wider(Lang::Ja).join("、"), wider(Lang::En).join(", ")));
    }
    let frame = vocabulary.frame(entry.kind);
    let of_kind = || frame.and_then(|frame| frame.predicate.as_ref().or(frame.sentence.as_ref()));
    let template = both(|lang| {
        let own = entry.sentence.as_ref().and_then(|phrase| said(phrase, &entry.spelling, lang));
        own.or_else(|| said(of_kind()?, &entry.spelling, lang)).unwrap_or_default()
    });
    page.fact("文", "sentence", &template);
}

fn of_attribute(vocabulary: &Vocabulary, attribute: AttributeId, page: &mut Page) {
    let entry = vocabulary.attribute(attribute);
    page.fact("型", "type", &kind_of_value(vocabulary, &entry.value));
    if let Some((least, most)) = &entry.range {
        let shown = |value: &Value, lang| value.show(vocabulary, lang);
        page.fact("妥当な範囲", "plausible", &both(|lang| format!("{}〜{}", shown(least, lang), shown(most, lang))));
    }
    page.fact("厳しい向き", "stricter", &direction(entry.direction));
    page.fact("文", "sentence", &both(|lang| attribute_said(vocabulary, attribute, lang)));
}

fn of_word(vocabulary: &Vocabulary, thing: Thing, page: &mut Page) {
    let Thing::Word(word) = thing else { return };
    let wider = vocabulary.wider_words(word);
    if !wider.is_empty() {
        let list = |lang| wider.iter().map(|&wider| vocabulary.word_spelling(wider).get(lang)).collect::<Vec<_>>();
        page.fact("上位語", "counts as", &Text::new(list(Lang::Ja).join("、"), list(Lang::En).join(", ")));
    }
    if let Some(phrase) = vocabulary.word_sentence(word) {
        let template = both(|lang| said(phrase, thing.spelling(vocabulary), lang).unwrap_or_default());
        page.fact("文", "sentence", &template);
    }
    page.heading("書けるところ", "Where it can stand");
    let all = example::taking(vocabulary, word);
    for (kind, name, attribute) in all.iter().take(LISTED) {
        let (of, spelling) = (named(vocabulary, *kind, *name), &vocabulary.attribute(*attribute).spelling);
        page.entry(0, &Text::new(format!("{}の「{}」", of.ja, spelling.ja), format!("{} of {}", spelling.en, of.en)));
    }
    if let Some(rest) = all.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        page.entry(0, &Text::new(format!("ほか{rest}か所"), format!("and {rest} more")));
    }
}

pub(super) fn attributes(vocabulary: &Vocabulary, kind: Keyword, name: Option<NameId>, page: &mut Page) {
    page.heading("属性", "Attributes");
    for attribute in vocabulary.attributes_of(kind, name) {
        let spelling = &vocabulary.attribute(attribute).spelling;
        let (ja, en) = (attribute_said(vocabulary, attribute, Lang::Ja), attribute_said(vocabulary, attribute, Lang::En));
        page.entry(0, &Text::new(format!("{}（{}）：{ja}", spelling.ja, spelling.en), format!("{} ({}): {en}", spelling.en, spelling.ja)));
    }
}

/// What can be written.
pub(in crate::explain) fn kind_of_value(vocabulary: &Vocabulary, value: &ValueType) -> Text {
    let words = |ja: &str, en: &str| {
        let list = |lang| value.words().iter().map(|&word| vocabulary.word_spelling(word).get(lang)).collect::<Vec<_>>();
        Text::new(format!("{ja}（{}）", list(Lang::Ja).join("、")), format!("{en} ({})", list(Lang::En).join(", ")))
    };
    match value {
        ValueType::Text => Text::new("「…」で囲んだ言葉", "text in quotes"),
        ValueType::YesNo => Text::new("有又は無", "yes or no"),
        ValueType::Count(unit) => {
            let unit = vocabulary.unit_spelling(*unit);
            Text::new(format!("数（単位は「{}」）", unit.ja), format!("a number of {}", unit.en))
        }
        ValueType::Duration(Sense::Length) => Text::new("期間（5年、6か月、30分）", "a length of time (5 years, 6 months, 30 minutes)"),
        ValueType::Duration(Sense::Interval) => Text::new("間隔（年1回、6か月ごと）", "an interval (once a year, every 6 months)"),
        ValueType::Duration(Sense::Deadline) => Text::new("期限（7日、24時間）", "a time limit (7 days, 24 hours)"),
        ValueType::Date => Text::new("日付（令和8年4月1日）", "a day (2026-04-01)"),
        ValueType::Hours => Text::new("時間帯（平日9:00-17:00、22:00-6:00）", "hours of the day (weekdays 9:00-17:00, 22:00-6:00)"),
        ValueType::Choice(_) => words("一つを選ぶ", "one of"),
        ValueType::Words(_) => words("一つ以上を書く", "some of"),
        ValueType::Extent(_) => words("範囲を書く", "an extent of"),
        ValueType::Actors => Text::new("職、役割、委員会又は事業者", "posts, roles, committees or vendors"),
        ValueType::References(kinds) => {
            let list = |lang: Lang| kinds.iter().map(|kind| if lang == Lang::Ja { kind.ja() } else { kind.en() }).collect::<Vec<_>>();
            Text::new(format!("{}の名前", list(Lang::Ja).join("又は")), format!("names of {}", list(Lang::En).join(" or ")))
        }
        ValueType::Laws => Text::new("法令（医療法第25条）", "laws (医療法第25条)"),
    }
}

fn direction(direction: Direction) -> Text {
    match direction {
        Direction::Higher => Text::new("大きいほど、長いほど厳しい", "more is stricter"),
        Direction::Lower => Text::new("小さいほど、短いほど厳しい", "less is stricter"),
        Direction::Subset => Text::new("許すものが少ないほど厳しい", "the fewer are allowed, the stricter"),
        Direction::Superset => Text::new("挙げるものが多いほど厳しい", "the more are named, the stricter"),
        Direction::Ordered => Text::new("後に挙げた語ほど厳しい", "later words are stricter"),
        Direction::Yes => Text::new("「有」が厳しい", "yes is stricter"),
        Direction::No => Text::new("「無」が厳しい", "no is stricter"),
        Direction::Exact => Text::new("同じでなければならない", "only the same will do"),
        Direction::Free => Text::new("どちらが厳しいともいえない", "neither way is stricter"),
    }
}
