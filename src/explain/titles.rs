//! Titles of provisions, and the references by title (`{条:利用者}`, `{article:Users[Operation]}`) that name them: of articles, chapters and
//! sections in the same document, of tables and forms in the whole set.

use super::uses::words;
use crate::resolve::policy::Policy;
use crate::syntax::document::Document;
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span, look_up_key};
use crate::wording::mention::is_reference;
use crate::wording::placeholder::placeholders;

/// What bears a title that references name.
const TITLED: [Keyword; 5] = [Keyword::Article, Keyword::Chapter, Keyword::Section, Keyword::Table, Keyword::Form];
/// In which articles stand, so that a reference may name their titles too.
const AROUND: [Keyword; 2] = [Keyword::Chapter, Keyword::Section];

/// The title of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    kind: Keyword,
    key: String,
    /// The documents in which a reference may mean it.
    within: Vec<FileId>,
}

/// A place where a title is written.
struct Place {
    kinds: Vec<Keyword>,
    key: String,
    span: Span,
}

impl Title {
    /// The title that is written or referred to at a place of a policy, with where it is; none where several provisions bear it, since
    /// nobody can tell which of them a reference means.
    pub(super) fn at(policy: &Policy, document: &Document, place: Span) -> Option<(Self, Span)> {
        let found = headings(document).chain(references(document)).find(|one| one.span.contains(place))?;
        let borne = |kind: &Keyword| headings(document).filter(|one| one.kinds.contains(kind) && one.key == found.key).count();
        let kind = found.kinds.iter().copied().find(|kind| borne(kind) > 0).or_else(|| found.kinds.first().copied())?;
        let is_annexed = matches!(kind, Keyword::Table | Keyword::Form);
        if borne(&kind) > 1 || !is_annexed && borne(&kind) == 0 {
            return None;
        }
        let within = if is_annexed { policy.documents.clone() } else { vec![document.file] };
        Some((Self { kind, key: found.key, within }, found.span))
    }

    /// Where a document writes it.
    pub(super) fn in_document(&self, document: &Document) -> Vec<Span> {
        let is_it = |one: &Place| one.kinds.contains(&self.kind) && one.key == self.key;
        let places = headings(document).chain(references(document)).filter(|_| self.within.contains(&document.file));
        places.filter(is_it).map(|one| one.span).collect()
    }

    /// Whether another provision of its kind bears a title there.
    pub(super) fn is_taken(&self, key: &str, document: &Document) -> bool {
        self.within.contains(&document.file) && headings(document).any(|one| one.kinds.contains(&self.kind) && one.key == key)
    }
}

/// Whether a place lies in a reference by title.
pub(super) fn is_in_reference(document: &Document, place: Span) -> bool {
    references(document).any(|one| one.span.contains(place))
}

fn headings(document: &Document) -> impl Iterator<Item = Place> {
    let titled = document.all().filter_map(|statement| Some((statement.keyword().filter(|kind| TITLED.contains(kind))?, statement)));
    titled.filter_map(|(kind, statement)| {
        let title = statement.operands().string()?;
        Some(Place { kinds: vec![kind], key: title.key().into_owned(), span: title.span })
    })
}

fn references(document: &Document) -> impl Iterator<Item = Place> {
    let strings = document.all().flat_map(words).filter(|word| word.quoted);
    strings.flat_map(|word| {
        let named = placeholders(word.text, word.span).into_iter().filter_map(|placeholder| Some((placeholder.kind?, placeholder)));
        let named = named.filter(|(kind, _)| is_reference(kind.text));
        let places = named.flat_map(|(kind, placeholder)| {
            let key = |text: &str| look_up_key(text).into_owned();
            let kinds = Keyword::spelled(&look_up_key(kind.text)).into_iter().collect();
            let title = Place { kinds, key: key(placeholder.name.text), span: placeholder.name.span };
            let around = placeholder.label.map(|label| Place { kinds: AROUND.to_vec(), key: key(label.text), span: label.span });
            [Some(title), around].into_iter().flatten()
        });
        places.collect::<Vec<_>>()
    })
}
