//! Values.

use crate::declare_rule;

declare_rule! {
    /// The value does not have the form that the attribute takes. It counts as unknown, not as unstated.
    ///
    /// ---
    /// 値が、その項目の取る形になっていません。定めがないとはみなさず、不明として扱います。
    pub static BAD_VALUE = {
        name: "syntax/bad-value", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "読み取れない値", en: "a value that cannot be read",
    };
}

declare_rule! {
    /// Dates are written `2026-04-01`, `令和8年4月1日` or `R8.4.1`, and must exist in the calendar. A year of an era holds its own days only: there is no 平成38年.
    ///
    /// ---
    /// 日付は「2026-04-01」「令和8年4月1日」「R8.4.1」のように書きます。暦にない日や、その元号にない日（平成38年など）は書けません。
    pub static BAD_DATE = {
        name: "syntax/bad-date", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "読み取れない日付", en: "a date that cannot be read",
    };
}

declare_rule! {
    /// `6月` is June; half a year is `6か月`. The value is read as the length of time.
    ///
    /// ---
    /// 「6月」は暦の月です。期間は「6か月」と書きます。期間とみなして判定します。
    pub static MONTH_AS_DATE = {
        name: "syntax/month-as-date", severity: Error, since: "0.1.0", fix: Safe,
        ja: "期間が暦の月で書かれている", en: "a month of the calendar for a length of time",
    };
}

declare_rule! {
    /// `〇` and `○` are no digits of a number. The value is read with 0.
    ///
    /// ---
    /// 「〇」「○」は数字ではありません。0とみなして判定します。
    pub static MARU_FOR_ZERO = {
        name: "syntax/maru-for-zero", severity: Error, since: "0.1.0", fix: Safe,
        ja: "0の代わりに丸の記号", en: "a circle for the digit zero",
    };
}

declare_rule! {
    /// `ー` is a letter of words and never a hyphen. In dates and numbers it is read as `-`.
    ///
    /// ---
    /// 「ー」は語の文字であり、ハイフンではありません。日付や番号の中ではハイフンとみなして判定します。
    pub static LONG_VOWEL_FOR_HYPHEN = {
        name: "syntax/long-vowel-for-hyphen", severity: Error, since: "0.1.0", fix: Safe,
        ja: "ハイフンの代わりに長音符", en: "a long-vowel mark for a hyphen",
    };
}

declare_rule! {
    /// A declaration states the value itself (`min_length 13 characters`); the vocabulary knows which way is stricter. The value is read without the bound.
    ///
    /// ---
    /// 宣言には値そのものを書きます（例：最短文字数 13文字）。どちらが厳しいかは語彙が定めています。「以上」などを除いて判定します。
    pub static VALUE_WITH_BOUND = {
        name: "syntax/value-with-bound", severity: Error, since: "0.1.0", fix: Safe,
        ja: "値に「以上」などが付いている", en: "a bound after a value",
    };
}

declare_rule! {
    /// The unit is not the one in which the attribute is counted. The value counts as unknown.
    ///
    /// ---
    /// その項目の単位ではありません。値は不明として扱います。
    pub static WRONG_UNIT = {
        name: "syntax/wrong-unit", severity: Error, since: "0.1.0", fix: None,
        ja: "単位が違う", en: "a wrong unit",
    };
}

declare_rule! {
    /// The attribute takes words of a list in the vocabulary. Anything else stands in quotes and only equals itself, where the attribute takes several words.
    ///
    /// ---
    /// その項目には語彙の語を書きます。複数の語を書ける項目では、語彙にない事柄を「…」で囲んで書けますが、同じ文字列としか比べられません。
    pub static UNKNOWN_WORD = {
        name: "syntax/unknown-word", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "語彙にない語", en: "a word that is not in the list",
    };
}

/// The rules of this file.
pub(super) const RULES: &[&crate::diagnostic::Rule] =
    &[&BAD_VALUE, &BAD_DATE, &MONTH_AS_DATE, &MARU_FOR_ZERO, &LONG_VOWEL_FOR_HYPHEN, &VALUE_WITH_BOUND, &WRONG_UNIT, &UNKNOWN_WORD];
