//! Chapters 章 and sections 節: by number, by title, from where a wording stands.

use super::{Place, Trouble};
use crate::diagnostic::Text;
use crate::resolve::outline::{DivisionsOf, Within};
use crate::resolve::policy::{DivisionId, Policy};
use crate::syntax::keyword::Keyword;
use crate::text::look_up_key;
use crate::wording::mention::{Step, Which};

impl Place<'_> {
    /// Follows 第3章, 前章, 第2節, 第3章第2節.
    pub(super) fn division(&self, chapter: Option<&Which>, section: Option<&Which>, owner: &Policy) -> Result<(), Box<Trouble>> {
        let own = owner.id() == self.policy.id();
        let is_unknown = if own { self.is_damaged() } else { owner.unknown.any };
        if is_unknown {
            return Ok(());
        }
        let above = match chapter {
            Some(which) => match self.one(Keyword::Chapter, which, owner, None)? {
                Some(index) => Some(index),
                None => return Ok(()),
            },
            None => self.around(Keyword::Chapter).filter(|_| own),
        };
        match section {
            Some(which) => self.one(Keyword::Section, which, owner, above).map(|_| ()),
            None => Ok(()),
        }
    }

    /// The division of a kind in which the wording stands.
    fn around(&self, kind: Keyword) -> Option<DivisionId> {
        let mut at = self.policy.articles.get(self.article?)?.division;
        while let Some(index) = at {
            let division = self.policy.divisions.get(index)?;
            if division.keyword == kind {
                return Some(index);
            }
            at = division.parent;
        }
        None
    }

    /// One division, `above` being the chapter of a section; none where it cannot be told.
    fn one(&self, kind: Keyword, which: &Which, owner: &Policy, above: Option<DivisionId>) -> Result<Option<DivisionId>, Box<Trouble>> {
        let own = owner.id() == self.policy.id();
        let name = if kind == Keyword::Chapter { Text::new("章", "chapter") } else { Text::new("節", "section") };
        let of = DivisionsOf {
            kind,
            document: Some(self.document).filter(|_| own),
            within: above.map_or(Within::Any, |above| Within::This(Some(above))),
        };
        let lookup = owner.outline.lookup(owner);
        let series = lookup.divisions(of);
        let header = |id: &DivisionId| owner.divisions.get(*id).map_or(owner.header, |division| division.header);
        let there_is_none = |name: &Text| Trouble::because(format!("その{}はありません", name.ja), format!("there is no such {}", name.en));
        match which {
            Which::Number(number) => {
                if let Some(found) = lookup.division(&owner.outline, of, number) {
                    return Ok(Some(found));
                }
                Err(match series.last() {
                    Some(last) => {
                        let shown = owner.outline.divisions.get(*last).map_or_else(String::new, crate::resolve::outline::Numbered::show);
                        there_is_none(&name)
                            .near(header(last), Text::new(format!("最後は「{shown}」です"), format!("the last one is \"{shown}\"")))
                    }
                    None => there_is_none(&name),
                })
            }
            Which::Titled(titled) => {
                let wanted = self.titles(titled);
                let is_within = |id: &&DivisionId| {
                    let parent = owner.divisions.get(**id).and_then(|division| owner.divisions.get(division.parent?)?.title.as_deref());
                    wanted.within.as_ref().is_none_or(|within| parent.is_some_and(|parent| *look_up_key(parent) == **within))
                };
                // Unless a chapter is named the section may stand in any. Of more than one there is no need to know them all.
                let found = lookup.titled_divisions(self.document, kind, &wanted.title).iter().filter(is_within);
                let found: Vec<&DivisionId> = found.take(2).collect();
                match found.as_slice() {
                    [one] => Ok(Some(**one)),
                    [] => {
                        let all = lookup.divisions(DivisionsOf { kind, document: Some(self.document), within: Within::Any });
                        let known = all.iter().filter_map(|id| Some((owner.divisions.get(*id)?.title.as_deref()?, header(id))));
                        Err(self.unknown_title(titled, known, &name))
                    }
                    [first, ..] => {
                        let trouble = Trouble::because(
                            format!("この題名の{}が二つ以上あります", name.ja),
                            format!("several {}s bear this title", name.en),
                        );
                        let help = Text::new(
                            format!("{}の題名を互いに異なるものにしてください", name.ja),
                            format!("give the {}s different titles", name.en),
                        );
                        Err(trouble.ambiguous().near(header(first), Text::new("その一つです", "one of them")).help(help))
                    }
                }
            }
            Which::Step(step) => {
                let Some(here) = self.around(kind) else {
                    let is_told = self.article.is_some() && self.within().is_none() && *step != Step::Same;
                    let outside =
                        Trouble::because(format!("この条は{}の中にありません", name.ja), format!("this article stands in no {}", name.en));
                    return if is_told { Err(outside) } else { Ok(None) };
                };
                let position = series.binary_search(&here).ok();
                let target = match step {
                    Step::This => return Ok(Some(here)),
                    Step::Same | Step::Number(_) => return Ok(None),
                    Step::Back(count) => {
                        position.zip(usize::try_from(*count).ok()).and_then(|(position, count)| position.checked_sub(count))
                    }
                    Step::Next => position.map(|position| position + 1),
                };
                match target.and_then(|target| series.get(target)) {
                    Some(found) => Ok(Some(*found)),
                    None if *step == Step::Next => {
                        Err(Trouble::because(format!("この{0}の後に{0}はありません", name.ja), format!("no {} follows this one", name.en)))
                    }
                    None => Err(Trouble::because(
                        format!("この{0}の前に、そのような{0}はありません", name.ja),
                        format!("no such {} comes before this one", name.en),
                    )),
                }
            }
        }
    }
}
