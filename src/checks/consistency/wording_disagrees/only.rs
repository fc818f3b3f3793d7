//! A sentence that makes one of several declared things the only one: 「パスワードのみにより認証する」 beside パスワード、ワンタイムパスワード.

use crate::checks::{Context, words};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Member, Value};
use crate::model::vocabulary::{Direction, Spelling};
use crate::resolve::effective::Key;
use crate::resolve::policy::Article;
use crate::text::{Span, holds_any};
use crate::wording::Reading;

/// By what a sentence leaves no other.
const ONLY: [&str; 4] = ["のみ", "だけ", "に限り", "に限って"];
/// A sentence that denies or forbids it says the contrary.
const DENIED: [&str; 7] = ["ない", "ません", "禁", "不可", "ならず", "認めず", "だけでなく"];

/// Compares the sentences of an article with the lists that its declarations hold, of which more is stricter.
pub(super) fn check(cx: &Context<'_>, article: &Article, wording: Reading<'_>, findings: &mut Findings) {
    for sentence in wording.sentences() {
        let Some(said) = wording.text.get(sentence.range.clone()) else { continue };
        let is_denied = |at: usize| said.get(at..).is_some_and(|after| holds_any(after, &DENIED));
        for (at, only) in ONLY.iter().flat_map(|only| said.match_indices(only)).filter(|(at, _)| !is_denied(*at)) {
            // ICカードを忘れた場合は、パスワードのみで: the rest of the list is named before it in the same clause, or not at all.
            let clause = said.get(..at).map(|before| before.rsplit_once("は、").map_or(before, |(_, clause)| clause));
            let Some((list, place, named)) = clause.and_then(|before| listed(cx, article, before)) else { continue };
            let start = sentence.range.start + at - named.len();
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = wording.span.part(offset(start), offset(start + named.len() + only.len()));
            findings.push(finding(&list, named, place, span));
            break;
        }
    }
}

/// The list in which what `before` ends with is one of several, where it is declared, and how that is written.
fn listed<'s>(cx: &Context<'_>, article: &Article, before: &'s str) -> Option<(Text, Span, &'s str)> {
    let vocabulary = cx.resolved.vocabulary;
    let ends = |spelling: &Spelling| {
        let written = [&*spelling.ja].into_iter().chain(vocabulary.others(spelling).iter().map(|other| &**other));
        let length = written.filter(|name| before.ends_with(name)).map(str::len).max()?;
        before.get(before.len() - length..)
    };
    let declarations = cx.policy.declarations.entries_in(&article.declarations);
    let all = declarations.filter_map(|(id, declaration)| {
        let key = Key { kind: declaration.kind, name: declaration.name, label: declaration.label.clone() };
        let all = &cx.view.effective.all;
        all.stating(&key, (cx.id, id)).or_else(|| all.get(&key))
    });
    all.flat_map(|declared| declared.values.iter()).find_map(|(attribute, held)| {
        let attribute = vocabulary.attribute(*attribute);
        let several = held.iter().filter_map(|held| match &held.value {
            Some(Value::Words(members)) if members.len() > 1 && attribute.direction == Direction::Superset => Some((members, held)),
            _ => None,
        });
        several.into_iter().find_map(|(members, held)| {
            let of_list = members.iter().filter_map(|member| match member {
                Member::Word(word) => ends(vocabulary.word_spelling(*word)),
                Member::Own(_) => None,
            });
            let named = of_list.max_by_key(|named| named.len())?;
            // ワンタイムパスワードのみ is not パスワードのみ.
            let is_whole = !before
                .strip_suffix(named)?
                .ends_with(|letter: char| matches!(letter, '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{3400}'..='\u{9fff}'));
            // パスワード及びICカードのみ: the rest is named before it.
            let all_named = members.iter().all(|member| match member {
                Member::Word(word) => before.contains(&*vocabulary.word_spelling(*word).ja),
                Member::Own(own) => before.contains(&**own),
            });
            let shown = words::show(vocabulary, attribute, held.value.as_ref()?);
            let list = Text::new(
                format!("「{}」（{}）", attribute.spelling.ja, shown.ja),
                format!("\"{}\" ({})", attribute.spelling.en.replace('_', " "), shown.en),
            );
            (is_whole && !all_named).then_some((list, held.value_span, named))
        })
    })
}

fn finding(list: &Text, named: &str, place: Span, span: Span) -> Diagnostic {
    Diagnostic::new(
        &super::RULE,
        span,
        Text::new(
            format!("文言では「{named}」だけとされていますが、宣言した{}にはほかのものもあります", list.ja),
            format!("the wording leaves nothing but \"{named}\", and more is declared as {}", list.en),
        ),
    )
    .at(place, Text::new("ここで宣言されています", "declared here"))
    .help(Text::new("文言か宣言のどちらかを正してください", "correct the wording or the data"))
}
