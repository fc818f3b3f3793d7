//! The rules about vocabularies, each with what is said when a definition breaks it.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Rule, Text};
use crate::model::vocabulary::Spelling;
use crate::syntax::document::Word;
use crate::text::Span;

declare_rule! {
    /// A definition names a kind, unit, type, direction or wider word that the vocabulary does not have.
    ///
    /// What to do: Write a word that is defined.
    ///
    /// ---
    /// 語彙にない種類・単位・型・向き・上位語が定義の中で使われています。
    ///
    /// 対処：定義されている語に改めます。
    pub static UNKNOWN = {
        name: "vocabulary/unknown", severity: Error, since: "0.1.0", fix: None,
        ja: "語彙の定義に知らない語がある", en: "a definition uses an unknown word", hides: Judgement,
    };
}

declare_rule! {
    /// A spelling is defined twice with different meanings. English and Japanese spellings are one to one.
    ///
    /// What to do: Spell one of them otherwise.
    ///
    /// ---
    /// 同じ綴りが別の意味で二度定義されています。英名と和名は一対一でなければなりません。
    ///
    /// 対処：片方の綴りを改めます。
    pub static DUPLICATE = {
        name: "vocabulary/duplicate", severity: Error, since: "0.1.0", fix: None,
        ja: "同じ語が二度定義されている", en: "a word is defined twice", hides: Judgement,
    };
}

declare_rule! {
    /// A definition lacks one of its parts: both names, the type, the direction, a readable range.
    ///
    /// What to do: Write what is lacking.
    ///
    /// ---
    /// 定義に、英名・和名・型・向き・読み取れる範囲のいずれかが欠けています。
    ///
    /// 対処：欠けているものを書きます。
    pub static INCOMPLETE = {
        name: "vocabulary/incomplete", severity: Error, since: "0.1.0", fix: None,
        ja: "語彙の定義が完結していない", en: "a definition is incomplete", hides: Judgement,
    };
}

declare_rule! {
    /// A vocabulary of the repository counts a post, role or committee of its own among those whom only the built-in vocabulary and parents name: the executives. Who decides and approves as one of them is then said by whoever is judged. It counts, and is told once, so that somebody looks at it; a corporation can forbid it with a lock.
    ///
    /// What to do: See that they are executives indeed.
    ///
    /// ---
    /// このリポジトリの語彙が、自ら定めた職、役割又は会議体を、標準語彙又は上位規程だけが定める経営層に加えています。経営層として決定し承認する者を、判定を受ける側が決めることになります。そのとおり数えますが、誰かが確かめるよう一度だけ示します。法人は、設定の lock で禁じることができます。
    ///
    /// 対処：経営層に数える者であることを確かめます。
    pub static RESERVED = {
        name: "vocabulary/reserved", severity: Warning, since: "0.1.0", fix: None,
        ja: "経営層に加えた独自の職", en: "a post of one's own is counted among the executives",
    };
}

/// The rules of this file.
pub(in crate::model) const RULES: &[&Rule] = &[&UNKNOWN, &DUPLICATE, &INCOMPLETE, &RESERVED];

/// A name of the repository that counts as one that is reserved.
pub(super) fn reserved(span: Span, name: &Spelling, wider: &Spelling) -> Diagnostic {
    let message = (
        format!("独自の「{}」を「{}」に加えています", name.ja, wider.ja),
        format!("\"{}\", a name of this repository's own, is counted as \"{}\"", name.en, wider.en),
    );
    of(&RESERVED, span, message).help(Text::new(
        "実際に経営に当たる者であることを確かめ、その旨を書き残してください。語彙にある職で足りれば、それを書いてください",
        "make sure that this is one of those who run the institution, and write down why; where a post of the vocabulary will do, name that one",
    ))
}

/// A further name that counts as one that is reserved.
pub(super) fn reserved_too(finding: Diagnostic, span: Span, name: &Spelling) -> Diagnostic {
    finding.at(span, Text::new(format!("「{}」も加えています", name.ja), format!("\"{}\" too", name.en)))
}

/// A word that the vocabulary does not have; `ja` and `en` say what it should be.
pub(super) fn unknown(word: Word<'_>, ja: &str, en: &str) -> Diagnostic {
    of(&UNKNOWN, word.span, (format!("「{}」という{ja}はありません", word.text), format!("there is no {en} \"{}\"", word.text)))
}

/// A spelling that stands for something else already.
pub(super) fn defined_otherwise(span: Span, spelling: &Spelling) -> Diagnostic {
    let Spelling { ja, en } = spelling;
    of(&DUPLICATE, span, (format!("「{ja}」は別の意味で定義済みです"), format!("\"{en}\" is already defined otherwise")))
}

/// A list that there is already.
pub(super) fn list_twice(span: Span, spelling: &Spelling) -> Diagnostic {
    let Spelling { ja, en } = spelling;
    of(&DUPLICATE, span, (format!("「{ja}」は定義済みです"), format!("\"{en}\" is already defined")))
}

/// A word of another document that is to count as a wider one.
pub(super) fn wider_afterwards(span: Span, ja: &str, en: &str) -> Diagnostic {
    let message =
        (format!("「{ja}」は定義済みです。上位語を加えることはできません"), format!("\"{en}\" is already defined and keeps its meaning"));
    of(&DUPLICATE, span, message)
}

/// An attribute that there is already.
pub(super) fn attribute_twice(span: Span, spelling: &Spelling) -> Diagnostic {
    let Spelling { ja, en } = spelling;
    let message = (
        format!("属性「{ja}」は定義済みです。定義を変えることはできません"),
        format!("attribute \"{en}\" is already defined and keeps its meaning"),
    );
    of(&DUPLICATE, span, message)
}

/// A definition without both names.
pub(super) fn no_names(span: Span) -> Diagnostic {
    of(&INCOMPLETE, span, ("英名と和名の両方が要ります", "a definition needs an English and a Japanese name"))
}

/// A word of a list without its Japanese name.
pub(super) fn no_japanese_name(span: Span) -> Diagnostic {
    of(&INCOMPLETE, span, ("和名が要ります", "a Japanese name is needed"))
}

/// An attribute without its direction.
pub(super) fn no_direction(span: Span, spelling: &Spelling) -> Diagnostic {
    let Spelling { ja, en } = spelling;
    of(&INCOMPLETE, span, (format!("「{ja}」の向きがありません"), format!("\"{en}\" has no direction")))
}

/// A direction that values of a type have not.
pub(super) fn wrong_direction(span: Span, spelling: &Spelling) -> Diagnostic {
    let Spelling { ja, en } = spelling;
    of(&INCOMPLETE, span, (format!("「{ja}」の型に、この向きは使えません"), format!("the type of \"{en}\" cannot have this direction")))
}

/// A range of plausible values that cannot be read.
pub(super) fn bad_range(span: Span) -> Diagnostic {
    of(&INCOMPLETE, span, ("範囲を読めません", "this range cannot be read"))
}

/// A sentence that cannot be read.
pub(super) fn bad_sentence(span: Span) -> Diagnostic {
    of(&INCOMPLETE, span, ("この文を読めません", "this sentence cannot be read")).help(Text::new(
        "「{}」「{名}」「{…}」「[ ]」の括弧が閉じているかを確かめてください",
        "see that the brackets of `{}`, `{name}`, `{…}` and `[ ]` are closed",
    ))
}

/// A sentence without the value that it is to say.
pub(super) fn value_unsaid(span: Span, spelling: &Spelling) -> Diagnostic {
    let Spelling { ja, en } = spelling;
    of(&INCOMPLETE, span, (format!("「{ja}」の文に値がありません"), format!("the sentence of \"{en}\" does not say the value")))
        .help(Text::new("値を書く所に「{}」を置いてください", "put `{}` where the value is said"))
}

/// An attribute without its type.
pub(super) fn no_type(span: Span) -> Diagnostic {
    of(&INCOMPLETE, span, ("型がありません", "a type is missing"))
}

fn of(rule: &'static Rule, span: Span, (ja, en): (impl Into<String>, impl Into<String>)) -> Diagnostic {
    Diagnostic::new(rule, span, Text::new(ja, en))
}
