//! Statements and what follows their keywords.

use crate::declare_rule;

declare_rule! {
    /// A statement begins with a keyword of the language (both spellings of every keyword are in the language reference). Where the word looks like one, that one is meant and the block is judged.
    ///
    /// ---
    /// 文は言語の語（言語リファレンスに和英両方の綴りがあります）で始まります。よく似た語があるときは、その語とみなして中身を判定します。
    pub static UNKNOWN_KEYWORD = {
        name: "syntax/unknown-keyword", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "知らない語で始まる文", en: "a statement begins with an unknown word",
    };
}

declare_rule! {
    /// The word is a keyword, but of another block. What it names counts as unknown, not as absent.
    ///
    /// ---
    /// 言語の語ですが、別のブロックに書くものです。そこに挙げられたものは「ない」とはみなさず、不明として扱います。
    pub static MISPLACED = {
        name: "syntax/misplaced", severity: Error, since: "0.1.0", fix: None,
        ja: "語の位置が正しくない", en: "a word stands where it cannot stand",
    };
}

declare_rule! {
    /// A statement begins with a word that says what it lays down. A string alone in an article is taken as a paragraph.
    ///
    /// ---
    /// 文は、何を定めるかを示す語で始まります。条の中に文字列だけがあるときは「項」とみなします。
    pub static NO_KEYWORD = {
        name: "syntax/no-keyword", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "語で始まらない文", en: "a statement begins with no word",
    };
}

declare_rule! {
    /// The keyword takes an argument and none was written. `?` stands for what is not decided yet.
    ///
    /// ---
    /// 値を取る語に値がありません。まだ決まっていないときは「?」と書きます。
    pub static MISSING_ARGUMENT = {
        name: "syntax/missing-argument", severity: Error, since: "0.1.0", fix: None,
        ja: "語に続く値がない", en: "a word lacks its argument",
    };
}

declare_rule! {
    /// More follows than the keyword takes; what is too much is not read.
    ///
    /// ---
    /// 語が取る値より多くのものが続いています。余分なものは読みません。
    pub static UNEXPECTED_ARGUMENT = {
        name: "syntax/unexpected-argument", severity: Error, since: "0.1.0", fix: None,
        ja: "余分な語", en: "a word too much",
    };
}

declare_rule! {
    /// A statement ends with its line or at `;`. Two on one line need `;` between them.
    ///
    /// ---
    /// 文は行の終わり又は「;」で終わります。1行に二つ書くときは「;」で区切ります。
    pub static MISSING_SEPARATOR = {
        name: "syntax/missing-separator", severity: Error, since: "0.1.0", fix: Safe,
        ja: "文の区切りがない", en: "two statements on one line without `;`",
    };
}

declare_rule! {
    /// After a comma a statement goes on with the next line; here the next line begins another statement, or there is none.
    ///
    /// ---
    /// 読点の後は次の行に続きますが、次の行は別の文であるか、続きがありません。
    pub static TRAILING_COMMA = {
        name: "syntax/trailing-comma", severity: Error, since: "0.1.0", fix: Safe,
        ja: "続きのない読点", en: "a comma that nothing follows",
    };
}

declare_rule! {
    /// Names in a list are separated by commas (`、` or `,`).
    ///
    /// ---
    /// 並べる語は読点（「、」又は「,」）で区切ります。
    pub static MISSING_COMMA = {
        name: "syntax/missing-comma", severity: Error, since: "0.1.0", fix: Safe,
        ja: "読点がない", en: "a comma is missing in a list",
    };
}

declare_rule! {
    /// Titles, versions and wording stand in quotes: `「…」` or `"…"`. The text is used as if it were quoted.
    ///
    /// ---
    /// 題名・版・文言は「…」又は "…" で囲みます。囲んであるものとして判定します。
    pub static MISSING_QUOTES = {
        name: "syntax/missing-quotes", severity: Error, since: "0.1.0", fix: Safe,
        ja: "文字列が引用符で囲まれていない", en: "a text lacks its quotes",
    };
}

declare_rule! {
    /// A keyword and its value are separated by a space (`版 「1.0」`, `施行 令和8年4月1日`).
    ///
    /// ---
    /// 語とその値の間には空白を置きます（例：施行 令和8年4月1日）。
    pub static GLUED_KEYWORD = {
        name: "syntax/glued-keyword", severity: Error, since: "0.1.0", fix: Safe,
        ja: "語と値が続けて書かれている", en: "a keyword and its value are written together",
    };
}

declare_rule! {
    /// A word and its value are separated by a space, not by a colon.
    ///
    /// ---
    /// 語と値の間はコロンではなく空白で区切ります。
    pub static COLON_AFTER_KEYWORD = {
        name: "syntax/colon-after-keyword", severity: Error, since: "0.1.0", fix: Safe,
        ja: "語の後のコロン", en: "a colon after a word",
    };
}

declare_rule! {
    /// A declaration says `min_length 13 characters`; signs of comparison belong to conditions.
    ///
    /// ---
    /// 宣言では「最短文字数 13文字」のように書きます。比較の記号は条件にだけ使います。
    pub static STRAY_EQUALS = {
        name: "syntax/stray-equals", severity: Error, since: "0.1.0", fix: Safe,
        ja: "語と値の間の等号", en: "an equals sign between a word and its value",
    };
}

declare_rule! {
    /// The character means nothing at this place and is left out.
    ///
    /// ---
    /// その位置では意味を持たない文字です。ないものとして判定します。
    pub static UNEXPECTED_SIGN = {
        name: "syntax/unexpected-sign", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "書けない記号", en: "a sign that cannot stand here",
    };
}

declare_rule! {
    /// Lists are separated by commas. Where `・`, `/`, `及び` and the like stand between known words, these are read apart; elsewhere they are letters of a word.
    ///
    /// ---
    /// 並べるときは読点で区切ります。知られている語の間の中黒、「/」、「及び」などは読点とみなして判定します。それ以外では語の一部です。
    pub static MIDDLE_DOT = {
        name: "syntax/middle-dot", severity: Error, since: "0.1.0", fix: Safe,
        ja: "読点以外で並べている", en: "a list separated by something else than commas",
    };
}

declare_rule! {
    /// Git left its markers in the file. Both sides are read; what they contradict each other in is reported besides.
    ///
    /// ---
    /// Git の競合の印が残っています。両方の版を読むため、食い違いは別に指摘されます。
    pub static CONFLICT_MARKER = {
        name: "syntax/conflict-marker", severity: Error, since: "0.1.0", fix: None,
        ja: "競合の印が残っている", en: "a merge-conflict marker",
    };
}

/// The rules of this file.
pub(super) const RULES: &[&crate::diagnostic::Rule] = &[
    &UNKNOWN_KEYWORD,
    &MISPLACED,
    &NO_KEYWORD,
    &MISSING_ARGUMENT,
    &UNEXPECTED_ARGUMENT,
    &MISSING_SEPARATOR,
    &TRAILING_COMMA,
    &MISSING_COMMA,
    &MISSING_QUOTES,
    &GLUED_KEYWORD,
    &COLON_AFTER_KEYWORD,
    &STRAY_EQUALS,
    &UNEXPECTED_SIGN,
    &MIDDLE_DOT,
    &CONFLICT_MARKER,
];
