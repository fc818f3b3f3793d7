//! What is declared to be forbidden, and allowed in other words: パスワードは、端末の付箋に書いて貼っておく.

use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::{self, Comparison, Duty};
use crate::model::value::Value;
use crate::model::vocabulary::Direction;
use crate::text::{Span, look_up_key};
use crate::wording::Reading;

/// The words in which people speak of what an attribute forbids.
struct Otherwise {
    /// The attribute, by its English name.
    attribute: &'static str,
    /// Of what a sentence has to speak.
    of: &'static [&'static str],
    /// One of these says that it is done.
    said: &'static [&'static str],
}

const ALL: [Otherwise; 5] = [
    Otherwise {
        attribute: "shared_ids",
        of: &["利用者id", "idは", "アカウント"],
        said: &["全員で一つ", "職員で一つ", "共通のid", "共通のアカウント", "皆で", "貸し借り", "使い合", "同じid", "一つのid"],
    },
    Otherwise {
        attribute: "sharing",
        of: &["パスワード"],
        said: &["全員で一つ", "職員で一つ", "共通のものを", "教え合", "同じパスワード", "皆で"],
    },
    Otherwise {
        attribute: "writing_down",
        of: &["パスワード"],
        said: &["付箋", "貼って", "貼り付け", "貼付", "メモに", "メモして", "紙に", "手帳", "控えて", "掲示"],
    },
    Otherwise {
        attribute: "reuse",
        of: &["パスワード"],
        said: &["同じもの", "同一のもの", "私用の", "他の用途", "ほかの用途", "他のサービス", "使い続け"],
    },
    Otherwise {
        attribute: "guessable",
        of: &["パスワード"],
        said: &["当院の名称", "病院の名称", "院名", "生年月日", "誕生日", "電話番号", "氏名とする"],
    },
];
/// Of what a text has to speak at all, as people write it.
const SUBJECTS: [&str; 4] = ["パスワード", "ID", "ＩＤ", "アカウント"];
/// What forbids it once more, or says it of a case.
const NOT: [&str; 12] = ["ない", "ません", "禁", "不可", "ならず", "避け", "ずに", "せず", "許可", "承認", "場合", "とき"];
/// Such a `ない` allows.
const ALLOWS: [&str; 4] = ["差し支えない", "構わない", "かまわない", "妨げない"];

/// What a policy forbids that people speak of in other words.
pub(super) struct Forbidden(Vec<(&'static Otherwise, Text, Span)>);

impl Forbidden {
    /// What of it is declared, here or above.
    pub(super) fn of(cx: &Context<'_>) -> Self {
        let declared = |one: &'static Otherwise| forbidden(cx, one.attribute).map(|(name, place)| (one, name, place));
        Self(ALL.iter().filter_map(declared).collect())
    }

    /// Finds the sentences of a wording that allow it.
    pub(super) fn check(&self, wording: Reading<'_>, findings: &mut Findings) {
        if self.0.is_empty() || !SUBJECTS.iter().any(|subject| wording.text.contains(subject)) {
            return;
        }
        for sentence in wording.sentences() {
            let Some(said) = wording.text.get(sentence.range.clone()).map(look_up_key) else { continue };
            let is_said = |one: &Otherwise| one.of.iter().any(|of| said.contains(of)) && one.said.iter().any(|word| said.contains(word));
            let Some((_, name, place)) = self.0.iter().find(|(one, ..)| is_said(one)) else { continue };
            let bare = ALLOWS.iter().fold(said.to_string(), |said, word| said.replace(word, ""));
            if NOT.iter().any(|not| bare.contains(not)) {
                continue;
            }
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = wording.span.part(offset(sentence.range.start), offset(sentence.range.end));
            findings.push(finding(name, *place, span));
        }
    }
}

fn finding(name: &Text, place: Span, span: Span) -> Diagnostic {
    Diagnostic::new(
        &super::RULE,
        span,
        Text::new(
            format!("「{}」は禁止と宣言されていますが、文言では認められています", name.ja),
            format!("\"{}\" is declared to be forbidden, and the wording allows it", name.en),
        ),
    )
    .at(place, Text::new("ここで宣言されています", "declared here"))
    .help(Text::new("文言か宣言のどちらかを正してください", "correct the wording or the data"))
}

/// Where an attribute of a duty is declared to be stricter than allowed, and what it is called.
fn forbidden(cx: &Context<'_>, attribute: &str) -> Option<(Text, Span)> {
    let vocabulary = cx.resolved.vocabulary;
    let allowed = Value::Choice(vocabulary.word("allowed")?);
    let duties = cx.view.effective.all.values().filter(|declared| declared.delegated.is_none() && declared.duty == Duty::Must);
    let held = duties.flat_map(|declared| declared.values.iter().flat_map(|(id, held)| held.iter().map(move |held| (*id, held))));
    held.map(|(id, held)| (vocabulary.attribute(id), held)).find_map(|(named, held)| {
        let is_meant = &*named.spelling.en == attribute && named.direction == Direction::Ordered;
        let value = held.value.as_ref().filter(|value| is_meant && matches!(value, Value::Choice(_)))?;
        let is_stricter = order::compare(named, value, &allowed, &cx.view.scope) == Comparison::Stricter;
        is_stricter.then(|| (Text::new(&*named.spelling.ja, named.spelling.en.replace('_', " ")), held.value_span))
    })
}
