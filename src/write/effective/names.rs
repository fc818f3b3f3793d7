//! What things are called in the comments of an effective policy: policies, articles, places.

use crate::checks::Context;
use crate::diagnostic::{Lang, Text};
use crate::model::value::Value;
use crate::model::vocabulary::AttributeId;
use crate::resolve::effective::Held;
use crate::resolve::policy::{Article, Policy, PolicyId};
use crate::resolve::reference::number_of;
use crate::text::Span;

/// Names as seen from the policy whose effective text is written.
#[derive(Clone, Copy)]
pub(super) struct Names<'c, 'a> {
    pub(super) cx: &'c Context<'a>,
    pub(super) lang: Lang,
}

impl<'a> Names<'_, 'a> {
    /// The sentence in the language of the text.
    pub(super) fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// What an ancestor is called: its short name here, else its title.
    pub(super) fn policy(&self, id: PolicyId) -> &'a str {
        self.cx.resolved.called(id, self.cx.id)
    }

    /// `corporation/policy.kitei:12`
    pub(super) fn place(&self, span: Span) -> String {
        let sources = self.cx.resolved.sources;
        let line = sources.file(span.file).map_or(1, |file| file.lines().position(&file.text, span.start).line);
        format!("{}:{line}", sources.path(span.file))
    }

    /// 法人規程 第5条; この規程 第8条 for the policy's own.
    pub(super) fn article(&self, id: PolicyId, article: &Article) -> String {
        let owner = self.cx.resolved.policy(id);
        let number = owner.and_then(|owner| number_of(owner, article)).map(crate::resolve::outline::Numbered::show);
        let bare = |number: String| match self.lang {
            Lang::En if !number.contains('条') => format!("article {number}"),
            _ => number,
        };
        let called = number.map_or_else(|| self.say(&crate::checks::article_name(article)), bare);
        match (id == self.cx.id, self.lang) {
            (true, Lang::Ja) => format!("この規程 {called}"),
            (true, Lang::En) => format!("this policy, {called}"),
            (false, _) => format!("{} {called}", self.policy(id)),
        }
    }

    /// The article in which a value stands; the policy where it stands in none.
    pub(super) fn stated_in(&self, held: &Held) -> String {
        let owner: Option<&Policy> = self.cx.resolved.policy(held.origin);
        let article = owner.and_then(|owner| owner.articles.iter().rfind(|article| article.span.contains(held.span)));
        article.map_or_else(|| self.policy(held.origin).to_owned(), |article| self.article(held.origin, article))
    }

    /// A value as a person would write it.
    pub(super) fn value(&self, attribute: AttributeId, value: Option<&Value>) -> String {
        let vocabulary = self.cx.resolved.vocabulary;
        let shown = value.map(|value| crate::checks::words::show(vocabulary, vocabulary.attribute(attribute), value));
        shown.map_or_else(|| "?".to_owned(), |shown| self.say(&shown))
    }

    /// How an attribute is spelled.
    pub(super) fn attribute(&self, attribute: AttributeId) -> &'a str {
        let spelling = &self.cx.resolved.vocabulary.attribute(attribute).spelling;
        match self.lang {
            Lang::Ja => &spelling.ja,
            Lang::En => &spelling.en,
        }
    }
}

/// Text on one line, as a comment needs it.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
