//! A policy's wording where it is read elsewhere, by those below it: what it says of 第5条 and 前条 names the policy.

use std::ops::Range;

use super::outline::{DivisionsOf, Numbered, Within};
use super::policy::{Article, Policy};
use crate::law::{self, Bare, Registry};
use crate::syntax::keyword::Keyword;
use crate::wording::mention::{Base, Owner, Step, Which, mentions};

/// What a policy calls itself.
const SELF: [&str; 4] = ["この規程の", "この規程", "本規程の", "本規程"];

const SELF_IN_ENGLISH: [&str; 3] = [" of this policy", " of this regulation", " of this document"];

/// The references in a wording to provisions of its own policy, as ranges of bytes, and how each reads elsewhere, where the policy is
/// called `name`.
pub(crate) fn references(owner: &Policy, article: &Article, name: &str, text: &str) -> Vec<(Range<usize>, String)> {
    let parents: Vec<&str> = owner.parents.iter().filter_map(|parent| parent.short.as_ref()).map(|(short, _)| &**short).collect();
    let cited = law::scan(text, Registry::built_in());
    let said = cited.iter().filter(|citation| citation.bare.is_none_or(|bare| bare == Bare::Parallel));
    let laws: Vec<_> = said.map(|citation| citation.range.start as usize..citation.range.end as usize).collect();
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
                let target = stepped(owner, article, *step)?;
                let rest = written.split_once('条').map_or("", |(_, rest)| rest);
                Some((range, format!("{name}{target}{rest}")))
            }
            Base::Division { chapter, section } => {
                let inner = [(section, Keyword::Section), (chapter, Keyword::Chapter)];
                let (which, keyword) = inner.into_iter().find_map(|(which, keyword)| Some((which.as_ref()?, keyword)))?;
                match which {
                    Which::Number(_) => Some((range, format!("{name}{written}"))),
                    Which::Step(step) => Some((range, format!("{name}{}", divided(owner, article, keyword, *step)?))),
                    Which::Titled(_) => None,
                }
            }
            Base::Annex(..) => Some((range, format!("{name}{written}"))),
            _ => None,
        }
    });
    references.collect()
}

/// The number of the chapter or section that 前章 or この節 means.
fn divided(owner: &Policy, article: &Article, keyword: Keyword, step: Step) -> Option<String> {
    let divisions = &owner.divisions;
    let mut here = article.division?;
    while divisions.get(here)?.keyword != keyword {
        here = divisions.get(here)?.parent?;
    }
    let own = divisions.get(here)?;
    let of = DivisionsOf { kind: own.keyword, document: Some(own.document), within: Within::This(own.parent) };
    let beside = owner.outline.lookup(owner).divisions(of);
    let at = beside.binary_search(&here).ok()?;
    let wanted = match step {
        Step::Back(count) => at.checked_sub(usize::try_from(count).ok()?)?,
        Step::Next => at + 1,
        Step::This => at,
        Step::Number(_) | Step::Same => return None,
    };
    owner.outline.divisions.get(*beside.get(wanted)?).map(Numbered::show)
}

/// The number of the article that 前条 or 次条 means.
fn stepped(owner: &Policy, article: &Article, step: Step) -> Option<String> {
    let beside = owner.outline.lookup(owner).beside(article.document, article.within);
    let here = beside.binary_search(&article.id).ok()?;
    let number = |at: usize| owner.outline.number(*beside.get(at)?).map(Numbered::show);
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
