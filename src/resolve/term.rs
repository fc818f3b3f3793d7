//! Terms that a document binds: `definition`, and 「…（以下「法」という。）」 in a wording.

use super::Resolved;
use super::policy::Policy;
use crate::text::{FileId, Span};
use crate::wording::term::bound;

/// A term where it is bound.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// The file of its document.
    pub document: FileId,
    /// The term, without quotes.
    pub span: Span,
    /// All that binds it: for a `definition` the statement with the meaning, in a wording the term alone.
    pub whole: Span,
}

/// The terms that a policy binds, in no order.
pub fn terms(resolved: &Resolved<'_>, policy: &Policy) -> Vec<Term> {
    let inline = |document: FileId| move |span: Span| Term { document, span, whole: span };
    let articles = policy.articles.iter().filter(|article| !article.deleted);
    let of_articles = articles.flat_map(|article| {
        article.paragraphs.iter().flat_map(|paragraph| resolved.wording(paragraph).terms()).map(inline(article.document))
    });
    let of_meanings = policy.definitions.iter().filter_map(|definition| Some((definition.document, definition.meaning?)));
    let of_meanings = of_meanings.flat_map(|(document, meaning)| bound(resolved.text(meaning), meaning).map(inline(document)));
    let mut terms: Vec<Term> = of_articles.chain(of_meanings).collect();
    terms.extend(policy.definitions.iter().map(|definition| Term {
        document: definition.document,
        span: definition.term,
        whole: definition.span,
    }));
    terms
}
