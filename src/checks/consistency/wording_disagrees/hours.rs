//! Hours of the day that a sentence writes otherwise than its article declares them.

use super::{Datum, RULE, data, names, print};
use crate::checks::{Context, words};
use crate::diagnostic::{Diagnostic, Findings, Lang, Text};
use crate::model::value::Value;
use crate::resolve::policy::Article;
use crate::text::Span;

pub(super) fn check(cx: &Context<'_>, article: &Article, findings: &mut Findings) {
    let data = data(cx, article, |value| matches!(value, Value::Hours(_)));
    if data.is_empty() {
        return;
    }
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for paragraph in &article.paragraphs {
        let wording = cx.wording(paragraph);
        for written in wording.hours() {
            if data.iter().any(|datum| matches!(&datum.value, Value::Hours(hours) if *hours == written.hours)) {
                continue;
            }
            let sentence = wording.text.get(written.sentence).unwrap_or("");
            let is_about =
                |datum: &&Datum| names(sentence, cx.resolved.vocabulary.attribute(datum.attribute)) || sentence.contains(&*datum.name.ja);
            let (from, to) = (offset(written.range.start), offset(written.range.end));
            let span = Span::new(wording.span.file, wording.span.start + from, wording.span.start + to);
            if let Some(datum) = data.iter().find(is_about) {
                findings.push(finding(cx, span, datum));
            }
        }
    }
}

fn finding(cx: &Context<'_>, span: Span, datum: &Datum) -> Diagnostic {
    let attribute = cx.resolved.vocabulary.attribute(datum.attribute);
    let (written, spelling, shown) = (cx.text(span), &attribute.spelling, words::show(cx.resolved.vocabulary, attribute, &datum.value));
    let placeholder = print(cx, datum, if written.is_ascii() { Lang::En } else { Lang::Ja });
    Diagnostic::new(
        &RULE,
        span,
        Text::new(
            format!("文言の「{written}」が、この条で宣言した「{}」の「{}」と合いません", spelling.ja, shown.ja),
            format!("the wording says \"{written}\", but \"{}\" of this article is \"{}\"", spelling.en, shown.en),
        ),
    )
    .at(datum.place, Text::new("宣言ではこうなっています", "the data says this"))
    .help(Text::new(
        format!("どちらかを正すか、「{placeholder}」と書いて宣言の値を表示してください"),
        format!("correct one of the two, or write `{placeholder}` to print the value declared"),
    ))
    .replace(Text::new("宣言の値を表示する", "print the value declared"), span, placeholder)
}
