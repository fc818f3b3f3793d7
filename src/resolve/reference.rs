//! References to articles: by the short name of a parent (`法人規程第7条`, `article 7`), by their titles.

use super::outline::Numbered;
use super::policy::{Article, ArticleId, DivisionId, Parent, Policy, PolicyId};
use crate::text::{FileId, look_up_key};
use crate::wording::number::{Number, Written};

/// The number of an article: as written, else counted from the articles before it. Supplements have none.
pub(crate) fn number_of<'p>(policy: &'p Policy, article: &Article) -> Option<&'p Numbered> {
    policy.outline.number(article.id)
}

/// The article of the main text that bears a number: one whose number is written before one that is only counted, that of the root
/// document first.
pub(crate) fn article<'p>(policy: &'p Policy, number: &Number) -> Option<&'p Article> {
    let bearing = policy.outline.lookup(policy).numbered(&policy.outline, number);
    let main = bearing.into_iter().filter_map(|id| policy.articles.get(id)).filter(|article| article.within.is_none());
    main.min_by_key(|article| policy.outline.number(article.id).is_some_and(|numbered| numbered.is_given))
}

/// The titles by which a provision is named, as look-up keys.
#[derive(Debug)]
pub(crate) struct Titles {
    /// Its own.
    pub title: String,
    /// That of a chapter or section in which it stands.
    pub within: Option<String>,
}

/// The articles of a document that bear a title: those of its main text and of the supplement `supplement`, deleted ones included.
pub(crate) fn titled_articles<'p>(
    policy: &'p Policy,
    document: FileId,
    supplement: Option<ArticleId>,
    titles: &'p Titles,
) -> impl Iterator<Item = &'p Article> {
    let is_within = |article: &Article, wanted: &str| {
        let division = |id: DivisionId| policy.divisions.get(id);
        std::iter::successors(article.division, |&id| division(id)?.parent)
            .filter_map(division)
            .any(|division| division.title.as_deref().is_some_and(|title| *look_up_key(title) == *wanted))
    };
    let bearing = policy.outline.lookup(policy).titled(document, &titles.title);
    bearing
        .iter()
        .filter_map(|id| policy.articles.get(*id))
        .filter(move |article| article.within.is_none() || article.within == supplement)
        .filter(move |article| titles.within.as_deref().is_none_or(|wanted| is_within(article, wanted)))
}

/// Whether a reference that a policy with the given parents writes names an article of one of them, `owner`.
pub(crate) fn names_article<'p>(
    parents: impl Iterator<Item = (&'p Parent, Option<PolicyId>)>,
    reference: &str,
    owner: &Policy,
    article: &Article,
) -> bool {
    let Some(rest) = strip_parent(parents, owner.id(), reference) else { return false };
    article_number(rest).is_some_and(|number| number_of(owner, article).is_some_and(|numbered| numbered.holds(&number)))
}

/// What follows the short name of the parent; `None` where another is named.
pub(crate) fn strip_parent<'a, 'p>(
    parents: impl Iterator<Item = (&'p Parent, Option<PolicyId>)>,
    owner: PolicyId,
    reference: &'a str,
) -> Option<&'a str> {
    let reference = reference.trim();
    let named = parents.filter_map(|(parent, found)| {
        let (short, _) = parent.short.as_ref()?;
        Some((found, reference.strip_prefix(&**short)?))
    });
    // One short name may begin with another: 「法人」, 「法人規程」.
    let named = named.min_by_key(|(_, rest)| rest.len());
    match named {
        Some((found, rest)) => found.is_none_or(|found| found == owner).then_some(rest),
        None => Some(reference),
    }
}

/// The number of the article that a reference names: `第三十六条の二第1項` is 36の2; a plain number counts as an article.
pub(crate) fn article_number(text: &str) -> Option<Number> {
    Written::read(text).map(|written| written.number)
}
