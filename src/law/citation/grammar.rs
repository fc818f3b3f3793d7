//! Cuts folded text into the tokens of `grammar/citation.pest`. No pest type leaves this file.

use pest::Parser as _;
use pest::iterators::{Pair, Pairs};

use crate::law::place::IROHA;
use crate::law::{Number, Part, Place};
use crate::text::numeral;

#[derive(pest_derive::Parser)]
#[grammar = "grammar/citation.pest"]
struct CitationParser;

/// A token with its bytes in the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// The levels that are written, and the number of the law to whose 附則 they belong.
    Place(Place, Option<String>),
    /// イ by itself.
    Subitem(Place),
    /// The same in English, before or after the law's name.
    English(Vec<Foreign>),
    /// 平成15年法律第57号, outside brackets.
    NumberOfLaw,
    /// 第3章: says nothing that the article does not.
    Division,
    /// 同法, 同規則: the end of the title.
    SameLaw(&'static str),
    /// 同法施行令, 同施行規則: what is added to the law's title.
    Delegated(&'static str),
    /// 同条, 同項, 同号; 同 before a number.
    Same(Level),
    /// 前条, 次項.
    Neighbour(Step, Level),
    /// から, 〜
    Range,
    /// まで
    Until,
    /// 、 及び 又は …
    Link,
    /// In brackets: number of the law, a name that is defined there, and the whole content.
    Note {
        number: Option<String>,
        defined: Option<String>,
        content: String,
    },
    /// A bracket in which something may be cited; before a place, one that may belong to the name before it.
    Open(Opens),
    Close,
    Space,
    /// Letters that may be a title.
    Words,
    Other,
}

/// A place as English writes it, in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Foreign {
    pub(super) place: Place,
    /// Whether it ends the range that the place before begins.
    pub(super) ends_range: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    Place,
    Text,
}

/// A level of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Article,
    Paragraph,
    Item,
    /// Not said: 同第2項.
    Any,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Before,
    After,
}

/// The tokens of `text`, which begins at `base` of the folded text. Every text has tokens.
pub(super) fn tokens(text: &str, base: usize) -> Vec<Token> {
    let parsed = CitationParser::parse(Rule::tokens, text).ok().and_then(|mut pairs| pairs.next());
    let pairs = parsed.into_iter().flat_map(Pair::into_inner);
    pairs.filter(|pair| pair.as_rule() != Rule::EOI).map(|pair| token(pair, base)).collect()
}

fn token(pair: Pair<'_, Rule>, base: usize) -> Token {
    let span = pair.as_span();
    Token { kind: kind(pair, base), start: base + span.start(), end: base + span.end() }
}

fn kind(pair: Pair<'_, Rule>, base: usize) -> Kind {
    match pair.as_rule() {
        Rule::place => place(pair.into_inner()).map_or(Kind::Other, |(place, amending)| Kind::Place(place, amending)),
        Rule::lone_subitem => place(pair.into_inner()).map_or(Kind::Other, |(place, _)| Kind::Subitem(place)),
        Rule::english => english(pair.into_inner(), base).map_or(Kind::Other, Kind::English),
        Rule::number_of_law => Kind::NumberOfLaw,
        Rule::division => Kind::Division,
        Rule::same_law => same_law(pair.into_inner()),
        Rule::same_place => Kind::Same(pair.into_inner().next().map_or(Level::Any, |level| level_of(level.as_str()))),
        Rule::neighbour => {
            let step = if pair.as_str().starts_with('前') { Step::Before } else { Step::After };
            Kind::Neighbour(step, pair.into_inner().last().map_or(Level::Any, |level| level_of(level.as_str())))
        }
        Rule::range => Kind::Range,
        Rule::until => Kind::Until,
        Rule::link => Kind::Link,
        Rule::note => note(pair),
        Rule::open_place => Kind::Open(Opens::Place),
        Rule::open => Kind::Open(Opens::Text),
        Rule::close => Kind::Close,
        Rule::space => Kind::Space,
        Rule::words => Kind::Words,
        _ => Kind::Other,
    }
}

fn level_of(text: &str) -> Level {
    match text {
        "条" => Level::Article,
        "項" => Level::Paragraph,
        "号" => Level::Item,
        _ => Level::Any,
    }
}

fn same_law(parts: Pairs<'_, Rule>) -> Kind {
    const KINDS: [&str; 7] = ["法", "政令", "令", "規則", "省令", "府令", "条例"];
    let mut kind = "法";
    for part in parts {
        match part.as_str() {
            "施行令" => return Kind::Delegated("施行令"),
            "施行規則" => return Kind::Delegated("施行規則"),
            written => kind = KINDS.into_iter().find(|known| *known == written).unwrap_or("法"),
        }
    }
    Kind::SameLaw(kind)
}

fn note(pair: Pair<'_, Rule>) -> Kind {
    let written = pair.as_str();
    let content = written.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(written).trim().to_owned();
    let (mut number, mut defined) = (None, None);
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::number_of_law => number = number.or_else(|| Some(part.as_str().trim_end().to_owned())),
            Rule::defines => defined = defined.or_else(|| part.into_inner().next().map(|name| name.as_str().trim().to_owned())),
            _ => {}
        }
    }
    Kind::Note { number, defined, content }
}

/// None where a number is larger than any in a law.
fn place(parts: Pairs<'_, Rule>) -> Option<(Place, Option<String>)> {
    let mut place = Place::default();
    let mut amending = None;
    for part in parts {
        match part.as_rule() {
            Rule::supplement => place.supplement = true,
            Rule::amending => amending = part.into_inner().next().map(|number| number.as_str().to_owned()),
            Rule::appendix => place.appendix = Some(number(part.into_inner())?.unwrap_or(Number::new(0))),
            Rule::article => place.article = number(part.into_inner())?,
            Rule::short => short(part.into_inner(), &mut place)?,
            Rule::paragraph => place.paragraph = Some(number(part.into_inner())??.main),
            Rule::item => place.item = number(part.into_inner())?,
            Rule::subitem => place.subitem = part.into_inner().next()?.as_str().chars().next().and_then(iroha),
            Rule::deeper => place.deeper = numbered(part.into_inner().next()?.as_str()),
            Rule::part => place.part = Some(part_of(part.as_str())),
            _ => {}
        }
    }
    Some((place, amending))
}

/// None where a number is larger than any in a law.
fn numbered(text: &str) -> Option<u16> {
    numeral::number(text).and_then(|number| u16::try_from(number).ok())
}

/// 23Ⅰ③
fn short(parts: Pairs<'_, Rule>, place: &mut Place) -> Option<()> {
    let roman = |text: &str| {
        let first = if text < "ⅰ" { 'Ⅰ' } else { 'ⅰ' };
        text.chars().next().and_then(|letter| u16::try_from(u32::from(letter) - u32::from(first) + 1).ok())
    };
    let ring = |text: &str| text.chars().next().and_then(numeral::ring).and_then(|number| u16::try_from(number).ok());
    for part in parts {
        match part.as_rule() {
            Rule::arabic => place.article = Some(Number::new(numbered(part.as_str())?)),
            Rule::branch => {
                let branch = numbered(part.into_inner().next()?.as_str())?;
                place.article = place.article.map(|article| article.branch(branch));
            }
            Rule::roman_paragraph => place.paragraph = roman(part.as_str()),
            Rule::circled if place.paragraph.is_none() => place.paragraph = ring(part.as_str()),
            Rule::circled => place.item = ring(part.as_str()).map(Number::new),
            _ => {}
        }
    }
    Some(())
}

/// The number with its branches; `Some(None)` where none is written.
#[allow(clippy::option_option, reason = "a number that is not written and one that is too large are two things")]
fn number(parts: Pairs<'_, Rule>) -> Option<Option<Number>> {
    let mut number = None::<Number>;
    for part in parts {
        number = Some(match (part.as_rule(), number) {
            (Rule::branch | Rule::early_branch | Rule::en_branch, Some(main)) => main.branch(numbered(part.into_inner().next()?.as_str())?),
            _ => Number::new(numbered(part.as_str())?),
        });
    }
    Some(number)
}

/// The places of an English list; what one leaves out is that of the place before.
fn english(parts: Pairs<'_, Rule>, base: usize) -> Option<Vec<Foreign>> {
    let mut places: Vec<Foreign> = Vec::new();
    let mut ends_range = None::<bool>;
    for part in parts {
        let (start, end) = (base + part.as_span().start(), base + part.as_span().end());
        if part.as_rule() == Rule::en_next {
            ends_range = Some(part.into_inner().next().is_some());
            continue;
        }
        let begins = ends_range.take();
        if begins.is_some() || places.is_empty() {
            let before = places.last().map_or(Place::default(), |before| before.place);
            let is_article = matches!(part.as_rule(), Rule::en_article | Rule::en_number);
            let place = if is_article { Place::default() } else { Place { item: None, subitem: None, part: None, ..before } };
            places.push(Foreign { place, ends_range: begins == Some(true), start, end });
        }
        let last = places.last_mut()?;
        last.end = end;
        let place = &mut last.place;
        match part.as_rule() {
            Rule::en_supplement => place.supplement = true,
            Rule::en_article => {
                let plural = part.as_str().starts_with("articles") || part.as_str().starts_with("arts");
                place.article = number(part.into_inner().next()?.into_inner())?;
                if let Some(through) = place.article.and_then(hyphened).filter(|_| plural) {
                    let first = Place { article: place.article.map(|first| Number::new(first.main)), ..Place::default() };
                    last.place = first;
                    places.push(Foreign { place: Place { article: Some(through), ..first }, ends_range: true, start, end });
                }
            }
            Rule::en_number => place.article = number(part.into_inner())?,
            Rule::en_paragraph => place.paragraph = Some(numbered(part.into_inner().next()?.as_str())?),
            Rule::en_item_word | Rule::en_item_bare => {
                let mut inner = part.into_inner();
                let first = inner.next()?.as_str();
                let main = numbered(first).filter(|_| first.starts_with(|letter: char| letter.is_ascii_digit()));
                let item = Number::new(main.or_else(|| numeral::roman(first))?);
                let branches = inner.filter_map(|branch| numbered(branch.into_inner().next()?.as_str()));
                place.item = Some(branches.fold(item, Number::branch));
            }
            Rule::en_subitem => {
                let letter = part.into_inner().next()?.as_str().bytes().next()?;
                place.subitem = Some(letter - b'a' + 1);
            }
            Rule::en_part => place.part = Some(english_part(part.as_str())),
            _ => {}
        }
    }
    Some(places)
}

/// The end of the range that "articles 20-23" is: no article 20 has so many branches.
fn hyphened(number: Number) -> Option<Number> {
    let [through, 0, ..] = number.branches else { return None };
    (through > number.main).then_some(Number::new(through))
}

fn iroha(letter: char) -> Option<u8> {
    IROHA.chars().position(|known| known == letter).and_then(|position| u8::try_from(position + 1).ok())
}

fn part_of(text: &str) -> Part {
    match text {
        "前段" => Part::First,
        "中段" => Part::Middle,
        "後段" => Part::Second,
        "本文" => Part::Main,
        "柱書" | "柱書き" | "各号列記以外の部分" => Part::Chapeau,
        "各号" => Part::EachItem,
        _ => Part::Proviso,
    }
}

fn english_part(text: &str) -> Part {
    match text {
        "(main clause)" => Part::Main,
        "(first sentence)" => Part::First,
        "(middle sentence)" => Part::Middle,
        "(second sentence)" => Part::Second,
        "(chapeau)" => Part::Chapeau,
        "(each item)" => Part::EachItem,
        _ => Part::Proviso,
    }
}
