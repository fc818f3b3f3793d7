//! The scanner of English text: Article 12, paragraph (2); the preceding Article; paragraph 2 of Article 5; Chapter 3.

use super::{Base, Items, Mention, Owner, Step, Which, titled};
use crate::law::level::english::{bracketed, branch, name};
use crate::law::level::{self, Level};
use crate::syntax::keyword::Keyword;
use crate::text::fold::Folded;
use crate::wording::number::Number;

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
    let folded = Folded::new(text);
    let reader = Reader { text, folded: &folded, names };
    let mut found: Vec<Mention> = Vec::new();
    let mut rest = folded.text.as_str();
    while !rest.is_empty() {
        let Some(place) = reader.place(rest) else {
            rest = word(rest).1;
            continue;
        };
        // Articles 3, 4 and 5 of the Act: the level is that of the first, and whose they are is said after the last.
        let mut list = Vec::new();
        let mut end = place.rest;
        while place.is_list
            && let Some(next) = listed(end)
        {
            list.push(next);
            end = next.rest;
        }
        let owner =
            if place.is_same() { found.last().map_or(Owner::Own, |mention| mention.owner.clone()) } else { reader.owner(rest, end) };
        found.push(reader.mention(rest, place.clone(), owner.clone()));
        found.extend(list.into_iter().map(|next| reader.mention(next.from, place.clone().with(next), owner.clone())));
        rest = end;
    }
    found
}

/// A number where it is written.
#[derive(Debug, Clone, Copy)]
struct Numbered<'t> {
    main: u32,
    /// The branch of 36-2.
    branches: &'t str,
    from: &'t str,
    rest: &'t str,
}

impl Numbered<'_> {
    fn number(self) -> Number {
        let mut number = Number::new(self.main);
        let mut rest = self.branches;
        while let Some((next, after)) = branch(rest) {
            (number, rest) = (number.branch(next), after);
        }
        number
    }
}

#[derive(Debug, Clone)]
struct Place<'t> {
    level: Level,
    article: Base,
    /// The number of the article, from its beginning and from its end on.
    numbered: Option<(&'t str, &'t str)>,
    paragraph: Option<Step>,
    item: Option<Items>,
    is_list: bool,
    rest: &'t str,
}

impl<'t> Place<'t> {
    fn is_same(&self) -> bool {
        self.article == Base::Step(Step::Same) || self.article == Base::Here && self.paragraph == Some(Step::Same)
    }

    /// The same level with another number.
    fn with(self, number: Numbered<'t>) -> Self {
        let place = Place { rest: number.rest, ..self };
        match place.level {
            Level::Article => Place { article: Base::Number(number.number()), numbered: Some((number.from, number.rest)), ..place },
            Level::Chapter | Level::Section => place.divided(Which::Number(number.number())),
            _ => place.below(Step::Number(number.main)),
        }
    }

    fn stepped(self, step: Step, rest: &'t str) -> Self {
        let place = Place { rest, ..self };
        match place.level {
            Level::Article => Place { article: Base::Step(step), ..place },
            Level::Chapter | Level::Section => place.divided(Which::Step(step)),
            _ => place.below(step),
        }
    }

    fn divided(self, which: Which) -> Self {
        let (chapter, section) = if self.level == Level::Chapter { (Some(which), None) } else { (None, Some(which)) };
        Place { article: Base::Division { chapter, section }, ..self }
    }

    fn below(self, step: Step) -> Self {
        if self.level == Level::Item { Place { item: Some(Items::One(step)), ..self } } else { Place { paragraph: Some(step), ..self } }
    }
}

struct Reader<'t> {
    text: &'t str,
    folded: &'t Folded,
    names: &'t [&'t str],
}

impl<'t> Reader<'t> {
    /// The offset in the text of what is left.
    fn offset(&self, rest: &str) -> usize {
        self.folded.origin(self.folded.text.len() - rest.len()) as usize
    }

    fn mention(&self, from: &str, place: Place<'_>, owner: Owner) -> Mention {
        let range = |from: &str, rest: &str| self.offset(from)..self.offset(rest);
        let numbered = place.numbered.map(|(from, rest)| range(from, rest));
        let range = range(from.trim_start(), place.rest);
        Mention { range, owner, article: place.article, numbered, paragraph: place.paragraph, item: place.item, proviso: false }
    }

    /// The place that begins here, with all of its levels.
    fn place(&self, text: &'t str) -> Option<Place<'t>> {
        let mut place = self.begun(text)?;
        loop {
            let next = word(place.rest);
            let below = if place.level == Level::Article && next.0 == "(" {
                number(place.rest).map(|number| (Level::Paragraph, number, false))
            } else {
                let after = if next.0 == "," { next.1 } else { place.rest };
                named(after).and_then(|(named, rest)| Some((named.level, number_of_named(rest)?, named.is_several)))
            };
            match below {
                // Article 5, paragraphs (1) and (2)
                Some((lower, number, is_several)) if lower > place.level && place.level >= Level::Article => {
                    place = Place { level: lower, is_list: place.is_list || is_several, ..place }.with(number);
                }
                _ => break,
            }
        }
        // Paragraph 2 of Article 5.
        let (of, after) = word(place.rest);
        if of == "of"
            && let Some(above) = self.place(after).filter(|above| above.level < place.level && above.level >= Level::Article)
        {
            (place.article, place.numbered) = (above.article, above.numbered);
            place.paragraph = place.paragraph.or(above.paragraph);
            place.rest = above.rest;
            place.is_list = false;
        }
        Some(place)
    }

    /// The first level: a word with its number, a step, or a reference by title.
    fn begun(&self, text: &'t str) -> Option<Place<'t>> {
        let text = text.trim_start();
        let begun = |level| Place { level, article: Base::Here, numbered: None, paragraph: None, item: None, is_list: false, rest: text };
        if let Some((titled, end)) = text.starts_with('{').then(|| titled::read(self.text, self.offset(text))).flatten() {
            let rest = self.folded.text.get(self.folded.at(end)..)?;
            return Some(match titled.kind {
                Keyword::Chapter => Place { rest, ..begun(Level::Chapter) }.divided(Which::Titled(titled)),
                Keyword::Section => Place { rest, ..begun(Level::Section) }.divided(Which::Titled(titled)),
                _ => Place { article: Base::Titled(titled), rest, ..begun(Level::Article) },
            });
        }
        if let Some((named, rest)) = named(text) {
            // An item of a list of things is no provision.
            let number = number_of_named(rest).filter(|_| named.level != Level::Item || word(rest).0 == "(")?;
            // Articles 3-5 are several, and article 36-2 is one.
            let number = match branch(number.branches) {
                Some((last, _)) if named.is_several && last > number.main => Numbered { rest: number.branches, branches: "", ..number },
                _ => number,
            };
            return Some(Place { is_list: named.is_several, ..begun(named.level) }.with(number));
        }
        let (first, after) = word(text);
        let (second, after_second) = word(after);
        let (step, rest) = match (first, second) {
            ("this", _) => (Step::This, after),
            ("the", "preceding" | "previous") => match word(after_second) {
                (written, rest) if count(written).is_some() => (Step::Back(count(written)?), rest),
                _ => (Step::Back(1), after_second),
            },
            ("the", "following" | "next") => (Step::Next, after_second),
            ("the", "same") => (Step::Same, after_second),
            _ => return None,
        };
        // The following items are what is listed next.
        let (named, after) = named(rest)?;
        // Any piece of text may be called a section; what a policy counts has a capital.
        let is_capital = self.text.get(self.offset(rest.trim_start())..).is_some_and(|written| written.starts_with(char::is_uppercase));
        if named.level < Level::Article && !is_capital {
            return None;
        }
        (!named.is_several || matches!(step, Step::Back(2..))).then(|| begun(named.level).stepped(step, after))
    }

    /// Whose place lies between two points: what stands around it says so.
    fn owner(&self, from: &str, to: &str) -> Owner {
        if let ("of", after) = word(to) {
            let after = if let ("the", after) = word(after) { after } else { after };
            let written = self.text.get(self.offset(after.trim_start())..).unwrap_or("");
            return match self.names.iter().position(|name| written.starts_with(name)) {
                Some(named) => Owner::Named(named),
                None if OWN.contains(&word(after).0) => Owner::Own,
                None if word(after).0.starts_with("supplement") => Owner::Supplement,
                None => Owner::Foreign,
            };
        }
        let before = self.text.get(..self.offset(from)).unwrap_or("").trim_end().trim_end_matches(',').trim_end();
        if let Some(named) = self.names.iter().position(|name| before.ends_with(name)) {
            return Owner::Named(named);
        }
        let (before, written) = last_word(before);
        // GDPR, 27001, 800-63B
        let is_sign = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-';
        let is_name = written.len() > 1 && written.chars().all(is_sign);
        let word = written.to_lowercase();
        let owned = OWN.contains(&last_word(before.trim_end()).1.to_lowercase().as_str());
        match word.as_str() {
            word if word.starts_with("supplement") || word == "provisions" => Owner::Supplement,
            _ if owned => Owner::Own,
            word if FOREIGN.contains(&word) || is_name => Owner::Foreign,
            _ => Owner::Own,
        }
    }
}

/// The word for a level, and nothing more of a longer word.
fn named(text: &str) -> level::Read<'_, level::english::Named> {
    let text = text.trim_start();
    name(text).filter(|(_, rest)| text.starts_with('§') || !rest.starts_with(is_letter))
}

/// The number after the word for a level, which may be abbreviated: `Art. 12`.
fn number_of_named(rest: &str) -> Option<Numbered<'_>> {
    number(rest.strip_prefix('.').unwrap_or(rest))
}

/// `12`, `36-2`, `(2)`.
fn number(text: &str) -> Option<Numbered<'_>> {
    let from = text.trim_start();
    let (number, rest) = bracketed(from, branched).or_else(|| branched(from))?;
    Some(Numbered { from, rest, ..number })
}

fn branched(from: &str) -> level::Read<'_, Numbered<'_>> {
    let (main, branches) = level::number(from)?;
    let mut rest = branches;
    while let Some((_, after)) = branch(rest) {
        rest = after;
    }
    let rest = rest.trim_start_matches(is_letter);
    Some((Numbered { main: main?, branches, from, rest }, rest))
}

/// A further number of a list.
fn listed(text: &str) -> Option<Numbered<'_>> {
    if let Some(last) = text.strip_prefix('-') {
        return number(last);
    }
    let mut rest = text;
    while let (link, after) = word(rest)
        && LINKS.contains(&link)
    {
        rest = after;
    }
    number(rest).filter(|_| rest.len() < text.len())
}

fn count(word: &str) -> Option<u32> {
    let words = ["two", "three", "four", "five"];
    let spelled = words.iter().position(|known| *known == word).and_then(|at| u32::try_from(at + 2).ok());
    spelled.or_else(|| word.parse().ok())
}

/// The next word, or a sign by itself, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let after = text.trim_start_matches(is_letter);
    let length = if after.len() < text.len() { text.len() - after.len() } else { text.chars().next().map_or(0, char::len_utf8) };
    text.split_at_checked(length).unwrap_or((text, ""))
}

/// The last word of a text, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let before = text.trim_end_matches(is_letter);
    text.split_at_checked(before.len()).unwrap_or((text, ""))
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}
