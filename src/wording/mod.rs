//! What a wording says: its sentences and what they do, placeholders, quantities, terms that it binds, editions of standards and
//! provisions that it mentions. A wording is read when it is first asked for and once; what was read is kept with its paragraph.

pub(crate) mod assignment;
mod bound;
mod day;
pub(crate) mod denial;
pub(crate) mod edition;
mod frequency;
mod hollow;
mod hours;
pub(crate) mod laid;
mod limit;
pub(crate) mod mention;
pub(crate) mod number;
pub(crate) mod ordinance;
pub(crate) mod part;
pub(crate) mod phrase;
pub(crate) mod placeholder;
pub(crate) mod quantity;
mod reason;
pub(crate) mod release;
mod sentence;
pub(crate) mod term;

use std::sync::OnceLock;

use crate::model::vocabulary::Vocabulary;
use crate::text::{Blank, Span, blank, has_content, look_up_key};
use placeholder::{Placeholder, Slot};
use quantity::Quantity;

pub(crate) use bound::Most;
pub(crate) use day::InForce;
pub(crate) use limit::Limit;
pub use reason::lays_down;
pub(crate) use reason::{gives_reason, is_circular, names_nothing, repeats, says_what_is_done};
pub(crate) use sentence::{Mood, Sentence};

/// What was read of a wording.
#[derive(Debug, Default)]
pub struct Wording {
    has_content: OnceLock<bool>,
    sentences: OnceLock<Box<[Sentence]>>,
    placeholders: OnceLock<Box<[Slot]>>,
    quantities: OnceLock<Box<[Quantity]>>,
    terms: OnceLock<Box<[Span]>>,
}

/// A wording with its text.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The text, with its placeholders.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    wording: &'a Wording,
}

impl Wording {
    /// The reading of a wording, whose text stands at `span`: always the same one.
    pub fn reading<'a>(&'a self, text: &'a str, span: Span) -> Reading<'a> {
        Reading { text, span, wording: self }
    }
}

/// Whether a sentence is English: nothing in it is written as Japanese is, whatever its quotation marks.
fn is_english(said: &str) -> bool {
    !said.contains(|letter: char| letter >= '\u{3000}')
}

/// Whether a text says anything: more than blanks, signs, words that say nothing, or a single letter.
pub(crate) fn says_something(text: &str) -> bool {
    has_content(text) && sentence::sentences(text).iter().any(|sentence| sentence.mood != Mood::SaysNothing)
}

impl<'a> Reading<'a> {
    /// Whether it says anything at all.
    pub fn has_content(self) -> bool {
        *self.wording.has_content.get_or_init(|| says_something(self.text))
    }

    /// Whether it says nothing but that it is not decided: `?`, 未定.
    pub fn is_undecided(self) -> bool {
        !self.has_content() && blank(&look_up_key(self.text.trim())) == Some(Blank::Undecided)
    }

    /// Its sentences.
    pub fn sentences(self) -> &'a [Sentence] {
        self.wording.sentences.get_or_init(|| sentence::sentences(self.text).into())
    }

    /// The sentences that leave something to be laid down, by those below or elsewhere.
    pub fn leaving(self) -> impl Iterator<Item = &'a Sentence> {
        self.sentences().iter().filter(|sentence| sentence.phrases.say(&[phrase::Says::Deferred, phrase::Says::Left]))
    }

    /// The sentences that take back what they name.
    pub fn denials(self) -> impl Iterator<Item = denial::Denial<'a>> {
        self.sentences().iter().filter_map(move |sentence| denial::of(self.text, sentence))
    }

    /// The sentences that make less of something without taking it back by its name.
    pub fn releases(self) -> impl Iterator<Item = release::Released<'a>> {
        self.sentences().iter().filter_map(move |sentence| release::of(self.text, sentence))
    }

    /// The sentences that are not known to lay something down.
    pub fn unclear(self) -> impl Iterator<Item = laid::Unclear<'a>> {
        self.sentences().iter().filter_map(move |sentence| laid::of(self.text, sentence))
    }

    /// Whom it names as who holds, does or is told of something, each with its sentence: bytes of the wording.
    pub fn assignments(self) -> impl Iterator<Item = (assignment::Assignment<'a>, std::ops::Range<usize>)> {
        let of = move |sentence: &'a Sentence| assignment::of(self.text, sentence).into_iter().map(|one| (one, sentence.range.clone()));
        self.sentences().iter().flat_map(of)
    }

    /// Its placeholders.
    pub fn placeholders(self) -> impl Iterator<Item = Placeholder<'a>> {
        self.slots().iter().map(move |slot| slot.of(self.text, self.span))
    }

    /// The placeholders whose value a sentence makes the most.
    pub fn most(self) -> impl Iterator<Item = Most<'a>> {
        bound::most(self)
    }

    /// The quantities that it writes out, those of placeholders left out. The vocabulary is that of the run.
    pub fn quantities(self, vocabulary: &Vocabulary) -> &'a [Quantity] {
        let read = || {
            let hidden: Vec<_> = self.slots().iter().map(|slot| (slot.whole.start, slot.whole.end)).collect();
            quantity::quantities(self.text, self.span, &hidden, vocabulary).into()
        };
        self.wording.quantities.get_or_init(read)
    }

    /// The hours of the day that it writes out.
    pub(crate) fn hours(self) -> Vec<hours::Written> {
        hours::all(self.text)
    }

    /// The terms that it binds.
    pub fn terms(self) -> impl Iterator<Item = Span> + use<'a> {
        self.wording.terms.get_or_init(|| term::bound(self.text, self.span).collect()).iter().copied()
    }

    /// Short names of laws and rules that it uses, with their places: 法第25条.
    pub fn short_names(self) -> Vec<(&'static str, Span)> {
        term::short_names(self.text, self.span)
    }

    /// From when it puts something in force.
    pub fn in_force(self) -> Option<InForce> {
        day::in_force(self.text)
    }

    fn slots(self) -> &'a [Slot] {
        self.wording.placeholders.get_or_init(|| placeholder::slots(self.text).into())
    }
}
