//! Findings on what follows a keyword.

use crate::diagnostic::Text;
use crate::diagnostic::rules::syntax as rules;
use crate::syntax::keyword::Shape;
use crate::syntax::lower::Lowering;
use crate::text::Span;

impl Lowering<'_> {
    pub(in crate::syntax::lower) fn report_missing_argument(&mut self, head: Span, shape: Shape) {
        let text = self.slice(head).to_owned();
        let (ja, en) = wants(shape);
        self.report(
            &rules::MISSING_ARGUMENT,
            head,
            format!("「{text}」に続く{ja}がありません"),
            format!("\"{text}\" lacks {en}"),
            |finding| finding.help(Text::new(format!("「{text}」に続けて{ja}を書いてください"), format!("write {en} after it"))),
        );
    }

    pub(in crate::syntax::lower) fn report_unexpected(&mut self, span: Span, shape: Shape) {
        let text = self.slice(span).to_owned();
        let (ja, en) = wants(shape);
        self.report(
            &rules::UNEXPECTED_ARGUMENT,
            span,
            format!("「{text}」は余分です"),
            format!("\"{text}\" is too much here"),
            |finding| {
                let finding = if shape == Shape::Nothing {
                    finding
                } else {
                    finding.note(Text::new(format!("ここに書けるのは{ja}だけです"), format!("only {en} can stand here")))
                };
                finding.help(Text::new("消すか、別の行に書いてください", "remove it, or write it on a line of its own"))
            },
        );
    }

    pub(in crate::syntax::lower) fn report_stray_sign(&mut self, span: Span, assigns: bool) {
        let sign = self.slice(span).to_owned();
        // `n＝13`: without the sign the two words would be one.
        let blank = |character: Option<char>| character.is_none_or(char::is_whitespace);
        let before = self.text.get(..span.start as usize).and_then(|text| text.chars().next_back());
        let after = self.text.get(span.end as usize..).and_then(|text| text.chars().next());
        let (ja, en, replacement) =
            if blank(before) || blank(after) { ("消す", "remove it", "") } else { ("空白にする", "replace it by a space", " ") };
        if assigns {
            self.report(
                &rules::STRAY_EQUALS,
                span,
                format!("語と値の間の「{sign}」は要りません"),
                format!("no \"{sign}\" stands between a word and its value"),
                |finding| {
                    finding
                        .help(Text::new("「最短文字数 13文字」のように書いてください", "write it as in `min_length 13 characters`"))
                        .replace(Text::new(ja, en), span, replacement)
                },
            );
        } else {
            self.report(
                &rules::UNEXPECTED_SIGN,
                span,
                format!("「{sign}」はここには書けません"),
                format!("\"{sign}\" cannot stand here"),
                |finding| finding.help(Text::new("この記号を消してください", "remove it")).replace(Text::new(ja, en), span, replacement),
            );
        }
    }
}

/// What a shape takes, in words.
fn wants(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Nothing => ("もの", "nothing"),
        Shape::String | Shape::OptionalString | Shape::Strings => ("かぎ括弧で囲んだ文字列", "a string in quotes"),
        Shape::TwoStrings => ("用語とその意味", "a term and its meaning"),
        Shape::NameTitle | Shape::Names | Shape::NamesLabel => ("名前", "a name"),
        Shape::NumberTitle => ("番号又は題名", "a number or a title"),
        Shape::Items | Shape::ItemTitle => ("遵守事項の番号", "the number of a requirement"),
        Shape::Date | Shape::DateNote | Shape::OptionalDateTitle => ("日付", "a date"),
        Shape::Value | Shape::OptionalValue => ("値", "a value"),
        Shape::Articles => ("条番号", "the number of an article"),
        Shape::Law => ("法令の条項", "a law and its article"),
        Shape::Condition => ("条件", "a condition"),
        Shape::Demand => ("求める宣言", "what is expected"),
        Shape::Number => ("数", "a number"),
        Shape::Definition => ("定義", "a definition"),
    }
}
