//! From names and tokens to citations: carries the law over 及び and 、, follows 同法 and 同条, binds 以下「…」という.

mod bare;
mod bound;
mod brackets;
mod enclosed;
mod english;
mod memory;
mod named_before;
mod reach;
mod short;
mod title;

use std::ops::Range;

use super::relative::{carry, neighbour};
use super::{Bare, Citation, LawKind, Unreadable, names};
use crate::law::index::NameMatch;
use crate::law::{Place, Registry, Spelling};
use crate::text::fold::Folded;
use bare::Sentence;
pub(super) use bound::Bound;
use enclosed::Enclosed;
use kitei_law::token::{self, Foreign, Kind, Token};
pub(super) use memory::Memory;
use memory::{Named, REMEMBERED};

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// A `cites` clause: nothing but citations.
    Clause,
    /// Running text: what is no citation is passed over.
    Wording,
}

pub(super) struct Reader<'a> {
    registry: &'a Registry,
    folded: &'a Folded,
    mode: Mode,
    found: Vec<Citation>,
    unreadable: Option<Range<usize>>,
    /// The law named last.
    law: Option<Named>,
    named: Vec<Named>,
    /// The place cited last, for 同条; none after a place of the document's own.
    anchor: Option<Place>,
    /// English places that wait for the law's name.
    ahead: Vec<Foreign>,
    /// A place in brackets at whose end the law's name begins.
    enclosed: Option<Enclosed>,
    /// Where the next known name begins.
    next: Option<usize>,
    joint: Joint,
    /// The law that the sentence has cited, for numbers without a name.
    sentence: Option<Sentence>,
    /// Whether the last citation is a number without 条: 個情法23.
    is_short: bool,
    /// Where the last such number ends, which may be more than one token: 66の10.
    read_to: usize,
    /// How the numbers are read that follow: none after a name.
    grade: Option<Bare>,
    /// What an open bracket interrupts.
    outside: Vec<(Joint, Option<Named>, Option<Place>)>,
}

/// What the next token would be joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Nothing.
    Free,
    /// Words that may be a title.
    Words(usize, usize),
    /// A name of a law.
    Name,
    /// A citation.
    Citation,
    /// 及び and the like after a citation.
    Link,
    /// A bracket after a citation: 第27条第1項（第3号を除く。）.
    Inside,
    /// から after a citation.
    Range,
    /// 同条 or 同項: the place that it stands for.
    Same(Place, usize),
}

impl<'a> Reader<'a> {
    pub(super) fn new(registry: &'a Registry, folded: &'a Folded, mode: Mode) -> Self {
        Self {
            registry,
            folded,
            mode,
            found: Vec::new(),
            unreadable: None,
            law: None,
            named: Vec::new(),
            anchor: None,
            ahead: Vec::new(),
            enclosed: None,
            next: None,
            joint: Joint::Free,
            sentence: None,
            is_short: false,
            read_to: 0,
            grade: None,
            outside: Vec::new(),
        }
    }

    /// Reads all of the text. Most wording cites nothing: where none can be, it is not even cut into tokens.
    pub(super) fn read(&mut self, memory: &mut Memory) {
        let text = self.folded.text.as_str();
        let names = names::known(self.registry, self.folded);
        let is_open = || reach::may_cite(text, &memory.bound);
        if self.mode == Mode::Clause || !names.is_empty() || is_open() {
            self.read_all(names, memory);
        }
    }

    /// Reads all of the text, whatever it is, with the known names in it.
    pub(super) fn read_all(&mut self, names: Vec<NameMatch>, memory: &mut Memory) {
        let text = self.folded.text.as_str();
        self.named = std::mem::take(&mut memory.named);
        let bound = &mut memory.bound;
        let mut at = 0;
        for name in names {
            self.next = Some(name.start);
            self.tokens(at, name.start, bound);
            let written = text.get(name.start..name.end).unwrap_or_default();
            let alone = self.mode == Mode::Clause || names::says_a_law(name.spelling, name.text);
            // An abbreviation that was bound in this document means what it was bound to.
            let law = bound.law(written).unwrap_or(self.registry.title(name.law)).to_owned();
            if let Some(short) = names::defined_as(text.get(..name.start).unwrap_or_default()) {
                bound.bind(short, law.clone());
            }
            let former = (name.spelling == Spelling::Former).then_some(name.text);
            self.name(Named { law, kind: LawKind::Law, start: name.start, end: name.end, number: None, former, alone });
            at = name.end;
        }
        self.next = None;
        self.tokens(at, text.len(), bound);
        self.end_name();
        while let Some((joint, law, _)) = self.outside.pop() {
            (self.joint, self.law) = (joint, law);
            self.end_name();
        }
        if !self.ahead.is_empty() {
            self.unreadable.get_or_insert(0..text.len());
        }
        memory.named = std::mem::take(&mut self.named);
    }

    pub(super) fn finish(self) -> Result<Vec<Citation>, Unreadable> {
        let whole = 0..self.folded.text.len();
        match self.unreadable {
            Some(ref range) if self.mode == Mode::Clause => Err(Unreadable { range: self.origin(range.clone()) }),
            None if self.mode == Mode::Clause && self.found.is_empty() => Err(Unreadable { range: self.origin(whole) }),
            _ => Ok(self.found),
        }
    }

    fn tokens(&mut self, start: usize, end: usize, bound: &mut Bound) {
        let text = self.folded.text.get(start..end).unwrap_or_default();
        for token in token::tokens(text, start) {
            self.token(&token, bound);
        }
    }

    fn token(&mut self, token: &Token<'_>, bound: &mut Bound) {
        if token.start < self.read_to {
            return;
        }
        match &token.kind {
            Kind::Space => {}
            Kind::NumberOfLaw => self.number_of_law(token),
            Kind::Division if self.joint == Joint::Name => {}
            Kind::Place(place, amending) => self.place(*place, *amending, token, bound),
            Kind::Subitem(place) => self.subitem(*place, token, bound),
            Kind::English(places) => self.english(places),
            Kind::Words => self.words(token, bound),
            Kind::SameLaw(kind) => self.same_law(token, kind),
            Kind::Delegated(added) => self.delegated(token, added),
            Kind::Same(level) => self.same_place(token, *level),
            Kind::Neighbour(step, level) if self.mode == Mode::Clause => {
                let law = self.law.as_ref().and_then(|name| self.registry.law(self.registry.find(&name.law)?));
                let place = law.zip(self.anchor).and_then(|(law, anchor)| neighbour(law, &anchor, *step, *level));
                match place.filter(|_| matches!(self.joint, Joint::Link | Joint::Range)) {
                    Some(place) => self.place(place, None, token, bound),
                    None => self.stray(token),
                }
            }
            Kind::Note { number, defined, content } => self.note(*number, *defined, content, token, bound),
            Kind::Open(opens) => self.open(*opens),
            Kind::Close => self.close(token),
            Kind::Link => self.link(),
            Kind::Range if self.joint == Joint::Citation => self.joint = Joint::Range,
            Kind::Until if self.joint == Joint::Citation => {}
            Kind::Other if self.sign(token) || self.short(token) => {}
            Kind::Division | Kind::Neighbour(..) | Kind::Range | Kind::Until | Kind::Other => {
                self.ends_sentence(token);
                self.stray(token);
            }
        }
    }

    /// A name waits for its place, if that does not stand before it as in English.
    fn name(&mut self, name: Named) {
        self.end_name();
        self.remember(name.clone());
        let ahead = std::mem::take(&mut self.ahead);
        for (at, foreign) in ahead.iter().enumerate() {
            let name = if at == 0 { name.clone() } else { Named { start: foreign.start, end: foreign.start, ..name.clone() } };
            self.foreign(&name, foreign, if at == 0 { foreign.start..name.end } else { foreign.start..foreign.end });
        }
        self.joint = if ahead.is_empty() { Joint::Name } else { Joint::Citation };
        self.grade = None;
        self.law = Some(name);
    }

    fn remember(&mut self, name: Named) {
        if names::is_unsaid(&name.law) {
            return;
        }
        self.named.retain(|known| known.law != name.law);
        // Of so many laws nobody knows which was named last.
        if self.named.len() == REMEMBERED {
            self.named.remove(0);
        }
        self.named.push(name);
    }

    /// A name to which nothing was added is a citation of the law alone.
    fn end_name(&mut self) {
        if self.joint == Joint::Name {
            if let Some((name, place)) = self.place_before() {
                self.cite(&name, Some(place.place), place.start..name.end, place.start..place.end);
            } else if let Some(name) = self.law.clone().filter(|name| name.alone) {
                self.cite(&name, None, name.start..name.end, name.end..name.end);
            }
            self.joint = Joint::Free;
        }
    }

    fn place(&mut self, place: Place, amending: Option<&str>, token: &Token<'_>, bound: &Bound) {
        let is_part = place == Place { part: place.part, ..Place::default() };
        match self.joint {
            Joint::Words(start, end) => match self.title(start, end, bound).filter(|_| !is_part) {
                Some(name) => {
                    self.remember(name.clone());
                    self.law = Some(name);
                    self.joint = Joint::Name;
                    self.grade = None;
                    self.place(place, amending, token, bound);
                }
                None => self.unnamed(place, token),
            },
            Joint::Name if !is_part => {
                if let Some(name) = self.law.clone() {
                    self.cite(&name, Some(place), name.start..token.end, token.start..token.end);
                    self.amended_by(amending);
                }
            }
            Joint::Link | Joint::Inside if place.form.is_some_and(|form| !self.has_form(form)) => self.unnamed(place, token),
            Joint::Link => self.carried(place, amending, token),
            Joint::Inside if place.article.is_none() && !place.supplement => self.carried(place, amending, token),
            Joint::Range => self.through(carry(self.anchor.as_ref(), place), token.end),
            Joint::Same(same, start) => {
                let whole = carry(Some(&same), place);
                if let Some(name) = self.law.clone() {
                    self.cite(&Named { start, end: start, ..name }, Some(whole), start..token.end, start..token.end);
                }
            }
            Joint::Name | Joint::Inside | Joint::Free | Joint::Citation => self.unnamed(place, token),
        }
    }

    /// イからハまで, イ及びロ, 同号ロ. Anywhere else it is a letter.
    fn subitem(&mut self, place: Place, token: &Token<'_>, bound: &mut Bound) {
        let goes_on = match self.joint {
            Joint::Same(same, _) => same.item.is_some(),
            Joint::Link | Joint::Range => self.anchor.is_some_and(|anchor| anchor.subitem.is_some()),
            _ => false,
        };
        if goes_on { self.place(place, None, token, bound) } else { self.words(token, bound) }
    }

    /// A place without a name: of the law that the sentence has cited, else of the document's own, and 同条 after it is no law's.
    fn unnamed(&mut self, place: Place, token: &Token<'_>) {
        let is_part = place == Place { part: place.part, ..Place::default() };
        if is_part {
            return self.stray(token);
        }
        if self.enclose(place, token) || !self.bare(place, token) {
            self.stray(token);
            (self.anchor, self.sentence, self.grade) = (None, None, None);
        }
    }

    /// 及び第24条, 、第3項: the levels above come from the citation before.
    fn carried(&mut self, place: Place, amending: Option<&str>, token: &Token<'_>) {
        if let Some(name) = self.law.clone() {
            let name = Named { start: token.start, end: token.start, ..name };
            self.cite(&name, Some(carry(self.anchor.as_ref(), place)), token.start..token.end, token.start..token.end);
            self.amended_by(amending);
        }
    }

    fn amended_by(&mut self, amending: Option<&str>) {
        if let Some(citation) = self.found.last_mut() {
            citation.amending = amending.map(str::to_owned);
        }
    }

    fn through(&mut self, through: Place, end: usize) {
        let end = self.folded.origin(end);
        if let Some(citation) = self.found.last_mut() {
            citation.through = Some(through);
            citation.range.end = end;
            citation.place_range.end = end;
        }
        self.anchor = Some(through);
        self.joint = Joint::Citation;
    }

    fn cite(&mut self, name: &Named, place: Option<Place>, range: Range<usize>, place_range: Range<usize>) {
        self.found.push(Citation {
            id: self.registry.find(&name.law),
            law: name.law.clone(),
            kind: name.kind,
            number: name.number.as_ref().map(|(number, _)| number.clone()),
            number_range: name.number.as_ref().map_or(0..0, |(_, range)| self.origin(range.clone())),
            place,
            amending: None,
            through: None,
            caption: None,
            former: name.former,
            bare: self.grade,
            range: self.origin(range.clone()),
            name_range: self.origin(name.start..name.end),
            place_range: self.origin(place_range),
        });
        self.anchor = place;
        self.joint = Joint::Citation;
        self.is_short = false;
        self.has_cited(name, place, &range);
    }

    /// In running text a place after 「個人情報保護法及び」 is one of the document's own.
    fn link(&mut self) {
        let own = self.mode == Mode::Wording && self.joint == Joint::Name;
        self.end_name();
        if own {
            self.joint = Joint::Free;
        }
        self.joint = if matches!(self.joint, Joint::Citation | Joint::Link | Joint::Inside) { Joint::Link } else { Joint::Free };
    }

    /// Not part of a citation. Quotation marks around a clause are the language's, not the citation's; 「医療法」第25条 is one.
    fn stray(&mut self, token: &Token<'_>) {
        let quotes = matches!(self.text(token), "\"" | "“" | "”" | "「" | "」");
        if quotes && self.joint == Joint::Name {
            return;
        }
        self.end_name();
        self.joint = Joint::Free;
        if !quotes && self.outside.is_empty() {
            self.unreadable.get_or_insert(token.start..token.end);
        }
    }

    fn text(&self, token: &Token<'_>) -> &'a str {
        self.folded.text.get(token.start..token.end).unwrap_or_default()
    }

    fn origin(&self, range: Range<usize>) -> Range<u32> {
        self.folded.origin(range.start)..self.folded.origin(range.end)
    }
}
