//! The statement that a keyword heads, as editors write what is filled in: places `$1`, `$2` …, and `$0` where one goes on. What comes of
//! it is in its canonical form.

use crate::diagnostic::Lang;
use crate::syntax::keyword::{Keyword, Place, Shape, Use};

/// The statement; none where there is nothing to fill in but a word.
pub(super) fn snippet(keyword: Keyword, usage: &Use, lang: Lang) -> Option<String> {
    let (head, open, close) = match lang {
        Lang::Ja => (keyword.ja(), '「', '」'),
        Lang::En => (keyword.en(), '"', '"'),
    };
    // A paragraph has a block where it declares something, which is seldom.
    let has_block = usage.block != Place::NONE && keyword != Keyword::Paragraph;
    let operand = match usage.shape {
        Shape::String | Shape::Strings | Shape::NumberTitle | Shape::OptionalDateTitle => format!(" {open}$1{close}"),
        Shape::TwoStrings => format!(" {open}$1{close} {open}$2{close}"),
        Shape::Names | Shape::NamesLabel | Shape::NameTitle if has_block => " $1".to_owned(),
        Shape::Nothing if has_block => String::new(),
        Shape::Nothing
        | Shape::OptionalString
        | Shape::NameTitle
        | Shape::Names
        | Shape::NamesLabel
        | Shape::Items
        | Shape::ItemTitle
        | Shape::Date
        | Shape::DateNote
        | Shape::Value
        | Shape::OptionalValue
        | Shape::Articles
        | Shape::Law
        | Shape::Condition
        | Shape::Demand
        | Shape::Number
        | Shape::Definition => return None,
    };
    let block = if has_block { " {\n  $0\n}" } else { "" };
    Some(format!("{head}{operand}{block}"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Findings;
    use crate::explain::sample::with_policy;
    use crate::model::vocabulary::Vocabulary;
    use crate::model::words::Table;
    use crate::syntax;
    use crate::syntax::document::Document;
    use crate::text::FileId;

    /// The blocks of a policy in which statements stand, each with the statement around it.
    const PLACES: [(Place, [&str; 2]); 5] = [
        (Place::POLICY, ["", ""]),
        (Place::HEAD, ["規程 「見本」", "policy \"sample\""]),
        (Place::FACTS, ["現況", "facts"]),
        (Place::BODY, ["章 「見本」", "chapter \"sample\""]),
        (Place::ARTICLE, ["条 「見本」", "article \"sample\""]),
    ];

    /// The snippet with its places filled in.
    fn filled(snippet: &str, keyword: Keyword, vocabulary: &Vocabulary, lang: Lang) -> String {
        let named = vocabulary.names_of(keyword).map(|(_, entry)| entry.spelling.get(lang).to_owned()).next();
        let name = named.unwrap_or_else(|| "見本".to_owned());
        let quoted = snippet.contains("「$1」") || snippet.contains("\"$1\"");
        snippet.replace("$0", "// 見本").replace("$1", if quoted { "見本" } else { &name }).replace("$2", "見本をいう。")
    }

    #[test]
    fn what_is_filled_in_is_read_and_is_in_its_form() {
        let day = jiff::civil::date(2026, 5, 1);
        let count = with_policy("規程 「見本」 {\n}\n", day, &crate::workspace::packs::built_in().knowledge, |resolved, _, _| {
            count_sound(resolved.vocabulary)
        });
        assert!(count.is_some_and(|count| count > 40), "{count:?}");
    }

    fn count_sound(vocabulary: &Vocabulary) -> usize {
        let table = Table::new(vocabulary, std::iter::empty::<&Document>());
        let mut count = 0;
        for (lang, nth) in [(Lang::Ja, 0), (Lang::En, 1)] {
            for (place, around) in PLACES {
                for keyword in Keyword::all() {
                    let Some(snippet) = keyword.used_in(place).and_then(|usage| snippet(keyword, usage, lang)) else { continue };
                    let filled = filled(&snippet, keyword, vocabulary, lang);
                    let text = match around[nth] {
                        "" => format!("{filled}\n"),
                        around => format!("{around} {{\n  {}\n}}\n", filled.replace('\n', "\n  ")),
                    };
                    let mut findings = Findings::default();
                    let _ = syntax::read(FileId(0), &Arc::from(text.as_str()), &mut findings);
                    let found: Vec<_> = findings.into_vec().iter().map(|finding| finding.rule.name).collect();
                    assert!(found.is_empty(), "{text}: {found:?}");
                    assert_eq!(table.canonical(&text), text);
                    count += 1;
                }
            }
        }
        count
    }
}
