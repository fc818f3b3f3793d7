//! Citations of laws: read from a `cites` clause, or found in running wording.
//! What a citation resolves to on a day is said elsewhere ([`super::resolve()`]).

mod matter;
mod names;
mod notice;
mod reader;
mod relative;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{LawId, Place, Registry};
use crate::text::fold::{Folded, fold};
use crate::text::step;
use reader::{Memory, Mode, Reader};

/// A citation: a law, and mostly a place in it. Offsets are bytes of the text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The law, if it is known.
    pub id: Option<LawId>,
    /// The law's name: as written, or as meant where it is written 同法 or was bound by 以下「…」という.
    pub law: String,
    /// What sort of text it is.
    pub kind: LawKind,
    /// The number of the law, if it is given: 平成15年法律第57号.
    pub number: Option<String>,
    /// The number of the law as written; empty where none is given.
    pub number_range: Range<u32>,
    /// The place; none: the law alone.
    pub place: Option<Place>,
    /// The number of the amending law to whose 附則 the place belongs: 附則（令和3年法律第37号）第2条.
    pub amending: Option<String>,
    /// The end of a range, 第20条から第23条まで.
    pub through: Option<Place>,
    /// What stands in brackets after the place, 第23条（安全管理措置）, or what words beside it say that an old number is for.
    pub caption: Option<String>,
    /// The former title of the law, or a short name of it, under which it is cited.
    pub former: Option<&'static str>,
    /// Whether its place stands without a name, in a sentence that has cited the law; none where the law is said.
    pub bare: Option<Bare>,
    /// All of it.
    pub range: Range<u32>,
    /// Its name of the law; empty where it is carried over from the citation before.
    pub name_range: Range<u32>,
    /// Its place; empty for the law alone.
    pub place_range: Range<u32>,
}

/// What sort of text is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LawKind {
    /// A law of the state, or something that has the name of one.
    Law,
    /// 条例: an ordinance of a municipality. kitei knows none.
    Ordinance,
    /// 規程, 規則, 要綱 … that are no law: a rule of the institution or its parents.
    Internal,
}

/// How likely a number without a name is one of the law that its sentence has cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bare {
    /// The clause is built as the one that cites the law: 処方箋の保存は薬剤師法第27条に、調剤録は第28条に従う.
    Parallel,
    /// What follows both numbers is alike: 療担規則第8条により整備し、第9条により保存する.
    Likely,
    /// The law has the number, and nothing else speaks for it.
    Possible,
}

impl Citation {
    /// Whether a short name is used of which nothing says what it stands for: 法第15条, 同法第35条.
    pub fn is_unsaid(&self) -> bool {
        self.id.is_none() && self.kind == LawKind::Law && names::is_unsaid(&self.law)
    }
}

/// Text of a `cites` clause that is no citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The first part that could not be read.
    pub range: Range<u32>,
}

/// Whether what stands before a name of a law says that the law as it was is meant: 旧, 改正前の.
pub(crate) fn means_former(before: &str) -> bool {
    ["旧", "改正前", "改正前の"].iter().any(|word| before.ends_with(word))
}

/// Reads the text of a `cites` clause: nothing but citations.
pub(crate) fn read(text: &str, registry: &Registry) -> Result<Vec<Citation>, Unreadable> {
    let folded = Folded::new(text);
    let mut reader = Reader::new(registry, &folded, Mode::Clause);
    reader.read(&mut Memory::default());
    reader.finish()
}

/// Finds the citations in running wording.
pub fn scan(text: &str, registry: &Registry) -> Vec<Citation> {
    Scanner::new(registry).scan(text)
}

/// Finds citations in the wordings of one document, in order: a name bound by 以下「個情法」という holds from there on,
/// and 同法 is the law named last.
#[derive(Debug)]
pub struct Scanner<'a> {
    registry: &'a Registry,
    memory: Memory,
}

impl<'a> Scanner<'a> {
    /// A scanner that knows no bound name yet.
    pub fn new(registry: &'a Registry) -> Self {
        Self { registry, memory: Memory::default() }
    }

    /// The citations in the next wording.
    pub fn scan(&mut self, text: &str) -> Vec<Citation> {
        let mut found = self.scan_all(text);
        found.retain(|citation| citation.bare != Some(Bare::Possible));
        found
    }

    /// The same, with numbers that are only possibly those of a law.
    pub(crate) fn scan_all(&mut self, text: &str) -> Vec<Citation> {
        step(text.len());
        let folded = Folded::new(text);
        let mut reader = Reader::new(self.registry, &folded, Mode::Wording);
        reader.read(&mut self.memory);
        let mut found = reader.finish().unwrap_or_default();
        for citation in &mut found {
            matter::say(citation, self.registry, &folded);
        }
        found
    }

    /// Binds a term that is defined: 「法」 as 「医療法（昭和23年法律第205号）をいう。」. What does not mean a law binds nothing.
    pub fn define(&mut self, term: &str, meaning: &str) {
        let first = self.scan(meaning).into_iter().next().filter(|first| first.range.start == 0 && first.place.is_none());
        if let Some(first) = first {
            self.memory.bound.bind(&fold(term), first.law);
        }
    }

    /// The citations of a `cites` clause of the same document.
    pub fn read(&mut self, text: &str) -> Result<Vec<Citation>, Unreadable> {
        let folded = Folded::new(text);
        let mut reader = Reader::new(self.registry, &folded, Mode::Clause);
        reader.read(&mut self.memory);
        reader.finish()
    }
}
