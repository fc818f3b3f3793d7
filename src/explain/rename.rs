//! Another name for somebody or something that policies set up themselves: where it is named, in statements, labels, placeholders and
//! wordings, in all documents that may mean it.

use std::collections::BTreeSet;

use super::titles::{Title, is_in_reference};
use super::uses::{names, words};
use crate::resolve::Resolved;
use crate::resolve::policy::{Policy, PolicyId};
use crate::syntax::document::{Document, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span, look_up_key};
use crate::wording::placeholder::placeholders;

/// Something that can bear another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its name, as it is written at the place that was asked about.
    pub(crate) name: String,
    /// Where it is written there.
    pub(crate) span: Span,
    /// A document of the policy that sets it up.
    pub(crate) owner: FileId,
    sort: Sort,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Sort {
    /// A system, vendor, post, committee and the like, or the title of a role; its look-up key.
    Entity(String),
    /// A term that is defined.
    Term,
    /// A label of declarations of these names; its look-up key.
    Label(Vec<String>, String),
    /// The title of a provision.
    Title(Title),
}

/// What is named at a place of a policy, where its name is the policy's own or that of one above it: words of the vocabulary stay what
/// they are.
pub(crate) fn named(resolved: &Resolved<'_>, id: PolicyId, place: Span) -> Option<Named> {
    let document = resolved.documents.get(place.file)?;
    let (policy, view) = resolved.get(id)?;
    let policies = || std::iter::once(id).chain(view.ancestors.iter().copied()).filter_map(|id| resolved.policy(id));
    let as_written = |span: Span| resolved.text(span).to_owned();
    let title = || {
        let (title, span) = Title::at(policy, document, place)?;
        Some(Named { name: as_written(span), span, owner: place.file, sort: Sort::Title(title) })
    };
    // A reference by title names nobody else.
    if is_in_reference(document, place) {
        return title();
    }
    if let Some((declared, label, span)) = labels(document).find(|(.., span)| span.contains(place)) {
        let keys = keys(resolved, &declared);
        let owner = policies().filter_map(|policy| labelled(resolved, policy, &keys, &label)).next_back()?;
        let is_entity = policies().any(|policy| policy.entities.iter().any(|entity| *entity.key == *label));
        if !is_entity {
            return Some(Named { name: as_written(span), span, owner, sort: Sort::Label(keys, label) });
        }
    }
    let of_policies = |key: &str| policies().find_map(|policy| sets_up(policy, key));
    let found = names(document).chain(quoted(document)).find(|(_, span)| span.contains(place));
    if let Some((key, span)) = found
        && let Some(owner) = of_policies(&key)
    {
        return Some(Named { name: as_written(span), span, owner, sort: Sort::Entity(key) });
    }
    // In wordings: the longest of what stands there.
    let definitions = policies().flat_map(|policy| &policy.definitions);
    let terms = definitions.map(|definition| (as_written(definition.term), definition.document, Sort::Term));
    let entities = policies().flat_map(|policy| &policy.entities).filter(|entity| entity.known.is_none());
    let entities = entities.map(|entity| (entity.name.to_string(), entity.span.file, Sort::Entity(entity.key.to_string())));
    let mut all: Vec<(String, FileId, Sort)> = terms.chain(entities).collect();
    all.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
    let said = all.into_iter().find_map(|(name, owner, sort)| {
        let span = said(document, &name).into_iter().find(|span| span.contains(place))?;
        Some(Named { name, span, owner, sort })
    });
    said.or_else(title)
}

impl Named {
    /// Where some documents name it, in their order.
    pub(crate) fn everywhere<'d>(&self, documents: impl Iterator<Item = &'d Document>) -> BTreeSet<Span> {
        documents.flat_map(|document| self.in_document(document)).collect()
    }

    fn in_document(&self, document: &Document) -> Vec<Span> {
        match &self.sort {
            Sort::Label(declared, label) => {
                let is_it = |(name, other, _): &(String, String, Span)| other == label && declared.contains(name);
                labels(document).filter(is_it).map(|(.., span)| span).collect()
            }
            Sort::Title(title) => title.in_document(document),
            Sort::Entity(key) => {
                let written = names(document).chain(quoted(document)).filter(|(other, _)| other == key).map(|(_, span)| span);
                written.chain(said(document, &self.name)).collect()
            }
            Sort::Term => {
                let defined = document.all().filter(|statement| statement.keyword() == Some(Keyword::Definition));
                let defined = defined.filter_map(|statement| statement.operands().first());
                let defined: Vec<Span> = defined.filter(|term| term.text == self.name).map(|term| term.span).collect();
                defined.into_iter().chain(said(document, &self.name)).collect()
            }
        }
    }

    /// Whether one of the documents names something else so already.
    pub(crate) fn is_taken<'d>(&self, name: &str, mut documents: impl Iterator<Item = &'d Document>) -> bool {
        let key = look_up_key(name);
        documents.any(|document| match &self.sort {
            Sort::Label(declared, _) => labels(document).any(|(name, label, _)| *label == *key && declared.contains(&name)),
            Sort::Title(title) => title.is_taken(&key, document),
            Sort::Entity(_) | Sort::Term => names(document).chain(quoted(document)).any(|(other, _)| *other == *key),
        })
    }
}

/// The document in which a policy sets somebody or something up by a name of its own.
fn sets_up(policy: &Policy, key: &str) -> Option<FileId> {
    let entity = policy.entities.iter().find(|entity| entity.known.is_none() && *entity.key == *key).map(|entity| entity.span.file);
    let titled = || policy.declarations.iter().filter_map(|declaration| declaration.title.as_ref().zip(Some(declaration.header.file)));
    entity.or_else(|| titled().find(|((title, _), _)| *look_up_key(title) == *key).map(|(_, file)| file))
}

fn labelled(resolved: &Resolved<'_>, policy: &Policy, names: &[String], label: &str) -> Option<FileId> {
    let is_it = |name| resolved.vocabulary.name_entry(name).spelling.keys().iter().any(|key| names.contains(key));
    let mut labelled = policy.declarations.iter().filter(|declaration| is_it(declaration.name));
    let found = labelled.find(|declaration| declaration.label.as_deref().is_some_and(|own| *look_up_key(own) == *label));
    found.map(|declaration| declaration.header.file)
}

/// Both spellings of a name of the vocabulary.
fn keys(resolved: &Resolved<'_>, name: &str) -> Vec<String> {
    let vocabulary = resolved.vocabulary;
    let known = Keyword::DECLARATIONS.into_iter().filter_map(|kind| vocabulary.name(kind, name));
    let spelled = known.flat_map(|name| vocabulary.name_entry(name).spelling.keys());
    std::iter::once(name.to_owned()).chain(spelled).collect()
}

/// The labels in a document, each with the name of what bears it: of declarations, and in placeholders.
fn labels(document: &Document) -> impl Iterator<Item = (String, String, Span)> {
    document.all().flat_map(|statement| {
        let mut found = Vec::new();
        if statement.keyword().is_some_and(|keyword| Keyword::DECLARATIONS.contains(&keyword) && keyword != Keyword::Role) {
            let declared: Vec<Word<'_>> = statement.operands().words().collect();
            let names = declared.iter().filter(|word| !word.quoted);
            let label = declared.iter().find(|word| word.quoted);
            found.extend(names.zip(label.into_iter().cycle()).map(|(name, label)| triple(name.text, label.text, label.span)));
        }
        let wording = statement.operands().string().filter(|_| statement.keyword() == Some(Keyword::Paragraph));
        for placeholder in wording.into_iter().flat_map(|wording| placeholders(wording.text, wording.span)) {
            found.extend(placeholder.label.map(|label| triple(placeholder.name.text, label.text, label.span)));
        }
        found
    })
}

fn triple(name: &str, label: &str, span: Span) -> (String, String, Span) {
    (look_up_key(name).into_owned(), look_up_key(label).into_owned(), span)
}

/// Strings beside names that may name somebody: titles and labels.
fn quoted(document: &Document) -> impl Iterator<Item = (String, Span)> {
    let declared = document.all().filter(|statement| statement.keyword().is_some_and(|keyword| Keyword::DECLARATIONS.contains(&keyword)));
    declared.flat_map(|statement| {
        let strings: Vec<Word<'_>> = statement.operands().words().filter(|word| word.quoted).collect();
        strings.into_iter().map(|word| (word.key().into_owned(), word.span)).collect::<Vec<_>>()
    })
}

/// Where the strings of a document say a name as a word of its own.
fn said(document: &Document, name: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for word in document.all().filter(|statement| !is_a_place(*statement)).flat_map(words).filter(|word| word.quoted) {
        for (at, _) in word.text.match_indices(name) {
            let end = at + name.len();
            if is_apart(word.text.get(..at).unwrap_or(""), word.text.get(end..).unwrap_or("")) {
                let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                found.push(word.span.part(offset(at), offset(end)));
            }
        }
    }
    found
}

/// Whether what a statement says in quotes is where a file lies, which no name of somebody is.
fn is_a_place(statement: Statement<'_>) -> bool {
    matches!(statement.keyword(), Some(Keyword::Inherits | Keyword::Includes))
}

/// Letters that join names to each other or follow them, and belong to none.
const BETWEEN: [char; 9] = ['及', '又', '並', '若', '等', '以', '各', '他', '自'];

/// Whether a name between two texts is no part of a longer one.
fn is_apart(before: &str, after: &str) -> bool {
    let joins = |letter: char| {
        !BETWEEN.contains(&letter)
            && (matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '々')
                || letter.is_alphanumeric() && letter.is_ascii())
    };
    !before.chars().next_back().is_some_and(joins) && !after.chars().next().is_some_and(joins)
}
