//! What the readers of values say: one function a finding. Words that are not in a list are in [`words`].

mod words;

pub(in crate::model) use words::{Further, unknown_word};

use crate::diagnostic::rules::syntax as rules;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::read::era::Era;
use crate::model::vocabulary::Spelling;
use crate::syntax::document::Word;
use crate::text::Span;

fn cut(text: &str) -> &str {
    text.trim_matches(|character| matches!(character, '「' | '」' | '"'))
}

/// Something that is no count: with a letter that looks like a digit, it is proposed with the digit.
pub(in crate::model) fn no_count(findings: &mut Findings, span: Span, text: &str, plain: &str, unit: &Spelling) {
    let finding = Diagnostic::new(&rules::BAD_VALUE, span, no_value(text));
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
        Diagnostic::new(&rules::BAD_VALUE, span, no_value(text))
            .note(Text::new("小数は書けません", "no fraction can stand here"))
            .help(Text::new("整数で書いてください", "write a whole number")),
    );
}

pub(in crate::model) fn range(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(&rules::BAD_VALUE, span, no_value(text))
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
    let finding = Diagnostic::new(&rules::BAD_VALUE, span, no_value(word.text));
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
        Diagnostic::new(&rules::BAD_VALUE, span, no_value(word.text))
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
            &rules::BAD_VALUE,
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
            &rules::BAD_DATE,
            span,
            Text::new(format!("「{}」は日付として読めません", cut(text)), format!("\"{}\" cannot be read as a date", cut(text))),
        )
        .help(Text::new("「2026-04-01」又は「令和8年4月1日」のように書いてください", "write it as in `2026-04-01` or `令和8年4月1日`")),
    );
}

pub(in crate::model) fn impossible_date(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(
            &rules::BAD_DATE,
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
        &rules::BAD_DATE,
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
            &rules::BAD_VALUE,
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
    findings.push(mend(Diagnostic::new(&rules::BAD_VALUE, span, no_value(text)), span, mended));
}

pub(in crate::model) fn month_as_date(findings: &mut Findings, span: Span, months: &str) {
    let mended = format!("{months}か月");
    findings.push(
        Diagnostic::new(
            &rules::MONTH_AS_DATE,
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
        Diagnostic::new(
            &rules::MARU_FOR_ZERO,
            span,
            Text::new("数字の0の代わりに丸の記号が使われています", "a circle stands for the digit 0"),
        )
        .help(Text::new(format!("「{mended}」と書いてください"), format!("write \"{mended}\"")))
        .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), span, mended),
    );
}

pub(in crate::model) fn long_vowel(findings: &mut Findings, span: Span, mended: &str) {
    findings.push(
        Diagnostic::new(
            &rules::LONG_VOWEL_FOR_HYPHEN,
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
            &rules::VALUE_WITH_BOUND,
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
            &rules::WRONG_UNIT,
            span,
            Text::new(format!("単位「{unit}」は使えません"), format!("\"{unit}\" is not the unit of this value")),
        )
        .help(Text::new(format!("単位は「{}」です", wanted.ja), format!("its unit is \"{}\"", wanted.en))),
    );
}
