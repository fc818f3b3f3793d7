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

impl Place<'_> {
    /// The articles among which this one is counted.
    fn beside(&self) -> impl Iterator<Item = ArticleId> {
        let (document, within) = (self.document, self.within());
        let articles = self.policy.articles.iter();
        articles
            .filter(move |article| !article.supplement && article.document == document && article.within == within)
            .map(|article| article.id)
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
        let beside: Vec<ArticleId> = self.beside().collect();
        // The text of a supplement itself stands beside no article.
        let Some(position) = beside.iter().position(|&id| Some(id) == self.article) else { return Ok(None) };
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
        let numbered = || owner.articles.iter().filter_map(|article| Some((article, owner.outline.number(article.id)?)));
        let within = self.within();
        let mut candidates: Vec<(&Article, &Numbered)> = numbered()
            .filter(|(article, numbered)| numbered.holds(number) && (!own || article.document == self.document))
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
            let supplements = self.supplements(owner);
            let Some(last) = supplements.last() else { return Self::no_supplement() };
            return Err(Trouble::because("附則にその条はありません", "no supplement has such an article")
                .near(last.header, Text::new("附則です", "the supplement")));
        }
        let main = numbered().filter(|(article, _)| article.within.is_none() && (!own || article.document == self.document));
        let nearest = main.min_by_key(|(_, numbered)| numbered.number.main().abs_diff(number.main()));
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
        let found = reference::titled_articles(self.policy, self.document, self.within(), &self.titles(titled));
        let title_of = |id: &ArticleId| self.policy.articles.get(*id).and_then(|article| article.title.as_deref());
        let place = |id: &ArticleId| self.policy.articles.get(*id).map_or(self.wording, |article| article.header);
        let live: Vec<ArticleId> =
            found.iter().copied().filter(|&id| self.policy.articles.get(id).is_some_and(|article| !article.deleted)).collect();
        match live.as_slice() {
            [one] => Ok(Some(*one)),
            [] if self.is_damaged() => Ok(None),
            [] => match found.first() {
                Some(deleted) => Err(Trouble::because("この条は削除されています", "the article was deleted")
                    .near(place(deleted), Text::new("ここで削除されています", "deleted here"))),
                None => {
                    let known = self.beside().filter_map(|id| Some((title_of(&id)?, place(&id))));
                    Err(self.unknown_title(titled, known, &Text::new("条", "article")))
                }
            },
            [first, ..] => {
                let written = |lang: Lang| {
                    let kind = if lang == Lang::Ja { "条" } else { "article" };
                    let division = |id: &ArticleId| {
                        let division = self.policy.articles.get(*id)?.division?;
                        self.policy.divisions.get(division)?.title.as_deref()
                    };
                    let forms = live.iter().filter_map(|id| Some(format!("{{{kind}:{}[{}]}}", title_of(id)?, division(id)?)));
                    forms.collect::<Vec<_>>()
                };
                let (ja, en) = (written(Lang::Ja), written(Lang::En));
                let help = if ja.len() == live.len() {
                    Text::new(format!("次のいずれかを書いてください：{}", ja.join("、")), format!("write one of: {}", en.join(", ")))
                } else {
                    Text::new("条の題名を互いに異なるものにしてください", "give the articles different titles")
                };
                let trouble = Trouble::because("この題名の条が二つ以上あります", "several articles bear this title").ambiguous();
                Err(trouble.near(place(first), Text::new("その一つです", "one of them")).help(help))
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
        let near = known.into_iter().find(|(title, _)| {
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

    /// The supplements of the document.
    pub(super) fn supplements<'p>(&self, owner: &'p Policy) -> Vec<&'p Article> {
        owner.articles.iter().filter(|article| article.supplement && article.document == self.document).collect()
    }

    pub(super) fn no_supplement<T>() -> Result<T, Box<Trouble>> {
        Err(Trouble::because("この規程に附則はありません", "this policy has no supplement"))
    }
}
