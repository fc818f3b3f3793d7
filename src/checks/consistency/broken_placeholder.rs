//! `consistency/broken-placeholder`

use crate::checks::Context;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::vocabulary::{NameId, Vocabulary};
use crate::syntax::keyword::Keyword;
use crate::text::{Covered, Span, look_up_key};

declare_rule! {
    /// The wording holds a name and an attribute of the vocabulary with a dot between them (`password.min_length`), and not both of the braces that would make a placeholder of it: it is printed as it stands, and no value.
    ///
    /// What to do: Put it in `{ }`.
    ///
    /// ---
    /// 文言の中に「パスワード.最短文字数」のような、語彙にある名前と項目が { } で囲まれずに書かれています。このままでは値ではなく、この文字がそのまま表示されます。
    ///
    /// 対処：{ } で囲みます。
    pub static RULE = {
        name: "consistency/broken-placeholder", severity: Error, since: "0.1.0", fix: Proposal,
        ja: "{ } の欠けた差し込み", en: "a placeholder without its braces",
    };
}

/// What may stand before and after in place of a brace.
const OPEN: [char; 8] = ['{', '｛', '【', '[', '［', '〔', '(', '（'];
const CLOSE: [char; 8] = ['}', '｝', '】', ']', '］', '〕', ')', '）'];

pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for paragraph in cx.policy.articles.iter().filter(|article| !article.deleted).flat_map(|article| &article.paragraphs) {
        let wording = cx.wording(paragraph);
        let text = wording.text;
        let mut sound: Option<Covered> = None;
        for (dot, mark) in text.match_indices(['.', '．']) {
            let place = paragraph.text.part(offset(dot), offset(dot + mark.len()));
            if sound.get_or_insert_with(|| wording.placeholders().map(|sound| sound.span).collect()).hold(place) {
                continue;
            }
            let (before, after) = (text.get(..dot).unwrap_or(""), text.get(dot + mark.len()..).unwrap_or(""));
            if let Some((name, attribute)) = named(cx.resolved.vocabulary, before, after) {
                findings.push(finding(cx, paragraph.text, (before, after), (name, attribute)));
            }
        }
    }
}

/// The longest name of a declaration at the end of a text, and the longest of its attributes at the beginning of the next.
fn named<'t>(vocabulary: &Vocabulary, before: &'t str, after: &'t str) -> Option<(&'t str, &'t str)> {
    // Names are words: letters with nothing between them.
    let start = before.rfind(|letter: char| !letter.is_alphanumeric() && !"_ー・-".contains(letter)).map_or(0, |at| at + width(before, at));
    let tail = before.get(start..)?;
    tail.char_indices().find_map(|(at, _)| {
        let name = tail.get(at..)?;
        let ids: Vec<(Keyword, NameId)> =
            Keyword::DECLARATIONS.into_iter().filter_map(|kind| Some((kind, vocabulary.name(kind, &look_up_key(name))?))).collect();
        let is_attribute = |text: &str| {
            let key = look_up_key(text);
            ids.iter().any(|&(kind, id)| vocabulary.attribute_of(kind, Some(id), &key).is_some())
        };
        let ends = after.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(LONGEST);
        let attribute = ends.filter_map(|end| after.get(..end)).filter(|text| is_attribute(text)).last()?;
        Some((name, attribute))
    })
}

/// Longest attribute, in letters.
const LONGEST: usize = 40;

fn finding(cx: &Context<'_>, whole: Span, (before, after): (&str, &str), (name, attribute): (&str, &str)) -> Diagnostic {
    let mut start = before.len() - name.len();
    if let Some(open) = before.get(..start).and_then(|before| before.chars().next_back()).filter(|last| OPEN.contains(last)) {
        start -= open.len_utf8();
    }
    let mut end = whole.len() as usize - after.len() + attribute.len();
    if let Some(close) = after.get(attribute.len()..).and_then(|rest| rest.chars().next()).filter(|next| CLOSE.contains(next)) {
        end += close.len_utf8();
    }
    let span = whole.part(offset(start), offset(end));
    let mended = format!("{{{name}.{attribute}}}");
    let written = cx.text(span);
    Diagnostic::new(
        &RULE,
        span,
        Text::new(
            format!("文言の「{written}」は {{ }} で囲まれておらず、値が表示されません"),
            format!("\"{written}\" in the wording is not in braces, so no value is printed"),
        ),
    )
    .help(Text::new(format!("「{mended}」と書いてください"), format!("write `{mended}`")))
    .replace(Text::new(format!("「{mended}」にする"), format!("write `{mended}`")), span, mended)
}

fn width(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
