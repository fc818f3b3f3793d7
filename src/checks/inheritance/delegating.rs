//! Which articles of a parent delegate something by their data, found by what that is: of a great many articles each would otherwise be
//! held against each.

use std::collections::{BTreeMap, HashMap};

use super::basis::{self, Matter};
use crate::checks::Context;
use crate::model::vocabulary::NameId;
use crate::resolve::policy::{Article, ArticleId, Policy};
use crate::syntax::keyword::Keyword;

/// The articles of a policy that delegate by data.
pub(super) struct Delegating<'a> {
    owner: &'a Policy,
    /// By what they leave open.
    by_name: BTreeMap<(Keyword, NameId), Vec<ArticleId>>,
    /// The same by the terms that they leave open, as look-up keys.
    by_term: HashMap<String, Vec<ArticleId>>,
}

impl<'a> Delegating<'a> {
    pub(super) fn of(cx: &Context<'a>, owner: &'a Policy) -> Self {
        let mut found = Self { owner, by_name: BTreeMap::new(), by_term: HashMap::new() };
        for article in &owner.articles {
            for open in owner.declarations.range(&article.declarations).iter().filter(|above| basis::is_open(above)) {
                let known = found.by_name.entry((open.kind, open.name)).or_default();
                if known.last() != Some(&article.id) {
                    known.push(article.id);
                }
            }
            for definition in basis::definitions(owner, article).filter(|definition| basis::is_left_open(definition)) {
                found.by_term.entry(basis::term(cx, definition)).or_default().push(article.id);
            }
        }
        found
    }

    /// The article that delegates what is laid down and `may` be named, nearest to another one.
    pub(super) fn nearest(
        &self,
        cx: &Context<'a>,
        matter: &Matter<'a>,
        at: ArticleId,
        may: &dyn Fn(&Article) -> bool,
    ) -> Option<&'a Article> {
        let is_one = |id: &&ArticleId| self.owner.articles.get(**id).is_some_and(may);
        let lists = self.by_name.iter().filter(|((kind, name), _)| matter.is_of(cx, *kind, *name)).map(|(_, ids)| ids);
        let lists = lists.chain(matter.terms().iter().filter_map(|term| self.by_term.get(term)));
        let near = lists.flat_map(|ids| {
            let (before, after) = ids.split_at(ids.partition_point(|id| *id < at));
            before.iter().rev().find(is_one).into_iter().chain(after.iter().find(is_one))
        });
        near.min_by_key(|id| (id.distance(at), **id)).and_then(|id| self.owner.articles.get(*id))
    }
}
