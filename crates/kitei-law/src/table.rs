//! A law as its file in `rules/laws/` holds it: head, purposes, article table. `rules/laws/README.md` describes the file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use kitei_syntax::text::fold::same_name;
use kitei_syntax::text::look_up_key;
use serde::{Deserialize, Deserializer, Serialize};

use crate::articles::Articles;
use crate::days;
use crate::place::{Number, Place};
use crate::token::place_of;

/// A law.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its id, also the name of its file.
    pub id: String,
    /// Its title 題名.
    pub title: String,
    /// The name under which it is usually cited, where the title is long.
    pub short: Option<String>,
    /// Its English title.
    pub title_en: Option<EnglishTitle>,
    /// Short names by where they come from.
    #[serde(default)]
    pub abbreviations: Abbreviations,
    /// Earlier titles.
    #[serde(default)]
    pub former_titles: Vec<FormerTitle>,
    /// Its number 法令番号.
    pub law_number: String,
    /// Its id in e-Gov 法令検索.
    pub egov_id: String,
    /// The day of its promulgation.
    #[serde(default, with = "days::perhaps")]
    pub promulgated: Option<Date>,
    /// 法律, 政令, 厚生労働省令 …
    pub kind: String,
    /// The id of the law that it carries out.
    pub parent: Option<String>,
    /// The first day on which it is no longer in force.
    #[serde(default, with = "days::perhaps")]
    pub repealed: Option<Date>,
    /// `read` in e-Gov data, or `memory`: general knowledge, not seen.
    pub state: String,
    /// Where the data come from.
    pub source: String,
    /// Between which versions the table was read; a law without it has no table.
    pub held: Option<Held>,
    /// Names that it shares with other laws, which alone say nothing.
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// 別表, 様式 and the like, by their names.
    #[serde(default)]
    pub appendices: Vec<String>,
    /// The articles of its own 附則, the first one, and how many paragraphs each has; 0 where it has paragraphs only.
    #[serde(default)]
    pub supplement: BTreeMap<String, u16>,
    /// Promulgated amendments that its table does not hold, in order of time.
    #[serde(default)]
    pub ahead: Vec<Ahead>,
    /// What its articles are cited for.
    #[serde(default)]
    pub purpose: Vec<Purpose>,
    /// The article table.
    #[serde(skip)]
    pub articles: Articles,
}

/// An English title; translations are not official texts.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EnglishTitle {
    /// The title.
    pub text: String,
    /// `read` in the ministry's translation data base, or `memory`.
    pub state: String,
}

/// Short names by where they come from.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Abbreviations {
    /// e-Gov 法令検索.
    pub egov: Vec<String>,
    /// Other sources that were read.
    pub read: Vec<String>,
    /// General knowledge, unverified.
    pub memory: Vec<String>,
}

/// A title that a law bore before.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FormerTitle {
    /// The title.
    pub title: String,
    /// Short names under which the law was cited by that title.
    #[serde(default)]
    pub also: Vec<String>,
    /// The last day on which it was the title.
    #[serde(default, with = "days::perhaps")]
    pub until: Option<Date>,
    /// How well that is known.
    pub state: String,
}

/// The versions from which an article table was made.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// In force from: the earliest version. What was before is unknown.
    #[serde(with = "days::one")]
    pub from: Date,
    /// In force from: the latest version. It is taken to hold since.
    #[serde(with = "days::one")]
    pub until: Date,
    /// e-Gov id of the latest version.
    pub revision: String,
    /// The day on which the list of all versions was seen last: what was in force then and was promulgated is in the table or ahead.
    #[serde(default, with = "days::perhaps")]
    pub checked: Option<Date>,
}

/// What a place is cited for 趣旨, and where that stood before.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// The place today, as finely as it should be cited.
    #[serde(deserialize_with = "place")]
    pub place: Place,
    /// What for, Japanese.
    pub ja: String,
    /// Other words for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// What for, English.
    pub en: Option<String>,
    /// The first day on which the place served this purpose; none: not known.
    #[serde(default, with = "days::perhaps")]
    pub from: Option<Date>,
    /// Where it stood before.
    #[serde(default)]
    pub formerly: Vec<Former>,
    /// The kinds of institution that the place binds; empty: not said.
    #[serde(default)]
    pub binds: Vec<String>,
    /// For other kinds of institution, the citation that binds them to the same.
    #[serde(default)]
    pub counterparts: BTreeMap<String, String>,
    /// The look-up keys of its names, made when one is first looked for.
    #[serde(skip)]
    keys: OnceLock<Box<[String]>>,
}

/// A day on which a promulgated amendment comes into force.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Ahead {
    /// The day.
    #[serde(with = "days::one")]
    pub from: Date,
    /// Whether the day is the latest possible one, to be set by order.
    #[serde(default)]
    pub latest: bool,
    /// The number of the amending law.
    pub by: String,
    /// The day of its promulgation.
    #[serde(default, with = "days::perhaps")]
    pub promulgated: Option<Date>,
    /// e-Gov id of the version to come.
    pub revision: String,
}

/// A place that a purpose had.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Former {
    /// The place.
    #[serde(deserialize_with = "place")]
    pub place: Place,
    /// The day since which it certainly stood there.
    #[serde(default, with = "days::perhaps")]
    pub from: Option<Date>,
    /// The last day on which it stood there.
    #[serde(with = "days::one")]
    pub until: Date,
}

/// An article between two changes of its caption or of the number of its paragraphs.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// The first day; none: in the earliest version held.
    #[serde(default, with = "days::perhaps")]
    pub from: Option<Date>,
    /// The last day, where no other state follows at once.
    #[serde(default, with = "days::perhaps")]
    pub until: Option<Date>,
    /// The caption 見出し.
    pub caption: Option<String>,
    /// How many paragraphs.
    #[serde(default)]
    pub paragraphs: u16,
    /// The items by paragraph; paragraphs without items are left out. Known for the latest state only.
    #[serde(default, deserialize_with = "items")]
    pub items: BTreeMap<String, Items>,
    /// The sub-items イロハ, by paragraph and item: how many. Known as the items are.
    #[serde(default)]
    pub subitems: BTreeMap<String, BTreeMap<String, u8>>,
    /// The days on which the wording changed within the state, in order. Items are known from the last of them on.
    #[serde(default, with = "days::several")]
    pub worded: Vec<Date>,
    /// Whether the article is a number without content （削除）.
    #[serde(default)]
    pub deleted: bool,
}

/// The items of a paragraph.
#[derive(Debug, Deserialize, Serialize)]
pub enum Items {
    /// From the first to this one, without branches.
    Count(u16),
    /// Each, where there are branches or gaps.
    Numbers(Vec<String>),
}

impl Items {
    /// Whether `number` is one of them.
    pub fn contains(&self, number: Number) -> bool {
        match self {
            Self::Count(count) => number <= Number::new(*count) && number == Number::new(number.main),
            Self::Numbers(numbers) => numbers.iter().any(|item| in_block(item, number)),
        }
    }

    /// Each of them.
    pub fn numbers(&self) -> Vec<Number> {
        match self {
            Self::Count(count) => (1..=*count).map(Number::new).collect(),
            Self::Numbers(numbers) => numbers.iter().filter_map(|item| block(item)).flat_map(|(first, last)| first.to(last)).collect(),
        }
    }

    /// The highest number, without branches.
    pub fn last(&self) -> u16 {
        match self {
            Self::Count(count) => *count,
            Self::Numbers(numbers) => numbers.iter().filter_map(|item| block(item)).map(|(_, last)| last.main).max().unwrap_or(0),
        }
    }
}

/// The first and the last number of `14` or of a block `32:33`.
pub(crate) fn block(text: &str) -> Option<(Number, Number)> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    Some((Number::parse(first)?, Number::parse(last)?))
}

fn in_block(text: &str, number: Number) -> bool {
    block(text).is_some_and(|(first, last)| first <= number && number <= last)
}

/// A state with the days on which it held.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The state.
    pub state: &'a State,
    /// The last day, if it has ended.
    pub until: Option<Date>,
}

impl Law {
    /// The former title that `name` is, or is short for.
    pub fn former_title(&self, name: &str) -> Option<&FormerTitle> {
        self.former_titles.iter().find(|former| std::iter::once(&former.title).chain(&former.also).any(|title| same_name(title, name)))
    }

    /// The day up to which the table is known to hold: the eve of the first version that it does not hold, else the day on which that was
    /// looked up. None where there is no table.
    pub fn held_to(&self) -> Option<Date> {
        let held = self.held.as_ref()?;
        let seen = held.checked.map_or(held.until, |checked| checked.max(held.until));
        let eve = self.ahead.first().and_then(|ahead| ahead.from.yesterday().ok());
        Some(eve.map_or(seen, |eve| eve.min(seen)))
    }

    /// The amendment by which a version is in force on `day` that the table does not hold.
    pub fn beyond(&self, day: Date) -> Option<&Ahead> {
        self.ahead.iter().rev().find(|ahead| ahead.from <= day)
    }

    /// The next day on which a part of the law as it was promulgated comes into force: numbers between those of its table are that part's.
    pub fn begins(&self, day: Date) -> Option<Date> {
        let is_own = |ahead: &&Ahead| ahead.from > day && crate::same_number(&ahead.by, &self.law_number);
        self.ahead.iter().find(is_own).map(|ahead| ahead.from)
    }

    /// Whether the law may have places on `day` that the table does not: a version that it does not hold is in force, or nobody has looked
    /// for a year.
    pub fn may_have_grown(&self, day: Date) -> bool {
        let stale = self.held_to().and_then(|to| to.checked_add(jiff::Span::new().years(1)).ok());
        self.beyond(day).is_some() || stale.is_some_and(|stale| stale < day)
    }

    /// Whether the article `number` stands in the law's own 附則, whose numbers go on from those of the main provisions.
    pub fn runs_on(&self, number: Number) -> bool {
        let begins_anew = || self.supplement.contains_key("1") || self.supplement.contains_key("0");
        self.supplement.contains_key(&number.key()) && !begins_anew()
    }

    /// The purposes of which `text` is a name.
    pub fn purposes(&self, text: &str) -> impl Iterator<Item = &Purpose> {
        let key = look_up_key(text.trim()).into_owned();
        self.purpose.iter().filter(move |known| known.is_named(&key))
    }

    /// The days after `since` up to `day` on which the article `number` changed, its wording, its caption or its paragraphs.
    pub fn changes(&self, number: Number, since: Date, day: Date) -> Vec<Date> {
        let mut days: Vec<Date> = self.articles.states(number).flat_map(|state| state.from.iter().chain(&state.worded)).copied().collect();
        days.retain(|changed| since < *changed && *changed <= day);
        days.sort_unstable();
        days
    }

    /// What the law's article `number` was and is, in order of time; empty if there never was one.
    pub fn history(&self, number: Number) -> Vec<Version<'_>> {
        let mut states: Vec<&State> = self.articles.states(number).collect();
        states.sort_by_key(|state| state.from);
        let nexts = states.iter().skip(1).map(|next| next.from).chain([None]).collect::<Vec<_>>();
        let until = |state: &State, next: Option<Date>| state.until.or_else(|| next?.yesterday().ok());
        states.iter().zip(nexts).map(|(state, next)| Version { state, until: until(state, next) }).collect()
    }
}

impl State {
    /// How many sub-items an item has.
    pub fn subitems(&self, paragraph: u16, item: Number) -> u8 {
        let of_paragraph = self.subitems.get(&paragraph.to_string());
        of_paragraph.into_iter().flatten().find(|(key, _)| Number::parse(key) == Some(item)).map_or(0, |(_, count)| *count)
    }
}

impl Purpose {
    /// Whether `text` is one of its names.
    pub fn names(&self, text: &str) -> bool {
        self.is_named(&look_up_key(text.trim()))
    }

    /// Whether a look-up key is that of one of its names.
    fn is_named(&self, key: &str) -> bool {
        let names = || std::iter::once(&self.ja).chain(&self.also).chain(&self.en);
        let keys = self.keys.get_or_init(|| names().map(|name| look_up_key(name).into_owned()).collect());
        keys.iter().any(|name| name == key)
    }
}

impl Version<'_> {
    /// Whether it held on `day`.
    pub fn holds(&self, day: Date) -> bool {
        self.state.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Items as a file writes them: a number, or a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenItems {
    Count(u16),
    Numbers(Vec<String>),
}

fn items<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Items>, D::Error> {
    if !deserializer.is_human_readable() {
        return BTreeMap::deserialize(deserializer);
    }
    let items = |(paragraph, written)| match written {
        WrittenItems::Count(count) => (paragraph, Items::Count(count)),
        WrittenItems::Numbers(numbers) => (paragraph, Items::Numbers(numbers)),
    };
    Ok(BTreeMap::<String, WrittenItems>::deserialize(deserializer)?.into_iter().map(items).collect())
}

fn place<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Place, D::Error> {
    if !deserializer.is_human_readable() {
        return Place::deserialize(deserializer);
    }
    let text = String::deserialize(deserializer)?;
    place_of(&text).ok_or_else(|| serde::de::Error::custom(format!("not a place in a law: {text}")))
}
