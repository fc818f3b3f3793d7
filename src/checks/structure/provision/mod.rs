//! Where a mention leads, from where it stands.

mod annexed;
mod article;
mod division;
mod within;

pub(super) use annexed::{Annexes, bears};

use crate::diagnostic::Text;
use crate::resolve::Resolved;
use crate::resolve::policy::{Article, ArticleId, Policy};
use crate::text::{FileId, Span};
use crate::wording::mention::{Base, Mention, Owner, Step};

/// Where a wording stands.
pub(super) struct Place<'a> {
    pub(super) policy: &'a Policy,
    pub(super) resolved: &'a Resolved<'a>,
    pub(super) annexes: &'a Annexes,
    /// The file of its document.
    pub(super) document: FileId,
    /// Its article; none for a definition outside all of them.
    pub(super) article: Option<ArticleId>,
    pub(super) wording: Span,
    /// Where in the wording, in bytes.
    pub(super) at: usize,
}

/// What was mentioned before in the article: 同条 and 同項 refer to it.
#[derive(Debug, Default)]
pub(super) struct Seen {
    article: Option<Target>,
    has_paragraph: bool,
}

/// An article that was mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// Of the policy itself.
    Own(ArticleId),
    /// Of another text, or one that cannot be told.
    Elsewhere,
}

/// Why a mention leads nowhere.
pub(super) struct Trouble {
    pub(super) why: Text,
    pub(super) near: Option<(Span, Text)>,
    /// What is to be written, where that can be told.
    pub(super) help: Option<Text>,
    /// Whether it leads to several places, not to none.
    pub(super) is_ambiguous: bool,
    /// Whether what is meant may be kept where it is not looked for.
    pub(super) may_be_elsewhere: bool,
}

impl Trouble {
    fn because(ja: impl Into<String>, en: impl Into<String>) -> Box<Self> {
        Box::new(Trouble { why: Text::new(ja, en), near: None, help: None, is_ambiguous: false, may_be_elsewhere: false })
    }

    fn near(mut self: Box<Self>, span: Span, text: Text) -> Box<Self> {
        self.near = Some((span, text));
        self
    }

    fn help(mut self: Box<Self>, help: Text) -> Box<Self> {
        self.help = Some(help);
        self
    }

    fn ambiguous(mut self: Box<Self>) -> Box<Self> {
        self.is_ambiguous = true;
        self
    }

    fn elsewhere(mut self: Box<Self>) -> Box<Self> {
        self.may_be_elsewhere = true;
        self
    }

    /// With the article that is meant, where that is another one.
    fn of(self: Box<Self>, article: &Article, is_here: bool) -> Box<Self> {
        if is_here { self } else { self.near(article.header, Text::new("参照先の条です", "the article that is meant")) }
    }
}

impl<'a> Place<'a> {
    /// Follows a mention to the article of `owner` that it leads to; none where that cannot be told, or it leads to no article.
    /// `owner` is the policy whose provision is mentioned, where it is known.
    pub(super) fn resolve(&self, mention: &Mention, owner: Option<&'a Policy>, seen: &mut Seen) -> Result<Option<ArticleId>, Box<Trouble>> {
        if let Base::Annex(annex, number) = mention.article {
            let own = owner.filter(|_| mention.owner != Owner::Foreign);
            return own.map_or(Ok(()), |owner| self.annexed(owner, annex, number)).map(|()| None);
        }
        let Some(owner) = owner.filter(|_| mention.owner != Owner::Foreign) else {
            *seen = Seen { article: Some(Target::Elsewhere), has_paragraph: true };
            return Ok(None);
        };
        let own = owner.id() == self.policy.id();
        let found = match &mention.article {
            Base::Here if matches!(mention.paragraph, Some(Step::Same)) => return Self::same(seen),
            Base::Here if mention.owner == Owner::Supplement => return self.supplement(mention).map(|()| None),
            Base::Here => Ok(self.article),
            Base::Number(number) => self.numbered(number, owner, mention.owner == Owner::Supplement),
            Base::Step(step) => self.step(*step, seen),
            Base::Titled(titled) => self.titled(titled),
            Base::Division { chapter, section } => return self.division(chapter.as_ref(), section.as_ref(), owner).map(|()| None),
            Base::Annex(..) => Ok(None),
        };
        if mention.article != Base::Here {
            let target = found.as_ref().ok().copied().flatten().filter(|_| own);
            seen.article = Some(target.map_or(Target::Elsewhere, Target::Own));
        }
        if mention.article != Base::Here || mention.paragraph.is_some() {
            seen.has_paragraph = mention.paragraph.is_some();
        }
        let Some(id) = found? else { return Ok(None) };
        let Some((article, provision)) = owner.articles.get(id).zip(owner.outline.provisions.get(id)) else { return Ok(None) };
        let is_here = own && Some(id) == self.article;
        let nth = self.paragraph(mention.paragraph, owner, article, provision, is_here)?;
        self.items(mention, article, provision, nth, owner, is_here)?;
        if mention.proviso {
            self.proviso(article, provision, nth, is_here)?;
        }
        Ok(Some(id))
    }

    /// 同項: of what was mentioned before.
    fn same(seen: &Seen) -> Result<Option<ArticleId>, Box<Trouble>> {
        if seen.has_paragraph {
            return Ok(None);
        }
        Err(Trouble::because("この条では、それより前に項が示されていません", "no paragraph is mentioned before it in this article"))
    }

    /// The supplement in which it stands.
    fn within(&self) -> Option<ArticleId> {
        self.policy.articles.get(self.article?)?.within
    }

    /// Whether some of the document could not be read.
    fn is_damaged(&self) -> bool {
        self.resolved.documents.get(self.document).is_none_or(|document| !document.damaged.is_empty())
    }

    fn hides(&self, article: &Article) -> bool {
        self.resolved.is_damaged(article)
    }
}
