//! Strings and their quotes.

use crate::declare_rule;

declare_rule! {
    /// A string ends with its line. Long text stands between two `"""`, the second at the start of a line.
    ///
    /// ---
    /// 文字列は行をまたぎません。長い文言は、二つの """ の間に書き、終わりの """ は行の始めに置きます。
    pub static UNCLOSED_STRING = {
        name: "syntax/unclosed-string", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "閉じられていない文字列", en: "a string is never closed",
    };
}

declare_rule! {
    /// A closing quote stands where no string is open. It is left out.
    ///
    /// ---
    /// 開かれていない文字列の終わりの引用符です。ないものとして判定します。
    pub static STRAY_QUOTE = {
        name: "syntax/stray-quote", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "始まりのない引用符", en: "a closing quote without an opening one",
    };
}

declare_rule! {
    /// A string begins and ends with quotes of one kind: `"…"`, `“…”` or `「…」`.
    ///
    /// ---
    /// 文字列の始めと終わりには同じ種類の引用符（"…"、“…”、「…」）を使います。
    pub static MIXED_QUOTES = {
        name: "syntax/mixed-quotes", severity: Error, since: "0.1.0", fix: Safe,
        ja: "引用符の始めと終わりが違う", en: "quotes that do not belong together",
    };
}

declare_rule! {
    /// Strings stand in `"…"`, `“…”` or `「…」`; `｢｣`, `【】`, `『』` and `‘’` are none.
    ///
    /// ---
    /// 文字列は "…"、“…”、「…」 で囲みます。｢｣、【】、『』、‘’ は使いません。
    pub static FOREIGN_QUOTES = {
        name: "syntax/foreign-quotes", severity: Error, since: "0.1.0", fix: Safe,
        ja: "引用符でない括弧", en: "brackets that are no quotes",
    };
}

/// The rules of this file.
pub(super) const RULES: &[&crate::diagnostic::Rule] = &[&UNCLOSED_STRING, &STRAY_QUOTE, &MIXED_QUOTES, &FOREIGN_QUOTES];
