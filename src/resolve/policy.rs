//! A policy as its documents state it, bound to the vocabulary. Nothing is inherited here; see [`super::effective`].

mod annexed;
mod days;
mod head;
mod leaving_out;
mod set_up;
mod text;
mod unknown;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::arena::{Arena, Id};
use super::outline::Outline;
use super::scope::OwnNames;
use crate::model::item::ItemRef;
use crate::model::order::Duty;
use crate::model::value::Value;
use crate::model::vocabulary::{AttributeId, FactId, InstitutionId, NameId, WordId};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span};

pub(crate) use annexed::Annexed;
pub(crate) use head::{HeadDates, Parent, Printing, Reapproved, Transition};
pub(crate) use leaving_out::{Except, Exception, Exclusion, PartialScope, Release, Unbuilt};
pub(crate) use set_up::SetUp;
pub(crate) use text::{Cite, Definition, Paragraph};
pub(crate) use unknown::{Damage, Unknown};

/// A policy: known by the file of its root document, it keeps its id from run to run as long as the file does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(pub FileId);

/// An article of a policy.
pub type ArticleId = Id<Article>;

/// A chapter or section of a policy.
pub(crate) type DivisionId = Id<Division>;

/// A declaration of a policy.
pub(crate) type DeclarationId = Id<Declaration>;

/// An entity of a policy.
pub(crate) type EntityId = Id<Entity>;

/// A policy: its root document and the documents it includes.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The file of its root document.
    pub file: FileId,
    /// The files of its documents, root first.
    pub documents: Vec<FileId>,
    /// Those of the standards and vocabularies that its documents include.
    pub packs: Vec<FileId>,
    /// The path of its root document.
    pub path: Arc<str>,
    /// Its title, or its path where it has none.
    pub title: String,
    /// The header of its root document; the start of the file where it has none.
    pub header: Span,
    /// The kind of institution.
    pub institution: Option<(InstitutionId, Span)>,
    /// The institution's name: a look-up key.
    pub institution_name: Option<Arc<str>>,
    /// Head clauses with days.
    pub head: HeadDates,
    /// Version, as written.
    pub version: Option<(Arc<str>, Span)>,
    /// What it inherits from, as far as it is followed.
    pub parents: Vec<Parent>,
    /// The first `inherits` that is not followed, where there are more of them than are.
    pub further_parents: Option<Span>,
    /// Standards it names itself: index into the standards, and where.
    pub conforms: Vec<(usize, Span)>,
    /// Whether `conforms` names any standard, known or not.
    pub named_standards: bool,
    /// Whether `conforms`, the name of a standard behind it, or `inherits` and its path are half typed: they may become what is known.
    pub begun_base: bool,
    /// Whether `inherits`, `conforms` or a document of the set may have been lost: all that hangs on them is unknown.
    pub base_unknown: bool,
    /// Stated facts.
    pub facts: Vec<StatedFact>,
    /// `confirmed`: the day and its place.
    pub facts_confirmed: Option<(Date, Span)>,
    /// The header of `facts`.
    pub facts_header: Option<Span>,
    /// Vendors, systems, posts ….
    pub entities: Arena<Entity>,
    /// Where each is found among them.
    pub set_up: SetUp,
    /// Days until which systems were to be in service that have passed, and where they stand.
    pub past_service: Vec<(Date, Span)>,
    /// Words that entities have by what else is said of them, where they are said not to.
    pub implied: Vec<Implied>,
    /// Articles and supplements, in order.
    pub articles: Arena<Article>,
    /// Chapters and sections, in order.
    pub divisions: Arena<Division>,
    /// Tables 別表 and forms 様式, in order.
    pub annexed: Vec<Annexed>,
    /// Terms bound by `definition`, in order.
    pub definitions: Vec<Definition>,
    /// Numbers, paragraphs and items.
    pub outline: Outline,
    /// Declarations, in order.
    pub declarations: Arena<Declaration>,
    /// The names that it brings in.
    pub names: OwnNames,
    /// `scope` of the root document.
    pub scope: Option<PartialScope>,
    /// `except` of its own: facilities for which it, or some of its articles, do not hold.
    pub releases: Vec<Release>,
    /// `except allowed`: articles that those below may leave out by themselves; none: all of the policy.
    pub omissible: Vec<Option<Range<ArticleId>>>,
    /// `not_applicable`.
    pub exclusions: Vec<Exclusion>,
    /// `exception`.
    pub exceptions: Vec<Exception>,
    /// Both, of items that are not built in.
    pub unbuilt: Vec<Unbuilt>,
    /// What damaged slices name: unknown, not absent.
    pub unknown: Unknown,
}

impl Policy {
    /// Its id.
    pub fn id(&self) -> PolicyId {
        PolicyId(self.file)
    }

    /// The files of its documents and of what they include.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.documents.iter().chain(&self.packs).copied()
    }

    /// The article in which a place stands: one of a supplement before the supplement itself.
    pub fn innermost(&self, place: Span) -> Option<ArticleId> {
        self.articles.iter().rfind(|article| article.span.contains(place)).map(|article| article.id)
    }

    /// Whether two policies are of one institution: a basic policy and the rules that rest on it.
    pub fn is_of_same_institution(&self, other: &Self) -> bool {
        let (kind, others) = (self.institution.map(|(kind, _)| kind), other.institution.map(|(kind, _)| kind));
        self.institution_name.is_some() && kind.is_some() && self.institution_name == other.institution_name && kind == others
    }

    /// Whether a file is one of its documents, or a standard or vocabulary that they include.
    pub fn includes(&self, file: FileId) -> bool {
        self.files().any(|own| own == file)
    }
}

impl Article {
    /// The place after the `{` of its block, given its text; its end where it has none.
    pub fn block_start(&self, text: &str) -> Span {
        let header = text.get(self.header.len() as usize..).unwrap_or("");
        match header.find(['{', '｛']) {
            Some(at) => {
                let brace = header.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                Span::at(self.span.file, self.header.end + u32::try_from(at + brace).unwrap_or(0))
            }
            None => self.span.tail(),
        }
    }
}

/// A word that an attribute of an entity has by what else is said of entities, and does not state.
#[derive(Debug, Clone, Copy)]
pub struct Implied {
    /// The attribute.
    pub attribute: AttributeId,
    /// The word.
    pub word: WordId,
    /// Where the attribute is stated.
    pub place: Span,
    /// Where it follows from.
    pub evidence: Span,
}

/// A fact stated in `facts`.
#[derive(Debug, Clone)]
pub struct StatedFact {
    /// Which.
    pub fact: FactId,
    /// Its value; `Undecided` for `?`.
    pub value: Value,
    /// Its place.
    pub span: Span,
}

/// An entity: describes, binds nobody.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its kind (`vendor`, `system`, …).
    pub kind: Keyword,
    /// A name of the vocabulary, if it is one (`post director`).
    pub known: Option<NameId>,
    /// Its look-up key.
    pub key: Arc<str>,
    /// Its name as written.
    pub name: Arc<str>,
    /// Its name's place.
    pub span: Span,
    /// Its full title.
    pub title: Option<Arc<str>>,
    /// Attributes.
    pub attributes: Vec<Stated>,
    /// Facts of its own.
    pub facts: Vec<StatedFact>,
    /// The kind of institution that a facility is by itself.
    pub institution: Option<InstitutionId>,
    /// How much of it could not be read.
    pub damage: Damage,
}

impl Entity {
    /// What it is called: its title, else its name.
    pub fn called(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }
}

/// An article or supplement.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// The file of its document.
    pub document: FileId,
    /// Its number as written (`第3条`).
    pub number: Option<Arc<str>>,
    /// Its title.
    pub title: Option<Arc<str>>,
    /// Its header.
    pub header: Span,
    /// All of it.
    pub span: Span,
    /// Whether it is a supplement 附則.
    pub supplement: bool,
    /// The supplement in which it stands, itself included.
    pub within: Option<ArticleId>,
    /// The chapter or section in which it stands.
    pub division: Option<DivisionId>,
    /// Whether it was deleted.
    pub deleted: bool,
    /// Claims.
    pub claims: Vec<ItemRef>,
    /// `implements`: slices of text.
    pub implements: Vec<Span>,
    /// `cites`.
    pub cites: Vec<Cite>,
    /// `equivalent` of the article itself.
    pub equivalents: Vec<Equivalent>,
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Duty of what it declares.
    pub duty: Duty,
    /// Mode of what it declares.
    pub mode: Mode,
    /// Place of the mode, if it stands in the article itself.
    pub mode_span: Option<Span>,
    /// Its declarations: a range of [`Policy::declarations`].
    pub declarations: Range<DeclarationId>,
}

/// A chapter 章 or section 節.
#[derive(Debug, Clone)]
pub struct Division {
    /// The file of its document.
    pub document: FileId,
    /// `chapter` or `section`.
    pub keyword: Keyword,
    /// Its number as written (`第2章`).
    pub number: Option<Arc<str>>,
    /// Its title.
    pub title: Option<Arc<str>>,
    /// Its header.
    pub header: Span,
    /// The chapter in which a section stands.
    pub parent: Option<DivisionId>,
}

/// What a statement says to those below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only as strict or stricter.
    Minimum,
    /// Freely changed.
    Default,
    /// No other value.
    Final,
    /// To be implemented by every child.
    Delegated,
}

/// A declaration as one document states it.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// Its kind.
    pub kind: Keyword,
    /// Its name.
    pub name: NameId,
    /// The name's place.
    pub span: Span,
    /// Its header.
    pub header: Span,
    /// All of it.
    pub whole: Span,
    /// Its label (for a role: none).
    pub label: Option<Arc<str>>,
    /// A role's local title.
    pub title: Option<(Arc<str>, Span)>,
    /// Index of its article; none for the document that the file itself is.
    pub article: Option<ArticleId>,
    /// Its duty.
    pub duty: Duty,
    /// The days on which its duty holds, both inclusive.
    pub duty_days: (Option<Date>, Option<Date>),
    /// Where its duty is written, where it is not `must` by default.
    pub duty_span: Option<Span>,
    /// What it says to those below, and where that is said.
    pub mode: Mode,
    /// Its attributes.
    pub attributes: Vec<Stated>,
    /// Attributes delegated without a value.
    pub delegated: Vec<(AttributeId, Span)>,
    /// `because`, where it explains anything.
    pub because: Option<Arc<str>>,
    /// Where a reason is written that explains nothing.
    pub idle_reason: Option<Span>,
    /// `equivalent`.
    pub equivalents: Vec<Equivalent>,
    /// How much of it could not be read.
    pub damage: Damage,
}

/// `equivalent "…" to X because "…"`.
#[derive(Debug, Clone)]
pub struct Equivalent {
    /// Its place.
    pub span: Span,
    /// Look-up keys of the values it replaces; empty: any of this declaration.
    pub to: Vec<Arc<str>>,
    /// Why it is as safe.
    pub because: Option<Arc<str>>,
}

/// A value stated for an attribute.
#[derive(Debug, Clone)]
pub struct Stated {
    /// The attribute.
    pub attribute: AttributeId,
    /// The value; none where it could not be read.
    pub value: Option<Value>,
    /// The place of the whole statement.
    pub span: Span,
    /// The place of the value.
    pub value_span: Span,
    /// The mode at its end.
    pub mode: Option<Mode>,
    /// `until` of a value that expires (a certificate).
    pub until: Option<(Date, Span)>,
    /// `from`.
    pub from: Option<Date>,
}
