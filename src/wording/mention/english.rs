//! The scanner of English text: Article 12, paragraph (2); the preceding Article; paragraph 2 of Article 5; Chapter 3.

use std::ops::Range;

use super::{Base, Items, Mention, Owner, Step, Which, titled};
use crate::syntax::keyword::Keyword;
use crate::wording::number::{Number, Written};

/// What the name of another text ends with.
const FOREIGN: [&str; 24] = [
    "act",
    "acts",
    "law",
    "laws",
    "code",
    "order",
    "ordinance",
    "regulation",
    "regulations",
    "rule",
    "rules",
    "guideline",
    "guidelines",
    "standard",
    "standards",
    "policy",
    "charter",
    "constitution",
    "directive",
    "contract",
    "agreement",
    "former",
    "old",
    "manual",
];
/// What makes such a name the document's own: this Regulation.
const OWN: [&str; 4] = ["this", "these", "present", "our"];
/// What joins the numbers of a list.
const LINKS: [&str; 6] = ["and", "or", "to", "through", "nor", ","];

/// The provisions that a text mentions. `names` are the short names of parents.
pub(super) fn mentions(text: &str, names: &[&str]) -> Vec<Mention> {
    let reader = Reader { text, tokens: tokens(text), names };
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let Some(place) = reader.place(at) else {
            at += 1;
            continue;
        };
        let owner =
            if place.is_same() { found.last().map_or(Owner::Own, |mention| mention.owner.clone()) } else { reader.owner(at, place.end) };
        let end = place.end;
        found.push(reader.mention(at, place.clone(), owner.clone()));
        at = end;
        // Articles 3, 4 and 5: the level is that of the first.
        while place.is_list
            && let Some((number, from, after)) = reader.listed(at)
        {
            let next = place.clone().with(number, from, after);
            found.push(reader.mention(from, next, owner.clone()));
            at = after;
        }
    }
    found
}

/// A level of a text, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Chapter,
    Section,
    Article,
    Paragraph,
    Item,
}

/// The level that a word names, and whether it announces several.
fn level(word: &str) -> Option<(Level, bool)> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let level = match singular {
        "chapter" => Level::Chapter,
        "section" => Level::Section,
        "article" => Level::Article,
        "paragraph" => Level::Paragraph,
        "item" => Level::Item,
        _ => return None,
    };
    Some((level, singular.len() < word.len()))
}

#[derive(Debug)]
struct Token {
    range: Range<usize>,
    word: String,
}

#[derive(Debug, Clone)]
struct Place {
    level: Level,
    article: Base,
    /// The tokens of the number of the article.
    numbered: Option<Range<usize>>,
    paragraph: Option<Step>,
    item: Option<Items>,
    is_list: bool,
    end: usize,
}

impl Place {
    fn is_same(&self) -> bool {
        self.article == Base::Step(Step::Same) || self.article == Base::Here && self.paragraph == Some(Step::Same)
    }

    /// The same level with another number.
    fn with(self, number: Number, from: usize, end: usize) -> Self {
        let step = Step::Number(number.main());
        match self.level {
            Level::Chapter => Place { article: Base::Division { chapter: Some(Which::Number(number)), section: None }, end, ..self },
            Level::Section => Place { article: Base::Division { chapter: None, section: Some(Which::Number(number)) }, end, ..self },
            Level::Article => Place { article: Base::Number(number), numbered: Some(from..end), end, ..self },
            Level::Paragraph => Place { paragraph: Some(step), end, ..self },
            Level::Item => Place { item: Some(Items::One(step)), end, ..self },
        }
    }

    fn stepped(self, step: Step, end: usize) -> Self {
        match self.level {
            Level::Chapter => Place { article: Base::Division { chapter: Some(Which::Step(step)), section: None }, end, ..self },
            Level::Section => Place { article: Base::Division { chapter: None, section: Some(Which::Step(step)) }, end, ..self },
            Level::Article => Place { article: Base::Step(step), end, ..self },
            Level::Paragraph => Place { paragraph: Some(step), end, ..self },
            Level::Item => Place { item: Some(Items::One(step)), end, ..self },
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    names: &'t [&'t str],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    fn mention(&self, from: usize, place: Place, owner: Owner) -> Mention {
        let start = self.tokens.get(from).map_or(self.text.len(), |token| token.range.start);
        let end = place.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.range.end);
        let numbered =
            place.numbered.and_then(|tokens| Some(self.tokens.get(tokens.start)?.range.start..self.tokens.get(tokens.end - 1)?.range.end));
        Mention { range: start..end, owner, article: place.article, numbered, paragraph: place.paragraph, item: place.item, proviso: false }
    }

    /// The place that begins here, with all of its levels.
    fn place(&self, at: usize) -> Option<Place> {
        let mut place = self.begun(at)?;
        loop {
            let next = if self.word(place.end) == "," { place.end + 1 } else { place.end };
            let below = if place.level == Level::Article && next == place.end && self.word(next) == "(" {
                self.number(next).map(|(number, end)| (Level::Paragraph, number, next, end))
            } else {
                level(self.word(next)).and_then(|(level, _)| self.number(next + 1).map(|(number, end)| (level, number, next + 1, end)))
            };
            match below {
                Some((lower, number, from, end)) if lower > place.level && place.level >= Level::Article => {
                    place = Place { level: lower, ..place }.with(number, from, end);
                }
                _ => break,
            }
        }
        // Paragraph 2 of Article 5.
        if self.word(place.end) == "of"
            && let Some(above) = self.place(place.end + 1).filter(|above| above.level < place.level && above.level >= Level::Article)
        {
            (place.article, place.numbered) = (above.article, above.numbered);
            place.paragraph = place.paragraph.or(above.paragraph);
            place.end = above.end;
            place.is_list = false;
        }
        Some(place)
    }

    /// The first level: a word with its number, a step, or a reference by title.
    fn begun(&self, at: usize) -> Option<Place> {
        let token = self.tokens.get(at)?;
        let begun = |level| Place { level, article: Base::Here, numbered: None, paragraph: None, item: None, is_list: false, end: at };
        if let Some((titled, end)) = titled::read(self.text, token.range.start) {
            let end = self.tokens.partition_point(|token| token.range.start < end);
            return Some(match titled.kind {
                Keyword::Chapter => {
                    Place { article: Base::Division { chapter: Some(Which::Titled(titled)), section: None }, end, ..begun(Level::Chapter) }
                }
                Keyword::Section => {
                    Place { article: Base::Division { chapter: None, section: Some(Which::Titled(titled)) }, end, ..begun(Level::Section) }
                }
                _ => Place { article: Base::Titled(titled), end, ..begun(Level::Article) },
            });
        }
        if let Some((level, is_list)) = level(&token.word) {
            // An item of a list of things is no provision.
            let (number, end) = self.number(at + 1).filter(|_| level != Level::Item || self.word(at + 1) == "(")?;
            return Some(Place { is_list, ..begun(level) }.with(number, at + 1, end));
        }
        let (step, next) = match (token.word.as_str(), self.word(at + 1)) {
            ("this", _) => (Step::This, at + 1),
            ("the", "preceding" | "previous") => match count(self.word(at + 2)) {
                Some(count) => (Step::Back(count), at + 3),
                None => (Step::Back(1), at + 2),
            },
            ("the", "following" | "next") => (Step::Next, at + 2),
            ("the", "same") => (Step::Same, at + 2),
            _ => return None,
        };
        // The following items are what is listed next.
        let (level, several) = level(self.word(next))?;
        // Any piece of text may be called a section; what a policy counts has a capital.
        let written = self.tokens.get(next).and_then(|token| self.text.get(token.range.clone()))?;
        if level < Level::Article && !written.starts_with(char::is_uppercase) {
            return None;
        }
        (!several || matches!(step, Step::Back(2..))).then(|| begun(level).stepped(step, next + 1))
    }

    /// `12`, `36-2`, `(2)`.
    fn number(&self, at: usize) -> Option<(Number, usize)> {
        let open = self.word(at) == "(";
        let word = self.word(if open { at + 1 } else { at });
        let number = Written::read(word).filter(|_| word.starts_with(|first: char| first.is_ascii_digit()))?.number;
        if open { (self.word(at + 2) == ")").then_some((number, at + 3)) } else { Some((number, at + 1)) }
    }

    /// A further number of a list: where its number begins and ends.
    fn listed(&self, at: usize) -> Option<(Number, usize, usize)> {
        let mut from = at;
        while LINKS.contains(&self.word(from)) {
            from += 1;
        }
        let (number, end) = self.number(from).filter(|_| from > at)?;
        Some((number, from, end))
    }

    /// Whose place lies between two tokens: what stands around it says so.
    fn owner(&self, from: usize, to: usize) -> Owner {
        let offset = |at: usize| self.tokens.get(at).map_or(self.text.len(), |token| token.range.start);
        let after = |at: usize| self.text.get(offset(at)..).unwrap_or("");
        if self.word(to) == "of" {
            let to = if self.word(to + 1) == "the" { to + 2 } else { to + 1 };
            return match self.names.iter().position(|name| after(to).starts_with(name)) {
                Some(named) => Owner::Named(named),
                None if OWN.contains(&self.word(to)) => Owner::Own,
                None if self.word(to).starts_with("supplement") => Owner::Supplement,
                None => Owner::Foreign,
            };
        }
        let before = self.text.get(..offset(from)).unwrap_or("").trim_end().trim_end_matches(',').trim_end();
        if let Some(named) = self.names.iter().position(|name| before.ends_with(name)) {
            return Owner::Named(named);
        }
        let last = self.tokens.iter().rposition(|token| token.range.end <= before.len());
        let Some(last) = last.filter(|&last| self.tokens.get(last).is_some_and(|token| token.range.end == before.len())) else {
            return Owner::Own;
        };
        let owned = last.checked_sub(1).is_some_and(|before| OWN.contains(&self.word(before)));
        let written = self.tokens.get(last).and_then(|token| self.text.get(token.range.clone())).unwrap_or("");
        let is_name = written.len() > 1 && written.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
        match self.word(last) {
            word if word.starts_with("supplement") || word == "provisions" => Owner::Supplement,
            _ if owned => Owner::Own,
            word if FOREIGN.contains(&word) || is_name => Owner::Foreign,
            _ => Owner::Own,
        }
    }
}

fn count(word: &str) -> Option<u32> {
    let words = ["two", "three", "four", "five"];
    let spelled = words.iter().position(|known| *known == word).and_then(|at| u32::try_from(at + 2).ok());
    spelled.or_else(|| word.parse().ok())
}

/// Words in small letters, and every other character by itself.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_joined = false;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let is_word = character.is_alphanumeric() || character == '-';
        match tokens.last_mut().filter(|_| is_joined && is_word) {
            Some(last) => {
                last.range.end = end;
                last.word.extend(character.to_lowercase());
            }
            None if character.is_whitespace() => {}
            None => tokens.push(Token { range: at..end, word: character.to_lowercase().collect() }),
        }
        is_joined = is_word;
    }
    tokens
}
