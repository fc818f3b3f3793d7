//! Articles: by number, by title, from where a wording stands.

use super::{Place, Seen, Target, Trouble};
use crate::diagnostic::{Lang, Text};
use crate::resolve::outline::Numbered;
use crate::resolve::policy::{Article, ArticleId, Policy};
use crate::resolve::reference::{self, Titles};
use crate::syntax::keyword::Keyword;
use crate::text::{Span, look_up_key, misspelling};
use crate::wording::mention::{Step, Titled};
use crate::wording::number::Number;

/// So many articles of one title are listed at most: more have to be called otherwise.
const LISTED: usize = 16;

/// Among so many titles it is looked for one that may be meant: more are no policy's.
const MOST_TITLES: usize = 200;

impl Place<'_> {
    /// The articles among which this one is counted, in their order.
    fn beside(&self) -> &[ArticleId] {
        self.policy.outline.lookup(self.policy).beside(self.document, self.within())
    }

    pub(super) fn step(&self, step: Step, seen: &Seen) -> Result<Option<ArticleId>, Box<Trouble>> {
        if step == Step::Same {
            return match seen.article {
                Some(Target::Own(id)) => Ok(Some(id)),
                Some(Target::Elsewhere) => Ok(None),
                None => Err(Trouble::because(
                    "この条では、それより前に条が示されていません",
                    "no article is mentioned before it in this article",
                )),
            };
        }
        let beside = self.beside();
        // The text of a supplement itself stands beside no article.
        let Some(position) = self.article.and_then(|id| beside.binary_search(&id).ok()) else { return Ok(None) };
        let target = match step {
            Step::Back(count) => usize::try_from(count).ok().and_then(|count| position.checked_sub(count)),
            Step::Next => Some(position + 1),
            Step::This => Some(position),
            Step::Number(_) | Step::Same => return Ok(None),
        };
        match target.and_then(|target| beside.get(target)) {
            Some(&id) => Ok(Some(id)),
            None if self.is_damaged() => Ok(None),
            None => Err(match step {
                Step::Back(_) => Trouble::because(
                    format!("この条の前には{position}か条しかありません"),
                    format!("there are {position} articles before this one"),
                ),
                _ => Trouble::because("この条の後に条はありません", "no article follows this one"),
            }),
        }
    }

    pub(super) fn numbered(&self, number: &Number, owner: &Policy, supplement: bool) -> Result<Option<ArticleId>, Box<Trouble>> {
        let own = owner.id() == self.policy.id();
        let lookup = owner.outline.lookup(owner);
        let known = |id: ArticleId| Some((owner.articles.get(id)?, owner.outline.number(id)?));
        let within = self.within();
        let mut candidates: Vec<(&Article, &Numbered)> = lookup
            .numbered(&owner.outline, number)
            .into_iter()
            .filter_map(known)
            .filter(|(article, _)| !own || article.document == self.document)
            .filter(|(article, _)| match article.within {
                None => !supplement,
                Some(_) => own && (supplement || article.within == within),
            })
            .collect();
        // A parent is called by its root: the other documents have numbers of their own, and are asked for those that it has not.
        let is_of_root = |article: &Article| own || Some(&article.document) == owner.documents.first();
        if candidates.iter().any(|(article, _)| is_of_root(article)) {
            candidates.retain(|(article, _)| is_of_root(article));
        }
        // Even in a supplement the main text is meant first, and a number that is written before one that is only counted.
        candidates.sort_by_key(|(article, numbered)| (article.within.is_some(), numbered.is_given));
        if let Some((live, _)) = candidates.iter().find(|(article, _)| !article.deleted) {
            return Ok(Some(live.id));
        }
        if let Some((deleted, _)) = candidates.first() {
            return Err(Trouble::because("この条は削除されています", "the article was deleted")
                .near(deleted.header, Text::new("ここで削除されています", "deleted here")));
        }
        let is_unknown = if own { self.is_damaged() } else { owner.unknown.any };
        if is_unknown {
            return Ok(None);
        }
        if supplement {
            let Some(last) = self.last_supplement(owner) else { return Self::no_supplement() };
            return Err(Trouble::because("附則にその条はありません", "no supplement has such an article")
                .near(last.header, Text::new("附則です", "the supplement")));
        }
        let nearest = lookup.nearest(Some(self.document).filter(|_| own), number).and_then(known);
        let title = if own { Text::new("この規程", "this policy") } else { Text::same(format!("「{}」", owner.title)) };
        let Some((article, numbered)) = nearest else { return Ok(None) };
        Err(Trouble::because(format!("{}にその条はありません", title.ja), format!("{} has no such article", title.en)).near(
            article.header,
            Text::new(format!("最も近いのは「{}」です", numbered.show()), format!("the nearest is \"{}\"", numbered.show())),
        ))
    }

    /// The article of a title.
    pub(super) fn titled(&self, titled: &Titled) -> Result<Option<ArticleId>, Box<Trouble>> {
        if matches!(titled.kind, Keyword::Table | Keyword::Form) {
            return self.titled_annex(titled).map(|()| None);
        }
        let named = self.titles(titled);
        let found = || reference::titled_articles(self.policy, self.document, self.within(), &named);
        let live: Vec<&Article> = found().filter(|article| !article.deleted).take(LISTED + 1).collect();
        match live.as_slice() {
            [one] => Ok(Some(one.id)),
            [] if self.is_damaged() => Ok(None),
            [] => match found().next() {
                Some(deleted) => Err(Trouble::because("この条は削除されています", "the article was deleted")
                    .near(deleted.header, Text::new("ここで削除されています", "deleted here"))),
                None => {
                    let known = self.beside().iter().filter_map(|id| self.policy.articles.get(*id));
                    let known = known.filter_map(|article| Some((article.title.as_deref()?, article.header)));
                    Err(self.unknown_title(titled, known, &Text::new("条", "article")))
                }
            },
            [first, ..] => {
                let written = |lang: Lang| {
                    let kind = if lang == Lang::Ja { "条" } else { "article" };
                    let division = |article: &Article| self.policy.divisions.get(article.division?)?.title.as_deref();
                    let form = |article: &&Article| Some(format!("{{{kind}:{}[{}]}}", article.title.as_deref()?, division(article)?));
                    live.iter().filter_map(form).collect::<Vec<_>>()
                };
                let (ja, en) = (written(Lang::Ja), written(Lang::En));
                let help = if ja.len() == live.len() && live.len() <= LISTED {
                    Text::new(format!("次のいずれかを書いてください：{}", ja.join("、")), format!("write one of: {}", en.join(", ")))
                } else {
                    Text::new("条の題名を互いに異なるものにしてください", "give the articles different titles")
                };
                let trouble = Trouble::because("この題名の条が二つ以上あります", "several articles bear this title").ambiguous();
                Err(trouble.near(first.header, Text::new("その一つです", "one of them")).help(help))
            }
        }
    }

    /// The titles that a reference names.
    pub(super) fn titles(&self, titled: &Titled) -> Titles {
        let key =
            |range: &std::ops::Range<usize>| look_up_key(self.resolved.text(self.wording).get(range.clone()).unwrap_or("")).into_owned();
        Titles { title: key(&titled.title), within: titled.within.as_ref().map(key) }
    }

    /// Nothing bears the title; `known` are those that something bears.
    pub(super) fn unknown_title<'t>(&self, titled: &Titled, known: impl Iterator<Item = (&'t str, Span)>, kind: &Text) -> Box<Trouble> {
        let wanted = self.titles(titled).title;
        let trouble = Trouble::because(
            format!("この題名の{}は、この文書にありません", kind.ja),
            format!("this document has no {} of that title", kind.en),
        );
        let near = known.into_iter().take(MOST_TITLES).find(|(title, _)| {
            let key = look_up_key(title);
            *key == *wanted || misspelling(&key, &wanted).is_some()
        });
        match near {
            Some((title, span)) => trouble
                .near(span, Text::new("題名の近いものです", "bears a title like it"))
                .help(Text::new(format!("「{title}」ではありませんか"), format!("did you mean \"{title}\"?"))),
            None => trouble.help(Text::new(
                format!("参照する{}の題名をそのまま書いてください", kind.ja),
                format!("write the title of the {} that is meant", kind.en),
            )),
        }
    }

    /// The last supplement of the document.
    pub(super) fn last_supplement<'p>(&self, owner: &'p Policy) -> Option<&'p Article> {
        let supplements = owner.outline.lookup(owner).supplements(self.document)?;
        owner.articles.get(*supplements.all.last()?)
    }

    pub(super) fn no_supplement<T>() -> Result<T, Box<Trouble>> {
        Err(Trouble::because("この規程に附則はありません", "this policy has no supplement"))
    }
}
