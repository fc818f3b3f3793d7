//! Hours of the day that a sentence writes otherwise than its article declares them.

use super::{Datum, data, finding, names};
use crate::checks::Context;
use crate::diagnostic::Findings;
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
            let small = sentence.to_lowercase();
            let is_about = |datum: &&Datum| {
                let is_named = || sentence.contains(&*datum.name.ja) || small.contains(&datum.name.en.replace('_', " "));
                names(sentence, cx.resolved.vocabulary.attribute(datum.attribute)) || is_named()
            };
            let (from, to) = (offset(written.range.start), offset(written.range.end));
            let span = Span::new(wording.span.file, wording.span.start + from, wording.span.start + to);
            if let Some(datum) = data.iter().find(is_about) {
                findings.push(finding(cx, span, datum, &[]));
            }
        }
    }
}
