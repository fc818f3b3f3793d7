//! Terms that a document binds: `definition`, and 「…（以下「法」という。）」 in a wording.

use super::policy::{Definition, Policy, PolicyId};
use super::{Resolved, View};
use crate::text::{Span, look_up_key};
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

impl Resolved<'_> {
    /// The policy that gives a term the meaning to which a definition of another adds: the nearest above it, else itself.
    pub(crate) fn meant(&self, policy: &Policy, view: &View, added: &Definition) -> Option<&Policy> {
        let key = look_up_key(self.text(added.term));
        let gives = |definition: &Definition| !definition.added && look_up_key(self.text(definition.term)) == key;
        let above = view.ancestors.iter().filter_map(|&ancestor| self.policy(ancestor));
        let own = self.policy(PolicyId(policy.file));
        above.chain(own).find(|policy| policy.definitions.iter().any(gives))
    }
}
