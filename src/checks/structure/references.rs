//! The references in the wordings of a policy and in the meanings of its definitions, each with where it leads.

use std::collections::HashMap;
use std::ops::Range;

use super::provision::{Annexes, Place, Seen, Trouble, bears};
use crate::checks::Context;
use crate::checks::citation::{Citations, Form};
use crate::law::{LawKind, Registry, scan};
use crate::model::value::Value;
use crate::resolve::policy::{ArticleId, Policy, PolicyId};
use crate::resolve::reference::article;
use crate::text::{FileId, Span};
use crate::wording::mention::{Annex, Base, Mention, Owner, mentions};
use crate::wording::number::Number;

/// A place where the number of an article is written, and the article that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberedReference {
    /// The place of the number: 第12条, 12.
    pub span: Span,
    /// The number.
    pub number: Number,
    /// Whose article.
    pub policy: PolicyId,
    /// Which of its articles; none where it has no such article, or that cannot be told.
    pub article: Option<ArticleId>,
}

/// The numbers of articles that the wordings of a policy, its `implements` and its `except` name.
pub(in crate::checks) fn numbered(cx: &Context<'_>, citations: &Citations<'_>) -> Vec<NumberedReference> {
    let mut numbered: Vec<NumberedReference> = all(cx, citations)
        .into_iter()
        .filter_map(|reference| {
            let (Base::Number(number), Some(range)) = (reference.mention.article, reference.mention.numbered) else { return None };
            let span = part(reference.wording, &range);
            let article = reference.leads_to.ok().flatten().map(|(_, article)| article);
            Some(NumberedReference { span, number, policy: reference.owner?, article })
        })
        .collect();
    let parents = parents(cx);
    let mut clause = |place: Span, unnamed: Option<PolicyId>| {
        let names: Vec<&str> = parents.iter().map(|(name, _)| *name).collect();
        for mention in mentions(cx.text(place), &names, &[]) {
            let policy = match mention.owner {
                Owner::Named(nth) => parents.get(nth).and_then(|(_, id)| *id),
                _ => unnamed,
            };
            if let (Base::Number(number), Some(range), Some(policy)) = (mention.article, mention.numbered, policy) {
                let article = cx.resolved.policy(policy).and_then(|owner| article(owner, &number)).map(|article| article.id);
                numbered.push(NumberedReference { span: part(place, &range), number, policy, article });
            }
        }
    };
    for implements in cx.policy.articles.iter().flat_map(|article| &article.implements) {
        let mut governing = cx.parents().filter_map(|(_, id)| id);
        clause(*implements, governing.next().filter(|_| governing.next().is_none()));
    }
    for (parent, id) in cx.parents() {
        for article in parent.except.iter().filter_map(|except| except.article) {
            clause(article, id);
        }
    }
    numbered
}

/// A reference as it is written.
pub(super) struct Reference {
    /// All of it.
    pub(super) span: Span,
    /// The wording in which it stands.
    pub(super) wording: Span,
    mention: Mention,
    /// Whose provision it mentions; none for another text.
    owner: Option<PolicyId>,
    /// The article that it leads to: whose, and which; none where it leads to none, or that cannot be told.
    pub(super) leads_to: Result<Option<(PolicyId, ArticleId)>, Box<Trouble>>,
}

/// A text in which provisions may be mentioned.
#[derive(Clone, Copy)]
struct Text {
    document: FileId,
    /// The article in which it stands.
    article: Option<ArticleId>,
    span: Span,
    role: Role,
}

/// What a text is in its policy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A wording, or the meaning of a term.
    Wording,
    /// Part of a table or form.
    Annexed,
    /// A title, or text that a declaration states: of provisions it names only tables and forms for certain.
    Named,
}

/// The references of a policy, in the order of its articles.
pub(super) fn all(cx: &Context<'_>, citations: &Citations<'_>) -> Vec<Reference> {
    let mut all = Vec::new();
    let parents = parents(cx);
    let names: Vec<&str> = parents.iter().map(|(name, _)| *name).collect();
    let annexes = Annexes::default();
    let mut seen = Seen::default();
    let mut before = None;
    for text in texts(cx.policy) {
        // 同条 refers to what the same article mentions.
        if before.replace((text.document, text.article)) != Some((text.document, text.article)) {
            seen = Seen::default();
        }
        let mentions = mentions(cx.text(text.span), &names, &foreign(cx, citations, text, &names));
        let is_told = |mention: &Mention| text.role != Role::Named || matches!(mention.article, Base::Annex(..));
        for mention in mentions.into_iter().filter(is_told) {
            let place = Place {
                policy: cx.policy,
                resolved: cx.resolved,
                annexes: &annexes,
                document: text.document,
                article: text.article,
                wording: text.span,
                at: mention.range.start,
            };
            let id = match mention.owner {
                Owner::Named(nth) => parents.get(nth).and_then(|(_, id)| *id),
                _ => Some(cx.id),
            };
            let meant = id.and_then(|id| cx.resolved.policy(id));
            let leads_to = place.resolve(&mention, meant, &mut seen).map(|index| id.zip(index));
            let owner = id.filter(|_| mention.owner != Owner::Foreign);
            all.push(Reference { span: part(text.span, &mention.range), wording: text.span, mention, owner, leads_to });
        }
    }
    all
}

fn part(place: Span, range: &Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    place.part(offset(range.start), offset(range.end))
}

/// The wordings and meanings, those of one article together. Amendments of former days speak of the text of their day.
fn texts(policy: &Policy) -> Vec<Text> {
    let last_supplement = policy.articles.iter().rfind(|article| article.supplement).map(|article| article.id);
    let mut defined: HashMap<Option<ArticleId>, Vec<Text>> = HashMap::new();
    for definition in &policy.definitions {
        let (document, article) = (definition.document, definition.article);
        let text = definition.meaning.map(|span| Text { document, article, span, role: Role::Wording });
        defined.entry(article).or_default().extend(text);
    }
    let definitions = |article: Option<ArticleId>| defined.get(&article).into_iter().flatten().copied();
    let articles = policy.articles.iter().filter(|article| !article.deleted);
    let of_articles = articles.filter(|article| article.within.is_none() || article.within == last_supplement).flat_map(|article| {
        let paragraphs = article.paragraphs.iter();
        let wordings = paragraphs.map(|paragraph| Text {
            document: article.document,
            article: Some(article.id),
            span: paragraph.text,
            role: Role::Wording,
        });
        let mut texts: Vec<Text> = wordings.chain(definitions(Some(article.id))).collect();
        texts.sort_by_key(|text| text.span.start);
        texts
    });
    let cells = policy.annexed.iter().flat_map(|annexed| {
        let document = annexed.document;
        annexed.texts().map(move |span| Text { document, article: None, span, role: Role::Annexed })
    });
    definitions(None).chain(of_articles).chain(cells).chain(named(policy)).collect()
}

/// Titles that are none of a table or form itself, and text that declarations state.
fn named(policy: &Policy) -> impl Iterator<Item = Text> {
    let is_own = |title: &str| [Annex::Table, Annex::Form].into_iter().any(|annex| bears(title, annex).is_some());
    let articles = policy.articles.iter().filter(|article| !article.deleted && article.within.is_none());
    let titles = articles.filter(move |article| article.title.as_deref().is_some_and(|title| !is_own(title)));
    let titles = titles.map(|article| (article.document, article.header));
    let stated = policy.declarations.iter().flat_map(|declaration| &declaration.attributes);
    let texts = stated.filter(|stated| matches!(stated.value, Some(Value::Text(_)))).map(|stated| (stated.span.file, stated.value_span));
    titles.chain(texts).map(|(document, span)| Text { document, article: None, span, role: Role::Named })
}

/// The parents by the names that wordings may call them.
fn parents<'a>(cx: &Context<'a>) -> Vec<(&'a str, Option<PolicyId>)> {
    let parents = cx.parents().flat_map(|(parent, id)| {
        let title = id.and_then(|id| cx.resolved.policy(id)).map(|policy| policy.title.as_str());
        parent.short.as_ref().map(|(short, _)| &**short).into_iter().chain(title).map(move |name| (name, id))
    });
    parents.collect()
}

/// Where a text cites laws and rules that are no parents.
fn foreign(cx: &Context<'_>, citations: &Citations<'_>, text: Text, names: &[&str]) -> Vec<Range<usize>> {
    if text.role != Role::Wording {
        let cited = scan(cx.text(text.span), Registry::built_in());
        return cited
            .iter()
            .filter(|citation| citation.bare.is_none())
            .map(|citation| citation.range.start as usize..citation.range.end as usize)
            .collect();
    }
    // A definition outside all articles is read with the first of its document.
    let first = || cx.policy.articles.iter().find(|article| article.document == text.document);
    let article = text.article.or_else(|| first().map(|article| article.id));
    article
        .map_or(&[] as &[_], |article| citations.in_text(cx.id, article, text.span))
        .iter()
        .filter(|cited| cited.form == Form::Wording && !cited.may_be_own())
        .filter(|cited| cited.citation.kind != LawKind::Internal || !names.iter().any(|name| cited.citation.law.ends_with(name)))
        .map(|cited| cited.citation.range.start as usize..cited.citation.range.end as usize)
        .collect()
}
