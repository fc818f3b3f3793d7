//! `except`: articles of a parent, and facilities for which something does not hold.

use std::ops::Range;
use std::sync::Arc;

use super::Binder;
use crate::resolve::policy::{ArticleId, Except, Release};
use crate::resolve::report;
use crate::syntax::document::{Operands, Statement, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::report::arguments;
use crate::wording::number::Written;

impl Binder<'_, '_> {
    /// `第5条、第6条 施設 保育所、施設 分院`. A name that follows a facility is another one for which the same is left out.
    pub(super) fn excepts(&mut self, operands: Operands<'_>) -> Vec<Except> {
        let mut excepts: Vec<Except> = Vec::new();
        for part in operands.parts() {
            let keyword = part.terms.iter().position(|term| term.is_word() && is_facility(part.word(term)));
            let before = excepts.last().filter(|before| before.facility.is_some()).map(|before| before.article);
            let (article, named) = match (keyword, before) {
                (Some(at), _) => (Some(part.slice(0, at)).filter(|part| !part.is_empty()).map(Operands::span), at + 1),
                (None, Some(same)) if Written::read(part.text()).is_none() => (same, 0),
                (None, _) => {
                    excepts.push(Except { article: Some(part.span()), facility: None });
                    continue;
                }
            };
            let mut words = part.slice(named, part.terms.len()).words();
            let Some(facility) = words.next() else {
                report::no_facility(self.findings, part.span());
                continue;
            };
            if let Some(second) = words.next() {
                self.findings.push(arguments::unexpected(second.span, second.text));
            }
            excepts.push(Except { article, facility: Some((Arc::from(&*facility.key()), facility.span)) });
        }
        excepts
    }

    /// `except facility NAME` or `except allowed` in the block of a head, a chapter or an article: `articles` do not hold for it.
    pub(super) fn releases(&mut self, block: Statement<'_>, articles: Option<&Range<ArticleId>>) {
        for statement in block.children_of(Keyword::Except) {
            if let [word] = statement.operands().words().collect::<Vec<_>>().as_slice()
                && Keyword::spelled(&word.key()) == Some(Keyword::Allowed)
            {
                self.policy.omissible.push(articles.cloned());
                continue;
            }
            for except in self.excepts(statement.operands()) {
                if let Some(article) = except.article {
                    report::own_article(self.findings, statement.document().text(article), article);
                } else if let Some(facility) = except.facility {
                    self.policy.releases.push(Release { facility, articles: articles.cloned() });
                }
            }
        }
    }
}

fn is_facility(word: Word<'_>) -> bool {
    Keyword::spelled(&word.key()) == Some(Keyword::Facility)
}
