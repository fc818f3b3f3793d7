//! What a keyword takes: as it is told of the keyword, and as it is offered where no list says what stands there.

use jiff::civil::Date;

use super::offer::{Offer, Sort};
use crate::answer::Page;
use crate::diagnostic::{Lang, Text};
use crate::say::value::day;
use crate::syntax::keyword::{Keyword, Place, Shape, Use};

/// The page of a keyword in one of its places.
pub(super) fn page(keyword: Keyword, usage: &Use) -> Page {
    let mut page = Page::default();
    page.title(&Text::new(format!("キーワード「{}」", keyword.ja()), format!("keyword \"{}\"", keyword.en())));
    page.fact("綴り", "spelling", &Text::same(format!("{}、{}", keyword.ja(), keyword.en())));
    page.fact("後に書くもの", "what follows", &taken(usage.shape));
    if !usage.clauses.is_empty() {
        page.fact("続けて書ける語", "words that may follow", &named(usage.clauses.iter().copied()));
    }
    if usage.block != Place::NONE {
        let inside = Keyword::all().filter(|inner| inner.used_in(usage.block).is_some());
        page.fact("「{」と「}」の間に書けるもの", "what its block holds", &named(inside));
    }
    page
}

fn named(keywords: impl Iterator<Item = Keyword>) -> Text {
    let keywords: Vec<Keyword> = keywords.collect();
    let join =
        |of: fn(Keyword) -> &'static str, between: &str| keywords.iter().map(|keyword| of(*keyword)).collect::<Vec<_>>().join(between);
    Text::new(join(Keyword::ja, "、"), join(Keyword::en, ", "))
}

fn taken(shape: Shape) -> Text {
    let (ja, en) = match shape {
        Shape::Nothing => ("なし", "nothing"),
        Shape::String => ("かぎ括弧で囲んだ言葉", "a text in quotes"),
        Shape::OptionalString => ("かぎ括弧で囲んだ言葉（なくてもよい）", "a text in quotes, or nothing"),
        Shape::Strings => ("かぎ括弧で囲んだ言葉（複数可）", "texts in quotes"),
        Shape::TwoStrings => ("かぎ括弧で囲んだ用語とその意味", "a term and its meaning, each in quotes"),
        Shape::NameTitle => ("名前と、かぎ括弧で囲んだ名称", "a name, and a title in quotes"),
        Shape::NumberTitle => ("番号と、かぎ括弧で囲んだ題名（番号はなくてもよい）", "a title in quotes, with a number before it or none"),
        Shape::Names => ("名前（複数可）", "names"),
        Shape::NamesLabel => ("名前（複数可）と、あれば区分の名", "names, and a label where there is one"),
        Shape::Items => ("遵守事項の番号（複数可）", "numbers of requirements"),
        Shape::ItemTitle => ("遵守事項の番号と、あれば題名", "the number of a requirement, and a title where there is one"),
        Shape::Date => ("日付（令和8年4月1日）", "a day (2026-04-01)"),
        Shape::DateNote => ("日付（令和8年4月1日）と、あれば説明", "a day (2026-04-01), and a note where there is one"),
        Shape::OptionalDateTitle => ("日付又は題名（なくてもよい）", "a day or a title, or nothing"),
        Shape::Value => ("値", "a value"),
        Shape::OptionalValue => ("値（なくてもよい）", "a value, or nothing"),
        Shape::Articles => ("条の番号", "numbers of articles"),
        Shape::Law => ("法令とその条", "a law and its article"),
        Shape::Condition => ("条件", "a condition"),
        Shape::Demand => ("求める宣言", "what is demanded"),
        Shape::Number => ("数", "a number"),
        Shape::Definition => ("語彙の定義", "a definition"),
    };
    Text::new(ja, en)
}

/// What is written next behind a keyword and so many of its operands: quotes to fill in, a day to change. None where it is a name or a value.
pub(super) fn next(shape: Shape, before: usize, lang: Lang, as_of: Date) -> Option<Offer> {
    let (text, detail, snippet) = match (shape, before) {
        (Shape::String | Shape::OptionalString | Shape::Strings | Shape::TwoStrings | Shape::NumberTitle, 0) | (Shape::NameTitle, 1) => {
            let (text, snippet) = if lang == Lang::Ja { ("「」", "「$1」") } else { ("\"\"", "\"$1\"") };
            (text.to_owned(), taken(Shape::String), Some(snippet.to_owned()))
        }
        (Shape::Date | Shape::DateNote, 0) => {
            let text = if lang == Lang::Ja { day(as_of, lang) } else { as_of.to_string() };
            (text, Text::new("検査の基準日", "the day as of which is judged"), None)
        }
        _ => return None,
    };
    Some(Offer { text, sort: Sort::Value, detail, also: Vec::new(), snippet })
}
