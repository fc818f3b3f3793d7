//! What the readers of values say: one function a finding.

use crate::diagnostic::rules::syntax as rules;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::vocabulary::{Spelling, Vocabulary, WordId};
use crate::syntax::document::Word;
use crate::text::Span;

fn cut(text: &str) -> &str {
    text.trim_matches(|character| matches!(character, '「' | '」' | '"'))
}

pub(super) fn bad_value(findings: &mut Findings, span: Span, text: &str, ja: &str, en: &str) {
    let text = cut(text);
    findings.push(
        Diagnostic::new(
            &rules::BAD_VALUE,
            span,
            Text::new(format!("「{text}」はここに書ける値ではありません"), format!("\"{text}\" is no value that can stand here")),
        )
        .help(Text::new(
            format!("{ja}を書いてください。まだ決まっていないときは「?」と書きます"),
            format!("write {en}, or `?` while it is not decided"),
        )),
    );
}

pub(super) fn too_many(findings: &mut Findings, word: Word<'_>) {
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

pub(super) fn bad_date(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(
            &rules::BAD_DATE,
            span,
            Text::new(format!("「{}」は日付として読めません", cut(text)), format!("\"{}\" cannot be read as a date", cut(text))),
        )
        .help(Text::new("「2026-04-01」又は「令和8年4月1日」のように書いてください", "write it as in `2026-04-01` or `令和8年4月1日`")),
    );
}

pub(super) fn impossible_date(findings: &mut Findings, span: Span, text: &str) {
    findings.push(
        Diagnostic::new(
            &rules::BAD_DATE,
            span,
            Text::new(format!("「{}」という日はありません", cut(text)), format!("there is no day \"{}\"", cut(text))),
        )
        .help(Text::new("月と日を確かめてください", "check the month and the day")),
    );
}

pub(super) fn bad_duration(findings: &mut Findings, span: Span, text: &str) {
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
            "「30日」「6か月」「24時間」「年1回」「毎月」のように書いてください",
            "write it as in `30 days`, `6 months`, `24 hours`, `年1回` or `monthly`",
        )),
    );
}

pub(super) fn month_as_date(findings: &mut Findings, span: Span, months: &str) {
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

pub(super) fn maru_for_zero(findings: &mut Findings, span: Span, mended: &str) {
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

pub(super) fn long_vowel(findings: &mut Findings, span: Span, mended: &str) {
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

pub(super) fn missing_comma(findings: &mut Findings, before: Span, next: Span) {
    findings.push(
        Diagnostic::new(&rules::MISSING_COMMA, next, Text::new("並べる語の間に読点がありません", "a list needs a comma before this"))
            .help(Text::new("「、」で区切ってください", "separate the words by `,`"))
            .replace(Text::new("「、」を書く", "write a comma"), Span::new(before.file, before.end, next.start), "、"),
    );
}

pub(super) fn with_bound(findings: &mut Findings, span: Span, text: &str, bound: &str, mended: &str) {
    findings.push(
        Diagnostic::new(
            &rules::VALUE_WITH_BOUND,
            span,
            Text::new(format!("値に「{bound}」は付けません"), format!("no \"{bound}\" stands after a value")),
        )
        .label(Text::same(cut(text)))
        .note(Text::new(
            "宣言の値は定めた値そのものであり、どちらが厳しいかは語彙が定めています",
            "a declaration states the value itself; the vocabulary knows which way is stricter",
        ))
        .help(Text::new(format!("「{mended}」と書いてください"), format!("write \"{mended}\"")))
        .replace(Text::new(format!("「{bound}」を消す"), format!("remove \"{bound}\"")), span, mended),
    );
}

pub(super) fn wrong_unit(findings: &mut Findings, span: Span, unit: &str, wanted: &Spelling) {
    findings.push(
        Diagnostic::new(
            &rules::WRONG_UNIT,
            span,
            Text::new(format!("単位「{unit}」は使えません"), format!("\"{unit}\" is not the unit of this value")),
        )
        .help(Text::new(format!("単位は「{}」です", wanted.ja), format!("its unit is \"{}\"", wanted.en))),
    );
}

pub(super) fn unknown_word(findings: &mut Findings, word: Word<'_>, words: &[WordId], vocabulary: &Vocabulary) {
    let key = word.key();
    let nearest = words
        .iter()
        .map(|&id| vocabulary.word_spelling(id))
        .flat_map(|spelling| [(spelling, crate::text::likeness(&key, &spelling.en)), (spelling, crate::text::likeness(&key, &spelling.ja))])
        .filter(|(_, likeness)| *likeness >= 0.4)
        .max_by(|one, other| one.1.total_cmp(&other.1));
    let finding = Diagnostic::new(
        &rules::UNKNOWN_WORD,
        word.span,
        Text::new(format!("「{}」はここに書ける語ではありません", word.text), format!("\"{}\" is no word that can stand here", word.text)),
    );
    let finding = match nearest {
        Some((spelling, _)) => {
            let mended = if key.is_ascii() { &spelling.en } else { &spelling.ja };
            finding
                .help(Text::new(
                    format!("「{}」のことであれば、そう書いてください", spelling.ja),
                    format!("write \"{}\" if that is what is meant", spelling.en),
                ))
                .replace(Text::new(format!("「{mended}」にする"), format!("write \"{mended}\"")), word.span, &**mended)
        }
        None => {
            let all = |pick: fn(&Spelling) -> &str, comma: &str| {
                words.iter().map(|&id| pick(vocabulary.word_spelling(id))).collect::<Vec<_>>().join(comma)
            };
            finding.help(Text::new(
                format!("書ける語：{}。語彙にない事柄は「…」で囲んで書けます", all(|spelling| &spelling.ja, "、")),
                format!("words that can stand here: {}; anything else in quotes", all(|spelling| &spelling.en, ", ")),
            ))
        }
    };
    findings.push(finding);
}

/// The parts of a word between middle dots.
pub(crate) fn dotted(word: Word<'_>) -> impl Iterator<Item = Word<'_>> {
    let start = word.span.start;
    word.text.split(['・', '･']).filter(|part| !part.is_empty()).map(move |part| {
        let from = start + u32::try_from(part.as_ptr() as usize - word.text.as_ptr() as usize).unwrap_or(0);
        Word { text: part, span: Span::new(word.span.file, from, from + u32::try_from(part.len()).unwrap_or(0)), quoted: false }
    })
}

pub(crate) fn middle_dot(findings: &mut Findings, word: Word<'_>) {
    let mended = word.text.replace(['・', '･'], "、");
    findings.push(
        Diagnostic::new(
            &rules::MIDDLE_DOT,
            word.span,
            Text::new("並べる語が中黒で区切られています", "this list is separated by middle dots"),
        )
        .help(Text::new(format!("「{mended}」のように読点で区切ってください"), "separate the words by commas"))
        .replace(Text::new("読点にする", "use commas"), word.span, mended),
    );
}
