//! Article 14, paragraph (2), item (i), (a) of the; arts. 20 to 23; art. 6-12(1)(iii); § 25①.

use super::{Kind, place};
use crate::level::english::{bracketed, branch, gap, is_space, name, part, roman, subitem, supplement};
use crate::level::{Level, Read, arabic, word};
use crate::place::{Number, Place};

/// A place as English writes it, in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// The place.
    pub place: Place,
    /// Whether it ends the range that the place before begins.
    pub ends_range: bool,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// The places of an English list, before or after the law's name; what one leaves out is that of the place before.
pub(super) fn english(text: &str) -> Read<'_, Kind<'_>> {
    let begun = match text.strip_prefix([',', ';']) {
        Some(rest) => rest.strip_prefix(is_space).map(gap)?,
        None => text,
    };
    // With nothing else a list begins.
    begun.starts_with(['a', '§', 'p', 'i', 's', '(']).then_some(())?;
    let mut list = List { text, places: Vec::new(), fits: true };
    let mut rest = list.first(begun)?;
    while let Some(after) = list.next(rest) {
        rest = after;
    }
    let kind = if list.fits { Kind::English(list.places) } else { Kind::Other };
    Some((kind, of_the(rest).unwrap_or(rest)))
}

/// The places read so far; offsets are bytes of the text.
struct List<'t> {
    text: &'t str,
    places: Vec<Foreign>,
    /// Whether every number could be read.
    fits: bool,
}

impl<'t> List<'t> {
    /// Paragraph 2 of article 5, item (1) of paragraph 2 of article 5, article 5, paragraph 2, item (1).
    fn first(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some((number, after)) = paragraph(text)
            && let Some((article, rest)) = of(after).and_then(article)
        {
            self.begin(text, Place { paragraph: Some(number), ..Place::default() }, false);
            let rest = self.article(article, of(after)?, rest);
            return Some(self.item(rest).unwrap_or(rest));
        }
        if let Some((number, rest)) = paragraph(text).and_then(|(number, after)| Some((number, that_article(of(after)?)?))) {
            self.begin(text, Place { paragraph: Some(number), ..Place::default() }, false);
            return Some(self.add(rest, |_| ()));
        }
        if let Some((number, after)) = item_word(text).and_then(|(number, rest)| Some((number, of(rest)?))) {
            let above = paragraph(after).and_then(|(paragraph, rest)| Some((paragraph, of(rest)?)));
            let (paragraph, from) = above.map_or((None, after), |(paragraph, rest)| (Some(paragraph), rest));
            let (article, rest) = article(from)?;
            self.fits &= number.is_some();
            self.begin(text, Place { item: number, paragraph, ..Place::default() }, false);
            return Some(self.article(article, from, rest));
        }
        let from = supplement(text).unwrap_or(text);
        let (article, rest) = article(from)?;
        self.begin(text, Place { supplement: from.len() < text.len(), ..Place::default() }, false);
        let rest = self.article(article, from, rest);
        Some(self.below(rest))
    }

    /// And 21; through article 23; and paragraph 3.
    fn next(&mut self, text: &'t str) -> Option<&'t str> {
        let (ends_range, from) = joint(text)?;
        if let Some((article, rest)) =
            article(from).or_else(|| number(from).map(|(number, rest)| (Article { number, is_several: false }, rest)))
        {
            self.begin(from, Place::default(), ends_range);
            let rest = self.article(article, from, rest);
            return Some(self.below(rest));
        }
        let (number, rest) = paragraph(from)?;
        let before = self.places.last().map_or(Place::default(), |before| before.place);
        self.begin(from, Place { item: None, subitem: None, part: None, ..before }, ends_range);
        let rest = self.add(rest, |place| place.paragraph = Some(number));
        Some(self.below_paragraph(rest))
    }

    fn below(&mut self, text: &'t str) -> &'t str {
        let signed = place::signed(text);
        let written = || paragraph(comma(text)).map(|(number, rest)| ((number, None), rest));
        let rest = match signed.or_else(written) {
            Some(((number, item), rest)) => self.add(rest, |place| (place.paragraph, place.item) = (Some(number), item)),
            None => text,
        };
        let rest = self.below_paragraph(rest);
        match part(comma(rest)) {
            Some((part, rest)) => self.add(rest, |place| place.part = Some(part)),
            None => rest,
        }
    }

    fn below_paragraph(&mut self, text: &'t str) -> &'t str {
        let rest = self.item(comma(text)).unwrap_or(text);
        match subitem(comma(rest)) {
            Some((letter, rest)) => self.add(rest, |place| place.subitem = Some(letter)),
            None => rest,
        }
    }

    fn item(&mut self, text: &'t str) -> Option<&'t str> {
        let (number, rest) = item_word(text).or_else(|| bracketed(text, roman).map(|(number, rest)| branched(number, rest)))?;
        self.fits &= number.is_some();
        Some(self.add(rest, |place| place.item = number))
    }

    /// The article of the last place; of "articles 20-23" the places are two.
    fn article(&mut self, article: Article, from: &'t str, rest: &'t str) -> &'t str {
        self.add(rest, |place| place.article = Some(article.number));
        if let Some(through) = article.through() {
            let first = Place { article: Some(Number::new(article.number.main)), ..Place::default() };
            self.add(rest, |place| *place = first);
            self.begin(from, Place { article: Some(through), ..first }, true);
            self.add(rest, |_| ());
        }
        rest
    }

    fn begin(&mut self, from: &str, place: Place, ends_range: bool) {
        let start = self.text.len() - from.len();
        self.places.push(Foreign { place, ends_range, start, end: start });
    }

    /// Adds to the last place what ends where `rest` begins.
    fn add(&mut self, rest: &'t str, change: impl FnOnce(&mut Place)) -> &'t str {
        if let Some(last) = self.places.last_mut() {
            change(&mut last.place);
            last.end = self.text.len() - rest.len();
        }
        rest
    }
}

/// An article, and whether several were announced.
#[derive(Clone, Copy)]
struct Article {
    number: Number,
    is_several: bool,
}

impl Article {
    /// The end of the range that "articles 20-23" is: no article 20 has so many branches.
    fn through(self) -> Option<Number> {
        let [through, 0, ..] = self.number.branches else { return None };
        (self.is_several && through > self.number.main).then_some(Number::new(through))
    }
}

fn article(text: &str) -> Read<'_, Article> {
    let (named, rest) = named(text, Level::Article)?;
    let (number, rest) = number(gap(rest))?;
    Some((Article { number, is_several: named }, rest))
}

/// The word for a level, and whether it announces several.
fn named(text: &str, wanted: Level) -> Read<'_, bool> {
    let (named, rest) = name(text).filter(|(named, _)| named.level == wanted)?;
    Some((named.is_several, rest.strip_prefix('.').unwrap_or(rest)))
}

/// 6-12
fn number(text: &str) -> Read<'_, Number> {
    let (main, rest) = arabic(text)?;
    let (number, rest) = branched(Some(u16::try_from(main).ok()?), rest);
    Some((number?, rest))
}

/// A number and the branches that follow it.
fn branched(main: Option<u16>, text: &str) -> (Option<Number>, &str) {
    let (mut number, mut rest) = (main.map(Number::new), text);
    while let Some((next, after)) = branch(rest) {
        (number, rest) = (number.and_then(|number| Some(number.branch(u16::try_from(next).ok()?))), after);
    }
    (number, rest)
}

/// Paragraph (2), para. 2, (2).
fn paragraph(text: &str) -> Read<'_, u16> {
    let (number, rest) = match named(text, Level::Paragraph) {
        Some((_, rest)) => bracketed(gap(rest), arabic).or_else(|| arabic(gap(rest)))?,
        None => bracketed(text, arabic)?,
    };
    Some((u16::try_from(number).ok()?, rest))
}

/// Item (iii), item 3-2; none inside: letters that are no number.
fn item_word(text: &str) -> Read<'_, Option<Number>> {
    let (_, rest) = name(text).filter(|(named, _)| named.level == Level::Item)?;
    let (number, rest) = bracketed(gap(rest), |text| roman(text).or_else(|| digits(text))).or_else(|| digits(gap(rest)))?;
    Some(branched(number, rest))
}

fn digits(text: &str) -> Read<'_, Option<u16>> {
    arabic(text).map(|(number, rest)| (u16::try_from(number).ok(), rest))
}

/// A comma between levels, or nothing but blanks.
fn comma(text: &str) -> &str {
    let rest = gap(text);
    rest.strip_prefix(',').map_or(rest, gap)
}

/// Of between levels, or a comma in its place.
fn of(text: &str) -> Option<&str> {
    let rest = gap(text);
    let after = rest.strip_prefix(',');
    let said = gap(after.unwrap_or(rest)).strip_prefix("of").and_then(|rest| rest.strip_prefix(is_space));
    said.or(after).map(gap)
}

/// That Article, the same Article: the one that was cited before.
fn that_article(text: &str) -> Option<&str> {
    let said = text.strip_prefix("the").and_then(|rest| rest.strip_prefix(is_space)).map_or(text, gap);
    let (_, rest) = word(said, &["that", "same", "said"])?;
    let rest = gap(rest.strip_prefix(is_space)?).strip_prefix("article")?;
    (!rest.starts_with(|letter: char| letter.is_ascii_lowercase())).then_some(rest)
}

/// What leads to the next place, and whether it ends a range.
fn joint(text: &str) -> Read<'_, bool> {
    let rest = gap(text);
    if let Some((_, rest)) = word(rest, &["through", "to"]) {
        return Some((true, gap(rest.strip_prefix(is_space)?)));
    }
    let (_, mut rest) = word(rest, &[",", "and", "or"])?;
    while let Some((_, after)) = word(rest, &[",", "and", "or"]) {
        rest = after;
    }
    if let Some((_, after)) = word(gap(rest), &["and", "or"]) {
        rest = after;
    }
    Some((false, gap(rest.strip_prefix(is_space)?)))
}

/// Of the, before the law's name.
fn of_the(text: &str) -> Option<&str> {
    let rest = gap(text.strip_prefix(is_space)?).strip_prefix("of")?;
    let named = rest.strip_prefix(is_space).and_then(|rest| gap(rest).strip_prefix("the"));
    let rest = named.unwrap_or(rest);
    rest.starts_with(is_space).then_some(rest)
}
