//! Terms that a document binds: `definition`, and 「…（以下「法」という。）」 in a wording.

use super::Resolved;
use super::policy::Policy;
use crate::text::Span;
use crate::wording::term::bound;

/// A term where it is bound.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Term {
    /// The term, without quotes.
    pub span: Span,
    /// All that binds it: for a `definition` the statement with the meaning, in a wording the term alone.
    pub whole: Span,
}

/// The terms that a policy binds, in no order.
pub(crate) fn terms(resolved: &Resolved<'_>, policy: &Policy) -> Vec<Term> {
    let inline = |span: Span| Term { span, whole: span };
    let articles = policy.articles.iter().filter(|article| !article.deleted);
    let of_articles = articles.flat_map(|article| article.paragraphs.iter().flat_map(|paragraph| resolved.wording(paragraph).terms()));
    let of_meanings = policy.definitions.iter().filter_map(|definition| definition.meaning);
    let of_meanings = of_meanings.flat_map(|meaning| bound(resolved.text(meaning), meaning));
    let mut terms: Vec<Term> = of_articles.chain(of_meanings).map(inline).collect();
    terms.extend(policy.definitions.iter().map(|definition| Term { span: definition.term, whole: definition.span }));
    terms
}
