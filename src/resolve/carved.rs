//! Articles of a parent that do not reach a policy: `inherits … except 第20条`. What the parent made final or delegates cannot be left out.

use super::effective::{self, Declarations};
use super::outline::Written;
use super::policy::{Article, Mode, Parent, Policy, PolicyId};
use super::{View, reference};
use crate::syntax::document::Document;
use crate::text::Span;

/// An article that is to be left out.
#[derive(Debug)]
pub struct Carved<'a> {
    /// Where it is named.
    pub span: Span,
    /// The parent.
    pub parent: PolicyId,
    /// The article and its index; none where the parent has no such article.
    pub article: Option<(usize, &'a Article)>,
}

/// What an `inherits` leaves out of its parent.
pub fn carved<'a>(parent: &Parent, policies: &'a [Policy], documents: &[Document]) -> Vec<Carved<'a>> {
    let Some((id, owner)) = parent.policy.and_then(|id| Some((id, policies.get(id.0)?))) else { return Vec::new() };
    let text = |span: Span| documents.iter().find(|document| document.file == span.file).map_or("", |document| document.text(span));
    let named = parent.except.iter().flat_map(|&span| {
        let numbers = Written::read(text(span)).map(|written| written.through.into_iter().chain([written.number]).collect::<Vec<_>>());
        numbers.unwrap_or_default().into_iter().map(move |number| (span, number))
    });
    named.map(|(span, number)| Carved { span, parent: id, article: reference::article(owner, &number) }).collect()
}

impl Carved<'_> {
    /// What of the article binds those below in any case: where the parent says that it is final or delegated.
    pub fn binding(&self, owner: &Policy) -> Option<Span> {
        let (_, article) = self.article?;
        let binds = |mode: Mode| matches!(mode, Mode::Final | Mode::Delegated);
        if binds(article.mode) {
            return Some(article.mode_span.unwrap_or(article.header));
        }
        let declared = owner.declarations.get(article.declarations.clone()).unwrap_or(&[]);
        declared.iter().find_map(|declaration| {
            let attribute = declaration.attributes.iter().find(|stated| stated.mode.is_some_and(binds)).map(|stated| stated.span);
            let open = declaration.delegated.first().map(|(_, span)| *span);
            binds(declaration.mode).then_some(declaration.header).or(attribute).or(open)
        })
    }
}

/// The declarations of a parent without those of the articles that are left out.
pub(super) fn declarations(parent: PolicyId, owner: &Policy, view: &View<'_>, without: &[usize], day: jiff::civil::Date) -> Declarations {
    let own = effective::own(parent, owner, &view.scope, day, without, &mut Vec::new());
    effective::effective(own, &[&view.effective.above], &view.scope).all
}
