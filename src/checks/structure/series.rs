//! Whatever is numbered one after another: chapters, sections of a chapter, articles, those of a supplement, tables, forms, items of a
//! paragraph.

use std::collections::{BTreeMap, HashMap};

use crate::checks::Context;
use crate::resolve::outline::{Numbered, beside};
use crate::resolve::policy::{ArticleId, DivisionId};
use crate::syntax::keyword::Keyword;
use crate::text::{FileId, Span};
use crate::wording::number::{Form, Number};

/// What is numbered together, in order.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) members: Vec<Member>,
    /// Whether some of it may be hidden by damage: then a gap says nothing.
    pub(super) is_damaged: bool,
}

impl Series {
    /// The members, each with the one before it that bears its number. Where numbers rise nothing is looked for.
    pub(super) fn with_twins(&self) -> impl Iterator<Item = (&Member, Option<&Member>)> {
        let mut highest: Option<&Number> = None;
        let mut first: HashMap<&Number, usize> = HashMap::new();
        let mut several: Vec<usize> = Vec::new();
        self.members.iter().enumerate().map(move |(index, member)| {
            let number = &member.numbered.number;
            let rises = highest.is_none_or(|highest| highest < number);
            let holds = |other: &&usize| self.members.get(**other).is_some_and(|other| other.numbered.holds(number));
            let before = || first.get(number).into_iter().chain(several.iter().find(holds)).min().copied();
            let twin = if rises { None } else { before().and_then(|before| self.members.get(before)) };
            highest = highest.max(Some(member.numbered.last()));
            first.entry(number).or_insert(index);
            several.extend(member.numbered.through.is_some().then_some(index));
            (member, twin)
        })
    }
}

/// One of a series.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) numbered: Numbered,
    /// As it is written, or would be.
    pub(super) shown: String,
    pub(super) span: Span,
}

/// The series of a policy.
pub(super) fn all(cx: &Context<'_>) -> Vec<Series> {
    let mut all = divisions(cx);
    all.extend(articles(cx));
    all.extend(annexed(cx));
    all.extend(items(cx));
    all
}

fn divisions(cx: &Context<'_>) -> Vec<Series> {
    let mut groups: HashMap<_, usize> = HashMap::new();
    let mut all: Vec<Series> = Vec::new();
    for (division, numbered) in cx.policy.divisions.iter().zip(&cx.policy.outline.divisions) {
        let member = Member { numbered: numbered.clone(), shown: numbered.show(), span: division.header };
        let at = *groups.entry(beside(division)).or_insert(all.len());
        match all.get_mut(at) {
            Some(series) => series.members.push(member),
            None => all.push(Series { members: vec![member], is_damaged: is_damaged(cx, division.document) }),
        }
    }
    all
}

/// Articles run on through the chapters; bare numbers (1, 2) may begin anew in each.
fn articles(cx: &Context<'_>) -> Vec<Series> {
    let mut groups: BTreeMap<(FileId, Option<ArticleId>, Option<DivisionId>), Series> = BTreeMap::new();
    for (article, provision) in cx.policy.articles.iter().zip(&cx.policy.outline.provisions) {
        let Some(numbered) = &provision.number else { continue };
        let chapter = article.division.filter(|_| matches!(numbered.form, Form::Plain(_)));
        let series = groups
            .entry((article.document, article.within, chapter))
            .or_insert_with(|| Series { members: Vec::new(), is_damaged: is_damaged(cx, article.document) });
        series.members.push(Member { numbered: numbered.clone(), shown: numbered.show(), span: article.header });
    }
    groups.into_values().collect()
}

/// Tables and forms are counted each by themselves.
fn annexed(cx: &Context<'_>) -> Vec<Series> {
    let mut groups: BTreeMap<(FileId, Keyword), Series> = BTreeMap::new();
    for annexed in &cx.policy.annexed {
        let Some(numbered) = &annexed.number else { continue };
        let series = groups
            .entry((annexed.document, annexed.keyword))
            .or_insert_with(|| Series { members: Vec::new(), is_damaged: is_damaged(cx, annexed.document) });
        series.members.push(Member { numbered: numbered.clone(), shown: annexed.called(), span: annexed.header });
    }
    groups.into_values().collect()
}

fn items(cx: &Context<'_>) -> Vec<Series> {
    let paragraphs = cx.policy.outline.provisions.iter().flat_map(|provision| &provision.paragraphs);
    let series = paragraphs.map(|paragraph| {
        let members = paragraph.part.items.iter().filter(|item| item.on_line).map(|item| {
            let span = paragraph.place(&item.mark);
            let number = item.branch.map_or_else(|| Number::new(item.number), |branch| Number::new(item.number).branch(branch));
            let numbered = Numbered { number, through: None, form: Form::Ordinal('号'), is_given: false };
            Member { numbered, shown: cx.text(span).to_owned(), span }
        });
        Series { members: members.collect(), is_damaged: false }
    });
    series.filter(|series| !series.members.is_empty()).collect()
}

fn is_damaged(cx: &Context<'_>, document: FileId) -> bool {
    cx.resolved.documents.get(document).is_none_or(|document| !document.damaged.is_empty())
}
