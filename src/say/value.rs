//! Values as people write them in the sentences of a policy: 年2回以上, 7日以内, 令和8年4月1日.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Matter, Values, Voice, english, japanese};
use crate::diagnostic::{Findings, Lang};
use crate::model::value::{Duration, Hours, Member, Name, Value, actors};
use crate::model::vocabulary::{Attribute, AttributeId, Direction, Sense, Spelling, ValueType};
use crate::resolve::policy::Stated;
use crate::syntax::document::{Operands, Statement};
use crate::text::in_era;

/// A value that is stated, with the days on which it holds where it has any; none where there is nothing to say: `?`, or what could not
/// be read.
pub(super) fn stated(voice: &Voice<'_>, matter: &Matter<'_>, stated: &Stated) -> Option<String> {
    let attribute = voice.resolved.vocabulary.attribute(stated.attribute);
    let value = stated.value.as_ref().filter(|value| **value != Value::Undecided)?;
    let said = of(voice, matter, attribute, value, stated);
    Some(match days(stated.from, stated.until.map(|(day, _)| day), voice.lang) {
        Some(days) if voice.lang == Lang::Ja => format!("{said}（{days}）"),
        Some(days) => format!("{said} ({days})"),
        None => said,
    })
}

/// 令和8年4月1日から令和9年3月31日まで.
pub(super) fn days(from: Option<Date>, until: Option<Date>, lang: Lang) -> Option<String> {
    let (from, until) = (from.map(|date| day(date, lang)), until.map(|date| day(date, lang)));
    match (lang, from, until) {
        (_, None, None) => None,
        (Lang::Ja, from, until) => {
            let until = until.map(|until| format!("{until}まで"));
            Some(format!("{}{}", from.map(|from| format!("{from}から")).unwrap_or_default(), until.unwrap_or_default()))
        }
        (Lang::En, Some(from), Some(until)) => Some(format!("from {from} until {until}")),
        (Lang::En, Some(from), None) => Some(format!("from {from}")),
        (Lang::En, None, Some(until)) => Some(format!("until {until}")),
    }
}

fn of(voice: &Voice<'_>, matter: &Matter<'_>, attribute: &Attribute, value: &Value, stated: &Stated) -> String {
    let lang = voice.lang;
    let list = |all: Vec<String>| {
        let either = attribute.direction == Direction::Subset;
        match lang {
            Lang::Ja => japanese::list(&all, either),
            Lang::En => english::list(&all, either),
        }
    };
    let placed = (voice.values == Values::Placed).then(|| format!("{{{}.{}}}", matter.placed, attribute.spelling.get(lang)));
    match (value, &attribute.value) {
        (Value::Duration(_) | Value::Count(..) | Value::Hours(_), wanted) if placed.is_some() => {
            at_place(&placed.unwrap_or_default(), attribute, wanted, lang)
        }
        (Value::Duration(duration), ValueType::Duration(Sense::Interval)) => frequency(*duration, attribute.direction, lang),
        (Value::Duration(duration), ValueType::Duration(Sense::Deadline)) => match lang {
            Lang::Ja => format!("{}以内", duration.length(lang)),
            Lang::En => format!("within {}", duration.length(lang)),
        },
        (Value::Duration(duration), _) => duration.length(lang),
        (Value::Date(date), _) => day(*date, lang),
        (Value::Hours(hours), _) => self::hours(hours, lang),
        (Value::Words(words), _) => list(members(voice, words, stated)),
        (Value::Names(names), _) => list(names.iter().map(|name| voice.name_as_written(name, stated)).collect()),
        (Value::Laws(laws), _) => list(laws.iter().map(ToString::to_string).collect()),
        (Value::Text(text), _) => text.trim().trim_end_matches(['。', '.']).to_owned(),
        (Value::Choice(word), _) => spelled(voice.resolved.vocabulary.word_spelling(*word), lang),
        (Value::Undecided | Value::YesNo(_) | Value::Count(..), _) => value.show(voice.resolved.vocabulary, lang),
    }
}

/// A quantity as a placeholder, with what is made of it.
fn at_place(placed: &str, attribute: &Attribute, wanted: &ValueType, lang: Lang) -> String {
    match (wanted, lang) {
        (ValueType::Duration(Sense::Interval), Lang::Ja) if attribute.direction == Direction::Lower => format!("{placed}以上"),
        (ValueType::Duration(Sense::Interval), Lang::En) if attribute.direction == Direction::Lower => format!("at least {placed}"),
        (ValueType::Duration(Sense::Deadline), Lang::Ja) => format!("{placed}以内"),
        (ValueType::Duration(Sense::Deadline), Lang::En) => format!("within {placed}"),
        _ => placed.to_owned(),
    }
}

/// A word of the vocabulary in a sentence. In English it has blanks, and what is called by Latin letters in Japanese is called so: TLS1.2.
pub(super) fn spelled(word: &Spelling, lang: Lang) -> String {
    match lang {
        Lang::Ja => word.ja.to_string(),
        Lang::En if word.ja.is_ascii() => word.ja.to_string(),
        Lang::En => word.en.replace('_', " "),
    }
}

fn members(voice: &Voice<'_>, members: &BTreeSet<Member>, stated: &Stated) -> Vec<String> {
    let vocabulary = voice.resolved.vocabulary;
    let say = |member: &Member| match member {
        Member::Word(word) => spelled(vocabulary.word_spelling(*word), voice.lang),
        Member::Own(key) => as_written(voice, key, stated).unwrap_or_else(|| key.to_string()),
    };
    members.iter().map(say).collect()
}

/// A word of the policy's own as it is written in a value; values hold its look-up key.
pub(super) fn as_written(voice: &Voice<'_>, key: &str, stated: &Stated) -> Option<String> {
    let document = voice.resolved.documents.get(stated.span.file)?;
    let statement = document.all().find(|statement: &Statement<'_>| statement.span() == stated.span)?;
    let word = statement.operands().words().find(|word| *word.key() == *key)?;
    Some(word.text.to_owned())
}

/// A day as people write it.
pub(crate) fn day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Ja => in_era(date),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}

/// Hours of the day as people write them.
fn hours(hours: &Hours, lang: Lang) -> String {
    hours.said(lang, |all| match lang {
        Lang::Ja => japanese::list(all, false),
        Lang::En => english::list(all, false),
    })
}

/// How often, without what is made of it: 毎月, 年2回.
fn interval(interval: Duration, lang: Lang) -> String {
    match (interval.months, interval.minutes, lang) {
        (6 | 4 | 3, 0, _) => frequency(interval, Direction::Free, lang),
        _ => interval.interval(lang),
    }
}

/// How often: at least so often, where less is stricter.
fn frequency(interval: Duration, direction: Direction, lang: Lang) -> String {
    const DAY: u64 = 24 * 60;
    let at_least = direction == Direction::Lower;
    let (times, ja, en) = match (interval.months, interval.minutes) {
        (12, 0) => (1, "年".to_owned(), "a year".to_owned()),
        (months @ (6 | 4 | 3), 0) => (12 / months, "年".to_owned(), "a year".to_owned()),
        (1, 0) => (1, "毎月".to_owned(), "a month".to_owned()),
        (0, DAY) => (1, "1日".to_owned(), "a day".to_owned()),
        (0, minutes) if minutes == 7 * DAY => (1, "毎週".to_owned(), "a week".to_owned()),
        _ => (1, format!("{}に", interval.length(Lang::Ja)), format!("every {}", interval.length(Lang::En))),
    };
    match lang {
        Lang::Ja => format!("{ja}{times}回{}", if at_least { "以上" } else { "" }),
        Lang::En => {
            let times = match times {
                1 => "once".to_owned(),
                2 => "twice".to_owned(),
                times => format!("{times} times"),
            };
            format!("{}{times} {en}", if at_least { "at least " } else { "" })
        }
    }
}

impl Voice<'_> {
    /// A value as it stands in a wording that says itself what is made of it: 年2回, 13文字.
    pub(crate) fn value(&self, attribute: AttributeId, value: &Value) -> String {
        let attribute = self.resolved.vocabulary.attribute(attribute);
        let list = |all: Vec<String>| match self.lang {
            Lang::Ja => japanese::list(&all, attribute.direction == Direction::Subset),
            Lang::En => english::list(&all, attribute.direction == Direction::Subset),
        };
        match value {
            Value::Duration(duration) if attribute.is_interval() => interval(*duration, self.lang),
            Value::Date(date) => day(*date, self.lang),
            Value::Hours(hours) => self::hours(hours, self.lang),
            Value::Choice(word) => spelled(self.resolved.vocabulary.word_spelling(*word), self.lang),
            Value::Names(names) => list(names.iter().map(|name| self.name(name)).collect()),
            Value::Words(words) => list(
                words
                    .iter()
                    .map(|word| match word {
                        Member::Word(word) => spelled(self.resolved.vocabulary.word_spelling(*word), self.lang),
                        Member::Own(own) => own.to_string(),
                    })
                    .collect(),
            ),
            Value::Undecided | Value::YesNo(_) | Value::Count(..) | Value::Duration(_) | Value::Text(_) | Value::Laws(_) => {
                value.show(self.resolved.vocabulary, self.lang)
            }
        }
    }

    /// Actors that are named somewhere, as they are called.
    pub(crate) fn actors(&self, operands: Operands<'_>) -> Vec<String> {
        let actors = actors(operands, self.resolved.vocabulary, &mut Findings::default());
        let names = actors.as_ref().and_then(Value::names);
        names.into_iter().flatten().map(|name| self.name(name)).collect()
    }

    /// A name in a value: its local title, else how it is called.
    fn name_as_written(&self, name: &Name, stated: &Stated) -> String {
        match name {
            Name::Own(key) => self.own(key).or_else(|| as_written(self, key, stated)).unwrap_or_else(|| key.to_string()),
            name => self.name(name),
        }
    }
}
