//! A parent's wording where it is written out below: what it says of 第5条 and 前条 names the parent, and a placeholder prints what
//! holds below, where it can be told.

use super::names::Names;
use crate::law::{self, Registry};
use crate::resolve::outline::{Numbered, is_beside};
use crate::resolve::placeholder::{self, Printed};
use crate::resolve::policy::{Article, ArticleId, DivisionId, Policy, PolicyId};
use crate::syntax::keyword::Keyword;
use crate::text::Span;
use crate::wording::mention::{Base, Owner, Step, Which, mentions};
use crate::wording::placeholder::placeholders;

/// An article of an ancestor.
#[derive(Clone, Copy)]
pub(super) struct Above<'a> {
    pub(super) id: PolicyId,
    pub(super) owner: &'a Policy,
    pub(super) article: &'a Article,
}

/// The wording in a place of an ancestor's article, as it reads below.
pub(super) fn below(names: Names<'_, '_>, above: Above<'_>, span: Span) -> String {
    let text = names.cx.resolved.text(span);
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    edits.extend(printed(names, above, text, span));
    edits.extend(referred(names, above, text));
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, replacement) in edits {
        let Some(between) = text.get(from..range.start) else { continue };
        out.push_str(between);
        out.push_str(&replacement);
        from = range.end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// Placeholders that say nothing below: what they print above.
fn printed(names: Names<'_, '_>, above: Above<'_>, text: &str, span: Span) -> Vec<(std::ops::Range<usize>, String)> {
    let cx = names.cx;
    let Some((_, view)) = cx.resolved.get(above.id) else { return Vec::new() };
    let lost = placeholders(text, span).into_iter().filter_map(|placeholder| {
        placeholder::print(&placeholder, cx.resolved, cx.policy, cx.view).err()?;
        let Ok(Printed::Value(attribute, value)) = placeholder::print(&placeholder, cx.resolved, above.owner, view) else { return None };
        let vocabulary = cx.resolved.vocabulary;
        let shown = crate::checks::words::show(vocabulary, vocabulary.attribute(attribute), &value);
        let range = (placeholder.span.start - span.start) as usize..(placeholder.span.end - span.start) as usize;
        Some((range, names.say(&shown)))
    });
    lost.collect()
}

/// What a policy calls itself.
const SELF: [&str; 4] = ["この規程の", "この規程", "本規程の", "本規程"];

const SELF_IN_ENGLISH: [&str; 3] = [" of this policy", " of this regulation", " of this document"];

/// References to the ancestor's own articles.
fn referred(names: Names<'_, '_>, above: Above<'_>, text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let parents: Vec<&str> = above.owner.parents.iter().filter_map(|parent| parent.short.as_ref()).map(|(short, _)| &**short).collect();
    let laws: Vec<_> =
        law::scan(text, Registry::built_in()).iter().map(|citation| citation.range.start as usize..citation.range.end as usize).collect();
    let name = names.policy(above.id);
    let own = mentions(text, &parents, &laws).into_iter().filter(|mention| mention.owner == Owner::Own);
    let references = own.filter_map(|mention| {
        let written = text.get(mention.range.clone())?;
        // In English the name follows; 「The preceding Article」 is left as it is.
        let is_english = written.is_ascii();
        if is_english && !matches!(mention.article, Base::Number(_)) {
            return None;
        }
        let before = text.get(..mention.range.start)?;
        let itself = SELF.iter().find(|itself| before.ends_with(**itself)).map_or(0, |itself| itself.len());
        let range = mention.range.start - itself..mention.range.end;
        match &mention.article {
            Base::Number(_) if written.contains('条') => Some((range, format!("{name}{written}"))),
            // Article 5 of the corporation's; a further number of a list is of the same text.
            Base::Number(_) if written.starts_with("Article") || written.starts_with("article") => {
                let after = text.get(mention.range.end..)?;
                let itself = SELF_IN_ENGLISH.iter().find(|itself| after.starts_with(**itself)).map_or(0, |itself| itself.len());
                Some((mention.range.start..mention.range.end + itself, format!("{written} of {name}")))
            }
            Base::Step(step) => {
                let target = stepped(above, *step)?;
                let rest = written.split_once('条').map_or("", |(_, rest)| rest);
                Some((range, format!("{name}{target}{rest}")))
            }
            Base::Division { chapter, section } => {
                let inner = [(section, Keyword::Section), (chapter, Keyword::Chapter)];
                let (which, keyword) = inner.into_iter().find_map(|(which, keyword)| Some((which.as_ref()?, keyword)))?;
                match which {
                    Which::Number(_) => Some((range, format!("{name}{written}"))),
                    Which::Step(step) => Some((range, format!("{name}{}", divided(above, keyword, *step)?))),
                    Which::Titled(_) => None,
                }
            }
            _ => None,
        }
    });
    references.collect()
}

/// The number of the chapter or section that 前章 or この節 means.
fn divided(above: Above<'_>, keyword: Keyword, step: Step) -> Option<String> {
    let divisions = &above.owner.divisions;
    let mut here = above.article.division?;
    while divisions.get(here)?.keyword != keyword {
        here = divisions.get(here)?.parent?;
    }
    let own = divisions.get(here)?;
    let beside: Vec<DivisionId> = divisions.entries().filter(|(_, other)| is_beside(other, own)).map(|(id, _)| id).collect();
    let at = beside.iter().position(|&id| id == here)?;
    let wanted = match step {
        Step::Back(count) => at.checked_sub(usize::try_from(count).ok()?)?,
        Step::Next => at + 1,
        Step::This => at,
        Step::Number(_) | Step::Same => return None,
    };
    above.owner.outline.divisions.get(*beside.get(wanted)?).map(Numbered::show)
}

/// The number of the article that 前条 or 次条 means.
fn stepped(above: Above<'_>, step: Step) -> Option<String> {
    let is_beside =
        |article: &&Article| !article.supplement && article.document == above.article.document && article.within == above.article.within;
    let beside: Vec<ArticleId> = above.owner.articles.iter().filter(is_beside).map(|article| article.id).collect();
    let here = beside.iter().position(|&id| id == above.article.id)?;
    let number = |at: usize| above.owner.outline.number(*beside.get(at)?).map(Numbered::show);
    match step {
        Step::Back(1) => number(here.checked_sub(1)?),
        Step::Back(count) => {
            let first = number(here.checked_sub(usize::try_from(count).ok()?)?)?;
            Some(format!("{first}から{}まで", number(here.checked_sub(1)?)?))
        }
        Step::Next => number(here + 1),
        Step::Number(_) | Step::Same | Step::This => None,
    }
}
