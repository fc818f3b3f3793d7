//! Where a mention leads, from where it stands.

use crate::diagnostic::Text;
use crate::resolve::Resolved;
use crate::resolve::mention::{Base, Mention, Owner, Step};
use crate::resolve::outline::{Located, Number, Provision, Written};
use crate::resolve::policy::{Article, Policy};
use crate::text::{Span, look_up_key};

/// Where a wording stands.
pub(super) struct Place<'a> {
    pub(super) policy: &'a Policy,
    pub(super) resolved: &'a Resolved<'a>,
    /// Index of the article.
    pub(super) index: usize,
    pub(super) article: &'a Article,
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
    Own(usize),
    /// Of another text, or one that cannot be told.
    Elsewhere,
}

/// Why a mention leads nowhere.
pub(super) struct Trouble {
    pub(super) why: Text,
    pub(super) near: Option<(Span, Text)>,
}

impl<'a> Place<'a> {
    /// Follows a mention; `owner` is the policy whose provision is mentioned, where it is known.
    pub(super) fn resolve(&self, mention: &Mention, owner: Option<&'a Policy>, seen: &mut Seen) -> Result<(), Trouble> {
        if let Base::Table(number) = mention.article {
            return self.table(number);
        }
        let Some(owner) = owner.filter(|_| mention.owner != Owner::Foreign) else {
            *seen = Seen { article: Some(Target::Elsewhere), has_paragraph: true };
            return Ok(());
        };
        let own = std::ptr::eq(owner, self.policy);
        let found = match &mention.article {
            Base::Here if matches!(mention.paragraph, Some(Step::Same)) => return Self::same(seen),
            Base::Here if mention.owner == Owner::Supplement => Ok(None),
            Base::Here => Ok(Some(self.index)),
            Base::Number(number) => self.numbered(number, owner, mention.owner == Owner::Supplement),
            Base::Step(step) => self.step(*step, seen),
            Base::Table(_) => Ok(None),
        };
        if mention.article != Base::Here {
            let target = found.as_ref().ok().copied().flatten().filter(|_| own);
            seen.article = Some(target.map_or(Target::Elsewhere, Target::Own));
        }
        if mention.article != Base::Here || mention.paragraph.is_some() {
            seen.has_paragraph = mention.paragraph.is_some();
        }
        let Some(index) = found? else { return Ok(()) };
        let (Some(article), Some(provision)) = (owner.articles.get(index), owner.outline.provisions.get(index)) else { return Ok(()) };
        let is_here = own && index == self.index;
        let nth = self.paragraph(mention.paragraph, owner, article, provision, is_here)?;
        Self::item(mention, article, provision, nth, owner, is_here)
    }

    /// 同項: of what was mentioned before.
    fn same(seen: &Seen) -> Result<(), Trouble> {
        if seen.has_paragraph {
            return Ok(());
        }
        Err(Trouble {
            why: Text::new("この条では、それより前に項が示されていません", "no paragraph is mentioned before it in this article"),
            near: None,
        })
    }

    /// The articles among which this one is counted, by index.
    fn beside(&self) -> impl Iterator<Item = usize> {
        let (document, within) = (self.article.document, self.article.within);
        let articles = self.policy.articles.iter().enumerate();
        articles
            .filter(move |(_, article)| !article.supplement && article.document == document && article.within == within)
            .map(|(index, _)| index)
    }

    fn step(&self, step: Step, seen: &Seen) -> Result<Option<usize>, Trouble> {
        if step == Step::Same {
            return match seen.article {
                Some(Target::Own(index)) => Ok(Some(index)),
                Some(Target::Elsewhere) => Ok(None),
                None => Err(Trouble {
                    why: Text::new("この条では、それより前に条が示されていません", "no article is mentioned before it in this article"),
                    near: None,
                }),
            };
        }
        let beside: Vec<usize> = self.beside().collect();
        // The text of a supplement itself stands beside no article.
        let Some(position) = beside.iter().position(|&index| index == self.index) else { return Ok(None) };
        let target = match step {
            Step::Back(count) => usize::try_from(count).ok().and_then(|count| position.checked_sub(count)),
            Step::Next => Some(position + 1),
            Step::Number(_) | Step::Same => return Ok(None),
        };
        match target.and_then(|target| beside.get(target)) {
            Some(&index) => Ok(Some(index)),
            None if self.is_damaged() => Ok(None),
            None => Err(Trouble {
                why: match step {
                    Step::Back(_) => Text::new(
                        format!("この条の前には{position}か条しかありません"),
                        format!("there are {position} articles before this one"),
                    ),
                    _ => Text::new("この条の後に条はありません", "no article follows this one"),
                },
                near: None,
            }),
        }
    }

    fn numbered(&self, number: &Number, owner: &Policy, supplement: bool) -> Result<Option<usize>, Trouble> {
        let own = std::ptr::eq(owner, self.policy);
        let provisions = || owner.articles.iter().zip(&owner.outline.provisions).enumerate();
        let bears = |provision: &Provision| provision.number.as_ref().is_some_and(|numbered| numbered.holds(number));
        let candidates: Vec<usize> = provisions()
            .filter(|(_, (article, provision))| bears(provision) && (!own || article.document == self.article.document))
            .filter(|(_, (article, _))| article.within.is_none() || own && (supplement || article.within == self.article.within))
            .map(|(index, _)| index)
            .collect();
        let live = candidates.iter().copied().find(|&index| owner.articles.get(index).is_some_and(|article| !article.deleted));
        if live.is_some() {
            return Ok(live);
        }
        if let Some(deleted) = candidates.first().and_then(|&index| owner.articles.get(index)) {
            return Err(Trouble {
                why: Text::new("この条は削除されています", "the article was deleted"),
                near: Some((deleted.header, Text::new("ここで削除されています", "deleted here"))),
            });
        }
        let is_unknown = if own { self.is_damaged() } else { owner.unknown.any };
        if is_unknown || supplement {
            return Ok(None);
        }
        let main = provisions().filter(|(_, (article, _))| article.within.is_none() && (!own || article.document == self.article.document));
        let nearest = main
            .filter_map(|(_, (article, provision))| Some((article, provision.number.as_ref()?)))
            .min_by_key(|(_, numbered)| numbered.number.main().abs_diff(number.main()));
        let title = if own { Text::new("この規程", "this policy") } else { Text::same(format!("「{}」", owner.title)) };
        let Some((article, numbered)) = nearest else { return Ok(None) };
        Err(Trouble {
            why: Text::new(format!("{}にその条はありません", title.ja), format!("{} has no such article", title.en)),
            near: Some((
                article.header,
                Text::new(format!("最も近いのは「{}」です", numbered.show()), format!("the nearest is \"{}\"", numbered.show())),
            )),
        })
    }

    /// Which paragraph of the article, counted from 0; none where that cannot be told.
    fn paragraph(
        &self,
        step: Option<Step>,
        owner: &Policy,
        article: &Article,
        provision: &Provision,
        is_here: bool,
    ) -> Result<Option<usize>, Trouble> {
        let count = provision.paragraphs.len();
        let Some(step) = step else { return Ok(None) };
        // An article whose wording is not written out says nothing of its paragraphs.
        if count == 0 || self.hides(article) {
            return Ok(None);
        }
        // Definitions are a paragraph of their own where they are printed, before or after the others.
        let printed = count + usize::from(owner.definitions.iter().any(|definition| article.span.contains(definition.span)));
        let here = || {
            provision.paragraphs.iter().position(|paragraph| {
                let range = &paragraph.part.range;
                paragraph.wording == self.wording && range.start <= self.at && self.at < range.end
            })
        };
        let nth = match step {
            Step::Number(number) => usize::try_from(number).ok().and_then(|number| number.checked_sub(1)),
            Step::Back(_) | Step::Next if !is_here => return Ok(None),
            Step::Back(back) => {
                let before = |here: usize| (here + printed - count).checked_sub(usize::try_from(back).ok()?);
                here().and_then(before)
            }
            Step::Next => here().map(|here| here + 1),
            Step::Same => return Ok(None),
        };
        match nth.filter(|nth| *nth < printed) {
            Some(nth) => Ok(Some(nth).filter(|_| printed == count)),
            None => Err(Trouble {
                why: match step {
                    Step::Back(_) => Text::new("この項の前に項はありません", "no paragraph comes before this one"),
                    Step::Next => Text::new("この項の後に項はありません", "no paragraph follows this one"),
                    _ => Text::new(format!("その条は全{count}項です"), format!("the article has {count} paragraphs")),
                },
                near: (!is_here).then(|| (article.header, Text::new("参照先の条です", "the article that is meant"))),
            }),
        }
    }

    /// Items are told only where a paragraph has some.
    fn item(
        mention: &Mention,
        article: &Article,
        provision: &Provision,
        nth: Option<usize>,
        owner: &Policy,
        is_here: bool,
    ) -> Result<(), Trouble> {
        let Some(number) = mention.item else { return Ok(()) };
        let index = owner.articles.iter().position(|other| std::ptr::eq(other, article));
        let definitions = owner.definitions.iter().filter(|definition| index.is_some() && definition.article == index).count();
        let wanted = |paragraph: &Located| paragraph.part.items.iter().any(|item| item.number == number);
        let paragraphs = match nth {
            Some(nth) => provision.paragraphs.get(nth..=nth).unwrap_or(&[]),
            None => &provision.paragraphs,
        };
        let count: usize = paragraphs.iter().map(|paragraph| paragraph.part.items.len()).max().unwrap_or(0).max(definitions);
        if count == 0 || usize::try_from(number).is_ok_and(|number| number <= definitions) || paragraphs.iter().any(wanted) {
            return Ok(());
        }
        Err(Trouble {
            why: Text::new(format!("そこにある号は{count}までです"), format!("there are {count} items")),
            near: (!is_here).then(|| (article.header, Text::new("参照先の条です", "the article that is meant"))),
        })
    }

    /// 別表 is looked for among titles and labels; where the set has none it is kept elsewhere.
    fn table(&self, number: Option<u32>) -> Result<(), Trouble> {
        let articles = self.policy.articles.iter().map(|article| (article.title.as_deref().unwrap_or(""), article.header));
        let divisions = self.policy.divisions.iter().map(|division| (division.title.as_deref().unwrap_or(""), division.header));
        let labels = self.policy.declarations.iter().map(|declared| (declared.label.as_deref().unwrap_or(""), declared.header));
        let tables: Vec<(Option<u32>, Span)> = articles
            .chain(divisions)
            .chain(labels)
            .filter_map(|(title, span)| {
                let key = look_up_key(title);
                let rest = key.strip_prefix("別表")?;
                Some((Written::read(rest).map(|written| written.number.main()), span))
            })
            .collect();
        let Some(last) = tables.last() else { return Ok(()) };
        if number.is_none() || tables.iter().any(|(known, _)| *known == number) {
            return Ok(());
        }
        Err(Trouble {
            why: Text::new("その番号の別表はありません", "there is no table of that number"),
            near: Some((last.1, Text::new("最後の別表です", "the last table"))),
        })
    }

    /// Whether some of the document could not be read.
    fn is_damaged(&self) -> bool {
        self.resolved.documents.get(self.article.document).is_none_or(|document| !document.damaged.is_empty())
    }

    fn hides(&self, article: &Article) -> bool {
        self.resolved.documents.get(article.document).is_none_or(|document| document.is_damaged(article.span))
    }
}
