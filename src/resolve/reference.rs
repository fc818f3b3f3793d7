//! References to articles of a policy by the short name of its parent: `法人規程第7条`, `article 7`.

use super::outline::{Number, Numbered, Written};
use super::policy::{Article, Policy, PolicyId};

/// The number of an article: as written, else counted from the articles before it. Supplements have none.
pub fn number_of<'p>(policy: &'p Policy, article: &Article) -> Option<&'p Numbered> {
    let index = policy.articles.iter().position(|other| std::ptr::eq(other, article))?;
    policy.outline.provisions.get(index)?.number.as_ref()
}

/// The article of the main text that bears a number; that of the root document first.
pub fn article<'p>(policy: &'p Policy, number: &Number) -> Option<(usize, &'p Article)> {
    let main = policy.articles.iter().enumerate().filter(|(_, article)| article.within.is_none());
    main.into_iter().find(|(index, _)| {
        let numbered = policy.outline.provisions.get(*index).and_then(|provision| provision.number.as_ref());
        numbered.is_some_and(|numbered| numbered.holds(number))
    })
}

/// Whether a reference written in `policy` names an article of its parent `owner`.
pub fn names_article(policy: &Policy, owner: PolicyId, reference: &str, parent: &Policy, article: &Article) -> bool {
    let Some(rest) = strip_parent(policy, owner, reference) else { return false };
    article_number(rest).is_some_and(|number| number_of(parent, article).is_some_and(|numbered| numbered.holds(&number)))
}

/// What follows the short name of the parent; `None` where another is named.
pub fn strip_parent<'a>(policy: &Policy, owner: PolicyId, reference: &'a str) -> Option<&'a str> {
    let reference = reference.trim();
    let named = policy.parents.iter().filter_map(|parent| {
        let (short, _) = parent.short.as_ref()?;
        Some((parent, reference.strip_prefix(&**short)?))
    });
    // One short name may begin with another: 「法人」, 「法人規程」.
    let named = named.min_by_key(|(_, rest)| rest.len());
    match named {
        Some((parent, rest)) => (parent.policy == Some(owner) || parent.policy.is_none()).then_some(rest),
        None => Some(reference),
    }
}

/// The number of the article that a reference names: `第三十六条の二第1項` is 36の2; a plain number counts as an article.
pub fn article_number(text: &str) -> Option<Number> {
    Written::read(text).map(|written| written.number)
}
