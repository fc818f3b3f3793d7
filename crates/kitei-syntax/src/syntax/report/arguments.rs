//! Findings on what follows a keyword.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::syntax::keyword::Shape;
use crate::syntax::lower::Lowering;
use crate::text::Span;

declare_rule! {
    /// The keyword takes an argument and none was written. `?` stands for what is not decided yet.
    ///
    /// What to do: Write the value after the keyword, or `?` while it is not decided.
    ///
    /// ---
    /// 値を取る語に値がありません。まだ決まっていないときは「?」と書きます。
    ///
    /// 対処：キーワードの後に値を書きます。決まっていなければ「?」とします。
    pub static MISSING_ARGUMENT = {
        name: "syntax/missing-argument", severity: Error, since: "0.1.0", fix: None,
        ja: "キーワードに続く値がない", en: "a word lacks its argument", hides: Judgement,
    };
}

declare_rule! {
    /// More follows than the keyword takes; what is too much is not read.
    ///
    /// What to do: Remove what is too much, or write it on a line of its own.
    ///
    /// ---
    /// キーワードが取る値より多くのものが続いています。余分なものは読みません。
    ///
    /// 対処：余分な語を消すか、別の行に書きます。
    pub static UNEXPECTED_ARGUMENT = {
        name: "syntax/unexpected-argument", severity: Error, since: "0.1.0", fix: None,
        ja: "余分な語", en: "a word too much", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&MISSING_ARGUMENT, &UNEXPECTED_ARGUMENT];

/// What is said of a word that has no place here.
pub fn unexpected(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&UNEXPECTED_ARGUMENT, span, Text::new(format!("「{text}」は余分です"), format!("\"{text}\" is too much here")))
        .help(Text::new("消すか、別の行に書いてください", "remove it, or write it on a line of its own"))
}

impl Lowering<'_> {
    pub(in crate::syntax) fn report_missing_argument(&mut self, head: Span, shape: Shape) {
        let text = self.slice(head).to_owned();
        let (ja, en) = wants(shape);
        self.report(
            &MISSING_ARGUMENT,
            head,
            format!("「{text}」に続く{ja}がありません"),
            format!("\"{text}\" lacks {en}"),
            |finding| finding.help(Text::new(format!("「{text}」に続けて{ja}を書いてください"), format!("write {en} after it"))),
        );
    }

    pub(in crate::syntax) fn report_unexpected(&mut self, span: Span, shape: Shape) {
        let text = self.slice(span).to_owned();
        let (ja, en) = wants(shape);
        self.report(&UNEXPECTED_ARGUMENT, span, format!("「{text}」は余分です"), format!("\"{text}\" is too much here"), |finding| {
            let finding = if shape == Shape::Nothing {
                finding
            } else {
                finding.note(Text::new(format!("ここに書けるのは{ja}だけです"), format!("only {en} can stand here")))
            };
            finding.help(Text::new("消すか、別の行に書いてください", "remove it, or write it on a line of its own"))
        });
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
