//! Where somebody or something that policies speak of is named: in statements and in the placeholders of wordings, in all documents that
//! may mean it.

use crate::resolve::policy::PolicyId;
use crate::resolve::{Resolved, View};
use crate::syntax::document::{Document, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key};
use crate::wording::placeholder::placeholders;

/// The places in some documents where what is named at a place of a policy is named; none where nothing of the policy is.
pub(crate) fn uses<'d>(resolved: &Resolved<'_>, id: PolicyId, documents: impl Iterator<Item = &'d Document>, place: Span) -> Vec<Span> {
    let here = resolved.documents.get(place.file);
    let named = here.and_then(|document| names(document).find(|(_, span)| span.contains(place)));
    let Some((key, _)) =
        named.zip(resolved.get(id)).filter(|((key, _), (_, view))| is_set_up(resolved, id, view, key)).map(|(named, _)| named)
    else {
        return Vec::new();
    };
    documents.flat_map(|document| names(document).filter(|(other, _)| *other == key).map(|(_, span)| span).collect::<Vec<_>>()).collect()
}

/// Whether a policy or one above it sets somebody or something up by a name, or declares of it.
fn is_set_up(resolved: &Resolved<'_>, id: PolicyId, view: &View, key: &str) -> bool {
    let vocabulary = resolved.vocabulary;
    let is_declared = |kind: Keyword| vocabulary.name(kind, key).is_some_and(|name| view.effective.all.named(kind, name).next().is_some());
    let policies = std::iter::once(id).chain(view.ancestors.iter().copied()).filter_map(|id| resolved.policy(id));
    Keyword::DECLARATIONS.into_iter().any(is_declared)
        || policies.into_iter().any(|policy| {
            let titles = policy.declarations.iter().filter_map(|declaration| declaration.title.as_ref());
            policy.entities.iter().any(|entity| *entity.key == *key) || titles.into_iter().any(|(title, _)| *look_up_key(title) == *key)
        })
}

/// What a document names, as look-up keys, each with its place: words of statements, titles of roles, names in placeholders.
pub(super) fn names(document: &Document) -> impl Iterator<Item = (String, Span)> {
    document.all().flat_map(|statement| {
        let is_title = statement.keyword() == Some(Keyword::Role);
        let of_statement = words(statement).filter(|word| !word.quoted || is_title).map(|word| (word.key().into_owned(), word.span));
        let wording = statement.operands().string().filter(|_| statement.keyword() == Some(Keyword::Paragraph));
        let placed = wording.into_iter().flat_map(|wording| placeholders(wording.text, wording.span));
        let placed = placed.map(|placeholder| (look_up_key(placeholder.name.text).into_owned(), placeholder.name.span));
        of_statement.chain(placed).collect::<Vec<_>>()
    })
}

pub(super) fn words(statement: Statement<'_>) -> impl Iterator<Item = Word<'_>> {
    let of_clauses = statement.clauses().flat_map(|clause| clause.operands.words().collect::<Vec<_>>());
    statement.operands().words().collect::<Vec<_>>().into_iter().chain(of_clauses)
}
