//! What lies within an article: paragraphs 項, items 号, provisos ただし書; and the paragraphs of a supplement 附則.

use super::{Place, Trouble};
use crate::resolve::outline::{Located, Provision};
use crate::resolve::policy::{Article, Policy};
use crate::text::step;
use crate::wording::mention::{Items, Mention, Step};

impl Place<'_> {
    /// The paragraph of an article in which the place lies; they stand in the order of the text.
    fn here(&self, provision: &Provision) -> Option<usize> {
        let begins = |paragraph: &Located| (paragraph.wording.start, paragraph.part.range.start) <= (self.wording.start, self.at);
        let last = provision.paragraphs.partition_point(begins).checked_sub(1)?;
        let paragraph = provision.paragraphs.get(last)?;
        (paragraph.wording == self.wording && self.at < paragraph.part.range.end).then_some(last)
    }

    /// Which paragraph of the article, counted from 0; none where that cannot be told.
    pub(super) fn paragraph(
        &self,
        step: Option<Step>,
        owner: &Policy,
        article: &Article,
        provision: &Provision,
        is_here: bool,
    ) -> Result<Option<usize>, Box<Trouble>> {
        let count = provision.paragraphs.len();
        let Some(step) = step else { return Ok(None) };
        // An article whose wording is not written out says nothing of its paragraphs.
        if count == 0 || self.hides(article) {
            return Ok(None);
        }
        // Definitions are a paragraph of their own where they are printed, before or after the others.
        let printed = count + usize::from(!owner.outline.lookup(owner).definitions(article.id).is_empty());
        let here = self.here(provision);
        // A definition stands in no paragraph that is counted.
        if !matches!(step, Step::Number(_)) && (!is_here || here.is_none()) {
            return Ok(None);
        }
        let nth = match step {
            Step::Number(number) => usize::try_from(number).ok().and_then(|number| number.checked_sub(1)),
            Step::Back(back) => here.and_then(|here| (here + printed - count).checked_sub(usize::try_from(back).ok()?)),
            Step::Next => here.map(|here| here + 1),
            Step::This => here,
            Step::Same => return Ok(None),
        };
        match nth.filter(|nth| *nth < printed) {
            Some(nth) => Ok(Some(nth).filter(|_| printed == count)),
            None => Err(match step {
                Step::Back(1) => Trouble::because("この項の前に項はありません", "no paragraph comes before this one"),
                Step::Back(_) => {
                    let before = here.unwrap_or(0);
                    Trouble::because(
                        format!("この項の前には{before}項しかありません"),
                        format!("there are {before} paragraphs before this one"),
                    )
                }
                Step::Next => Trouble::because("この項の後に項はありません", "no paragraph follows this one"),
                _ => Trouble::because(format!("その条は全{count}項です"), format!("the article has {count} paragraphs")),
            }
            .of(article, is_here)),
        }
    }

    /// Items are told where a paragraph has some, and where it certainly has none.
    pub(super) fn items(
        &self,
        mention: &Mention,
        article: &Article,
        provision: &Provision,
        nth: Option<usize>,
        owner: &Policy,
        is_here: bool,
    ) -> Result<(), Box<Trouble>> {
        let Some(items) = mention.item else { return Ok(()) };
        if self.hides(article) {
            return Ok(());
        }
        let definitions = owner.outline.lookup(owner).definitions(article.id).len();
        let here = self.here(provision).filter(|_| is_here);
        let step = match items {
            Items::One(Step::Number(number)) => return Self::item(number, article, provision, nth, definitions, is_here),
            Items::One(Step::Same) => return Ok(()),
            _ if definitions > 0 || !article.declarations.is_empty() => return Ok(()),
            Items::Each => {
                let paragraphs = of(provision, nth);
                let is_plain = paragraphs.iter().all(|paragraph| self.is_plain(paragraph)) && !paragraphs.is_empty();
                return if is_plain {
                    Err(Trouble::because("そこに号はありません", "there are no items").of(article, is_here))
                } else {
                    Ok(())
                };
            }
            Items::One(step) => step,
            Items::Before => Step::Back(1),
            Items::After => Step::Next,
        };
        let Some(paragraph) = here.and_then(|here| provision.paragraphs.get(here)) else { return Ok(()) };
        if self.is_plain(paragraph) {
            return Err(Trouble::because("この項に号はありません", "this paragraph has no items"));
        }
        let all = &paragraph.part.items;
        // Marks that are not known as such may stand for items.
        if all.is_empty() {
            return Ok(());
        }
        let before = all.partition_point(|item| item.mark.start <= self.at);
        let exists = match (items, step) {
            (Items::Before, _) => before > 0,
            // The text before the items stands in none.
            (_, Step::Back(back)) => usize::try_from(back).is_ok_and(|back| back < before),
            (_, Step::Next) => before < all.len(),
            _ => true,
        };
        if exists {
            return Ok(());
        }
        Err(match step {
            Step::Next => Trouble::because("この後に号はありません", "no item follows"),
            _ => Trouble::because("この前に、そのような号はありません", "no such item comes before"),
        })
    }

    /// An item by its number.
    fn item(
        number: u32,
        article: &Article,
        provision: &Provision,
        nth: Option<usize>,
        definitions: usize,
        is_here: bool,
    ) -> Result<(), Box<Trouble>> {
        // Most stand at their number.
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let wanted = |paragraph: &Located| {
            let items = &paragraph.part.items;
            at.and_then(|at| items.get(at)).into_iter().chain(items).any(|item| {
                step(1);
                item.number == number
            })
        };
        let paragraphs = of(provision, nth);
        let count: usize = paragraphs.iter().map(|paragraph| paragraph.part.items.len()).max().unwrap_or(0).max(definitions);
        if count == 0 || usize::try_from(number).is_ok_and(|number| number <= definitions) || paragraphs.iter().any(wanted) {
            return Ok(());
        }
        Err(Trouble::because(format!("そこにある号は{count}までです"), format!("there are {count} items")).of(article, is_here))
    }

    /// Whether a paragraph certainly has no items: it is written on one line and bears no mark.
    fn is_plain(&self, paragraph: &Located) -> bool {
        paragraph.part.items.is_empty() && paragraph.looks(|place| self.resolved.text(place)).is_one_line
    }

    /// ただし書.
    pub(super) fn proviso(&self, article: &Article, provision: &Provision, nth: Option<usize>, is_here: bool) -> Result<(), Box<Trouble>> {
        let paragraphs = of(provision, nth);
        let has = |paragraph: &Located| paragraph.looks(|place| self.resolved.text(place)).has_proviso;
        if paragraphs.is_empty() || self.hides(article) || paragraphs.iter().any(has) {
            return Ok(());
        }
        Err(Trouble::because("そこにただし書はありません", "there is no proviso").of(article, is_here))
    }

    /// 附則第2項: of the supplement in which it stands, else of any.
    pub(super) fn supplement(&self, mention: &Mention) -> Result<(), Box<Trouble>> {
        if self.is_damaged() {
            return Ok(());
        }
        let Some(last) = self.last_supplement(self.policy) else { return Self::no_supplement() };
        let Some(Step::Number(number)) = mention.paragraph else { return Ok(()) };
        let most = self.policy.outline.lookup(self.policy).supplements(self.document).map_or(0, |supplements| supplements.most);
        if most == 0 || usize::try_from(number).is_ok_and(|number| number <= most) {
            return Ok(());
        }
        Err(Trouble::because(format!("附則は全{most}項です"), format!("the supplement has {most} paragraphs"))
            .near(last.header, crate::diagnostic::Text::new("附則です", "the supplement")))
    }
}

/// The paragraph that is meant; all of them where that cannot be told.
fn of(provision: &Provision, nth: Option<usize>) -> &[Located] {
    match nth {
        Some(nth) => provision.paragraphs.get(nth..=nth).unwrap_or(&[]),
        None => &provision.paragraphs,
    }
}
