//! Lists and what stands between their words.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Edit, Rule, Text};
use crate::text::Span;

declare_rule! {
    /// After a comma a statement goes on with the next line; here the next line begins another statement, or there is none.
    ///
    /// What to do: Remove the comma, or write what follows.
    ///
    /// ---
    /// 読点の後は次の行に続きますが、次の行は別の文であるか、続きがありません。
    ///
    /// 対処：読点を消すか、続きを書きます。
    pub static TRAILING_COMMA = {
        name: "syntax/trailing-comma", severity: Error, since: "0.1.0", fix: Safe,
        ja: "続きのない読点", en: "a comma that nothing follows", hides: Judgement,
    };
}

declare_rule! {
    /// Names in a list are separated by commas (`、` or `,`).
    ///
    /// What to do: Write a comma between the words.
    ///
    /// ---
    /// 並べる語は読点（「、」又は「,」）で区切ります。
    ///
    /// 対処：語の間に「、」を書きます。
    pub static MISSING_COMMA = {
        name: "syntax/missing-comma", severity: Error, since: "0.1.0", fix: Safe,
        ja: "読点がない", en: "a comma is missing in a list", hides: Judgement,
    };
}

declare_rule! {
    /// Lists are separated by commas. Where `・`, `/`, `及び` and the like stand between known words, these are read apart; elsewhere they are letters of a word.
    ///
    /// What to do: Use a comma.
    ///
    /// ---
    /// 並べるときは読点で区切ります。知られている語の間の中黒、「/」、「及び」などは読点とみなして判定します。それ以外では語の一部です。
    ///
    /// 対処：「、」で区切ります。
    pub static MIDDLE_DOT = {
        name: "syntax/middle-dot", severity: Error, since: "0.1.0", fix: Safe,
        ja: "読点以外で並べている", en: "a list separated by something else than commas", hides: Judgement,
    };
}

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[&TRAILING_COMMA, &MISSING_COMMA, &MIDDLE_DOT];

/// What is said of a comma after which nothing comes.
pub fn trailing_comma(comma: Span) -> Diagnostic {
    Diagnostic::new(&TRAILING_COMMA, comma, Text::new("この読点の後に続きがありません", "nothing follows this comma"))
        .help(Text::new("読点を消すか、続きを書いてください", "remove the comma, or write what follows"))
        .replace(Text::new("読点を消す", "remove the comma"), comma, "")
}

/// Words of a list without commas; `gaps` are the places between them, `next` is the word after the first.
pub fn missing_comma(next: Span, gaps: &[Span], comma: &str) -> Diagnostic {
    Diagnostic::new(&MISSING_COMMA, next, Text::new("並べる語の間に読点がありません", "a list needs a comma before this"))
        .help(Text::new("「、」で区切るか、余分な語を消してください", "separate the words by `,`, or remove the one that is too much"))
        .fix(Text::new("「、」を書く", "write a comma"), separated(gaps, comma))
}

/// Words of a list with another sign or word in place of the comma; `edits` write commas.
pub fn sign_for_comma(list: Span, sign: &str, edits: Vec<Edit>) -> Diagnostic {
    Diagnostic::new(
        &MIDDLE_DOT,
        list,
        Text::new(format!("並べる語が「{sign}」で区切られています"), format!("the words of this list are separated by \"{sign}\"")),
    )
    .help(Text::new("読点で区切ってください", "separate them by commas"))
    .fix(Text::new("読点にする", "use commas"), edits)
}

/// The changes that write a comma in each gap.
pub fn separated(gaps: &[Span], comma: &str) -> Vec<Edit> {
    gaps.iter().map(|&span| Edit { span, replacement: comma.to_owned() }).collect()
}
