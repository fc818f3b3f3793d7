//! Slices of text to values, as typed as the vocabulary asks. Slips of typing are mended with a finding and judged on.

mod grammar;
mod report;

pub(crate) use report::{dotted, middle_dot};

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::value::{Duration, Member, Name, Value};
use super::vocabulary::{AttributeId, UnitId, ValueType, Vocabulary, WordId};
use crate::diagnostic::Findings;
use crate::syntax::document::{Operands, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, has_content, is_invisible};

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
    let only = operands.words().count() == 1;
    match wanted {
        ValueType::Text => Some(Value::Text(Arc::from(operands.first().filter(|_| only).map_or(operands.text(), |word| word.text)))),
        ValueType::YesNo => yes_no(operands, findings),
        ValueType::Count(unit) => counted(operands, *unit, vocabulary, findings),
        ValueType::Duration => duration(operands, findings).map(Value::Duration),
        ValueType::Date => date(operands, findings).map(Value::Date),
        ValueType::Choice(words) => {
            let word = operands.first()?;
            if let Some(further) = operands.words().nth(1) {
                report::too_many(findings, further);
            }
            listed(word, words, vocabulary, findings).map(Value::Choice)
        }
        ValueType::Words(words) | ValueType::Extent(words) => members(operands, words, vocabulary, findings),
        ValueType::Actors => actors(operands, vocabulary, findings),
        ValueType::References(kinds) => {
            commas_between(operands, findings);
            Some(Value::Names(operands.words().map(|word| name(word, kinds, vocabulary)).collect()))
        }
        ValueType::Laws => {
            let laws: BTreeSet<Arc<str>> = operands
                .parts()
                .map(|part| Arc::from(part.text().nfkc().collect::<String>().replace([' ', '「', '」', '"'], "")))
                .collect();
            Some(Value::Laws(laws))
        }
    }
}

/// Whether nothing but `?` is written.
fn is_undecided(operands: Operands<'_>) -> bool {
    let mut words = operands.words();
    let first = words.next().filter(|_| words.next().is_none());
    first.is_some_and(|word| !word.quoted && matches!(&*word.key(), "?" | "未定"))
}

/// Whether nothing is written but quotes that say nothing.
fn is_empty_text(operands: Operands<'_>) -> bool {
    let mut words = operands.words().peekable();
    words.peek().is_some() && words.all(|word| word.quoted && !has_content(word.text))
}

/// Reads posts, roles, committees and vendors.
pub fn actors(operands: Operands<'_>, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let mut names = BTreeSet::new();
    for word in operands.words() {
        let whole = name(word, &ACTORS, vocabulary);
        let parts: Vec<Word<'_>> = report::dotted(word).collect();
        if matches!(whole, Name::Own(_))
            && parts.len() > 1
            && parts.iter().all(|part| matches!(name(*part, &ACTORS, vocabulary), Name::Known(_)))
        {
            report::middle_dot(findings, word);
            names.extend(parts.iter().map(|part| name(*part, &ACTORS, vocabulary)));
        } else {
            names.insert(whole);
        }
    }
    commas_between(operands, findings);
    (!names.is_empty()).then_some(Value::Names(names))
}

fn name(word: Word<'_>, kinds: &[Keyword], vocabulary: &Vocabulary) -> Name {
    let key = word.key();
    kinds.iter().find_map(|&kind| vocabulary.name(kind, &key)).map_or_else(|| Name::Own(Arc::from(&*key)), Name::Known)
}

fn members(operands: Operands<'_>, words: &[WordId], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let mut members = BTreeSet::new();
    let mut sound = true;
    for word in operands.words() {
        if word.quoted {
            members.insert(Member::Own(Arc::from(&*word.key())));
            continue;
        }
        let known = |word: &Word<'_>| vocabulary.word(&word.key()).filter(|id| words.contains(id));
        if let Some(id) = known(&word) {
            members.insert(Member::Word(id));
            continue;
        }
        let parts: Vec<Word<'_>> = report::dotted(word).collect();
        let ids: Vec<WordId> = parts.iter().filter_map(known).collect();
        if parts.len() > 1 && ids.len() == parts.len() {
            report::middle_dot(findings, word);
            members.extend(ids.into_iter().map(Member::Word));
        } else {
            report::unknown_word(findings, word, words, vocabulary);
            sound = false;
        }
    }
    if sound {
        commas_between(operands, findings);
    }
    (sound && !members.is_empty()).then_some(Value::Words(members))
}

/// Reports the first of two neighbours in a list without a comma between them; both are read.
fn commas_between(operands: Operands<'_>, findings: &mut Findings) {
    let gap = operands.terms.windows(2).find_map(|pair| match pair {
        [before, next] if !before.is_comma() && !next.is_comma() => Some((before.span, next.span)),
        _ => None,
    });
    if let Some((before, next)) = gap {
        report::missing_comma(findings, before, next);
    }
}

fn listed(word: Word<'_>, words: &[WordId], vocabulary: &Vocabulary, findings: &mut Findings) -> Option<WordId> {
    let found = vocabulary.word(&word.key()).filter(|id| words.contains(id));
    if found.is_none() {
        report::unknown_word(findings, word, words, vocabulary);
    }
    found
}

fn yes_no(operands: Operands<'_>, findings: &mut Findings) -> Option<Value> {
    let word = operands.first()?;
    match &*word.key() {
        "yes" | "有" => Some(Value::YesNo(true)),
        "no" | "無" => Some(Value::YesNo(false)),
        _ => {
            report::bad_value(findings, operands.span(), word.text, "「有」又は「無」", "\"yes\" or \"no\"");
            None
        }
    }
}

/// Reads a day. `None`: reported, or not decided.
pub fn date(operands: Operands<'_>, findings: &mut Findings) -> Option<Date> {
    // That there is none was reported where the keyword was read.
    if operands.is_empty() || is_undecided(operands) {
        return None;
    }
    let (text, span) = plain(operands, findings, true);
    match grammar::date(&text) {
        Ok(date) => Some(date),
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
    if operands.is_empty() || is_undecided(operands) {
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
        report::bad_duration(findings, span, operands.text());
    }
    read
}

fn counted(operands: Operands<'_>, unit: UnitId, vocabulary: &Vocabulary, findings: &mut Findings) -> Option<Value> {
    let (text, span) = plain(operands, findings, false);
    let spelling = vocabulary.unit_spelling(unit);
    let Some((count, counter)) = grammar::counted(&text) else {
        report::bad_value(
            findings,
            span,
            operands.text(),
            &format!("数（例：2{}）", spelling.ja),
            &format!("a number such as \"2 {}\"", spelling.en),
        );
        return None;
    };
    let counter = crate::text::look_up_key(counter.trim()).into_owned();
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

/// The text of a quantity in plain characters; bounds and odd digits are reported and taken off.
fn plain(operands: Operands<'_>, findings: &mut Findings, is_date: bool) -> (String, Span) {
    let span = operands.span();
    let first = operands.first().filter(|_| operands.words().count() == 1);
    let written = first.map_or(operands.text(), |word| word.text);
    let visible = written.chars().filter(|character| !is_invisible(*character));
    let mut text: String = visible.nfkc().collect::<String>().trim().to_owned();
    let zeroes = ['〇', '○', '◯'];
    if text.contains(zeroes) {
        text = text.replace(zeroes, "0");
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
                report::with_bound(findings, span, written, bound, rest);
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
