//! Slices of text to values, as typed as the vocabulary asks. Slips of typing are mended with a finding and judged on.

mod era;
mod grammar;
mod list;
mod report;

pub(crate) use list::split;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::value::{Duration, Member, Name, Value};
use super::vocabulary::{AttributeId, UnitId, ValueType, Vocabulary, WordId};
use crate::diagnostic::Findings;
use crate::syntax::document::{Operands, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::slips;
use crate::text::{Blank, Span, blank, has_content, is_invisible, numeral};

/// Kinds that name actors: one namespace.
const ACTORS: [Keyword; 4] = [Keyword::Post, Keyword::Role, Keyword::Committee, Keyword::Vendor];

/// Reads a value of an attribute. `None`: reported, the value is unknown.
pub fn attribute_value(operands: Operands<'_>, attribute: AttributeId, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    value(operands, &vocabulary.attribute(attribute).value, vocabulary, findings)
}

/// Reads a value of a type. `None`: reported, the value is unknown.
pub fn value(operands: Operands<'_>, wanted: &ValueType, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    if is_undecided(operands) || !matches!(wanted, ValueType::Choice(_)) && is_empty_text(operands) {
        return Some(Value::Undecided);
    }
    if *wanted != ValueType::Text && is_pending(operands, findings) {
        return None;
    }
    let only = operands.words().count() == 1;
    match wanted {
        ValueType::Text if !only && operands.first().is_some_and(|first| first.quoted) => {
            if let Some(further) = operands.words().nth(1) {
                report::too_many(findings, further);
            }
            operands.first().map(|text| Value::Text(Arc::from(text.text)))
        }
        ValueType::Text => Some(Value::Text(Arc::from(operands.first().filter(|_| only).map_or(operands.text(), |word| word.text)))),
        ValueType::YesNo => yes_no(operands, findings),
        ValueType::Count(unit) => counted(operands, *unit, vocabulary, findings),
        ValueType::Duration => duration(operands, findings).map(Value::Duration),
        ValueType::Date => date(operands, findings).map(Value::Date),
        ValueType::Choice(words) => choice(operands, words, vocabulary, findings).map(Value::Choice),
        ValueType::Words(words) | ValueType::Extent(words) => members(operands, words, vocabulary, findings),
        ValueType::Actors => actors(operands, vocabulary, findings),
        ValueType::References(kinds) => names(operands, kinds, vocabulary, findings).map(Value::Names),
        ValueType::Laws => {
            beyond_places(operands, findings);
            let laws: BTreeSet<Arc<str>> = operands
                .parts()
                .map(|part| Arc::from(part.text().nfkc().collect::<String>().replace([' ', '「', '」', '"'], "")))
                .collect();
            Some(Value::Laws(laws))
        }
    }
}

/// What people write between the ends of a range.
const RANGE_SIGNS: [char; 6] = ['〜', '~', '…', '-', '―', '–'];
/// Whether words say that it is not decided yet, which is reported.
fn is_pending(operands: Operands<'_>, findings: &mut Findings) -> bool {
    let mut words = operands.words();
    let only = words.next().filter(|word| words.next().is_none() && blank(&word.key()) == Some(Blank::Pending));
    if let Some(word) = only {
        report::pending(findings, operands.span(), word);
    }
    only.is_some()
}

/// Whether nothing but `?` is written.
fn is_undecided(operands: Operands<'_>) -> bool {
    let mut words = operands.words();
    let first = words.next().filter(|_| words.next().is_none());
    first.is_some_and(|word| !word.quoted && blank(&word.key()) == Some(Blank::Undecided))
}

/// Whether nothing is written but quotes that say nothing.
fn is_empty_text(operands: Operands<'_>) -> bool {
    let mut words = operands.words().peekable();
    words.peek().is_some() && words.all(|word| word.quoted && !has_content(word.text))
}

/// Reads posts, roles, committees and vendors.
pub fn actors(operands: Operands<'_>, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    names(operands, &ACTORS, vocabulary, findings).filter(|names| !names.is_empty()).map(Value::Names)
}

/// Reads names. Several in one word are read apart where at least one of them is known: what a document sets up itself is not known here.
/// `None`: a comma is missing, which is reported, and what stands beside the gap may be no name (`病院長 など`).
fn names(operands: Operands<'_>, kinds: &[Keyword], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<BTreeSet<Name>> {
    let known = |key: &str| kinds.iter().any(|&kind| vocabulary.name(kind, key).is_some());
    let mut names = BTreeSet::new();
    let (words, gap) = list::words(operands, findings);
    for word in words {
        let parts = list::split(word, &known);
        if !word.quoted && parts.several() && parts.words.iter().any(|(_, known)| *known) {
            parts.report(findings);
            names.extend(parts.words.iter().map(|(part, _)| name(*part, kinds, vocabulary)));
        } else {
            names.insert(name(word, kinds, vocabulary));
        }
    }
    let is_own = |name: &Name| matches!(name, Name::Own(_));
    (!gap || !names.iter().any(is_own)).then_some(names)
}

fn name(word: Word<'_>, kinds: &[Keyword], vocabulary: &Vocabulary) -> Name {
    let key = word.key();
    kinds.iter().find_map(|&kind| vocabulary.name(kind, &key)).map_or_else(|| Name::Own(Arc::from(&*key)), Name::Known)
}

fn members(operands: Operands<'_>, words: &[WordId], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let mut members = BTreeSet::new();
    let mut sound = true;
    for word in list::words(operands, findings).0 {
        if word.quoted {
            members.insert(Member::Own(Arc::from(&*word.key())));
            continue;
        }
        let known = |key: &str| vocabulary.word(key).filter(|id| words.contains(id));
        let parts = list::split(word, &|key| known(key).is_some());
        members.extend(parts.words.iter().filter_map(|(part, _)| known(&part.key())).map(Member::Word));
        let unknown: Vec<Word<'_>> = parts.words.iter().filter(|(_, known)| !known).map(|(part, _)| *part).collect();
        sound &= unknown.is_empty();
        if unknown.is_empty() {
            parts.report(findings);
        } else if unknown.len() == parts.words.len() {
            report::unknown_word(findings, word, words, report::Further::Quoted, vocabulary);
        } else {
            // What is known of it stays as it is.
            for part in unknown {
                report::unknown_word(findings, part, words, report::Further::Quoted, vocabulary);
            }
        }
    }
    (sound && !members.is_empty()).then_some(Value::Words(members))
}

fn choice(operands: Operands<'_>, words: &[WordId], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<WordId> {
    let word = operands.first()?;
    if let Some(further) = operands.words().nth(1) {
        report::too_many(findings, further);
    }
    let found = vocabulary.word(&word.key()).filter(|id| words.contains(id));
    if found.is_none() {
        report::unknown_word(findings, word, words, report::Further::Nothing, vocabulary);
    }
    found
}

/// Reports words after the places that a list names.
pub(crate) fn beyond_places(operands: Operands<'_>, findings: &mut Findings) {
    for word in operands.parts().filter_map(list::beyond_place) {
        findings.push(slips::unexpected(word.span, word.text));
    }
}

fn yes_no(operands: Operands<'_>, findings: &mut Findings) -> Option<Value> {
    let word = operands.first()?;
    if let Some(further) = operands.words().nth(1).filter(|_| matches!(&*word.key(), "yes" | "no" | "有" | "無")) {
        report::too_many(findings, further);
    }
    match &*word.key() {
        "yes" | "有" => Some(Value::YesNo(true)),
        "no" | "無" => Some(Value::YesNo(false)),
        _ => {
            report::not_yes_or_no(findings, operands.span(), word);
            None
        }
    }
}

/// Reads a day. `None`: reported, or not decided.
pub fn date(operands: Operands<'_>, findings: &mut Findings) -> Option<Date> {
    // That there is none was reported where the keyword was read.
    if operands.is_empty() || is_undecided(operands) || is_pending(operands, findings) {
        return None;
    }
    let (text, span) = plain(operands, findings, true);
    match grammar::date(&text) {
        Ok(date) => Some(date),
        Err(grammar::BadDate::OutsideEra(date)) => {
            report::outside_era(findings, span, operands.text(), &text, date);
            Some(date)
        }
        Err(grammar::BadDate::Impossible) => {
            report::impossible_date(findings, span, operands.text());
            None
        }
        Err(grammar::BadDate::Unreadable) => {
            report::bad_date(findings, span, operands.text());
            None
        }
    }
}

/// Reads a day that stands by itself, outside of any document: `2026-05-01`, `令和8年5月1日`, `R8.5.1`, in whatever width it is typed.
pub fn day(text: &str) -> Option<Date> {
    grammar::date(&hyphened(text.nfkc().collect::<String>().trim())).ok()
}

/// Reads a length of time or a frequency. `None`: reported, or not decided.
pub fn duration(operands: Operands<'_>, findings: &mut Findings) -> Option<Duration> {
    if operands.is_empty() || is_undecided(operands) || is_pending(operands, findings) {
        return None;
    }
    let (text, span) = plain(operands, findings, false);
    if let Some(months) = text.strip_suffix('月').filter(|months| !months.is_empty() && months.chars().all(|digit| digit.is_ascii_digit()))
    {
        report::month_as_date(findings, span, months);
        return grammar::duration(&format!("{months}か月"));
    }
    let read = grammar::duration(&text);
    if read.is_none() {
        match &*text {
            "隔年" => report::other_frequency(findings, span, &text, "2年ごと"),
            "隔月" => report::other_frequency(findings, span, &text, "2か月ごと"),
            "隔週" => report::other_frequency(findings, span, &text, "2週間ごと"),
            _ => report::bad_duration(findings, span, operands.text()),
        }
    }
    read
}

fn counted(operands: Operands<'_>, unit: UnitId, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let (text, span) = plain(operands, findings, false);
    let spelling = vocabulary.unit_spelling(unit);
    let Some((count, counter)) = grammar::counted(&text) else {
        report::no_count(findings, span, operands.text(), &text, spelling);
        return None;
    };
    let counter = crate::text::look_up_key(counter.trim()).into_owned();
    let begins_with_digit = |text: &str| text.trim_start().starts_with(|first: char| first.is_ascii_digit());
    if counter.strip_prefix('.').is_some_and(begins_with_digit) {
        report::fraction(findings, span, operands.text());
        return None;
    }
    if counter.split_once(RANGE_SIGNS).or_else(|| counter.split_once("から")).is_some_and(|(_, end)| begins_with_digit(end)) {
        report::range(findings, span, operands.text());
        return None;
    }
    if !counter.is_empty() && vocabulary.unit(&counter) != Some(unit) && vocabulary.unit(&format!("{counter}s")) != Some(unit) {
        report::wrong_unit(findings, span, &counter, spelling);
        return None;
    }
    Some(Value::Count(count, unit))
}

/// A value without its context, for ranges in the vocabulary and readings of standards. Only quantities and days can be read so.
pub fn bare(text: &str, wanted: &ValueType) -> Option<Value> {
    let text: String = text.nfkc().collect();
    match wanted {
        ValueType::Count(unit) => grammar::counted(&text).map(|(count, _)| Value::Count(count, *unit)),
        ValueType::Duration => grammar::duration(&text).map(Value::Duration),
        ValueType::Date => grammar::date(&text).ok().map(Value::Date),
        _ => None,
    }
}

/// What people write where the digit 0 is meant.
const ZEROES: [char; 3] = ['〇', '○', '◯'];

/// The number of a chapter or article as written. A circle among its digits stands for 0, which is reported; 第一〇条 is as it is written.
pub fn number(word: Word<'_>, findings: &mut Findings) -> Arc<str> {
    if word.text.contains(ZEROES) && word.text.chars().any(|digit| numeral::digit(digit).is_some()) {
        let mended = word.text.replace(ZEROES, "0");
        report::maru_for_zero(findings, word.span, &mended);
        return Arc::from(mended);
    }
    Arc::from(word.text)
}

/// The text of a quantity in plain characters; bounds and odd digits are reported and taken off.
fn plain(operands: Operands<'_>, findings: &mut Findings, is_date: bool) -> (String, Span) {
    let span = operands.span();
    let first = operands.first().filter(|_| operands.words().count() == 1);
    let written = first.map_or(operands.text(), |word| word.text);
    let visible = written.chars().filter(|character| !is_invisible(*character));
    let mut text: String = visible.nfkc().collect::<String>().trim().to_owned();
    if text.contains(ZEROES) {
        text = text.replace(ZEROES, "0");
        report::maru_for_zero(findings, span, &text);
    }
    if text.contains('ー') && text.contains(|character: char| character.is_ascii_digit()) {
        text = text.replace('ー', "-");
        report::long_vowel(findings, span, &text);
    }
    text = hyphened(&text);
    if !is_date {
        for bound in ["以上", "以下", "未満", "以内", "超", "程度", "or more", "or less"] {
            if let Some(rest) = text.strip_suffix(bound).map(str::trim).filter(|rest| !rest.is_empty()) {
                report::with_bound(findings, span, bound, rest);
                text = rest.to_owned();
                break;
            }
        }
    }
    (text, span)
}

/// With `-` for what is typed in its place.
fn hyphened(text: &str) -> String {
    text.replace(['\u{2212}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'], "-")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day;

    #[test]
    fn a_day_is_written_in_either_calendar() {
        for text in ["2026-05-01", "令和8年5月1日", "R8.5.1", "２０２６－０５－０１", " 令和８年５月１日 "] {
            assert_eq!(day(text), Some(date(2026, 5, 1)), "{text}");
        }
        assert_eq!(day("令和元年5月1日"), Some(date(2019, 5, 1)));
        for text in ["", "2026-02-30", "令和0年1月1日", "2026-05-01T09:00", "今日"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
