//! What is declared under the name that a sentence takes back.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{Denied, TakenBack};
use crate::checks::Context;
use crate::diagnostic::Text;
use crate::model::value::{Member, Value};
use crate::model::vocabulary::Direction;
use crate::resolve::effective::Declared;
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key, numeral};

/// A declaration, or something that it states, where a topic is its name.
pub(super) fn named(cx: &Context<'_>, declared: &Declared, topic: &str, key: &str) -> Option<Denied> {
    let vocabulary = cx.resolved.vocabulary;
    let spelling = &vocabulary.name_entry(declared.key.name).spelling;
    let at =
        |place: Option<Span>, name: Text| Denied { name, place, duty: declared.duty, is_forbidden: false, what: TakenBack::of(declared) };
    let is_forbidden = || {
        let uses = declared.values.iter().filter(|(attribute, _)| &*vocabulary.attribute(**attribute).spelling.en == "use");
        let forbidden = vocabulary.word("forbidden").map(Value::Choice);
        uses.flat_map(|(_, held)| held).any(|held| held.value.is_some() && held.value == forbidden)
    };
    let names = [&*spelling.en, &*spelling.ja].into_iter().chain(vocabulary.others(spelling).iter().map(|other| &**other));
    let names: Vec<&str> = names.chain(declared.title.as_deref()).collect();
    // 訓練は、実施を見合わせる: an activity by what it is of.
    let is_of_its_kind = declared.key.kind == Keyword::Activity && key.chars().nth(1).is_some() && spelling.ja.ends_with(topic);
    // 法令の遵守: 法令遵守.
    let joined = key.replace('の', "");
    // セキュリティ研修, `two-factor authentication`: a kind of it that is declared by this name, and is called after it. That something else
    // is not used which the name covers too (USBメモリ) makes no less of it.
    let plain = key.replace('-', " ");
    let is_kind = |covered: &&Arc<str>| is_called(covered, key) || is_called(covered, &plain);
    let act = spelling.en.rsplit('_').next().unwrap_or_default();
    let is_called_after =
        || plain.strip_suffix(act).is_some_and(|which| which.ends_with(' ')) || names.iter().any(|name| key.ends_with(name));
    let is_narrower = vocabulary.covered(spelling).iter().any(|covered| is_kind(&covered)) && is_called_after();
    let is_among = || named_in_english(key).any(|one| names.iter().any(|name| is_called(name, one)));
    if is_of_its_kind || is_narrower || is_among() || names.iter().any(|name| is_called(name, key) || is_called(name, &joined)) {
        let place = declared.stated.first().and_then(|(id, at)| Some(cx.resolved.policy(*id)?.declarations.get(*at)?.header));
        return Some(Denied { is_forbidden: is_forbidden(), ..at(place, Text::new(&*spelling.ja, &*spelling.en)) });
    }
    let counted = several(topic).and_then(|(numbers, rest)| {
        let ends = rest.char_indices().map(|(from, letter)| from + letter.len_utf8());
        let unit = ends.filter_map(|end| vocabulary.unit(&look_up_key(rest.get(..end)?))).next_back()?;
        Some((numbers, unit))
    });
    // バックアップの隔離保管: something that is stated of it.
    let of_it = key.split_once('の').filter(|(name, _)| names.iter().any(|known| is_called(known, name))).map(|(_, stated)| stated);
    // ICカードによる認証: by what it is done.
    let is_by = |member: &Member| {
        let spelling = match member {
            Member::Word(word) => &*vocabulary.word_spelling(*word).ja,
            Member::Own(own) => own,
        };
        spelling.chars().nth(1).is_some() && *look_up_key(spelling) == *key
    };
    let is_called = |said: &str| is_called(said, of_it.unwrap_or(key));
    declared.values.iter().flat_map(|(attribute, held)| held.iter().map(move |held| (*attribute, held))).find_map(|(attribute, held)| {
        let attribute = vocabulary.attribute(attribute);
        let value = held.value.as_ref().filter(|value| **value != Value::Undecided)?;
        let (ja, en) = (&*attribute.spelling.ja, &*attribute.spelling.en);
        let is_named = is_called(ja) || vocabulary.others(&attribute.spelling).iter().any(|other| is_called(other));
        let is_meant = match value {
            Value::YesNo(yes) => *yes && attribute.direction != Direction::No && (is_called(ja) || is_called(en)),
            // 復元試験, `the restore test`: what is done at an interval.
            Value::Duration(_) if attribute.is_interval() => {
                ja.strip_suffix("間隔").is_some_and(is_called) || en.strip_suffix("_interval").is_some_and(is_called)
            }
            Value::Duration(_) if of_it.is_some() => ja.strip_suffix("期間").is_some_and(is_called),
            // パスワードの文字種, パスワードの長さ
            Value::Words(_) | Value::Count(..) if of_it.is_some() && is_named => true,
            Value::Words(members) => members.iter().any(is_by),
            Value::Count(number, unit) => counted.as_ref().is_some_and(|(numbers, counted)| unit == counted && numbers.contains(number)),
            _ => false,
        };
        is_meant.then(|| at(Some(held.value_span), Text::new(ja, en.replace('_', " "))))
    })
}

/// Whether something is called by a name: a look-up key, in English also one of several.
fn is_called(said: &str, key: &str) -> bool {
    let said = look_up_key(&said.replace('_', " ")).into_owned();
    said == *key || key.strip_suffix('s') == Some(&said)
}

/// What an English topic names, without what changes nothing about it: `security training of staff`, `education and training`.
fn named_in_english(key: &str) -> impl Iterator<Item = &str> {
    const NO_MATTER: [&str; 12] = [
        "all ",
        "annual ",
        "yearly ",
        "regular ",
        "periodic ",
        "mandatory ",
        "security ",
        "information ",
        "staff ",
        "employee ",
        "internal ",
        "such ",
    ];
    key.split(" and ").filter(|part| part.is_ascii()).filter_map(move |part| {
        let mut bare = part.split_once(" of ").map_or(part, |(what, _)| what);
        while let Some(rest) = NO_MATTER.iter().find_map(|word| bare.strip_prefix(word)) {
            bare = rest;
        }
        (bare.len() < key.len()).then_some(bare)
    })
}

/// 二要素認証, 多要素認証, `two-factor authentication`: how many, and what follows.
fn several(topic: &str) -> Option<(RangeInclusive<u64>, &str)> {
    let small = topic.get(..topic.len().min("multi-".len())).map(str::to_ascii_lowercase);
    let begins = |prefix: &str| small.as_deref().is_some_and(|small| small.starts_with(prefix));
    if let Some((prefix, most)) = [("multi-", u64::MAX), ("two-", 2)].into_iter().find(|(prefix, _)| begins(prefix)) {
        return Some((2..=most, topic.get(prefix.len()..)?));
    }
    if let Some(rest) = topic.strip_prefix('多').or_else(|| topic.strip_prefix("複数")) {
        return Some((2..=u64::MAX, rest));
    }
    let number = numeral::at_start(topic)?;
    let value = number.value?;
    Some((value..=value, topic.get(number.len..)?))
}
