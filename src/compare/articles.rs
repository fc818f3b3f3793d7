//! The articles: added, deleted, renumbered, retitled, reworded. No order judges words, so that these are told and no more; what
//! they do to requirements and declarations is told with those.

use std::collections::HashMap;

use super::pair::{Pair, place};
use super::paired::Paired;
use crate::answer::difference::{Change, Effect, Matter};
use crate::checks::{Context, article_name, words};
use crate::diagnostic::Text;
use crate::model::item;
use crate::resolve::policy::{Article, ArticleId, Mode};
use crate::text::Span;

/// Every change of the articles.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<Change> {
    let (old, new) = (standing(&pair.old), standing(&pair.new));
    let paired = paired(&old, &new);
    let mut changes = Vec::new();
    for (before, article) in paired.new_ones() {
        match before {
            Some(before) => changes.extend(altered(pair, before, article)),
            None => changes.push(Change {
                after: Some(added()),
                new: place(&pair.new, article.article.header),
                ..pair.change(
                    left_open(article, None).map_or(Effect::Neutral, |_| Effect::Strengthened),
                    Matter::Article,
                    article_name(article.article),
                )
            }),
        }
    }
    for article in paired.gone() {
        let change = pair.change(left_open(article, None).unwrap_or(Effect::Neutral), Matter::Article, article_name(article.article));
        changes.push(Change { before: Some(added()), old: place(&pair.old, article.article.header), ..change });
    }
    changes
}

/// What stands for an article on the side on which it is.
fn added() -> Text {
    Text::new("あり", "present")
}

/// An article that is not deleted, with what is compared of it.
struct Standing<'a> {
    article: &'a Article,
    /// Its wording without white space, which says nothing in Japanese, and without line ends, which differ between systems.
    wording: String,
    /// What it claims.
    claims: Vec<String>,
}

fn standing<'a>(cx: &Context<'a>) -> Vec<Standing<'a>> {
    let mut defined: HashMap<ArticleId, Vec<Span>> = HashMap::new();
    for definition in &cx.policy.definitions {
        if let Some(article) = definition.article {
            defined.entry(article).or_default().push(definition.span);
        }
    }
    let standing = |article: &'a Article| {
        let definitions = defined.get(&article.id).into_iter().flatten().copied();
        let spans = article.paragraphs.iter().map(|paragraph| paragraph.text).chain(definitions);
        let wording = spans.map(|span| cx.text(span)).collect::<Vec<_>>().join("\n");
        // By the numbers that are written: what another edition carries over is the same claim.
        let claim = |item: &item::ItemRef| {
            let standard = cx.resolved.standards.get(item.standard)?;
            let is_numbered = standard.requirements.get(item.requirement)?.carried_from.is_none();
            is_numbered.then(|| item::short(standard, item.requirement, item.point))
        };
        let mut claims: Vec<String> = article.claims.iter().filter_map(claim).collect();
        claims.sort_unstable();
        claims.dedup();
        Standing { article, wording: wording.chars().filter(|letter| !letter.is_whitespace()).collect(), claims }
    };
    cx.policy.articles.iter().filter(|article| !article.deleted).map(standing).collect()
}

/// Which article of the old side is which of the new one: the same number and title, then the same title, wording or number.
fn paired<'s, 'a>(old: &'s [Standing<'a>], new: &'s [Standing<'a>]) -> Paired<'s, Standing<'a>> {
    let named = |one: &'s Standing<'a>| (one.article.supplement, one.article.number.as_deref(), one.article.title.as_deref());
    Paired::new(old, new)
        .by(|one| Some(named(one)).filter(|(_, number, title)| number.is_some() || title.is_some()))
        .by(|one| Some((one.article.supplement, one.article.title.as_deref()?)))
        .by(|one| Some((one.article.supplement, one.wording.as_str())).filter(|(_, wording)| !wording.is_empty()))
        .by(|one| Some((one.article.supplement, one.article.number.as_deref()?)))
}

fn altered(pair: &Pair<'_>, before: &Standing<'_>, after: &Standing<'_>) -> Vec<Change> {
    let change = |effect, note: Option<Text>| Change {
        note,
        old: place(&pair.old, before.article.header),
        new: place(&pair.new, after.article.header),
        ..pair.change(effect, Matter::Article, article_name(after.article))
    };
    let mut changes = Vec::new();
    if let Some(effect) = left_open(before, Some(after)).or_else(|| left_open(after, Some(before)).map(|_| Effect::Strengthened)) {
        let note = Text::new("下位への委任の変更です", "what it leaves to those below changed");
        changes.push(change(effect, Some(note)));
    }
    if (&before.article.number, &before.article.title) != (&after.article.number, &after.article.title) {
        let (was, is) = (article_name(before.article), article_name(after.article));
        changes.push(Change { before: Some(was), after: Some(is), ..change(Effect::Neutral, None) });
    }
    if before.wording != after.wording {
        changes.push(change(Effect::Neutral, Some(Text::new("文言の変更です", "its wording changed"))));
    }
    if before.claims != after.claims {
        let told = |claims: &[String]| Some(words::list(&claims.iter().map(Text::same).collect::<Vec<_>>())).filter(|_| !claims.is_empty());
        let note = Text::new("対応する遵守事項の変更です", "what it claims changed");
        changes.push(Change { before: told(&before.claims), after: told(&after.claims), ..change(Effect::Neutral, Some(note)) });
    }
    changes
}

/// What it does that an article that left its matter to those below, and declares nothing by which that would be told, no longer does.
fn left_open(before: &Standing<'_>, after: Option<&Standing<'_>>) -> Option<Effect> {
    let delegates = |standing: &Standing<'_>| standing.article.mode == Mode::Delegated && standing.article.declarations.is_empty();
    (delegates(before) && !after.is_some_and(delegates)).then_some(Effect::Weakened)
}
