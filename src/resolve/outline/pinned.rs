//! The numbers to be written where an article has none. It is the number that the article has by its place; where a later article
//! bears that number already, it is a branch of the article before, as amendments insert articles.

use std::collections::BTreeSet;

use super::{Form, Number, Numbered};
use crate::resolve::policy::{Article, ArticleId, Policy};
use crate::syntax::document::Document;

/// A number to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PinnedNumber {
    /// The article.
    pub article: ArticleId,
    /// Its number.
    pub number: Number,
    /// How it is written.
    pub form: Form,
}

/// The numbers that are not written in a document of a policy. Supplements count for themselves and are left alone. `vacant` are numbers
/// that references name though nothing bears them: no article takes one that it did not have, or the reference would come to mean it.
pub(crate) fn pinned_numbers(policy: &Policy, document: &Document, vacant: &BTreeSet<Number>) -> Vec<PinnedNumber> {
    let articles = || {
        let main = policy.articles.iter().filter(move |article| article.document == document.file && article.within.is_none());
        main.filter_map(|article| Some((article, policy.outline.number(article.id)?)))
    };
    let mut run = Run {
        written: articles().filter(|(.., numbered)| !numbered.is_given).map(|(.., numbered)| numbered).collect(),
        given: BTreeSet::new(),
        vacant,
        // What some unread number or damage hides may stand between any two articles.
        is_settled: document.damaged.is_empty() && articles().all(|(article, numbered)| numbered.is_given == article.number.is_none()),
        last: None,
    };
    let mut pinned = Vec::new();
    for (article, numbered) in articles() {
        if !numbered.is_given {
            run.last = Some(numbered.last().clone());
            continue;
        }
        match run.next(numbered.form).filter(|_| is_open(article, document)) {
            Some(number) => {
                run.given.insert(number.clone());
                run.last = Some(number.clone());
                pinned.push(PinnedNumber { article: article.id, number, form: numbered.form });
            }
            // It stays as it is, and goes on being meant by the number that it counts as.
            None => {
                run.given.insert(numbered.number.clone());
            }
        }
    }
    pinned
}

/// Whether there is no number, and one can be written.
fn is_open(article: &Article, document: &Document) -> bool {
    article.number.is_none() && !document.is_damaged(article.header)
}

/// So many branches of branches are tried.
const DEEPEST: usize = 8;

struct Run<'a> {
    written: Vec<&'a Numbered>,
    given: BTreeSet<Number>,
    vacant: &'a BTreeSet<Number>,
    is_settled: bool,
    last: Option<Number>,
}

impl Run<'_> {
    fn is_taken(&self, number: &Number) -> bool {
        self.given.contains(number) || self.written.iter().any(|numbered| numbered.holds(number))
    }

    /// The number after the last one; none where there is none to be had.
    fn next(&self, form: Form) -> Option<Number> {
        let main = self.last.as_ref().map_or_else(|| Number::new(1), Number::next_main);
        if !self.is_taken(&main) {
            return Some(main);
        }
        let last = self.last.as_ref().filter(|_| self.is_settled && matches!(form, Form::Ordinal(_)))?;
        let below = std::iter::successors(Some(last.clone().branch(2)), |number| Some(number.clone().branch(2)));
        let branches = last.is_branch().then(|| last.next_branch()).into_iter().chain(below);
        // Nothing but 第3条の2 comes next after 第3条; after that there is always room.
        branches.take(if last.is_branch() { DEEPEST } else { 1 }).find(|number| !self.is_taken(number) && !self.vacant.contains(number))
    }
}
