//! From names and tokens to citations: carries the law over 及び and 、, follows 同法 and 同条, binds 以下「…」という.

use std::ops::Range;

use super::grammar::{self, Kind, Token};
use super::{Citation, LawKind, Unreadable, names};
use crate::law::fold::Folded;
use crate::law::{Place, Registry, Spelling};

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
    /// The law named last, for 同法.
    law: Option<Named>,
    joint: Joint,
}

/// A name of a law in the text.
#[derive(Debug, Clone)]
struct Named {
    law: String,
    kind: LawKind,
    start: usize,
    end: usize,
    number: Option<(String, Range<usize>)>,
    /// Whether it counts without a place after it.
    alone: bool,
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
    /// から after a citation.
    Range,
    /// 同条 or 同項: the place that it stands for.
    Same(Place, usize),
}

impl<'a> Reader<'a> {
    pub(super) fn new(registry: &'a Registry, folded: &'a Folded, mode: Mode) -> Self {
        Self { registry, folded, mode, found: Vec::new(), unreadable: None, law: None, joint: Joint::Free }
    }

    /// Reads all of the text. Most wording cites nothing: without a name and without 条 it is not even cut into tokens.
    pub(super) fn read(&mut self, bound: &mut Vec<(String, String)>) {
        let text = self.folded.text.as_str();
        let names: Vec<_> = names::known(self.registry, text).collect();
        if self.mode == Mode::Wording && names.is_empty() && !text.contains('条') {
            return;
        }
        let mut at = 0;
        for name in names {
            self.tokens(at, name.start, bound);
            let written = text.get(name.start..name.end).unwrap_or_default();
            let alone = self.mode == Mode::Clause || name.spelling != Spelling::Unverified;
            // An abbreviation that was bound in this document means what it was bound to.
            let law = bound_to(bound, written).unwrap_or(self.registry.title(name.law)).to_owned();
            self.name(Named { law, kind: LawKind::Law, start: name.start, end: name.end, number: None, alone });
            at = name.end;
        }
        self.tokens(at, text.len(), bound);
        self.end_name();
    }

    pub(super) fn finish(self) -> Result<Vec<Citation>, Unreadable> {
        let whole = 0..self.folded.text.len();
        match self.unreadable {
            Some(ref range) if self.mode == Mode::Clause => Err(Unreadable { range: self.origin(range.clone()) }),
            None if self.mode == Mode::Clause && self.found.is_empty() => Err(Unreadable { range: self.origin(whole) }),
            _ => Ok(self.found),
        }
    }

    fn tokens(&mut self, start: usize, end: usize, bound: &mut Vec<(String, String)>) {
        let text = self.folded.text.get(start..end).unwrap_or_default();
        for token in grammar::tokens(text, start) {
            self.token(&token, bound);
        }
    }

    fn token(&mut self, token: &Token, bound: &mut Vec<(String, String)>) {
        match &token.kind {
            Kind::Space => {}
            Kind::Place(place) => self.place(*place, token, bound),
            Kind::Words => self.words(token, bound),
            Kind::SameLaw => self.same_law(token, ""),
            Kind::Delegated(suffix) => self.same_law(token, suffix),
            Kind::SameArticle => {
                self.same_place(token, |place| Place { article: place.article, supplement: place.supplement, ..Place::default() });
            }
            Kind::SameParagraph => self.same_place(token, |place| Place { item: None, subitem: None, part: None, ..*place }),
            Kind::Note { number, defined, content } => self.note(number.as_deref(), defined.as_deref(), content, token, bound),
            Kind::Link => self.link(),
            Kind::Range if self.joint == Joint::Citation => self.joint = Joint::Range,
            Kind::Until if self.joint == Joint::Citation => {}
            Kind::Range | Kind::Until | Kind::Other => self.stray(token),
        }
    }

    /// A name waits for its place.
    fn name(&mut self, name: Named) {
        self.end_name();
        self.law = Some(name);
        self.joint = Joint::Name;
    }

    /// A name to which nothing was added is a citation of the law alone.
    fn end_name(&mut self) {
        if self.joint == Joint::Name
            && let Some(name) = self.law.clone().filter(|name| name.alone)
        {
            self.cite(&name, None, name.start..name.end, name.end..name.end);
        }
        if self.joint == Joint::Name {
            self.joint = Joint::Free;
        }
    }

    fn place(&mut self, place: Place, token: &Token, bound: &[(String, String)]) {
        match self.joint {
            Joint::Words(start, end) => {
                if let Some(name) = self.title(start, end, bound) {
                    self.law = Some(name);
                    self.joint = Joint::Name;
                    self.place(place, token, bound);
                    return;
                }
                self.stray(token);
            }
            Joint::Name => {
                if let Some(name) = self.law.clone() {
                    self.cite(&name, Some(place), name.start..token.end, token.start..token.end);
                }
            }
            Joint::Link => self.carried(place, token),
            Joint::Range => {
                if let Some(citation) = self.found.last_mut() {
                    citation.through = Some(carry(citation.place.as_ref(), place));
                    let end = self.folded.origin(token.end);
                    citation.range.end = end;
                    citation.place_range.end = end;
                }
                self.joint = Joint::Citation;
            }
            Joint::Same(same, start) => {
                let whole = carry(Some(&same), place);
                if let Some(name) = self.law.clone() {
                    self.cite(&Named { start, end: start, ..name }, Some(whole), start..token.end, start..token.end);
                }
            }
            Joint::Free | Joint::Citation => self.stray(token),
        }
    }

    /// 及び第24条, 、第3項: the levels above come from the citation before.
    fn carried(&mut self, place: Place, token: &Token) {
        let before = self.found.last().and_then(|citation| citation.through.or(citation.place));
        if let Some(name) = self.law.clone() {
            let name = Named { start: token.start, end: token.start, ..name };
            self.cite(&name, Some(carry(before.as_ref(), place)), token.start..token.end, token.start..token.end);
        }
    }

    fn cite(&mut self, name: &Named, place: Option<Place>, range: Range<usize>, place_range: Range<usize>) {
        self.found.push(Citation {
            law: name.law.clone(),
            kind: name.kind,
            number: name.number.as_ref().map(|(number, _)| number.clone()),
            number_range: name.number.as_ref().map_or(0..0, |(_, range)| self.origin(range.clone())),
            place,
            through: None,
            caption: None,
            range: self.origin(range),
            name_range: self.origin(name.start..name.end),
            place_range: self.origin(place_range),
        });
        self.joint = Joint::Citation;
    }

    fn words(&mut self, token: &Token, bound: &[(String, String)]) {
        let words = self.text(token);
        if words == "の" && self.joint == Joint::Name {
            return;
        }
        self.end_name();
        self.joint = Joint::Words(token.start, token.end);
        if self.mode == Mode::Clause && self.title(token.start, token.end, bound).is_none_or(|name| name.start != token.start) {
            self.unreadable.get_or_insert(token.start..token.end);
        } else if self.mode == Mode::Clause
            && let Some(name) = self.title(token.start, token.end, bound)
        {
            self.name(name);
        }
    }

    /// The title that ends where a place begins: a bound name, or an unknown one that has the form of a title.
    fn title(&self, start: usize, end: usize, bound: &[(String, String)]) -> Option<Named> {
        let words = self.folded.text.get(start..end)?;
        let mut named = Named { law: String::new(), kind: LawKind::Law, start, end, number: None, alone: true };
        if let Some((short, law)) = bound.iter().rev().find(|(short, _)| names::ends_with_word(words, short)) {
            named.start = end - short.len();
            named.law.clone_from(law);
        } else if self.mode == Mode::Clause && (matches!(words, "法" | "令" | "規則") || self.is_slip(words)) {
            words.clone_into(&mut named.law);
        } else {
            let (title, kind) = names::title(words)?;
            (named.start, named.kind) = (end - title.len(), kind);
            title.clone_into(&mut named.law);
        }
        Some(named)
    }

    /// Whether words that have not the form of a title are a slip of one (個人情報保護報).
    fn is_slip(&self, words: &str) -> bool {
        names::title(words).is_none() && !self.registry.slips(words).is_empty()
    }

    fn same_law(&mut self, token: &Token, suffix: &str) {
        self.end_name();
        match self.law.clone() {
            Some(name) => {
                let law = format!("{}{suffix}", name.law);
                self.name(Named { law, start: token.start, end: token.end, number: None, alone: false, ..name });
            }
            None => self.stray(token),
        }
    }

    fn same_place(&mut self, token: &Token, same: impl Fn(&Place) -> Place) {
        self.end_name();
        match self.found.last().and_then(|citation| citation.place) {
            Some(place) => self.joint = Joint::Same(same(&place), token.start),
            None => self.stray(token),
        }
    }

    fn note(&mut self, number: Option<&str>, defined: Option<&str>, content: &str, token: &Token, bound: &mut Vec<(String, String)>) {
        match self.joint {
            Joint::Name => {
                let written = self.text(token);
                let number = number.and_then(|number| {
                    let start = token.start + written.find(number)?;
                    Some((number.to_owned(), start..start + number.len()))
                });
                if let Some(name) = &mut self.law {
                    name.number = number;
                    bound.extend(defined.map(|short| (short.to_owned(), name.law.clone())));
                }
            }
            Joint::Citation => {
                if let Some(citation) = self.found.last_mut() {
                    bound.extend(defined.map(|short| (short.to_owned(), citation.law.clone())));
                    citation.caption = (number.is_none() && defined.is_none()).then(|| content.to_owned());
                }
            }
            _ => self.stray(token),
        }
    }

    /// In running text a place after 「個人情報保護法及び」 is one of the document's own.
    fn link(&mut self) {
        let own = self.mode == Mode::Wording && self.joint == Joint::Name;
        self.end_name();
        if own {
            self.joint = Joint::Free;
        }
        self.joint = if matches!(self.joint, Joint::Citation | Joint::Link) { Joint::Link } else { Joint::Free };
    }

    /// Not part of a citation. Quotation marks around a clause are the language's, not the citation's.
    fn stray(&mut self, token: &Token) {
        let quotes = matches!(self.text(token), "\"" | "“" | "”" | "「" | "」");
        self.end_name();
        self.joint = Joint::Free;
        if !quotes {
            self.unreadable.get_or_insert(token.start..token.end);
        }
    }

    fn text(&self, token: &Token) -> &'a str {
        self.folded.text.get(token.start..token.end).unwrap_or_default()
    }

    fn origin(&self, range: Range<usize>) -> Range<u32> {
        self.folded.origin(range.start)..self.folded.origin(range.end)
    }
}

fn bound_to<'b>(bound: &'b [(String, String)], name: &str) -> Option<&'b str> {
    bound.iter().rev().find(|(short, _)| short == name).map(|(_, law)| law.as_str())
}

/// What is not written is carried over from the place before, down to the first level that is written.
fn carry(before: Option<&Place>, place: Place) -> Place {
    let Some(before) = before else { return place };
    let mut whole = Place { supplement: before.supplement || place.supplement, ..place };
    if place.article.is_none() && !place.supplement {
        whole.article = before.article;
        if place.paragraph.is_none() {
            whole.paragraph = before.paragraph;
        }
    }
    whole
}
