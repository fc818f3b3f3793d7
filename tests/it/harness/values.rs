//! Values as they are written.

use std::collections::BTreeSet;

use kitei::Lang;
use kitei::internals::model::value::{Member, Name, Value};
use kitei::internals::model::vocabulary::{NameId, Vocabulary};
use kitei::internals::resolve::policy::Declaration;
use kitei::internals::syntax::keyword::Keyword;

/// `対策 パスワード { … }`, or in English.
pub(crate) fn declaration(vocabulary: &Vocabulary, kind: Keyword, name: NameId, label: Option<&str>, body: &str) -> String {
    let label = label.map(|label| format!(" 「{label}」")).unwrap_or_default();
    format!("{} {}{label} {{ {body} }}", kind.ja(), vocabulary.name_entry(name).spelling.ja)
}

/// A value as it is written in a policy.
pub(crate) fn written(vocabulary: &Vocabulary, value: &Value) -> String {
    match value {
        Value::Undecided => "?".to_owned(),
        Value::YesNo(yes) => if *yes { "有" } else { "無" }.to_owned(),
        Value::Count(count, unit) => format!("{count}{}", vocabulary.unit_spelling(*unit).ja),
        Value::Duration(duration) => match (duration.months, duration.minutes) {
            (0, minutes) => format!("{minutes}分"),
            (months, _) => format!("{months}か月"),
        },
        Value::Date(date) => date.to_string(),
        Value::Hours(hours) => hours.written(Lang::Ja),
        Value::Choice(word) => vocabulary.word_spelling(*word).ja.to_string(),
        Value::Words(members) => list(members.iter().map(|member| match member {
            Member::Word(word) => vocabulary.word_spelling(*word).ja.to_string(),
            Member::Own(text) => format!("「{text}」"),
        })),
        Value::Text(text) => format!("「{text}」"),
        Value::Names(names) => list(names.iter().map(|name| match name {
            Name::Known(name) => vocabulary.name_entry(*name).spelling.ja.to_string(),
            Name::Own(key) => key.to_string(),
            Name::Of(_) => unreachable!("no policy writes it"),
        })),
        Value::Laws(laws) => list(laws.iter().map(ToString::to_string)),
    }
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("、")
}

/// Whether a text shows a value; a duration as a length or as a frequency.
pub(crate) fn shows(text: &str, vocabulary: &Vocabulary, value: &Value, lang: Lang) -> bool {
    let frequency = matches!(value, Value::Duration(duration) if text.contains(&duration.interval(lang)));
    frequency || text.contains(&vocabulary.show(value, lang))
}

/// What has to be found of a declaration where it is said: numbers with their units, words, texts, laws.
pub(crate) fn stated(vocabulary: &Vocabulary, declaration: &Declaration, lang: Lang) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for value in declaration.attributes.iter().filter_map(|stated| stated.value.as_ref()) {
        match value {
            Value::Count(..) => all.extend([vocabulary.show(value, lang)]),
            Value::Text(text) => all.extend([text.trim_end_matches(['。', '.']).to_owned()]),
            Value::Words(words) => all.extend(words.iter().filter_map(|word| match word {
                Member::Word(word) if lang == Lang::Ja => Some(vocabulary.word_spelling(*word).ja.to_string()),
                Member::Word(word) => Some(vocabulary.word_spelling(*word).en.replace('_', " ")),
                Member::Own(_) => None,
            })),
            Value::Laws(laws) => all.extend(laws.iter().map(ToString::to_string)),
            Value::Undecided
            | Value::YesNo(_)
            | Value::Duration(_)
            | Value::Date(_)
            | Value::Hours(_)
            | Value::Choice(_)
            | Value::Names(_) => {}
        }
    }
    all
}

/// How a child writes what it states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// In Japanese words, the units as they are kept.
    Japanese,
    /// In English words.
    English,
    /// In Japanese words and other units: 24時間 for 1日, 年1回 for 12か月, 令和8年4月1日 for 2026-04-01.
    OtherUnits,
}

/// A value as it is written in a style.
pub(crate) fn written_in(vocabulary: &Vocabulary, value: &Value, style: Style) -> String {
    let own = |text: &str| format!("\"{text}\"");
    match (style, value) {
        (Style::OtherUnits, Value::Duration(duration)) => match (duration.months, duration.minutes) {
            (0, 1440) => "24時間".to_owned(),
            (0, minutes) if minutes % 1440 == 0 => format!("{}日", minutes / 1440),
            (0, minutes) if minutes % 60 == 0 => format!("{}時間", minutes / 60),
            (0, minutes) => format!("{minutes}分"),
            (months, _) if 12 % months == 0 => format!("年{}回", 12 / months),
            (months, _) if months % 12 == 0 => format!("{}年", months / 12),
            (months, _) => format!("{months}ヶ月"),
        },
        (Style::OtherUnits, Value::Date(date)) if date.year() > 2019 => {
            format!("令和{}年{}月{}日", date.year() - 2018, date.month(), date.day())
        }
        (Style::English, Value::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        (Style::English, Value::Count(count, unit)) => format!("{count} {}", vocabulary.unit_spelling(*unit).en),
        (Style::English, Value::Duration(duration)) => match (duration.months, duration.minutes) {
            (0, minutes) => format!("{minutes} minutes"),
            (months, _) => format!("{months} months"),
        },
        (Style::English, Value::Choice(word)) => vocabulary.word_spelling(*word).en.to_string(),
        (Style::English, Value::Words(members)) => {
            let member = |member: &Member| match member {
                Member::Word(word) => vocabulary.word_spelling(*word).en.to_string(),
                Member::Own(text) => own(text),
            };
            members.iter().map(member).collect::<Vec<_>>().join(", ")
        }
        (Style::English, Value::Hours(hours)) => hours.written(Lang::En),
        (Style::English, Value::Text(text)) => own(text),
        (Style::English, Value::Names(names)) => {
            let name = |name: &Name| match name {
                Name::Known(name) => vocabulary.name_entry(*name).spelling.en.to_string(),
                Name::Own(key) => key.to_string(),
                Name::Of(_) => unreachable!("no policy writes it"),
            };
            names.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        _ => written(vocabulary, value),
    }
}
