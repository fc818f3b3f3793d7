//! Definitions that give a word of the declarations another meaning: 「年1回」とは、5年に1回をいう; 「全職員」とは、事務長をいう;
//! 「二要素認証」とは、パスワードの入力を二回求めることをいう; 「年1回」とあるのは、「5年に1回」と読み替える; `"staff" means the director`.

use super::is_quantity;
use crate::checks::Context;
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::value::{Member, Name, Value};
use crate::model::vocabulary::WordId;
use crate::text::{Span, cut, holds_any, look_up_key};
use crate::wording::Wording;
use crate::wording::quantity::Quantity;

/// How a meaning ends.
const ENDS: [&str; 7] = ["のことをいう", "をいう", "と読み替えるものとする", "と読み替える", "とするものとする", "とする", "を指す"];
/// One thing done again is one factor.
const AGAIN: [&str; 12] = ["二回", "2回", "二度", "2度", "再度", "繰り返", "もう一度", "重ねて", "twice", "again", "two times", "repeat"];
/// What says that factors are several.
const DIFFERENT: [&str; 19] = [
    "異なる",
    "二つ",
    "2つ",
    "二種",
    "2種",
    "二以上",
    "2以上",
    "複数",
    "組み合わ",
    "組合",
    "及び",
    "並びに",
    " and ",
    "different",
    "two ",
    "several",
    "more than one",
    "combin",
    "independent",
];

/// Finds them among the definitions, and among sentences of the form 「…」とは、…をいう.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings) {
    for definition in &cx.policy.definitions {
        let Some(meaning) = definition.meaning else { continue };
        check_one(cx, (cx.text(definition.term), cx.text(meaning)), meaning, findings);
    }
    let articles = cx.policy.articles.iter().filter(|article| !article.deleted);
    for wording in articles.flat_map(|article| &article.paragraphs).map(|paragraph| cx.wording(paragraph)) {
        if !holds_any(wording.text, &["」とは", "」とあるのは", " means ", " mean ", " is read as "]) {
            continue;
        }
        for sentence in wording.sentences() {
            let Some(defined) = wording.text.get(sentence.range.clone()).and_then(defined) else { continue };
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = wording.span.part(offset(sentence.range.start), offset(sentence.range.end));
            check_one(cx, defined, span, findings);
        }
    }
}

/// The term and its meaning.
fn defined(said: &str) -> Option<(&str, &str)> {
    const QUOTES: [char; 5] = ['\'', '"', '“', '”', '’'];
    if let Some((before, meaning)) = ["」とは", "」とあるのは"].iter().find_map(|is| cut(said, is)) {
        let (_, term) = before.rsplit_once('「')?;
        return Some((term, meaning.trim_start_matches(['、', ' '])));
    }
    let (before, meaning) = [" means ", " mean ", " is read as "].iter().find_map(|is| cut(said, is))?;
    let term = before.trim_end_matches([',', ' ']).strip_suffix(QUOTES)?;
    let (_, term) = term.rsplit_once(['\'', '"', '“', '‘'])?;
    let meaning = meaning.trim_start_matches("a reference to ").trim_matches(QUOTES);
    Some((term, ["the ", "a ", "an "].iter().find_map(|article| meaning.strip_prefix(article)).unwrap_or(meaning)))
}

fn check_one(cx: &Context<'_>, (term, meaning): (&str, &str), span: Span, findings: &mut Findings) {
    let meaning = meaning.trim().trim_end_matches(['。', '.', '\'', '"', '’', '”']);
    let meaning = ENDS.iter().find_map(|end| meaning.strip_suffix(end)).unwrap_or(meaning);
    let meaning = meaning.strip_prefix('「').and_then(|meaning| meaning.strip_suffix('」')).unwrap_or(meaning);
    let is_less =
        is_another_quantity(cx, term, meaning) || is_one_factor(term, meaning) || is_fewer(cx, term, meaning) || is_tried(meaning);
    if !is_less {
        return;
    }
    findings.push(
        Diagnostic::new(
            &super::RULE,
            span,
            Text::new(
                format!("この定義は、宣言に使う「{term}」を、それより緩い意味にしています"),
                format!("this definition makes less of \"{term}\" than the declarations mean by it"),
            ),
        )
        .help(Text::new("別の語を定義するか、宣言を正してください", "define another word, or correct the data")),
    );
}

/// 行うよう努めること: what is only tried.
fn is_tried(meaning: &str) -> bool {
    holds_any(meaning, &["よう努め", "に努め", "可能な範囲", "できる範囲", "try to", "trying to", "if possible", "where possible"])
}

/// 年1回: a quantity means itself.
fn is_another_quantity(cx: &Context<'_>, term: &str, meaning: &str) -> bool {
    let read = |text: &str| -> Vec<Quantity> {
        let span = Span::new(cx.policy.file, 0, u32::try_from(text.len()).unwrap_or(u32::MAX));
        let wording = Wording::default();
        let quantities = wording.reading(text, span).quantities(cx.resolved.vocabulary);
        quantities.iter().filter(|quantity| is_quantity(&quantity.value)).cloned().collect()
    };
    let terms = read(term);
    let [quantity] = terms.as_slice() else { return false };
    let is_whole = quantity.span.end as usize - quantity.span.start as usize == term.len();
    let others = if is_whole { read(meaning) } else { Vec::new() };
    !others.is_empty() && !others.iter().any(|other| super::agree_values(cx, &quantity.value, &other.value))
}

/// 二要素認証: the same factor twice is one.
fn is_one_factor(term: &str, meaning: &str) -> bool {
    let small = term.to_ascii_lowercase();
    let is_in_english = ["two-factor", "two factor", "multi-factor", "multifactor", "second factor"].iter().any(|of| small.contains(of));
    let is_of_several = is_in_english || term.contains("要素認証") && !term.starts_with(['一', '1', '単']);
    let says = |words: &[&str]| holds_any(meaning, words);
    is_of_several && (says(&AGAIN) && !says(&["異なる", "different"]) || !says(&DIFFERENT))
}

/// 全職員: fewer people than the word means, where a declaration uses it.
fn is_fewer(cx: &Context<'_>, term: &str, meaning: &str) -> bool {
    let vocabulary = cx.resolved.vocabulary;
    let word = |text: &str| vocabulary.word(&look_up_key(text)).or_else(|| also(cx, text));
    let Some(group) = word(term).filter(|group| is_used(cx, *group)) else { return false };
    let is_actor = |whom: &str| cx.view.scope.knows_actor(&Name::actor(&look_up_key(whom), vocabulary));
    let is_part = |whom: &str| {
        let whom = whom.trim_matches(['、', ' ', '（', '(']).trim_end_matches("の者");
        let narrower = word(whom).is_some_and(|part| part != group && vocabulary.wider_words(part).contains(&group));
        !whom.is_empty() && (narrower || is_actor(whom))
    };
    let left_out = meaning.split("を除").next().filter(|before| before.len() < meaning.len());
    // 院長及び事務長: offices are not all of the staff; groups may be.
    let mut several = meaning.split(['、', ',']).flat_map(|some| some.split("及び")).flat_map(|some| some.split(" and "));
    let is_office = |whom: &str| is_actor(whom.trim().trim_start_matches("the "));
    is_part(meaning)
        || vocabulary.known().all_staff == Some(group) && several.all(is_office)
        || left_out.is_some_and(|before| {
            before.rsplit(['（', '(']).next().unwrap_or(before).split("及び").flat_map(|one| one.split('、')).any(is_part)
        })
}

/// A word by what people call it: 職員.
fn also(cx: &Context<'_>, text: &str) -> Option<WordId> {
    let vocabulary = cx.resolved.vocabulary;
    let key = look_up_key(text);
    let called = |other: &std::sync::Arc<str>| look_up_key(other) == key;
    vocabulary.words().find(|(_, spelling)| vocabulary.others(spelling).iter().any(called)).map(|(id, _)| id)
}

/// Whether a declaration holds for a group of people by its word.
fn is_used(cx: &Context<'_>, group: WordId) -> bool {
    let held = cx.view.effective.all.values().flat_map(|declared| declared.values.values().flatten());
    let holds = |value: &Value| matches!(value, Value::Words(members) if members.contains(&Member::Word(group)));
    held.filter_map(|held| held.value.as_ref()).any(holds)
}
