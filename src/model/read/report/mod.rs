//! The rules of the family `syntax` about values, each with what is said when a value breaks it. Hours of the day are in [`hours`], words that are not in a list in [`words`].

mod hours;
mod words;

pub(in crate::model) use hours::bad_hours;
pub(in crate::model) use words::{Further, UNKNOWN_WORD, unknown_word};

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Rule, Text};
use crate::model::vocabulary::Spelling;
use crate::syntax::document::Word;
use crate::text::{Era, Span};

declare_rule! {
    /// The value does not have the form that the attribute takes. It counts as unknown, not as unstated.
    ///
    /// What to do: Write it in the form that is shown.
    ///
    /// ---
    /// 値が、その項目の取る形になっていません。定めがないとはみなさず、不明として扱います。
    ///
    /// 対処：示された形で書きます。
    pub static BAD_VALUE = {
        name: "syntax/bad-value", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "読み取れない値", en: "a value that cannot be read", hides: Judgement,
    };
}

declare_rule! {
    /// Dates are written `2026-04-01`, `令和8年4月1日` or `R8.4.1`, and must exist in the calendar. A year of an era holds its own days only: there is no 平成38年.
    ///
    /// What to do: Write a day that there is.
    ///
    /// ---
    /// 日付は「2026-04-01」「令和8年4月1日」「R8.4.1」のように書きます。暦にない日や、その元号にない日（平成38年など）は書けません。
    ///
    /// 対処：暦にある日を書きます。
    pub static BAD_DATE = {
        name: "syntax/bad-date", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "読み取れない日付", en: "a date that cannot be read", hides: Judgement,
    };
}

declare_rule! {
    /// `6月` is June; half a year is `6か月`. The value is read as the length of time.
    ///
    /// What to do: Write a length of time, as 6か月.
    ///
    /// ---
    /// 「6月」は暦の月です。期間は「6か月」と書きます。期間とみなして判定します。
    ///
    /// 対処：「6か月」のように書きます。
    pub static MONTH_AS_DATE = {
        name: "syntax/month-as-date", severity: Error, since: "0.1.0", fix: Safe,
        ja: "期間が暦の月で書かれている", en: "a month of the calendar for a length of time", hides: Judgement,
    };
}

declare_rule! {
    /// `〇` and `○` are no digits of a number. The value is read with 0.
    ///
    /// What to do: Write the digit 0.
    ///
    /// ---
    /// 「〇」「○」は数字ではありません。0とみなして判定します。
    ///
    /// 対処：数字の0を書きます。
    pub static MARU_FOR_ZERO = {
        name: "syntax/maru-for-zero", severity: Error, since: "0.1.0", fix: Safe,
        ja: "0の代わりに丸の記号", en: "a circle for the digit zero", hides: Judgement,
    };
}

declare_rule! {
    /// `ー` is a letter of words and never a hyphen. In dates and numbers it is read as `-`.
    ///
    /// What to do: Write a hyphen.
    ///
    /// ---
    /// 「ー」は語の文字であり、ハイフンではありません。日付や番号の中ではハイフンとみなして判定します。
    ///
    /// 対処：ハイフン（-）を書きます。
    pub static LONG_VOWEL_FOR_HYPHEN = {
        name: "syntax/long-vowel-for-hyphen", severity: Error, since: "0.1.0", fix: Safe,
        ja: "ハイフンの代わりに長音符", en: "a long-vowel mark for a hyphen", hides: Judgement,
    };
}

declare_rule! {
    /// A declaration states the value itself (`min_length 13 characters`); the vocabulary knows which way is stricter. The value is read without the bound.
    ///
    /// What to do: Write the value alone.
    ///
    /// ---
    /// 宣言には値そのものを書きます（例：最短文字数 13文字）。どちらが厳しいかは語彙が定めています。「以上」などを除いて判定します。
    ///
    /// 対処：値だけを書きます。
    pub static VALUE_WITH_BOUND = {
        name: "syntax/value-with-bound", severity: Error, since: "0.1.0", fix: Safe,
        ja: "値に「以上」などが付いている", en: "a bound after a value", hides: Judgement,
    };
}

declare_rule! {
    /// The unit is not the one in which the attribute is counted. The value counts as unknown.
    ///
    /// What to do: Use the unit that is shown.
    ///
    /// ---
    /// その項目の単位ではありません。値は不明として扱います。
    ///
    /// 対処：示された単位で書きます。
    pub static WRONG_UNIT = {
        name: "syntax/wrong-unit", severity: Error, since: "0.1.0", fix: None,
        ja: "単位が違う", en: "a wrong unit", hides: Judgement,
    };
}

/// The rules of this file.
pub(in crate::model) const RULES: &[&Rule] =
    &[&BAD_VALUE, &BAD_DATE, &MONTH_AS_DATE, &MARU_FOR_ZERO, &LONG_VOWEL_FOR_HYPHEN, &VALUE_WITH_BOUND, &WRONG_UNIT, &UNKNOWN_WORD];

fn cut(text: &str) -> &str {
    text.trim_matches(|character| matches!(character, '「' | '」' | '"'))
}

/// Something that is no count: with a letter that looks like a digit, it is proposed with the digit.
pub(in crate::model) fn no_count(findings: &mut Findings, span: Span, text: &str, plain: &str, unit: &Spelling) {
    let finding = Diagnostic::new(&BAD_VALUE, span, no_value(text));
    let digits: String = plain.replace(['l', 'I', '|'], "1").replace(['O', 'o'], "0");
    let mended = digits.starts_with(|first: char| first.is_ascii_digit()) && plain.contains(|digit: char| digit.is_ascii_digit());
    findings.push(if mended {
        mend(finding, span, &digits)
    } else {
        finding.help(Text::new(
            format!("数（例：2{}）を書いてください。まだ決まっていないときは「?」と書きます", unit.ja),
            format!("write a number such as \"2 {}\", or `?` while it is not decided", unit.en),
        ))
    });
}

pub(in crate::model) fn fraction(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(&BAD_VALUE, span, no_value(text))
            .note(Text::new("小数は書けません", "no fraction can stand here"))
            .help(Text::new("整数で書いてください", "write a whole number")),
    );
}

pub(in crate::model) fn range(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(&BAD_VALUE, span, no_value(text))
            .note(Text::new("範囲は書けません", "no range can stand here"))
            .help(Text::new("定めた値を一つだけ書いてください", "write the one value that is laid down")),
    );
}

/// Words for 「有」 and 「無」 are proposed as these.
pub(in crate::model) fn not_yes_or_no(findings: &mut Findings, span: Span, word: Word<'_>) {
    let key = word.key();
    let slip = |known: &str| key.is_ascii() && crate::text::edits(&key, known) == 1;
    let mended = match &*key {
        "有り" | "あり" | "有る" | "ある" => Some("有"),
        "無し" | "なし" | "無い" | "ない" => Some("無"),
        "y" | "ye" | "true" | "on" => Some("yes"),
        "n" | "none" | "not" | "false" | "off" => Some("no"),
        _ if slip("yes") => Some("yes"),
        _ if slip("no") => Some("no"),
        _ => None,
    };
    let finding = Diagnostic::new(&BAD_VALUE, span, no_value(word.text));
    findings.push(match mended {
        Some(mended) => mend(finding, span, mended),
        None => finding.help(Text::new(
            "「有」又は「無」を書いてください。まだ決まっていないときは「?」と書きます",
            "write \"yes\" or \"no\", or `?` while it is not decided",
        )),
    });
}

/// A word that says that nothing is decided.
pub(in crate::model) fn pending(findings: &mut Findings, span: Span, word: Word<'_>) {
    findings.push(
        Diagnostic::new(&BAD_VALUE, span, no_value(word.text))
            .help(Text::new("まだ決まっていないときは「?」と書いてください", "write `?` while it is not decided"))
            .replace(Text::new("「?」にする", "write `?`"), span, "?"),
    );
}

fn no_value(text: &str) -> Text {
    let text = cut(text);
    Text::new(format!("「{text}」はここに書ける値ではありません"), format!("\"{text}\" is no value that can stand here"))
}

fn mend(finding: Diagnostic, span: Span, mended: &str) -> Diagnostic {
    finding
        .help(Text::new(format!("「{mended}」のことであれば、そう書いてください"), format!("write \"{mended}\" if that is what is meant")))
        .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), span, mended)
}

pub(in crate::model) fn too_many(findings: &mut Findings, word: Word<'_>) {
    findings.push(
        Diagnostic::new(
            &BAD_VALUE,
            word.span,
            Text::new(format!("「{}」は余分です", word.text), format!("\"{}\" is too much here", word.text)),
        )
        .note(Text::new("この項目が取る値は一つです", "one value can stand here"))
        .help(Text::new("消すか、「;」で区切って別の文にしてください", "remove it, or separate it by `;` if it begins another statement")),
    );
}

pub(in crate::model) fn bad_date(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(
            &BAD_DATE,
            span,
            Text::new(format!("「{}」は日付として読めません", cut(text)), format!("\"{}\" cannot be read as a date", cut(text))),
        )
        .help(Text::new("「2026-04-01」又は「令和8年4月1日」のように書いてください", "write it as in `2026-04-01` or `令和8年4月1日`")),
    );
}

pub(in crate::model) fn impossible_date(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(
            &BAD_DATE,
            span,
            Text::new(format!("「{}」という日はありません", cut(text)), format!("there is no day \"{}\"", cut(text))),
        )
        .help(Text::new("月と日を確かめてください", "check the month and the day")),
    );
}

/// A day whose year counts in an era that had ended or not yet begun.
pub(in crate::model) fn outside_era(findings: &mut Findings, span: Span, text: &str, plain: &str, day: jiff::civil::Date) {
    let Some((name, first, last)) = Era::written(plain).map(Era::limits) else { return };
    let lasts = match &last {
        Some(last) => Text::new(format!("{name}は{first}から{last}までです"), format!("{name} lasted from {first} to {last}")),
        None => Text::new(format!("{name}は{first}からです"), format!("{name} began on {first}")),
    };
    let finding = Diagnostic::new(
        &BAD_DATE,
        span,
        Text::new(format!("「{}」は{name}にない日です", cut(text)), format!("\"{}\" is no day of {name}", cut(text))),
    )
    .note(lasts);
    findings.push(match Era::of(day) {
        Some(era) => mend(finding, span, &era.write(day, plain)),
        None => mend(finding, span, &day.to_string()),
    });
}

pub(in crate::model) fn bad_duration(findings: &mut Findings, span: Span, text: &str) {
    let text = cut(text);
    findings.push(
        Diagnostic::new(
            &BAD_VALUE,
            span,
            Text::new(
                format!("「{text}」は期間又は頻度として読めません"),
                format!("\"{text}\" cannot be read as a length of time or a frequency"),
            ),
        )
        .help(Text::new(
            "「30日」「6か月」「24時間」「年1回」「毎月」のように書いてください。まだ決まっていないときは「?」と書きます",
            "write it as in `30 days`, `6 months`, `24 hours`, `年1回` or `monthly`, or `?` while it is not decided",
        )),
    );
}

/// A frequency that is said otherwise.
pub(in crate::model) fn other_frequency(findings: &mut Findings, span: Span, text: &str, mended: &str) {
    findings.push(mend(Diagnostic::new(&BAD_VALUE, span, no_value(text)), span, mended));
}

pub(in crate::model) fn month_as_date(findings: &mut Findings, span: Span, months: &str) {
    let mended = format!("{months}か月");
    findings.push(
        Diagnostic::new(
            &MONTH_AS_DATE,
            span,
            Text::new(
                format!("「{months}月」は暦の月であり、期間ではありません"),
                format!("\"{months}月\" names a month of the calendar, not a length of time"),
            ),
        )
        .help(Text::new(format!("期間であれば「{mended}」と書いてください"), format!("write \"{mended}\" for a length of time")))
        .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), span, mended),
    );
}

pub(in crate::model) fn maru_for_zero(findings: &mut Findings, span: Span, mended: &str) {
    findings.push(
        Diagnostic::new(&MARU_FOR_ZERO, span, Text::new("数字の0の代わりに丸の記号が使われています", "a circle stands for the digit 0"))
            .help(Text::new(format!("「{mended}」と書いてください"), format!("write \"{mended}\"")))
            .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), span, mended),
    );
}

pub(in crate::model) fn long_vowel(findings: &mut Findings, span: Span, mended: &str) {
    findings.push(
        Diagnostic::new(
            &LONG_VOWEL_FOR_HYPHEN,
            span,
            Text::new("ハイフンの代わりに長音符「ー」が使われています", "a long-vowel mark \"ー\" stands for a hyphen"),
        )
        .help(Text::new(format!("「{mended}」と書いてください"), format!("write \"{mended}\"")))
        .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), span, mended),
    );
}

pub(in crate::model) fn with_bound(findings: &mut Findings, span: Span, bound: &str, mended: &str) {
    findings.push(
        Diagnostic::new(
            &VALUE_WITH_BOUND,
            span,
            Text::new(format!("値に「{bound}」は付けません"), format!("no \"{bound}\" stands after a value")),
        )
        .note(Text::new(
            "宣言の値は定めた値そのものであり、どちらが厳しいかは語彙が定めています",
            "a declaration states the value itself; the vocabulary knows which way is stricter",
        ))
        .help(Text::new(format!("「{mended}」と書いてください"), format!("write \"{mended}\"")))
        .replace(Text::new(format!("「{bound}」を消す"), format!("remove \"{bound}\"")), span, mended),
    );
}

pub(in crate::model) fn wrong_unit(findings: &mut Findings, span: Span, unit: &str, wanted: &Spelling) {
    findings.push(
        Diagnostic::new(
            &WRONG_UNIT,
            span,
            Text::new(format!("単位「{unit}」は使えません"), format!("\"{unit}\" is not the unit of this value")),
        )
        .help(Text::new(format!("単位は「{}」です", wanted.ja), format!("its unit is \"{}\"", wanted.en))),
    );
}
