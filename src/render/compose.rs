//! A policy with what holds for it to what is printed.

use super::instrument::{Article as PrintedArticle, Block, Instrument, Item, Paragraph, Printed};
use super::wording::{filled, paragraphs, plain, split};
use super::{Extent, above, annexed};
use crate::diagnostic::Lang;
use crate::model::read;
use crate::resolve::Resolved;
use crate::resolve::outline::Numbered;
use crate::resolve::policy::{Article, ArticleId, Definition, Division, DivisionId, Policy, PolicyId, Printing};
use crate::say::value::day;
use crate::say::{Values, Voice};
use crate::syntax::document::{Document, Statement};
use crate::syntax::keyword::Keyword;
use crate::text::FileId;

/// A policy as it is printed; `None` only for an id of another run.
pub(super) fn policy(resolved: &Resolved<'_>, id: PolicyId, extent: Extent) -> Option<Printed> {
    let (policy, view) = resolved.get(id)?;
    let voice = Voice::of(resolved, policy, view, Values::Shown);
    let mut documents: Vec<Instrument> = policy.documents.iter().map(|&file| instrument(&voice, file)).collect();
    if let (Extent::Effective, Some(root)) = (extent, documents.first_mut()) {
        add_above(&voice, root);
    }
    Some(Printed { lang: voice.lang, documents })
}

/// Puts what reaches the policy from above behind the main text of its root document.
fn add_above(voice: &Voice<'_>, root: &mut Instrument) {
    let day = day(voice.resolved.as_of, voice.lang);
    root.about.push(match voice.lang {
        Lang::Ja => format!("上位規程から及ぶ定めを含む（{day}現在）"),
        Lang::En => format!("with what reaches it from its parents, as of {day}"),
    });
    let end = root.blocks.iter().position(|block| matches!(block, Block::Supplement(_) | Block::Table(_))).unwrap_or(root.blocks.len());
    let above = above::blocks(voice, &root.blocks);
    root.blocks.splice(end..end, above);
}

fn instrument(voice: &Voice<'_>, file: FileId) -> Instrument {
    let document = voice.resolved.documents.get(file);
    let head = document.and_then(|document| document.statements_of(Keyword::Policy).next());
    let own = head.and_then(|head| head.operands().string()).map(|title| plain(title.text));
    let title = own.filter(|title| !title.is_empty()).unwrap_or_else(|| plain(&voice.policy.title));
    Instrument { file, title, about: head.map(|head| about(voice, head)).unwrap_or_default(), blocks: blocks(voice, file) }
}

/// What a head says of the instrument, in the order in which it says it.
fn about(voice: &Voice<'_>, head: Statement<'_>) -> Vec<String> {
    const SHOWN: [Keyword; 10] = [
        Keyword::Instrument,
        Keyword::Number,
        Keyword::Issuer,
        Keyword::InstitutionsBelow,
        Keyword::Version,
        Keyword::Enacted,
        Keyword::Revised,
        Keyword::Effective,
        Keyword::Approved,
        Keyword::Reapproved,
    ];
    let lang = voice.lang;
    let lines = head.children().filter_map(|statement| {
        let keyword = statement.keyword().filter(|keyword| SHOWN.contains(keyword))?;
        let (strings, words): (Vec<_>, Vec<_>) = statement.operands().words().partition(|word| word.quoted);
        let written = words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        let dated = read::day(&written).map_or(written, |date| day(date, lang));
        let by = statement
            .clause(Keyword::ApprovedBy)
            .map(|clause| voice.actors(clause.operands).join(if lang == Lang::Ja { "、" } else { ", " }));
        let said: Vec<String> = [dated].into_iter().chain(strings.iter().map(|string| plain(string.text))).chain(by).collect();
        let between = match (keyword, lang) {
            (Keyword::InstitutionsBelow, Lang::Ja) => "、",
            (Keyword::InstitutionsBelow, Lang::En) => ", ",
            _ => " ",
        };
        let said = said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(between);
        Some(plain(&match lang {
            Lang::Ja => format!("{} {said}", keyword.ja()),
            Lang::En => format!("{}: {said}", keyword.en().replace('_', " ")),
        }))
    });
    lines.collect()
}

fn blocks(voice: &Voice<'_>, file: FileId) -> Vec<Block> {
    let policy = voice.policy;
    let mut blocks = Vec::new();
    let free: Vec<&Definition> = policy.definitions.iter().filter(|one| one.document == file && one.article.is_none()).collect();
    if !free.is_empty() {
        let title = if voice.lang == Lang::Ja { "定義" } else { "Definitions" };
        let paragraphs = vec![defined(voice, None, &free, None)];
        let place = free.first().map(|one| one.span);
        let title = Some(title.to_owned());
        blocks.push(Block::Article(PrintedArticle { place, number: String::new(), title, is_deleted: false, paragraphs }));
    }
    let (within_articles, apart): (Vec<LeftOut>, Vec<LeftOut>) =
        left_out(voice, file).into_iter().partition(|(article, _)| article.is_some());
    let mut apart: Vec<String> = apart.into_iter().map(|(_, said)| said).collect();
    let mut within: Option<DivisionId> = None;
    for article in policy.articles.iter().filter(|article| article.document == file) {
        if article.division != within {
            blocks.extend(headings(policy, within, article.division));
            within = article.division;
        }
        if article.supplement && !apart.is_empty() {
            blocks.push(beside(voice, &std::mem::take(&mut apart)));
        }
        let printed = printed(voice, article, &within_articles);
        blocks.push(if article.supplement { Block::Supplement(printed) } else { Block::Article(printed) });
    }
    if !apart.is_empty() {
        blocks.push(beside(voice, &apart));
    }
    let annexed = policy.annexed.iter().filter(|annexed| annexed.document == file);
    blocks.extend(annexed.map(|annexed| Block::Table(annexed::table(voice, annexed, None))));
    blocks
}

/// What is left out of the guideline, said, with the article in which that stands.
type LeftOut = (Option<ArticleId>, String);

/// What a document leaves out of the guideline, unless its wording is the whole of its text.
fn left_out(voice: &Voice<'_>, file: FileId) -> Vec<LeftOut> {
    if is_verbatim(voice.policy) {
        return Vec::new();
    }
    let statements = voice.resolved.documents.get(file).into_iter().flat_map(Document::all);
    let said = statements.filter_map(|statement| Some((statement.span(), voice.left_out(statement)?)));
    said.map(|(place, said)| (voice.policy.innermost(place), said)).collect()
}

/// What is left out beside the articles, before the supplements.
fn beside(voice: &Voice<'_>, said: &[String]) -> Block {
    let title =
        if voice.lang == Lang::Ja { "ガイドラインの適用除外及び例外" } else { "Items of the guideline that are left out" };
    let paragraphs = said.iter().zip(1..).flat_map(|(said, nth)| split(said, nth)).collect();
    Block::Article(PrintedArticle { place: None, number: String::new(), title: Some(title.to_owned()), is_deleted: false, paragraphs })
}

pub(super) fn is_verbatim(policy: &Policy) -> bool {
    policy.head.printing() == Printing::Verbatim
}

/// The headings of the divisions that begin between two articles: those of the second in which the first does not stand.
fn headings(policy: &Policy, before: Option<DivisionId>, now: Option<DivisionId>) -> Vec<Block> {
    let around = |division: Option<DivisionId>| -> Vec<DivisionId> {
        let parent = |id: &DivisionId| policy.divisions.get(*id)?.parent;
        let mut all: Vec<DivisionId> = std::iter::successors(division, parent).collect();
        all.reverse();
        all
    };
    let (before, now) = (around(before), around(now));
    let shared = before.iter().zip(&now).take_while(|(one, other)| one == other).count();
    let begun = now.iter().enumerate().skip(shared).filter_map(|(at, id)| {
        let division: &Division = policy.divisions.get(*id)?;
        let number = policy.outline.divisions.get(*id).map(Numbered::show).unwrap_or_default();
        let title = division.title.as_deref().map(plain).unwrap_or_default();
        Some(Block::Division { level: at + 1, heading: format!("{number} {title}").trim().to_owned(), place: Some(division.header) })
    });
    begun.collect()
}

fn printed(voice: &Voice<'_>, article: &Article, left_out: &[LeftOut]) -> PrintedArticle {
    let number = if article.supplement { supplement(voice, article) } else { numbered(voice, article) };
    let place = Some(article.header);
    let mut printed =
        PrintedArticle { place, number, title: article.title.as_deref().map(plain), is_deleted: article.deleted, paragraphs: Vec::new() };
    if article.deleted {
        return printed;
    }
    let policy = voice.policy;
    let definitions: Vec<&Definition> = policy.definitions.iter().filter(|one| one.article == Some(article.id)).collect();
    let first_text = article.paragraphs.first().map(|paragraph| paragraph.text.start);
    let first_term = definitions.first().map(|one| one.span.start);
    let terms = first_term.map(|_| defined(voice, Some(article), &definitions, None));
    let terms_first = first_term < first_text || first_text.is_none();
    let (before, after) = if terms_first { (terms, None) } else { (None, terms) };
    printed.paragraphs.extend(before);
    for paragraph in &article.paragraphs {
        let nth = printed.paragraphs.len() + 1;
        printed.paragraphs.extend(paragraphs(voice, article, paragraph.text, nth));
    }
    printed.paragraphs.extend(after);
    if !is_verbatim(policy) {
        let left_out = left_out.iter().filter(|(within, _)| *within == Some(article.id)).map(|(_, said)| said.clone());
        for said in voice.unsaid(article).into_iter().chain(left_out) {
            let nth = printed.paragraphs.len() + 1;
            printed.paragraphs.extend(split(&said, nth));
        }
    }
    printed
}

/// 第1条, `Article 1`, 1.
pub(super) fn numbered(voice: &Voice<'_>, article: &Article) -> String {
    let Some(numbered) = voice.policy.outline.number(article.id) else { return String::new() };
    let show = |number: &crate::wording::number::Number| {
        let shown = number.show(numbered.form);
        match voice.lang {
            Lang::En if !shown.contains('条') => format!("Article {shown}"),
            _ => shown,
        }
    };
    match &numbered.through {
        Some(through) if voice.lang == Lang::Ja => format!("{}から{}まで", show(&numbered.number), show(through)),
        Some(through) => format!("{} to {}", show(&numbered.number), show(through)),
        None => show(&numbered.number),
    }
}

/// 附則（令和8年4月1日）.
pub(super) fn supplement(voice: &Voice<'_>, article: &Article) -> String {
    let dated = article.number.as_deref().map(|date| read::day(date).map_or_else(|| plain(date), |date| day(date, voice.lang)));
    match (voice.lang, dated) {
        (Lang::Ja, Some(date)) => format!("附則（{date}）"),
        (Lang::Ja, None) => "附則".to_owned(),
        (Lang::En, Some(date)) => format!("Supplement ({date})"),
        (Lang::En, None) => "Supplement".to_owned(),
    }
}

/// Terms and what they mean, as items; `name` is what the policy is called where another prints them.
pub(super) fn defined(voice: &Voice<'_>, article: Option<&Article>, definitions: &[&Definition], name: Option<&str>) -> Paragraph {
    let text = match voice.lang {
        Lang::Ja => format!("{}において、次に掲げる用語の意義は、それぞれに定めるところによる。", name.unwrap_or("この規程")),
        Lang::En => format!("In {} the following terms have the meanings given here.", name.unwrap_or("this policy")),
    };
    let items = definitions.iter().zip(1..).map(|(definition, nth)| {
        let term = plain(voice.resolved.text(definition.term));
        let meaning = definition.meaning.map(|span| match article {
            Some(article) => plain(&filled(voice, article, span)),
            None => plain(voice.resolved.text(span)),
        });
        let meaning = meaning.unwrap_or_default();
        let meaning = match voice.resolved.meant(voice.policy, voice.view, definition).filter(|_| definition.added) {
            Some(above) if voice.lang == Lang::Ja => format!("{}に定めるもののほか、{meaning}", plain(&above.title)),
            Some(above) => format!("in addition to what {} means by it, {meaning}", plain(&above.title)),
            None => meaning,
        };
        let text = match voice.lang {
            Lang::Ja => format!("{term}　{meaning}"),
            Lang::En => format!("{term}: {}", meaning.trim_end_matches('.')),
        };
        Item { mark: format!("({nth})"), text, below: Vec::new() }
    });
    Paragraph { text: plain(&text), items: items.collect() }
}
