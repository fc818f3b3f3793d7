//! What of a parent does not reach a policy or one of its facilities: what the policy leaves out (`inherits … except 第20条`), and what
//! those above it release it from (`except facility …`). Omitted the parent made final or delegates only the parent itself can release.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::policy::{Article, ArticleId, EntityId, Except, Mode, Parent, Policy, PolicyId, Release};
use super::reference;
use crate::text::{Sources, Span, look_up_key};
use crate::wording::number::Written;

/// An article of a policy that does not reach another one; none: the document that the policy itself is.
pub(crate) type LeftOut = (PolicyId, Option<ArticleId>);

/// Something that is to be left out.
#[derive(Debug)]
pub(crate) struct Omission<'a> {
    /// Where the article is named; where all is left out, the facility.
    pub span: Span,
    /// The facility for which alone, as it is named: look-up key and place.
    pub facility: Option<&'a (Arc<str>, Span)>,
    /// What is left out.
    pub what: Omitted<'a>,
}

/// What is left out of a parent.
#[derive(Debug)]
pub(crate) enum Omitted<'a> {
    /// All that the parent itself lays down.
    Everything,
    /// An article.
    Article(&'a Article),
    /// An article that the parent does not have.
    Nothing,
}

/// What an `inherits` leaves out of its parent `owner`.
pub(crate) fn omissions<'a>(parent: &'a Parent, owner: &'a Policy, sources: &Sources) -> Vec<Omission<'a>> {
    parent.except.iter().flat_map(|except| omitted(except, owner, sources)).collect()
}

fn omitted<'a>(except: &'a Except, owner: &'a Policy, sources: &Sources) -> Vec<Omission<'a>> {
    let facility = except.facility.as_ref();
    let omission = move |span: Span, what: Omitted<'a>| Omission { span, facility, what };
    let Some(span) = except.article else {
        return except.span().map(|span| omission(span, Omitted::Everything)).into_iter().collect();
    };
    let written = Written::read(sources.text(span));
    let numbers = written.into_iter().flat_map(|written| written.through.into_iter().chain([written.number]));
    let what = |number| reference::article(owner, &number).map_or(Omitted::Nothing, Omitted::Article);
    numbers.map(|number| omission(span, what(number))).collect()
}

impl Omission<'_> {
    /// Where it is said: at the facility, where it is left out for one.
    pub(crate) fn place(&self) -> Span {
        self.facility.map_or(self.span, |(_, span)| *span)
    }

    /// What of it binds those below in any case: where the parent says that it is final or delegated.
    pub(crate) fn binding(&self, owner: &Policy) -> Option<Span> {
        match self.what {
            Omitted::Everything => owner.articles.iter().find_map(|article| binding(owner, article)),
            Omitted::Article(article) => binding(owner, article),
            Omitted::Nothing => None,
        }
    }

    /// Whether the parent lets those below leave it out by themselves.
    pub(crate) fn is_allowed(&self, owner: &Policy) -> bool {
        owner.omissible.iter().any(|allowed| match (allowed, &self.what) {
            (None, _) => true,
            (Some(_), Omitted::Everything | Omitted::Nothing) => false,
            (Some(articles), Omitted::Article(article)) => articles.start <= article.id && article.id < articles.end,
        })
    }

    /// The articles that are left out with effect.
    fn left_out(&self, owner: &Policy) -> Vec<Option<ArticleId>> {
        let free = |article: &Article| binding(owner, article).is_none().then_some(Some(article.id));
        match self.what {
            Omitted::Everything => [None].into_iter().chain(owner.articles.iter().filter_map(free)).collect(),
            Omitted::Article(article) => free(article).into_iter().collect(),
            Omitted::Nothing => Vec::new(),
        }
    }
}

/// What of an article binds those below in any case.
fn binding(owner: &Policy, article: &Article) -> Option<Span> {
    let binds = |mode: Mode| matches!(mode, Mode::Final | Mode::Delegated);
    if binds(article.mode) {
        return Some(article.mode_span.unwrap_or(article.header));
    }
    let declared = owner.declarations.range(&article.declarations);
    declared.iter().find_map(|declaration| {
        let attribute = declaration.attributes.iter().find(|stated| stated.mode.is_some_and(binds)).map(|stated| stated.span);
        let open = declaration.delegated.first().map(|(_, span)| *span);
        binds(declaration.mode).then_some(declaration.header).or(attribute).or(open)
    })
}

/// What an `inherits` leaves out with effect, for the policy or for one of its facilities.
pub(super) fn by_link(
    policy: &Policy,
    parent: &Parent,
    facility: Option<EntityId>,
    owner: &Policy,
    sources: &Sources,
) -> BTreeSet<LeftOut> {
    // Of many facilities each has its own: what speaks of others is not read.
    let speaks_of = |except: &&Except| match &except.facility {
        None => true,
        Some((key, _)) => facility.is_some() && policy.facility(key) == facility,
    };
    let omissions = parent.except.iter().filter(speaks_of).flat_map(|except| omitted(except, owner, sources));
    omissions.flat_map(|omission| omission.left_out(owner)).map(|article| (owner.id(), article)).collect()
}

/// The `except` of a policy itself that speak of an institution or facility below it, or of one of its own.
pub(crate) fn releases<'a>(owner: &'a Policy, below: &'a Policy, facility: Option<EntityId>) -> impl Iterator<Item = &'a Release> {
    owner.releases.iter().filter(move |release| {
        let Some(named) = owner.facility(&release.facility.0) else { return false };
        if owner.id() == below.id() {
            return facility == Some(named);
        }
        let called = owner.entities.get(named).map(|entity| look_up_key(entity.called()));
        let of_facility = facility.and_then(|facility| below.entities.get(facility)).map(|entity| look_up_key(entity.called()));
        let titles = below.institution_name.as_deref().into_iter().chain(of_facility.as_deref());
        called.as_deref().is_some_and(|called| titles.into_iter().any(|title| title == called))
    })
}

/// What a policy releases another one from, or one of the other's facilities.
pub(super) fn by_owner(id: PolicyId, owner: &Policy, below: &Policy, facility: Option<EntityId>) -> BTreeSet<LeftOut> {
    let articles = |release: &Release| match release.articles.clone() {
        None => [None].into_iter().chain(owner.articles.ids().map(Some)).collect::<Vec<_>>(),
        Some(articles) => owner.articles.range(&articles).iter().map(|article| Some(article.id)).collect(),
    };
    releases(owner, below, facility).flat_map(articles).map(|article| (id, article)).collect()
}
