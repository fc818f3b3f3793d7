//! Something that is lacking, as values: which expectation, whose it is, what there is instead. Words are made by `describe` when somebody
//! reads them.

use std::hash::{Hash, Hasher};

use jiff::civil::Date;

use crate::model::order::Duty;
use crate::model::standard::{Atom, Demand, Expectation};
use crate::model::value::Value;
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::Declared;
use crate::resolve::policy::{Declaration, Entity};
use crate::syntax::keyword::Keyword;
use crate::text::Span;

/// Something that is lacking.
#[derive(Debug, Clone)]
pub(super) struct Lack<'a> {
    /// What.
    pub(super) what: What<'a>,
    /// Whether an equivalent is declared, but nobody says why it is one.
    pub(super) reason: Reason,
    /// Of which entities, the nearest first.
    pub(super) of: Vec<&'a Entity>,
    /// The nearest thing there is.
    pub(super) near: Option<Span>,
    /// Whether it is only the pack's reading of the guideline.
    pub(super) reading: bool,
    /// Whether what is asked for stands at the place, but does not count (expired, no duty, no reason given).
    pub(super) uncounted: bool,
    /// The `?` that is to be decided first, where one stands for it.
    pub(super) open: Option<Span>,
}

/// Whether what is lacking has a declared equivalent that gives no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reason {
    /// No equivalent is declared.
    NotAsked,
    /// The equivalent gives none.
    Missing,
}

/// What is lacking.
#[derive(Debug, Clone)]
pub(super) enum What<'a> {
    /// The facts state no entity of a kind.
    NoEntity(Keyword),
    /// The facts state entities, but none of those that the demand speaks of.
    NoneOf(&'a Demand),
    /// Fewer than demanded meet it.
    TooFew(&'a Demand),
    /// The declaration that is demanded is not there.
    NoDeclaration(&'a Demand),
    /// There is one, but it does not say whom it is about: the attribute that would.
    Unlinked(&'a Demand, &'a Declared, AttributeId),
    /// A declaration is there with a duty, but binds less than the duty that is wanted.
    WeakDuty(&'a Declared, Duty),
    /// Something about an attribute, and of which declaration.
    Attribute(Option<&'a Declared>, OfAttribute<'a>),
    /// Fewer than so many alternatives are there, and the nearest of them, where it does not count.
    Alternatives(u64, &'a [Expectation], Option<Box<Lack<'a>>>),
    /// No claiming article has wording.
    NoWording,
    /// It is declared, and where the wording is the whole of the text, that does not say it, or not these attributes.
    Unsaid(&'a Declaration, Vec<AttributeId>),
}

/// What an attribute lacks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum OfAttribute<'a> {
    /// It is not stated, or states something else.
    Unmet(Asked<'a>, Option<Value>),
    /// Members of a set are lacking.
    Members(AttributeId, Value),
    /// There are members that may not be.
    Excess(Asked<'a>, Value),
    /// A value would do, but its day has passed.
    Expired(AttributeId, Option<Value>, Date),
    /// It holds for some only, none of whom has to do with what is asked about.
    OutOfReach(AttributeId, Option<Value>),
    /// A value would do, but binds less than what is wanted: its duty, and that.
    WeakValue(AttributeId, Duty, Duty),
}

/// An atom, equal to others that ask the same, wherever they are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a>(pub(super) &'a Atom);

impl<'a> Lack<'a> {
    pub(super) fn new(what: What<'a>, near: Option<Span>) -> Self {
        Lack { what, reason: Reason::NotAsked, of: Vec::new(), near, reading: false, uncounted: false, open: None }
    }

    /// What stands at a place and does not count.
    pub(super) fn uncounted(what: What<'a>, place: Option<Span>) -> Self {
        Lack { uncounted: true, ..Lack::new(what, place) }
    }

    /// The same where a `?` stands for it.
    pub(super) fn open(self, open: Option<Span>) -> Self {
        Lack { near: open.or(self.near), open, ..self }
    }

    fn owners(&self) -> impl Iterator<Item = (Keyword, &str)> {
        self.of.iter().map(|entity| (entity.kind, &*entity.name))
    }
}

/// Two lacks are one where they say the same of the same at the same place.
impl PartialEq for Lack<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.near, self.reason, self.reading, self.uncounted, self.open)
            == (other.near, other.reason, other.reading, other.uncounted, other.open)
            && self.what == other.what
            && self.owners().eq(other.owners())
    }
}

impl Eq for Lack<'_> {}

impl Hash for Lack<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.near.hash(state);
        self.owners().for_each(|owner| owner.hash(state));
        match &self.what {
            What::NoEntity(kind) => kind.hash(state),
            What::NoneOf(demand) | What::TooFew(demand) | What::NoDeclaration(demand) => (demand.kind, demand.name).hash(state),
            What::Unlinked(_, declared, _) | What::WeakDuty(declared, _) => declared.key.hash(state),
            What::Attribute(declared, of) => (declared.map(|declared| &declared.key), of.attribute()).hash(state),
            What::Alternatives(count, parts, _) => (count, parts.len()).hash(state),
            What::NoWording => {}
            What::Unsaid(declaration, attributes) => (declaration.header, attributes).hash(state),
        }
    }
}

impl PartialEq for What<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (What::NoEntity(one), What::NoEntity(other)) => one == other,
            (What::NoneOf(one), What::NoneOf(other)) | (What::NoDeclaration(one), What::NoDeclaration(other)) => one.selects_alike(other),
            (What::TooFew(one), What::TooFew(other)) => one.asks_alike(other),
            (What::Unlinked(demand, declared, link), What::Unlinked(other, of, by)) => {
                demand.selects_alike(other) && declared.key == of.key && link == by
            }
            (What::WeakDuty(one, wanted), What::WeakDuty(other, also)) => (&one.key, one.duty, wanted) == (&other.key, other.duty, also),
            (What::Attribute(one, of), What::Attribute(other, also)) => {
                one.map(|declared| &declared.key) == other.map(|declared| &declared.key) && of == also
            }
            (What::Alternatives(count, parts, nearest), What::Alternatives(other, of, also)) => {
                count == other
                    && parts.len() == of.len()
                    && parts.iter().zip(*of).all(|(one, other)| one.asks_alike(other))
                    && nearest == also
            }
            (What::NoWording, What::NoWording) => true,
            (What::Unsaid(one, of), What::Unsaid(other, also)) => one.header == other.header && one.name == other.name && of == also,
            (
                What::NoEntity(_)
                | What::NoneOf(_)
                | What::TooFew(_)
                | What::NoDeclaration(_)
                | What::Unlinked(..)
                | What::WeakDuty(..)
                | What::Attribute(..)
                | What::Alternatives(..)
                | What::NoWording
                | What::Unsaid(..),
                _,
            ) => false,
        }
    }
}

impl OfAttribute<'_> {
    /// Which attribute it is.
    pub(super) fn attribute(&self) -> AttributeId {
        match self {
            OfAttribute::Unmet(Asked(atom), _) | OfAttribute::Excess(Asked(atom), _) => atom.attribute,
            OfAttribute::Members(attribute, _)
            | OfAttribute::OutOfReach(attribute, _)
            | OfAttribute::Expired(attribute, ..)
            | OfAttribute::WeakValue(attribute, ..) => *attribute,
        }
    }
}

impl PartialEq for Asked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.asks_alike(other.0)
    }
}
