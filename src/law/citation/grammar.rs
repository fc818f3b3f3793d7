//! Cuts folded text into the tokens of `grammar/citation.pest`. No pest type leaves this file.

use pest::Parser as _;
use pest::iterators::{Pair, Pairs};

use super::numeral;
use crate::law::place::IROHA;
use crate::law::{Number, Part, Place};

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
    /// The levels that are written.
    Place(Place),
    /// 同法, 同規則.
    SameLaw,
    /// 同法施行令, 同施行規則: what is added to the law's title.
    Delegated(&'static str),
    /// 同条
    SameArticle,
    /// 同項
    SameParagraph,
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
    Space,
    /// Letters that may be a title.
    Words,
    Other,
}

/// The tokens of `text`, which begins at `base` of the folded text. Every text has tokens.
pub(super) fn tokens(text: &str, base: usize) -> Vec<Token> {
    let parsed = CitationParser::parse(Rule::tokens, text).ok().and_then(|mut pairs| pairs.next());
    let pairs = parsed.into_iter().flat_map(Pair::into_inner);
    pairs.filter(|pair| pair.as_rule() != Rule::EOI).map(|pair| token(pair, base)).collect()
}

fn token(pair: Pair<'_, Rule>, base: usize) -> Token {
    let span = pair.as_span();
    Token { kind: kind(pair), start: base + span.start(), end: base + span.end() }
}

fn kind(pair: Pair<'_, Rule>) -> Kind {
    match pair.as_rule() {
        Rule::place => place(pair.into_inner()).map_or(Kind::Other, Kind::Place),
        Rule::same_law => same_law(pair.into_inner()),
        Rule::same_place if pair.as_str().ends_with('条') => Kind::SameArticle,
        Rule::same_place => Kind::SameParagraph,
        Rule::range => Kind::Range,
        Rule::until => Kind::Until,
        Rule::link => Kind::Link,
        Rule::note => note(pair),
        Rule::space => Kind::Space,
        Rule::words => Kind::Words,
        _ => Kind::Other,
    }
}

fn same_law(parts: Pairs<'_, Rule>) -> Kind {
    for part in parts {
        match part.as_str() {
            "施行令" => return Kind::Delegated("施行令"),
            "施行規則" => return Kind::Delegated("施行規則"),
            _ => {}
        }
    }
    Kind::SameLaw
}

fn note(pair: Pair<'_, Rule>) -> Kind {
    let content = pair.as_str().trim_start_matches('(').trim_end_matches(')').to_owned();
    let (mut number, mut defined) = (None, None);
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::number_of_law => number = number.or_else(|| Some(part.as_str().to_owned())),
            Rule::defines => defined = defined.or_else(|| part.into_inner().next().map(|name| name.as_str().to_owned())),
            _ => {}
        }
    }
    Kind::Note { number, defined, content }
}

/// None where a number is larger than any in a law.
fn place(parts: Pairs<'_, Rule>) -> Option<Place> {
    let mut place = Place::default();
    for part in parts {
        match part.as_rule() {
            Rule::supplement => place.supplement = true,
            Rule::article => place.article = Some(number(part.into_inner())?),
            Rule::paragraph => place.paragraph = Some(number(part.into_inner())?.main),
            Rule::item => place.item = Some(number(part.into_inner())?),
            Rule::subitem => place.subitem = part.as_str().chars().next().and_then(iroha),
            Rule::part => place.part = Some(part_of(part.as_str())),
            _ => {}
        }
    }
    Some(place)
}

fn number(parts: Pairs<'_, Rule>) -> Option<Number> {
    let mut number = None::<Number>;
    for part in parts {
        number = Some(match (part.as_rule(), number) {
            (Rule::branch, Some(main)) => main.branch(numeral::number(part.into_inner().next()?.as_str())?),
            _ => Number::new(numeral::number(part.as_str())?),
        });
    }
    number
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
        "柱書" => Part::Chapeau,
        "各号" => Part::EachItem,
        _ => Part::Proviso,
    }
}
