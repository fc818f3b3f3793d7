//! What a sentence says of something that is declared in another article, here or above: 監査は、3年ごとに行う.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Datum, Written, agree, comparable, is_about, is_more, is_quantity, most_of_least, spelled};
use crate::checks::{Context, words};
use crate::diagnostic::{Diagnostic, Findings, Text};
use crate::model::order::Duty;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, Direction, NameId};
use crate::resolve::placeholder::{self, Printed};
use crate::resolve::policy::Article;
use crate::syntax::keyword::Keyword;
use crate::wording::quantity::Quantity;
use crate::wording::{Limit, Reading};

/// What is declared, by the names that a sentence may call it.
pub(super) struct Declared(Vec<Group>);

/// A name, with a title that stands for it.
type Named<'a> = (Keyword, NameId, Option<&'a Arc<str>>);

/// What is declared under one name.
struct Group {
    kind: Keyword,
    name: NameId,
    /// What it is called in Japanese.
    called: Vec<Arc<str>>,
    /// What it is called in English, in words.
    english: String,
    data: Vec<Datum>,
}

impl Declared {
    fn of(cx: &Context<'_>) -> Self {
        let vocabulary = cx.resolved.vocabulary;
        let mut groups: BTreeMap<Named<'_>, Vec<Datum>> = BTreeMap::new();
        let all = cx.view.effective.all.iter().filter(|(_, declared)| declared.duty > Duty::May && declared.delegated.is_none());
        for (key, declared) in all {
            let spelling = &vocabulary.name_entry(key.name).spelling;
            let data = groups.entry((key.kind, key.name, declared.title.as_ref())).or_default();
            for (&attribute, held) in &declared.values {
                for held in held {
                    let Some(value) = held.value.clone().filter(is_quantity) else { continue };
                    let (label, place) = (key.label.as_ref().map(ToString::to_string), held.value_span);
                    let (kind, known, name) = (key.kind, Some(key.name), spelled(spelling));
                    data.push(Datum { kind, known, name, label, attribute, value, place, words: OnceCell::new() });
                }
            }
        }
        let group = |((kind, name, title), data): (Named<'_>, Vec<Datum>)| {
            let spelling = &vocabulary.name_entry(name).spelling;
            let called = [&spelling.ja].into_iter().chain(vocabulary.others(spelling)).chain(title).cloned().collect();
            Group { kind, name, called, english: spelling.en.replace('_', " "), data: comparable(data) }
        };
        Self(groups.into_iter().map(group).filter(|group| !group.data.is_empty()).collect())
    }
}

/// Less than is declared of what a sentence names is found; more may be laid down in words.
pub(super) fn check<'a>(
    cx: &Context<'a>,
    article: &'a Article,
    wording: Reading<'a>,
    (declared, printed): (&mut Option<Declared>, &mut Option<HashSet<AttributeId>>),
    findings: &mut Findings,
) {
    let quantities = wording.quantities(cx.resolved.vocabulary);
    let written = Written::new(quantities.iter().map(|quantity| (wording.text, quantity)).collect());
    for (text, quantity) in written.all.iter().filter(|(_, quantity)| quantity.limit != Limit::End && quantity.holds_on(cx.resolved.as_of))
    {
        let Some(sentence) = text.get(quantity.sentence.0..quantity.sentence.1) else { continue };
        let declared = declared.get_or_insert_with(|| Declared::of(cx));
        let data = named(cx, article, (declared, printed), (sentence, cx.text(quantity.span)));
        let about: Vec<&Datum> = data.into_iter().filter(|datum| is_about(cx, text, quantity, datum, &written)).collect();
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
fn named<'d>(
    cx: &Context<'_>,
    article: &Article,
    (declared, printed): (&'d Declared, &mut Option<HashSet<AttributeId>>),
    (sentence, written): (&str, &str),
) -> Vec<&'d Datum> {
    const OF: [&str; 6] = ["は", "の", "を", "に", "については", "　は"];
    let sentence = sentence.trim_start();
    // 前項の教育訓練の, 全職員に対する教育は
    let sentence = ["前項の", "前条の", "に対する"].iter().find_map(|of| beyond(sentence, of)).unwrap_or(sentence);
    // 前項の規定にかかわらず、医師のパスワードは
    let sentence = sentence.split_once("にかかわらず、").map_or(sentence, |(_, rest)| rest);
    let sentence = sentence.split_once('の').filter(|(whose, _)| is_of_staff(whose)).map_or(sentence, |(_, rest)| rest);
    let predicate = sentence.split_once("は、").or_else(|| sentence.split_once('は')).map_or("", |(_, predicate)| predicate);
    let counted =
        [format!("{written}の"), format!("{written}以上の")].map(|before| sentence.split_once(&*before).map_or("", |(_, rest)| rest));
    let begins = |name: &str| {
        let leads = |said: &str| said.strip_prefix(name).is_some_and(|rest| OF.iter().any(|of| rest.starts_with(of)));
        leads(sentence) || leads(predicate) || counted.iter().any(|rest| rest.starts_with(name))
    };
    // `Passwords have at least 8 characters`.
    let small = sentence.to_lowercase();
    let said = small.strip_prefix("the ").unwrap_or(&small);
    let begins_in_english =
        |name: &str| said.strip_prefix(name).is_some_and(|rest| rest.strip_prefix('s').unwrap_or(rest).starts_with(' '));
    let length = |group: &Group| {
        let called = group.called.iter().map(|name| &**name).filter(|name| begins(name));
        called.chain(Some(group.english.as_str()).filter(|name| begins_in_english(name))).map(str::len).max()
    };
    // What the article itself declares is compared with all of its wording, but for what a placeholder prints.
    let own = cx.policy.declarations.range(&article.declarations);
    let is_own = |group: &Group| own.iter().any(|own| own.kind == group.kind && own.name == group.name);
    // 訓練は、5年ごとに行う: a part of a name, where no other is declared that has it.
    let part = |group: &Group| {
        let parts = group.called.first().filter(|_| group.kind == Keyword::Activity).map_or([""; 2], |name| halves(name));
        let others = |part: &str| declared.0.iter().filter(|other| other.called.iter().any(|name| name.contains(part))).count();
        parts.into_iter().filter(|part| !part.is_empty() && begins(part) && is_own(group) && others(part) == 1).map(str::len).max()
    };
    let found = declared.0.iter().filter_map(|group| Some((length(group).or_else(|| part(group))?, group)));
    let found: Vec<(usize, &Group)> = found.collect();
    let longest = found.iter().map(|(length, _)| *length).max();
    let mut data = Vec::new();
    for (_, group) in found.into_iter().filter(|(length, _)| Some(*length) == longest) {
        let printed = is_own(group).then(|| &*printed.get_or_insert_with(|| self::printed(cx, article)));
        data.extend(group.data.iter().filter(|datum| printed.is_none_or(|printed| printed.contains(&datum.attribute))));
    }
    // A value that could not be read may be the one that is meant.
    let unread = |datum: &Datum| cx.unknowns().any(|unknown| unknown.any || unknown.attributes.contains(&datum.attribute));
    data.retain(|datum| !unread(datum));
    data
}

/// Whether somebody is of the staff, whom the policy holds as it does everybody.
fn is_of_staff(whose: &str) -> bool {
    const STAFF: [&str; 9] = ["職員", "医師", "看護師", "薬剤師", "事務員", "技師", "従業者", "院長", "事務長"];
    const LONGEST: usize = 8;
    whose.chars().count() <= LONGEST && STAFF.iter().any(|staff| whose.ends_with(staff))
}

/// The attributes of which the placeholders of an article print a value.
fn printed(cx: &Context<'_>, article: &Article) -> HashSet<AttributeId> {
    let all = article.paragraphs.iter().flat_map(|paragraph| cx.wording(paragraph).placeholders());
    all.filter_map(|one| match placeholder::print(&one, cx.resolved, cx.policy, cx.view) {
        Ok(Printed::Value(attribute, _)) => Some(attribute),
        _ => None,
    })
    .collect()
}

/// 教育 and 訓練 of 教育訓練.
fn halves(name: &str) -> [&str; 2] {
    let is_kanji = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}');
    let middle = name.char_indices().nth(2).filter(|_| name.chars().count() == 4 && name.chars().all(is_kanji));
    middle.and_then(|(at, _)| name.split_at_checked(at)).map_or([""; 2], |(first, last)| [first, last])
}

/// What follows a few words at the beginning of a sentence.
fn beyond<'s>(sentence: &'s str, of: &str) -> Option<&'s str> {
    /// Letters before it.
    const LONGEST: usize = 10;
    let (before, rest) = sentence.split_once(of)?;
    (before.chars().count() <= LONGEST && !before.contains(['は', 'を', '、'])).then_some(rest)
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
