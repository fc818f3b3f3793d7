//! What a sentence says of something that is declared in another article, here or above: 監査は、3年ごとに行う.

use std::cmp::Ordering;

use super::{Datum, agree, is_about, is_more, is_quantity, most_of_least, spelled};
use crate::checks::{Context, words};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::Duty;
use crate::model::value::Value;
use crate::model::vocabulary::Direction;
use crate::resolve::policy::Article;
use crate::wording::quantity::Quantity;
use crate::wording::{Limit, Reading};

/// Less than is declared of what a sentence names is found; more may be laid down in words.
pub(super) fn check<'a>(cx: &Context<'a>, article: &'a Article, wording: Reading<'a>, findings: &mut Findings) {
    let quantities = wording.quantities(cx.resolved.vocabulary);
    let written: Vec<(&str, &Quantity)> = quantities.iter().map(|quantity| (wording.text, quantity)).collect();
    for (text, quantity) in written.iter().filter(|(_, quantity)| quantity.limit != Limit::End && quantity.holds_on(cx.resolved.as_of)) {
        let Some(sentence) = text.get(quantity.sentence.0..quantity.sentence.1) else { continue };
        let data = named(cx, article, sentence, cx.text(quantity.span));
        let about: Vec<&Datum> = data.iter().filter(|datum| is_about(cx, text, quantity, datum, &written)).collect();
        if quantity.limit == Limit::Most {
            let least = |datum: &&&Datum| cx.resolved.vocabulary.attribute(datum.attribute).direction == Direction::Higher;
            if let Some(datum) = about.iter().filter(least).find(|datum| !is_more(quantity, datum)) {
                findings.push(most_of_least(cx, quantity, datum));
                continue;
            }
        }
        // Where it is as strict as one of those that bear the name, it may be about that one.
        if let Some(datum) = about.first().filter(|_| about.iter().all(|datum| is_less(cx, quantity, datum))) {
            findings.push(finding(cx, quantity, datum));
        }
    }
}

/// What is declared elsewhere under the name with which a sentence begins, or goes on after its subject (職員は、教育訓練を), or that stands
/// right after the quantity (8文字のパスワード); the longest such name counts.
fn named(cx: &Context<'_>, article: &Article, sentence: &str, written: &str) -> Vec<Datum> {
    const OF: [&str; 6] = ["は", "の", "を", "に", "については", "　は"];
    let (vocabulary, sentence) = (cx.resolved.vocabulary, sentence.trim_start());
    let small = sentence.to_lowercase();
    let predicate = sentence.split_once("は、").or_else(|| sentence.split_once('は')).map_or("", |(_, predicate)| predicate);
    let counted = [format!("{written}の"), format!("{written}以上の")];
    let begins = |name: &str| {
        let leads = |said: &str| said.strip_prefix(name).is_some_and(|rest| OF.iter().any(|of| rest.starts_with(of)));
        let follows = |before: &String| sentence.split_once(&**before).is_some_and(|(_, rest)| rest.starts_with(name));
        leads(sentence) || leads(predicate) || counted.iter().any(follows)
    };
    // `Passwords have at least 8 characters`.
    let begins_in_english = |name: &str| {
        let said = small.strip_prefix("the ").unwrap_or(&small);
        said.strip_prefix(&*name.replace('_', " ")).is_some_and(|rest| rest.strip_prefix('s').unwrap_or(rest).starts_with(' '))
    };
    let all = cx.view.effective.all.iter().filter(|(_, declared)| declared.duty > Duty::May && declared.delegated.is_none());
    let mut found: Vec<(usize, Datum)> = Vec::new();
    // What the article itself declares is compared with all of its wording.
    let own = cx.policy.declarations.range(&article.declarations);
    for (key, declared) in all.filter(|(key, _)| !own.iter().any(|own| own.kind == key.kind && own.name == key.name)) {
        let spelling = &vocabulary.name_entry(key.name).spelling;
        let names = [&*spelling.ja].into_iter().chain(vocabulary.others(spelling).iter().map(|other| &**other));
        let names = names.chain(declared.title.as_deref()).filter(|name| begins(name));
        let english = Some(&*spelling.en).filter(|name| begins_in_english(name));
        let Some(length) = names.chain(english).map(str::len).max() else { continue };
        for (&attribute, held) in &declared.values {
            for held in held {
                let Some(value) = held.value.clone().filter(is_quantity) else { continue };
                let (label, place) = (key.label.as_ref().map(ToString::to_string), held.value_span);
                found.push((length, Datum { kind: key.kind, name: spelled(spelling), label, attribute, value, place }));
            }
        }
    }
    let longest = found.iter().map(|(length, _)| *length).max();
    let data: Vec<Datum> = found.into_iter().filter(|(length, _)| Some(*length) == longest).map(|(_, datum)| datum).collect();
    // A value that could not be read may be the one that is meant.
    let unread = |datum: &Datum| cx.unknowns().any(|unknown| unknown.any || unknown.attributes.contains(&datum.attribute));
    data.into_iter().filter(|datum| !unread(datum)).collect()
}

/// Whether a quantity asks for less than a datum.
fn is_less(cx: &Context<'_>, quantity: &Quantity, datum: &Datum) -> bool {
    if agree(cx, quantity, datum) {
        return false;
    }
    let order = match (&quantity.value, &datum.value) {
        (Value::Count(one, _), Value::Count(other, _)) => Some(one.cmp(other)),
        (Value::Duration(one), Value::Duration(other)) => one.compare(*other),
        _ => None,
    };
    match cx.resolved.vocabulary.attribute(datum.attribute).direction {
        Direction::Higher => order == Some(Ordering::Less),
        Direction::Lower => order == Some(Ordering::Greater),
        _ => false,
    }
}

fn finding(cx: &Context<'_>, quantity: &Quantity, datum: &Datum) -> Diagnostic {
    let vocabulary = cx.resolved.vocabulary;
    let attribute = vocabulary.attribute(datum.attribute);
    let (written, spelling) = (cx.text(quantity.span), &attribute.spelling);
    let shown = words::show(vocabulary, attribute, &datum.value);
    Diagnostic::new(
        &super::RULE,
        quantity.span,
        Text::new(
            format!(
                "文言の「{written}」は、「{}」の「{}」として宣言された「{}」より緩くなっています",
                datum.name.ja, spelling.ja, shown.ja
            ),
            format!(
                "the wording says \"{written}\", which is less than the \"{}\" that is declared as \"{}\" of \"{}\"",
                shown.en, spelling.en, datum.name.en
            ),
        ),
    )
    .at(datum.place, Text::new("ここで宣言されています", "declared here"))
    .help(Text::new("文言か宣言のどちらかを正してください", "correct the wording or the data"))
}
