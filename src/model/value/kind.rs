//! What values an attribute or a fact takes.

use super::Value;
use crate::diagnostic::{Lang, Text};
use crate::model::read::grammar;
use crate::model::vocabulary::{Direction, UnitId, Vocabulary, WordId};
use crate::syntax::keyword::Keyword;
use crate::text::narrow;

/// What values an attribute or fact takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueType {
    /// A string.
    Text,
    /// Yes or no.
    YesNo,
    /// A number with this unit.
    Count(UnitId),
    /// A duration or frequency, and what it says.
    Duration(Sense),
    /// A day.
    Date,
    /// Hours of the day.
    Hours,
    /// One of these words (weak to strict where ordered).
    Choice(Vec<WordId>),
    /// Some of these words: a narrower word counts as the wider.
    Words(Vec<WordId>),
    /// Some of these words: the wider word covers the narrower.
    Extent(Vec<WordId>),
    /// Posts, roles, committees, vendors.
    Actors,
    /// Names of these kinds.
    References(Vec<Keyword>),
    /// Law citations.
    Laws,
}

/// What a duration says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sense {
    /// How long something lasts or is kept.
    Length,
    /// How often something recurs (`recurring`).
    Interval,
    /// By when something is to be done (`deadline`).
    Deadline,
}

impl ValueType {
    /// Whether its values can be compared in a direction.
    pub fn has(&self, direction: Direction) -> bool {
        match direction {
            Direction::Exact | Direction::Free => true,
            Direction::Higher | Direction::Lower => match self {
                Self::Count(_) | Self::Duration(_) | Self::Date => true,
                Self::Text
                | Self::YesNo
                | Self::Choice(_)
                | Self::Words(_)
                | Self::Extent(_)
                | Self::Hours
                | Self::Actors
                | Self::References(_)
                | Self::Laws => false,
            },
            Direction::Subset | Direction::Superset => match self {
                Self::Words(_) | Self::Extent(_) | Self::Hours | Self::Actors | Self::References(_) | Self::Laws => true,
                Self::Text | Self::YesNo | Self::Count(_) | Self::Duration(_) | Self::Date | Self::Choice(_) => false,
            },
            Direction::Ordered => matches!(self, Self::Choice(_)),
            Direction::Yes | Direction::No => *self == Self::YesNo,
        }
    }

    /// The words that it takes; none where it takes no words.
    pub fn words(&self) -> &[WordId] {
        match self {
            Self::Choice(words) | Self::Words(words) | Self::Extent(words) => words,
            Self::Text
            | Self::YesNo
            | Self::Count(_)
            | Self::Duration(_)
            | Self::Date
            | Self::Hours
            | Self::Actors
            | Self::References(_)
            | Self::Laws => &[],
        }
    }

    /// The kinds whose names it takes; none where it takes no names.
    pub fn kinds(&self) -> &[Keyword] {
        match self {
            Self::Actors => &Keyword::ACTORS,
            Self::References(kinds) => kinds,
            Self::Text
            | Self::YesNo
            | Self::Count(_)
            | Self::Duration(_)
            | Self::Date
            | Self::Hours
            | Self::Choice(_)
            | Self::Words(_)
            | Self::Extent(_)
            | Self::Laws => &[],
        }
    }

    /// The spelling in a language of a word that it takes (a look-up key); names are asked for by their kinds.
    pub fn spelled<'v>(&self, key: &str, vocabulary: &'v Vocabulary, lang: Lang) -> Option<&'v str> {
        if *self == Self::YesNo {
            let keyword = Keyword::spelled(key).filter(|keyword| matches!(keyword, Keyword::Yes | Keyword::No))?;
            return Some(match lang {
                Lang::Ja => keyword.ja(),
                Lang::En => keyword.en(),
            });
        }
        let word = vocabulary.word(key).filter(|word| self.words().contains(word))?;
        Some(vocabulary.word_spelling(word).get(lang))
    }

    /// A value as it might be written: a word that it takes, else room for one.
    pub fn example(&self, vocabulary: &Vocabulary) -> Text {
        match self {
            Self::Choice(words) | Self::Words(words) | Self::Extent(words) => words.first().map_or(Text::same("?"), |&word| {
                let spelling = vocabulary.word_spelling(word);
                Text::new(&*spelling.ja, &*spelling.en)
            }),
            Self::YesNo => Text::new("有", "yes"),
            Self::Text => Text::new("「…」", "\"…\""),
            Self::Hours => Text::new("平日9:00-17:00", "weekdays 9:00-17:00"),
            Self::Count(_) | Self::Duration(_) | Self::Date | Self::Actors | Self::References(_) | Self::Laws => Text::same("…"),
        }
    }

    /// A value without its context, for ranges in the vocabulary and readings of standards. Only quantities and days can be read so.
    pub fn bare(&self, text: &str) -> Option<Value> {
        let text = narrow(text);
        match self {
            Self::Count(unit) => grammar::counted(&text).map(|(count, _)| Value::Count(count, *unit)),
            Self::Duration(_) => grammar::duration(&text).map(Value::Duration),
            Self::Date => grammar::date(&text).ok().map(Value::Date),
            Self::Text
            | Self::YesNo
            | Self::Hours
            | Self::Choice(_)
            | Self::Words(_)
            | Self::Extent(_)
            | Self::Actors
            | Self::References(_)
            | Self::Laws => None,
        }
    }
}
